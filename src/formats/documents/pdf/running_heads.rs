//! Takes running heads and page numbers away: lines at the top or the bottom of several pages that are the same but for their numbers.

use std::collections::HashMap;

use super::lines::Line;

/// Number of lines at either end of a page that may be running heads.
const EDGE: usize = 2;

/// The longest running head, in characters.
const LONGEST: usize = 120;

/// Removes them from the pages, each given as its blocks.
pub(super) fn remove(pages: &mut [Vec<Vec<Line>>]) {
    if pages.len() < 2 {
        return;
    }
    let least = if pages.len() > 4 { 3 } else { 2 };
    let mut counts: HashMap<(String, i32), usize> = HashMap::new();
    for page in pages.iter() {
        for key in edges(page).into_iter().map(|(_, key)| key) {
            *counts.entry(key).or_default() += 1;
        }
    }
    for page in pages {
        let gone: Vec<f32> =
            edges(page).into_iter().filter(|(_, key)| counts.get(key).is_some_and(|&count| count >= least)).map(|(base, _)| base).collect();
        for block in page.iter_mut() {
            block.retain(|line| !gone.contains(&line.base));
        }
        page.retain(|block| !block.is_empty());
    }
}

/// The lines at the ends of a page: their places, and what they have in common with those of other pages.
fn edges(page: &[Vec<Line>]) -> Vec<(f32, (String, i32))> {
    let mut lines: Vec<&Line> = page.iter().flatten().collect();
    lines.sort_by(|a, b| b.base.total_cmp(&a.base));
    lines.dedup_by(|a, b| a.base.total_cmp(&b.base).is_eq());
    let (top, bottom) = (lines.iter().take(EDGE), lines.iter().rev().take(EDGE.min(lines.len().saturating_sub(EDGE))));
    top.chain(bottom).filter(|line| line.chars() <= LONGEST).map(|line| (line.base, (key(&line.text()), place(line.base)))).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "places are clamped when pieces are read")]
fn place(base: f32) -> i32 {
    (base / 6.0).round() as i32
}

/// A line without its numbers.
fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        if c.is_numeric() {
            if !key.ends_with('#') {
                key.push('#');
            }
        } else {
            key.extend(c.to_lowercase());
        }
    }
    key
}

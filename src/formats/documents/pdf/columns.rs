//! Puts the lines of a page in reading order: where a gutter parts it into columns, one after the other; lines across it part the page into
//! bands.

use super::lines::Line;

/// How often columns are looked for within columns.
const DEPTH: usize = 8;

/// The most lines among which columns are looked for.
const MOST: usize = 20_000;

/// The fewest lines of a column, and the fewest characters of them on average: cells of tables have fewer.
const LEAST: usize = 3;
const CHARS: usize = 12;

/// The share of lines that may cross a gutter: headlines, pictures' captions.
const CROSSING: usize = 4;

/// The blocks of a page, each the lines of one column in one band.
pub(super) fn ordered(lines: Vec<Line>) -> Vec<Vec<Line>> {
    let mut blocks = Vec::new();
    let depth = if lines.len() > MOST { 0 } else { DEPTH };
    cut(lines, depth, &mut blocks);
    blocks
}

fn cut(lines: Vec<Line>, depth: usize, blocks: &mut Vec<Vec<Line>>) {
    let Some((start, end)) = (depth > 0).then(|| gutter(&lines)).flatten() else {
        if !lines.is_empty() {
            blocks.push(rows(lines));
        }
        return;
    };
    let (mut left, mut right, mut across) = (Vec::new(), Vec::new(), Vec::new());
    for line in lines {
        let is_across = line.left < start && line.right > end;
        if is_across {
            cut(std::mem::take(&mut left), depth - 1, blocks);
            cut(std::mem::take(&mut right), depth - 1, blocks);
            across.push(line);
            continue;
        }
        if !across.is_empty() {
            blocks.push(rows(std::mem::take(&mut across)));
        }
        let side = if f32::midpoint(line.left, line.right) < f32::midpoint(start, end) { &mut left } else { &mut right };
        side.push(line);
    }
    cut(left, depth - 1, blocks);
    cut(right, depth - 1, blocks);
    if !across.is_empty() {
        blocks.push(rows(across));
    }
}

/// The gap between two columns, from left to right, crossed by the fewest lines.
fn gutter(lines: &[Line]) -> Option<(f32, f32)> {
    if lines.len() < 2 * LEAST {
        return None;
    }
    let mut ends: Vec<(f32, usize)> = lines.iter().map(|line| (line.right, line.chars())).collect();
    let mut starts: Vec<(f32, usize)> = lines.iter().map(|line| (line.left, line.chars())).collect();
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    starts.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut sizes: Vec<f32> = lines.iter().map(|line| line.size).collect();
    sizes.sort_by(f32::total_cmp);
    let narrowest = sizes.get(sizes.len() / 2)? * 0.7;
    // Numbers of characters of the lines that begin at or behind each start.
    let mut behind: Vec<usize> = starts
        .iter()
        .rev()
        .scan(0, |sum, (_, chars)| {
            *sum += chars;
            Some(*sum)
        })
        .collect();
    behind.reverse();
    let (mut before, mut next, mut best) = (0, 0, None::<(usize, f32, f32, f32)>);
    for (count, (end, chars)) in ends.iter().enumerate().map(|(at, end)| (at + 1, end)) {
        before += chars;
        while starts.get(next).is_some_and(|(start, _)| *start < *end) {
            next += 1;
        }
        // The gap may begin where several lines end, and end where the next one begins.
        let Some((start, _)) = starts.get(next) else { break };
        let right = lines.len() - next;
        let crossing = lines.len().saturating_sub(count + right);
        let fits = count >= LEAST && right >= LEAST && start - end >= narrowest && crossing * CROSSING <= lines.len();
        let are_columns = before / count >= CHARS && behind.get(next).copied().unwrap_or_default() / right >= CHARS;
        if fits && are_columns && best.is_none_or(|(fewest, width, ..)| (crossing, end - start) < (fewest, -width)) {
            best = Some((crossing, start - end, *end, *start));
        }
    }
    best.map(|(_, _, start, end)| (start, end))
}

/// Lines of one column from top to bottom, parts of one row joined.
fn rows(mut lines: Vec<Line>) -> Vec<Line> {
    lines.sort_by(|a, b| b.base.total_cmp(&a.base));
    let mut rows: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines {
        match rows.last_mut() {
            Some(last) if (last.base - line.base).abs() <= 0.3 * last.size.max(line.size) => {
                if last.left <= line.left {
                    last.append(line);
                } else {
                    let rest = std::mem::replace(last, line);
                    last.append(rest);
                }
            }
            _ => rows.push(line),
        }
    }
    rows
}

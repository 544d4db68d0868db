//! Pages of a text made from a printed document, with form feeds between them as `pdftotext` writes them: page numbers and running heads
//! go, and a sentence goes on over the pages.

use std::collections::HashMap;
use std::ops::Range;

use super::line_markers;
use super::lines::Line;
use crate::formats::lexicon::Phrases;

/// The most lines at the top and at the bottom of a page that are no text.
const EDGE: usize = 2;

/// So many pages with the same line at their edge make it a running head, and no less than this part of all pages.
const REPEATED: (usize, usize) = (2, 3);

/// Longest running head, in columns.
const HEAD: u16 = 120;

/// Joins the pages that `text`, of which `lines` are the lines, is parted into.
pub(super) fn join(text: &str, lines: &mut Vec<Line<'_>>) {
    if !text.as_bytes().contains(&b'\x0c') {
        return;
    }
    let pages = pages(text, lines);
    if pages.len() < 2 {
        return;
    }
    let heads = repeated(lines, &pages, |page| page.clone().take(EDGE).collect());
    let feet = repeated(lines, &pages, |page| page.clone().rev().take(EDGE).collect());
    let mut gone = vec![false; lines.len()];
    for (number, page) in pages.iter().enumerate() {
        for (head, edge) in [(true, page.clone().take(EDGE).collect::<Vec<_>>()), (false, page.clone().rev().take(EDGE).collect())] {
            for at in edge {
                let key = key(lines[at].text);
                let runs = (if head { &heads } else { &feet }).get(&key).is_some_and(|&count| is_running(count, pages.len()));
                // The first line of all may be the title, which runs over the other pages.
                let title = number == 0 && head && !lines[at].text.contains(|c: char| c.is_ascii_digit());
                if !(is_number(lines[at].text) || runs && !title) {
                    break;
                }
                gone[at] = true;
            }
        }
    }
    close_gaps(lines, &pages, &gone);
    let mut at = 0;
    lines.retain(|_| {
        at += 1;
        !gone[at - 1]
    });
}

/// The lines of each page, as indices.
fn pages(text: &str, lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let offset = |line: &Line<'_>| (line.text.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let (mut pages, mut start) = (Vec::new(), 0);
    for (feed, _) in text.match_indices('\x0c') {
        let end = lines.partition_point(|line| offset(line) < feed);
        if end > start {
            pages.push(start..end);
            start = end;
        }
    }
    if start < lines.len() {
        pages.push(start..lines.len());
    }
    pages
}

/// How often each line occurs at an edge of a page, digits aside.
fn repeated(lines: &[Line<'_>], pages: &[Range<usize>], edge: impl Fn(&Range<usize>) -> Vec<usize>) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for page in pages {
        for at in edge(page).into_iter().filter(|&at| lines[at].width <= HEAD) {
            *counts.entry(key(lines[at].text)).or_default() += 1;
        }
    }
    counts
}

fn is_running(count: usize, pages: usize) -> bool {
    count >= REPEATED.0 && count * REPEATED.1 >= pages
}

fn key(text: &str) -> String {
    text.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect()
}

/// Whether a line only numbers its page: `12`, `- 12 -`, `Page 3 of 10`.
fn is_number(text: &str) -> bool {
    if text.len() > 40 {
        return false;
    }
    let low = text.to_lowercase();
    let mut words = low
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '/' | '|' | '[' | ']' | '(' | ')' | '.'))
        .filter(|word| !word.is_empty());
    let figures = |word: &str| word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let (mut numbers, mut named) = (0, 0);
    let known = words.all(|word| {
        numbers += usize::from(figures(word));
        named += usize::from(!figures(word));
        figures(word) || Phrases::PageWords.contains(word) || Phrases::PictureCountJoiners.contains(word)
    });
    known && (1..=2).contains(&numbers) && named <= 2
}

/// Sets the gap before the first line of each page: none where the sentence of the page before goes on.
fn close_gaps(lines: &mut [Line<'_>], pages: &[Range<usize>], gone: &[bool]) {
    let mut last: Option<usize> = None;
    for page in pages {
        let Some(first) = page.clone().find(|&at| !gone[at]) else { continue };
        if let Some(last) = last {
            let goes_on = lines[last].text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '-' | '\u{2010}' | '\u{ad}'))
                && (lines[first].text.starts_with(char::is_lowercase) || !lines[last].text.ends_with(char::is_alphanumeric))
                && line_markers::item(lines[first].text).is_none();
            lines[first].gap = u8::from(!goes_on);
            if goes_on {
                let indent = lines[last].indent();
                lines[first].set_indent(indent);
            }
        }
        last = page.clone().rev().find(|&at| !gone[at]).or(last);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::text::lines;

    fn joined(text: &str) -> Vec<String> {
        let mut lines = lines::read(text, 1);
        join(text, &mut lines);
        lines.iter().map(|line| format!("{}{}", if line.is_apart() { "| " } else { "" }, line.text)).collect()
    }

    #[test]
    fn page_numbers_go_and_sentences_go_on() {
        let text =
            "Fog\n\nThe ferry had left the\n\n          1\n\x0cquay an hour ago.\n\n        - 2 -\n\x0cNobody saw it.\n\nPage 3 of 3\n\x0c";
        assert_eq!(joined(text), ["| Fog", "| The ferry had left the", "quay an hour ago.", "| Nobody saw it."]);
    }

    #[test]
    fn running_heads_go() {
        let page = |number: usize, text: &str| format!("Harbour Post      {number}\n\n{text}\n\nNevers, 2024\n\x0c");
        let text = [page(1, "The fog came,"), page(2, "and the boats"), page(3, "Went. So it was.")].concat();
        assert_eq!(joined(&text), ["| The fog came,", "and the boats", "| Went. So it was."]);
        let text = "Fog\n\nOne.\n\x0cFog\n\nTwo.\n\x0cFog\n\nThree.\n";
        assert_eq!(joined(text), ["| Fog", "| One.", "| Two.", "| Three."]);
    }

    #[test]
    fn a_text_of_one_page_stays_as_it_is() {
        assert_eq!(joined("Fog\n\n12\n\nIt rose.\n\x0c"), ["| Fog", "| 12", "| It rose."]);
    }
}

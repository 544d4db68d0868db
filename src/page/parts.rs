//! Splits long texts into parts, so that a row in the middle of ten megabytes costs no more than a row of a letter. The start of a part
//! follows from its number and the text around it, never from all the text before it.

use std::ops::Range;

/// The bytes of a part, about.
pub(super) const STRETCH: usize = 8192;

/// Number of bytes after a multiple of [`STRETCH`] searched for a good place to cut.
const SEARCH: usize = 1024;

/// The preferred places to cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cut {
    /// At white space, or behind an ideographic full stop.
    Word,
    /// Behind a line feed.
    Line,
}

pub(super) fn count(length: usize) -> usize {
    if length <= 2 * STRETCH { 1 } else { length / STRETCH }
}

pub(super) fn range(text: &str, part: usize, cut: Cut) -> Range<usize> {
    start(text, part, cut)..start(text, part + 1, cut)
}

/// The part that holds the byte `offset` of `text`.
pub(super) fn holding(text: &str, offset: usize, cut: Cut) -> usize {
    let guess = (offset / STRETCH).min(count(text.len()) - 1);
    if start(text, guess, cut) > offset { guess.saturating_sub(1) } else { guess }
}

fn start(text: &str, part: usize, cut: Cut) -> usize {
    if part == 0 {
        return 0;
    }
    if part >= count(text.len()) {
        return text.len();
    }
    let from = boundary(text, part * STRETCH);
    let window = &text[from..boundary(text, from + SEARCH)];
    let line = || window.find('\n').map(|at| from + at + 1);
    let space = || window.find(|c: char| c.is_whitespace() || c == '。').map(|at| from + at);
    match cut {
        Cut::Line => line().or_else(space).unwrap_or_else(|| skip(text, from, |c| unicode_width::UnicodeWidthChar::width(c) == Some(0))),
        Cut::Word => space().map_or_else(
            || skip(text, from, |c| unicode_width::UnicodeWidthChar::width(c) == Some(0)),
            |at| skip(text, at, |c| c.is_whitespace() || c == '。'),
        ),
    }
}

/// The first character from `at` that `passed` does not hold for, within the bounds of the search.
fn skip(text: &str, at: usize, passed: impl Fn(char) -> bool) -> usize {
    let window = &text[at..boundary(text, at + SEARCH)];
    at + window.find(|c| !passed(c)).unwrap_or(window.len())
}

/// `at`, or the first character boundary behind it.
fn boundary(text: &str, at: usize) -> usize {
    (at..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, cut: Cut) {
        let mut at = 0;
        for part in 0..count(text.len()) {
            let range = range(text, part, cut);
            assert_eq!(range.start, at);
            assert!(!range.is_empty() && range.len() <= 3 * STRETCH);
            assert_eq!(holding(text, range.start, cut), part);
            assert_eq!(holding(text, range.end - 1, cut), part);
            at = range.end;
        }
        assert_eq!(at, text.len());
    }

    #[test]
    fn parts_cover_the_text_and_each_byte_knows_its_part() {
        for text in ["ab cd ", "日本語", "x", "e\u{301}", "a。", " ", "line\n"] {
            for times in [1, 5461, 16_385, 40_000] {
                check(&text.repeat(times), Cut::Word);
                check(&text.repeat(times), Cut::Line);
            }
        }
    }

    #[test]
    fn parts_are_cut_between_words_and_lines() {
        let text = "word and word ".repeat(5000);
        assert!(text[..range(&text, 0, Cut::Word).end].ends_with(' '));
        let text = "one line\n".repeat(5000);
        assert!(text[..range(&text, 3, Cut::Line).end].ends_with('\n'));
    }
}

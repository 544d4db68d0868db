//! Wraps a text to lines of a given width: words, then the breaks with the most even margin (Knuth and Plass, by textwrap), and hyphens
//! only where the margin would be ragged without them.

use std::ops::Range;

use hypher::Lang;
use textwrap::core::Fragment;
use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};

use super::clusters::{self, clusters};
use super::{breaks, hyphens, unspaced};

#[derive(Debug, Clone, Default)]
pub(super) struct WrapOptions {
    /// The columns of a line, at least 1.
    pub(super) width: usize,
    /// Whether quotation marks follow French use.
    pub(super) french: bool,
    /// The language of hyphenation; `None` disables it.
    pub(super) hyphens: Option<Lang>,
    /// Ranges of the text, ordered by start, whose words are not hyphenated.
    pub(super) whole: Vec<Range<usize>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) range: Range<usize>,
    /// In columns, the hyphen not counted; more than the width only where a single cluster is wider.
    pub(super) width: usize,
    pub(super) hyphen: bool,
}

/// The lines of `text`, whose first byte is `base`: line feeds end lines, too.
pub(super) fn wrap(text: &str, base: usize, wrap_options: &WrapOptions) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = base;
    for segment in text.split('\n') {
        wrap_segment(segment, at, wrap_options, &mut lines);
        at += segment.len() + 1;
    }
    lines
}

fn wrap_segment(text: &str, base: usize, wrap_options: &WrapOptions, lines: &mut Vec<Line>) {
    let words = words(text, wrap_options);
    if words.iter().all(|word| word.width == 0) {
        // Nothing is visible, but zero-width characters still need a line.
        let end = words.last().map_or(0, |word| word.end);
        lines.push(Line { range: base..base + end, width: 0, hyphen: false });
        return;
    }
    let cut = cut_wide(text, &words, wrap_options.width);
    let mut fitted = fit(&cut, wrap_options.width);
    let parted;
    if let Some(language) = wrap_options.hyphens
        && (cut.len() > words.len() || is_ragged(&fitted, wrap_options.width))
    {
        parted = cut_wide(text, &part(text, base, &words, language, wrap_options), wrap_options.width);
        fitted = fit(&parted, wrap_options.width);
    }
    for line in fitted {
        let (Some(first), Some(last)) = (line.first(), line.last()) else { continue };
        if last.end > first.start {
            let range = base + first.start..base + last.end;
            lines.push(Line { range, width: columns(line) - usize::from(last.hyphen), hyphen: last.hyphen });
        }
    }
}

/// An unbreakable piece of text, with the white space after it.
#[derive(Debug, Clone, Copy, Default)]
struct Word {
    start: usize,
    end: usize,
    width: usize,
    space: usize,
    /// Whether a line that ends here ends in a hyphen.
    hyphen: bool,
}

impl Fragment for Word {
    fn width(&self) -> f64 {
        float(self.width)
    }

    fn whitespace_width(&self) -> f64 {
        float(self.space)
    }

    fn penalty_width(&self) -> f64 {
        float(usize::from(self.hyphen))
    }
}

fn float(columns: usize) -> f64 {
    f64::from(u32::try_from(columns).unwrap_or(u32::MAX))
}

fn words(text: &str, wrap_options: &WrapOptions) -> Vec<Word> {
    let mut breaks = breaks::opportunities(text, wrap_options.french).peekable();
    let mut words = Vec::new();
    let mut word = Word::default();
    for cluster in clusters(text) {
        if cluster.is_space() {
            word.space += cluster.width;
        } else {
            word.width += word.space + cluster.width;
            word.space = 0;
            word.end = cluster.end();
        }
        // A break within a cluster is none.
        while breaks.next_if(|&at| at < cluster.end()).is_some() {}
        if breaks.next_if_eq(&cluster.end()).is_some() {
            // An indent that leaves no room for words is none.
            if word.end > 0 || word.space <= wrap_options.width / 2 {
                words.push(word);
            }
            word = Word { start: cluster.end(), end: cluster.end(), ..Word::default() };
        }
    }
    if word.end > word.start {
        words.push(word);
    }
    words
}

/// The words again, those wider than a line cut between clusters.
fn cut_wide(text: &str, words: &[Word], width: usize) -> Vec<Word> {
    let mut cut = Vec::with_capacity(words.len());
    for &word in words {
        if word.width + usize::from(word.hyphen) <= width {
            cut.push(word);
            continue;
        }
        let mut piece = Word { start: word.start, end: word.start, ..Word::default() };
        let mut vowel = 0;
        for cluster in clusters(&text[word.start..word.end]) {
            // A vowel that is written first stays with its consonant.
            let columns = std::mem::take(&mut vowel) + cluster.width;
            if cluster.text.chars().all(unspaced::is_leading_vowel) && columns < width {
                vowel = columns;
                continue;
            }
            if piece.width + columns > width && piece.end > piece.start {
                cut.push(piece);
                piece = Word { start: piece.end, end: piece.end, ..Word::default() };
            }
            piece.width += columns;
            piece.end = word.start + cluster.end();
        }
        (piece.width, piece.end) = (piece.width + vowel, word.end);
        let hyphen = word.hyphen && piece.width < width;
        cut.push(Word { space: word.space, hyphen, ..piece });
    }
    cut
}

/// The words, hyphenated where the language allows.
fn part(text: &str, base: usize, words: &[Word], language: Lang, wrap_options: &WrapOptions) -> Vec<Word> {
    let mut parted = Vec::with_capacity(words.len() * 2);
    for &word in words {
        let range = base + word.start..base + word.end;
        let kept = wrap_options.whole.iter().take_while(|whole| whole.start < range.end).any(|whole| whole.end > range.start);
        let letters = &text[word.start..word.end];
        let points = if kept { Vec::new() } else { hyphens::points(letters, language, word.width > wrap_options.width) };
        let mut start = word.start;
        for end in points.into_iter().map(|point| word.start + point) {
            parted.push(Word { start, end, width: clusters::width(&text[start..end]), space: 0, hyphen: true });
            start = end;
        }
        parted.push(Word { start, width: clusters::width(&text[start..word.end]), ..word });
    }
    parted
}

/// Lines of words, none wider than `width` but for single words that are.
fn fit(words: &[Word], width: usize) -> Vec<&[Word]> {
    let step = (width / 4).max(3);
    let penalties = Penalties {
        nline_penalty: 100,
        // A line too wide is no line at all; this is more than any paragraph of good lines costs.
        overflow_penalty: 1_000_000_000,
        hyphen_penalty: step * step,
        ..Penalties::new()
    };
    let widths = [float(width)];
    match wrap_optimal_fit(words, &widths, &penalties) {
        Ok(lines) if lines.iter().all(|line| line.len() == 1 || columns(line) <= width) => lines,
        _ => wrap_first_fit(words, &widths),
    }
}

fn columns(line: &[Word]) -> usize {
    let full: usize = line.iter().map(|word| word.width + word.space).sum();
    line.last().map_or(0, |last| full - last.space + usize::from(last.hyphen))
}

/// Whether a line but the last leaves more than a sixth of the width empty.
fn is_ragged(lines: &[&[Word]], width: usize) -> bool {
    let slack = (width / 6).max(4);
    lines.iter().rev().skip(1).any(|line| columns(line) + slack < width)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, width: usize, tag: Option<&str>) -> Vec<String> {
        let wrap_options = WrapOptions { width, french: true, hyphens: hyphens::language(tag), whole: Vec::new() };
        wrap(text, 0, &wrap_options).iter().map(|line| text[line.range.clone()].to_owned() + if line.hyphen { "-" } else { "" }).collect()
    }

    #[test]
    fn lines_are_even() {
        assert_eq!(lines("to be or not to be that is the question", 14, None), ["to be or not", "to be that is", "the question"]);
    }

    #[test]
    fn line_feeds_end_lines_and_indents_stay() {
        assert_eq!(lines("a\n  b\n\nc", 20, None), ["a", "  b", "", "c"]);
    }

    #[test]
    fn words_are_parted_only_where_the_margin_is_ragged() {
        assert_eq!(lines("les grands immeubles", 40, Some("fr")), ["les grands immeubles"]);
        assert_eq!(lines("la photographie instantanément", 14, Some("fr")), ["la photogra-", "phie instanta-", "nément"]);
    }

    #[test]
    fn wide_words_are_cut_between_clusters() {
        assert_eq!(lines("日本語日本語", 5, None), ["日本", "語日", "本語"]);
        assert_eq!(lines("aaaaaaa", 3, None), ["aaa", "aaa", "a"]);
        assert_eq!(lines("e\u{301}e\u{301}", 1, None), ["e\u{301}", "e\u{301}"]);
        assert_eq!(lines("a日", 1, None), ["a", "日"]);
    }
}

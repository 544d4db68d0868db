//! Grapheme clusters and their width in columns. Layout and drawing agree, because both ask unicode-width for one cluster at a time.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// A grapheme cluster: one character as the reader sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cluster<'a> {
    pub(super) at: usize,
    pub(super) text: &'a str,
    pub(super) width: usize,
}

impl Cluster<'_> {
    /// The byte after it.
    pub(super) fn end(&self) -> usize {
        self.at + self.text.len()
    }

    pub(super) fn is_space(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }
}

pub(super) fn clusters(text: &str) -> impl Iterator<Item = Cluster<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let (length, width) = first(rest)?;
        let cluster = Cluster { at, text: &rest[..length], width };
        at += length;
        Some(cluster)
    })
}

pub(super) fn width(text: &str) -> usize {
    if text.bytes().all(is_ascii_cell) { text.len() } else { clusters(text).map(|cluster| cluster.width).sum() }
}

/// As much of the start of `text` as `columns` hold, in bytes.
pub(super) fn fitting(text: &str, columns: usize) -> usize {
    let mut taken = 0;
    for cluster in clusters(text) {
        taken += cluster.width;
        if taken > columns {
            return cluster.at;
        }
    }
    text.len()
}

/// The length in bytes and the width of the first cluster.
fn first(rest: &str) -> Option<(usize, usize)> {
    let bytes = rest.as_bytes();
    if is_ascii_cell(*bytes.first()?) && bytes.get(1).is_none_or(|&next| is_ascii_cell(next)) {
        return Some((1, 1));
    }
    let mut chars = rest.chars();
    let head = chars.next()?;
    let length = if is_plain(head) && chars.next().is_none_or(is_plain) {
        head.len_utf8()
    } else {
        rest.graphemes(true).next().map_or(head.len_utf8(), str::len)
    };
    Some((length, rest[..length].width()))
}

fn is_ascii_cell(byte: u8) -> bool {
    (b' '..0x7f).contains(&byte)
}

/// Whether the character neither joins the one before nor the one after, unless that one joins it: spares most European, Chinese and
/// Japanese text the full rules (Unicode Standard Annex 29).
pub(super) fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2010}'..='\u{2027}' | '\u{202f}'..='\u{205e}'
        | '\u{3000}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{309b}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_keep_their_marks_and_emoji_stay_whole() {
        let found: Vec<_> = clusters("ae\u{301}日👩‍👧x").map(|cluster| (cluster.text, cluster.width)).collect();
        assert_eq!(found, [("a", 1), ("e\u{301}", 1), ("日", 2), ("👩‍👧", 2), ("x", 1)]);
    }

    #[test]
    fn the_short_cut_and_the_full_rules_agree() {
        let text = "« Œuf » — l’été… 日本語、ｶﾞ か\u{3099} 🇫🇷🇧🇪 ☎\u{fe0f} \u{200b}z‼";
        let quick: Vec<_> = clusters(text).map(|cluster| cluster.text).collect();
        assert_eq!(quick, text.graphemes(true).collect::<Vec<_>>());
    }

    #[test]
    fn fitted_text_ends_between_clusters() {
        assert_eq!(fitting("日本", 3), 3);
        assert_eq!(fitting("ab", 3), 2);
        assert_eq!(fitting("日", 1), 0);
    }
}

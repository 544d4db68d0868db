//! Motion through a text by grapheme cluster and by word. Each step looks at nearby text only, so that it is as cheap in a huge text
//! without spaces as in prose.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// Number of bytes in which a motion looks for a word; with no word start or end so near, it stops there.
const NEAR: usize = 1024;

/// The end of the letter at `at`.
pub(crate) fn after_letter(text: &str, at: usize) -> usize {
    let near = ahead(text, at);
    let mut cursor = GraphemeCursor::new(0, near.len(), true);
    at + cursor.next_boundary(near, 0).ok().flatten().unwrap_or(near.len())
}

/// The start of the letter before `at`.
pub(crate) fn before_letter(text: &str, at: usize) -> usize {
    let near = behind(text, at);
    let mut cursor = GraphemeCursor::new(near.len(), near.len(), true);
    at - near.len() + cursor.prev_boundary(near, 0).ok().flatten().unwrap_or(0)
}

/// The start of the next word after the one at `at`.
pub(crate) fn next_word(text: &str, at: usize) -> usize {
    let near = ahead(text, at);
    at + near.unicode_word_indices().map(|(start, _)| start).find(|&start| start > 0).unwrap_or(near.len())
}

/// The end of the word at `at`, or of the next one.
pub(crate) fn word_end(text: &str, at: usize) -> usize {
    let near = ahead(text, at);
    at + near.unicode_word_indices().next().map_or(near.len(), |(start, word)| start + word.len())
}

/// The start of the word at `at`, or of the previous one.
pub(crate) fn word_start(text: &str, at: usize) -> usize {
    let near = behind(text, at);
    at - near.len() + near.unicode_word_indices().next_back().map_or(0, |(start, _)| start)
}

/// The end of the last word that ends before `at`.
pub(crate) fn previous_end(text: &str, at: usize) -> usize {
    let near = behind(text, at);
    let ends = near.unicode_word_indices().rev().map(|(start, word)| start + word.len());
    at - near.len() + ends.into_iter().find(|&end| end < near.len()).unwrap_or(0)
}

fn ahead(text: &str, at: usize) -> &str {
    text.get(at..text.floor_char_boundary(at.saturating_add(NEAR).min(text.len()))).unwrap_or_default()
}

fn behind(text: &str, at: usize) -> &str {
    text.get(text.ceil_char_boundary(at.saturating_sub(NEAR))..at).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "« L’été 🇫🇷 arrive », dit-elle.";

    fn at(words: &str) -> usize {
        TEXT.find(words).unwrap()
    }

    #[test]
    fn a_letter_is_a_grapheme_cluster() {
        assert_eq!(after_letter(TEXT, at("🇫🇷")), at(" arrive"));
        assert_eq!(before_letter(TEXT, at(" arrive")), at("🇫🇷"));
        assert_eq!((after_letter(TEXT, TEXT.len()), before_letter(TEXT, 0)), (TEXT.len(), 0));
    }

    #[test]
    fn words_are_stepped_through_forwards() {
        assert_eq!(next_word(TEXT, 0), at("L’été"));
        assert_eq!(next_word(TEXT, at("L’été")), at("arrive"));
        assert_eq!(word_end(TEXT, at("L’été")), at(" 🇫🇷"));
        assert_eq!(word_end(TEXT, at(" 🇫🇷")), at(" »"));
        assert_eq!(word_end(TEXT, TEXT.len() - 1), TEXT.len());
    }

    #[test]
    fn words_are_stepped_through_backwards() {
        assert_eq!(word_start(TEXT, at("-elle")), at("dit"));
        assert_eq!(word_start(TEXT, at("dit")), at("arrive"));
        assert_eq!(word_start(TEXT, 2), 0);
        assert_eq!(previous_end(TEXT, at(" »")), at(" 🇫🇷"));
        assert_eq!(previous_end(TEXT, at("L’été")), 0);
    }

    #[test]
    fn a_text_without_words_is_no_harm() {
        let text = "-".repeat(1 << 20);
        assert_eq!(next_word(&text, 5), 5 + NEAR);
        assert_eq!(word_start(&text, 1 << 19), (1 << 19) - NEAR);
        assert_eq!(after_letter("a", 7), 7);
    }
}

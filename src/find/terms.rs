//! The words of a text as an index holds them, and those that a text with a match of a needle must contain.
//!
//! Both are cut where [`super::words()`] finds the ends of words, so that a match that begins and ends at words covers whole ones. Where
//! words have no spaces between them each character is a word, and two that touch are a pair, which is rarer than either.

use std::ops::Range;

use super::letters::continues_letter;
use super::words::is_unspaced;
use super::{BLOCK_END, Bounds, Kind, Needle, words};

/// Most bytes of a word that count; longer ones are addresses or no words at all.
const LONGEST: usize = 60;

/// A word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TextWord<'a> {
    /// At most so many bytes as count.
    pub(crate) text: &'a str,
    /// Place of the word: a [`step`] behind that of the word before.
    pub(crate) position: u32,
    /// This character and the one before, where both are words and touch.
    pub(crate) pair: Option<&'a str>,
}

/// A word that must be in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) text: String,
    /// How far its place is behind that of the piece before.
    pub(crate) step: u32,
    /// Whether the word of the text begins with it.
    pub(crate) begins: bool,
    /// Whether it ends with it.
    pub(crate) ends: bool,
    /// The character before and this one, where both are words and touch.
    pub(crate) pair: Option<String>,
}

/// The words that a text with a match contains, one after the other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Pieces {
    pub(crate) pieces: Vec<Piece>,
    /// Whether every [`is_regular`] text with these words has a match.
    pub(crate) decide: bool,
}

/// Hands the words of a folded text to `take`.
pub(crate) fn each_word<'a>(folded: &'a str, mut take: impl FnMut(TextWord<'a>)) {
    let (mut position, mut before) = (0u32, 0..0);
    for range in words(folded) {
        position = position.saturating_add(step(&folded[before.end..range.start]));
        take(TextWord { text: cut(&folded[range.clone()]), position, pair: pair(folded, &before, &range) });
        before = range;
    }
}

/// The distance between the places of two words with this between them: a space is the only thing with the least, and the end of a block,
/// which no match crosses, has the greatest.
fn step(between: &str) -> u32 {
    match between {
        " " => 1,
        between if !between.as_bytes().contains(&(BLOCK_END as u8)) => 2,
        _ => 3,
    }
}

/// Whether the words of a folded text decide about a needle of words with spaces between them: none was cut, and no letter is continued beyond its word.
pub(crate) fn is_regular(folded: &str) -> bool {
    let is_odd = |c: char| !c.is_ascii() && continues_letter(c);
    !folded.chars().any(is_odd) && words(folded).all(|word| word.len() <= LONGEST)
}

impl Needle {
    /// The words that every text with a match contains; `None` where that is not known.
    pub(crate) fn pieces(&self) -> Option<Pieces> {
        match &self.kind {
            Kind::Letters(letters) => {
                let pieces = pieces(letters.plain(), letters.bounds());
                Some(Pieces { decide: pieces.decide && self.is_plain() && self.is_unlimited(), ..pieces })
            }
            Kind::Nothing | Kind::Pattern(_) => None,
        }
    }
}

/// The pieces of a folded needle.
fn pieces(plain: &str, bounds: Bounds) -> Pieces {
    let (mut before, mut decide) = (0..0, true);
    let pieces: Vec<Piece> = words(plain)
        .map(|range| {
            let (text, pair) = (cut(&plain[range.clone()]), pair(plain, &before, &range));
            let whole = text.len() == range.len();
            let step = step(&plain[before.end..range.start]);
            decide &= whole && (step == 1 || range.start == 0);
            before = range.clone();
            Piece {
                text: text.to_owned(),
                step,
                begins: range.start > 0 || bounds != Bounds::Anywhere,
                // A word that was cut is found by the same cut.
                ends: !whole || range.end < plain.len() || bounds == Bounds::Words,
                pair: pair.map(str::to_owned),
            }
        })
        .collect();
    Pieces { decide: decide && !pieces.is_empty() && before.end == plain.len(), pieces }
}

fn pair<'a>(text: &'a str, before: &Range<usize>, range: &Range<usize>) -> Option<&'a str> {
    let is_one = |range: &Range<usize>| text[range.clone()].chars().all(is_unspaced);
    let touch = before.end == range.start && !before.is_empty() && !text.as_bytes()[range.start].is_ascii();
    (touch && is_one(before) && is_one(range)).then(|| cut(&text[before.start..range.end]))
}

fn cut(word: &str) -> &str {
    if word.len() <= LONGEST { word } else { &word[..word.floor_char_boundary(LONGEST)] }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(text: &str) -> Vec<(&str, u32, Option<&str>)> {
        let mut all = Vec::new();
        each_word(text, |word| all.push((word.text, word.position, word.pair)));
        all
    }

    #[test]
    fn words_are_numbered_and_blocks_are_apart() {
        assert_eq!(list("l'ete 12-30\u{1e}b\u{1e}"), [("l", 2, None), ("ete", 4, None), ("12", 5, None), ("30", 7, None), ("b", 10, None)]);
    }

    #[test]
    fn characters_that_touch_are_pairs() {
        assert_eq!(list("東京 都aは"), [("東", 2, None), ("京", 4, Some("東京")), ("都", 5, None), ("a", 7, None), ("は", 9, None)]);
    }

    #[test]
    fn the_words_of_a_needle_are_whole_but_at_its_ends() {
        let ends = |plain, bounds| {
            pieces(plain, bounds).pieces.into_iter().map(|piece| (piece.text, piece.begins, piece.ends)).collect::<Vec<_>>()
        };
        let piece = |text: &str, begins, ends| (text.to_owned(), begins, ends);
        assert_eq!(
            ends("l'ete du c", Bounds::Beginning),
            [piece("l", true, true), piece("ete", true, true), piece("du", true, true), piece("c", true, false)]
        );
        assert_eq!(ends("ab-cd", Bounds::Anywhere), [piece("ab", false, true), piece("cd", true, false)]);
        assert_eq!(ends("c++", Bounds::Beginning), [piece("c", true, true)]);
        assert!(pieces("ab c", Bounds::Beginning).decide && !pieces("ab-c", Bounds::Words).decide && !pieces("", Bounds::Words).decide);
        assert!(pieces("ab", Bounds::Beginning).decide && !pieces("c++", Bounds::Words).decide && !pieces("++", Bounds::Words).decide);
    }

    #[test]
    fn a_long_word_is_cut() {
        let long = "é".repeat(50);
        assert_eq!((list(&long)[0].0.len(), pieces(&long, Bounds::Words).pieces[0].text.len()), (60, 60));
        assert!(!is_regular(&long) && is_regular("short") && !is_regular("क्या"));
    }
}

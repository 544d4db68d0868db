//! One term made ready: folded once, then held against many texts.

use std::ops::Range;

use regex::Regex;

use super::accents::Accents;
use super::tree::Term;
use super::words::{End, at_bounds, occurrences, words};
use super::{leaf, spelling};
use crate::find::fold;

/// A term made ready.
#[derive(Debug, Clone)]
pub(super) enum Matcher {
    /// Words, and their accents where they have any.
    Words { needle: String, end: End, accents: Option<Accents> },
    /// A word that may have a typo.
    Fuzzy(Vec<char>),
    /// A regular expression, for the text as it was written.
    Regex(Box<Regex>),
    /// What matches nothing: an expression that does not compile, which the reading of a query lets nobody type.
    Never,
}

impl Matcher {
    pub(super) fn new(term: &Term) -> Self {
        match term {
            Term::Word(text) | Term::Phrase(text) => Self::words(text, End::Word),
            Term::Prefix(text) => Self::words(text, End::Anywhere),
            Term::Fuzzy(text) => Self::Fuzzy(fold(text).chars().collect()),
            Term::Regex(text) => leaf::regex(text).map_or(Self::Never, |regex| Self::Regex(Box::new(regex))),
        }
    }

    fn words(text: &str, end: End) -> Self {
        Self::Words { needle: fold(text).trim().to_owned(), end, accents: Accents::new(text, end) }
    }

    /// Whether a text holds it. The original is asked for only where the folded text does not tell.
    pub(super) fn finds<'a>(&self, folded: impl FnOnce() -> &'a str, original: impl FnOnce() -> &'a str) -> bool {
        match self {
            Self::Words { needle, end, accents } => {
                holds(folded(), needle, *end) && accents.as_ref().is_none_or(|accents| accents.occur_in(original()))
            }
            Self::Fuzzy(letters) => fuzzy(folded(), letters).next().is_some(),
            Self::Regex(regex) => regex.is_match(original()),
            Self::Never => false,
        }
    }

    /// Whether a short text, such as a title, holds it.
    pub(super) fn finds_in(&self, text: &str) -> bool {
        match self {
            Self::Regex(regex) => regex.is_match(text),
            Self::Words { .. } | Self::Fuzzy(_) | Self::Never => {
                let folded = fold(text);
                self.finds(|| &folded, || text)
            }
        }
    }

    /// Whether the folded text holds all that a match needs, word by word: false means that no part of the text matches.
    pub(super) fn may_stand_in(&self, folded: &str) -> bool {
        match self {
            Self::Words { needle, .. } => needle.split(' ').all(|word| folded.contains(word)),
            Self::Fuzzy(_) | Self::Regex(_) => true,
            Self::Never => false,
        }
    }

    /// Where it stands in a folded text; nowhere for regular expressions, which are not for folded texts.
    pub(super) fn places(&self, folded: &str) -> Vec<Range<usize>> {
        match self {
            Self::Words { needle, end, .. } => occurrences(folded, needle, *end).collect(),
            Self::Fuzzy(letters) => fuzzy(folded, letters).collect(),
            Self::Regex(_) | Self::Never => Vec::new(),
        }
    }

    /// What it costs to look for, for the order of tests: long words are rare and quickly missed.
    pub(super) fn cost(&self) -> usize {
        match self {
            Self::Words { needle, .. } => 60_usize.saturating_sub(needle.len()),
            Self::Never => 0,
            Self::Fuzzy(_) => 300,
            Self::Regex(_) => 400,
        }
    }
}

fn holds(text: &str, needle: &str, end: End) -> bool {
    if needle.is_empty() {
        return true;
    }
    // The first look is the fast one; most texts do not hold the word at all.
    text.contains(needle) && occurrences(text, needle, end).next().is_some()
}

/// The words of `text` that are `letters` with one typo at most. A word with an apostrophe or a hyphen in it is looked for
/// as the parts of one.
fn fuzzy<'a>(text: &'a str, letters: &'a [char]) -> impl Iterator<Item = Range<usize>> + 'a {
    words(text).filter(|range| {
        let word = text.get(range.clone()).unwrap_or_default();
        spelling::one_typo(letters, word) && at_bounds(text, range, End::Word)
    })
}

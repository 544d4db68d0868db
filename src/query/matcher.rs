//! One term of a query, ready for matching against many texts.

use std::ops::Range;

use super::spelling;
use super::tree::Term;
use crate::find::{Needle, fold, words};

#[derive(Debug, Clone)]
pub(super) enum Matcher {
    /// Words, or a regular expression.
    Exact(Needle),
    /// The letters of a word with one typo at most.
    Fuzzy(Vec<char>),
}

impl Matcher {
    pub(super) fn new(term: &Term) -> Self {
        match term {
            Term::Fuzzy(text) => Self::Fuzzy(fold(text).chars().collect()),
            Term::Word(_) | Term::Phrase(_) | Term::Prefix(_) | Term::Regex(_) => Self::Exact(term.needle()),
        }
    }

    /// Whether a text matches. It is folded only for words with typos.
    pub(super) fn finds<'a>(&self, folded: impl FnOnce() -> &'a str, original: impl FnOnce() -> &'a str) -> bool {
        match self {
            Self::Exact(needle) if needle.is_empty() => true,
            Self::Exact(needle) => needle.is_in(original()),
            Self::Fuzzy(letters) => fuzzy(folded(), letters).next().is_some(),
        }
    }

    /// Whether a short text, such as a title, matches.
    pub(super) fn finds_in(&self, text: &str) -> bool {
        match self {
            Self::Exact(needle) => needle.is_empty() || needle.is_in(text),
            Self::Fuzzy(letters) => fuzzy(&fold(text), letters).next().is_some(),
        }
    }

    /// Whether folded texts decide.
    pub(super) fn is_plain(&self) -> bool {
        match self {
            Self::Exact(needle) => needle.is_plain(),
            Self::Fuzzy(_) => true,
        }
    }

    /// The matches in a text, folded unless the term needs the original.
    pub(super) fn places(&self, text: &str) -> Vec<Range<usize>> {
        match self {
            Self::Exact(needle) => needle.find_in(text, 0..text.len()),
            Self::Fuzzy(letters) => words(text).filter(|word| spelling::one_typo(letters, &fold(&text[word.clone()]))).collect(),
        }
    }

    /// The cost of matching, for the order of tests: long words are rare and quickly ruled out.
    pub(super) fn cost(&self) -> usize {
        match self {
            Self::Exact(needle) if needle.is_plain() => 60_usize.saturating_sub(needle.typed().len()),
            Self::Exact(needle) if needle.typed().starts_with('/') => 400,
            Self::Exact(_) => 60,
            Self::Fuzzy(_) => 300,
        }
    }
}

/// The words of a folded text that differ from `letters` by one typo at most. A word with an apostrophe or a hyphen is looked for as
/// the parts of one.
fn fuzzy<'a>(folded: &'a str, letters: &'a [char]) -> impl Iterator<Item = Range<usize>> + 'a {
    words(folded).filter(|range| spelling::one_typo(letters, folded.get(range.clone()).unwrap_or_default()))
}

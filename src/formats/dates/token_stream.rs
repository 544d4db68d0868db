//! Tokenised text with its language: the input of the date and time parsers.

use super::tokens::{self, Kind, Token};
use crate::formats::lexicon::WordTable;

/// Extent of a date in its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// Everything there must be part of the date, so that short and odd forms are safe.
    Whole,
    /// There is other text around; only what cannot be anything else is a date.
    Within,
}

pub(super) struct TokenStream<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: Vec<Token>,
    /// The language as the article says it, or nothing.
    pub(super) lang: &'a str,
    pub(super) extent: Extent,
}

impl<'a> TokenStream<'a> {
    /// At most `most` pieces of `text` from the byte `from` on.
    pub(super) fn new(text: &'a str, from: usize, most: usize, lang: Option<&'a str>, extent: Extent) -> Self {
        Self { text, tokens: tokens::cut(text, from, most), lang: lang.unwrap_or_default(), extent }
    }

    /// The language's two-letter code, or nothing.
    pub(super) fn code(&self) -> &'a str {
        self.lang.split(['-', '_']).next().unwrap_or_default()
    }

    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// Value and number of digits of the number at `at`.
    pub(super) fn number(&self, at: usize) -> Option<(u32, u8)> {
        match self.kind(at)? {
            Kind::Number { value, digits } => Some((value, digits)),
            Kind::Word | Kind::Mark(_) => None,
        }
    }

    /// The number at `at` if it touches the token before.
    pub(super) fn glued_number(&self, at: usize) -> Option<(u32, u8)> {
        self.number(at).filter(|_| self.is_glued(at))
    }

    /// The folded word at `at`.
    pub(super) fn word(&self, at: usize) -> Option<String> {
        self.tokens.get(at).filter(|token| token.kind == Kind::Word).map(|token| tokens::fold(self.slice(token)))
    }

    /// Whether `table` has the folded word at `at`.
    pub(super) fn is_in(&self, at: usize, table: WordTable) -> bool {
        self.word(at).is_some_and(|word| table.contains(&word))
    }

    pub(super) fn is_mark(&self, at: usize, mark: char) -> bool {
        self.kind(at) == Some(Kind::Mark(mark))
    }

    pub(super) fn is_glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    /// Whether the word at `at` is this one character.
    pub(super) fn is_sign(&self, at: usize, signs: &[&str]) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == Kind::Word && signs.contains(&self.slice(token)))
    }

    fn slice(&self, token: &Token) -> &'a str {
        self.text.get(token.range.clone()).unwrap_or_default()
    }
}

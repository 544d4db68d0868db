//! The syntax tree of a query. `plan` gives it its meaning.

use std::ops::RangeInclusive;

use super::Days;
use crate::find::{Bounds, Needle};

/// A part of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// Something in the text.
    Text(Term),
    /// Something in one field.
    Field(Field, Term),
    /// Two things at most `within` words apart, in either order, neither of them a regular expression.
    Near {
        left: Term,
        right: Term,
        within: u16,
    },
    /// Published on one of these days.
    Date(Days),
    /// As long as this, in words.
    Words(RangeInclusive<usize>),
    /// With something beside the text.
    Has(Feature),
    /// A status given by the reader.
    Is(Status),
    Not(Box<Self>),
    /// All of these; at least two.
    And(Vec<Self>),
    /// Any of these; at least two.
    Or(Vec<Self>),
}

/// A search term, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Term {
    Word(String),
    /// Whole words in this order.
    Phrase(String),
    /// Words of which the last may go on.
    Prefix(String),
    /// A word with one typo at most: a letter too many, too few, wrong, or two neighbours swapped.
    Fuzzy(String),
    /// A regular expression that compiles, without its slashes.
    Regex(String),
}

/// A field that holds text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Title,
    Author,
    /// The publisher.
    Source,
    /// The section of the newspaper.
    Section,
    Tag,
    /// The language: `pt` is every Portuguese, `pt-BR` one.
    Lang,
    /// The format's name, or the ending of the file's name.
    Format,
    /// A part of the path, anywhere in it.
    Path,
    /// The words within a quotation.
    Said,
    Speaker,
}

/// The values of `has:`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feature {
    Video,
    Quote,
    Image,
}

/// The values of `is:`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Unread,
    Read,
    Starred,
    /// Changed since it was read.
    Changed,
}

impl Term {
    /// The words themselves.
    pub fn text(&self) -> &str {
        match self {
            Self::Word(text) | Self::Phrase(text) | Self::Prefix(text) | Self::Fuzzy(text) | Self::Regex(text) => text,
        }
    }

    /// The needle that finds it; of a word with a typo, the word as typed.
    pub(in crate::query) fn needle(&self) -> Needle {
        match self {
            Self::Regex(text) => Needle::of_pattern(text).unwrap_or_default(),
            Self::Word(text) | Self::Phrase(text) | Self::Fuzzy(text) => Needle::of_letters(text, Bounds::Words),
            Self::Prefix(text) => Needle::of_letters(text, Bounds::Beginning),
        }
    }
}

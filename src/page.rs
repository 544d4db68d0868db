//! An article at a width, with folds, as rows of ranges. Lays out what is asked for and no more: the work depends on the rows
//! wanted, not on the article. Knows no colour.

use std::ops::Range;
use std::sync::Arc;

use crate::article::{Article, Roles};

/// How a page is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The reading measure, in columns, at least 1; tables and code may use up to `room`.
    pub measure: u16,
    /// The columns there are for tables and code, at least `measure`.
    pub room: u16,
    /// Whether words are hyphenated by the article's language.
    pub hyphenate: bool,
    /// Whether only ASCII ornaments are used.
    pub ascii: bool,
}

/// A row's address: survives nothing; keep [`Page::offset`] to keep a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// The index of the block.
    pub block: usize,
    /// The part of the block, where a long one is laid out in parts.
    pub part: usize,
    /// The row within the part.
    pub row: usize,
}

/// One row of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Where it is.
    pub place: Place,
    /// The bytes of the text that stand on it; empty for blank rows and ornaments.
    pub range: Range<usize>,
    /// The pieces on it, left to right, before marks.
    pub pieces: Vec<Piece>,
}

/// A stretch of a row that looks alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What is written.
    pub ink: Ink,
    /// The roles it plays.
    pub roles: Roles,
}

/// What a piece writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ink {
    /// A range of the article's text.
    Text(Range<usize>),
    /// Something the layout adds: indents, bars, bullets, hyphens, what a fold hides.
    Added(String),
}

/// Which sections are closed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folds;

/// What is painted over a page's text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Marks<'a> {
    /// The matches, in order.
    pub matches: &'a [Range<usize>],
    /// Which of them the reader stands on.
    pub current: Option<usize>,
}

/// An article laid out.
#[derive(Debug, Clone)]
pub struct Page {
    article: Arc<Article>,
}

impl Page {
    /// A page of `article`, all sections open. `facts` stands below the title.
    pub fn new(article: Arc<Article>, facts: String, setting: Setting) -> Self {
        let _ = (facts, setting);
        Self { article }
    }

    /// The article.
    pub fn article(&self) -> &Arc<Article> {
        &self.article
    }
}

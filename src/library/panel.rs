//! Panels: requests for a window of the rows to choose from, and the rows.

use std::ops::Range;
use std::sync::Arc;

use super::{ArticleKey, LinkTarget, Note, SavedLocation};
use crate::article::Article;

/// The contents of a panel, and the position in them to start at.
#[derive(Debug, Clone)]
pub enum PanelSource {
    /// The videos of the listed articles.
    Videos,
    /// Every mark, by letter.
    Marks,
    /// Every note; the panel starts at those of this article.
    Notes(Option<ArticleKey>),
    /// The headings of an article; the panel starts at the section of this block.
    Headings(Arc<Article>, usize),
    /// The quotations of an article; the panel starts at the first one from this byte on.
    Quotes(Arc<Article>, usize),
}

/// A request for a window of panel rows.
#[derive(Debug, Clone)]
pub struct PanelRequest {
    /// Counts the panels; answers for older ones are dropped.
    pub generation: u64,
    /// The contents.
    pub source: PanelSource,
    /// The words that filter the rows; empty for all.
    pub typed: String,
    /// The rows requested.
    pub rows: Range<usize>,
    /// Whether as many rows around the starting position are requested instead.
    pub(crate) from_start: bool,
}

/// A window of panel rows: the answer to a [`PanelRequest`].
#[derive(Debug, Clone, Default)]
pub struct PanelWindow {
    /// The generation of the request.
    pub generation: u64,
    /// The words of the request.
    pub typed: String,
    /// The number of rows, filtered or not.
    pub known: usize,
    /// The number of rows that fit the words.
    pub total: usize,
    /// The number of the first row in `rows`.
    pub first: usize,
    /// The rows.
    pub rows: Vec<PanelRow>,
    /// The row to start at.
    pub start: usize,
}

/// One row of a panel.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variant explains its fields")]
pub enum PanelRow {
    /// A video.
    Video(LinkTarget),
    /// A mark and its letter.
    Mark(char, SavedLocation),
    /// A note.
    Note(SavedLocation, Note),
    /// A heading; `depth` is its level below the highest one in the article.
    Heading { block: usize, depth: usize, text: String },
    /// The beginning of the article, before all headings.
    Top,
    /// A quotation that begins at the byte `at`; the speaker is empty if unknown.
    Quote { at: usize, text: String, speaker: String },
}

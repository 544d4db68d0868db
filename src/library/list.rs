//! The list of articles: requests for a window of its rows, and the rows.

use std::ops::Range;
use std::sync::Arc;

use super::{ArticleKey, Group, PassedOverCounts, ReadStatus};
use crate::article::{Date, Embargo};
use crate::find::Needle;
use crate::words::Mistake;

/// The sort order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Order {
    /// The newest article first.
    Newest,
    /// The oldest article first.
    Oldest,
    /// By title.
    Title,
    /// By the first author.
    Author,
    /// By source.
    Source,
    /// The article that is most about the words searched for first.
    Relevance,
}

impl Order {
    /// Every order with its name in `config.toml`.
    pub(crate) const NAMED: &'static [(&'static str, Self)] = &[
        ("newest", Self::Newest),
        ("oldest", Self::Oldest),
        ("title", Self::Title),
        ("author", Self::Author),
        ("source", Self::Source),
        ("relevance", Self::Relevance),
    ];

    /// Every order.
    pub const ALL: [Self; 6] = [Self::Newest, Self::Oldest, Self::Title, Self::Author, Self::Source, Self::Relevance];

    /// The orders that need no search, so that all articles can be sorted by them beforehand.
    pub const STORED: [Self; 5] = [Self::Newest, Self::Oldest, Self::Title, Self::Author, Self::Source];

    /// The order of a list that was found with these needles: without words to weigh, nothing is more relevant than the newest.
    #[must_use]
    pub fn with_needles(self, needles: &[Needle]) -> Self {
        if self == Self::Relevance && needles.is_empty() { Self::Newest } else { self }
    }
}

/// A request for a window of list rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRequest {
    /// Counts the questions; answers to older ones are dropped.
    pub generation: u64,
    /// The query that filters the list; empty for all.
    pub query: String,
    /// Whether the query is still being typed, so that its last word is a prefix.
    pub typing: bool,
    /// The sort order.
    pub order: Order,
    /// The rows requested.
    pub rows: Range<usize>,
    /// An article whose row number is requested too.
    pub anchor: Option<ArticleKey>,
}

impl ListRequest {
    /// Whether both ask for the same list, though perhaps for other rows of it.
    pub(crate) fn asks_the_same(&self, other: &Self) -> bool {
        (self.generation, &self.query, self.typing, self.order) == (other.generation, &other.query, other.typing, other.order)
    }
}

/// A request for the passages of articles that match a search.
#[derive(Debug, Clone)]
pub struct PassageRequest {
    /// Counts the requests; a newer one cancels the others.
    pub generation: u64,
    /// The articles.
    pub keys: Vec<ArticleKey>,
    /// The needles to look for.
    pub needles: Arc<[Needle]>,
}

/// How much of a list is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Extent {
    /// All of it.
    #[default]
    Whole,
    /// Its first rows; there may be more, which are still being searched for.
    Beginning,
}

/// A window of list rows: the answer to a [`ListRequest`].
#[derive(Debug, Clone, Default)]
pub struct ListWindow {
    /// The generation of the request.
    pub generation: u64,
    /// The number of articles in the library, filtered or not.
    pub known: usize,
    /// Number of them read from disk so far.
    pub read: usize,
    /// Whether every folder has been searched and every file read.
    pub complete: bool,
    /// Numbers of files that are not shown.
    pub passed_over: PassedOverCounts,
    /// The number of articles in the list.
    pub total: usize,
    /// Whether these are all.
    pub extent: Extent,
    /// Number of them not read by the user yet.
    pub unread: usize,
    /// The number of the first row in `rows`.
    pub first: usize,
    /// The rows.
    pub rows: Vec<ListRow>,
    /// The row number of the anchor, if it is in the list.
    pub anchor: Option<usize>,
    /// The anchor of the request.
    pub anchored: Option<ArticleKey>,
    /// Errors in the query: byte ranges of it, each with a message.
    pub mistakes: Vec<(Range<usize>, Mistake)>,
    /// The needles to highlight in titles, and in an article opened from this list.
    pub needles: Arc<[Needle]>,
}

/// One row of the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListRow {
    /// The article.
    pub key: ArticleKey,
    /// Its title; the file name until it has been read from disk.
    pub title: String,
    /// Its date.
    pub date: Option<Date>,
    /// Its first author; may be empty.
    pub author: String,
    /// Its source; may be empty.
    pub source: String,
    /// The group it is in.
    pub group: Group,
    /// Whether it has a video.
    pub video: bool,
    /// Its embargo, if any.
    pub embargo: Option<Embargo>,
    /// Whether it has been read from disk yet.
    pub known: bool,
    /// Whether its file is gone.
    pub gone: bool,
    /// Its read and star status.
    pub status: ReadStatus,
}

impl ListRow {
    /// Its first author, else its source.
    pub fn byline(&self) -> &str {
        if self.author.is_empty() { &self.source } else { &self.author }
    }

    /// What a column beside the title shows in a list of this order: the source, else the author; never what the group already says.
    pub fn beside_title(&self, order: Order) -> &str {
        match order {
            Order::Source => &self.author,
            Order::Newest | Order::Oldest | Order::Title | Order::Relevance if self.source.is_empty() => &self.author,
            Order::Newest | Order::Oldest | Order::Title | Order::Author | Order::Relevance => &self.source,
        }
    }
}

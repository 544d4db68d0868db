//! Panels: requests for a window of the rows to choose from, and the rows.

use std::ops::Range;
use std::sync::Arc;

use super::{ArticleKey, LinkTarget, Note, SavedLocation};
use crate::article::{Article, Date};
use crate::find::Anchor;

/// The contents of a panel, and the position in them to start at.
#[derive(Debug, Clone)]
pub enum PanelSource {
    /// The videos of the listed articles.
    Videos,
    /// Every mark, by letter.
    Marks,
    /// The quotations of the listed articles.
    Archive,
    /// Every note; the panel starts at those of this article.
    Notes(Option<ArticleKey>),
    /// The headings of an article; the panel starts at the section of this block.
    Headings(Arc<Article>, usize),
    /// The quotations of an article; the panel starts at the first one from this byte on.
    Quotes(Arc<Article>, usize),
}

/// The order of the quotations of an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum QuoteOrder {
    /// That of the list.
    #[default]
    Listed,
    /// The newest article first.
    Newest,
    /// By who speaks.
    Speaker,
    /// The quotation that is most about the words searched for first.
    Relevance,
}

impl QuoteOrder {
    /// Every order, as they are offered.
    pub(crate) const ALL: [Self; 4] = [Self::Listed, Self::Newest, Self::Speaker, Self::Relevance];
}

/// A person who is quoted, by the words of one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotedPerson {
    /// The article.
    pub article: ArticleKey,
    /// The name of the speaker there.
    pub name: String,
}

/// What the view of an archive shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ArchiveView {
    /// The order of quotations.
    pub order: QuoteOrder,
    /// Whether speakers are shown, with their numbers of quotations.
    pub by_speaker: bool,
    /// Who is shown, in the order of time, where it is one of the speakers.
    pub person: Option<QuotedPerson>,
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
    /// What an archive shows.
    pub view: ArchiveView,
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
    /// What the request asked an archive to show.
    pub view: ArchiveView,
    /// Whether there may be more rows than `total`, which are still being looked for.
    pub more: bool,
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
    /// Where the rows are those of a speaker's page: the rest of it.
    pub page: Option<Arc<SpeakerPage>>,
}

/// Months of a year, by which the months of a [`SpeakerPage`] are counted.
pub(crate) const MONTHS_PER_YEAR: i32 = 12;

/// What a speaker's page shows of all its quotations together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SpeakerPage {
    /// The name to show.
    pub name: String,
    /// Every name, the most used one first.
    pub names: Vec<String>,
    /// Number of quotations.
    pub quotations: usize,
    /// The rows that are headings: each names an article.
    pub headings: Vec<usize>,
    /// The months with quotations, the oldest first, with their numbers of quotations. Months are counted from January of the year 0.
    pub months: Vec<(i32, usize)>,
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
    /// A quotation of an archive.
    Cited(Box<CitedQuotation>),
    /// The article of the quotations below it.
    ArticleOf { title: String, source: Option<String>, date: Option<Date> },
    /// A speaker of an archive.
    Speaker(Box<SpeakerRow>),
}

/// A quotation with its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedQuotation {
    /// The article.
    pub key: ArticleKey,
    /// Its place there.
    pub anchor: Anchor,
    /// The words; the parts in further paragraphs are separated by line feeds.
    pub text: String,
    /// The speaker, if known.
    pub speaker: Option<String>,
    /// The name of the article.
    pub title: String,
    /// Its authors.
    pub authors: Vec<String>,
    /// Its publisher.
    pub source: Option<String>,
    /// When it was published.
    pub date: Option<Date>,
    /// Its language.
    pub lang: Option<String>,
    /// Its own address.
    pub url: Option<String>,
    /// Its path.
    pub path: String,
}

/// A speaker with the number of their quotations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeakerRow {
    /// Who it is.
    pub person: QuotedPerson,
    /// The name to show.
    pub name: String,
    /// Whether it is known that all quotations are by one person.
    pub certain: bool,
    /// Every name, the most used one first.
    pub names: Vec<String>,
    /// Number of quotations.
    pub quotations: usize,
    /// Number of articles with these.
    pub articles: usize,
}

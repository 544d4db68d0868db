//! The catalogue's records of one file, and of one article in it.

use std::borrow::Borrow;
use std::num::NonZeroU64;
use std::path::Path;
use std::sync::Arc;

use super::searchable;
use super::shelf::{ShelfText, Slot};
use super::stamp::Stamp;
use crate::article::{Article, BlockKind, Date, Embargo, Origin, QuoteKind, Sketch, clean};

/// Key of a file in the library: stable while the program runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FileKey(pub u32);

#[derive(Debug, Clone)]
pub(crate) struct FileEntry {
    pub path: Arc<Path>,
    pub(crate) stage: Stage,
    /// Whether it changed since a thread began to read it.
    pub stale: bool,
    pub stamp: Option<Stamp>,
    /// Its first entry, which represents the file until it is read.
    pub first: u32,
    /// Its further entries, once several articles were found in it, including those now gone.
    pub others: Vec<u32>,
}

impl FileEntry {
    /// A file of an index that cannot be read.
    pub(crate) fn lost() -> Self {
        Self { path: Path::new("").into(), stage: Stage::Gone, stale: false, stamp: None, first: u32::MAX, others: Vec::new() }
    }

    pub(crate) fn entries(&self) -> impl Iterator<Item = u32> {
        std::iter::once(self.first).chain(self.others.iter().copied())
    }
}

/// One article of the library, or a file that was not read yet.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its location.
    pub origin: Origin,
    /// Its file.
    pub file_index: u32,
    /// Its index in the file, from 0.
    pub number: u32,
    /// Whether it is still there.
    pub(crate) presence: Presence,
    /// The date in its path, until it is read.
    pub(crate) guess: Option<Date>,
    /// Its metadata, shared with the threads that read and search; `None` until it is read.
    pub(crate) metadata: Option<Arc<Metadata>>,
    /// Position of its text on the shelf.
    pub(crate) slot: Slot,
}

impl Entry {
    /// An article of an index that cannot be read.
    pub(crate) fn lost() -> Self {
        Self {
            origin: Origin::new(Path::new(""), None),
            file_index: u32::MAX,
            number: 0,
            presence: Presence::FileGone,
            guess: None,
            metadata: None,
            slot: Slot::default(),
        }
    }

    /// Its date, or the one in its path until it is read.
    pub fn date(&self) -> Option<Date> {
        self.metadata.as_ref().map_or(self.guess, |metadata| metadata.date)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Presence {
    There,
    FileGone,
    /// Its file exists, but no longer contains it.
    LeftOut,
    /// It can be opened, but is no part of the library: the built-in tour.
    Apart,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    Waiting,
    Reading,
    Read,
    Gone,
}

/// Content of an article other than plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Features {
    /// A video.
    pub video: bool,
    pub quote: bool,
    pub image: bool,
}

/// Metadata from reading a file.
#[derive(Debug, Default)]
pub struct FileContents {
    /// The file as it was just before.
    pub stamp: Option<Stamp>,
    /// Its articles, in its order; at least one, unless it could not be read.
    pub articles: Vec<FoundArticle>,
}

/// Metadata of one article of a file.
#[derive(Debug)]
pub struct FoundArticle {
    /// Its name within the file.
    pub id: Option<Box<str>>,
    pub(crate) metadata: Arc<Metadata>,
    /// The text to put on the shelf.
    pub text: ShelfText,
}

impl FoundArticle {
    /// Metadata of an article. It is `sketched` where its saved state may be asked for.
    pub(crate) fn of(article: &Article, sketched: bool) -> Self {
        let (metadata, text) = Metadata::of(article, sketched);
        Self { id: article.meta().id.as_deref().map(Into::into), metadata: Arc::new(metadata), text }
    }
}

impl FileContents {
    /// Collects the findings from the articles of a file.
    pub fn of(articles: impl IntoIterator<Item: Borrow<Article>>, stamp: Option<Stamp>) -> Self {
        // By way of a slice: collecting in place would keep the allocation of the whole articles for a short list.
        let articles: Box<[FoundArticle]> = articles.into_iter().map(|article| FoundArticle::of(article.borrow(), true)).collect();
        Self { stamp, articles: articles.into_vec() }
    }

    /// Whether the file could not be read.
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }
}

/// Metadata of an article that has been read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Metadata {
    pub title: Box<str>,
    /// The name of an article without a title; empty for others.
    pub first_words: Box<str>,
    /// When it was published.
    pub date: Option<Date>,
    pub embargo: Option<Embargo>,
    pub authors: Box<[String]>,
    /// The publisher.
    pub source: Box<str>,
    pub section: Box<str>,
    pub tags: Box<[String]>,
    pub lang: Box<str>,
    pub format: &'static str,
    pub words: u32,
    /// Its videos, quotations and pictures.
    pub(crate) features: Features,
    pub(crate) fingerprint: Option<NonZeroU64>,
    pub(crate) sketch: Option<Sketch>,
}

impl Metadata {
    /// The metadata of an article, and the text to put on the shelf.
    pub(crate) fn of(article: &Article, sketched: bool) -> (Self, ShelfText) {
        let meta = article.meta();
        let boxed = |text: &Option<String>| text.as_deref().unwrap_or_default().into();
        let metadata = Self {
            title: meta.title.as_str().into(),
            first_words: if meta.title.is_empty() { article.name().into() } else { Box::default() },
            date: meta.date,
            embargo: meta.embargo,
            authors: meta.authors.clone().into(),
            source: boxed(&meta.source),
            section: boxed(&meta.section),
            tags: meta.tags.clone().into(),
            lang: boxed(&meta.lang),
            format: article.format(),
            words: u32::try_from(article.words()).unwrap_or(u32::MAX),
            features: Features {
                video: !article.videos().is_empty(),
                quote: article.quotes().iter().any(|quote| matches!(quote.kind, QuoteKind::Direct | QuoteKind::Block)),
                image: meta.image.is_some() || article.blocks().iter().any(|block| matches!(block.kind, BlockKind::Image { .. })),
            },
            fingerprint: NonZeroU64::new(article.fingerprint()),
            sketch: sketched.then(|| Sketch::of(article)).flatten(),
        };
        (metadata, searchable::shelf_text(article))
    }

    /// Placeholder for a file that cannot be read: its name as the title.
    pub(crate) fn unreadable(path: &Path) -> Self {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        Self { title: clean::line(&name).into(), ..Self::default() }
    }

    /// Its name in lists: the title, else the first words.
    pub(crate) fn name(&self) -> &str {
        if self.title.is_empty() { &self.first_words } else { &self.title }
    }

    /// Whether both readings show the same, as far as metadata say.
    pub(crate) fn is_same_as(&self, other: &Self) -> bool {
        (self.fingerprint, &self.authors, &self.tags) == (other.fingerprint, &other.authors, &other.tags)
            && (&self.title, self.date, self.embargo, &self.source, &self.section)
                == (&other.title, other.date, other.embargo, &other.source, &other.section)
            && (&self.lang, self.format, self.words, self.features) == (&other.lang, other.format, other.words, other.features)
    }
}

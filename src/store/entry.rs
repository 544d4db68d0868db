//! What the catalogue knows of one article.

use std::num::NonZeroU64;
use std::path::PathBuf;

use super::shelf::{Folded, Shelf, Slot};
use crate::app::kept::Standing;
use crate::article::{Article, BlockKind, Date, Embargo, QuoteKind};

/// From this many bytes on, an article's text is searched without its authors and tags, which have fields of their own: they would cost a copy.
const LONG: usize = 1 << 20;

/// One article of the library.
#[derive(Debug)]
pub struct Entry {
    /// Its file.
    pub path: PathBuf,
    /// What was learnt by reading it; `None` until then.
    pub learnt: Option<Box<Learnt>>,
    /// The day its path names, before it is read.
    pub guess: Option<Date>,
    /// How far it has come.
    pub stage: Stage,
    /// Whether its file changed since a thread began to read it.
    pub stale: bool,
    /// How it stands with the person who reads.
    pub standing: Standing,
}

/// How far an article's reading has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It waits to be read.
    Waiting,
    /// A thread reads it.
    Reading,
    /// It was read.
    Read,
    /// Its file is gone.
    Gone,
}

/// When a file was changed last, and its length: enough to tell that it is to be read again.
pub type Stamp = (std::time::SystemTime, u64);

/// The stamp of the file at `path`.
pub fn stamp(path: &std::path::Path) -> Option<Stamp> {
    let meta = std::fs::metadata(path).ok()?;
    Some((meta.modified().ok()?, meta.len()))
}

/// What an article has beside its words.
#[derive(Debug, Clone, Copy, Default)]
pub struct Features {
    /// A video.
    pub video: bool,
    /// Somebody's words.
    pub quote: bool,
    /// A picture.
    pub image: bool,
}

/// What was learnt of an article by reading it.
#[derive(Debug, Default)]
pub struct Learnt {
    /// The title.
    pub title: Box<str>,
    /// When it was published.
    pub date: Option<Date>,
    /// Until when nobody may publish it.
    pub embargo: Option<Embargo>,
    /// The authors.
    pub authors: Box<[String]>,
    /// Who published it.
    pub source: Box<str>,
    /// The newspaper's section.
    pub section: Box<str>,
    /// The tags.
    pub tags: Box<[String]>,
    /// The language.
    pub lang: Box<str>,
    /// The name of its format.
    pub format: &'static str,
    /// How many words it has.
    pub words: u32,
    /// What it has.
    pub features: Features,
    /// The file as it was when it was read.
    pub stamp: Option<Stamp>,
    /// Where its folded text stands on the shelf.
    pub slot: Slot,
    /// What it is known by wherever it lies; `None` where it could not be read.
    pub fingerprint: Option<NonZeroU64>,
}

impl Learnt {
    /// What is learnt from an article, and the folded text to put on the shelf.
    pub fn of(article: &Article) -> (Self, Folded) {
        let meta = article.meta();
        let boxed = |text: &Option<String>| text.as_deref().unwrap_or_default().into();
        let learnt = Self {
            title: meta.title.as_str().into(),
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
            stamp: None,
            slot: Slot::default(),
            fingerprint: NonZeroU64::new(article.fingerprint()),
        };
        (learnt, searchable_folded(article))
    }

    /// What stands for an article that cannot be read: its file's name.
    pub fn unreadable(name: &str) -> Self {
        Self { title: name.into(), ..Self::default() }
    }

    /// Whether plain words find the same in it as in another reading.
    pub fn says_the_same_as(&self, other: &Self) -> bool {
        (self.fingerprint, &self.authors, &self.tags) == (other.fingerprint, &other.authors, &other.tags)
    }

    /// Puts the folded text on the shelf.
    pub fn put_on(&mut self, texts: &mut Shelf, folded: Folded) {
        self.slot = texts.put(folded);
    }

    /// The first author, or the source.
    pub fn byline(&self) -> &str {
        self.authors.first().map_or(&*self.source, String::as_str)
    }
}

/// The same as [`searchable`], folded; a long text is not copied for it.
fn searchable_folded(article: &Article) -> Folded {
    if article.text().len() < LONG {
        return Folded::new(&searchable(article));
    }
    Folded::new(article.text())
}

/// What plain words search: authors and tags, then the text with its title.
pub fn searchable(article: &Article) -> String {
    let meta = article.meta();
    let mut text = String::with_capacity(article.text().len() + 64);
    for field in meta.authors.iter().chain(&meta.tags) {
        text.push_str(field);
        text.push('\n');
    }
    text.push_str(article.text());
    text
}

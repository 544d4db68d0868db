//! What is kept of articles between two readings, as values: what the state wants kept, and what it is told was kept. The store
//! keeps them; nothing here knows how.

use std::sync::Arc;

use super::msg::ArticleKey;
use crate::article::Origin;
use crate::find::Anchor;

/// What is kept of one article. The default is that of an article never seen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// Whether it was read.
    pub read: bool,
    /// Whether it has a star.
    pub starred: bool,
    /// Where the reader was.
    pub place: Option<KeptPlace>,
    /// The headings of the sections that were folded, by their words.
    pub folds: Vec<Anchor>,
    /// Notes and highlights, in the order they were made.
    pub notes: Vec<Note>,
    /// The text as it was when it was read last, where it was another one than now.
    pub before: Option<Arc<str>>,
}

/// What a row of the list shows of what is kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    /// Whether the article was read.
    pub read: bool,
    /// Whether it has a star.
    pub starred: bool,
    /// How much of it was read, in percent.
    pub progress: u8,
}

/// Where the reader was in an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPlace {
    /// The words at the cursor.
    pub anchor: Anchor,
    /// On which row of the screen they stood.
    pub row: u16,
    /// How much of the article lies before the end of the screen, in percent.
    pub progress: u8,
}

/// Which note; given by the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoteId(pub i64);

/// A stretch of an article that somebody marked, with what they wrote beside it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Note {
    /// Which one; `None` until it is kept.
    pub id: Option<NoteId>,
    /// The words marked.
    pub anchor: Anchor,
    /// What was written beside them; empty for a mere highlight.
    pub text: String,
    /// A label to find it by; empty for none.
    pub label: String,
    /// When it was made, in seconds since 1970; 0 until it is kept.
    pub made: i64,
}

/// Which history a line that was searched for belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// The search of all articles.
    List,
    /// The search in the open article.
    Reader,
}

/// Something to be kept, or that was kept.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "a change says itself what its fields are")]
pub enum Change {
    /// The article counts as read, or not.
    Read { key: ArticleKey, read: bool },
    /// The article has a star, or not.
    Starred { key: ArticleKey, starred: bool },
    /// The reader was here last.
    Place { key: ArticleKey, place: KeptPlace },
    /// These sections are folded, and no others.
    Folds { key: ArticleKey, closed: Vec<Anchor> },
    /// The text as it is now is what was read, for telling later what changed.
    Seen { key: ArticleKey, text: Arc<crate::article::Article> },
    /// A letter stands for this place; `None` takes the mark away.
    Mark { letter: char, at: Option<(ArticleKey, Anchor)> },
    /// A note was made or, where it has a number, written anew.
    Note { key: ArticleKey, note: Note },
    /// A note was taken away.
    NoteGone { key: ArticleKey, id: NoteId },
    /// The reading measure, in columns.
    Measure(u16),
    /// Something was searched for.
    Searched { scope: Scope, typed: String },
}

impl Change {
    /// The article it is of, where it is of one.
    pub fn key(&self) -> Option<ArticleKey> {
        match self {
            Self::Read { key, .. }
            | Self::Starred { key, .. }
            | Self::Place { key, .. }
            | Self::Folds { key, .. }
            | Self::Seen { key, .. }
            | Self::Note { key, .. }
            | Self::NoteGone { key, .. } => Some(*key),
            Self::Mark { at, .. } => at.as_ref().map(|(key, _)| *key),
            Self::Measure(_) | Self::Searched { .. } => None,
        }
    }

    /// Whether it comes so often, and matters so little by itself, that only the latest is written, once the keys rest.
    pub const fn can_wait(&self) -> bool {
        match self {
            Self::Place { .. } | Self::Folds { .. } | Self::Seen { .. } | Self::Measure(_) => true,
            Self::Read { .. }
            | Self::Starred { .. }
            | Self::Mark { .. }
            | Self::Note { .. }
            | Self::NoteGone { .. }
            | Self::Searched { .. } => false,
        }
    }

    /// The same of another article; what is of none stays as it is.
    #[must_use]
    pub fn of(mut self, article: ArticleKey) -> Self {
        match &mut self {
            Self::Read { key, .. }
            | Self::Starred { key, .. }
            | Self::Place { key, .. }
            | Self::Folds { key, .. }
            | Self::Seen { key, .. }
            | Self::Note { key, .. }
            | Self::NoteGone { key, .. }
            | Self::Mark { at: Some((key, _)), .. } => *key = article,
            Self::Mark { at: None, .. } | Self::Measure(_) | Self::Searched { .. } => (),
        }
        self
    }
}

/// Who made a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// This program, by [`super::Effect::Keep`].
    Ours,
    /// Another kiosque, running beside this one.
    Theirs,
}

/// The answer to [`super::Effect::Keep`]: what is safe on disk now, and may be shown. Comes by itself with [`Whose::Theirs`].
#[derive(Debug, Clone)]
pub struct Keeping {
    /// Who made the changes.
    pub whose: Whose,
    /// What changed; new notes have their numbers. Several programs' changes come in the order in which they were kept.
    pub done: Vec<Change>,
    /// What would take it back; empty for what is not worth an undo (places, folds, histories).
    pub undo: Vec<Change>,
}

/// What was kept of no article in particular; comes once, soon after the start.
#[derive(Debug, Clone, Default)]
pub struct Remembered {
    /// The reading measure last chosen.
    pub measure: Option<u16>,
    /// What was searched for in all articles, the latest last.
    pub list_searches: Vec<String>,
    /// What was searched for in articles, the latest last.
    pub reader_searches: Vec<String>,
}

/// A place that a letter or a note stands for, somewhere in the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elsewhere {
    /// The article, where it is in the library that is open.
    pub key: Option<ArticleKey>,
    /// Its title, as it was when the place was kept.
    pub title: String,
    /// Where it lay.
    pub origin: Origin,
    /// The words.
    pub anchor: Anchor,
}

//! The saved state of an article (read and star status, position, folds, notes) and of the program as a whole.

use std::sync::Arc;

use super::ArticleKey;
use crate::article::Origin;
use crate::find::{Anchor, GivenSpeaker};

/// Everything that is saved of one article. The default is that of an article never seen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ArticleState {
    /// Whether it was read.
    pub read: bool,
    /// Whether it is starred.
    pub starred: bool,
    /// The reading position.
    pub place: Option<SavedPosition>,
    /// The headings of the folded sections, by their words.
    pub folds: Vec<Anchor>,
    /// Notes and highlights, in the order they were made.
    pub notes: Vec<Note>,
    /// The speakers that were put right, in the order in which that was done.
    pub speakers: Vec<GivenSpeaker>,
    /// The text as it was last read, if it differs from the current one.
    pub before: Option<Arc<str>>,
}

/// Read and star status with reading progress: what a row of the list shows of an [`ArticleState`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReadStatus {
    /// Whether the article was read.
    pub read: bool,
    /// Whether it is starred.
    pub starred: bool,
    /// The percentage of it that was read.
    pub progress: u8,
    /// Whether its text has changed since it was read.
    pub changed: bool,
    /// How its speakers are known.
    pub speakers: Speakers,
}

/// How the speakers of an article are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Speakers {
    /// By the rules alone.
    #[default]
    Found,
    /// The reader put some of them right.
    PutRight,
}

impl Speakers {
    /// Whether some were put right.
    pub(crate) fn of(any_put_right: bool) -> Self {
        if any_put_right { Self::PutRight } else { Self::Found }
    }
}

/// A reading position in an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedPosition {
    /// The words at the cursor.
    pub anchor: Anchor,
    /// The screen row of the cursor.
    pub row: u16,
    /// The percentage of the article before the end of the screen.
    pub progress: u8,
}

/// Identifies a note; assigned by the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoteId(pub i64);

/// A highlighted range of an article with the reader's annotation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Note {
    /// Its identifier; `None` until it is saved.
    pub id: Option<NoteId>,
    /// The highlighted words.
    pub anchor: Anchor,
    /// The annotation; empty for a mere highlight.
    pub text: String,
    /// A label to find it by; empty for none.
    pub label: String,
    /// Creation time in seconds since 1970; 0 until it is saved.
    pub made: i64,
}

/// State that belongs to no single article; sent once, soon after the start.
#[derive(Debug, Clone, Default)]
pub struct GlobalState {
    /// The reading measure last chosen.
    pub measure: Option<u16>,
    /// Search history of the list, the latest last.
    pub list_searches: Vec<String>,
    /// Search history of the reader, the latest last.
    pub reader_searches: Vec<String>,
    /// Saved searches, name and query, by name.
    pub saved_searches: Vec<(String, String)>,
}

/// The target of a mark or note, in the open library or outside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedLocation {
    /// The article, if it is in the open library.
    pub key: Option<ArticleKey>,
    /// Its title at the time of saving.
    pub title: String,
    /// Its file.
    pub origin: Origin,
    /// The words.
    pub anchor: Anchor,
}

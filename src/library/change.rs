//! Changes: to what is saved of articles, requested or confirmed; and to the files that hold them.

use std::collections::HashSet;
use std::mem::discriminant;
use std::sync::Arc;

use super::{ArticleKey, LibraryId, Note, NoteId, SavedPosition, SessionPart};
use crate::article::Article;
use crate::find::Anchor;
use crate::words::Cause;

/// A change to saved state, requested or confirmed. Small, because bulk changes are long lists of them: what is large is in a box.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the variant explains its fields")]
pub enum Change {
    /// Sets whether the article counts as read.
    Read { key: ArticleKey, read: bool },
    /// Sets whether the article is starred.
    Starred { key: ArticleKey, starred: bool },
    /// Sets the reading position.
    Place { key: ArticleKey, place: Box<SavedPosition> },
    /// Sets the folded sections.
    Folds { key: ArticleKey, closed: Vec<Anchor> },
    /// Saves the current text as the one last read, to compare later versions with.
    Seen { key: ArticleKey, text: Arc<Article> },
    /// Sets a mark, or deletes it with `None`.
    Mark { letter: char, at: Option<Box<(ArticleKey, Anchor)>> },
    /// Adds a note or, if it has an identifier, replaces it.
    Note { key: ArticleKey, note: Box<Note> },
    /// Deletes a note.
    NoteGone { key: ArticleKey, id: NoteId },
    /// Puts the speaker of the quotation with these words right: an empty name for nobody, `None` for what the rules say.
    Speaker { key: ArticleKey, given: Box<(Anchor, Option<Box<str>>)> },
    /// Sets the reading measure, in columns.
    Measure(u16),
    /// Appends a line to a search history.
    Searched { scope: SearchScope, typed: String },
    /// Sets a part of the session of a library.
    Session(LibraryId, Box<SessionPart>),
    /// Saves a search under a name, or deletes it with `None`.
    SavedSearch { name: Box<str>, query: Option<Box<str>> },
}

/// The search histories.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SearchScope {
    /// Searches of all articles.
    List,
    /// Searches in the open article.
    Reader,
}

impl Change {
    /// The article it concerns, if any.
    pub fn key(&self) -> Option<ArticleKey> {
        match self {
            Self::Read { key, .. }
            | Self::Starred { key, .. }
            | Self::Place { key, .. }
            | Self::Folds { key, .. }
            | Self::Seen { key, .. }
            | Self::Note { key, .. }
            | Self::NoteGone { key, .. }
            | Self::Speaker { key, .. } => Some(*key),
            Self::Mark { at, .. } => at.as_ref().map(|at| at.0),
            Self::Session(_, part) => part.key(),
            Self::Measure(_) | Self::Searched { .. } | Self::SavedSearch { .. } => None,
        }
    }

    /// Whether it is frequent and minor enough that only the latest is written, after a debounce interval.
    pub(crate) const fn can_wait(&self) -> bool {
        match self {
            Self::Place { .. } | Self::Folds { .. } | Self::Seen { .. } | Self::Measure(_) => true,
            Self::Session(_, part) => !part.is_choice(),
            Self::Read { .. }
            | Self::Starred { .. }
            | Self::Mark { .. }
            | Self::Note { .. }
            | Self::NoteGone { .. }
            | Self::Speaker { .. }
            | Self::Searched { .. }
            | Self::SavedSearch { .. } => false,
        }
    }

    /// Whether a person decided on it and sees a sign of it; others follow from reading and typing.
    pub(crate) const fn is_decision(&self) -> bool {
        !self.can_wait() && !matches!(self, Self::Searched { .. } | Self::Session(..))
    }

    /// Whether an earlier change has no effect once this one is saved. Only of changes that can wait.
    pub(crate) fn overtakes(&self, old: &Self) -> bool {
        match (self, old) {
            (Self::Session(library, part), Self::Session(old_library, old)) => {
                library == old_library && discriminant(&**part) == discriminant(&**old)
            }
            _ => old.can_wait() && discriminant(self) == discriminant(old) && self.key() == old.key(),
        }
    }

    /// The same change for another article; a change that concerns no article is returned as it is.
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
            | Self::Speaker { key, .. } => *key = article,
            Self::Mark { at: Some(at), .. } => at.0 = article,
            Self::Session(_, part) => part.set_key(article),
            Self::Mark { at: None, .. } | Self::Measure(_) | Self::Searched { .. } | Self::SavedSearch { .. } => (),
        }
        self
    }
}

/// The process that made a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeOrigin {
    /// This program.
    Ours,
    /// This program; it is not on disk yet, and [`UnsavedChanges`] names it until it is.
    OursUnsaved,
    /// Another kiosque running at the same time.
    Theirs,
}

/// Confirms that changes are committed to disk and may be shown, or, with [`ChangeOrigin::OursUnsaved`], that they are shown as pending.
/// Sent unasked with [`ChangeOrigin::Theirs`].
#[derive(Debug, Clone)]
pub struct SaveConfirmation {
    /// The process that made the changes.
    pub whose: ChangeOrigin,
    /// The committed changes, in commit order; new notes have their identifiers.
    pub done: Vec<Change>,
    /// The changes that undo them; empty for what has no undo (positions, folds, histories).
    pub undo: Vec<Change>,
}

/// Changes that could not be written to disk. The store goes on trying.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnsavedChanges {
    /// The number of changes that a person decided on. It may be 0, where only reading positions are not saved.
    pub count: usize,
    /// The articles of these.
    pub articles: HashSet<ArticleKey>,
    /// Why they could not be written.
    pub why: Cause,
}

/// A change to the file of an article, or to the article within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileChange {
    /// The file was written or moved, and may have other contents now.
    Altered(ArticleKey),
    /// The file is gone.
    Gone(ArticleKey),
    /// The file exists, but no longer contains this article.
    LeftOut(ArticleKey),
    /// The file is back.
    Back(ArticleKey),
}

impl FileChange {
    /// The article.
    pub fn key(self) -> ArticleKey {
        match self {
            Self::Altered(key) | Self::Gone(key) | Self::LeftOut(key) | Self::Back(key) => key,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bulk_changes_are_small() {
        assert!(size_of::<Change>() <= 40, "{}", size_of::<Change>());
    }
}

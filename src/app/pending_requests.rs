//! Requests to the store that it has not confirmed yet. Each remembers what triggered it, so that the confirmation finds its sentence
//! and a second key press builds on the first.

use crate::library::{ArticleKey, Change};

/// Maximum number of requests; a store that confirms none of them reports its failure itself.
const MOST: usize = 64;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RequestKind {
    /// Read status of an article: read or unread.
    Read(ArticleKey, bool),
    /// Star of an article: set or removed.
    Starred(ArticleKey, bool),
    /// Read status of all listed articles.
    Listed(bool),
    Mark(char),
    /// A note of this article: saved or deleted.
    Notes(ArticleKey),
    /// The speaker of a quotation of this article.
    Speaker(ArticleKey),
    /// A saved search: saved or deleted.
    SavedSearch,
}

impl RequestKind {
    /// The request that leads to this change; `None` for changes that need no answer on screen.
    pub(super) fn of(change: &Change) -> Option<Self> {
        match change {
            Change::Read { key, read } => Some(Self::Read(*key, *read)),
            Change::Starred { key, starred } => Some(Self::Starred(*key, *starred)),
            Change::Mark { letter, .. } => Some(Self::Mark(*letter)),
            Change::Note { key, .. } | Change::NoteGone { key, .. } => Some(Self::Notes(*key)),
            Change::Speaker { key, .. } => Some(Self::Speaker(*key)),
            Change::SavedSearch { .. } => Some(Self::SavedSearch),
            Change::Place { .. }
            | Change::Folds { .. }
            | Change::Seen { .. }
            | Change::Measure(_)
            | Change::Searched { .. }
            | Change::Session(..) => None,
        }
    }

    /// Whether both concern the same thing, whichever value they ask for.
    pub(super) fn concerns(self, other: Self) -> bool {
        match (self, other) {
            (Self::Read(one, _), Self::Read(two, _)) | (Self::Starred(one, _), Self::Starred(two, _)) => one == two,
            _ => self == other,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trigger {
    /// A key was pressed for it.
    Key,
    /// An earlier change is undone.
    Undo,
    /// The article was read to its end.
    Reading,
}

/// Requests without a confirmation, the latest last.
#[derive(Debug, Clone, Default)]
pub(super) struct PendingRequests(Vec<(RequestKind, Trigger)>);

impl PendingRequests {
    pub(super) fn add(&mut self, request: RequestKind, trigger: Trigger) {
        if self.0.len() >= MOST {
            self.0.remove(0);
        }
        self.0.push((request, trigger));
    }

    pub(super) fn read(&self, key: ArticleKey) -> Option<bool> {
        self.0.iter().rev().find_map(|&(request, _)| match request {
            RequestKind::Read(own, read) => (own == key).then_some(read),
            RequestKind::Listed(read) => Some(read),
            _ => None,
        })
    }

    pub(super) fn starred(&self, key: ArticleKey) -> Option<bool> {
        self.0.iter().rev().find_map(|&(request, _)| match request {
            RequestKind::Starred(own, starred) => (own == key).then_some(starred),
            _ => None,
        })
    }

    /// The read status requested first for all listed articles.
    pub(super) fn listed(&self) -> Option<bool> {
        self.0.iter().find_map(|&(request, _)| match request {
            RequestKind::Listed(read) => Some(read),
            _ => None,
        })
    }

    /// Removes the first request that the store confirmed; returns its trigger.
    pub(super) fn confirm(&mut self, confirmed: RequestKind) -> Option<Trigger> {
        let at = self.0.iter().position(|&(request, _)| request == confirmed)?;
        Some(self.0.remove(at).1)
    }
}

//! Requests to the keeper and its notifications, and the way of rows to the open panel.

use std::sync::Arc;
use std::sync::mpsc::Sender;

use crate::article::Origin;
use crate::library::{Change, PanelRequest, PanelRow, SavedLocation};
use crate::runtime::threads::Again;
use crate::store::ledger::{About, Done, Headline, LocatedChange, Noted, StatusTable, Wanted};

#[derive(Debug, Clone)]
pub(crate) enum KeeperRequest {
    /// Saves changes; [`KeeperEvent::Ours`] answers.
    Keep(Vec<Wanted>),
    /// Updates the identity of articles that were moved or edited.
    Follow(Vec<About>),
    /// Reports the title of an article just opened.
    Opened(Origin, Headline),
    /// Requests the location of a mark.
    Recall(char),
    Marks(RowReply),
    Notes(RowReply),
    /// Reports that the database file was written to.
    Look,
    /// Writes everything that is pending, then answers.
    End(Sender<()>),
}

#[derive(Debug)]
pub(crate) enum KeeperEvent {
    /// The database has been opened or replaced.
    Ready,
    /// The status of every article that has any; read by a thread of the librarian.
    Statuses(StatusTable),
    /// This program's changes are committed.
    Ours(Done),
    /// Another program changed this.
    Theirs(Vec<LocatedChange>),
    Recalled(char, Option<SavedLocation>),
    Marks(Vec<(char, SavedLocation)>, RowReply),
    Notes(Vec<Noted>, RowReply),
    /// These changes were given up: saving them fails again and again.
    NotSaved(Vec<Change>),
}

impl Again for KeeperEvent {
    /// Statuses are many, and are loaded again.
    fn again(&self) -> Option<Self> {
        Some(match self {
            Self::Ready => Self::Ready,
            Self::Statuses(_) => return None,
            Self::Ours(done) => Self::Ours(done.clone()),
            Self::Theirs(changes) => Self::Theirs(changes.clone()),
            Self::Recalled(letter, place) => Self::Recalled(*letter, place.clone()),
            Self::Marks(marks, reply) => Self::Marks(marks.clone(), reply.clone()),
            Self::Notes(notes, reply) => Self::Notes(notes.clone(), reply.clone()),
            Self::NotSaved(changes) => Self::NotSaved(changes.clone()),
        })
    }
}

pub(crate) type Listener = Arc<dyn Fn(KeeperEvent) + Send + Sync>;

#[derive(Debug)]
pub(crate) enum PanelMessage {
    Request(u64, PanelRequest),
    /// Every row of the panel of this generation.
    Rows(u64, Vec<PanelRow>),
}

impl Again for PanelMessage {
    /// Rows are many, and are collected again.
    fn again(&self) -> Option<Self> {
        match self {
            Self::Request(number, request) => Some(Self::Request(*number, request.clone())),
            Self::Rows(..) => None,
        }
    }
}

/// Takes the rows of one panel to the panel thread.
#[derive(Debug, Clone)]
pub(crate) struct RowReply {
    pub generation: u64,
    pub asks: Sender<PanelMessage>,
}

impl RowReply {
    pub(crate) fn send(&self, rows: Vec<PanelRow>) {
        // The panel thread ends with the program only.
        let _ = self.asks.send(PanelMessage::Rows(self.generation, rows));
    }
}

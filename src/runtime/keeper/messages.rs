//! Requests to the keeper and its notifications, and the way of rows to the open panel.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Sender;

use crate::article::Origin;
use crate::library::{Change, PanelRequest, PanelRow, SavedLocation, UnsavedChanges};
use crate::runtime::threads::Again;
use crate::store::catalogue::archive::Archive;
use crate::store::ledger::{self, About, Done, Headline, LocatedChange, Noted, StatusTable, Wanted};
use crate::words::{Cause, Label};

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
    /// Tries to write what could not be written, now.
    Retry,
    /// Writes that to a rescue file; [`KeeperEvent::Rescued`] answers.
    Rescue,
    /// Gives that up.
    Discard,
    /// Writes everything that is pending, rescues what cannot be written, then answers with that.
    End(Sender<Option<Leftover>>),
}

#[derive(Debug)]
pub(crate) enum KeeperEvent {
    /// The database has been opened or replaced.
    Ready,
    /// The status of every article that has any; read by a thread of the librarian.
    Statuses(StatusTable),
    /// This program's changes are committed.
    Ours(Done),
    /// This program's changes could not be written yet.
    Unsaved(Done),
    /// Changes not written so far; `None` once everything is.
    Waiting(Option<UnsavedChanges>),
    /// The changes that could not be written are in a rescue file.
    Rescued(Result<PathBuf, Cause>),
    /// Another program changed this.
    Theirs(Vec<LocatedChange>),
    Recalled(char, Option<SavedLocation>),
    Marks(Vec<(char, SavedLocation)>, RowReply),
    Notes(Vec<Noted>, RowReply),
    /// These changes were given up: saving them fails again and again.
    Returned(Vec<Change>),
}

impl Again for KeeperEvent {
    /// Statuses are many, and are loaded again.
    fn again(&self) -> Option<Self> {
        Some(match self {
            Self::Ready => Self::Ready,
            Self::Statuses(_) => return None,
            Self::Ours(done) => Self::Ours(done.clone()),
            Self::Unsaved(done) => Self::Unsaved(done.clone()),
            Self::Waiting(unsaved) => Self::Waiting(unsaved.clone()),
            Self::Rescued(rescued) => Self::Rescued(rescued.clone()),
            Self::Theirs(changes) => Self::Theirs(changes.clone()),
            Self::Recalled(letter, place) => Self::Recalled(*letter, place.clone()),
            Self::Marks(marks, reply) => Self::Marks(marks.clone(), reply.clone()),
            Self::Notes(notes, reply) => Self::Notes(notes.clone(), reply.clone()),
            Self::Returned(changes) => Self::Returned(changes.clone()),
        })
    }
}

pub(crate) type Listener = Arc<dyn Fn(KeeperEvent) + Send + Sync>;

/// Changes that are still not saved at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Leftover {
    pub(crate) unsaved: UnsavedChanges,
    /// The rescue file with them.
    pub(crate) rescued: Option<PathBuf>,
}

impl Leftover {
    /// The line about them when the program has ended.
    pub(crate) fn label(&self) -> Label {
        let (count, why) = (self.unsaved.count, self.unsaved.why.clone());
        match &self.rescued {
            Some(path) => Label::LeftoverRescued { count, why, path: ledger::shown(path) },
            None => Label::LeftoverLost { count, why },
        }
    }
}

#[derive(Debug)]
pub(crate) enum PanelMessage {
    Request(u64, PanelRequest),
    /// Every row of the panel of this generation.
    Rows(u64, Vec<PanelRow>),
    /// The quotations of the listed articles, for the panel of this generation.
    Archive(u64, Box<Archive>),
}

impl Again for PanelMessage {
    /// Rows are many, and are collected again.
    fn again(&self) -> Option<Self> {
        match self {
            Self::Request(number, request) => Some(Self::Request(*number, request.clone())),
            Self::Rows(..) | Self::Archive(..) => None,
        }
    }
}

/// Takes the rows of one panel to the panel thread.
#[derive(Debug, Clone)]
pub(crate) struct RowReply {
    pub generation: u64,
    pub asks: Sender<PanelMessage>,
    /// The generation of the panel that is open now.
    pub newest: Arc<AtomicU64>,
}

impl RowReply {
    /// Whether the panel is still open: of several that waited for a slow disk, the rows of the last are collected alone.
    pub(crate) fn is_wanted(&self) -> bool {
        self.newest.load(Ordering::Relaxed) == self.generation
    }

    pub(crate) fn send(&self, rows: Vec<PanelRow>) {
        // The panel thread ends with the program only.
        let _ = self.asks.send(PanelMessage::Rows(self.generation, rows));
    }

    pub(crate) fn send_archive(&self, archive: Archive) {
        let _ = self.asks.send(PanelMessage::Archive(self.generation, Box::new(archive)));
    }
}

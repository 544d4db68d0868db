//! Requests to the keeper and its notifications, and the way of rows to the open panel.

use std::sync::mpsc::Sender;

use crate::article::Origin;
use crate::library::{PanelRequest, PanelRow, SavedLocation};
use crate::store::ledger::{About, Done, Headline, LocatedChange, Noted, StatusTable, Wanted};

#[derive(Debug)]
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
}

pub(crate) type Listener = Box<dyn Fn(KeeperEvent) + Send>;

#[derive(Debug)]
pub(crate) enum PanelMessage {
    Request(u64, PanelRequest),
    /// Every row of the panel of this generation.
    Rows(u64, Vec<PanelRow>),
}

/// Takes the rows of one panel to the panel thread.
#[derive(Debug)]
pub(crate) struct RowReply {
    pub generation: u64,
    pub asks: Sender<PanelMessage>,
}

impl RowReply {
    pub(crate) fn send(self, rows: Vec<PanelRow>) {
        // The panel thread ends with the program only.
        let _ = self.asks.send(PanelMessage::Rows(self.generation, rows));
    }
}

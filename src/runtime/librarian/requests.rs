//! Questions and notifications to the librarian, and its answers to other threads.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Duration;

use crate::article::Origin;
use crate::find::Needle;
use crate::library::{ArticleKey, Change, ListRequest};
use crate::runtime::keeper::{KeeperEvent, KeeperRequest, Leftover, RowReply};
use crate::store::catalogue::Arrangement;
use crate::store::catalogue::live::FileObservation;
use crate::store::entry::{FileContents, FileKey, Stamp};

#[derive(Debug)]
pub(crate) enum LibrarianRequest {
    Found(u64, Vec<PathBuf>),
    Walked(u64),
    /// Files were found by another walk.
    Seen(u64, Vec<FileObservation>),
    Changed(Vec<FileObservation>),
    /// Walk the folders again, and drop the sender at the end.
    Look(Sender<()>),
    /// The files read so far, with the stamps they had.
    ReadSoFar(Sender<Vec<(PathBuf, Stamp)>>),
    /// The thread of this number has finished its batch.
    Read(usize, Vec<Read>),
    /// A file was opened, so that it need not be read once more for the catalogue.
    Opened(Read),
    List(ListRequest),
    /// Asks for the location of an article, for the thread that opens it.
    Path(ArticleKey, Sender<ArticleLocation>),
    Seek(Seek),
    /// The list's search of this number has ended, and after how long; `None` where it was cancelled.
    Arranged(u64, Option<Arrangement>, Duration),
    Videos(RowReply),
    Rescan,
    Keep(Vec<Change>),
    /// Mark all listed articles as read, or as unread.
    KeepListed {
        read: bool,
    },
    Recall(char),
    Marks(RowReply),
    Notes(RowReply),
    /// Pass an order on to the keeper.
    Order(KeeperRequest),
    /// Write everything down, and say what could not be.
    End(Sender<Option<Leftover>>),
    Keeper(KeeperEvent),
}

/// A search for the next article with a match.
#[derive(Debug)]
pub(crate) struct Seek {
    /// Number of the search: a newer one cancels the others.
    pub number: u64,
    pub from: ArticleKey,
    pub needles: Arc<[Needle]>,
    pub backwards: bool,
}

#[derive(Debug)]
pub(crate) struct ArticleLocation {
    /// Its path as found.
    pub origin: Origin,
    /// The same with an absolute path.
    pub whole: Origin,
    pub file: FileKey,
    /// Whether the catalogue still waits for that.
    pub waits: bool,
}

#[derive(Debug)]
pub(crate) enum Read {
    Contents(FileKey, FileContents),
    /// It is long, and was put off.
    Long(FileKey),
}

//! Questions and notifications to the librarian, and its answers to other threads.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Duration;

use super::StoreRequest;
use crate::article::Origin;
use crate::find::Needle;
use crate::library::{ArticleKey, ListRequest};
use crate::runtime::keeper::KeeperEvent;
use crate::runtime::panel_rows::RowReply;
use crate::store::catalogue::Arrangement;
use crate::store::catalogue::live::FileObservation;
use crate::store::entry::{FileKey, Findings, Stamp};

/// Requests and events for the librarian.
#[derive(Debug)]
pub enum Ask {
    /// Files were found.
    Found(u64, Vec<PathBuf>),
    /// The folders were looked through.
    Walked(u64),
    /// Files were found by looking through the folders again.
    Seen(u64, Vec<FileObservation>),
    /// Something changed on the disk.
    Changed(Vec<FileObservation>),
    /// Look at the folders again, and drop this when it is done.
    Look(Sender<()>),
    /// The files read so far, with the stamps they had.
    ReadSoFar(Sender<Vec<(PathBuf, Stamp)>>),
    /// The thread of this number has read files.
    Read(usize, Vec<Read>),
    /// A file was opened, so that it need not be read once more for the catalogue.
    Opened(Read),
    /// Rows of the list, please.
    List(ListRequest),
    /// Asks for the location of an article, for the thread that opens it.
    Path(ArticleKey, Sender<Whereabouts>),
    /// Find the next article with a match.
    Seek(Seek),
    /// The list's search of this number has ended, and after how long; `None` where it was cancelled.
    Arranged(u64, Option<Arrangement>, Duration),
    /// The videos of the listed articles.
    Videos(RowReply),
    /// Look at the folders again.
    Rescan,
    /// A request of the state to the database.
    Store(StoreRequest),
    /// A notification of the keeper.
    Keeper(KeeperEvent),
}

/// A search for the next article with a match.
#[derive(Debug)]
pub struct Seek {
    /// Counts the searches: a newer one cancels the others.
    pub number: u64,
    /// The article to start from.
    pub from: ArticleKey,
    /// The needles.
    pub needles: Arc<[Needle]>,
    /// The direction.
    pub backwards: bool,
}

/// Location of an article.
#[derive(Debug)]
pub struct Whereabouts {
    /// Its path as found.
    pub origin: Origin,
    /// The same, from the root of the disk.
    pub whole: Origin,
    /// Its file.
    pub file: FileKey,
    /// Whether the catalogue still waits for that.
    pub waits: bool,
}

/// Result of reading a file.
#[derive(Debug)]
pub enum Read {
    /// It was read.
    Learnt(FileKey, Findings),
    /// It is long, and was put off.
    Long(FileKey),
}

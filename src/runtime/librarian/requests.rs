//! Questions and notifications to the librarian, and its answers to other threads.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Duration;

use crate::app::{Msg, Session};
use crate::article::Origin;
use crate::find::Needle;
use crate::library::{ArticleKey, Change, ListRequest, PassageRequest, PassedOverCounts};
use crate::runtime::keeper::{KeeperEvent, KeeperRequest, Leftover, RowReply};
use crate::runtime::threads::Again;
use crate::store::catalogue::Arrangement;
use crate::store::catalogue::live::FileObservation;
use crate::store::entry::{FileContents, FileKey};
use crate::store::index::{Draft, Loaded, Outcome};
use crate::store::stamp::Stamp;
use crate::store::walk::Unchanged;

#[derive(Debug)]
pub(crate) enum LibrarianRequest {
    Found(u64, Vec<PathBuf>),
    /// The walk of this number found an index before any file.
    Indexed(u64, Box<Loaded>),
    /// What came of saving the index.
    IndexSaved(io::Result<Outcome>, Option<Box<Draft>>),
    /// The walk of this number has ended: whether it looked everywhere, the files that it passed over, and those of the index that it found
    /// unchanged.
    Walked(u64, Looked, PassedOverCounts, Option<Unchanged>),
    /// Files were found by another walk.
    Seen(u64, Vec<FileObservation>),
    Changed(Vec<FileObservation>),
    /// Walk the folders again, and drop the sender at the end.
    Look(Sender<()>),
    /// The files read so far, with the stamps they had; `None` where most are read from an index.
    ReadSoFar(Sender<Option<Vec<(PathBuf, Stamp)>>>),
    /// The thread of this number has finished its batch.
    Read(usize, Vec<Read>),
    /// These files cannot be taken in: the answer of a reading thread, or of another, that cannot be dealt with.
    Unread(Option<usize>, Vec<FileKey>),
    /// A file was opened, so that it need not be read once more for the catalogue.
    Opened(Read),
    List(ListRequest),
    /// Asks for the location of an article, for the thread that opens it.
    Path(ArticleKey, Sender<ArticleLocation>),
    Seek(Seek),
    /// The list's search of this number has found the first rows.
    Begun(u64, Arrangement),
    /// The list's search of this number has ended, and after how long; `None` where it was cancelled.
    Arranged(u64, Option<Arrangement>, Duration),
    Passages(PassageRequest),
    /// Count the articles that each of these queries finds; the number is that of the request.
    CountSearches(u64, Vec<String>),
    Videos(RowReply),
    Archive(RowReply),
    Rescan,
    /// Answer with the key of the article at this pseudo-path, the built-in tour.
    Tour(PathBuf),
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

/// Observations of a walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Looked {
    /// All: what it did not find is gone.
    Everywhere,
    /// Only a part, for it failed.
    Nearby,
}

impl Again for LibrarianRequest {
    /// Requests of the user are repeated. Of the threads' results only file names are, because another walk finds the rest.
    fn again(&self) -> Option<Self> {
        Some(match self {
            Self::Read(reader, read) => Self::Unread(Some(*reader), read.iter().map(Read::file).collect()),
            Self::Opened(read) => Self::Unread(None, vec![read.file()]),
            Self::Unread(reader, files) => Self::Unread(*reader, files.clone()),
            Self::Look(done) => Self::Look(done.clone()),
            Self::ReadSoFar(answer) => Self::ReadSoFar(answer.clone()),
            Self::List(request) => Self::List(request.clone()),
            Self::Path(key, answer) => Self::Path(*key, answer.clone()),
            Self::Seek(seek) => Self::Seek(seek.clone()),
            Self::CountSearches(generation, queries) => Self::CountSearches(*generation, queries.clone()),
            Self::Passages(request) => Self::Passages(request.clone()),
            Self::Videos(reply) => Self::Videos(reply.clone()),
            Self::Archive(reply) => Self::Archive(reply.clone()),
            Self::Rescan => Self::Rescan,
            Self::Tour(path) => Self::Tour(path.clone()),
            Self::Keep(changes) => Self::Keep(changes.clone()),
            Self::KeepListed { read } => Self::KeepListed { read: *read },
            Self::Recall(letter) => Self::Recall(*letter),
            Self::Marks(reply) => Self::Marks(reply.clone()),
            Self::Notes(reply) => Self::Notes(reply.clone()),
            Self::End(done) => Self::End(done.clone()),
            Self::Arranged(number, _, taken) => Self::Arranged(*number, None, *taken),
            Self::Order(order) => Self::Order(order.clone()),
            Self::Keeper(event) => Self::Keeper(event.again()?),
            Self::IndexSaved(..) => Self::IndexSaved(Ok(Outcome::Busy), None),
            Self::Found(..) | Self::Indexed(..) | Self::Walked(..) | Self::Seen(..) | Self::Changed(_) | Self::Begun(..) => return None,
        })
    }
}

/// The message that an article was found.
pub(super) type FoundMessage = fn(ArticleKey) -> Msg;

/// The article to open once its file is found.
#[derive(Debug)]
pub(crate) struct FirstArticle {
    /// Each of these is opened in place of its file; the first is the one.
    pub(super) origins: Vec<Origin>,
    /// The message that it was found.
    pub(super) found: FoundMessage,
}

impl FirstArticle {
    /// The first of those that were named, if any, else the one of the session before.
    pub(crate) fn of(named: &[Origin], session: Option<&Session>) -> Self {
        let resumed = session.and_then(|session| session.saved.article.clone());
        match resumed.filter(|_| named.is_empty()) {
            Some(origin) => Self { origins: vec![origin], found: Msg::ResumeAt },
            None => Self { origins: named.to_vec(), found: |key| Msg::SeekDone(Some(key)) },
        }
    }
}

/// A search for the next article with a match.
#[derive(Debug, Clone)]
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

impl Read {
    fn file(&self) -> FileKey {
        match self {
            Self::Contents(file, _) | Self::Long(file) => *file,
        }
    }
}

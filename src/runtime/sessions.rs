//! The session before, read on a thread of its own while the terminal is taken, so that the first frame has its colours and its order.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use crate::app::Session;
use crate::library::{LibraryId, SavedSession};
use crate::store::file::tour_at;
use crate::store::ledger::{self, Lookup, Roots};

/// Longest time that the first frame waits. Usually it takes a millisecond; where it takes longer than this, the session is not resumed, and
/// lost: a late frame is less harm on a slow or busy disk.
const PATIENCE: Duration = Duration::from_secs(1);

/// The session of a library, being read.
#[derive(Debug)]
pub(super) struct Reading {
    library: LibraryId,
    answer: Receiver<SavedSession>,
}

impl Reading {
    pub(super) fn start(library: LibraryId) -> Self {
        let (session, answer) = channel();
        let asked = library.clone();
        let read = move || {
            let lookup = ledger::file().and_then(|file| Lookup::glance(&file));
            let _ = session.send(lookup.and_then(|lookup| lookup.session(&asked)).unwrap_or_default());
        };
        // Without a thread, there is no answer.
        let _ = thread::Builder::new().name("session".to_owned()).spawn(read);
        Self { library, answer }
    }

    /// The session, with its list and its theme if these are wanted; an empty one where it takes too long. Of a single file nothing is
    /// saved but the theme.
    pub(super) fn finish(self, list: bool, theme: bool) -> Session {
        let mut saved = self.answer.recv_timeout(PATIENCE).unwrap_or_default();
        if !theme {
            saved.theme = None;
        }
        if !list {
            saved = SavedSession { theme: saved.theme, ..SavedSession::default() };
        }
        Session { library: self.library, whole: list, saved }
    }
}

/// The identity of the library at these paths; `None` for the tour and for standard input.
pub(super) fn library(paths: &[PathBuf]) -> Option<LibraryId> {
    let roots = Roots::of(paths);
    let whole: Vec<PathBuf> = paths.iter().map(|path| roots.whole(path)).collect();
    let real = |path: &PathBuf| path.is_absolute() && tour_at(path).is_none();
    (!whole.is_empty() && whole.iter().all(real)).then(|| LibraryId(Arc::from(whole)))
}

/// The folders of the library opened last that are still there.
pub(crate) fn last_library() -> Vec<PathBuf> {
    let last = ledger::file().and_then(|file| Lookup::glance(&file)?.last_library()).unwrap_or_default();
    if last.iter().all(|path| path.exists()) { last } else { Vec::new() }
}

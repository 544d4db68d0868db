//! The librarian and the index on disk: articles are taken from it at the start, and it is saved anew on a thread of its own when enough has
//! changed and nothing has changed for a moment.

use std::io;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::{LibrarianRequest, LibrarianWorker};
use crate::app::Msg;
use crate::runtime::threads::{self, Thread};
use crate::runtime::{Event, EventSender};
use crate::store::index::{Basis, Draft, IndexPlace, Loaded, Outcome, Unfit};
use crate::words::{Cause, Notice};

/// Fewest articles of a library that gets an index: fewer are read as quickly as an index of them.
const FEWEST: usize = 256;

/// Time without a change before the index is saved.
const QUIET: Duration = Duration::from_secs(1);

/// Longest time that changes stay unsaved while more come, as during the first reading of a large library.
const PATIENCE: Duration = Duration::from_secs(30);

/// Least time between two savings, as a multiple of the duration of the last one.
const GENTLE: u32 = 30;

/// Time until saving is tried again where it failed, or another program was writing.
const AGAIN: Duration = Duration::from_mins(1);

/// The state of the index.
#[derive(Debug)]
pub(super) struct IndexState {
    /// Its place; `None` where the library has none.
    place: Option<IndexPlace>,
    /// The index on disk as it was read or written last.
    basis: Option<Basis>,
    /// The revision of the catalogue that is saved.
    saved: u64,
    /// The latest revision known, and its time.
    seen: (u64, Instant),
    /// Time of the first change since the last saving.
    unsaved_since: Option<Instant>,
    /// The time from which it may be saved again.
    not_before: Instant,
    /// Beginning of the saving under way, and the revision that it saves.
    saving: Option<(Instant, u64)>,
    /// Whether the user was told that it cannot be saved.
    is_reported: bool,
}

impl IndexState {
    pub(super) fn of(paths: &[PathBuf]) -> Self {
        let now = Instant::now();
        Self {
            place: IndexPlace::of(paths),
            basis: None,
            saved: 0,
            seen: (0, now),
            unsaved_since: None,
            not_before: now,
            saving: None,
            is_reported: false,
        }
    }

    pub(super) fn place(&self) -> Option<&IndexPlace> {
        self.place.as_ref()
    }
}

/// Reads the index, if there is one; reports one that cannot be used.
pub(super) fn load(place: &IndexPlace, post: &EventSender) -> Option<Box<Loaded>> {
    let notice = match place.load() {
        Ok(index) => return index.map(Box::new),
        Err(Unfit::Damaged) => Notice::IndexDamaged,
        Err(Unfit::Outdated) => Notice::IndexOutdated,
    };
    place.discard();
    let _ = post.send(Event::Msg(Msg::Notice(notice)));
    None
}

impl LibrarianWorker {
    /// Shows the articles of the index; the walk under way confirms them.
    pub(super) fn take_index(&mut self, index: Loaded) {
        self.index.basis = Some(index.basis);
        // The walk has it watched.
        self.watched = true;
        let keys = self.catalogue.take_index(index);
        let revision = self.catalogue.revision();
        if self.catalogue.has_lost_words() {
            self.tell(Msg::Notice(Notice::IndexDamaged));
        } else {
            (self.index.saved, self.index.seen.0) = (revision, revision);
        }
        self.status_cache.find_later(keys.clone());
        self.stale = true;
        self.arrange();
        self.go_to_wanted(keys);
    }

    /// Saves the index when it is time, and has everything read again where texts were lost.
    pub(super) fn keep_index(&mut self) {
        if self.catalogue.has_lost_texts() {
            self.catalogue.read_all_again();
            self.index.basis = None;
            self.tell(Msg::Notice(Notice::IndexDamaged));
            // It would be taken for the same.
            self.index.place().inspect(|place| place.discard());
        }
        if self.catalogue.has_lost_articles() {
            self.catalogue.drop_index();
            self.index.basis = None;
            self.tell(Msg::Notice(Notice::IndexDamaged));
            self.index.place().inspect(|place| place.discard());
            self.walk_now(Vec::new());
        }
        if self.catalogue.drop_damaged_words() {
            self.tell(Msg::Notice(Notice::IndexDamaged));
        }
        let (revision, now) = (self.catalogue.revision(), Instant::now());
        if revision != self.index.seen.0 {
            self.index.seen = (revision, now);
            self.index.unsaved_since.get_or_insert(now);
        }
        if self.until_saving() == Some(Duration::ZERO) {
            self.save_index();
        }
    }

    /// Time until the index is to be saved; `None` where it need not be.
    pub(super) fn until_saving(&self) -> Option<Duration> {
        let index = &self.index;
        let is_large = || self.catalogue.len() >= FEWEST || index.basis.is_some();
        if index.place.is_none() || index.saving.is_some() || index.saved == self.catalogue.revision() || !is_large() {
            return None;
        }
        let patience = PATIENCE.saturating_sub(index.unsaved_since?.elapsed());
        let quiet = QUIET.saturating_sub(index.seen.1.elapsed());
        let wait = if self.walked && self.catalogue.is_read() { quiet.min(patience) } else { patience };
        Some(wait.max(index.not_before.saturating_duration_since(Instant::now())))
    }

    fn save_index(&mut self) {
        let Some(place) = self.index.place.clone() else { return };
        let (mut unsaved, basis, asks) = (Some(self.catalogue.unsaved()), self.index.basis, self.asks.clone());
        self.index.saving = Some((Instant::now(), self.catalogue.revision()));
        let failed = asks.clone();
        let save = move || {
            threads::step_back();
            // After a panic there is nothing left to save.
            let draft = unsaved.take().map(|unsaved| Box::new(unsaved.draft()));
            let result = draft.as_ref().map_or(Ok(Outcome::Busy), |draft| place.save(draft, basis));
            let _ = asks.send(LibrarianRequest::IndexSaved(result, draft));
        };
        let none = move || drop(failed.send(LibrarianRequest::IndexSaved(Ok(Outcome::Busy), None)));
        if threads::run(Thread::Index, &self.post, save, none).is_err() {
            self.index_saved(Ok(Outcome::Busy), None);
        }
    }

    pub(super) fn index_saved(&mut self, result: io::Result<Outcome>, draft: Option<&Draft>) {
        let Some((begun, revision)) = self.index.saving.take() else { return };
        let pause = match result {
            Ok(Outcome::Busy) => AGAIN,
            Err(error) => {
                tracing::warn!(%error, "the index cannot be saved");
                // A cache that is never writable is not worth a word at each start.
                let is_full = matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded);
                if is_full && !std::mem::replace(&mut self.index.is_reported, true) {
                    self.tell(Msg::Notice(Notice::IndexUnsaved { why: Cause::from(&error) }));
                }
                AGAIN
            }
            Ok(saved) => {
                (self.index.saved, self.index.unsaved_since) = (revision, None);
                if self.catalogue.revision() != revision {
                    self.index.unsaved_since = Some(self.index.seen.1);
                }
                if let (Outcome::Saved(saved), Some(draft)) = (saved, draft) {
                    self.index.basis = Some(saved.basis);
                    self.catalogue.use_saved(*saved, draft);
                }
                begun.elapsed() * GENTLE
            }
        };
        self.index.not_before = Instant::now() + pause;
    }
}

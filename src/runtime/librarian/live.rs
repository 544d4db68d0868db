//! The librarian's handling of changing folders: scans them, at the start and again, and applies what the watcher observed.

use std::io;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;

use super::{LibrarianRequest, LibrarianWorker, Looked, index, reading_thread};
use crate::app::Msg;
use crate::library::{ArticleKey, FileChange, PassedOverCounts};
use crate::runtime::threads::{self, Thread};
use crate::runtime::watcher;
use crate::store::catalogue::live::FileObservation;
use crate::store::walk::{self, Unchanged};

/// Longest time that watching the folders waits for the first reading of the library.
const PATIENCE: Duration = Duration::from_secs(3);

/// Longest time that the comparison with an index waits for the folders to be watched.
const WATCH_WAIT: Duration = Duration::from_secs(5);

impl LibrarianWorker {
    /// Walks the folders for the first time.
    pub(super) fn walk(&mut self) -> Result<()> {
        self.walk += 1;
        (self.walked, self.stale) = (false, true);
        self.look_through(true, Vec::new())?;
        let count = thread::available_parallelism().map_or(2, usize::from).clamp(1, 8);
        for number in 0..count {
            self.readers.push(reading_thread(number, self.asks.clone(), &self.post)?);
            self.idle.push(number);
        }
        Ok(())
    }

    /// Walks the folders once more; `done` is dropped at the end. There is one walk at a time: another begins when it has ended. If no
    /// thread can be started, the list stays unchanged.
    pub(super) fn walk_again(&mut self, done: Option<Sender<()>>) {
        if !self.walked {
            self.walk_next.get_or_insert_default().extend(done);
            return;
        }
        self.walk_now(done.into_iter().collect());
    }

    pub(super) fn walk_now(&mut self, done: Vec<Sender<()>>) {
        self.walk += 1;
        self.walked = false;
        self.rescan.restart();
        self.catalogue.begin_walk();
        if self.look_through(false, done).is_err() {
            self.walked = true;
        }
    }

    /// Has a thread walk the folders; `done` is dropped at the end. In the `first` walk all files are new.
    fn look_through(&self, first: bool, done: Vec<Sender<()>>) -> io::Result<()> {
        let (walk, paths, asks) = (self.walk, self.paths.clone(), self.asks.clone());
        let (failed, mut all_new, mut done, folders) = (asks.clone(), first, done, self.folders.clone());
        let (watched_paths, started) = (self.paths.clone(), self.started);
        let (place, post, saved) = (self.index.place().cloned(), self.post.clone(), self.catalogue.saved_rows());
        let look = move || {
            // After a panic some are known.
            let first = std::mem::take(&mut all_new);
            let index = place.as_ref().filter(|_| first).and_then(|place| index::load(place, &post));
            let new = first && index.is_none();
            let saved = index.as_ref().map(|index| Arc::clone(&index.rows)).or_else(|| saved.clone());
            if let Some(index) = index {
                let _ = asks.send(LibrarianRequest::Indexed(walk, index));
                // What changes after it was compared is reported by the watcher, so that nothing need be compared again.
                let (watching, watched) = channel();
                watcher::start(watched_paths.clone(), started, Some(watching), asks.clone(), &post);
                let _ = watched.recv_timeout(WATCH_WAIT);
            }
            let seen = |batch: Vec<PathBuf>| LibrarianRequest::Seen(walk, batch.into_iter().map(watcher::observe).collect());
            let found = |batch| if new { LibrarianRequest::Found(walk, batch) } else { seen(batch) };
            // A file in place of an opened folder is not what was opened.
            let paths: Vec<PathBuf> = paths.iter().filter(|path| !folders.contains(*path) || path.is_dir()).cloned().collect();
            let mut hand_over = |batch| asks.send(found(batch)).is_ok();
            let (passed_over, unchanged) = match &saved {
                Some(rows) => walk::compare(&paths, rows, &mut hand_over),
                None => (walk::walk(&paths, &mut hand_over), None),
            };
            let _ = asks.send(LibrarianRequest::Walked(walk, Looked::Everywhere, passed_over, unchanged));
            done.clear();
        };
        threads::run(Thread::Walk, &self.post, look, move || {
            drop(failed.send(LibrarianRequest::Walked(walk, Looked::Nearby, PassedOverCounts::default(), None)));
        })
    }

    pub(super) fn end_walk(&mut self, looked: Looked, passed_over: PassedOverCounts, unchanged: Option<&Unchanged>) {
        (self.walked, self.stale) = (true, true);
        if let Some(unchanged) = unchanged {
            let changes = self.catalogue.confirm(unchanged);
            self.count_observed(0, &changes);
            self.changed(changes);
        }
        if looked == Looked::Everywhere {
            self.passed_over = passed_over;
            let gone = self.catalogue.end_walk();
            self.count_observed(0, &gone);
            self.changed(gone);
        }
        self.report_rescan();
        if let Some(done) = self.walk_next.take() {
            self.walk_now(done);
        }
    }

    /// Starts watching after the first reading, or after a while: the first reading has priority.
    pub(super) fn begin_to_watch(&mut self) {
        let long_since = || self.started.elapsed().is_ok_and(|since| since > PATIENCE);
        if self.walked && !self.watched && (self.catalogue.is_read() || long_since()) {
            self.watched = true;
            watcher::start(self.paths.clone(), self.started, None, self.asks.clone(), &self.post);
        }
    }

    pub(super) fn see(&mut self, observations: Vec<FileObservation>) {
        let known = self.catalogue.keys().count() as u32;
        let changes = self.catalogue.observe(observations);
        let new = known..self.catalogue.keys().count() as u32;
        let more = !new.is_empty();
        self.count_observed(new.len(), &changes);
        if more {
            self.go_to_wanted(new.clone());
        }
        // The saved state of a moved article moves with it.
        let moved = changes.iter().filter(|change| matches!(change, FileChange::Altered(_))).map(|change| change.key());
        self.status_cache.find(&mut self.catalogue, new.map(ArticleKey).chain(moved));
        if more && changes.is_empty() {
            self.mark_stale();
        }
        self.changed(changes);
    }

    /// Opens the article requested at the start, if it is among these.
    pub(super) fn go_to_wanted(&mut self, new: Range<u32>) {
        let Some((wanted, found)) = &self.wanted else { return };
        let saved = || self.catalogue.saved_key(wanted).filter(|key| new.contains(&key.0));
        let is_wanted = |key: &ArticleKey| self.catalogue.origin(*key).as_ref() == Some(wanted);
        let key = saved().or_else(|| new.clone().filter(|index| !self.catalogue.is_saved(*index)).map(ArticleKey).find(is_wanted));
        if let Some(key) = key {
            self.tell(found(key));
            self.wanted = None;
        }
    }

    pub(super) fn find_tour(&mut self, path: PathBuf) {
        let key = self.catalogue.apart(path);
        self.status_cache.find(&mut self.catalogue, [key]);
        self.tell(Msg::TourFound(key));
    }

    /// Reports changes of the open article; the list is sorted again soon.
    pub(super) fn changed(&mut self, changes: Vec<FileChange>) {
        if changes.is_empty() {
            return;
        }
        if changes.iter().any(|change| matches!(change, FileChange::Gone(_))) {
            let doubtful = self.catalogue.take_doubtful();
            self.status_cache.find(&mut self.catalogue, doubtful);
        }
        self.mark_stale();
        // Only the latest change of a file counts.
        if let Some(change) = changes.into_iter().rev().find(|change| Some(change.key()) == self.open) {
            self.tell(Msg::Changed(change));
        }
    }

    /// The list is out of order; what changed is read first where that is a matter of a moment.
    fn mark_stale(&mut self) {
        self.stale = true;
        self.stale_since.get_or_insert_with(Instant::now);
    }

    /// After the first reading, cursor moves are not reported; the cursor is on the article opened last, which must not vanish.
    pub(super) fn hold_open(&mut self) {
        if self.stale_since.is_some()
            && let Some(request) = &mut self.request
        {
            request.anchor = self.open.or(request.anchor);
        }
    }

    /// Longest time until the next sort; `None` where the list is in order. During the first reading the list is sorted at a fixed
    /// interval. A change waits until it has been read, but no longer than that interval, and sorts are never more frequent.
    pub(super) fn rest(&self) -> Option<Duration> {
        if !self.stale || self.arranging.is_some() || self.searches.postponed {
            return None;
        }
        let pace = self.pace.saturating_sub(self.since.elapsed());
        let done = self.walked && self.catalogue.is_read();
        Some(match self.stale_since {
            None if done => Duration::ZERO,
            None => pace,
            Some(_) if done => pace,
            Some(since) => pace.max(self.pace.saturating_sub(since.elapsed())),
        })
    }
}

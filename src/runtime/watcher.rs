//! The watcher thread: waits until files below the opened folders are created, changed, moved or deleted, examines them once they have
//! settled, and reports to the librarian. Sleeps while nothing happens. Where the system cannot watch, it polls the folders instead.

pub(crate) mod backend;
pub(crate) mod debounce;
pub(crate) mod roots;
mod sidecars;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::time::{Duration, Instant, SystemTime};

use super::librarian::LibrarianRequest;
use super::threads::{self, Orders, Server, Thread, step_back};
use super::{Event, EventSender};
use crate::app::Msg;
use crate::store::catalogue::live::FileObservation;
use crate::store::stamp::stamp;
use crate::store::{file, walk};
use crate::words::Notice;
use backend::{FsEvent, FsWatcher, Limit};
use debounce::{Debouncer, Since};
use roots::Roots;

const TICK: Duration = Duration::from_millis(20);

/// Most observations sent at a time: few enough that the librarian can answer list requests in between.
const SLICE: usize = 256;

/// A file changed less than this ago may change again without another stamp: clocks of file systems are coarse.
const COARSE: Duration = Duration::from_secs(2);

/// Delay before the folders are walked after an event overflow, and shortest interval between two such walks.
const BREATH: Duration = Duration::from_millis(250);

/// Shortest and longest polling interval.
const POLL: (Duration, Duration) = (Duration::from_secs(2), Duration::from_mins(1));

/// Shortest pause between two such walks, as a multiple of the duration of the last one.
const GENTLE: u32 = 20;

/// Starts to watch `paths`, catching up with changes since `started`, unless another thread waits for `watching` before it walks them.
/// If no thread can be started, nothing is watched.
pub(crate) fn start(
    paths: Vec<PathBuf>,
    started: SystemTime,
    watching: Option<Sender<()>>,
    asks: Sender<LibrarianRequest>,
    post: &EventSender,
) {
    let (words, inbox) = channel();
    let server = WatcherThread { paths, asks, post: post.clone(), words, started, watching, failed: false };
    let _ = threads::serve(Thread::Watcher, post, inbox, server);
}

struct WatcherThread {
    paths: Vec<PathBuf>,
    asks: Sender<LibrarianRequest>,
    post: EventSender,
    words: Sender<FsEvent>,
    started: SystemTime,
    /// Receives a value once the folders are watched.
    watching: Option<Sender<()>>,
    /// Whether it panicked before: what it has missed is unknown.
    failed: bool,
}

impl Server for WatcherThread {
    type Order = FsEvent;

    fn serve(&mut self, orders: &mut Orders<FsEvent>) {
        step_back();
        let mut watcher = Watcher::new(&self.paths, &self.words, self.asks.clone(), self.post.clone());
        let recent = watcher.watch_all(self.started) || self.failed;
        if self.watching.take().is_none_or(|watching| watching.send(()).is_err()) {
            watcher.catch_up(recent);
        }
        watcher.work(orders);
    }

    fn recover(&mut self) {
        self.failed = true;
    }

    fn give_up(&mut self, _: Option<FsEvent>) {}
}

/// Observes `path`, where a file was just found.
pub(crate) fn observe(path: PathBuf) -> FileObservation {
    let stamp = stamp(&path);
    if stamp.is_none() && file::tour_at(&path).is_none() {
        return FileObservation::Gone(path);
    }
    let fresh = stamp.is_some_and(|stamp| is_recent(stamp.modified(), SystemTime::now()));
    FileObservation::File { path, stamp, fresh }
}

fn is_recent(changed: SystemTime, now: SystemTime) -> bool {
    // A change dated in the future, by a wrong clock, does not count as recent.
    now.duration_since(changed).is_ok_and(|ago| ago < COARSE)
}

struct Watcher {
    roots: Roots,
    asks: Sender<LibrarianRequest>,
    post: EventSender,
    backend: FsWatcher,
    debouncer: Debouncer,
    moved: Vec<(PathBuf, PathBuf)>,
    /// Folders that left their place; if there is one again, it is another.
    left: HashSet<PathBuf>,
    /// Time of the next poll.
    look_at: Option<Instant>,
    /// Polling interval where polling is the only way.
    poll: Option<Duration>,
}

impl Watcher {
    fn new(paths: &[PathBuf], words: &Sender<FsEvent>, asks: Sender<LibrarianRequest>, post: EventSender) -> Self {
        Self {
            roots: Roots::of(paths),
            asks,
            post,
            backend: FsWatcher::open(words),
            debouncer: Debouncer::default(),
            moved: Vec::new(),
            left: HashSet::new(),
            look_at: None,
            poll: None,
        }
    }

    fn work(&mut self, orders: &mut Orders<FsEvent>) {
        while let Some(events) = orders.receive(self.pause()) {
            let now = Instant::now();
            for event in events {
                self.take(event, now);
            }
            self.sweep(now);
            if self.look_at.is_some_and(|at| at <= now) {
                self.look_through();
            }
        }
    }

    /// Time until the next task if no event comes; `None` for ever.
    fn pause(&self) -> Option<Duration> {
        let tick = (!self.debouncer.is_empty()).then_some(TICK);
        let look = self.look_at.map(|at| at.saturating_duration_since(Instant::now()));
        tick.into_iter().chain(look).min()
    }

    /// Watches every folder there is. Says whether something came or went in one since `started`, or may have.
    fn watch_all(&mut self, started: SystemTime) -> bool {
        let since = started - COARSE;
        let mut recent = false;
        for root in self.roots.watched() {
            for folder in walk::folders(&root) {
                self.backend.watch(&folder);
                recent |= stamp(&folder).is_none_or(|stamp| stamp.modified() >= since);
                if self.backend.limit.is_some() {
                    break;
                }
            }
        }
        for folder in self.roots.lone_folders() {
            self.backend.watch(&folder);
        }
        self.go_by_looks();
        recent
    }

    /// Falls back to polling where the system cannot watch all folders; this is reported once.
    fn go_by_looks(&mut self) {
        if self.poll.is_some() {
            return;
        }
        let notice = match self.backend.limit {
            Some(Limit::Watches) => Notice::NoMoreWatches,
            Some(Limit::Watchers) => Notice::NoMoreWatchers,
            None if self.roots.any_remote() => Notice::FarFolder,
            None => return,
        };
        self.tell(notice);
        self.poll = Some(POLL.0);
        self.look_at = Some(Instant::now() + POLL.0);
    }

    /// Takes in what happened between the first look through the folders and the time they were watched.
    fn catch_up(&mut self, recent: bool) {
        let (answer, read) = channel();
        let _ = self.asks.send(LibrarianRequest::ReadSoFar(answer));
        // Another walk compares files with an index at less cost.
        let Some(read) = (if recent { None } else { read.recv().unwrap_or_default() }) else { return self.look_through() };
        let now = Instant::now();
        for (path, then) in read {
            if stamp(&path) != Some(then) {
                self.debouncer.add(std::path::absolute(&path).unwrap_or(path), now);
            }
        }
    }

    fn take(&mut self, event: FsEvent, now: Instant) {
        match event {
            FsEvent::Touched(path) => self.debouncer.add(path, now),
            FsEvent::Left(path) => self.leave(path, now),
            FsEvent::Moved(from, to) => {
                self.leave(from.clone(), now);
                self.debouncer.add(to.clone(), now);
                self.moved.push((from, to));
            }
            FsEvent::Overflow => {
                self.look_at = Some(self.look_at.map_or(now + BREATH, |at| at.min(now + BREATH)));
            }
        }
    }

    fn leave(&mut self, path: PathBuf, now: Instant) {
        if self.backend.watches(&path) {
            self.backend.forget(&path);
            self.left.insert(path.clone());
        }
        self.debouncer.add(path, now);
    }

    /// Checks the paths that have settled, and reports their state.
    fn sweep(&mut self, now: Instant) {
        let mut observations = Vec::new();
        for (from, to) in std::mem::take(&mut self.moved) {
            self.see_move(&from, &to, &mut observations);
        }
        for (path, since) in self.debouncer.due(now) {
            self.look_at_path(path, since, now, &mut observations);
        }
        self.look_for_roots(&mut observations);
        self.report_observations(sidecars::settle(observations));
        self.go_by_looks();
    }

    fn report_observations(&self, mut observations: Vec<FileObservation>) {
        while !observations.is_empty() {
            let rest = observations.split_off(SLICE.min(observations.len()));
            let _ = self.asks.send(LibrarianRequest::Changed(std::mem::replace(&mut observations, rest)));
        }
    }

    fn see_move(&mut self, from: &Path, to: &Path, observations: &mut Vec<FileObservation>) {
        let (Some(was), Some(is)) = (self.roots.given(from), self.roots.given(to)) else { return };
        if to.is_dir() {
            // Those in it are the same articles: they are found under their new names before the old ones are missed.
            self.left.remove(from);
            observations.push(FileObservation::FolderMoved { from: was, to: is });
            self.watch_tree(to, observations);
        } else if self.roots.may_be_article(to) {
            observations.push(FileObservation::Moved { from: was, to: is });
        }
    }

    fn look_at_path(&mut self, path: PathBuf, since: Since, now: Instant, observations: &mut Vec<FileObservation>) {
        let Some(given) = self.roots.given(&path) else { return };
        let young = since.is_young(now);
        let Ok(meta) = std::fs::symlink_metadata(&path) else {
            if young {
                return self.debouncer.put_back(path, since, now);
            }
            if self.left.remove(&path) {
                observations.push(FileObservation::FolderGone(given.clone()));
            }
            return observations.push(FileObservation::Gone(given));
        };
        // Something else of the same name: a different folder, or none at all.
        let other = self.left.remove(&path);
        if other {
            observations.push(FileObservation::FolderGone(given.clone()));
        }
        // An opened path may be a link to a folder.
        if meta.is_dir() || self.roots.is_folder(&path) {
            observations.push(FileObservation::Gone(given));
            if other || !self.backend.watches(&path) {
                self.watch_tree(&path, observations);
            }
        } else if self.roots.was_folder(&path) {
            // A file in place of an opened folder is not what was opened.
            observations.push(FileObservation::Gone(given));
        } else if self.roots.may_be_article(&path) {
            match std::fs::metadata(&path) {
                // Empty for a moment is how saving begins.
                Ok(file) if file.is_file() && file.len() == 0 && young => self.debouncer.put_back(path, since, now),
                Ok(file) if file.is_file() => observations.push(observe(given)),
                Ok(_) | Err(_) => observations.push(FileObservation::Gone(given)),
            }
        }
    }

    /// Watches a new folder, and reports its contents.
    fn watch_tree(&mut self, folder: &Path, observations: &mut Vec<FileObservation>) {
        for folder in walk::folders(folder) {
            self.backend.watch(&folder);
        }
        let Some(given) = self.roots.given(folder) else { return };
        walk::walk(&[given], &mut |batch| {
            observations.extend(batch.into_iter().map(observe));
            true
        });
    }

    /// Records which of the opened folders vanished, and which are back. A folder may come back before what holds it is watched, and is
    /// looked for once more then.
    fn look_for_roots(&mut self, observations: &mut Vec<FileObservation>) {
        while self.look_for_roots_once(observations) {}
    }

    /// Returns whether another folder is watched from now on.
    fn look_for_roots_once(&mut self, observations: &mut Vec<FileObservation>) -> bool {
        let changed = self.roots.look(&self.left);
        let watches = !changed.watch.is_empty();
        for root in changed.gone {
            self.tell(Notice::FolderGone { path: shown(&root) });
        }
        for root in changed.back {
            self.tell(Notice::FolderBack { path: shown(&root) });
            self.watch_tree(&root, observations);
        }
        // The parent of a missing folder is watched until the folder comes back.
        for above in changed.watch {
            self.backend.watch(&above);
        }
        for above in changed.forget {
            self.backend.forget_alone(&above);
        }
        watches
    }

    /// Has the librarian walk all folders, and waits until it has finished.
    fn look_through(&mut self) {
        let began = Instant::now();
        if self.poll.is_none() {
            // After an overflow it is unknown which folders are new.
            self.watch_all(SystemTime::now());
        }
        let (done, over) = channel();
        let _ = self.asks.send(LibrarianRequest::Look(done));
        // Nothing is sent: the end of the look closes the channel.
        let _ = over.recv();
        let took = began.elapsed();
        self.look_at = self.poll.map(|_| Instant::now() + (took * GENTLE).clamp(POLL.0, POLL.1));
    }

    fn tell(&self, notice: Notice) {
        let _ = self.post.send(Event::Msg(Msg::Notice(notice)));
    }
}

fn shown(path: &Path) -> String {
    crate::article::clean::shortened(&path.to_string_lossy())
}

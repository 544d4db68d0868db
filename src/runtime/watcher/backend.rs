//! File system events of watched folders, translated from `notify`. Each folder is watched separately, so that hidden folders and link
//! targets stay unwatched.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use notify::event::{AccessKind, AccessMode, ModifyKind, RenameMode};
use notify::{Config, Error, ErrorKind, Event, EventKind, EventKindMask, RecommendedWatcher, RecursiveMode, Watcher};

/// Whether the system watches a whole folder tree at the cost of one watch.
const WHOLE_TREES: bool = cfg!(target_os = "macos");

/// Something that happened. Paths are absolute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FsEvent {
    Touched(PathBuf),
    /// Something was deleted or moved away.
    Left(PathBuf),
    Moved(PathBuf, PathBuf),
    Overflow,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Limit {
    Watches,
    Watchers,
}

#[derive(Debug)]
pub(crate) struct FsWatcher {
    watcher: Option<RecommendedWatcher>,
    folders: HashSet<PathBuf>,
    pub(crate) limit: Option<Limit>,
    /// Keeps the channel open where the system provides no watcher.
    _words: Sender<FsEvent>,
}

impl FsWatcher {
    /// Opens them; what they see comes as words.
    pub(crate) fn open(words: &Sender<FsEvent>) -> Self {
        let told = words.clone();
        let tell = move |event: notify::Result<Event>| {
            for word in event.map_or_else(|_| vec![FsEvent::Overflow], in_words) {
                // The watcher ends with the program only.
                let _ = told.send(word);
            }
        };
        // Reading wakes no one; the end of writing does.
        let kinds = EventKindMask::CORE | EventKindMask::ACCESS_CLOSE;
        let watcher = RecommendedWatcher::new(tell, Config::default().with_event_kinds(kinds)).ok();
        let limit = watcher.is_none().then_some(Limit::Watchers);
        Self { watcher, folders: HashSet::new(), limit, _words: words.clone() }
    }

    pub(crate) fn watches(&self, folder: &Path) -> bool {
        self.folders.contains(folder)
    }

    /// Watches a folder, even if one of the same name was watched before.
    pub(crate) fn watch(&mut self, folder: &Path) {
        let Some(watcher) = self.watcher.as_mut().filter(|_| self.limit.is_none()) else { return };
        let mode = if WHOLE_TREES { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
        match watcher.watch(folder, mode) {
            Ok(()) => {
                self.folders.insert(folder.to_owned());
            }
            Err(error) if is_limit(&error) => self.limit = Some(Limit::Watches),
            // It has vanished again, or is not readable.
            Err(_) => (),
        }
    }

    /// Stops to watch a folder, but not those below it.
    pub(crate) fn forget_alone(&mut self, folder: &Path) {
        if self.folders.remove(folder)
            && let Some(watcher) = &mut self.watcher
        {
            let _ = watcher.unwatch(folder);
        }
    }

    /// Stops to watch a folder and those below it.
    pub(crate) fn forget(&mut self, folder: &Path) {
        if self.folders.remove(folder) {
            if let Some(watcher) = &mut self.watcher {
                // It fails where the folder is gone, and its watch with it.
                let _ = watcher.unwatch(folder);
            }
            let below: Vec<PathBuf> = self.folders.extract_if(|path| path.starts_with(folder)).collect();
            if let Some(watcher) = &mut self.watcher {
                for path in &below {
                    let _ = watcher.unwatch(path);
                }
            }
        }
    }
}

/// Whether the system refused a watch because it has no more, or no more memory or files for them.
fn is_limit(error: &Error) -> bool {
    match &error.kind {
        ErrorKind::MaxFilesWatch => true,
        ErrorKind::Io(error) => {
            let limits = [rustix::io::Errno::MFILE, rustix::io::Errno::NFILE, rustix::io::Errno::NOSPC, rustix::io::Errno::NOMEM];
            limits.iter().any(|limit| error.raw_os_error() == Some(limit.raw_os_error()))
        }
        _ => false,
    }
}

/// Translates a system event.
fn in_words(event: Event) -> Vec<FsEvent> {
    if event.need_rescan() {
        return vec![FsEvent::Overflow];
    }
    let each = |word: fn(PathBuf) -> FsEvent, paths: Vec<PathBuf>| paths.into_iter().map(word).collect();
    match (event.kind, event.paths) {
        (EventKind::Modify(ModifyKind::Name(RenameMode::Both)), paths) => {
            <[PathBuf; 2]>::try_from(paths).map(|[from, to]| vec![FsEvent::Moved(from, to)]).unwrap_or_default()
        }
        (EventKind::Modify(ModifyKind::Name(RenameMode::To)), paths) => each(FsEvent::Touched, paths),
        (EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)), paths) => each(FsEvent::Left, paths),
        (EventKind::Access(AccessKind::Close(AccessMode::Write)) | EventKind::Create(_) | EventKind::Modify(_) | EventKind::Any, paths) => {
            each(FsEvent::Touched, paths)
        }
        (EventKind::Access(_) | EventKind::Other, _) => Vec::new(),
    }
}

//! Applies file system changes to the catalogue, path by path. An article keeps its key as long as it is recognisably the same. Polling
//! is the watcher's job.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Catalogue, guess_date};
use crate::article::{Date, Origin};
use crate::library::{ArticleKey, FileChange};
use crate::store::entry::{Entry, FileEntry, Presence, Stage};
use crate::store::files::Files;
use crate::store::index::Rows;
use crate::store::shelf::Slot;
use crate::store::stamp::Stamp;
use crate::store::walk::Unchanged;

/// Number of articles that are gone of which everything is remembered: they may come back any moment, as when a folder is replaced.
const REMEMBERED: usize = 2000;

/// Result of checking a path on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variant explains its fields")]
pub enum FileObservation {
    /// An article file; `fresh` where it was changed so lately that another change might have left the same stamp.
    File { path: PathBuf, stamp: Option<Stamp>, fresh: bool },
    /// No article file, any more.
    Gone(PathBuf),
    /// A folder is gone, with all that was in it.
    FolderGone(PathBuf),
    /// A file has another name.
    Moved { from: PathBuf, to: PathBuf },
    /// A folder has another name, with all that is in it.
    FolderMoved { from: PathBuf, to: PathBuf },
}

/// Files by path, those of an index apart. Paths are stored as hashes with a random per-run key, so that a million of them take little memory.
#[derive(Debug, Default)]
pub(super) struct Paths {
    keys: RandomState,
    indices: HashMap<u64, u32>,
}

impl Paths {
    fn of(files: &Files) -> Self {
        let mut paths = Self::default();
        for (index, file) in files.changed() {
            paths.put(&file.path, index);
        }
        paths
    }

    fn put(&mut self, path: &Path, index: usize) {
        self.indices.insert(self.keys.hash_one(path), index as u32);
    }

    fn get(&self, path: &Path, files: &Files) -> Option<usize> {
        let index = *self.indices.get(&self.keys.hash_one(path))? as usize;
        files.get(index).is_some_and(|file| *file.path == *path).then_some(index)
    }
}

impl Catalogue {
    /// Adds unread files. Returns their placeholder entries.
    pub fn add(&mut self, paths: Vec<PathBuf>) -> Range<u32> {
        let known = self.entries.len() as u32;
        for path in paths {
            self.push(path);
        }
        known..self.entries.len() as u32
    }

    fn push(&mut self, path: PathBuf) {
        let id = if self.wanted.is_empty() { None } else { self.wanted.remove(&path) };
        let (guess, path): (_, Arc<Path>) = (guess_date(&path), path.into());
        if let Some(paths) = &mut self.paths {
            paths.put(&path, self.files.len());
        }
        let origin = Origin { file: Arc::clone(&path), id };
        let first = self.push_entry(origin, self.files.len() as u32, guess);
        self.files.push(FileEntry { path, stage: Stage::Waiting, stale: false, stamp: None, first, others: Vec::new() });
        self.waiting += 1;
    }

    /// The key of an article that can be opened although it is no part of the library; the list never shows it.
    pub(crate) fn apart(&mut self, path: PathBuf) -> ArticleKey {
        if let Some(index) = self.index_of(&path) {
            return ArticleKey(self.files.at(index).first);
        }
        let index = self.files.len();
        self.push(path);
        // Nobody reads it for its metadata.
        self.waiting -= 1;
        let file = self.files.change(index);
        file.stage = Stage::Gone;
        let key = ArticleKey(file.first);
        self.entries.change(key.0).presence = Presence::Apart;
        self.gone += 1;
        key
    }

    /// Adds an entry for a file or an article in it; returns its index.
    pub(super) fn push_entry(&mut self, origin: Origin, file_index: u32, guess: Option<Date>) -> u32 {
        self.touch();
        let entry = Entry { origin, file_index, number: 0, presence: Presence::There, guess, metadata: None, slot: Slot::default() };
        self.entries.push(entry);
        self.entries.len() as u32 - 1
    }

    fn index_of(&mut self, path: &Path) -> Option<usize> {
        let files = &self.files;
        files.find_saved(path).or_else(|| self.paths.get_or_insert_with(|| Paths::of(files)).get(path, files))
    }

    /// The articles of a file that are there.
    fn there(&self, file_index: usize) -> Vec<u32> {
        self.files.at(file_index).entries().filter(|&index| self.entries.is_there(index)).collect()
    }

    fn altered(&self, file_index: usize) -> Vec<FileChange> {
        self.there(file_index).into_iter().map(|index| FileChange::Altered(ArticleKey(index))).collect()
    }

    /// Applies observations in order. Returns the changes of known articles; one whose file was touched counts as altered.
    pub fn observe(&mut self, observations: Vec<FileObservation>) -> Vec<FileChange> {
        let mut changes = Vec::new();
        let mut observations = observations.into_iter().peekable();
        while let Some(observation) = observations.next() {
            match observation {
                FileObservation::File { path, stamp, fresh } => changes.extend(self.observe_file(path, stamp, fresh)),
                FileObservation::Gone(path) => {
                    if let Some(index) = self.index_of(&path) {
                        changes.extend(self.mark_gone(index));
                    }
                }
                FileObservation::FolderGone(folder) => {
                    // One scan of the library serves all folders that vanished together.
                    let mut folders = vec![folder];
                    while let Some(FileObservation::FolderGone(folder)) =
                        observations.next_if(|observation| matches!(observation, FileObservation::FolderGone(_)))
                    {
                        folders.push(folder);
                    }
                    changes.extend(self.folders_gone(&folders));
                }
                // A moved file keeps its key, unless it replaced another file.
                FileObservation::Moved { from, to } => {
                    if let Some(index) = self.index_of(&from) {
                        changes.extend(self.rename(index, &to));
                    }
                }
                FileObservation::FolderMoved { from, to } => self.folder_moved(&from, &to, &mut changes),
            }
        }
        changes
    }

    fn observe_file(&mut self, path: PathBuf, stamp: Option<Stamp>, fresh: bool) -> Vec<FileChange> {
        let Some(index) = self.index_of(&path) else {
            if let Some(index) = stamp.and_then(|stamp| self.renamed_to(&stamp)) {
                let changes = self.rename(index, &path);
                self.files.change(index).stamp = stamp;
                return changes;
            }
            self.push(path);
            return Vec::new();
        };
        self.mark_found(index);
        self.follow_name(index, stamp);
        match self.files.stage(index) {
            Stage::Waiting => Vec::new(),
            Stage::Reading => {
                // The version being read may be older: read again.
                self.files.change(index).stale |= fresh || stamp.is_none();
                self.altered(index)
            }
            Stage::Read => {
                let known = self.files.at(index).stamp;
                let same = known.is_some() && known == stamp;
                if same && !fresh {
                    return Vec::new();
                }
                self.read_again(index);
                self.altered(index)
            }
            Stage::Gone => self.restore(index),
        }
    }

    pub(super) fn read_again(&mut self, index: usize) {
        self.files.change(index).stage = Stage::Waiting;
        self.waiting += 1;
        self.again.push_back(index as u32);
    }

    /// Restores a file that has reappeared, with its articles.
    fn restore(&mut self, index: usize) -> Vec<FileChange> {
        self.touch();
        if self.files.at(index).stale {
            // A thread is still reading the version from before the deletion.
            (self.files.change(index).stage, self.waiting) = (Stage::Reading, self.waiting + 1);
        } else {
            self.read_again(index);
        }
        let mut back = Vec::new();
        for entry in self.files.at(index).entries() {
            if matches!(self.entries.presence(entry), Presence::FileGone | Presence::Apart) {
                self.entries.change(entry).presence = Presence::There;
                self.gone -= 1;
                self.successors.remove(&entry);
                back.push(FileChange::Back(ArticleKey(entry)));
            }
        }
        back
    }

    fn mark_gone(&mut self, index: usize) -> Vec<FileChange> {
        if self.files.stage(index) == Stage::Gone {
            return Vec::new();
        }
        let file = self.files.change(index);
        match file.stage {
            Stage::Waiting => self.waiting -= 1,
            Stage::Reading => {
                file.stale = true;
                self.waiting -= 1;
            }
            Stage::Read | Stage::Gone => (),
        }
        file.stage = Stage::Gone;
        self.touch();
        let there = self.there(index);
        self.gone += there.len();
        for &entry in &there {
            self.entries.change(entry).presence = Presence::FileGone;
            self.forget_old(entry);
        }
        there.into_iter().map(|entry| FileChange::Gone(ArticleKey(entry))).collect()
    }

    /// An article is gone: what was read of those that went long before is forgotten, so that memory does not grow with all that ever was.
    pub(super) fn forget_old(&mut self, index: u32) {
        self.gone_lately.push_back(index);
        if self.gone_lately.len() <= REMEMBERED {
            return;
        }
        let Some(old) = self.gone_lately.pop_front().filter(|&old| self.held != Some(old)) else { return };
        if !self.entries.is_there(old) {
            let entry = self.entries.change(old);
            (entry.metadata, entry.slot) = (None, Slot::default());
        }
    }

    fn folders_gone(&mut self, folders: &[PathBuf]) -> Vec<FileChange> {
        let folders: std::collections::HashSet<&Path> = folders.iter().map(PathBuf::as_path).collect();
        let below = |file: &FileEntry| file.stage != Stage::Gone && file.path.ancestors().any(|above| folders.contains(above));
        let gone: Vec<usize> = (0..self.files.len()).filter(|&index| below(&self.files.at(index))).collect();
        gone.into_iter().flat_map(|index| self.mark_gone(index)).collect()
    }

    fn folder_moved(&mut self, from: &Path, to: &Path, changes: &mut Vec<FileChange>) {
        let below = |index: &usize| {
            let file = self.files.at(*index);
            file.stage != Stage::Gone && file.path.starts_with(from)
        };
        let moved: Vec<usize> = (0..self.files.len()).filter(below).collect();
        for index in moved {
            let Some(path) = self.files.at(index).path.strip_prefix(from).ok().map(|rest| to.join(rest)) else { continue };
            changes.extend(self.rename(index, &path));
        }
    }

    fn rename(&mut self, index: usize, to: &Path) -> Vec<FileChange> {
        if let Some(other) = self.index_of(to) {
            if self.files.stage(other) != Stage::Gone {
                return Vec::new();
            }
            // One that is gone gives its name up; should it be looked for, it is found under no name.
            self.set_path(other, &Arc::from(Path::new("")));
        }
        self.renamed.insert(index as u32);
        self.set_path(index, &Arc::from(to));
        if let Some(paths) = &mut self.paths {
            paths.put(to, index);
        }
        self.mark_found(index);
        self.altered(index)
    }

    /// Gives a file and its articles another path.
    fn set_path(&mut self, index: usize, path: &Arc<Path>) {
        self.touch();
        let file = self.files.change(index);
        file.path = Arc::clone(path);
        for entry in file.entries() {
            self.entries.change(entry).origin.file = Arc::clone(path);
        }
    }

    fn mark_found(&mut self, index: usize) {
        if let Some(found) = self.found.as_mut().and_then(|found| found.get_mut(index)) {
            *found = true;
        }
    }

    /// Begins to look through the folders again: known files that [`Catalogue::observe`] is not shown until [`Catalogue::end_walk`]
    /// are gone then.
    pub(crate) fn begin_walk(&mut self) {
        self.found = Some(vec![false; self.files.len()]);
    }

    /// Confirms files of the index that a walk found unchanged.
    pub(crate) fn confirm(&mut self, unchanged: &Unchanged) -> Vec<FileChange> {
        let rows = &unchanged.rows;
        let base = self.entries.base().filter(|base| Arc::ptr_eq(base.rows(), rows)).cloned();
        let mut changes = Vec::new();
        for row in unchanged.files() {
            match base.as_ref().and_then(|base| base.file_index(row)).map(|index| index as usize) {
                Some(index) if self.files.is_saved(index) => self.mark_found(index),
                // It was changed meanwhile, or the index was saved anew.
                _ => {
                    let seen = rows.file(row).map(|file| self.observe_file(file.path, Some(file.stamp), false));
                    changes.extend(seen.into_iter().flatten());
                }
            }
        }
        changes
    }

    /// The files of the index, for a walk to compare with.
    pub(crate) fn saved_rows(&self) -> Option<Arc<Rows>> {
        self.entries.base().map(|base| Arc::clone(base.rows()))
    }

    /// Ends what [`Catalogue::begin_walk`] began.
    pub(crate) fn end_walk(&mut self) -> Vec<FileChange> {
        let found = self.found.take().unwrap_or_default();
        found.into_iter().enumerate().filter(|(_, found)| !found).flat_map(|(index, _)| self.mark_gone(index)).collect()
    }

    /// The files read so far, with the stamps they had; `None` where most are read from an index.
    pub(crate) fn read_so_far(&self) -> Option<Vec<(PathBuf, Stamp)>> {
        let read = self.files.changed().filter(|(_, file)| file.stage == Stage::Read);
        let stamped = read.filter_map(|(_, file)| Some((file.path.to_path_buf(), file.stamp?)));
        self.entries.base().is_none().then(|| stamped.collect())
    }
}

#[cfg(test)]
mod tests;

//! The catalogue while files come, change, move and go: what a look at the disk showed is taken in, path by path. An article keeps
//! its key as long as it can be told to be the same one. How one comes to look is the watcher's affair.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::{Catalogue, guess_date};
use crate::app::kept::Standing;
use crate::app::{ArticleKey, FileChange};
use crate::store::Learnt;
use crate::store::entry::{Entry, Stage, Stamp};
use crate::store::shelf::Folded;

/// What a look at the disk showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sight {
    /// An article file.
    File {
        /// Where it is.
        path: PathBuf,
        /// When it was changed last, and its length.
        stamp: Option<Stamp>,
        /// Whether it was changed so lately that another change might have left the same stamp.
        fresh: bool,
    },
    /// No article file, any more.
    Gone(PathBuf),
    /// A folder is gone, with all that was in it.
    FolderGone(PathBuf),
    /// A file has another name.
    Moved {
        /// What it was called.
        from: PathBuf,
        /// What it is called now.
        to: PathBuf,
    },
    /// A folder has another name, with all that is in it.
    FolderMoved {
        /// What it was called.
        from: PathBuf,
        /// What it is called now.
        to: PathBuf,
    },
}

/// Entries by their path. Paths stand here as numbers drawn from them, with a key of this run: a million of them take little room.
#[derive(Debug, Default)]
pub(super) struct Paths {
    keys: RandomState,
    indices: HashMap<u64, u32>,
}

impl Paths {
    fn of(entries: &[Entry]) -> Self {
        let mut paths = Self::default();
        for (index, entry) in entries.iter().enumerate() {
            paths.put(&entry.path, index);
        }
        paths
    }

    fn put(&mut self, path: &Path, index: usize) {
        self.indices.insert(self.keys.hash_one(path), index as u32);
    }

    fn get(&self, path: &Path, entries: &[Entry]) -> Option<usize> {
        let index = *self.indices.get(&self.keys.hash_one(path))? as usize;
        entries.get(index).is_some_and(|entry| entry.path == path).then_some(index)
    }
}

impl Catalogue {
    /// Adds files, not read yet. Returns their entries.
    pub fn add(&mut self, paths: Vec<PathBuf>) -> Range<u32> {
        let known = self.entries.len() as u32;
        for path in paths {
            self.push(path);
        }
        known..self.entries.len() as u32
    }

    fn push(&mut self, path: PathBuf) {
        let guess = guess_date(&path);
        if let Some(paths) = &mut self.paths {
            paths.put(&path, self.entries.len());
        }
        self.entries.push(Entry { path, learnt: None, guess, stage: Stage::Waiting, stale: false, standing: Standing::default() });
        self.waiting += 1;
    }

    fn index_of(&mut self, path: &Path) -> Option<usize> {
        let entries = &self.entries;
        self.paths.get_or_insert_with(|| Paths::of(entries)).get(path, entries)
    }

    /// Takes in what was seen on the disk, in order. Returns what became of articles that were known; one whose file was touched
    /// counts as altered.
    pub fn see(&mut self, sights: Vec<Sight>) -> Vec<FileChange> {
        let mut changes = Vec::new();
        let mut sights = sights.into_iter().peekable();
        while let Some(sight) = sights.next() {
            match sight {
                Sight::File { path, stamp, fresh } => changes.extend(self.see_file(path, stamp, fresh)),
                Sight::Gone(path) => {
                    let index = self.index_of(&path);
                    changes.extend(index.and_then(|index| self.let_go(index)));
                }
                Sight::FolderGone(folder) => {
                    // One look through the library serves all folders that went together.
                    let mut folders = vec![folder];
                    while let Some(Sight::FolderGone(folder)) = sights.next_if(|sight| matches!(sight, Sight::FolderGone(_))) {
                        folders.push(folder);
                    }
                    changes.extend(self.see_folders_gone(&folders));
                }
                // A file that moved keeps its key, unless it took the place of another.
                Sight::Moved { from, to } => {
                    let index = self.index_of(&from);
                    changes.extend(index.and_then(|index| self.rename(index, &to)));
                }
                Sight::FolderMoved { from, to } => self.see_folder_moved(&from, &to, &mut changes),
            }
        }
        changes
    }

    fn see_file(&mut self, path: PathBuf, stamp: Option<Stamp>, fresh: bool) -> Option<FileChange> {
        let Some(index) = self.index_of(&path) else {
            self.push(path);
            return None;
        };
        self.mark_found(index);
        let key = ArticleKey(index as u32);
        let entry = &mut self.entries[index];
        match entry.stage {
            Stage::Waiting => None,
            Stage::Reading => {
                // What is being read may be older: once more.
                entry.stale |= fresh || stamp.is_none();
                Some(FileChange::Altered(key))
            }
            Stage::Read => {
                let same = entry.learnt.as_ref().is_some_and(|learnt| learnt.stamp.is_some() && learnt.stamp == stamp);
                if same && !fresh {
                    return None;
                }
                self.read_again(index);
                Some(FileChange::Altered(key))
            }
            Stage::Gone => {
                self.gone -= 1;
                if self.entries[index].stale {
                    // A thread still reads what it was before it went.
                    (self.entries[index].stage, self.waiting) = (Stage::Reading, self.waiting + 1);
                } else {
                    self.read_again(index);
                }
                Some(FileChange::Back(key))
            }
        }
    }

    fn read_again(&mut self, index: usize) {
        self.entries[index].stage = Stage::Waiting;
        self.waiting += 1;
        self.again.push_back(index as u32);
    }

    fn let_go(&mut self, index: usize) -> Option<FileChange> {
        let entry = &mut self.entries[index];
        match entry.stage {
            Stage::Gone => return None,
            Stage::Waiting => self.waiting -= 1,
            Stage::Reading => {
                entry.stale = true;
                self.waiting -= 1;
            }
            Stage::Read => (),
        }
        entry.stage = Stage::Gone;
        self.gone += 1;
        Some(FileChange::Gone(ArticleKey(index as u32)))
    }

    fn see_folders_gone(&mut self, folders: &[PathBuf]) -> Vec<FileChange> {
        let folders: std::collections::HashSet<&Path> = folders.iter().map(PathBuf::as_path).collect();
        let below = |entry: &Entry| entry.stage != Stage::Gone && entry.path.ancestors().any(|above| folders.contains(above));
        let gone: Vec<usize> = (0..self.entries.len()).filter(|&index| below(&self.entries[index])).collect();
        gone.into_iter().filter_map(|index| self.let_go(index)).collect()
    }

    fn see_folder_moved(&mut self, from: &Path, to: &Path, changes: &mut Vec<FileChange>) {
        let below = |index: &usize| self.entries[*index].stage != Stage::Gone && self.entries[*index].path.starts_with(from);
        let moved: Vec<usize> = (0..self.entries.len()).filter(below).collect();
        for index in moved {
            let Some(path) = self.entries[index].path.strip_prefix(from).ok().map(|rest| to.join(rest)) else { continue };
            changes.extend(self.rename(index, &path));
        }
    }

    fn rename(&mut self, index: usize, to: &Path) -> Option<FileChange> {
        if let Some(other) = self.index_of(to) {
            if self.entries[other].stage != Stage::Gone {
                return None;
            }
            // One that is gone gives its name up; should it be looked for, it is found under no name.
            self.entries[other].path = PathBuf::new();
        }
        to.clone_into(&mut self.entries[index].path);
        if let Some(paths) = &mut self.paths {
            paths.put(to, index);
        }
        self.mark_found(index);
        Some(FileChange::Altered(ArticleKey(index as u32)))
    }

    fn mark_found(&mut self, index: usize) {
        if let Some(found) = self.found.as_mut().and_then(|found| found.get_mut(index)) {
            *found = true;
        }
    }

    /// Begins to look through the folders again: known articles that [`Catalogue::see`] is not shown until [`Catalogue::end_walk`]
    /// are gone then.
    pub fn begin_walk(&mut self) {
        self.found = Some(vec![false; self.entries.len()]);
    }

    /// Ends what [`Catalogue::begin_walk`] began.
    pub fn end_walk(&mut self) -> Vec<FileChange> {
        let found = self.found.take().unwrap_or_default();
        found.into_iter().enumerate().filter(|(_, found)| !found).filter_map(|(index, _)| self.let_go(index)).collect()
    }

    /// The articles read so far, with the stamps they had.
    pub fn read_so_far(&self) -> Vec<(PathBuf, Stamp)> {
        let stamped = |entry: &Entry| Some((entry.path.clone(), entry.learnt.as_ref()?.stamp?));
        self.entries.iter().filter(|entry| entry.stage == Stage::Read).filter_map(stamped).collect()
    }

    /// Takes in what was learnt of an article.
    pub fn learn(&mut self, key: ArticleKey, mut learnt: Learnt, folded: Folded) {
        let index = key.0 as usize;
        let Some(entry) = self.entries.get_mut(index) else { return };
        match (entry.stage, std::mem::take(&mut entry.stale)) {
            (Stage::Gone | Stage::Read, _) => return,
            (Stage::Reading, false) => {
                entry.stage = Stage::Read;
                self.waiting -= 1;
            }
            (Stage::Reading, true) => {
                entry.stage = Stage::Waiting;
                self.again.push_back(key.0);
            }
            (Stage::Waiting, _) if entry.learnt.is_none() => {
                entry.stage = Stage::Read;
                self.waiting -= 1;
            }
            // It is to be read anew; this was read before.
            (Stage::Waiting, _) => (),
        }
        match entry.learnt.as_deref() {
            // What cannot be read just now was read before: that is the better news.
            Some(_) if learnt.format.is_empty() => return self.settle(),
            // The same text need not stand on the shelf twice.
            Some(old) if old.says_the_same_as(&learnt) => learnt.slot = old.slot,
            _ => learnt.put_on(&mut self.shelf, folded),
        }
        entry.learnt = Some(Box::new(learnt));
        self.settle();
    }

    fn settle(&mut self) {
        if self.waiting == 0 {
            self.shelf.squeeze();
        }
    }

    /// Notes that nobody reads this article just now though it was handed out: it will be read at another time. Says whether it
    /// has to be handed out again for it, or is gone.
    pub fn put_down(&mut self, key: ArticleKey) -> bool {
        let Some(entry) = self.entries.get_mut(key.0 as usize) else { return true };
        let stale = std::mem::take(&mut entry.stale);
        if stale && entry.stage == Stage::Reading {
            entry.stage = Stage::Waiting;
            self.again.push_back(key.0);
        }
        stale
    }
}

#[cfg(test)]
mod tests;

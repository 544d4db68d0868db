//! The files of the catalogue: those of an index are read from it when they are needed, the others are in memory.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use super::entry::{FileEntry, Stage};
use super::index::Base;
use super::overlay::Overlay;
use super::stamp::Stamp;

/// A list of files. Cloning it costs nothing, whatever its length.
#[derive(Debug, Clone, Default)]
pub(crate) struct Files {
    /// Those that are not in the index, or are different now.
    changed: Overlay<FileEntry>,
    base: Option<Arc<Base>>,
}

impl Files {
    pub(crate) fn len(&self) -> usize {
        self.changed.len()
    }

    pub(crate) fn get(&self, index: usize) -> Option<Cow<'_, FileEntry>> {
        (index < self.len()).then(|| self.at(index))
    }

    /// The file of this number; one that cannot be read is gone.
    pub(crate) fn at(&self, index: usize) -> Cow<'_, FileEntry> {
        match self.changed.get(index) {
            Some(file) => Cow::Borrowed(file),
            None => Cow::Owned(self.base.as_ref().and_then(|base| base.file(index as u32)).unwrap_or_else(FileEntry::lost)),
        }
    }

    /// The file of this number, to be changed: it is no longer the one of the index.
    pub(crate) fn change(&mut self, index: usize) -> &mut FileEntry {
        let base = self.base.as_ref();
        self.changed.get_or_insert(index, || base.and_then(|base| base.file(index as u32)).unwrap_or_else(FileEntry::lost))
    }

    pub(crate) fn push(&mut self, file: FileEntry) {
        self.changed.push(file);
    }

    /// The files that are not those of the index, with their numbers.
    pub(crate) fn changed(&self) -> impl Iterator<Item = (usize, &FileEntry)> {
        self.changed.held()
    }

    /// Whether this file is read from the index.
    pub(crate) fn is_saved(&self, index: usize) -> bool {
        self.changed.get(index).is_none() && self.is_in_base(index)
    }

    pub(crate) fn stage(&self, index: usize) -> Stage {
        match self.changed.get(index) {
            Some(file) => file.stage,
            None if self.is_in_base(index) => Stage::Read,
            None => Stage::Gone,
        }
    }

    pub(crate) fn stamp(&self, index: usize) -> Option<Stamp> {
        match self.changed.get(index) {
            Some(file) => file.stamp,
            None => self.base.as_ref().and_then(|base| base.stamp(index as u32)),
        }
    }

    fn is_in_base(&self, index: usize) -> bool {
        self.base.as_ref().is_some_and(|base| base.file_row(index as u32).is_some())
    }

    /// The number of the file at a path, if it is there in the index.
    pub(crate) fn find_saved(&self, path: &Path) -> Option<usize> {
        let index = self.base.as_ref()?.find(path)? as usize;
        // Another name may have been given to it since.
        self.changed.get(index).is_none_or(|file| *file.path == *path).then_some(index)
    }

    /// The articles of a file that is read from the index.
    pub(crate) fn saved_articles(&self, index: usize) -> Option<Vec<u32>> {
        let base = self.base.as_ref().filter(|_| self.is_saved(index))?;
        Some(base.articles_in(index as u32))
    }

    /// Begins to read the files of an index, which are as many more; `None` where there is an index no longer.
    pub(crate) fn set_base(&mut self, base: Option<Arc<Base>>, more: usize) {
        self.changed.extend(more);
        self.base = base;
    }

    /// Reads the files of `base` from there, unless they were changed since this list was as `saved` then.
    pub(crate) fn rebase(&mut self, base: &Arc<Base>, saved: &Self) {
        let before = self.changed.clone();
        for index in 0..self.len() {
            if base.file_row(index as u32).is_none() {
                // Only in the former index.
                if self.is_in_base(index) {
                    self.change(index);
                }
            } else if before.is_unchanged(&saved.changed, index) {
                // One that remembers articles that it no longer contains stays.
                let is_whole = |file: &FileEntry| file.entries().count() == base.articles_in(index as u32).len();
                if self.changed.get(index).is_some_and(is_whole) {
                    self.changed.drop_item(index);
                }
            }
        }
        self.base = Some(Arc::clone(base));
    }
}

//! Compares the files of a walk with those of an index, so that unchanged ones are known without a path or an entry of theirs.

use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::sync::Arc;

use super::folder::{Folder, Item};
use crate::store::index::Rows;

/// The files of an index that a walk found unchanged.
#[derive(Debug, Clone)]
pub(crate) struct Unchanged {
    pub(crate) rows: Arc<Rows>,
    /// A bit for each file.
    seen: Vec<u64>,
}

impl Unchanged {
    /// The numbers of the files.
    pub(crate) fn files(&self) -> impl Iterator<Item = u32> {
        let words = self.seen.iter().zip((0..).step_by(64));
        words.flat_map(|(&word, first)| (0..64).filter(move |bit| word >> bit & 1 != 0).map(move |bit| first + bit))
    }
}

/// A comparison under way.
pub(super) struct Comparison {
    unchanged: Unchanged,
    /// The file expected next: folders are mostly listed as they were before.
    next: u32,
    /// Number of the folder of the library that is walked, and its length in the paths of files.
    root: Option<(u32, usize)>,
    /// Path of the file below that folder.
    below: Vec<u8>,
    /// Length of the path of its folder.
    prefix: usize,
}

impl Comparison {
    pub(super) fn new(rows: Arc<Rows>) -> Self {
        let seen = vec![0; (rows.files() as usize).div_ceil(64)];
        Self { unchanged: Unchanged { rows, seen }, next: 0, root: None, below: Vec::new(), prefix: 0 }
    }

    /// Begins to walk a folder of the library.
    pub(super) fn enter(&mut self, root: &Path) {
        self.root = self.unchanged.rows.root(root).map(|number| (number, root.as_os_str().len()));
    }

    /// Begins to compare the files of a folder in it.
    pub(super) fn begin(&mut self, folder: &Folder) {
        let Some((_, length)) = self.root else { return };
        let below = folder.path.as_os_str().as_bytes().get(length..).unwrap_or_default();
        let below = below.strip_prefix(b"/").unwrap_or(below);
        self.below.clear();
        self.below.extend_from_slice(below);
        if !below.is_empty() {
            self.below.push(b'/');
        }
        self.prefix = self.below.len();
    }

    /// Whether a file is in the index as it is now.
    pub(super) fn is_unchanged(&mut self, folder: &Folder, item: &Item) -> bool {
        let Some((root, _)) = self.root else { return false };
        self.below.truncate(self.prefix);
        self.below.extend_from_slice(folder.name(item).as_bytes());
        let (rows, at) = (&self.unchanged.rows, (root, &*self.below));
        let found = match rows.stamp_at(self.next, at) {
            Some(stamp) => Some((self.next, stamp)),
            None => rows.find_below(at).and_then(|file| Some((file, rows.stamp(file)?))),
        };
        let Some((file, saved)) = found else { return false };
        self.next = file + 1;
        let same = folder.stamp(item) == Some(saved);
        if same && let Some(word) = self.unchanged.seen.get_mut(file as usize / 64) {
            *word |= 1 << (file % 64);
        }
        same
    }

    pub(super) fn end(self) -> Unchanged {
        self.unchanged
    }
}

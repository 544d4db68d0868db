//! The index: what was learnt of a library's files, on disk, so that the next start reads only files that changed since.
//!
//! Each library has a folder in the cache, named after its paths. In it are the catalogue, an immutable file that is replaced as a whole;
//! the searchable texts, a file to which bundles are added; the words of these, in files that the catalogue names; and the lock of the
//! program that writes. Everything may be deleted at any time.
//! Read status, stars and notes are not here but in the ledger.

mod base;
mod check;
mod container;
mod fault;
mod inverted;
mod load;
mod place;
mod rows;
mod save;
mod sections;

use std::path::Path;
use std::sync::Arc;

pub(crate) use base::Base;
pub(crate) use check::{Difference, compare};
pub(crate) use inverted::{InvertedIndex, Placement};
pub(crate) use load::Loaded;
pub(crate) use place::IndexPlace;
pub(crate) use rows::Rows;
pub(crate) use save::{Outcome, Saved};

use super::entries::Entries;
use super::files::Files;
use super::shelf::Texts;
use super::stamp::Stamp;

/// Why an index cannot be used. It is written anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unfit {
    Damaged,
    /// Written by an older or newer version of the program.
    Outdated,
}

/// The articles to save, as they are at one moment.
#[derive(Debug)]
pub(crate) struct Draft {
    /// Indices of the files to save in `all_files`.
    pub(crate) files: Vec<u32>,
    /// For each of these, the number of the row after its last one.
    pub(crate) ends: Vec<u32>,
    /// Indices of the articles in `entries`, by file, in the order of the file.
    pub(crate) rows: Vec<u32>,
    pub(crate) all_files: Files,
    pub(crate) entries: Entries,
    pub(crate) texts: Texts,
    /// Their words, as far as they were saved before.
    pub(crate) inverted: Arc<InvertedIndex>,
    /// Number of bundles when every text was last known to be in use.
    pub(crate) packed: usize,
}

impl Draft {
    /// The paths and stamps of the files.
    pub(crate) fn files(&self) -> impl Iterator<Item = (Arc<Path>, Stamp)> {
        self.files.iter().map(|&index| {
            let file = self.all_files.at(index as usize);
            (Arc::clone(&file.path), file.stamp.unwrap_or_default())
        })
    }

    /// The rows of a file.
    pub(crate) fn articles_of(&self, file: usize) -> &[u32] {
        let begun = file.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.rows[begun..self.ends[file] as usize]
    }
}

/// The state of an index on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Basis {
    /// Differs whenever the catalogue was written anew.
    generation: u64,
}

#[cfg(test)]
mod tests;

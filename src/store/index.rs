//! The index: what was learnt of a library's files, on disk, so that the next start reads only files that changed since.
//!
//! Each library has a folder in the cache, named after its paths. In it are the catalogue, an immutable file that is replaced as a whole;
//! the searchable texts, a file to which bundles are added; the words of these, in files that the catalogue names; and the lock of the
//! program that writes. Everything may be deleted at any time.
//! Read status, stars and notes are not here but in the ledger.

mod check;
mod container;
mod fault;
mod inverted;
mod load;
mod place;
mod save;
mod sections;

use std::path::Path;
use std::sync::Arc;

pub(crate) use check::{Difference, compare};
pub(crate) use inverted::{InvertedIndex, Placement};
pub(crate) use load::Loaded;
pub(crate) use place::IndexPlace;
pub(crate) use save::{Outcome, Saved};

use super::entries::Entries;
use super::shelf::Texts;
use super::stamp::Stamp;
use crate::library::Order;

/// Why an index cannot be used. It is written anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unfit {
    Damaged,
    /// Written by an older or newer version of the program.
    Outdated,
}

/// The lists of all articles, one for each of [`Order::STORED`].
pub(crate) type Orders = [Vec<u32>; Order::STORED.len()];

/// The articles to save, as they are at one moment.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) files: Vec<DraftFile>,
    /// Indices of the articles in `entries`, by file, in the order of the file.
    pub(crate) rows: Vec<u32>,
    pub(crate) entries: Entries,
    pub(crate) texts: Texts,
    /// Their words, as far as they were saved before.
    pub(crate) inverted: Arc<InvertedIndex>,
    /// Number of bundles when every text was last known to be in use.
    pub(crate) packed: usize,
    /// Revision of the catalogue.
    pub(crate) revision: u64,
}

/// A file whose articles are saved.
#[derive(Debug)]
pub(crate) struct DraftFile {
    pub(crate) path: Arc<Path>,
    pub(crate) stamp: Stamp,
    /// Number of the row after its last one.
    pub(crate) end: u32,
}

/// The state of an index on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Basis {
    /// Differs whenever the catalogue was written anew.
    generation: u64,
}

#[cfg(test)]
mod tests;

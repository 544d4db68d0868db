//! The order of the list: found by a search, or that of an index, which is read where it is needed.

use std::ops::Range;
use std::sync::Arc;

use crate::library::Order;
use crate::query::Bits;
use crate::store::entries::Entries;
use crate::store::index::Base;

/// Number of entries that are read at once of the order of an index.
const RUN: usize = 1 << 14;

/// The listed entries, in the order of the list.
#[derive(Debug, Clone)]
pub(crate) enum Listing {
    Found(Arc<Vec<u32>>),
    /// All articles of an index.
    Saved(Arc<Base>, Order),
}

impl Default for Listing {
    fn default() -> Self {
        Self::of(Vec::new())
    }
}

impl Listing {
    pub(super) fn of(found: Vec<u32>) -> Self {
        Self::Found(Arc::new(found))
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Self::Found(list) => list.len(),
            Self::Saved(base, _) => base.len(),
        }
    }

    /// A part of the list, as far as there is one.
    pub(super) fn range(&self, range: Range<usize>) -> Vec<u32> {
        match self {
            Self::Found(list) => list[range.start.min(list.len())..range.end.clamp(range.start.min(list.len()), list.len())].to_vec(),
            Self::Saved(base, order) => base.order(*order, range),
        }
    }

    pub(super) fn position(&self, index: u32) -> Option<usize> {
        match self {
            Self::Found(list) => list.iter().position(|&listed| listed == index),
            Self::Saved(base, order) => base.position(*order, index).map(|position| position as usize),
        }
    }

    pub(super) fn contains(&self, index: u32) -> bool {
        match self {
            Self::Found(list) => list.contains(&index),
            Self::Saved(base, _) => base.row(index).is_some(),
        }
    }

    /// The entries from a position on.
    pub(super) fn from(&self, first: usize) -> impl Iterator<Item = u32> {
        (first..self.len()).step_by(RUN).flat_map(|at| self.range(at..at + RUN))
    }

    /// The entries before a position, the nearest first.
    pub(super) fn before(&self, end: usize) -> impl Iterator<Item = u32> {
        let runs = (0..end.div_ceil(RUN)).map(move |run| end.saturating_sub((run + 1) * RUN)..end - run * RUN);
        runs.flat_map(|run| self.range(run).into_iter().rev())
    }

    /// Number of listed articles that are there and have not been read.
    pub(super) fn unread(&self, entries: &Entries) -> usize {
        match self {
            Self::Found(list) => {
                let mut others = Bits::none(entries.len());
                others.insert_all(entries.read().map(|index| index as usize));
                others.insert_all(entries.changed().filter(|(index, _)| !entries.is_there(*index)).map(|(index, _)| index as usize));
                list.iter().filter(|index| !others.contains(**index as usize)).count()
            }
            Self::Saved(base, _) => {
                let listed = |index: u32| base.row(index).is_some();
                let gone = entries.changed().filter(|(index, _)| listed(*index) && !entries.is_there(*index)).count();
                let read = entries.read().filter(|&index| listed(index) && entries.is_there(index)).count();
                base.len().saturating_sub(gone + read)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_in_parts_in_both_directions() {
        let count = 2 * RUN as u32 + 7;
        let list = Listing::of((0..count).collect());
        assert!(list.from(RUN - 1).eq(RUN as u32 - 1..count) && list.before(RUN + 3).eq((0..RUN as u32 + 3).rev()));
        assert_eq!((list.before(0).count(), list.from(list.len()).count()), (0, 0));
        assert_eq!((list.range(5..7), list.range(list.len()..list.len() + 9), list.position(9)), (vec![5, 6], vec![], Some(9)));
    }
}

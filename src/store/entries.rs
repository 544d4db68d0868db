//! The entries of the catalogue, in pieces that are shared with running searches.

use std::ops::{Index, IndexMut};
use std::sync::Arc;

use crate::store::entry::Entry;

/// Number of entries in a piece.
const PIECE: usize = 64;

/// A list of entries. Cloning it costs nothing; changing an entry copies its piece if a clone is still in use, so that neither time nor
/// memory depend on the size of the library.
#[derive(Debug, Clone, Default)]
pub(crate) struct Entries(Arc<Vec<Arc<Vec<Entry>>>>);

impl Entries {
    pub(crate) fn len(&self) -> usize {
        self.0.last().map_or(0, |last| (self.0.len() - 1) * PIECE + last.len())
    }

    pub(crate) fn get(&self, index: usize) -> Option<&Entry> {
        self.0.get(index / PIECE)?.get(index % PIECE)
    }

    pub(crate) fn get_mut(&mut self, index: usize) -> Option<&mut Entry> {
        self.get(index)?;
        let piece = Arc::make_mut(&mut self.0).get_mut(index / PIECE)?;
        Arc::make_mut(piece).get_mut(index % PIECE)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.0.iter().flat_map(|piece| piece.iter())
    }

    pub(crate) fn push(&mut self, entry: Entry) {
        let pieces = Arc::make_mut(&mut self.0);
        if let Some(last) = pieces.last_mut().filter(|last| last.len() < PIECE) {
            Arc::make_mut(last).push(entry);
        } else {
            let mut piece = Vec::with_capacity(PIECE);
            piece.push(entry);
            pieces.push(Arc::new(piece));
        }
    }
}

impl Index<usize> for Entries {
    type Output = Entry;

    fn index(&self, index: usize) -> &Entry {
        &self.0[index / PIECE][index % PIECE]
    }
}

impl IndexMut<usize> for Entries {
    fn index_mut(&mut self, index: usize) -> &mut Entry {
        &mut Arc::make_mut(&mut Arc::make_mut(&mut self.0)[index / PIECE])[index % PIECE]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Origin;
    use crate::library::ReadStatus;
    use crate::store::entry::Presence;
    use crate::store::shelf::Slot;

    fn entry(number: u32) -> Entry {
        Entry {
            origin: Origin::from(std::path::PathBuf::from("/a")),
            file_index: number,
            number: 0,
            presence: Presence::There,
            guess: None,
            metadata: None,
            slot: Slot::default(),
            status: ReadStatus::default(),
        }
    }

    #[test]
    fn a_change_copies_one_piece_of_those_that_a_search_uses() {
        let mut entries = Entries::default();
        let count = 2 * PIECE + 3;
        (0..count).for_each(|number| entries.push(entry(number as u32)));
        assert_eq!((entries.len(), entries.iter().count()), (count, count));
        assert!(entries.iter().enumerate().all(|(at, entry)| entry.file_index == at as u32 && entries[at].file_index == at as u32));
        let shared = entries.clone();
        entries[PIECE].number = 7;
        entries.get_mut(count - 1).unwrap().number = 8;
        assert!(entries.get_mut(count).is_none() && entries.get(count).is_none());
        assert_eq!([shared[PIECE].number, shared[count - 1].number, entries[PIECE].number, entries[count - 1].number], [0, 0, 7, 8]);
        let same = |at: usize| Arc::ptr_eq(&shared.0[at], &entries.0[at]);
        assert_eq!([same(0), same(1), same(2)], [true, false, false]);
    }
}

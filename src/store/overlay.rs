//! A list whose items are mostly elsewhere: it holds those that differ, in pieces that are shared with running searches.

use std::sync::Arc;

/// Number of items in a piece.
const PIECE: usize = 64;

type Piece<T> = Option<Arc<Vec<Option<T>>>>;

/// A list of items, some of which are held here. Cloning it costs nothing; changing an item copies its piece if a clone is still in use, so
/// that neither time nor memory depend on the length of the list.
#[derive(Debug, Clone)]
pub(crate) struct Overlay<T> {
    pieces: Arc<Vec<Piece<T>>>,
    len: usize,
}

impl<T> Default for Overlay<T> {
    fn default() -> Self {
        Self { pieces: Arc::default(), len: 0 }
    }
}

impl<T> Overlay<T> {
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// The item at `index`, if it is held here.
    pub(crate) fn get(&self, index: usize) -> Option<&T> {
        self.pieces.get(index / PIECE)?.as_ref()?.get(index % PIECE)?.as_ref()
    }

    /// The items that are held here.
    pub(crate) fn held(&self) -> impl Iterator<Item = (usize, &T)> {
        let pieces = self.pieces.iter().enumerate().filter_map(|(number, piece)| Some((number * PIECE, piece.as_ref()?)));
        pieces.flat_map(|(first, piece)| piece.iter().enumerate().filter_map(move |(at, item)| Some((first + at, item.as_ref()?))))
    }

    /// Whether a clone and this list hold the same item at `index`, unchanged since.
    pub(crate) fn is_unchanged(&self, clone: &Self, index: usize) -> bool {
        let piece = |list: &Self| list.pieces.get(index / PIECE).cloned().flatten();
        match (piece(self), piece(clone)) {
            (None, None) => true,
            (Some(here), Some(there)) => Arc::ptr_eq(&here, &there),
            _ => false,
        }
    }
}

impl<T: Clone> Overlay<T> {
    /// Makes the list longer by items that are not here.
    pub(crate) fn extend(&mut self, count: usize) {
        self.len += count;
    }

    pub(crate) fn push(&mut self, item: T) {
        self.len += 1;
        *self.place(self.len - 1) = Some(item);
    }

    /// The item at `index`, made by `make` and held from now on if it was not.
    pub(crate) fn get_or_insert(&mut self, index: usize, make: impl FnOnce() -> T) -> &mut T {
        self.place(index).get_or_insert_with(make)
    }

    /// Holds the item at `index` no longer.
    pub(crate) fn drop_item(&mut self, index: usize) {
        if self.get(index).is_none() {
            return;
        }
        *self.place(index) = None;
        let piece = &mut Arc::make_mut(&mut self.pieces)[index / PIECE];
        piece.take_if(|piece| piece.iter().all(Option::is_none));
    }

    fn place(&mut self, index: usize) -> &mut Option<T> {
        let pieces = Arc::make_mut(&mut self.pieces);
        if pieces.len() <= index / PIECE {
            pieces.resize(index / PIECE + 1, None);
        }
        let piece = Arc::make_mut(pieces[index / PIECE].get_or_insert_default());
        if piece.len() <= index % PIECE {
            piece.reserve_exact(PIECE - piece.len());
            piece.resize(index % PIECE + 1, None);
        }
        &mut piece[index % PIECE]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_copies_one_piece_of_those_that_a_search_uses() {
        let mut list = Overlay::default();
        let count = 2 * PIECE + 3;
        (0..count).for_each(|number| list.push(number));
        assert!(list.len() == count && list.held().all(|(at, item)| *item == at) && list.held().count() == count);
        let shared = list.clone();
        *list.get_or_insert(PIECE, || 0) = 7;
        *list.get_or_insert(count - 1, || 0) = 8;
        assert_eq!([shared.get(PIECE), list.get(PIECE), list.get(count - 1), list.get(count)], [Some(&PIECE), Some(&7), Some(&8), None]);
        assert_eq!([0, PIECE, count - 1].map(|at| list.is_unchanged(&shared, at)), [true, false, false]);
    }

    #[test]
    fn items_elsewhere_take_no_room() {
        let mut list = Overlay::default();
        list.extend(1_000_000);
        list.push('z');
        assert_eq!((list.get(500_000), list.get(1_000_000), list.len()), (None, Some(&'z'), 1_000_001));
        assert_eq!(*list.get_or_insert(500_000, || 'm'), 'm');
        assert_eq!(list.held().map(|(at, _)| at).collect::<Vec<_>>(), [500_000, 1_000_000]);
        list.drop_item(500_000);
        list.drop_item(7);
        assert_eq!((list.held().count(), list.pieces[500_000 / PIECE].is_none()), (1, true));
    }
}

//! A list whose rows are held elsewhere: the rows near the screen, the cursor, and which rows are to be asked for.

use std::ops::Range;

/// Rows requested beyond the screen on either side, in screens.
const MARGIN: usize = 3;

/// A window onto a list.
#[derive(Debug, Clone)]
pub struct Windowed<T> {
    /// The number of rows in the list.
    pub total: usize,
    pub cursor: usize,
    /// The first row on screen.
    pub top: usize,
    height: usize,
    first: usize,
    rows: Vec<T>,
    /// Whether the view was scrolled on its own and need not show the cursor, until the cursor moves.
    loose: bool,
}

impl<T> Default for Windowed<T> {
    fn default() -> Self {
        Self { total: 0, cursor: 0, top: 0, height: 0, first: 0, rows: Vec::new(), loose: false }
    }
}

impl<T> Windowed<T> {
    /// The row numbered `index`, if it is at hand.
    pub fn row(&self, index: usize) -> Option<&T> {
        self.rows.get(index.checked_sub(self.first)?)
    }

    pub fn selected(&self) -> Option<&T> {
        self.row(self.cursor)
    }

    /// The rows at hand.
    pub fn rows(&self) -> &[T] {
        &self.rows
    }

    pub(super) fn rows_mut(&mut self) -> &mut [T] {
        &mut self.rows
    }

    /// Takes rows in, the first of them numbered `first`, and moves the cursor and the view.
    pub(super) fn take(&mut self, total: usize, (first, rows): (usize, Vec<T>), (cursor, top): (usize, usize)) {
        (self.total, self.first, self.rows) = (total, first, rows);
        self.cursor = cursor.min(total.saturating_sub(1));
        self.top = top.min(self.last_top());
        self.show_cursor();
    }

    /// Sets how many rows fit on screen; keeps the cursor on it.
    pub(crate) fn set_height(&mut self, height: usize) {
        self.height = height;
        self.show_cursor();
    }

    pub fn height(&self) -> usize {
        self.height
    }

    pub(super) fn move_by(&mut self, by: isize) -> bool {
        self.move_to(self.cursor.saturating_add_signed(by))
    }

    /// Moves the cursor to a row, or to the last one; returns whether it moved.
    pub(super) fn move_to(&mut self, row: usize) -> bool {
        let before = self.cursor;
        self.cursor = row.min(self.total.saturating_sub(1));
        self.show_again();
        self.cursor != before
    }

    /// Moves by pages of the height on screen, less one row that stays in view.
    pub(super) fn page(&mut self, pages: isize) -> bool {
        let step = isize::try_from(self.height.saturating_sub(1).max(1)).unwrap_or(1);
        self.top = self.top.saturating_add_signed(step * pages).min(self.last_top());
        self.move_by(step * pages)
    }

    /// Moves the cursor to the first row, and the view with it.
    pub(super) fn restart(&mut self) {
        (self.cursor, self.top, self.loose) = (0, 0, false);
    }

    /// Scrolls the view and leaves the cursor where it is, out of view perhaps, until it moves.
    pub(super) fn scroll(&mut self, by: isize) {
        let before = self.top;
        self.top = self.top.saturating_add_signed(by).min(self.last_top());
        self.loose |= self.top != before;
    }

    /// Scrolls the view and keeps the cursor within it.
    pub(super) fn scroll_with_cursor(&mut self, by: isize) {
        self.top = self.top.saturating_add_signed(by).min(self.last_top());
        self.move_to(self.cursor.clamp(self.top, self.top + self.height.max(1) - 1));
    }

    pub(crate) fn show_from(&mut self, top: usize) {
        self.top = top.min(self.last_top());
        self.loose = true;
    }

    /// Brings the cursor into view again.
    pub(super) fn show_again(&mut self) {
        self.loose = false;
        self.show_cursor();
    }

    /// Whether the view shows something else than the cursor's surroundings.
    pub fn is_loose(&self) -> bool {
        self.loose
    }

    /// The rows to ask for: those on screen, and some screens on either side.
    pub(super) fn wanted(&self) -> Range<usize> {
        let margin = MARGIN * self.height.max(1);
        self.top.saturating_sub(margin)..self.top + self.height + margin
    }

    /// Whether the rows within a screen of the view are at hand.
    pub(super) fn is_at_hand(&self) -> bool {
        let near = self.top.saturating_sub(self.height)..(self.top + 2 * self.height).min(self.total);
        near.is_empty() || (near.start >= self.first && near.end <= self.first + self.rows.len())
    }

    fn last_top(&self) -> usize {
        self.total.saturating_sub(self.height.max(1))
    }

    fn show_cursor(&mut self) {
        if self.loose {
            self.top = self.top.min(self.last_top());
            return;
        }
        let lowest = (self.cursor + 1).saturating_sub(self.height.max(1));
        self.top = self.top.clamp(lowest, self.cursor.max(lowest));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_near_the_screen_are_asked_for() {
        let mut view = Windowed::default();
        view.set_height(10);
        assert_eq!(view.wanted(), 0..40);
        view.take(1000, (0, (0..40).collect()), (0, 0));
        assert!(view.is_at_hand());
        view.move_to(35);
        assert_eq!((view.top, view.is_at_hand(), view.wanted()), (26, false, 0..66));
    }

    #[test]
    fn scrolling_takes_the_cursor_along_or_leaves_it() {
        let mut view = Windowed::default();
        view.set_height(3);
        view.take(10, (0, (0..10).collect()), (0, 0));
        view.scroll(4);
        assert_eq!((view.top, view.cursor, view.is_loose()), (4, 0, true));
        view.scroll_with_cursor(-1);
        assert_eq!((view.top, view.selected()), (3, Some(&3)));
    }
}

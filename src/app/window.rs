//! A list whose rows are held elsewhere: the rows near the screen, the cursor, and which rows are to be asked for. Owns the lines on
//! screen, too: rows, and above the first row of each group, and of the screen, a line with the group's name.

use std::ops::Range;

use crate::library::Group;

/// Rows requested beyond the screen on either side, in screens.
const MARGIN: usize = 3;

/// Minimum height at which groups have lines: below, every line is needed for rows.
const GROUPED: usize = 5;

/// A row that may be in a group.
pub trait Grouped {
    /// Its group; `None` where the list has no groups.
    fn group(&self) -> Option<&Group> {
        None
    }
}

/// A line on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The name of the group of the row with this number.
    Group(usize),
    /// The first line of a row.
    Row(usize),
    /// A further line of a row.
    Below(usize),
}

/// A window onto a list.
#[derive(Debug, Clone)]
pub struct Windowed<T> {
    /// The number of rows in the list.
    pub total: usize,
    pub cursor: usize,
    /// The first row on screen.
    pub top: usize,
    height: usize,
    /// Lines that each row takes.
    row_lines: usize,
    first: usize,
    rows: Vec<T>,
    /// Whether the view was scrolled on its own and need not show the cursor, until the cursor moves.
    loose: bool,
}

impl<T> Default for Windowed<T> {
    fn default() -> Self {
        Self { total: 0, cursor: 0, top: 0, height: 0, row_lines: 1, first: 0, rows: Vec::new(), loose: false }
    }
}

impl<T: Grouped> Windowed<T> {
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

    /// Sets how many lines fit on screen; keeps the cursor on it.
    pub(crate) fn set_height(&mut self, height: usize) {
        self.height = height;
        self.show_cursor();
    }

    /// Sets how many lines each row takes; the cursor keeps its height on screen.
    pub(crate) fn set_row_lines(&mut self, lines: usize) {
        if self.row_lines != lines {
            let line = self.cursor_line();
            self.row_lines = lines;
            self.put_cursor_at(line);
        }
    }

    pub fn row_lines(&self) -> usize {
        self.row_lines
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

    /// Moves by pages of the rows on screen, less one that stays in view.
    pub(super) fn page(&mut self, pages: isize) -> bool {
        let rows = if pages > 0 { self.end().saturating_sub(self.top + 1) } else { self.top - self.lowest_top(self.top, self.height) };
        let step = isize::try_from(rows.max(1)).unwrap_or(1).saturating_mul(pages);
        self.top = self.top.saturating_add_signed(step).min(self.last_top());
        self.move_by(step)
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
        self.move_to(self.cursor.clamp(self.top, self.end().max(self.top + 1) - 1));
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

    /// The lines on screen, from the top.
    pub fn lines(&self) -> Vec<Line> {
        let mut lines = Vec::with_capacity(self.height);
        for index in self.top..self.end() {
            lines.extend(self.has_group_line(index, self.top).then_some(Line::Group(index)));
            lines.push(Line::Row(index));
            lines.extend((1..self.row_lines).map(|_| Line::Below(index)));
        }
        lines.truncate(self.height);
        lines
    }

    /// Whether rows are out of view.
    pub fn is_cut(&self) -> bool {
        self.top > 0 || self.end() < self.total
    }

    /// The first row after those that are on screen as a whole; at least one is.
    pub fn end(&self) -> usize {
        let (mut index, mut left) = (self.top, self.height);
        while index < self.total {
            let lines = self.row_lines + usize::from(self.has_group_line(index, self.top));
            if lines > left && index > self.top {
                break;
            }
            left = left.saturating_sub(lines);
            index += 1;
        }
        index
    }

    /// Whether the name of its group is above a row, if `top` is the first row on screen.
    fn has_group_line(&self, index: usize, top: usize) -> bool {
        let group = |index: usize| self.row(index).and_then(Grouped::group);
        let Some(own) = group(index).filter(|_| self.height >= GROUPED) else { return false };
        index == top || index.checked_sub(1).and_then(group).is_some_and(|before| before != own)
    }

    /// The lowest first row from which `row` fits on screen, if the screen had `height` lines.
    fn lowest_top(&self, row: usize, height: usize) -> usize {
        let (mut top, mut lines) = (row, self.row_lines);
        while let Some(before) = top.checked_sub(1) {
            lines += self.row_lines + usize::from(self.has_group_line(top, before));
            if lines + usize::from(self.has_group_line(before, before)) > height {
                break;
            }
            top = before;
        }
        top
    }

    /// The line of the cursor's row on screen; `None` out of view.
    pub(super) fn cursor_line(&self) -> Option<usize> {
        self.lines().iter().position(|line| *line == Line::Row(self.cursor))
    }

    /// Scrolls so that the cursor's row is at this line, as far as possible.
    pub(super) fn put_cursor_at(&mut self, line: Option<usize>) {
        if let Some(line) = line {
            self.top = self.lowest_top(self.cursor, line + self.row_lines).min(self.last_top());
        }
        self.show_cursor();
    }

    fn last_top(&self) -> usize {
        self.total.checked_sub(1).map_or(0, |last| self.lowest_top(last, self.height))
    }

    fn show_cursor(&mut self) {
        if self.loose {
            self.top = self.top.min(self.last_top());
            return;
        }
        let lowest = self.lowest_top(self.cursor, self.height);
        self.top = self.top.clamp(lowest, self.cursor.max(lowest));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Grouped for i32 {}

    /// A row in the group of a year.
    struct Dated(Group);

    impl Grouped for Dated {
        fn group(&self) -> Option<&Group> {
            Some(&self.0)
        }
    }

    fn dated(years: &[i32], height: usize) -> Windowed<Dated> {
        let mut view = Windowed::default();
        view.set_height(height);
        view.take(years.len(), (0, years.iter().map(|&year| Dated(Group::Year(year))).collect()), (0, 0));
        view
    }

    #[test]
    fn groups_have_lines_that_the_cursor_skips() {
        use Line::{Group, Row};
        let mut view = dated(&[3, 3, 2, 1, 1], 6);
        assert_eq!(view.lines(), [Group(0), Row(0), Row(1), Group(2), Row(2)]);
        assert_eq!((view.end(), view.is_cut()), (3, true));
        view.move_by(3);
        assert_eq!(view.lines(), [Group(1), Row(1), Group(2), Row(2), Group(3), Row(3)]);
        view.move_to(usize::MAX);
        assert_eq!(view.lines(), [Group(2), Row(2), Group(3), Row(3), Row(4)]);
        assert_eq!(view.cursor_line(), Some(4));
        view.page(-1);
        assert_eq!((view.top, view.cursor), (0, 2));
    }

    #[test]
    fn every_line_of_a_low_screen_is_a_row() {
        let view = dated(&[3, 2, 1], 2);
        assert_eq!(view.lines(), [Line::Row(0), Line::Row(1)]);
    }

    #[test]
    fn rows_of_two_lines_keep_the_cursor_at_its_height() {
        let mut view = dated(&[1; 30], 10);
        view.move_to(12);
        assert_eq!(view.cursor_line(), Some(9));
        view.set_row_lines(2);
        assert_eq!((view.cursor_line(), view.end()), (Some(7), 13));
        assert_eq!(view.lines().len(), 9);
    }

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

//! The article list: a window onto rows that the librarian orders. Holds the rows near the screen and requests others by effect.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::passages::Passages;
use super::window::{Grouped, Windowed};
use crate::find::Needle;
use crate::library::{ArticleKey, Change, Extent, Group, ListRequest, ListRow, ListWindow, Order, PassedOverCounts};
use crate::words::Mistake;

#[derive(Debug, Clone)]
pub struct List {
    /// The query that filters the list.
    pub query: String,
    /// Whether the query is still being typed.
    pub typing: bool,
    pub order: Order,
    /// The rows near the screen, and the cursor.
    pub view: Windowed<ListRow>,
    /// The number of articles in the library.
    pub known: usize,
    /// Number of articles read from disk so far.
    pub read: usize,
    /// Numbers of files in the folder that are not shown.
    pub passed_over: PassedOverCounts,
    /// Whether all articles of the list are known.
    pub extent: Extent,
    /// Number of listed articles that the user has not read yet.
    pub unread: usize,
    /// Parts of the query that were not understood.
    pub mistakes: Vec<(Range<usize>, Mistake)>,
    /// The query's needles, to highlight in titles and articles.
    pub needles: Arc<[Needle]>,
    /// The passages with matches, of the rows on screen.
    pub passages: Passages,
    /// Whether any answer has arrived yet.
    pub answered: bool,
    generation: u64,
    /// Generation of the request that the present rows answer.
    answers: u64,
    asked: Option<ListRequest>,
    anchor: Option<ArticleKey>,
    /// Whether the cursor is about to move to the article of the session before.
    resuming: bool,
}

impl Grouped for ListRow {
    fn group(&self) -> Option<&Group> {
        Some(&self.group).filter(|group| **group != Group::Ungrouped)
    }
}

/// Position of the cursor's article in an answer.
enum CursorRow {
    At(usize),
    /// No longer in the list, or the cursor is on no article.
    Nowhere,
    /// The answer does not say.
    Unknown,
}

impl List {
    /// An empty list in `order`, before the first answer.
    pub fn new(order: Order) -> Self {
        Self {
            query: String::new(),
            typing: false,
            order,
            view: Windowed::default(),
            known: 0,
            read: 0,
            extent: Extent::Whole,
            unread: 0,
            passed_over: PassedOverCounts::default(),
            mistakes: Vec::new(),
            needles: Arc::default(),
            passages: Passages::default(),
            answered: false,
            generation: 1,
            answers: 0,
            asked: None,
            anchor: None,
            resuming: false,
        }
    }

    /// Whether the rows at hand answer the last question; otherwise they are about to change, or to come.
    pub(crate) fn is_current(&self) -> bool {
        self.answers == self.generation && (self.view.total > 0 || self.read == self.known)
    }

    /// The order that the rows are in.
    pub(crate) fn shown_order(&self) -> Order {
        self.order.with_needles(&self.needles)
    }

    pub(crate) fn row_of(&self, key: ArticleKey) -> Option<&ListRow> {
        self.view.rows().iter().find(|row| row.key == key)
    }

    /// Updates the status of the rows. No row leaves for it: what is under the cursor stays until the list is left.
    pub(crate) fn apply_status_changes(&mut self, changes: &[Change]) {
        let rows: HashMap<ArticleKey, usize> = self.view.rows().iter().enumerate().map(|(index, row)| (row.key, index)).collect();
        if changes.iter().any(|change| matches!(change, Change::Read { .. })) {
            // The number of unread articles comes with the next answer.
            self.asked = None;
        }
        for change in changes {
            let (Change::Read { key, .. } | Change::Starred { key, .. } | Change::Place { key, .. } | Change::Seen { key, .. }) = change
            else {
                continue;
            };
            let Some(row) = rows.get(key).and_then(|&index| self.view.rows_mut().get_mut(index)) else { continue };
            match change {
                Change::Read { read, .. } => row.status.read = *read,
                Change::Starred { starred, .. } => row.status.starred = *starred,
                Change::Place { place, .. } => row.status.progress = place.progress,
                Change::Seen { .. } => row.status.changed = false,
                _ => (),
            }
        }
    }

    pub(crate) fn move_by(&mut self, by: isize) -> bool {
        self.moving(|view| view.move_by(by))
    }

    /// Moves the cursor to a row, at most the last. Returns whether it moved.
    pub(crate) fn move_to(&mut self, row: usize) -> bool {
        self.moving(|view| view.move_to(row))
    }

    /// Moves by screens, less one row that stays in view.
    pub fn page(&mut self, pages: isize) -> bool {
        self.moving(|view| view.page(pages))
    }

    fn moving(&mut self, step: impl FnOnce(&mut Windowed<ListRow>) -> bool) -> bool {
        self.resuming = false;
        let held = self.view.selected().is_some_and(|row| row.gone);
        let moved = step(&mut self.view);
        if moved && held {
            // It was held in the list for the cursor's sake only.
            self.asked = None;
        }
        self.anchor = self.view.selected().map(|row| row.key).filter(|_| self.view.cursor > 0 || moved);
        moved
    }

    pub(crate) fn narrow(&mut self, query: &str, typing: bool) {
        if self.query == query && self.typing == typing {
            return;
        }
        query.clone_into(&mut self.query);
        self.typing = typing;
        self.restart(None);
    }

    /// Ends the typing of a query, with a text that finds the same; the cursor stays on its article.
    pub(crate) fn enter(&mut self, query: &str) {
        self.restore(query, self.view.selected().map(|row| row.key).filter(|_| self.is_current()));
    }

    /// Ends the typing of a query: the list is filtered by this one, with the cursor on this article.
    pub(crate) fn restore(&mut self, query: &str, anchor: Option<ArticleKey>) {
        if self.query != query || self.typing {
            (self.query, self.typing) = (query.to_owned(), false);
            self.restart(anchor);
        }
    }

    /// Sorts the list differently; the cursor stays on its article.
    pub(crate) fn set_order(&mut self, order: Order) {
        let anchor = self.view.selected().map(|row| row.key);
        self.order = order;
        self.restart(anchor);
    }

    /// Ends the search; the cursor stays on its article.
    pub(crate) fn show_all(&mut self) {
        let key = self.view.selected().map(|row| row.key);
        self.narrow("", false);
        if let Some(key) = key {
            self.follow(key);
        }
    }

    fn restart(&mut self, anchor: Option<ArticleKey>) {
        self.generation += 1;
        self.anchor = anchor;
        if anchor.is_some() { self.view.show_again() } else { self.view.restart() }
    }

    /// Keeps the cursor on this article wherever its row moves.
    pub fn follow(&mut self, key: ArticleKey) {
        self.anchor = Some(key);
        self.asked = None;
        self.view.show_again();
    }

    /// Moves the cursor to this article as soon as its row is known, with some rows above it.
    pub(crate) fn resume_at(&mut self, key: ArticleKey) {
        self.resuming = true;
        self.follow(key);
    }

    /// The request to send, if rows near the screen are missing or query or order changed.
    pub fn request(&mut self) -> Option<ListRequest> {
        let request = ListRequest {
            generation: self.generation,
            query: self.query.clone(),
            typing: self.typing,
            order: self.order,
            rows: self.view.wanted(),
            anchor: self.anchor,
        };
        let asked = self.asked.as_ref();
        let same = asked.is_some_and(|asked| asked.generation == request.generation);
        // Once every article is read, rows do not move by themselves, and the librarian need not know the cursor.
        let watched = self.read == self.known || asked.is_some_and(|asked| asked.anchor == request.anchor);
        if same && watched && (self.view.is_at_hand() || asked.is_some_and(|asked| asked.rows == request.rows)) {
            return None;
        }
        self.asked = Some(request.clone());
        Some(request)
    }

    /// Stores an answer, unless it is outdated. The cursor stays on its article, at the same height on screen.
    pub(crate) fn receive(&mut self, listed: ListWindow) {
        if listed.generation != self.generation {
            return;
        }
        let at = match self.find_anchor(&listed) {
            CursorRow::At(at) => Some(at),
            CursorRow::Nowhere => None,
            CursorRow::Unknown => {
                // The cursor moved while this was on its way: ask again, with the article it is on now.
                self.asked = None;
                return;
            }
        };
        let settled = self.answered && self.read == self.known;
        self.answered = true;
        self.answers = listed.generation;
        (self.known, self.read, self.unread) = (listed.known, listed.read, listed.unread);
        (self.extent, self.passed_over) = (listed.extent, listed.passed_over);
        (self.mistakes, self.needles) = (listed.mistakes, listed.needles);
        let Windowed { cursor, top, .. } = self.view;
        let resuming = at.is_some() && std::mem::take(&mut self.resuming);
        // At the very top, what comes in above shows, as far as the cursor stays on screen.
        let pushed = settled && top == 0 && at.is_some_and(|at| at < self.view.height());
        let line = self.view.cursor_line().filter(|_| at.is_some() && !pushed && !resuming);
        let place = at.map_or((cursor, top), |at| {
            if resuming {
                return (at, at.saturating_sub(self.view.height() / 2));
            }
            // A cursor out of view stays as far from it, above or below.
            (at, if pushed { 0 } else { at.saturating_add_signed(top.cast_signed() - cursor.cast_signed()) })
        });
        self.view.take(listed.total, (listed.first, listed.rows), place);
        self.view.put_cursor_at(line);
        if self.read == self.known {
            // From now on the cursor stays on its article, whatever comes in.
            self.anchor = self.view.selected().map(|row| row.key).or(self.anchor);
        }
    }

    fn find_anchor(&self, listed: &ListWindow) -> CursorRow {
        let Some(key) = self.anchor else { return CursorRow::Nowhere };
        if listed.anchored == Some(key) {
            return listed.anchor.map_or(CursorRow::Nowhere, CursorRow::At);
        }
        if let Some(at) = listed.rows.iter().position(|row| row.key == key) {
            return CursorRow::At(listed.first + at);
        }
        let on_it = self.view.selected().is_some_and(|row| row.key == key);
        if on_it { CursorRow::Unknown } else { CursorRow::Nowhere }
    }
}

#[cfg(test)]
mod tests;

//! The article list: a window onto rows that the librarian orders. Holds the rows near the screen and requests others by effect.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::find::Needle;
use crate::words::Mistake;

use crate::library::{ArticleKey, Change, ListRequest, ListRow, ListWindow, Order};

/// Rows requested beyond the screen on either side, in screens.
const MARGIN: usize = 3;

/// The list pane's state.
#[derive(Debug, Clone)]
pub struct List {
    /// The query that filters the list.
    pub query: String,
    /// Whether the query is still being typed.
    pub typing: bool,
    /// The sort order.
    pub order: Order,
    /// Number of rows of the list.
    pub total: usize,
    /// Number of articles in the library.
    pub known: usize,
    /// Number of articles read from disk so far.
    pub read: usize,
    /// The row the cursor is on.
    pub cursor: usize,
    /// The first row on screen.
    pub top: usize,
    /// Parts of the query that were not understood.
    pub mistakes: Vec<(Range<usize>, Mistake)>,
    /// The query's needles, to highlight in titles and articles.
    pub needles: Arc<[Needle]>,
    /// Whether any answer has arrived yet.
    pub answered: bool,
    generation: u64,
    /// Generation of the request that the present rows answer.
    answers: u64,
    first: usize,
    rows: Vec<ListRow>,
    height: usize,
    asked: Option<ListRequest>,
    anchor: Option<ArticleKey>,
    /// Whether the view was scrolled away from the cursor, until the cursor moves.
    loose: bool,
}

/// Position of the cursor's article in an answer.
enum Whereabouts {
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
            total: 0,
            known: 0,
            read: 0,
            cursor: 0,
            top: 0,
            mistakes: Vec::new(),
            needles: Arc::default(),
            answered: false,
            generation: 1,
            answers: 0,
            first: 0,
            rows: Vec::new(),
            height: 0,
            asked: None,
            anchor: None,
            loose: false,
        }
    }

    /// Scrolls the view without moving the cursor, which may leave the screen until it moves. Returns whether anything moved.
    pub fn scroll(&mut self, by: isize) -> bool {
        let before = self.top;
        self.top = self.top.saturating_add_signed(by).min(self.last_top());
        self.loose |= self.top != before;
        self.top != before
    }

    /// Shows the rows from `top` on, wherever the cursor is.
    pub fn show_from(&mut self, top: usize) {
        self.top = top.min(self.last_top());
        self.loose = true;
    }

    /// Brings the cursor into view again.
    pub fn show_again(&mut self) {
        self.loose = false;
        self.show_cursor();
    }

    /// Whether the view was scrolled away from the cursor.
    pub fn is_loose(&self) -> bool {
        self.loose
    }

    /// Whether the rows answer the latest request; otherwise they are about to change.
    pub fn is_current(&self) -> bool {
        self.answers == self.generation && (self.total > 0 || self.read == self.known)
    }

    /// The row numbered `index`, if loaded.
    pub fn row(&self, index: usize) -> Option<&ListRow> {
        self.rows.get(index.checked_sub(self.first)?)
    }

    /// The row under the cursor, if loaded.
    pub fn selected(&self) -> Option<&ListRow> {
        self.row(self.cursor)
    }

    /// The row of an article, if loaded.
    pub fn row_of(&self, key: ArticleKey) -> Option<&ListRow> {
        self.rows.iter().find(|row| row.key == key)
    }

    /// Shows changed read and star status. No row disappears for that: an article stays under the cursor until the cursor leaves it.
    pub fn apply_status_changes(&mut self, changes: &[Change]) {
        let rows: HashMap<ArticleKey, usize> = self.rows.iter().enumerate().map(|(index, row)| (row.key, index)).collect();
        for change in changes {
            let (Change::Read { key, .. } | Change::Starred { key, .. } | Change::Place { key, .. }) = change else { continue };
            let Some(row) = rows.get(key).and_then(|&index| self.rows.get_mut(index)) else { continue };
            match change {
                Change::Read { read, .. } => row.status.read = *read,
                Change::Starred { starred, .. } => row.status.starred = *starred,
                Change::Place { place, .. } => row.status.progress = place.progress,
                _ => (),
            }
        }
    }

    /// Sets the number of rows on screen; keeps the cursor in view.
    pub fn set_height(&mut self, height: usize) {
        self.height = height;
        self.show_cursor();
    }

    /// The number of rows on screen.
    pub fn height(&self) -> usize {
        self.height
    }

    /// Moves the cursor by `by` rows, stopping at the ends. Returns whether it moved.
    pub fn move_by(&mut self, by: isize) -> bool {
        let last = self.total.saturating_sub(1);
        self.move_to(self.cursor.saturating_add_signed(by).min(last))
    }

    /// Moves the cursor to a row, at most the last. Returns whether it moved.
    pub fn move_to(&mut self, row: usize) -> bool {
        let row = row.min(self.total.saturating_sub(1));
        let moved = row != self.cursor;
        if moved && self.selected().is_some_and(|row| row.gone) {
            // The row was kept in the list only because the cursor was on it.
            self.asked = None;
        }
        self.cursor = row;
        self.loose = false;
        self.show_cursor();
        self.anchor = self.selected().map(|row| row.key).filter(|_| self.cursor > 0 || moved);
        moved
    }

    /// Moves by screens, less one row that stays in view.
    pub fn page(&mut self, pages: isize) -> bool {
        let step = isize::try_from(self.height.saturating_sub(1).max(1)).unwrap_or(1);
        self.top = self.top.saturating_add_signed(step * pages).min(self.last_top());
        self.move_by(step * pages)
    }

    /// Filters the list; the cursor moves to the first row.
    pub fn narrow(&mut self, query: &str, typing: bool) {
        if self.query == query && self.typing == typing {
            return;
        }
        query.clone_into(&mut self.query);
        self.typing = typing;
        self.start_anew(None);
    }

    /// Sorts the list differently; the cursor stays on its article.
    pub fn set_order(&mut self, order: Order) {
        let anchor = self.selected().map(|row| row.key);
        self.order = order;
        self.start_anew(anchor);
    }

    fn start_anew(&mut self, anchor: Option<ArticleKey>) {
        self.generation += 1;
        self.anchor = anchor;
        self.loose = false;
        if anchor.is_none() {
            (self.cursor, self.top) = (0, 0);
        }
    }

    /// Keeps the cursor on this article wherever its row moves.
    pub fn follow(&mut self, key: ArticleKey) {
        self.anchor = Some(key);
        self.asked = None;
        self.loose = false;
    }

    /// The request to send, if rows near the screen are missing or query or order changed.
    pub fn request(&mut self) -> Option<ListRequest> {
        let margin = MARGIN * self.height.max(1);
        let wanted = self.top.saturating_sub(margin)..self.top + self.height + margin;
        let near = self.top.saturating_sub(self.height)..(self.top + 2 * self.height).min(self.total);
        let at_hand = near.is_empty() || (near.start >= self.first && near.end <= self.first + self.rows.len());
        let request = ListRequest {
            generation: self.generation,
            query: self.query.clone(),
            typing: self.typing,
            order: self.order,
            rows: wanted,
            anchor: self.anchor,
        };
        let asked = self.asked.as_ref();
        let same = asked.is_some_and(|asked| asked.generation == request.generation);
        // Once every article is read, rows do not move by themselves, and the librarian need not know the cursor.
        let watched = self.read == self.known || asked.is_some_and(|asked| asked.anchor == request.anchor);
        if same && watched && (at_hand || asked.is_some_and(|asked| asked.rows == request.rows)) {
            return None;
        }
        self.asked = Some(request.clone());
        Some(request)
    }

    /// Stores an answer, unless it is outdated. The cursor stays on its article, at the same height on screen.
    pub fn receive(&mut self, listed: ListWindow) {
        if listed.generation != self.generation {
            return;
        }
        let at = match self.find_anchor(&listed) {
            Whereabouts::At(at) => Some(at),
            Whereabouts::Nowhere => None,
            Whereabouts::Unknown => {
                // The cursor moved while this was on its way: ask again, with the article it is on now.
                self.asked = None;
                return;
            }
        };
        let settled = self.answered && self.read == self.known;
        self.answered = true;
        self.answers = listed.generation;
        (self.total, self.known, self.read) = (listed.total, listed.known, listed.read);
        (self.first, self.rows) = (listed.first, listed.rows);
        (self.mistakes, self.needles) = (listed.mistakes, listed.needles);
        if let Some(at) = at {
            // Negative where the cursor is above the view.
            let height = self.cursor.cast_signed() - self.top.cast_signed();
            self.cursor = at;
            // At the very top, rows inserted above appear, as long as the cursor stays on screen.
            let pushed = settled && self.top == 0 && at < self.height;
            self.top = if pushed { 0 } else { at.saturating_add_signed(-height) };
        }
        self.cursor = self.cursor.min(self.total.saturating_sub(1));
        self.top = self.top.min(self.last_top());
        self.show_cursor();
        if self.read == self.known {
            // From now on the cursor stays on its article when rows are inserted.
            self.anchor = self.selected().map(|row| row.key).or(self.anchor);
        }
    }

    fn find_anchor(&self, listed: &ListWindow) -> Whereabouts {
        let Some(key) = self.anchor else { return Whereabouts::Nowhere };
        if listed.anchored == Some(key) {
            return listed.anchor.map_or(Whereabouts::Nowhere, Whereabouts::At);
        }
        if let Some(at) = listed.rows.iter().position(|row| row.key == key) {
            return Whereabouts::At(listed.first + at);
        }
        let on_it = self.row(self.cursor).is_some_and(|row| row.key == key);
        if on_it { Whereabouts::Unknown } else { Whereabouts::Nowhere }
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
mod tests;

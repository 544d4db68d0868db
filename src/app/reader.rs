//! The reader pane: the open article, its cursor line and the part on screen. Restoring a reading position is in `resume`.

pub(crate) mod figures;
mod resume;
mod versions;

use std::sync::Arc;

use super::article_notes::{ArticleNotes, LocatedNote};
use super::msg::Loaded;
use crate::article::{Article, Origin};
use crate::find::Anchor;
use crate::library::{ArticleKey, ArticleState, Note, ReadStatus};
use crate::page::{Facts, Page, Place, Row, Setting};
use figures::Figures;
use resume::Resting;
use versions::Versions;

/// Whether the open article has a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnDisk {
    There,
    Gone,
}

/// The part of an article that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    Words,
    /// The name of its file, which could not be read.
    Name,
}

impl Shows {
    fn of(loaded: &Loaded) -> Self {
        if loaded.readable { Self::Words } else { Self::Name }
    }
}

/// The height of a pane that is not on screen.
const HIDDEN: usize = 1;

#[derive(Debug, Clone)]
pub struct Reader {
    /// The open article.
    pub key: ArticleKey,
    /// Its file.
    pub origin: Origin,
    /// Whether all of it is loaded, or only its beginning.
    pub whole: bool,
    /// Whether it could be read.
    pub shows: Shows,
    pub notes: ArticleNotes,
    /// The version read before, and the changes since.
    pub versions: Versions,
    /// Whether its file still exists.
    pub file: OnDisk,
    /// Its saved state when it was opened.
    pub kept: Arc<ArticleState>,
    /// Its read and star status, as confirmed by the store.
    pub status: ReadStatus,
    /// The article's layout.
    pub page: Page,
    /// The place of the first row on screen.
    pub top: Place,
    /// The place of the cursor line.
    pub cursor: Place,
    pub rows: Vec<Row>,
    pub figures: Figures,
    height: usize,
    /// Whether to go to the end once the rest of the article is loaded.
    to_end: bool,
    /// Number of rows kept in view above and below the cursor, where the article has them.
    context: usize,
    /// The byte last jumped to, while the cursor is on its row.
    point: Option<(Place, usize)>,
    /// The place to restore once the rest of the article is loaded, or once the pane is shown.
    resting: Option<Resting>,
    /// Whether the article's last row is on screen.
    ends: bool,
    /// The text passed, in percent.
    percent: usize,
}

impl Reader {
    /// A reader for a loaded article, at its beginning.
    pub fn new(loaded: &Loaded, facts: Facts, setting: Setting, height: usize, context: usize) -> Self {
        let page = Page::new(Arc::clone(&loaded.article), facts, setting);
        let top = page.top();
        let mut reader = Self {
            key: loaded.key,
            origin: loaded.origin.clone(),
            whole: loaded.whole,
            shows: Shows::of(loaded),
            notes: ArticleNotes::of(&loaded.kept.notes, loaded.article.text()),
            versions: Versions::default(),
            file: OnDisk::There,
            kept: Arc::clone(&loaded.kept),
            status: ReadStatus { read: loaded.kept.read, starred: loaded.kept.starred, ..ReadStatus::default() },
            page,
            top,
            cursor: top,
            rows: Vec::new(),
            figures: Figures::default(),
            height: height.max(1),
            to_end: false,
            context,
            point: None,
            resting: None,
            ends: false,
            percent: 0,
        };
        reader.fold_transcript();
        reader.show();
        reader
    }

    /// The article.
    pub fn article(&self) -> &Arc<Article> {
        self.page.article()
    }

    /// Number of text rows on screen.
    pub fn height(&self) -> usize {
        self.height
    }

    /// The screen row of the cursor.
    pub fn cursor_row(&self) -> usize {
        self.rows.iter().position(|row| row.place >= self.cursor).unwrap_or(self.rows.len().saturating_sub(1))
    }

    pub(crate) fn cursor_block(&self) -> usize {
        self.cursor.block
    }

    /// The byte at the cursor: the one last jumped to while the cursor is on its row, else the row's first.
    pub fn cursor_offset(&mut self) -> usize {
        match self.point {
            Some((place, offset)) if place == self.cursor => offset,
            _ => self.page.offset(self.cursor),
        }
    }

    /// Changes the page and keeps the same words at the same height.
    pub(crate) fn keeping_place(&mut self, change: impl FnOnce(&mut Page)) {
        let (cursor, at) = (self.cursor_offset(), self.resting_row().unwrap_or(self.cursor_row()));
        let at_top = self.cursor == self.page.top();
        change(&mut self.page);
        self.point_at(if at_top { None } else { Some(cursor) });
        self.put_cursor_at(at);
    }

    /// Replaces the metadata lines below the title, if they changed.
    pub(crate) fn keep_facts(&mut self, facts: Facts) {
        if *self.page.facts() != facts {
            self.keeping_place(|page| page.set_facts(facts));
        }
    }

    /// Sets height and layout settings; the text keeps its place.
    pub fn set(&mut self, setting: Setting, height: usize) {
        let height = height.max(1);
        if *self.page.setting() == setting && self.height == height {
            return;
        }
        let was_hidden = std::mem::replace(&mut self.height, height) == HIDDEN;
        self.keeping_place(|page| page.set(setting));
        // A byte gone to while the pane was hidden is shown where matches are.
        if was_hidden && self.resting_row().is_none() && self.point.is_some() && self.cursor != self.page.top() {
            self.put_cursor_at(height / 2);
        }
    }

    /// Replaces the beginning by the whole article, or the article by a newer version; the text keeps its place.
    pub fn replace(&mut self, loaded: &Loaded, facts: Facts) {
        let (offset, row) = (self.cursor_offset(), self.cursor_row());
        let at_top = self.cursor == self.page.top();
        // On a blank row, the text below it must not move.
        let holds = |row: &Row| row.range.contains(&offset);
        let at = self.rows.iter().skip(row).take(3).position(holds).map_or(row, |below| row + below);
        // The row's text is easier to find again than the gap before it.
        let end = self.rows.get(at).map_or(offset, |row| row.range.end.max(offset));
        let here = Anchor::of(self.article().text(), offset..end);
        let folds = self.folds_in(&loaded.article);
        let transcribed = self.article().transcript().is_some();
        (self.whole, self.shows, self.file) = (loaded.whole, Shows::of(loaded), OnDisk::There);
        self.origin.clone_from(&loaded.origin);
        self.kept = Arc::clone(&loaded.kept);
        self.page = Page::new(Arc::clone(&loaded.article), facts, self.page.setting().clone());
        self.page.set_folds(folds);
        if !transcribed {
            self.fold_transcript();
        }
        self.notes.find_again(loaded.article.text());
        let offset = here.find(self.article().text()).map_or(offset, |found| found.start);
        self.point_at(if at_top { None } else { Some(offset) });
        self.put_cursor_at(at);
        if at > row && self.cursor_row() == at {
            self.cursor = self.moved(self.cursor, -isize::try_from(at - row).unwrap_or(0));
            self.show();
        }
        if std::mem::take(&mut self.to_end) {
            self.go_to_bottom();
        } else if let Some(resting) = self.resting.take() {
            self.rest(resting);
        }
    }

    /// Scrolls so that the cursor is at screen row `row`, as far as the article's ends allow.
    pub(crate) fn put_cursor_at(&mut self, row: usize) {
        self.cursor = self.page.settle(self.cursor);
        self.top = self.page.backward(self.cursor, row.min(self.height - 1)).0;
        self.show();
    }

    /// Moves the cursor by lines; scrolls when it leaves the middle of the screen. Returns whether it moved.
    pub fn step(&mut self, lines: isize) -> bool {
        self.leave();
        let before = (self.cursor, self.top);
        let row = self.cursor_row();
        self.cursor = self.moved(self.cursor, lines);
        let travelled = isize::try_from(row).unwrap_or(0).saturating_add(lines);
        let margin = isize::try_from(self.context.min((self.height - 1) / 2)).unwrap_or(0);
        let lowest = isize::try_from(self.height).unwrap_or(0) - 1 - margin;
        let scroll = if lines > 0 { (travelled - lowest).clamp(0, lines) } else { (travelled - margin).clamp(lines, 0) };
        self.top = self.moved(self.top, scroll);
        self.show();
        before != (self.cursor, self.top)
    }

    /// Scrolls text and cursor by lines, at most to the article's end. Returns whether anything moved.
    pub fn scroll(&mut self, lines: isize) -> bool {
        self.leave();
        let before = (self.cursor, self.top);
        self.top = self.moved(self.top, lines);
        self.cursor = self.moved(self.cursor, lines);
        self.show();
        before != (self.cursor, self.top)
    }

    /// Moves by screens, less one line that stays in view. Returns whether anything moved.
    pub fn turn(&mut self, pages: isize) -> bool {
        let lines = isize::try_from(self.height.saturating_sub(1).max(1)).unwrap_or(1);
        self.scroll(lines.saturating_mul(pages))
    }

    /// Moves the cursor to a screen row, and to the byte `offset` in it, if given.
    pub(crate) fn put_cursor_on(&mut self, row: usize, offset: Option<usize>) {
        let Some(place) = self.rows.get(row).map(|row| row.place) else { return };
        self.to_end = false;
        self.cursor = place;
        self.point = offset.map(|offset| (place, offset));
        self.show();
    }

    /// Scrolls byte `offset` to the top of the screen, as far as the article's end allows, and moves the cursor there.
    pub(crate) fn go_to_offset(&mut self, offset: usize) {
        if offset == 0 {
            return self.go_to_top();
        }
        self.to_end = false;
        self.point_at(Some(self.article().text().floor_char_boundary(offset)));
        self.top = self.cursor;
        self.show();
    }

    pub(crate) fn go_to_top(&mut self) {
        self.leave();
        self.cursor = self.page.top();
        self.top = self.cursor;
        self.show();
    }

    /// Goes to the last line; again once the rest of the article is loaded.
    pub(crate) fn go_to_bottom(&mut self) {
        self.leave();
        self.to_end = !self.whole;
        self.top = self.page.bottom(self.height);
        self.cursor = self.page.forward(self.top, self.height - 1).0;
        self.show();
    }

    /// Moves the cursor to byte `offset`; scrolls it near the middle of the screen unless it is already there.
    pub(crate) fn show_offset(&mut self, offset: usize) {
        self.leave();
        self.point_at(Some(offset));
        let at = self.rows.iter().position(|row| row.place == self.cursor);
        let margin = self.context.min((self.height - 1) / 2);
        if at.is_some_and(|at| at >= margin && at + margin < self.height) {
            self.show();
        } else {
            self.put_cursor_at(self.height / 2);
        }
    }

    /// Moves the cursor to the row of byte `offset`; scrolls only if it is off screen, and no further than needed.
    pub fn follow(&mut self, offset: usize) {
        self.to_end = false;
        self.point_at(Some(offset));
        self.point = None;
        if self.rows.iter().any(|row| row.place == self.cursor) {
            return self.show();
        }
        let margin = self.context.min((self.height - 1) / 2);
        self.put_cursor_at(if self.cursor < self.top { margin } else { self.height - 1 - margin });
    }

    /// The note on the cursor's row: the one at the byte last jumped to, else the first; on a blank row, that of the next text.
    pub(crate) fn noted_here(&self) -> Option<&LocatedNote> {
        let row = self.rows.get(self.cursor_row())?.range.clone();
        let at = self.point.filter(|(place, _)| *place == self.cursor).map_or(row.start, |(_, offset)| offset);
        self.notes.on_row(&(row.start..row.end.max(row.start + 1)), at)
    }

    pub(crate) fn put_note(&mut self, note: Note) {
        self.notes.put(note, self.page.article().text());
    }

    /// Moves the cursor to block `block` and scrolls the block to the top of the screen, as far as the article's end allows.
    pub(crate) fn show_block(&mut self, block: usize, at: usize) {
        let Some(start) = self.article().blocks().get(block).map(|block| block.range.start) else { return };
        self.leave();
        self.point_at(Some(start));
        self.put_cursor_at(at);
    }

    pub(crate) fn go_back_to(&mut self, (top, cursor): (Place, Place)) {
        self.leave();
        (self.top, self.cursor) = (top, cursor);
        self.show();
    }

    /// The text up to the last row on screen, of all the text, in percent; where sections are folded, as if they were open.
    pub(crate) fn percent(&self) -> usize {
        self.percent
    }

    fn percent_shown(&mut self) -> usize {
        let (cursor, here, expected) = (self.cursor_row(), self.cursor_offset(), self.page.expected_text());
        let end = self.rows.get(cursor).map_or(0, |row| row.range.end);
        if self.page.hidden_before(expected) > self.page.hidden_before(end) {
            let end = self.page.unfolded_end(here, self.height.saturating_sub(cursor));
            // Only an end that is on screen is the end.
            return (end * 100).div_ceil(expected.max(1)).min(99);
        }
        let last = self.rows.iter().rev().find(|row| !row.range.is_empty()).map_or(0, |row| row.range.end);
        (last * 100).div_ceil(expected.max(1)).min(100)
    }

    pub(crate) fn visible(&self) -> std::ops::Range<usize> {
        let mut text = self.rows.iter().filter(|row| !row.range.is_empty()).map(|row| row.range.clone());
        let Some(first) = text.next() else { return 0..0 };
        first.start..text.next_back().map_or(first.end, |last| last.end)
    }

    /// Closes the transcript below the article, which is long and rarely wanted.
    fn fold_transcript(&mut self) {
        if let Some(heading) = self.article().transcript() {
            self.page.close(heading);
        }
    }

    /// Cancels pending moves, because the reader has moved.
    fn leave(&mut self) {
        self.to_end = false;
        self.resting = None;
    }

    fn point_at(&mut self, offset: Option<usize>) {
        self.cursor = match offset {
            Some(offset) => self.page.place(offset),
            None => self.page.top(),
        };
        self.point = offset.map(|offset| (self.cursor, offset));
    }

    fn moved(&mut self, place: Place, lines: isize) -> Place {
        let count = lines.unsigned_abs();
        if lines < 0 { self.page.backward(place, count).0 } else { self.page.forward(place, count).0 }
    }

    /// Lays out the rows on screen; the last screen is always full and the cursor on it.
    fn show(&mut self) {
        self.top = self.page.settle(self.top);
        self.cursor = self.page.settle(self.cursor);
        let bottom = self.page.bottom(self.height);
        self.top = self.top.min(bottom);
        self.ends = self.top == bottom;
        self.rows = self.page.rows(self.top, self.height);
        let last = self.rows.last().map_or(self.top, |row| row.place);
        self.cursor = self.cursor.clamp(self.top, last.max(self.top));
        self.percent = self.percent_shown();
    }
}

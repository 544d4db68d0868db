//! The reader: an open article, the line the reader is on, and the stretch of it on screen. How it goes on where somebody was
//! before is `resume`'s part.

pub mod figures;
mod resume;
mod versions;

use std::sync::Arc;

use super::article_notes::{Notes, Placed};
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
    /// It has.
    There,
    /// It had one.
    Gone,
}

/// What of an article shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    /// Its words.
    Words,
    /// Its file's name, as it could not be read.
    Name,
}

impl Shows {
    fn of(loaded: &Loaded) -> Self {
        if loaded.readable { Self::Words } else { Self::Name }
    }
}

/// The reader pane's state.
#[derive(Debug, Clone)]
pub struct Reader {
    /// Which article is open.
    pub key: ArticleKey,
    /// Where it lies.
    pub origin: Origin,
    /// Whether all of it is here, or its beginning only.
    pub whole: bool,
    /// Whether it could be read.
    pub shows: Shows,
    /// What somebody marked in it.
    pub notes: Notes,
    /// What was read of it before, and what changed since.
    pub versions: Versions,
    /// Whether its file is still there.
    pub file: OnDisk,
    /// What was kept of it when it was opened.
    pub kept: Arc<ArticleState>,
    /// How it stands now, as far as that is safe on disk.
    pub status: ReadStatus,
    /// The article laid out.
    pub page: Page,
    /// The place of the first row on screen.
    pub top: Place,
    /// The place of the line the reader is on.
    pub cursor: Place,
    /// The rows on screen.
    pub rows: Vec<Row>,
    /// The pictures within the text.
    pub figures: Figures,
    height: usize,
    /// Whether somebody wants the article's end, of which only the beginning is here.
    to_end: bool,
    /// How many rows stay in view above and below the cursor, where the article has them.
    context: usize,
    /// The byte last jumped to, as long as the cursor is on its row.
    point: Option<(Place, usize)>,
    /// Where the reader shall go on once the rest of the article is here, or once there is a pane to go on in.
    resting: Option<Resting>,
    /// Whether the last row of the article is on screen.
    ends: bool,
}

impl Reader {
    /// A reader of what was loaded, at its beginning.
    pub fn new(loaded: &Loaded, facts: Facts, setting: Setting, height: usize, context: usize) -> Self {
        let page = Page::new(Arc::clone(&loaded.article), facts, setting);
        let top = page.top();
        let mut reader = Self {
            key: loaded.key,
            origin: loaded.origin.clone(),
            whole: loaded.whole,
            shows: Shows::of(loaded),
            notes: Notes::of(&loaded.kept.notes, loaded.article.text()),
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
        };
        reader.fold_transcript();
        reader.show();
        reader
    }

    /// The article.
    pub fn article(&self) -> &Arc<Article> {
        self.page.article()
    }

    /// How many rows of text fit on screen.
    pub fn height(&self) -> usize {
        self.height
    }

    /// The row on screen that the cursor is on.
    pub fn cursor_row(&self) -> usize {
        self.rows.iter().position(|row| row.place >= self.cursor).unwrap_or(self.rows.len().saturating_sub(1))
    }

    /// The block the cursor is in.
    pub fn cursor_block(&self) -> usize {
        self.cursor.block
    }

    /// The byte of the text at the cursor: the one last jumped to while the cursor is on its row, else the row's first.
    pub fn cursor_offset(&mut self) -> usize {
        match self.point {
            Some((place, offset)) if place == self.cursor => offset,
            _ => self.page.offset(self.cursor),
        }
    }

    /// Does `change` to the page, and brings the same words back to the same height.
    pub fn keeping_place(&mut self, change: impl FnOnce(&mut Page)) {
        let (cursor, at) = (self.cursor_offset(), self.resting_row().unwrap_or(self.cursor_row()));
        let at_top = self.cursor == self.page.top();
        change(&mut self.page);
        self.point_at(if at_top { None } else { Some(cursor) });
        self.put_cursor_at(at);
    }

    /// Other facts below the title, where they are others.
    pub fn keep_facts(&mut self, facts: Facts) {
        if *self.page.facts() != facts {
            self.keeping_place(|page| page.set_facts(facts));
        }
    }

    /// Another height or setting; the words stay where they are.
    pub fn set(&mut self, setting: Setting, height: usize) {
        let height = height.max(1);
        if *self.page.setting() == setting && self.height == height {
            return;
        }
        self.height = height;
        self.keeping_place(|page| page.set(setting));
    }

    /// The whole article in place of its beginning, or a newer reading of it; the words stay where they are.
    pub fn replace(&mut self, loaded: &Loaded, facts: Facts) {
        let (offset, row) = (self.cursor_offset(), self.cursor_row());
        let at_top = self.cursor == self.page.top();
        // On a blank row, the words below it are those that must not move.
        let holds = |row: &Row| row.range.contains(&offset);
        let at = self.rows.iter().skip(row).take(3).position(holds).map_or(row, |below| row + below);
        // The words of the row are surer to be found than the gap before them.
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
            self.to_bottom();
        } else if let Some(resting) = self.resting.take() {
            self.rest(resting);
        }
    }

    /// Scrolls so that the cursor's row is the one numbered `row` on screen, as far as the article's ends allow.
    pub fn put_cursor_at(&mut self, row: usize) {
        self.cursor = self.page.settle(self.cursor);
        self.top = self.page.backward(self.cursor, row.min(self.height - 1)).0;
        self.show();
    }

    /// Moves the cursor by lines. The text moves once the cursor leaves the calm middle of the screen. Says whether it moved.
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

    /// Moves text and cursor together by lines, the text no further than the article's end. Says whether anything moved.
    pub fn scroll(&mut self, lines: isize) -> bool {
        self.leave();
        let before = (self.cursor, self.top);
        self.top = self.moved(self.top, lines);
        self.cursor = self.moved(self.cursor, lines);
        self.show();
        before != (self.cursor, self.top)
    }

    /// Moves by pages, one line of the last staying in view. Says whether anything moved.
    pub fn turn(&mut self, pages: isize) -> bool {
        let lines = isize::try_from(self.height.saturating_sub(1).max(1)).unwrap_or(1);
        self.scroll(lines.saturating_mul(pages))
    }

    /// Puts the cursor on a row on screen, and on the byte `offset` in it, where one is meant.
    pub fn put_cursor_on(&mut self, row: usize, offset: Option<usize>) {
        let Some(place) = self.rows.get(row).map(|row| row.place) else { return };
        self.to_end = false;
        self.cursor = place;
        self.point = offset.map(|offset| (place, offset));
        self.show();
    }

    /// Puts the byte `offset` at the top of the screen, as far as the article's end allows, and the cursor there.
    pub fn to_offset(&mut self, offset: usize) {
        if offset == 0 {
            return self.to_top();
        }
        self.to_end = false;
        self.point_at(Some(self.article().text().floor_char_boundary(offset)));
        self.top = self.cursor;
        self.show();
    }

    /// To the first line.
    pub fn to_top(&mut self) {
        self.leave();
        self.cursor = self.page.top();
        self.top = self.cursor;
        self.show();
    }

    /// To the last line; once more when the rest of the article has been read.
    pub fn to_bottom(&mut self) {
        self.leave();
        self.to_end = !self.whole;
        self.top = self.page.bottom(self.height);
        self.cursor = self.page.forward(self.top, self.height - 1).0;
        self.show();
    }

    /// Puts the cursor on the byte `offset`: near the middle of the screen where it was not in the calm part of it already.
    pub fn show_offset(&mut self, offset: usize) {
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

    /// Puts the cursor on the row of the byte `offset`; the text moves only where that is not on screen, and then no further than it
    /// must.
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

    /// The note on the cursor's row: the one at the byte last jumped to, else the first; on a blank row, the next text's.
    pub fn noted_here(&self) -> Option<&Placed> {
        let row = self.rows.get(self.cursor_row())?.range.clone();
        let at = self.point.filter(|(place, _)| *place == self.cursor).map_or(row.start, |(_, offset)| offset);
        self.notes.on_row(&(row.start..row.end.max(row.start + 1)), at)
    }

    /// Shows a note that was kept.
    pub fn put_note(&mut self, note: Note) {
        self.notes.put(note, self.page.article().text());
    }

    /// Puts the cursor on the block `block` and the block at the top of the screen, as far as the article's end allows.
    pub fn show_block(&mut self, block: usize, at: usize) {
        let Some(start) = self.article().blocks().get(block).map(|block| block.range.start) else { return };
        self.leave();
        self.point_at(Some(start));
        self.put_cursor_at(at);
    }

    /// Puts text and cursor back where they were.
    pub fn go_back_to(&mut self, (top, cursor): (Place, Place)) {
        self.leave();
        (self.top, self.cursor) = (top, cursor);
        self.show();
    }

    /// How far the last row on screen is into the text, from 0 to 100.
    pub fn percent(&self) -> usize {
        let length = self.article().text().len().max(1);
        let last = self.rows.iter().rev().find(|row| !row.range.is_empty()).map_or(0, |row| row.range.end);
        (last * 100).div_ceil(length).min(100)
    }

    /// The bytes on screen, from the first to the last.
    pub fn visible(&self) -> std::ops::Range<usize> {
        let mut text = self.rows.iter().filter(|row| !row.range.is_empty()).map(|row| row.range.clone());
        let Some(first) = text.next() else { return 0..0 };
        first.start..text.next_back().map_or(first.end, |last| last.end)
    }

    /// Closes the transcript below the article: it is long, and who wants it opens it.
    fn fold_transcript(&mut self) {
        if let Some(heading) = self.article().transcript() {
            self.page.close(heading);
        }
    }

    /// Somebody moves: nothing that was to come any more keeps them from it.
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

    /// Lays out what is on screen; never leaves the last screen half empty, nor the cursor off it.
    fn show(&mut self) {
        self.top = self.page.settle(self.top);
        self.cursor = self.page.settle(self.cursor);
        let bottom = self.page.bottom(self.height);
        self.top = self.top.min(bottom);
        self.ends = self.top == bottom;
        self.rows = self.page.rows(self.top, self.height);
        let last = self.rows.last().map_or(self.top, |row| row.place);
        self.cursor = self.cursor.clamp(self.top, last.max(self.top));
    }
}

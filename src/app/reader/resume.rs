//! Reading positions: identifies the current place by its words, and restores it with the same words on the same row and the same
//! sections folded. The article may have been edited or not be fully loaded yet.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::Reader;
use crate::article::{Article, Block, BlockKind};
use crate::find::Anchor;
use crate::library::SavedPosition;
use crate::page::Folds;

/// Maximum bytes of words that identify a place: one line, so that a list of places can show them.
const WORDS: usize = 120;

const FOLDS: usize = 500;

/// Words to keep at a row of the screen until the reader moves, while the article is loading or the pane is hidden.
#[derive(Debug, Clone)]
pub(super) struct Resting {
    anchor: Anchor,
    row: u16,
    /// Whether the words are in the loaded part of the article.
    found: bool,
}

impl Reader {
    /// The bytes at the cursor and their screen row; on a blank row, those of the nearest row with text.
    pub(crate) fn spot(&mut self) -> (Range<usize>, u16) {
        let cursor = self.cursor_row();
        let written = |row: &usize| self.rows.get(*row).is_some_and(|row| !row.range.is_empty());
        let row = (cursor..self.rows.len()).find(written).or_else(|| (0..cursor).rev().find(written)).unwrap_or(cursor);
        let range = self.rows.get(row).map(|row| row.range.clone()).unwrap_or_default();
        let start = if row == cursor { self.cursor_offset().clamp(range.start, range.end) } else { range.start };
        let end = self.article().text().floor_char_boundary(range.end.min(start + WORDS));
        (start..end, u16::try_from(row).unwrap_or(u16::MAX))
    }

    pub(crate) fn current_position(&mut self) -> SavedPosition {
        let (words, row) = self.spot();
        SavedPosition { anchor: Anchor::of(self.article().text(), words), row, progress: self.progress() }
    }

    /// Part of the article before the end of the screen, in percent.
    pub fn progress(&self) -> u8 {
        u8::try_from(self.percent()).unwrap_or(100)
    }

    /// Whether the last words of the article are on screen, and not the heading of a closed section.
    pub(crate) fn shows_end(&self) -> bool {
        let blocks = self.article().blocks();
        // Headings stay visible when their section is folded, and rules have no words: neither ends an article.
        let says = |block: &Block| !block.range.is_empty() && !matches!(block.kind, BlockKind::Heading { .. });
        let last = blocks.iter().rposition(says).unwrap_or(blocks.len().saturating_sub(1));
        let shown = self.whole && self.ends && !self.page.folds().shows_quotes_only() && !self.page.is_hidden(last);
        shown && !self.article().text().is_empty()
    }

    /// Restores a position: its words return to their row, now and, until the reader moves, whenever more of the article is loaded.
    pub(crate) fn go_on(&mut self, place: &SavedPosition) {
        self.rest(Resting { anchor: place.anchor.clone(), row: place.row, found: false });
    }

    /// Goes to words wherever they are, opening folds: at `row`, or, with `None`, where matches are shown.
    pub(crate) fn go_to(&mut self, anchor: &Anchor, row: Option<u16>) {
        let at = self.find(anchor);
        if let Some(at) = at {
            self.page.reveal(at);
        }
        if let (Some(at), None) = (at, row) {
            return self.show_offset(at);
        }
        let middle = u16::try_from(self.height / 2).unwrap_or(0);
        self.rest(Resting { anchor: anchor.clone(), row: row.unwrap_or(middle), found: false });
    }

    /// Puts words at their row. If they are not loaded yet, they are looked for once the rest of the article arrives.
    pub(super) fn rest(&mut self, resting: Resting) {
        if let Some(at) = self.find(&resting.anchor) {
            self.open_transcript(at);
            self.point_at(Some(at).filter(|&at| at > 0));
            self.put_cursor_at(usize::from(resting.row));
            self.resting = Some(Resting { found: true, ..resting });
        } else {
            self.resting = Some(resting);
        }
    }

    fn open_transcript(&mut self, offset: usize) {
        let within = self.article().transcript().zip(self.article().block_at(offset)).filter(|(heading, block)| block > heading);
        if let Some((heading, _)) = within {
            self.page.open(heading);
        }
    }

    /// The row where the words at the cursor stay until the reader moves.
    pub(super) fn resting_row(&self) -> Option<usize> {
        self.resting.as_ref().filter(|resting| resting.found).map(|resting| usize::from(resting.row))
    }

    /// The byte of the words; their old place if they are gone; `None` while they may be in the part not loaded yet.
    fn find(&self, anchor: &Anchor) -> Option<usize> {
        let text = self.article().text();
        if !self.whole && anchor.at + anchor.exact.len() >= text.len() {
            return None;
        }
        Some(anchor.find(text).map_or_else(|| text.floor_char_boundary(anchor.at.min(text.len())), |found| found.start))
    }

    /// The headings of the folded sections, by their words.
    pub fn closed(&self) -> Vec<Anchor> {
        let blocks = self.article().blocks();
        let headings = self.page.closed().filter_map(|heading| blocks.get(heading)).take(FOLDS);
        headings.map(|block| Anchor::of(self.article().text(), block.range.clone())).collect()
    }

    /// Folds these sections again, as far as they are loaded.
    pub(crate) fn fold_again(&mut self, closed: &[Anchor]) {
        if closed.is_empty() {
            return;
        }
        let article = Arc::clone(self.article());
        let headings = Headings::of(&article);
        let found: Vec<usize> = closed.iter().filter_map(|anchor| headings.find(&anchor.exact, article.block_at(anchor.at)?)).collect();
        self.keeping_place(|page| found.into_iter().for_each(|heading| page.close(heading)));
    }

    /// The blocks of these headings in another version of the article, as far as it has them.
    pub(crate) fn headings_in(&self, other: &Article, headings: &[usize]) -> Vec<usize> {
        if headings.is_empty() || other.text().starts_with(self.article().text()) {
            return headings.to_owned();
        }
        let known = Headings::of(other);
        headings.iter().filter_map(|&heading| known.find(self.article().block_text(heading), heading)).collect()
    }

    /// The folds for another version of the article.
    pub(super) fn folds_in(&self, other: &Article) -> Folds {
        let own = self.article();
        if other.text().starts_with(own.text()) {
            return self.page.folds().clone();
        }
        let headings = Headings::of(other);
        self.page.folds().moved(|heading| headings.find(own.block_text(heading), heading))
    }
}

/// The headings of an article by their words.
struct Headings<'a>(HashMap<&'a str, Vec<usize>>);

impl<'a> Headings<'a> {
    fn of(article: &'a Article) -> Self {
        let mut found: HashMap<&str, Vec<usize>> = HashMap::new();
        for (index, block) in article.blocks().iter().enumerate() {
            if matches!(block.kind, BlockKind::Heading { .. }) {
                found.entry(article.block_text(index)).or_default().push(index);
            }
        }
        Self(found)
    }

    /// The heading with these words nearest to block `near`.
    fn find(&self, words: &str, near: usize) -> Option<usize> {
        let same = self.0.get(words)?;
        let next = same.partition_point(|&at| at < near);
        let around = [next.checked_sub(1), Some(next)].into_iter().flatten().filter_map(|index| same.get(index).copied());
        around.min_by_key(|at| at.abs_diff(near))
    }
}

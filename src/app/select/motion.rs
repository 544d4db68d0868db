//! Motions of a selection's moving end: by letter, word, row and paragraph. Their cost depends on the screen, not on the article.

use super::super::reader::Reader;
use super::Selection;
use crate::input::{Code, Key};
use crate::page::text_motion;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Motion {
    Left,
    Right,
    Word,
    Back,
    RowStart,
    RowEnd,
    /// A number of rows down, or up if negative.
    Rows(isize),
    Paragraph,
    ParagraphBack,
    Last,
    First,
}

impl Motion {
    /// The motion of a key, on a screen of `height` rows.
    pub(super) fn of(key: Key, height: usize) -> Option<Self> {
        let rows = isize::try_from(height.max(2)).unwrap_or(isize::MAX);
        let ctrl = |c: char| key == Key::ctrl(c);
        Some(match (key.code(), key.typed()) {
            (Code::Left, _) | (_, Some('h')) => Self::Left,
            (Code::Right, _) | (_, Some('l')) => Self::Right,
            (_, Some('w' | 'W' | 'e' | 'E')) => Self::Word,
            (_, Some('b' | 'B')) => Self::Back,
            (Code::Home, _) | (_, Some('0' | '^')) => Self::RowStart,
            (Code::End, _) | (_, Some('$')) => Self::RowEnd,
            (Code::Down, _) | (_, Some('j')) => Self::Rows(1),
            (Code::Up, _) | (_, Some('k')) => Self::Rows(-1),
            (Code::PageDown, _) | (_, Some(' ')) => Self::Rows(rows - 1),
            (Code::PageUp, _) => Self::Rows(1 - rows),
            _ if ctrl('d') => Self::Rows(rows / 2),
            _ if ctrl('u') => Self::Rows(-(rows / 2)),
            (_, Some('}' | ')')) => Self::Paragraph,
            (_, Some('{' | '(')) => Self::ParagraphBack,
            (_, Some('G')) => Self::Last,
            (_, Some('g')) => Self::First,
            _ => return None,
        })
    }

    /// Whether it leads towards the end of the article.
    pub(super) fn goes_forwards(self) -> bool {
        match self {
            Self::Right | Self::Word | Self::RowEnd | Self::Paragraph | Self::Last => true,
            Self::Left | Self::Back | Self::RowStart | Self::ParagraphBack | Self::First => false,
            Self::Rows(rows) => rows > 0,
        }
    }
}

/// Moves the end; the view follows, and closed sections open. Returns whether it moved.
pub(super) fn go(selection: &mut Selection, reader: &mut Reader, motion: Motion, times: usize) -> bool {
    let before = selection.range();
    if let Motion::Rows(rows) = motion {
        let times = isize::try_from(times).unwrap_or(isize::MAX);
        selection.by_rows(reader, rows.saturating_mul(times));
    } else {
        selection.column = None;
        for _ in 0..times {
            let last = (selection.head, selection.fixed.clone());
            selection.step(reader, motion);
            if last == (selection.head, selection.fixed.clone()) {
                break;
            }
        }
        follow(selection, reader);
    }
    // Going to the end of the row while there is no failure.
    before != selection.range() || matches!(motion, Motion::RowStart | Motion::RowEnd)
}

pub(super) fn follow(selection: &Selection, reader: &mut Reader) {
    let edge = selection.edge(reader.article().text());
    reader.page.reveal(edge);
    reader.follow(edge);
}

impl Selection {
    pub(super) fn swap(&mut self) {
        let range = self.range();
        let (fixed, head) = if self.head > self.fixed.start { (range.end, range.start) } else { (range.start, range.end) };
        (self.fixed, self.head, self.column) = (fixed..fixed, head, None);
    }

    fn is_forwards(&self) -> bool {
        self.head >= self.fixed.start
    }

    fn step(&mut self, reader: &mut Reader, motion: Motion) {
        let article = std::sync::Arc::clone(reader.article());
        let text = article.text();
        match motion {
            Motion::Left => self.left(text),
            Motion::Right if self.is_forwards() => self.head = text_motion::after_letter(text, self.head.max(self.least_end())),
            Motion::Right => self.head = text_motion::after_letter(text, self.head),
            Motion::Word if self.is_forwards() => self.head = text_motion::word_end(text, self.head.max(self.least_end())),
            Motion::Word => self.head = text_motion::next_word(text, self.head).min(self.fixed.start),
            Motion::Back => self.back(text),
            Motion::RowStart | Motion::RowEnd => {
                follow(self, reader);
                let Some(row) = reader.rows.get(reader.cursor_row()).map(|row| row.range.clone()).filter(|row| !row.is_empty()) else {
                    return;
                };
                let trimmed = text.get(row.clone()).map_or(0, |row| row.trim_end().len());
                self.head = if motion == Motion::RowEnd { row.start + trimmed } else { row.start };
            }
            Motion::Paragraph | Motion::ParagraphBack => self.paragraph(reader, motion == Motion::ParagraphBack),
            Motion::Last => self.head = text.trim_end().len(),
            Motion::First => self.head = 0,
            Motion::Rows(_) => (),
        }
        self.hold(text);
    }

    /// The least end of a forward selection.
    fn least_end(&self) -> usize {
        if self.head > self.fixed.start { self.head } else { self.fixed.end }
    }

    /// One letter back; at the first letter of the selection, extends it backwards.
    fn left(&mut self, text: &str) {
        if self.head <= self.fixed.start {
            self.head = text_motion::before_letter(text, self.head);
            return;
        }
        let to = text_motion::before_letter(text, self.head);
        if to > self.fixed.start {
            self.head = to;
            return;
        }
        self.fixed.end = self.head;
        self.head = text_motion::before_letter(text, self.fixed.start);
    }

    /// One word less; if only the first is left, extends the selection by the word before it.
    fn back(&mut self, text: &str) {
        if self.head > self.fixed.end {
            let to = text_motion::previous_end(text, self.head);
            if to > self.fixed.start {
                self.head = to.max(self.fixed.end);
                return;
            }
        }
        self.head = text_motion::word_start(text, self.head.min(self.fixed.start));
    }

    /// To the end of the paragraph, or back to its beginning; from there, of the next visible one.
    fn paragraph(&mut self, reader: &Reader, back: bool) {
        let article = reader.article();
        let bound = |block: usize| article.blocks().get(block).map_or(0, |block| if back { block.range.start } else { block.range.end });
        let mut block = article.block_at(self.edge(article.text())).unwrap_or_default();
        while if back { bound(block) >= self.head } else { bound(block) <= self.head } {
            let next = if back { reader.page.previous_visible(block) } else { reader.page.next_visible(block) };
            let Some(next) = next else { return };
            block = next;
        }
        self.head = bound(block);
    }

    /// Moves by rows, keeping the column, and selects the whole word there.
    fn by_rows(&mut self, reader: &mut Reader, lines: isize) {
        follow(self, reader);
        let article = std::sync::Arc::clone(reader.article());
        let text = article.text();
        let edge = self.edge(text);
        let row = |reader: &Reader| reader.rows.get(reader.cursor_row()).map(|row| row.range.clone()).unwrap_or_default();
        let column = self.column.unwrap_or_else(|| letters(text, row(reader).start, edge));
        reader.step(lines);
        while row(reader).is_empty() && reader.step(lines.signum()) {}
        let row = row(reader);
        if row.is_empty() {
            return follow(self, reader);
        }
        let mut at = row.start;
        for _ in 0..column {
            let next = text_motion::after_letter(text, at);
            if next >= row.end {
                break;
            }
            at = next;
        }
        self.take_word(text, at);
        self.column = Some(column);
        self.hold(text);
    }

    /// Extends the selection to the whole word at `at`.
    fn take_word(&mut self, text: &str, at: usize) {
        let end = text_motion::after_letter(text, at);
        let letter = text.get(at..end).is_some_and(|letter| letter.contains(char::is_alphanumeric));
        self.head = match (at >= self.fixed.start, letter) {
            (true, true) => text_motion::word_end(text, at),
            (true, false) => end,
            (false, true) => text_motion::word_start(text, end),
            (false, false) => at,
        };
    }

    /// Keeps at least one letter selected.
    fn hold(&mut self, text: &str) {
        if self.range().is_empty() {
            let at = self.head;
            let end = text_motion::after_letter(text, at);
            self.fixed = if end > at { at..end } else { text_motion::before_letter(text, at)..at };
        }
    }
}

/// Number of letters between two bytes of a row.
fn letters(text: &str, from: usize, to: usize) -> usize {
    let mut at = from;
    let mut count = 0;
    while at < to {
        at = text_motion::after_letter(text, at);
        count += 1;
        if at >= text.len() {
            break;
        }
    }
    count
}

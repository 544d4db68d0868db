//! Groups lines into pieces: paragraphs, list items, quotations, listings. `headings` decides later which paragraphs are headings.

use std::ops::Range;

use super::lines::Line;
use super::wrap_width::Measure;
use super::{code, dialogue, line_markers, non_headings};
use crate::article::{Marker, builder};

/// A single line wider than this is a paragraph of its own; narrower ones in a row belong together, as verse and addresses do.
const SHORT: u16 = 60;

/// A paragraph of more columns has what a heading is over.
const LONG: usize = 120;

/// A heading with an underline has no more lines than this.
const HEADING_LINES: usize = 4;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Running text, or a heading that nothing marks.
    Prose,
    /// A list item in so many lists.
    Item(Marker, u8),
    /// A further paragraph of an item in so many lists.
    More(u8),
    /// A paragraph set in.
    Quote,
    /// A paragraph behind so many `>`.
    Mail(u8),
    /// Lines as they are.
    Code,
    /// Lines of cells.
    Table,
    /// A line across the page.
    Rule,
    /// A heading marked as such, of this level, by `#` or an underline (which is no line of the piece).
    Heading(u8),
}

/// A stretch of lines that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) kind: Kind,
    first: u32,
    end: u32,
}

impl Piece {
    /// Its lines, as indices.
    pub(super) fn lines(&self) -> Range<usize> {
        self.first as usize..self.end as usize
    }
}

pub(super) fn read(lines: &[Line<'_>], measure: Measure) -> Vec<Piece> {
    let spoken = dialogue::spoken(lines);
    let mut reader = Reader { lines, measure, base: base(lines), at: 0, lists: Vec::new(), pieces: Vec::new(), fences: true, spoken };
    while reader.at < lines.len() {
        reader.stanza();
    }
    reader.pieces
}

/// Indent of the running text: the smallest that a fifth of the stanzas have.
fn base(lines: &[Line<'_>]) -> u16 {
    let mut counts = [0usize; 64];
    let stanzas = lines.iter().filter(|line| line.is_apart() && line_markers::item(line.text).is_none());
    stanzas.for_each(|line| counts[usize::from(line.indent()).min(63)] += 1);
    let all: usize = counts.iter().sum();
    counts.iter().position(|&count| count > 0 && count * 5 >= all).and_then(|indent| u16::try_from(indent).ok()).unwrap_or_default()
}

/// An open list: the columns of its markers and of its items' text.
#[derive(Debug, Clone, Copy)]
struct List {
    mark: u16,
    text: u16,
}

struct Reader<'a, 'b> {
    lines: &'b [Line<'a>],
    measure: Measure,
    base: u16,
    at: usize,
    lists: Vec<List>,
    pieces: Vec<Piece>,
    /// Whether a fence may still have its fellow; looked for once in vain, it is never looked for again.
    fences: bool,
    /// Indices of the lines that open direct speech, in order.
    spoken: Vec<usize>,
}

impl Reader<'_, '_> {
    /// Reads the lines up to the next empty one.
    fn stanza(&mut self) {
        let end = (self.at + 1..self.lines.len()).find(|&at| self.lines[at].is_apart()).unwrap_or(self.lines.len());
        if self.fence() || self.set_apart(end) {
            return;
        }
        while self.at < end {
            let line = &self.lines[self.at];
            if line_markers::is_rule(line.text) {
                self.take(Kind::Rule, self.at + 1);
            } else if let Some((level, _)) = line_markers::hash(line.text).filter(|_| self.hash_is_heading()) {
                self.lists.clear();
                self.take(Kind::Heading(level), self.at + 1);
            } else if self.at + 1 == end && line.is_apart() && line_markers::anchored(line.text).is_some() {
                self.take(Kind::Heading(2), end);
            } else if self.is_item(self.at) {
                self.item(end);
            } else if let Some((depth, _)) = line_markers::quoted(line.text) {
                let kind = Kind::Mail(u8::try_from(depth).unwrap_or(builder::DEPTH));
                let stop = (self.at + 1..end).find(|&at| line_markers::quoted(self.lines[at].text).is_none_or(|(other, _)| other != depth));
                self.take(kind, stop.unwrap_or(end));
            } else {
                self.running(end);
            }
        }
    }

    fn take(&mut self, kind: Kind, end: usize) {
        let index = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        self.pieces.push(Piece { kind, first: index(self.at), end: index(end) });
        self.at = end;
    }

    /// A listing between fences.
    fn fence(&mut self) -> bool {
        let opens = |line: &Line<'_>| line.text.starts_with("```") || line.text.starts_with("~~~") && line.text.len() < 20;
        if !self.fences || !opens(&self.lines[self.at]) {
            return false;
        }
        let mark = &self.lines[self.at].text[..3];
        let close = (self.at + 1..self.lines.len()).find(|&at| self.lines[at].text.starts_with(mark));
        self.fences = close.is_some();
        let Some(close) = close else { return false };
        self.at += 1;
        if self.at < close {
            self.take(Kind::Code, close);
        }
        self.at = close + 1;
        true
    }

    /// A stanza that is something as a whole: a table, a listing, a quotation, a further paragraph of an item.
    fn set_apart(&mut self, end: usize) -> bool {
        let stanza = &self.lines[self.at..end];
        if code::is_table(stanza) {
            self.take(Kind::Table, end);
            return true;
        }
        if code::is_listing(stanza) {
            self.take(Kind::Code, end);
            return true;
        }
        let line = &self.lines[self.at];
        if self.is_item(self.at) || line_markers::is_rule(line.text) || line_markers::quoted(line.text).is_some() {
            return false;
        }
        while self.lists.last().is_some_and(|list| list.text > line.indent() + 1) {
            self.lists.pop();
        }
        let depth = u8::try_from(self.lists.len()).unwrap_or(builder::DEPTH);
        let set_in = stanza.iter().all(|line| line.indent() >= self.base + 2 && line_markers::item(line.text).is_none());
        if depth > 0 {
            self.prose(Kind::More(depth), end);
        } else if set_in && !self.is_centred(stanza) {
            self.prose(Kind::Quote, end);
        } else {
            return false;
        }
        true
    }

    /// A short line in the middle of the measure is a heading or an ornament, no quotation.
    fn is_centred(&self, stanza: &[Line<'_>]) -> bool {
        let (Measure::Wrapped(column), [line]) = (self.measure, stanza) else { return false };
        line.indent() >= self.base + 8 && usize::from(line.indent() - self.base).abs_diff(column.saturating_sub(line.end())) <= 3
    }

    /// A `#` within other lines is a remark in a listing.
    fn hash_is_heading(&self) -> bool {
        let next_apart = self.lines.get(self.at + 1).is_none_or(Line::is_apart);
        let one = |at: usize| self.lines.get(at).is_some_and(|line| line_markers::hash(line.text).is_some());
        self.lines[self.at].is_apart() && !one(self.at + 1) || next_apart && self.at.checked_sub(1).is_none_or(|before| !one(before))
    }

    fn opens_speech(&self, at: usize) -> bool {
        !self.spoken.is_empty() && self.spoken.binary_search(&at).is_ok()
    }

    /// Columns of the lines that are joined to the one at `at`, up to the relevant limit.
    fn length(&self, at: usize, width: usize) -> usize {
        let joined =
            (at + 1..at + 4).take_while(|&at| self.lines.get(at).is_some_and(|line| self.measure.joins(&self.lines[at - 1], line)));
        width + joined.map(|at| usize::from(self.lines[at].width)).sum::<usize>()
    }

    fn is_item(&self, at: usize) -> bool {
        let line = &self.lines[at];
        let Some(item) = line_markers::item(line.text).filter(|_| !line_markers::is_rule(line.text) && !self.opens_speech(at)) else {
            return false;
        };
        if line.is_apart() {
            return !(matches!(item.marker, Marker::Number(_)) && self.is_numbered_heading(at));
        }
        let Some(before) = at.checked_sub(1).and_then(|at| self.lines.get(at)) else { return true };
        let in_list = self.pieces.last().is_some_and(|piece| matches!(piece.kind, Kind::Item(..)) && piece.end as usize == at);
        let next = self.lines.get(at + 1).is_some_and(|next| !next.is_apart() && line_markers::item(next.text).is_some());
        in_list || next || !self.measure.joins(before, line) || line.indent() > before.indent() || before.text.ends_with([':', '：'])
    }

    /// `2. The night` alone between paragraphs opens a section; between other numbers it is an item.
    fn is_numbered_heading(&self, at: usize) -> bool {
        let line = &self.lines[at];
        let plain = line.indent() <= self.base && !line.text.ends_with(['.', ';', ',', ':', '!', '?', '…']) && line.width < 100;
        let beside = |at: Option<usize>| at.and_then(|at| self.lines.get(at));
        let item = |line: &Line<'_>| line_markers::item(line.text).is_some() || line.indent() > self.base;
        let next = beside(Some(at + 1));
        // Above a long paragraph it is a heading, unless it is an item of the same list as the line above.
        let long = next.is_some_and(|next| self.length(at + 1, usize::from(next.width)) > LONG);
        let numbered = |line: &Line<'_>| line_markers::item(line.text).is_some_and(|item| item.marker != Marker::Bullet);
        plain
            && next.is_some_and(|next| next.is_apart() && !item(next))
            && beside(at.checked_sub(1)).is_none_or(|before| {
                let announces = non_headings::without_emoji_name(before.text).ends_with([':', '：']);
                if long { !numbered(before) } else { !item(before) && !announces }
            })
    }

    /// An item and the lines that go on with it.
    fn item(&mut self, end: usize) {
        let line = &self.lines[self.at];
        let Some(item) = line_markers::item(line.text) else { return };
        let text =
            line.indent().saturating_add(line.width).saturating_sub(u16::try_from(super::lines::width(item.text)).unwrap_or(u16::MAX));
        while self.lists.last().is_some_and(|list| list.mark > line.indent() + 1) {
            self.lists.pop();
        }
        match self.lists.last_mut() {
            Some(list) if list.mark + 1 >= line.indent() => *list = List { mark: line.indent(), text },
            _ => self.lists.push(List { mark: line.indent(), text }),
        }
        let goes_on = |at: &usize| {
            let (before, next) = (&self.lines[*at - 1], &self.lines[*at]);
            (next.indent() > line.indent() || self.measure.joins(before, next))
                && line_markers::item(next.text).is_none()
                && !line_markers::is_rule(next.text)
        };
        let stop = (self.at + 1..end).find(|at| !goes_on(at)).unwrap_or(end);
        self.lists.truncate(usize::from(builder::DEPTH));
        let depth = u8::try_from(self.lists.len()).unwrap_or(builder::DEPTH);
        self.take(Kind::Item(item.marker, depth), stop);
    }

    /// Running text up to the next mark in the stanza.
    fn running(&mut self, end: usize) {
        self.lists.clear();
        let stops = |at: &usize| {
            let text = self.lines[*at].text;
            let marked = line_markers::is_rule(text) || line_markers::underline(text).is_some() || line_markers::quoted(text).is_some();
            marked || self.opens_speech(*at) || self.is_item(*at)
        };
        let stop = (self.at + 1..end).find(stops).unwrap_or(end);
        let under = self.lines.get(stop).filter(|_| stop < end && stop - self.at <= HEADING_LINES);
        if let Some(level) = under.and_then(|line| line_markers::underline(line.text)) {
            self.take(Kind::Heading(level), stop);
            self.at = stop + 1;
        } else {
            self.prose(Kind::Prose, stop);
        }
    }

    /// Parts the lines up to `end` where their ends mean something: a long line is a paragraph, short ones in a row are one.
    fn prose(&mut self, kind: Kind, end: usize) {
        while self.at < end {
            let mut stop = self.line_end(self.at, end);
            let mut short = self.is_short(self.at, stop);
            while short && stop < end {
                let next = self.line_end(stop, end);
                short = self.is_short(stop, next);
                stop = if short { next } else { stop };
            }
            self.take(kind, stop);
        }
    }

    /// End of the line that begins at `at`, once wrapped lines are joined.
    fn line_end(&self, at: usize, end: usize) -> usize {
        (at + 1..end).find(|&at| !self.measure.joins(&self.lines[at - 1], &self.lines[at])).unwrap_or(end)
    }

    /// Whether the lines are one short one. Looks at no line twice, however many there are.
    fn is_short(&self, from: usize, to: usize) -> bool {
        to == from + 1 && self.lines[from].width <= SHORT
    }
}

//! Joins pieces of text to lines: those on one base line, parted where a gap is as wide as one between columns.

use super::engine::is_right_to_left;
use super::{Page, Piece, Place};

/// The widest gap within a line, in its size: wider ones may be between columns.
const GAP: f32 = 0.8;

/// The narrowest gap between words, in the size of the letters.
const SPACE: f32 = 0.15;

/// Letters that look alike.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) strong: bool,
    pub(super) emphasis: bool,
    pub(super) link: Option<String>,
}

/// A line, or the part of one that is in a column.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Line {
    pub(super) runs: Vec<Run>,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) base: f32,
    pub(super) size: f32,
}

impl Line {
    pub(super) fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    pub(super) fn chars(&self) -> usize {
        self.runs.iter().map(|run| run.text.chars().count()).sum()
    }

    pub(super) fn is_strong(&self) -> bool {
        self.runs.iter().all(|run| run.strong || run.text.trim().is_empty())
    }

    /// Appends the rest of the same line.
    pub(super) fn append(&mut self, rest: Self) {
        if let Some(last) = self.runs.last_mut().filter(|last| !last.text.ends_with(' ')) {
            last.text.push(' ');
        }
        self.runs.extend(rest.runs);
        (self.left, self.right) = (self.left.min(rest.left), self.right.max(rest.right));
        self.size = self.size.max(rest.size);
    }
}

/// The lines of a page, from top to bottom.
pub(super) fn of(page: Page) -> Vec<Line> {
    let mut pieces: Vec<Piece> = page.pieces.into_iter().filter(|piece| !piece.text.trim().is_empty()).collect();
    pieces.sort_by(|a, b| b.base.total_cmp(&a.base).then(a.left.total_cmp(&b.left)));
    let (mut lines, mut row) = (Vec::new(), Vec::<Piece>::new());
    for piece in pieces {
        if row.first().is_some_and(|first| !is_level(first, &piece)) {
            end_row(&mut row, &page.links, &mut lines);
        }
        row.push(piece);
    }
    end_row(&mut row, &page.links, &mut lines);
    lines
}

/// Whether two pieces stand on one line; a small one may be raised.
fn is_level(first: &Piece, piece: &Piece) -> bool {
    (first.base - piece.base).abs() <= 0.35 * first.size.max(piece.size)
}

/// Parts a row into lines.
fn end_row(row: &mut Vec<Piece>, links: &[(Place, String)], out: &mut Vec<Line>) {
    let mut pieces = std::mem::take(row);
    pieces.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut part: Vec<Piece> = Vec::new();
    let mut reach = f32::MIN;
    for piece in pieces {
        let is_again = |last: &Piece| last.text == piece.text && (last.left - piece.left).abs() < SPACE * piece.size;
        // Some programs print a letter twice to make it bold.
        if part.last().is_some_and(is_again) {
            continue;
        }
        if part.last().is_some_and(|last| piece.left - reach > GAP * last.size.max(piece.size)) {
            out.push(line(std::mem::take(&mut part), links));
            reach = f32::MIN;
        }
        reach = reach.max(piece.right);
        part.push(piece);
    }
    if !part.is_empty() {
        out.push(line(part, links));
    }
}

fn line(mut pieces: Vec<Piece>, links: &[(Place, String)]) -> Line {
    let letters = |from_right: bool| {
        pieces.iter().flat_map(|piece| piece.text.chars()).filter(|c| c.is_alphabetic() && is_right_to_left(*c) == from_right).count()
    };
    if letters(true) > letters(false) {
        pieces.reverse();
    }
    let size = |piece: &Piece| (piece.text.chars().count(), piece.size);
    let main = pieces.iter().map(size).max_by_key(|(count, _)| *count).map_or(0.0, |(_, size)| size);
    let base = pieces.iter().find(|piece| piece.size >= main).map_or(0.0, |piece| piece.base);
    let mut line = Line { left: f32::MAX, right: f32::MIN, base, size: main, runs: Vec::new() };
    let mut last: Option<Piece> = None;
    for piece in pieces {
        let gap = last.as_ref().map_or(0.0, |last| (piece.left - last.right).max(last.left - piece.right));
        let text = without_ligatures(&piece.text);
        if let Some(before) = line.runs.last_mut()
            && gap > SPACE * piece.size
            && !before.text.ends_with(' ')
            && !text.starts_with(' ')
        {
            before.text.push(' ');
        }
        (line.left, line.right) = (line.left.min(piece.left), line.right.max(piece.right));
        push(&mut line.runs, &text, &piece, link(&piece, links));
        last = Some(piece);
    }
    line
}

fn push(runs: &mut Vec<Run>, text: &str, piece: &Piece, link: Option<&String>) {
    match runs.last_mut() {
        Some(last) if last.strong == piece.strong && last.emphasis == piece.emphasis && last.link.as_ref() == link => {
            last.text.push_str(text);
        }
        _ => runs.push(Run { text: text.to_owned(), strong: piece.strong, emphasis: piece.emphasis, link: link.cloned() }),
    }
}

/// The address that a piece leads to: its middle is in the rectangle of the link.
fn link<'l>(piece: &Piece, links: &'l [(Place, String)]) -> Option<&'l String> {
    let (across, up) = (f32::midpoint(piece.left, piece.right), piece.base + piece.size * 0.3);
    let holds = |place: &Place| (place.left..=place.right).contains(&across) && (place.bottom..=place.top).contains(&up);
    links.iter().take(500).find(|(place, _)| holds(place)).map(|(_, address)| address)
}

/// Text with the letters of ligatures, single spaces, and no control characters.
fn without_ligatures(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            'ﬅ' | 'ﬆ' => out.push_str("st"),
            c if c.is_control() || c == ' ' => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    out
}

//! Collects tables while they are read. A table within a table becomes text in a cell of the outer one.

use super::model::{Look, Para, Piece};

/// A table that is open.
#[derive(Debug, Default)]
pub(super) struct Table {
    rows: Vec<Vec<Vec<Para>>>,
    header: usize,
    depth: usize,
    in_header: bool,
}

impl Table {
    /// A table opens, perhaps within this one.
    pub(super) fn open(&mut self) {
        self.depth += 1;
    }

    pub(super) fn is_open(&self) -> bool {
        self.depth > 0
    }

    pub(super) fn row(&mut self) {
        if self.depth == 1 {
            self.rows.push(Vec::new());
            if self.in_header {
                self.header = self.rows.len();
            }
        }
    }

    /// Sets whether rows from here on are header rows.
    pub(super) fn set_header(&mut self, on: bool) {
        if self.depth == 1 {
            self.in_header = on;
        }
    }

    pub(super) fn cell(&mut self) {
        if self.depth != 1 {
            return;
        }
        if self.rows.is_empty() {
            self.row();
        }
        if let Some(row) = self.rows.last_mut() {
            row.push(Vec::new());
        }
    }

    /// Marks the open row as a header row.
    pub(super) fn mark_header(&mut self) {
        if self.depth == 1 && self.header + 1 == self.rows.len() {
            self.header += 1;
        }
    }

    /// Puts a paragraph into the cell that is open.
    pub(super) fn put(&mut self, para: Para) {
        if self.rows.last().is_none_or(Vec::is_empty) {
            let depth = std::mem::replace(&mut self.depth, 1);
            self.cell();
            self.depth = depth;
        }
        if let Some(cell) = self.rows.last_mut().and_then(|row| row.last_mut()) {
            cell.push(para);
        }
    }

    /// Closes what is still open; what it is.
    pub(super) fn finish(&mut self) -> Vec<Piece> {
        self.depth = self.depth.min(1);
        if self.is_open() { self.close() } else { Vec::new() }
    }

    /// A table closes; what it is where it was the outermost one. A single column is no table but paragraphs in a frame.
    pub(super) fn close(&mut self) -> Vec<Piece> {
        self.depth = self.depth.saturating_sub(1);
        if self.depth > 0 {
            return Vec::new();
        }
        let Self { rows, header, .. } = std::mem::take(self);
        if rows.iter().all(|row| row.len() <= 1) {
            return rows.into_iter().flatten().flatten().map(Piece::Para).collect();
        }
        if rows.iter().flatten().flatten().all(Para::is_empty) {
            return Vec::new();
        }
        let rows = rows.into_iter().map(|row| row.into_iter().map(merged).collect()).collect();
        vec![Piece::Table(rows, header)]
    }
}

/// The paragraphs of a cell as one.
fn merged(paras: Vec<Para>) -> Para {
    let mut cell = Para::default();
    for para in paras.into_iter().filter(|para| !para.is_empty()) {
        if !cell.runs.is_empty() {
            cell.push(" ", Look::default(), None);
        }
        cell.runs.extend(para.runs);
    }
    cell
}

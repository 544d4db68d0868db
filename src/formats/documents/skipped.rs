//! Elements of a document that are skipped with everything in them; counts comments, and notes whether there are tracked changes.

use super::model::Document;
use super::table::Table;
use super::xml::Step;
use crate::words::Diagnostic;

/// Skips elements, and counts comments.
#[derive(Debug, Default)]
pub(super) struct Aside {
    /// Number of open elements within the skipped one, itself included.
    open: usize,
    pub(super) remarks: usize,
    pub(super) changed: bool,
}

impl Aside {
    /// Passes over the element that has just opened.
    pub(super) fn skip(&mut self) {
        self.open = 1;
    }

    /// Whether a step lies in what is passed over.
    pub(super) fn holds(&mut self, step: &Step<'_>) -> bool {
        if self.open == 0 {
            return false;
        }
        match step {
            Step::Open(_) => self.open += 1,
            Step::Close(_) => self.open -= 1,
            Step::Text(_) => (),
        }
        true
    }

    /// The document as it is at its end: with the table that is still open, and with notes of what was met.
    pub(super) fn end(self, mut document: Document, mut table: Table) -> Document {
        document.pieces.extend(table.finish());
        if self.changed {
            document.notes.push(Diagnostic::TrackedChanges);
        }
        if self.remarks > 0 {
            document.notes.push(Diagnostic::Comments { count: self.remarks });
        }
        document
    }
}

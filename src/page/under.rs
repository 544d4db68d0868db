//! The text under a column of a row, for the mouse.

use super::{Ink, Row, clusters};
use crate::article::{Article, Roles};

/// The content of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Under {
    /// A character of the text: its first byte.
    Text(usize),
    /// Something the layout added, with the roles it plays.
    Added(Roles),
    /// Nothing: the row ends before it.
    Beyond,
}

impl Row {
    /// The content of `column`, counted from 0 at the row's first cell.
    pub fn under(&self, article: &Article, column: usize) -> Under {
        let mut left = column;
        for piece in &self.pieces {
            let text = match &piece.ink {
                Ink::Text(range) => article.text().get(range.clone()).unwrap_or_default(),
                Ink::Added(text) => text,
            };
            for cluster in clusters::clusters(text) {
                if left >= cluster.width {
                    left -= cluster.width;
                    continue;
                }
                return match &piece.ink {
                    Ink::Text(range) => Under::Text(range.start + cluster.at),
                    Ink::Added(_) => Under::Added(piece.roles),
                };
            }
        }
        Under::Beyond
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::page;
    use super::*;
    use crate::article::{BlockKind, Role};

    #[test]
    fn wide_characters_are_met_on_both_their_columns() {
        let mut page = page(20, |builder| builder.add(BlockKind::Paragraph, None, "日本x"));
        let place = page.place(0);
        let row = page.rows(place, 1).remove(0);
        let met: Vec<Under> = (0..6).map(|column| row.under(page.article(), column)).collect();
        assert_eq!(met, [Under::Text(0), Under::Text(0), Under::Text(3), Under::Text(3), Under::Text(6), Under::Beyond]);
    }

    #[test]
    fn added_layout_text_has_its_role() {
        let mut page = page(20, |builder| builder.add(BlockKind::Heading { level: 2 }, None, "Two"));
        let place = page.place(0);
        let row = page.rows(place, 1).remove(0);
        assert_eq!(row.under(page.article(), 0), Under::Added(Roles::of(Role::Fold)));
        assert_eq!(row.under(page.article(), 2), Under::Text(0));
        assert_eq!(row.under(page.article(), usize::MAX), Under::Beyond);
    }
}

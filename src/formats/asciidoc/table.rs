//! Rows of a table: a bar before each cell; the first row, or the table's attributes, say how many cells a row has.

use super::inline;

/// The table that is open.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Cells of the open row.
    filled: usize,
    /// Cells of a row; 0 where nothing is known.
    width: usize,
}

impl Table {
    /// An empty table; `style` is what brackets over it say, such as `[cols="1,2"]`.
    pub(super) fn new(style: &str) -> Self {
        let columns = style.split_once("cols=").map(|(_, cols)| cols.trim_start_matches('"').split(['"', ']']).next().unwrap_or_default());
        let width = columns.map_or(0, |columns| match columns.split_once('*') {
            Some((count, _)) => count.trim().parse().unwrap_or(0),
            None => columns.split(',').count(),
        });
        Self { filled: 0, width }
    }

    /// Writes a line of cells into the open row, which ends where it is full.
    pub(super) fn line(&mut self, line: &str, out: &mut String) {
        let mut cells = line.split('|').map(str::trim);
        let goes_on = cells.next().unwrap_or_default();
        if !goes_on.is_empty() && !line.contains('|') && self.filled > 0 {
            cell(goes_on, out);
        }
        let cells: Vec<&str> = cells.collect();
        self.width = if self.width == 0 { cells.len() } else { self.width };
        for text in cells {
            if self.filled > 0 && self.filled == self.width {
                out.push_str("</tr><tr>");
                self.filled = 0;
            }
            self.filled += 1;
            cell(text, out);
        }
    }
}

fn cell(text: &str, out: &mut String) {
    out.push_str("<td>");
    inline::write(text, out);
    out.push_str("</td>");
}

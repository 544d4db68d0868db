//! Tables of HTML within Markdown that only arrange what is in them, told from those that say something by their rows and columns.

use crate::formats::html;
use crate::formats::markdown::plain;

/// How far a table is looked at, in bytes.
const REACH: usize = 64 * 1024;

/// How much all tables of an article are looked at, in bytes; those beyond count as tables.
const MOST: usize = 1024 * 1024;

/// How much was looked at.
#[derive(Debug, Default)]
pub(super) struct Looked(usize);

impl Looked {
    /// Whether the table whose tag has these attributes only arranges what is in it: what is left of its block of HTML, and `after` that
    /// block, since a table goes on over blank lines.
    pub(super) fn is_layout(&mut self, attributes: &str, rest: &str, after: &str) -> bool {
        let near = plain::head(rest, REACH);
        let next = plain::head(after, REACH - near.len());
        self.0 += near.len() + next.len();
        if self.0 > MOST {
            return false;
        }
        let whole = format!("<table {attributes}>{near}{next}");
        let end = whole.to_ascii_lowercase().find("</table").unwrap_or(whole.len());
        !html::is_data_table(&whole[..end])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_around_whole_texts_arranges_them() {
        let is_layout = |attributes, rest| Looked::default().is_layout(attributes, rest, "<tr><th>End</th></tr>");
        assert!(is_layout("", "<tr><td><h2>A</h2><p>B</p></td></tr></table>"));
        assert!(is_layout("", "<tr><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>"));
        assert!(is_layout(" role='presentation'", "<tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"));
        assert!(!is_layout("", "<tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></TABLE><h1>c</h1>"));
        assert!(!Looked::default().is_layout("", "<tr><td>a</td>", "<td>b</td></tr>\n\n<tr><td>1</td><td>2</td></tr></table>"));
    }

    #[test]
    fn no_more_is_looked_at_than_is_quickly_done() {
        let mut looked = Looked::default();
        let rest = "<table>".repeat(10_000);
        assert_eq!((0..10_000).filter(|_| looked.is_layout("", &rest, "")).count(), MOST / REACH);
    }
}

//! Lists of values separated by commas, semicolons or tabs, in a file whose name says so: a table with its first row as head.

use crate::article::{BlockKind, Builder, Table};
use crate::formats::text::push_linked;

/// The longest separated value that is read as one, in bytes: behind an open quotation mark the rest of the file might follow.
const VALUE: usize = 64 * 1024;

/// Whether a file of this name holds such a list.
pub(super) fn is_named(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("csv") || ending.eq_ignore_ascii_case("tsv"))
}

/// Writes the rows of `text`.
pub(super) fn write(text: &str, builder: &mut Builder) {
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: &char| first.matches(*sign).count();
    let separator = [',', ';', '\t'].into_iter().max_by_key(count).unwrap_or(',');
    builder.begin(BlockKind::Table(Box::new(Table { header_rows: 1, ..Table::default() })), Some(1));
    let (mut rest, mut begins) = (text, true);
    while !rest.is_empty() {
        let (value, end) = value(rest, separator);
        let behind = rest[end..].chars().next();
        if !(begins && value.is_empty() && behind != Some(separator)) {
            builder.cell(begins);
            push_linked(value.replace("\"\"", "\"").trim(), builder);
        }
        begins = behind != Some(separator);
        rest = &rest[end + behind.map_or(0, char::len_utf8)..];
    }
    builder.end();
}

/// The value that `text` begins with, and where it ends: in quotation marks, or up to a separator or the end of the line.
fn value(text: &str, separator: char) -> (&str, usize) {
    let plain_end = |from: usize| text[from..].find([separator, '\n', '\r']).map_or(text.len(), |at| from + at);
    if let Some(inner) = text.strip_prefix('"') {
        let head = &inner[..inner.floor_char_boundary(VALUE)];
        let mut at = 0;
        while let Some(mark) = head.get(at..).and_then(|rest| rest.find('"')) {
            let end = at + mark;
            if !head[end + 1..].starts_with('"') {
                return (&inner[..end], plain_end(end + 2));
            }
            at = end + 2;
        }
    }
    let end = plain_end(0);
    (&text[..end], end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let mut builder = Builder::new("text");
        write(text, &mut builder);
        let article = builder.finish();
        let Some(BlockKind::Table(table)) = article.blocks().first().map(|block| &block.kind) else { return Vec::new() };
        table.rows.iter().map(|row| row.iter().map(|cell| article.text()[cell.clone()].to_owned()).collect()).collect()
    }

    #[test]
    fn values_are_cells() {
        assert_eq!(
            rows("quay,boats\r\nnorth,\"two, or \"\"three\"\"\"\r\n\r\nsouth,\n"),
            [["quay", "boats"], ["north", "two, or \"three\""], ["south", ""]]
        );
        assert_eq!(rows("quay;boats\nnorth;1,5\n"), [["quay", "boats"], ["north", "1,5"]]);
        assert_eq!(rows("a,b\n\"open,c\n"), [["a", "b"], ["\"open", "c"]]);
        assert!(rows("").is_empty() && is_named("a.CSV") && !is_named("csv"));
    }
}

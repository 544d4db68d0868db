//! Tables: as a grid where it fits, else as a list of `head: cell` lines, in parts of some rows. Column widths come from the first
//! rows alone, so that a table of a million rows appears as fast as one of ten.

use std::ops::Range;

use crate::article::{Align, Article, Block, Role, Roles, Table};

use super::subject::{Subject, ink};
use super::wrap::{self, Line};
use super::{Ink, Piece, Row, Setting, clusters, ornaments};

/// Maximum number of rows in a part, and of rows measured for the column widths.
const ROWS: usize = 200;

/// The bytes a part may hold.
const BYTES: usize = 64 * 1024;

/// The bytes a row may hold; what is larger is no table for the eye and shows as running text.
const ROW_BYTES: usize = 8 * 1024;

const NARROWEST: usize = 3;

/// The part of a word that a column of a grid has room for: longer words are hyphenated, shorter ones are never broken.
const WORD: usize = 8;

/// The columns between two columns: space, line, space.
const BETWEEN: usize = 3;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Plan {
    Grid {
        widths: Vec<usize>,
        rows: usize,
    },
    List {
        rows: usize,
    },
    /// As running text.
    Text,
}

/// Chooses the layout of `table` in `room` columns. Visits every row once, but only its start and end.
pub(super) fn plan(article: &Article, block: &Block, table: &Table, room: usize) -> Plan {
    let spans = || table.rows.iter().filter_map(|row| Some(row.first()?.start..row.last()?.end));
    let Some(first) = spans().next() else { return Plan::Text };
    let largest = spans().map(|span| span.len()).max().unwrap_or_default();
    let outside = article.text().get(block.range.start..first.start).is_some_and(|text| !text.trim().is_empty());
    if outside || largest > ROW_BYTES {
        return Plan::Text;
    }
    let rows = (BYTES / largest.max(1)).clamp(1, ROWS);
    let columns = table.rows.iter().map(Vec::len).max().unwrap_or_default();
    match widths(article.text(), table, columns, room) {
        Some(widths) => Plan::Grid { widths, rows },
        None => Plan::List { rows },
    }
}

/// The number of parts in the table; `None` if it is laid out as running text.
pub(super) fn parts(table: &Table, plan: &Plan) -> Option<usize> {
    match plan {
        Plan::Grid { rows, .. } | Plan::List { rows } => Some(table.rows.len().div_ceil(*rows)),
        Plan::Text => None,
    }
}

/// The part that holds the byte `offset` of the article's text; `None` where the table is running text.
pub(super) fn holding(table: &Table, plan: &Plan, offset: usize) -> Option<usize> {
    let (Plan::Grid { rows, .. } | Plan::List { rows }) = plan else { return None };
    let row = table.rows.partition_point(|row| row.first().is_none_or(|cell| cell.start <= offset));
    Some(row.saturating_sub(1) / rows)
}

pub(super) fn rows(subject: Subject<'_>, table: &Table, plan: &Plan) -> Vec<Row> {
    let (Plan::Grid { rows, .. } | Plan::List { rows }) = plan else { return Vec::new() };
    let range = subject.part * rows..((subject.part + 1) * rows).min(table.rows.len());
    match plan {
        Plan::Grid { widths, .. } => grid(subject, table, widths, range),
        Plan::List { .. } | Plan::Text => list(subject, table, range),
    }
}

/// The widths of the columns in `room`; `None` where their words do not fit.
fn widths(text: &str, table: &Table, columns: usize, room: usize) -> Option<Vec<usize>> {
    let room = room.checked_sub(BETWEEN * columns.checked_sub(1)?)?;
    if columns * NARROWEST > room {
        return None;
    }
    let mut natural = vec![NARROWEST; columns];
    let mut least = vec![NARROWEST; columns];
    let mut words = vec![NARROWEST; columns];
    for row in table.rows.iter().take(ROWS) {
        for (column, cell) in row.iter().enumerate() {
            let cell = text.get(cell.clone()).unwrap_or_default();
            natural[column] = natural[column].max(clusters::width(cell));
            let longest = cell.split_whitespace().map(clusters::width).max().unwrap_or_default();
            least[column] = least[column].max(longest.min(room / columns));
            words[column] = words[column].max(longest.min(WORD));
        }
    }
    if words.iter().sum::<usize>() > room {
        return None;
    }
    // All columns grow to the same width, but none beyond what it needs nor below its longest word.
    let at = |width: usize| natural.iter().zip(&least).map(move |(&natural, &least)| natural.min(width.max(least)));
    let (mut low, mut high) = (0, room);
    while low < high {
        let middle = (low + high).div_ceil(2);
        if at(middle).sum::<usize>() <= room { low = middle } else { high = middle - 1 }
    }
    let mut widths: Vec<usize> = at(low).collect();
    let mut rest = room.saturating_sub(widths.iter().sum());
    for (width, natural) in widths.iter_mut().zip(&natural) {
        if *width < *natural && rest > 0 {
            (*width, rest) = (*width + 1, rest - 1);
        }
    }
    Some(widths)
}

fn grid(subject: Subject<'_>, table: &Table, widths: &[usize], range: Range<usize>) -> Vec<Row> {
    let margin = subject.margin(usize::from(subject.setting.room)).rest;
    let mut out = Vec::new();
    for index in range {
        let cells: Vec<Vec<Line>> = widths.iter().enumerate().map(|(column, &width)| cell(subject, table, index, column, width)).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or_default();
        let roles = roles(table, index);
        out.extend((0..height).map(|line| {
            let mut pieces = margin.clone();
            for (column, lines) in cells.iter().enumerate() {
                if column > 0 {
                    ornaments::add(&mut pieces, format!(" {} ", ornaments::signs(subject.setting).bar), Role::Ornament);
                }
                let align = table.align.get(column).copied().unwrap_or_default();
                put(&mut pieces, lines.get(line), widths[column], align, roles);
            }
            subject.row(hull(&pieces).unwrap_or(subject.block.range.start..subject.block.range.start), pieces)
        }));
        if index + 1 == table.header_rows {
            let next = table.rows.get(index + 1).and_then(|row| row.first()).map_or(subject.block.range.end, |cell| cell.start);
            let next = next.min(subject.block.range.end);
            let mut pieces = margin.clone();
            ornaments::add(&mut pieces, under(widths, subject.setting), Role::Ornament);
            out.push(subject.row(next..next, pieces));
        }
    }
    out
}

fn cell(subject: Subject<'_>, table: &Table, row: usize, column: usize, width: usize) -> Vec<Line> {
    let Some(range) = table.rows.get(row).and_then(|row| row.get(column)) else { return Vec::new() };
    match subject.article.text().get(range.clone()) {
        Some(text) if !text.is_empty() => wrap::wrap(text, range.start, &subject.wrap_options(width, range)),
        _ => Vec::new(),
    }
}

fn roles(table: &Table, row: usize) -> Roles {
    Roles::of(if row < table.header_rows { Role::TableHead } else { Role::Text })
}

/// One line of a cell, filled up to its column's width.
fn put(pieces: &mut Vec<Piece>, line: Option<&Line>, width: usize, align: Align, roles: Roles) {
    let used = line.map_or(0, |line| (line.width + usize::from(line.hyphen)).min(width));
    let before = match align {
        Align::Start => 0,
        Align::Center => (width - used) / 2,
        Align::End => width - used,
    };
    let spaces = |pieces: &mut Vec<Piece>, count: usize| {
        if count > 0 {
            ornaments::add(pieces, " ".repeat(count), Role::Ornament);
        }
    };
    spaces(pieces, before);
    if let Some(line) = line {
        pieces.push(ink(line, width, roles));
        if line.hyphen {
            pieces.push(Piece { ink: Ink::Added("-".into()), roles });
        }
    }
    spaces(pieces, width - used - before);
}

/// The bytes from the first to the last text of a row.
fn hull(pieces: &[Piece]) -> Option<Range<usize>> {
    let ranges = || {
        pieces.iter().filter_map(|piece| match &piece.ink {
            Ink::Text(range) => Some(range),
            Ink::Added(_) => None,
        })
    };
    Some(ranges().map(|range| range.start).min()?..ranges().map(|range| range.end).max()?)
}

fn under(widths: &[usize], setting: &Setting) -> String {
    let signs = ornaments::signs(setting);
    let runs: Vec<String> = widths.iter().map(|&width| signs.line.repeat(width)).collect();
    runs.join(&[signs.line, signs.cross, signs.line].concat())
}

fn list(subject: Subject<'_>, table: &Table, range: Range<usize>) -> Vec<Row> {
    let all = usize::from(subject.setting.room);
    let margin = subject.margin(all);
    let room = all.saturating_sub(margin.width).max(1);
    let mut out: Vec<Row> = Vec::new();
    for index in range {
        let row = table.rows.get(index).map(Vec::as_slice).unwrap_or_default();
        let Some(start) = row.first().map(|cell| cell.start.min(subject.block.range.end)) else { continue };
        if index > 0 && index >= table.header_rows && row.len() > 1 {
            out.push(subject.row(start..start, margin.rest.clone()));
        }
        for column in 0..row.len() {
            let label = if index < table.header_rows { String::new() } else { label(subject, table, column, room) };
            let labelled = clusters::width(&label);
            let width = room.saturating_sub(labelled).max(1);
            for (number, line) in cell(subject, table, index, column, width).into_iter().enumerate() {
                let mut pieces = margin.rest.clone();
                if number == 0 && labelled > 0 {
                    ornaments::add(&mut pieces, label.clone(), Role::TableHead);
                } else if labelled > 0 {
                    ornaments::add(&mut pieces, " ".repeat(labelled), Role::Ornament);
                }
                pieces.push(ink(&line, width, roles(table, index)));
                if line.hyphen {
                    pieces.push(Piece { ink: Ink::Added("-".into()), roles: roles(table, index) });
                }
                out.push(subject.row(line.range, pieces));
            }
        }
    }
    out
}

/// A column's header as a label before a cell: a third of the room at most.
fn label(subject: Subject<'_>, table: &Table, column: usize, room: usize) -> String {
    let Some(head) = (table.header_rows > 0).then(|| table.rows.first()?.get(column)).flatten() else { return String::new() };
    let head = subject.article.text().get(head.clone()).unwrap_or_default();
    let fits = clusters::fitting(head, (room / 3).saturating_sub(2));
    // Characters without a width fit where nothing else does.
    let shown = head[..fits].trim_end();
    if clusters::width(shown) == 0 { String::new() } else { format!("{shown}: ") }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::samples::{drawn, page};
    use super::super::{Facts, Gutter, Page};
    use super::*;
    use crate::article::{BlockKind, Builder};

    fn write(builder: &mut Builder, header_rows: usize, rows: &[&[&str]]) {
        let align = vec![Align::Start, Align::End];
        builder.begin(BlockKind::Table(Box::new(Table { header_rows, align, ..Table::default() })), None);
        for row in rows {
            for (column, cell) in row.iter().enumerate() {
                builder.cell(column == 0);
                builder.push(cell);
            }
        }
        builder.end();
    }

    #[test]
    fn cells_are_aligned_in_columns() {
        let mut page = page(20, |builder| write(builder, 1, &[&["City", "People"], &["Lyon", "522 250"], &["Paris"]]));
        assert_eq!(drawn(&mut page), ["City  │  People", "──────┼────────", "Lyon  │ 522 250", "Paris │        "]);
    }

    #[test]
    fn cells_are_wrapped_where_the_room_is_small() {
        let mut page = page(3, |builder| write(builder, 0, &[&["some words", "12"]]));
        assert_eq!(drawn(&mut page), ["some    │  12", "words   │    "]);
    }

    #[test]
    fn a_table_that_does_not_fit_is_a_list() {
        let mut page = page(1, |builder| write(builder, 1, &[&["A", "B", "C"], &["1", "2", "3"], &["4", "", "6"]]));
        assert_eq!(drawn(&mut page), ["A", "B", "C", "", "A: 1", "B: 2", "C: 3", "", "A: 4", "C: 6"]);
    }

    #[test]
    fn any_table_is_laid_out_in_any_room() {
        for rows in
            [&[&["a", "b"][..], &["c", "d"]][..], &[&["\u{200b}a", "b"], &["some words", "d"]], &[&["\u{200b}", "日本"], &["日本", ""]]]
        {
            let mut builder = Builder::new("test");
            builder.nest(2, 3);
            write(&mut builder, 1, rows);
            let article = Arc::new(builder.finish());
            for room in 1..30 {
                let setting = Setting { measure: room, room, hyphenate: true, ascii: false, gutter: Gutter::Within };
                let mut page = Page::new(Arc::clone(&article), Facts::default(), setting);
                assert!(!drawn(&mut page).is_empty(), "{room}");
            }
        }
    }

    #[test]
    fn empty_cells_at_the_end_do_no_harm() {
        let mut page = page(20, |builder| write(builder, 0, &[&["a", "", ""]]));
        assert_eq!(drawn(&mut page).len(), 1);
    }

    #[test]
    fn long_tables_have_parts_and_huge_cells_are_text() {
        let rows: Vec<&[&str]> = vec![&["word", "12"]; 1000];
        let mut long = page(20, |builder| write(builder, 0, &rows));
        let bottom = long.bottom(1);
        assert_eq!((bottom.part, bottom.row), (4, 199));
        let offset = long.offset(bottom);
        assert_eq!(long.place(offset), bottom);
        let huge = "word ".repeat(20_000);
        let mut huge = page(20, |builder| write(builder, 0, &[&["a", &huge]]));
        assert!(huge.bottom(1).part > 5);
    }
}

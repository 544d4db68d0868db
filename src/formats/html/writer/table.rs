//! Distinguishes data tables from layout tables, and writes them.

use super::super::dom::{Dom, Edge, Id};
use super::super::markdown_marks;
use crate::article::{Align, Table};

/// The most columns that one cell may take.
pub(super) const WIDEST: usize = 20;

/// The longest text of a cell in a table, in bytes; what has longer ones is an arrangement of texts.
const LONGEST: usize = 1200;

#[derive(Debug, Default)]
struct Counted {
    rows: usize,
    columns: usize,
    /// Cells of the row that is being counted, and those of them that are headings.
    cells: usize,
    headings: usize,
    /// Number of header rows at the start.
    header_rows: usize,
    labelled: bool,
    longest: usize,
    length: usize,
    align: Vec<Align>,
}

/// The shape of the table `id`, without its cells; `None` where it only arranges.
pub(in super::super) fn data(dom: &Dom<'_>, id: Id) -> Option<Table> {
    let sure = markdown_marks::is_sure(dom, id);
    if dom.attribute(id, "role").is_some_and(|role| matches!(&*role, "presentation" | "none")) {
        return None;
    }
    let mut counted = Counted { labelled: dom.attribute(id, "summary").is_some_and(|summary| !summary.is_empty()), ..Counted::default() };
    for edge in dom.walk(id).skip(1) {
        match edge {
            Edge::Open(inner) => match dom.name(inner) {
                "" => counted.length += dom.text(inner).map_or(0, |text| text.trim().len()),
                "table" | "h1" | "h2" | "h3" | "blockquote" | "pre" | "iframe" | "video" | "form" | "article" if !sure => {
                    return None;
                }
                name => counted.open(dom, inner, name),
            },
            Edge::Close(inner) => counted.close(dom.name(inner)),
        }
    }
    let Counted { rows, columns, longest, labelled, header_rows, align, .. } = counted;
    let large = rows >= 10 || columns > 4 || rows * columns > 10;
    if sure {
        return Some(Table { rows: Vec::new(), header_rows: 1, align });
    }
    let is_data = rows > 0 && columns > 1 && longest <= LONGEST && (labelled || large || (rows > 1 && longest <= 200));
    is_data.then(|| Table { rows: Vec::new(), header_rows: header_rows.min(rows.saturating_sub(1)), align })
}

impl Counted {
    fn open(&mut self, dom: &Dom<'_>, id: Id, name: &str) {
        match name {
            "tr" => (self.cells, self.headings) = (0, 0),
            "td" | "th" => {
                // The first row, often of headings, counts where it is the only one.
                if self.rows < 2 && self.cells < WIDEST {
                    self.align.truncate(self.cells);
                    self.align.push(align(dom, id));
                }
                self.cells += 1;
                self.headings += usize::from(name == "th");
                self.labelled |= name == "th";
                self.length = 0;
            }
            "caption" | "thead" | "tfoot" | "col" | "colgroup" => self.labelled = true,
            _ => (),
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "td" | "th" => self.longest = self.longest.max(self.length),
            "tr" if self.cells > 0 => {
                if self.headings == self.cells && self.header_rows == self.rows {
                    self.header_rows += 1;
                }
                self.rows += 1;
                self.columns = self.columns.max(self.cells);
            }
            _ => (),
        }
    }
}

fn align(dom: &Dom<'_>, id: Id) -> Align {
    let style = dom.attribute(id, "style").unwrap_or_default().replace(' ', "");
    let align = dom.attribute(id, "align").unwrap_or_default();
    let is = |value: &str| align.eq_ignore_ascii_case(value) || style.contains(&format!("text-align:{value}"));
    if is("right") {
        Align::End
    } else if is("center") {
        Align::Center
    } else {
        Align::Start
    }
}

//! The lines below the title: a warning, the source and authors with the facts at the right of the same line, and a rule.

use super::wrap::{self, WrapOptions};
use super::{Ink, Page, Piece, Place, Row, clusters, ornaments};
use crate::article::{Role, Roles};

/// The fewest columns between the byline and the facts at its right.
const BETWEEN: usize = 2;

/// The lines below the title.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// A warning that must be noticed; mostly empty.
    pub warning: String,
    /// The source and the authors.
    pub byline: Vec<String>,
    /// Date, reading time and the like. None of them is broken at the end of a line where it fits into one.
    pub items: Vec<String>,
}

impl Facts {
    pub(super) fn is_empty(&self) -> bool {
        self.warning.is_empty() && self.byline.is_empty() && self.items.is_empty()
    }
}

/// A line of the masthead: what is at its left and at its right.
struct Line {
    left: (String, Role),
    right: Option<(String, Role)>,
}

impl Line {
    fn new(text: String, role: Role) -> Self {
        Self { left: (text, role), right: None }
    }
}

/// The rows of the facts, the first of which is at `place`.
pub(super) fn rows(page: &Page, place: Place) -> Vec<Row> {
    let measure = usize::from(page.setting.measure);
    let next = page.article.blocks().get(page.front()).map_or(page.article.text().len(), |block| block.range.start);
    let row = |pieces| Row { place, range: next..next, gutter: None, pieces, picture: None, closed: None };
    let mut rows: Vec<Row> = lines(page, measure).iter().map(|line| row(pieces(line, measure))).collect();
    let mut rule = Vec::new();
    ornaments::add(&mut rule, ornaments::signs(&page.setting).line.repeat(measure), Role::Ornament);
    rows.push(row(rule));
    rows
}

fn lines(page: &Page, measure: usize) -> Vec<Line> {
    let facts = &page.facts;
    let between = if page.setting.ascii { " - " } else { " · " };
    let mut lines: Vec<Line> = whole(std::slice::from_ref(&facts.warning), between, measure, Role::Warning);
    let (byline, items) = (facts.byline.join(between), facts.items.join(between));
    if !byline.is_empty() && !items.is_empty() && clusters::width(&byline) + BETWEEN + clusters::width(&items) <= measure {
        lines.push(Line { left: (byline, Role::Byline), right: Some((items, Role::Facts)) });
        return lines;
    }
    lines.extend(whole(&facts.byline, between, measure, Role::Byline));
    lines.extend(whole(&facts.items, between, measure, Role::Facts));
    lines
}

/// The items on as few lines as hold them whole; one wider than the measure is wrapped.
fn whole(items: &[String], between: &str, measure: usize, role: Role) -> Vec<Line> {
    let mut lines: Vec<String> = Vec::new();
    for item in items.iter().map(|item| item.trim()).filter(|item| !item.is_empty()) {
        match lines.last_mut() {
            Some(last) if clusters::width(last) + clusters::width(between) + clusters::width(item) <= measure => {
                last.push_str(between);
                last.push_str(item);
            }
            _ => lines.extend(wrapped(item, measure)),
        }
    }
    lines.into_iter().map(|line| Line::new(line, role)).collect()
}

fn wrapped(item: &str, measure: usize) -> impl Iterator<Item = String> {
    let lines = wrap::wrap(item, 0, &WrapOptions { width: measure, ..WrapOptions::default() });
    lines.into_iter().map(move |line| if line.width > measure { "?".to_owned() } else { item[line.range].to_owned() })
}

fn pieces(line: &Line, measure: usize) -> Vec<Piece> {
    let piece = |(text, role): &(String, Role)| Piece { ink: Ink::Added(text.clone()), roles: Roles::of(*role) };
    let mut pieces = vec![piece(&line.left)];
    if let Some(right) = &line.right {
        let room = measure.saturating_sub(clusters::width(&line.left.0) + clusters::width(&right.0));
        ornaments::add(&mut pieces, " ".repeat(room), Role::Ornament);
        pieces.push(piece(right));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::super::samples::{drawn, page};
    use super::*;
    use crate::article::BlockKind;

    fn masthead(measure: u16, byline: &[&str], items: &[&str]) -> Vec<String> {
        let mut page = page(measure, |builder| {
            builder.meta.title = "Title".into();
            builder.add(BlockKind::Paragraph, None, "One.");
        });
        let owned = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
        page.set_facts(Facts { warning: String::new(), byline: owned(byline), items: owned(items) });
        let rows = drawn(&mut page);
        assert_eq!((rows[0].as_str(), rows[rows.len() - 1].as_str()), ("Title", "One."));
        rows[1..rows.len() - 1].to_vec()
    }

    #[test]
    fn facts_are_at_the_right_of_the_byline_where_there_is_room() {
        let rows = masthead(40, &["Le Rail", "Ann Lee"], &["27 Nov", "3 min"]);
        assert_eq!(rows, ["Le Rail · Ann Lee         27 Nov · 3 min", &"─".repeat(40)]);
        let rows = masthead(24, &["Le Rail", "Ann Lee"], &["27 Nov", "3 min"]);
        assert_eq!(rows, ["Le Rail · Ann Lee", "27 Nov · 3 min", &"─".repeat(24)]);
    }

    #[test]
    fn a_fact_is_whole_on_its_line() {
        let rows = masthead(20, &["The Gazette of Holm"], &["13 November 2018", "3 min", "a rather long fact, wrapped"]);
        assert_eq!(rows, ["The Gazette of Holm", "13 November 2018", "3 min", "a rather long fact,", "wrapped", &"─".repeat(20)]);
    }
}

//! Marks on a row's text: emphasis, links, quotations, speakers, matches. Cuts pieces, never changes their text.

use std::ops::Range;

use unicode_segmentation::GraphemeCursor;

use crate::article::{Article, Link, LinkKind, QuoteKind, Role, Roles, Span};

use super::{Ink, Marks, Piece, Row, clusters};

/// Number of spans or links before a row that are checked for reaching into it. Only a span followed by more than this many before the row
/// is missed.
const REACH: usize = 512;

/// Number of quotations after a row that are checked for a speaker named before their words.
const AHEAD: usize = 16;

/// The pieces of `row` with `marks` on them.
pub fn paint(row: &Row, article: &Article, marks: &Marks<'_>) -> Vec<Piece> {
    let mut edges = Vec::new();
    collect(row, article, marks, &mut |range, role| {
        if range.start < row.range.end && range.end > row.range.start {
            edges.push((range.start, true, role));
            edges.push((range.end, false, role));
        }
    });
    let mut painted: Vec<Piece> = Vec::with_capacity(row.pieces.len() + edges.len());
    let mut base = None;
    for piece in &row.pieces {
        match &piece.ink {
            Ink::Text(range) => {
                cut(article, range, piece.roles, &edges, &mut painted);
                base = Some(piece.roles);
            }
            // A hyphen looks like the word that it parts.
            Ink::Added(text) if text == "-" && base == Some(piece.roles) => {
                let roles = painted.last().map_or(piece.roles, |last| last.roles);
                painted.push(Piece { ink: piece.ink.clone(), roles });
            }
            Ink::Added(_) => painted.push(piece.clone()),
        }
    }
    painted
}

pub(super) fn spans<'a>(article: &'a Article, index: usize, range: &Range<usize>) -> impl Iterator<Item = &'a Span> {
    touching(article.spans(), block_start(article, index), range.clone(), |span| &span.range)
}

pub(super) fn links<'a>(article: &'a Article, index: usize, range: &Range<usize>) -> impl Iterator<Item = &'a Link> {
    touching(article.links(), block_start(article, index), range.clone(), |link| &link.range)
}

fn block_start(article: &Article, index: usize) -> usize {
    article.blocks().get(index).map_or(0, |block| block.range.start)
}

/// The items, ordered by start and none across a block's end, that touch `range` of the block that begins at `from`.
fn touching<T>(items: &[T], from: usize, range: Range<usize>, of: fn(&T) -> &Range<usize>) -> impl Iterator<Item = &T> {
    let inside = items.partition_point(|item| of(item).start < range.start);
    let end = items.partition_point(|item| of(item).start < range.end);
    let first = items.partition_point(|item| of(item).start < from).max(inside.saturating_sub(REACH));
    items.get(first..end).unwrap_or_default().iter().filter(move |item| of(item).end > range.start)
}

/// Yields every range with its role that touches the row.
fn collect(row: &Row, article: &Article, marks: &Marks<'_>, tell: &mut dyn FnMut(Range<usize>, Role)) {
    let (index, range) = (row.place.block, &row.range);
    if range.is_empty() {
        return;
    }
    spans(article, index, range).for_each(|span| tell(span.range.clone(), span.role));
    for link in links(article, index, range) {
        tell(link.range.clone(), if link.kind == LinkKind::Video { Role::Video } else { Role::Link });
    }
    let quotes = article.quotes();
    let near = quotes.partition_point(|quote| quote.range.start < range.start).saturating_sub(REACH);
    let end = quotes.partition_point(|quote| quote.range.start < range.end).saturating_add(AHEAD).min(quotes.len());
    for quote in &quotes[near..end] {
        let role = match (quote.kind, quote.level) {
            (QuoteKind::Direct, 0 | 1) => Some(Role::Quote),
            (QuoteKind::Direct, _) => Some(Role::NestedQuote),
            (QuoteKind::Title | QuoteKind::Scare | QuoteKind::Block, _) => None,
        };
        if let Some(role) = role {
            tell(quote.range.clone(), role);
            quote.continues.iter().for_each(|further| tell(further.clone(), role));
        }
        if let Some(mention) = quote.mention.as_ref().filter(|_| quote.given.is_none()) {
            tell(mention.clone(), Role::Speaker);
        }
    }
    marked(marks.notes, range, Role::Note, tell);
    marked(marks.selected, range, Role::Selection, tell);
    let first = marks.matches.ended_by(range.start);
    for (at, found) in (first..).zip(marks.matches.from(first)).take_while(|(_, found)| found.start < range.end) {
        tell(found, if marks.current == Some(at) { Role::CurrentMatch } else { Role::Match });
    }
}

/// Yields those of `ranges` (in order, not nested) that touch `row`.
fn marked(ranges: &[Range<usize>], row: &Range<usize>, role: Role, tell: &mut dyn FnMut(Range<usize>, Role)) {
    let first = ranges.partition_point(|range| range.end <= row.start);
    ranges.iter().skip(first).take_while(|range| range.start < row.end).for_each(|range| tell(range.clone(), role));
}

/// Cuts the text of `range` where roles begin and end.
fn cut(article: &Article, range: &Range<usize>, base: Roles, edges: &[(usize, bool, Role)], painted: &mut Vec<Piece>) {
    let mut counts = [0_i32; Role::ALL.len()];
    let mut inside: Vec<(usize, bool, Role)> =
        edges.iter().map(|&(at, begins, role)| (snap(article.text(), range, at, begins), begins, role)).collect();
    inside.sort_unstable_by_key(|&(at, begins, _)| (at, begins));
    let mut from = range.start;
    for (at, begins, role) in inside {
        if at > from && at <= range.end {
            painted.push(Piece { ink: Ink::Text(from..at), roles: roles(base, &counts) });
            from = at;
        }
        counts[role as usize] += if begins { 1 } else { -1 };
    }
    if from < range.end {
        painted.push(Piece { ink: Ink::Text(from..range.end), roles: roles(base, &counts) });
    }
}

fn roles(base: Roles, counts: &[i32; Role::ALL.len()]) -> Roles {
    Role::ALL.iter().zip(counts).filter(|&(_, &count)| count > 0).fold(base, |roles, (&role, _)| roles.with(role))
}

/// `at` within `range`, moved out of a cluster of characters: a mark covers all of a letter or nothing.
fn snap(text: &str, range: &Range<usize>, at: usize, begins: bool) -> usize {
    let at = at.clamp(range.start, range.end);
    let (Some(before), Some(after)) = (text.get(range.start..at), text.get(at..range.end)) else { return range.start };
    let plain = |c: Option<char>| c.is_none_or(clusters::is_plain);
    if plain(before.chars().next_back()) && plain(after.chars().next()) {
        return at;
    }
    let row = &text[range.clone()];
    let mut cursor = GraphemeCursor::new(at - range.start, row.len(), true);
    if cursor.is_boundary(row, 0).unwrap_or(true) {
        return at;
    }
    let moved = if begins { cursor.prev_boundary(row, 0) } else { cursor.next_boundary(row, 0) };
    moved.ok().flatten().map_or(at, |to| range.start + to)
}

#[cfg(test)]
mod tests {
    use super::super::samples::{all, page};
    use super::*;
    use crate::article::{BlockKind, Quote};

    fn check(text: &str, marks: &Marks<'_>, expected: &[(&str, &[Role])]) {
        let page = &mut page(40, |builder| {
            builder.begin(BlockKind::Paragraph, None);
            builder.push(text);
            builder.span(0, Role::Strong);
            builder.end();
        });
        let row = all(page).remove(0);
        let quote = Quote { speaker: Some(0..1), mention: Some(0..1), ..Quote::new(2..8, QuoteKind::Direct, 1.0) };
        let article = page.article().as_ref().clone().with_quotes(vec![quote]);
        let painted = paint(&row, &article, marks);
        let found: Vec<(&str, Vec<Role>)> = painted
            .iter()
            .map(|piece| match &piece.ink {
                Ink::Text(range) => (&article.text()[range.clone()], piece.roles.iter().skip(2).collect()),
                Ink::Added(_) => ("", Vec::new()),
            })
            .collect();
        assert_eq!(found, expected.iter().map(|(text, roles)| (*text, roles.to_vec())).collect::<Vec<_>>());
    }

    #[test]
    fn pieces_are_cut_where_marks_begin_and_end() {
        let marks = Marks { matches: &[4..6, 7..10].into_iter().collect(), current: Some(1), ..Marks::default() };
        let expected: &[(&str, &[Role])] = &[
            ("a", &[Role::Speaker]),
            (" ", &[]),
            ("bc", &[Role::Quote]),
            ("de", &[Role::Quote, Role::Match]),
            ("f", &[Role::Quote]),
            ("g", &[Role::Quote, Role::CurrentMatch]),
            ("hi", &[Role::CurrentMatch]),
            ("j", &[]),
        ];
        check("a bcdefghij", &marks, expected);
    }

    #[test]
    fn notes_lie_below_the_selection() {
        let (note, selected) = (8..9, 8..10);
        let marks = Marks { notes: std::slice::from_ref(&note), selected: std::slice::from_ref(&selected), ..Marks::default() };
        let expected: &[(&str, &[Role])] = &[
            ("a", &[Role::Speaker]),
            (" ", &[]),
            ("bcdefg", &[Role::Quote]),
            ("h", &[Role::Note, Role::Selection]),
            ("i", &[Role::Selection]),
            ("j", &[]),
        ];
        check("a bcdefghij", &marks, expected);
    }

    #[test]
    fn a_mark_covers_whole_letters() {
        let expected: &[(&str, &[Role])] =
            &[("a", &[Role::Speaker]), (" ", &[]), ("bcdefg", &[Role::Quote]), ("e\u{301}", &[Role::Match]), ("ij", &[])];
        let e = 8..9;
        check("a bcdefge\u{301}ij", &Marks { matches: &[e].into_iter().collect(), ..Marks::default() }, expected);
    }
}

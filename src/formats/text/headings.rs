//! Which paragraphs are headings: a short line alone is one only where what surrounds it says so. Each reason against has a name, in
//! [`Against`]; the reasons that lie in the line itself are in `lookalike`.

use std::collections::HashMap;

use super::code;
use super::lines::Line;
use super::lookalike::{self, Lookalike};
use super::measure::Measure;
use super::opening;
use super::pieces::{Kind, Piece};

/// A heading takes no more columns than this…
const WIDTH: usize = 120;

/// …and no more lines.
const LINES: usize = 4;

/// So many short lines alone in a row are a list without bullets or verse, no headings.
const ROW: usize = 4;

/// Why a paragraph is no heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Against {
    /// It is too long, or its line ends mean something.
    Paragraph,
    /// Other lines touch it.
    NotAlone,
    /// The line itself says so.
    Lookalike(Lookalike),
    /// The line before announces it: it is an example, an item, a quotation.
    Announced,
    /// Nothing follows that it could be the heading of.
    NothingFollows,
    /// It stands among others of its kind.
    Row,
    /// The same line stands in the text again: a credit, a button.
    Repeated,
    /// Code stands above and below: a remark on it.
    WithinCode,
    /// It is who said the words above.
    Attribution,
}

/// Makes headings of the paragraphs that are.
pub(super) fn mark(lines: &[Line<'_>], pieces: &mut [Piece], measure: Measure) {
    leave_remarks(lines, pieces);
    let alone: Vec<bool> = (0..pieces.len()).map(|at| by_itself(lines, pieces, at, measure).is_none()).collect();
    let rows = rows(&alone);
    let said = repeated(lines, pieces, &alone);
    let reason = |at: usize| by_place(lines, pieces, &rows, at).or_else(|| said[at].then_some(Against::Repeated));
    let mut found: Vec<usize> = (0..pieces.len()).filter(|&at| alone[at] && reason(at).is_none()).collect();
    let marked = pieces.iter().filter(|piece| matches!(piece.kind, Kind::Heading(_))).count();
    if marked > 1 && marked * 2 >= found.len() {
        return;
    }
    found.retain(|&at| !stands_under(lines, pieces, at, &alone));
    let shouted: Vec<bool> = found.iter().map(|&at| is_shouted(&opening::joined(&lines[pieces[at].lines()]))).collect();
    let count = shouted.iter().filter(|&&shouted| shouted).count();
    let two_styles = count > 1 && count < found.len();
    for (at, shouted) in found.into_iter().zip(shouted) {
        let depth = numbered_depth(lines[pieces[at].lines().start].text);
        let level = if two_styles && !shouted { 3 } else { 1 + depth };
        pieces[at].kind = Kind::Heading(level.clamp(2, 6));
    }
}

/// A `#` right before code is a remark in it.
fn leave_remarks(lines: &[Line<'_>], pieces: &mut [Piece]) {
    for at in 0..pieces.len() {
        let beside = |at: usize| {
            pieces.get(at).filter(|piece| !matches!(piece.kind, Kind::Heading(_))).and_then(|piece| lines.get(piece.lines().start))
        };
        let coded = |line: &Line<'_>| code::looks_like_code(line.text) && !line.text.contains("://");
        let hash = lines[pieces[at].lines().start].text.starts_with('#');
        if matches!(pieces[at].kind, Kind::Heading(_)) && hash && beside(at + 1).is_some_and(coded) {
            pieces[at].kind = Kind::Code;
        }
    }
}

/// What speaks against the piece in itself.
fn by_itself(lines: &[Line<'_>], pieces: &[Piece], at: usize, measure: Measure) -> Option<Against> {
    let piece = &pieces[at];
    let range = piece.lines();
    if piece.kind != Kind::Prose || range.len() > LINES || range.clone().skip(1).any(|at| !measure.joins(&lines[at - 1], &lines[at])) {
        return Some(Against::Paragraph);
    }
    if lines[range.clone()].iter().map(|line| usize::from(line.width) + 1).sum::<usize>() > WIDTH {
        return Some(Against::Paragraph);
    }
    if touches(lines, pieces, at) {
        return Some(Against::NotAlone);
    }
    lookalike::recognise(&opening::joined(&lines[range])).map(Against::Lookalike)
}

/// Whether a line above or below touches the piece, but for a paragraph right below it that is much longer.
fn touches(lines: &[Line<'_>], pieces: &[Piece], at: usize) -> bool {
    let range = pieces[at].lines();
    let width = |at: usize| width(lines, &pieces[at]);
    let above = !lines[range.start].is_apart() && at > 0 && !(width(at - 1) > 2 * width(at) && ends_well(lines, &pieces[at - 1]));
    let long_below = at + 1 < pieces.len() && width(at + 1) > 100.max(2 * width(at));
    let below = lines.get(range.end).is_some_and(|next| !next.is_apart()) && !long_below;
    above || below
}

/// How many columns the piece's lines take.
fn width(lines: &[Line<'_>], piece: &Piece) -> usize {
    lines[piece.lines()].iter().map(|line| usize::from(line.width)).sum()
}

/// Which of the short lines alone stand in the text so often that they are no headings.
fn repeated(lines: &[Line<'_>], pieces: &[Piece], alone: &[bool]) -> Vec<bool> {
    let text = |at: usize| lines[pieces[at].lines().start].text;
    let mut counts: HashMap<&str, usize> = HashMap::new();
    (0..pieces.len()).filter(|&at| alone[at]).for_each(|at| *counts.entry(text(at)).or_default() += 1);
    (0..pieces.len())
        .map(|at| alone[at] && counts.get(text(at)).is_some_and(|&count| count > 2 || count > 1 && is_shouted(text(at))))
        .collect()
}

/// Whether the piece is a question or an exclamation beside a heading: part of the text then, unless it is short.
fn stands_under(lines: &[Line<'_>], pieces: &[Piece], at: usize, alone: &[bool]) -> bool {
    let ends = lines.get(pieces[at].lines().end.saturating_sub(1)).is_some_and(|line| line.text.ends_with(['?', '!', '？', '！']));
    let exclaims = lines.get(pieces[at].lines().end.saturating_sub(1)).is_some_and(|line| line.text.ends_with(['!', '！']));
    let under = at > 0 && alone[at - 1] && width(lines, &pieces[at]) > 50;
    let over = exclaims && alone.get(at + 1) == Some(&true);
    ends && under || over
}

fn ends_well(lines: &[Line<'_>], piece: &Piece) -> bool {
    let end = piece.lines().end.checked_sub(1).and_then(|at| lines.get(at));
    end.is_some_and(|line| line.text.ends_with(['.', '!', '?', '…', '»', '”', '"', ')', '。']))
}

/// For each piece, how many in a row with it are short lines alone.
fn rows(alone: &[bool]) -> Vec<usize> {
    let mut rows = vec![0; alone.len()];
    let mut at = 0;
    while at < alone.len() {
        let length = alone[at..].iter().take_while(|&&alone| alone).count();
        rows[at..at + length].fill(length);
        at += length.max(1);
    }
    rows
}

/// What speaks against the piece where it stands.
fn by_place(lines: &[Line<'_>], pieces: &[Piece], rows: &[usize], at: usize) -> Option<Against> {
    let before = at.checked_sub(1).map(|before| &pieces[before]);
    let text = lines[pieces[at].lines().start].text;
    let announces = |piece: &Piece| !matches!(piece.kind, Kind::Heading(_) | Kind::Rule | Kind::Code) && ends_open(lines, piece);
    let opens = pieces
        .get(at + 1)
        .is_some_and(|next| matches!(next.kind, Kind::Item(..)) || width(lines, next) > 80.max(width(lines, &pieces[at])));
    if before.is_some_and(announces) && !opens {
        return Some(Against::Announced);
    }
    if before.is_some_and(|piece| matches!(piece.kind, Kind::Quote | Kind::Mail(_))) && text.contains(',') {
        return Some(Against::Attribution);
    }
    let coded =
        |piece: &Piece, line: Option<&Line<'_>>| piece.kind == Kind::Code || line.is_some_and(|line| code::looks_like_code(line.text));
    let above = before.is_some_and(|piece| coded(piece, lines.get(piece.lines().end.saturating_sub(1))));
    if above && pieces.get(at + 1).is_some_and(|piece| coded(piece, lines.get(piece.lines().start))) {
        return Some(Against::WithinCode);
    }
    let last = at + 1 < pieces.len() && rows[at + 1] == 0 && width(lines, &pieces[at + 1]) > 80;
    if rows[at] >= ROW && !last {
        return Some(Against::Row);
    }
    match pieces.get(at + 1).map(|next| next.kind) {
        None | Some(Kind::Rule) => Some(Against::NothingFollows),
        Some(_) => None,
    }
}

/// Whether the piece's last line announces what follows.
fn ends_open(lines: &[Line<'_>], piece: &Piece) -> bool {
    let end = piece.lines().end.checked_sub(1).and_then(|at| lines.get(at));
    end.is_some_and(|line| line.text.ends_with([':', '：', ',', '，']))
}

fn is_shouted(text: &str) -> bool {
    text.chars().filter(|c| c.is_uppercase()).count() > 2 && !text.contains(char::is_lowercase)
}

/// How many numbers parted by dots open the line, at least 1: 2 for `1.2 The ferry`.
fn numbered_depth(text: &str) -> u8 {
    let number = text.split(' ').next().unwrap_or_default().trim_end_matches('.');
    let all = number.split('.').all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()));
    if all { u8::try_from(number.split('.').count()).unwrap_or(5).min(5) } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::text::{lines, pieces};

    const LONG: &str =
        "The ferry had left the quay an hour before the harbour master noticed that nobody was steering it, and by then fog had come.";

    fn headings(text: &str) -> Vec<String> {
        let text = text.replace('¶', LONG);
        let lines = lines::read(&text, 1);
        let measure = Measure::of(&lines);
        let mut pieces = pieces::read(&lines, measure);
        mark(&lines, &mut pieces, measure);
        let heading = |piece: &&Piece| matches!(piece.kind, Kind::Heading(_));
        pieces.iter().filter(heading).map(|piece| opening::joined(&lines[piece.lines()])).collect()
    }

    #[test]
    fn a_short_line_alone_over_a_paragraph_is_a_heading() {
        assert_eq!(headings("¶\n\nThe fog comes in\n\n¶"), ["The fog comes in"]);
        assert_eq!(headings("¶\n\nWho was at the wheel?\n\n¶"), ["Who was at the wheel?"]);
    }

    #[test]
    fn a_short_line_right_above_its_paragraph_is_a_heading() {
        assert_eq!(headings("¶ So it was.\nThe fog comes in\n¶\n¶ Nobody ever saw the like of it."), ["The fog comes in"]);
        assert_eq!(headings("Nobody,\nnobody\nat all\n\n¶"), [""; 0]);
    }

    #[test]
    fn a_line_that_was_announced_is_none() {
        assert_eq!(headings("He asked the master:\n\nWhere is my ferry\n\nNobody knew.\n\n¶"), [""; 0]);
    }

    #[test]
    fn a_line_that_nothing_follows_is_none() {
        assert_eq!(headings("¶\n\nAnn Lee"), [""; 0]);
        assert_eq!(headings("¶\n\nAnn Lee\n\n----\n\n¶"), [""; 0]);
    }

    #[test]
    fn short_lines_in_a_row_are_a_list_or_verse() {
        assert_eq!(headings("¶\n\nOars\n\nSails\n\nRopes\n\nLamps\n\nAll aboard.\n\n¶"), [""; 0]);
        assert_eq!(headings("¶\n\nEquipment\n\nOars and sails\n\n¶"), ["Equipment", "Oars and sails"]);
    }

    #[test]
    fn where_headings_are_marked_a_short_line_is_none() {
        assert_eq!(headings("# Fog\n\n¶\n\nNight\n\n¶\n\n# Day\n\n¶"), ["# Fog", "# Day"]);
    }
}

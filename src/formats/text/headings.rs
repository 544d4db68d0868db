//! Decides which paragraphs are headings: a short line is one only where its surroundings agree. Reasons within the line itself are in
//! `non_headings`.

use std::collections::HashMap;

use super::code;
use super::heading_groups::{self, Labels};
use super::line_markers;
use super::lines::Line;
use super::non_headings::{self, NonHeading};
use super::page_lines;
use super::paragraphs::{Kind, Piece};
use super::title_block;
use super::wrap_width::Measure;
use crate::formats::byline;

/// A heading takes no more columns than this…
const WIDTH: usize = 120;

/// …and no more lines.
const LINES: usize = 4;

/// A heading takes no more columns than this where it is the only one of a text, or over something narrower than itself: a wider line
/// is what the title leaves unsaid, or a remark.
const ONLY: usize = 60;

/// A heading over a narrower one takes no more columns than this: a wider line above it is a step, a remark.
const OVER: usize = 80;

/// A paragraph of more columns may be the answer to a question.
const ANSWER: usize = 100;

/// So many short lines alone in a row are a list without bullets or verse, no headings.
const ROW: usize = 4;

/// So many in a row of which none is narrower are titles of other articles.
const TEASERS: (usize, usize) = (3, 45);

/// Why a paragraph is no heading, whatever its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Against {
    /// It is too long, or its line ends mean something.
    Paragraph,
    /// Other lines touch it, or it is a turn in a conversation.
    Touched,
    /// The line itself says so.
    NonHeading(NonHeading),
}

/// Makes headings of the paragraphs that are.
pub(super) fn mark(lines: &[Line<'_>], pieces: &mut [Piece], measure: Measure) {
    leave_remarks(lines, pieces);
    let labels = Labels::of(lines, pieces);
    let mut against: Vec<Option<Against>> = (0..pieces.len()).map(|at| by_itself(lines, pieces, at, measure, &labels)).collect();
    let open = |at: usize| matches!(against[at], Some(Against::NonHeading(NonHeading::Sentence | NonHeading::Continuation)));
    let kindred = [
        heading_groups::trailing(lines, pieces, open),
        heading_groups::over_introductions(lines, pieces, open),
        heading_groups::labels_over(lines, pieces, open),
    ];
    for at in kindred.into_iter().flatten() {
        against[at] = None;
    }
    let alone: Vec<bool> = against.iter().map(Option::is_none).collect();
    let rows = rows(&against, |at| width(lines, &pieces[at]));
    let said = repeated(lines, pieces, &alone);
    let fits = |&at: &usize| alone[at] && !said[at] && !is_out_of_place(lines, pieces, &rows, &labels, at);
    let mut found: Vec<usize> = (0..pieces.len()).filter(fits).collect();
    let marked = pieces.iter().filter(|piece| matches!(piece.kind, Kind::Heading(_))).count();
    if marked > 1 && marked * 2 >= found.len() {
        return;
    }
    let long_question = |&at: &usize| {
        let sentence = matches!(against[at], Some(Against::Paragraph | Against::NonHeading(NonHeading::Sentence)));
        sentence && is_question_over_answer(lines, pieces, at)
    };
    let long: Vec<usize> = (0..pieces.len()).filter(long_question).collect();
    if heading_groups::is_interview(lines, pieces, &found, &long) {
        found.extend(long);
        found.sort_unstable();
    }
    found.retain(|&at| !is_beside_heading(lines, pieces, at, &alone));
    if marked == 0 && matches!(found[..], [only] if width(lines, &pieces[only]) > ONLY) {
        return;
    }
    level(lines, pieces, &found);
}

/// Gives each heading its level: by the number before it, and by whether it is in capitals where others are not.
fn level(lines: &[Line<'_>], pieces: &mut [Piece], found: &[usize]) {
    let shouted: Vec<bool> = found.iter().map(|&at| is_shouted(&title_block::joined(&lines[pieces[at].lines()]))).collect();
    let count = shouted.iter().filter(|&&shouted| shouted).count();
    let two_styles = count > 1 && count < found.len();
    for (&at, shouted) in found.iter().zip(shouted) {
        let depth = numbered_depth(lines[pieces[at].lines().start].text);
        let level = if two_styles && !shouted { 3 } else { 1 + depth };
        pieces[at].kind = Kind::Heading(level.clamp(2, 6));
    }
}

/// Makes code of the `#` that are remarks in it: right before code, and all of one `#` where most of these are.
fn leave_remarks(lines: &[Line<'_>], pieces: &mut [Piece]) {
    let first = |piece: &Piece| lines.get(piece.lines().start);
    let hash = |piece: &Piece| matches!(piece.kind, Kind::Heading(_)) && first(piece).is_some_and(|line| line.text.starts_with('#'));
    let coded = |piece: &Piece| {
        let line = first(piece).is_some_and(|line| code::looks_like_code(line.text) && !line.text.contains("://"));
        piece.kind == Kind::Code || !matches!(piece.kind, Kind::Heading(_)) && line
    };
    let (mut remarks, mut single) = (Vec::new(), Vec::new());
    for at in (0..pieces.len()).filter(|&at| hash(&pieces[at])) {
        let command =
            first(&pieces[at]).is_some_and(|line| line_markers::hash(line.text).is_some_and(|(_, text)| page_lines::is_command(text)));
        if command || pieces.get(at + 1).is_some_and(coded) {
            remarks.push(at);
        }
        if pieces[at].kind == Kind::Heading(1) {
            single.push(at);
        }
    }
    let of_single = remarks.iter().filter(|&&at| pieces[at].kind == Kind::Heading(1)).count();
    let all = if of_single > 1 && of_single * 2 > single.len() { single } else { Vec::new() };
    for at in remarks.into_iter().chain(all) {
        pieces[at].kind = Kind::Code;
    }
}

/// Whether a long answer follows the question and no other heading is right above it.
fn is_question_over_answer(lines: &[Line<'_>], pieces: &[Piece], at: usize) -> bool {
    let long = |at: usize| pieces.get(at).is_some_and(|piece| piece.kind == Kind::Prose && width(lines, piece) > ANSWER);
    let asks = || heading_groups::asks(&title_block::joined(&lines[pieces[at].lines()]));
    pieces[at].kind == Kind::Prose && width(lines, &pieces[at]) <= 2 * ANSWER && long(at + 1) && !touches(lines, pieces, at) && asks()
}

/// The reason against the piece that lies in itself.
fn by_itself(lines: &[Line<'_>], pieces: &[Piece], at: usize, measure: Measure, labels: &Labels<'_>) -> Option<Against> {
    let piece = &pieces[at];
    let range = piece.lines();
    if piece.kind != Kind::Prose || range.len() > LINES || range.clone().skip(1).any(|at| !measure.joins(&lines[at - 1], &lines[at])) {
        return Some(Against::Paragraph);
    }
    let columns = width(lines, piece) + range.len();
    let series = labels.is_series(lines[range.start].text, columns);
    if columns > WIDTH && !series {
        return Some(Against::Paragraph);
    }
    if touches(lines, pieces, at) || labels.is_turn(lines[range.start].text) {
        return Some(Against::Touched);
    }
    let like = non_headings::recognise(&title_block::joined(&lines[range]));
    like.filter(|&like| !(series && like == NonHeading::Sentence)).map(Against::NonHeading)
}

/// Whether a line above or below touches the piece, but for a paragraph right below it that is much longer.
fn touches(lines: &[Line<'_>], pieces: &[Piece], at: usize) -> bool {
    let range = pieces[at].lines();
    let width = |at: usize| width(lines, &pieces[at]);
    let ends_well = |at: usize| last_line(lines, &pieces[at]).ends_with(['.', '!', '?', '…', '»', '”', '"', ')', '。']);
    let above = !lines[range.start].is_apart() && at > 0 && !(width(at - 1) > 2 * width(at) && ends_well(at - 1));
    let long_below = at + 1 < pieces.len() && width(at + 1) > 100.max(2 * width(at));
    let below = lines.get(range.end).is_some_and(|next| !next.is_apart()) && !long_below;
    above || below
}

/// Columns that the piece's lines take.
fn width(lines: &[Line<'_>], piece: &Piece) -> usize {
    lines[piece.lines()].iter().map(|line| usize::from(line.width)).sum()
}

/// Whether each short line occurs so often in the text that it is no heading, unless it is over a paragraph each time.
fn repeated(lines: &[Line<'_>], pieces: &[Piece], alone: &[bool]) -> Vec<bool> {
    let text = |at: usize| lines[pieces[at].lines().start].text;
    let over = |at: usize| pieces.get(at + 1).is_some_and(|next| next.kind == Kind::Prose && width(lines, next) > ANSWER);
    let mut counts: HashMap<&str, (usize, usize)> = HashMap::new();
    for at in (0..pieces.len()).filter(|&at| alone[at]) {
        let (count, heads) = counts.entry(text(at)).or_default();
        *count += 1;
        *heads += usize::from(over(at));
    }
    let said = |text: &str| {
        let (count, heads) = counts.get(text).copied().unwrap_or_default();
        // Who took a picture is under each.
        let signs = || text.contains('/') || byline::bare(text).is_some();
        (count > 2 || count > 1 && is_shouted(text)) && (heads < count || signs())
    };
    (0..pieces.len()).map(|at| alone[at] && said(text(at))).collect()
}

/// Whether the piece is over a rule with a paragraph below it, and is no name of someone who signs.
fn is_over_rule(lines: &[Line<'_>], pieces: &[Piece], at: usize) -> bool {
    let below = pieces.get(at + 2).is_some_and(|next| next.kind == Kind::Prose && width(lines, next) > ANSWER);
    below && width(lines, &pieces[at]) <= ONLY && byline::bare(lines[pieces[at].lines().start].text).is_none()
}

/// Whether the piece is a question or an exclamation beside a heading: part of the text then, unless it is short.
fn is_beside_heading(lines: &[Line<'_>], pieces: &[Piece], at: usize, alone: &[bool]) -> bool {
    let exclaims = last_line(lines, &pieces[at]).ends_with(['!', '！']);
    let ends = exclaims || ends_asking(lines, &pieces[at]);
    let under = at > 0 && alone[at - 1] && width(lines, &pieces[at]) > ONLY;
    let over = exclaims && alone.get(at + 1) == Some(&true);
    ends && under || over
}

fn last_line<'a>(lines: &[Line<'a>], piece: &Piece) -> &'a str {
    piece.lines().end.checked_sub(1).and_then(|at| lines.get(at)).map_or("", |line| line.text)
}

fn ends_asking(lines: &[Line<'_>], piece: &Piece) -> bool {
    last_line(lines, piece).ends_with(['?', '？'])
}

/// A row of consecutive short lines.
#[derive(Debug, Default, Clone, Copy)]
struct Row {
    length: usize,
    /// Columns of the narrowest of them.
    narrowest: usize,
}

/// The row of each piece. A label of the page between short lines is one of them.
fn rows(against: &[Option<Against>], width: impl Fn(usize) -> usize) -> Vec<Row> {
    let is_short = |reason: &&Option<Against>| matches!(reason, None | Some(Against::NonHeading(NonHeading::Label)));
    let mut rows = vec![Row::default(); against.len()];
    let mut at = 0;
    while at < against.len() {
        let length = against[at..].iter().take_while(is_short).count();
        let narrowest = (at..at + length).map(&width).min().unwrap_or_default();
        rows[at..at + length].fill(Row { length, narrowest });
        at += length.max(1);
    }
    rows
}

/// Whether the position of a short line shows that it is no heading.
fn is_out_of_place(lines: &[Line<'_>], pieces: &[Piece], rows: &[Row], labels: &Labels<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| &pieces[before]);
    let text = lines[pieces[at].lines().start].text;
    let announces = |piece: &Piece| {
        let is_open = || non_headings::without_emoji_name(last_line(lines, piece)).ends_with([':', '：', ',', '，']);
        !matches!(piece.kind, Kind::Heading(_) | Kind::Rule | Kind::Code) && is_open()
    };
    let opens = pieces
        .get(at + 1)
        .is_some_and(|next| matches!(next.kind, Kind::Item(..)) || width(lines, next) > 80.max(width(lines, &pieces[at])));
    // An example, an item, a quotation; or who said the words above.
    let is_example = before.is_some_and(announces) && !opens;
    let attributes = before.is_some_and(|piece| matches!(piece.kind, Kind::Quote | Kind::Mail(_))) && text.contains(',');
    let coded =
        |piece: &Piece, line: Option<&Line<'_>>| piece.kind == Kind::Code || line.is_some_and(|line| code::looks_like_code(line.text));
    let above = before.is_some_and(|piece| coded(piece, lines.get(piece.lines().end.saturating_sub(1))));
    let comments = above && pieces.get(at + 1).is_some_and(|piece| coded(piece, lines.get(piece.lines().start)));
    let last = at + 1 < pieces.len() && rows[at + 1].length == 0 && width(lines, &pieces[at + 1]) > 80;
    let alike = before.is_some_and(|piece| {
        heading_groups::label(text).is_some_and(|label| heading_groups::label(lines[piece.lines().start].text) == Some(label))
    });
    let teasers = rows[at].length >= TEASERS.0 && rows[at].narrowest > TEASERS.1;
    if is_example || attributes || comments || teasers || rows[at].length >= ROW && (!last || alike) {
        return true;
    }
    let columns = width(lines, &pieces[at]);
    // It needs something to be the heading of, and does not introduce the list or the short line below.
    match pieces.get(at + 1) {
        None => true,
        Some(Piece { kind: Kind::Rule, .. }) => !is_over_rule(lines, pieces, at),
        Some(next) if columns > ONLY && !ends_asking(lines, &pieces[at]) && !labels.is_series(text, columns) => {
            let narrow = next.kind == Kind::Prose && width(lines, next) < columns && (rows[at + 1].length == 0 || columns > OVER);
            narrow || matches!(next.kind, Kind::Item(..))
        }
        Some(_) => false,
    }
}

fn is_shouted(text: &str) -> bool {
    text.chars().filter(|c| c.is_uppercase()).count() > 2 && !text.contains(char::is_lowercase)
}

/// Number of dotted parts at the start of the line, at least 1: 2 for `1.2 The ferry`.
fn numbered_depth(text: &str) -> u8 {
    let number = text.split(' ').next().unwrap_or_default().trim_end_matches('.');
    let all = number.split('.').all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()));
    if all { u8::try_from(number.split('.').count()).unwrap_or(5).min(5) } else { 1 }
}

#[cfg(test)]
mod tests;

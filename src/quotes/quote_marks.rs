//! Finds quotation marks in one block, and whether each may open or close a quotation, by its neighbours only.

use std::ops::Range;

use crate::article::limits::QUOTES;

/// Marks that may close one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// `« »`, and `» «`.
    Guillemets,
    /// `‹ ›`, and `› ‹`.
    SingleGuillemets,
    /// `“ ”`, `„ “`, `” ”` and straight double quotes.
    Double,
    /// `‘ ’`, `‚ ‘` and straight single quotes.
    Single,
    /// `「 」`.
    Corner,
    /// `『 』`.
    WhiteCorner,
}

/// A character that may be a quotation mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// Range in the article's text.
    pub(super) range: Range<usize>,
    pub(super) c: char,
    pub(super) family: Family,
    pub(super) opens: bool,
    pub(super) closes: bool,
    /// It closes nothing if another mark can do so before the next opening: an apostrophe at a word's end, or an inch.
    pub(super) weak: bool,
}

/// Whether an article sets its guillemets as `»this«`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Guillemets {
    /// `«this»`.
    Outward,
    /// `»this«`.
    Inward,
}

impl Guillemets {
    /// The spacing in `text`: a guillemet after a space and before a letter is an opening one, and so is a `«` with spaces on both sides, as
    /// in French.
    pub(super) fn of(text: &str) -> Self {
        let (mut outward, mut inward, mut next) = (0, 0, 0);
        while let Some((at, c)) = candidate(text, next) {
            next = at + c.len_utf8();
            let points_out = matches!(c, '«' | '‹');
            if !points_out && !matches!(c, '»' | '›') {
                continue;
            }
            let before = text.get(..at).unwrap_or_default().chars().next_back().unwrap_or(' ');
            let space = |c: char| points_out && matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
            let begins = text.get(next..).unwrap_or_default().starts_with(|c: char| c.is_alphanumeric() || space(c));
            let opening = (before.is_whitespace() || matches!(before, '(' | '[')) && begins;
            outward += usize::from(opening && points_out);
            inward += usize::from(opening && !points_out);
        }
        if inward > outward { Self::Inward } else { Self::Outward }
    }
}

/// Bytes that are looked through at once.
const RUN: usize = 64;

/// The most marks in one block: enough for all quotations of an article, and as many again.
const MOST: usize = 4 * QUOTES;

/// The marks in `text`, which begins at `start` of the article; those within the ranges of `code` do not count.
pub(super) fn read(text: &str, start: usize, guillemets: Guillemets, code: &[Range<usize>]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let (mut next, mut last) = (0, None);
    while let Some((at, c)) = candidate(text, next).filter(|_| marks.len() < MOST) {
        next = at + c.len_utf8();
        let Some(family) = family(c) else { continue };
        // Two apostrophes are a double mark of old typewriters and wires.
        let doubled = c == '\'' && text.get(next..).unwrap_or_default().starts_with('\'');
        let (c, family, end) = if doubled { ('"', Family::Double, at + 2) } else { (c, family, at + c.len_utf8()) };
        let after = text.get(end..).unwrap_or_default();
        // Two apostrophes before it are one mark to it.
        let joined = last.filter(|&(end, _)| end == at).map(|(_, c)| c);
        let before = joined.or_else(|| text.get(..at)?.chars().next_back());
        let mark = judge(start + at..start + end, c, family, before, after, guillemets);
        let loose = c == '"' && before.is_none_or(char::is_whitespace) && !after.starts_with(char::is_alphanumeric);
        let in_code = code.get(..code.partition_point(|span| span.start <= start + at)).and_then(<[_]>::last);
        if (mark.opens || mark.closes || loose) && in_code.is_none_or(|span| span.end <= start + at) {
            marks.push(mark);
        }
        (last, next) = (Some((end, c)), end);
    }
    resolve_loose(&mut marks);
    resolve_weak(&mut marks);
    marks
}

/// The next possible quotation mark from `start` on, found by its first byte, with its index.
#[expect(clippy::needless_bitwise_bool, reason = "branches would keep the loop from being vectorised")]
fn candidate(text: &str, start: usize) -> Option<(usize, char)> {
    let first = |byte: u8| (byte == b'"') | (byte == b'\'') | (byte == 0xc2) | (byte == 0xe2) | (byte == 0xe3) | (byte == 0xef);
    // The processor compares the bytes of a run all at once.
    let bytes = text.as_bytes().get(start..)?;
    let (runs, _) = bytes.as_chunks::<RUN>();
    let clear = runs.iter().take_while(|run| run.iter().fold(0, |found, &byte| found | u8::from(first(byte))) == 0).count() * RUN;
    let at = start + clear + bytes.get(clear..)?.iter().position(|&byte| first(byte))?;
    text.get(at..)?.chars().next().map(|c| (at, c))
}

fn family(c: char) -> Option<Family> {
    Some(match c {
        '«' | '»' => Family::Guillemets,
        '‹' | '›' => Family::SingleGuillemets,
        '“' | '”' | '„' | '‟' | '"' | '＂' => Family::Double,
        '‘' | '’' | '‚' | '‛' | '\'' => Family::Single,
        '「' | '」' => Family::Corner,
        '『' | '』' => Family::WhiteCorner,
        _ => return None,
    })
}

fn judge(range: Range<usize>, c: char, family: Family, before: Option<char>, after: &str, guillemets: Guillemets) -> Mark {
    let next = after.chars().next();
    let could_open = is_edge(before) && next.is_some_and(|c| !c.is_whitespace() && !matches!(c, ',' | ';' | ')' | ']' | '»' | '”'));
    let could_close = before.is_some_and(|c| !c.is_whitespace()) && next.is_none_or(|c| !c.is_alphanumeric());
    let inch = before.is_some_and(|c| c.is_ascii_digit());
    let inward = guillemets == Guillemets::Inward;
    let (opens, closes) = match c {
        '«' | '‹' | '»' | '›' => angle(c, before, next, inward),
        '「' | '『' => (true, false),
        '」' | '』' => (false, true),
        '„' | '‟' => (next.is_some_and(|c| !c.is_whitespace()), false),
        // In English it opens; in German it closes what „ opened; a slip of the keyboard may close with it, too.
        '“' => (next.is_some_and(|c| !c.is_whitespace()) && (could_open || !could_close), could_close),
        '”' => (could_open && !could_close, true),
        '‚' => (could_open && next.is_some_and(char::is_alphanumeric), false),
        '’' | '‛' => (false, could_close),
        '\'' => (could_open && next.is_some_and(|c| c.is_alphabetic() || c == '"') && !is_clipped(after), could_close),
        _ => (could_open, could_close),
    };
    let opens = opens && !(c == '‘' && is_clipped(after));
    let possessive = family == Family::Single && before.is_some_and(char::is_alphabetic) && next.is_some_and(char::is_whitespace);
    let weak = possessive || inch && matches!(c, '"' | '\'');
    Mark { range, c, family, opens, closes, weak }
}

/// Whether a guillemet opens and closes: as the article sets them, but for one that stands against its neighbours the other way.
fn angle(c: char, before: Option<char>, next: Option<char>, inward: bool) -> (bool, bool) {
    let opens = matches!(c, '«' | '‹') != inward;
    let begins = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[')) && next.is_some_and(char::is_alphanumeric);
    let word = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '!' | '?' | '…');
    let ends = before.is_some_and(word) && next.is_none_or(|c| !c.is_alphanumeric());
    let turned = if opens { ends } else { begins };
    (opens || turned, !opens || turned)
}

/// Whether a mark after `before` is at the beginning of a word.
fn is_edge(before: Option<char>) -> bool {
    before.is_none_or(|c| {
        c.is_whitespace()
            || matches!(c, '(' | '[' | '{' | '-' | '–' | '—' | '/' | ':' | '«' | '“' | '„' | '‘' | '"' | '\'' | '…' | '¿' | '¡' | '»' | '›')
    })
}

/// Whether an apostrophe before `after` replaces the beginning of a word: ’90s, ’tis, rock ’n’ roll.
fn is_clipped(after: &str) -> bool {
    let word = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let figures = word.bytes().take_while(u8::is_ascii_digit).count();
    let decade = figures == 2 && matches!(word.get(2..), Some("" | "s" | "er"));
    decade || ["tis", "twas", "em", "til", "cause", "n", "bout", "cos", "s", "t"].iter().any(|clipped| clipped.eq_ignore_ascii_case(word))
}

/// Straight double marks with white space on both sides open and close in turn, where their number in the block is even.
fn resolve_loose(marks: &mut Vec<Mark>) {
    let straight = marks.iter().filter(|mark| mark.c == '"').count();
    let mut open = false;
    for mark in marks.iter_mut().filter(|mark| mark.c == '"' && straight % 2 == 0) {
        if !mark.opens && !mark.closes {
            (mark.opens, mark.closes) = (!open, open);
        }
        open = if open { !mark.closes } else { mark.opens };
    }
    marks.retain(|mark| mark.opens || mark.closes);
}

/// A weak closing is none where a stronger one follows before the next opening of its family.
fn resolve_weak(marks: &mut Vec<Mark>) {
    let mut followed = [false; 2];
    for mark in marks.iter_mut().rev() {
        let slot = match mark.family {
            Family::Double => 0,
            Family::Single => 1,
            _ => continue,
        };
        let later = followed.get(slot).copied().unwrap_or_default();
        if mark.weak && later {
            mark.closes = false;
        }
        if let Some(place) = followed.get_mut(slot) {
            *place = !mark.opens && (mark.closes || later);
        }
    }
    marks.retain(|mark| mark.opens || mark.closes);
}

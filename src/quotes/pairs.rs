//! Joins opening and closing marks into quotations: one pass over the article, a stack for each paragraph. An opening without a closing is
//! ignored, unless the next paragraph continues it.

use std::ops::Range;

use super::classify;
use super::quote_marks::{self, Family, Guillemets, Mark};
use crate::article::limits::QUOTES;
use crate::article::{Article, BlockKind, Quote, Role};

/// The most further paragraphs of one quotation.
const PARTS: usize = 8;

/// The deepest nesting of quotations; beyond it the outermost is dropped.
const DEPTH: usize = 16;

/// A quotation that the paragraphs read so far have not closed.
#[derive(Debug)]
struct Open {
    mark: Mark,
    parts: Vec<Range<usize>>,
    /// Whether the last paragraph breaks off, as a line does that was wrapped.
    broken: bool,
}

/// The quotations between marks, in no particular order.
pub(super) fn find(article: &Article) -> Vec<Quote> {
    let guillemets = Guillemets::of(article.text());
    let code: Vec<_> = article.spans().iter().filter(|span| span.role == Role::Code).map(|span| span.range.clone()).collect();
    let mut quotes = Vec::new();
    let mut carried: Option<Open> = None;
    for block in article.blocks() {
        // One more than an article may have, so that it is noted.
        if quotes.len() > QUOTES {
            break;
        }
        let text = article.text().get(block.range.clone()).unwrap_or_default();
        if matches!(block.kind, BlockKind::Code { .. } | BlockKind::Rule | BlockKind::Video { .. } | BlockKind::Image { .. }) {
            carried = None;
            continue;
        }
        let found = quote_marks::read(text, block.range.start, guillemets, &code);
        let taken_up = carried.take().and_then(|open| take_up(open, &found, block.range.start));
        let (skip, stack) = taken_up.map_or((0, Vec::new()), |(skip, open)| (skip, vec![open]));
        let mut unclosed = pair(found.get(skip..).unwrap_or_default(), stack, &mut |parts| {
            if quotes.len() <= QUOTES {
                let quote = classify::judge(article, block, parts);
                quotes.extend(quote.map(|quote| classify::beside(article, quotes.last(), quote)));
            }
        });
        unclosed.retain(|open| open.parts.len() < PARTS);
        let broken = text.trim_end().ends_with(|c: char| c.is_alphanumeric() || c == ',');
        carried = carry(unclosed, block.range.end, &quotes).map(|open| Open { broken, ..open });
    }
    quotes
}

/// Continues `open` where the paragraph that begins at `start` opens it again or closes it first; returns how many marks that uses up.
fn take_up(mut open: Open, found: &[Mark], start: usize) -> Option<(usize, Open)> {
    let first = found.iter().find(|mark| mark.family == open.mark.family)?;
    let reopens = first.range.start == start && (first.c == open.mark.c || first.opens || first.c == '»');
    let closes = !first.opens
        && first.closes
        && !first.weak
        && first.range.start > start
        && (first.c != '"' || open.broken)
        && first.family != Family::Single;
    if !reopens && !closes {
        return None;
    }
    open.parts.push(start..start);
    Some((usize::from(reopens), open))
}

/// Pairs the marks of one paragraph; hands the parts of every quotation closed to `closed`, and gives back what stays open.
fn pair(found: &[Mark], mut stack: Vec<Open>, closed: &mut dyn FnMut(Vec<Range<usize>>)) -> Vec<Open> {
    for mark in found {
        let partner = if mark.closes { stack.iter().rposition(|open| is_pair(&open.mark, mark)) } else { None };
        if let Some(partner) = partner {
            let parts = stack.drain(partner..).next().map(|open| open.parts).unwrap_or_default();
            closed(ended(parts, mark.range.end));
        } else if mark.opens {
            if stack.len() == DEPTH {
                stack.remove(0);
            }
            stack.push(Open { mark: mark.clone(), parts: Vec::from([mark.range.clone()]), broken: false });
        }
    }
    stack
}

/// Whether `close` closes what `open` opened.
fn is_pair(open: &Mark, close: &Mark) -> bool {
    if open.family != close.family || open.range.end == close.range.start {
        return false;
    }
    if matches!(open.family, Family::Guillemets | Family::SingleGuillemets) && open.c == close.c {
        return false;
    }
    match (open.c, close.c) {
        ('\'', c) => c == '\'',
        ('‘' | '‚', '\'') | ('‘', '‘') => false,
        _ => true,
    }
}

/// The opening that may continue in the next paragraph: the outermost that no later quotation of this paragraph follows.
fn carry(unclosed: Vec<Open>, end: usize, quotes: &[Quote]) -> Option<Open> {
    let last = quotes.last().map_or(0, |quote| quote.range.start);
    let mut open =
        unclosed.into_iter().find(|open| open.mark.family != Family::Single && (open.mark.range.start > last || open.parts.len() > 1))?;
    open.parts = ended(open.parts, end);
    Some(open)
}

fn ended(mut parts: Vec<Range<usize>>, end: usize) -> Vec<Range<usize>> {
    if let Some(part) = parts.last_mut() {
        part.end = end;
    }
    parts
}

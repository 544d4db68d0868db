//! Jumps in the open article to the next or previous section, quotation or paragraph.

use super::reader::Reader;
use super::{Direction, State};
use crate::article::{Article, BlockKind};
use crate::words::Notice;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    Section,
    /// Quotations: direct speech of the outermost level, and block quotations.
    Quote,
    /// Paragraphs, list items and the like.
    Paragraph,
}

/// Jumps `count` targets forwards or backwards; shows a notice if there is none.
pub(super) fn jump(state: &mut State, target: Target, direction: Direction, count: usize) {
    let Some(reader) = &mut state.reader else { return state.say(Notice::NoArticle) };
    let mut from = reader.cursor_offset();
    let mut found = None;
    for _ in 0..count.max(1) {
        let Some(next) = next_visible(reader, target, direction, from) else { break };
        (from, found) = (next, Some(next));
    }
    if let Some(offset) = found {
        go(reader, target, offset);
    } else {
        let why = refusal(target, direction, reader.article());
        state.say(why);
    }
}

fn go(reader: &mut Reader, target: Target, offset: usize) {
    let block = reader.article().block_at(offset).unwrap_or_default();
    match target {
        Target::Section => reader.show_block(block, 0),
        Target::Quote => {
            reader.page.reveal(offset);
            reader.show_offset(offset);
        }
        Target::Paragraph => reader.show_offset(offset),
    }
}

/// The next target beyond `from` that no fold hides; quotations are found in folds too.
fn next_visible(reader: &Reader, target: Target, direction: Direction, from: usize) -> Option<usize> {
    let article = reader.article();
    if target == Target::Quote {
        return next_quote(article, direction, from);
    }
    let here = article.block_at(from).unwrap_or_default();
    let wanted = |&index: &usize| {
        let Some(block) = article.blocks().get(index) else { return false };
        let fits = match target {
            Target::Section => matches!(block.kind, BlockKind::Heading { .. }),
            _ => block.kind.is_body() && !block.range.is_empty(),
        };
        fits && (target == Target::Section || !reader.page.is_hidden(index))
    };
    let visible = |index: &usize| !reader.page.is_hidden(*index);
    let index = match direction {
        Direction::Forwards => (here + 1..article.blocks().len()).filter(wanted).find(visible),
        Direction::Backwards => (0..=here).rev().filter(wanted).filter(|&index| article.blocks()[index].range.start < from).find(visible),
    }?;
    article.blocks().get(index).map(|block| block.range.start)
}

fn next_quote(article: &Article, direction: Direction, from: usize) -> Option<usize> {
    let quotes = article.quotes();
    let first_after = quotes.partition_point(|quote| quote.range.start <= from);
    let first_here = quotes.partition_point(|quote| quote.range.start < from);
    let found = match direction {
        Direction::Forwards => quotes[first_after..].iter().find(|quote| article.is_quotation(quote)),
        Direction::Backwards => quotes[..first_here].iter().rev().find(|quote| article.is_quotation(quote)),
    };
    found.map(|quote| quote.range.start)
}

fn refusal(target: Target, direction: Direction, article: &Article) -> Notice {
    let no_section = || article.blocks().iter().all(|block| !matches!(block.kind, BlockKind::Heading { .. }));
    match (target, direction) {
        (Target::Section, _) if no_section() => Notice::NoSections,
        (Target::Section, Direction::Forwards) => Notice::NoNextSection,
        (Target::Section, Direction::Backwards) => Notice::NoPreviousSection,
        (Target::Quote, _) if article.quotations().next().is_none() => Notice::NoQuotes,
        (Target::Quote, Direction::Forwards) => Notice::NoNextQuote,
        (Target::Quote, Direction::Backwards) => Notice::NoPreviousQuote,
        (Target::Paragraph, Direction::Forwards) => Notice::NoNextParagraph,
        (Target::Paragraph, Direction::Backwards) => Notice::NoPreviousParagraph,
    }
}

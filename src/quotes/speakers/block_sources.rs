//! Sources of block quotations: a line with a dash at their end or below, a name alone there, or the sentence that introduces them.

use std::ops::Range;

use super::rules::Attribution;
use super::tokens::{Kind, Token};
use super::{Finder, Place, set};
use crate::article::{Article, Quote, QuoteKind, SpeakerRule};

impl Finder<'_> {
    /// Sets the speakers of block quotations.
    pub(super) fn attribute_blocks(&self, article: &Article, quotes: &mut [Quote]) {
        let blocks = article.blocks();
        let mut at = 0;
        while at < blocks.len() {
            let length = blocks[at..].iter().take_while(|block| block.quote_depth > 0).count();
            if length > 0 {
                self.attribute_group(article, at..at + length, quotes);
            }
            at += length + 1;
        }
    }

    /// Sets the speaker of the block quotation that `group` is.
    fn attribute_group(&self, article: &Article, group: Range<usize>, quotes: &mut [Quote]) {
        let place = Place { block: group.start, at: 0 };
        let Some((found, said)) = self.source(&group) else { return };
        let Some(speaker) = self.speaker(&found, place, None) else { return };
        for block in &article.blocks()[said] {
            let first = quotes.partition_point(|quote| quote.range.start < block.range.start);
            let quote = quotes[first..].iter_mut().take_while(|quote| quote.range.start == block.range.start);
            let quote = quote.filter(|quote| quote.kind == QuoteKind::Block && quote.range == block.range);
            quote.for_each(|quote| set(quote, &speaker, Some(&found)));
        }
    }

    /// Who is quoted, and in which of the blocks.
    fn source(&self, group: &Range<usize>) -> Option<(Attribution, Range<usize>)> {
        let source = |found: Attribution| Attribution { rule: SpeakerRule::Source, ..found };
        let last = self.paragraphs.get(group.end - 1)?;
        let words = group.start..group.end - 1;
        if let Some(found) = self.sentence.signed(last).filter(|_| !words.is_empty()) {
            return Some((source(found), words));
        }
        // A line of its own in the last paragraph.
        let line = last.iter().rposition(|token| self.is_dash(token)).filter(|dash| *dash > 0);
        if let Some(found) = line.and_then(|dash| self.sentence.signed(&last[dash..])) {
            return Some((source(found), group.clone()));
        }
        let below = self.paragraphs.get(group.end).map(Vec::as_slice).unwrap_or_default();
        if let Some(found) = self.sentence.signed(below) {
            let dash = below.first().is_some_and(|first| self.is_dash(first));
            return Some((if dash { source(found) } else { found }, group.clone()));
        }
        let before = self.paragraphs.get(group.start.checked_sub(1)?)?;
        let announced = before.last().is_some_and(|last| last.kind == Kind::Colon);
        self.sentence.said_before(before, before.len()).filter(|_| announced).map(|found| (found, group.clone()))
    }

    fn is_dash(&self, token: &Token) -> bool {
        token.kind == Kind::Sign && matches!(self.sentence.of(token), "—" | "–" | "―")
    }
}

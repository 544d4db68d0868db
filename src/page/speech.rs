//! Direct speech that is a block of its own: a paragraph that a quotation begins, with little more than its attribution behind it.

use crate::article::{Article, BlockKind, QuoteKind};

/// The least part of a paragraph that is quoted, in per cent: below, the paragraph is a report that begins with a quotation.
const QUOTED: usize = 40;

/// Number of quotations before a paragraph that are checked for continuing in it.
const REACH: usize = 16;

/// Number of bytes before the first quotation mark: a dash, a space.
const BEFORE: usize = 8;

/// Whether the block is direct speech.
pub(super) fn is_block(article: &Article, index: usize) -> bool {
    let Some(block) = article.blocks().get(index) else { return false };
    if !matches!(block.kind, BlockKind::Paragraph) || block.list_depth > 0 || block.quote_depth > 0 || block.range.is_empty() {
        return false;
    }
    let quotes = article.quotes();
    let end = quotes.partition_point(|quote| quote.range.start < block.range.end);
    let first = quotes.partition_point(|quote| quote.range.start < block.range.start);
    let direct = |quote: &&crate::article::Quote| quote.kind == QuoteKind::Direct && quote.level <= 1;
    let earlier = quotes[first.saturating_sub(REACH)..first].iter().filter(direct).flat_map(|quote| &quote.continues);
    let own = quotes[first..end].iter().filter(direct).map(|quote| &quote.range);
    let within = earlier.chain(own).filter(|range| range.start >= block.range.start && range.end <= block.range.end);
    let (mut bytes, mut begins) = (0, false);
    for range in within {
        bytes += range.len();
        begins |= range.start - block.range.start <= BEFORE;
    }
    begins && bytes * 100 >= block.range.len() * QUOTED
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::samples::{all, setting};
    use super::super::{Facts, Gutter, Page, Setting};
    use crate::article::{BlockKind, Builder, Role};
    use crate::quotes;

    /// For each row whether it has a bar of speech.
    fn bars(paragraph: &str) -> Vec<bool> {
        let mut builder = Builder::new("test");
        builder.add(BlockKind::Paragraph, None, paragraph);
        let article = Arc::new(quotes::mark(builder.finish()));
        let setting = Setting { gutter: Gutter::Beside, ..setting(40) };
        let mut page = Page::new(article, Facts::default(), setting);
        all(&mut page).iter().map(|row| row.gutter.is_some_and(|sign| sign.role == Role::QuoteBar)).collect()
    }

    #[test]
    fn a_paragraph_that_is_speech_has_a_bar_on_every_row() {
        assert_eq!(bars("« Nous n'abandonnerons pas une seule ligne », a assuré la ministre, Hélène Marchetti."), [true; 3]);
    }

    #[test]
    fn a_report_with_a_quotation_has_none() {
        assert!(!bars("La ministre a dit : « Nous n'abandonnerons pas une seule ligne de nuit. »").contains(&true));
        let long = "\"We stay,\" said Ann Lee. ".to_owned() + &"The council met again on Monday to hear the plan. ".repeat(5);
        assert!(!bars(&long).contains(&true));
    }
}

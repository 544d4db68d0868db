//! Headings that are set as paragraphs in bold, in articles that have no others.

use std::ops::Range;

use super::{Article, Block, BlockKind};
use crate::article::Role;

/// The level of such a heading.
const LEVEL: u8 = 2;

/// The longest such heading, in characters.
const LONGEST: usize = 100;

/// Makes bold paragraphs headings: each a line of its own before a list or a longer paragraph, without punctuation at its end but a question
/// mark, much as markdownlint's rule MD036 ("emphasis used instead of a heading") has it. Spans must be in order.
pub(super) fn mark(article: &mut Article) {
    if article.blocks.iter().any(|block| matches!(block.kind, BlockKind::Heading { .. })) {
        return;
    }
    let bold = bold_paragraphs(article);
    let over = |at: usize, text: &str| match article.blocks.get(at + 1) {
        Some(Block { kind: BlockKind::ListItem { .. }, .. }) => true,
        Some(next) => next.kind == BlockKind::Paragraph && next.range.len() > text.len() && bold.binary_search(&(at + 1)).is_err(),
        None => false,
    };
    let linked = |range: &Range<usize>| {
        let from = article.links.partition_point(|link| link.range.start < range.start);
        article.links.get(from).is_some_and(|link| link.range.start < range.end)
    };
    let is_heading = |at: &usize| {
        let range = &article.blocks[*at].range;
        let text = article.text.get(range.clone()).unwrap_or_default();
        // The first one is the lead.
        *at > 0 && article.lead != Some(*at) && text.chars().count() <= LONGEST && is_line(text) && over(*at, text) && !linked(range)
    };
    let headings: Vec<usize> = bold.iter().copied().filter(is_heading).collect();
    for &at in &headings {
        article.blocks[at].kind = BlockKind::Heading { level: LEVEL };
    }
    let mut ranges = headings.iter().map(|&at| article.blocks[at].range.clone()).peekable();
    article.spans.retain(|span| {
        while ranges.next_if(|range| range.end <= span.range.start).is_some() {}
        span.role != Role::Strong || ranges.peek().is_none_or(|range| span.range.start < range.start)
    });
}

/// Numbers of the paragraphs whose letters are all bold.
fn bold_paragraphs(article: &Article) -> Vec<usize> {
    let mut strong = article.spans.iter().filter(|span| span.role == Role::Strong).peekable();
    let mut found = Vec::new();
    for (at, block) in article.blocks.iter().enumerate() {
        let mut end = block.range.start;
        while let Some(span) = strong.next_if(|span| span.range.start < block.range.end) {
            if article.text.get(end..span.range.start).is_some_and(|between| between.trim().is_empty()) {
                end = span.range.end.max(end);
            }
        }
        if is_plain_paragraph(block) && !block.range.is_empty() && end >= block.range.end {
            found.push(at);
        }
    }
    found
}

fn is_plain_paragraph(block: &Block) -> bool {
    block.kind == BlockKind::Paragraph && block.depth() == 0
}

/// Whether a text is one line that ends like a heading: in a letter, a figure or a question mark. A colon is behind a speaker or a label.
fn is_line(text: &str) -> bool {
    !text.contains(['\n', ':']) && text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '?'))
}

#[cfg(test)]
mod tests {
    use crate::article::{Article, BlockKind, Builder, Role};

    const TEXT: &str = "The pier was closed on Monday, and nobody could say for how long it would be.";

    /// An article of paragraphs; those between asterisks are bold.
    fn article(paragraphs: &[&str]) -> Article {
        let mut builder = Builder::new("text");
        for paragraph in paragraphs {
            builder.begin(BlockKind::Paragraph, None);
            let start = builder.position();
            builder.push(paragraph.trim_matches('*'));
            if paragraph.starts_with('*') {
                builder.span(start, Role::Strong);
            }
        }
        builder.finish()
    }

    fn headings(article: &Article) -> Vec<&str> {
        let is_heading = |at: &usize| matches!(article.blocks()[*at].kind, BlockKind::Heading { .. });
        (0..article.blocks().len()).filter(is_heading).map(|at| article.block_text(at)).collect()
    }

    #[test]
    fn bold_lines_between_paragraphs_are_headings() {
        let article = article(&[TEXT, "*The storm*", TEXT, "*Who says so?*", TEXT]);
        assert_eq!(headings(&article), ["The storm", "Who says so?"]);
        assert!(article.spans().is_empty());
    }

    #[test]
    fn other_bold_paragraphs_stay() {
        for paragraphs in [
            // A lead and a signature.
            &["*The storm*", TEXT, TEXT, "*Ann Lee*"][..],
            // Sentences.
            &[TEXT, "*The pier is closed.*", TEXT, "*Closed!*", TEXT],
            // Turns of an interview.
            &[TEXT, "*AL: Who says so?*", TEXT, "*AL: And when?*", TEXT],
            // Lines of a list that has no marks.
            &[TEXT, "*The pier*", "*The harbour*", "*The town*"],
        ] {
            assert_eq!(headings(&article(paragraphs)), [""; 0], "{paragraphs:?}");
        }
    }

    #[test]
    fn an_article_with_headings_has_its_own() {
        let mut builder = Builder::new("text");
        builder.add(BlockKind::Heading { level: 1 }, None, "The pier");
        for _ in 0..3 {
            builder.add(BlockKind::Paragraph, None, TEXT);
            builder.begin(BlockKind::Paragraph, None);
            let start = builder.position();
            builder.push("The storm");
            builder.span(start, Role::Strong);
        }
        builder.add(BlockKind::Paragraph, None, TEXT);
        assert_eq!(headings(&builder.finish()), ["The pier"]);
    }
}

//! Renders a block as lines of text, announcing in words what a screen shows by colour and position.

use crate::article::{Article, Block, BlockKind, Marker, QuoteKind, Table};
use crate::words::{LineMode, Words};

/// The lines of a block; none for a title.
pub(super) fn block(article: &Article, index: usize, words: &Words) -> Vec<String> {
    let Some(block) = article.blocks().get(index) else { return Vec::new() };
    let text = article.block_text(index).to_owned();
    let sentence = match &block.kind {
        BlockKind::Title | BlockKind::Subtitle => return Vec::new(),
        BlockKind::Table(table) => return rows(article, table, words),
        BlockKind::Code { .. } => return words.say(&LineMode::Code { text }).lines().map(str::to_owned).collect(),
        BlockKind::Paragraph | BlockKind::Transcript => return vec![paragraph(article, index, block, words)],
        BlockKind::Quote => quotation(article, block, text),
        BlockKind::Heading { level } => LineMode::Heading { level: usize::from(*level), text },
        BlockKind::ListItem { marker } => match *marker {
            Marker::Bullet => LineMode::Item { text },
            Marker::Number(number) => LineMode::NumberedItem { number: usize::try_from(number).unwrap_or(usize::MAX), text },
            Marker::Task(true) => LineMode::DoneItem { text },
            Marker::Task(false) => LineMode::OpenItem { text },
        },
        BlockKind::PullQuote => LineMode::SetApart { text },
        BlockKind::Image { .. } if text.is_empty() => LineMode::NoPictureText,
        BlockKind::Image { .. } => LineMode::Picture { text },
        BlockKind::Video { .. } => LineMode::Video { text },
        BlockKind::Caption => LineMode::Caption { text },
        BlockKind::Rule => LineMode::Break,
    };
    vec![words.say(&sentence)]
}

/// A quotation, its speaker first.
pub(super) fn quotation(article: &Article, block: &Block, text: String) -> LineMode {
    match speaker(article, block) {
        Some(speaker) => LineMode::QuotationBy { speaker, text },
        None => LineMode::Quotation { text },
    }
}

/// The first speaker in a block, if known.
fn speaker(article: &Article, block: &Block) -> Option<String> {
    let mut within = article.quotes().iter().filter(|quote| block.range.contains(&quote.range.start));
    within.find_map(|quote| article.speaker(quote)).map(str::to_owned)
}

fn paragraph(article: &Article, index: usize, block: &Block, words: &Words) -> String {
    let text = article.block_text(index).to_owned();
    if article.lead() == Some(index) {
        return words.say(&LineMode::Lead { text });
    }
    let speech = |quote: &&crate::article::Quote| {
        block.range.contains(&quote.range.start) && quote.level == 1 && matches!(quote.kind, QuoteKind::Direct | QuoteKind::Block)
    };
    let Some(first) = article.quotes().iter().find(speech) else { return text };
    let sentence = if first.range == block.range {
        quotation(article, block, text)
    } else {
        match speaker(article, block) {
            Some(speaker) => LineMode::WithQuotationBy { speaker, text },
            None => LineMode::WithQuotation { text },
        }
    };
    words.say(&sentence)
}

/// A table row by row, each cell preceded by its column's heading.
fn rows(article: &Article, table: &Table, words: &Words) -> Vec<String> {
    let text = |cell: &std::ops::Range<usize>| article.text().get(cell.clone()).unwrap_or_default();
    let heads: Vec<&str> = table.rows.first().filter(|_| table.header_rows > 0).into_iter().flatten().map(text).collect();
    let body = table.rows.iter().skip(table.header_rows).enumerate();
    body.map(|(index, row)| {
        let cells: Vec<String> = row
            .iter()
            .enumerate()
            .map(|(column, cell)| match heads.get(column).filter(|head| !head.is_empty()) {
                Some(head) => format!("{head}: {}", text(cell)),
                None => text(cell).to_owned(),
            })
            .collect();
        words.say(&LineMode::Row { number: index + 1, text: cells.join("; ") })
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats;
    use crate::quotes;

    fn told(markdown: &str) -> Vec<String> {
        let article = formats::parse("a.md", markdown.as_bytes().to_vec()).into_iter().map(quotes::mark).next().unwrap();
        (0..article.blocks().len()).flat_map(|index| block(&article, index, &Words::default())).collect()
    }

    #[test]
    fn blocks_are_announced_by_kind() {
        let told = told(
            "# T\n\n## Where\n\n- one\n\n1. two\n\n> Words of old.\n\n![A depot](a.jpg)\n\n| stop | time |\n|---|---|\n| North | 9:30 |\n",
        );
        assert_eq!(
            told,
            [
                "Heading 2: Where",
                "Item: one",
                "Item 1: two",
                "Quotation: Words of old.",
                "Picture: A depot",
                "Row 1: stop: North; time: 9:30"
            ]
        );
    }

    #[test]
    fn speech_is_announced() {
        let told = told("# T\n\n\u{201c}We waited for forty years, and the rails were never sold\u{201d}, said the mayor.\n");
        assert!(told[0].starts_with("With a quotation by the mayor: \u{201c}We waited"), "{told:?}");
    }
}

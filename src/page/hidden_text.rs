//! The amount of text that folds hide before a place, so that progress counts the text and not the rows that are left of it.

use std::ops::Range;

use super::{Folds, Page};

/// The hidden stretches of the text under some folds: the end of each, and the bytes hidden up to there.
#[derive(Debug, Clone, Default)]
pub(super) struct HiddenText {
    folds: Folds,
    stretches: Vec<(Range<usize>, usize)>,
}

impl Page {
    /// Number of bytes before `offset` that folds hide. Counted again after the folds changed only.
    pub(crate) fn hidden_before(&mut self, offset: usize) -> usize {
        if self.folds != self.hidden_text.folds {
            self.hidden_text = HiddenText { folds: self.folds.clone(), stretches: self.stretches() };
        }
        let stretches = &self.hidden_text.stretches;
        let next = stretches.partition_point(|(range, _)| range.end <= offset);
        let before = next.checked_sub(1).map_or(0, |last| stretches[last].1);
        before + stretches.get(next).map_or(0, |(range, _)| offset.saturating_sub(range.start))
    }

    /// Number of bytes that the reader can be expected to reach: all but a transcript that is closed.
    pub(crate) fn expected_text(&self) -> usize {
        let closed = self.article.transcript().filter(|&heading| self.is_closed(heading));
        closed.and_then(|heading| self.article.blocks().get(heading)).map_or(self.article.text().len(), |block| block.range.end)
    }

    fn stretches(&self) -> Vec<(Range<usize>, usize)> {
        let blocks = self.article.blocks();
        let mut stretches: Vec<(Range<usize>, usize)> = Vec::new();
        let mut block = 0;
        while let Some(hidden) = self.outline.hidden_from(block, &self.folds) {
            let next = self.next_visible(hidden).unwrap_or(blocks.len());
            let end = blocks.get(next).map_or(self.article.text().len(), |block| block.range.start);
            let start = blocks[hidden].range.start;
            let before = stretches.last().map_or(0, |last| last.1);
            stretches.push((start..end, before + end.saturating_sub(start)));
            block = next.max(hidden + 1);
        }
        stretches
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::page;
    use crate::article::BlockKind;

    #[test]
    fn folded_text_is_counted() {
        let mut page = page(20, |builder| {
            for (level, text) in [(2, "One"), (3, "Two"), (2, "Three")] {
                builder.add(BlockKind::Heading { level }, None, text);
                builder.add(BlockKind::Paragraph, None, "two words");
            }
        });
        let length = page.article().text().len();
        assert_eq!(page.hidden_before(length), 0);
        page.toggle(0);
        let three = page.article().text().find("Three").unwrap();
        assert_eq!((page.hidden_before(4), page.hidden_before(three), page.hidden_before(length)), (0, three - 4, three - 4));
        assert_eq!(page.hidden_before(10), 6);
        page.close_all();
        assert_eq!(page.hidden_before(length), three - 4 + "two words".len());
        page.open_all();
        assert_eq!(page.hidden_before(length), 0);
    }

    #[test]
    fn exactly_the_hidden_blocks_are_counted_whatever_is_closed() {
        let levels = [2, 3, 3, 2, 4, 2];
        let mut page = page(20, |builder| {
            builder.add(BlockKind::Paragraph, None, "before");
            for (index, level) in levels.into_iter().enumerate() {
                builder.add(BlockKind::Heading { level }, None, "Heading");
                if index != 2 {
                    builder.add(BlockKind::Quote, None, "one");
                    builder.add(BlockKind::Paragraph, None, "another");
                }
            }
        });
        let headings: Vec<usize> = page.outline.sections().iter().map(|section| section.heading).collect();
        let (length, last) = (page.article().text().len(), page.article().blocks().len() - 1);
        for set in 0..4 << headings.len() {
            match set & 3 {
                0 => page.open_all(),
                1 => page.close_all(),
                2 => page.show_level(3),
                _ => page.quotes_only(true),
            }
            headings.iter().enumerate().filter(|(bit, _)| set >> (bit + 2) & 1 == 1).for_each(|(_, &heading)| page.toggle(heading));
            let size = |block: usize| {
                let end = page.article().blocks().get(block + 1).map_or(length, |next| next.range.start);
                end - page.article().blocks()[block].range.start
            };
            let hidden = (0..=last).filter(|&block| page.is_hidden(block)).map(size).sum::<usize>();
            assert_eq!(page.hidden_before(length), hidden, "{set}");
            page.quotes_only(false);
        }
    }
}

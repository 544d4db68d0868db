//! The section tree, and the blocks that remain visible. Looks at a block's ancestors, six at most, never at the whole article.

use std::ops::Range;

use crate::article::{Article, BlockKind, QuoteKind, Section};

use super::folds::Folds;

/// The sections of an article, ready to be asked.
#[derive(Debug, Clone, Default)]
pub(super) struct Outline {
    sections: Vec<Section>,
    /// For every block its innermost section; for a heading the one it opens.
    inner: Vec<Option<u32>>,
    parent: Vec<Option<u32>>,
    /// The blocks that stay when only quotations are shown, in order; found when first asked for.
    kept: Option<Vec<usize>>,
}

impl Outline {
    pub(super) fn new(article: &Article) -> Self {
        let sections = article.sections();
        let mut inner = Vec::with_capacity(article.blocks().len());
        let mut parent = Vec::with_capacity(sections.len());
        let mut open: Vec<u32> = Vec::new();
        for block in 0..article.blocks().len() {
            while open.last().is_some_and(|&last| sections[last as usize].blocks.end <= block) {
                open.pop();
            }
            if sections.get(parent.len()).is_some_and(|section| section.heading == block) {
                let number = u32::try_from(parent.len()).unwrap_or(u32::MAX);
                parent.push(open.last().copied());
                open.push(number);
            }
            inner.push(open.last().copied());
        }
        Self { sections, inner, parent, kept: None }
    }

    pub(super) fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The innermost section that holds the block; a heading's own.
    pub(super) fn section(&self, block: usize) -> Option<&Section> {
        let number = (*self.inner.get(block)?)?;
        self.sections.get(number as usize)
    }

    /// The section that the block opens, where it is a heading.
    pub(super) fn opened_by(&self, block: usize) -> Option<&Section> {
        self.section(block).filter(|section| section.heading == block)
    }

    /// The sections whose closing hides the block, innermost first.
    pub(super) fn around(&self, block: usize) -> impl Iterator<Item = &Section> {
        let own = self.inner.get(block).copied().flatten();
        let opens = own.filter(|&number| self.sections.get(number as usize).is_some_and(|section| section.heading == block));
        let first = if opens.is_some() { opens.and_then(|number| self.up(number)) } else { own };
        std::iter::successors(first, |&number| self.up(number)).filter_map(|number| self.sections.get(number as usize))
    }

    fn up(&self, number: u32) -> Option<u32> {
        self.parent.get(number as usize).copied().flatten()
    }

    /// The outermost closed section that hides the block.
    pub(super) fn fold_over(&self, block: usize, folds: &Folds) -> Option<&Section> {
        self.around(block).filter(|section| folds.is_closed(section.heading, section.level)).last()
    }

    pub(super) fn is_hidden(&self, block: usize, folds: &Folds) -> bool {
        (folds.shows_quotes_only() && !self.keeps(block)) || self.fold_over(block, folds).is_some()
    }

    /// Whether the block stays when only quotations are shown.
    pub(super) fn keeps(&self, block: usize) -> bool {
        self.kept.as_ref().is_none_or(|kept| kept.binary_search(&block).is_ok())
    }

    /// The first visible block from `block` on.
    pub(super) fn visible_from(&self, mut block: usize, folds: &Folds) -> Option<usize> {
        loop {
            if folds.shows_quotes_only()
                && let Some(kept) = &self.kept
            {
                block = *kept.get(kept.partition_point(|&at| at < block))?;
            }
            if block >= self.inner.len() {
                return None;
            }
            match self.fold_over(block, folds) {
                Some(section) => block = section.blocks.end,
                None => return Some(block),
            }
        }
    }

    /// The first hidden block from the visible block `block` on.
    pub(super) fn hidden_from(&self, block: usize, folds: &Folds) -> Option<usize> {
        if folds.shows_quotes_only() {
            return (block..self.inner.len()).find(|&block| self.is_hidden(block, folds));
        }
        let mut closed = folds.closed_from(block, &self.sections).map(|heading| self.below(heading));
        closed.find(|below| !below.is_empty()).map(|below| below.start)
    }

    pub(super) fn visible_before(&self, block: usize, folds: &Folds) -> Option<usize> {
        let mut before = block.min(self.inner.len()).checked_sub(1)?;
        if folds.shows_quotes_only()
            && let Some(kept) = &self.kept
        {
            before = *kept.get(kept.partition_point(|&at| at <= before).checked_sub(1)?)?;
        }
        // The heading of a closed section is kept where anything in it is.
        Some(self.fold_over(before, folds).map_or(before, |section| section.heading))
    }

    /// Finds, once, the blocks that stay when only quotations are shown: those that hold one, the headings over them, the title.
    pub(super) fn keep_quotes(&mut self, article: &Article) {
        if self.kept.is_some() {
            return;
        }
        let mut keep = vec![false; self.inner.len()];
        for (index, block) in article.blocks().iter().enumerate() {
            keep[index] = block.quote_depth > 0 || matches!(block.kind, BlockKind::Title | BlockKind::Subtitle | BlockKind::Quote);
        }
        let quotes = article.quotes().iter().filter(|quote| matches!(quote.kind, QuoteKind::Direct | QuoteKind::Block));
        for range in quotes.flat_map(|quote| std::iter::once(&quote.range).chain(&quote.continues)) {
            if let Some(block) = article.block_at(range.start) {
                keep[block] = true;
            }
        }
        for block in (0..keep.len()).filter(|&block| keep[block]).collect::<Vec<_>>() {
            for section in self.around(block) {
                keep[section.heading] = true;
            }
        }
        self.kept = Some((0..keep.len()).filter(|&block| keep[block]).collect());
    }

    /// The blocks that closing the section of `heading` hides.
    pub(super) fn below(&self, heading: usize) -> Range<usize> {
        self.opened_by(heading).map_or(heading..heading, |section| section.heading + 1..section.blocks.end)
    }
}

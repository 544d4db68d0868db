//! The people that an article names in full, so that a last name can be shown with the first.

use std::ops::Range;

use super::tokens::{Kind, Token};

/// The most names that are kept.
const MOST: usize = 2_000;

/// The most words of a name that is shown.
const WORDS: usize = 4;

/// Names of two words or more, in order.
#[derive(Debug, Default)]
pub(super) struct People {
    names: Vec<Range<usize>>,
}

impl People {
    /// Adds the names among the tokens of a paragraph.
    pub(super) fn add(&mut self, tokens: &[Token]) {
        for run in tokens.split(|token| token.kind != Kind::Capital) {
            if let [first, .., last] = run
                && run.len() <= 2 * WORDS
                && self.names.len() < MOST
            {
                let first = if run.len() > WORDS { &run[run.len() - WORDS] } else { first };
                self.names.push(first.range.start..last.range.end);
            }
        }
    }

    /// The first full name that ends with the words of `short`.
    pub(super) fn full(&self, text: &str, short: &str) -> Option<Range<usize>> {
        self.names.iter().find(|name| {
            let name = text.get((*name).clone()).unwrap_or_default();
            name.strip_suffix(short).is_some_and(|before| before.ends_with(' '))
        }).cloned()
    }

    /// The last full name within `range`.
    pub(super) fn last_in(&self, range: Range<usize>) -> Option<Range<usize>> {
        let end = self.names.partition_point(|name| name.end <= range.end);
        self.names[..end].last().filter(|name| name.start >= range.start).cloned()
    }
}

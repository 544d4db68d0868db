//! The people that an article names in full, so that a last name can be shown with the first.

use std::collections::HashMap;
use std::ops::Range;

use super::tokens::{Kind, Token};

/// The most words of a name that is shown.
const WORDS: usize = 4;

/// Names of two words or more.
#[derive(Debug, Default)]
pub(super) struct People<'t> {
    /// In order.
    names: Vec<Range<usize>>,
    /// The first name that ends with a word.
    by_last: HashMap<&'t str, Range<usize>>,
}

impl<'t> People<'t> {
    /// Adds the names among the tokens of a paragraph.
    pub(super) fn add(&mut self, tokens: &[Token], text: &'t str) {
        for run in tokens.split(|token| token.kind != Kind::Capital).filter(|run| (2..=2 * WORDS).contains(&run.len())) {
            // « à l’AFP Ann Lee »
            let is_acronym =
                |token: &Token| text.get(token.range.clone()).is_some_and(|word| word.len() > 1 && !word.contains(char::is_lowercase));
            let run = if run.len() > 2 && is_acronym(&run[0]) && !is_acronym(&run[1]) { &run[1..] } else { run };
            let run = &run[run.len().saturating_sub(WORDS)..];
            if let ([first, ..], [.., last]) = (run, run) {
                let name = first.range.start..last.range.end;
                self.by_last.entry(text.get(last.range.clone()).unwrap_or_default()).or_insert_with(|| name.clone());
                self.names.push(name);
            }
        }
    }

    /// The first full name that ends with the words of `short`.
    pub(super) fn full(&self, text: &str, short: &str) -> Option<Range<usize>> {
        let last = short.rsplit([' ', '\u{a0}']).next()?;
        let name = self.by_last.get(last)?;
        let before = text.get(name.clone())?.strip_suffix(short)?;
        before.ends_with([' ', '\u{a0}']).then(|| name.clone())
    }

    /// The last full name within `range`.
    pub(super) fn last_in(&self, range: Range<usize>) -> Option<Range<usize>> {
        let end = self.names.partition_point(|name| name.end <= range.end);
        self.names[..end].last().filter(|name| name.start >= range.start).cloned()
    }
}

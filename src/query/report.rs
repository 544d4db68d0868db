//! The mistakes found while a query is read. While it is still being typed, those that the next keys may mend are left out.

use std::ops::Range;

use super::Stage;
use crate::words::Mistake;

/// Whether typing on may mend a mistake at the end of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    Final,
    Unfinished,
}

/// The mistakes found so far.
#[derive(Debug)]
pub(super) struct Report {
    pub(super) mistakes: Vec<(Range<usize>, Mistake)>,
    regexes: usize,
    pub(super) end: usize,
    pub(super) stage: Stage,
}

impl Report {
    pub(super) fn new(end: usize, stage: Stage) -> Self {
        Self { mistakes: Vec::new(), regexes: 0, end, stage }
    }

    /// Adds a mistake, unless typing on may still mend it.
    pub(super) fn add(&mut self, range: Range<usize>, mistake: Mistake, fate: Fate) {
        let pending = self.stage == Stage::Typing && fate == Fate::Unfinished && range.end == self.end;
        if !pending {
            self.mistakes.push((range, mistake));
        }
    }

    /// Counts one more regular expression; false where there are `most` already.
    pub(super) fn another_regex(&mut self, most: usize) -> bool {
        self.regexes += 1;
        self.regexes <= most
    }
}

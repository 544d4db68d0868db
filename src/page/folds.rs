//! The closed sections: a rule for all of them, and the exceptions. Small whatever the article's size.

use std::collections::BTreeSet;

use crate::article::Section;

/// The closed sections.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folds {
    rule: Rule,
    /// The headings for which the rule is turned round.
    except: BTreeSet<usize>,
    /// While only quotations are shown: the folds that come back afterwards.
    before_quotes: Option<Box<Self>>,
}

/// The state of every section that is not an exception.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Rule {
    #[default]
    Open,
    Closed,
    /// Sections of this level and deeper are closed.
    ClosedFrom(u8),
}

impl Folds {
    pub(crate) fn all_closed() -> Self {
        Self { rule: Rule::Closed, ..Self::default() }
    }

    /// Headings down to `level` show, and nothing below those of that level.
    pub fn level(level: u8) -> Self {
        Self { rule: Rule::ClosedFrom(level), ..Self::default() }
    }

    pub(crate) fn shows_quotes_only(&self) -> bool {
        self.before_quotes.is_some()
    }

    /// Whether the section that the block `heading` of `level` opens is closed.
    pub(super) fn is_closed(&self, heading: usize, level: u8) -> bool {
        let closed = match self.rule {
            Rule::Open => false,
            Rule::Closed => true,
            Rule::ClosedFrom(from) => level >= from,
        };
        closed != self.except.contains(&heading)
    }

    /// The headings from the block `from` on whose sections are closed, in order. Where only exceptions are closed, only these are looked at.
    pub(super) fn closed_from<'a>(&'a self, from: usize, sections: &'a [Section]) -> Box<dyn Iterator<Item = usize> + 'a> {
        let is_section = |heading: &usize| sections.binary_search_by_key(heading, |section| section.heading).is_ok();
        if self.rule == Rule::Open {
            return Box::new(self.except.range(from..).copied().filter(move |heading| is_section(heading)));
        }
        let first = sections.partition_point(|section| section.heading < from);
        let closed = sections[first..].iter().filter(|section| self.is_closed(section.heading, section.level));
        Box::new(closed.map(|section| section.heading))
    }

    /// The same for an article whose headings moved: `to` says where each is now, or that it is gone.
    #[must_use]
    pub fn moved(&self, to: impl Fn(usize) -> Option<usize>) -> Self {
        let except = |folds: &Self| folds.except.iter().filter_map(|&heading| to(heading)).collect();
        let before = self.before_quotes.as_ref().map(|before| Self { rule: before.rule, except: except(before), before_quotes: None });
        Self { rule: self.rule, except: except(self), before_quotes: before.map(Box::new) }
    }

    pub(super) fn toggle(&mut self, heading: usize) {
        if !self.except.remove(&heading) {
            self.except.insert(heading);
        }
    }

    /// The folds that show only quotations, everything open; the folds so far come back with [`Folds::without_quotes_only`].
    pub(super) fn with_quotes_only(self) -> Self {
        if self.shows_quotes_only() { self } else { Self { before_quotes: Some(Box::new(self)), ..Self::default() } }
    }

    pub(super) fn without_quotes_only(self) -> Self {
        match self.before_quotes {
            Some(before) => *before,
            None => self,
        }
    }
}

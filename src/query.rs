//! The search language: text to a tree, with mistakes as ranges of the text, and what the tree means over any [`Subject`].
//! Knows no engine, no disk and no clock: whoever asks says what day it is.
//!
//! `a b` wants both, `a OR b` either; `OR` joins its two neighbours only, so that `strike paris OR lyon` is about a strike in
//! one of two towns. `after:` counts from the first day of what it names, `before:` ends just before it:
//! `after:2018 before:2019` is the year 2018. `near/5` means at most five words further, in either order.

mod bits;
mod count;
mod days;
mod fields;
mod groups;
mod leaf;
mod matcher;
mod narrow;
mod plan;
mod report;
pub(crate) mod spelling;
mod subject;
mod tokens;
mod tree;

use std::ops::Range;

use crate::article::Date;
use crate::find::{Needle, Scope};
use crate::words::Mistake;

pub(crate) use bits::Bits;
pub use days::Day;
pub(crate) use days::Days;
pub(crate) use narrow::{Answer, Answers, Question};
pub(crate) use plan::Plan;
pub(crate) use spelling::one_typo as is_one_typo;
pub(crate) use subject::Subject;
pub(crate) use tree::{Feature, Field, Node, Status, Term};

/// Maximum length of a query in bytes. Longer text is pasted, not typed, and must not become a search for 20,000 words.
pub(crate) const LONGEST: usize = 4096;

/// A parsed search query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// The tree; `None` where nothing was asked.
    pub root: Option<Node>,
    /// The mistakes and their ranges, in text order.
    pub mistakes: Vec<(Range<usize>, Mistake)>,
}

/// Whether the text is still being typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Typing,
    Typed,
}

/// Reads a query. What can be understood still searches.
pub fn parse(typed: &str) -> Query {
    groups::read(typed, Stage::Typed)
}

/// Reads a query that is still being typed: its last word is the beginning of a word, and what the next keys may well mend
/// (a phrase not yet closed, `OR` at the end) is no mistake yet.
pub fn parse_typing(typed: &str) -> Query {
    groups::read(typed, Stage::Typing)
}

/// A query as it is shown, behind the slash that begins it; an expression has a slash of its own.
pub fn with_slash(typed: &str) -> String {
    if typed.starts_with('/') { typed.to_owned() } else { format!("/{typed}") }
}

/// The text of a query that was typed to its end, such that it finds what it found while it was typed: `press` becomes `press*`.
pub fn entered(typed: &str) -> String {
    let shown = parse_typing(typed).root;
    let finds_the_same = |text: &String| {
        let query = parse(text);
        query.root == shown && query.mistakes.is_empty()
    };
    let endings = ["", "*", "\"", "*\"", "/", ")", "*)"].map(|ending| format!("{typed}{ending}"));
    endings.into_iter().find(finds_the_same).unwrap_or_else(|| typed.to_owned())
}

impl Query {
    /// Whether it asks for nothing, so that everything matches.
    pub fn is_empty(&self) -> bool {
        self.root.is_none()
    }

    /// Whether it asks what the person who reads did with articles.
    pub fn asks_status(&self) -> bool {
        self.has(|node| matches!(node, Node::Is(_)))
    }

    /// Whether it asks who speaks.
    pub fn asks_speaker(&self) -> bool {
        self.has(|node| matches!(node, Node::Field(Field::Speaker, _)))
    }

    /// Whether it has such a node.
    fn has(&self, is_it: impl Fn(&Node) -> bool) -> bool {
        let mut rest: Vec<&Node> = self.root.iter().collect();
        while let Some(node) = rest.pop() {
            match node {
                found if is_it(found) => return true,
                Node::Not(node) => rest.push(node),
                Node::And(nodes) | Node::Or(nodes) => rest.extend(nodes),
                Node::Text(_) | Node::Field(..) | Node::Near { .. } | Node::Date(_) | Node::Words(_) | Node::Has(_) | Node::Is(_) => (),
            }
        }
        false
    }

    /// The query made ready to be held against many subjects on the day `today`, to which `7d` and `yesterday` refer.
    pub fn plan(&self, today: Date) -> Plan {
        Plan::new(self.root.as_ref(), today)
    }

    /// Whether `subject` matches the query. For more than one subject, [`Query::plan`] first.
    pub fn matches(&self, subject: &dyn Subject, today: Date) -> bool {
        self.plan(today).matches(subject)
    }

    /// The needles to highlight, each once: those searched for in the text, the title or quotations, unless negated. Those of a field match
    /// in its part of an article only.
    pub fn needles(&self) -> Vec<Needle> {
        let mut terms: Vec<(&Term, Scope)> = Vec::new();
        let mut rest: Vec<&Node> = self.root.iter().collect();
        while let Some(node) = rest.pop() {
            match node {
                Node::Text(term) => terms.push((term, Scope::Article)),
                Node::Field(Field::Title, term) => terms.push((term, Scope::Title)),
                Node::Field(Field::Said, term) => terms.push((term, Scope::Quotations)),
                Node::Near { left, right, .. } => terms.extend([left, right].map(|term| (term, Scope::Article))),
                Node::And(nodes) | Node::Or(nodes) => rest.extend(nodes.iter().rev()),
                Node::Field(..) | Node::Date(_) | Node::Words(_) | Node::Has(_) | Node::Is(_) | Node::Not(_) => (),
            }
        }
        let mut seen = std::collections::HashSet::new();
        terms.retain(|term| seen.insert(*term));
        terms.into_iter().map(|(term, scope)| term.needle().within(scope)).filter(|needle| !needle.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests;

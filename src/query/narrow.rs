//! Questions of a query that an index of words may answer, so that most articles need not be held against the plan.
//!
//! Each text that a plan looks for is a question. The answer says which articles it may be in, none left out, and which it is in for
//! certain. From these follows which articles may match the whole query; the plan decides about those.

use super::bits::Bits;
use super::matcher::Matcher;
use crate::find::Pieces;

/// A question about the words of articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Question {
    /// No index can narrow it.
    Open,
    /// Words one after the other.
    Pieces(Pieces),
    /// The words somewhere; each may be a part of a longer one.
    Parts(Pieces),
    /// A word with one typo at most.
    Typo(Vec<char>),
    /// All of these.
    All(Vec<Self>),
}

/// The articles that an index names in answer to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    /// Every article with the text is in it.
    pub(crate) possible: Bits,
    /// Every article in it has the text.
    pub(crate) certain: Bits,
    /// Whether the index knows more about some of the articles, which takes longer.
    pub(crate) is_open: bool,
}

impl Answer {
    /// Whether an article has the text, if that is known.
    pub(crate) fn about(&self, number: usize) -> Option<bool> {
        if self.certain.contains(number) {
            return Some(true);
        }
        (!self.possible.contains(number)).then_some(false)
    }

    /// Takes over what a closer look at these articles said about them.
    pub(crate) fn refine(&mut self, among: &Bits, closer: &Self) {
        let mut denied = among.clone();
        denied.subtract(&closer.possible);
        self.possible.subtract(&denied);
        let mut sure = closer.certain.clone();
        sure.intersect(among);
        self.certain.unite(&sure);
    }
}

/// The answers to the questions of a plan, in their order; `None` where a question is open.
pub(crate) type Answers = Vec<Option<Answer>>;

impl Matcher {
    /// The question whether a text matches.
    pub(super) fn question(&self) -> Question {
        match self {
            Self::Exact(needle) => needle.pieces().filter(|pieces| !pieces.pieces.is_empty()).map_or(Question::Open, Question::Pieces),
            Self::Fuzzy(letters) => Question::Typo(letters.clone()),
        }
    }

    /// The question whether a part of the text matches that may begin and end within words and skip some.
    pub(super) fn question_of_part(&self) -> Question {
        match self.question() {
            Question::Pieces(pieces) => Question::Parts(pieces),
            Question::Open | Question::Parts(_) | Question::Typo(_) | Question::All(_) => Question::Open,
        }
    }
}

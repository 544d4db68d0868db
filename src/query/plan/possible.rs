//! The articles that may match a plan, by what an index answered to its questions.

use super::super::bits::Bits;
use super::super::narrow::Answers;
use super::Test;

impl Test {
    /// The articles that may satisfy it; `None` where that may be any.
    pub(super) fn possible(&self, answers: &Answers) -> Option<Bits> {
        match self {
            Self::All(tests) => tests.iter().filter_map(|test| test.possible(answers)).reduce(|mut all, bits| {
                all.intersect(&bits);
                all
            }),
            Self::Any(tests) => {
                let each: Option<Vec<Bits>> = tests.iter().map(|test| test.possible(answers)).collect();
                each?.into_iter().reduce(|mut any, bits| {
                    any.unite(&bits);
                    any
                })
            }
            Self::Not(test) => test.certain(answers).map(Bits::complement),
            test => answers.get(test.number()?)?.as_ref().map(|answer| answer.possible.clone()),
        }
    }

    /// The articles that satisfy it for certain; `None` where none is known.
    pub(super) fn certain(&self, answers: &Answers) -> Option<Bits> {
        match self {
            Self::All(tests) => {
                let each: Option<Vec<Bits>> = tests.iter().map(|test| test.certain(answers)).collect();
                each?.into_iter().reduce(|mut all, bits| {
                    all.intersect(&bits);
                    all
                })
            }
            Self::Any(tests) => tests.iter().filter_map(|test| test.certain(answers)).reduce(|mut any, bits| {
                any.unite(&bits);
                any
            }),
            Self::Not(test) => test.possible(answers).map(Bits::complement),
            Self::Text(_, number) => answers.get(*number)?.as_ref().map(|answer| answer.certain.clone()),
            _ => None,
        }
    }

    /// The number of its question, if it asks one.
    fn number(&self) -> Option<usize> {
        match self {
            Self::Text(_, number)
            | Self::Near(_, _, _, number)
            | Self::Author(_, number)
            | Self::Tag(_, number)
            | Self::Said(_, _, number) => Some(*number),
            Self::Title(_)
            | Self::Source(_)
            | Self::Section(_)
            | Self::Lang(_)
            | Self::Format(_)
            | Self::Path(..)
            | Self::Speaker(_)
            | Self::Days(..)
            | Self::Words(_)
            | Self::Has(_)
            | Self::Is(_)
            | Self::Not(_)
            | Self::All(_)
            | Self::Any(_) => None,
        }
    }
}

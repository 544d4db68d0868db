//! A query ready for matching: words folded, expressions compiled, dates resolved, cheap tests first.

mod possible;

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::{Range, RangeInclusive};

use super::bits::Bits;
use super::matcher::Matcher;
use super::narrow::{Answers, Question};
use super::subject::{OneQuotation, Subject};
use super::tree::{Feature, Field, Node, Status, Term};
use crate::article::{Date, Quotation};
use crate::find::{fold, words};

/// A query made ready to be held against many subjects.
#[derive(Debug, Clone)]
pub struct Plan {
    test: Test,
    questions: Vec<Question>,
}

/// A question to a subject. As deep as the tree, whose depth reading limits. Those about texts have the number of a question to an index.
#[derive(Debug, Clone)]
enum Test {
    Text(Matcher, usize),
    Near(Matcher, Matcher, usize, usize),
    Title(Matcher),
    Author(Matcher, usize),
    Source(Matcher),
    Section(Matcher),
    Tag(Matcher, usize),
    Lang(String),
    Format(String),
    Path(Option<String>, Matcher),
    Said(Matcher, Option<Matcher>, usize),
    Speaker(Matcher),
    Days(Option<(i32, u32, u32)>, Option<(i32, u32, u32)>),
    Words(RangeInclusive<usize>),
    Has(Feature),
    Is(Status),
    Not(Box<Self>),
    All(Vec<Self>),
    Any(Vec<Self>),
}

/// A subject, its texts asked for once.
struct Seen<'a> {
    subject: &'a dyn Subject,
    folded: OnceCell<Cow<'a, str>>,
    original: OnceCell<Cow<'a, str>>,
    quotations: OnceCell<Vec<Quotation<'a>>>,
}

impl Plan {
    pub(super) fn new(root: Option<&Node>, today: Date) -> Self {
        let mut making = Making { today, questions: Vec::new() };
        let test = root.map_or(Test::All(Vec::new()), |node| making.test(node));
        Self { test, questions: making.questions }
    }

    /// Whether `subject` matches the query.
    pub fn matches(&self, subject: &dyn Subject) -> bool {
        self.test.holds(&Seen { subject, folded: OnceCell::new(), original: OnceCell::new(), quotations: OnceCell::new() })
    }

    /// Whether a quotation of a subject that matches does so itself: words are looked for in it and in the name of its speaker.
    pub(crate) fn matches_quotation(&self, subject: &dyn Subject, quotation: &Quotation<'_>) -> bool {
        self.matches(&OneQuotation { subject, quotation })
    }

    /// The questions that an index of words may answer.
    pub(crate) fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// The articles that may match, by the answers to the questions; `None` where that may be any.
    pub(crate) fn possible(&self, answers: &Answers) -> Option<Bits> {
        self.test.possible(answers)
    }

    /// The articles that match for certain, by the answers to the questions; `None` where none is known to.
    pub(crate) fn certain(&self, answers: &Answers) -> Option<Bits> {
        self.test.certain(answers)
    }
}

/// A plan being made.
struct Making {
    today: Date,
    questions: Vec<Question>,
}

impl Making {
    /// The number of a new question.
    fn ask(&mut self, question: Question) -> usize {
        self.questions.push(question);
        self.questions.len() - 1
    }

    fn test(&mut self, node: &Node) -> Test {
        match node {
            Node::Text(term) => {
                let matcher = Matcher::new(term);
                let number = self.ask(matcher.question());
                Test::Text(matcher, number)
            }
            Node::Near { left, right, within } => {
                let (left, right) = (Matcher::new(left), Matcher::new(right));
                let number = self.ask(Question::All(vec![left.question(), right.question()]));
                Test::Near(left, right, usize::from(*within), number)
            }
            Node::Field(field, term) => self.of_field(*field, term),
            Node::Date(days) => {
                let (first, last) = days.bounds(self.today);
                Test::Days(first, last)
            }
            Node::Words(range) => Test::Words(range.clone()),
            Node::Has(feature) => Test::Has(*feature),
            Node::Is(status) => Test::Is(*status),
            Node::Not(node) => Test::Not(Box::new(self.test(node))),
            Node::And(nodes) => {
                let one = speaker(nodes);
                let tests = nodes.iter().map(|node| match (node, one) {
                    (Node::Field(Field::Said, said), Some(speaker)) => self.said(said, Some(Matcher::new(speaker))),
                    (node, _) => self.test(node),
                });
                Test::All(cheapest_first(tests.collect()))
            }
            Node::Or(nodes) => Test::Any(cheapest_first(nodes.iter().map(|node| self.test(node)).collect())),
        }
    }

    fn said(&mut self, said: &Term, speaker: Option<Matcher>) -> Test {
        let said = Matcher::new(said);
        let number = self.ask(said.question_of_part());
        Test::Said(said, speaker, number)
    }

    fn of_field(&mut self, field: Field, term: &Term) -> Test {
        let matcher = Matcher::new(term);
        match field {
            Field::Title => Test::Title(matcher),
            Field::Source => Test::Source(matcher),
            Field::Section => Test::Section(matcher),
            // Texts begin with authors and tags.
            Field::Author | Field::Tag => {
                let number = self.ask(matcher.question());
                if field == Field::Author { Test::Author(matcher, number) } else { Test::Tag(matcher, number) }
            }
            Field::Lang => Test::Lang(term.text().to_lowercase().replace('_', "-")),
            Field::Format => Test::Format(term.text().to_lowercase()),
            Field::Path => {
                let part = (!matches!(term, Term::Regex(_) | Term::Fuzzy(_))).then(|| fold(term.text()));
                Test::Path(part, matcher)
            }
            Field::Said => self.said(term, None),
            Field::Speaker => Test::Speaker(matcher),
        }
    }
}

/// The only speaker asked for, who must then have said the `said:` words. With two speakers, it is unclear which one is meant.
fn speaker(nodes: &[Node]) -> Option<&Term> {
    let mut speakers = nodes.iter().filter_map(|node| match node {
        Node::Field(Field::Speaker, term) => Some(term),
        _ => None,
    });
    let one = speakers.next()?;
    speakers.next().is_none().then_some(one)
}

fn cheapest_first(mut tests: Vec<Test>) -> Vec<Test> {
    tests.sort_by_cached_key(Test::cost);
    tests
}

impl Test {
    fn cost(&self) -> usize {
        match self {
            Self::Days(..) | Self::Words(_) | Self::Has(_) | Self::Is(_) | Self::Lang(_) | Self::Format(_) => 0,
            Self::Title(_) | Self::Author(..) | Self::Source(_) | Self::Section(_) | Self::Tag(..) | Self::Path(..) => 1,
            Self::Text(matcher, _) => 2 + matcher.cost(),
            Self::Near(left, right, ..) => 100 + left.cost().max(right.cost()),
            Self::Said(..) | Self::Speaker(_) => 500,
            Self::Not(test) => test.cost(),
            Self::All(tests) | Self::Any(tests) => tests.iter().map(Self::cost).max().unwrap_or(0),
        }
    }

    fn holds(&self, seen: &Seen) -> bool {
        let subject = seen.subject;
        let any = |list: &[String], matcher: &Matcher| list.iter().any(|text| matcher.finds_in(text));
        match self {
            Self::Text(matcher, number) => subject.known(*number).unwrap_or_else(|| matcher.finds(|| seen.folded(), || seen.original())),
            Self::Near(left, right, within, number) => subject.known(*number) != Some(false) && near(left, right, *within, seen),
            Self::Title(matcher) => matcher.finds_in(subject.title()),
            Self::Author(matcher, _) => any(subject.authors(), matcher),
            Self::Tag(matcher, _) => any(subject.tags(), matcher),
            Self::Source(matcher) => subject.source().is_some_and(|text| matcher.finds_in(text)),
            Self::Section(matcher) => subject.section().is_some_and(|text| matcher.finds_in(text)),
            Self::Lang(lang) => subject.lang().is_some_and(|text| is_lang(&text.to_lowercase(), lang)),
            Self::Format(name) => is_format(subject, name),
            Self::Path(Some(part), _) => fold(&subject.path()).contains(part),
            Self::Path(None, matcher) => matcher.finds_in(&subject.path()),
            Self::Said(said, speaker, number) => {
                let by = |quotation: &Quotation| speaker.as_ref().is_none_or(|speaker| is_by(quotation, speaker));
                subject.known(*number) != Some(false) && seen.quotations().iter().any(|one| by(one) && said.finds_in(&one.text))
            }
            Self::Speaker(speaker) => seen.quotations().iter().any(|quotation| is_by(quotation, speaker)),
            Self::Days(first, last) => subject
                .date()
                .map(Date::ymd)
                .is_some_and(|day| first.is_none_or(|first| first <= day) && last.is_none_or(|last| day <= last)),
            Self::Words(range) => range.contains(&subject.words()),
            Self::Has(feature) => subject.has(*feature),
            Self::Is(status) => subject.is(*status),
            Self::Not(test) => !test.holds(seen),
            Self::All(tests) => tests.iter().all(|test| test.holds(seen)),
            Self::Any(tests) => tests.iter().any(|test| test.holds(seen)),
        }
    }
}

impl Seen<'_> {
    fn folded(&self) -> &str {
        self.folded.get_or_init(|| self.subject.folded_text())
    }

    fn original(&self) -> &str {
        self.original.get_or_init(|| self.subject.original_text())
    }

    fn quotations(&self) -> &[Quotation<'_>] {
        self.quotations.get_or_init(|| self.subject.quotations())
    }
}

fn is_by(quotation: &Quotation, speaker: &Matcher) -> bool {
    quotation.speaker.as_ref().is_some_and(|name| speaker.finds_in(name))
}

/// `pt` asks for `pt` and `pt-br`; `pt-br` for itself.
fn is_lang(lang: &str, asked: &str) -> bool {
    lang.strip_prefix(asked).is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_']))
}

/// The format's name or the beginning of it, or the ending of the file's name.
fn is_format(subject: &dyn Subject, name: &str) -> bool {
    let path = subject.path();
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.split('#').next().unwrap_or_default());
    subject.format().to_lowercase().starts_with(name) || ending.is_some_and(|ending| ending.eq_ignore_ascii_case(name))
}

/// Whether both occur in the text, one at most `within` words after the other.
fn near(left: &Matcher, right: &Matcher, within: usize, seen: &Seen) -> bool {
    let both = [left, right].iter().all(|matcher| matcher.finds(|| seen.folded(), || seen.original()));
    if !both {
        return false;
    }
    let text = if left.is_plain() && right.is_plain() { seen.folded() } else { seen.original() };
    let starts: Vec<usize> = words(text).map(|word| word.start).collect();
    // The first and the last word of a match, counted from 1.
    let counted = |place: Range<usize>| {
        let first = starts.partition_point(|start| *start <= place.start);
        (first, starts.partition_point(|start| *start < place.end).max(first))
    };
    let lefts: Vec<_> = left.places(text).into_iter().map(counted).collect();
    let rights: Vec<_> = right.places(text).into_iter().map(counted).collect();
    closest(&lefts, &rights).is_some_and(|distance| distance <= within)
}

/// The fewest words from a match of one list to a match of the other that does not overlap it. Both are in order: one pass.
fn closest(lefts: &[(usize, usize)], rights: &[(usize, usize)]) -> Option<usize> {
    let (mut lefts, mut rights) = (lefts.iter().peekable(), rights.iter().peekable());
    let (mut last_left, mut last_right): (Option<usize>, Option<usize>) = (None, None);
    let mut best: Option<usize> = None;
    loop {
        let from_left = match (lefts.peek(), rights.peek()) {
            (None, None) => return best,
            (Some(left), Some(right)) => left <= right,
            (left, _) => left.is_some(),
        };
        let (next, own, other) =
            if from_left { (lefts.next(), &mut last_left, last_right) } else { (rights.next(), &mut last_right, last_left) };
        let Some((first, last)) = next else { return best };
        if let Some(distance) = other.and_then(|other| first.checked_sub(other)).filter(|distance| *distance > 0) {
            best = Some(best.map_or(distance, |best| best.min(distance)));
        }
        *own = Some(*last);
    }
}

//! Parses one word, phrase, regular expression or field to a leaf of the tree, with its errors.

use std::ops::Range;

use super::fields::{self, Name};
use super::report::{Fate, Report};
use super::tokens::{Closed, Value};
use super::tree::{Field, Node, Term};
use super::{Days, Stage, count, days};
use crate::find::Needle;
use crate::words::Mistake;

/// Maximum number of regular expressions in a search: each may cost a megabyte and a tenth of a second to compile.
const REGEXES: usize = 8;

/// A value and its position.
#[derive(Debug, Clone)]
pub(super) struct Place<'a> {
    pub(super) range: Range<usize>,
    pub(super) value: Value<'a>,
    /// Whether the word may still go on.
    pub(super) stage: Stage,
}

/// The leaf of a token, where there is anything to look for.
pub(super) fn leaf(field: Option<&str>, place: &Place, report: &mut Report) -> Option<Node> {
    let Some(name) = field else { return term(place, report).map(Node::Text) };
    let Some(meaning) = fields::named(name) else { return unknown(name, place, report) };
    if matches!(place.value, Value::Bare("")) {
        report.add(place.range.clone(), Mistake::EmptyField { name: name.to_owned() }, Fate::Unfinished);
        return None;
    }
    if let Name::Text(field) = meaning {
        return text_field(name, field, place, report);
    }
    let (Value::Bare(written) | Value::Quoted(written, _)) = place.value else {
        report.add(place.range.clone(), Mistake::FieldValue { name: name.to_owned() }, Fate::Final);
        return None;
    };
    let written = written.trim();
    let bad_day = || Mistake::BadDay { written: written.to_owned() };
    let (node, mistake) = match meaning {
        Name::Text(_) => (None, None),
        Name::Date => {
            let (days, mistake) = days::read(written);
            (days.map(Node::Date), mistake)
        }
        Name::After => known(days::day(written).map(|day| Node::Date(Days::Within(Some(day), None))), bad_day),
        Name::Before => known(days::day(written).map(|day| Node::Date(Days::Before(day))), bad_day),
        Name::Has => known(fields::feature(written).map(Node::Has), || Mistake::BadHas { written: written.to_owned() }),
        Name::Is => known(fields::status(written).map(Node::Is), || Mistake::BadIs { written: written.to_owned() }),
        Name::Words => {
            let (range, mistake) = count::read(written);
            (range.map(Node::Words), mistake)
        }
    };
    if let Some(mistake) = mistake {
        report.add(place.range.clone(), mistake, Fate::Unfinished);
    }
    node
}

fn known(node: Option<Node>, mistake: impl FnOnce() -> Mistake) -> (Option<Node>, Option<Mistake>) {
    let mistake = node.is_none().then(mistake);
    (node, mistake)
}

/// A field with an unknown name. If it resembles a known name, it is a typing mistake: the value is searched for anywhere. Otherwise the
/// whole is searched for literally, since texts contain such words too.
fn unknown(name: &str, place: &Place, report: &mut Report) -> Option<Node> {
    let nearest = fields::nearest(name);
    let mistake = match nearest {
        Some(nearest) => Mistake::UnknownField { name: name.to_owned(), nearest: nearest.to_owned() },
        None => Mistake::NoField { name: name.to_owned() },
    };
    report.add(place.range.start..place.range.start + name.len() + 1, mistake, Fate::Final);
    let whole = match place.value {
        Value::Bare(value) if nearest.is_none() => format!("{name}:{value}"),
        Value::Bare(_) | Value::Quoted(..) | Value::Slashed(..) => return term(place, report).map(Node::Text),
    };
    term(&Place { value: Value::Bare(&whole), ..place.clone() }, report).map(Node::Text)
}

fn text_field(name: &str, field: Field, place: &Place, report: &mut Report) -> Option<Node> {
    let exact = match field {
        Field::Lang | Field::Format => true,
        Field::Path => false,
        Field::Title | Field::Author | Field::Source | Field::Section | Field::Tag | Field::Said | Field::Speaker => {
            return term(place, report).map(|term| Node::Field(field, term));
        }
    };
    // Paths may contain `~` and end in full stops, so they are taken literally.
    if let (Field::Path, Value::Bare(path)) = (field, place.value) {
        let path = path.trim_end_matches('*');
        return (!path.is_empty()).then(|| Node::Field(field, Term::Word(path.to_owned())));
    }
    let term = term(place, report)?;
    if exact && matches!(term, Term::Regex(_) | Term::Fuzzy(_)) {
        report.add(place.range.clone(), Mistake::FieldValue { name: name.to_owned() }, Fate::Final);
        return None;
    }
    Some(Node::Field(field, term))
}

fn term(place: &Place, report: &mut Report) -> Option<Term> {
    let range = || place.range.clone();
    match place.value {
        Value::Bare(word) => bare(word, place, report),
        Value::Quoted(text, closed) => quoted(text, closed, place, report),
        Value::Slashed(text, closed) => {
            let fate = if closed == Closed::No { Fate::Unfinished } else { Fate::Final };
            if text.is_empty() {
                report.add(range(), Mistake::EmptyRegex, fate);
                return None;
            }
            if closed == Closed::No {
                report.add(range(), Mistake::OpenRegex, fate);
            }
            if !report.another_regex(REGEXES) {
                report.add(range(), Mistake::TooManyRegexes { most: REGEXES }, Fate::Final);
                return None;
            }
            match Needle::of_pattern(text) {
                Ok(_) => Some(Term::Regex(text.to_owned())),
                Err(mistake) => {
                    report.add(range(), mistake, fate);
                    None
                }
            }
        }
    }
}

/// A phrase, perhaps with only the beginning of its last word.
fn quoted(text: &str, closed: Closed, place: &Place, report: &mut Report) -> Option<Term> {
    if closed == Closed::No {
        report.add(place.range.clone(), Mistake::OpenPhrase, Fate::Unfinished);
    }
    // A phrase still being typed must not hang on the space after its last word.
    let goes_on = closed == Closed::No && place.stage == Stage::Typing && !text.ends_with(char::is_whitespace);
    let text = text.trim();
    if text.is_empty() {
        report.add(place.range.clone(), Mistake::EmptyPhrase, Fate::Unfinished);
        return None;
    }
    // As with a word, a star says that the last word goes on.
    let beginning = text.strip_suffix('*').filter(|text| text.ends_with(char::is_alphanumeric));
    Some(match beginning {
        Some(beginning) => Term::Prefix(beginning.to_owned()),
        None if goes_on => Term::Prefix(text.to_owned()),
        None => Term::Phrase(text.to_owned()),
    })
}

/// A word with the signs at its end, and without the marks of the sentence it was copied from.
fn bare(word: &str, place: &Place, report: &mut Report) -> Option<Term> {
    let body = word.trim_end_matches(['*', '~']);
    let sign = word[body.len()..].chars().next();
    let words = body.trim_start_matches('*');
    let star = words.len() < body.len() || words.contains('*') || (sign == Some('*') && words.is_empty());
    if star {
        report.add(place.range.clone(), Mistake::Star, Fate::Final);
    }
    if sign == Some('~') && words.is_empty() {
        report.add(place.range.clone(), Mistake::Tilde, Fate::Final);
        return None;
    }
    if let Some((beginning, _)) = words.split_once('*') {
        return Some(Term::Prefix(beginning.to_owned()));
    }
    let words = words.trim_start_matches(['–', '—', '¿', '¡', '…']).trim_end_matches([',', ';', ':', '.', '!', '?', '…', '–', '—']);
    if words.is_empty() {
        return None;
    }
    let words = words.to_owned();
    Some(match sign {
        Some('*') => Term::Prefix(words),
        Some(_) => Term::Fuzzy(words),
        None if place.stage == Stage::Typing => Term::Prefix(words),
        None => Term::Word(words),
    })
}

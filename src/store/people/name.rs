//! The name of a speaker, without titles and offices, and when two full names are of one person.
//!
//! First and last name count, without case and accents; middle names count by their initials, where both have some. A first name that
//! is an initial is the only one that begins with it. `Jr.` and the like are part of the last name.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Used;
use crate::find::fold;
use crate::formats::lexicon::{Phrases, WordTable};

/// The most words of a name.
const WORDS: usize = 5;

/// The fewest letters of an office that ends a longer word, as in German.
const OFFICE: usize = 6;

/// What follows a last name and tells a son from his father.
const GENERATIONS: [&str; 6] = ["jr", "sr", "ii", "iii", "iv", "fils"];

/// What the name of a speaker is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Name {
    Full(Full),
    /// A last name, or the only one.
    Short(Box<str>),
}

/// A full name as it is compared.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Full {
    pub(super) last: Box<str>,
    first: Box<str>,
    /// The initials of middle names.
    middle: Box<str>,
}

impl Name {
    /// The name in the words that name a speaker; `None` where these are a role, a pronoun or no name.
    pub(super) fn of(written: &str) -> Option<Self> {
        let bare = without_titles(written);
        let mut words: Vec<&str> = bare.split_whitespace().collect();
        if words.is_empty() || words.len() > WORDS || !words.iter().all(|word| is_of_name(word)) {
            return None;
        }
        let generation = words.pop_if(|word| GENERATIONS.contains(&fold(word.trim_end_matches('.')).as_str()));
        let last = fold(words.pop()?.trim_end_matches(['.', ',']));
        let last = last.strip_suffix("'s").unwrap_or(&last);
        if last.chars().nth(1).is_none() || is_function_word(last) || is_small(words.first().copied().unwrap_or_default()) {
            return None;
        }
        let last = generation.map_or(last.to_owned(), |generation| format!("{last} {}", fold(generation.trim_end_matches('.'))));
        // With a capital, it may be a first name.
        words.retain(|word| !(is_small(word) && is_particle(word)));
        let Some((first, middle)) = words.split_first() else { return Some(Self::Short(last.into())) };
        let first = fold(first);
        if WordTable::Determiners.contains(&first) {
            return None;
        }
        let middle: String = middle.iter().filter_map(|word| fold(word).chars().next()).collect();
        Some(Self::Full(Full { last: last.into(), first: first.trim_end_matches('.').into(), middle: middle.into() }))
    }
}

/// The rest of a name behind the last office and titles.
pub(super) fn without_titles(written: &str) -> &str {
    let mut rest = written.trim();
    let mut bare = rest;
    while let Some((word, after)) = rest.split_once(char::is_whitespace) {
        // `M.` is a middle name, too.
        let is_first = rest.len() == bare.len();
        rest = after.trim_start();
        if is_office(word) || is_first && is_title(word) {
            bare = rest;
        }
    }
    bare
}

fn is_title(word: &str) -> bool {
    WordTable::CourtesyTitles.contains(&word.to_lowercase())
}

fn is_office(word: &str) -> bool {
    let word = word.to_lowercase();
    let ends = |office: &&&str| office.len() >= OFFICE && word.len() > office.len() && word.ends_with(**office);
    Phrases::Offices.contains(&word) || Phrases::Offices.iter().any(|office| ends(&office))
}

/// Whether a word may be one of a name.
fn is_of_name(word: &str) -> bool {
    is_particle(word) || word.starts_with(char::is_uppercase) && !word.contains(|c: char| c.is_ascii_digit())
}

/// Whether a word in lower case is one that no name consists of.
fn is_function_word(word: &str) -> bool {
    [WordTable::CommonWords, WordTable::Determiners, WordTable::ThirdPerson, WordTable::FirstPerson]
        .iter()
        .any(|words| words.contains(word))
}

fn is_small(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
}

fn is_particle(word: &str) -> bool {
    Phrases::NameParticles.contains(&word.to_lowercase())
}

/// Whether all of these names are in capitals: an acronym is of one organisation.
pub(super) fn is_acronym(names: &[(Box<str>, Used)]) -> bool {
    names.iter().all(|(name, _)| name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase))
}

/// Joins the full names that are of one person, each with its last name. The order is always the same.
pub(super) fn joined<N>(full: HashMap<Full, Vec<N>>) -> Vec<(Box<str>, Vec<N>)> {
    let mut by_last: BTreeMap<Box<str>, BTreeMap<Full, Vec<N>>> = BTreeMap::new();
    for (name, names) in full {
        by_last.entry(name.last.clone()).or_default().insert(name, names);
    }
    let of_last = |(last, names): (Box<str>, BTreeMap<Full, Vec<N>>)| {
        let known: Vec<Full> = names.keys().cloned().collect();
        let mut persons: BTreeMap<Full, Vec<N>> = BTreeMap::new();
        for (name, names) in names {
            persons.entry(person_of(&name, &known)).or_default().extend(names);
        }
        persons.into_values().map(move |names| (last.clone(), names)).collect::<Vec<_>>()
    };
    by_last.into_iter().flat_map(of_last).collect()
}

/// The name that stands for the person with this name, of those with the same last name.
fn person_of(name: &Full, known: &[Full]) -> Full {
    let is_initial = |first: &str| first.chars().nth(1).is_none();
    let mut name = name.clone();
    if is_initial(&name.first) {
        let firsts: HashSet<&str> =
            known.iter().map(|other| &*other.first).filter(|first| !is_initial(first) && first.starts_with(&*name.first)).collect();
        if let [only] = Vec::from_iter(firsts)[..] {
            name.first = only.into();
        }
    }
    let middles: HashSet<&str> =
        known.iter().filter(|other| other.first == name.first && !other.middle.is_empty()).map(|other| &*other.middle).collect();
    if let [only] = Vec::from_iter(middles)[..]
        && name.middle.is_empty()
    {
        name.middle = only.into();
    }
    name
}

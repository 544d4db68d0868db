//! The people who speak in an archive: which names of speakers, in different articles, are those of one person.
//!
//! Only the fullest name that an article gives of a speaker is known here. Full names are of one person if first and last name are the same
//! (`name` says how they are compared). A last name alone is of a person only if nearly all articles with speakers of that last name
//! have that one. Roles, pronouns and similar spellings never join anything.

mod name;

use std::collections::HashMap;

use crate::find::fold;
use name::{Full, Name};

/// Share, in percent, of the articles with speakers of a last name in which one person must speak, for the last name alone to be theirs.
const SHARE: u32 = 95;

/// Fewest such articles.
const FEWEST: u32 = 3;

/// Fewest such articles where the name alone is in an article in French.
const FEWEST_IN_FRENCH: u32 = 5;

/// The names of speakers, collected article by article.
#[derive(Debug, Default)]
pub(crate) struct Speakers {
    names: HashMap<Box<str>, Used>,
}

/// The use of a name.
#[derive(Debug, Clone, Copy, Default)]
struct Used {
    articles: u32,
    quotations: u32,
    last_article: Option<u32>,
    in_french: bool,
}

impl Speakers {
    /// Adds the speaker of a quotation; articles come one after the other.
    pub(crate) fn add(&mut self, article: u32, lang: &str, name: &str) {
        let used = match self.names.get_mut(name) {
            Some(used) => used,
            None => self.names.entry(name.into()).or_default(),
        };
        used.quotations += 1;
        used.articles += u32::from(used.last_article != Some(article));
        used.last_article = Some(article);
        used.in_french |= lang.starts_with("fr");
    }

    /// Finds the people that the names are of.
    pub(crate) fn people(self) -> People {
        let mut full: HashMap<Full, Vec<(Box<str>, Used)>> = HashMap::new();
        let mut short: HashMap<Box<str>, Vec<(Box<str>, Used)>> = HashMap::new();
        for (written, used) in self.names {
            match Name::of(&written) {
                Some(Name::Full(name)) => full.entry(name).or_default().push((written, used)),
                Some(Name::Short(last)) => short.entry(last).or_default().push((written, used)),
                None => (),
            }
        }
        let mut people = People::default();
        let mut by_last: HashMap<Box<str>, Vec<usize>> = HashMap::new();
        for (last, names) in name::joined(full) {
            by_last.entry(last).or_default().push(people.persons.len());
            people.add(Certainty::Certain, names);
        }
        for (last, names) in short {
            let owner = by_last.get(&last).and_then(|persons| people.owner(persons, &names));
            match owner {
                Some(person) => people.extend(person, names),
                None => people.add(if name::is_acronym(&names) { Certainty::Certain } else { Certainty::Uncertain }, names),
            }
        }
        people
    }
}

/// Whether all that is said under the names of a person was said by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Certainty {
    Certain,
    /// Those of a last name that several may have.
    Uncertain,
}

/// A person, or an organisation, that speaks in some articles.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) certainty: Certainty,
    /// The names as articles write them, the most used one first.
    pub(crate) names: Vec<Box<str>>,
    articles: u32,
}

/// Who speaks.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Voice {
    /// The person of this number.
    Person(u32),
    /// Somebody whom an article does not name: the words for them, folded.
    Role(u32, Box<str>),
}

/// The people of an archive.
#[derive(Debug, Default)]
pub(crate) struct People {
    persons: Vec<Person>,
    by_name: HashMap<Box<str>, u32>,
}

impl People {
    fn add(&mut self, certainty: Certainty, names: Vec<(Box<str>, Used)>) {
        self.persons.push(Person { certainty, names: Vec::new(), articles: 0 });
        self.extend(self.persons.len() - 1, names);
    }

    fn extend(&mut self, number: usize, mut names: Vec<(Box<str>, Used)>) {
        names.sort_by(|(one, a), (other, b)| (b.quotations, one).cmp(&(a.quotations, other)));
        let Some(person) = self.persons.get_mut(number) else { return };
        for (name, used) in names {
            person.articles += used.articles;
            self.by_name.insert(name.clone(), number as u32);
            person.names.push(name);
        }
    }

    /// The one of these people, who share a last name, whose it is where it stands alone.
    fn owner(&self, persons: &[usize], names: &[(Box<str>, Used)]) -> Option<usize> {
        let articles = |number: &usize| self.persons.get(*number).map_or(0, |person| person.articles);
        let all: u32 = persons.iter().map(articles).sum();
        let most = persons.iter().max_by_key(|number| articles(number))?;
        let fewest = if names.iter().any(|(_, used)| used.in_french) { FEWEST_IN_FRENCH } else { FEWEST };
        (all >= fewest && articles(most) * 100 >= all * SHARE).then_some(*most)
    }

    /// The person whose name this is; `None` for what is no name.
    pub(crate) fn number(&self, name: &str) -> Option<u32> {
        self.by_name.get(name).copied()
    }

    /// Who is meant by the name of a speaker in an article. What is no name means somebody of this article only.
    pub(crate) fn voice(&self, article: u32, name: &str) -> Voice {
        self.number(name).map_or_else(|| Voice::Role(article, fold(name).into()), Voice::Person)
    }

    /// The people, by number.
    pub(crate) fn persons(&self) -> impl Iterator<Item = (u32, &Person)> {
        (0..).zip(&self.persons)
    }

    pub(crate) fn person(&self, number: u32) -> Option<&Person> {
        self.persons.get(number as usize)
    }
}

impl Person {
    /// Every name, the most used one first.
    pub(crate) fn all_names(&self) -> Vec<String> {
        self.names.iter().map(|name| String::from(&**name)).collect()
    }

    /// The name to show: the most used one without titles.
    pub(crate) fn name(&self) -> &str {
        let first = self.names.first().map(|name| &**name).unwrap_or_default();
        let bare = self.names.iter().map(|written| name::without_titles(written)).find(|name| name.contains(char::is_whitespace));
        bare.unwrap_or_else(|| name::without_titles(first))
    }
}

#[cfg(test)]
mod tests;

//! Journals of changes in their order, the latest of each kind and article only: those that are not on disk yet, and those of this run, for
//! a database that is lost while it is open.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::article::Origin;
use crate::find::Anchor;
use crate::library::{ArticleKey, Change, LibraryId, SearchScope, SessionPart};
use crate::store::ledger::Wanted;

/// Most texts as last read that a journal holds: each holds an article.
const TEXTS: usize = 16;

/// The thing that a change sets. A later change of the same thing replaces it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Thing {
    Read(Origin),
    Star(Origin),
    Place(Origin),
    Folds(Origin),
    Text(Origin),
    Note(i64),
    Mark(char),
    Speaker(Origin, [String; 3]),
    Measure,
    Search(SearchScope, String),
    Session(LibraryId, std::mem::Discriminant<SessionPart>),
    SavedSearch(Box<str>),
}

impl Thing {
    /// `None` for what cannot be saved: the article is unknown.
    fn of(wanted: &Wanted) -> Option<Self> {
        let origin = || Some(wanted.about.as_ref()?.origin.clone());
        Some(match &wanted.change {
            Change::Read { .. } => Self::Read(origin()?),
            Change::Starred { .. } => Self::Star(origin()?),
            Change::Place { .. } => Self::Place(origin()?),
            Change::Folds { .. } => Self::Folds(origin()?),
            Change::Seen { .. } => Self::Text(origin()?),
            Change::Note { note, .. } => Self::Note(note.id?.0),
            Change::NoteGone { id, .. } => Self::Note(id.0),
            Change::Speaker { given, .. } => {
                let Anchor { exact, before, after, .. } = &given.0;
                Self::Speaker(origin()?, [exact, before, after].map(Clone::clone))
            }
            Change::Mark { letter, .. } => Self::Mark(*letter),
            Change::Measure(_) => Self::Measure,
            Change::Searched { scope, typed } => Self::Search(*scope, typed.clone()),
            Change::Session(library, part) => Self::Session(library.clone(), std::mem::discriminant(&**part)),
            Change::SavedSearch { name, .. } => Self::SavedSearch(name.clone()),
        })
    }
}

#[derive(Debug, Default)]
pub(super) struct Journal {
    entries: BTreeMap<u64, Wanted>,
    numbers: HashMap<Thing, u64>,
    next: u64,
    texts: usize,
}

impl Journal {
    pub(super) fn extend(&mut self, wanted: &[Wanted]) {
        for wanted in wanted {
            self.add(wanted.clone());
        }
    }

    fn add(&mut self, wanted: Wanted) {
        let Some(thing) = Thing::of(&wanted) else { return };
        self.next += 1;
        let is_text = matches!(thing, Thing::Text(_));
        match self.numbers.insert(thing, self.next) {
            Some(old) => drop(self.entries.remove(&old)),
            None => self.texts += usize::from(is_text),
        }
        self.entries.insert(self.next, wanted);
        if self.texts > TEXTS {
            self.drop_first(|change| matches!(change, Change::Seen { .. }));
        }
    }

    /// Drops the oldest changes beyond `most`.
    pub(super) fn limit(&mut self, most: usize) {
        while self.entries.len() > most {
            self.drop_first(|_| true);
        }
    }

    fn drop_first(&mut self, is_it: impl Fn(&Change) -> bool) {
        let Some(number) = self.entries.iter().find(|(_, wanted)| is_it(&wanted.change)).map(|(&number, _)| number) else { return };
        let Some(wanted) = self.entries.remove(&number) else { return };
        self.texts -= usize::from(matches!(wanted.change, Change::Seen { .. }));
        if let Some(thing) = Thing::of(&wanted) {
            self.numbers.remove(&thing);
        }
    }

    pub(super) fn in_order(&self) -> Vec<Wanted> {
        self.entries.values().cloned().collect()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(super) fn clear(&mut self) {
        *self = Self { next: self.next, ..Self::default() };
    }

    /// The number of changes that a person decided on; positions and the like follow from reading.
    pub(super) fn decisions(&self) -> usize {
        self.entries.values().filter(|wanted| wanted.change.is_decision()).count()
    }

    /// The articles of these.
    pub(super) fn keys(&self) -> HashSet<ArticleKey> {
        self.entries.values().filter(|wanted| wanted.change.is_decision()).filter_map(|wanted| wanted.change.key()).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::store::ledger::About;

    fn star(name: &str, starred: bool) -> Wanted {
        let change = Change::Starred { key: ArticleKey(1), starred };
        Wanted { change, about: Some(About::from(PathBuf::from(name)).into()) }
    }

    fn starred(journal: &Journal) -> Vec<bool> {
        journal.in_order().iter().map(|wanted| matches!(wanted.change, Change::Starred { starred: true, .. })).collect()
    }

    #[test]
    fn of_each_thing_the_last_change_remains_in_its_order() {
        let mut journal = Journal::default();
        journal.extend(&[star("/a", true), star("/b", true), star("/a", false)]);
        assert_eq!(starred(&journal), [true, false]);
        assert_eq!((journal.decisions(), journal.keys().len()), (2, 1));
        journal.clear();
        assert!(journal.is_empty());
    }

    #[test]
    fn beyond_its_limit_the_oldest_are_dropped() {
        let mut journal = Journal::default();
        journal.extend(&[star("/a", false), star("/b", true), star("/c", true)]);
        journal.limit(2);
        assert_eq!(starred(&journal), [true, true]);
        let text = std::sync::Arc::new(crate::formats::parse("a.txt", b"A".to_vec()).remove(0));
        for number in 0..3 * TEXTS {
            let change = Change::Seen { key: ArticleKey(1), text: std::sync::Arc::clone(&text) };
            journal.extend(&[Wanted { change, about: Some(About::from(PathBuf::from(number.to_string())).into()) }]);
        }
        assert_eq!(journal.in_order().len(), 2 + TEXTS);
    }
}

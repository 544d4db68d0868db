//! A store in memory: saves the state of articles, confirms changes and says how to undo them, as the real one does.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use kiosque::find::GivenSpeaker;
use kiosque::library::{
    ArticleKey, ArticleState, Change, ChangeOrigin, GlobalState, Note, NoteId, PanelRow, ReadStatus, SaveConfirmation, SavedLocation,
    SearchScope,
};

/// A store in memory.
#[derive(Debug, Clone, Default)]
pub(crate) struct MemoryStore {
    articles: BTreeMap<ArticleKey, ArticleState>,
    marks: BTreeMap<char, SavedLocation>,
    /// The measure and earlier searches.
    pub(crate) remembered: GlobalState,
    /// The number of notes created.
    made: i64,
    /// The titles of articles whose text was saved as read, in that order.
    pub(crate) seen: Vec<String>,
}

impl MemoryStore {
    /// The state of an article.
    pub(crate) fn of(&self, key: ArticleKey) -> Arc<ArticleState> {
        Arc::new(self.articles.get(&key).cloned().unwrap_or_default())
    }

    /// The state of an article, to be changed behind the program's back.
    pub(crate) fn edit(&mut self, key: u32) -> &mut ArticleState {
        self.articles.entry(ArticleKey(key)).or_default()
    }

    /// The state of an article that a row shows.
    pub(crate) fn status(&self, key: ArticleKey) -> ReadStatus {
        let kept = self.of(key);
        let progress = kept.place.as_ref().map_or(0, |place| place.progress);
        ReadStatus { read: kept.read, starred: kept.starred, progress, changed: kept.before.is_some(), ..ReadStatus::default() }
    }

    /// The place of a mark.
    pub(crate) fn mark(&self, letter: char) -> Option<SavedLocation> {
        self.marks.get(&letter).cloned()
    }

    /// Every mark.
    pub(crate) fn marks(&self) -> Vec<PanelRow> {
        self.marks.iter().map(|(&letter, place)| PanelRow::Mark(letter, place.clone())).collect()
    }

    /// Sets a mark behind the program's back.
    pub(crate) fn set_mark(&mut self, letter: char, place: SavedLocation) {
        self.marks.insert(letter, place);
    }

    /// Saves changes, and answers as the store does.
    pub(crate) fn keep(&mut self, mut done: Vec<Change>, title: impl Fn(ArticleKey) -> String) -> SaveConfirmation {
        for change in &mut done {
            if let Change::Note { note, .. } = change {
                self.made += i64::from(note.id.is_none());
                note.id = Some(note.id.unwrap_or(NoteId(self.made)));
                note.made = 1_700_000_000;
            }
        }
        let undo = done.iter().filter_map(|change| self.keep_one(change, &title)).collect();
        SaveConfirmation { whose: ChangeOrigin::Ours, done, undo }
    }

    /// Every note, with the title of its article.
    pub(crate) fn notes(&self, title: impl Fn(ArticleKey) -> String) -> Vec<PanelRow> {
        let place = |key: ArticleKey, note: &Note| SavedLocation {
            key: Some(key),
            title: title(key),
            origin: PathBuf::new().into(),
            anchor: note.anchor.clone(),
        };
        self.articles
            .iter()
            .flat_map(|(&key, kept)| kept.notes.iter().map(move |note| PanelRow::Note(place(key, note), note.clone())))
            .collect()
    }

    fn keep_note(&mut self, key: ArticleKey, note: &Note) -> Option<Change> {
        let id = note.id?;
        let notes = &mut self.edit(key.0).notes;
        let old = notes.iter().position(|old| old.id == note.id).map(|at| notes.remove(at));
        notes.push(note.clone());
        Some(old.map_or(Change::NoteGone { key, id }, |note| Change::Note { key, note: Box::new(note) }))
    }

    fn keep_one(&mut self, change: &Change, title: &impl Fn(ArticleKey) -> String) -> Option<Change> {
        match change {
            Change::Read { key, read } => {
                let was = std::mem::replace(&mut self.edit(key.0).read, *read);
                return (was != *read).then_some(Change::Read { key: *key, read: was });
            }
            Change::Starred { key, starred } => {
                let was = std::mem::replace(&mut self.edit(key.0).starred, *starred);
                return (was != *starred).then_some(Change::Starred { key: *key, starred: was });
            }
            Change::Place { key, place } => self.edit(key.0).place = Some((**place).clone()),
            Change::Folds { key, closed } => self.edit(key.0).folds.clone_from(closed),
            Change::Seen { key, .. } => {
                self.edit(key.0).before = None;
                self.seen.push(title(*key));
            }
            Change::Mark { letter, at } => {
                let elsewhere = |at: &(ArticleKey, _)| SavedLocation {
                    key: Some(at.0),
                    title: title(at.0),
                    origin: PathBuf::new().into(),
                    anchor: Clone::clone(&at.1),
                };
                let was = self.marks.remove(letter).and_then(|place| Some(Box::new((place.key?, place.anchor))));
                self.marks.extend(at.as_ref().map(|at| (*letter, elsewhere(at))));
                return Some(Change::Mark { letter: *letter, at: was });
            }
            Change::Measure(measure) => self.remembered.measure = Some(*measure),
            Change::Searched { scope: SearchScope::List, typed } => self.remembered.list_searches.push(typed.clone()),
            Change::Searched { scope: SearchScope::Reader, typed } => self.remembered.reader_searches.push(typed.clone()),
            Change::Session(..) => (),
            Change::SavedSearch { name, query } => {
                let saved = &mut self.remembered.saved_searches;
                let was = saved.iter().position(|(old, _)| **old == **name).map(|at| saved.remove(at).1.into());
                saved.extend(query.clone().map(|query| (name.to_string(), query.to_string())));
                return (was != *query).then(|| Change::SavedSearch { name: name.clone(), query: was });
            }
            Change::Speaker { key, given } => {
                let speakers = &mut self.edit(key.0).speakers;
                let was = speakers.iter().find(|old| old.anchor == given.0).map(|old| old.name.clone());
                speakers.retain(|old| old.anchor != given.0);
                speakers.extend(given.1.clone().map(|name| GivenSpeaker { anchor: given.0.clone(), name }));
                return Some(Change::Speaker { key: *key, given: Box::new((given.0.clone(), was)) });
            }
            Change::Note { key, note } => return self.keep_note(*key, note),
            Change::NoteGone { key, id } => {
                let notes = &mut self.edit(key.0).notes;
                let at = notes.iter().position(|note| note.id == Some(*id))?;
                return Some(Change::Note { key: *key, note: Box::new(notes.remove(at)) });
            }
        }
        None
    }
}

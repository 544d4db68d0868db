//! What passes between the state and the keeper goes over the librarian's desk: it knows which key is which file.

use std::sync::mpsc::Sender;

use super::Desk;
use crate::app::Msg;
use crate::article::Origin;
use crate::library::{ArticleKey, Change, ChangeOrigin, SaveConfirmation, SavedLocation};
use crate::store::ledger::{Noted, StatusTable, Told};
use crate::words::Notice;

/// What the state wants kept, or of what was kept.
#[derive(Debug)]
pub enum Wish {
    /// Keep these.
    Keep(Vec<Change>),
    /// All listed articles count as read, or not.
    KeepListed {
        /// Whether they do.
        read: bool,
    },
    /// Where does this letter lead?
    Recall(char),
    /// Every mark.
    Marks,
    /// Every note.
    Notes,
    /// Write everything down, and say so.
    End(Sender<()>),
}

/// What the keeper tells.
#[derive(Debug)]
pub enum Heard {
    /// The ledger is open, or another one is.
    Ready,
    /// How all kept articles stand.
    StatusTable(StatusTable),
    /// This program's changes are safe.
    Ours(Vec<Change>),
    /// Another program changed this.
    Theirs(Vec<Told>),
    /// Where a letter leads.
    Recalled(char, Option<SavedLocation>),
    /// Every mark.
    Marks(Vec<(char, SavedLocation)>),
    /// Every note.
    Notes(Vec<Noted>),
    /// Which article lies here?
    KeyOf(Origin, Sender<Option<ArticleKey>>),
}

impl Desk {
    /// Passes a wish on to the keeper.
    pub(super) fn grant(&mut self, wish: Wish) {
        match wish {
            Wish::Keep(changes) => self.records.keep(&self.catalogue, changes),
            Wish::KeepListed { read } => self.records.keep_listed(&self.catalogue, read),
            Wish::Recall(letter) => self.records.recall(letter),
            Wish::Marks => self.records.marks(),
            Wish::Notes => self.records.notes(),
            Wish::End(done) => self.records.end(done),
        }
    }

    /// Takes in what the keeper tells.
    pub(super) fn hear(&mut self, heard: Heard) {
        match heard {
            Heard::Ready => self.records.look_anew(),
            Heard::StatusTable(statuses) => {
                self.records.take(statuses, &mut self.catalogue);
                // Which articles are listed may hang on it, and their order is looked at next.
                self.stale = true;
                if !self.catalogue.is_read() {
                    self.answer();
                }
            }
            Heard::Ours(changes) => {
                self.records.change(&mut self.catalogue, &changes);
                self.answer();
            }
            Heard::Theirs(told) => self.theirs(told),
            Heard::Recalled(letter, place) => {
                let mut place = place;
                self.key(place.iter_mut());
                // To come to it later, when somebody does something else, would be worse.
                if place.as_ref().is_some_and(|place| place.key.is_none() && self.catalogue.is_to_be_read(&place.origin)) {
                    return self.tell(Msg::Told(Notice::NotYetRead));
                }
                self.tell(Msg::Recalled { letter, place });
            }
            Heard::Marks(mut marks) => {
                self.key(marks.iter_mut().map(|(_, place)| place));
                self.tell(Msg::Marks(marks));
            }
            Heard::Notes(all) => {
                let mut notes: Vec<_> = all.into_iter().map(|one| (one.place, one.note)).collect();
                self.key(notes.iter_mut().map(|(place, _)| place));
                self.tell(Msg::Notes(notes));
            }
            Heard::KeyOf(origin, answer) => {
                let _ = answer.send(self.catalogue.keys_at(&[&origin]).remove(&origin));
            }
        }
    }

    /// Gives places the keys of their articles, where those are in the library.
    fn key<'a>(&self, places: impl Iterator<Item = &'a mut SavedLocation>) {
        let places: Vec<_> = places.collect();
        let origins: Vec<&Origin> = places.iter().map(|place| &place.origin).collect();
        let keys = self.catalogue.keys_at(&origins);
        for place in places {
            place.key = keys.get(&place.origin).copied();
        }
    }

    /// What others changed, with our keys; what is of articles that are not in the library is left out.
    fn theirs(&mut self, told: Vec<Told>) {
        let origins: Vec<&Origin> = told.iter().filter_map(|told| told.origin.as_ref()).collect();
        let keys = self.catalogue.keys_at(&origins);
        let keyed = told.into_iter().filter_map(|told| match told.origin {
            Some(origin) => Some(told.change.of(*keys.get(&origin)?)),
            None => Some(told.change),
        });
        let done: Vec<Change> = keyed.collect();
        self.records.change(&mut self.catalogue, &done);
        self.answer();
        self.tell(Msg::Kept(SaveConfirmation { whose: ChangeOrigin::Theirs, done, undo: Vec::new() }));
    }
}

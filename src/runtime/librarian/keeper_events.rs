//! Passes events of the keeper on to the state, with the keys of the articles that they concern.

use std::sync::Arc;

use super::LibrarianWorker;
use crate::app::Msg;
use crate::article::Origin;
use crate::library::{Change, ChangeOrigin, PanelRow, SaveConfirmation, SavedLocation};
use crate::runtime::keeper::KeeperEvent;
use crate::store::ledger::{Done, LocatedChange};
use crate::words::Notice;

impl LibrarianWorker {
    pub(super) fn on_keeper_event(&mut self, event: KeeperEvent) {
        match event {
            KeeperEvent::Ready => self.status_cache.reopen(),
            KeeperEvent::Statuses(statuses) => {
                self.status_cache.take(statuses, &mut self.catalogue);
                // The list may depend on the statuses, so it is sorted next.
                self.stale = true;
                if !self.catalogue.is_read() {
                    self.answer();
                }
            }
            KeeperEvent::Ours(done) => self.ours(done, ChangeOrigin::Ours),
            KeeperEvent::Unsaved(done) => self.ours(done, ChangeOrigin::OursUnsaved),
            KeeperEvent::Waiting(unsaved) => self.tell(Msg::Unsaved(unsaved.map(Arc::new))),
            KeeperEvent::Rescued(rescued) => self.tell(Msg::Rescued(rescued)),
            KeeperEvent::Theirs(told) => self.theirs(told),
            KeeperEvent::Returned(changes) => self.tell(Msg::Returned(changes)),
            KeeperEvent::Recalled(letter, place) => {
                let mut place = place;
                self.key(place.iter_mut());
                // Jumping later, when the user is doing something else, would be worse.
                if place.as_ref().is_some_and(|place| place.key.is_none() && self.catalogue.is_to_be_read(&place.origin)) {
                    return self.tell(Msg::Notice(Notice::NotYetRead));
                }
                self.tell(Msg::MarkFound { letter, place });
            }
            KeeperEvent::Marks(_, reply) | KeeperEvent::Notes(_, reply) if !reply.is_wanted() => (),
            KeeperEvent::Marks(mut marks, reply) => {
                self.key(marks.iter_mut().map(|(_, place)| place));
                reply.send(marks.into_iter().map(|(letter, place)| PanelRow::Mark(letter, place)).collect());
            }
            KeeperEvent::Notes(all, reply) => {
                let mut notes: Vec<_> = all.into_iter().map(|one| (one.place, one.note)).collect();
                self.key(notes.iter_mut().map(|(place, _)| place));
                reply.send(notes.into_iter().map(|(place, note)| PanelRow::Note(place, note)).collect());
            }
        }
    }

    /// Fills in the article keys of locations, where the articles are in the library.
    fn key<'a>(&self, places: impl Iterator<Item = &'a mut SavedLocation>) {
        let places: Vec<_> = places.collect();
        let origins: Vec<&Origin> = places.iter().map(|place| &place.origin).collect();
        let keys = self.catalogue.keys_at(&origins);
        for place in places {
            place.key = keys.get(&place.origin).copied();
        }
    }

    /// Changes with the keys of their articles, without those of articles that are not in the library.
    fn keyed(&self, changes: Vec<LocatedChange>) -> Vec<Change> {
        let origins: Vec<&Origin> = changes.iter().filter_map(|told| told.origin.as_ref()).collect();
        let keys = self.catalogue.keys_at(&origins);
        let keyed = changes.into_iter().filter_map(|told| match told.origin {
            Some(origin) => Some(told.change.of(*keys.get(&origin)?)),
            None => Some(told.change),
        });
        keyed.collect()
    }

    fn ours(&mut self, done: Done, whose: ChangeOrigin) {
        let undo = self.keyed(done.undo);
        self.status_cache.change(&mut self.catalogue, &done.done);
        self.answer();
        self.tell(Msg::Saved(SaveConfirmation { whose, done: done.done, undo }));
    }

    fn theirs(&mut self, changes: Vec<LocatedChange>) {
        let done = self.keyed(changes);
        self.status_cache.change(&mut self.catalogue, &done);
        self.answer();
        self.tell(Msg::Saved(SaveConfirmation { whose: ChangeOrigin::Theirs, done, undo: Vec::new() }));
    }
}

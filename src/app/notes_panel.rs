//! The panel with all notes of the library: requested from the store when opened; typing filters by label and words.

use super::jump_list::{self, Spot};
use super::msg::Effect;
use super::pending_requests::{RequestKind, Trigger};
use super::picker::Purpose;
use super::{Layer, State, popup};
use crate::library::{Change, Note, PanelRow, PanelSource, SavedLocation};
use crate::words::Notice;

pub(super) fn open(state: &mut State) {
    let here = state.reader.as_ref().map(|reader| reader.key);
    popup::open_panel(state, Purpose::Notes, PanelSource::Notes(here));
}

/// Whether the words are gone from the open article, or the article from the library.
pub(super) fn is_lost(state: &State, row: &PanelRow) -> bool {
    let PanelRow::Note(place, note) = row else { return false };
    let Some(key) = place.key else { return true };
    let own = state.reader.as_ref().filter(|reader| reader.key == key && reader.whole);
    own.is_some_and(|reader| reader.notes.all().iter().any(|placed| placed.note.id == note.id && placed.is_lost()))
}

pub(super) fn delete(state: &mut State, place: &SavedLocation, note: &Note, effects: &mut Vec<Effect>) {
    let (Some(key), Some(id)) = (place.key, note.id) else { return state.say(Notice::NoteElsewhere) };
    state.session.pending.add(RequestKind::Notes(key), Trigger::Key);
    effects.push(Effect::Save(vec![Change::NoteGone { key, id }]));
}

/// A note was taken away: it leaves the open panel, too.
pub(super) fn gone(state: &mut State) {
    if let Layer::Picker(picker) = &mut state.layer
        && picker.purpose == Purpose::Notes
    {
        state.session.panels += 1;
        picker.renew(state.session.panels);
    }
}

pub(super) fn choose(state: &mut State, place: &SavedLocation, note: Note, effects: &mut Vec<Effect>) {
    let Some(key) = place.key else {
        let path = crate::article::clean::shortened(&place.origin.address());
        return state.say(Notice::NoteNowhere { path });
    };
    state.session.going = note.id;
    jump_list::jump_to(state, Spot { key, anchor: note.anchor, row: None }, effects);
    if state.current_key() == state.reader.as_ref().map(|reader| reader.key) {
        arrive(state);
    }
}

/// Shows a notice if the article was opened for a note whose words are gone.
pub(super) fn arrive(state: &mut State) {
    let Some(id) = state.session.going.take() else { return };
    let Some(reader) = state.reader.as_ref().filter(|reader| reader.whole) else { return };
    let Some(placed) = reader.notes.all().iter().find(|placed| placed.note.id == Some(id)) else { return };
    if placed.sought {
        // Its words are still being looked for.
        state.session.going = Some(id);
    } else if placed.is_lost() {
        state.say(Notice::NoteLost);
    }
}

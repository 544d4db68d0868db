//! The search for the words of notes in an edited article: requested once all of it is loaded, and taken in as they are found.

use super::msg::{Effect, FoundNote};
use super::{State, notes_panel};

/// Requests the ranges of notes that are not at their old place, once the whole article is loaded.
pub(super) fn request(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(reader) = state.reader.as_mut().filter(|reader| reader.whole) else { return };
    let Some(notes) = reader.notes.take_unasked() else { return };
    state.session.note_searches += 1;
    effects.push(Effect::FindNotes { generation: state.session.note_searches, article: reader.article().clone(), notes: notes.into() });
}

/// Takes in ranges that were found; `rest` says whether more will come.
pub(super) fn found(state: &mut State, generation: u64, found: &[FoundNote], rest: bool) {
    if generation != state.session.note_searches {
        return;
    }
    if let Some(reader) = &mut state.reader {
        reader.notes.take(found);
    }
    if !rest {
        notes_panel::arrive(state);
    }
}

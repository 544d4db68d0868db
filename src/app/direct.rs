//! Requests that name their object by number or range, as the line mode makes them, where keys and clicks point at it.

use super::msg::{Direct, Effect};
use super::session::Invocation;
use super::{Layer, State, annotate, choose, marks, notebook, places, reading};

/// Carries out a request; returns the command that it runs.
pub(super) fn act(state: &mut State, direct: Direct, effects: &mut Vec<Effect>) -> Option<Invocation> {
    state.notice = None;
    match direct {
        Direct::Run(command) => return Some(command.into()),
        Direct::Row(row) => {
            state.list.move_to(row);
        }
        Direct::Rows(top) => state.list.view.show_from(top),
        Direct::Offset { offset, jump } => go_to(state, offset, jump),
        Direct::Item(row) => match std::mem::take(&mut state.layer) {
            Layer::Picker(picker) => return choose::pick(state, picker, row, effects),
            other => state.layer = other,
        },
        Direct::Finished => reading::finished(state),
        Direct::Note(range) => annotate::selected(state, range),
        Direct::GoToNote(place, note) => notebook::choose(state, place, note, effects),
        Direct::DeleteNote(place, note) => notebook::delete(state, &place, &note, effects),
        Direct::RemoveMark(letter) => marks::remove(state, letter, effects),
    }
    None
}

fn go_to(state: &mut State, offset: usize, jump: bool) {
    let from = if jump { places::here(state) } else { None };
    let Some(reader) = &mut state.reader else { return };
    if offset == 0 {
        reader.to_top();
    } else {
        reader.page.reveal(offset);
        reader.show_offset(offset);
    }
    if let Some(from) = from {
        places::jumped(state, from);
    }
}

//! Requests of the line mode, which name their object by number or range instead of pointing at it with keys or clicks.

use super::msg::{Effect, LineRequest};
use super::session::Invocation;
use super::{Layer, State, annotate, bookmarks, jump_list, notes_panel, pickers, read_tracking};

pub(super) fn act(state: &mut State, direct: LineRequest, effects: &mut Vec<Effect>) -> Option<Invocation> {
    state.notice = None;
    match direct {
        LineRequest::Run(command) => return Some(command.into()),
        LineRequest::Row(row) => {
            state.list.move_to(row);
        }
        LineRequest::Rows(top) => state.list.view.show_from(top),
        LineRequest::Offset { offset, jump } => go_to(state, offset, jump),
        LineRequest::Item(row) => match std::mem::take(&mut state.layer) {
            Layer::Picker(picker) => return pickers::pick(state, picker, row, effects),
            other => state.layer = other,
        },
        LineRequest::Finished => read_tracking::finished(state),
        LineRequest::Note(range) => annotate::selected(state, range),
        LineRequest::GoToNote(note) => notes_panel::choose(state, &note.0, note.1, effects),
        LineRequest::DeleteNote(note) => notes_panel::delete(state, &note.0, &note.1, effects),
        LineRequest::WithArgument { command, argument } => pickers::with_argument::run(state, command, &argument, effects),
        LineRequest::RemoveMark(letter) => bookmarks::remove(state, letter, effects),
    }
    None
}

fn go_to(state: &mut State, offset: usize, jump: bool) {
    let from = if jump { jump_list::here(state) } else { None };
    let Some(reader) = &mut state.reader else { return };
    if offset == 0 {
        reader.go_to_top();
    } else {
        reader.page.reveal(offset);
        reader.show_offset(offset);
    }
    if let Some(from) = from {
        jump_list::jumped(state, from);
    }
}

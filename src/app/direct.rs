//! Requests that name their object by number or range, as the line mode makes them, where keys and clicks point at it.

use std::ops::Range;

use super::msg::Effect;
use super::session::Invocation;
use super::{Layer, State, annotate, choose, marks, notebook, places, reading};
use crate::input::Command;

/// A request with its object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Direct {
    /// Run a command, as its key does.
    Run(Command),
    /// Select a row of the list, from 0.
    Row(usize),
    /// Ask for the rows of the list from this one on; the selected row stays.
    Rows(usize),
    /// Go to a byte of the open article.
    Offset {
        /// The byte.
        offset: usize,
        /// Whether the place left is added to the jump list.
        jump: bool,
    },
    /// The open article was read to its end.
    Finished,
    /// Choose an item of the open picker, from 0.
    Item(usize),
    /// Write a note on these bytes of the open article.
    Note(Range<usize>),
    /// Go to a note of those listed last, from 0.
    GoToNote(usize),
    /// Delete a note of those listed last, from 0.
    DeleteNote(usize),
    /// Remove a mark of those listed last, from 0.
    RemoveMark(usize),
}

/// Carries out a request; returns the command that it runs.
pub(super) fn act(state: &mut State, direct: Direct, effects: &mut Vec<Effect>) -> Option<Invocation> {
    state.notice = None;
    match direct {
        Direct::Run(command) => return Some(command.into()),
        Direct::Row(row) => {
            state.list.move_to(row);
        }
        Direct::Rows(top) => state.list.show_from(top),
        Direct::Offset { offset, jump } => go_to(state, offset, jump),
        Direct::Item(row) => match std::mem::take(&mut state.layer) {
            Layer::Picker(picker) => return choose::pick(state, picker, row, effects),
            other => state.layer = other,
        },
        Direct::Finished => reading::finished(state),
        Direct::Note(range) => annotate::selected(state, range),
        Direct::GoToNote(index) => notebook::choose(state, index, effects),
        Direct::DeleteNote(index) => notebook::delete(state, index, effects),
        Direct::RemoveMark(index) => marks::remove(state, index, effects),
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

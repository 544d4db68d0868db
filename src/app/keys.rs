//! Key presses: the top layer handles them first, then counts, then key sequences. Returns the command that a key runs.

use super::bindings::{mode, runs, takes_digit};
use super::msg::Effect;
use super::prompt::{Prompt, Target};
use super::session::Invocation;
use super::{Layer, State, annotate, bookmarks, changes, link_hints, open_question, pickers, picture_viewer, prompt, select, unsaved};
use crate::input::{Command, Found, Key};
use crate::words::Notice;

/// Handles one key press; returns the command that it runs.
pub(super) fn press(state: &mut State, key: Key, effects: &mut Vec<Effect>) -> Option<Invocation> {
    state.notice = None;
    (state.entering, state.session.alone, state.session.postponed) = (false, false, None);
    state.session.record.give_up();
    state.mouse.clicked = None;
    if runs(state, key, Command::ForceQuit) {
        return Some(Command::ForceQuit.into());
    }
    match std::mem::take(&mut state.layer) {
        Layer::Panes => return in_panes(state, key),
        Layer::Picker(picker) => return pickers::press(state, picker, key, effects),
        Layer::Prompt(line) => in_prompt(state, line, key, effects),
        Layer::ArticleInfo(info) => pickers::scroll(state, info, key),
        Layer::Select(selection) => select::press(state, selection, key, effects),
        Layer::Changes(panel) => changes::press(state, panel, key),
        Layer::Picture(viewer) => picture_viewer::press(state, viewer, key, effects),
        Layer::OpenQuestion(question) => open_question::press(state, question, key, effects),
        Layer::QuitQuestion(_) => unsaved::press(state, key, effects),
        Layer::Letter(letter) => bookmarks::press(state, letter, key, effects),
        Layer::Hints(letters) => match key.typed() {
            Some(letter) => state.layer = link_hints::type_letter(state, letters, letter, effects).map_or(Layer::Panes, Layer::Hints),
            None => state.layer = Layer::Panes,
        },
    }
    None
}

/// Handles pasted text: it goes into a prompt and is never interpreted as keys.
pub(super) fn paste(state: &mut State, text: &str, effects: &mut Vec<Effect>) {
    match std::mem::take(&mut state.layer) {
        Layer::Prompt(line) => prompt::paste(state, line, text, effects),
        Layer::Picker(mut picker) => {
            picker.line.paste(text);
            picker.narrow();
            pickers::preview(state, &picker);
            state.layer = Layer::Picker(picker);
        }
        other => {
            state.layer = other;
            state.say(Notice::PastedNowhere);
        }
    }
}

/// Handles a key press in the prompt: Enter on a note saves it.
pub(super) fn in_prompt(state: &mut State, prompt: Prompt, key: Key, effects: &mut Vec<Effect>) {
    match &prompt.target {
        Target::Note(annotation) if key.is_enter() => annotate::accept(state, annotation, prompt.line.text(), effects),
        _ => prompt::press(state, prompt, key, effects),
    }
}

fn in_panes(state: &mut State, key: Key) -> Option<Invocation> {
    if state.pending.is_empty() && takes_digit(state, key) {
        return None;
    }
    if key.is_escape() && (!state.pending.is_empty() || state.count.is_some()) {
        state.pending.clear();
        state.count = None;
        return None;
    }
    state.pending.push(key);
    match state.config.keymap.lookup(mode(state), &state.pending) {
        Found::Run(command) => {
            state.pending.clear();
            return Some(Invocation { command, count: state.count.take() });
        }
        Found::Wait(_) => (),
        Found::Nothing if state.config.keymap.is_begun(&state.pending) => (),
        Found::Nothing => {
            let keys = state.pending.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
            state.pending.clear();
            state.count = None;
            state.say(Notice::UnknownKey { keys });
        }
    }
    None
}

//! From keys to commands: layers first, then counts, then sequences.

use super::msg::Effect;
use super::{Focus, Layer, State, changes, choose, commands, hints, marks, picture, prompt, select};
use crate::input::{Command, Found, Key, Mode};
use crate::words::Notice;

/// No count is taken for more than this.
const MOST: usize = 99_999;

/// Takes one key in.
pub(super) fn press(state: &mut State, key: Key, effects: &mut Vec<Effect>) {
    state.notice = None;
    (state.entering, state.books.alone, state.books.postponed) = (false, false, None);
    state.mouse.clicked = None;
    if runs(state, key, Command::ForceQuit) {
        return effects.push(Effect::Quit);
    }
    match std::mem::take(&mut state.layer) {
        Layer::Panes => in_panes(state, key, effects),
        Layer::Prompt(line) => prompt::press(state, line, key, effects),
        Layer::Picker(picker) => choose::press(state, picker, key, effects),
        Layer::Sheet(sheet) => choose::scroll(state, sheet, key),
        Layer::Select(selection) => select::press(state, selection, key, effects),
        Layer::Changes(panel) => changes::press(state, panel, key),
        Layer::Picture(viewer) => picture::press(state, viewer, key, effects),
        Layer::Letter(letter) => marks::press(state, letter, key, effects),
        Layer::Hints(letters) => match key.typed() {
            Some(letter) => state.layer = hints::type_letter(state, letters, letter, effects).map_or(Layer::Panes, Layer::Hints),
            None => state.layer = Layer::Panes,
        },
    }
}

/// Takes pasted text in: it goes into a prompt, and is never read as keys.
pub(super) fn paste(state: &mut State, text: &str, effects: &mut Vec<Effect>) {
    match std::mem::take(&mut state.layer) {
        Layer::Prompt(line) => prompt::paste(state, line, text, effects),
        Layer::Picker(mut picker) => {
            picker.line.paste(text);
            picker.narrow();
            choose::preview(state, &picker);
            state.layer = Layer::Picker(picker);
        }
        other => {
            state.layer = other;
            state.say(Notice::PastedNowhere);
        }
    }
}

/// Whether `key` alone runs `command` in the pane in use.
pub(super) fn runs(state: &State, key: Key, command: Command) -> bool {
    state.config.keymap.lookup(mode(state), &[key]) == Found::Run(command)
}

/// The mode of the pane in use.
pub fn mode(state: &State) -> Mode {
    match state.focus {
        Focus::List => Mode::List,
        Focus::Reader => Mode::Reader,
    }
}

/// Takes a digit of a count in; says whether it was one.
pub(super) fn takes_digit(state: &mut State, key: Key) -> bool {
    let Some(digit) = key.digit().filter(|&digit| digit > 0 || state.count.is_some()) else { return false };
    state.count = Some((state.count.unwrap_or(0) * 10 + digit).min(MOST));
    true
}

fn in_panes(state: &mut State, key: Key, effects: &mut Vec<Effect>) {
    if state.pending.is_empty() && takes_digit(state, key) {
        return;
    }
    if key.is_escape() && (!state.pending.is_empty() || state.count.is_some()) {
        state.pending.clear();
        state.count = None;
        return;
    }
    state.pending.push(key);
    match state.config.keymap.lookup(mode(state), &state.pending) {
        Found::Run(command) => {
            state.pending.clear();
            let count = state.count.take();
            commands::run(state, command, count, effects);
        }
        Found::Wait(_) => (),
        Found::Nothing => {
            let keys = state.pending.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
            state.pending.clear();
            state.count = None;
            state.say(Notice::UnknownKey { keys });
        }
    }
}

//! Key lookups for the focused pane: single-key commands and counts.

use super::{Focus, State};
use crate::input::{Command, Found, Key, Mode};

const MOST: usize = 99_999;

pub(crate) fn mode(state: &State) -> Mode {
    match state.focus {
        Focus::List => Mode::List,
        Focus::Reader => Mode::Reader,
    }
}

pub(super) fn runs(state: &State, key: Key, command: Command) -> bool {
    state.config.keymap.lookup(mode(state), &[key]) == Found::Run(command)
}

/// Adds a digit to the count; returns whether `key` was one.
pub(super) fn takes_digit(state: &mut State, key: Key) -> bool {
    let Some(digit) = key.digit().filter(|&digit| digit > 0 || state.count.is_some()) else { return false };
    state.count = Some((state.count.unwrap_or(0) * 10 + digit).min(MOST));
    true
}

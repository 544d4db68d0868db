//! Rows that arrive for the open panel, and the keys that waited for them.

use super::msg::Effect;
use super::{State, commands, keys, pickers};
use crate::library::PanelWindow;

/// Takes in rows of the open panel, then the keys that waited for them.
pub(super) fn take_rows(state: &mut State, window: &PanelWindow, effects: &mut Vec<Effect>) {
    for key in pickers::take_rows(state, window) {
        if let Some(invocation) = keys::press(state, key, effects) {
            commands::run(state, invocation, effects);
        }
    }
}

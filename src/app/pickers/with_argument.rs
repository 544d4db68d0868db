//! Commands that take an argument: what is typed after their name in the palette, or in a line.

use super::super::msg::Effect;
use super::super::{State, saved_searches, speakers};
use crate::input::Command;

/// Runs a command that takes an argument.
pub(in super::super) fn run(state: &mut State, command: Command, argument: &str, effects: &mut Vec<Effect>) {
    match command {
        Command::SaveSearch => saved_searches::save(state, argument, effects),
        Command::DeleteSearch => saved_searches::delete(state, argument, effects),
        Command::Speaker => speakers::put_right(state, argument, effects),
        _ => (),
    }
}

//! The question before a local file, a picture or a sound is opened in an external program: Enter opens it, any other key does not.

use super::State;
use super::msg::Effect;
use crate::input::Key;
use crate::library::OpenQuestion;
use crate::words::{Label, Notice};

/// The question, as the status line shows it.
pub(crate) fn label(question: &OpenQuestion) -> Label {
    Label::OpenQuestion { what: question.what.clone(), with: question.with.clone() }
}

/// Handles a key press while the question is open.
pub(super) fn press(state: &mut State, question: OpenQuestion, key: Key, effects: &mut Vec<Effect>) {
    if key.is_enter() {
        effects.push(Effect::OpenConfirmed(question.target));
    } else {
        state.say(Notice::OpenCancelled);
    }
}

//! Changes that could not be saved: which rows show it, and the question before quitting without them.

use std::path::PathBuf;
use std::sync::Arc;

use super::msg::Effect;
use super::{Layer, Presentation, State};
use crate::input::Key;
use crate::library::{ArticleKey, ChangeOrigin, UnsavedChanges};
use crate::words::{Cause, Label, Notice};

/// The question whether to quit although changes are not saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuitQuestion {
    /// Whether to quit as soon as they are.
    pub(crate) waiting: bool,
}

impl QuitQuestion {
    /// The question, as the status line shows it.
    pub(crate) fn label(self, state: &State) -> Label {
        let (count, why) = state.unsaved.as_ref().map_or((0, Cause::DiskFault), |unsaved| (unsaved.count, unsaved.why.clone()));
        if self.waiting { Label::QuitWaiting { count, why } } else { Label::QuitUnsaved { count, why } }
    }
}

impl State {
    /// Whether an article has changes that are not saved.
    pub(crate) fn is_unsaved(&self, article: ArticleKey) -> bool {
        self.unsaved.as_ref().is_some_and(|unsaved| unsaved.articles.contains(&article))
    }

    /// The notice for a change, which says if it is not saved.
    pub(super) fn said_of(&self, notice: Notice, whose: ChangeOrigin) -> Notice {
        if whose == ChangeOrigin::OursUnsaved { Notice::NotSavedYet { what: self.words.say(&notice) } } else { notice }
    }
}

/// Takes in which changes are not saved.
pub(super) fn received(state: &mut State, unsaved: Option<Arc<UnsavedChanges>>, effects: &mut Vec<Effect>) {
    let before = std::mem::replace(&mut state.unsaved, unsaved);
    if state.unsaved.is_some() {
        return;
    }
    let question = match state.layer {
        Layer::QuitQuestion(question) => Some(question),
        _ => None,
    };
    if question.is_some() {
        state.layer = Layer::Panes;
    }
    if question.is_some_and(|question| question.waiting) {
        effects.push(Effect::Quit);
    } else if let Some(before) = before.filter(|before| before.count > 0) {
        state.say(Notice::SavedNow { count: before.count });
    }
}

/// Quits, or asks first. The line mode cannot ask: it saves the changes elsewhere and says so.
pub(super) fn quit(state: &mut State, effects: &mut Vec<Effect>) {
    let unsaved = state.unsaved.as_ref().is_some_and(|unsaved| unsaved.count > 0);
    if unsaved && state.presentation == Presentation::Screen {
        state.layer = Layer::QuitQuestion(QuitQuestion { waiting: false });
    } else {
        effects.push(Effect::Quit);
    }
}

/// Handles a key press while the question is open.
pub(super) fn press(state: &mut State, key: Key, effects: &mut Vec<Effect>) {
    if key.is_enter() {
        state.layer = Layer::QuitQuestion(QuitQuestion { waiting: true });
        effects.push(Effect::RetrySaving);
        return;
    }
    match key.typed() {
        Some('s') => {
            state.layer = Layer::QuitQuestion(QuitQuestion { waiting: false });
            effects.push(Effect::RescueUnsaved);
        }
        Some('l') => effects.extend([Effect::DiscardUnsaved, Effect::Quit]),
        _ => (),
    }
}

/// Quits once the changes are saved elsewhere.
pub(super) fn rescued(state: &mut State, rescued: Result<PathBuf, Cause>, effects: &mut Vec<Effect>) {
    match rescued {
        Ok(_) => effects.push(Effect::Quit),
        Err(why) => state.say(Notice::RescueFailed { why }),
    }
}

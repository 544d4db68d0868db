//! Letters that stand for places: one place each in the whole library. What they stand for is in the store's keeping; here is asked
//! for it, and gone there.

use super::msg::Effect;
use super::pending::{RequestKind, Trigger};
use super::picker::Purpose;
use super::places::{self, Spot};
use super::{Layer, State, bindings, popup};
use crate::input::{Command, Key};
use crate::library::{Change, PanelSource, SavedLocation};
use crate::words::Notice;

/// What the letter waited for is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letter {
    /// Stand for this place.
    Set,
    /// Lead to the place it stands for.
    GoTo,
}

/// Waits for a letter.
pub(super) fn ask(state: &mut State, what: Letter) {
    if what == Letter::Set && state.reader.is_none() {
        return state.say(Notice::NoArticle);
    }
    state.layer = Layer::Letter(what);
}

/// Takes the letter waited for.
pub(super) fn press(state: &mut State, what: Letter, key: Key, effects: &mut Vec<Effect>) {
    if key.is_escape() {
        return;
    }
    let again = key.typed() == Some('\'') || bindings::runs(state, key, Command::GoToMark);
    match (what, key.typed().filter(char::is_ascii_alphanumeric)) {
        (Letter::Set, Some(letter)) => set(state, letter, effects),
        (Letter::GoTo, Some(letter)) => {
            state.session.recalling = Some(letter);
            effects.push(Effect::Recall(letter));
        }
        (Letter::GoTo, None) if again => places::back(state, effects),
        (Letter::GoTo, None) if key.typed() == Some('?') => list(state),
        (_, None) => state.say(Notice::NoLetter { key: key.to_string() }),
    }
}

fn set(state: &mut State, letter: char, effects: &mut Vec<Effect>) {
    let Some(spot) = places::spot(state) else { return state.say(Notice::NoArticle) };
    state.session.pending.add(RequestKind::Mark(letter), Trigger::Key);
    effects.push(Effect::Keep(vec![Change::Mark { letter, at: Some((spot.key, spot.anchor)) }]));
}

/// Goes where the letter leads, if it is the one asked for last.
pub(super) fn recalled(state: &mut State, letter: char, place: Option<SavedLocation>, effects: &mut Vec<Effect>) {
    if state.session.recalling.take_if(|asked| *asked == letter).is_none() {
        return;
    }
    match place {
        Some(place) => go(state, letter, place, effects),
        None => state.say(Notice::NoMark { letter: letter.to_string() }),
    }
}

/// Goes where a letter leads.
pub(super) fn go(state: &mut State, letter: char, place: SavedLocation, effects: &mut Vec<Effect>) {
    match place.key {
        Some(key) => places::jump_to(state, Spot { key, anchor: place.anchor, row: None }, effects),
        None => state.say(Notice::MarkElsewhere { letter: letter.to_string(), title: place.title }),
    }
}

/// Opens the list of all marks.
pub(super) fn list(state: &mut State) {
    popup::open_panel(state, Purpose::Marks, PanelSource::Marks);
}

/// Takes a mark away.
pub(super) fn remove(state: &mut State, letter: char, effects: &mut Vec<Effect>) {
    state.session.pending.add(RequestKind::Mark(letter), Trigger::Key);
    effects.push(Effect::Keep(vec![Change::Mark { letter, at: None }]));
}

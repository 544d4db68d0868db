//! Marks as in vim: a letter names one place in the whole library. The store keeps them; this module requests, sets, lists and opens
//! them.

use super::jump_list::{self, Spot};
use super::msg::Effect;
use super::pending_requests::{RequestKind, Trigger};
use super::picker::Purpose;
use super::{Layer, State, bindings, popup};
use crate::input::{Command, Key};
use crate::library::{Change, PanelSource, SavedLocation};
use crate::words::Notice;

/// The purpose of the letter being waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letter {
    Set,
    GoTo,
}

pub(super) fn ask(state: &mut State, what: Letter) {
    if what == Letter::Set && state.reader.is_none() {
        return state.say(Notice::NoArticle);
    }
    state.layer = Layer::Letter(what);
}

pub(super) fn press(state: &mut State, what: Letter, key: Key, effects: &mut Vec<Effect>) {
    if key.is_escape() {
        return;
    }
    let again = key.typed() == Some('\'') || bindings::runs(state, key, Command::GoToMark);
    match (what, key.typed().filter(char::is_ascii_alphanumeric)) {
        (Letter::Set, Some(letter)) => set(state, letter, effects),
        (Letter::GoTo, Some(letter)) => {
            state.session.recalling = Some(letter);
            effects.push(Effect::FindMark(letter));
        }
        (Letter::GoTo, None) if again => jump_list::back(state, effects),
        (Letter::GoTo, None) if key.typed() == Some('?') => list(state),
        (_, None) => state.say(Notice::NoLetter { key: key.to_string() }),
    }
}

fn set(state: &mut State, letter: char, effects: &mut Vec<Effect>) {
    let Some(spot) = jump_list::spot(state) else { return state.say(Notice::NoArticle) };
    state.session.pending.add(RequestKind::Mark(letter), Trigger::Key);
    effects.push(Effect::Save(vec![Change::Mark { letter, at: Some(Box::new((spot.key, spot.anchor))) }]));
}

/// Goes to the mark's place, if it is the one requested last.
pub(super) fn found(state: &mut State, letter: char, place: Option<SavedLocation>, effects: &mut Vec<Effect>) {
    if state.session.recalling.take_if(|asked| *asked == letter).is_none() {
        return;
    }
    match place {
        Some(place) => go(state, letter, place, effects),
        None => state.say(Notice::NoMark { letter: letter.to_string() }),
    }
}

pub(super) fn go(state: &mut State, letter: char, place: SavedLocation, effects: &mut Vec<Effect>) {
    match place.key {
        Some(key) => jump_list::jump_to(state, Spot { key, anchor: place.anchor, row: None }, effects),
        None => state.say(Notice::MarkElsewhere { letter: letter.to_string(), title: place.title }),
    }
}

pub(super) fn list(state: &mut State) {
    popup::open_panel(state, Purpose::Marks, PanelSource::Marks);
}

pub(super) fn remove(state: &mut State, letter: char, effects: &mut Vec<Effect>) {
    state.session.pending.add(RequestKind::Mark(letter), Trigger::Key);
    effects.push(Effect::Save(vec![Change::Mark { letter, at: None }]));
}

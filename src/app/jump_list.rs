//! Jump list as in vim, and the saved reading position: places before each jump to go back and forward to, and the current place, sent to
//! the store as it changes. A place is identified by its words, so that it is found again in an edited article.

use super::msg::Effect;
use super::reader::{Reader, Shows};
use super::{Focus, Layer, Presentation, State};
use crate::find::Anchor;
use crate::input::Command;
use crate::library::{ArticleKey, Change, SavedPosition};
use crate::page::{Folds, Page};
use crate::words::Notice;

/// Number of places in the jump list, as in vim.
const MOST: usize = 100;

/// A place in an article of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The article.
    pub key: ArticleKey,
    pub anchor: Anchor,
    /// The row of the screen it was on; `None` for the default row.
    pub row: Option<u16>,
}

/// The jump list and the reading positions known to the store.
#[derive(Debug, Clone, Default)]
pub(super) struct JumpList {
    /// Places before each jump, the latest last.
    jumps: Vec<Spot>,
    /// Index of the current place in `jumps`; its length if the reader did not go back.
    at: usize,
    /// The place before the last jump.
    before: Option<Spot>,
    /// The last place in the reader.
    last: Option<Spot>,
    /// The place an article is being opened for.
    arriving: Option<Spot>,
    /// An article opened from the jump list or a mark, which adds no jump of its own.
    quiet: Option<ArticleKey>,
    /// The cursor position sent to the store last: article, byte, row, percent.
    sent_position: Option<(ArticleKey, usize, u16, u8)>,
    /// The folds sent to the store last.
    sent_folds: Option<(ArticleKey, Folds)>,
}

impl JumpList {
    /// Adds a place at the end, removing an earlier entry for the same place.
    fn add(&mut self, spot: Spot) {
        self.jumps.retain(|old| (old.key, old.anchor.at) != (spot.key, spot.anchor.at));
        self.jumps.push(spot);
        let surplus = self.jumps.len().saturating_sub(MOST);
        self.jumps.drain(..surplus);
        self.at = self.jumps.len();
    }

    fn leave(&mut self, spot: Spot) {
        self.before = Some(spot.clone());
        self.add(spot);
    }
}

/// Whether a command adds the place it leaves to the jump list.
pub(super) fn is_left_by(command: Command) -> bool {
    use Command as Is;
    matches!(command, Is::First | Is::Last | Is::NextMatch | Is::PreviousMatch | Is::NextSection | Is::PreviousSection)
}

/// The current place, if the reader has the focus.
pub(super) fn here(state: &mut State) -> Option<Spot> {
    if state.focus != Focus::Reader {
        return None;
    }
    spot(state)
}

/// The place of the cursor in the article shown, also in the list's preview.
pub(super) fn spot(state: &mut State) -> Option<Spot> {
    let reader = state.reader.as_mut()?;
    let SavedPosition { anchor, row, .. } = reader.current_position();
    Some(Spot { key: reader.key, anchor, row: Some(row) })
}

/// Adds `from` to the jump list if the cursor has moved away from it in the same article. A change of article is recorded when the other
/// one opens.
pub(super) fn jumped(state: &mut State, from: Spot) {
    let here = state.reader.as_mut().map(|reader| (reader.key, reader.spot().0.start));
    if here.is_some_and(|(key, at)| key == from.key && at != from.anchor.at) {
        state.session.jump_list.leave(from);
    }
}

pub(super) fn jump_to(state: &mut State, spot: Spot, effects: &mut Vec<Effect>) {
    if let Some(from) = here(state).or_else(|| state.session.jump_list.last.clone()) {
        state.session.jump_list.leave(from);
    }
    go(state, spot, effects);
}

/// Goes to the place before the last jump; repeated, goes back and forth.
pub(super) fn back(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(before) = state.session.jump_list.before.clone() else { return state.say(Notice::NoPlaceBefore) };
    jump_to(state, before, effects);
}

pub(super) fn older(state: &mut State, times: usize, effects: &mut Vec<Effect>) {
    let here = here(state);
    let places = &mut state.session.jump_list;
    let mut at = places.at;
    if at >= places.jumps.len() {
        // The current place is where going forward ends; from the list, that is the last place in the reader.
        let reading = here.is_some();
        if let Some(end) = here.or_else(|| places.last.clone()) {
            places.add(end);
            at = places.jumps.len() - usize::from(reading);
        }
    }
    let Some(target) = at.checked_sub(times.max(1)) else { return state.say(Notice::NoOlderPlace) };
    to_jump(state, target, effects);
}

pub(super) fn newer(state: &mut State, times: usize, effects: &mut Vec<Effect>) {
    let target = state.session.jump_list.at.saturating_add(times.max(1));
    if target >= state.session.jump_list.jumps.len() {
        return state.say(Notice::NoNewerPlace);
    }
    to_jump(state, target, effects);
}

fn to_jump(state: &mut State, target: usize, effects: &mut Vec<Effect>) {
    let Some(spot) = state.session.jump_list.jumps.get(target).cloned() else { return };
    state.session.jump_list.at = target;
    go(state, spot, effects);
}

fn go(state: &mut State, spot: Spot, effects: &mut Vec<Effect>) {
    state.focus = Focus::Reader;
    state.entering = false;
    state.session.jump_list.quiet = Some(spot.key);
    // One that is only being read again is here to go to.
    if state.wanted.is_none_or(|wanted| wanted == spot.key)
        && let Some(reader) = state.reader.as_mut().filter(|reader| reader.key == spot.key)
    {
        state.search.keep_open();
        return reader.go_to(&spot.anchor, spot.row);
    }
    if state.reader.as_ref().is_some_and(|reader| reader.key != spot.key) {
        state.reader = None;
    }
    let key = spot.key;
    state.session.jump_list.arriving = Some(spot);
    state.list.follow(key);
    state.want(key, effects);
}

/// Restores reading position and folds of an article just opened.
pub(super) fn opened(state: &mut State) {
    let Some(reader) = &mut state.reader else { return };
    let (key, kept) = (reader.key, std::sync::Arc::clone(&reader.kept));
    let recent = &state.session.recent;
    reader.status = recent.status(key, &kept);
    if state.presentation == Presentation::Lines {
        reader.page.open_all();
    } else {
        reader.fold_again(recent.folds(key, &kept));
    }
    if let Some(place) = recent.place(key).or(kept.place.as_ref()) {
        reader.go_on(place);
    }
    state.session.jump_list.sent_position = None;
    state.session.jump_list.sent_folds = Some((key, reader.page.folds().clone()));
}

/// Restores the folds once the rest of the article is loaded, unless the reader has changed them meanwhile.
pub(super) fn fully_loaded(state: &mut State) {
    let Some(reader) = &mut state.reader else { return };
    let key = reader.key;
    if state.presentation == Presentation::Lines {
        return reader.keeping_place(Page::open_all);
    }
    if state.session.jump_list.sent_folds.as_ref().is_some_and(|(of, folds)| *of == key && folds == reader.page.folds()) {
        let kept = std::sync::Arc::clone(&reader.kept);
        reader.fold_again(state.session.recent.folds(key, &kept));
        state.session.jump_list.sent_folds = Some((key, reader.page.folds().clone()));
    }
}

/// Goes to the place for which the article was opened; a search highlights its matches there without moving.
pub(super) fn arrive(state: &mut State) {
    let Some(reader) = &mut state.reader else { return };
    // A place in another article is no longer waited for.
    let Some(spot) = state.session.jump_list.arriving.take().filter(|spot| spot.key == reader.key) else { return };
    state.search.stay();
    reader.go_to(&spot.anchor, spot.row);
}

/// Sends the reading position and the folds to the store, if they changed.
pub(super) fn save_position(state: &mut State, effects: &mut Vec<Effect>) {
    save_folds(state, effects);
    if state.focus != Focus::Reader || state.panes.reader.is_none() || matches!(state.layer, Layer::Prompt(_)) {
        return;
    }
    let wanted = state.wanted;
    // Articles about to be replaced, and those that could not be read, have no reading position.
    let here = |reader: &&mut Reader| reader.whole && reader.shows == Shows::Words && wanted.is_none_or(|wanted| wanted == reader.key);
    let Some(reader) = state.reader.as_mut().filter(here).filter(|reader| !reader.article().text().is_empty()) else { return };
    let places = &mut state.session.jump_list;
    let key = reader.key;
    if let Some(last) = places.last.take_if(|last| last.key != key)
        && places.quiet != Some(key)
    {
        places.leave(last);
    }
    places.quiet = None;
    let (words, row) = reader.spot();
    let now = Some((key, words.start, row, reader.progress()));
    if places.sent_position == now {
        return;
    }
    places.sent_position = now;
    let place = reader.current_position();
    places.last = Some(Spot { key, anchor: place.anchor.clone(), row: Some(row) });
    if state.session.recent.place(key).or(reader.kept.place.as_ref()) != Some(&place) {
        state.session.recent.entry(key).place = Some(place.clone());
        effects.push(Effect::Save(vec![Change::Place { key, place: Box::new(place) }]));
    }
}

fn save_folds(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(reader) = &state.reader else { return };
    let folds = reader.page.folds();
    // Showing quotations only, and sections opened by a search, are temporary.
    let screen = state.presentation == Presentation::Screen;
    if !screen || folds.shows_quotes_only() || state.search.has_opened() || !reader.whole {
        return;
    }
    let key = reader.key;
    if state.session.jump_list.sent_folds.as_ref().is_some_and(|(of, known)| *of == key && known == folds) {
        return;
    }
    state.session.jump_list.sent_folds = Some((key, folds.clone()));
    let closed = reader.closed();
    state.session.recent.entry(key).folds = Some(closed.clone());
    effects.push(Effect::Save(vec![Change::Folds { key, closed }]));
}

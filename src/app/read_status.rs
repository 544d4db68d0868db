//! Read and star status. Requests go to the store and show once confirmed; pending ones are remembered so that replies match their key
//! press.

use std::sync::Arc;

use super::msg::Effect;
use super::pending_requests::{RequestKind, Trigger};
use super::reader::Reader;
use super::{Focus, State, annotate, resume, saved_searches, speakers, undo};
use crate::library::{ArticleKey, Change, ChangeOrigin, ReadStatus, SaveConfirmation};
use crate::words::Notice;

/// Number of confirmations in one message that are remembered for articles opened at the same moment.
const AT_ONCE: usize = 100;

/// The article that the keys act on: the one under the list's cursor or the open one; with its status as far as known.
fn subject(state: &State) -> Option<(ArticleKey, ReadStatus)> {
    let row = match state.focus {
        Focus::List => state.list.view.selected(),
        Focus::Reader => state.list.row_of(state.current_key()?),
    };
    // An article being reloaded is still the open one.
    let here = |reader: &&Reader| state.focus == Focus::Reader && state.wanted.is_none_or(|wanted| wanted == reader.key);
    let open = state.reader.as_ref().filter(here);
    open.map(|reader| (reader.key, reader.status)).or_else(|| row.map(|row| (row.key, row.status)))
}

/// Whether the open article is shown as starred: by the status that the keys act on, for its own may be older or newer than its row's.
pub(crate) fn is_starred(state: &State, reader: &Reader) -> bool {
    let subject = subject(state).filter(|(key, _)| *key == reader.key);
    subject.map_or(reader.status.starred, |(_, status)| status.starred)
}

pub(super) fn star(state: &mut State, effects: &mut Vec<Effect>) {
    let Some((key, status)) = subject(state) else { return refuse(state) };
    let starred = !state.session.pending.starred(key).unwrap_or(status.starred);
    state.session.pending.add(RequestKind::Starred(key, starred), Trigger::Key);
    effects.push(Effect::Save(vec![Change::Starred { key, starred }]));
}

pub(super) fn read(state: &mut State, effects: &mut Vec<Effect>) {
    let Some((key, status)) = subject(state) else { return refuse(state) };
    let read = !state.session.pending.read(key).unwrap_or(status.read);
    state.session.pending.add(RequestKind::Read(key, read), Trigger::Key);
    state.session.read_tracker.decided(key);
    let mut changes = vec![Change::Read { key, read }];
    if let Some(reader) = state.reader.as_ref().filter(|reader| read && reader.key == key && reader.whole) {
        changes.push(Change::Seen { key, text: Arc::clone(reader.article()) });
    }
    effects.push(Effect::Save(changes));
}

pub(super) fn read_listed(state: &mut State, read: bool, effects: &mut Vec<Effect>) {
    if state.list.view.total == 0 {
        return state.say(Notice::EmptyList);
    }
    if let Some(key) = state.reader.as_ref().map(|reader| reader.key) {
        state.session.read_tracker.decided(key);
    }
    state.session.pending.add(RequestKind::Listed(read), Trigger::Key);
    effects.push(Effect::SaveReadOfListed { read });
}

fn refuse(state: &mut State) {
    state.say(if state.focus == Focus::List { Notice::EmptyList } else { Notice::NoArticle });
}

/// Handles a confirmation of the store: shows the new status and makes it undoable.
pub(super) fn saved(state: &mut State, confirmation: SaveConfirmation) {
    state.list.apply_status_changes(&confirmation.done);
    state.saved_searches.status_changed(&confirmation.done);
    for change in &confirmation.done {
        show(state, change, confirmation.whose);
        if confirmation.whose == ChangeOrigin::Theirs {
            undo::leave_to_others(state, change);
        }
    }
    // Of a bulk change, only as many as fit are remembered here; the store sends all of them.
    for change in confirmation.done.iter().rev().take(AT_ONCE).rev() {
        match change {
            Change::Read { key, read } => state.session.recent.entry(*key).read = Some(*read),
            Change::Starred { key, starred } => state.session.recent.entry(*key).starred = Some(*starred),
            _ => (),
        }
    }
    if confirmation.whose != ChangeOrigin::Theirs {
        confirm(state, confirmation);
    }
}

fn show(state: &mut State, change: &Change, whose: ChangeOrigin) {
    let open = state.reader.as_mut();
    match change {
        Change::Read { key, read } => {
            if let Some(reader) = open.filter(|reader| reader.key == *key) {
                reader.status.read = *read;
            }
        }
        Change::Starred { key, starred } => {
            if let Some(reader) = open.filter(|reader| reader.key == *key) {
                reader.status.starred = *starred;
            }
        }
        Change::Place { key, .. } | Change::Folds { key, .. } => {
            if whose == ChangeOrigin::Theirs && open.is_none_or(|reader| reader.key != *key) {
                state.session.recent.forget_place(*key);
            }
        }
        Change::Note { .. } | Change::NoteGone { .. } => annotate::show(state, change),
        Change::Speaker { key, given } => speakers::show(state, *key, given),
        Change::SavedSearch { name, query } => saved_searches::saved(state, name, query.as_deref()),
        // Measure and search history of other instances apply from the next start; marks are requested when needed.
        Change::Seen { .. } | Change::Mark { .. } | Change::Measure(_) | Change::Searched { .. } => (),
        Change::Session(_, part) => resume::confirm(state, part, whose),
    }
}

/// Shows what was done if a key press requested it, and makes it undoable.
fn confirm(state: &mut State, confirmation: SaveConfirmation) {
    let (mut undo, whose) = (confirmation.undo, confirmation.whose);
    let mut many = Vec::new();
    for change in &confirmation.done {
        let Some(asked) = RequestKind::of(change) else { continue };
        match (state.session.pending.confirm(asked), asked) {
            (None, RequestKind::Read(_, read)) => many.push(read),
            (None | Some(Trigger::Reading), _) => (),
            (Some(trigger), _) => {
                if trigger == Trigger::Undo {
                    undo.retain(|change| RequestKind::of(change).is_none_or(|back| !back.concerns(asked)));
                }
                undo::say(state, change, trigger, whose);
            }
        }
    }
    let listed = many.first().copied().or_else(|| state.session.pending.listed().filter(|_| confirmation.done.is_empty()));
    let trigger = listed.and_then(|read| state.session.pending.confirm(RequestKind::Listed(read)));
    if let (Some(read), Some(trigger)) = (listed, trigger) {
        if trigger == Trigger::Undo {
            undo.retain(|change| !matches!(change, Change::Read { .. }));
        }
        undo::say_many(state, (read, many.len()), trigger, whose);
    }
    state.session.undo.add(undo, many.is_empty());
}

//! When an article counts as read: when its end was seen while the reader had the keys, or after a while there. Passing over it in
//! the list never counts, nor does its showing beside the list.

use std::sync::Arc;

use super::msg::Effect;
use super::pending_requests::{RequestKind, Trigger};
use super::reader::{Reader, Shows};
use super::{Focus, Presentation, State, Window};
use crate::library::{ArticleKey, Change};

/// The article somebody reads now.
#[derive(Debug, Clone, Default)]
pub(super) struct Reading {
    /// Which one.
    key: Option<ArticleKey>,
    /// Counts the readings, so that the end of a time that nobody waits for any more is known.
    ticket: u64,
    /// Whether its time has come.
    due: bool,
    /// Whether this reading has counted, or somebody said themselves how the article stands.
    counted: bool,
}

impl Reading {
    /// Somebody says themselves how the article stands: this reading says nothing more about it.
    pub(super) fn decided(&mut self, key: ArticleKey) {
        self.counted |= self.key == Some(key);
    }
}

/// Looks who reads what, after anything changed.
pub(super) fn settle(state: &mut State, effects: &mut Vec<Effect>) {
    let reads = state.focus == Focus::Reader && state.panes.reader.is_some();
    // One whose file is read again meanwhile is still the one somebody reads; one that waits for another's coming is not.
    let here = |key: ArticleKey| state.wanted.is_none_or(|wanted| wanted == key);
    let key = state.reader.as_ref().map(|reader| reader.key).filter(|&key| reads && here(key));
    let reading = &mut state.session.reading;
    if reading.key != key {
        *reading = Reading { key, ticket: reading.ticket + 1, ..Reading::default() };
        let after = state.config.options.read_after;
        if key.is_some() && after > 0 {
            effects.push(Effect::StartTimer { ticket: reading.ticket, after: u32::from(after) });
        }
    }
    if key.is_some() && !state.session.reading.counted && state.window == Window::InUse {
        count(state, effects);
    }
}

/// The terminal's window is in use again, or another one is: nobody reads meanwhile, so the time is taken anew.
pub(super) fn look(state: &mut State, window: Window, effects: &mut Vec<Effect>) {
    if std::mem::replace(&mut state.window, window) == window {
        return;
    }
    let reading = &mut state.session.reading;
    reading.ticket += 1;
    let after = state.config.options.read_after;
    if window == Window::InUse && reading.key.is_some() && !reading.due && !reading.counted && after > 0 {
        effects.push(Effect::StartTimer { ticket: reading.ticket, after: u32::from(after) });
    }
}

/// The time asked for has come.
pub(super) fn woke(state: &mut State, ticket: u64) {
    let reading = &mut state.session.reading;
    reading.due |= reading.key.is_some() && reading.ticket == ticket;
}

/// The open article was written to its last line.
pub(super) fn finished(state: &mut State) {
    let reading = &mut state.session.reading;
    reading.due |= reading.key.is_some();
}

fn count(state: &mut State, effects: &mut Vec<Effect>) {
    let due = state.session.reading.due;
    let screen = state.presentation == Presentation::Screen;
    let seen = |reader: &&Reader| reader.whole && (due || screen && reader.shows_end());
    let Some(reader) = state.reader.as_ref().filter(seen) else { return };
    // What could not be read was not read.
    if reader.shows == Shows::Name || reader.article().text().is_empty() {
        return;
    }
    let (key, text) = (reader.key, Arc::clone(reader.article()));
    let other = reader.kept.before.is_some();
    let read = state.session.pending.read(key).unwrap_or(reader.status.read);
    state.session.reading.counted = true;
    let mut changes = Vec::new();
    if !read {
        state.session.pending.add(RequestKind::Read(key, true), Trigger::Reading);
        changes.push(Change::Read { key, read: true });
    }
    if !read || other {
        changes.push(Change::Seen { key, text });
    }
    if !changes.is_empty() {
        effects.push(Effect::Save(changes));
    }
}

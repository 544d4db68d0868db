//! Marks an article as read once its end was shown while the reader had the focus, or after some time there. Passing it in the list or
//! previewing it never counts, nor does stepping through the matches of a search.

use std::sync::Arc;

use super::msg::Effect;
use super::pending_requests::{RequestKind, Trigger};
use super::reader::{Reader, Shows};
use super::{Focus, Presentation, State, Window};
use crate::input::Command;
use crate::library::{ArticleKey, Change};

#[derive(Debug, Clone, Default)]
pub(super) struct ReadTracker {
    key: Option<ArticleKey>,
    /// Counter of reading sessions; a timer of an earlier one is ignored.
    ticket: u64,
    /// Whether its time has elapsed.
    due: bool,
    /// Whether it was already marked in this session, by the timer or by the reader's own command.
    counted: bool,
    /// Whether a search decided the place, so that the end may be on screen by chance.
    by_search: bool,
}

impl ReadTracker {
    /// The reader set the status explicitly: this session no longer changes it.
    pub(super) fn decided(&mut self, key: ArticleKey) {
        self.counted |= self.key == Some(key);
    }
}

/// Starts, continues or ends a reading session after any change.
pub(super) fn refresh(state: &mut State, effects: &mut Vec<Effect>) {
    let reads = state.focus == Focus::Reader && state.panes.reader.is_some();
    // An article being reloaded is still being read; one about to be replaced by another is not.
    let here = |key: ArticleKey| state.wanted.is_none_or(|wanted| wanted == key);
    let key = state.reader.as_ref().map(|reader| reader.key).filter(|&key| reads && here(key));
    let reading = &mut state.session.read_tracker;
    if reading.key != key {
        *reading = ReadTracker { key, ticket: reading.ticket, by_search: state.search.is_on(), ..ReadTracker::default() };
        start_timer(state, effects);
    }
    if key.is_some() && !state.session.read_tracker.counted && state.window == Window::Focused {
        count(state, effects);
    }
}

/// Focus of the terminal window changed: without focus nothing is being read, so the time starts over.
pub(super) fn focus_changed(state: &mut State, window: Window, effects: &mut Vec<Effect>) {
    if std::mem::replace(&mut state.window, window) == window {
        return;
    }
    start_timer(state, effects);
}

/// A command was run: the motions through the text are reading; a search and steps from match to match are not, and the time starts over.
pub(super) fn ran(state: &mut State, command: Command, effects: &mut Vec<Effect>) {
    match command {
        Command::Search | Command::NextMatch | Command::PreviousMatch => {
            state.session.read_tracker.by_search = true;
            start_timer(state, effects);
        }
        Command::Down
        | Command::Up
        | Command::HalfPageDown
        | Command::HalfPageUp
        | Command::PageDown
        | Command::PageUp
        | Command::First
        | Command::Last
        | Command::ScrollDown
        | Command::ScrollUp
        | Command::NextSection
        | Command::PreviousSection
        | Command::NextQuote
        | Command::PreviousQuote
        | Command::NextParagraph
        | Command::PreviousParagraph
            if state.focus == Focus::Reader =>
        {
            state.session.read_tracker.by_search = false;
        }
        _ => (),
    }
}

/// Starts the time after which the article counts as read; one that runs is outdated.
fn start_timer(state: &mut State, effects: &mut Vec<Effect>) {
    let reading = &mut state.session.read_tracker;
    reading.ticket += 1;
    let after = state.config.options.read_after;
    if state.window == Window::Focused && reading.key.is_some() && !reading.due && !reading.counted && after > 0 {
        effects.push(Effect::StartTimer { ticket: reading.ticket, after: u32::from(after) });
    }
}

pub(super) fn timer_elapsed(state: &mut State, ticket: u64) {
    let reading = &mut state.session.read_tracker;
    reading.due |= reading.key.is_some() && reading.ticket == ticket;
}

/// The line mode wrote the last line of the open article.
pub(super) fn finished(state: &mut State) {
    let reading = &mut state.session.read_tracker;
    reading.due |= reading.key.is_some();
}

fn count(state: &mut State, effects: &mut Vec<Effect>) {
    let due = state.session.read_tracker.due;
    let screen = state.presentation == Presentation::Screen;
    let reads = screen && !state.session.read_tracker.by_search;
    let seen = |reader: &&Reader| reader.whole && (due || reads && reader.shows_end());
    let Some(reader) = state.reader.as_ref().filter(seen) else { return };
    // An article that could not be read does not count.
    if reader.shows == Shows::Name || reader.article().text().is_empty() {
        return;
    }
    let (key, text) = (reader.key, Arc::clone(reader.article()));
    let other = reader.kept.before.is_some();
    let read = state.session.pending.read(key).unwrap_or(reader.status.read);
    state.session.read_tracker.counted = true;
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

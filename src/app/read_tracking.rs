//! Marks an article as read once its end is on screen while the reader has the focus, and a key that moves through the text was pressed or
//! some time has passed. Passing it in the list or previewing it never counts, nor does stepping through the matches of a search.

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
    /// Counter of the times that the end came on screen; a timer of an earlier one is ignored.
    ticket: u64,
    /// Whether the end is on screen.
    at_end: bool,
    /// Whether its time has elapsed.
    due: bool,
    /// Whether it was already marked in this session, by the timer or by the reader's own command.
    counted: bool,
    reached: Reached,
}

/// How the place on screen was reached.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Reached {
    /// The article was opened there: if its end is on screen, it may be by chance, and is given some time.
    #[default]
    Opened,
    /// By keys that move through the text.
    Read,
    /// By a search: if its end is on screen, it is by chance.
    Searched,
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
        let reached = if state.search.is_on() { Reached::Searched } else { Reached::Opened };
        *reading = ReadTracker { key, ticket: reading.ticket, reached, ..ReadTracker::default() };
    }
    if key.is_some() && !reading.counted && state.window == Window::Focused {
        let at_end =
            state.presentation == Presentation::Screen && state.reader.as_ref().is_some_and(|reader| reader.whole && reader.shows_end());
        if std::mem::replace(&mut reading.at_end, at_end) != at_end {
            start_timer(state, effects);
        }
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

/// A command was run: the motions through the text are reading; a search and steps from match to match are not.
pub(super) fn ran(state: &mut State, command: Command) {
    match command {
        Command::Search | Command::NextMatch | Command::PreviousMatch => {
            state.session.read_tracker.reached = Reached::Searched;
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
            state.session.read_tracker.reached = Reached::Read;
        }
        _ => (),
    }
}

/// Starts the time that the end must be on screen; one that runs is outdated.
fn start_timer(state: &mut State, effects: &mut Vec<Effect>) {
    let reading = &mut state.session.read_tracker;
    reading.ticket += 1;
    let after = state.config.options.read_after;
    if state.window == Window::Focused && reading.at_end && !reading.due && !reading.counted && after > 0 {
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
    let ReadTracker { at_end, due, reached, .. } = state.session.read_tracker;
    let seen = |reader: &&Reader| match (state.presentation, reached) {
        (Presentation::Screen, Reached::Opened) => at_end && due,
        (Presentation::Screen, Reached::Read) => at_end,
        (Presentation::Screen, Reached::Searched) => false,
        (Presentation::Lines, _) => reader.whole && due,
    };
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

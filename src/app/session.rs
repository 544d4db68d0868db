//! State of one run beside what is on screen: pending requests, undo history, jump list, reading time, search history. Each part is
//! defined in a file of its own.

use super::jump_list::Places;
use super::pending_requests::PendingRequests;
use super::read_tracking::Reading;
use super::recent_state::Recent;
use super::search_history::Past;
use super::undo::Undo;
use crate::input::Command;
use crate::library::NoteId;

/// A command to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Invocation {
    /// The command.
    pub(super) command: Command,
    /// The count typed before it.
    pub(super) count: Option<usize>,
}

impl From<Command> for Invocation {
    fn from(command: Command) -> Self {
        Self { command, count: None }
    }
}

/// State of one run that is not on screen.
#[derive(Debug, Clone, Default)]
pub struct SessionState {
    /// Requests that the store has not confirmed yet.
    pub(super) pending: PendingRequests,
    /// Changes that can be undone.
    pub(super) undo: Undo,
    /// Changes of this run that are newer than what the store sent along with an article.
    pub(super) recent: Recent,
    /// The jump list.
    pub(super) places: Places,
    /// The letter whose mark is asked for.
    pub(super) recalling: Option<char>,
    /// Counts the panels opened, so that late answers are known.
    pub(super) panels: u64,
    /// The note that an article is being opened for.
    pub(super) going: Option<NoteId>,
    /// The article on screen, and for how long.
    pub(super) reading: Reading,
    /// Search history.
    pub(super) past: Past,
    /// Whether the measure was set in this run, which the remembered one must not override.
    pub(super) measured: bool,
    /// The command that waits for the article being loaded.
    pub(super) postponed: Option<Invocation>,
    /// Whether a single file was named and no key was pressed since.
    pub(super) alone: bool,
}

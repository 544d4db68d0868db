//! State of one run beside what is on screen: pending requests, undo history, jump list, reading time, search history. Each part is
//! defined in a file of its own.

use super::jump_list::JumpList;
use super::pending_requests::PendingRequests;
use super::picker::Picker;
use super::read_tracking::ReadTracker;
use super::recent_state::Recent;
use super::search_history::SearchHistory;
use super::session_record::SessionRecord;
use super::tour::Tour;
use super::undo::Undo;
use crate::input::Command;
use crate::library::{ArticleKey, Note, NoteId};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Invocation {
    pub(super) command: Command,
    pub(super) count: Option<usize>,
}

impl From<Command> for Invocation {
    fn from(command: Command) -> Self {
        Self { command, count: None }
    }
}

#[derive(Debug, Clone, Default)]
pub(crate) struct SessionState {
    pub(super) pending: PendingRequests,
    pub(super) undo: Undo,
    /// Changes of this run that are newer than what the store sent along with an article.
    pub(super) recent: Recent,
    pub(super) jump_list: JumpList,
    /// The letter of the mark requested last.
    pub(super) recalling: Option<char>,
    /// Counter of opened panels; answers with an older number are dropped.
    pub(super) panels: u64,
    /// Notes that could not be saved, for their prompts.
    pub(super) returned: Vec<(ArticleKey, Note)>,
    /// Counter of searches for the words of notes; answers with an older number are dropped.
    pub(super) note_searches: u64,
    /// The note for which an article is being opened.
    pub(super) going: Option<NoteId>,
    /// The article on screen, and for how long.
    pub(super) read_tracker: ReadTracker,
    pub(super) search_history: SearchHistory,
    pub(super) record: SessionRecord,
    /// The built-in tour, and where it was opened.
    pub(super) tour: Option<Tour>,
    /// Whether the measure was set in this run, which the remembered one must not override.
    pub(super) measured: bool,
    /// The view of quotations that one of them, or the choice of its order, was opened from.
    pub(super) archive: Option<Box<Picker>>,
    /// The command that waits for the article being loaded.
    pub(super) postponed: Option<Invocation>,
    /// Whether a single file was named and no key was pressed since.
    pub(super) alone: bool,
}

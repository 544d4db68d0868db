//! The session as it is saved: by this record, only what has changed is saved again.

use crate::library::{ArticleKey, LibraryId, Order};

/// The session as it was saved last.
#[derive(Debug, Clone, Default)]
pub(super) struct SessionRecord {
    /// The library; `None` if nothing is saved of it.
    pub(super) library: Option<LibraryId>,
    /// Whether all of its session is saved.
    pub(super) whole: bool,
    /// Whether the library was saved as the one opened last.
    pub(super) opened: bool,
    pub(super) theme: String,
    pub(super) order: Option<Order>,
    pub(super) query: String,
    pub(super) article: Option<(ArticleKey, bool)>,
    /// Whether the article of the session before is being looked for, and whether it was being read.
    pub(super) awaited: Option<bool>,
}

impl SessionRecord {
    /// A key was pressed: the article of the session before is no longer wanted.
    pub(super) fn give_up(&mut self) {
        self.awaited = None;
    }
}

//! Looks up the saved state of each article that is loaded: position, folds, notes.

use std::path::PathBuf;

use crate::article::{Article, Origin};
use crate::library::ArticleState;
use crate::runtime::keeper::{Keeper, KeeperRequest};
use crate::store::ledger::{About, DbLocation, Headline, Lookup};

/// Part of an article that was loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it.
    Whole,
    /// Its beginning; the rest follows.
    Beginning,
    /// Its name only: it could not be read.
    Name,
}

/// Reads the saved state of the article that is being opened.
#[derive(Debug)]
pub(super) struct SavedState {
    keeper: Keeper,
    /// The database opened last; replaced when the keeper moves to another one.
    lookup: Option<(DbLocation, Lookup)>,
    origin: Origin,
}

impl SavedState {
    pub(super) fn new(keeper: Keeper) -> Self {
        Self { keeper, lookup: None, origin: PathBuf::new().into() }
    }

    /// Sets the absolute location of the next article.
    pub(super) fn turn_to(&mut self, origin: Origin) {
        self.origin = origin;
    }

    /// The saved state of an article. A partly loaded article, or one that cannot be read, is identified by its path alone; a complete one
    /// by its text too.
    pub(super) fn kept(&mut self, article: &Article, part: Part) -> ArticleState {
        let whole = part == Part::Whole;
        // Of a file that was not read before, only now is known which of its articles this is.
        if let Some(id) = &article.meta().id {
            self.origin.id = Some(id.as_str().into());
        }
        if whole {
            self.keeper.order(KeeperRequest::Opened(self.origin.clone(), Headline::of(article)));
        }
        let about = About { origin: self.origin.clone(), fingerprint: None, sketch: None, headline: None };
        let about = if whole { about.with_text(article) } else { about };
        // Unreadable state counts as none: the keeper reports the reason, and the article opens all the same.
        self.lookup().and_then(|lookup| lookup.kept(&about).ok()).unwrap_or_default()
    }

    fn lookup(&mut self) -> Option<&Lookup> {
        let site = self.keeper.location()?;
        if self.lookup.as_ref().is_none_or(|(known, _)| *known != site) {
            self.lookup = Lookup::open(&site).ok().map(|lookup| (site, lookup));
        }
        self.lookup.as_ref().map(|(_, lookup)| lookup)
    }
}

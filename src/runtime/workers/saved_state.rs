//! Looks up the saved state of each article that is loaded: position, folds, notes.

use std::path::PathBuf;

use crate::article::{Article, Origin};
use crate::library::ArticleState;
use crate::runtime::keeper::{Keeper, KeeperRequest};
use crate::store::ledger::{About, DbLocation, Headline, Lookup};

/// How much of an article was loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it.
    Whole,
    /// Its beginning; the rest follows.
    Beginning,
    /// Its name only: it could not be read.
    Name,
}

/// A look into the ledger, and the article that is being opened.
#[derive(Debug)]
pub(super) struct SavedState {
    keeper: Keeper,
    /// The database last looked into; another one takes its place where it fails.
    lookup: Option<(DbLocation, Lookup)>,
    origin: Origin,
}

impl SavedState {
    pub(super) fn new(keeper: Keeper) -> Self {
        Self { keeper, lookup: None, origin: PathBuf::new().into() }
    }

    /// The next article lies here, from the root of the disk.
    pub(super) fn turn_to(&mut self, origin: Origin) {
        self.origin = origin;
    }

    /// What is kept of the article that lies there. The mere beginning of one is known by its path alone, as is one that cannot be
    /// read; the whole by its text too.
    pub(super) fn kept(&mut self, article: &Article, part: Part) -> ArticleState {
        let whole = part == Part::Whole;
        // Of a file that was not read before, only now is known which of its articles this is.
        if let Some(id) = &article.meta().id {
            self.origin.id = Some(id.as_str().into());
        }
        if whole {
            self.keeper.order(KeeperRequest::Opened(self.origin.clone(), Headline::of(article)));
        }
        let about = About { origin: self.origin.clone(), fingerprint: whole.then(|| article.fingerprint()), headline: None };
        // What cannot be read is not there: the keeper tells why, and the article opens all the same.
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

//! What this run knows of articles that is fresher than what the store said: changes are written a moment after they are made,
//! and an article may be opened again before. Bounded, because what was written long ago is known to the store.

use std::collections::HashMap;

use crate::find::Anchor;
use crate::library::{ArticleKey, ArticleState, ReadStatus, SavedPosition};

/// Of how many articles something is known.
const MOST: usize = 200;

/// What is known, by article.
#[derive(Debug, Clone, Default)]
pub(super) struct Recent {
    known: HashMap<ArticleKey, Known>,
    /// Counts the uses, so that what was not used for longest goes first.
    uses: u64,
}

#[derive(Debug, Clone, Default)]
struct Known {
    place: Option<SavedPosition>,
    folds: Option<Vec<Anchor>>,
    read: Option<bool>,
    starred: Option<bool>,
    used: u64,
}

impl Recent {
    /// The place the reader was at last in this run.
    pub(super) fn place(&self, key: ArticleKey) -> Option<&SavedPosition> {
        self.known.get(&key)?.place.as_ref()
    }

    /// The reader is here now.
    pub(super) fn set_place(&mut self, key: ArticleKey, place: SavedPosition) {
        self.entry(key).place = Some(place);
    }

    /// These sections are folded now.
    pub(super) fn set_folds(&mut self, key: ArticleKey, folds: Vec<Anchor>) {
        self.entry(key).folds = Some(folds);
    }

    /// Whether the article counts as read now.
    pub(super) fn set_read(&mut self, key: ArticleKey, read: bool) {
        self.entry(key).read = Some(read);
    }

    /// Whether the article has a star now.
    pub(super) fn set_starred(&mut self, key: ArticleKey, starred: bool) {
        self.entry(key).starred = Some(starred);
    }

    /// Another program moved on in the article: what the store says is fresher again.
    pub(super) fn forget_place(&mut self, key: ArticleKey) {
        if let Some(known) = self.known.get_mut(&key) {
            (known.place, known.folds) = (None, None);
        }
    }

    /// How the article stands, `kept` being what the store said.
    pub(super) fn status(&self, key: ArticleKey, kept: &ArticleState) -> ReadStatus {
        let known = self.known.get(&key);
        let read = known.and_then(|known| known.read).unwrap_or(kept.read);
        let starred = known.and_then(|known| known.starred).unwrap_or(kept.starred);
        let place = self.place(key).or(kept.place.as_ref());
        ReadStatus { read, starred, progress: place.map_or(0, |place| place.progress) }
    }

    /// The sections that are folded, `kept` being what the store said.
    pub(super) fn folds<'a>(&'a self, key: ArticleKey, kept: &'a ArticleState) -> &'a [Anchor] {
        self.known.get(&key).and_then(|known| known.folds.as_deref()).unwrap_or(&kept.folds)
    }

    fn entry(&mut self, key: ArticleKey) -> &mut Known {
        self.uses += 1;
        if self.known.len() >= MOST
            && !self.known.contains_key(&key)
            && let Some(oldest) = self.known.iter().min_by_key(|(_, known)| known.used).map(|(&key, _)| key)
        {
            self.known.remove(&oldest);
        }
        let known = self.known.entry(key).or_default();
        known.used = self.uses;
        known
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_this_run_knows_is_fresher() {
        let mut recent = Recent::default();
        let kept = ArticleState { starred: true, ..ArticleState::default() };
        recent.set_read(ArticleKey(1), true);
        assert_eq!(recent.status(ArticleKey(1), &kept), ReadStatus { read: true, starred: true, progress: 0 });
        assert!(!recent.status(ArticleKey(2), &kept).read);
    }

    #[test]
    fn what_was_not_used_for_longest_goes_first() {
        let mut recent = Recent::default();
        for number in 0..1000 {
            recent.set_read(ArticleKey(number), true);
            recent.set_read(ArticleKey(0), true);
        }
        assert_eq!(recent.known.len(), MOST);
        assert!(recent.known.contains_key(&ArticleKey(0)) && !recent.known.contains_key(&ArticleKey(1)));
    }
}

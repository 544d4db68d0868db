//! Changes of this run that are newer than the state the store sent: they are written with a delay, and an article may be opened again
//! before that. Bounded, because older changes have long been written.

use std::collections::HashMap;

use crate::find::Anchor;
use crate::library::{ArticleKey, ArticleState, ReadStatus, SavedPosition, Speakers};

const MOST: usize = 200;

/// Newest known state by article.
#[derive(Debug, Clone, Default)]
pub(super) struct Recent {
    known: HashMap<ArticleKey, Known>,
    /// Counter of uses; the least recently used entry is dropped first.
    uses: u64,
}

/// Newest known state of an article, where it changed in this run.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    pub(super) place: Option<SavedPosition>,
    pub(super) folds: Option<Vec<Anchor>>,
    pub(super) read: Option<bool>,
    pub(super) starred: Option<bool>,
    used: u64,
}

impl Recent {
    /// The last reading position of this run.
    pub(super) fn place(&self, key: ArticleKey) -> Option<&SavedPosition> {
        self.known.get(&key)?.place.as_ref()
    }

    /// Another program moved on in the article: the stored position is newer.
    pub(super) fn forget_place(&mut self, key: ArticleKey) {
        if let Some(known) = self.known.get_mut(&key) {
            (known.place, known.folds) = (None, None);
        }
    }

    /// The current status, `kept` being the stored one.
    pub(super) fn status(&self, key: ArticleKey, kept: &ArticleState) -> ReadStatus {
        let known = self.known.get(&key);
        let read = known.and_then(|known| known.read).unwrap_or(kept.read);
        let starred = known.and_then(|known| known.starred).unwrap_or(kept.starred);
        let place = self.place(key).or(kept.place.as_ref());
        ReadStatus {
            read,
            starred,
            progress: place.map_or(0, |place| place.progress),
            changed: kept.before.is_some(),
            speakers: Speakers::of(!kept.speakers.is_empty()),
        }
    }

    /// The folded sections, `kept` being the stored ones.
    pub(super) fn folds<'a>(&'a self, key: ArticleKey, kept: &'a ArticleState) -> &'a [Anchor] {
        self.known.get(&key).and_then(|known| known.folds.as_deref()).unwrap_or(&kept.folds)
    }

    /// The state of an article, to be changed.
    pub(super) fn entry(&mut self, key: ArticleKey) -> &mut Known {
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
        recent.entry(ArticleKey(1)).read = Some(true);
        assert_eq!(recent.status(ArticleKey(1), &kept), ReadStatus { read: true, starred: true, ..ReadStatus::default() });
        assert!(!recent.status(ArticleKey(2), &kept).read);
    }

    #[test]
    fn what_was_not_used_for_longest_goes_first() {
        let mut recent = Recent::default();
        for number in 0..1000 {
            recent.entry(ArticleKey(number)).read = Some(true);
            recent.entry(ArticleKey(0)).read = Some(true);
        }
        assert_eq!(recent.known.len(), MOST);
        assert!(recent.known.contains_key(&ArticleKey(0)) && !recent.known.contains_key(&ArticleKey(1)));
    }
}

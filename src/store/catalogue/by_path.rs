//! Articles in the order of their paths.

use super::Catalogue;
use super::search::Snapshot;
use super::shown::Sources;
use crate::library::ArticleKey;
use crate::query::Plan;
use crate::store::entry::{FileKey, Presence, Stage};

impl Catalogue {
    /// The files that are there, in the order of their paths.
    pub(crate) fn files_by_path(&self) -> Vec<FileKey> {
        let there = self.files.iter().enumerate().filter(|(_, file)| file.stage != Stage::Gone);
        let mut files: Vec<FileKey> = there.map(|(index, _)| FileKey(index as u32)).collect();
        files.sort_by(|one, other| self.files[one.0 as usize].path.as_os_str().cmp(self.files[other.0 as usize].path.as_os_str()));
        files
    }

    /// Sorts articles by path; those of one file are in its order.
    pub(crate) fn sort_by_path(&self, keys: &mut [ArticleKey]) {
        let entry = |key: &ArticleKey| &self.entries[key.0 as usize];
        let path = |key: &ArticleKey| (entry(key).origin.file.as_os_str(), entry(key).number);
        keys.sort_by(|one, other| path(one).cmp(&path(other)));
    }
}

impl Snapshot {
    /// Those of some articles that match a query, in the same order.
    pub(crate) fn select(&self, keys: &[ArticleKey], plan: &Plan) -> Vec<ArticleKey> {
        let sources = Sources::of(&self.texts);
        let matches = |key: &ArticleKey| {
            let entry = &self.entries[key.0 as usize];
            let Some(metadata) = entry.metadata.as_deref().filter(|_| entry.presence == Presence::There) else { return false };
            plan.matches(&self.shown(key.0, metadata, &sources))
        };
        keys.iter().copied().filter(|key| matches(key)).collect()
    }
}

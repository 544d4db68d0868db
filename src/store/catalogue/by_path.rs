//! Articles in the order of their paths.

use super::Catalogue;
use super::search::Snapshot;
use super::shown::Sources;
use crate::library::ArticleKey;
use crate::query::Plan;
use crate::store::entry::{FileKey, Stage};

impl Catalogue {
    /// The files that are there, in the order of their paths.
    pub(crate) fn files_by_path(&self) -> Vec<FileKey> {
        let mut files: Vec<usize> = (0..self.files.len()).filter(|&index| self.files.stage(index) != Stage::Gone).collect();
        files.sort_by_cached_key(|&index| self.files.at(index).path.as_os_str().to_owned());
        files.into_iter().map(|index| FileKey(index as u32)).collect()
    }

    /// Sorts articles by path; those of one file are in its order.
    pub(crate) fn sort_by_path(&self, keys: &mut [ArticleKey]) {
        keys.sort_by_cached_key(|key| {
            let entry = self.entries.at(key.0);
            (entry.origin.file.as_os_str().to_owned(), entry.number)
        });
    }
}

impl Snapshot {
    /// Those of some articles that match a query, in the same order.
    pub(crate) fn select(&self, keys: &[ArticleKey], plan: &Plan) -> Vec<ArticleKey> {
        let sources = Sources::of(&self.texts);
        let matches = |key: &ArticleKey| {
            let entry = self.entries.at(key.0);
            let Some(metadata) = entry.metadata.as_deref().filter(|_| self.entries.is_there(key.0)) else { return false };
            plan.matches(&self.shown(key.0, (&entry, metadata), &sources))
        };
        keys.iter().copied().filter(matches).collect()
    }
}

//! The status of every saved article in memory, a few bytes each, so that the list needs no query per row.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};

use rusqlite::Connection;

use super::columns::of_origin;
use super::reading::{STATUS, to_status};
use crate::article::Origin;
use crate::library::ReadStatus;

/// Statuses of saved articles by path. Paths are stored as hashes with a random per-run key, so that collisions cannot be provoked.
#[derive(Debug, Default)]
pub struct StatusTable {
    by_path: HashMap<u64, (Option<u64>, ReadStatus)>,
    fingerprints: HashSet<u64>,
    key: RandomState,
}

/// Known status of the article at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// The status is certain.
    Surely(ReadStatus),
    /// The status saved for the path; the text has changed since or is known from another path, so the database must be queried.
    Perhaps(ReadStatus),
}

impl StatusTable {
    /// All that a database keeps.
    pub(super) fn load(connection: &Connection) -> rusqlite::Result<Self> {
        let mut all = Self::default();
        let mut statement = connection.prepare(&format!("SELECT path, articles.fingerprint, {STATUS}"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let fingerprint = row.get::<_, Option<i64>>(1)?.map(i64::cast_unsigned);
            all.fingerprints.extend(fingerprint);
            if let Some(path) = row.get_ref(0)?.as_blob_or_null()? {
                let number = all.key.hash_one(path);
                all.by_path.insert(number, (fingerprint, to_status(row, 2)?));
            }
        }
        Ok(all)
    }

    /// The status of the article at `origin`; `fingerprint` is known once it has been read.
    pub fn of(&self, origin: &Origin, fingerprint: Option<u64>) -> Known {
        let here = self.by_path.get(&self.key.hash_one(&*of_origin(origin)));
        match (here, fingerprint) {
            (Some((_, status)), None) => Known::Surely(*status),
            (Some((kept, status)), now) if *kept == now => Known::Surely(*status),
            (Some((_, status)), Some(_)) => Known::Perhaps(*status),
            (None, Some(now)) if self.fingerprints.contains(&now) => Known::Perhaps(ReadStatus::default()),
            (None, _) => Known::Surely(ReadStatus::default()),
        }
    }

    /// Sets the current status of an article.
    pub fn set(&mut self, origin: &Origin, fingerprint: Option<u64>, status: ReadStatus) {
        self.fingerprints.extend(fingerprint);
        self.by_path.insert(self.key.hash_one(&*of_origin(origin)), (fingerprint, status));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(path: &str) -> Origin {
        std::path::Path::new(path).into()
    }

    const STARRED: ReadStatus = ReadStatus { read: false, starred: true, progress: 40, changed: false };

    #[test]
    fn an_article_has_the_status_saved_for_its_path() {
        let mut all = StatusTable::default();
        all.set(&at("/a"), Some(7), STARRED);
        assert_eq!(all.of(&at("/a"), None), Known::Surely(STARRED));
        assert_eq!(all.of(&at("/a"), Some(7)), Known::Surely(STARRED));
        assert_eq!(all.of(&at("/b"), None), Known::Surely(ReadStatus::default()));
        assert_eq!(all.of(&at("/b"), Some(8)), Known::Surely(ReadStatus::default()));
    }

    #[test]
    fn articles_that_may_have_been_edited_or_moved_are_looked_up() {
        let mut all = StatusTable::default();
        all.set(&at("/a"), Some(7), STARRED);
        assert_eq!(all.of(&at("/a"), Some(8)), Known::Perhaps(STARRED));
        assert_eq!(all.of(&at("/b"), Some(7)), Known::Perhaps(ReadStatus::default()));
    }
}

//! The status of every saved article in memory, a few bytes each, so that the list needs no query per row.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};

use rusqlite::Connection;

use super::columns::{of_origin, to_fingerprint};
use super::reading::to_status;
use crate::article::Origin;
use crate::library::ReadStatus;

/// How kept articles stand, by path. Paths are known by a number drawn from them with a key of this run, which nobody can foresee.
#[derive(Debug, Default)]
pub struct StatusTable {
    by_path: HashMap<u64, (Option<u64>, ReadStatus)>,
    fingerprints: HashSet<u64>,
    key: RandomState,
}

/// What is known of an article at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// This is how it stands.
    Surely(ReadStatus),
    /// This is how it stood at its path, but its text is another now, or is known from elsewhere: the database must be asked.
    Perhaps(ReadStatus),
}

impl StatusTable {
    /// All that a database keeps.
    pub(super) fn load(connection: &Connection) -> rusqlite::Result<Self> {
        let mut all = Self::default();
        let mut statement = connection.prepare("SELECT path, fingerprint, read, starred, progress FROM articles")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let fingerprint = row.get::<_, Option<i64>>(1)?.map(to_fingerprint);
            all.fingerprints.extend(fingerprint);
            if let Some(path) = row.get_ref(0)?.as_blob_or_null()? {
                let number = all.key.hash_one(path);
                all.by_path.insert(number, (fingerprint, to_status(row, 2)?));
            }
        }
        Ok(all)
    }

    /// How the article there stands, whose fingerprint is known where it has been read.
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

    /// Takes in how an article stands now.
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

    const STARRED: ReadStatus = ReadStatus { read: false, starred: true, progress: 40 };

    #[test]
    fn an_article_stands_as_kept_at_its_path() {
        let mut all = StatusTable::default();
        all.set(&at("/a"), Some(7), STARRED);
        assert_eq!(all.of(&at("/a"), None), Known::Surely(STARRED));
        assert_eq!(all.of(&at("/a"), Some(7)), Known::Surely(STARRED));
        assert_eq!(all.of(&at("/b"), None), Known::Surely(ReadStatus::default()));
        assert_eq!(all.of(&at("/b"), Some(8)), Known::Surely(ReadStatus::default()));
    }

    #[test]
    fn what_may_have_been_edited_or_moved_is_looked_up() {
        let mut all = StatusTable::default();
        all.set(&at("/a"), Some(7), STARRED);
        assert_eq!(all.of(&at("/a"), Some(8)), Known::Perhaps(STARRED));
        assert_eq!(all.of(&at("/b"), Some(7)), Known::Perhaps(ReadStatus::default()));
    }
}

//! The status of every saved article in memory, a few bytes each, so that the list needs no query per row.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};

use rusqlite::Connection;

use super::articles::About;
use super::columns::{of_origin, to_sketch};
use super::reading::{STATUS, to_status};
use crate::article::{Origin, Sketch, sketch};
use crate::library::ReadStatus;

/// Statuses of saved articles by path. Paths are stored as hashes with a random per-run key, so that collisions cannot be provoked.
#[derive(Debug, Default)]
pub struct StatusTable {
    by_path: HashMap<u64, (Option<u64>, ReadStatus)>,
    fingerprints: HashSet<u64>,
    /// The sketches of articles, by path, and the paths of each day.
    sketches: HashMap<u64, Sketch>,
    days: HashMap<u32, HashSet<u64>>,
    key: RandomState,
}

/// Known status of the article at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    /// The status is certain.
    Surely(ReadStatus),
    /// The status saved for the path; the text has changed since, or its sketch is missing, so the database must be queried.
    Perhaps(ReadStatus),
    /// Nothing is saved for the path, but an article with this text, or a similar one, for another: the database must be queried.
    Elsewhere,
}

impl StatusTable {
    /// All that a database keeps.
    pub(super) fn load(connection: &Connection) -> rusqlite::Result<Self> {
        let mut all = Self::default();
        let mut statement = connection.prepare(&format!("SELECT path, articles.fingerprint, sketch, day, {STATUS}"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let fingerprint = row.get::<_, Option<i64>>(1)?.map(i64::cast_unsigned);
            all.fingerprints.extend(fingerprint);
            // One without a path is looked for by its sketch, too.
            let number = all.key.hash_one(row.get_ref(0)?.as_blob_or_null()?.unwrap_or_default());
            if row.get_ref(0)?.as_blob_or_null()?.is_some() {
                all.by_path.insert(number, (fingerprint, to_status(row, 4)?));
            }
            all.put_sketch(number, to_sketch(row, 2)?);
        }
        Ok(all)
    }

    /// Whether nothing is saved of any article.
    pub(crate) fn is_empty(&self) -> bool {
        self.by_path.is_empty() && self.fingerprints.is_empty() && self.sketches.is_empty()
    }

    fn put_sketch(&mut self, path: u64, sketch: Option<Sketch>) {
        let Some(sketch) = sketch else { return };
        if let Some(old) = self.sketches.insert(path, sketch).filter(|old| old.day != sketch.day)
            && let Some(paths) = self.days.get_mut(&old.day)
        {
            paths.remove(&path);
        }
        self.days.entry(sketch.day).or_default().insert(path);
    }

    fn number(&self, origin: &Origin) -> u64 {
        self.key.hash_one(&*of_origin(origin))
    }

    /// The status of an article; its fingerprint is known once it has been read.
    pub(crate) fn of(&self, about: &About) -> Known {
        let number = self.number(&about.origin);
        let lacks_sketch = || about.sketch.is_some() && !self.sketches.contains_key(&number);
        match (self.by_path.get(&number), about.fingerprint) {
            (Some((_, status)), None) => Known::Surely(*status),
            (Some((kept, status)), now) if *kept == now && !lacks_sketch() => Known::Surely(*status),
            (Some((_, status)), Some(_)) => Known::Perhaps(*status),
            (None, Some(now)) if self.fingerprints.contains(&now) => Known::Elsewhere,
            (None, _) if about.sketch.is_some_and(|sketch| self.has_similar(&sketch)) => Known::Elsewhere,
            (None, _) => Known::Surely(ReadStatus::default()),
        }
    }

    fn has_similar(&self, now: &Sketch) -> bool {
        let mut similar = self.sketches_near(now.day);
        similar.any(|sketch| now.likeness(sketch) >= sketch::ALIKE)
    }

    /// The sketches of articles of a day or of an unknown one; all for an unknown day.
    fn sketches_near(&self, day: u32) -> Box<dyn Iterator<Item = &Sketch> + '_> {
        if day == 0 {
            return Box::new(self.sketches.values());
        }
        let paths = [day, 0].into_iter().filter_map(|day| self.days.get(&day)).flatten();
        Box::new(paths.filter_map(|path| self.sketches.get(path)))
    }

    /// Sets the current status of an article.
    pub(crate) fn set(&mut self, about: &About, status: ReadStatus) {
        let number = self.number(&about.origin);
        self.fingerprints.extend(about.fingerprint);
        self.by_path.insert(number, (about.fingerprint, status));
        self.put_sketch(number, about.sketch);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Speakers;

    fn at(path: &str, fingerprint: Option<u64>) -> About {
        About { fingerprint, ..About::from(std::path::PathBuf::from(path)) }
    }

    const STARRED: ReadStatus = ReadStatus { read: false, starred: true, progress: 40, changed: false, speakers: Speakers::Found };

    const NONE: Known = Known::Surely(ReadStatus { read: false, starred: false, progress: 0, changed: false, speakers: Speakers::Found });

    #[test]
    fn an_article_has_the_status_saved_for_its_path() {
        let mut all = StatusTable::default();
        all.set(&at("/a", Some(7)), STARRED);
        assert_eq!(all.of(&at("/a", None)), Known::Surely(STARRED));
        assert_eq!(all.of(&at("/a", Some(7))), Known::Surely(STARRED));
        assert_eq!((all.of(&at("/b", None)), all.of(&at("/b", Some(8)))), (NONE, NONE));
    }

    #[test]
    fn articles_that_may_have_been_edited_or_moved_are_looked_up() {
        let mut all = StatusTable::default();
        all.set(&at("/a", Some(7)), STARRED);
        assert_eq!(all.of(&at("/a", Some(8))), Known::Perhaps(STARRED));
        assert_eq!(all.of(&at("/b", Some(7))), Known::Elsewhere);
        let sketch = |day, half| Some(Sketch { day, bins: std::array::from_fn(|at| if at < half { 0x11 } else { 0x22 }) });
        // Its sketch is missing.
        assert_eq!(all.of(&About { sketch: sketch(5, 64), ..at("/a", Some(7)) }), Known::Perhaps(STARRED));
        all.set(&About { sketch: sketch(5, 64), ..at("/a", Some(7)) }, STARRED);
        let new = |day, half| all.of(&About { sketch: sketch(day, half), ..at("/b", Some(9)) });
        assert_eq!([new(5, 32), new(0, 32), new(6, 32), new(5, 8)], [Known::Elsewhere, Known::Elsewhere, NONE, NONE]);
    }
}

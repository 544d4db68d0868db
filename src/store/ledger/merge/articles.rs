//! Merges articles with their status, reading position, folds and headline.

use rusqlite::{OptionalExtension, Row, params};

use super::Merge;
use super::rows::{Table, Taken, readable};
use crate::article::Sketch;
use crate::store::ledger::columns::{of_sketch, to_sketch};
use crate::store::ledger::identity::Id;
use crate::store::ledger::schema;

const ARTICLES: Table = Table {
    columns: "id, path, fingerprint, read, starred, progress, read_change, starred_change, place_change, folds_change, sketch, day",
    name: "articles",
    key: &["id"],
};

/// Those of a version without sketches.
const WITHOUT_SKETCHES: Table = Table {
    columns: "id, path, fingerprint, read, starred, progress, read_change, starred_change, place_change, folds_change, NULL, 0",
    ..ARTICLES
};

/// A row of another database.
#[derive(Debug)]
struct Theirs {
    id: Id,
    path: Option<Vec<u8>>,
    fingerprint: Option<i64>,
    sketch: Option<Sketch>,
    /// Values of the columns `read`, `starred`, `progress`.
    values: [i64; 3],
    changes: Changes,
}

/// The columns of a reading position.
type Place = (i64, String, String, String, i64, i64);

/// Numbers of the last changes: read, starred, place, folds.
type Changes = [i64; 4];

impl Theirs {
    fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            path: row.get(1)?,
            fingerprint: row.get(2)?,
            sketch: to_sketch(row, 10)?,
            values: [row.get(3)?, row.get(4)?, row.get(5)?],
            changes: [row.get(6)?, row.get(7)?, row.get(8)?, row.get(9)?],
        })
    }
}

pub(super) fn merge(merge: &mut Merge<'_>) -> rusqlite::Result<()> {
    let from = merge.from;
    let table = if merge.is_before(schema::SKETCHES) { WITHOUT_SKETCHES } else { ARTICLES };
    let complete = table.each(from, |row| {
        let theirs = readable(Theirs::of(row))?;
        merge.article(&theirs).map_err(Taken::Failed)
    })?;
    merge.merged.complete &= complete;
    Ok(())
}

impl Merge<'_> {
    fn article(&mut self, theirs: &Theirs) -> rusqlite::Result<()> {
        let (id, ours) = self.here(theirs)?;
        self.known.insert(theirs.id, id);
        self.merged.articles += usize::from(theirs.changes.iter().any(|&change| change > 0));
        let [read, starred, place, folds] = std::array::from_fn(|at| theirs.changes[at] > ours[at]);
        if read {
            let sql = "UPDATE articles SET read = ?2, read_change = ?3, change = ?3 WHERE id = ?1";
            let number = self.next();
            self.execute(sql, params![id, i64::from(theirs.values[0] != 0), number])?;
        }
        if starred {
            let sql = "UPDATE articles SET starred = ?2, starred_change = ?3, change = ?3 WHERE id = ?1";
            let number = self.next();
            self.execute(sql, params![id, i64::from(theirs.values[1] != 0), number])?;
        }
        if place {
            self.place(theirs, id)?;
        }
        if folds {
            self.folds(theirs, id)?;
        }
        self.headline(theirs, id)
    }

    /// The row of an article here, inserted if missing, with the numbers of its changes.
    fn here(&self, theirs: &Theirs) -> rusqlite::Result<(Id, Changes)> {
        let columns = "SELECT id, read_change, starred_change, place_change, folds_change FROM articles";
        let found = |row: &Row<'_>| Ok((row.get(0)?, [row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?]));
        let here = match &theirs.path {
            Some(path) => self.into.prepare_cached(&format!("{columns} WHERE path = ?1"))?.query_row([path], found).optional()?,
            // One whose place another has taken: known by its text alone.
            None => self
                .into
                .prepare_cached(&format!("{columns} WHERE path IS NULL AND fingerprint = ?1"))?
                .query_row([theirs.fingerprint], found)
                .optional()?,
        };
        let (sketch, day) = of_sketch(theirs.sketch.as_ref());
        if let Some(here) = here {
            let sql = "UPDATE articles SET sketch = ?2, day = ?3 WHERE id = ?1 AND sketch IS NULL AND fingerprint IS ?4";
            self.execute(sql, params![here.0, sketch, day, theirs.fingerprint])?;
            return Ok(here);
        }
        let sql = "INSERT INTO articles (path, fingerprint, sketch, day) VALUES (?1, ?2, ?3, ?4)";
        self.execute(sql, params![theirs.path, theirs.fingerprint, sketch, day])?;
        Ok((self.into.last_insert_rowid(), Changes::default()))
    }

    fn place(&mut self, theirs: &Theirs, id: Id) -> rusqlite::Result<()> {
        let sql = "SELECT at, exact, before, after, row, progress FROM places WHERE article = ?1";
        let of = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?));
        let place: Option<Place> = self.from.prepare_cached(sql).and_then(|mut statement| statement.query_row([theirs.id], of)).ok();
        if let Some((at, exact, before, after, row, progress)) = place {
            let sql =
                "INSERT OR REPLACE INTO places (article, at, exact, before, after, row, progress) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
            self.execute(sql, params![id, at, exact, before, after, row, progress])?;
        }
        let number = self.next();
        let sql = "UPDATE articles SET progress = ?2, place_change = ?3, change = ?3 WHERE id = ?1";
        self.execute(sql, params![id, theirs.values[2].clamp(0, 100), number])?;
        Ok(())
    }

    fn folds(&mut self, theirs: &Theirs, id: Id) -> rusqlite::Result<()> {
        type Fold = (i64, i64, String, String, String);
        let sql = "SELECT number, at, exact, before, after FROM folds WHERE article = ?1 ORDER BY number";
        let of = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?));
        let read = self.from.prepare_cached(sql).and_then(|mut statement| statement.query_map([theirs.id], of)?.collect());
        let Ok::<Vec<Fold>, _>(folds) = read else { return Ok(()) };
        self.execute("DELETE FROM folds WHERE article = ?1", [id])?;
        for (number, at, exact, before, after) in folds {
            let sql = "INSERT INTO folds (article, number, at, exact, before, after) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
            self.execute(sql, params![id, number, at, exact, before, after])?;
        }
        let number = self.next();
        self.execute("UPDATE articles SET folds_change = ?2, change = ?2 WHERE id = ?1", [id, number])?;
        Ok(())
    }

    fn headline(&self, theirs: &Theirs, id: Id) -> rusqlite::Result<()> {
        let sql = "SELECT title, source, date, author, url FROM headlines WHERE article = ?1";
        let of = |row: &Row<'_>| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?]);
        let read = self.from.prepare_cached(sql).and_then(|mut statement| statement.query_row([theirs.id], of));
        let Ok::<[String; 5], _>([title, source, date, author, url]) = read else { return Ok(()) };
        let sql = "INSERT OR IGNORE INTO headlines (article, title, source, date, author, url) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        self.execute(sql, params![id, title, source, date, author, url])?;
        Ok(())
    }
}

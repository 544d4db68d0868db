//! Merges what belongs to articles in tables of its own, and what belongs to none.

use rusqlite::{OptionalExtension, Row, params};

use super::Merge;
use super::rows::{Table, Taken, readable};
use crate::store::ledger::identity::Id;
use crate::store::ledger::{columns, schema};

const NOTES: Table =
    Table { columns: "id, article, at, exact, before, after, text, label, made, changed, gone, change", name: "notes", key: &["id"] };
const SPEAKERS: Table =
    Table { columns: "article, exact, before, after, at, name, change", name: "speakers", key: &["article", "exact", "before", "after"] };
const MARKS: Table = Table { columns: "letter, article, at, exact, before, after, change", name: "marks", key: &["letter"] };
const SEARCHES: Table = Table { columns: "scope, typed, change", name: "searches", key: &["scope", "typed"] };
const SAVED_SEARCHES: Table = Table { columns: "name, query, change", name: "saved_searches", key: &["name"] };
const SETTINGS: Table = Table { columns: "name, value, change", name: "settings", key: &["name"] };
const SESSIONS: Table = Table { columns: "library, name, value, change", name: "sessions", key: &["library", "name"] };
const SNAPSHOTS: Table = Table { columns: "article, fingerprint, length, squeezed, change", name: "snapshots", key: &["article"] };

/// A note of another database.
#[derive(Debug)]
struct Note {
    id: i64,
    article: Id,
    at: i64,
    /// The words, those before and those after, its text and its label.
    texts: [String; 5],
    made: i64,
    changed: i64,
    gone: i64,
    change: i64,
}

impl Note {
    fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            article: row.get(1)?,
            at: row.get(2)?,
            texts: [row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?, row.get(7)?],
            made: row.get(8)?,
            changed: row.get(9)?,
            gone: row.get(10)?,
            change: row.get(11)?,
        })
    }
}

pub(super) fn notes(merge: &mut Merge<'_>) -> rusqlite::Result<()> {
    let from = merge.from;
    let complete = NOTES.each(from, |row| {
        let note = readable(Note::of(row))?;
        merge.note(&note).map_err(Taken::Failed)
    })?;
    merge.merged.complete &= complete;
    Ok(())
}

impl Merge<'_> {
    fn note(&mut self, note: &Note) -> rusqlite::Result<()> {
        self.merged.notes += usize::from(note.gone == 0);
        let article = self.article_of(note.article)?;
        let sql = "SELECT made, changed, change FROM notes WHERE id = ?1";
        let of = |row: &Row<'_>| Ok((row.get::<_, i64>(0)?, (row.get::<_, i64>(1)?, row.get::<_, i64>(2)?)));
        let here = self.into.prepare_cached(sql)?.query_row([note.id], of).optional()?;
        match here {
            Some((made, last)) if made == note.made => {
                if (note.changed, note.change) > last {
                    self.put_note(note.id, article, note)?;
                }
                Ok(())
            }
            // Another note has this number here.
            Some(_) => {
                let sql = "SELECT 1 FROM notes WHERE article = ?1 AND made = ?2 AND at = ?3 AND exact = ?4";
                if self.into.prepare_cached(sql)?.exists(params![article, note.made, note.at, note.texts[0]])? {
                    return Ok(());
                }
                let id = columns::new_note_id(self.into)?;
                self.put_note(id, article, note)
            }
            None => self.put_note(note.id, article, note),
        }
    }

    /// The row of an article here; a nameless one where the other database has lost it.
    fn article_of(&mut self, theirs: Id) -> rusqlite::Result<Id> {
        if let Some(&id) = self.known.get(&theirs) {
            return Ok(id);
        }
        self.execute("INSERT INTO articles DEFAULT VALUES", [])?;
        let id = self.into.last_insert_rowid();
        self.known.insert(theirs, id);
        Ok(id)
    }

    fn put_note(&mut self, id: i64, article: Id, note: &Note) -> rusqlite::Result<()> {
        let sql = "INSERT OR REPLACE INTO notes (id, article, at, exact, before, after, text, label, made, changed, gone, change)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
        let number = self.next();
        let [exact, before, after, text, label] = &note.texts;
        let values = params![id, article, note.at, exact, before, after, text, label, note.made, note.changed, note.gone, number];
        self.execute(sql, values)?;
        Ok(())
    }

    /// Whether a row here, which `sql` selects the last change of, is older than theirs or missing.
    fn is_older(&self, sql: &str, key: impl rusqlite::Params, theirs: i64) -> rusqlite::Result<bool> {
        let ours: Option<i64> = self.into.prepare_cached(sql)?.query_row(key, |row| row.get(0)).optional()?;
        Ok(ours.is_none_or(|ours| theirs > ours))
    }
}

/// A speaker that was put right: the number of the change, article, words, place and name.
type Given = (i64, Id, [String; 3], i64, Option<String>);

/// Speakers that were put right, in the order in which that was done.
pub(super) fn speakers(merge: &mut Merge<'_>) -> rusqlite::Result<()> {
    if merge.is_before(schema::SPEAKERS) {
        return Ok(());
    }
    let (from, mut all) = (merge.from, Vec::new());
    let complete = SPEAKERS.each::<rusqlite::Error>(from, |row| {
        let of = |row: &Row<'_>| Ok((row.get(6)?, row.get(0)?, [row.get(1)?, row.get(2)?, row.get(3)?], row.get(4)?, row.get(5)?));
        let given: Given = readable(of(row))?;
        all.push(given);
        Ok(())
    })?;
    merge.merged.complete &= complete;
    all.sort_unstable();
    for (change, article, [exact, before, after], at, name) in all {
        let article = merge.article_of(article)?;
        let sql = "SELECT change FROM speakers WHERE article = ?1 AND exact = ?2 AND before = ?3 AND after = ?4";
        if merge.is_older(sql, params![article, exact, before, after], change)? {
            let number = merge.next();
            let sql =
                "INSERT OR REPLACE INTO speakers (article, exact, before, after, at, name, change) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
            merge.execute(sql, params![article, exact, before, after, at, name, number])?;
        }
    }
    Ok(())
}

pub(super) fn marks(merge: &mut Merge<'_>) -> rusqlite::Result<()> {
    let from = merge.from;
    let complete = MARKS.each(from, |row| {
        type Mark = (String, Option<Id>, i64, [String; 3], i64);
        let of = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, [row.get(3)?, row.get(4)?, row.get(5)?], row.get(6)?));
        let (letter, article, at, [exact, before, after], change): Mark = readable(of(row))?;
        let mut put = || -> rusqlite::Result<()> {
            if !merge.is_older("SELECT change FROM marks WHERE letter = ?1", [&letter], change)? {
                return Ok(());
            }
            let article = article.map(|article| merge.article_of(article)).transpose()?;
            let number = merge.next();
            let sql =
                "INSERT OR REPLACE INTO marks (letter, article, at, exact, before, after, change) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
            merge.execute(sql, params![letter, article, at, exact, before, after, number]).map(drop)
        };
        put().map_err(Taken::Failed)
    })?;
    merge.merged.complete &= complete;
    Ok(())
}

pub(super) fn searches(merge: &mut Merge<'_>) -> rusqlite::Result<()> {
    let (from, mut all) = (merge.from, Vec::new());
    let complete = SEARCHES.each::<rusqlite::Error>(from, |row| {
        let of = |row: &Row<'_>| Ok((row.get(2)?, row.get(0)?, row.get(1)?));
        let search: (i64, i64, String) = readable(of(row))?;
        all.push(search);
        Ok(())
    })?;
    merge.merged.complete &= complete;
    // In the order in which they were typed.
    all.sort_unstable();
    for (change, scope, typed) in all {
        if merge.is_older("SELECT change FROM searches WHERE scope = ?1 AND typed = ?2", params![scope, typed], change)? {
            let number = merge.next();
            merge.execute("INSERT OR REPLACE INTO searches (scope, typed, change) VALUES (?1, ?2, ?3)", params![scope, typed, number])?;
        }
    }
    Ok(())
}

pub(super) fn settings(merge: &mut Merge<'_>) -> rusqlite::Result<()> {
    let from = merge.from;
    let complete = SETTINGS.each(from, |row| {
        let of = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
        let (name, value, change): (String, i64, i64) = readable(of(row))?;
        let mut put = || -> rusqlite::Result<()> {
            if merge.is_older("SELECT change FROM settings WHERE name = ?1", [&name], change)? {
                let number = merge.next();
                merge.execute("INSERT OR REPLACE INTO settings (name, value, change) VALUES (?1, ?2, ?3)", params![name, value, number])?;
            }
            Ok(())
        };
        put().map_err(Taken::Failed)
    })?;
    merge.merged.complete &= complete;
    Ok(())
}

pub(super) fn sessions(merge: &mut Merge<'_>) -> rusqlite::Result<()> {
    if merge.is_before(schema::SESSIONS) {
        return Ok(());
    }
    let from = merge.from;
    let complete = SESSIONS.each(from, |row| {
        let of = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
        let (library, name, value, change): (Vec<u8>, String, Vec<u8>, i64) = readable(of(row))?;
        let mut put = || -> rusqlite::Result<()> {
            if merge.is_older("SELECT change FROM sessions WHERE library = ?1 AND name = ?2", params![library, name], change)? {
                let number = merge.next();
                let sql = "INSERT OR REPLACE INTO sessions (library, name, value, change) VALUES (?1, ?2, ?3, ?4)";
                merge.execute(sql, params![library, name, value, number])?;
            }
            Ok(())
        };
        put().map_err(Taken::Failed)
    })?;
    merge.merged.complete &= complete;
    Ok(())
}

pub(super) fn saved_searches(merge: &mut Merge<'_>) -> rusqlite::Result<()> {
    if merge.is_before(schema::SAVED_SEARCHES) {
        return Ok(());
    }
    let from = merge.from;
    let complete = SAVED_SEARCHES.each(from, |row| {
        let of = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
        let (name, query, change): (String, Option<String>, i64) = readable(of(row))?;
        let mut put = || -> rusqlite::Result<()> {
            if merge.is_older("SELECT change FROM saved_searches WHERE name = ?1", [&name], change)? {
                let number = merge.next();
                let sql = "INSERT OR REPLACE INTO saved_searches (name, query, change) VALUES (?1, ?2, ?3)";
                merge.execute(sql, params![name, query, number])?;
            }
            Ok(())
        };
        put().map_err(Taken::Failed)
    })?;
    merge.merged.complete &= complete;
    Ok(())
}

/// Texts are only worth something with their article, and may be missing.
pub(super) fn snapshots(merge: &mut Merge<'_>) -> rusqlite::Result<()> {
    let from = merge.from;
    SNAPSHOTS.each(from, |row| {
        let of = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?));
        let (article, fingerprint, length, squeezed, change): (Id, i64, i64, Vec<u8>, i64) = readable(of(row))?;
        let mut put = || -> rusqlite::Result<()> {
            let Some(&id) = merge.known.get(&article) else { return Ok(()) };
            if merge.is_older("SELECT change FROM snapshots WHERE article = ?1", [id], change)? {
                let number = merge.next();
                let sql = "INSERT OR REPLACE INTO snapshots (article, fingerprint, length, squeezed, change) VALUES (?1, ?2, ?3, ?4, ?5)";
                merge.execute(sql, params![id, fingerprint, length, squeezed, number])?;
            }
            Ok(())
        };
        put().map_err(Taken::Failed)
    })?;
    Ok(())
}

//! Writes changes, one transaction for all that arrive together, and returns the changes that undo them.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use rusqlite::{Connection, OptionalExtension, params};

use super::articles::{About, origin_of, row_of};
use super::columns::{NOTE, new_note_id, of_at, to_anchor, to_note};
use super::identity::Id;
use super::reading::{MEASURE, SEARCHES, of_scope};
use super::{LocatedChange, fault, sessions, snapshots};
use crate::find::Anchor;
use crate::library::{ArticleKey, Change, Note, NoteId, SavedPosition, SearchScope};

/// A change to save. Small, as [`Change`] is.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The change to save.
    pub change: Change,
    /// The article it belongs to; `None` for global state. Shared, because changes are copied until they are surely saved.
    pub about: Option<Arc<About>>,
}

/// The longest line of a history, in bytes.
const TYPED: usize = 4096;

/// The writer of one transaction, with its results so far.
pub(super) struct TransactionWriter<'a> {
    connection: &'a Connection,
    pub(super) number: i64,
    pub(super) done: Vec<Change>,
    pub(super) undo: Vec<LocatedChange>,
}

impl<'a> TransactionWriter<'a> {
    /// A pen that goes on after the change of this number.
    pub(super) fn new(connection: &'a Connection, number: i64) -> Self {
        Self { connection, number, done: Vec::new(), undo: Vec::new() }
    }

    /// Writes one change down.
    pub(super) fn write(&mut self, wanted: &Wanted) -> rusqlite::Result<()> {
        self.number += 1;
        let mut change = wanted.change.clone();
        // Looking at an article leaves nothing among what is saved of articles.
        if let Change::Session(library, part) = &change {
            sessions::put(self.connection, library, part, wanted.about.as_ref().map(|about| &about.origin), self.number)?;
            self.done.push(change);
            return Ok(());
        }
        let Some(about) = &wanted.about else {
            return self.write_global(change);
        };
        let id = row_of(self.connection, about)?;
        match &mut change {
            Change::Read { key, read } => self.read(id, *key, *read)?,
            Change::Starred { key, starred } => self.starred(id, *key, *starred)?,
            Change::Place { place, .. } => self.place(id, place)?,
            Change::Folds { closed, .. } => self.folds(id, closed)?,
            Change::Seen { text, .. } => snapshots::put(self.connection, id, text, self.number)?,
            Change::Mark { letter, at } => {
                let (anchor, key) = (at.as_ref().map(|at| (id, &at.1)), at.as_ref().map(|at| at.0));
                self.mark(*letter, anchor, key)?;
            }
            Change::Note { key, note } => self.note(id, *key, note)?,
            Change::NoteGone { key, id: note } => self.note_gone(id, *key, *note)?,
            Change::Speaker { key, given } => self.speaker(id, *key, &given.0, given.1.as_deref())?,
            Change::Measure(_) | Change::Searched { .. } | Change::SavedSearch { .. } => return self.write_global(change),
            Change::Session(..) => (),
        }
        self.done.push(change);
        Ok(())
    }

    /// Writes down a change that concerns no article.
    fn write_global(&mut self, change: Change) -> rusqlite::Result<()> {
        match &change {
            Change::Mark { letter, at: None } => self.mark(*letter, None, None)?,
            Change::Measure(columns) => self.measure(*columns)?,
            Change::Searched { scope, typed } => self.searched(*scope, typed)?,
            Change::SavedSearch { name, query } => self.saved_search(name, query.as_deref())?,
            // The article is unknown.
            _ => return Ok(()),
        }
        self.done.push(change);
        Ok(())
    }

    fn takes_back(&mut self, change: Change) {
        self.undo.push(LocatedChange { origin: None, change });
    }

    fn execute(&self, sql: &str, values: impl rusqlite::Params) -> rusqlite::Result<usize> {
        fault::step(self.connection)?;
        self.connection.prepare_cached(sql)?.execute(values)
    }

    fn read(&mut self, id: Id, key: ArticleKey, read: bool) -> rusqlite::Result<()> {
        let sql = "UPDATE articles SET read = ?2, read_change = ?3, change = ?3 WHERE id = ?1 AND read <> ?2";
        if self.execute(sql, params![id, read, self.number])? > 0 {
            self.takes_back(Change::Read { key, read: !read });
        }
        Ok(())
    }

    fn starred(&mut self, id: Id, key: ArticleKey, starred: bool) -> rusqlite::Result<()> {
        let sql = "UPDATE articles SET starred = ?2, starred_change = ?3, change = ?3 WHERE id = ?1 AND starred <> ?2";
        if self.execute(sql, params![id, starred, self.number])? > 0 {
            self.takes_back(Change::Starred { key, starred: !starred });
        }
        Ok(())
    }

    fn place(&self, id: Id, SavedPosition { anchor, row, progress }: &SavedPosition) -> rusqlite::Result<()> {
        let Anchor { at, exact, before, after } = anchor;
        let sql = "INSERT OR REPLACE INTO places (article, at, exact, before, after, row, progress) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        self.execute(sql, params![id, of_at(*at), exact, before, after, row, progress])?;
        self.execute(
            "UPDATE articles SET progress = ?2, place_change = ?3, change = ?3 WHERE id = ?1",
            params![id, progress, self.number],
        )?;
        Ok(())
    }

    fn folds(&self, id: Id, closed: &[Anchor]) -> rusqlite::Result<()> {
        self.execute("DELETE FROM folds WHERE article = ?1", [id])?;
        for (number, Anchor { at, exact, before, after }) in closed.iter().enumerate() {
            let sql = "INSERT INTO folds (article, number, at, exact, before, after) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
            self.execute(sql, params![id, of_at(number), of_at(*at), exact, before, after])?;
        }
        self.execute("UPDATE articles SET folds_change = ?2, change = ?2 WHERE id = ?1", params![id, self.number])?;
        Ok(())
    }

    /// Sets or deletes a mark; `key` is the key of the article that the mark points to, if any.
    fn mark(&mut self, letter: char, at: Option<(Id, &Anchor)>, key: Option<ArticleKey>) -> rusqlite::Result<()> {
        let sql = "SELECT article, at, exact, before, after FROM marks WHERE letter = ?1";
        let old: Option<(Option<Id>, Anchor)> =
            self.connection.prepare_cached(sql)?.query_row([letter.to_string()], |row| Ok((row.get(0)?, to_anchor(row, 1)?))).optional()?;
        match old {
            Some((Some(article), anchor)) => {
                let same = at.filter(|(id, _)| *id == article).and(key);
                let nowhere = || PathBuf::new().into();
                let origin = if same.is_some() { None } else { Some(origin_of(self.connection, article)?.unwrap_or_else(nowhere)) };
                let change = Change::Mark { letter, at: Some(Box::new((same.unwrap_or_default(), anchor))) };
                self.undo.push(LocatedChange { origin, change });
            }
            Some((None, _)) | None if at.is_some() => self.takes_back(Change::Mark { letter, at: None }),
            Some((None, _)) | None => (),
        }
        let nowhere = Anchor::default();
        let (article, Anchor { at, exact, before, after }) = at.map_or((None, &nowhere), |(id, anchor)| (Some(id), anchor));
        let sql = "INSERT OR REPLACE INTO marks (letter, article, at, exact, before, after, change) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        self.execute(sql, params![letter.to_string(), article, of_at(*at), exact, before, after, self.number])?;
        Ok(())
    }

    fn note_as_it_is(&self, id: NoteId) -> rusqlite::Result<Option<(Note, bool)>> {
        let sql = format!("SELECT {NOTE}, notes.gone FROM notes WHERE id = ?1");
        self.connection.prepare_cached(&sql)?.query_row([id.0], |row| Ok((to_note(row, 0)?, row.get::<_, i64>(8)? != 0))).optional()
    }

    /// Inserts or updates a note; sets its number and its date.
    fn note(&mut self, article: Id, key: ArticleKey, note: &mut Note) -> rusqlite::Result<()> {
        let old = note.id.map(|id| self.note_as_it_is(id)).transpose()?.flatten();
        let number = note.id.map_or_else(|| new_note_id(self.connection).map(NoteId), Ok)?;
        note.id = Some(number);
        let now = now();
        note.made = if note.made > 0 { note.made } else { old.as_ref().map_or(now, |(old, _)| old.made) };
        let Note { anchor: Anchor { at, exact, before, after }, text, label, made, .. } = &*note;
        let sql = "INSERT INTO notes (id, article, at, exact, before, after, text, label, made, changed, gone, change)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 0, ?11)
            ON CONFLICT (id) DO UPDATE SET at = excluded.at, exact = excluded.exact, before = excluded.before, after = excluded.after,
                text = excluded.text, label = excluded.label, changed = excluded.changed, gone = 0, change = excluded.change";
        let values = params![number.0, article, of_at(*at), exact, before, after, text, label, made, now, self.number];
        self.execute(sql, values)?;
        self.takes_back(match old {
            Some((old, false)) => Change::Note { key, note: Box::new(old) },
            Some((_, true)) | None => Change::NoteGone { key, id: number },
        });
        Ok(())
    }

    fn note_gone(&mut self, _: Id, key: ArticleKey, id: NoteId) -> rusqlite::Result<()> {
        if let Some((note, false)) = self.note_as_it_is(id)? {
            self.execute("UPDATE notes SET gone = 1, changed = ?2, change = ?3 WHERE id = ?1", params![id.0, now(), self.number])?;
            self.takes_back(Change::Note { key, note: Box::new(note) });
        }
        Ok(())
    }

    /// Puts the speaker of the quotation at an anchor right, or has the rules decide again without a name.
    fn speaker(&mut self, article: Id, key: ArticleKey, anchor: &Anchor, name: Option<&str>) -> rusqlite::Result<()> {
        let Anchor { at, exact, before, after } = anchor;
        let sql = "SELECT name FROM speakers WHERE article = ?1 AND exact = ?2 AND before = ?3 AND after = ?4";
        let values = params![article, exact, before, after];
        let old: Option<Box<str>> = self.connection.prepare_cached(sql)?.query_row(values, |row| row.get(0)).optional()?.flatten();
        if old.as_deref() != name {
            self.takes_back(Change::Speaker { key, given: Box::new((anchor.clone(), old)) });
        }
        // Written in any case: the speaker given last counts for the others of the article.
        let sql = "INSERT OR REPLACE INTO speakers (article, exact, before, after, at, name, change) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        self.execute(sql, params![article, exact, before, after, of_at(*at), name, self.number]).map(drop)
    }

    fn measure(&self, columns: u16) -> rusqlite::Result<()> {
        let sql = "INSERT OR REPLACE INTO settings (name, value, change) VALUES (?1, ?2, ?3)";
        self.execute(sql, params![MEASURE, columns, self.number])?;
        Ok(())
    }

    /// Saves a search, or deletes it without a query.
    fn saved_search(&mut self, name: &str, query: Option<&str>) -> rusqlite::Result<()> {
        let sql = "SELECT query FROM saved_searches WHERE name = ?1";
        let old: Option<Box<str>> = self.connection.prepare_cached(sql)?.query_row([name], |row| row.get(0)).optional()?.flatten();
        if old.as_deref() == query {
            return Ok(());
        }
        self.takes_back(Change::SavedSearch { name: name.into(), query: old });
        let sql = "INSERT OR REPLACE INTO saved_searches (name, query, change) VALUES (?1, ?2, ?3)";
        self.execute(sql, params![name, query, self.number]).map(drop)
    }

    fn searched(&self, scope: SearchScope, typed: &str) -> rusqlite::Result<()> {
        if typed.trim().is_empty() || typed.len() > TYPED {
            return Ok(());
        }
        let scope = of_scope(scope);
        self.execute("INSERT OR REPLACE INTO searches (scope, typed, change) VALUES (?1, ?2, ?3)", params![scope, typed, self.number])?;
        let sql = "DELETE FROM searches WHERE scope = ?1 AND change <=
            (SELECT change FROM searches WHERE scope = ?1 ORDER BY change DESC LIMIT 1 OFFSET ?2)";
        self.execute(sql, params![scope, SEARCHES])?;
        Ok(())
    }
}

/// Seconds since 1970.
pub(super) fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

/// Identifies the article of a change to the ledger by its path alone.
impl From<PathBuf> for About {
    fn from(path: PathBuf) -> Self {
        Self { origin: path.into(), fingerprint: None, sketch: None, headline: None }
    }
}

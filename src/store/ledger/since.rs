//! Changes since a given change number: how several programs learn of each other's.

use rusqlite::{Connection, Row};

use super::LocatedChange;
use super::columns::{NOTE, to_anchor, to_note, to_origin};
use super::reading::{self, MEASURE, STATUS, to_status};
use crate::library::{ArticleKey, Change, NoteId, SearchScope};

/// The number of the latest change.
pub(super) fn latest(connection: &Connection) -> rusqlite::Result<i64> {
    connection.prepare_cached("SELECT value FROM counter")?.query_row([], |row| row.get(0))
}

/// Changes after the change of this number, in order.
pub(super) fn changes(connection: &Connection, seen: i64) -> rusqlite::Result<Vec<LocatedChange>> {
    let mut all = Vec::new();
    articles(connection, seen, &mut all)?;
    marks(connection, seen, &mut all)?;
    notes(connection, seen, &mut all)?;
    speakers(connection, seen, &mut all)?;
    settings(connection, seen, &mut all)?;
    all.sort_by_key(|(number, _)| *number);
    Ok(all.into_iter().map(|(_, told)| told).collect())
}

type Numbered = Vec<(i64, LocatedChange)>;

/// The key is filled in by the catalogue; the path identifies the article.
fn of_article(path: Option<Vec<u8>>, change: Change) -> Option<LocatedChange> {
    Some(LocatedChange { origin: Some(to_origin(&path?)), change })
}

fn articles(connection: &Connection, seen: i64, all: &mut Numbered) -> rusqlite::Result<()> {
    let sql = format!(
        "SELECT path, id, read_change, starred_change, place_change, folds_change, {STATUS} WHERE articles.change > ?1 ORDER BY articles.change"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([seen])?;
    let key = ArticleKey::default();
    while let Some(row) = rows.next()? {
        let (path, id): (Option<Vec<u8>>, i64) = (row.get(0)?, row.get(1)?);
        let status = to_status(row, 6)?;
        let mut tell = |column: usize, change: &dyn Fn() -> rusqlite::Result<Option<Change>>| -> rusqlite::Result<()> {
            let number: i64 = row.get(column)?;
            if number > seen
                && let Some(change) = change()?
            {
                all.extend(of_article(path.clone(), change).map(|told| (number, told)));
            }
            Ok(())
        };
        tell(2, &|| Ok(Some(Change::Read { key, read: status.read })))?;
        tell(3, &|| Ok(Some(Change::Starred { key, starred: status.starred })))?;
        tell(4, &|| Ok(reading::place(connection, id)?.map(|place| Change::Place { key, place: Box::new(place) })))?;
        tell(5, &|| Ok(Some(Change::Folds { key, closed: reading::folds(connection, id)? })))?;
    }
    Ok(())
}

/// Runs a query for later changes and collects the change of each row.
fn each(
    connection: &Connection,
    sql: &str,
    seen: i64,
    all: &mut Numbered,
    told: impl Fn(&Row<'_>) -> rusqlite::Result<Option<(i64, LocatedChange)>>,
) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([seen])?;
    while let Some(row) = rows.next()? {
        all.extend(told(row)?);
    }
    Ok(())
}

fn marks(connection: &Connection, seen: i64, all: &mut Numbered) -> rusqlite::Result<()> {
    let sql = "SELECT letter, articles.path, at, exact, before, after, marks.change
        FROM marks LEFT JOIN articles ON articles.id = marks.article WHERE marks.change > ?1";
    each(connection, sql, seen, all, |row| {
        let Some(letter) = row.get::<_, String>(0)?.chars().next() else { return Ok(None) };
        let path: Option<Vec<u8>> = row.get(1)?;
        let at = path.is_some().then(|| to_anchor(row, 2)).transpose()?;
        let change = Change::Mark { letter, at: at.map(|anchor| Box::new((ArticleKey::default(), anchor))) };
        Ok(Some((row.get(6)?, LocatedChange { origin: path.map(|bytes| to_origin(&bytes)), change })))
    })
}

fn notes(connection: &Connection, seen: i64, all: &mut Numbered) -> rusqlite::Result<()> {
    let sql = format!(
        "SELECT {NOTE}, articles.path, notes.gone, notes.change
        FROM notes JOIN articles ON articles.id = notes.article WHERE notes.change > ?1"
    );
    let key = ArticleKey::default();
    each(connection, &sql, seen, all, |row| {
        let note = to_note(row, 0)?;
        let gone = row.get::<_, i64>(9)? != 0;
        let change =
            if gone { Change::NoteGone { key, id: note.id.unwrap_or(NoteId(0)) } } else { Change::Note { key, note: Box::new(note) } };
        Ok(of_article(row.get(8)?, change).and_then(|told| Some((row.get(10).ok()?, told))))
    })
}

fn speakers(connection: &Connection, seen: i64, all: &mut Numbered) -> rusqlite::Result<()> {
    let sql = "SELECT at, exact, before, after, name, articles.path, speakers.change
        FROM speakers JOIN articles ON articles.id = speakers.article WHERE speakers.change > ?1";
    each(connection, sql, seen, all, |row| {
        let name = row.get::<_, Option<String>>(4)?.map(|name| crate::article::clean::line(&name).into());
        let change = Change::Speaker { key: ArticleKey::default(), given: Box::new((to_anchor(row, 0)?, name)) };
        let number = row.get(6)?;
        Ok(of_article(row.get(5)?, change).map(|told| (number, told)))
    })
}

fn settings(connection: &Connection, seen: i64, all: &mut Numbered) -> rusqlite::Result<()> {
    each(connection, "SELECT name, value, change FROM settings WHERE change > ?1", seen, all, |row| {
        let columns = u16::try_from(row.get::<_, i64>(1)?).ok().filter(|_| row.get::<_, String>(0).is_ok_and(|name| name == MEASURE));
        let number = row.get(2)?;
        Ok(columns.map(|columns| (number, LocatedChange { origin: None, change: Change::Measure(columns) })))
    })?;
    each(connection, "SELECT name, query, change FROM saved_searches WHERE change > ?1", seen, all, |row| {
        let name = crate::article::clean::line(&row.get::<_, String>(0)?).into();
        let query = row.get::<_, Option<String>>(1)?.map(|query| crate::article::clean::line(&query).into());
        Ok(Some((row.get(2)?, LocatedChange { origin: None, change: Change::SavedSearch { name, query } })))
    })?;
    each(connection, "SELECT scope, typed, change FROM searches WHERE change > ?1", seen, all, |row| {
        let scope = if row.get::<_, i64>(0)? == reading::of_scope(SearchScope::List) { SearchScope::List } else { SearchScope::Reader };
        let typed = crate::article::clean::line(&row.get::<_, String>(1)?);
        Ok(Some((row.get(2)?, LocatedChange { origin: None, change: Change::Searched { scope, typed } })))
    })
}

//! Queries of saved state: of one article, of all, and of the program as a whole.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::articles::{About, who};
use super::columns::{NOTE, to_anchor, to_note, to_origin, to_percent, to_place};
use super::identity::{Id, Identity};
use super::snapshots;
use crate::article::{Origin, clean};
use crate::find::{Anchor, GivenSpeaker};
use crate::library::{ArticleState, GlobalState, Note, ReadStatus, SavedLocation, SavedPosition, SearchScope, Speakers};

/// Number of search queries remembered in each history.
pub(super) const SEARCHES: i64 = 200;

/// The name of the reading measure among the settings.
pub(super) const MEASURE: &str = "measure";

/// The number that a history has.
pub(super) fn of_scope(scope: SearchScope) -> i64 {
    match scope {
        SearchScope::List => 0,
        SearchScope::Reader => 1,
    }
}

/// The saved state of an article. Without a fingerprint, as for a partly loaded article, the text is not compared with the saved one.
pub(super) fn kept(connection: &Connection, about: &About) -> rusqlite::Result<ArticleState> {
    let (Identity::Itself(id) | Identity::Moved(id) | Identity::Edited(id) | Identity::Recognised(id)) = who(connection, about)? else {
        return Ok(ArticleState::default());
    };
    let status = status(connection, id)?;
    let before = about.fingerprint.map(|now| snapshots::before(connection, id, now)).transpose()?.flatten();
    Ok(ArticleState {
        read: status.read,
        starred: status.starred,
        place: place(connection, id)?,
        folds: folds(connection, id)?,
        notes: notes(connection, id)?,
        speakers: speakers(connection, id)?,
        before,
    })
}

pub(super) fn status(connection: &Connection, id: Id) -> rusqlite::Result<ReadStatus> {
    let sql = format!("SELECT {STATUS} WHERE articles.id = ?1");
    let found = connection.prepare_cached(&sql)?.query_row([id], |row| to_status(row, 0)).optional()?;
    Ok(found.unwrap_or_default())
}

/// The columns of a status, for [`to_status`]. The fourth compares the text last seen on disk with the text as last read.
pub(super) const STATUS: &str = "read, starred, progress, snapshots.fingerprint <> articles.fingerprint,
    EXISTS (SELECT 1 FROM speakers WHERE speakers.article = articles.id AND speakers.name IS NOT NULL)
    FROM articles LEFT JOIN snapshots ON snapshots.article = articles.id";

/// The status in the columns [`STATUS`], which begin at `first`.
pub(super) fn to_status(row: &Row<'_>, first: usize) -> rusqlite::Result<ReadStatus> {
    Ok(ReadStatus {
        read: row.get::<_, i64>(first)? != 0,
        starred: row.get::<_, i64>(first + 1)? != 0,
        progress: to_percent(row.get(first + 2)?),
        changed: row.get::<_, Option<bool>>(first + 3)?.unwrap_or_default(),
        speakers: Speakers::of(row.get(first + 4)?),
    })
}

/// The last reading position in an article.
pub(super) fn place(connection: &Connection, id: Id) -> rusqlite::Result<Option<SavedPosition>> {
    let sql = "SELECT at, exact, before, after, row, progress FROM places WHERE article = ?1";
    connection.prepare_cached(sql)?.query_row([id], |row| to_place(row, 0)).optional()
}

pub(super) fn folds(connection: &Connection, id: Id) -> rusqlite::Result<Vec<Anchor>> {
    let mut statement = connection.prepare_cached("SELECT at, exact, before, after FROM folds WHERE article = ?1 ORDER BY number")?;
    statement.query_map([id], |row| to_anchor(row, 0))?.collect()
}

fn notes(connection: &Connection, id: Id) -> rusqlite::Result<Vec<Note>> {
    let mut statement = connection.prepare_cached(&format!("SELECT {NOTE} FROM notes WHERE article = ?1 AND gone = 0 ORDER BY id"))?;
    statement.query_map([id], |row| to_note(row, 0))?.collect()
}

/// The speakers of an article that were put right, in the order in which that was done.
pub(super) fn speakers(connection: &Connection, id: Id) -> rusqlite::Result<Vec<GivenSpeaker>> {
    let sql = "SELECT at, exact, before, after, name FROM speakers WHERE article = ?1 AND name IS NOT NULL ORDER BY change";
    let given = |row: &Row<'_>| Ok(GivenSpeaker { anchor: to_anchor(row, 0)?, name: clean::line(&row.get::<_, String>(4)?).into() });
    connection.prepare_cached(sql)?.query_map([id], given)?.collect()
}

/// The articles in which speakers were put right.
pub(super) fn with_speakers(connection: &Connection) -> rusqlite::Result<Vec<Origin>> {
    let sql = "SELECT path FROM articles
        WHERE path IS NOT NULL AND id IN (SELECT article FROM speakers WHERE name IS NOT NULL)";
    connection.prepare_cached(sql)?.query_map([], |row| Ok(to_origin(&row.get::<_, Vec<u8>>(0)?)))?.collect()
}

/// Saved state that belongs to no single article.
pub(super) fn remembered(connection: &Connection) -> rusqlite::Result<GlobalState> {
    let measure: Option<i64> =
        connection.prepare_cached("SELECT value FROM settings WHERE name = ?1")?.query_row([MEASURE], |row| row.get(0)).optional()?;
    Ok(GlobalState {
        measure: measure.and_then(|columns| u16::try_from(columns).ok()),
        list_searches: searches(connection, SearchScope::List)?,
        reader_searches: searches(connection, SearchScope::Reader)?,
        saved_searches: saved_searches(connection)?,
    })
}

fn saved_searches(connection: &Connection) -> rusqlite::Result<Vec<(String, String)>> {
    let sql = "SELECT name, query FROM saved_searches WHERE query IS NOT NULL ORDER BY name";
    let text = |row: &Row<'_>, index: usize| row.get::<_, String>(index).map(|text| clean::line(&text));
    connection.prepare_cached(sql)?.query_map([], |row| Ok((text(row, 0)?, text(row, 1)?)))?.collect()
}

fn searches(connection: &Connection, scope: SearchScope) -> rusqlite::Result<Vec<String>> {
    let sql = "SELECT typed FROM (SELECT typed, change FROM searches WHERE scope = ?1 ORDER BY change DESC LIMIT ?2) ORDER BY change";
    let mut statement = connection.prepare_cached(sql)?;
    statement.query_map(params![of_scope(scope), SEARCHES], |row| row.get::<_, String>(0).map(|typed| clean::line(&typed)))?.collect()
}

/// The columns of a place somewhere, for [`elsewhere`], of a table that has an anchor and an article.
fn elsewhere_in(table: &str) -> String {
    format!(
        "coalesce(headlines.title, ''), articles.path, {table}.at, {table}.exact, {table}.before, {table}.after
        FROM {table} JOIN articles ON articles.id = {table}.article LEFT JOIN headlines ON headlines.article = {table}.article"
    )
}

fn elsewhere(row: &Row<'_>, first: usize) -> rusqlite::Result<SavedLocation> {
    let path: Option<Vec<u8>> = row.get(first + 1)?;
    let origin = to_origin(&path.unwrap_or_default());
    Ok(SavedLocation { key: None, title: clean::line(&row.get::<_, String>(first)?), origin, anchor: to_anchor(row, first + 2)? })
}

/// Every mark, by letter.
pub(super) fn marks(connection: &Connection) -> rusqlite::Result<Vec<(char, SavedLocation)>> {
    let mut statement = connection.prepare_cached(&format!("SELECT letter, {} ORDER BY letter", elsewhere_in("marks")))?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?.chars().next(), elsewhere(row, 1)?)))?;
    rows.filter_map(|row| row.map(|(letter, place)| Some((letter?, place))).transpose()).collect()
}

pub(super) fn recall(connection: &Connection, letter: char) -> rusqlite::Result<Option<SavedLocation>> {
    let sql = format!("SELECT {} WHERE marks.letter = ?1", elsewhere_in("marks"));
    connection.prepare_cached(&sql)?.query_row([letter.to_string()], |row| elsewhere(row, 0)).optional()
}

/// A note with everything that an export needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// Its location.
    pub place: SavedLocation,
    pub note: Note,
    /// When it was last changed, in seconds since 1970.
    pub changed: i64,
    pub headline: super::Headline,
}

/// Every note, article by article.
pub(super) fn all_notes(connection: &Connection) -> rusqlite::Result<Vec<Noted>> {
    let sql = format!(
        "SELECT {NOTE}, notes.changed, coalesce(headlines.source, ''), coalesce(headlines.date, ''), coalesce(headlines.author, ''),
        coalesce(headlines.url, ''), {} WHERE notes.gone = 0 ORDER BY articles.path, notes.article, notes.at, notes.id",
        elsewhere_in("notes")
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([], |row| {
        let place = elsewhere(row, 13)?;
        let field = |index: usize| row.get::<_, String>(index).map(|text| clean::line(&text));
        let headline =
            super::Headline { title: place.title.clone(), source: field(9)?, date: field(10)?, author: field(11)?, url: field(12)? };
        Ok(Noted { place, note: to_note(row, 0)?, changed: row.get(8)?, headline })
    })?;
    rows.collect()
}

//! Sessions: what the next start resumes, by library. Values are bytes, because a path need not be text.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, params};

use super::columns::{of_origin, to_origin};
use crate::article::{Origin, clean};
use crate::library::{LibraryId, Order, SavedSession, SessionPart};

/// Most libraries of which a session is saved.
const LIBRARIES: i64 = 200;

/// The name of a part.
const fn name(part: &SessionPart) -> &'static str {
    match part {
        SessionPart::Library => "library",
        SessionPart::Theme { .. } => "theme",
        SessionPart::Order { .. } => "order",
        SessionPart::Query(_) => "query",
        SessionPart::Article { .. } => "article",
    }
}

/// A library as bytes: NUL, which no path contains, separates its paths. What belongs to all libraries has no bytes.
fn of_library(library: &LibraryId) -> Vec<u8> {
    library.0.iter().map(|path| path.as_os_str().as_bytes()).collect::<Vec<_>>().join(&0)
}

fn to_library(bytes: &[u8]) -> Vec<PathBuf> {
    bytes.split(|&byte| byte == 0).map(|path| Path::new(OsStr::from_bytes(path)).to_owned()).collect()
}

fn of_order(order: Order) -> &'static str {
    Order::NAMED.iter().find(|(_, named)| *named == order).map_or("", |(name, _)| name)
}

fn to_order(name: &str) -> Option<Order> {
    Order::NAMED.iter().find(|(named, _)| *named == name).map(|(_, order)| *order)
}

/// Writes a part of a session; `origin` is the location of the article in it.
pub(super) fn put(
    connection: &Connection,
    library: &LibraryId,
    part: &SessionPart,
    origin: Option<&Origin>,
    change: i64,
) -> rusqlite::Result<()> {
    let own = of_library(library);
    let (library, value) = match part {
        SessionPart::Library => (Vec::new(), own),
        SessionPart::Theme { name, configured } => (Vec::new(), format!("{name}\0{configured}").into_bytes()),
        SessionPart::Order { order, configured } => (own, format!("{}\0{}", of_order(*order), of_order(*configured)).into_bytes()),
        SessionPart::Query(query) => (own, query.clone().into_bytes()),
        SessionPart::Article { reading, .. } => {
            let Some(origin) = origin else { return Ok(()) };
            (own, [&[u8::from(*reading)], &*of_origin(origin)].concat())
        }
    };
    let sql = "INSERT OR REPLACE INTO sessions (library, name, value, change) VALUES (?1, ?2, ?3, ?4)";
    connection.prepare_cached(sql)?.execute(params![library, name(part), value, change])?;
    if *part == SessionPart::Library {
        let sql = "DELETE FROM sessions WHERE library IN (SELECT library FROM sessions
            WHERE library <> x'' GROUP BY library ORDER BY max(change) DESC LIMIT -1 OFFSET ?1)";
        connection.prepare_cached(sql)?.execute([LIBRARIES])?;
    }
    Ok(())
}

fn value(connection: &Connection, library: &[u8], name: &str) -> rusqlite::Result<Option<Vec<u8>>> {
    let sql = "SELECT value FROM sessions WHERE library = ?1 AND name = ?2";
    connection.prepare_cached(sql)?.query_row(params![library, name], |row| row.get(0)).optional()
}

/// The session of a library.
pub(super) fn saved(connection: &Connection, library: &LibraryId) -> rusqlite::Result<SavedSession> {
    let library = of_library(library);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).ok();
    let pair = |bytes| text(bytes).and_then(|text| text.split_once('\0').map(|(one, other)| (one.to_owned(), other.to_owned())));
    let order = value(connection, &library, "order")?.and_then(pair);
    let article = value(connection, &library, "article")?;
    let article = article.as_deref().and_then(<[u8]>::split_first);
    Ok(SavedSession {
        theme: value(connection, &[], "theme")?.and_then(pair),
        order: order.and_then(|(order, configured)| Some((to_order(&order)?, to_order(&configured)?))),
        query: value(connection, &library, "query")?.and_then(text).map(|query| clean::line(&query)).unwrap_or_default(),
        article: article.map(|(_, origin)| to_origin(origin)),
        reading: article.is_some_and(|(reading, _)| *reading == 1),
    })
}

/// The library opened last.
pub(super) fn last_library(connection: &Connection) -> rusqlite::Result<Option<Vec<PathBuf>>> {
    Ok(value(connection, &[], "library")?.map(|bytes| to_library(&bytes)))
}

#[cfg(test)]
mod tests {
    use super::super::schema;
    use super::*;
    use crate::library::ArticleKey;

    fn database() -> Connection {
        let mut connection = Connection::open_in_memory().unwrap();
        schema::migrate(&mut connection).unwrap();
        connection
    }

    fn library(name: &str) -> LibraryId {
        LibraryId([PathBuf::from(format!("/{name}")), PathBuf::from("/more")].into())
    }

    fn article() -> SessionPart {
        SessionPart::Article { key: ArticleKey(1), reading: true }
    }

    #[test]
    fn a_session_is_returned_as_it_was_saved_and_the_theme_in_every_library() {
        let database = database();
        let one = library("one");
        let origin = Origin::new(PathBuf::from(OsStr::from_bytes(b"/one/\xff.xml")), Some("#1"));
        let theme = SessionPart::Theme { name: "ink".into(), configured: "terminal".into() };
        let order = SessionPart::Order { order: Order::Title, configured: Order::Newest };
        for part in [SessionPart::Library, theme, order, SessionPart::Query("tra*".into()), article()] {
            put(&database, &one, &part, Some(&origin), 1).unwrap();
        }
        let session = saved(&database, &one).unwrap();
        let theme = Some(("ink".to_owned(), "terminal".to_owned()));
        let expected = SavedSession {
            theme: theme.clone(),
            order: Some((Order::Title, Order::Newest)),
            query: "tra*".into(),
            article: Some(origin),
            reading: true,
        };
        assert_eq!(session, expected);
        assert_eq!(saved(&database, &library("other")).unwrap(), SavedSession { theme, ..SavedSession::default() });
        assert_eq!(last_library(&database).unwrap().unwrap(), one.0.to_vec());
    }

    #[test]
    fn the_oldest_sessions_are_forgotten() {
        let database = database();
        for number in 0..LIBRARIES + 5 {
            let one = library(&number.to_string());
            put(&database, &one, &article(), Some(&PathBuf::from("/a").into()), number).unwrap();
            put(&database, &one, &SessionPart::Library, None, number).unwrap();
        }
        let has = |number: i64| saved(&database, &library(&number.to_string())).unwrap().article.is_some();
        assert_eq!([has(0), has(4), has(5), has(LIBRARIES + 4)], [false, false, true, true]);
    }

    #[test]
    fn damaged_values_count_as_none() {
        let database = database();
        let sql = "INSERT INTO sessions VALUES (?1, ?2, x'ff', 1)";
        for name in ["order", "query", "article"] {
            database.execute(sql, params![of_library(&library("a")), name]).unwrap();
        }
        database.execute(sql, params![b"", "theme"]).unwrap();
        let session = saved(&database, &library("a")).unwrap();
        assert_eq!((session.theme, session.order, session.query.as_str(), session.reading), (None, None, "", false));
    }
}

//! Rows of articles: finds the row of a file, inserts a missing one, and updates it when the file was moved or edited.

use rusqlite::{Connection, OptionalExtension, params};

use super::columns::{of_origin, of_sketch, to_origin, to_sketch};
use super::identity::{Alike, Here, Id, Identity, Similar, identify, recognise};
use crate::article::{Article, Date, Origin, Sketch};
use crate::store::file::tour_at;

/// Most articles with the same text that are checked for a moved one.
const ALIKE: i64 = 16;

/// Identifies an article to the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Its location, with an absolute path.
    pub origin: Origin,
    /// Its fingerprint, where it has been read.
    pub(crate) fingerprint: Option<u64>,
    /// The sketch of the text with that fingerprint; `None` for a short one.
    pub(crate) sketch: Option<Sketch>,
    /// Its headline for exports; `None` where it is already known or not needed.
    pub headline: Option<Box<Headline>>,
}

impl About {
    /// The same article with this text.
    pub(crate) fn with_text(self, article: &Article) -> Self {
        Self { fingerprint: Some(article.fingerprint()), sketch: Sketch::of(article), ..self }
    }
}

/// Names an article where its file is not at hand. Empty fields are unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headline {
    pub title: String,
    /// The publisher.
    pub source: String,
    /// Its day, as ISO 8601.
    pub date: String,
    pub author: String,
    /// Its own address.
    pub url: String,
}

impl Headline {
    /// The headline of `article`.
    pub fn of(article: &Article) -> Self {
        let meta = article.meta();
        Self {
            title: article.name().into_owned(),
            source: meta.source.clone().unwrap_or_default(),
            date: meta.date.map(Date::iso).unwrap_or_default(),
            author: meta.authors.join(", "),
            url: meta.url.clone().unwrap_or_default(),
        }
    }
}

/// Identifies the saved article.
pub(super) fn who(connection: &Connection, about: &About) -> rusqlite::Result<Identity> {
    let here = connection
        .prepare_cached("SELECT id, fingerprint FROM articles WHERE path = ?1")?
        .query_row([&*of_origin(&about.origin)], |row| {
            Ok(Here { id: row.get(0)?, fingerprint: row.get::<_, Option<i64>>(1)?.map(i64::cast_unsigned) })
        })
        .optional()?;
    let alike = match about.fingerprint {
        Some(fingerprint) if here.is_none_or(|here| here.fingerprint != about.fingerprint) => {
            alike(connection, fingerprint, &about.origin)?
        }
        Some(_) | None => Vec::new(),
    };
    match (identify(about.fingerprint, here, &alike, &is_there), &about.sketch) {
        (Identity::New, Some(sketch)) if alike.is_empty() => Ok(recognise(sketch, similar(connection, sketch, &about.origin)?, &is_there)),
        (identity, _) => Ok(identity),
    }
}

/// The articles of the same day, or of an unknown one, that have a sketch.
fn similar(connection: &Connection, sketch: &Sketch, origin: &Origin) -> rusqlite::Result<Vec<Similar>> {
    let days = if sketch.day == 0 { "" } else { "AND day IN (?1, 0)" };
    let sql = format!("SELECT id, path, sketch, day FROM articles WHERE sketch IS NOT NULL AND ?1 >= 0 {days}");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([sketch.day])?;
    let mut similar = Vec::new();
    while let Some(row) = rows.next()? {
        let old = row.get::<_, Option<Vec<u8>>>(1)?.map(|bytes| to_origin(&bytes));
        if let Some(sketch) = to_sketch(row, 2)?
            && may_be_one(old.as_ref(), origin)
        {
            similar.push(Similar { id: row.get(0)?, origin: old, sketch });
        }
    }
    Ok(similar)
}

/// Whether the names within their files allow two locations to be of one article: the name goes with it wherever it goes.
fn may_be_one(old: Option<&Origin>, new: &Origin) -> bool {
    match (old.and_then(|origin| origin.id.as_ref()), &new.id) {
        (Some(one), Some(other)) => one == other,
        (None, _) | (_, None) => true,
    }
}

/// Whether a sketch of an article is missing that could be saved.
pub(super) fn lacks_sketch(connection: &Connection, id: Id, about: &About) -> rusqlite::Result<bool> {
    if about.fingerprint.is_none() || about.sketch.is_none() {
        return Ok(false);
    }
    connection.prepare_cached("SELECT 1 FROM articles WHERE id = ?1 AND sketch IS NULL")?.exists([id])
}

/// Whether the file of an article still exists. Whether the file still contains the article is not checked: it would have to be read.
fn is_there(origin: &Origin) -> bool {
    tour_at(&origin.file).is_some() || origin.file.is_file()
}

fn alike(connection: &Connection, fingerprint: u64, origin: &Origin) -> rusqlite::Result<Vec<Alike>> {
    let sql = "SELECT id, path FROM articles WHERE fingerprint = ?1 AND path IS NOT ?2 ORDER BY change DESC LIMIT ?3";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(params![fingerprint.cast_signed(), of_origin(origin), ALIKE], |row| {
        Ok(Alike { id: row.get(0)?, origin: row.get::<_, Option<Vec<u8>>>(1)?.map(|bytes| to_origin(&bytes)) })
    })?;
    // Two articles of one text in one file are not taken for each other.
    rows.filter(|alike| alike.as_ref().map_or(true, |alike| may_be_one(alike.origin.as_ref(), origin))).collect()
}

/// The row of an article, if it has one, updated to its current path and text.
pub(super) fn follow(connection: &Connection, about: &About) -> rusqlite::Result<Option<Id>> {
    let id = match who(connection, about)? {
        Identity::Itself(id) | Identity::Edited(id) => id,
        Identity::Moved(id) | Identity::Recognised(id) => {
            // The article saved for this path was overwritten; it is found by its text if it reappears elsewhere.
            connection.prepare_cached("UPDATE articles SET path = NULL WHERE path = ?1")?.execute([&*of_origin(&about.origin)])?;
            connection.prepare_cached("UPDATE articles SET path = ?2 WHERE id = ?1")?.execute(params![id, &*of_origin(&about.origin)])?;
            id
        }
        Identity::New => return Ok(None),
    };
    if let Some(fingerprint) = about.fingerprint {
        let (sketch, day) = of_sketch(about.sketch.as_ref());
        let sql = "UPDATE articles SET fingerprint = ?2, sketch = ?3, day = ?4
            WHERE id = ?1 AND (fingerprint IS NOT ?2 OR sketch IS NULL AND ?3 IS NOT NULL)";
        connection.prepare_cached(sql)?.execute(params![id, fingerprint.cast_signed(), sketch, day])?;
    }
    Ok(Some(id))
}

/// The row of an article, inserted if missing.
pub(super) fn row_of(connection: &Connection, about: &About) -> rusqlite::Result<Id> {
    let id =
        if let Some(id) = follow(connection, about)? {
            id
        } else {
            let (sketch, day) = of_sketch(about.sketch.as_ref());
            connection
                .prepare_cached("INSERT INTO articles (path, fingerprint, sketch, day) VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![&*of_origin(&about.origin), about.fingerprint.map(u64::cast_signed), sketch, day])?;
            connection.last_insert_rowid()
        };
    if let Some(headline) = &about.headline {
        put_headline(connection, id, headline)?;
    }
    Ok(id)
}

fn put_headline(connection: &Connection, id: Id, headline: &Headline) -> rusqlite::Result<()> {
    let sql = "INSERT INTO headlines (article, title, source, date, author, url) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (article) DO UPDATE SET
            title = iif(excluded.title = '', title, excluded.title), source = iif(excluded.source = '', source, excluded.source),
            date = iif(excluded.date = '', date, excluded.date), author = iif(excluded.author = '', author, excluded.author),
            url = iif(excluded.url = '', url, excluded.url)";
    let Headline { title, source, date, author, url } = headline;
    connection.prepare_cached(sql)?.execute(params![id, title, source, date, author, url])?;
    Ok(())
}

/// The location of an article, where known.
pub(super) fn origin_of(connection: &Connection, id: Id) -> rusqlite::Result<Option<Origin>> {
    let path: Option<Option<Vec<u8>>> =
        connection.prepare_cached("SELECT path FROM articles WHERE id = ?1")?.query_row([id], |row| row.get(0)).optional()?;
    Ok(path.flatten().map(|bytes| to_origin(&bytes)))
}

//! The texts as last read, compressed, to show later what has changed.

use std::sync::Arc;

use lz4_flex::block::{compress, decompress};
use rusqlite::{Connection, OptionalExtension, params};

use super::columns::of_at;
use super::identity::Id;
use crate::article::Article;

/// Longest text kept, in bytes. Longer ones are books, which are not compared.
const LONGEST: usize = 1 << 20;

/// Most bytes that all snapshots together may take; the oldest are dropped first.
const ALL: i64 = 64 << 20;

/// Saves the text of an article as the one last read.
pub(super) fn put(connection: &Connection, id: Id, article: &Article, change: i64) -> rusqlite::Result<()> {
    let text = article.text();
    if text.len() > LONGEST {
        connection.prepare_cached("DELETE FROM snapshots WHERE article = ?1")?.execute([id])?;
        return Ok(());
    }
    let fingerprint = article.fingerprint().cast_signed();
    let sql = "SELECT 1 FROM snapshots WHERE article = ?1 AND fingerprint = ?2";
    if connection.prepare_cached(sql)?.exists(params![id, fingerprint])? {
        return Ok(());
    }
    connection
        .prepare_cached("INSERT OR REPLACE INTO snapshots (article, fingerprint, length, squeezed, change) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![id, fingerprint, of_at(text.len()), compress(text.as_bytes()), change])?;
    Ok(())
}

/// The text of an article as last read, where it differs from the current one.
pub(super) fn before(connection: &Connection, id: Id, now: u64) -> rusqlite::Result<Option<Arc<str>>> {
    let row: Option<(i64, Vec<u8>)> = connection
        .prepare_cached("SELECT length, squeezed FROM snapshots WHERE article = ?1 AND fingerprint <> ?2")?
        .query_row(params![id, now.cast_signed()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let text = row.and_then(|(length, squeezed)| {
        let length = usize::try_from(length).ok().filter(|&length| length <= LONGEST)?;
        String::from_utf8(decompress(&squeezed, length).ok()?).ok()
    });
    Ok(text.map(Arc::from))
}

/// Whether the text of an article as last read differs from the current one.
pub(super) fn has_changed(connection: &Connection, id: Id, now: u64) -> rusqlite::Result<bool> {
    let sql = "SELECT 1 FROM snapshots WHERE article = ?1 AND fingerprint <> ?2";
    connection.prepare_cached(sql)?.exists(params![id, now.cast_signed()])
}

/// Deletes the oldest texts while the total exceeds the limit.
pub(super) fn prune(connection: &Connection) -> rusqlite::Result<()> {
    let sql = "DELETE FROM snapshots WHERE article IN (
        SELECT article FROM (SELECT article, sum(length(squeezed)) OVER (ORDER BY change DESC) AS total FROM snapshots) WHERE total > ?1)";
    connection.execute(sql, [ALL])?;
    Ok(())
}

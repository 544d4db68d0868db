//! Merges one database into another, row by row: the stand-in for a full disk, a rescue file, the database that a sync program put in the
//! place of ours, and what can be read of a damaged one.
//!
//! Of each value the one with the later change wins, of each note the one that was changed last; nothing is deleted, and the numbers of
//! changes are those of the database that receives them. Of a damaged table, the rows before and behind the damage are read.

mod articles;
mod others;
mod rows;

use std::collections::HashMap;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::identity::Id;
use super::{Trouble, schema, since};

/// The amount that was found in the other database.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Merged {
    /// Articles of which something is saved.
    pub articles: usize,
    /// Notes that are not deleted.
    pub notes: usize,
    /// Rows changed here.
    pub changed: usize,
    /// Whether every table could be read to its end.
    pub(crate) complete: bool,
}

/// A merge under way.
struct Merge<'a> {
    from: &'a Connection,
    into: &'a Transaction<'a>,
    /// Rows of articles here, by those there.
    known: HashMap<Id, Id>,
    /// Number of the latest change here.
    number: i64,
    merged: Merged,
}

impl Merge<'_> {
    /// Whether the other database is of a version before this one.
    fn is_before(&self, version: i64) -> bool {
        schema::version(self.from).is_ok_and(|theirs| theirs < version)
    }

    fn next(&mut self) -> i64 {
        self.number += 1;
        self.merged.changed += 1;
        self.number
    }

    fn execute(&self, sql: &str, values: impl rusqlite::Params) -> rusqlite::Result<usize> {
        self.into.prepare_cached(sql)?.execute(values)
    }
}

/// Whether the texts last read are merged, too. They are large.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Texts {
    Merged,
    LeftOut,
}

/// Merges what can be read of `from` into `into`, in one transaction.
pub(super) fn merge(from: &Connection, into: &mut Connection, texts: Texts) -> Result<Merged, Trouble> {
    let transaction = into.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let number = since::latest(&transaction)?;
    // Numbers continue from the newer of both databases.
    let theirs = since::latest(from).unwrap_or_default().clamp(0, i64::MAX / 2);
    let merged = Merged { complete: true, ..Merged::default() };
    let mut merge = Merge { from, into: &transaction, known: HashMap::new(), number: number.max(theirs), merged };
    articles::merge(&mut merge)?;
    others::notes(&mut merge)?;
    others::speakers(&mut merge)?;
    others::marks(&mut merge)?;
    others::searches(&mut merge)?;
    others::settings(&mut merge)?;
    others::sessions(&mut merge)?;
    others::saved_searches(&mut merge)?;
    if texts == Texts::Merged {
        others::snapshots(&mut merge)?;
    }
    let (number, merged) = (merge.number, merge.merged);
    transaction.execute("UPDATE counter SET value = ?1", [number])?;
    transaction.commit()?;
    Ok(merged)
}

#[cfg(test)]
mod tests;

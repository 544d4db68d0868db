//! Reads the rows of a table that may be damaged: from its beginning up to the damage, then from its end back to it.

use std::cmp::Ordering;

use rusqlite::types::Value;
use rusqlite::{Connection, Row};

/// A table of which rows are read.
pub(super) struct Table {
    /// The columns wanted, as in SQL; those of the key come first.
    pub(super) columns: &'static str,
    pub(super) name: &'static str,
    pub(super) key: &'static [&'static str],
}

impl Table {
    /// Calls `take` with each row that can be read; returns whether these were all. Fails only if `take` does.
    pub(super) fn each<E>(&self, from: &Connection, mut take: impl FnMut(&Row<'_>) -> Result<(), Taken<E>>) -> Result<bool, E> {
        // A view or a virtual table of this name would be no table of ours.
        let sql = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1 AND sql NOT LIKE '%virtual%'";
        if from.query_row(sql, [self.name], |_| Ok(())).is_err() {
            return Ok(false);
        }
        let mut last = None;
        if self.read(from, "ASC", &mut |row| {
            last = Some(self.key_of(row));
            take(row)
        })? {
            return Ok(true);
        }
        self.read(from, "DESC", &mut |row| {
            let seen = last.as_ref().is_some_and(|last| compare(&self.key_of(row), last) != Ordering::Greater);
            if seen { Err(Taken::End) } else { take(row) }
        })?;
        Ok(false)
    }

    fn read<E>(&self, from: &Connection, order: &str, take: &mut dyn FnMut(&Row<'_>) -> Result<(), Taken<E>>) -> Result<bool, E> {
        let keys: Vec<String> = self.key.iter().map(|key| format!("{key} {order}")).collect();
        let sql = format!("SELECT {} FROM {} ORDER BY {}", self.columns, self.name, keys.join(", "));
        let Ok(mut statement) = from.prepare(&sql) else { return Ok(false) };
        let Ok(mut rows) = statement.query([]) else { return Ok(false) };
        let mut whole = true;
        loop {
            match rows.next() {
                Ok(Some(row)) => match take(row) {
                    Ok(()) => (),
                    Err(Taken::Unreadable) => whole = false,
                    Err(Taken::End) => return Ok(whole),
                    Err(Taken::Failed(error)) => return Err(error),
                },
                Ok(None) => return Ok(whole),
                Err(_) => return Ok(false),
            }
        }
    }

    fn key_of(&self, row: &Row<'_>) -> Vec<Value> {
        (0..self.key.len()).map(|column| row.get(column).unwrap_or(Value::Null)).collect()
    }
}

/// Reasons why a row was not taken.
pub(super) enum Taken<E> {
    /// Its values are of other types than they should be.
    Unreadable,
    /// No more rows are wanted.
    End,
    /// The receiving database failed.
    Failed(E),
}

/// The values of a row of another database, or that it is unreadable.
pub(super) fn readable<T, E>(value: rusqlite::Result<T>) -> Result<T, Taken<E>> {
    value.map_err(|_| Taken::Unreadable)
}

fn compare(one: &[Value], other: &[Value]) -> Ordering {
    let pairs = one.iter().zip(other).map(|(one, other)| match (one, other) {
        (Value::Integer(one), Value::Integer(other)) => one.cmp(other),
        (Value::Text(one), Value::Text(other)) => one.cmp(other),
        (Value::Blob(one), Value::Blob(other)) => one.cmp(other),
        _ => Ordering::Less,
    });
    pairs.fold(Ordering::Equal, Ordering::then)
}

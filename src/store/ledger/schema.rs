//! The tables, version by version. A released migration is never changed: its result is on people's disks.

use rusqlite::{Connection, TransactionBehavior};

use super::Trouble;

/// Application id in the file header, `kios`: it keeps another program's database from being mistaken for ours.
const APPLICATION: i64 = 0x6b69_6f73;

/// Migrations from each version to the next; the first creates the schema.
///
/// Each mutable row has the number of the change that last wrote it. Another program that remembers the last number it saw queries for
/// everything after it. Deleted values leave their row behind, or other programs would not see the deletion.
const STEPS: &[&str] = &[
    "
    CREATE TABLE counter (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), value INTEGER NOT NULL) STRICT;
    INSERT INTO counter VALUES (1, 0);
    CREATE TABLE articles (
        id INTEGER PRIMARY KEY,
        path BLOB UNIQUE,
        fingerprint INTEGER,
        read INTEGER NOT NULL DEFAULT 0,
        starred INTEGER NOT NULL DEFAULT 0,
        progress INTEGER NOT NULL DEFAULT 0,
        change INTEGER NOT NULL DEFAULT 0,
        read_change INTEGER NOT NULL DEFAULT 0,
        starred_change INTEGER NOT NULL DEFAULT 0,
        place_change INTEGER NOT NULL DEFAULT 0,
        folds_change INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX articles_by_fingerprint ON articles (fingerprint);
    CREATE INDEX articles_by_change ON articles (change);
    CREATE TABLE headlines (
        article INTEGER PRIMARY KEY,
        title TEXT NOT NULL, source TEXT NOT NULL, date TEXT NOT NULL, author TEXT NOT NULL, url TEXT NOT NULL
    ) STRICT;
    CREATE TABLE places (
        article INTEGER PRIMARY KEY,
        at INTEGER NOT NULL, exact TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,
        row INTEGER NOT NULL, progress INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE folds (
        article INTEGER NOT NULL, number INTEGER NOT NULL,
        at INTEGER NOT NULL, exact TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,
        PRIMARY KEY (article, number)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE snapshots (
        article INTEGER PRIMARY KEY,
        fingerprint INTEGER NOT NULL, length INTEGER NOT NULL, squeezed BLOB NOT NULL, change INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE marks (
        letter TEXT PRIMARY KEY,
        article INTEGER,
        at INTEGER NOT NULL, exact TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,
        change INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE notes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article INTEGER NOT NULL,
        at INTEGER NOT NULL, exact TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,
        text TEXT NOT NULL, label TEXT NOT NULL,
        made INTEGER NOT NULL, changed INTEGER NOT NULL,
        gone INTEGER NOT NULL DEFAULT 0,
        change INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX notes_by_article ON notes (article);
    CREATE INDEX notes_by_change ON notes (change);
    CREATE TABLE searches (
        scope INTEGER NOT NULL, typed TEXT NOT NULL, change INTEGER NOT NULL,
        PRIMARY KEY (scope, typed)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE settings (name TEXT PRIMARY KEY, value INTEGER NOT NULL, change INTEGER NOT NULL) STRICT, WITHOUT ROWID;
",
    "
    ALTER TABLE articles ADD COLUMN sketch BLOB;
    ALTER TABLE articles ADD COLUMN day INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX articles_by_day ON articles (day) WHERE sketch IS NOT NULL;
",
    "
    CREATE TABLE sessions (
        library BLOB NOT NULL, name TEXT NOT NULL, value BLOB NOT NULL, change INTEGER NOT NULL,
        PRIMARY KEY (library, name)
    ) STRICT, WITHOUT ROWID;
",
    "
    CREATE TABLE saved_searches (name TEXT PRIMARY KEY, query TEXT, change INTEGER NOT NULL) STRICT, WITHOUT ROWID;
",
    "
    CREATE TABLE speakers (
        article INTEGER NOT NULL, exact TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,
        at INTEGER NOT NULL, name TEXT, change INTEGER NOT NULL,
        PRIMARY KEY (article, exact, before, after)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX speakers_by_change ON speakers (change);
",
];

/// The first version with sketches of articles.
pub(super) const SKETCHES: i64 = 2;

/// The first version with sessions.
pub(super) const SESSIONS: i64 = 3;

/// The first version with saved searches.
pub(super) const SAVED_SEARCHES: i64 = 4;

/// The first version with speakers that were put right.
pub(super) const SPEAKERS: i64 = 5;

/// The version that this program reads and writes.
pub(super) const VERSION: i64 = 5;

/// The version of a database; 0 for one that is empty.
///
/// Fails with [`Trouble::Newer`] where a later version of the program created it, and with [`Trouble::Damaged`] where another program did.
pub(super) fn version(connection: &Connection) -> Result<i64, Trouble> {
    let pragma = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let (version, application) = (pragma("user_version")?, pragma("application_id")?);
    match version {
        _ if application == APPLICATION && version > VERSION => Err(Trouble::Newer),
        0 if application == 0 && tables(connection)? == 0 => Ok(0),
        version if application == APPLICATION && version > 0 => Ok(version),
        _ => Err(Trouble::Damaged),
    }
}

/// Fails where another program or a later version of this one created the database.
pub(super) fn is_ours(connection: &Connection) -> Result<(), Trouble> {
    match version(connection)? {
        1..=VERSION => Ok(()),
        _ => Err(Trouble::Damaged),
    }
}

fn tables(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
}

/// Migrates a database to [`VERSION`]. Several programs may try at once: the first does it, the others find it done.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), Trouble> {
    if version(connection)? == VERSION {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let from = version(&transaction)?;
    for step in STEPS.iter().skip(usize::try_from(from).unwrap_or(usize::MAX)) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", VERSION)?;
    transaction.commit()?;
    Ok(())
}

/// Tables copied when the state moves to another database; the texts last read are too large and stay behind.
pub(super) const CARRIED: &[&str] = &[
    "counter",
    "articles",
    "headlines",
    "places",
    "folds",
    "marks",
    "notes",
    "searches",
    "settings",
    "sessions",
    "saved_searches",
    "speakers",
];

/// Creates the tables of an earlier version.
#[cfg(test)]
pub(super) fn create(connection: &Connection, version: i64) {
    for step in &STEPS[..usize::try_from(version).unwrap()] {
        connection.execute_batch(step).unwrap();
    }
    connection.pragma_update(None, "application_id", APPLICATION).unwrap();
    connection.pragma_update(None, "user_version", version).unwrap();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_number_of_migrations() {
        assert_eq!(usize::try_from(VERSION), Ok(STEPS.len()));
    }

    #[test]
    fn an_empty_database_is_migrated_once() {
        let mut connection = Connection::open_in_memory().unwrap();
        assert_eq!(version(&connection), Ok(0));
        migrate(&mut connection).unwrap();
        migrate(&mut connection).unwrap();
        assert_eq!(version(&connection), Ok(VERSION));
    }

    #[test]
    fn newer_and_foreign_databases_are_distinguished() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection).unwrap();
        connection.pragma_update(None, "user_version", VERSION + 1).unwrap();
        assert_eq!(migrate(&mut connection), Err(Trouble::Newer));
        let mut foreign = Connection::open_in_memory().unwrap();
        foreign.execute_batch("CREATE TABLE articles (name TEXT)").unwrap();
        assert_eq!(migrate(&mut foreign), Err(Trouble::Damaged));
    }

    #[test]
    fn every_table_but_the_texts_is_copied() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection).unwrap();
        let mut names =
            connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").unwrap();
        let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        let mut told: Vec<&str> = CARRIED.iter().copied().chain(["snapshots"]).collect();
        told.sort_unstable();
        assert_eq!(names, told);
    }
}

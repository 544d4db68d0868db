//! Opens the database: for writing, read-only, or in memory if the disk refuses it.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::{Trouble, location, schema};

/// Busy timeout of a writer. A change locks the database for milliseconds, a checkpoint for some hundred.
const PATIENCE: Duration = Duration::from_secs(5);

/// Busy timeout of a reader: nothing read here is worth a longer wait.
const READING_PATIENCE: Duration = Duration::from_millis(200);

/// Pause between attempts to turn on the write-ahead log: `SQLite`'s own busy timeout does not always apply there.
const BETWEEN: Duration = Duration::from_millis(20);

/// Largest size of the write-ahead log after a checkpoint, in bytes.
const LOG_LIMIT: i64 = 4 << 20;

/// Byte of a database that holds its version for writing: 1 for rollback journals, 2 for write-ahead logs (`SQLite` file format, 1.3.3).
const WRITE_VERSION: usize = 18;

/// Identifies the database for readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DbLocation {
    /// A file.
    File(PathBuf),
    /// One in memory, by its address; it lives as long as the connection that made it.
    Memory(String),
}

/// Flags for a connection that stays on one thread; addresses may carry parameters.
fn flags(more: OpenFlags) -> OpenFlags {
    OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI | more
}

/// The database in `file`, created if missing.
pub(super) fn writing(file: &Path) -> Result<Connection, Trouble> {
    match open(file) {
        // `SQLite` opens it, but writes nothing to it.
        Err(Trouble::ReadOnly) if has_unknown_version(file) => Err(Trouble::Damaged),
        opened => opened,
    }
}

/// Whether the header of a database names a version of the file format for writing that does not exist.
fn has_unknown_version(file: &Path) -> bool {
    let mut header = [0; WRITE_VERSION + 1];
    let read = std::fs::File::open(file).and_then(|mut file| file.read_exact(&mut header));
    read.is_ok() && header[WRITE_VERSION] > 2
}

fn open(file: &Path) -> Result<Connection, Trouble> {
    check_kind(file)?;
    location::make_private(file)?;
    let mut connection = Connection::open_with_flags(
        location::address(file, "mode=rwc"),
        flags(OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE),
    )?;
    connection.busy_timeout(PATIENCE)?;
    // The log of a damaged database is kept, too: SQLite would delete it.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    // Before any write: a newer version's database stays unchanged.
    schema::version(&connection)?;
    if connection.is_readonly("main")? {
        return Err(Trouble::ReadOnly);
    }
    guard(&connection)?;
    turn_on_log(&connection)?;
    // FULL, not NORMAL: in WAL mode NORMAL may lose the last commits in a power cut, and those were shown as done. It costs one
    // fsync per commit, on a thread that no key waits for.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "journal_size_limit", LOG_LIMIT)?;
    schema::migrate(&mut connection)?;
    probe(&connection)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(connection)
}

/// Reads a row, so that what is broken shows now.
fn probe(connection: &Connection) -> Result<(), Trouble> {
    connection.query_row("SELECT value FROM counter", [], |row| row.get::<_, i64>(0))?;
    Ok(())
}

/// Whether there is a regular file, or none yet. `SQLite` would wait for a pipe.
fn check_kind(file: &Path) -> Result<(), Trouble> {
    match std::fs::metadata(file) {
        Ok(meta) if meta.is_file() => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => Err(Trouble::ReadOnly),
        Ok(_) | Err(_) => Err(Trouble::Damaged),
    }
}

/// Hardens the connection against untrusted databases: no functions hidden in the schema, no trust in the sizes it claims.
fn guard(connection: &Connection) -> Result<(), Trouble> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// Turns on the write-ahead log, so that readers and a writer do not wait for each other. On file systems without support for it, `SQLite`
/// keeps its rollback journal, which is as safe.
fn turn_on_log(connection: &Connection) -> Result<(), Trouble> {
    let start = Instant::now();
    loop {
        match connection.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(())) {
            Err(rusqlite::Error::SqliteFailure(failure, _)) if failure.code == ErrorCode::DatabaseBusy && start.elapsed() < PATIENCE => {
                std::thread::sleep(BETWEEN);
            }
            other => return Ok(other?),
        }
    }
}

/// A read-only connection. Where the folder is not writable, so that the files shared by readers cannot be created, the file is read as
/// immutable.
pub(super) fn reading(site: &DbLocation) -> Result<Connection, Trouble> {
    match site {
        DbLocation::Memory(address) => read(address, OpenFlags::SQLITE_OPEN_READ_WRITE),
        DbLocation::File(file) => {
            check_kind(file)?;
            let open = |parameter, flags| read(&location::address(file, parameter), flags);
            let opened = open("mode=rw", OpenFlags::SQLITE_OPEN_READ_WRITE)
                .or_else(|_| open("mode=ro", OpenFlags::SQLITE_OPEN_READ_ONLY))
                .or_else(|_| open("immutable=1", OpenFlags::SQLITE_OPEN_READ_ONLY))?;
            if schema::version(&opened)? == schema::VERSION {
                return Ok(opened);
            }
            // One of an older version is migrated, also by a program that writes nothing else.
            drop((opened, writing(file)?));
            open("mode=rw", OpenFlags::SQLITE_OPEN_READ_WRITE)
        }
    }
}

fn read(address: &str, how: OpenFlags) -> Result<Connection, Trouble> {
    let connection = Connection::open_with_flags(address, flags(how))?;
    connection.busy_timeout(READING_PATIENCE)?;
    guard(&connection)?;
    connection.pragma_update(None, "query_only", true)?;
    schema::is_ours(&connection)?;
    Ok(connection)
}

/// A read-only connection to the database in `file`, if it is of our version and not locked.
pub(super) fn glancing(file: &Path) -> Option<Connection> {
    check_kind(file).ok().filter(|()| file.exists())?;
    let connection = read(&location::address(file, "mode=rw"), OpenFlags::SQLITE_OPEN_READ_WRITE).ok()?;
    (schema::version(&connection).ok()? == schema::VERSION).then_some(connection)
}

/// A database in memory, which other connections of this program can read, and whether the state in `file` was carried into it.
pub(super) fn memory(file: Option<&Path>) -> Result<(Connection, DbLocation, bool), Trouble> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let address = format!("file:/kiosque-{}?vfs=memdb", COUNT.fetch_add(1, Ordering::Relaxed));
    let how = flags(OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE);
    let mut connection = Connection::open_with_flags(&address, how)?;
    connection.busy_timeout(PATIENCE)?;
    schema::migrate(&mut connection)?;
    // State that cannot be copied is missing for this run only; the file still has it.
    let carried = file.is_some_and(|file| carry(file, &connection).is_ok());
    guard(&connection)?;
    Ok((connection, DbLocation::Memory(address), carried))
}

/// A database that may be damaged, opened read-only: with its log where that can be read, else without.
pub(super) fn salvaging(file: &Path) -> Result<Connection, Trouble> {
    check_kind(file)?;
    let open = |parameter| -> Result<Connection, Trouble> {
        let how = flags(OpenFlags::SQLITE_OPEN_READ_ONLY);
        let connection = Connection::open_with_flags(location::address(file, parameter), how)?;
        connection.busy_timeout(READING_PATIENCE)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        guard(&connection)?;
        schema::is_ours(&connection)?;
        Ok(connection)
    };
    open("mode=ro").or_else(|_| open("immutable=1"))
}

fn carry(file: &Path, into: &Connection) -> Result<(), Trouble> {
    // Opening it shows whether the file can be read, and that it has our version.
    let read_only = reading(&DbLocation::File(file.to_owned()))?.is_readonly("main")?;
    let ways: &[&str] = if read_only { &["mode=ro", "immutable=1"] } else { &["mode=rw"] };
    for way in ways {
        // Without an explicit VFS, the attached database would be looked for in memory, too.
        let address = format!("{}&vfs=unix", location::address(file, way));
        if into.execute("ATTACH ?1 AS old", [address]).is_err() {
            continue;
        }
        let carry = |table: &&str| format!("DELETE FROM main.{table}; INSERT INTO main.{table} SELECT * FROM old.{table};");
        let all: String = schema::CARRIED.iter().map(carry).collect();
        let carried = into.execute_batch(&format!("BEGIN; {all} COMMIT"));
        if carried.is_err() {
            let _ = into.execute_batch("ROLLBACK");
        }
        let _ = into.execute_batch("DETACH old");
        if carried.is_ok() {
            return Ok(());
        }
    }
    Err(Trouble::ReadOnly)
}

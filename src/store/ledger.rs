//! The ledger: saved state in an `SQLite` database. Owns the database and its tables; `runtime` decides when and on which thread to call.
//!
//! A [`Ledger`] writes, a [`Lookup`] reads; several of either, in several programs, may use one database at once. When [`Ledger::keep`]
//! returns, its changes are safe: each call is a transaction, on disk when it returns, whatever happens to the program or the power. If
//! the disk refuses it, a ledger in memory takes over for this run, so that reading goes on.
//!
//! Nothing outside this folder knows a table or a line of SQL.

mod articles;
mod aside;
mod columns;
mod identity;
mod location;
mod opening;
mod read_status;
mod reading;
mod roots;
mod schema;
mod since;
mod snapshots;
mod trouble;
mod watch;
mod writing;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};

use crate::article::Origin;
use crate::library::{ArticleState, Change, GlobalState, ReadStatus, SavedLocation};
use crate::words::Notice;
pub use articles::About;
pub(crate) use articles::Headline;
use identity::Identity;
pub use location::file;
pub use opening::DbLocation;
pub(crate) use read_status::{Known, StatusTable};
pub(crate) use reading::Noted;
pub(crate) use roots::Roots;
pub(crate) use trouble::Trouble;
pub use watch::Watch;
pub use writing::Wanted;

/// A change of an article, with the location for receivers whose keys differ.
#[derive(Debug, Clone)]
pub struct LocatedChange {
    /// Location of the article, where the key in the change cannot be trusted.
    pub origin: Option<Origin>,
    /// The change.
    pub change: Change,
}

/// Result of saving changes.
#[derive(Debug, Clone, Default)]
pub struct Done {
    /// Earlier changes by other programs that have not been reported yet.
    pub(crate) theirs: Vec<LocatedChange>,
    /// The changes saved.
    pub done: Vec<Change>,
    /// The changes that would undo them, latest first.
    pub undo: Vec<LocatedChange>,
}

/// A database problem, with what a person needs to know to fix it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub(crate) trouble: Trouble,
    /// The database.
    pub file: PathBuf,
    /// Path to which a damaged database was moved.
    pub(crate) aside: Option<PathBuf>,
}

impl Report {
    /// That another program holds the database for the moment.
    pub fn busy(file: &Path) -> Notice {
        Notice::StateBusy { path: location::shown(file) }
    }

    /// One sentence.
    pub fn notice(&self) -> Notice {
        let path = location::shown(&self.file);
        match (&self.aside, self.trouble) {
            (Some(aside), _) => Notice::StateDamaged { path, aside: aside.file_name().unwrap_or_default().to_string_lossy().into_owned() },
            (None, Trouble::Homeless) => Notice::StateHomeless,
            (None, Trouble::Full) => Notice::StateFull { path },
            (None, Trouble::Newer) => Notice::StateNewer { path },
            (None, Trouble::Busy) => Notice::StateHeld { path },
            (None, Trouble::Failed) => Notice::StateFailed { path },
            (None, Trouble::ReadOnly | Trouble::Damaged) => Notice::StateUnwritable { path },
        }
    }
}

/// Saved state, opened for writing.
#[derive(Debug)]
pub struct Ledger {
    connection: Connection,
    site: DbLocation,
    /// Identity of the file, whatever its current name.
    inode: Option<aside::Inode>,
    /// Number of the latest change reported.
    seen: i64,
    /// `SQLite`'s data version: it differs once another program has committed.
    version: i64,
}

impl Ledger {
    /// Opens the database in `file`. If that fails, opens one in memory instead and reports the reason.
    ///
    /// Fails only if the one in memory cannot be opened either.
    pub fn open(file: Option<&Path>) -> Result<(Self, Option<Report>), Trouble> {
        let Some(file) = file else {
            return Ok((Self::in_memory(None)?, Some(Report { trouble: Trouble::Homeless, file: PathBuf::new(), aside: None })));
        };
        let report = |trouble, aside| Some(Report { trouble, file: file.to_owned(), aside });
        let opened = opening::writing(file);
        let trouble = match opened {
            Ok(connection) => return Ok((Self::begin(connection, DbLocation::File(file.to_owned()))?, None)),
            Err(trouble) => trouble,
        };
        if trouble == Trouble::Damaged
            && let Ok(aside) = aside::set_aside(file, None)
            && let Ok(connection) = opening::writing(file)
        {
            return Ok((Self::begin(connection, DbLocation::File(file.to_owned()))?, aside.and_then(|aside| report(trouble, Some(aside)))));
        }
        Ok((Self::in_memory(Some(file))?, report(trouble, None)))
    }

    /// Replaces this ledger, which turned out to be damaged, by a fresh one; the damaged file is moved aside.
    pub(crate) fn renew(&self, file: &Path) -> Result<(Self, Option<Report>), Trouble> {
        let aside = aside::set_aside(file, self.inode)?;
        let fresh = Self::begin(opening::writing(file)?, DbLocation::File(file.to_owned()))?;
        Ok((fresh, Some(Report { trouble: Trouble::Damaged, file: file.to_owned(), aside: Some(aside.unwrap_or_default()) })))
    }

    /// A ledger in memory, with what can be read of `file`.
    pub(crate) fn in_memory(file: Option<&Path>) -> Result<Self, Trouble> {
        let (connection, site) = opening::memory(file)?;
        Self::begin(connection, site)
    }

    fn begin(connection: Connection, site: DbLocation) -> Result<Self, Trouble> {
        let inode = match &site {
            DbLocation::File(file) => aside::inode(file),
            DbLocation::Memory(_) => None,
        };
        let mut ledger = Self { connection, site, inode, seen: 0, version: 0 };
        ledger.version = ledger.version_now()?;
        ledger.seen = since::latest(&ledger.connection)?;
        Ok(ledger)
    }

    /// The database it writes to.
    pub(crate) fn location(&self) -> &DbLocation {
        &self.site
    }

    /// Saves all of these changes, or none.
    pub fn keep(&mut self, wanted: &[Wanted]) -> Result<Done, Trouble> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // The lock is held from here on: other programs' changes are reported first, so that ours are never taken for theirs.
        let latest = since::latest(&transaction)?;
        let theirs = if latest > self.seen { since::changes(&transaction, self.seen)? } else { Vec::new() };
        let mut pen = writing::TransactionWriter::new(&transaction, latest);
        for wanted in wanted {
            pen.write(wanted)?;
        }
        let (number, done, mut undo) = (pen.number, pen.done, pen.undo);
        transaction.execute("UPDATE counter SET value = ?1", [number])?;
        transaction.commit()?;
        self.seen = number;
        undo.reverse();
        Ok(Done { theirs, done, undo })
    }

    /// Updates the path and fingerprint of articles that were moved or edited.
    pub fn follow(&mut self, articles: &[About]) -> Result<(), Trouble> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for about in articles {
            articles::follow(&transaction, about)?;
        }
        Ok(transaction.commit()?)
    }

    /// Changes by other programs since the last call. Costs nothing where there are none.
    pub fn news(&mut self) -> Result<Vec<LocatedChange>, Trouble> {
        let version = self.version_now()?;
        if version == self.version {
            return Ok(Vec::new());
        }
        self.version = version;
        let transaction = self.connection.transaction()?;
        let latest = since::latest(&transaction)?;
        let theirs = since::changes(&transaction, self.seen)?;
        drop(transaction);
        self.seen = latest;
        Ok(theirs)
    }

    fn version_now(&self) -> rusqlite::Result<i64> {
        self.connection.pragma_query_value(None, "data_version", |row| row.get(0))
    }

    /// Saved state that belongs to no single article.
    pub fn remembered(&self) -> Result<GlobalState, Trouble> {
        Ok(reading::remembered(&self.connection)?)
    }

    /// The location of a mark.
    pub(crate) fn recall(&self, letter: char) -> Result<Option<SavedLocation>, Trouble> {
        Ok(reading::recall(&self.connection, letter)?)
    }

    /// Every mark, by letter.
    pub fn marks(&self) -> Result<Vec<(char, SavedLocation)>, Trouble> {
        Ok(reading::marks(&self.connection)?)
    }

    /// Every note, article by article.
    pub fn notes(&self) -> Result<Vec<Noted>, Trouble> {
        Ok(reading::all_notes(&self.connection)?)
    }

    /// Makes room, and carries what the log holds into the file, so that the file alone is whole. For quiet moments; it may fail, and
    /// nothing is lost.
    pub(crate) fn tidy(&self) {
        let _ = snapshots::prune(&self.connection);
        let _ = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    }
}

/// Saved state, opened read-only.
#[derive(Debug)]
pub struct Lookup {
    connection: Connection,
}

impl Lookup {
    /// Opens a database read-only; fails where there is none yet, and where it cannot be read.
    pub fn open(site: &DbLocation) -> Result<Self, Trouble> {
        Ok(Self { connection: opening::reading(site)? })
    }

    /// The saved state of an article. Without a fingerprint it is identified by its path alone.
    pub fn kept(&self, about: &About) -> Result<ArticleState, Trouble> {
        Ok(reading::kept(&self.connection, about)?)
    }

    /// The status of an article, and whether the ledger has its current path and text; if not, call [`Ledger::follow`].
    pub fn status(&self, about: &About) -> Result<(ReadStatus, bool), Trouble> {
        Ok(match articles::who(&self.connection, about)? {
            Identity::Itself(id) => (reading::status(&self.connection, id)?, true),
            Identity::Moved(id) | Identity::Edited(id) => (reading::status(&self.connection, id)?, false),
            Identity::New => (ReadStatus::default(), true),
        })
    }

    pub(crate) fn statuses(&self) -> Result<StatusTable, Trouble> {
        Ok(StatusTable::load(&self.connection)?)
    }

    /// Every note, article by article.
    pub fn notes(&self) -> Result<Vec<Noted>, Trouble> {
        Ok(reading::all_notes(&self.connection)?)
    }
}

#[cfg(test)]
mod tests;

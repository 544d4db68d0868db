//! The ledger: saved state in an `SQLite` database. Owns the database and its tables; `runtime` decides when and on which thread to call.
//!
//! A [`Ledger`] writes, a [`Lookup`] reads; several of either, in several programs, may use one database at once. When [`Ledger::keep`]
//! returns, its changes are safe: each call is a transaction, on disk when it returns, whatever happens to the program or the power. If
//! the disk refuses it, a ledger in memory replaces it, so that reading goes on, until the disk or a rescue file takes what is missing.
//!
//! Nothing outside this folder knows a table or a line of SQL.

mod articles;
mod aside;
mod columns;
mod fault;
mod identity;
mod location;
mod merge;
mod opening;
mod place;
mod read_status;
mod reading;
mod report;
mod rescue;
mod roots;
mod schema;
mod sessions;
mod since;
mod snapshots;
mod trouble;
mod watch;
mod writing;

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, TransactionBehavior};

use crate::article::Origin;
use crate::find::GivenSpeaker;
use crate::library::{ArticleState, Change, GlobalState, LibraryId, NoteId, ReadStatus, SavedLocation, SavedSession};
pub use articles::About;
pub(crate) use articles::Headline;
#[cfg(test)]
pub(crate) use fault::{Fault, inject};
use identity::Identity;
pub use location::file;
pub(crate) use location::shown;
pub use merge::Merged;
use merge::Texts;
pub use opening::DbLocation;
pub(crate) use place::Place;
pub(crate) use read_status::{Known, StatusTable};
pub(crate) use reading::Noted;
pub use report::Report;
pub(crate) use rescue::{folders as rescue_folders, free_space, take_up_rescued};
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
    /// Whether the database with these changes is still at its path; if not, they are not safe.
    pub(crate) place: Place,
}

/// Saved state, opened for writing.
#[derive(Debug)]
pub struct Ledger {
    connection: Connection,
    site: DbLocation,
    /// The files that are open; `None` for a database in memory.
    files: Option<place::OpenedFiles>,
    /// Number of the note numbered last.
    last_note: i64,
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
            return Ok((Self::in_memory(None)?, Some(Report::new(Trouble::Homeless, Path::new("")))));
        };
        match Self::on_disk(file) {
            Ok(opened) => Ok(opened),
            Err(trouble) => Ok((Self::in_memory(Some(file))?, Some(Report::new(trouble, file)))),
        }
    }

    /// Opens the database in `file`. A damaged one is moved aside, and a fresh one is created with what can be read of it.
    pub(crate) fn on_disk(file: &Path) -> Result<(Self, Option<Report>), Trouble> {
        match opening::writing(file) {
            Err(Trouble::Damaged) => (),
            opened => return Ok((Self::begin(opened?, DbLocation::File(file.to_owned()))?, None)),
        }
        let aside = aside::set_aside(file, None)?;
        let mut fresh = Self::begin(opening::writing(file)?, DbLocation::File(file.to_owned()))?;
        let Some(aside) = aside else { return Ok((fresh, None)) };
        let salvaged = fresh.salvage(&aside);
        Ok((fresh, Some(Report { aside: Some(aside), salvaged, ..Report::new(Trouble::Damaged, file) })))
    }

    /// Replaces this ledger, which turned out to be damaged, by a fresh one with what can be read of it; the damaged file is moved aside.
    pub(crate) fn renew(&self, file: &Path) -> Result<(Self, Option<Report>), Trouble> {
        let aside = aside::set_aside(file, self.files.as_ref().map(place::OpenedFiles::database))?;
        let mut fresh = Self::begin(opening::writing(file)?, DbLocation::File(file.to_owned()))?;
        // This connection still has pages in memory that are gone from the file; the file may have others.
        let here = fresh.absorb(self)?;
        let there = aside.as_ref().map(|aside| fresh.salvage(aside)).unwrap_or_default();
        let salvaged = Merged { articles: here.articles.max(there.articles), notes: here.notes.max(there.notes), ..here };
        Ok((fresh, Some(Report { aside: Some(aside.unwrap_or_default()), salvaged, ..Report::new(Trouble::Damaged, file) })))
    }

    fn salvage(&mut self, damaged: &Path) -> Merged {
        let salvaged = opening::salvaging(damaged).and_then(|damaged| merge::merge(&damaged, &mut self.connection, Texts::Merged));
        self.seen = since::latest(&self.connection).unwrap_or(self.seen);
        salvaged.unwrap_or_default()
    }

    /// Merges another ledger, or what can be read of it, into this one.
    pub(crate) fn absorb(&mut self, other: &Self) -> Result<Merged, Trouble> {
        let merged = merge::merge(&other.connection, &mut self.connection, Texts::Merged)?;
        self.seen = since::latest(&self.connection)?;
        Ok(merged)
    }

    /// A ledger in memory, with what can be read of `file`.
    pub(crate) fn in_memory(file: Option<&Path>) -> Result<Self, Trouble> {
        let (mut connection, site, carried) = opening::memory(file)?;
        // One of an older version, say, that cannot be migrated where it is.
        if !carried && let Some(old) = file.and_then(|file| opening::salvaging(file).ok()) {
            merge::merge(&old, &mut connection, Texts::LeftOut)?;
        }
        Self::begin(connection, site)
    }

    /// A ledger in memory, with what this one has, as far as it can be read.
    pub(crate) fn stand_in(&self) -> Result<Self, Trouble> {
        let file = match &self.site {
            DbLocation::File(file) if self.place() == Place::Same => Some(file.as_path()),
            DbLocation::File(_) | DbLocation::Memory(_) => None,
        };
        let (mut connection, site, carried) = opening::memory(file)?;
        if !carried {
            merge::merge(&self.connection, &mut connection, Texts::LeftOut)?;
        }
        Self::begin(connection, site)
    }

    fn begin(connection: Connection, site: DbLocation) -> Result<Self, Trouble> {
        let files = match &site {
            DbLocation::File(file) => place::OpenedFiles::at(file),
            DbLocation::Memory(_) => None,
        };
        let mut ledger = Self { connection, site, files, last_note: 0, seen: 0, version: 0 };
        ledger.version = ledger.version_now()?;
        ledger.seen = since::latest(&ledger.connection)?;
        Ok(ledger)
    }

    /// Whether the files at the path of the database are those that it writes to.
    pub(crate) fn place(&self) -> Place {
        match (&self.site, &self.files) {
            (DbLocation::Memory(_), _) => Place::Same,
            (DbLocation::File(file), Some(files)) => files.compare(file),
            (DbLocation::File(_), None) => Place::Replaced,
        }
    }

    /// Opens the database that is at the path of this one now, created if missing, and merges this one into it.
    pub(crate) fn reopen(&self, file: &Path) -> Result<(Self, Option<Report>), Trouble> {
        if let Some(files) = &self.files {
            files.remove_log(file);
        }
        let (mut other, report) = Self::on_disk(file)?;
        other.absorb(self)?;
        Ok((other, report))
    }

    /// Sets how long to wait for other programs' writes.
    pub(crate) fn set_patience(&self, patience: Duration) {
        let _ = self.connection.busy_timeout(patience);
    }

    /// Takes up the rescue files in `folders`; returns the number of changes found in them.
    pub(crate) fn take_up_rescued(&mut self, folders: &[PathBuf]) -> Result<usize, Trouble> {
        let changed = rescue::take_up(&rescue::found(folders), &mut self.connection)?;
        self.seen = since::latest(&self.connection)?;
        Ok(changed)
    }

    /// Writes everything to a rescue file in one of `folders`; returns its path.
    pub(crate) fn rescue(&self, folders: &[PathBuf]) -> Result<PathBuf, Trouble> {
        rescue::write(&self.connection, folders)
    }

    /// The database it writes to.
    pub(crate) fn location(&self) -> &DbLocation {
        &self.site
    }

    /// Numbers and dates new notes, so that writing them twice does not make two of them.
    pub(crate) fn number_notes(&mut self, wanted: &mut [Wanted]) {
        for wanted in wanted {
            if let Change::Note { note, .. } = &mut wanted.change
                && note.id.is_none()
            {
                let latest = columns::new_note_id(&self.connection).unwrap_or_default();
                self.last_note = columns::note_id_after(latest.saturating_sub(1).max(self.last_note));
                note.id = Some(NoteId(self.last_note));
                note.made = if note.made > 0 { note.made } else { writing::now() };
            }
        }
    }

    /// Saves all of these changes, or none.
    pub fn keep(&mut self, wanted: &[Wanted]) -> Result<Done, Trouble> {
        fault::step(&self.connection)?;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // The lock is held from here on: other programs' changes are reported first, so that ours are never taken for theirs.
        let latest = since::latest(&transaction)?;
        let theirs = if latest > self.seen { since::changes(&transaction, self.seen)? } else { Vec::new() };
        let mut pen = writing::TransactionWriter::new(&transaction, latest);
        for wanted in wanted {
            pen.write(wanted)?;
        }
        let (number, done, mut undo) = (pen.number, pen.done, pen.undo);
        fault::step(&transaction)?;
        transaction.execute("UPDATE counter SET value = ?1", [number])?;
        fault::step(&transaction)?;
        transaction.commit()?;
        // An error may be reported although everything is written.
        fault::step(&self.connection)?;
        self.seen = number;
        undo.reverse();
        Ok(Done { theirs, done, undo, place: self.place() })
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

    /// Everything saved, as changes by other programs.
    pub(crate) fn everything(&self) -> Result<Vec<LocatedChange>, Trouble> {
        Ok(since::changes(&self.connection, 0)?)
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

    /// Opens the database in `file` for the first frame: soon or not at all, and unchanged.
    pub(crate) fn glance(file: &Path) -> Option<Self> {
        opening::glancing(file).map(|connection| Self { connection })
    }

    /// The session of a library.
    pub(crate) fn session(&self, library: &LibraryId) -> Option<SavedSession> {
        sessions::saved(&self.connection, library).ok()
    }

    /// The library opened last.
    pub(crate) fn last_library(&self) -> Option<Vec<PathBuf>> {
        sessions::last_library(&self.connection).ok().flatten()
    }

    /// The saved state of an article. Without a fingerprint it is identified by its path alone.
    pub fn kept(&self, about: &About) -> Result<ArticleState, Trouble> {
        Ok(reading::kept(&self.connection, about)?)
    }

    /// The status of an article, and whether the ledger has its current path and text; if not, call [`Ledger::follow`].
    pub fn status(&self, about: &About) -> Result<(ReadStatus, bool), Trouble> {
        let (id, known) = match articles::who(&self.connection, about)? {
            Identity::Itself(id) => (id, !articles::lacks_sketch(&self.connection, id, about)?),
            Identity::Moved(id) | Identity::Edited(id) | Identity::Recognised(id) => (id, false),
            Identity::New => return Ok((ReadStatus::default(), true)),
        };
        let mut status = reading::status(&self.connection, id)?;
        if let Some(now) = about.fingerprint {
            status.changed = snapshots::has_changed(&self.connection, id, now)?;
        }
        Ok((status, known))
    }

    /// The articles in which speakers were put right.
    pub(crate) fn with_speakers(&self) -> Result<Vec<Origin>, Trouble> {
        Ok(reading::with_speakers(&self.connection)?)
    }

    /// The speakers of an article that were put right.
    pub(crate) fn speakers(&self, about: &About) -> Result<Vec<GivenSpeaker>, Trouble> {
        match articles::who(&self.connection, about)? {
            Identity::Itself(id) | Identity::Moved(id) | Identity::Edited(id) | Identity::Recognised(id) => {
                Ok(reading::speakers(&self.connection, id)?)
            }
            Identity::New => Ok(Vec::new()),
        }
    }

    /// The location for which an article is saved, where it has been moved since.
    pub(crate) fn moved_from(&self, about: &About) -> Result<Option<Origin>, Trouble> {
        match articles::who(&self.connection, about)? {
            Identity::Moved(id) | Identity::Recognised(id) => Ok(articles::origin_of(&self.connection, id)?),
            Identity::Itself(_) | Identity::Edited(_) | Identity::New => Ok(None),
        }
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

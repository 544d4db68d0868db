//! Whether the files at the database's path are still those that were opened: another program may delete, move or replace them at any
//! time, and `SQLite` goes on writing to what it has open.

use std::fs::{self, File};
use std::mem::ManuallyDrop;
use std::os::unix::fs::{FileExt, MetadataExt};
use std::path::Path;

use super::aside::{Inode, inode};
use super::location::with_ending;

/// The first bytes of a database.
const MAGIC: &[u8] = b"SQLite format 3\0";

/// The first bytes of a write-ahead log; the last bit is the byte order of its checksums.
const LOG_MAGIC: [u8; 4] = [0x37, 0x7f, 0x06, 0x82];

/// State of the files at the path of an open database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Place {
    /// They are those that are open.
    #[default]
    Same,
    /// They are gone, or others are there.
    Replaced,
    /// Something else was written over them, or the log is gone.
    Damaged,
}

/// The files of a database as they were opened.
#[derive(Debug)]
pub(super) struct OpenedFiles {
    database: Inode,
    /// `None` without a write-ahead log.
    log: Option<Inode>,
    /// Never closed: closing any descriptor of a file drops this process's locks on it, also those of `SQLite`.
    header: ManuallyDrop<File>,
}

impl OpenedFiles {
    /// The files at `path` now; `None` where there are none.
    pub(super) fn at(path: &Path) -> Option<Self> {
        let header = ManuallyDrop::new(File::open(path).ok()?);
        let meta = header.metadata().ok()?;
        Some(Self { database: (meta.dev(), meta.ino()), log: inode(&with_ending(path, "-wal")), header })
    }

    pub(super) fn database(&self) -> Inode {
        self.database
    }

    /// Removes the log from `path`, where it would be taken for that of another database.
    pub(super) fn remove_log(&self, path: &Path) {
        let log = with_ending(path, "-wal");
        if self.log.is_some() && inode(&log) == self.log {
            let _ = fs::remove_file(log);
            let _ = fs::remove_file(with_ending(path, "-shm"));
        }
    }

    /// Compares the files at `path` with these.
    pub(super) fn compare(&self, path: &Path) -> Place {
        let log = with_ending(path, "-wal");
        if inode(path) != Some(self.database) {
            return Place::Replaced;
        }
        // Without its log, the database lacks the last changes.
        if self.log.is_some() && inode(&log) != self.log {
            return Place::Damaged;
        }
        let mut first = [0; MAGIC.len()];
        if self.header.read_exact_at(&mut first, 0).is_err() || first != *MAGIC {
            return Place::Damaged;
        }
        // An empty log is one after a checkpoint. SQLite locks nothing in the log, so closing it is harmless.
        let written = self.log.is_some() && fs::metadata(&log).is_ok_and(|meta| meta.len() > 0);
        let mut first = [0; LOG_MAGIC.len()];
        if !written || File::open(&log).and_then(|log| log.read_exact_at(&mut first, 0)).is_err() {
            // Another program may have emptied it just now.
            return Place::Same;
        }
        first[3] &= !1;
        if first == LOG_MAGIC { Place::Same } else { Place::Damaged }
    }
}

//! Moves a damaged database aside, so that a fresh one can be created and nothing is thrown away.

use std::fs::{self, File};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::location::with_ending;
use super::{Trouble, opening};

/// Most damaged databases kept.
const MOST: u32 = 99;

/// Identity of a file, whatever its name: device and inode number.
pub(super) type Inode = (u64, u64);

/// The identity of the file at `path`.
pub(super) fn inode(path: &Path) -> Option<Inode> {
    let meta = fs::metadata(path).ok()?;
    Some((meta.dev(), meta.ino()))
}

/// Moves the damaged database at `file` aside, with the files that `SQLite` keeps beside it; returns the new path. `None` where another
/// program has done so before: where the file is no longer `damaged` or, without that, where it can be opened after all.
pub(super) fn set_aside(file: &Path, damaged: Option<Inode>) -> Result<Option<PathBuf>, Trouble> {
    // Two programs may find the damage at once, and the second must not move the database that the first has created. SQLite ignores this
    // lock. A pipe is not opened: that would block until its other end is opened.
    let lock = fs::metadata(file).is_ok_and(|meta| meta.is_file()).then(|| File::open(file).ok()).flatten();
    if let Some(lock) = &lock {
        lock.lock()?;
        let locked = lock.metadata().ok().map(|meta| (meta.dev(), meta.ino()));
        let moved = inode(file) != locked || damaged.is_some_and(|damaged| locked != Some(damaged));
        if moved || (damaged.is_none() && !matches!(opening::writing(file), Err(Trouble::Damaged))) {
            return Ok(None);
        }
    }
    let Some(aside) =
        (1..=MOST).map(|number| with_ending(file, &format!(".damaged-{number}"))).find(|path| fs::symlink_metadata(path).is_err())
    else {
        return Err(Trouble::Damaged);
    };
    fs::rename(file, &aside)?;
    for ending in ["-wal", "-shm", "-journal"] {
        // They are there only after a crash.
        let _ = fs::rename(with_ending(file, ending), with_ending(&aside, ending));
    }
    Ok(Some(aside))
}

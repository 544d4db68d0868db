//! Rescue files: what could not be written to the database at the end of a run, as a database of its own in another folder. The next start
//! finds it there, merges it, and removes it.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rustix::process::getuid;

use super::location::{address, with_ending};
use super::merge::{Texts, merge};
use super::{Ledger, Trouble, opening};

/// Most rescue files in a folder. Their names are fixed, so that looking for them costs little in a folder of any size.
const MOST: usize = 9;

/// The folders for rescue files, in the order in which they are tried.
pub(crate) fn folders() -> Vec<PathBuf> {
    let variable = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let home = etcetera::home_dir().ok().filter(|home| home.is_absolute());
    let cache = variable("XDG_CACHE_HOME").or_else(|| Some(home.as_ref()?.join(".cache")));
    let shared = Path::new("/tmp").join(format!("kiosque-{}", getuid().as_raw()));
    cache.map(|cache| cache.join("kiosque")).into_iter().chain(home).chain(variable("XDG_RUNTIME_DIR")).chain([shared]).collect()
}

/// The rescue files that a folder may hold.
fn names(folder: &Path) -> impl Iterator<Item = PathBuf> {
    (1..=MOST).map(move |number| folder.join(format!(".kiosque-rescue-{number}.db")))
}

/// Writes the database of `connection` to a rescue file in the first of `folders` that takes it; returns its path.
pub(super) fn write(connection: &Connection, folders: &[PathBuf]) -> Result<PathBuf, Trouble> {
    let mut last = Trouble::Failed;
    for folder in folders {
        match write_in(connection, folder) {
            Ok(path) => return Ok(path),
            Err(trouble) => last = trouble,
        }
    }
    Err(last)
}

fn write_in(connection: &Connection, folder: &Path) -> Result<PathBuf, Trouble> {
    if !folder.exists() {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    }
    if !is_private(folder) {
        return Err(Trouble::ReadOnly);
    }
    // Written under another name: a start must not find half of it.
    let part = folder.join(format!(".kiosque-rescue-{}.part", std::process::id()));
    let _ = fs::remove_file(&part);
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&part)?;
    let written = (|| {
        connection.execute("VACUUM INTO ?1", [with_vfs(&part)])?;
        file.sync_all()?;
        let path = names(folder).find(|path| fs::hard_link(&part, path).is_ok()).ok_or(Trouble::Full)?;
        File::open(folder)?.sync_all()?;
        Ok(path)
    })();
    let _ = fs::remove_file(&part);
    written
}

/// The address of a file, for a connection whose own database is in memory.
fn with_vfs(path: &Path) -> String {
    format!("{}&vfs=unix", address(path, "mode=rw"))
}

/// Whether only we can put files into a folder: it is ours, and no link. The system's folder of temporary files is not.
fn is_private(folder: &Path) -> bool {
    fs::metadata(folder).is_ok_and(|meta| meta.is_dir() && meta.uid() == getuid().as_raw() && meta.mode() & 0o022 == 0)
        && fs::symlink_metadata(folder).is_ok_and(|meta| meta.uid() == getuid().as_raw())
}

/// The rescue files in `folders`: only those that we own and that are readable and writable for us alone.
pub(super) fn found(folders: &[PathBuf]) -> Vec<PathBuf> {
    let ours = |path: &PathBuf| {
        fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file() && meta.uid() == getuid().as_raw() && meta.mode() & 0o7777 == 0o600)
    };
    folders.iter().filter(|folder| is_private(folder)).flat_map(|folder| names(folder)).filter(ours).collect()
}

/// Merges rescue files into a database, and removes each once that is committed. Returns the number of changes found in them.
pub(super) fn take_up(files: &[PathBuf], into: &mut Connection) -> Result<usize, Trouble> {
    let mut changed = 0;
    for file in files {
        let merged = opening::salvaging(file).and_then(|rescued| merge(&rescued, into, Texts::Merged));
        let damaged = match merged {
            Ok(merged) => {
                changed += merged.changed;
                !merged.complete
            }
            // That of a later version waits for it.
            Err(Trouble::Newer) => continue,
            Err(Trouble::Damaged) => true,
            Err(trouble) => return Err(trouble),
        };
        // The next start would read no more of it than this one.
        let _ = if damaged { fs::rename(file, with_ending(file, ".damaged")) } else { fs::remove_file(file) };
    }
    Ok(changed)
}

/// Bytes free for a file, where the system says so.
pub(crate) fn free_space(file: &Path) -> Option<u64> {
    let folder = file.ancestors().find(|folder| folder.exists())?;
    let system = rustix::fs::statvfs(folder).ok()?;
    Some(system.f_bavail.saturating_mul(system.f_frsize))
}

/// Takes up rescue files into the database in `file`, for a command that only reads; where it cannot be written, they stay.
pub(crate) fn take_up_rescued(file: &Path) {
    let folders = folders();
    if !found(&folders).is_empty()
        && let Ok((mut ledger, _)) = Ledger::on_disk(file)
    {
        let _ = ledger.take_up_rescued(&folders);
    }
}

//! The path of the database: `$XDG_STATE_HOME/kiosque/kiosque.db`, as the XDG base directory specification says.

use std::ffi::OsString;
use std::fs::{self, DirBuilder, OpenOptions, Permissions};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use crate::article::clean;

/// The default database file; `None` without a home folder.
pub fn file() -> Option<PathBuf> {
    let state = std::env::var_os("XDG_STATE_HOME").unwrap_or_default();
    Some(folder(&state, etcetera::home_dir().ok().as_deref())?.join("kiosque.db"))
}

/// The folder, from the variable's value and the home folder. A relative value is no value, says the specification.
fn folder(state: &OsString, home: Option<&Path>) -> Option<PathBuf> {
    let given = Some(Path::new(state)).filter(|path| path.is_absolute()).map(Path::to_owned);
    let state = given.or_else(|| Some(home.filter(|home| home.is_absolute())?.join(".local/state")))?;
    Some(state.join("kiosque"))
}

/// Creates `file` and its folder, accessible to their owner only: reading history is private. The rights of others to those that exist are
/// taken away.
pub(super) fn make_private(file: &Path) -> std::io::Result<()> {
    if let Some(folder) = file.parent() {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        close_to_others(folder);
    }
    // An existing file is not opened here: closing it would drop the locks of other connections to it.
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(file) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            for ending in ["", "-wal", "-shm"] {
                close_to_others(&with_ending(file, ending));
            }
            Ok(())
        }
        made => made.map(drop),
    }
}

fn close_to_others(path: &Path) {
    let Ok(meta) = fs::metadata(path) else { return };
    let mode = meta.permissions().mode();
    if mode & 0o077 != 0 && (meta.is_file() || meta.is_dir()) {
        // Another owner's cannot be changed, and is left as it is.
        let _ = fs::set_permissions(path, Permissions::from_mode(mode & 0o700));
    }
}

/// The path with something more at its end.
pub(super) fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    name.into()
}

/// A path as a person sees it, their home folder as `~`.
pub(crate) fn shown(path: &Path) -> String {
    let below = etcetera::home_dir().ok().and_then(|home| path.strip_prefix(home).ok().map(Path::to_owned));
    clean::line(&below.map_or_else(|| path.display().to_string(), |below| format!("~/{}", below.display())))
}

/// The address of a file for `SQLite`, with a parameter such as `mode=ro`: what is not plain is written as `%` and two figures.
pub(super) fn address(path: &Path, parameter: &str) -> String {
    use std::fmt::Write;
    let mut address = "file:".to_owned();
    for &byte in path.as_os_str().as_bytes() {
        if byte.is_ascii_alphanumeric() || b"/._-".contains(&byte) {
            address.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(address, "%{byte:02x}");
        }
    }
    format!("{address}?{parameter}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_is_the_one_given_or_the_usual_one() {
        let home = Some(Path::new("/home/ana"));
        assert_eq!(folder(&"/state".into(), home), Some("/state/kiosque".into()));
        assert_eq!(folder(&"/state".into(), None), Some("/state/kiosque".into()));
        assert_eq!(folder(&"".into(), home), Some("/home/ana/.local/state/kiosque".into()));
        assert_eq!(folder(&"state".into(), home), Some("/home/ana/.local/state/kiosque".into()));
        assert_eq!(folder(&"state".into(), None), None);
        assert_eq!(folder(&"".into(), Some(Path::new("home"))), None);
    }

    #[test]
    fn addresses_hold_any_path() {
        assert_eq!(address(Path::new("/a b?/é.db"), "mode=ro"), "file:/a%20b%3f/%c3%a9.db?mode=ro");
    }
}

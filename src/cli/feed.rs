//! Paths read from a file or a pipe: `--files-from`, one per line or NUL-separated.

use std::ffi::OsStr;
use std::io::{Read, stdin};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::ArgMatches;

use super::arguments;
use crate::store::file;
use crate::words::{Mistake, Wrong};

/// The paths listed by `--files-from`; `None` without that option. `given` are the other arguments: standard input cannot be both a list
/// of paths and an article.
pub(super) fn paths(matches: &ArgMatches, given: &[PathBuf]) -> Result<Option<Vec<PathBuf>>> {
    let Some(from) = arguments::paths(matches, "files-from").into_iter().next() else { return Ok(None) };
    let piped = Path::new("-");
    if from == piped && given.iter().any(|path| path == piped) {
        bail!(Wrong(Mistake::StandardInputTwice));
    }
    let bytes = if from == piped {
        let mut bytes = Vec::new();
        stdin().lock().take(file::LARGEST as u64).read_to_end(&mut bytes)?;
        bytes
    } else {
        let read = file::raw(&from, file::LARGEST);
        read.map_err(|why| Wrong(Mistake::Unreadable { path: from.display().to_string(), why: why.cause() }))?.0
    };
    Ok(Some(parted(&bytes, if matches.get_flag("null") { 0 } else { b'\n' })))
}

fn parted(bytes: &[u8], end: u8) -> Vec<PathBuf> {
    bytes.split(|&byte| byte == end).filter(|path| !path.is_empty()).map(|path| PathBuf::from(OsStr::from_bytes(path))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_end_where_they_are_said_to_end() {
        assert_eq!(parted(b"a b\nc\n\nd", b'\n'), ["a b", "c", "d"].map(PathBuf::from));
        assert_eq!(parted(b"a\nb\0c\0", 0), ["a\nb", "c"].map(PathBuf::from));
    }
}

//! The configuration file on disk: read at the start, written once as a template, and read again after the user has edited it.

use std::path::PathBuf;

use super::file;
use crate::config::{Config, Mistake};
use crate::words;

/// Length up to which the file is read, in bytes.
const LARGEST: usize = 1 << 20;

/// A configuration file, which may not exist yet.
#[derive(Debug, Clone)]
pub struct ConfigFile {
    /// Its path.
    pub path: PathBuf,
}

impl ConfigFile {
    /// Whether it exists.
    pub fn exists(&self) -> bool {
        self.path.exists()
    }

    /// Its path as shown to the user.
    pub fn shown(&self) -> String {
        self.path.display().to_string()
    }

    /// Writes the commented-out default; never overwrites a file.
    pub fn create(&self) -> Result<(), words::Mistake> {
        if self.exists() {
            return Err(words::Mistake::ConfigExists { path: self.shown() });
        }
        let folder = self.path.parent().map_or(Ok(()), std::fs::create_dir_all);
        let written = folder.and_then(|()| std::fs::write(&self.path, Config::template()));
        written.map_err(|why| words::Mistake::NotWritten { path: self.shown(), why: (&why).into() })
    }

    /// The configuration in force with it, and its mistakes.
    pub fn read(&self) -> Result<(Config, Vec<Mistake>), words::Mistake> {
        let unreadable = |why: file::Failure| words::Mistake::Unreadable { path: self.shown(), why: why.cause() };
        let (bytes, _) = file::read(&self.path, LARGEST).map_err(unreadable)?;
        Ok(Config::new(Some((&self.shown(), &String::from_utf8_lossy(&bytes)))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_is_written_once_and_has_no_mistakes() {
        let folder = tempfile::tempdir().unwrap();
        let file = ConfigFile { path: folder.path().join("a/config.toml") };
        assert!(file.create().is_ok() && file.exists());
        assert_eq!(file.read().unwrap().1.len(), 0);
        std::fs::write(&file.path, "[options]\nmesure = 3\n").unwrap();
        assert!(matches!(file.create(), Err(words::Mistake::ConfigExists { .. })));
        assert_eq!(file.read().unwrap().1.len(), 1);
    }
}

//! The log, `--log` or `KIOSQUE_LOG`: actions and failures, for debugging. Off unless asked for, and then it costs nothing. Of articles
//! it contains paths and numbers, never their words.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use tracing_subscriber::EnvFilter;

use crate::article::clean;
use crate::store::{ledger, panics};

/// The most bytes of a log. When they are full, the log becomes `log.old`, and the one before that is gone.
const MOST: u64 = 5 << 20;

/// Duration above which an operation is logged as slow: one frame at 60 Hz.
const SLOW: Duration = Duration::from_millis(16);

#[derive(Debug)]
pub(crate) enum Failure {
    Filter,
    File(io::Error),
}

/// Default path of the log; `None` without a home folder.
pub(crate) fn file() -> Option<PathBuf> {
    Some(ledger::file()?.with_file_name("log"))
}

/// Starts to write down what `filter` lets through (`info`, `debug`, `kiosque::store=trace`), at the end of `file`.
pub(crate) fn start(file: &Path, filter: &str) -> Result<(), Failure> {
    let filter = EnvFilter::try_new(filter).map_err(|_| Failure::Filter)?;
    let log = Log::open(file).map_err(Failure::File)?;
    let subscriber = tracing_subscriber::fmt().with_ansi(false).with_thread_names(true).with_env_filter(filter);
    // One log per process: an earlier one would stay in use.
    let _ = tracing::subscriber::set_global_default(subscriber.with_writer(Mutex::new(log)).finish());
    panics::logged_to(file.to_owned());
    panics::install();
    Ok(())
}

/// Does something, and writes down if it was slow.
pub(crate) fn timed<T>(what: &'static str, act: impl FnOnce() -> T) -> T {
    if !tracing::enabled!(tracing::Level::WARN) {
        return act();
    }
    let begun = Instant::now();
    let done = act();
    let taken = begun.elapsed();
    if taken > SLOW {
        tracing::warn!(what, ms = taken.as_millis(), "slow");
    }
    done
}

/// A file that stays small.
#[derive(Debug)]
struct Log {
    path: PathBuf,
    file: File,
    length: u64,
    most: u64,
}

impl Log {
    fn open(path: &Path) -> io::Result<Self> {
        if let Some(folder) = path.parent() {
            DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        }
        let file = OpenOptions::new().create(true).append(true).mode(0o600).open(path)?;
        let length = file.metadata()?.len();
        Ok(Self { path: path.to_owned(), file, length, most: MOST })
    }

    fn turn(&mut self) -> io::Result<()> {
        let mut old = self.path.clone().into_os_string();
        old.push(".old");
        std::fs::rename(&self.path, old)?;
        let most = self.most;
        *self = Self { most, ..Self::open(&self.path)? };
        Ok(())
    }
}

impl Write for Log {
    /// Writes one event, sanitized to one line.
    fn write(&mut self, event: &[u8]) -> io::Result<usize> {
        let line = clean::line(&String::from_utf8_lossy(event));
        if self.length + line.len() as u64 >= self.most && self.length > 0 {
            self.turn()?;
        }
        self.length += line.len() as u64 + 1;
        writeln!(self.file, "{line}")?;
        Ok(event.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_log_is_rotated_and_the_older_one_deleted() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/log");
        let mut log = Log { most: 20, ..Log::open(&path).unwrap() };
        for event in ["one one one\n", "two two two\n", "three three\n"] {
            log.write_all(event.as_bytes()).unwrap();
        }
        let read = |name: &str| std::fs::read_to_string(folder.path().join("deep").join(name)).unwrap();
        assert_eq!((read("log.old").as_str(), read("log").as_str()), ("two two two\n", "three three\n"));
    }

    #[test]
    fn control_characters_are_not_logged() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("log");
        Log::open(&path).unwrap().write_all("a \u{1b}[31mred\u{202e}\nb\n".as_bytes()).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(!text.contains(['\u{1b}', '\u{202e}']) && text.lines().count() == 1, "{text:?}");
    }
}

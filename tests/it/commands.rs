//! Commands that need no screen, run without a terminal: output, error messages and exit status.

mod errors;
mod index;
mod inputs;
mod json;
mod line_mode;
mod log;
mod quotes;
mod search;
mod several;

use std::ffi::OsStr;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// The program under test.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_kiosque");

/// Result of a call.
pub(crate) struct Ended {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) told: String,
}

/// A folder of articles, and an empty home.
pub(crate) struct Place {
    pub(crate) folder: TempDir,
    home: TempDir,
}

impl Place {
    /// A folder with these files.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        Self { folder, home: tempfile::tempdir().unwrap() }
    }

    /// The program, to be started in the folder, with its own home.
    pub(crate) fn command<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.args(arguments).current_dir(self.folder.path()).env_clear();
        let home: &Path = self.home.path();
        command.env("HOME", home).env("LANG", "C.UTF-8").env("PATH", "/usr/bin:/bin").env("TERM", "dumb");
        for (name, below) in [("XDG_CONFIG_HOME", "config"), ("XDG_STATE_HOME", "state"), ("XDG_CACHE_HOME", "cache")] {
            command.env(name, home.join(below));
        }
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs the program to its end.
    pub(crate) fn run<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Ended {
        ended(&mut self.command(arguments), b"")
    }

    /// Runs the program to its end, with something on standard input.
    pub(crate) fn run_with<S: AsRef<OsStr>>(&self, arguments: &[S], input: &[u8]) -> Ended {
        ended(&mut self.command(arguments), input)
    }
}

impl Place {
    /// Path of the program's state.
    pub(crate) fn state(&self) -> std::path::PathBuf {
        self.home.path().join("state").join("kiosque")
    }
}

impl Place {
    /// Path of the program's cache.
    pub(crate) fn cache(&self) -> std::path::PathBuf {
        self.home.path().join("cache").join("kiosque")
    }
}

/// Runs a command to its end.
pub(crate) fn ended(command: &mut Command, input: &[u8]) -> Ended {
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    // The program may have ended, or not listen: its input then has no reader.
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ended { status: output.status.code().unwrap(), out: text(output.stdout), told: text(output.stderr) }
}

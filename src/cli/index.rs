//! `kiosque index`: builds, refreshes, checks or deletes the index of folders. Progress goes to standard error: a bar on a terminal, a line
//! now and then elsewhere.

use std::io::{IsTerminal, Write, stderr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use clap::ArgMatches;

use super::config::Setup;
use super::load_articles::Library;
use super::sources::{self, Piped};
use super::{arguments, found, output};
use crate::store::Catalogue;
use crate::store::index::{Difference, IndexPlace, Outcome, Unfit, compare};
use crate::words::{Label, Mistake, Notice, Words, Wrong};

/// Interval between two states of the bar.
const FRAME: Duration = Duration::from_millis(100);

/// Interval between two lines where there is no terminal.
const LINE: Duration = Duration::from_secs(5);

/// Number of files that are read until the index is saved: what was learnt of them is in memory until then.
const PART: usize = 250_000;

/// Length of the bar in characters.
const BAR: usize = 24;

pub(super) fn run(matches: &ArgMatches, setup: &Setup) -> Result<ExitCode> {
    let paths = sources::folders(arguments::paths(matches, "path"), setup.config()?)?.paths;
    if paths.is_empty() {
        bail!(Wrong(Mistake::NoLibrary));
    }
    if let Some(file) = paths.iter().find(|path| !path.is_dir()) {
        bail!(Wrong(Mistake::IndexOfFile { path: file.display().to_string() }));
    }
    let Some(place) = IndexPlace::of(&paths) else { bail!(Wrong(Mistake::NoHome)) };
    if matches.get_flag("clear") {
        let label = if place.clear()? { Label::IndexCleared } else { Label::NoIndex };
        say(&label, &setup.words)?;
        return Ok(ExitCode::SUCCESS);
    }
    if matches.get_flag("check") { check(&paths, &place, &setup.words) } else { build(&paths, &place, &setup.words) }
}

fn say(label: &Label, words: &Words) -> Result<()> {
    let mut out = output::out();
    output::fields(&mut out, &[&words.say(label)])?;
    Ok(out.flush()?)
}

fn build(paths: &[PathBuf], place: &IndexPlace, words: &Words) -> Result<ExitCode> {
    let index = place.load_verified().unwrap_or_else(|unfit| {
        place.discard();
        output::report(&words.say(&unfit_notice(unfit)));
        None
    });
    let mut library = Library::find(paths, index);
    let mut bar = Bar::new(words);
    let indexed = library.index(place, PART, words, &mut |number, files, size| bar.show(number, files, size));
    bar.clear();
    let ((read, outcome), articles, megabytes) = (indexed?, library.catalogue.len(), megabytes(place.size()));
    match outcome {
        Outcome::Busy => bail!(Wrong(Mistake::IndexBusy)),
        Outcome::Same if read == 0 => say(&Label::IndexUpToDate { articles, megabytes }, words)?,
        Outcome::Saved(_) | Outcome::Same => say(&Label::Indexed { articles, read, megabytes }, words)?,
    }
    Ok(if library.is_whole() { ExitCode::SUCCESS } else { ExitCode::from(super::FAILED) })
}

fn unfit_notice(unfit: Unfit) -> Notice {
    match unfit {
        Unfit::Damaged => Notice::IndexDamaged,
        Unfit::Outdated => Notice::IndexOutdated,
    }
}

fn megabytes(bytes: u64) -> String {
    format!("{}.{}", bytes / 1_000_000, bytes / 100_000 % 10)
}

/// Reads every file again, and lists those that the index shows differently.
fn check(paths: &[PathBuf], place: &IndexPlace, words: &Words) -> Result<ExitCode> {
    let index = match place.load_verified() {
        Ok(Some(index)) => index,
        Ok(None) => {
            say(&Label::NoIndex, words)?;
            return Ok(found(false));
        }
        Err(_) => {
            output::report(&words.say(&Notice::IndexIgnored));
            return Ok(ExitCode::from(super::FAILED));
        }
    };
    let mut saved = Catalogue::of(paths);
    saved.take_index(index);
    let mut library = Library::find(paths, None);
    let mut bar = Bar::new(words);
    library.read_files(true, &Piped::default(), words, &mut |number, files, size| bar.show(number, files, size))?;
    bar.clear();
    let (saved_draft, read) = (saved.draft(), library.catalogue.draft());
    let differences = compare(&saved_draft, &read);
    let wrong: Vec<_> = differences.iter().filter(|(_, difference)| *difference == Difference::Wrong).collect();
    for (path, _) in &wrong {
        output::report(&path.display().to_string());
    }
    let behind = differences.len() - wrong.len();
    if behind > 0 {
        say(&Label::IndexBehind { count: behind }, words)?;
    }
    if wrong.is_empty() && saved.has_right_orders() && saved_draft.inverted.is_right(&saved_draft) {
        say(&Label::IndexRight { articles: saved.len(), files: saved_draft.files.len() }, words)?;
        return Ok(ExitCode::SUCCESS);
    }
    say(&Label::IndexWrong { count: wrong.len() }, words)?;
    Ok(ExitCode::from(super::FAILED))
}

/// The progress of reading.
struct Bar<'w> {
    words: &'w Words,
    begun: Instant,
    shown: Option<Instant>,
    is_terminal: bool,
    bytes: u64,
}

impl<'w> Bar<'w> {
    fn new(words: &'w Words) -> Self {
        Self { words, begun: Instant::now(), shown: None, is_terminal: stderr().is_terminal(), bytes: 0 }
    }

    /// Shows that one more file has been read.
    fn show(&mut self, read: usize, files: usize, size: u64) {
        self.bytes += size;
        let interval = if self.is_terminal { FRAME } else { LINE };
        if self.shown.unwrap_or(self.begun).elapsed() < interval {
            return;
        }
        self.shown = Some(Instant::now());
        let text = self.words.say(&self.label(read, files));
        if self.is_terminal {
            let filled = BAR * read / files.max(1);
            // If standard error is closed, nothing can be shown.
            let _ = write!(stderr(), "\r[{:<BAR$}] {text}\x1b[K", "=".repeat(filled));
        } else {
            output::report(&text);
        }
    }

    fn label(&self, read: usize, files: usize) -> Label {
        let elapsed = self.begun.elapsed();
        let left = elapsed.as_millis() as usize * files.saturating_sub(read) / read.max(1) / 1000;
        // Bytes in a microsecond are megabytes in a second.
        let speed = self.bytes as usize / (elapsed.as_micros() as usize).max(1);
        Label::Indexing { read, files, speed, left: format!("{}:{:02}", left / 60, left % 60) }
    }

    /// Removes the bar.
    fn clear(&self) {
        if self.is_terminal && self.shown.is_some() {
            let _ = write!(stderr(), "\r\x1b[K");
        }
    }
}

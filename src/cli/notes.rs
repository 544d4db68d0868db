//! `kiosque notes`: the notes and highlights made in the reader, one a line, as JSON or as Markdown. Their words are looked up in the
//! articles as these are now; of what is gone from them, what was kept is told.

mod written;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;
use clap::ArgMatches;

use super::config::Desk;
use super::{arguments, found, list, output};
use crate::find::fold;
use crate::store::file;
use crate::store::ledger::{self, Lookup, Noted, Report, Site};
use crate::words::Notice;
use written::Marked;

/// Runs `kiosque notes`.
pub(super) fn run(matches: &ArgMatches, desk: &Desk) -> Result<ExitCode> {
    let wanted = Wanted::of(matches)?;
    let noted = match kept() {
        Ok(noted) => noted,
        Err(notice) => {
            output::tell(&desk.words.say(&notice));
            return Ok(ExitCode::from(super::FAILED));
        }
    };
    let mut out = output::out();
    let mut any = false;
    for group in noted.chunk_by(|one, other| one.place.path == other.place.path) {
        let Some(path) = group.first().map(|noted| &noted.place.path).filter(|path| wanted.holds_path(path)) else { continue };
        let article = file::load(path).ok().and_then(|articles| articles.into_iter().next());
        let mut marked: Vec<Marked<'_>> = group.iter().map(|noted| Marked::of(noted, article.as_ref())).collect();
        marked.retain(|marked| wanted.holds(marked));
        marked.sort_by_key(|marked| marked.range.as_ref().map_or(usize::MAX, |range| range.start));
        let Some(first) = marked.first() else { continue };
        if matches.get_flag("markdown") {
            written::heading(&mut out, first, !any, &desk.words)?;
        }
        for marked in &marked {
            match (matches.get_flag("json"), matches.get_flag("markdown")) {
                (true, _) => output::json(&mut out, &written::object(marked))?,
                (_, true) => written::markdown(&mut out, marked, &desk.words)?,
                _ => written::line(&mut out, marked)?,
            }
        }
        any = true;
    }
    out.flush()?;
    Ok(found(any))
}

/// Every note that is kept, article by article.
fn kept() -> Result<Vec<Noted>, Notice> {
    let Some(file) = ledger::file().filter(|file| file.exists()) else { return Ok(Vec::new()) };
    let notes = Lookup::open(&Site::File(file.clone())).and_then(|lookup| lookup.notes());
    notes.map_err(|trouble| Report { trouble, file, aside: None }.notice())
}

/// Which notes are asked for.
struct Wanted {
    paths: Vec<PathBuf>,
    label: Option<String>,
    words: Vec<String>,
}

impl Wanted {
    fn of(matches: &ArgMatches) -> Result<Self> {
        let (paths, query) = list::part(arguments::paths(matches, "path"))?;
        let whole = |path: &PathBuf| [std::path::absolute(path), path.canonicalize()];
        let label = matches.get_one::<String>("label").map(|label| fold(label.trim_start_matches('#')));
        let words = fold(&query).split_whitespace().map(str::to_owned).collect();
        Ok(Self { paths: paths.iter().flat_map(whole).flatten().collect(), label, words })
    }

    fn holds_path(&self, path: &Path) -> bool {
        self.paths.is_empty() || self.paths.iter().any(|wanted| path.starts_with(wanted))
    }

    /// Whether the note has the label, and every word asked for stands in what was marked or written.
    fn holds(&self, marked: &Marked<'_>) -> bool {
        let note = &marked.noted.note;
        let labelled = self.label.as_ref().is_none_or(|wanted| note.label.split_whitespace().any(|label| fold(label) == *wanted));
        let text = fold(&format!("{} {} {}", marked.words, note.text, note.label));
        labelled && self.words.iter().all(|word| text.contains(word))
    }
}

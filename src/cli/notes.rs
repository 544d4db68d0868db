//! `kiosque notes`: the notes and highlights made in the reader, one per line, as JSON or as Markdown. Their words are looked up in the
//! current articles; if they are gone, the saved words are shown.

mod written;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::ArgMatches;

use super::config::Setup;
use super::sources::Piped;
use super::{arguments, found, list, output, sources};
use crate::article::Origin;
use crate::find::fold;
use crate::store::file::Recent;
use crate::store::ledger::{self, DbLocation, Lookup, Noted, Report};
use crate::words::Notice;
use written::Marked;

pub(super) fn run(matches: &ArgMatches, setup: &Setup) -> Result<ExitCode> {
    let wanted = Wanted::of(matches)?;
    let noted = match kept() {
        Ok(noted) => noted,
        Err(notice) => {
            output::report(&setup.words.say(&notice));
            return Ok(ExitCode::from(super::FAILED));
        }
    };
    let mut out = output::out();
    let mut any = false;
    let mut recent = Recent::default();
    for group in noted.chunk_by(|one, other| one.place.origin == other.place.origin) {
        let Some(origin) = group.first().map(|noted| &noted.place.origin).filter(|origin| wanted.holds_origin(origin)) else { continue };
        let article = recent.article(origin).ok().flatten();
        let mut marked = Marked::all(group, article.as_ref());
        marked.retain(|marked| wanted.holds(marked));
        marked.sort_by_key(|marked| marked.range.as_ref().map_or(usize::MAX, |range| range.start));
        let Some(first) = marked.first() else { continue };
        if matches.get_flag("markdown") {
            written::heading(&mut out, first, !any, &setup.words)?;
        }
        for marked in &marked {
            match (matches.get_flag("json"), matches.get_flag("markdown")) {
                (true, _) => output::json(&mut out, &written::object(marked))?,
                (_, true) => written::markdown(&mut out, marked, &setup.words)?,
                _ => written::line(&mut out, marked)?,
            }
        }
        any = true;
    }
    out.flush()?;
    Ok(found(any))
}

fn kept() -> Result<Vec<Noted>, Notice> {
    let Some(file) = ledger::file() else { return Ok(Vec::new()) };
    ledger::take_up_rescued(&file);
    if !file.exists() {
        return Ok(Vec::new());
    }
    let notes = Lookup::open(&DbLocation::File(file.clone())).and_then(|lookup| lookup.notes());
    notes.map_err(|trouble| Report::new(trouble, &file).notice())
}

/// Replaces an article's number by its name. Notes of a missing article are found under its former name.
fn named(origin: Origin) -> Origin {
    let Some(id) = origin.id.as_deref().filter(|id| id.bytes().all(|byte| byte.is_ascii_digit())) else { return origin };
    let articles = sources::all(&origin.file, &Piped::default()).unwrap_or_default();
    let at = sources::find(&articles, id).ok();
    at.and_then(|at| articles.into_iter().nth(at)).map_or(origin, |named| named.origin)
}

struct Wanted {
    origins: Vec<Origin>,
    label: Option<String>,
    words: Vec<String>,
}

impl Wanted {
    fn of(matches: &ArgMatches) -> Result<Self> {
        let (paths, query) = list::part(arguments::paths(matches, "path"))?;
        let whole = |path: &PathBuf| {
            let Origin { file, id } = named(sources::origin(path));
            [std::path::absolute(&file), file.canonicalize()].map(|file| file.map(|file| Origin::new(file, id.as_deref())))
        };
        let label = matches.get_one::<String>("label").map(|label| fold(label.trim_start_matches('#')));
        let words = fold(&query).split_whitespace().map(str::to_owned).collect();
        Ok(Self { origins: paths.iter().flat_map(whole).flatten().collect(), label, words })
    }

    fn holds_origin(&self, origin: &Origin) -> bool {
        let holds = |wanted: &Origin| match &wanted.id {
            Some(_) => wanted == origin,
            None => origin.file.starts_with(&wanted.file),
        };
        self.origins.is_empty() || self.origins.iter().any(holds)
    }

    /// Whether the note has the label, and its words or text contain every search term.
    fn holds(&self, marked: &Marked<'_>) -> bool {
        let note = &marked.noted.note;
        let labelled = self.label.as_ref().is_none_or(|wanted| note.label.split_whitespace().any(|label| fold(label) == *wanted));
        let text = fold(&format!("{} {} {}", marked.words, note.text, note.label));
        labelled && self.words.iter().all(|word| text.contains(word))
    }
}

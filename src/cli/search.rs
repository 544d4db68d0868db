//! `kiosque search`: the articles that match a query, the most relevant first, each with its best passage.

mod batch;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::ArgMatches;
use serde::Serialize;

use super::config::Setup;
use super::hits::{Form, Searched, Writer};
use super::load_articles::Library;
use super::saved_speakers::SavedSpeakers;
use super::sort::{self, Sort};
use super::sources::Piped;
use super::{arguments, by_path, dash_arguments, found, output, parallel, sources};
use crate::config::Config;
use crate::library::{ArticleKey, Order};
use crate::query;
use crate::runtime::clock::now;
use crate::words::{Mistake, Notice, Words, Wrong};

pub(super) fn run(matches: &ArgMatches, setup: &Setup) -> Result<ExitCode> {
    let config = setup.config()?;
    let given = matches.get_one::<String>("query").map(|query| dash_arguments::restore(query));
    let rest = arguments::paths(matches, "path");
    if let Some(file) = matches.get_one::<PathBuf>("batch") {
        // There is no query among the arguments.
        let paths = given.map(PathBuf::from).into_iter().chain(rest).collect();
        return batch::run(file, &folders(paths, config)?, matches, setup);
    }
    let query = given.unwrap_or_default();
    let paths = folders(rest, config)?;
    let parsed = query::parse(query);
    if !are_right(&parsed, "", &setup.words) {
        return Ok(ExitCode::from(super::FAILED));
    }
    let sort = sort::of(matches, Order::Relevance);
    let needles = parsed.needles();
    if matches.contains_id("sort") && sort == Sort::Listed(Order::Relevance) && needles.is_empty() {
        output::report(&setup.words.say(&Notice::RelevanceNeedsWords));
    }
    let piped = Piped::default();
    let form = if matches.get_flag("json") { Form::Json } else { Form::Lines };
    let writer = Writer { form, piped: &piped, words: &setup.words, now: now() };
    let limit = matches.get_one::<usize>("limit").copied();
    let mut hits = Hits { out: output::out(), writer, searched: Searched { query: None, needles: &needles, written: 0 }, limit, lost: 0 };
    let library = match sort {
        _ if matches.get_flag("count") => return count(&paths, query, form, &setup.words),
        Sort::Path => by_path::list(&paths, query, (&piped, &SavedSpeakers::asked_by(query)), &setup.words, &mut |library, keys| {
            hits.write(library, keys)
        })?,
        Sort::Listed(order) => {
            let mut library = Library::read(&paths, query, &piped, &setup.words)?;
            library.arrange(query.to_owned(), order);
            hits.write(&library, &library.listed().collect::<Vec<_>>())?;
            library
        }
    };
    let failed = hits.lost > 0 || !library.is_whole();
    Ok(if failed { ExitCode::from(super::FAILED) } else { found(hits.searched.written > 0) })
}

/// The folders and files to search: those given, else the library.
pub(super) fn folders(given: Vec<PathBuf>, config: &Config) -> Result<Vec<PathBuf>> {
    // Without those of the configuration: each is a path as it was given, `FILE#ID` too.
    if !given.is_empty() {
        sources::folders(given.clone(), config)?;
        return Ok(given);
    }
    let paths = sources::folders(given, config)?.paths;
    if paths.is_empty() {
        bail!(Wrong(Mistake::NoLibrary));
    }
    Ok(paths)
}

/// Reports the mistakes of a query; returns whether there are none.
pub(super) fn are_right(parsed: &query::Query, before: &str, words: &Words) -> bool {
    for (_, mistake) in &parsed.mistakes {
        output::report(&format!("{before}{}", words.say(mistake)));
    }
    parsed.mistakes.is_empty()
}

/// A query and the number of articles that match.
#[derive(Serialize)]
struct CountObject<'a> {
    query: &'a str,
    articles: usize,
}

/// Writes the number of articles that match.
fn count(paths: &[PathBuf], query: &str, form: Form, words: &Words) -> Result<ExitCode> {
    let mut library = Library::read(paths, query, &Piped::default(), words)?;
    library.arrange(query.to_owned(), Order::Newest);
    let articles = library.listed().count();
    let mut out = output::out();
    if form == Form::Json {
        output::json(&mut out, &CountObject { query, articles })?;
    } else {
        writeln!(out, "{articles}")?;
    }
    out.flush()?;
    Ok(if library.is_whole() { found(articles > 0) } else { ExitCode::from(super::FAILED) })
}

/// Hits of one search, as they come.
struct Hits<'a> {
    out: output::Out,
    writer: Writer<'a>,
    searched: Searched<'a>,
    limit: Option<usize>,
    /// Number of those that could not be read again.
    lost: usize,
}

impl Hits<'_> {
    /// Writes more hits, up to the limit; returns whether more are wanted.
    fn write(&mut self, library: &Library, keys: &[ArticleKey]) -> Result<bool> {
        let room = self.limit.map_or(usize::MAX, |limit| limit.saturating_sub(self.searched.written));
        for keys in parallel::stretches(&keys[..keys.len().min(room)]) {
            let written = self.writer.write(&mut self.out, library, keys, &self.searched)?;
            self.lost += keys.len() - written;
            self.searched.written += written;
            // The first hits are seen while the others are read.
            self.out.flush()?;
        }
        Ok(room > keys.len())
    }
}

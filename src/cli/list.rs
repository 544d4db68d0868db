//! `kiosque list`: articles, one per line, newest first, filtered by a search. A file that cannot be read is reported, and the others are
//! listed all the same.

use std::collections::HashMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Result, bail};
use clap::ArgMatches;

use super::config::Setup;
use super::load_articles::Library;
use super::sources::Piped;
use super::{arguments, dash_arguments, feed, found, json, output, sources};
use crate::app::{article_info, meta_lines};
use crate::query;
use crate::runtime::clock::now;
use crate::words::{Label, Mistake, Notice, Words, Wrong};

pub(super) fn run(matches: &ArgMatches, setup: &Setup) -> Result<ExitCode> {
    let config = setup.config()?;
    let (given, query) = part(arguments::paths(matches, "path"))?;
    let fed = feed::paths(matches, &given)?;
    let mut paths = if given.is_empty() && fed.is_none() { sources::folders(given, config)?.paths } else { given };
    if paths.is_empty() && fed.is_none() {
        bail!(Wrong(Mistake::NoLibrary));
    }
    paths.extend(fed.into_iter().flatten());
    let piped = Piped::default();
    let mistakes = query::parse(&query).mistakes;
    for (_, mistake) in &mistakes {
        output::report(&setup.words.say(mistake));
    }
    if !mistakes.is_empty() {
        return Ok(ExitCode::from(super::FAILED));
    }
    let mut library = Library::read(&paths, &query, &piped, &setup.words)?;
    library.arrange(query.clone(), config.options.order);
    let (shown, failed) =
        if matches.get_flag("json") { objects(&library, &piped, &setup.words)? } else { (lines(&library, &setup.words)?, false) };
    if !shown && !query.is_empty() {
        nothing_found(&paths, &query, &setup.words);
    } else if !shown && query.is_empty() {
        report_passed_over(&library, &setup.words);
    }
    Ok(if failed || !library.is_whole() { ExitCode::from(super::FAILED) } else { found(shown) })
}

/// Reports how many files of which kinds are not listed, where no others are.
fn report_passed_over(library: &Library, words: &Words) {
    let counts = library.passed_over;
    if counts.total() > 0 {
        output::report(&words.say(&Label::NotShown { count: counts.total() }));
    }
    for (kind, count) in counts.by_kind() {
        output::report(&words.say(&article_info::why_not_shown(kind, count)));
    }
}

/// Reports what was searched in vain, where a word of the search may be a mistyped path.
fn nothing_found(paths: &[PathBuf], query: &str, words: &Words) {
    let is_name = |word: &&str| word.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '/'));
    let names: Vec<&Path> = query.split(' ').filter(is_name).map(Path::new).collect();
    if names.is_empty() {
        return;
    }
    let searched: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    output::report(&words.say(&Notice::NothingFoundIn { query: query.to_owned(), searched: searched.join(", ") }));
    for name in names {
        output::report(&words.say(&sources::missing(name, sources::no_such(name), [])));
    }
}

/// Writes the listed articles, one per line; returns whether there are any.
fn lines(library: &Library, words: &Words) -> Result<bool> {
    let (mut out, mut any, now) = (output::out(), false, now());
    for key in library.listed() {
        let Some((origin, headline, embargo)) = library.catalogue.summary(key) else { continue };
        let day = headline.date.get(..10).unwrap_or_default();
        let fields = [day, &headline.title, &headline.author, &origin.address()];
        // A fifth field, so that the others keep their position for scripts.
        match embargo.filter(|embargo| embargo.holds(now)) {
            Some(embargo) => output::fields(&mut out, &[&fields[..], &[&meta_lines::embargo_at(embargo, now, words)]].concat())?,
            None => output::fields(&mut out, &fields)?,
        }
        any = true;
    }
    out.flush()?;
    Ok(any)
}

/// The JSON line of each article of a file.
type Lines = HashMap<Option<Box<str>>, Vec<u8>>;

/// Writes the listed articles as objects. The library does not keep their content: each file is read again when its turn comes, once for
/// all its articles. Returns whether there are any, and whether a file could not be read.
fn objects(library: &Library, piped: &Piped, words: &Words) -> Result<(bool, bool)> {
    let (mut out, mut any, mut failed) = (output::out(), false, false);
    let mut others: HashMap<Arc<Path>, Lines> = HashMap::new();
    for origin in library.listed().filter_map(|key| library.catalogue.origin(key)) {
        let line = if let Some(others) = others.get_mut(&origin.file) {
            others.remove(&origin.id)
        } else {
            let articles = sources::all(&origin.file, piped).unwrap_or_else(|error| {
                output::print_error(&error, words);
                failed = true;
                Vec::new()
            });
            let mut of_file = Lines::new();
            for named in articles {
                let mut line = Vec::new();
                output::json(&mut line, &json::meta(&named))?;
                of_file.insert(named.origin.id.clone(), line);
            }
            let line = of_file.remove(&origin.id);
            if !of_file.is_empty() {
                others.insert(Arc::clone(&origin.file), of_file);
            }
            line
        };
        // The article disappeared after it was listed.
        let Some(line) = line else { continue };
        out.write_all(&line)?;
        any = true;
    }
    out.flush()?;
    Ok((any, failed))
}

/// Separates paths from the search: an existing file or folder is a path, the rest is the search.
pub(super) fn part(given: Vec<PathBuf>) -> Result<(Vec<PathBuf>, String)> {
    let (mut paths, mut query) = (Vec::new(), Vec::new());
    for argument in given {
        let text = dash_arguments::restore(&argument.to_string_lossy()).to_owned();
        let path_like = text.starts_with("./") || text.starts_with("../") || (text.starts_with('/') && !text[1..].ends_with('/'));
        if argument.exists() || argument == Path::new("-") || sources::origin(&argument).id.is_some() {
            paths.push(argument);
        } else if path_like {
            bail!(Wrong(sources::missing(Path::new(&text), sources::no_such(Path::new(&text)), [])));
        } else {
            query.push(text);
        }
    }
    Ok((paths, query.join(" ")))
}

//! `kiosque list`: articles, one per line, in the order of the list, filtered by a search. A file that cannot be read is reported, and the others are
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
use super::output::Out;
use super::saved_speakers::SavedSpeakers;
use super::sort::{self, Sort};
use super::sources::Piped;
use super::{arguments, by_path, dash_arguments, feed, found, json, output, sources};
use crate::app::{article_info, meta_lines};
use crate::library::ArticleKey;
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
    let mut rows =
        Rows { out: output::out(), json: matches.get_flag("json"), piped: &piped, words: &setup.words, any: false, failed: false };
    let library = match sort::of(matches, config.options.order) {
        Sort::Path => by_path::list(&paths, &query, (&piped, &SavedSpeakers::asked_by(&query)), &setup.words, &mut |library, keys| {
            rows.write(library, keys)
        })?,
        Sort::Listed(order) => {
            let mut library = Library::read(&paths, &query, &piped, &setup.words)?;
            library.arrange(query.clone(), order);
            rows.write(&library, &library.listed().collect::<Vec<_>>())?;
            library
        }
    };
    let (shown, failed) = (rows.any, rows.failed);
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

/// Rows of the list, as they come.
struct Rows<'a> {
    out: Out,
    json: bool,
    piped: &'a Piped,
    words: &'a Words,
    /// Whether any was written.
    any: bool,
    /// Whether a file could not be read again.
    failed: bool,
}

/// The JSON line of each article of a file.
type Lines = HashMap<Option<Box<str>>, Vec<u8>>;

impl Rows<'_> {
    /// Writes more rows; more are always wanted.
    fn write(&mut self, library: &Library, keys: &[ArticleKey]) -> Result<bool> {
        if self.json {
            self.objects(library, keys)?;
        } else {
            self.lines(library, keys)?;
        }
        self.out.flush()?;
        Ok(true)
    }

    /// Writes articles, one per line.
    fn lines(&mut self, library: &Library, keys: &[ArticleKey]) -> Result<()> {
        let now = now();
        for &key in keys {
            let Some((origin, headline, embargo)) = library.catalogue.summary(key) else { continue };
            let day = headline.date.get(..10).unwrap_or_default();
            let fields = [day, &headline.title, &headline.author, &origin.address()];
            // A fifth field, so that the others keep their position for scripts.
            match embargo.filter(|embargo| embargo.holds(now)) {
                Some(embargo) => {
                    output::fields(&mut self.out, &[&fields[..], &[&meta_lines::embargo_at(embargo, now, self.words)]].concat())?;
                }
                None => output::fields(&mut self.out, &fields)?,
            }
            self.any = true;
        }
        Ok(())
    }

    /// Writes articles as objects. The library does not keep their content: each file is read again when its turn comes, once for all its
    /// articles.
    fn objects(&mut self, library: &Library, keys: &[ArticleKey]) -> Result<()> {
        let mut others: HashMap<Arc<Path>, Lines> = HashMap::new();
        for origin in keys.iter().filter_map(|key| library.catalogue.origin(*key)) {
            let line = if let Some(others) = others.get_mut(&origin.file) {
                others.remove(&origin.id)
            } else {
                let mut of_file = self.objects_of(&origin.file)?;
                let line = of_file.remove(&origin.id);
                if !of_file.is_empty() {
                    others.insert(Arc::clone(&origin.file), of_file);
                }
                line
            };
            // The article disappeared after it was listed.
            let Some(line) = line else { continue };
            self.out.write_all(&line)?;
            self.any = true;
        }
        Ok(())
    }

    fn objects_of(&mut self, file: &Path) -> Result<Lines> {
        let articles = sources::all(file, self.piped).unwrap_or_else(|error| {
            output::print_error(&error, self.words);
            self.failed = true;
            Vec::new()
        });
        let mut lines = Lines::new();
        for named in articles {
            let mut line = Vec::new();
            output::json(&mut line, &json::meta(&named))?;
            lines.insert(named.origin.id.clone(), line);
        }
        Ok(lines)
    }
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

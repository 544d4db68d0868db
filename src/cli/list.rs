//! `kiosque list`: articles, one a line, newest first, narrowed by a search. A file that cannot be read is told, and the others are
//! listed all the same.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::ArgMatches;

use super::config::Desk;
use super::library::Library;
use super::sources::{Named, Piped};
use super::{arguments, feed, found, json, output, shield, sources};
use crate::app::facts;
use crate::runtime::clock::now;
use crate::words::{Mistake, Words, Wrong};

/// Runs `kiosque list`.
pub(super) fn run(matches: &ArgMatches, desk: &Desk) -> Result<ExitCode> {
    let config = desk.config()?;
    let (given, query) = part(arguments::paths(matches, "path"))?;
    let fed = feed::paths(matches, &given)?;
    let mut paths = if given.is_empty() && fed.is_some() { given } else { sources::folders(given, config)?.paths };
    if paths.is_empty() && fed.is_none() {
        bail!(Wrong(Mistake::NoLibrary));
    }
    paths.extend(fed.into_iter().flatten());
    let piped = Piped::default();
    let mut library = Library::read(&paths, &piped, &desk.words)?;
    let listed = library.arrange(query, config.options.order);
    for (_, mistake) in &listed.mistakes {
        output::tell(&desk.words.say(mistake));
    }
    let mut out = output::out();
    let (mut shown, mut failed) = (false, !library.is_whole());
    for path in library.paths() {
        let articles = match sources::articles(path, &piped) {
            Ok(articles) => articles,
            Err(error) => {
                output::complain(&error, &desk.words);
                failed = true;
                continue;
            }
        };
        shown |= !articles.is_empty();
        for named in articles {
            if matches.get_flag("json") {
                output::json(&mut out, &json::meta(&named))?;
            } else {
                line(&mut out, &named, &desk.words)?;
            }
        }
    }
    out.flush()?;
    Ok(if failed { ExitCode::from(super::FAILED) } else { found(shown) })
}

/// Parts paths from the search: what is a file or a folder is a path, the rest is searched for.
pub(super) fn part(given: Vec<PathBuf>) -> Result<(Vec<PathBuf>, String)> {
    let (mut paths, mut query) = (Vec::new(), Vec::new());
    for argument in given {
        let text = shield::unshielded(&argument.to_string_lossy()).to_owned();
        let path_like = text.starts_with("./") || text.starts_with("../") || (text.starts_with('/') && !text[1..].ends_with('/'));
        if argument.exists() || argument == Path::new("-") {
            paths.push(argument);
        } else if path_like {
            bail!(Wrong(Mistake::NoSuchPath { path: text }));
        } else {
            query.push(text);
        }
    }
    Ok((paths, query.join(" ")))
}

fn line(out: &mut output::Out, named: &Named, words: &Words) -> Result<()> {
    let meta = named.article.meta();
    let date = meta.date.map(crate::article::Date::iso).unwrap_or_default();
    let day = date.get(..10).unwrap_or_default();
    let authors = meta.authors.join(", ");
    let now = now();
    // A fifth field, so that the others stay where scripts look for them.
    match meta.embargo.filter(|embargo| embargo.holds(now)) {
        Some(embargo) => output::fields(out, &[day, &meta.title, &authors, &named.path, &facts::embargo_at(embargo, now, words)]),
        None => output::fields(out, &[day, &meta.title, &authors, &named.path]),
    }
}

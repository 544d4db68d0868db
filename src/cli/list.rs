//! `kiosque list`: articles, one a line, newest first, narrowed by a search. A file that cannot be read is told, and the others are
//! listed all the same.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::ArgMatches;

use super::config::Desk;
use super::sources::Named;
use super::{arguments, found, json, output, sources};
use crate::app::{ArticleKey, ListRequest};
use crate::query;
use crate::runtime::librarian::today;
use crate::store::ledger::{self, Lookup, Site};
use crate::store::shelf::Folded;
use crate::store::{Catalogue, Learnt, file, walk};
use crate::words::{Mistake, Wrong};

/// Runs `kiosque list`.
pub(super) fn run(matches: &ArgMatches, desk: &Desk) -> Result<ExitCode> {
    let config = desk.config()?;
    let (paths, typed) = part(arguments::paths(matches, "path"))?;
    let paths = sources::folders(paths, config)?.paths;
    if paths.is_empty() {
        bail!(Wrong(Mistake::NoLibrary));
    }
    let mut catalogue = read(&paths);
    if query::parse(&typed).asks_standing() {
        find_standings(&mut catalogue);
    }
    let request =
        ListRequest { generation: 0, query: typed, typing: false, order: config.options.order, rows: 0..usize::MAX, anchor: None };
    catalogue.arrange(&request, today(), &|| false);
    let listed = catalogue.answer(&request);
    for (_, mistake) in &listed.mistakes {
        output::tell(&desk.words.say(mistake));
    }
    let mut out = output::out();
    let mut failed = false;
    for path in catalogue.paths() {
        let articles = match sources::articles(path) {
            Ok(articles) => articles,
            Err(error) => {
                output::complain(&error, &desk.words);
                failed = true;
                continue;
            }
        };
        for named in articles {
            if matches.get_flag("json") {
                output::json(&mut out, &json::meta(&named))?;
            } else {
                line(&mut out, &named)?;
            }
        }
    }
    out.flush()?;
    Ok(if failed { ExitCode::from(super::FAILED) } else { found(listed.total > 0) })
}

/// Parts paths from the search: what is a file or a folder is a path, the rest is searched for.
fn part(given: Vec<PathBuf>) -> Result<(Vec<PathBuf>, String)> {
    let (mut paths, mut query) = (Vec::new(), Vec::new());
    for argument in given {
        let text = argument.to_string_lossy().into_owned();
        let path_like = text.starts_with("./") || text.starts_with("../") || (text.starts_with('/') && !text[1..].ends_with('/'));
        if argument.exists() {
            paths.push(argument);
        } else if path_like {
            bail!(Wrong(Mistake::NoSuchPath { path: text }));
        } else {
            query.push(text);
        }
    }
    Ok((paths, query.join(" ")))
}

/// The catalogue of what lies under `paths`, read to the end.
fn read(paths: &[PathBuf]) -> Catalogue {
    let mut catalogue = Catalogue::of(paths);
    walk::walk(paths, &mut |batch| {
        catalogue.add(batch);
        true
    });
    loop {
        let batch = catalogue.hand_out(1);
        let Some((key, path)) = batch.into_iter().next() else { return catalogue };
        learn(&mut catalogue, key, &path);
    }
}

fn learn(catalogue: &mut Catalogue, key: ArticleKey, path: &Path) {
    match file::load(path).ok().and_then(|articles| articles.into_iter().next()) {
        Some(article) => {
            let (learnt, folded) = Learnt::of(&article);
            catalogue.learn(key, learnt, folded);
        }
        None => catalogue.learn(key, Learnt::unreadable(&path.to_string_lossy()), Folded::Short(String::new())),
    }
}

/// How the articles stand, where anything is kept of any.
fn find_standings(catalogue: &mut Catalogue) {
    let Some(lookup) = ledger::file().and_then(|file| Lookup::open(&Site::File(file)).ok()) else { return };
    let Ok(standings) = lookup.standings() else { return };
    for key in catalogue.keys() {
        // A moved article is found all the same; the reader is who follows it for good.
        let _ = catalogue.find(key, &standings, Some(&lookup));
    }
}

fn line(out: &mut output::Out, named: &Named) -> Result<()> {
    let meta = named.article.meta();
    let date = meta.date.map(crate::article::Date::iso).unwrap_or_default();
    let day = date.get(..10).unwrap_or_default();
    output::fields(out, &[day, &meta.title, &meta.authors.join(", "), &named.path])
}

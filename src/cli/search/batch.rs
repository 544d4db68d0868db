//! `kiosque search --batch`: many queries over one library, a query a line, as a table of queries and their hits.

use std::io::{Read, Write, stdin};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;
use clap::ArgMatches;

use super::super::config::Setup;
use super::super::hits::{COLUMNS, Form, Searched, Writer};
use super::super::load_articles::Library;
use super::super::sort::{self, Sort};
use super::super::sources::Piped;
use super::super::{FAILED, found, output, parallel};
use super::{CountObject, are_right};
use crate::library::{ArticleKey, Order};
use crate::query::{self, Query};
use crate::runtime::clock::now;
use crate::store::file;
use crate::words::{Mistake, Wrong};

/// What is written of each query.
struct Table<'a> {
    out: output::Out,
    writer: Writer<'a>,
    sort: Sort,
    limit: Option<usize>,
    /// Whether only the number of hits is written.
    counts: bool,
}

pub(super) fn run(file: &Path, paths: &[PathBuf], matches: &ArgMatches, setup: &Setup) -> Result<ExitCode> {
    let text = read(file)?;
    let queries: Vec<(usize, &str, Query)> =
        text.lines().enumerate().map(|(at, line)| (at + 1, line.trim())).filter(|(_, line)| !line.is_empty()).map(parsed).collect();
    let mut right = true;
    for (line, _, query) in &queries {
        right &= are_right(query, &format!("{}:{line}: ", file.display()), &setup.words);
    }
    if !right {
        return Ok(ExitCode::from(FAILED));
    }
    let piped = Piped::default();
    // Read for the query that needs most to be known.
    let neediest = queries.iter().find(|(.., query)| query.asks_status()).map_or("", |(_, query, _)| query);
    let mut library = Library::read(paths, neediest, &piped, &setup.words)?;
    let form = match (matches.get_flag("csv"), matches.get_flag("json")) {
        (true, _) => Form::Csv,
        (_, true) => Form::Json,
        _ => Form::Lines,
    };
    let writer = Writer { form, piped: &piped, words: &setup.words, now: now() };
    let limit = matches.get_one::<usize>("limit").copied();
    let sort = sort::of(matches, Order::Relevance);
    let mut table = Table { out: output::out(), writer, sort, limit, counts: matches.get_flag("count") };
    table.head()?;
    let (mut any, mut lost) = (false, 0);
    for (_, query, parsed) in &queries {
        let (hits, written) = table.rows(&mut library, query, parsed)?;
        any |= hits > 0;
        lost += hits - written;
    }
    table.out.flush()?;
    Ok(if lost > 0 || !library.is_whole() { ExitCode::from(FAILED) } else { found(any) })
}

fn parsed((line, text): (usize, &str)) -> (usize, &str, Query) {
    (line, text, query::parse(text))
}

/// The text of a file, or of standard input.
fn read(path: &Path) -> Result<String> {
    let bytes = if path == Path::new("-") {
        let mut bytes = Vec::new();
        stdin().lock().take(file::LARGEST as u64).read_to_end(&mut bytes)?;
        bytes
    } else {
        let read = file::raw(path, file::LARGEST);
        read.map_err(|why| Wrong(Mistake::Unreadable { path: path.display().to_string(), why: why.cause() }))?.0
    };
    let text = String::from_utf8_lossy(&bytes);
    Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
}

impl Table<'_> {
    /// Writes the names of the columns, where the form has them.
    fn head(&mut self) -> Result<()> {
        match (self.writer.form, self.counts) {
            (Form::Csv, false) => output::csv(&mut self.out, &COLUMNS),
            (Form::Csv, true) => output::csv(&mut self.out, &["query", "articles"]),
            _ => Ok(()),
        }
    }

    /// Writes the hits of a query; returns how many there are to write, and how many were written.
    fn rows(&mut self, library: &mut Library, query: &str, parsed: &Query) -> Result<(usize, usize)> {
        let order = match self.sort {
            Sort::Listed(order) if !self.counts => order,
            Sort::Listed(_) | Sort::Path => Order::Newest,
        };
        library.arrange(query.to_owned(), order);
        let mut keys: Vec<ArticleKey> = library.listed().collect();
        if self.counts {
            self.count(query, keys.len())?;
            return Ok((keys.len(), keys.len()));
        }
        if self.sort == Sort::Path {
            library.catalogue.sort_by_path(&mut keys);
        }
        keys.truncate(self.limit.unwrap_or(usize::MAX));
        let needles = parsed.needles();
        let mut searched = Searched { query: Some(query), needles: &needles, written: 0 };
        for keys in parallel::stretches(&keys) {
            searched.written += self.writer.write(&mut self.out, library, keys, &searched)?;
            self.out.flush()?;
        }
        Ok((keys.len(), searched.written))
    }

    fn count(&mut self, query: &str, articles: usize) -> Result<()> {
        match self.writer.form {
            Form::Json => output::json(&mut self.out, &CountObject { query, articles }),
            Form::Csv => output::csv(&mut self.out, &[query, &articles.to_string()]),
            Form::Lines => output::fields(&mut self.out, &[query, &articles.to_string()]),
        }
    }
}

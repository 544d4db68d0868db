//! The articles that a search found, each read again for its best passage, as lines, CSV or JSON.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use anyhow::Result;
use serde::Serialize;

use super::load_articles::Library;
use super::output::{self, Out};
use super::sources::{self, Named, Piped};
use super::{json, parallel};
use crate::app::meta_lines;
use crate::article::{Article, Date, Embargo, Origin};
use crate::find::{Needle, Passage, passage};
use crate::library::ArticleKey;
use crate::store::ledger::Headline;
use crate::words::Words;

/// The form in which hits are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Lines,
    Csv,
    Json,
}

/// Writes hits.
pub(super) struct Writer<'a> {
    pub(super) form: Form,
    pub(super) piped: &'a Piped,
    pub(super) words: &'a Words,
    pub(super) now: Date,
}

/// A search that found something.
pub(super) struct Searched<'a> {
    /// The query, where hits of several are written.
    pub(super) query: Option<&'a str>,
    pub(super) needles: &'a [Needle],
    /// Number of its hits that were written before.
    pub(super) written: usize,
}

/// An article that was found.
struct Hit {
    /// Number among the hits of its search, from 1.
    rank: usize,
    origin: Origin,
    headline: Headline,
    embargo: Option<Embargo>,
}

#[derive(Serialize)]
struct HitObject<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    query: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rank: Option<usize>,
    #[serde(flatten)]
    meta: json::MetaObject<'a>,
    matches: usize,
    passage: Option<json::PassageObject<'a>>,
}

/// The names of the columns, for CSV.
pub(super) const COLUMNS: [&str; 8] = ["query", "rank", "date", "title", "authors", "path", "matches", "passage"];

impl Writer<'_> {
    /// Writes these articles of the library, in this order. Returns how many were written: not those that could not be read again, which
    /// is reported, and those that are gone.
    pub(super) fn write(&self, out: &mut Out, library: &Library, keys: &[ArticleKey], searched: &Searched) -> Result<usize> {
        // Each file once, for all its articles.
        let mut files: BTreeMap<Arc<Path>, Vec<Hit>> = BTreeMap::new();
        for (rank, &key) in (searched.written + 1..).zip(keys) {
            let Some((origin, headline, embargo)) = library.catalogue.summary(key) else { continue };
            files.entry(Arc::clone(&origin.file)).or_default().push(Hit { rank, origin, headline, embargo });
        }
        let files: Vec<(Arc<Path>, Vec<Hit>)> = files.into_iter().collect();
        let mut lines = Vec::new();
        for file in parallel::map(&files, |(path, hits)| self.lines(path, hits, searched))? {
            match file {
                Ok(file) => lines.extend(file),
                Err(error) => output::print_error(&error, self.words),
            }
        }
        lines.sort_unstable_by_key(|(rank, _)| *rank);
        for (_, line) in &lines {
            std::io::Write::write_all(out, line)?;
        }
        Ok(lines.len())
    }

    /// The lines of the hits in a file, with their ranks.
    fn lines(&self, path: &Path, hits: &[Hit], searched: &Searched) -> Result<Vec<(usize, Vec<u8>)>> {
        // Without words to look for there is no passage.
        let is_read = self.form == Form::Json || !searched.needles.is_empty();
        let articles = if is_read { sources::all(path, self.piped)? } else { Vec::new() };
        let mut lines = Vec::new();
        for hit in hits {
            let named = articles.iter().find(|named| named.origin.id == hit.origin.id);
            if named.is_some() || !is_read {
                lines.push((hit.rank, self.line(hit, named, searched)?));
            }
        }
        Ok(lines)
    }

    fn line(&self, hit: &Hit, named: Option<&Named>, searched: &Searched) -> Result<Vec<u8>> {
        let find = |article: &Article| passage(searched.needles, article, &|| false);
        let found = named.and_then(|named| find(&named.article)).unwrap_or_default();
        let mut line = Vec::new();
        match (self.form, named) {
            (Form::Json, Some(named)) => {
                let passage = json::passage(&named.article, &found);
                let rank = searched.query.map(|_| hit.rank);
                let object = HitObject { query: searched.query, rank, meta: json::meta(named), matches: found.count, passage };
                output::json(&mut line, &object)?;
            }
            (Form::Csv, _) => output::csv(&mut line, &self.fields(hit, &found, searched))?,
            _ => output::fields(&mut line, &self.fields(hit, &found, searched))?,
        }
        Ok(line)
    }

    fn fields(&self, hit: &Hit, found: &Passage, searched: &Searched) -> Vec<String> {
        let Headline { title, author, date, .. } = &hit.headline;
        let of_batch = searched.query.map(|query| [query.to_owned(), hit.rank.to_string()]);
        let day = date.get(..10).unwrap_or_default().to_owned();
        let own = [day, title.clone(), author.clone(), hit.origin.address(), found.count.to_string(), found.text.clone()];
        let embargo = hit.embargo.filter(|embargo| embargo.holds(self.now));
        let embargo = embargo.filter(|_| self.form == Form::Lines).map(|embargo| meta_lines::embargo_at(embargo, self.now, self.words));
        of_batch.into_iter().flatten().chain(own).chain(embargo).collect()
    }
}

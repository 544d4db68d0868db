//! Writes a quotation as a line, as a JSON object, as comma-separated values or as an item of a list in Markdown.

use std::io::Write;

use anyhow::Result;
use serde::Serialize;

use super::super::json::{self, EmbargoObject};
use super::super::output::{self, Out};
use crate::app::cite::{self, Source};
use crate::app::meta_lines;
use crate::article::{Date, Quotation};
use crate::store::catalogue::quotations::Quoted;
use crate::words::Words;

/// The form in which quotations are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Lines,
    Csv,
    Json,
    Markdown,
}

/// Writes quotations.
pub(super) struct Writer<'a> {
    pub(super) form: Form,
    pub(super) words: &'a Words,
    pub(super) now: Date,
}

/// A quotation and its article.
pub(super) struct Row<'a> {
    pub(super) quoted: &'a Quoted,
    pub(super) quotation: &'a Quotation<'a>,
}

/// The names of the columns, for CSV.
pub(super) const COLUMNS: [&str; 9] = ["speaker", "cue", "text", "date", "title", "authors", "source", "url", "path"];

/// A quotation as a JSON object. Scripts depend on it: fields are added, never renamed or removed.
#[derive(Serialize)]
struct Object<'a> {
    path: &'a str,
    id: Option<&'a str>,
    title: &'a str,
    authors: &'a [String],
    source: Option<&'a str>,
    date: Option<String>,
    lang: Option<&'a str>,
    embargo: Option<EmbargoObject>,
    url: Option<&'a str>,
    speaker: Option<&'a str>,
    cue: Option<&'a str>,
    text: &'a str,
}

impl Row<'_> {
    pub(super) fn speaker(&self) -> Option<&str> {
        self.quotation.speaker.as_deref()
    }

    fn source(&self) -> Source<'_> {
        let Quoted { origin, metadata, url, .. } = self.quoted;
        Source {
            title: metadata.name(),
            authors: &metadata.authors,
            publisher: some(&metadata.source),
            date: metadata.date,
            lang: some(&metadata.lang),
            url: url.as_deref(),
            path: origin.address(),
        }
    }

    /// The quotation with its source, as an item of a list in Markdown.
    pub(super) fn item(&self) -> String {
        let parts: Vec<&str> = self.quotation.text.split('\n').collect();
        let source = self.source();
        let item = source.quotation(&parts, self.speaker(), cite::Form::Markdown);
        let path = if source.url.is_none() { format!(", `{}`", source.path.replace('`', "'")) } else { String::new() };
        format!("- {}{path}", item.replace('\n', "\n  "))
    }
}

fn some(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

impl Writer<'_> {
    pub(super) fn write(&self, out: &mut Out, row: &Row<'_>) -> Result<()> {
        let (source, cue, text) = (row.source(), row.quotation.cue.as_deref(), &*row.quotation.text);
        let (speaker, day) = (row.speaker().unwrap_or_default(), source.date.map(Date::iso).unwrap_or_default());
        let day = day.get(..10).unwrap_or(&day);
        match self.form {
            Form::Lines => {
                let fields = [speaker, cue.unwrap_or_default(), text, day, &source.path];
                // A sixth field, so that the others keep their position for scripts.
                let embargo = row.quoted.metadata.embargo.filter(|embargo| embargo.holds(self.now));
                let embargo = embargo.map(|embargo| meta_lines::embargo_at(embargo, self.now, self.words));
                let fields: Vec<&str> = fields.into_iter().chain(embargo.as_deref()).collect();
                output::fields(out, &fields)
            }
            Form::Csv => {
                let authors = source.authors.join(", ");
                let (publisher, url) = (source.publisher.unwrap_or_default(), source.url.unwrap_or_default());
                output::csv(out, &[speaker, cue.unwrap_or_default(), text, day, source.title, &authors, publisher, url, &source.path])
            }
            Form::Json => {
                let object = Object {
                    path: &row.quoted.origin.file.to_string_lossy(),
                    id: row.quoted.origin.id.as_deref(),
                    title: source.title,
                    authors: source.authors,
                    source: source.publisher,
                    date: source.date.map(Date::iso),
                    lang: source.lang,
                    embargo: row.quoted.metadata.embargo.map(json::embargo),
                    url: source.url,
                    speaker: row.speaker(),
                    cue,
                    text,
                };
                output::json(out, &object)
            }
            Form::Markdown => {
                writeln!(out, "{}", row.item())?;
                Ok(())
            }
        }
    }
}

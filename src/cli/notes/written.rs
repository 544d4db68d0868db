//! Writes a note as a line, as a JSON object or as Markdown.

use std::io::Write;
use std::ops::Range;

use anyhow::Result;
use serde::Serialize;

use super::super::json::{self, PartObject};
use super::super::markdown::escaped;
use super::super::output::{self, Out};
use crate::article::{Article, Date};
use crate::find::{Anchor, find_all};
use crate::store::ledger::Noted;
use crate::words::{Label, Words};

pub(super) struct Marked<'a> {
    pub(super) noted: &'a Noted,
    /// The range of its words in the article, if found.
    pub(super) range: Option<Range<usize>>,
    /// Its words: those of the article, or the saved ones.
    pub(super) words: String,
    article: Option<&'a Article>,
}

impl<'a> Marked<'a> {
    /// Looks the notes of an article up in it, if it can be read.
    pub(super) fn all(notes: &'a [Noted], article: Option<&'a Article>) -> Vec<Self> {
        let anchors: Vec<&Anchor> = notes.iter().map(|noted| &noted.note.anchor).collect();
        let mut ranges = vec![None; notes.len()];
        if let Some(article) = article {
            find_all(&anchors, article.text(), &|| false, &mut |index, range| {
                if let Some(known) = ranges.get_mut(index) {
                    *known = range.filter(|range| !range.is_empty());
                }
            });
        }
        notes.iter().zip(ranges).map(|(noted, range)| Self::of(noted, range, article)).collect()
    }

    fn of(noted: &'a Noted, range: Option<Range<usize>>, article: Option<&'a Article>) -> Self {
        let now = article.and_then(|article| article.text().get(range.clone()?)).map(str::to_owned);
        Self { noted, range, words: now.unwrap_or_else(|| noted.note.anchor.words()), article }
    }

    fn title(&self) -> &str {
        self.article.map_or(&self.noted.headline.title, |article| &article.meta().title)
    }

    fn authors(&self) -> Vec<String> {
        let kept = || self.noted.headline.author.split(", ").filter(|author| !author.is_empty()).map(str::to_owned).collect();
        self.article.map_or_else(kept, |article| article.meta().authors.clone())
    }

    fn source(&self) -> Option<&str> {
        self.article.map_or_else(|| some(&self.noted.headline.source), |article| article.meta().source.as_deref())
    }

    fn url(&self) -> Option<&str> {
        self.article.map_or_else(|| some(&self.noted.headline.url), |article| article.meta().url.as_deref())
    }

    fn date(&self) -> Option<String> {
        self.article.map_or_else(|| some(&self.noted.headline.date).map(str::to_owned), |article| article.meta().date.map(Date::iso))
    }

    fn labels(&self) -> impl Iterator<Item = &str> {
        self.noted.note.label.split_whitespace()
    }
}

fn some(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

/// A note as a JSON object. Scripts depend on it: fields are added, never renamed or removed.
#[derive(Serialize)]
pub(super) struct NoteObject<'a> {
    path: String,
    id: Option<&'a str>,
    title: &'a str,
    authors: Vec<String>,
    source: Option<&'a str>,
    date: Option<String>,
    url: Option<&'a str>,
    label: Option<&'a str>,
    labels: Vec<&'a str>,
    text: &'a str,
    note: Option<&'a str>,
    made: Option<String>,
    block: Option<usize>,
    start: Option<usize>,
    end: Option<usize>,
    #[serde(rename = "continues", skip_serializing_if = "Vec::is_empty")]
    parts: Vec<PartObject>,
}

pub(super) fn object<'a>(marked: &'a Marked<'_>) -> NoteObject<'a> {
    let places = marked.article.zip(marked.range.as_ref()).map(|(article, range)| json::parts(article, range));
    let mut places = places.unwrap_or_default().into_iter();
    let first = places.next();
    NoteObject {
        path: marked.noted.place.origin.file.to_string_lossy().into_owned(),
        id: marked.noted.place.origin.id.as_deref(),
        title: marked.title(),
        authors: marked.authors(),
        source: marked.source(),
        date: marked.date(),
        url: marked.url(),
        label: some(&marked.noted.note.label),
        labels: marked.labels().collect(),
        text: &marked.words,
        note: some(&marked.noted.note.text),
        made: made(marked.noted.note.made).map(Date::iso),
        block: first.as_ref().map(|place| place.block),
        start: first.as_ref().map(|place| place.start),
        end: first.as_ref().map(|place| place.end),
        parts: places.collect(),
    }
}

/// The time when a note was made, in UTC.
fn made(seconds: i64) -> Option<Date> {
    let seconds = u64::try_from(seconds).ok().filter(|&seconds| seconds > 0)?;
    let clock = u32::try_from(seconds % 86_400).ok()?;
    Date::from_days(seconds / 86_400)?.at(clock / 3600, clock / 60 % 60, clock % 60)?.offset(0)
}

/// Writes a note as a line: path, labels, words, text.
pub(super) fn line(out: &mut Out, marked: &Marked<'_>) -> Result<()> {
    let path = marked.noted.place.origin.address();
    output::fields(out, &[&path, &marked.noted.note.label, &marked.words, &marked.noted.note.text])
}

/// Writes the heading of an article's notes in Markdown, with its source.
pub(super) fn heading(out: &mut Out, marked: &Marked<'_>, first: bool, words: &Words) -> Result<()> {
    let day = |date: String| Some(date.get(..10)?.to_owned());
    let date = match marked.article.and_then(|article| article.meta().date) {
        Some(date) => Some(words.long_day(date.ymd(), None)),
        None => marked.date().and_then(day),
    };
    let url = marked.url().map(|url| format!("<{}>", url.replace(['<', '>'], "")));
    let parts = marked.authors().into_iter().chain(marked.source().map(str::to_owned)).chain(date).map(|part| escaped(&part)).chain(url);
    let source = parts.collect::<Vec<_>>().join(", ");
    writeln!(out, "{}## {}\n", if first { "" } else { "\n" }, escaped(marked.title()))?;
    if !source.is_empty() {
        writeln!(out, "{source}\n")?;
    }
    Ok(())
}

/// Writes a note in Markdown: its words as a quotation, its text below.
pub(super) fn markdown(out: &mut Out, marked: &Marked<'_>, words: &Words) -> Result<()> {
    for (number, paragraph) in marked.words.lines().enumerate() {
        writeln!(out, "{}> {}", if number > 0 { ">\n" } else { "" }, escaped(paragraph))?;
    }
    writeln!(out)?;
    let note = &marked.noted.note;
    let labels: Vec<String> = marked.labels().map(|label| escaped(&format!("#{label}"))).collect();
    let lost = marked.range.is_none().then(|| words.say(&Label::LostNote));
    let text = some(&note.text).map(escaped);
    let parts: Vec<String> = text.into_iter().chain(some(&labels.join(" ")).map(str::to_owned)).chain(lost).collect();
    if !parts.is_empty() {
        writeln!(out, "{}\n", parts.join(" "))?;
    }
    Ok(())
}

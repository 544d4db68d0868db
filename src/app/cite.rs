//! Text copied from an article together with its source, as plain text, Markdown or JSON. Builds the text; `runtime` puts it on the
//! clipboard.
//!
//! A quotation reads `« … » — Name, Title, authors, source, date, address`, with the quotation marks and date format of the article's language. Unknown
//! parts are left out; in JSON they are `null`, and the keys are those of `kiosque show --json`.

pub(crate) mod quotation_marks;

use serde::Serialize;

use crate::article::{Article, Date, Link, Origin, Quote, Video};
use crate::formats::dates;
use crate::words::Label;
use quotation_marks::Marks;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Form {
    #[default]
    Plain,
    Markdown,
    /// One JSON object on one line.
    Json,
}

impl Form {
    /// The title of the popup that offers texts in this form.
    pub(crate) fn title(self) -> Label {
        match self {
            Self::Plain => Label::CopyPlain,
            Self::Markdown => Label::CopyMarkdown,
            Self::Json => Label::CopyJson,
        }
    }
}

impl Form {
    /// The form after this one, and the first after the last.
    #[must_use]
    pub(crate) fn next(self) -> Self {
        match self {
            Self::Plain => Self::Markdown,
            Self::Markdown => Self::Json,
            Self::Json => Self::Plain,
        }
    }
}

/// Copied text as JSON; unknown values are null.
#[derive(Serialize)]
struct Object<'a> {
    text: Option<String>,
    speaker: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<&'a str>,
    title: Option<&'a str>,
    authors: &'a [String],
    source: Option<&'a str>,
    date: Option<String>,
    url: Option<&'a str>,
    path: String,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Citing<'a> {
    pub article: &'a Article,
    pub origin: &'a Origin,
}

/// The source of what is copied: an article, wherever it is stored.
#[derive(Debug, Clone)]
pub(crate) struct Source<'a> {
    pub(crate) title: &'a str,
    pub(crate) authors: &'a [String],
    /// The publisher.
    pub(crate) publisher: Option<&'a str>,
    pub(crate) date: Option<Date>,
    pub(crate) lang: Option<&'a str>,
    /// Its own address.
    pub(crate) url: Option<&'a str>,
    pub(crate) path: String,
}

impl Citing<'_> {
    fn source(&self) -> Source<'_> {
        let meta = self.article.meta();
        Source {
            title: &meta.title,
            authors: &meta.authors,
            publisher: meta.source.as_deref(),
            date: meta.date,
            lang: meta.lang.as_deref(),
            url: meta.url.as_deref(),
            path: self.origin.address(),
        }
    }

    /// A quotation with its speaker and source.
    pub(crate) fn quotation(&self, quote: &Quote, form: Form) -> String {
        let text = self.article.text();
        let ranges = std::iter::once(&quote.range).chain(&quote.continues);
        let parts: Vec<&str> = ranges.filter_map(|range| text.get(range.clone())).collect();
        self.source().quotation(&parts, self.article.speaker(quote), form)
    }

    pub(crate) fn paragraph(&self, block: usize, form: Form) -> String {
        let text = self.article.block_text(block);
        match form {
            Form::Plain => text.to_owned(),
            Form::Markdown => broken(&escaped(text)),
            Form::Json => self.source().json(Some(text.to_owned()), None, None),
        }
    }

    /// Title, authors, source, date and URL of the article.
    pub(crate) fn whole(&self, form: Form) -> String {
        self.source().whole(form)
    }

    pub(crate) fn own_address(&self, form: Form) -> Option<String> {
        let source = self.source();
        let url = source.address()?;
        Some(match form {
            Form::Plain => url.to_owned(),
            Form::Markdown => link(&escaped(source.title().unwrap_or(url)), url),
            Form::Json => source.json(None, None, None),
        })
    }

    pub(crate) fn link(&self, found: &Link, form: Form) -> String {
        let words = self.article.text().get(found.range.clone()).unwrap_or_default();
        self.address_of(&found.url, words, form)
    }

    pub(crate) fn video(&self, video: &Video, form: Form) -> String {
        let title = self.article.meta().title.as_str();
        self.address_of(&video.url, video.title.as_deref().unwrap_or(title), form)
    }

    fn address_of(&self, url: &str, words: &str, form: Form) -> String {
        match form {
            Form::Plain => url.to_owned(),
            Form::Markdown => link(&escaped(if words.is_empty() { url } else { words }), url),
            Form::Json => self.source().json(Some(words.to_owned()), None, Some(url)),
        }
    }
}

impl Source<'_> {
    /// A quotation, given as its paragraphs, with its speaker and this source.
    pub(crate) fn quotation(&self, parts: &[&str], speaker: Option<&str>, form: Form) -> String {
        let marks = Marks::of(self.lang);
        let speaker = speaker.map(str::trim).filter(|name| !name.is_empty());
        match form {
            Form::Json => self.json(Some(parts.join("\n")), speaker, None),
            Form::Plain => self.sourced(&marks.around(parts, "\n"), speaker, form),
            Form::Markdown => self.sourced(&broken(&escaped(&marks.around(parts, "\n\n"))), speaker, form),
        }
    }

    /// Title, authors, publisher, date and URL.
    fn whole(&self, form: Form) -> String {
        let (authors, publisher, url) = (self.authors.join(", "), self.publisher.unwrap_or_default(), self.address());
        match form {
            Form::Plain => listed([self.title, &authors, publisher, &self.day(), url.unwrap_or_default()]),
            Form::Markdown => {
                let title = if self.title.is_empty() { String::new() } else { format!("*{}*", escaped(self.title)) };
                let title = url.map_or(title.clone(), |url| link(if title.is_empty() { url } else { &title }, url));
                listed([&title, &escaped(&authors), &escaped(publisher), &self.day()])
            }
            Form::Json => self.json(None, None, None),
        }
    }

    /// `words — Name, Title, authors, source, date, address`, without the unknown parts.
    fn sourced(&self, words: &str, speaker: Option<&str>, form: Form) -> String {
        let name = speaker.unwrap_or_default();
        let name = if form == Form::Markdown { escaped(name) } else { name.to_owned() };
        let from = listed([&name, &self.whole(form)]);
        if from.is_empty() { words.to_owned() } else { format!("{words} — {from}") }
    }

    fn json(&self, text: Option<String>, speaker: Option<&str>, link: Option<&str>) -> String {
        let object = Object {
            text,
            speaker,
            link,
            title: self.title(),
            authors: self.authors,
            source: self.publisher,
            date: self.date.map(Date::iso),
            url: self.address(),
            path: self.path.clone(),
        };
        // Serialising strings and lists of strings cannot fail.
        serde_json::to_string(&object).unwrap_or_default()
    }

    fn title(&self) -> Option<&str> {
        Some(self.title).filter(|title| !title.is_empty())
    }

    fn address(&self) -> Option<&str> {
        self.url.filter(|url| !url.is_empty())
    }

    fn day(&self) -> String {
        self.date.map(|date| dates::long(self.lang, date.ymd())).unwrap_or_default()
    }
}

/// The non-empty `parts`, joined with commas.
fn listed<const N: usize>(parts: [&str; N]) -> String {
    parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// A Markdown link to any URL: within angle brackets, with angle brackets in the URL escaped.
fn link(words: &str, url: &str) -> String {
    let url = url.replace('<', "%3C").replace('>', "%3E").replace(char::is_whitespace, "%20");
    format!("[{words}](<{url}>)")
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (line_number, line) in text.split('\n').enumerate() {
        if line_number > 0 {
            out.push('\n');
        }
        // Escapes what would start a heading, list, quotation or rule at the beginning of a line.
        let figures = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let number = figures > 0 && line[figures..].starts_with(['.', ')']);
        for (at, c) in line.char_indices() {
            let starts = at == 0 && matches!(c, '#' | '>' | '-' | '+' | '=' | '~') || number && at == figures;
            if starts || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '|') {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}

/// Turns single line breaks into hard line breaks of Markdown; paragraph breaks stay.
fn broken(text: &str) -> String {
    text.split("\n\n").map(|paragraph| paragraph.replace('\n', "\\\n")).collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests;

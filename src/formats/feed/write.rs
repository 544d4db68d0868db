//! Builds an article from an entry: fields, pictures, text, then videos and sound. Decides which of the entry's texts is the article and
//! which its summary.

use std::collections::HashSet;

use super::entry::{Entry, Feed, Summary};
use super::files::{self, Media, Shape};
use super::text_construct::{Kind, Said};
use super::{address, markup, plain_text, unrendered};
use crate::article::{BlockKind, Builder, Date, Video, video};
use crate::formats::html::entity;
use crate::formats::{dates, html, language};
use crate::words::Diagnostic;

/// The longest summary kept beside the text, in bytes; a longer one is a text of its own.
const SUMMARY: usize = 2000;

/// Window in bytes in which the language is detected.
const SAMPLE: usize = 4000;

/// Fields of the feed that its entries inherit.
pub(super) struct Around<'a> {
    feed: &'a Entry,
    source: String,
    base: Option<String>,
}

impl<'a> Around<'a> {
    pub(super) fn new(feed: &'a Feed) -> Self {
        let link = feed.head.address().filter(|link| address::has_scheme(link));
        let base = link.or(feed.own.as_deref()).map(str::to_owned);
        Self { feed: &feed.head, source: feed.head.title.get().map(Said::line).unwrap_or_default(), base }
    }

    /// Builds an article from the feed itself, for a feed without entries.
    pub(super) fn write(&self, builder: &mut Builder) {
        let Self { feed, .. } = self;
        builder.meta.title.clone_from(&self.source);
        builder.meta.lang.clone_from(&feed.lang);
        builder.meta.url = feed.address().map(str::to_owned);
        if let Some((_, said)) = feed.summaries.first() {
            body(said, self.base.as_deref(), builder);
        }
    }
}

pub(super) fn entry(entry: &Entry, around: &Around<'_>, builder: &mut Builder) {
    let (article, summary) = texts(entry);
    fields(entry, around, builder);
    if let Some(said) = article.filter(|_| builder.meta.lang.is_none()) {
        language::set(&sample(said), builder);
    }
    times(entry, builder);
    let link = entry.address().map(|link| address::absolute(around.base.as_deref(), link));
    let near = link.as_deref().filter(|link| address::has_scheme(link)).or(around.base.as_deref());
    let files = files(entry, near);
    let shown = files::shown(&files);
    let text = article.map_or("", |said| said.text.as_str());
    let is_html = article.is_some_and(|said| said.kind == Kind::Html);
    let has_picture = is_html && text.contains("<img");
    // A picture in an attribute is shown only if the text does not have it.
    let quoted: HashSet<&str> = if is_html { text.split(['"', '\'']).collect() } else { HashSet::new() };
    let is_new = |one: &&&Media| !quoted.contains(one.url.as_str()) && (!has_picture || one.given == files::Given::Enclosure);
    for picture in shown.iter().filter(|one| one.shape() == Shape::Picture).filter(is_new) {
        builder.add(BlockKind::Image { src: picture.url.as_str().into() }, None, picture.title.as_deref().unwrap_or_default());
    }
    if let Some(said) = article {
        body(said, said.base.as_deref().or(near), builder);
    }
    for one in shown.iter().filter(|one| one.shape() != Shape::Picture) {
        attach(one, entry.duration.as_deref(), builder);
    }
    if let Some(found) = builder.meta.url.as_deref().and_then(video::recognise) {
        builder.video(found);
    }
    if builder.meta.image.is_none() {
        builder.meta.image = shown.iter().find(|one| one.shape() == Shape::Picture).map(|one| one.url.clone());
    }
    builder.meta.summary = summary.map(Said::line).filter(|line| line.len() <= SUMMARY && !opens_with(article, line));
}

fn fields(entry: &Entry, around: &Around<'_>, builder: &mut Builder) {
    let address = entry.address().map(str::to_owned);
    let name = entry.id.get().map(|id| id.name.clone()).filter(|name| !name.is_empty());
    let meta = &mut builder.meta;
    meta.id = name.or_else(|| address.clone());
    meta.title = entry.title.get().or(entry.media_title.get()).map(Said::line).unwrap_or_default();
    meta.url = address;
    meta.authors = [&entry.authors[..], &entry.contributors[..]].concat();
    if meta.authors.is_empty() {
        meta.authors.clone_from(&around.feed.authors);
    }
    meta.source = entry.source.clone().or_else(|| Some(around.source.clone()).filter(|source| !source.is_empty()));
    meta.tags.clone_from(&entry.tags);
    meta.lang = entry.lang.clone().or_else(|| around.feed.lang.clone()).filter(|lang| !lang.is_empty());
    meta.image.clone_from(&entry.picture);
}

/// Dates: publication, else creation, else last change.
fn times(entry: &Entry, builder: &mut Builder) {
    let lang = builder.meta.lang.clone();
    let mut read = |written: Option<&String>| {
        let written = written?;
        let date: Option<Date> = dates::stamp(written, lang.as_deref());
        if date.is_none() {
            builder.note(Diagnostic::Date { written: written.clone() });
        }
        date
    };
    let (published, updated, created) = (read(entry.published.get()), read(entry.updated.get()), read(entry.created.get()));
    builder.meta.date = published.or(created).or(updated);
    builder.meta.updated = updated.filter(|_| builder.meta.date != updated);
}

/// The article's text, and its summary.
fn texts(entry: &Entry) -> (Option<&Said>, Option<&Said>) {
    let content = entry.content.iter().max_by_key(|said| (said.kind == Kind::Html, said.text.len()));
    let own = entry.summaries.iter().min_by_key(|(from, _)| *from).map(|(_, said)| said);
    let longest = entry.summaries.iter().max_by_key(|(from, said)| (*from != Summary::Line, said.text.len())).map(|(_, said)| said);
    match (content, longest) {
        // Some systems write three dots in place of the text.
        (Some(content), Some(longest)) if content.text.len() < longest.text.len() => (Some(longest), own.filter(|own| *own != longest)),
        (Some(content), _) => (Some(content), own),
        (None, longest) => (longest, own.filter(|own| Some(*own) != longest)),
    }
}

/// Whether the article starts with the words of the summary, which is then redundant.
fn opens_with(article: Option<&Said>, summary: &str) -> bool {
    let Some(article) = article else { return false };
    let start = summary.trim_end_matches(|c: char| c.is_whitespace() || "….[]()".contains(c));
    Said { text: head(&article.text, summary.len() * 4 + SAMPLE).to_owned(), ..article.clone() }.line().starts_with(start)
}

fn sample(said: &Said) -> String {
    Said { text: head(&said.text, SAMPLE).to_owned(), kind: said.kind, base: None }.line()
}

/// The start of a text, in bytes at most.
fn head(text: &str, bytes: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes)).unwrap_or(text)
}

fn body(said: &Said, base: Option<&str>, builder: &mut Builder) {
    let is_html = said.kind == Kind::Html;
    if is_html && markup::has_tags(&said.text) {
        let start = builder.position();
        html::fragment(&unrendered::finished(&said.text), base, builder);
        builder.end();
        return plain_text::mark_chapters(start, builder);
    }
    let text = if is_html { entity::decode(&said.text) } else { said.text.as_str().into() };
    plain_text::write(&text, builder);
}

/// The files beside the text, with absolute URLs; a host without a scheme stays as it is.
fn files(entry: &Entry, near: Option<&str>) -> Vec<Media> {
    let full = |url: &str| if url.starts_with("www.") { url.to_owned() } else { address::absolute(near, url) };
    entry.media.iter().map(|one| Media { url: full(&one.url), ..one.clone() }).collect()
}

/// Adds a video, a sound or another file.
fn attach(one: &Media, duration: Option<&str>, builder: &mut Builder) {
    let title = one.title.as_deref().filter(|title| !title.is_empty());
    let shape = one.shape();
    if shape == Shape::Video {
        let file = || Video { url: one.url.clone(), provider: "file", id: None, start: None, title: None };
        builder.video(Video { title: title.map(str::to_owned), ..video::recognise(&one.url).unwrap_or_else(file) });
        builder.begin(BlockKind::Video { url: Some(one.url.as_str().into()) }, None);
    } else {
        builder.begin(BlockKind::Paragraph, None);
    }
    let start = builder.position();
    builder.push(title.unwrap_or_else(|| file_name(&one.url)));
    builder.link(start, &one.url);
    if let Some(duration) = duration.and_then(clock).filter(|_| shape != Shape::File) {
        builder.push(&format!(" ({duration})"));
    }
    builder.end();
}

/// The file name in a URL; without one, the URL without scheme and query.
fn file_name(url: &str) -> &str {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let last = path.rsplit('/').find(|part| !part.is_empty()).unwrap_or(url);
    let bare = path.split_once("://").map_or(path, |(_, rest)| rest);
    if last.contains('.') || bare.is_empty() { last } else { bare }
}

/// A length in hours, minutes and seconds: `1471` and `24:31` are both 24:31.
fn clock(duration: &str) -> Option<String> {
    let parts: Vec<u64> = duration.split(':').map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
    let seconds = match *parts {
        [seconds] => seconds,
        [minutes, seconds] => minutes.checked_mul(60)?.checked_add(seconds)?,
        [hours, minutes, seconds] => hours.checked_mul(60)?.checked_add(minutes)?.checked_mul(60)?.checked_add(seconds)?,
        _ => return None,
    };
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let clock = if hours > 0 { format!("{hours}:{minutes:02}:{rest:02}") } else { format!("{minutes}:{rest:02}") };
    (seconds > 0).then_some(clock)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_hours_minutes_and_seconds() {
        let cases = [("1471", Some("24:31")), ("24:31", Some("24:31")), ("1:00:05", Some("1:00:05")), ("0", None), ("24 min", None)];
        for (written, expected) in cases {
            assert_eq!(clock(written).as_deref(), expected, "{written}");
        }
        assert_eq!(clock("99999999999999999999:1:1"), None);
    }

    #[test]
    fn files_are_named_by_the_end_of_their_url() {
        assert_eq!(file_name("http://a.example/b/c.mp3?d=/e"), "c.mp3");
        assert_eq!(file_name("http://a.example/"), "a.example");
        assert_eq!(file_name("/"), "/");
        assert_eq!(file_name("https://a.example/b/embed?style=c"), "a.example/b/embed");
    }
}

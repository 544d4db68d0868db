//! Whole paragraphs and headings: standalone images, captions, the title, the byline and the lead.

use pulldown_cmark::{Event, Tag as Markup, TagEnd};

use super::plain;
use super::reader::{Placed, Reader};
use super::sink::Tag;
use crate::article::builder::is_same;
use crate::article::{count_words, video};
use crate::formats::byline::{self, Byline, Evidence};
use crate::formats::dates;

/// Number of words in a lead that is marked only by emphasis.
const LEAD: std::ops::RangeInclusive<usize> = 6..=120;

/// Maximum number of words in a caption.
const CAPTION: usize = 60;

/// A picture, perhaps within a link of its own.
pub(super) struct Picture {
    pub(super) src: String,
    pub(super) alt: String,
    title: String,
    link: Option<String>,
}

impl Reader<'_, '_> {
    pub(super) fn paragraph(&mut self, leaf: &[Placed<'_>]) {
        let rest = self.pictures(leaf);
        if rest.is_empty() {
            return;
        }
        let first = !self.has_text && self.depth == 0 && self.mark.is_none();
        if first && self.take_byline(rest) {
            return;
        }
        let emphasised = emphasised(rest);
        let words = emphasised.and_then(|_| words_of(rest));
        let caption = emphasised == Some(false) && words.is_some_and(|words| words <= CAPTION);
        let is_lead = first && words.is_some_and(|words| LEAD.contains(&words));
        let tag = Tag::Paragraph { caption, lead: is_lead };
        self.sink.open(tag);
        let rest = self.write_marks(rest);
        self.inlines(rest, false);
        self.sink.close(tag);
        self.has_text = true;
    }

    /// Writes running text outside of a paragraph: in an item, or in a table's cell, where nothing may be a block of its own.
    pub(super) fn bare(&mut self, leaf: &[Placed<'_>]) {
        let in_table = !self.columns.is_empty();
        let rest = if in_table { leaf } else { self.pictures(leaf) };
        let rest = self.write_marks(rest);
        self.inlines(rest, in_table);
        self.has_text |= !rest.is_empty();
    }

    /// Writes what comes before the words: whether an item is a task, and the mark of the footnote whose text begins.
    fn write_marks<'l, 'a>(&mut self, leaf: &'l [Placed<'a>]) -> &'l [Placed<'a>] {
        let rest = match leaf {
            [(Event::TaskListMarker(done), _), rest @ ..] => {
                self.sink.mark_task(*done);
                rest
            }
            _ => leaf,
        };
        if let Some(mark) = self.mark.take() {
            self.sink.element(Tag::Footnote, &mark);
            self.sink.text(" ");
        }
        rest
    }

    /// Writes a heading, unless it is the article's title.
    pub(super) fn heading(&mut self, level: u8, leaf: &[Placed<'_>]) {
        if self.depth == 0 {
            self.sink.close_html();
            self.sink.at_line(self.line(leaf.first().map_or(0, |(_, range)| range.start)));
        }
        if level == 1 && self.depth == 0 && std::mem::take(&mut self.first_heading) {
            let words = words(leaf);
            let title = &mut self.sink.builder().meta.title;
            let same = !words.is_empty() && is_same(&words, title);
            if title.is_empty() && !self.has_text && !words.is_empty() {
                *title = words;
                return;
            }
            if same {
                return;
            }
        }
        self.sink.open(Tag::Heading(level));
        self.inlines(leaf, true);
        self.sink.close(Tag::Heading(level));
        self.has_text = true;
    }

    /// Writes the pictures that `leaf` begins with as blocks of their own; gives back what follows them.
    fn pictures<'l, 'a>(&mut self, leaf: &'l [Placed<'a>]) -> &'l [Placed<'a>] {
        let mut rest = leaf;
        loop {
            rest = match rest {
                [] => return rest,
                [(Event::SoftBreak | Event::HardBreak, _), more @ ..] => more,
                [(Event::Text(text), _), more @ ..] if text.trim().is_empty() => more,
                _ => {
                    let Some((shown, length)) = picture(rest) else { return rest };
                    self.show(&shown);
                    &rest[length..]
                }
            };
        }
    }

    fn show(&mut self, shown: &Picture) {
        self.sink.break_block();
        match &shown.link {
            Some(link) => {
                self.sink.open(Tag::Link(link));
                self.sink.picture(&shown.src, &shown.alt);
                self.sink.close(Tag::Link(link));
            }
            None => self.sink.picture(&shown.src, &shown.alt),
        }
        if shown.link.as_deref().and_then(video::recognise).is_none()
            && !shown.title.trim().is_empty()
            && shown.title.trim() != shown.alt.trim()
        {
            self.sink.element(Tag::Caption, &shown.title);
        }
    }

    /// Takes the first paragraph into the fields where it is nothing but a byline or a date that nothing else gives.
    fn take_byline(&mut self, leaf: &[Placed<'_>]) -> bool {
        let meta = &mut self.sink.builder().meta;
        if meta.title.is_empty() || (!meta.authors.is_empty() && meta.date.is_some()) || words_of(leaf).is_none_or(|words| words > 20) {
            return false;
        }
        let (line, lang) = (words(leaf), meta.lang.as_deref());
        let dated = |date| Byline { authors: Vec::new(), date: Some(date) };
        let found = byline::read(line.trim(), lang, Evidence::Text).or_else(|| dates::read(line.trim(), lang).map(dated));
        let Some(found) = found else { return false };
        let other_day = found.date.is_some_and(|date| meta.date.is_some_and(|known| known.ymd() != date.ymd()));
        if other_day || !found.authors.is_empty() && !meta.authors.is_empty() {
            return false;
        }
        meta.date = meta.date.or(found.date);
        meta.authors.extend(found.authors);
        true
    }
}

fn words(leaf: &[Placed<'_>]) -> String {
    let mut out = String::new();
    plain::push_words(leaf.iter().map(|(event, _)| event.clone()), &mut out);
    super::prepare::without_marks(&out).trim().to_owned()
}

/// The number of words in a short paragraph; `None` for a long one.
fn words_of(leaf: &[Placed<'_>]) -> Option<usize> {
    (leaf.len() < 200).then(|| count_words(&words(leaf)))
}

/// Whether all of a paragraph is emphasised: `Some(true)` strongly.
fn emphasised(leaf: &[Placed<'_>]) -> Option<bool> {
    let blank = |event: &Event<'_>| {
        matches!(event, Event::SoftBreak | Event::HardBreak) || matches!(event, Event::Text(text) if text.trim().is_empty())
    };
    let end = leaf.iter().rposition(|(event, _)| !blank(event))?;
    let strong = match &leaf.first()?.0 {
        Event::Start(Markup::Emphasis) => false,
        Event::Start(Markup::Strong) => true,
        _ => return None,
    };
    (closing(leaf)? == end).then_some(strong)
}

/// The end of the element that `events` begin with.
fn closing(events: &[Placed<'_>]) -> Option<usize> {
    let mut depth = 0_usize;
    events.iter().position(|(event, _)| {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => (),
        }
        depth == 0
    })
}

/// The picture that `events` begin with, perhaps within a link of its own, and how many events it takes.
fn picture(events: &[Placed<'_>]) -> Option<(Picture, usize)> {
    match events {
        [(Event::Start(Markup::Image { .. }), _), ..] => image(events),
        [(Event::Start(Markup::Link { dest_url, .. }), _), inside @ ..] => {
            let (shown, length) = image(inside)?;
            let ends = matches!(inside.get(length), Some((Event::End(TagEnd::Link), _)));
            ends.then(|| (Picture { link: Some(dest_url.to_string()), ..shown }, length + 2))
        }
        _ => None,
    }
}

pub(super) fn image(events: &[Placed<'_>]) -> Option<(Picture, usize)> {
    let (Event::Start(Markup::Image { dest_url, title, .. }), _) = events.first()? else { return None };
    let end = closing(events)?;
    Some((Picture { src: dest_url.to_string(), alt: words(&events[1..end]), title: title.to_string(), link: None }, end + 1))
}

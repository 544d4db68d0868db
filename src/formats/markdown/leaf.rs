//! Paragraphs and headings as wholes: pictures that stand alone, captions, the title, the byline and the lead.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::plain;
use super::writer::Writer;
use crate::article::{BlockKind, Video, count_words, video};
use crate::formats::byline::{self, Byline, Evidence};
use crate::formats::dates;

/// How many words a lead has at least and at most, where only its being emphasised says so.
const LEAD: std::ops::RangeInclusive<usize> = 6..=120;

/// How many words a caption has at most.
const CAPTION: usize = 60;

/// A picture that a paragraph begins with.
struct Shown {
    src: String,
    alt: String,
    title: String,
    link: Option<String>,
}

impl Writer<'_> {
    /// Tells a paragraph.
    pub(super) fn paragraph(&mut self, leaf: &[Event<'_>]) {
        if self.in_cell() {
            self.space();
            self.events(leaf);
            return self.space();
        }
        self.end_block();
        let rest = self.pictures(leaf);
        if rest.is_empty() {
            return;
        }
        let first = !self.told && self.lists.is_empty() && self.quotes == 0 && self.mark.is_none();
        if first && self.take_byline(rest) {
            return;
        }
        let emphasised = emphasised(rest);
        if self.pictured && emphasised == Some(false) && words_of(rest).is_some_and(|words| words <= CAPTION) {
            self.begin(BlockKind::Caption);
        }
        let opens = first && !self.builder.is_open() && self.is_lead(rest, emphasised.is_some());
        self.events(rest);
        self.end_block();
        if opens {
            self.builder.mark_lead();
        }
    }

    fn events(&mut self, events: &[Event<'_>]) {
        for event in events {
            self.event(event.clone());
        }
    }

    /// Tells a heading, unless it is the article's title.
    pub(super) fn heading(&mut self, level: u8, leaf: &[Event<'_>]) {
        self.end_block();
        self.close_html();
        if level == 1 && self.lists.is_empty() && self.quotes == 0 && std::mem::take(&mut self.first_heading) {
            let words = words(leaf);
            if self.builder.meta.title.is_empty() && !self.told && !words.is_empty() {
                self.builder.meta.title = words;
                return;
            }
            if same(&words, &self.builder.meta.title) {
                return;
            }
        }
        self.begin(BlockKind::Heading { level });
        self.item = None;
        self.fixed = true;
        self.events(leaf);
        self.end_block();
    }

    /// Tells the pictures that `leaf` begins with as blocks of their own; gives back what follows them.
    fn pictures<'l, 'a>(&mut self, leaf: &'l [Event<'a>]) -> &'l [Event<'a>] {
        let mut rest = leaf;
        loop {
            rest = match rest {
                [] => return rest,
                [Event::SoftBreak | Event::HardBreak, more @ ..] => more,
                [Event::Text(text), more @ ..] if text.trim().is_empty() => more,
                _ => {
                    let Some((shown, length)) = picture(rest) else { return rest };
                    self.show(shown);
                    &rest[length..]
                }
            };
        }
    }

    fn show(&mut self, shown: Shown) {
        if let Some(found) = shown.link.as_deref().and_then(video::recognise) {
            let title = Some(shown.alt).filter(|alt| !alt.trim().is_empty());
            self.builder.video(Video { title: title.clone(), ..found });
            return self.video(&shown.link.unwrap_or_default(), title.as_deref());
        }
        self.picture_block(&shown.src, &shown.alt, shown.link.as_deref());
        if !shown.title.trim().is_empty() && shown.title.trim() != shown.alt.trim() {
            self.begin(BlockKind::Caption);
            self.builder.push(&shown.title);
            self.end_block();
            self.pictured = true;
        }
    }

    /// Takes the first paragraph into the fields where it is nothing but a byline or a date that nothing else gives.
    fn take_byline(&mut self, leaf: &[Event<'_>]) -> bool {
        let meta = &self.builder.meta;
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
        let meta = &mut self.builder.meta;
        meta.date = meta.date.or(found.date);
        meta.authors.extend(found.authors);
        true
    }

    fn is_lead(&mut self, leaf: &[Event<'_>], emphasised: bool) -> bool {
        let summary = self.builder.meta.summary.as_deref();
        if summary.is_some_and(|summary| same(summary, &words(leaf))) {
            self.builder.meta.summary = None;
            return true;
        }
        emphasised && words_of(leaf).is_some_and(|words| LEAD.contains(&words))
    }
}

/// Whether two lines say the same, but for case and white space.
fn same(a: &str, b: &str) -> bool {
    let fold =
        |text: &str| text.split_whitespace().flat_map(|word| word.chars().flat_map(char::to_lowercase).chain([' '])).collect::<String>();
    !a.is_empty() && fold(a) == fold(b)
}

fn words(leaf: &[Event<'_>]) -> String {
    let mut out = String::new();
    plain::tell(leaf.iter().cloned(), &mut out);
    super::prepare::without_marks(&out).trim().to_owned()
}

/// How many words a short paragraph has; `None` for a long one.
fn words_of(leaf: &[Event<'_>]) -> Option<usize> {
    (leaf.len() < 200).then(|| count_words(&words(leaf)))
}

/// Whether all of a paragraph is emphasised: `Some(true)` strongly.
fn emphasised(leaf: &[Event<'_>]) -> Option<bool> {
    let blank = |event: &Event<'_>| {
        matches!(event, Event::SoftBreak | Event::HardBreak) || matches!(event, Event::Text(text) if text.trim().is_empty())
    };
    let end = leaf.iter().rposition(|event| !blank(event))?;
    let strong = match leaf.first()? {
        Event::Start(Tag::Emphasis) => false,
        Event::Start(Tag::Strong) => true,
        _ => return None,
    };
    (closing(leaf)? == end).then_some(strong)
}

/// Where the element that `events` begin with ends.
fn closing(events: &[Event<'_>]) -> Option<usize> {
    let mut depth = 0_usize;
    events.iter().position(|event| {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => (),
        }
        depth == 0
    })
}

/// The picture that `events` begin with, perhaps within a link of its own, and how many events it takes.
fn picture(events: &[Event<'_>]) -> Option<(Shown, usize)> {
    match events {
        [Event::Start(Tag::Image { .. }), ..] => image(events),
        [Event::Start(Tag::Link { dest_url, .. }), inside @ ..] => {
            let (shown, length) = image(inside)?;
            let ends = matches!(inside.get(length), Some(Event::End(TagEnd::Link)));
            ends.then(|| (Shown { link: Some(dest_url.to_string()), ..shown }, length + 2))
        }
        _ => None,
    }
}

fn image(events: &[Event<'_>]) -> Option<(Shown, usize)> {
    let Event::Start(Tag::Image { dest_url, title, .. }) = events.first()? else { return None };
    let end = closing(events)?;
    Some((Shown { src: dest_url.to_string(), alt: words(&events[1..end]), title: title.to_string(), link: None }, end + 1))
}

//! How much text, and of what kind, lies in a part of a page.

use super::super::dom::{Dom, Id};
use super::super::late;
use super::super::media::{self, Shown};
use super::page::{Page, Turned};
use crate::article::video;

/// What a node is to a measure: found once, for a page is measured many times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text: its characters, runs of white space as one, and its commas.
    Text {
        chars: u32,
        commas: u16,
    },
    Link,
    Paragraph,
    Quotation,
    Item,
    Heading,
    List,
    Table,
    Picture,
    Input,
    Frame {
        video: bool,
    },
    Video,
    /// A part of running text, or a cell, that is made for text.
    Textish,
    /// A division, a list of terms, code.
    Block,
    Other,
}

impl Kind {
    pub(super) fn of(dom: &Dom<'_>, id: Id) -> Self {
        if let Some(text) = dom.text(id) {
            let (chars, commas) = count(text);
            return Self::Text { chars, commas: u16::try_from(commas).unwrap_or(u16::MAX) };
        }
        match late::carried(dom, id) {
            Some(Shown::Video { .. }) => return Self::Video,
            Some(Shown::Picture { .. }) => return Self::Picture,
            _ => (),
        }
        match dom.name(id) {
            "a" => Self::Link,
            "p" => Self::Paragraph,
            "blockquote" => Self::Quotation,
            "li" => Self::Item,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Self::Heading,
            "ul" | "ol" => Self::List,
            "table" => Self::Table,
            "img" => Self::Picture,
            "input" => Self::Input,
            "iframe" | "embed" | "object" => Self::Frame { video: shows_video(dom, id) },
            "video" => Self::Video,
            "span" | "td" => Self::Textish,
            "div" | "dl" | "pre" => Self::Block,
            _ => Self::Other,
        }
    }

    /// Whether it makes a division more than a paragraph.
    const fn is_block(self) -> bool {
        matches!(self, Self::Quotation | Self::Block | Self::Picture | Self::List | Self::Paragraph | Self::Table)
    }

    /// Whether it is made for text.
    const fn is_textish(self) -> bool {
        matches!(self, Self::Textish | Self::Item) || self.is_block()
    }
}

/// How many links a row of cards has at least.
const CARDS: u32 = 5;

/// What a part of a page holds.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Measure {
    /// Characters of text, runs of white space as one.
    pub(super) chars: u32,
    /// Those of them that are links' words; places in the same page count less.
    pub(super) linked: f32,
    pub(super) links: u32,
    pub(super) commas: u32,
    pub(super) paragraphs: u32,
    pub(super) pictures: u32,
    pub(super) items: u32,
    pub(super) inputs: u32,
    pub(super) frames: u32,
    pub(super) videos: u32,
    /// Characters in headings and in lists.
    pub(super) headings: u32,
    pub(super) lists: u32,
    /// Characters in elements made for text.
    pub(super) textish: u32,
    pub(super) data_tables: u32,
    /// Characters in quotations that stand apart, such as messages set in from elsewhere.
    pub(super) quoted: u32,
    /// Elements that make a division more than a paragraph.
    pub(super) blocks: u32,
}

impl Measure {
    /// What a node adds by itself, what lies in it not counted.
    pub(super) fn own(page: &Page<'_, '_>, id: Id) -> Self {
        let mut own = Self::default();
        match page.kinds[id.index()] {
            Kind::Text { chars, commas } => (own.chars, own.commas) = (chars, commas.into()),
            Kind::Picture => own.pictures = 1,
            Kind::Input => own.inputs = 1,
            Kind::Frame { video } => (own.frames, own.videos) = (1, u32::from(video)),
            Kind::Video => own.videos = 1,
            _ => own.paragraphs = page.groups[id.index()].into(),
        }
        own
    }

    /// Adds what `child`, which ended, holds.
    pub(super) fn take(&mut self, page: &Page<'_, '_>, child: Id, mut inner: Self) {
        let called = page.kinds[child.index()];
        let taken_for = match page.turned[child.index()] {
            Turned::Not => called,
            Turned::Paragraph => Kind::Paragraph,
            Turned::Division => Kind::Block,
            Turned::Nothing => Kind::Other,
        };
        match taken_for {
            Kind::Link => {
                inner.links += 1;
                let near = page.dom.attribute(child, "href").is_some_and(|href| href.starts_with('#') && href.len() > 1);
                #[expect(clippy::cast_precision_loss, reason = "a share is wanted, not a number")]
                let chars = inner.chars as f32;
                inner.linked += if near { chars * 0.3 } else { chars };
            }
            Kind::Paragraph => inner.paragraphs += 1,
            Kind::Quotation => inner.quoted = inner.chars,
            Kind::Item => inner.items += 1,
            Kind::Heading => inner.headings = inner.chars,
            Kind::List => inner.lists += inner.chars,
            Kind::Table => inner.data_tables += u32::from(page.data_tables[child.index()]),
            _ => (),
        }
        if taken_for.is_textish() || page.groups[child.index()] > 0 {
            inner.textish = inner.chars;
        }
        inner.blocks += u32::from(called.is_block());
        self.add(inner);
    }

    pub(super) fn add(&mut self, other: Self) {
        self.chars += other.chars;
        self.linked += other.linked;
        self.links += other.links;
        self.commas += other.commas;
        self.paragraphs += other.paragraphs;
        self.pictures += other.pictures;
        self.items += other.items;
        self.inputs += other.inputs;
        self.frames += other.frames;
        self.videos += other.videos;
        self.headings += other.headings;
        self.lists += other.lists;
        self.textish += other.textish;
        self.data_tables += other.data_tables;
        self.quoted += other.quoted;
        self.blocks += other.blocks;
    }

    /// Whether it looks like a row of cards, such as comments or teasers: two links or more to three paragraphs.
    pub(super) fn is_of_cards(&self) -> bool {
        self.links >= CARDS && self.links * 3 >= self.paragraphs * 2
    }

    /// The share of the text that is links.
    pub(super) fn link_density(&self) -> f32 {
        share(self.linked, self.chars)
    }
}

/// `part` of `whole`, 0 of nothing.
#[expect(clippy::cast_precision_loss, reason = "a share is wanted, not a number")]
pub(super) fn share(part: f32, whole: u32) -> f32 {
    if whole == 0 { 0.0 } else { part / whole as f32 }
}

/// Characters, with runs of white space as one, and commas of any script.
fn count(text: &str) -> (u32, u32) {
    let (mut chars, mut commas, mut blank) = (0, 0, true);
    for c in text.chars() {
        // Nearly every character.
        if matches!(c, '-'..='~' | '\u{c0}'..='\u{24f}') {
            chars += 1;
            blank = false;
            continue;
        }
        let space = c.is_whitespace();
        chars += u32::from(!space || !blank);
        blank = space;
        commas += u32::from(matches!(
            c,
            ',' | '\u{060c}' | '\u{fe50}' | '\u{fe10}' | '\u{fe11}' | '\u{2e41}' | '\u{2e34}' | '\u{2e32}' | '\u{ff0c}' | '、'
        ));
    }
    let trailing = u32::from(blank && chars > 0);
    (chars - trailing, commas)
}

/// Whether a frame shows a video.
fn shows_video(dom: &Dom<'_>, id: Id) -> bool {
    let attribute = |names: &[&str]| dom.first_attribute(id, names).map(std::borrow::Cow::into_owned);
    let shown = media::shown(dom.name(id), &attribute);
    let known = |url: &str| video::recognise(&media::with_scheme(url)).is_some();
    matches!(shown, Some(Shown::Frame { url, .. }) if known(&url))
        || (dom.name(id) == "object"
            && dom.descendants(id).take(32).any(|inner| dom.first_attribute(inner, &["value", "src"]).is_some_and(|url| known(&url))))
}

/// What each node that is not cut holds, by number.
pub(super) fn of_all(page: &Page<'_, '_>) -> Vec<Measure> {
    let mut all = vec![Measure::default(); page.dom.len()];
    page.fold(Id::ROOT, &mut |id, measure| {
        all[id.index()] = *measure;
        false
    });
    all
}

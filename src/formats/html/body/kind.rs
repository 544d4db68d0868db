//! Kinds of nodes, as the measures of a page count them.

use super::super::dom::{Dom, Id};
use super::super::lazy_media;
use super::super::media::{self, Shown};
use super::super::posting;
use crate::article::video;

/// The kind of a node, determined once because a page is measured many times.
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
        match lazy_media::carried(dom, id) {
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
    pub(super) const fn is_block(self) -> bool {
        matches!(self, Self::Quotation | Self::Block | Self::Picture | Self::List | Self::Paragraph | Self::Table)
    }

    /// Whether it is made for text.
    pub(super) const fn is_textish(self) -> bool {
        matches!(self, Self::Textish | Self::Item) || self.is_block()
    }
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

/// Whether a frame shows a video, or a posting, of which the address stays.
fn shows_video(dom: &Dom<'_>, id: Id) -> bool {
    let known = |url: &str| {
        let url = media::with_scheme(url);
        video::recognise(&url).is_some() || posting::of_frame(&url).is_some()
    };
    matches!(media::shown(dom, id), Some(Shown::Frame { url, .. }) if known(&url))
        || (dom.name(id) == "object"
            && dom.descendants(id).take(32).any(|inner| dom.first_attribute(inner, &["value", "src"]).is_some_and(|url| known(&url))))
}

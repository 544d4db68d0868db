//! Running text: emphasis, links, inline images, footnote references and the expansion of shortcodes.

use pulldown_cmark::{Event, Tag as Markup, TagEnd};

use super::leaf::image;
use super::plain;
use super::prepare::{self, Piece};
use super::reader::{Placed, Reader};
use super::sink::Tag;
use crate::article::video;

impl Reader<'_, '_> {
    /// Writes running text. Where the place is `fixed`, in a heading or a table's cell, nothing is a block of its own.
    pub(super) fn inlines(&mut self, events: &[Placed<'_>], fixed: bool) {
        let mut at = 0;
        let mut begun = false;
        while let Some((event, range)) = events.get(at) {
            at += 1;
            match event {
                Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => begun = self.text(text, fixed, begun),
                Event::Code(code) => {
                    self.sink.element(Tag::CodeSpan, code);
                    begun = true;
                }
                Event::SoftBreak => self.sink.text(" "),
                Event::HardBreak => self.sink.line_break(),
                Event::Html(html) | Event::InlineHtml(html) => self.raw_html(html, range.end),
                Event::FootnoteReference(label) => {
                    let mark = self.footnote(label);
                    self.sink.element(Tag::Footnote, &mark);
                    begun = true;
                }
                Event::Start(Markup::Image { .. }) => {
                    if let Some((shown, length)) = image(&events[at - 1..]) {
                        at += length - 1;
                        self.image(&shown.src, &shown.alt, fixed || begun);
                    }
                }
                Event::Start(markup) => self.open_inline(markup, events.get(at)),
                Event::End(end) => self.close_inline(*end),
                Event::TaskListMarker(_) | Event::Rule => (),
            }
        }
    }

    fn open_inline(&mut self, markup: &Markup<'_>, next: Option<&Placed<'_>>) {
        if let Some(tag) = inline(markup) {
            self.in_link |= matches!(tag, Tag::Link(_));
            self.sink.open(tag);
        }
        // A link to a video that has no words shows its address.
        if let (Markup::Link { dest_url, .. }, Some((Event::End(TagEnd::Link), _))) = (markup, next)
            && video::recognise(dest_url).is_some()
        {
            self.sink.text(dest_url);
        }
    }

    fn close_inline(&mut self, end: TagEnd) {
        if let Some(tag) = inline_end(end) {
            self.in_link &= !matches!(tag, Tag::Link(_));
            self.sink.close(tag);
        }
    }

    /// Writes text with shortcodes in it; says whether a text has begun that a picture would break.
    fn text(&mut self, mut text: &str, fixed: bool, mut begun: bool) -> bool {
        while let Some((before, number, after)) = prepare::mark(text) {
            self.sink.text(before);
            begun |= !before.trim().is_empty();
            begun = self.piece(number, fixed, begun);
            text = after;
        }
        self.sink.text(text);
        begun || !text.trim().is_empty()
    }

    /// Writes the expansion of a shortcode; returns whether inline text has begun.
    pub(super) fn piece(&mut self, number: usize, fixed: bool, begun: bool) -> bool {
        let Some((piece, _)) = self.pieces.get(number).cloned() else { return begun };
        match piece {
            Piece::Link { url, text } => self.link(&url, &text),
            Piece::Image { src, alt, caption: None } => {
                self.image(&src, &alt, fixed || begun);
                return begun;
            }
            piece if fixed => {
                self.fixed_piece(piece);
                return true;
            }
            piece => {
                self.block_piece(piece);
                return false;
            }
        }
        true
    }

    /// Writes the expansion of a shortcode where it cannot be a block.
    fn fixed_piece(&mut self, piece: Piece) {
        match piece {
            Piece::Video { url, title } => self.link(&url, title.as_deref().unwrap_or(&url)),
            Piece::Image { src, alt, caption } => self.image(&src, &caption.filter(|caption| !caption.is_empty()).unwrap_or(alt), true),
            Piece::Quote { text, by } => self.sink.text(&quotation(&text, by.as_deref())),
            Piece::Link { .. } | Piece::Break => (),
        }
    }

    fn block_piece(&mut self, piece: Piece) {
        self.sink.break_block();
        match piece {
            Piece::Video { url, title } => self.sink.video(&url, title.as_deref()),
            Piece::Image { src, alt, caption } => {
                self.sink.picture(&src, &alt);
                self.sink.element(Tag::Caption, &plain::line(&caption.unwrap_or_default()));
            }
            Piece::Quote { text, by } => self.sink.element(Tag::Quote, &quotation(&text, by.as_deref())),
            Piece::Link { .. } | Piece::Break => (),
        }
    }

    /// Writes a picture or, `within` a text, its words as a link.
    fn image(&mut self, src: &str, alt: &str, within: bool) {
        if !within {
            self.sink.picture(src, alt);
        } else if !alt.trim().is_empty() {
            self.link(src, alt);
        }
    }

    /// Writes words as a link; within another link, only the words.
    fn link(&mut self, url: &str, words: &str) {
        if self.in_link {
            return self.sink.text(words);
        }
        self.sink.element(Tag::Link(url), words);
    }
}

/// A quotation and whose it is, on one line.
fn quotation(text: &str, by: Option<&str>) -> String {
    let by = by.map(|by| format!(" — {}", plain::line(by))).unwrap_or_default();
    format!("{}{by}", plain::line(text))
}

/// The element that Markdown's own begins.
fn inline<'a>(markup: &'a Markup<'_>) -> Option<Tag<'a>> {
    Some(match markup {
        Markup::Emphasis => Tag::Emphasis,
        Markup::Strong => Tag::Strong,
        Markup::Strikethrough => Tag::Strike,
        Markup::Link { dest_url, .. } => Tag::Link(dest_url),
        _ => return None,
    })
}

/// The element that Markdown's own ends.
fn inline_end(end: TagEnd) -> Option<Tag<'static>> {
    Some(match end {
        TagEnd::Emphasis => Tag::Emphasis,
        TagEnd::Strong => Tag::Strong,
        TagEnd::Strikethrough => Tag::Strike,
        TagEnd::Link => Tag::Link(""),
        _ => return None,
    })
}

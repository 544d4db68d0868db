//! Running text: emphasis, links, pictures among words, footnote marks, and what shortcodes stand for.

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
                    self.sink.open(Tag::CodeSpan);
                    self.sink.text(code);
                    self.sink.close(Tag::CodeSpan);
                    begun = true;
                }
                Event::SoftBreak => self.sink.text(" "),
                Event::HardBreak => self.sink.line_break(),
                Event::Html(html) | Event::InlineHtml(html) => self.raw_html(html, range.end),
                Event::FootnoteReference(label) => {
                    let mark = self.footnote(label);
                    self.footnote_mark(&mark);
                    begun = true;
                }
                Event::Start(Markup::Image { .. }) => {
                    if let Some((shown, length)) = image(&events[at - 1..]) {
                        at += length - 1;
                        self.image(&shown.src, &shown.alt, fixed || begun);
                    }
                }
                Event::Start(markup) => {
                    if let Some(tag) = inline(markup) {
                        self.in_link |= matches!(tag, Tag::Link(_));
                        self.sink.open(tag);
                    }
                    // A link to a video that has no words shows its address.
                    if let (Markup::Link { dest_url, .. }, Some((Event::End(TagEnd::Link), _))) = (markup, events.get(at))
                        && video::recognise(dest_url).is_some()
                    {
                        self.sink.text(dest_url);
                    }
                }
                Event::End(end) => {
                    if let Some(tag) = inline_end(*end) {
                        self.in_link &= !matches!(tag, Tag::Link(_));
                        self.sink.close(tag);
                    }
                }
                Event::TaskListMarker(_) | Event::Rule => (),
            }
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

    /// Writes what a shortcode stands for; says whether a text has begun then.
    pub(super) fn piece(&mut self, number: usize, fixed: bool, begun: bool) -> bool {
        let Some((piece, _)) = self.pieces.get(number).cloned() else { return begun };
        match piece {
            Piece::Break if fixed => return begun,
            Piece::Break => self.sink.break_block(),
            Piece::Video { url, title } if fixed => {
                self.link(&url, title.as_deref().unwrap_or(&url));
                return true;
            }
            Piece::Video { url, title } => {
                self.sink.break_block();
                self.sink.video(&url, title.as_deref());
            }
            Piece::Link { url, text } => {
                self.link(&url, &text);
                return true;
            }
            Piece::Image { src, alt, caption: None } => {
                self.image(&src, &alt, fixed || begun);
                return begun;
            }
            Piece::Image { src, alt, caption: Some(caption) } if fixed => {
                self.image(&src, if caption.is_empty() { &alt } else { &caption }, true);
            }
            Piece::Image { src, alt, caption: Some(caption) } => {
                self.sink.break_block();
                self.sink.picture(&src, &alt);
                self.caption(&plain::line(&caption));
            }
            Piece::Quote { text, by } => {
                let by = by.map(|by| format!(" — {}", plain::line(&by))).unwrap_or_default();
                let text = format!("{}{by}", plain::line(&text));
                if fixed {
                    self.sink.text(&text);
                    return true;
                }
                self.sink.open(Tag::Quote);
                self.sink.text(&text);
                self.sink.close(Tag::Quote);
            }
        }
        false
    }

    pub(super) fn footnote_mark(&mut self, mark: &str) {
        self.sink.open(Tag::Footnote);
        self.sink.text(mark);
        self.sink.close(Tag::Footnote);
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
        self.sink.open(Tag::Link(url));
        self.sink.text(words);
        self.sink.close(Tag::Link(url));
    }
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

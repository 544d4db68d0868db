//! Prepares raw HTML for reading together with the Markdown around it: unclosed constructs must not swallow the text that follows.

use super::html_scan::{EndTags, hides_content};
use super::reader::Reader;
use crate::formats::html::{element, tag};

/// Whether a comment or another declaration was met that never ends: later ones do not end either, and are not searched again.
#[derive(Default)]
struct Endless {
    comment: bool,
    declaration: bool,
}

impl Reader<'_, '_> {
    /// Writes HTML, be it a tag or a block, that ends at `end` of the text.
    pub(super) fn raw_html(&mut self, source: &str, end: usize) {
        let mut own = EndTags::default();
        let mut endless = Endless::default();
        let mut at = 0;
        while at < source.len() {
            let rest = &source[at..];
            at += match (rest.as_bytes()[0], rest.as_bytes().get(1)) {
                (b'<', Some(b'!' | b'?')) => self.raw_declaration(rest, &mut endless),
                (b'<', Some(b'/' | b'a'..=b'z' | b'A'..=b'Z')) => self.raw_tag(source, at, end, &mut own),
                (b'<', _) => self.angle_bracket(),
                _ => {
                    let length = tag::end_of_text(rest);
                    self.raw_text(&rest[..length]);
                    length
                }
            };
        }
    }

    /// An angle bracket that does not begin a tag.
    fn angle_bracket(&mut self) -> usize {
        self.sink.raw("&lt;");
        1
    }

    /// Leaves a comment or a declaration out. One that never ends hides nothing.
    fn raw_declaration(&mut self, rest: &str, endless: &mut Endless) -> usize {
        let comment = rest.starts_with("<!--");
        let endless = if comment { &mut endless.comment } else { &mut endless.declaration };
        let length = if *endless { 0 } else { tag::declaration(rest) };
        let whole = &rest[..length];
        if whole.ends_with('>') && (!comment || length < 7 || whole.ends_with("->") || whole.ends_with("!>")) {
            return length;
        }
        *endless = true;
        if comment { 4 } else { self.angle_bracket() }
    }

    /// Writes the tag at `at`; says how much of the source that takes.
    fn raw_tag(&mut self, source: &str, at: usize, end: usize, own: &mut EndTags) -> usize {
        let Some(written) = tag::read(source, at, &mut Vec::new(), false) else { return self.angle_bracket() };
        let name = written.name;
        let tag = &source[at..written.end];
        let length = tag.len();
        if tag.starts_with("</") {
            if let Some(place) = self.sink.open.iter().rposition(|open| *open == name) {
                self.sink.open.truncate(place);
            }
            self.sink.raw(tag);
            return length;
        }
        // These would make a page of what follows, or plain text.
        if matches!(&*name, "frameset" | "plaintext") {
            return length;
        }
        let line = self.sink.line_attribute();
        let behind = 1 + name.len();
        self.sink.raw(&tag[..behind]);
        self.sink.raw(&line);
        self.sink.raw(&tag[behind..]);
        if element::is_void(&name) {
            return length;
        }
        if hides_content(&name) {
            let ends = own.is_ahead(&name, source, written.end) || self.end_tags.is_ahead(&name, self.text, end);
            if written.closes || !ends {
                self.sink.raw(&format!("</{name}>"));
                return length;
            }
            if element::is_raw(&name) {
                let inside = tag::end_of_raw(&source[written.end..], &name);
                self.sink.raw(&source[written.end..written.end + inside]);
                self.sink.open.push(name);
                return length + inside;
            }
        }
        self.sink.open.push(name);
        length
    }

    /// Text between tags, shortcodes among it.
    fn raw_text(&mut self, mut text: &str) {
        while let Some((before, number, after)) = super::prepare::mark(text) {
            self.sink.raw(before);
            self.piece(number, false, false);
            text = after;
        }
        self.sink.raw(text);
    }
}

//! Parses XML into a tree. Text that is not well-formed is parsed as far as possible and reported: an end tag without a start tag is
//! dropped, a start tag without an end tag ends with its parent, an unknown entity stays as written. A document has at most [`NODES`]
//! elements and texts, [`DEPTH`] deep, with [`TAG`] bytes of attributes in a tag.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::{Data, Document, Kind};
use crate::formats::html::entity;
use crate::words::Diagnostic;

/// The most elements and texts of a document.
const NODES: usize = 200_000;

/// Maximum depth of elements; deeper ones count as this deep.
const DEPTH: usize = 512;

/// The most bytes of a tag whose attributes are read.
const TAG: usize = 64 << 10;

/// Maximum number of passes over a text, when parsing restarts after an error.
const TIMES: usize = 16;

/// Number of ancestors searched for the start tag of an end tag, so that thousands of stray ones stay cheap.
const LOOK_BACK: usize = 64;

/// The name of the root element, without its prefix; `None` where the text does not begin as XML does.
pub(crate) fn root(text: &str) -> Option<&str> {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let after = rest.strip_prefix('<')?;
        let end = match after.as_bytes().first()? {
            b'?' => after.find("?>")? + 2,
            b'!' if after.starts_with("!--") => after.find("-->")? + 3,
            b'!' => doctype_end(after)?,
            _ => break,
        };
        rest = after.get(end..)?.trim_start();
    }
    let name = rest.get(1..)?.split(|c: char| c.is_whitespace() || matches!(c, '/' | '>' | '<' | '=')).next()?;
    let local = name.rsplit(':').next()?;
    local.starts_with(|c: char| c.is_alphabetic() || c == '_').then_some(local)
}

/// The end of a document type declaration, including the definitions it may contain.
fn doctype_end(text: &str) -> Option<usize> {
    let end = text.find('>')?;
    match text[..end].find('[') {
        None => Some(end + 1),
        Some(open) => {
            let close = open + text.get(open..)?.find(']')?;
            Some(close + text.get(close..)?.find('>')? + 1)
        }
    }
}

/// The document that `text` is.
pub(crate) fn read(text: &str) -> Document {
    let mut builder = Builder::new();
    let (mut rest, mut looked) = (text, 0);
    while looked <= TIMES * text.len() {
        let Some((stopped, cost)) = builder.take(rest) else { break };
        looked += cost;
        builder.note(Diagnostic::Malformed);
        // Unreadable input is text up to where the next tag may begin.
        let Some(after) = rest.get(stopped..) else { break };
        let skip = after.char_indices().skip(1).find(|(_, c)| *c == '<').map_or(after.len(), |(at, _)| at);
        builder.text(&after[..skip]);
        rest = &after[skip..];
        if rest.is_empty() {
            break;
        }
    }
    builder.finish()
}

struct Builder {
    document: Document,
    /// The elements that are open: their names, and their place in the tree unless they lie too deep.
    open: Vec<(Box<str>, Option<usize>)>,
    /// The innermost open element that has a place.
    inner: usize,
    full: bool,
}

impl Builder {
    fn new() -> Self {
        let top = Data { kind: Kind::Element { name: "".into(), attributes: Vec::new() }, parent: 0, first: 0, last: 0, next: 0 };
        let document = Document { nodes: vec![top], notes: Vec::new() };
        Self { document, open: Vec::new(), inner: 0, full: false }
    }

    /// Parses `text` into the tree; at a fatal error, returns its position and the number of bytes examined to find it.
    fn take(&mut self, text: &str) -> Option<(usize, usize)> {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        while !self.full {
            let before = usize::try_from(reader.buffer_position()).unwrap_or(text.len());
            match reader.read_event() {
                // An unescaped less-than sign.
                Ok(Event::Start(tag) | Event::Empty(tag)) if !tag.name().as_ref().starts_with(is_letter) => {
                    return Some((before, tag.len()));
                }
                Ok(Event::Start(tag)) => self.begin(&tag),
                Ok(Event::Empty(tag)) => {
                    self.begin(&tag);
                    self.close();
                }
                Ok(Event::End(tag)) => self.end(tag.local_name().as_ref()),
                Ok(Event::Text(piece)) => self.text(&piece.into_inner()),
                Ok(Event::CData(piece)) => self.text(&piece.into_inner()),
                Ok(Event::GeneralRef(name)) => self.reference(&name),
                Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => (),
                Ok(Event::Eof) => return None,
                Err(_) => return Some((before, text.len() - before.min(text.len()))),
            }
        }
        None
    }

    fn begin(&mut self, tag: &BytesStart<'_>) {
        let name: Box<str> = tag.local_name().as_ref().into();
        if self.open.len() >= DEPTH {
            self.note(Diagnostic::TooDeep { depth: DEPTH });
            self.open.push((name, None));
            return;
        }
        let attributes = if tag.attributes_raw().len() > TAG {
            self.note(Diagnostic::LongTag);
            Vec::new()
        } else {
            attributes(tag)
        };
        let Some(index) = self.add(Kind::Element { name: name.clone(), attributes }) else { return };
        self.inner = index;
        self.open.push((name, Some(index)));
    }

    fn close(&mut self) {
        if let Some((_, Some(index))) = self.open.pop() {
            self.inner = self.document.nodes.get(index).map_or(0, |data| data.parent);
        }
    }

    fn end(&mut self, name: &str) {
        let found = self.open.iter().rev().take(LOOK_BACK).position(|(open, _)| &**open == name);
        if found != Some(0) {
            self.note(Diagnostic::Malformed);
        }
        for _ in 0..found.map_or(0, |above| above + 1) {
            self.close();
        }
    }

    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let last = self.document.nodes.get(self.inner).map_or(0, |data| data.last);
        if last != 0
            && let Some(Data { kind: Kind::Text(known), .. }) = self.document.nodes.get_mut(last)
        {
            known.push_str(text);
            return;
        }
        self.add(Kind::Text(text.to_owned()));
    }

    fn reference(&mut self, name: &BytesRef<'_>) {
        let written = format!("{};", &**name);
        match entity::character_of(&written) {
            Some(text) => self.text(&text),
            None => self.text(&format!("&{written}")),
        }
    }

    fn add(&mut self, kind: Kind) -> Option<usize> {
        let index = self.document.nodes.len();
        if index > NODES {
            self.full = true;
            self.note(Diagnostic::TooMuch { most: NODES });
            return None;
        }
        let last = self.document.nodes.get(self.inner)?.last;
        match self.document.nodes.get_mut(last).filter(|_| last != 0) {
            Some(before) => before.next = index,
            None => self.document.nodes.get_mut(self.inner)?.first = index,
        }
        self.document.nodes.get_mut(self.inner)?.last = index;
        self.document.nodes.push(Data { kind, parent: self.inner, first: 0, last: 0, next: 0 });
        Some(index)
    }

    fn note(&mut self, note: Diagnostic) {
        if !self.document.notes.contains(&note) {
            self.document.notes.push(note);
        }
    }

    fn finish(mut self) -> Document {
        if !self.open.is_empty() && !self.full {
            self.note(Diagnostic::Malformed);
        }
        self.document
    }
}

/// Whether names may begin with it.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || c == '_' || c == ':'
}

/// The attributes of a tag, without those that only declare prefixes.
fn attributes(tag: &BytesStart<'_>) -> Vec<(Box<str>, Box<str>)> {
    let mut all = tag.html_attributes();
    let sound = all.with_checks(false).flatten();
    let declares = |key: &str| key.starts_with("xmlns");
    sound
        .filter(|attribute| !declares(attribute.key.as_ref()))
        .map(|attribute| (attribute.key.local_name().as_ref().into(), entity::decode_attribute(&attribute.value).into()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::Node;
    use super::*;

    fn text(xml: &str) -> (String, Vec<Diagnostic>) {
        let document = read(xml);
        (document.top().text(), document.diagnostics().to_vec())
    }

    #[test]
    fn references_are_characters_and_unknown_ones_stay() {
        assert_eq!(text("<a>&eacute;&#233;&#xE9;&#146; &amp;lt; &xxe; AT&T</a>").0, "ééé’ &lt; &xxe; AT&T");
        let document = read("<a b='&quot;&nope;&amp;&'/>");
        assert_eq!(document.root().unwrap().attribute("b"), Some("\"&nope;&&"));
    }

    #[test]
    fn no_entity_is_expanded() {
        let bomb = "<!DOCTYPE a [<!ENTITY b 'bbbb'><!ENTITY c '&b;&b;'><!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&c;&x;</a>";
        assert_eq!(text(bomb).0, "&c;&x;");
        assert_eq!(root(bomb), Some("a"));
    }

    #[test]
    fn malformed_xml_is_read_and_reported() {
        for (xml, expected) in [
            ("<a><b>x</c>y</a>", "xy"),
            ("<a><b>x</a>y", "xy"),
            ("<a>x", "x"),
            ("</z><a>x</a>", "x"),
            ("<a>1 <!-- x", "1 <!-- x"),
            ("<a>4 < 5, <b>they</b> say 6 <7.</a>", "4 < 5, they say 6 <7."),
        ] {
            assert_eq!(text(xml), (expected.to_owned(), vec![Diagnostic::Malformed]), "{xml}");
        }
    }

    #[test]
    fn limits_are_met_and_noted() {
        let deep = format!("{}x{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
        assert_eq!(text(&deep), ("x".to_owned(), vec![Diagnostic::TooDeep { depth: DEPTH }]));
        let (_, notes) = text(&format!("<a>{}</a>", "<b/>".repeat(NODES + 5)));
        assert_eq!(notes, [Diagnostic::TooMuch { most: NODES }]);
        let long = format!("<a {}>x</a>", "b='c' ".repeat(20_000));
        assert_eq!(text(&long), ("x".to_owned(), vec![Diagnostic::LongTag]));
    }

    #[test]
    fn hostile_documents_end_soon() {
        for hostile in ["<", "</a>", "<!--", "<![CDATA[", "<a", "<!DOCTYPE [", "&", "&#x;", "<a b='", "<?", "]]>", "< ", "<1>", "< b='"] {
            let _ = read(&hostile.repeat(50_000));
            let _ = root(&hostile.repeat(50_000));
            let _ = root(&format!("<!{hostile}>").repeat(200_000));
        }
        let _ = read(&format!("<a>{}>", "< ".repeat(100_000)));
        let _ = read(&format!("{}{}", "<a>".repeat(50_000), "</b>".repeat(50_000)));
    }

    #[test]
    fn the_root_is_known_without_reading_the_rest() {
        assert_eq!(root("\u{feff}<?xml version='1.0'?>\n<!-- x --><!DOCTYPE n:a [<!ELEMENT a ANY>]>\n<n:a b='c'>"), Some("a"));
        assert_eq!(root("<newsItem/>"), Some("newsItem"));
        for text in ["", "text", "< a>", "<!-- x", "<?xml"] {
            assert_eq!(root(text), None, "{text}");
        }
        assert_eq!(read("<a/>").root().map(Node::name), Some("a"));
    }
}

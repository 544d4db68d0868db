//! XML as a stream of events: elements open and close, with text between. Prefixes of names are dropped. Only the five entities of XML
//! itself are expanded, so that none can grow.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::{resolve_xml_entity, unescape};
use quick_xml::events::{BytesRef, BytesStart, Event};

#[derive(Debug)]
pub(super) enum Step<'a> {
    Open(Tag<'a>),
    /// An element with this name closes.
    Close(String),
    Text(Cow<'a, str>),
}

#[derive(Debug)]
pub(super) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// Its name, without a prefix.
    pub(super) fn name(&self) -> String {
        local(self.0.name().as_ref()).to_owned()
    }

    /// The value of its first attribute of this name, whatever the prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        self.find(|key| local(key) == name)
    }

    /// The same for an attribute whose name is to have this prefix.
    pub(super) fn prefixed(&self, name: &str) -> Option<String> {
        self.find(|key| key == name)
    }

    /// The value of the first such attribute, its references to characters resolved.
    fn find(&self, is_key: impl Fn(&str) -> bool) -> Option<String> {
        let mut attributes = self.0.attributes();
        let found = attributes.with_checks(false).flatten().find(|attribute| is_key(attribute.key.as_ref()))?;
        Some(unescape(&found.value).map_or_else(|_| found.value.to_string(), Cow::into_owned))
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The most elements of [`HELD`] that a walk passes on: a book of a thousand pages has a quarter of them.
const MOST: usize = 800_000;

/// The elements for which a model holds something.
const HELD: &[&str] = &[
    "p",
    "h",
    "r",
    "tc",
    "tr",
    "table-cell",
    "covered-table-cell",
    "table-row",
    "span",
    "a",
    "s",
    "tab",
    "list",
    "frame",
    "drawing",
    "note",
    "style",
    "default-style",
    "Relationship",
    "num",
    "abstractNum",
    "lvl",
    "footnoteReference",
    "endnoteReference",
];

/// Walks through `xml` and passes on each event. Returns whether it reached the end: input that is not well-formed, or has too many
/// elements, ends the walk.
pub(super) fn walk<'a>(xml: &'a str, emit: &mut dyn FnMut(Step<'a>)) -> bool {
    let (whole, rest) = walk_within(xml, emit);
    whole && rest.is_empty()
}

/// The same; returns what is beyond the most elements, too.
pub(super) fn walk_within<'a>(xml: &'a str, emit: &mut dyn FnMut(Step<'a>)) -> (bool, &'a str) {
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let (mut depth, mut held) = (0_usize, 0);
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let event = reader.read_event();
        if let Ok(Event::Start(tag) | Event::Empty(tag)) = &event {
            held += usize::from(HELD.contains(&local(tag.name().as_ref())) || local(tag.name().as_ref()).starts_with("list-level-style"));
            if held > MOST {
                return (true, xml.get(at..).unwrap_or_default());
            }
        }
        match event {
            Ok(Event::Start(tag)) => {
                depth += 1;
                emit(Step::Open(Tag(tag)));
            }
            Ok(Event::Empty(tag)) => {
                let name = local(tag.name().as_ref()).to_owned();
                emit(Step::Open(Tag(tag)));
                emit(Step::Close(name));
            }
            Ok(Event::End(tag)) => {
                depth = depth.saturating_sub(1);
                emit(Step::Close(local(tag.name().as_ref()).to_owned()));
            }
            Ok(Event::Text(text)) => emit(Step::Text(text.into_inner())),
            Ok(Event::CData(text)) => emit(Step::Text(text.into_inner())),
            Ok(Event::GeneralRef(name)) => emit(Step::Text(Cow::Owned(referred(&name)))),
            Ok(Event::Eof) => return (depth == 0, ""),
            Ok(_) => (),
            Err(_) => return (false, ""),
        }
    }
}

/// The words of a piece of a document's XML, paragraphs as lines.
pub(super) fn words(xml: &str) -> String {
    let mut out = String::new();
    for piece in xml.split('<') {
        let Some((tag, text)) = piece.split_once('>') else { continue };
        match tag.strip_prefix('/').map(local) {
            Some("p" | "h") => out.push('\n'),
            Some("tc" | "table-cell") => out.push(' '),
            _ => (),
        }
        out.push_str(&unescape(text).unwrap_or(Cow::Borrowed(text)));
    }
    out
}

/// The text of a reference such as `&amp;` or `&#233;`; unchanged where it is none of XML's own.
fn referred(name: &BytesRef<'_>) -> String {
    let own = || resolve_xml_entity(name).map_or_else(|| format!("&{};", &**name), str::to_owned);
    name.resolve_char_ref().ok().flatten().map_or_else(own, String::from)
}

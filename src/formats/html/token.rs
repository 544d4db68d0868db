//! Tokenizes HTML as browsers do (HTML standard, tokenization) and feeds html5ever's tree builder within limits. html5ever's own tokenizer
//! compares each attribute of a tag with all others, and its tree builder searches all open elements: unbounded, both take time quadratic
//! in the page.

#[cfg(test)]
mod tests;

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};

use html5ever::interface::Tracer;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{Rcdata, ScriptData};
use html5ever::tokenizer::{Doctype, EndTag, StartTag, Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, LocalName, QualName, local_name, ns};

use super::dom::{self, DEPTH, Data, Dom, NODES};
use super::tag::{self, Written};
use super::tree::{Handle, Sink};
use super::{element, entity};
use crate::words::Diagnostic;

/// The budget of the tree builder, in elements examined; a page of a megabyte takes a few million.
const WORK: usize = 60_000_000;

/// Number of new elements after which the open ones are counted again.
const STRIDE: usize = 32;

/// Number of open elements from which their names are tracked, and number of new elements after which these are collected again.
const DEEP: usize = 64;
const NAMES: usize = 512;

impl<'a> Dom<'a> {
    /// The tree of a page or a piece of one, as a browser would build it, within limits.
    pub(in crate::formats) fn new(source: &'a str) -> Self {
        read(source)
    }
}

fn read(source: &str) -> Dom<'_> {
    let mut reader = Reader::new(source);
    reader.run();
    reader.finish()
}

struct Reader<'a> {
    source: &'a str,
    at: usize,
    /// Whether the page says to be XML, where any element may close itself.
    xml: bool,
    builder: TreeBuilder<Handle, Sink>,
    attributes: Vec<dom::Attribute>,
    /// The tags of formatting elements by how their attributes are written: unclosed ones are opened again, but not without end.
    known: HashMap<&'a str, u32>,
    /// At most so many elements are open; how many had been made when they were counted.
    open: usize,
    made: usize,
    work: usize,
    /// The names of all open elements, and of some closed ones; the number of nodes they cover, now and when they were last collected.
    names: HashSet<LocalName>,
    covered: usize,
    collected: usize,
    /// The elements that are open beyond the limit, which the tree does without.
    dropped: Vec<LocalName>,
    notes: Vec<Diagnostic>,
    /// The tags and texts so far, for the tests.
    #[cfg(test)]
    seen: Vec<Result<Tag, String>>,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str) -> Self {
        let source = &source[..source.floor_char_boundary(tag::LARGEST)];
        let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
        Self {
            source,
            at: 0,
            xml: source.trim_start().starts_with("<?xml"),
            builder: TreeBuilder::new(Sink::new(), options),
            attributes: Vec::new(),
            known: HashMap::new(),
            open: 0,
            made: 0,
            work: 0,
            names: HashSet::new(),
            covered: 0,
            collected: 0,
            dropped: Vec::new(),
            notes: Vec::new(),
            #[cfg(test)]
            seen: Vec::new(),
        }
    }

    /// Reads the page to its end, or to a limit.
    fn run(&mut self) {
        self.give(Token::DoctypeToken(Doctype { name: Some("html".into()), ..Doctype::default() }));
        while self.at < self.source.len() && self.goes_on() {
            self.step();
        }
    }

    fn goes_on(&mut self) -> bool {
        let sink = &self.builder.sink;
        let within = sink.growing.borrow().nodes.len() < NODES && self.work + sink.moved.get() < WORK;
        if !within {
            self.note(Diagnostic::PageTooLarge { nodes: NODES });
        }
        within
    }

    fn note(&mut self, note: Diagnostic) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    fn step(&mut self) {
        let rest = &self.source[self.at..];
        let bytes = rest.as_bytes();
        match (bytes.first(), bytes.get(1)) {
            (Some(b'<'), Some(b'!' | b'?')) => self.declaration(rest),
            (Some(b'<'), Some(b'/')) if bytes.get(2).is_some_and(u8::is_ascii_alphabetic) => self.end_tag(),
            (Some(b'<'), Some(b'/')) if bytes.len() > 2 => self.at += tag::behind(rest, 2),
            (Some(b'<'), Some(letter)) if letter.is_ascii_alphabetic() => self.start_tag(),
            _ => {
                let end = tag::end_of_text(rest);
                self.at += end;
                self.text(&rest[..end], true);
            }
        }
    }

    fn text(&mut self, text: &str, entities: bool) {
        let text = if entities { entity::decode(text) } else { text.into() };
        if text.contains('\r') {
            return self.give(Token::CharacterTokens(text.replace("\r\n", "\n").replace('\r', "\n").as_str().into()));
        }
        self.give(Token::CharacterTokens(StrTendril::from_slice(&text)));
    }

    /// Comments, declarations and instructions are skipped; `CDATA` is text where the language allows it.
    fn declaration(&mut self, rest: &'a str) {
        if let Some(inside) = rest.strip_prefix("<![CDATA[")
            && (self.xml || self.builder.adjusted_current_node_present_but_not_in_html_namespace())
        {
            let end = inside.find("]]>").unwrap_or(inside.len());
            self.at += (9 + end + 3).min(rest.len());
            return self.text(&inside[..end], false);
        }
        self.at += tag::declaration(rest);
    }

    fn end_tag(&mut self) {
        let Some(Written { name, end, .. }) = tag::read(self.source, self.at, &mut self.attributes, false) else {
            self.at = self.source.len();
            return;
        };
        self.at = end;
        let name = LocalName::from(&*name);
        // The elements that were left out close first.
        if let Some(place) = self.dropped.iter().rev().take(8).position(|dropped| *dropped == name) {
            self.dropped.truncate(self.dropped.len() - place - 1);
            return;
        }
        if !self.is_stray(&name) {
            self.give(Token::TagToken(tag(EndTag, name, Vec::new())));
        }
    }

    /// Whether an end tag ends nothing: browsers pass over it, but the tree builder would look for its element among all that are open.
    /// Those that do something even so, and those that end another's element, are never stray.
    fn is_stray(&mut self, name: &LocalName) -> bool {
        if self.open < DEEP || matches!(&**name, "p" | "br" | "html" | "head" | "body" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6") {
            return false;
        }
        let made = self.builder.sink.growing.borrow().nodes.len();
        if self.names.is_empty() || made - self.collected > NAMES {
            let names = Names(RefCell::default());
            self.builder.trace_handles(&names);
            (self.names, self.covered, self.collected) = (names.0.into_inner(), made, made);
        }
        for node in &self.builder.sink.growing.borrow().nodes[self.covered..] {
            if let Data::Element { name, .. } = &node.data {
                self.names.insert(plain(name));
            }
        }
        self.covered = made;
        !self.names.contains(name)
    }

    fn start_tag(&mut self) {
        let first = self.attributes.len();
        let Some(written) = tag::read(self.source, self.at, &mut self.attributes, true) else {
            self.at = self.source.len();
            return;
        };
        if written.too_many {
            self.note(Diagnostic::Attributes { most: tag::MOST });
        }
        let source = self.source;
        let raw = &source[self.at..written.end];
        self.at = written.end;
        let name = LocalName::from(&*written.name);
        let closes = written.closes && self.xml && !element::is_void(&written.name);
        if !element::is_void(&written.name) && self.is_deep() {
            self.note(Diagnostic::TooDeep { depth: DEPTH });
            if !closes {
                self.dropped.push(name);
            }
            return;
        }
        let key = self.key(raw, &written.name, first);
        let mut token = tag(StartTag, name.clone(), key);
        token.self_closing = written.closes;
        let result = self.ask(Token::TagToken(token));
        if closes {
            return self.give(Token::TagToken(tag(EndTag, name, Vec::new())));
        }
        match result {
            TokenSinkResult::RawData(kind) => self.raw(&written.name, kind == Rcdata, kind == ScriptData),
            TokenSinkResult::Plaintext => {
                let rest = &self.source[self.at..];
                self.at = self.source.len();
                self.text(rest, false);
            }
            TokenSinkResult::Continue | TokenSinkResult::Script(_) | TokenSinkResult::EncodingIndicator(_) => (),
        }
    }

    /// The only attribute that the tree builder sees: where the tag's own are to be found.
    fn key(&mut self, raw: &'a str, name: &str, first: usize) -> Vec<Attribute> {
        let range = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        if self.attributes.len() == first {
            return Vec::new();
        }
        let mut tags = self.builder.sink.tags.borrow_mut();
        let number = range(tags.len());
        let number = if element::is_formatting(name) { *self.known.entry(raw).or_insert(number) } else { number };
        if number == range(tags.len()) {
            tags.push((range(first), range(self.attributes.len())));
        }
        let name = QualName::new(None, ns!(), local_name!("data"));
        vec![Attribute { name, value: format!("{number:x}").as_str().into() }]
    }

    /// The content of a raw text element, kept where it may be needed.
    fn raw(&mut self, name: &str, entities: bool, script: bool) {
        let rest = &self.source[self.at..];
        let end = tag::end_of_raw(rest, name);
        self.at += end;
        let wanted = match name {
            "title" | "xmp" => true,
            _ => script && rest[..end].len() > 1 && self.is_data(),
        };
        if wanted {
            self.text(&rest[..end], entities);
            #[cfg(test)]
            self.seen.pop();
        }
    }

    /// Whether the script that was just opened holds data rather than a program.
    fn is_data(&self) -> bool {
        let Some(&(first, last)) = self.builder.sink.tags.borrow().last().filter(|(_, last)| *last as usize == self.attributes.len())
        else {
            return false;
        };
        let stretch = self.attributes.get(first as usize..last as usize).unwrap_or_default();
        let written = |(start, end): (u32, u32)| self.source.get(start as usize..end as usize).unwrap_or_default();
        stretch.iter().any(|attribute| {
            written(attribute.name).eq_ignore_ascii_case("type") && written(attribute.value).to_ascii_lowercase().contains("json")
        })
    }

    fn give(&mut self, token: Token) {
        let _ = self.ask(token);
    }

    fn ask(&mut self, token: Token) -> TokenSinkResult<Handle> {
        #[cfg(test)]
        match &token {
            Token::TagToken(tag) => self.seen.push(Ok(tag.clone())),
            Token::CharacterTokens(text) => self.seen.push(Err(text.to_string())),
            _ => (),
        }
        self.work += self.open + (self.builder.sink.made.get() - self.made);
        self.builder.process_token(token, 1)
    }

    /// Whether one more element would be too many. Elements are only open if they were made, so they need not be counted each time.
    fn is_deep(&mut self) -> bool {
        let made = self.builder.sink.made.get();
        if made - self.made >= STRIDE.min(DEPTH.saturating_sub(self.open)) {
            let counter = Counter(Cell::new(0));
            self.builder.trace_handles(&counter);
            (self.open, self.made) = (counter.0.get(), made);
        }
        self.open + (made - self.made) >= DEPTH
    }

    fn finish(mut self) -> Dom<'a> {
        let rest = self.source.get(self.at..).unwrap_or_default();
        self.give(Token::EOFToken);
        self.builder.end();
        let growing = self.builder.sink.growing.into_inner();
        Dom { source: self.source, nodes: growing.nodes, attributes: self.attributes, words: growing.words, rest, notes: self.notes }
    }
}

fn tag(kind: TagKind, name: LocalName, attrs: Vec<Attribute>) -> Tag {
    Tag { kind, name, self_closing: false, attrs, had_duplicate_attributes: false }
}

/// A name as end tags have it: those of drawings have capitals in the tree.
fn plain(name: &LocalName) -> LocalName {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) { LocalName::from(name.to_ascii_lowercase()) } else { name.clone() }
}

/// Names the elements that the tree builder holds.
struct Names(RefCell<HashSet<LocalName>>);

impl Tracer for Names {
    type Handle = Handle;

    fn trace_handle(&self, handle: &Handle) {
        self.0.borrow_mut().insert(plain(&handle.name));
    }
}

/// Counts the elements that the tree builder holds.
struct Counter(Cell<usize>);

impl Tracer for Counter {
    type Handle = Handle;

    fn trace_handle(&self, _: &Handle) {
        self.0.set(self.0.get() + 1);
    }
}

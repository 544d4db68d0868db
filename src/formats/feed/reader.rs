//! Reads RSS, RDF and Atom in one pass: assigns each element to its entry and keeps what is needed of it. Children of unknown elements are
//! read; the content of known ones is taken as a whole.

mod collect;

use std::rc::Rc;

use super::address;
use super::element::{Place, Pointer, Role, role};
use super::entry::{Entry, Feed, Identity};
use super::lenient_xml::{Scanner, Tag, Token};
use super::namespaces::Spaces;
use super::references::References;
use crate::article::clean::ADDRESS;

/// Depth to which unknown elements are tracked; deeper ones count as this deep.
const DEPTH: usize = 128;

/// The most entries read from one feed: one more than an `ArticleSet` holds.
const MOST: usize = 10_000;

/// An element whose end tag has not been read yet.
#[derive(Debug)]
struct Frame<'a> {
    name: &'a str,
    spaces: usize,
    base: Option<Rc<str>>,
    lang: Option<Rc<str>>,
    opens: Opens,
}

/// The scope that an element opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opens {
    /// Nothing.
    Nothing,
    /// The entry of this number; `None` where there are too many.
    Entry(Option<usize>),
    /// Several versions of one video or picture.
    Group(usize),
    /// A video or picture, possibly with a title of its own.
    Media,
}

pub(super) struct Reader<'a> {
    scanner: Scanner<'a>,
    references: References<'a>,
    spaces: Spaces<'a>,
    frames: Vec<Frame<'a>>,
    /// Number of open elements beyond the tracked depth.
    deeper: usize,
    groups: usize,
    /// Whether it is Atom, which declares whether a text is HTML.
    is_atom: bool,
    feed: Feed,
}

pub(super) fn read(text: &str) -> Feed {
    let mut reader = Reader {
        scanner: Scanner::new(text),
        references: References::default(),
        spaces: Spaces::default(),
        frames: Vec::new(),
        deeper: 0,
        groups: 0,
        is_atom: false,
        feed: Feed::default(),
    };
    reader.all();
    reader.feed
}

impl<'a> Reader<'a> {
    fn all(&mut self) {
        while let Some(token) = self.scanner.next() {
            match token {
                Token::Start(tag) => self.start(&tag),
                Token::End(name) => self.end(name),
                Token::Doctype(doctype) => self.references.declare(doctype),
                Token::Text(_) | Token::Cdata(_) => (),
            }
        }
        self.feed.is_cut |= self.frames.iter().any(|frame| matches!(frame.opens, Opens::Entry(_)));
    }

    fn start(&mut self, tag: &Tag<'a>) {
        let mark = self.spaces.mark();
        self.spaces.declare(tag);
        let (space, local) = self.spaces.of(tag.name);
        let local = local.to_ascii_lowercase();
        let (base, lang) = self.surroundings(tag);
        let role = role(space, &local);
        self.is_atom |= matches!(role, Role::Feed | Role::Entry) && matches!(local.as_str(), "feed" | "entry");
        let opens = match role {
            Role::Entry => self.entry(tag),
            Role::Unknown if local == "group" => {
                self.groups += 1;
                Opens::Group(self.groups)
            }
            Role::Feed | Role::Unknown => Opens::Nothing,
            Role::Pointer(pointer) => {
                self.pointer(pointer, tag, base.as_deref());
                if pointer == Pointer::Content { Opens::Media } else { Opens::Nothing }
            }
            Role::Aside | Role::Text(_) | Role::Line(_) | Role::Person(_) | Role::Source => {
                let inside = self.inside(tag, role);
                self.take(role, tag, inside, base.as_ref());
                return self.spaces.forget(mark);
            }
        };
        if role == Role::Feed || matches!(opens, Opens::Entry(_)) {
            self.set_surroundings(base.as_ref(), lang.as_deref(), opens);
        }
        if tag.empty {
            self.spaces.forget(mark);
        } else if self.frames.len() >= DEPTH {
            self.deeper += 1;
        } else {
            self.frames.push(Frame { name: tag.name, spaces: mark, base, lang, opens });
        }
    }

    /// The base of relative URLs within the element, and its language.
    fn surroundings(&self, tag: &Tag<'a>) -> (Option<Rc<str>>, Option<Rc<str>>) {
        let outer = self.frames.last();
        let mut base = outer.and_then(|frame| frame.base.clone());
        let mut lang = outer.and_then(|frame| frame.lang.clone());
        if tag.written.contains("xml:") {
            for (name, value) in tag.attributes() {
                match name {
                    "xml:base" => {
                        let address = address::absolute(base.as_deref(), &self.references.decode(value));
                        // Relative to a longer one, no address would be kept.
                        base = Some(address.into()).filter(|address: &Rc<str>| address.len() <= ADDRESS);
                    }
                    "xml:lang" => lang = Some(value.trim().replace('_', "-").into()),
                    _ => (),
                }
            }
        }
        (base, lang)
    }

    fn set_surroundings(&mut self, base: Option<&Rc<str>>, lang: Option<&str>, opens: Opens) {
        let entry = match opens {
            Opens::Entry(number) => number.and_then(|number| self.feed.entries.get_mut(number)),
            _ => Some(&mut self.feed.head),
        };
        if let Some(entry) = entry {
            entry.base = base.cloned().or(entry.base.take());
            entry.lang = lang.filter(|lang| !lang.is_empty()).map(str::to_owned).or(entry.lang.take());
        }
    }

    /// Opens an entry. In RSS, one that starts before the last has ended ends that one.
    fn entry(&mut self, tag: &Tag<'a>) -> Opens {
        if tag.name.eq_ignore_ascii_case("item") {
            self.end(tag.name);
        }
        if self.feed.entries.len() >= MOST {
            self.feed.left_out += 1;
            return Opens::Entry(None);
        }
        let mut entry = Entry::default();
        for (name, value) in tag.attributes() {
            if matches!(name.to_ascii_lowercase().as_str(), "rdf:about" | "about") {
                let name = self.references.decode(value).trim().to_owned();
                entry.id.last(usize::MAX, Identity { name, is_link: false });
            }
        }
        self.feed.entries.push(entry);
        Opens::Entry(Some(self.feed.entries.len() - 1))
    }

    /// Closes the innermost open element of this name, and those left open within it.
    fn end(&mut self, name: &str) {
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        let Some(at) = self.frames.iter().rposition(|frame| frame.name.eq_ignore_ascii_case(name)) else { return };
        if let Some(frame) = self.frames.get(at) {
            self.spaces.forget(frame.spaces);
        }
        self.frames.truncate(at);
    }

    /// The content of an element. Without an end tag it extends to the end of its parent, or to the next element that cannot be its child.
    fn inside(&mut self, tag: &Tag<'a>, role: Role) -> &'a str {
        let start = self.scanner.at;
        if tag.empty {
            return "";
        }
        let mut depth = 0_usize;
        loop {
            let at = self.scanner.at;
            match self.scanner.next() {
                None => {
                    self.feed.is_cut = true;
                    return self.scanner.slice(start, at);
                }
                Some(Token::End(name)) if name.eq_ignore_ascii_case(tag.name) => {
                    if depth == 0 {
                        return self.scanner.slice(start, at);
                    }
                    depth -= 1;
                }
                Some(token) => {
                    let is_end = match token {
                        Token::End(name) => self.frames.iter().any(|frame| frame.name == name),
                        Token::Start(inner) => self.breaks(&inner, tag, role),
                        Token::Text(_) | Token::Cdata(_) | Token::Doctype(_) => false,
                    };
                    if is_end {
                        self.scanner.at = at;
                        return self.scanner.slice(start, at);
                    }
                    depth += usize::from(matches!(token, Token::Start(inner) if inner.name == tag.name && !inner.empty));
                }
            }
        }
    }

    /// Whether `inner` cannot be a child of `outer`, which was therefore left open.
    fn breaks(&self, inner: &Tag<'a>, outer: &Tag<'a>, outer_role: Role) -> bool {
        let (space, local) = self.spaces.of(inner.name);
        let local = local.to_ascii_lowercase();
        let role = role(space, &local);
        match outer_role {
            Role::Line(_) => role != Role::Unknown && inner.name != "div",
            Role::Text(Place::Title | Place::MediaTitle) => {
                matches!(role, Role::Entry | Role::Line(_) | Role::Pointer(_)) && !outer.written.contains("type")
            }
            Role::Text(_) if outer.written.contains("xml") => false,
            Role::Text(_) => role == Role::Entry || matches!(local.as_str(), "guid" | "pubdate" | "enclosure"),
            _ => role == Role::Entry,
        }
    }

    /// The entry that an element belongs to: the innermost open one, or the feed itself.
    fn place(&mut self) -> Option<&mut Entry> {
        let open = self.frames.iter().rev().find_map(|frame| if let Opens::Entry(number) = frame.opens { Some(number) } else { None });
        match open {
            Some(number) => number.and_then(|number| self.feed.entries.get_mut(number)),
            None => Some(&mut self.feed.head),
        }
    }

    fn is_in_entry(&self) -> bool {
        self.frames.iter().any(|frame| matches!(frame.opens, Opens::Entry(_)))
    }
}

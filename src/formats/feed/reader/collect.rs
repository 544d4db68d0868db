//! Collects the values of a feed's elements: text, attributes, and the entry they belong to.

use std::rc::Rc;

use super::super::element::{Place, Pointer, Role, Who};
use super::super::entry::{FILES, Identity, Summary};
use super::super::files::{Given, Media};
use super::super::lenient_xml::{Scanner, Tag, Token, local};
use super::super::text_construct::{Kind, Said, unwrapped};
use super::super::{address, markup, people};
use super::{Opens, Reader};

impl<'a> Reader<'a> {
    /// Stores the text of an element.
    pub(super) fn take(&mut self, role: Role, tag: &Tag<'a>, inside: &'a str, base: Option<&Rc<str>>) {
        match role {
            Role::Text(place) => self.text(place, tag, inside, base),
            Role::Line(place) => self.line(place, tag, inside, base.map(AsRef::as_ref)),
            Role::Person(who) => {
                let people = people::read(inside, &self.references);
                let Some(entry) = self.place() else { return };
                let list = if who == Who::Author { &mut entry.authors } else { &mut entry.contributors };
                for person in people {
                    if list.len() < 64 && !list.contains(&person) {
                        list.push(person);
                    }
                }
            }
            Role::Source if self.is_in_entry() => {
                let title = markup::plain(&unwrapped(child(inside, "title").unwrap_or(inside), &self.references));
                if let Some(entry) = self.place().filter(|_| !title.is_empty()) {
                    entry.source = Some(title);
                }
            }
            Role::Aside if self.is_in_entry() => {
                let url = child(inside, "url").map(|url| unwrapped(url, &self.references).trim().to_owned());
                if let Some(entry) = self.place() {
                    entry.picture = url.filter(|url| !url.is_empty()).or(entry.picture.take());
                }
            }
            Role::Source | Role::Aside | Role::Feed | Role::Entry | Role::Pointer(_) | Role::Unknown => (),
        }
    }

    fn text(&mut self, place: Place, tag: &Tag<'a>, inside: &'a str, base: Option<&Rc<str>>) {
        let usually = match place {
            Place::Content | Place::Summary | Place::Title if self.is_atom => Some(Kind::Plain),
            Place::Encoded => Some(Kind::Html),
            _ => None,
        };
        let elsewhere = (place == Place::Content).then(|| self.attribute(tag, &["src"])).flatten();
        let said = Said { base: base.cloned(), ..Said::new(tag, inside, usually, &self.references) };
        let depth = self.frames.len();
        let of_media = self.frames.last().is_some_and(|frame| frame.opens == Opens::Media);
        let mime = self.attribute(tag, &["type"]).unwrap_or_default();
        if let Some(src) = elsewhere {
            self.add_file(Media { url: address::absolute(base.map(AsRef::as_ref), &src), mime, ..Media::default() });
        }
        let Some(entry) = self.place() else { return };
        if said.is_empty() {
            return;
        }
        match place {
            Place::Title => entry.title.first(depth, said),
            Place::MediaTitle => {
                if let Some(media) = entry.media.last_mut().filter(|_| of_media) {
                    media.title = Some(said.line());
                }
                entry.media_title.first(depth, said);
            }
            Place::Content | Place::Encoded => entry.add_content(said),
            Place::Summary => entry.summarise(Summary::Own, said),
            Place::Description(from) => entry.summarise(from, said),
            _ => (),
        }
    }

    fn line(&mut self, place: Place, tag: &Tag<'a>, inside: &'a str, base: Option<&str>) {
        if place == Place::Link && self.link(tag, base) {
            return;
        }
        let text = unwrapped(inside, &self.references).trim().to_owned();
        let depth = self.frames.len();
        let is_link = place == Place::Id && self.attribute(tag, &["ispermalink"]).is_none_or(|said| !said.eq_ignore_ascii_case("false"));
        let keyword = || self.attribute(tag, &["label"]).or_else(|| self.attribute(tag, &["term", "text"]));
        let keyword = (place == Place::Category).then(keyword).flatten();
        let Some(entry) = self.place() else { return };
        if let Some(keyword) = keyword {
            entry.tag(&keyword);
        }
        if text.is_empty() {
            return;
        }
        match place {
            Place::Link => entry.link.last(depth, address::absolute(base, &text)),
            Place::Id => {
                let name = if is_link { address::absolute(base, &text) } else { text };
                entry.id.last(depth, Identity { name, is_link });
            }
            Place::Published => entry.published.last(depth, text),
            Place::Updated => entry.updated.last(depth, text),
            Place::Created => entry.created.last(depth, text),
            Place::Language => entry.lang = Some(text.replace('_', "-")),
            Place::Category => entry.tag(&text),
            Place::Keywords => text.split(',').for_each(|word| entry.tag(word)),
            Place::Duration => entry.duration = Some(text),
            _ => (),
        }
    }

    /// Reads a link whose URL is an attribute; returns `false` if the URL is its text.
    fn link(&mut self, tag: &Tag<'a>, base: Option<&str>) -> bool {
        let Some(url) = self.attribute(tag, &["href", "url", "uri"]) else { return false };
        let url = address::absolute(base, &url);
        let of = |name| self.attribute(tag, &[name]).map(|value| value.to_ascii_lowercase());
        let (rel, kind, title) = (of("rel").unwrap_or_else(|| "alternate".into()), of("type"), self.attribute(tag, &["title"]));
        let is_page = kind.as_deref().is_none_or(|kind| matches!(kind, "text/html" | "html" | "application/xhtml+xml" | "xhtml"));
        let depth = self.frames.len();
        let in_entry = self.is_in_entry();
        if rel == "self" && !in_entry {
            self.feed.own = Some(url);
            return true;
        }
        let Some(entry) = self.place() else { return true };
        match rel.rsplit('/').next().unwrap_or_default() {
            "alternate" if is_page => entry.link.last(depth, url),
            "alternate" => entry.other_link = entry.other_link.take().or(Some(url)),
            "enclosure" if in_entry => self.add_file(Media { url, mime: kind.unwrap_or_default(), title, ..Media::default() }),
            _ => (),
        }
        true
    }

    pub(super) fn pointer(&mut self, pointer: Pointer, tag: &Tag<'a>, base: Option<&str>) {
        let Some(url) = self.attribute(tag, &["url", "uri", "href"]) else { return };
        let url = address::absolute(base, url.trim());
        let value = |name: &str| self.attribute(tag, &[name]).unwrap_or_default();
        let (mime, medium, width) = (value("type"), value("medium"), value("width").trim().parse().unwrap_or(0));
        let is_default = value("isdefault") == "true";
        let group = self.frames.iter().rev().find_map(|frame| if let Opens::Group(group) = frame.opens { Some(group) } else { None });
        let beside = group.map_or(Given::Beside, Given::Form);
        if url.is_empty() || !self.is_in_entry() {
            return;
        }
        let media = Media { url, mime, medium, width, is_default, ..Media::default() };
        match pointer {
            Pointer::Enclosure => self.add_file(media),
            Pointer::Content => self.add_file(Media { given: beside, ..media }),
            Pointer::Player => self.add_file(Media { given: beside, medium: "video".into(), mime: String::new(), ..media }),
            Pointer::Thumbnail => {
                let Some(entry) = self.place() else { return };
                entry.picture = entry.picture.take().or(Some(media.url));
            }
        }
    }

    /// Adds a file to the open entry, or to the feed itself.
    fn add_file(&mut self, media: Media) {
        let fits = self.feed.has_room(&media);
        if let Some(entry) = self.place().filter(|entry| fits && entry.media.len() < FILES) {
            entry.media.push(media);
        }
    }

    /// The value of the first attribute with one of these names.
    fn attribute(&self, tag: &Tag<'a>, names: &[&str]) -> Option<String> {
        let found = tag.attributes().find(|(name, _)| names.iter().any(|wanted| name.eq_ignore_ascii_case(wanted)));
        found.map(|(_, value)| self.references.decode(value).trim().to_owned()).filter(|value| !value.is_empty())
    }
}

/// The content of the first element `name`, whatever its prefix.
fn child<'a>(inside: &'a str, name: &str) -> Option<&'a str> {
    let mut scanner = Scanner::new(inside);
    let mut start = None;
    loop {
        let at = scanner.at;
        match scanner.next()? {
            Token::Start(tag) if start.is_none() && !tag.empty && local(tag.name).eq_ignore_ascii_case(name) => start = Some(scanner.at),
            Token::End(ended) if start.is_some() && local(ended).eq_ignore_ascii_case(name) => return inside.get(start?..at),
            _ => (),
        }
    }
}

//! XML namespaces: maps a name to its vocabulary by the URI of its prefix, else by the usual prefix.

use super::lenient_xml::Tag;

/// A vocabulary that feeds use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// RSS of every version, Atom, and names without a prefix.
    Core,
    /// The full text beside a description (`content:encoded`).
    Content,
    /// Dublin Core, elements and terms.
    Dublin,
    /// Media RSS.
    Media,
    /// Podcasts.
    Podcast,
    /// XHTML.
    Page,
    /// RDF itself.
    Rdf,
    /// Unknown.
    Other,
}

/// Namespace URIs by their beginnings, lower case, without `http://` and `https://`.
const ADDRESSES: &[(&str, Space)] = &[
    ("purl.org/rss/1.0/modules/content", Space::Content),
    ("purl.org/rss/1.0/modules/rss091", Space::Core),
    ("purl.org/rss/1.0/modules/", Space::Other),
    ("purl.org/rss/", Space::Core),
    ("purl.org/net/rss1.1", Space::Core),
    ("my.netscape.com/rdf/simple", Space::Core),
    ("channel.netscape.com/rdf/simple", Space::Core),
    ("my.netscape.com/publish/formats", Space::Core),
    ("backend.userland.com/rss", Space::Core),
    ("blogs.law.harvard.edu/tech/rss", Space::Core),
    ("cyber.law.harvard.edu/rss/rss", Space::Core),
    ("www.rssboard.org/rss", Space::Core),
    ("www.w3.org/2005/atom", Space::Core),
    ("purl.org/atom/ns", Space::Core),
    ("purl.org/echo", Space::Core),
    ("purl.org/pie", Space::Core),
    ("purl.org/dc/", Space::Dublin),
    ("search.yahoo.com/mrss", Space::Media),
    ("tools.search.yahoo.com/mrss", Space::Media),
    ("www.itunes.com/dtds/podcast", Space::Podcast),
    ("www.w3.org/1999/xhtml", Space::Page),
    ("www.w3.org/1999/02/22-rdf-syntax-ns", Space::Rdf),
];

/// The meaning of an undeclared prefix.
fn usual(prefix: &str) -> Space {
    match prefix.to_ascii_lowercase().as_str() {
        "" | "atom" | "atom03" | "atom10" | "a10" | "rss" | "rss1" => Space::Core,
        "content" => Space::Content,
        "dc" | "dcterms" | "dct" => Space::Dublin,
        "media" | "mrss" => Space::Media,
        "itunes" => Space::Podcast,
        "xhtml" | "xh" | "html" => Space::Page,
        "rdf" => Space::Rdf,
        _ => Space::Other,
    }
}

fn by_address(address: &str) -> Option<Space> {
    let address = address.trim().to_ascii_lowercase();
    let bare = address.strip_prefix("http://").or_else(|| address.strip_prefix("https://")).unwrap_or(&address);
    ADDRESSES.iter().find(|(start, _)| bare.starts_with(start)).map(|(_, space)| *space)
}

/// The most declarations in force at a time; real feeds have about ten.
const MOST: usize = 64;

#[derive(Debug, Default)]
pub(super) struct Spaces<'a> {
    declared: Vec<(&'a str, Space)>,
}

impl<'a> Spaces<'a> {
    /// The number of declarations in force, to restore with [`Spaces::forget`].
    pub(super) fn mark(&self) -> usize {
        self.declared.len()
    }

    /// Restores the declarations that were in force at `mark`.
    pub(super) fn forget(&mut self, mark: usize) {
        self.declared.truncate(mark);
    }

    /// Adds the declarations of a tag.
    pub(super) fn declare(&mut self, tag: &Tag<'a>) {
        if !tag.written.contains("xmlns") {
            return;
        }
        for (name, value) in tag.attributes() {
            let prefix = if name == "xmlns" { Some("") } else { name.strip_prefix("xmlns:") };
            let Some(prefix) = prefix.filter(|_| self.declared.len() < MOST) else { continue };
            // For an unknown URI the usual prefix counts, and a name without prefix belongs to the feed.
            self.declared.push((prefix, by_address(value).unwrap_or_else(|| usual(prefix))));
        }
    }

    /// The vocabulary of a name, and the name without its prefix.
    pub(super) fn of(&self, name: &'a str) -> (Space, &'a str) {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let declared = self.declared.iter().rev().find(|(known, _)| *known == prefix);
        (declared.map_or_else(|| usual(prefix), |(_, space)| *space), local)
    }
}

#[cfg(test)]
mod tests {
    use super::super::lenient_xml::{Scanner, Token};
    use super::*;

    #[test]
    fn declared_prefixes_take_precedence() {
        let text = "<x xmlns:a='http://www.w3.org/2005/Atom' xmlns:media='http://nobody.example/' xmlns='http://purl.org/RSS/1.0/' xmlns:dc='http://purl.org/rss/1.0/'>";
        let Some(Token::Start(tag)) = Scanner::new(text).next() else { panic!("no tag") };
        let mut spaces = Spaces::default();
        spaces.declare(&tag);
        let of = |name| spaces.of(name).0;
        assert_eq!([of("a:link"), of("item"), of("media:title"), of("dc:title")], [Space::Core, Space::Core, Space::Media, Space::Core]);
        assert_eq!([of("itunes:image"), of("nobody:x")], [Space::Podcast, Space::Other]);
        spaces.forget(0);
        assert_eq!(spaces.of("a:link"), (Space::Other, "link"));
    }
}

//! Feeds: RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0, and JSON Feed. Each entry is an article. Feeds are read as they are, not as they
//! should be: `scan` forgives what an XML parser must refuse, `reader` and `json` gather what entries say, `write` tells it.

mod address;
mod draft;
mod element;
mod entry;
mod json;
mod markup;
mod media;
mod people;
mod reader;
mod references;
mod said;
mod scan;
mod spaces;
#[cfg(test)]
mod tests;
mod write;

use super::{Sheaf, Source, text, xml};
use crate::words::Diagnostic;
use scan::{Scanner, Token};

/// How much of a text is looked at to tell whether it is a feed, in bytes.
const GLANCE: usize = 16 * 1024;

/// Whether a text without a telling name is a feed: by the first element of an XML document, or the first fields of a JSON object.
pub fn sniff(text: &str) -> bool {
    let glance = text.get(..text.floor_char_boundary(GLANCE)).unwrap_or(text);
    let start = glance.trim_start_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}');
    if start.starts_with('{') {
        return json::sniff(start);
    }
    // Servers and their scripts put warnings before the document; after its declaration it is whole.
    let document = if start.starts_with('<') { start } else { glance.find("<?xml").map_or("", |at| &glance[at..]) };
    is_feed(document) || start.find("<?xml").is_some_and(|at| is_feed(&start[at..]))
}

/// Whether the first element is a feed's.
fn is_feed(document: &str) -> bool {
    let mut scanner = Scanner::new(document);
    while let Some(token) = scanner.next() {
        let Token::Start(tag) = token else { continue };
        let local = tag.name.rsplit(':').next().unwrap_or_default().to_ascii_lowercase();
        let holds = |words: &[&str]| words.iter().any(|word| document.contains(word));
        return match local.as_str() {
            "rss" => true,
            "feed" => holds(&["tom\"", "tom'", "purl.org/atom", "<entry", ":entry", "version="]),
            "rdf" => holds(&["purl.org/rss/", "netscape.com/rdf", "<item", ":item"]),
            "channel" => holds(&["<item", "<ITEM", "<Item"]),
            "entry" => holds(&["www.w3.org/2005/Atom", "purl.org/atom"]),
            _ => false,
        };
    }
    false
}

/// Tells `sheaf` what the entries of `source` say.
pub fn parse(source: &Source<'_>, sheaf: &mut Sheaf) {
    let is_json = source.text.trim_start().starts_with('{');
    let feed = if is_json { json::read(source.text) } else { reader::read(source.text) };
    sheaf.hold_several();
    if feed.is_cut {
        sheaf.note(Diagnostic::FeedCut);
    }
    let around = write::Around::new(&feed);
    if feed.entries.is_empty() {
        let says_something = feed.head.title.get().is_some() || is_feed(source.text);
        return sheaf.article(|builder| {
            if says_something || is_json {
                builder.note(Diagnostic::FeedEmpty);
                around.write(builder);
            } else if xml::sniff(source.text) {
                xml::parse(source, builder);
            } else {
                text::parse(source, builder);
            }
        });
    }
    for entry in &feed.entries {
        sheaf.article(|builder| write::entry(entry, &around, builder));
    }
    sheaf.leave_out(feed.left_out);
}

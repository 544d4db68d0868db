//! Feeds: RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0, and JSON Feed. Each entry is an article. Real feeds break the rules: `lenient_xml` accepts
//! what an XML parser must reject, `reader` and `json` collect the entries, `write` turns each into an article.

mod address;
mod element;
mod entry;
mod files;
mod json;
mod lenient_xml;
mod markup;
mod namespaces;
mod people;
mod plain_text;
mod reader;
mod references;
#[cfg(test)]
mod tests;
mod text_construct;
mod unrendered;
mod write;

use super::{ArticleSet, Source, text, xml};
use crate::words::Diagnostic;
use lenient_xml::{Scanner, Token, local};

/// Window in bytes in which a feed is recognised.
const WINDOW: usize = 16 * 1024;

/// Whether a text of unknown format is a feed, judged by the first element of an XML document or the first fields of a JSON object.
pub(crate) fn sniff(text: &str) -> bool {
    let beginning = text.get(..text.floor_char_boundary(WINDOW)).unwrap_or(text);
    let start = beginning.trim_start_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}');
    if start.starts_with('{') {
        return json::sniff(start);
    }
    // Servers print warnings before the document; from its declaration on it is intact.
    let document = if start.starts_with('<') { start } else { beginning.find("<?xml").map_or("", |at| &beginning[at..]) };
    is_feed(document) || start.find("<?xml").is_some_and(|at| is_feed(&start[at..]))
}

/// Whether the first element is the root of a feed.
fn is_feed(document: &str) -> bool {
    let root = Scanner::new(document).find_map(|token| if let Token::Start(tag) = token { Some(tag.name) } else { None });
    let holds = |words: &[&str]| words.iter().any(|word| document.contains(word));
    match local(root.unwrap_or_default()).to_ascii_lowercase().as_str() {
        "rss" => true,
        "feed" => holds(&["tom\"", "tom'", "purl.org/atom", "<entry", ":entry", "version="]),
        "rdf" => holds(&["purl.org/rss/", "netscape.com/rdf", "<item", ":item"]),
        "channel" => holds(&["<item", "<ITEM", "<Item"]),
        "entry" => holds(&["www.w3.org/2005/Atom", "purl.org/atom"]),
        _ => false,
    }
}

/// Parses `source` and adds its entries to `article_set`.
pub(crate) fn parse(source: &Source<'_>, article_set: &mut ArticleSet) {
    let is_json = source.text.trim_start().starts_with('{');
    let mut feed = if is_json { json::read(source.text) } else { reader::read(source.text) };
    article_set.hold_several();
    if feed.is_cut {
        article_set.note(Diagnostic::FeedCut);
    }
    let entries = std::mem::take(&mut feed.entries);
    let around = write::Around::new(&feed);
    if entries.is_empty() {
        let says_something = feed.head.title.get().is_some() || is_feed(source.text);
        return article_set.article(|builder| {
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
    // Each is dropped as soon as it is written.
    for entry in entries {
        article_set.article(|builder| write::entry(&entry, &around, builder));
    }
    article_set.leave_out(feed.left_out);
}

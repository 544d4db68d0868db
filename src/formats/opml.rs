//! OPML, a list of feeds: one list of links, nested as the outlines are.

use super::{Source, dates, xml};
use crate::article::{BlockKind, Builder, Marker};
use crate::words::Diagnostic;
use xml::{Node, Step, Walk};

/// Whether a text is one.
pub(crate) fn sniff(text: &str) -> bool {
    xml::root(text) == Some("opml")
}

/// Passes the outlines to `builder`.
pub(crate) fn parse(source: &Source<'_>, builder: &mut Builder) {
    let document = xml::read(source.text);
    document.diagnostics().iter().for_each(|note| builder.note(note.clone()));
    let root = document.root();
    let field = |name: &str| root.and_then(|root| root.path(&["head", name])).map(Node::text).filter(|text| !text.is_empty());
    builder.meta.title = field("title").unwrap_or_default();
    builder.meta.authors.extend(field("ownerName"));
    builder.meta.date = field("dateCreated").and_then(|date| dates::stamp(&date, None));
    builder.meta.updated = field("dateModified").and_then(|date| dates::stamp(&date, None));
    let mut depth = 0_usize;
    for step in Walk::new(document.top()) {
        match step {
            Step::Enter(node) if node.is("outline") => {
                depth += 1;
                outline(node, depth, builder);
            }
            Step::Leave(node) if node.is("outline") => depth -= 1,
            Step::Enter(_) | Step::Leave(_) | Step::Text(_) => (),
        }
    }
    builder.nest(0, 0);
    if builder.text().is_empty() {
        builder.note(Diagnostic::NoArticle);
    }
    super::markdown::name::fill_meta(source.name, builder);
}

/// Writes an outline: its words, linked to its page; the address of its feed where there is another.
fn outline(node: Node<'_>, depth: usize, builder: &mut Builder) {
    let (page, feed) = (node.attribute("htmlUrl").or_else(|| node.attribute("url")), node.attribute("xmlUrl"));
    let words = node.attribute("text").or_else(|| node.attribute("title")).or(page).or(feed);
    let Some(words) = words else { return };
    builder.nest(depth, 0);
    builder.begin(BlockKind::ListItem { marker: Marker::Bullet }, None);
    let start = builder.position();
    builder.push(words);
    if let Some(link) = page.or(feed) {
        builder.link(start, link);
    }
    if let Some(feed) = feed.filter(|_| page.is_some()) {
        builder.push(" (");
        let start = builder.position();
        builder.push(feed);
        builder.link(start, feed);
        builder.push(")");
    }
    builder.end();
}

#[cfg(test)]
mod tests {
    use crate::article::Block;
    use crate::formats::parse;

    #[test]
    fn outlines_are_a_list_of_links() {
        let text = "<?xml version='1.0'?><opml version='2.0'><head><title>Feeds</title></head><body><outline text='Press'>
            <outline type='rss' text='The Quay' xmlUrl='https://example.org/rss' htmlUrl='https://example.org/'/></outline>
            <outline title='Tides' xmlUrl='https://example.org/tides'/></body></opml>";
        let article = parse("a.opml", text.as_bytes().to_vec()).remove(0);
        assert_eq!(article.text(), "Feeds\nPress\nThe Quay (https://example.org/rss)\nTides");
        let depths: Vec<_> = article.blocks().iter().skip(1).map(Block::depth).collect();
        let links: Vec<_> = article.links().iter().map(|link| &*link.url).collect();
        assert_eq!((depths, links), (vec![1, 2, 1], vec!["https://example.org/", "https://example.org/rss", "https://example.org/tides"]));
        assert_eq!((article.format(), article.meta().lang.as_deref()), ("opml", None));
    }
}

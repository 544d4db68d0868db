//! Downloads of Factiva in XML: an `article` or `ppsarticle` element for each.

use crate::formats::schema::Story;
use crate::formats::xml::{self, Node};
use crate::formats::{ArticleSet, Source, byline, html, language};

/// Whether a text is a download.
pub(crate) fn sniff(text: &str) -> bool {
    let head = &text[..text.floor_char_boundary(64 << 10)];
    head.contains("accessionNo") && (head.contains("<publicationDate") || head.contains("<pubDate"))
}

/// Hands `article_set` the articles of a download.
pub(crate) fn parse(source: &Source<'_>, article_set: &mut ArticleSet) {
    let document = xml::read(source.text);
    document.diagnostics().iter().for_each(|note| article_set.note(note.clone()));
    article_set.hold_several();
    let is_article = |node: &Node<'_>| matches!(node.name(), "article" | "ppsarticle") && node.child("headline").is_some();
    for node in document.top().descendants().filter(is_article) {
        article_set.article(|builder| {
            let accession = node.child("accessionNo");
            builder.meta.id = accession.and_then(|number| number.attribute("value").map(str::to_owned).or_else(|| said(number)));
            story(node).fill(&mut builder.meta);
            for name in ["leadParagraph", "tailParagraphs"] {
                for paragraph in node.child(name).into_iter().flat_map(Node::elements) {
                    html::fragment(&format!("<p>{}</p>", paragraph.markup()), None, builder);
                }
            }
            let text = builder.text().to_owned();
            language::set(&text, builder);
        });
    }
}

fn said(node: Node<'_>) -> Option<String> {
    Some(node.text()).filter(|text| !text.is_empty())
}

fn story(node: Node<'_>) -> Story {
    let child = |names: &[&str]| names.iter().find_map(|name| said(node.child(name)?));
    let date = node
        .child("publicationDate")
        .and_then(|date| date.attribute("date").map(str::to_owned).or_else(|| said(date.child("date").unwrap_or(date))));
    Story {
        titles: child(&["headline"]).into_iter().collect(),
        authors: child(&["byline"]).map(|byline| byline::field::people(&byline)).unwrap_or_default(),
        publisher: child(&["sourceName", "publisherName"]),
        section: child(&["sectionName"]),
        published: date,
        lang: node.child("baseLanguage").and_then(said),
        ..Story::default()
    }
}

//! Exports of Evernote (`.enex`): each note is an article.

use super::{ArticleSet, Source, dates, html, language, xml};
use crate::article::Builder;
use xml::Node;

/// Whether a text is one.
pub(crate) fn sniff(text: &str) -> bool {
    xml::root(text) == Some("en-export")
}

/// Hands `article_set` the notes.
pub(crate) fn parse(source: &Source<'_>, article_set: &mut ArticleSet) {
    let document = xml::read(source.text);
    document.diagnostics().iter().for_each(|note| article_set.note(note.clone()));
    article_set.hold_several();
    for note in document.root().into_iter().flat_map(|root| root.all("note")) {
        article_set.article(|builder| write(note, builder));
    }
}

fn write(note: Node<'_>, builder: &mut Builder) {
    let field = |name: &str| note.child(name).map(Node::text).filter(|text| !text.is_empty());
    let attribute = |name: &str| note.path(&["note-attributes", name]).map(Node::text).filter(|text| !text.is_empty());
    let date = |name: &str| field(name).and_then(|date| dates::stamp(&date, None));
    let meta = &mut builder.meta;
    meta.title = field("title").unwrap_or_default();
    meta.authors.extend(attribute("author"));
    meta.url = attribute("source-url");
    meta.tags = note.all("tag").map(Node::text).collect();
    (meta.date, meta.updated) = (date("created"), date("updated"));
    meta.updated = meta.updated.filter(|updated| meta.date != Some(*updated));
    let url = meta.url.clone();
    if let Some(content) = note.child("content") {
        html::fragment(&content.raw(), url.as_deref(), builder);
    }
    language::set_by_beginning(builder);
}

#[cfg(test)]
mod tests {
    use crate::article::Date;
    use crate::formats::parse;

    #[test]
    fn notes_are_articles() {
        let text = "<?xml version='1.0'?><en-export><note><title>The tide</title><created>20240502T080000Z</created><tag>quay</tag>
            <note-attributes><author>Ann Lee</author><source-url>https://example.org/a</source-url></note-attributes>
            <content><![CDATA[<?xml version='1.0'?><en-note><div>One <b>turn</b>.</div><div>Two.</div></en-note>]]></content></note>
            <note><title>B</title><content><![CDATA[<en-note>Three.</en-note>]]></content></note></en-export>";
        let found = parse("a.enex", text.as_bytes().to_vec());
        let said: Vec<_> = found.iter().map(|article| (article.text(), article.meta().date.map(Date::iso))).collect();
        assert_eq!(said, [("The tide\nOne turn.\nTwo.", Some("2024-05-02T08:00:00Z".to_owned())), ("B\nThree.", None)]);
        assert_eq!(
            (&found[0].meta().authors[0][..], &found[0].meta().tags[0][..], found[0].meta().url.as_deref()),
            ("Ann Lee", "quay", Some("https://example.org/a"))
        );
    }
}

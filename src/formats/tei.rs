//! TEI, in which libraries keep old newspapers: fields from the header, divisions with their heads as sections.

use super::{Source, byline, dates, html, language, xml};
use crate::article::Builder;
use html::entity::escape;
use xml::{Node, Step, Walk};

/// Whether a text is one.
pub(crate) fn sniff(text: &str) -> bool {
    matches!(xml::root(text), Some("TEI" | "TEI.2" | "teiCorpus"))
}

/// Passes the document to `builder`.
pub(crate) fn parse(source: &Source<'_>, builder: &mut Builder) {
    let document = xml::read(source.text);
    document.diagnostics().iter().for_each(|note| builder.note(note.clone()));
    let top = document.top();
    if let Some(header) = top.find("teiHeader") {
        fields(header, builder);
    }
    builder.meta.lang = document.root().and_then(|root| root.attribute("lang")).map(str::to_owned);
    let text = top.descendants().find(|node| node.is("text")).unwrap_or(top);
    html::fragment(&markup(text), None, builder);
    language::set_by_beginning(builder);
    super::markdown::name::fill_meta(source.name, builder);
}

fn fields(header: Node<'_>, builder: &mut Builder) {
    let said = |node: Node<'_>| Some(node.text()).filter(|text| !text.is_empty());
    let statement = header.find("titleStmt");
    let meta = &mut builder.meta;
    meta.title = statement.and_then(|node| said(node.child("title")?)).unwrap_or_default();
    let authors = statement.into_iter().flat_map(|node| node.all("author")).filter_map(said);
    meta.authors = authors.flat_map(|author| byline::field::people(&author)).collect();
    meta.source = header.find("publisher").and_then(said).or_else(|| said(header.path(&["fileDesc", "publicationStmt", "p"])?));
    let date = header.find("sourceDesc").and_then(|source| source.find("date")).or_else(|| header.find("date"));
    meta.date =
        date.and_then(|date| dates::read(date.attribute("when").unwrap_or_default(), None).or_else(|| dates::read(&date.text(), None)));
}

/// The text as HTML.
fn markup(text: Node<'_>) -> String {
    let (mut out, mut depth, mut walk) = (String::new(), 1_usize, Walk::new(text));
    while let Some(step) = walk.next() {
        match step {
            Step::Text(text) => escape(text, &mut out),
            Step::Enter(node) if matches!(node.name(), "fw" | "pb" | "cb" | "teiHeader" | "figDesc") => walk.pass_over(node),
            Step::Enter(node) => {
                depth += usize::from(is_division(node));
                if let Some(tag) = element(node, depth) {
                    out.extend(["<", &tag, ">"]);
                }
            }
            Step::Leave(node) => {
                if let Some(tag) = element(node, depth).filter(|tag| tag != "br") {
                    out.extend(["</", tag.split(' ').next().unwrap_or_default(), ">"]);
                }
                depth -= usize::from(is_division(node));
            }
        }
    }
    out
}

fn is_division(node: Node<'_>) -> bool {
    let name = node.name();
    name.strip_prefix("div").is_some_and(|level| level.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The HTML element that an element stands for, with its attributes.
fn element(node: Node<'_>, depth: usize) -> Option<String> {
    let name = match node.name() {
        "p" | "ab" | "l" | "byline" | "dateline" | "salute" | "signed" => "p",
        "head" => return Some(format!("h{}", depth.min(6))),
        "list" => "ul",
        "item" => "li",
        "quote" | "cit" | "epigraph" => "blockquote",
        "lb" => "br",
        "hi" if node.attribute("rend").is_some_and(|rend| rend.contains("bold")) => "b",
        "hi" | "emph" | "title" | "foreign" => "em",
        "table" => "table",
        "row" => "tr",
        "cell" => "td",
        "ref" => {
            let mut address = String::new();
            escape(node.attribute("target")?, &mut address);
            return Some(format!("a href=\"{address}\""));
        }
        _ => return None,
    };
    Some(name.to_owned())
}

#[cfg(test)]
mod tests {
    use crate::article::{BlockKind, Date};
    use crate::formats::parse;

    #[test]
    fn fields_and_divisions_are_read() {
        let text = "<?xml version='1.0'?><TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc><titleStmt><title>The tide</title><author>Ann Lee</author></titleStmt>
            <publicationStmt><p>The Quay</p></publicationStmt><sourceDesc><bibl><date when='1924-05-02'>2 May</date></bibl></sourceDesc></fileDesc></teiHeader>
            <text><body><div><head>At night</head><p>The tide <hi rend='italic'>turns</hi>.</p><fw>page 3</fw></div></body></text></TEI>";
        let article = parse("a.xml", text.as_bytes().to_vec()).remove(0);
        assert_eq!(article.text(), "The tide\nAt night\nThe tide turns.");
        assert!(matches!(article.blocks()[1].kind, BlockKind::Heading { level: 2 }));
        let meta = article.meta();
        assert_eq!(
            (&meta.authors[0][..], meta.source.as_deref(), meta.date.map(Date::iso).as_deref()),
            ("Ann Lee", Some("The Quay"), Some("1924-05-02"))
        );
    }
}

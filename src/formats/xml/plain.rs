//! A document in XML of no kind known here: its text, an element that holds words as a paragraph.

use super::{Node, Step, Walk, folded, read, root};
use crate::article::{BlockKind, Builder};
use crate::formats::{Source, html, language, text};
use crate::words::Diagnostic;

/// Elements that hold a title, lower case.
const TITLES: &[&str] = &["headline", "title", "hl1", "h1", "rubrik", "titre", "titel", "titulo"];

/// The longest title, in bytes.
const LONGEST: usize = 400;

pub(crate) fn sniff(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').starts_with("<?xml")
}

/// Passes the text of a document of unknown kind to `builder`, with a diagnostic.
pub(crate) fn parse(source: &Source<'_>, builder: &mut Builder) {
    let document = read(source.text);
    let name = root(source.text).map(crate::article::clean::line).filter(|name| !name.is_empty());
    builder.note(name.map_or(Diagnostic::NamelessXml, |root| Diagnostic::UnknownXml { root }));
    document.diagnostics().iter().for_each(|note| builder.note(note.clone()));
    let top = document.top();
    let title = top.descendants().find(|node| TITLES.contains(&node.name().to_lowercase().as_str()) && node.attributes().count() < 8);
    let said = title.map(Node::text).filter(|text| !text.is_empty() && text.len() <= LONGEST);
    builder.meta.lang = document.root().and_then(|root| root.attribute("lang")).map(str::to_owned);
    language::set(&top.text(), builder);
    paragraphs(top, builder, |node| said.is_some() && title.is_some_and(|title| title.index == node.index));
    builder.meta.title = said.unwrap_or_default();
    if builder.meta.title.is_empty() {
        text::title_from_name(source.name, builder);
    }
}

/// Each outermost element in `top` that holds words itself, as a paragraph; those that `skip` names are left out.
pub(in crate::formats) fn paragraphs<'a>(top: Node<'a>, builder: &mut Builder, skip: impl Fn(Node<'a>) -> bool) {
    let mut walk = Walk::new(top);
    while let Some(step) = walk.next() {
        match step {
            Step::Enter(node) if skip(node) => walk.pass_over(node),
            Step::Enter(node) if node.children().any(|child| child.piece().is_some_and(|text| !text.trim().is_empty())) => {
                let said = node.raw();
                let is_html = node.elements().next().is_none() && ["</p>", "</div>", "<br"].iter().any(|tag| said.contains(tag));
                if is_html {
                    html::fragment(&said, None, builder);
                } else {
                    builder.add(BlockKind::Paragraph, None, &folded(&said));
                }
                walk.pass_over(node);
            }
            Step::Text(text) => builder.add(BlockKind::Paragraph, None, &folded(text)),
            Step::Enter(_) | Step::Leave(_) => (),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::formats::parse as read;
    use crate::words::Diagnostic;

    #[test]
    fn xml_of_no_known_kind_is_its_text_and_says_so() {
        let last_block = |name: &str, xml: &str| {
            let article = read(name, xml.as_bytes().to_vec()).remove(0);
            (article.block_text(article.blocks().len() - 1).to_owned(), article.diagnostics().first().cloned())
        };
        let known = Some(Diagnostic::UnknownXml { root: "log".to_owned() });
        assert_eq!(last_block("a.xml", "<?xml version='1.0'?><log><a>One.</a></log>"), ("One.".to_owned(), known.clone()));
        assert_eq!(last_block("a.rdf", "<?xml version='1.0'?><log><a>One.</a></log>"), ("One.".to_owned(), known));
        let (text, _) =
            last_block("a.xml", "<?xml version='1.0'?><news><id>7</id><content>&lt;p>The &lt;b>tide&lt;/b>.&lt;/p></content></news>");
        assert_eq!(text, "The tide.");
        assert_eq!(last_block("a.xml", "<?xml version='1.0'?>< a>One."), ("< a>One.".to_owned(), Some(Diagnostic::NamelessXml)));
    }
}

//! NewsML-G2: items, and messages of several items. `meta` reads an item's metadata, `content` its content, `package` the list in a
//! package, `plan` the plans of coverage. Items of concepts, knowledge and catalogues are skipped.

mod content;
mod meta;
mod package;
mod plan;

use super::common;
use crate::article::Builder;
use crate::formats::xml::{self, Node};
use crate::formats::{ArticleSet, Source};

/// The items of NewsML-G2 that are read.
const ITEMS: &[&str] = &["newsItem", "packageItem", "planningItem"];

pub(crate) fn sniff(text: &str) -> bool {
    xml::root(text).is_some_and(|root| root == "newsMessage" || ITEMS.contains(&root))
}

/// Hands out the items of a document, each as an article.
pub(crate) fn parse(source: &Source<'_>, article_set: &mut ArticleSet) {
    let document = xml::read(source.text);
    document.diagnostics().iter().for_each(|note| article_set.note(note.clone()));
    let Some(root) = document.root() else { return };
    if ITEMS.contains(&root.name()) {
        return article_set.article(|builder| item(root, source.name, builder));
    }
    article_set.hold_several();
    let items = root.all("itemSet").flat_map(Node::elements).filter(|node| ITEMS.contains(&node.name()));
    for node in items {
        article_set.article(|builder| item(node, source.name, builder));
    }
}

fn item(node: Node<'_>, name: &str, builder: &mut Builder) {
    builder.meta.id = node.attribute("guid").map(str::to_owned);
    meta::read(node, builder);
    match node.name() {
        "newsItem" => content::read(node, builder),
        "packageItem" => package::read(node, builder),
        _ => plan::read(node, builder),
    }
    common::name(name, builder);
}

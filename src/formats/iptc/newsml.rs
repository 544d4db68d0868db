//! `NewsML` 1, which agencies still send: items of nested components. `metadata` reads the metadata, `content` text, pictures and videos.

mod content;
mod metadata;

use super::common;
use crate::article::Builder;
use crate::formats::xml::{self, Node, Step, Walk};
use crate::formats::{ArticleSet, Source};

pub(crate) fn sniff(text: &str) -> bool {
    xml::root(text).is_some_and(|root| root == "NewsML" || root == "NewsItem")
}

/// Hands out the items of a document, each as an article.
pub(crate) fn parse(source: &Source<'_>, article_set: &mut ArticleSet) {
    let document = xml::read(source.text);
    document.diagnostics().iter().for_each(|note| article_set.note(note.clone()));
    let Some(root) = document.root() else { return };
    let items: Vec<Node<'_>> = if root.is("NewsItem") { vec![root] } else { root.all("NewsItem").collect() };
    let envelope = root.path(&["NewsEnvelope", "DateAndTime"]);
    let sent = envelope.and_then(|sent| common::moment(&sent.text()));
    if items.len() > 1 {
        article_set.hold_several();
    }
    for node in items {
        article_set.article(|builder| {
            item(node, source.name, builder);
            builder.meta.date = builder.meta.date.or(sent);
        });
    }
}

fn item(node: Node<'_>, name: &str, builder: &mut Builder) {
    metadata::read(node, builder);
    content::read(node, builder);
    builder.end();
    common::drop_repeated_lines(builder);
    common::name(name, builder);
}

/// The elements of this name that belong to `item`, in reading order: not those within its text.
fn parts<'a>(item: Node<'a>, name: &'a str) -> impl Iterator<Item = Node<'a>> {
    let mut walk = Walk::new(item);
    std::iter::from_fn(move || {
        loop {
            match walk.next()? {
                Step::Enter(node) if node.is(name) => return Some(node),
                Step::Enter(node) if node.is("DataContent") => walk.pass_over(node),
                Step::Enter(_) | Step::Text(_) | Step::Leave(_) => (),
            }
        }
    })
}

/// The formal name of an element: a code, or a word of its own.
fn formal(node: Node<'_>) -> Option<&str> {
    node.attribute("FormalName")
}

//! XML documents as trees, for the formats written in XML. Owns what an element, its attributes and its text are, and how they are
//! walked; `read` owns how bytes become a tree, and what is done about what is not well-formed. Names are local: whoever asks for
//! `headline` gets it whatever its prefix. No entity is expanded but characters, and nothing outside the document is looked at.

mod plain;
mod read;
mod walk;

pub(in crate::formats) use plain::paragraphs;
pub(crate) use plain::{parse, sniff};
pub(crate) use read::{read, root};
pub(crate) use walk::{Step, Walk};

use super::whitespace::fold;
use crate::words::Diagnostic;

#[derive(Debug)]
pub(crate) struct Document {
    nodes: Vec<Data>,
    notes: Vec<Diagnostic>,
}

/// An element or a text node, and its links in the tree: index 0 means none, as the document itself is no node's child.
#[derive(Debug)]
struct Data {
    kind: Kind,
    parent: usize,
    first: usize,
    last: usize,
    next: usize,
}

#[derive(Debug)]
enum Kind {
    Element { name: Box<str>, attributes: Vec<(Box<str>, Box<str>)> },
    Text(String),
}

impl Document {
    /// The document itself, whose children are the root element and the nodes around it.
    pub(crate) fn top(&self) -> Node<'_> {
        Node { document: self, index: 0 }
    }

    /// The root element, where there is one.
    pub(crate) fn root(&self) -> Option<Node<'_>> {
        self.top().elements().next()
    }

    /// The problems found while parsing.
    pub(crate) fn diagnostics(&self) -> &[Diagnostic] {
        &self.notes
    }
}

/// A place in a document: an element or a piece of text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node<'a> {
    document: &'a Document,
    index: usize,
}

impl<'a> Node<'a> {
    fn data(self) -> Option<&'a Data> {
        self.document.nodes.get(self.index)
    }

    fn at(self, index: usize) -> Option<Self> {
        (index != 0).then_some(Self { index, ..self })
    }

    fn next(self) -> Option<Self> {
        self.at(self.data()?.next)
    }

    fn first(self) -> Option<Self> {
        self.at(self.data()?.first)
    }

    pub(crate) fn parent(self) -> Option<Self> {
        self.at(self.data()?.parent)
    }

    /// An element's name without its prefix; empty for text.
    pub(crate) fn name(self) -> &'a str {
        match self.data().map(|data| &data.kind) {
            Some(Kind::Element { name, .. }) => name,
            _ => "",
        }
    }

    pub(crate) fn is(self, name: &str) -> bool {
        !name.is_empty() && self.name() == name
    }

    /// The text, where it is a piece of text.
    pub(crate) fn piece(self) -> Option<&'a str> {
        match self.data().map(|data| &data.kind) {
            Some(Kind::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// An element's attributes, by their names without prefix.
    pub(crate) fn attributes(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let attributes = match self.data().map(|data| &data.kind) {
            Some(Kind::Element { attributes, .. }) => attributes.as_slice(),
            _ => &[],
        };
        attributes.iter().map(|(name, value)| (&**name, &**value))
    }

    /// An attribute's value without the white space around it; `None` where it is empty or not there.
    pub(crate) fn attribute(self, name: &str) -> Option<&'a str> {
        let (_, value) = self.attributes().find(|(known, _)| *known == name)?;
        Some(value.trim()).filter(|value| !value.is_empty())
    }

    pub(crate) fn children(self) -> impl Iterator<Item = Self> {
        std::iter::successors(self.first(), |node| node.next())
    }

    pub(crate) fn elements(self) -> impl Iterator<Item = Self> {
        self.children().filter(|node| !node.name().is_empty())
    }

    /// The elements of this name directly in it.
    pub(crate) fn all(self, name: &'a str) -> impl Iterator<Item = Self> {
        self.children().filter(move |node| node.is(name))
    }

    /// The first element of this name directly in it.
    pub(crate) fn child(self, name: &str) -> Option<Self> {
        self.children().find(|node| node.is(name))
    }

    /// The element at the end of a path of names, the first of each.
    pub(crate) fn path(self, names: &[&str]) -> Option<Self> {
        names.iter().try_fold(self, |node, name| node.child(name))
    }

    /// The elements in it, however deep, in reading order.
    pub(crate) fn descendants(self) -> impl Iterator<Item = Self> {
        Walk::new(self).filter_map(|step| match step {
            Step::Enter(node) => Some(node),
            Step::Text(_) | Step::Leave(_) => None,
        })
    }

    /// The first element of this name in it, however deep.
    pub(crate) fn find(self, name: &str) -> Option<Self> {
        self.descendants().find(|node| node.is(name))
    }

    /// All its text as one line, white space folded.
    pub(crate) fn text(self) -> String {
        folded(&self.raw())
    }

    /// All its text, unchanged.
    pub(crate) fn raw(self) -> String {
        let mut out = String::new();
        for step in Walk::new(self) {
            match step {
                Step::Text(text) => out.push_str(text),
                // A line break separates words.
                Step::Enter(node) if matches!(node.name(), "br" | "p") => out.push('\n'),
                Step::Enter(_) | Step::Leave(_) => (),
            }
        }
        out
    }
}

/// `text` with every stretch of white space as one space, and none around it.
pub(crate) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold(text, &mut out);
    out.truncate(out.trim_end_matches(' ').len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_attributes_and_texts_are_found_whatever_their_prefix() {
        let document = read("<n:a xml:lang='fr'><n:b>x <i>y</i>\n z</n:b><b/>tail</n:a>");
        let root = document.root().unwrap();
        assert_eq!((root.name(), root.attribute("lang")), ("a", Some("fr")));
        assert_eq!(root.child("b").map(Node::text).as_deref(), Some("x y z"));
        assert_eq!(root.all("b").count(), 2);
        assert_eq!(root.path(&["b", "i"]).map(Node::text).as_deref(), Some("y"));
        assert_eq!(root.find("i").and_then(Node::parent).map(Node::name), Some("b"));
        assert_eq!(root.descendants().map(Node::name).collect::<Vec<_>>(), ["b", "i", "b"]);
        assert_eq!((root.attribute("none"), root.child("none").is_none()), (None, true));
    }
}

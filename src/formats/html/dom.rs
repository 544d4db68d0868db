//! A page as a tree: elements with attributes, and text, in one flat list linked by number. Defines the tree and its traversal, always
//! without recursion; `tree` and `token` build it.

use std::borrow::Cow;

use html5ever::LocalName;

use super::{element, entity};
use crate::formats::whitespace::fold;
use crate::words::Diagnostic;

/// The deepest nesting; browsers have the same limit.
pub(in crate::formats) const DEPTH: usize = 512;

/// The most nodes of a tree.
pub(in crate::formats) const NODES: usize = 200_000;

/// The number of a node. Lower numbers mostly, but not always, come earlier in the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::formats) struct Id(pub(super) u32);

impl Id {
    /// The page itself.
    pub(in crate::formats) const ROOT: Self = Self(0);
    /// The link to no node.
    pub(super) const NONE: Self = Self(u32::MAX);

    /// The node's place in lists that run beside the tree.
    pub(in crate::formats) fn index(self) -> usize {
        self.0 as usize
    }

    fn some(self) -> Option<Self> {
        (self != Self::NONE).then_some(self)
    }
}

#[derive(Debug, Clone)]
pub(super) enum Data {
    Root,
    /// An element, its attributes as a stretch of the tree's list.
    Element {
        name: LocalName,
        attributes: (u32, u32),
    },
    /// Text, as a stretch of the tree's words.
    Text {
        start: u32,
        end: u32,
    },
}

/// A node and whom it lies beside.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) parent: Id,
    pub(super) previous: Id,
    pub(super) next: Id,
    pub(super) first: Id,
    pub(super) last: Id,
    pub(super) data: Data,
}

/// An attribute, as stretches of the source.
#[derive(Debug, Clone, Copy)]
pub(in crate::formats) struct Attribute {
    pub(in crate::formats) name: (u32, u32),
    pub(in crate::formats) value: (u32, u32),
}

#[derive(Debug)]
pub(in crate::formats) struct Dom<'a> {
    pub(super) source: &'a str,
    pub(super) nodes: Vec<Node>,
    pub(super) attributes: Vec<Attribute>,
    pub(super) words: String,
    /// The rest of the source that did not fit into the tree.
    pub(super) rest: &'a str,
    /// The limits that were reached.
    pub(in crate::formats) notes: Vec<Diagnostic>,
}

/// A step of a walk through the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Edge {
    Open(Id),
    /// The end of a node whose start was visited.
    Close(Id),
}

impl<'a> Dom<'a> {
    /// The number of nodes; each [`Id::index`] is smaller.
    pub(in crate::formats) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(in crate::formats) fn ids(&self) -> impl Iterator<Item = Id> {
        (0..u32::try_from(self.nodes.len()).unwrap_or(u32::MAX)).map(Id)
    }

    /// An element's name in lower case; empty for text.
    pub(in crate::formats) fn name(&self, id: Id) -> &str {
        match &self.nodes[id.index()].data {
            Data::Element { name, .. } => name,
            Data::Root | Data::Text { .. } => "",
        }
    }

    /// A text node's text, entities decoded.
    pub(in crate::formats) fn text(&self, id: Id) -> Option<&str> {
        match self.nodes[id.index()].data {
            Data::Text { start, end } => self.words.get(start as usize..end as usize),
            Data::Root | Data::Element { .. } => None,
        }
    }

    /// The value of an attribute, entities decoded, white space around it taken away; `None` where the element has none.
    pub(in crate::formats) fn attribute(&self, id: Id, name: &str) -> Option<Cow<'a, str>> {
        let found = self.attributes_of(id).iter().find(|attribute| self.written(attribute.name).eq_ignore_ascii_case(name))?;
        Some(entity::decode_attribute(self.written(found.value).trim()))
    }

    /// The first of `names` among an element's attributes that has a value.
    pub(in crate::formats) fn first_attribute(&self, id: Id, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.attribute(id, name).filter(|value| !value.is_empty())).map(Cow::into_owned)
    }

    pub(in crate::formats) fn attribute_names(&self, id: Id) -> impl Iterator<Item = &'a str> {
        self.attributes_of(id).iter().map(|attribute| self.written(attribute.name))
    }

    fn attributes_of(&self, id: Id) -> &[Attribute] {
        match self.nodes[id.index()].data {
            Data::Element { attributes: (start, end), .. } => self.attributes.get(start as usize..end as usize).unwrap_or_default(),
            Data::Root | Data::Text { .. } => &[],
        }
    }

    fn written(&self, (start, end): (u32, u32)) -> &'a str {
        self.source.get(start as usize..end as usize).unwrap_or_default()
    }

    pub(in crate::formats) fn parent(&self, id: Id) -> Option<Id> {
        self.nodes[id.index()].parent.some()
    }

    pub(in crate::formats) fn first_child(&self, id: Id) -> Option<Id> {
        self.nodes[id.index()].first.some()
    }

    /// The node that follows `id` within the same parent.
    pub(in crate::formats) fn next(&self, id: Id) -> Option<Id> {
        self.nodes[id.index()].next.some()
    }

    /// The previous sibling element, if little text lies between.
    pub(in crate::formats) fn previous_element(&self, id: Id) -> Option<Id> {
        let before = |id: Id| self.nodes[id.index()].previous.some();
        std::iter::successors(before(id), |id| before(*id)).take(8).find(|id| self.text(*id).is_none())
    }

    /// The element that follows `id` within the same parent, likewise.
    pub(in crate::formats) fn next_element(&self, id: Id) -> Option<Id> {
        std::iter::successors(self.next(id), |next| self.next(*next)).take(8).find(|next| self.text(*next).is_none())
    }

    pub(in crate::formats) fn children(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(self.first_child(id), |&child| self.next(child))
    }

    /// The nodes within `id`, itself excluded, in the order of the page.
    pub(in crate::formats) fn descendants(&self, id: Id) -> impl Iterator<Item = Id> {
        let mut walk = self.walk(id);
        std::iter::from_fn(move || walk.find_map(|edge| if let Edge::Open(found) = edge { Some(found) } else { None }))
            .filter(move |&found| found != id)
    }

    /// `id` and the nodes that it lies in, from the innermost out.
    pub(in crate::formats) fn self_and_ancestors(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(Some(id), |&inner| self.parent(inner))
    }

    /// The nodes that `id` lies in, from the innermost out.
    pub(in crate::formats) fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> {
        self.self_and_ancestors(id).skip(1)
    }

    pub(in crate::formats) fn walk(&self, id: Id) -> Walk<'_, 'a> {
        Walk { dom: self, root: id, next: Some(Edge::Open(id)) }
    }

    /// The first element of this name within `id`, in the order of the page.
    pub(in crate::formats) fn find(&self, id: Id, name: &str) -> Option<Id> {
        self.descendants(id).find(|&found| self.name(found) == name)
    }

    /// The text of the first `nodes` nodes within `id`, white space folded: enough of a part that should be short.
    pub(in crate::formats) fn first_words(&self, id: Id, nodes: usize) -> String {
        let mut out = String::new();
        self.descendants(id).take(nodes).filter_map(|inner| self.text(inner)).for_each(|text| fold(text, &mut out));
        out.truncate(out.trim_end().len());
        out
    }

    /// All text within `id`, white space folded.
    pub(in crate::formats) fn words(&self, id: Id) -> String {
        let mut out = String::new();
        let mut walk = self.walk(id);
        while let Some(edge) = walk.next() {
            let (Edge::Open(node) | Edge::Close(node)) = edge;
            if let (Edge::Open(_), Some(text)) = (edge, self.text(node)) {
                fold(text, &mut out);
            } else if edge == Edge::Open(node) && matches!(self.name(node), "script" | "style" | "template") {
                walk.pass(node);
            } else if !element::is_inline(self.name(node)) && !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        }
        out.truncate(out.trim_end().len());
        out
    }
}

/// A walk through a part of the tree, in the order of the page.
#[derive(Debug, Clone)]
pub(in crate::formats) struct Walk<'d, 'a> {
    dom: &'d Dom<'a>,
    root: Id,
    next: Option<Edge>,
}

impl Walk<'_, '_> {
    /// Skips the content and the end of `id`, whose start was just visited.
    pub(in crate::formats) fn pass(&mut self, id: Id) {
        self.next = self.after(id);
    }

    fn after(&self, id: Id) -> Option<Edge> {
        if id == self.root {
            return None;
        }
        self.dom.next(id).map(Edge::Open).or_else(|| self.dom.parent(id).map(Edge::Close))
    }
}

impl Iterator for Walk<'_, '_> {
    type Item = Edge;

    fn next(&mut self) -> Option<Edge> {
        let edge = self.next?;
        self.next = match edge {
            Edge::Open(id) => Some(self.dom.first_child(id).map_or(Edge::Close(id), Edge::Open)),
            Edge::Close(id) => self.after(id),
        };
        Some(edge)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree as nested words, elements in brackets.
    fn shown(source: &str) -> String {
        let dom = Dom::new(source);
        let mut out = String::new();
        let body = dom.find(Id::ROOT, "body").unwrap();
        for edge in dom.walk(body).skip(1) {
            match edge {
                Edge::Open(id) => match dom.text(id) {
                    Some(text) => out.push_str(text),
                    None => out.extend(["[", dom.name(id), " "]),
                },
                Edge::Close(id) if dom.text(id).is_none() && id != body => out.push(']'),
                Edge::Close(_) => (),
            }
        }
        out
    }

    #[test]
    fn elements_nest_as_browsers_nest_them() {
        assert_eq!(shown("<p>a<p>b<br>c</p>d"), "[p a][p b[br ]c]d");
        assert_eq!(shown("<ul><li>a<li>b</ul>"), "[ul [li a][li b]]");
        assert_eq!(shown("<p>É<i>é</i>"), "[p É[i é]]");
        assert_eq!(shown("<b><i>a</b>b</i>"), "[b [i a]][i b]");
        assert_eq!(shown("<table><td>a<tr><p>b</table>"), "[p b][table [tbody [tr [td a]][tr ]]]");
    }

    #[test]
    fn end_tags_that_end_nothing_change_nothing_at_any_depth() {
        for piece in [
            "a</q>b",
            "<q>a</q>b</q>c",
            "<h2>a</h3>b",
            "<svg><foreignObject>a</foreignobject></svg>b",
            "<b><p>a</b>b</p></b>c",
            "<table><tr><td>a</div>b</td></tr></table>c",
            "a</p>b",
            "<form>a</form></form>b",
        ] {
            let deep = shown(&format!("{}{piece}", "<section>".repeat(200)));
            assert_eq!(deep, format!("{}{}{}", "[section ".repeat(200), shown(piece), "]".repeat(200)), "{piece}");
        }
    }

    #[test]
    fn attributes_are_found_whatever_their_quotes() {
        let dom = Dom::new("<a HREF=x data-y='1 &amp; 2' z=\" q \" href=no empty>b</a>");
        let link = dom.find(Id::ROOT, "a").unwrap();
        assert_eq!(dom.attribute(link, "href").as_deref(), Some("x"));
        assert_eq!(dom.attribute(link, "data-y").as_deref(), Some("1 & 2"));
        assert_eq!(dom.attribute(link, "z").as_deref(), Some("q"));
        assert_eq!(dom.attribute(link, "empty").as_deref(), Some(""));
        assert_eq!(dom.attribute(link, "none"), None);
        assert_eq!(dom.first_attribute(link, &["none", "empty", "z"]).as_deref(), Some("q"));
    }

    #[test]
    fn a_walk_skips_the_given_elements() {
        let dom = Dom::new("<div><p>a</p><ul><li>b</ul><p>c</p></div>");
        let div = dom.find(Id::ROOT, "div").unwrap();
        let mut walk = dom.walk(div);
        let mut names = Vec::new();
        while let Some(edge) = walk.next() {
            let Edge::Open(id) = edge else { continue };
            names.push(dom.name(id));
            if dom.name(id) == "ul" {
                walk.pass(id);
            }
        }
        assert_eq!(names, ["div", "p", "", "ul", "p", ""]);
        assert_eq!(dom.words(div), "a b c");
    }
}

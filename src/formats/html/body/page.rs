//! A page while its article is searched for: the parts cut, and the divisions treated as paragraphs.

use super::super::dom::{Dom, Id};
use super::super::{element, lazy_media, role, visibility};
use super::hints::{self, Hints};
use super::kind::Kind;

/// The element that a node is treated as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turned {
    /// Its own element.
    Not,
    /// A paragraph: a division with nothing but running text.
    Paragraph,
    /// A division like any other.
    Division,
    /// Nothing: a division around a single paragraph.
    Nothing,
}

/// Facts about each node, by number, that hold for every attempt to find the article.
#[derive(Debug)]
pub(super) struct Basis {
    pub(super) hints: Vec<Hints>,
    pub(super) kinds: Vec<Kind>,
    /// Those that are not shown, or belong to another article.
    pub(super) unseen: Vec<bool>,
    /// The tables that say something by their rows and columns.
    pub(super) data_tables: Vec<bool>,
    /// Those in such tables or in code.
    pub(super) sheltered: Vec<bool>,
}

#[derive(Debug)]
pub(super) struct Page<'d, 'a> {
    pub(super) dom: &'d Dom<'a>,
    pub(super) basis: &'d Basis,
    /// The nodes that are no part of the article.
    pub(super) cut: Vec<bool>,
    pub(super) turned: Vec<Turned>,
    /// The element that holds the text, and those around it.
    pub(super) kept: Vec<bool>,
    /// Number of runs of text directly in a division.
    pub(super) groups: Vec<u16>,
}

impl Basis {
    /// The facts about a page; `attributes` where what these hide is left out.
    pub(super) fn new(dom: &Dom<'_>, attributes: bool) -> Self {
        let length = dom.len();
        let mut basis = Self {
            hints: hints::of_all(dom),
            kinds: dom.ids().map(|id| Kind::of(dom, id)).collect(),
            unseen: vec![false; length],
            data_tables: vec![false; length],
            sheltered: vec![false; length],
        };
        for id in dom.descendants(Id::ROOT) {
            let name = dom.name(id);
            let index = id.index();
            let is_fallback = || name == "noscript" && lazy_media::is_fallback(dom, id);
            basis.unseen[index] = name != "input" && visibility::is_hidden(dom, id) && !is_fallback()
                || basis.hints[index].unseen && !role::is_operator(dom, id);
            basis.unseen[index] |= attributes && dom.text(id).is_none() && visibility::is_unseen(dom, id);
            basis.unseen[index] |= basis.hints[index].icon && is_letter(dom, id);
            basis.data_tables[index] = name == "table" && super::super::writer::table::data(dom, id).is_some();
            basis.sheltered[index] = dom
                .parent(id)
                .is_some_and(|parent| basis.sheltered[parent.index()] || basis.data_tables[parent.index()] || dom.name(parent) == "code");
        }
        basis
    }
}

impl<'d, 'a> Page<'d, 'a> {
    pub(super) fn new(dom: &'d Dom<'a>, basis: &'d Basis) -> Self {
        let length = dom.len();
        Self {
            dom,
            basis,
            cut: basis.unseen.clone(),
            turned: vec![Turned::Not; length],
            kept: vec![false; length],
            groups: vec![0; length],
        }
    }

    /// Keeps `id` and what it lies in from being cut for how they look.
    pub(super) fn keep(&mut self, id: Id) {
        for outer in self.dom.self_and_ancestors(id) {
            self.kept[outer.index()] = true;
        }
    }

    /// The element that a node is treated as.
    pub(super) fn name(&self, id: Id) -> &str {
        match self.turned[id.index()] {
            Turned::Not => self.dom.name(id),
            Turned::Paragraph => "p",
            Turned::Division => "div",
            Turned::Nothing => "",
        }
    }

    /// The elements that `id` lies in, from the innermost out, without those taken for nothing.
    pub(super) fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> {
        self.dom.ancestors(id).filter(|id| self.turned[id.index()] != Turned::Nothing && *id != Id::ROOT)
    }

    /// The elements directly within `id` that are not cut.
    pub(super) fn elements(&self, id: Id) -> impl Iterator<Item = Id> {
        self.dom.children(id).filter(|child| self.dom.text(*child).is_none() && !self.cut[child.index()])
    }
}

/// Whether all that an element says is one character: what a font of icons draws a picture for.
fn is_letter(dom: &Dom<'_>, id: Id) -> bool {
    element::is_inline(dom.name(id)) && dom.first_words(id, 4).chars().count() == 1
}

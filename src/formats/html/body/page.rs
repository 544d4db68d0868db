//! A page while its article is searched for: the parts cut, and the divisions treated as paragraphs.

use super::super::dom::{Dom, Id};
use super::super::element;
use super::super::lazy_media;
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

/// The inputs shared by all attempts to find the article.
#[derive(Debug, Clone)]
pub(super) struct Basis {
    hints: Vec<Hints>,
    kinds: Vec<Kind>,
    unseen: Vec<bool>,
    data_tables: Vec<bool>,
    sheltered: Vec<bool>,
}

#[derive(Debug)]
pub(super) struct Page<'d, 'a> {
    pub(super) dom: &'d Dom<'a>,
    pub(super) hints: &'d [Hints],
    pub(super) kinds: &'d [Kind],
    /// The nodes that are no part of the article.
    pub(super) cut: Vec<bool>,
    pub(super) turned: Vec<Turned>,
    /// The element that holds the text, and those around it.
    pub(super) kept: Vec<bool>,
    /// Number of runs of text directly in a division.
    pub(super) groups: Vec<u16>,
    /// The tables that say something by their rows and columns, and what lies in them or in code.
    pub(super) data_tables: &'d [bool],
    pub(super) sheltered: &'d [bool],
}

impl Basis {
    pub(super) fn new(dom: &Dom<'_>) -> Self {
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
            basis.unseen[index] = name != "input" && element::is_hidden(name) && !is_fallback() || basis.hints[index].unseen;
            basis.unseen[index] |= basis.hints[index].icon && is_letter(dom, id);
            basis.data_tables[index] = name == "table" && super::super::writer::is_data_table(dom, id);
            basis.sheltered[index] = dom
                .parent(id)
                .is_some_and(|parent| basis.sheltered[parent.index()] || basis.data_tables[parent.index()] || dom.name(parent) == "code");
        }
        basis
    }

    pub(super) fn leave_out(&mut self, parts: &[Id]) {
        for part in parts {
            self.unseen[part.index()] = true;
        }
    }

    pub(super) fn unseen(&self) -> &[bool] {
        &self.unseen
    }
}

impl<'d, 'a> Page<'d, 'a> {
    pub(super) fn new(dom: &'d Dom<'a>, basis: &'d Basis) -> Self {
        let length = dom.len();
        Self {
            dom,
            hints: &basis.hints,
            kinds: &basis.kinds,
            cut: basis.unseen.clone(),
            turned: vec![Turned::Not; length],
            kept: vec![false; length],
            groups: vec![0; length],
            data_tables: &basis.data_tables,
            sheltered: &basis.sheltered,
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

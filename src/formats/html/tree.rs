//! Implements html5ever's tree sink on the flat list of `dom`. Counts nodes, so that the tokenizer can stop in time.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::{ElementFlags, QuirksMode};
use html5ever::tendril::StrTendril;
use html5ever::tree_builder::{AppendNode, AppendText, NodeOrText, TreeSink};
use html5ever::{Attribute, ExpandedName, LocalName, Namespace, QualName};

use super::dom::{Data, Id, Node};

/// A node as the tree builder holds it: with its name, which it asks for all the time.
#[derive(Debug, Clone)]
pub(super) struct Handle {
    pub(super) id: Id,
    pub(super) name: LocalName,
    space: Namespace,
}

#[derive(Debug, Default)]
pub(super) struct Growing {
    pub(super) nodes: Vec<Node>,
    pub(super) words: String,
}

#[derive(Debug)]
pub(super) struct Sink {
    pub(super) growing: RefCell<Growing>,
    /// The attributes of each tag that has any, as stretches of a list: a tag names its number in its only attribute.
    pub(super) tags: RefCell<Vec<(u32, u32)>>,
    /// Number of elements created, and of nodes moved.
    pub(super) made: Cell<usize>,
    pub(super) moved: Cell<usize>,
}

impl Sink {
    pub(super) fn new() -> Self {
        let sink = Self { growing: RefCell::default(), tags: RefCell::default(), made: Cell::default(), moved: Cell::default() };
        sink.growing.borrow_mut().add(Data::Root);
        sink
    }
}

impl Growing {
    fn add(&mut self, data: Data) -> Id {
        let id = Id(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX - 1));
        self.nodes.push(Node { parent: Id::NONE, previous: Id::NONE, next: Id::NONE, first: Id::NONE, last: Id::NONE, data });
        id
    }

    fn node(&mut self, id: Id) -> &mut Node {
        &mut self.nodes[id.index()]
    }

    fn detach(&mut self, id: Id) {
        let node = self.node(id);
        let (parent, previous, next) = (node.parent, node.previous, node.next);
        (node.parent, node.previous, node.next) = (Id::NONE, Id::NONE, Id::NONE);
        if previous != Id::NONE {
            self.node(previous).next = next;
        } else if parent != Id::NONE {
            self.node(parent).first = next;
        }
        if next != Id::NONE {
            self.node(next).previous = previous;
        } else if parent != Id::NONE {
            self.node(parent).last = previous;
        }
    }

    /// Puts `child` into `parent`, before `next` or at the end.
    fn insert(&mut self, parent: Id, child: Id, next: Id) {
        self.detach(child);
        let previous = if next == Id::NONE { self.node(parent).last } else { self.node(next).previous };
        let node = self.node(child);
        (node.parent, node.previous, node.next) = (parent, previous, next);
        match previous {
            Id::NONE => self.node(parent).first = child,
            previous => self.node(previous).next = child,
        }
        match next {
            Id::NONE => self.node(parent).last = child,
            next => self.node(next).previous = child,
        }
    }

    /// Appends text to the previous node if that is text and the last one added.
    fn insert_text(&mut self, parent: Id, text: &str, next: Id) {
        let previous = if next == Id::NONE { self.node(parent).last } else { self.node(next).previous };
        let start = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.words.push_str(text);
        let now = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        if previous != Id::NONE
            && let Data::Text { end, .. } = &mut self.node(previous).data
            && *end == start
        {
            *end = now;
            return;
        }
        let id = self.add(Data::Text { start, end: now });
        self.insert(parent, id, next);
    }

    fn put(&mut self, parent: Id, child: NodeOrText<Handle>, next: Id) {
        match child {
            AppendNode(child) => self.insert(parent, child.id, next),
            AppendText(text) => self.insert_text(parent, &text, next),
        }
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Self;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle { id: Id::ROOT, name: LocalName::default(), space: Namespace::default() }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        ExpandedName { ns: &target.space, local: &target.name }
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Handle {
        let tag = attributes.first().and_then(|attribute| u32::from_str_radix(&attribute.value, 16).ok());
        let stretch = tag.and_then(|tag| self.tags.borrow().get(tag as usize).copied()).unwrap_or_default();
        let data = Data::Element { name: name.local.clone(), attributes: stretch };
        self.made.set(self.made.get() + 1);
        Handle { id: self.growing.borrow_mut().add(data), name: name.local, space: name.ns }
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        Handle { id: self.growing.borrow_mut().add(Data::Text { start: 0, end: 0 }), ..self.get_document() }
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        self.create_comment(StrTendril::new())
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.growing.borrow_mut().put(parent.id, child, Id::NONE);
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        if self.growing.borrow_mut().node(element.id).parent == Id::NONE {
            self.append(previous, child);
        } else {
            self.append_before_sibling(element, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// The content of a template is stored like that of any other element.
    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, a: &Handle, b: &Handle) -> bool {
        a.id == b.id
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let mut growing = self.growing.borrow_mut();
        let parent = growing.node(sibling.id).parent;
        if parent != Id::NONE {
            growing.put(parent, child, sibling.id);
        }
    }

    /// A second `<html>` or `<body>` gives its attributes to the first, where that has none.
    fn add_attrs_if_missing(&self, target: &Handle, attributes: Vec<Attribute>) {
        let tag = attributes.first().and_then(|attribute| u32::from_str_radix(&attribute.value, 16).ok());
        let Some(stretch) = tag.and_then(|tag| self.tags.borrow().get(tag as usize).copied()) else { return };
        if let Data::Element { attributes, .. } = &mut self.growing.borrow_mut().node(target.id).data
            && attributes.0 == attributes.1
        {
            *attributes = stretch;
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.growing.borrow_mut().detach(target.id);
    }

    fn reparent_children(&self, node: &Handle, parent: &Handle) {
        let mut growing = self.growing.borrow_mut();
        while growing.node(node.id).first != Id::NONE {
            let child = growing.node(node.id).first;
            growing.insert(parent.id, child, Id::NONE);
            self.moved.set(self.moved.get() + 1);
        }
    }
}

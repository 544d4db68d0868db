//! Converts a part of a tree to blocks: maps each element to calls of the block writer. Skips the nodes it is given; `body` decides which
//! part of a page is the article.

mod elements;
mod media;
mod quotation;
pub(super) mod table;

use super::address::Base;
use super::dom::{Dom, Edge, Id};
use crate::article::Builder;
use crate::formats::block_writer::BlockWriter;

/// The part of a tree that is written, and what its URLs are relative to.
#[derive(Debug, Clone, Copy)]
pub(in crate::formats) struct Content<'w, 'a> {
    pub(in crate::formats) dom: &'w Dom<'a>,
    pub(in crate::formats) base: &'w Base,
    /// For each node, by its number, whether it is left out; nodes beyond the end are written.
    pub(in crate::formats) cut: &'w [bool],
    /// Whether what attributes hide is written, too.
    pub(in crate::formats) unhidden: bool,
}

pub(in crate::formats) struct Writer<'w, 'a, 'b> {
    content: Content<'w, 'a>,
    dom: &'w Dom<'a>,
    blocks: &'w mut BlockWriter<'b>,
    /// The picture written last: one that is repeated, as scripts do that load pictures late, is left out.
    last_picture: String,
    /// The paragraph that is the caption of the picture before it, in Markdown.
    caption: Option<Id>,
    /// The open elements whose style keeps line ends.
    keeping: Vec<Id>,
}

pub(in crate::formats) fn write(content: Content<'_, '_>, root: Id, builder: &mut Builder) {
    write_on(content, root, &mut BlockWriter::new(builder));
}

/// Writes what `root` holds behind what `blocks` has written.
pub(in crate::formats) fn write_on(content: Content<'_, '_>, root: Id, blocks: &mut BlockWriter<'_>) {
    Writer { content, dom: content.dom, blocks, last_picture: String::new(), caption: None, keeping: Vec::new() }.write(root);
}

impl Writer<'_, '_, '_> {
    fn write(&mut self, root: Id) {
        let dom = self.dom;
        let mut walk = dom.walk(root);
        while let Some(edge) = walk.next() {
            match edge {
                Edge::Open(id) if self.is_cut(id) => walk.pass(id),
                Edge::Open(id) => match dom.text(id) {
                    Some(text) if self.keeping.is_empty() => self.blocks.text(text),
                    Some(text) => self.lines(text),
                    None if self.open(id) => self.keep_lines(id),
                    None => walk.pass(id),
                },
                Edge::Close(id) => {
                    self.keeping.pop_if(|kept| *kept == id);
                    self.close(id);
                }
            }
        }
        self.blocks.end_block();
    }

    /// Notes an element whose style keeps line ends, as posts and descriptions have it.
    fn keep_lines(&mut self, id: Id) {
        let Some(style) = self.dom.attribute(id, "style").filter(|style| style.contains("white-space")) else { return };
        let value = style.split("white-space").nth(1).and_then(|rest| rest.trim_start().strip_prefix(':')).unwrap_or_default();
        let value = value.split(';').next().unwrap_or_default().trim();
        if matches!(value, "pre-wrap" | "pre-line" | "break-spaces" | "pre") && !self.blocks.is_preformatted() {
            self.keeping.push(id);
        }
    }

    /// Writes text line by line.
    fn lines(&mut self, text: &str) {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.blocks.line_break();
            }
            self.blocks.text(line);
        }
    }

    fn is_cut(&self, id: Id) -> bool {
        self.content.cut.get(id.index()).copied().unwrap_or(false)
    }
}

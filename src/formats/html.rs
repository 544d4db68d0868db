//! HTML pages and fragments. `dom` holds a page as a tree, built as browsers build it but within limits; `body` finds the article in it;
//! `writer` converts a part of the tree to blocks.

pub(in crate::formats) mod address;
mod body;
pub(in crate::formats) mod dom;
pub(in crate::formats) mod element;
pub(in crate::formats) mod entity;
mod lazy_media;
pub(in crate::formats) mod markdown_marks;
pub(in crate::formats) mod media;
mod meta;
mod page;
mod posting;
mod role;
pub(in crate::formats) mod tag;
#[cfg(test)]
mod tests;
mod token;
mod tree;
pub(in crate::formats) mod visibility;
mod without_tree;
pub(in crate::formats) mod writer;

pub(crate) use page::{parse, parse_at, sniff};

use super::block_writer::BlockWriter;
use crate::article::Builder;
use address::Base;
use dom::{Dom, Id};
use writer::Content;

/// Writes what a piece of HTML says, as blocks, spans, links, pictures and videos: the HTML within a feed, a mail, or a document of a
/// news agency. Nothing is taken for a menu or an advertisement here. Relative URLs are made absolute with `base`.
pub(crate) fn fragment(html: &str, base: Option<&str>, builder: &mut Builder) {
    fragment_behind(html, base, &mut BlockWriter::new(builder));
}

/// Writes what a piece of HTML says behind what `blocks` has written.
pub(in crate::formats) fn fragment_behind(html: &str, base: Option<&str>, blocks: &mut BlockWriter<'_>) {
    let dom = Dom::new(html);
    let base = Base::of(&dom, base);
    let body = dom.find(Id::ROOT, "body").unwrap_or(Id::ROOT);
    writer::write_on(Content { dom: &dom, base: &base, cut: &[], unhidden: false }, body, blocks);
    finish(&dom, blocks.builder);
}

/// An absolute URL; `None` for scripts.
pub(in crate::formats) fn absolute(url: &str) -> Option<String> {
    Base::default().absolute(url)
}

/// Writes what did not fit into the tree, and the limits reached.
fn finish(dom: &Dom<'_>, builder: &mut Builder) {
    without_tree::write(dom.rest, builder);
    dom.notes.iter().for_each(|note| builder.note(note.clone()));
}

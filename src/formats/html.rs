//! HTML: pages and pieces of them. A page is read into a tree (`dom`) as browsers read it, but within limits; `writer` tells what a
//! part of the tree says; `body` finds the part that is the article.

mod address;
mod body;
pub(in crate::formats) mod dom;
pub(in crate::formats) mod element;
pub(in crate::formats) mod entity;
mod late;
pub(in crate::formats) mod media;
pub(in crate::formats) mod meta;
mod page;
mod plain;
mod tag;
#[cfg(test)]
mod tests;
mod token;
mod tree;
mod writer;

pub use page::{parse, parse_at, sniff};

use crate::article::Builder;
use address::Base;
use dom::{Dom, Id};
use writer::{Told, Writer};

/// Tells `builder` what a piece of HTML says, as blocks, spans, links, pictures and videos: what stands within a feed, a mail, or a
/// document of a news agency. Nothing is taken for a menu or an advertisement here. Relative addresses are made absolute with `base`.
pub fn fragment(html: &str, base: Option<&str>, builder: &mut Builder) {
    let dom = Dom::new(html);
    let base = Base::of(&dom, base);
    let body = dom.find(Id::ROOT, "body").unwrap_or(Id::ROOT);
    Writer::new(Told { dom: &dom, base: &base, cut: &[] }, builder).tell(body);
    finish(&dom, builder);
}

/// Whether the table that `html` is says something by its rows and columns; else it only arranges what is in it.
pub(in crate::formats) fn is_data_table(html: &str) -> bool {
    let dom = Dom::new(html);
    dom.find(Id::ROOT, "table").is_some_and(|table| writer::is_data_table(&dom, table))
}

/// Tells what was too much for the tree, and which limits were met.
fn finish(dom: &Dom<'_>, builder: &mut Builder) {
    plain::tell(dom.rest(), builder);
    dom.notes().iter().for_each(|note| builder.note(note.clone()));
}

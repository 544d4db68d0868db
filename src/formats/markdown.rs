//! Markdown: CommonMark with GitHub's extensions.

pub(in crate::formats) mod plain;

use super::Source;
use crate::article::{BlockKind, Builder};

/// Whether a text without a telling name looks like Markdown.
pub fn sniff(text: &str) -> bool {
    let _ = text;
    false
}

/// Tells `builder` what `source` says.
pub fn parse(source: &Source<'_>, builder: &mut Builder) {
    builder.add(BlockKind::Paragraph, Some(1), source.text);
}

//! Plain text, as a newsroom's page comes out when it is saved as text.

use super::Source;
use crate::article::{BlockKind, Builder};

/// Tells `builder` what `source` says.
pub fn parse(source: &Source<'_>, builder: &mut Builder) {
    builder.add(BlockKind::Paragraph, Some(1), source.text);
}

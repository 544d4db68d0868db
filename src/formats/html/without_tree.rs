//! Fallback for pages that are too large for a tree: plain paragraphs, in time linear in the length.

use super::{element, entity, tag};
use crate::article::Builder;
use crate::formats::whitespace::fold;

/// Writes the text of `source`; tags only separate blocks.
pub(super) fn write(source: &str, builder: &mut Builder) {
    let mut rest = source;
    let mut words = String::new();
    let mut attributes = Vec::new();
    while !rest.is_empty() {
        let bytes = rest.as_bytes();
        let length = match (bytes.first(), bytes.get(1)) {
            (Some(b'<'), Some(b'!' | b'?')) => tag::declaration(rest),
            (Some(b'<'), Some(b'/' | b'a'..=b'z' | b'A'..=b'Z')) => {
                let Some(written) = tag::read(rest, 0, &mut attributes, false) else { break };
                if !element::is_inline(&written.name) {
                    words.push(' ');
                    builder.push(&words);
                    words.clear();
                    builder.end();
                }
                let raw = bytes.get(1) != Some(&b'/') && element::is_raw(&written.name);
                written.end + if raw { tag::end_of_raw(&rest[written.end..], &written.name) } else { 0 }
            }
            _ => {
                let end = tag::end_of_text(rest);
                fold(&entity::decode(&rest[..end]), &mut words);
                end
            }
        };
        rest = &rest[length..];
    }
    builder.push(&words);
    builder.end();
}

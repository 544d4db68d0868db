//! Looks at HTML in Markdown without reading it: whether there is any, whether it has words, which end tags are to come.

use std::collections::HashMap;

use crate::formats::html::dom::{Dom, Id};
use crate::formats::html::element;

/// Maximum number of element names searched for.
const NAMES: usize = 64;

/// The last end tag of each name in a text.
#[derive(Debug, Default)]
pub(super) struct EndTags(HashMap<String, Option<usize>>);

impl EndTags {
    /// Whether `text` has an end tag of this name at or behind `from`.
    pub(super) fn is_ahead(&mut self, name: &str, text: &str, from: usize) -> bool {
        if !self.0.contains_key(name) && self.0.len() >= NAMES {
            return false;
        }
        let last = self.0.entry(name.to_owned()).or_insert_with(|| {
            let named =
                |at: usize| text.as_bytes()[at + 2..].get(..name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes()));
            text.rmatch_indices("</").map(|(at, _)| at).find(|&at| named(at))
        });
        last.is_some_and(|last| last >= from)
    }
}

/// Whether the content of an element is not shown as text, so that one without an end tag would hide all that follows.
pub(super) fn hides_content(name: &str) -> bool {
    element::is_hidden(name)
        || element::is_raw(name)
        || matches!(name, "video" | "audio" | "object")
        || ["amp-", "youtube", "vimeo"].iter().any(|part| name.contains(part))
}

/// Whether a text has HTML, or what looks like it.
pub(super) fn is_in(text: &str) -> bool {
    let begins = |byte: &u8| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!' | b'?');
    text.match_indices('<').any(|(at, _)| text.as_bytes().get(at + 1).is_some_and(begins))
}

pub(super) fn has_words(source: &str) -> bool {
    let dom = Dom::new(source);
    dom.find(Id::ROOT, "body").is_some_and(|body| !dom.words(body).is_empty())
}

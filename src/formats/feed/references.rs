//! Character references in a feed: numeric ones, HTML names, and entities that the feed's own `<!DOCTYPE>` declares. Nothing is expanded
//! twice, and declared entities are bounded, so that no feed can grow.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashMap;

use crate::formats::html::entity;

/// The longest declared entity, in bytes; longer ones are meant for machines.
const LONGEST: usize = 256;

/// The most declared entities.
const MOST: usize = 1000;

/// The most text that declared entities may expand to in one feed, in bytes.
const ROOM: usize = 1 << 20;

#[derive(Debug)]
pub(super) struct References<'a> {
    declared: HashMap<&'a str, String>,
    room: Cell<usize>,
}

impl Default for References<'_> {
    fn default() -> Self {
        Self { declared: HashMap::new(), room: Cell::new(ROOM) }
    }
}

impl<'a> References<'a> {
    /// Reads the declarations of a document type. External entities and those that refer to others are ignored.
    pub(super) fn declare(&mut self, doctype: &'a str) {
        for declaration in doctype.split("<!ENTITY").skip(1) {
            let Some((name, rest)) = declaration.trim_start().split_once(char::is_whitespace) else { continue };
            let rest = rest.trim_start();
            let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else { continue };
            let Some((value, _)) = rest[1..].split_once(quote) else { continue };
            let value = entity::decode(value);
            let simple = !value.contains('<') && (value.as_ref() == "&" || !value.contains('&'));
            if simple && value.len() <= LONGEST && self.declared.len() < MOST && name.chars().all(char::is_alphanumeric) {
                self.declared.entry(name).or_insert(value.into_owned());
            }
        }
    }

    /// `text` as HTML: declared entities expanded, everything else left to the HTML parser.
    pub(super) fn keep<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.declared.is_empty() || !text.contains('&') { Cow::Borrowed(text) } else { self.each(text, Cow::Borrowed) }
    }

    /// `text` with its references decoded once.
    pub(super) fn decode<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.declared.is_empty() || !text.contains('&') {
            return entity::decode(text);
        }
        self.each(text, entity::decode)
    }

    /// `text` with declared entities expanded, and the parts between them passed through `other`.
    fn each<'t>(&self, text: &'t str, other: impl Fn(&'t str) -> Cow<'t, str>) -> Cow<'t, str> {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find('&') {
            out.push_str(&rest[..at]);
            let name = rest[at + 1..].split(';').next().unwrap_or_default();
            let end = at + 1 + name.len();
            let value = self.declared.get(name).filter(|_| rest[end..].starts_with(';'));
            if let Some(value) = value.filter(|value| value.len() <= self.room.get()) {
                self.room.set(self.room.get() - value.len());
                out.push_str(value);
                rest = &rest[end + 1..];
                continue;
            }
            // Stops at the next reference, so that nothing is decoded twice.
            let next = rest[at + 1..].find('&').map_or(rest.len(), |next| at + 1 + next);
            out.push_str(&other(&rest[at..next]));
            rest = &rest[next..];
        }
        out.push_str(rest);
        Cow::Owned(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(doctype: &str, text: &str) -> String {
        let mut references = References::default();
        references.declare(doctype);
        references.decode(text).into_owned()
    }

    #[test]
    fn html_and_declared_entities_are_decoded() {
        assert_eq!(decoded("", "R&D &nbsp;&eacute;&#8217; &amp;amp; &nosuch;"), "R&D \u{a0}é’ &amp; &nosuch;");
        assert_eq!(
            decoded("<!ENTITY paper \"The Courier\"> <!ENTITY e2 '&#233;'>", "&paper;, &e2;t&e2; &amp; R&D;"),
            "The Courier, été & R&D;"
        );
    }

    #[test]
    fn entity_expansion_is_bounded() {
        assert_eq!(
            decoded("<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">", "&a; &b; &c;"),
            "ha &b; &c;"
        );
        let doctype = format!("<!ENTITY a \"{}\">", "x".repeat(200));
        let out = decoded(&doctype, &"&a;".repeat(100_000));
        assert!(out.len() < ROOM + 300_000, "{}", out.len());
    }
}

//! Inline quotations (`<q>`), which browsers mark: in the quotation marks of their language, alternating when nested.

use super::super::dom::Id;
use super::Writer;

/// The most ancestors of a quotation asked for their language; the page's own is known.
const NEAR: usize = 16;

/// The marks of a language, the outer ones and those within, each an opening and a closing one.
type Marks = [(&'static str, &'static str); 2];

const ENGLISH: Marks = [("“", "”"), ("‘", "’")];
const FRENCH: Marks = [("«\u{a0}", "\u{a0}»"), ("“", "”")];
const ANGULAR: Marks = [("«", "»"), ("“", "”")];
const SWISS: Marks = [("«", "»"), ("‹", "›")];
const NORDIC: Marks = [("«", "»"), ("‘", "’")];
const EASTERN: Marks = [("«", "»"), ("„", "“")];
const LOW: Marks = [("„", "“"), ("‚", "‘")];
const LOW_HIGH: Marks = [("„", "”"), ("«", "»")];
const LOW_TURNED: Marks = [("„", "”"), ("»", "«")];
const HIGH: Marks = [("”", "”"), ("’", "’")];
const CORNERS: Marks = [("「", "」"), ("『", "』")];

/// The marks of a language, after the Unicode CLDR's delimiters (release 45) and, for French, the typography of its newsrooms.
fn marks(language: &str) -> Marks {
    let tag = language.to_ascii_lowercase().replace('_', "-");
    match tag.split('-').next().unwrap_or_default() {
        "fr" | "de" | "it" | "rm" if tag.ends_with("-ch") || tag.ends_with("-li") => SWISS,
        "fr" => FRENCH,
        "de" | "cs" | "sk" | "sl" | "is" | "lt" | "et" | "bg" | "sr" | "mk" => LOW,
        "it" | "es" | "ca" | "gl" | "eu" | "el" | "fa" | "sq" | "hy" => ANGULAR,
        "pt" if tag.ends_with("-pt") => ANGULAR,
        "no" | "nb" | "nn" => NORDIC,
        "ru" | "uk" | "be" => EASTERN,
        "pl" | "ro" => LOW_HIGH,
        "hu" => LOW_TURNED,
        "sv" | "fi" => HIGH,
        "ja" => CORNERS,
        "zh" if tag.contains("tw") || tag.contains("hk") || tag.contains("hant") => CORNERS,
        _ => ENGLISH,
    }
}

/// Marks that a page that writes its own begins a quotation with.
const WRITTEN: &[char] = &['«', '»', '“', '”', '„', '‟', '‘', '‹', '"', '「', '『'];

impl Writer<'_, '_, '_> {
    /// Begins a quotation; one that the page marks itself takes no other marks.
    pub(super) fn open_quotation(&mut self, id: Id) {
        let written = self.dom.first_words(id, 8).starts_with(WRITTEN);
        let marks = if written { ("", "") } else { marks(&self.language_at(id))[self.blocks.quotation_depth() % 2] };
        self.blocks.open_quotation(marks);
    }

    /// The language that an element is in.
    fn language_at(&self, id: Id) -> String {
        let near = self.dom.self_and_ancestors(id).take(NEAR);
        let mut said = near.filter_map(|outer| self.dom.first_attribute(outer, &["lang", "xml:lang"]));
        said.next().or_else(|| self.blocks.builder.meta.lang.clone()).unwrap_or_default()
    }
}

//! Inline quotations (`<q>`), which browsers mark: in the quotation marks of their language, alternating when nested.

use super::super::dom::Id;
use super::Writer;
use crate::formats::language::quotation_marks;

/// The most ancestors of a quotation asked for their language; the page's own is known.
const NEAR: usize = 16;

/// Marks that a page that writes its own begins a quotation with.
const WRITTEN: &[char] = &['«', '»', '“', '”', '„', '‟', '‘', '‹', '"', '「', '『'];

impl Writer<'_, '_, '_> {
    /// Begins a quotation; one that the page marks itself takes no other marks.
    pub(super) fn open_quotation(&mut self, id: Id) {
        let written = self.dom.first_words(id, 8).starts_with(WRITTEN);
        let marks = if written { ("", "") } else { quotation_marks(&self.language_at(id))[self.blocks.quotation_depth() % 2] };
        self.blocks.open_quotation(marks);
    }

    /// The language that an element is in.
    fn language_at(&self, id: Id) -> String {
        let near = self.dom.self_and_ancestors(id).take(NEAR);
        let mut said = near.filter_map(|outer| self.dom.first_attribute(outer, &["lang", "xml:lang"]));
        said.next().or_else(|| self.blocks.builder.meta.lang.clone()).unwrap_or_default()
    }
}

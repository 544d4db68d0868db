//! Attributes that only the Markdown reader sets. A noncharacter in their names keeps pages from setting them.

use super::dom::{Dom, Id};

/// The line of the file where the element begins.
pub(in crate::formats) const LINE: &str = "\u{fdd0}line";
/// Whether the item is a task: `done` or `open`.
pub(in crate::formats) const TASK: &str = "\u{fdd0}task";
/// The paragraph is the caption of a picture right before it.
pub(in crate::formats) const CAPTION: &str = "\u{fdd0}caption";
/// The paragraph is the lead.
pub(in crate::formats) const LEAD: &str = "\u{fdd0}lead";
/// The language of code.
pub(in crate::formats) const LANGUAGE: &str = "\u{fdd0}language";
/// The element is written in Markdown, so that nothing is concluded from its form: a table is data, a picture is one to be seen.
pub(in crate::formats) const SURE: &str = "\u{fdd0}sure";

/// Whether an element is written in Markdown.
pub(super) fn is_sure(dom: &Dom<'_>, id: Id) -> bool {
    dom.attribute(id, SURE).is_some()
}

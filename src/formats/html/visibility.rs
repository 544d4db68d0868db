//! What a rendered page does not show: elements hidden by their kind, their attributes or their style, and the line numbers of listings.

use super::dom::{Dom, Id};
use super::element;
use crate::formats::lexicon::Phrases;

/// The most nodes of a line number or of the label of a button that are read.
const LABEL: usize = 12;

/// The most nodes of a column of line numbers.
const COLUMN: usize = 20_000;

/// Whether an element's kind hides its content: scripts, forms' controls, templates. A shadow root is shown, and so is a button that is
/// the heading of a part that opens.
pub(in crate::formats) fn is_hidden(dom: &Dom<'_>, id: Id) -> bool {
    let name = dom.name(id);
    element::is_hidden(name)
        && match name {
            "template" => dom.first_attribute(id, &["shadowrootmode", "shadowroot"]).is_none_or(|mode| mode == "closed"),
            "button" => !is_heading_button(dom, id),
            _ => true,
        }
}

/// Whether an element's own attributes keep it from being seen.
pub(in crate::formats) fn is_unseen(dom: &Dom<'_>, id: Id) -> bool {
    // Collapsed parts open when they are searched for, and pages streamed by React put `S:…` into its place.
    let shown_later =
        |hidden: &str| hidden.eq_ignore_ascii_case("until-found") || dom.attribute(id, "id").is_some_and(|id| id.starts_with("S:"));
    dom.attribute(id, "hidden").is_some_and(|hidden| !shown_later(&hidden))
        || dom.attribute(id, "style").is_some_and(|style| hides(&style))
        || is_line_number(dom, id)
}

/// Whether a style hides its element. Names of properties are compared whole: `--menu-display: none` hides nothing.
fn hides(style: &str) -> bool {
    style.split(';').filter_map(|declaration| declaration.split_once(':')).any(|(property, value)| {
        let value = value.trim_start();
        let is = |keyword: &str| value.get(..keyword.len()).is_some_and(|start| start.eq_ignore_ascii_case(keyword));
        match property.trim() {
            property if property.eq_ignore_ascii_case("display") => is("none"),
            property if property.eq_ignore_ascii_case("visibility") => is("hidden"),
            _ => false,
        }
    })
}

/// Whether a button holds the heading of a part that it opens: all the words of a heading, or a line over the part it controls.
pub(in crate::formats) fn is_heading_button(dom: &Dom<'_>, id: Id) -> bool {
    let label = dom.first_words(id, LABEL);
    if label.is_empty() {
        return false;
    }
    let heading =
        dom.ancestors(id).take(3).find(|outer| matches!(dom.name(*outer), "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "summary" | "dt"));
    if let Some(heading) = heading {
        return dom.first_words(heading, 2 * LABEL).len() == label.len();
    }
    let controls = dom.attribute(id, "aria-expanded").is_some()
        && dom.first_attribute(id, &["aria-controls", "data-target", "data-bs-target", "data-controls"]).is_some();
    let furniture = |outer: &Id| matches!(dom.name(*outer), "nav" | "header" | "footer" | "form" | "aside" | "figure" | "p");
    controls
        && label.split_whitespace().count() > 2
        && !dom.ancestors(id).take(12).any(|outer| furniture(&outer))
        && dom.self_and_ancestors(id).take(3).find_map(|outer| dom.next_element(outer)).is_some()
}

/// Whether an element numbers the lines of a listing: digits, in a cell or a column beside the code, or where a program for listings put
/// them.
fn is_line_number(dom: &Dom<'_>, id: Id) -> bool {
    match dom.name(id) {
        "td" | "pre" => {
            let called = || dom.attribute(id, "class").is_some_and(|class| Phrases::LineNumberClasses.are_in(&class.to_lowercase()));
            let beside = || {
                let cell = dom.self_and_ancestors(id).take(3).find(|outer| dom.name(*outer) == "td");
                let next = cell.and_then(|cell| dom.next_element(cell));
                next.is_some_and(|next| dom.descendants(next).take(LABEL).any(|inner| dom.name(inner) == "pre"))
            };
            is_number(dom, id, COLUMN) && (called() || beside())
        }
        "span" | "a" => {
            let in_code = || dom.ancestors(id).take(4).any(|outer| matches!(dom.name(outer), "pre" | "code"));
            let marked = |name: &str| {
                let value = dom.attribute(id, name).unwrap_or_default().to_lowercase();
                if name == "style" { value.contains("user-select") } else { Phrases::LineNumberClasses.are_in(&value) }
            };
            dom.first_child(id).is_some() && is_number(dom, id, LABEL) && in_code() && (marked("class") || marked("style"))
        }
        _ => false,
    }
}

/// Whether the words of an element are digits, with white space around them.
fn is_number(dom: &Dom<'_>, id: Id, most: usize) -> bool {
    let mut any = false;
    for (count, inner) in dom.descendants(id).enumerate() {
        let Some(text) = dom.text(inner) else {
            // A table within holds cells of its own.
            if dom.name(inner) == "table" {
                return false;
            }
            continue;
        };
        any |= text.bytes().any(|byte| byte.is_ascii_digit());
        if count > most || !text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_whitespace()) {
            return false;
        }
    }
    any
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_are_compared_whole() {
        assert!(hides("color:red; DISPLAY : none !important") && hides("visibility:hidden"));
        assert!(!hides("--menu-display: none") && !hides("display:block;--x-visibility:hidden") && !hides("content-visibility: hidden"));
    }

    #[test]
    fn collapsed_and_streamed_parts_are_seen() {
        for (tag, seen) in [
            ("<div hidden>", false),
            ("<div hidden=until-found>", true),
            ("<div hidden id=S:1>", true),
            ("<td class=gutter>1\n2", false),
            ("<td class=year>2019", true),
        ] {
            let page = if tag.starts_with("<td") { format!("<table><tr>{tag}</td><td>x</td></tr></table>") } else { tag.to_owned() };
            let dom = Dom::new(&page);
            let id = dom.find(Id::ROOT, if tag.starts_with("<td") { "td" } else { "div" }).unwrap();
            assert_eq!(!is_unseen(&dom, id), seen, "{tag}");
        }
    }
}

//! Roles of elements, judged by attributes and content: caption, pull quote, footnote reference.

use super::dom::{Dom, Id};
use super::{element, markdown_marks};

/// An element's class and id in lower case, parted by spaces: what a page's makers call it.
pub(in crate::formats) fn called(dom: &Dom<'_>, id: Id) -> String {
    let mut called = dom.attribute(id, "class").unwrap_or_default().to_ascii_lowercase();
    if let Some(id) = dom.attribute(id, "id") {
        called.push(' ');
        called.push_str(&id.to_ascii_lowercase());
    }
    called
}

/// The longest text around a sign that is read out between two operands, in bytes.
const OPERANDS: usize = 24;

/// Whether an element is a sign between two operands, as in « 4/3 » drawn as a fraction: what is not drawn is part of the text.
pub(in crate::formats) fn is_operator(dom: &Dom<'_>, id: Id) -> bool {
    let sign = dom.first_words(id, 2);
    let mut signs = sign.chars();
    let one = signs.next().is_some_and(|c| !c.is_alphanumeric()) && signs.next().is_none();
    one && dom.parent(id).is_some_and(|around| {
        let text = dom.first_words(around, OPERANDS);
        let operand = |end: Option<char>| end.is_some_and(char::is_alphanumeric);
        let parted = text.split_once(&sign).is_some_and(|(one, other)| operand(one.chars().next_back()) && operand(other.chars().next()));
        text.len() <= OPERANDS && parted
    })
}

/// Whether an element is part of the line around it; one of an unknown kind is within a paragraph, as it is for browsers.
pub(in crate::formats) fn is_inline(dom: &Dom<'_>, id: Id) -> bool {
    let name = dom.name(id);
    let unknown =
        || name.contains('-') && dom.ancestors(id).map(|outer| dom.name(outer)).find(|outer| !element::is_inline(outer)) == Some("p");
    element::is_inline(name) || unknown()
}

/// Whether an element is a sentence set apart to catch the eye.
pub(in crate::formats) fn is_pull_quote(dom: &Dom<'_>, id: Id) -> bool {
    if !matches!(dom.name(id), "blockquote" | "aside" | "div" | "p" | "figure" | "section") {
        return false;
    }
    let Some(class) = dom.attribute(id, "class") else { return false };
    let class = class.to_ascii_lowercase();
    class.contains("pull") && ["pullquote", "pull-quote", "pull_quote", "pulled-quote"].iter().any(|name| class.contains(name))
}

/// Whether a `<cite>` is the last part of a block quotation: the name of who said it, on a line of its own.
pub(super) fn names_source(dom: &Dom<'_>, id: Id) -> bool {
    let last = dom.next_element(id).is_none() && dom.next(id).and_then(|next| dom.text(next)).is_none_or(|text| text.trim().is_empty());
    last && dom.parent(id).and_then(|outer| dom.first_child(outer)) != Some(id)
        && dom.parent(id).is_some_and(|outer| dom.name(outer) == "blockquote")
}

/// Whether a footer or an aside belongs to the text: the speaker of a block quotation, a pull quote, notes.
pub(in crate::formats) fn is_of_text(dom: &Dom<'_>, id: Id) -> bool {
    is_pull_quote(dom, id)
        || dom.name(id) == "footer" && dom.ancestors(id).take(3).any(|outer| dom.name(outer) == "blockquote")
        || dom.name(id) == "aside" && holds_notes(dom, id)
}

/// Whether an aside holds notes to the text: it says so, or all it holds is a numbered list that goes on from the one before.
pub(in crate::formats) fn holds_notes(dom: &Dom<'_>, id: Id) -> bool {
    let says = |name: &str| dom.attribute(id, name).is_some_and(|said| said.to_ascii_lowercase().contains("note"));
    if says("role") || says("class") && !says("hidden") {
        return true;
    }
    let mut elements = dom.children(id).filter(|child| dom.text(*child).is_none());
    let list = elements.next().filter(|only| dom.name(*only) == "ol" && dom.attribute(*only, "start").is_some());
    list.is_some() && elements.next().is_none()
}

/// Whether a figure shows something, so that its words are a caption, rather than a quotation or a table set apart.
pub(in crate::formats) fn is_illustration(dom: &Dom<'_>, id: Id) -> bool {
    let mut shows = false;
    for inner in dom.descendants(id) {
        match dom.name(inner) {
            "img" | "picture" | "video" | "iframe" => shows = true,
            "blockquote" | "pre" | "table" | "figure" | "ul" | "ol" => return false,
            _ => (),
        }
    }
    shows
}

/// Whether an element beside a picture holds its caption.
pub(in crate::formats) fn is_caption(dom: &Dom<'_>, id: Id) -> bool {
    if !matches!(dom.name(id), "p" | "div" | "dd") {
        return false;
    }
    let Some(class) = dom.attribute(id, "class") else { return false };
    class.split_ascii_whitespace().any(|word| {
        let word = word.to_ascii_lowercase();
        word == "caption" || word.ends_with("-caption") || word.ends_with("caption-text") || word.ends_with("_caption")
    }) && !dom.descendants(id).take(200).any(|inner| dom.name(inner) == "img")
}

/// Whether raised text is the mark of a footnote: nothing but a link to a place in the same page.
pub(in crate::formats) fn is_footnote_mark(dom: &Dom<'_>, id: Id) -> bool {
    if markdown_marks::is_sure(dom, id) {
        return true;
    }
    let mut link = None;
    for child in dom.descendants(id).take(8) {
        match dom.name(child) {
            "a" if link.is_none() => link = Some(child),
            "a" => return false,
            _ => (),
        }
    }
    link.and_then(|link| dom.attribute(link, "href")).is_some_and(|href| href.contains('#'))
}

/// The language of a code block, from the classes of syntax highlighters.
pub(in crate::formats) fn language(dom: &Dom<'_>, id: Id) -> Option<String> {
    let code = dom.children(id).find(|&child| dom.name(child) == "code");
    [Some(id), code, dom.parent(id)].into_iter().flatten().find_map(|id| {
        let class = dom.attribute(id, "class")?;
        let mut words = class.split_ascii_whitespace();
        words.find_map(|word| {
            let language =
                word.strip_prefix("language-").or_else(|| word.strip_prefix("lang-")).or_else(|| word.strip_prefix("highlight-source-"));
            language.filter(|language| !matches!(*language, "" | "none" | "plaintext" | "text")).map(str::to_owned)
        })
    })
}

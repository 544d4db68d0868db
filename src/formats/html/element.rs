//! Kinds of elements by their names: inline, hidden, raw, void, formatting.

const INLINE: &[&str] = &[
    "", "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label",
    "mark", "nobr", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u", "var", "wbr",
];

const HIDDEN: &[&str] = &[
    "script", "style", "template", "svg", "math", "head", "title", "noscript", "noframes", "noembed", "textarea", "select", "datalist",
    "canvas", "map", "button", "input",
];

/// Inline elements; all others separate the text before them from the text after them.
pub(in crate::formats) fn is_inline(name: &str) -> bool {
    INLINE.binary_search(&name).is_ok()
}

/// Elements whose content is nothing to be read.
pub(in crate::formats) fn is_hidden(name: &str) -> bool {
    HIDDEN.contains(&name)
}

/// Elements in which nothing but their own end is a tag, and whose content is nothing to be read.
pub(in crate::formats) fn is_raw(name: &str) -> bool {
    matches!(name, "script" | "style" | "textarea" | "title" | "iframe" | "noembed" | "noframes")
}

/// Elements that never hold anything.
pub(in crate::formats) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area" | "base" | "br" | "col" | "embed" | "hr" | "img" | "input" | "link" | "meta" | "param" | "source" | "track" | "wbr"
    )
}

/// Elements that are opened again in the next paragraph where they were not closed.
pub(in crate::formats) fn is_formatting(name: &str) -> bool {
    matches!(name, "a" | "b" | "big" | "code" | "em" | "font" | "i" | "nobr" | "s" | "small" | "strike" | "strong" | "tt" | "u")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_elements_are_sorted() {
        assert!(INLINE.is_sorted());
    }
}

//! Kinds of elements by their names: inline, hidden, raw, void, formatting.

/// By their lengths: a comparison of texts costs, and every element is asked.
const INLINE: [&[&str]; 8] = [
    &[""],
    &["a", "b", "i", "q", "s", "u"],
    &["em", "rb", "rp", "rt", "tt"],
    &["bdi", "bdo", "big", "del", "dfn", "ins", "kbd", "rtc", "sub", "sup", "var", "wbr"],
    &["abbr", "cite", "code", "data", "font", "mark", "nobr", "ruby", "samp", "span", "time"],
    &["label", "small"],
    &["strike", "strong"],
    &["acronym"],
];

const HIDDEN: &[&str] = &[
    "script", "style", "template", "svg", "math", "head", "title", "noscript", "noframes", "noembed", "textarea", "select", "datalist",
    "canvas", "map", "button", "input",
];

/// Inline elements; all others separate the text before them from the text after them.
pub(in crate::formats) fn is_inline(name: &str) -> bool {
    INLINE.get(name.len()).is_some_and(|names| names.contains(&name))
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
    fn inline_elements_are_found_by_their_lengths() {
        assert!(INLINE.iter().enumerate().all(|(length, names)| names.iter().all(|name| name.len() == length && is_inline(name))));
        assert!(!is_inline("p") && !is_inline("blockquote"));
    }
}

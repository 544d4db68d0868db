//! Kinds of elements by their names: inline, hidden, raw, void, formatting.

const HIDDEN: &[&str] = &[
    "script", "style", "template", "svg", "math", "head", "title", "noscript", "noframes", "noembed", "textarea", "select", "datalist",
    "canvas", "map", "button", "input",
];

/// Inline elements; all others separate the text before them from the text after them.
pub(in crate::formats) fn is_inline(name: &str) -> bool {
    // By their lengths: a comparison of texts costs, and every element is asked.
    match name.len() {
        0 => true,
        1 => matches!(name, "a" | "b" | "i" | "q" | "s" | "u"),
        2 => matches!(name, "em" | "rb" | "rp" | "rt" | "tt"),
        3 => matches!(name, "bdi" | "bdo" | "big" | "del" | "dfn" | "ins" | "kbd" | "rtc" | "sub" | "sup" | "var" | "wbr"),
        4 => matches!(name, "abbr" | "cite" | "code" | "data" | "font" | "mark" | "nobr" | "ruby" | "samp" | "span" | "time"),
        5 => matches!(name, "label" | "small"),
        6 => matches!(name, "strike" | "strong"),
        7 => name == "acronym",
        _ => false,
    }
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
        let names = ["", "a", "em", "sup", "span", "nobr", "small", "strong", "acronym"];
        assert!(names.iter().all(|name| is_inline(name)));
        assert!(!is_inline("p") && !is_inline("div") && !is_inline("blockquote"));
    }
}

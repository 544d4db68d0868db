//! What names of elements mean by themselves, and the text between them: which elements are running text, which hide theirs.

use super::dom::{Dom, Id};

/// Elements that stand within a line; all others part what comes before from what comes after.
pub(in crate::formats) fn is_running(name: &str) -> bool {
    matches!(
        name,
        "" | "a"
            | "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "nobr"
            | "q"
            | "rb"
            | "rp"
            | "rt"
            | "rtc"
            | "ruby"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
    )
}

/// Elements whose content is nothing to be read.
pub(in crate::formats) fn is_hidden(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "template"
            | "svg"
            | "math"
            | "head"
            | "title"
            | "noscript"
            | "noframes"
            | "noembed"
            | "textarea"
            | "select"
            | "datalist"
            | "canvas"
            | "map"
            | "button"
            | "input"
    )
}

/// Elements in which nothing but their own end is a tag, and whose content is nothing to be read.
pub(super) fn is_raw(name: &str) -> bool {
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
pub(super) fn is_formatting(name: &str) -> bool {
    matches!(name, "a" | "b" | "big" | "code" | "em" | "font" | "i" | "nobr" | "s" | "small" | "strike" | "strong" | "tt" | "u")
}

/// Whether an element's own attributes keep it from being seen.
pub(in crate::formats) fn is_unseen(dom: &Dom<'_>, id: Id) -> bool {
    if dom.attribute(id, "hidden").is_some() {
        return true;
    }
    dom.attribute(id, "style").is_some_and(|style| {
        let style: String = style.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect();
        style.contains("display:none") || style.contains("visibility:hidden")
    })
}

/// An element's class and id in lower case, parted by spaces: what a page's makers call it.
pub(in crate::formats) fn called(dom: &Dom<'_>, id: Id) -> String {
    let mut called = dom.attribute(id, "class").unwrap_or_default().to_ascii_lowercase();
    if let Some(id) = dom.attribute(id, "id") {
        called.push(' ');
        called.push_str(&id.to_ascii_lowercase());
    }
    called
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

/// The language that lines of code are in, as highlighters are told it.
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

/// Appends `text` to `out` with each run of white space as one space; none where `out` is empty or ends in one.
pub(in crate::formats) fn fold(text: &str, out: &mut String) {
    let blank = |c: char| c.is_ascii_whitespace();
    let mut rest = text;
    if rest.starts_with(blank) {
        rest = rest.trim_start_matches(blank);
        if !out.is_empty() && !out.ends_with([' ', '\n']) {
            out.push(' ');
        }
    }
    // Words are copied together as long as a single space parts them.
    while let Some(end) = odd_space(rest) {
        out.push_str(&rest[..end]);
        out.push(' ');
        rest = rest[end..].trim_start_matches(blank);
    }
    out.push_str(rest);
}

/// Where white space stands that is not a single space between two characters.
fn odd_space(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let odd = |at: usize, byte: u8| {
        byte < b'!'
            && (byte != b' ' && byte.is_ascii_whitespace() || byte == b' ' && { bytes.get(at + 1).is_some_and(u8::is_ascii_whitespace) })
    };
    bytes.iter().enumerate().position(|(at, &byte)| odd(at, byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_folded_across_pieces() {
        let mut out = String::new();
        for piece in ["\n a ", "  b\t\nc", "d ", " ", "e\u{a0} f"] {
            fold(piece, &mut out);
        }
        assert_eq!(out, "a b cd e\u{a0} f");
    }
}

//! What names of elements mean by themselves, and the text between them: which elements are running text, which hide theirs.

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
    )
}

/// Elements that never hold anything.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area" | "base" | "br" | "col" | "embed" | "hr" | "img" | "input" | "link" | "meta" | "param" | "source" | "track" | "wbr"
    )
}

/// Elements that are opened again in the next paragraph where they were not closed.
pub(super) fn is_formatting(name: &str) -> bool {
    matches!(name, "a" | "b" | "big" | "code" | "em" | "font" | "i" | "nobr" | "s" | "small" | "strike" | "strong" | "tt" | "u")
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
    while let Some(end) = rest.find(blank) {
        out.push_str(&rest[..end]);
        out.push(' ');
        rest = rest[end..].trim_start_matches(blank);
    }
    out.push_str(rest);
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

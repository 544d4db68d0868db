//! Plain text in mails: joins flowed lines (RFC 3676) and finds the signature.

/// Line breaks of a plain-text part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flow {
    /// Every line break is kept.
    Fixed,
    /// A line that ends with a space goes on in the next.
    Spaced,
    /// The same, and the space is not part of the text: for scripts without spaces.
    Glued,
}

/// `text` with its lines joined where they flow.
pub(super) fn unwrap(text: &str, flow: Flow) -> String {
    let mut out = String::with_capacity(text.len());
    let mut open = None::<usize>;
    for line in text.lines() {
        let line = line.trim_end_matches('\r');
        let depth = line.bytes().take_while(|&byte| byte == b'>').count();
        let rest = &line[depth..];
        let rest = if flow == Flow::Fixed { rest } else { rest.strip_prefix(' ').unwrap_or(rest) };
        if open != Some(depth) {
            if open.is_some() {
                out.push('\n');
            }
            out.extend(std::iter::repeat_n('>', depth));
            if depth > 0 {
                out.push(' ');
            }
        }
        let flows = flow != Flow::Fixed && rest.ends_with(' ') && !is_mark(rest);
        out.push_str(if flows && flow == Flow::Glued { &rest[..rest.len() - 1] } else { rest });
        open = flows.then_some(depth);
        if !flows {
            out.push('\n');
        }
    }
    out
}

/// Whether a line parts the text from the signature (RFC 3676, 4.3).
fn is_mark(line: &str) -> bool {
    line.trim_end_matches('\r') == "-- " || line.trim_end_matches('\r') == "--\u{a0}"
}

/// The longest signature, in lines; what is longer is something else.
const SIGNATURE: usize = 40;

/// The text without its signature, and the signature.
pub(super) fn signature(text: &str) -> (&str, Option<&str>) {
    let mut at = 0;
    let mut found = None;
    for line in text.split_inclusive('\n') {
        if is_mark(line.trim_end_matches('\n')) {
            found = Some((at, at + line.len()));
        }
        at += line.len();
    }
    let Some((end, start)) = found.filter(|&(_, start)| text[start..].lines().count() <= SIGNATURE) else { return (text, None) };
    (&text[..end], Some(text[start..].trim_end()).filter(|words| !words.trim().is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_end_with_a_space_go_on() {
        assert_eq!(unwrap("The quay \nwas empty.\n\nSo.", Flow::Spaced), "The quay was empty.\n\nSo.\n");
        assert_eq!(unwrap("埠頭は \n空だ", Flow::Glued), "埠頭は空だ\n");
        assert_eq!(unwrap("a \nb", Flow::Fixed), "a \nb\n");
    }

    #[test]
    fn quoted_lines_flow_separately() {
        assert_eq!(unwrap("> one \n> two \nthree", Flow::Spaced), "> one two \nthree\n");
        assert_eq!(unwrap(">> one \n>> two\n From here", Flow::Spaced), ">> one two\nFrom here\n");
    }

    #[test]
    fn the_signature_follows_its_separator() {
        assert_eq!(signature("Words.\n-- \nAnn Lee\nPress office\n"), ("Words.\n", Some("Ann Lee\nPress office")));
        assert_eq!(signature("Words.\n-- \n"), ("Words.\n", None));
        assert_eq!(signature("a -- b\n--\nc"), ("a -- b\n--\nc", None));
        assert_eq!(unwrap("Words \n-- \nAnn", Flow::Spaced), "Words -- \nAnn\n");
    }
}

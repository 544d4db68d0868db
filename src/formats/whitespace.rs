//! White space as HTML and XML fold it.

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
    // Nearly every text is folded already, but for what may follow its last word.
    if is_folded(rest) && !rest.ends_with(['\n', '\t', '\r', '\u{c}']) {
        out.push_str(rest);
        return;
    }
    // Words are copied together as long as a single space parts them.
    while let Some(end) = odd_space(rest) {
        out.push_str(&rest[..end]);
        out.push(' ');
        rest = rest[end..].trim_start_matches(blank);
    }
    out.push_str(rest);
}

/// Whether `text`, which ends in no white space, has none to fold; control characters count as such. One pass that compilers vectorise.
#[expect(clippy::needless_bitwise_bool, reason = "branches would keep the loop from being vectorised")]
pub(in crate::formats) fn is_folded(text: &str) -> bool {
    let bytes = text.as_bytes();
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    !pairs.fold(false, |found, (&byte, &next)| found | (byte < b' ') | (byte == b' ') & (next <= b' '))
}

/// The position of the first white space that is not a single space between two characters.
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

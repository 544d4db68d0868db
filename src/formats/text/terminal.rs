//! Text saved from a terminal: control sequences go, and letters struck twice, as manual pages have them, count once.

use std::borrow::Cow;

use super::lines;

/// Longest control sequence, in bytes.
const LONGEST: usize = 4096;

/// `text` as it looked.
pub(super) fn shown(text: &str) -> Cow<'_, str> {
    if !lines::holds(text, |byte| byte == 0x1b || byte == 0x08) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\u{1b}', '\u{8}']) {
        out.push_str(&rest[..at]);
        if rest[at..].starts_with('\u{1b}') {
            rest = &rest[at + sequence(&rest[at..])..];
        } else {
            rest = struck(&mut out, &rest[at + 1..]);
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Replaces the last letter of `out` by the one struck over it, unless that only underlines. Returns what follows.
fn struck<'t>(out: &mut String, rest: &'t str) -> &'t str {
    let Some(over) = rest.chars().next().filter(|c| !c.is_control()) else { return rest };
    let before = out.chars().next_back().filter(|c| *c != '\n');
    if before.is_some() {
        out.pop();
    }
    out.push(before.filter(|_| over == '_').unwrap_or(over));
    &rest[over.len_utf8()..]
}

/// Number of bytes of the control sequence that `text` begins with (ECMA-48): 1 where it is none, so that only the escape goes.
fn sequence(text: &str) -> usize {
    let bytes = text.get(..text.floor_char_boundary(LONGEST)).unwrap_or(text).as_bytes();
    match bytes.get(1) {
        Some(b'[') => {
            let parameters = bytes.iter().skip(2).take_while(|byte| (0x20..0x40).contains(*byte)).count();
            bytes.get(2 + parameters).filter(|byte| (0x40..0x7f).contains(*byte)).map_or(1, |_| 3 + parameters)
        }
        Some(b']' | b'P' | b'_' | b'^' | b'X') => {
            let bell = bytes.iter().position(|&byte| byte == 0x07).map(|at| at + 1);
            let string = bytes.windows(2).skip(1).position(|pair| pair == b"\x1b\\").map(|at| at + 3);
            bell.into_iter().chain(string).min().unwrap_or(1)
        }
        Some(b' '..=b'/') => bytes.get(2).map_or(1, |byte| if byte.is_ascii() { 3 } else { 1 }),
        Some(b'0'..=b'~') => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_and_links_leave_their_words() {
        assert_eq!(shown("The \u{1b}[1mquay\u{1b}[0m, \u{1b}[38;5;196mred\u{1b}[m."), "The quay, red.");
        assert_eq!(shown("\u{1b}]8;;https://harbour.example\u{1b}\\as said\u{1b}]8;;\u{7}"), "as said");
        assert_eq!(shown("a\u{1b}(Bb\u{1b}Mc\u{1b}é\u{1b}[é\u{1b}"), "abcé[é");
    }

    #[test]
    fn letters_struck_twice_count_once() {
        assert_eq!(shown("N\u{8}NA\u{8}AM\u{8}ME\u{8}E: _\u{8}f_\u{8}o\u{8}og\u{8}_"), "NAME: fog");
        assert_eq!(shown("\u{8}a\n\u{8}b\u{8}"), "a\nb");
    }
}

//! The part of a text that is parsed: its beginning, up to as many marks as a parser's own lists may hold. The rest is shown as plain
//! paragraphs.

/// Splits a text at the end of the line in which it has more than `most` bytes that are marks.
pub(super) fn split(text: &str, most: usize, is_mark: impl Fn(u8) -> bool) -> (&str, &str) {
    // Most texts are shorter than that altogether.
    if text.len() <= most {
        return (text, "");
    }
    let mut left = most;
    for (number, stretch) in text.as_bytes().chunks(STRETCH).enumerate() {
        let marks: usize = stretch.chunks(COUNTED).map(|bytes| usize::from(count(bytes, &is_mark))).sum();
        if marks > left {
            let at = number * STRETCH;
            let line_end = last_line_end(&text.as_bytes()[..at]);
            return text.split_at(line_end.unwrap_or_else(|| text.floor_char_boundary(at)));
        }
        left -= marks;
    }
    (text, "")
}

/// Bytes examined at a time.
const STRETCH: usize = 16 << 10;

/// Bytes counted at a time: a byte holds the count, so that many are counted in one instruction.
const COUNTED: usize = 128;

fn count(bytes: &[u8], is_mark: impl Fn(u8) -> bool) -> u8 {
    bytes.iter().fold(0, |count: u8, &byte| count.wrapping_add(u8::from(is_mark(byte))))
}

/// The end of the last line in `bytes`, unless it is far from their end.
fn last_line_end(bytes: &[u8]) -> Option<usize> {
    let from = bytes.len().saturating_sub(STRETCH);
    bytes[from..].iter().rposition(|&byte| byte == b'\n').map(|at| from + at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_split_at_a_line_end_before_its_marks_are_too_many() {
        let is_mark = |byte: u8| byte == b'*';
        let text = "a *b*\n".repeat(10_000);
        assert_eq!(split(&text, 20_000, is_mark), (text.as_str(), ""));
        let (head, rest) = split(&text, 19_999, is_mark);
        assert!(head.ends_with('\n') && !rest.is_empty() && head.len() + rest.len() == text.len());
        let line = "é*".repeat(30_000);
        let (head, rest) = split(&line, 20_000, is_mark);
        assert!(!head.is_empty() && head.len() + rest.len() == line.len());
    }
}

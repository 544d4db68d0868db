//! Word boundaries, for whole-word matches and for distances between words.
//!
//! Scripts written without spaces (Chinese, Japanese, Thai…), and Korean, whose particles attach to the word, have a boundary at every
//! character: a needle matches anywhere inside, and each character counts as a word.

use std::ops::Range;

use super::letters::{is_accent, is_invisible};

/// Whether a word may begin or end between two letters.
pub(super) fn is_boundary(before: Option<char>, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return true };
    !(before.is_alphanumeric() && after.is_alphanumeric()) || is_unspaced(before) || is_unspaced(after)
}

/// The words of `text`: runs of letters and digits, with their accents.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + beginning(text.get(from..)?)?;
        from = end_of_word(text, start);
        Some(start..from)
    })
}

/// The first letter or digit. Most of what is between words is ASCII.
fn beginning(text: &str) -> Option<usize> {
    let at = text.bytes().position(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii())?;
    if text.as_bytes()[at].is_ascii() { Some(at) } else { Some(at + text.get(at..)?.find(char::is_alphanumeric)?) }
}

/// The end of the word that begins at `start`.
fn end_of_word(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes().get(start..).unwrap_or_default();
    let plain = bytes.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(bytes.len());
    if bytes.get(plain).is_none_or(u8::is_ascii) && plain > 0 {
        return start + plain;
    }
    let mut last = plain.checked_sub(1).map(|last| char::from(bytes[last]));
    let rest = text.get(start + plain..).unwrap_or_default();
    let end = rest.char_indices().find(|&(_, c)| {
        let belongs = last.is_none() || is_accent(c) || is_invisible(c) || c.is_alphanumeric() && !is_boundary(last, Some(c));
        if belongs && c.is_alphanumeric() {
            last = Some(c);
        }
        !belongs
    });
    start + plain + end.map_or(rest.len(), |(length, _)| length)
}

pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{0e00}'..='\u{0eff}' // Thai, Lao
        | '\u{1000}'..='\u{109f}' // Myanmar
        | '\u{1100}'..='\u{11ff}' // Hangul letters
        | '\u{1780}'..='\u{17ff}' // Khmer
        | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{318f}' // kana, Bopomofo, Hangul letters
        | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{9fff}' // ideographs
        | '\u{a960}'..='\u{a97f}'
        | '\u{ac00}'..='\u{d7ff}' // Hangul
        | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ffdc}' // half-width kana and Hangul
        | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_runs_of_letters_with_their_accents() {
        let list = |text| words(text).map(|range| &text[range]).collect::<Vec<_>>();
        assert_eq!(list(" l'été, 12:30 – 東京!"), ["l", "été", "12", "30", "東", "京"]);
        assert_eq!(list("e\u{301}te\u{301} cou\u{ad}pé"), ["e\u{301}te\u{301}", "cou\u{ad}pé"]);
        assert_eq!(list("…"), [""; 0]);
    }
}

//! Line breaks in scripts that write no spaces between words: Thai, Lao, Khmer, Burmese. A small neural network finds
//! the words; a dictionary would be faster, but parts words where it meets one that it lacks.

use std::sync::LazyLock;

use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

static SEGMENTER: LazyLock<LineSegmenterBorrowed<'static>> = LazyLock::new(|| LineSegmenter::new_lstm(LineBreakOptions::default()));

/// The bytes within runs of these scripts before which a word begins, in order.
pub(super) fn breaks(text: &str) -> Vec<usize> {
    let mut breaks = Vec::new();
    // Asks every byte, which the processor does sixteen at a time: most texts have none.
    if !text.bytes().fold(false, |found, byte| found | may_begin(byte)) {
        return breaks;
    }
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.bytes().position(may_begin)).map(|found| at + found) {
        let rest = &text[start..];
        let end = rest.find(|c| !is_unspaced(c)).unwrap_or(rest.len());
        if end > 0 {
            let inner = SEGMENTER.segment_str(&rest[..end]).filter(|&at| at > 0 && at < end);
            breaks.extend(inner.map(|at| start + at));
        }
        // The character was of another script with the same first byte.
        at = start + end.max(rest.chars().next().map_or(1, char::len_utf8));
    }
    breaks
}

/// Whether a vowel is written before the consonant it is spoken after: nothing parts the two.
pub(super) fn is_leading_vowel(c: char) -> bool {
    matches!(c, '\u{e40}'..='\u{e44}' | '\u{ec0}'..='\u{ec4}')
}

/// The first byte of a character of these scripts.
fn may_begin(byte: u8) -> bool {
    matches!(byte, 0xe0 | 0xe1)
}

fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e4e}' | '\u{e81}'..='\u{ece}' | '\u{edc}'..='\u{edf}' | '\u{1000}'..='\u{103f}'
        | '\u{1050}'..='\u{109d}' | '\u{1780}'..='\u{17d3}' | '\u{17d7}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_within_other_text() {
        let text = "été, เวลานานกว่า (ที่ใคร) áé";
        let parts: Vec<&str> = breaks(text).into_iter().map(|at| &text[at..]).collect();
        assert_eq!(parts, ["นานกว่า (ที่ใคร) áé", "กว่า (ที่ใคร) áé", "ใคร) áé"]);
        assert_eq!(breaks("ἀρχή ḍ ॐ"), [0; 0]);
    }
}

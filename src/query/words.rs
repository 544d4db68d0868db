//! Where words begin and end in a text, for whole-word matches and distances between words.
//!
//! Scripts written without spaces between words (Chinese, Japanese, Thai…) and Korean, whose particles hang on the word, match
//! anywhere inside; each of their characters counts as a word.

use std::ops::Range;

/// How the end of a match may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// At the end of a word.
    Word,
    /// Anywhere in a word.
    Anywhere,
}

/// Whether a word may begin or end between the two characters.
pub(super) fn is_boundary(before: Option<char>, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return true };
    !(before.is_alphanumeric() && after.is_alphanumeric()) || is_spaceless(before) || is_spaceless(after)
}

/// Whether the match `range` of `text` stands at the bounds of words.
pub(super) fn at_bounds(text: &str, range: &Range<usize>, end: End) -> bool {
    let (Some(head), Some(inside), Some(tail)) = (text.get(..range.start), text.get(range.clone()), text.get(range.end..)) else {
        return false;
    };
    is_boundary(head.chars().next_back(), inside.chars().next())
        && (end == End::Anywhere || is_boundary(inside.chars().next_back(), tail.chars().next()))
}

/// The matches of `needle` in `text` at the bounds of words, in order, not overlapping.
pub(super) fn occurrences<'a>(text: &'a str, needle: &'a str, end: End) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut from = 0;
    std::iter::from_fn(move || {
        while !needle.is_empty() {
            let start = from + text.get(from..)?.find(needle)?;
            let range = start..start + needle.len();
            if at_bounds(text, &range, end) {
                from = range.end;
                return Some(range);
            }
            // Another match may begin within this one, as `a b` does in `ca b a b`.
            from = start + needle.chars().next().map_or(1, char::len_utf8);
        }
        None
    })
}

/// The words of `text`: runs of letters and figures.
pub(super) fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..)?;
        let start = from + rest.find(char::is_alphanumeric)?;
        let word = text.get(start..)?;
        let mut chars = word.char_indices().peekable();
        let mut length = word.len();
        while let Some((_, c)) = chars.next() {
            if let Some((at, next)) = chars.peek()
                && is_boundary(Some(c), Some(*next))
            {
                length = *at;
                break;
            }
        }
        from = start + length;
        Some(start..from)
    })
}

fn is_spaceless(c: char) -> bool {
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

    fn count(text: &str, needle: &str, end: End) -> usize {
        occurrences(text, needle, end).count()
    }

    #[test]
    fn matches_stand_at_the_bounds_of_words() {
        assert_eq!(count("a cat, cats; concat cat", "cat", End::Word), 2);
        assert_eq!(count("a cat, cats; concat cat", "cat", End::Anywhere), 3);
        assert_eq!(count("l'ete, c++ ete2", "ete", End::Word), 1);
        assert_eq!(count("c++11 and c++", "c++", End::Word), 2);
        assert_eq!(count("ca b a b", "a b", End::Word), 1);
        assert_eq!(count("東京都の天気 AIは", "京都", End::Word), 1);
        assert_eq!(count("aiは", "ai", End::Word), 1);
        assert_eq!(count("abc", "", End::Word), 0);
    }

    #[test]
    fn words_are_runs_of_letters() {
        let list = |text| words(text).map(|range| &text[range]).collect::<Vec<_>>();
        assert_eq!(list(" l'été, 12:30 – 東京!"), ["l", "été", "12", "30", "東", "京"]);
        assert_eq!(list("…"), [""; 0]);
    }
}

//! Edit distance between spellings.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// `word` in lower case without accents, for the language's own words.
pub(super) fn plain(word: &str) -> String {
    word.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// The number of letters to insert, delete, replace or swap with a neighbour to make `a` of `b` (optimal string alignment distance). Time
/// grows with the product of the lengths, so only for names.
pub(crate) fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut edits = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a[i - 1] == *y && b[j - 1] == *x {
                edits = edits.min(before[j - 1] + 1);
            }
            row.push(edits);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}

/// Longer words are compared by their beginning.
const LONGEST: usize = 40;

/// The most similar word, if it is similar enough to have been meant.
pub(crate) fn nearest<'a>(written: &str, words: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let written: Vec<char> = written.to_lowercase().chars().take(LONGEST).collect();
    let most = (written.len() / 3).max(2).min(written.len().saturating_sub(1));
    let near =
        |word: &'a str| Some((distance(&written, &word.chars().take(LONGEST).collect::<Vec<_>>()), word)).filter(|(far, _)| *far <= most);
    words.into_iter().filter_map(near).min_by_key(|(far, _)| *far).map(|(_, word)| word.to_owned())
}

/// Whether `word` is `letters` with one typo at most. Linear: skips the common prefix and suffix, then compares the rest.
pub(crate) fn one_typo(letters: &[char], word: &str) -> bool {
    let (short, long) = (letters.len().saturating_sub(1), letters.len() + 1);
    // Four bytes are the longest character: this sorts out most words without looking at them.
    if word.len() < short || word.len() > long * 4 {
        return false;
    }
    let front = word.chars().zip(letters).take_while(|(c, letter)| c == *letter).count();
    let rest: Vec<char> = word.chars().skip(front).take(long + 1).collect();
    let letters = &letters[front..];
    let back = rest.iter().rev().zip(letters.iter().rev()).take_while(|(c, letter)| c == letter).count();
    match (&rest[..rest.len() - back], &letters[..letters.len() - back]) {
        ([] | [_], [] | [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(word: &str) -> Vec<char> {
        word.chars().collect()
    }

    #[test]
    fn a_typo_is_one_letter_or_two_swapped() {
        for word in ["minister", "minster", "ministers", "monister", "minitser", "inister", "mminister"] {
            assert!(one_typo(&letters("minister"), word), "{word}");
        }
        for word in ["ministry", "mini", "", "sinisters", "mnisiter", "ministerial"] {
            assert!(!one_typo(&letters("minister"), word), "{word}");
        }
        assert!(one_typo(&letters("ete"), "été") == (distance(&letters("ete"), &letters("été")) <= 1));
    }

    #[test]
    fn distance_counts_letters_inserted_left_out_replaced_and_swapped() {
        let far = |a: &str, b: &str| distance(&letters(a), &letters(b));
        assert_eq!((far("", ""), far("", "ab"), far("ab", "")), (0, 2, 2));
        assert_eq!((far("abc", "abc"), far("abc", "abd"), far("abc", "ab"), far("abc", "acb")), (0, 1, 1, 1));
    }

    #[test]
    fn only_what_may_have_been_meant_is_offered() {
        let words = ["measure", "theme", "order"];
        assert_eq!(nearest("mesure", words).as_deref(), Some("measure"));
        assert_eq!(nearest("Theem", words).as_deref(), Some("theme"));
        assert_eq!(nearest("zebra", words), None);
        assert_eq!(nearest("", words), None);
        assert_eq!(nearest(&"x".repeat(100_000), words), None);
    }

    proptest::proptest! {
        #[test]
        fn one_typo_is_a_distance_of_one(a in "[abé]{0,6}", b in "[abé]{0,6}") {
            proptest::prop_assert_eq!(one_typo(&letters(&a), &b), distance(&letters(&a), &letters(&b)) <= 1);
        }
    }
}

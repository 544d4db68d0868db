//! A mistake in the user's configuration file: its position, the error, and the nearest valid word.

use crate::words;

/// A mistake. The setting it concerns keeps its default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The file name.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The error.
    pub sentence: words::Mistake,
    /// The valid word nearest to what is written.
    pub near: Option<String>,
}

impl Mistake {
    /// The error with file, line and suggestion.
    pub fn sentence(&self) -> words::Mistake {
        let what = Box::new(self.sentence.clone());
        let what = words::Mistake::At { file: self.file.clone(), line: self.line, what };
        match self.near.clone() {
            Some(near) => words::Mistake::DidYouMean { what: Box::new(what), near },
            None => what,
        }
    }
}

/// Longer words are compared by their beginning.
const LONGEST: usize = 40;

/// The most similar word, if it is similar enough to have been meant.
pub(super) fn nearest<'a>(written: &str, words: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let written: Vec<char> = written.to_lowercase().chars().take(LONGEST).collect();
    let most = (written.len() / 3).max(2).min(written.len().saturating_sub(1));
    let near =
        |word: &'a str| Some((distance(&written, &word.chars().take(LONGEST).collect::<Vec<_>>()), word)).filter(|(far, _)| *far <= most);
    words.into_iter().filter_map(near).min_by_key(|(far, _)| *far).map(|(_, word)| word.to_owned())
}

/// Edit distance with swaps of neighbours (optimal string alignment).
fn distance(one: &[char], other: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for (row, a) in one.iter().enumerate() {
        let mut here = vec![row + 1];
        for (column, b) in other.iter().enumerate() {
            let mut least = (above[column] + usize::from(a != b)).min(above[column + 1] + 1).min(here[column] + 1);
            if row > 0 && column > 0 && *a == other[column - 1] && one[row - 1] == *b {
                least = least.min(before[column - 1] + 1);
            }
            here.push(least);
        }
        before = std::mem::replace(&mut above, here);
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn far(one: &str, other: &str) -> usize {
        distance(&one.chars().collect::<Vec<_>>(), &other.chars().collect::<Vec<_>>())
    }

    #[test]
    fn distance_counts_letters_put_in_left_out_replaced_and_swapped() {
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
}

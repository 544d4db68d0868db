//! A mistake in the user's configuration file: its position, the error, and the nearest valid word.

use crate::query::spelling::distance;
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

#[cfg(test)]
mod tests {
    use super::*;

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

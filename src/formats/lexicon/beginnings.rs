//! Words at the beginning of a text, in any case, without copying the text into lower case.

use std::collections::HashMap;

/// Words in lower case, to be found at the beginning of a text.
#[derive(Debug)]
pub(crate) struct Beginnings {
    /// By their first two characters, of which the second is absent in a word of one.
    words: HashMap<(char, Option<char>), Vec<&'static str>>,
}

impl Beginnings {
    pub(crate) fn of(words: impl Iterator<Item = &'static str>) -> Self {
        let mut by_key: HashMap<_, Vec<_>> = HashMap::new();
        for word in words {
            let mut chars = word.chars();
            by_key.entry((chars.next().unwrap_or_default(), chars.next())).or_default().push(word);
        }
        Self { words: by_key }
    }

    /// The rest of `text` behind each of the words that it begins with: those of one character first, then in their order.
    pub(crate) fn rests<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        let mut chars = text.chars().map(lower);
        let (first, second) = (chars.next().unwrap_or_default(), chars.next());
        let of = |second| self.words.get(&(first, second)).into_iter().flatten();
        let longer = second.map(|second| of(Some(second))).into_iter().flatten();
        of(None).chain(longer).filter_map(|word| behind(word, text))
    }
}

/// The rest of `text` behind `word`, which is in lower case.
fn behind<'t>(word: &str, text: &'t str) -> Option<&'t str> {
    let mut chars = text.chars();
    // The sigma at the end of a Greek word has the same capital as the one within.
    let same = |c: char, expected: char| c == expected || lower(c) == expected || c == 'Σ' && expected == 'ς';
    word.chars().all(|expected| chars.next().is_some_and(|c| same(c, expected))).then(|| chars.as_str())
}

/// `c` in lower case where that is one character.
fn lower(c: char) -> char {
    let mut small = c.to_lowercase();
    small.next().filter(|_| small.next().is_none()).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_any_case() {
        let words = Beginnings::of(["é", "été", "à lire", "τύπος", "x"].into_iter());
        let rests = |text: &'static str| words.rests(text).collect::<Vec<_>>();
        assert_eq!(rests("ÉTÉ 1913"), ["TÉ 1913", " 1913"]);
        assert_eq!(rests("À LIRE aussi"), [" aussi"]);
        assert_eq!(rests("ΤΎΠΟΣ"), [""]);
        assert_eq!(rests("x"), [""]);
        assert!(rests("à").is_empty() && rests("").is_empty() && rests("Ñ").is_empty());
    }
}

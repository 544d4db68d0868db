//! Words at the beginning of a text, in any case, without copying the text into lower case.

/// The first two characters of a word; the second is absent in a word of one.
type Key = (char, Option<char>);

/// Number of groups that words are in.
const GROUPS: usize = 256;

/// Words in lower case, to be found at the beginning of a text.
#[derive(Debug)]
pub(crate) struct Beginnings {
    /// In the order of their groups, those of one group in the order given.
    words: Vec<(Key, &'static str)>,
    /// Where each group begins, and where the last one ends.
    starts: [usize; GROUPS + 1],
}

impl Beginnings {
    pub(crate) fn of(words: impl Iterator<Item = &'static str>) -> Self {
        let mut words: Vec<_> = words.map(|word: &'static str| (key(word.chars()), word)).collect();
        words.sort_by_key(|(key, _)| group(*key));
        let starts = std::array::from_fn(|number| words.partition_point(|(key, _)| group(*key) < number));
        Self { words, starts }
    }

    /// The rest of `text` behind each of the words that it begins with: those of one character first, then in their order.
    pub(crate) fn rests<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        let (first, second) = key(text.chars().map(lower));
        let of = move |key: Key| {
            let number = group(key);
            self.words[self.starts[number]..self.starts[number + 1]].iter().filter(move |(other, _)| *other == key)
        };
        let longer = second.map(|_| of((first, second))).into_iter().flatten();
        of((first, None)).chain(longer).filter_map(|(_, word)| behind(word, text))
    }
}

/// The group of words with this key.
fn group((first, second): Key) -> usize {
    (first as usize * 31 + second.map_or(0, |second| second as usize)) % GROUPS
}

fn key(mut chars: impl Iterator<Item = char>) -> Key {
    (chars.next().unwrap_or_default(), chars.next())
}

/// Whether `text` ends with `word`, which is in lower case.
pub(super) fn ends(text: &str, word: &str) -> bool {
    let mut chars = text.chars().rev();
    word.chars().rev().all(|expected| chars.next().is_some_and(|c| is_same(c, expected)))
}

/// The rest of `text` behind `word`, which is in lower case.
fn behind<'t>(word: &str, text: &'t str) -> Option<&'t str> {
    let mut chars = text.chars();
    word.chars().all(|expected| chars.next().is_some_and(|c| is_same(c, expected))).then_some(chars.as_str())
}

/// Whether `c` is `expected`, which is in lower case. The sigma at the end of a Greek word has the same capital as the one within.
fn is_same(c: char, expected: char) -> bool {
    c == expected || lower(c) == expected || c == 'Σ' && expected == 'ς'
}

/// `c` in lower case where that is one character.
fn lower(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
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

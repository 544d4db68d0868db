//! Detects languages in Latin script: by common words, by the letters each language uses, and by `whichlang` (letter groups). URLs, numbers
//! and code are ignored.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Guess, Script, TOO_FEW, without_tags};
use crate::formats::lexicon::WordTable;

/// Languages that `whichlang` does not know: a few words decide, which are frequent in one of them alone.
const UNKNOWN: [&str; 18] = ["pl", "cs", "sk", "sl", "hr", "da", "no", "fi", "et", "hu", "ro", "ca", "lt", "lv", "id", "is", "eu", "gl"];

/// Languages that it knows, for comparison by common words; the last one is not distinguished by its letters.
const KNOWN: [&str; 10] = ["fr", "en", "de", "es", "it", "pt", "nl", "sv", "tr", "vi"];

/// The names that it has for them.
const CODES: [&str; 10] = ["fra", "eng", "deu", "spa", "ita", "por", "nld", "swe", "tur", "vie"];

const LANGUAGES: usize = UNKNOWN.len() + KNOWN.len();

fn codes() -> impl Iterator<Item = &'static str> {
    UNKNOWN.into_iter().chain(KNOWN)
}

/// The common words with the languages they belong to as bits: those of the first list, then those of the second.
static LANGUAGES_OF: LazyLock<HashMap<&str, u64>> = LazyLock::new(|| {
    let mut languages = HashMap::new();
    for (language, code) in codes().enumerate() {
        WordTable::CommonWords.in_language(code).for_each(|word| *languages.entry(word).or_insert(0) |= 1 << language);
    }
    languages
});

struct Words {
    /// Number of words, and of pieces between white space with letters or digits at all.
    count: usize,
    pieces: usize,
    letters: usize,
    /// Number of common words of each language.
    small: [usize; LANGUAGES],
    /// Number of lower-case words with a letter that the language does not use.
    strange: [usize; LANGUAGES],
    /// The words, parted by spaces.
    text: String,
}

impl Words {
    fn of(text: &str) -> Self {
        let text_of = String::with_capacity(text.len());
        let mut words = Self { count: 0, pieces: 0, letters: 0, small: [0; LANGUAGES], strange: [0; LANGUAGES], text: text_of };
        for piece in text.split_whitespace() {
            let word = piece.trim_matches(|c: char| !c.is_alphanumeric());
            words.pieces += usize::from(!word.is_empty());
            if is_word(word) {
                words.take(word);
            }
        }
        words
    }

    fn take(&mut self, word: &str) {
        self.text.push(' ');
        // Marks beyond ASCII would be taken for letters of other languages.
        self.text.extend(word.chars().map(|c| if c.is_ascii() || Script::of(c) == Some(Script::Latin) { c } else { ' ' }));
        for part in word.split(|c: char| !c.is_alphabetic()).filter(|part| !part.is_empty()) {
            self.count += 1;
            self.letters += part.chars().count();
            let lower = part.to_lowercase();
            each(LANGUAGES_OF.get(lower.as_str()).copied().unwrap_or(0), &mut self.small);
            // Names are written as where they come from.
            if !part.is_ascii() && part.starts_with(char::is_lowercase) {
                let written = lower.chars().filter(|c| !c.is_ascii()).fold(u64::MAX, |all, c| all & WRITES.get(&c).copied().unwrap_or(0));
                each(!written & ALL & !(1 << (LANGUAGES - 1)), &mut self.strange);
            }
        }
    }
}

/// Whether a piece of text is a word, and not a URL, a number or code.
fn is_word(piece: &str) -> bool {
    let is_letter = |c: char| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '‑' | '–' | '—' | '…' | '·' | '.');
    // In abbreviations each letter has a full stop: `U.S.`, `z.B.`.
    let pointed = || piece.split('.').all(|part| part.chars().count() <= 2);
    !piece.is_empty() && piece.chars().all(is_letter) && (!piece.contains('.') || pointed())
}

/// Every language as a bit.
const ALL: u64 = (1 << LANGUAGES) - 1;

/// One more for each language whose bit is set.
fn each(mut bits: u64, counts: &mut [usize; LANGUAGES]) {
    while bits != 0 {
        counts[bits.trailing_zeros() as usize] += 1;
        bits &= bits - 1;
    }
}

/// Every letter beyond ASCII, with the languages that write it as bits.
static WRITES: LazyLock<HashMap<char, u64>> = LazyLock::new(|| {
    let mut languages = HashMap::new();
    for (language, code) in codes().enumerate() {
        let letters = WordTable::Letters.in_language(code).flat_map(str::chars);
        letters.for_each(|letter| *languages.entry(letter).or_insert(0) |= 1 << language);
    }
    languages
});

/// A Latin text's language. Where the small words of a language unknown to `whichlang` are a tenth of the words and clearly more than
/// those of any that it knows, that language; else what `whichlang` says, unless the text has letters which that language does not write
/// and another one does.
pub(super) fn weigh(text: &str) -> Option<Guess> {
    let words = if text.contains("</") { Words::of(&without_tags(text)) } else { Words::of(text) };
    if words.letters < TOO_FEW || words.count * 2 < words.pieces {
        return None;
    }
    let language = by_common_words(&words).or_else(|| by_letters(&words))?;
    Some(Guess { code: code(language), percent: confidence(language, &words) })
}

fn code(language: usize) -> &'static str {
    codes().nth(language).unwrap_or_default()
}

/// A language unknown to `whichlang`, where common words decide.
fn by_common_words(words: &Words) -> Option<usize> {
    let score = |language: usize| words.small[language].saturating_sub(words.strange[language]);
    let unknown = (0..UNKNOWN.len()).max_by_key(|&language| score(language))?;
    let known = (UNKNOWN.len()..LANGUAGES).map(score).max()?;
    let enough = words.small[unknown] * 10 >= words.count && words.small[unknown] >= 2;
    (enough && score(unknown) > known).then_some(unknown)
}

fn by_letters(words: &Words) -> Option<usize> {
    let code = whichlang::detect_language(&words.text).three_letter_code();
    let known = CODES.iter().position(|known| *known == code).map(|at| at + UNKNOWN.len());
    let known = known.filter(|_| code != "vie" || words.text.chars().any(is_vietnamese));
    let strange = |language: usize| words.strange[language] * 20 > words.count;
    if let Some(known) = known.filter(|&known| !strange(known)) {
        return Some(known);
    }
    let small = |language: &usize| (words.small[*language], std::cmp::Reverse(*language));
    let fits = (0..LANGUAGES - 1).filter(|&language| words.strange[language] == 0 && !strange(language));
    let marked = words.strange.iter().any(|&strange| strange > 0);
    fits.max_by_key(small).filter(|&other| marked && known.is_none_or(|known| words.small[other] >= words.small[known])).or(known)
}

/// Share of texts, in percent, that are in the language whose common words outnumber those of any other by so many. Measured on pieces of
/// 15 to 1000 letters from articles in 15 languages.
fn confidence(language: usize, words: &Words) -> u16 {
    let own = words.small[language];
    let other = words.small.iter().enumerate().filter(|(other, _)| *other != language).map(|(_, count)| *count).max().unwrap_or_default();
    let percent = match own.checked_sub(other) {
        Some(0) if own == 0 && words.count > 5 => 50,
        Some(0) if own == 0 => 70,
        Some(0) => 86,
        Some(1) => 98,
        Some(_) => 99,
        None if own + 1 == other => 75,
        None if own + 2 == other => 60,
        None => 30,
    };
    // Programs, tables and lists of addresses have words of some language among them.
    if words.count * 4 < words.pieces * 3 { percent.min(60) } else { percent }
}

/// Letters that only Vietnamese writes.
fn is_vietnamese(c: char) -> bool {
    matches!(c, 'ơ' | 'ư' | '\u{1ea0}'..='\u{1ef9}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guess(text: &str) -> Option<(&'static str, u16)> {
        weigh(text).map(|found| (found.code, found.percent))
    }

    #[test]
    fn letters_decide_where_words_do_not() {
        assert_eq!(guess("Pożar starego młyna").map(|guess| guess.0), Some("pl"));
        assert_eq!(guess("Pekárna zavírá v pondělí dříve").map(|guess| guess.0), Some("cs"));
        assert_eq!(guess("Bageriet på hjørnet lukker tidligt om mandagen").map(|guess| guess.0), Some("da"));
        assert_eq!(guess("Rain over Łódź and São Paulo stops the play").map(|guess| guess.0), Some("en"));
    }

    #[test]
    fn urls_hashes_and_code_are_no_words() {
        assert_eq!(guess("https://example.org/a/the/of https://example.org/and/to/in"), None);
        assert_eq!(guess("SHA256: 5e3cfcc3b69638e165f72fa05aff62b0f9e9b32042a5e-o-4f"), None);
        assert_eq!(guess("vec![1, 2]; x.iter().map(|x| x + 1); println!(\"{}\", a.b)"), None);
        assert!(guess("fn main() { let x = vec![1, 2]; for i in x.iter() { f(i); } }").is_none_or(|guess| guess.1 <= 60));
    }

    #[test]
    fn lists_of_names_are_not_certain() {
        assert!(guess("Jean Dupont, Marie Martin, Pierre Bernard, Sophie Petit").is_some_and(|guess| guess.1 <= 50));
        assert!(guess("Müller, Schmidt, Schneider, Fischer, Weber, Meyer").is_some_and(|guess| guess.1 <= 50));
    }
}

//! Looks up names of months and weekdays. A name with several meanings takes that of the article's language; where that does not decide, it
//! has none.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::tokens::fold;
use crate::formats::lexicon::{Row, WordTable};

/// Meanings of a word in each language: code of the language, and number from 0.
type Meanings = HashMap<String, Vec<(&'static str, u32)>>;

struct Names {
    months: Meanings,
    /// Beginnings of months' names, heeded only where the word is no name itself.
    beginnings: Meanings,
    weekdays: Meanings,
}

/// The lexicon's names of months and weekdays, by word.
static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names { months: HashMap::new(), beginnings: HashMap::new(), weekdays: HashMap::new() };
    for (row, number, word) in words(WordTable::Months) {
        for (end, _) in word.char_indices().skip(3) {
            add(&mut names.beginnings, word.get(..end).unwrap_or_default(), row.language, number);
        }
        add(&mut names.months, &word, row.language, number);
    }
    words(WordTable::Weekdays).for_each(|(row, number, word)| add(&mut names.weekdays, &word, row.language, number));
    names
});

/// Every folded word of a table, with its row and the row's number.
fn words(table: WordTable) -> impl Iterator<Item = (&'static Row, u32, String)> {
    table.rows().iter().flat_map(|row| row.words.iter().map(move |word| (row, u32::try_from(row.number).unwrap_or_default(), fold(word))))
}

fn add(meanings: &mut Meanings, word: &str, code: &'static str, number: u32) {
    let entry = meanings.entry(word.to_owned()).or_default();
    if !entry.contains(&(code, number)) {
        entry.push((code, number));
    }
}

/// The month, 1 to 12, that the folded `word` names in `lang` (a two-letter code), or in every language that knows it.
pub(super) fn month(word: &str, lang: &str) -> Option<u32> {
    let meanings = NAMES.months.get(word).or_else(|| NAMES.beginnings.get(word))?;
    decide(meanings, lang).map(|number| number + 1)
}

/// Whether the folded `word` names a weekday, be it clear which or not.
pub(super) fn is_weekday(word: &str) -> bool {
    NAMES.weekdays.contains_key(word)
}

/// The weekday that the folded `word` names, 0 for Monday, where that is clear.
pub(super) fn weekday(word: &str, lang: &str) -> Option<u32> {
    decide(NAMES.weekdays.get(word)?, lang)
}

/// The meaning in `lang`, where it is unique; the meaning common to all languages, where `lang` does not know the word.
fn decide(meanings: &[(&'static str, u32)], lang: &str) -> Option<u32> {
    let own = meanings.iter().filter(|(code, _)| *code == lang).map(|(_, number)| *number);
    one(own.clone()).or_else(|| if own.count() == 0 { one(meanings.iter().map(|(_, number)| *number)) } else { None })
}

fn one(mut numbers: impl Iterator<Item = u32>) -> Option<u32> {
    let first = numbers.next()?;
    numbers.all(|number| number == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_abbreviations_are_months() {
        assert_eq!(month("aout", "fr"), Some(8));
        assert_eq!(month("sept", ""), Some(9));
        assert_eq!(month("dez", "en"), Some(12));
        assert_eq!(month("novem", ""), Some(11));
        assert_eq!(month("tableau", "fr"), None);
    }

    #[test]
    fn a_name_with_two_meanings_needs_its_language() {
        assert_eq!(month("listopada", "pl"), Some(11));
        assert_eq!(month("listopada", "hr"), Some(10));
        assert_eq!(month("listopada", ""), None);
        assert_eq!(month("jui", "fr"), None);
    }

    #[test]
    fn ambiguous_weekdays_are_recognised() {
        assert_eq!(weekday("dienstag", "de"), Some(1));
        assert_eq!(weekday("sobota", ""), Some(5));
        assert_eq!(weekday("mar", ""), Some(1));
        assert!(is_weekday("dum") && !is_weekday("fenster"));
    }

    #[test]
    fn every_word_of_a_month_means_it_in_its_language() {
        for (row, number, word) in words(WordTable::Months) {
            assert_eq!(month(&word, row.language), Some(number + 1), "{} {word}", row.language);
        }
        assert!(WordTable::Months.rows().iter().all(|row| row.number < 12) && WordTable::Weekdays.rows().iter().all(|row| row.number < 7));
    }
}

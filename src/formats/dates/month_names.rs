//! Looks up names of months and weekdays. A name with several meanings takes that of the article's language; where that does not decide, it
//! has none.

use std::sync::LazyLock;

use super::tokens::fold;
use crate::formats::lexicon::WordTable;

/// A folded word, the code of its language, and its number from 0.
type Name = (String, &'static str, u32);

static MONTHS: LazyLock<Vec<Name>> = LazyLock::new(|| sorted(WordTable::Months));
static WEEKDAYS: LazyLock<Vec<Name>> = LazyLock::new(|| sorted(WordTable::Weekdays));

fn sorted(table: WordTable) -> Vec<Name> {
    let mut names: Vec<Name> = names(table).collect();
    names.sort_unstable();
    names
}

fn names(table: WordTable) -> impl Iterator<Item = Name> {
    table.rows().iter().flat_map(|row| {
        let number = u32::try_from(row.number).unwrap_or_default();
        row.words.iter().map(move |word| (fold(word), row.language, number))
    })
}

/// The names that begin with `word`, and how many of them are `word`.
fn beginning<'a>(names: &'a [Name], word: &str) -> (&'a [Name], usize) {
    let names = &names[names.partition_point(|(name, ..)| name.as_str() < word)..];
    let names = &names[..names.partition_point(|(name, ..)| name.starts_with(word))];
    (names, names.partition_point(|(name, ..)| name == word))
}

/// The month, 1 to 12, that the folded `word` names or abbreviates in `lang` (a two-letter code), or in every language that knows it.
pub(super) fn month(word: &str, lang: &str) -> Option<u32> {
    let (names, equal) = beginning(&MONTHS, word);
    let names = if equal > 0 { &names[..equal] } else { names };
    let known = equal > 0 || word.chars().nth(2).is_some();
    decide(names, lang).filter(|_| known).map(|number| number + 1)
}

/// Whether the folded `word` names a weekday, be it clear which or not.
pub(super) fn is_weekday(word: &str) -> bool {
    beginning(&WEEKDAYS, word).1 > 0
}

/// The weekday that the folded `word` names, 0 for Monday, where that is clear.
pub(super) fn weekday(word: &str, lang: &str) -> Option<u32> {
    let (names, equal) = beginning(&WEEKDAYS, word);
    decide(&names[..equal], lang)
}

/// The meaning in `lang`, where it is unique; the meaning common to all languages, where `lang` does not know the word.
fn decide(names: &[Name], lang: &str) -> Option<u32> {
    let own = names.iter().filter(|(_, code, _)| *code == lang).map(|(.., number)| *number);
    one(own.clone()).or_else(|| if own.count() == 0 { one(names.iter().map(|(.., number)| *number)) } else { None })
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
        for (word, language, number) in names(WordTable::Months) {
            assert_eq!(month(&word, language), Some(number + 1), "{language} {word}");
        }
        assert!(WordTable::Months.rows().iter().all(|row| row.number < 12) && WordTable::Weekdays.rows().iter().all(|row| row.number < 7));
    }
}

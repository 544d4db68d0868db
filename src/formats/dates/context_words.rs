//! Words around a date on a line of its own, and the order of day, month and year by language. Words are compared after `tokens::fold`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::month_names;
use super::tokens::fold;
use crate::formats::lexicon::WordTable;

/// Meaning of a word around a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Around {
    /// The date that follows is the one of publication.
    Published,
    /// The date that follows is that of a later change.
    Updated,
    /// Nothing: articles, prepositions, units.
    Nothing,
}

/// Meaning of the folded `word` beside a date; `None` where a line with it is not only a date.
pub(super) fn around(word: &str) -> Option<Around> {
    AROUND.get(word).copied().or_else(|| month_names::is_weekday(word).then_some(Around::Nothing))
}

/// The words around dates. Every short line of a text is tried as a date, so that searching each table would take most of the time.
static AROUND: LazyLock<HashMap<String, Around>> = LazyLock::new(|| {
    let tables =
        [(WordTable::AroundDates, Around::Nothing), (WordTable::Updated, Around::Updated), (WordTable::Published, Around::Published)];
    tables.into_iter().flat_map(|(table, around)| table.words().map(move |word| (fold(word), around))).collect()
});

/// The day of the month that the folded `word` means.
pub(super) fn day_in_words(word: &str) -> Option<u32> {
    let row = WordTable::DaysOfTheMonth.rows().iter().find(|row| row.words.contains(&word))?;
    u32::try_from(row.number + 1).ok()
}

/// Whether numeric dates begin with the month where `lang` is spoken: in English, unless it names a country other than the United States
/// or the Philippines (Unicode CLDR, date formats of `en-*`).
pub(super) fn month_first(lang: &str) -> bool {
    let lang = lang.to_ascii_lowercase().replace('_', "-");
    lang == "en"
        || lang.strip_prefix("en-").is_some_and(|land| land.starts_with("us") || land.starts_with("ph") || land.starts_with("latn"))
}

/// Whether numeric dates begin with the year in the language of this two-letter code, even where it has two digits.
pub(super) fn year_first(code: &str) -> bool {
    matches!(code, "zh" | "ja" | "ko" | "hu" | "mn" | "lt" | "eu")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_around_dates_say_which_date_it_is() {
        assert_eq!(around("publie"), Some(Around::Published));
        assert_eq!(around("mis"), Some(Around::Updated));
        assert_eq!(around("freitag"), Some(Around::Nothing));
        assert_eq!(around("pomme"), None);
    }

    #[test]
    fn only_american_english_begins_with_the_month() {
        assert!(month_first("en") && month_first("en-US") && month_first("en_us"));
        assert!(!month_first("en-GB") && !month_first("fr") && !month_first(""));
    }
}

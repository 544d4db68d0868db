//! Holidays with a year, as dates: « Noël 2019 », `Black Friday 2019`. Only those on the same day in every country that uses the name.

use super::date;
use super::token_stream::TokenStream;
use crate::article::Date;
use crate::formats::lexicon::WordTable;

/// On which day of a year a feast is.
#[derive(Debug, Clone, Copy)]
enum When {
    On(u32, u32),
    /// So many days after Easter Sunday of the western churches.
    Easter(i64),
    /// The `n`th weekday (0 for Monday) of a month, and so many days more.
    Nth(u32, u32, u32, i64),
}

/// Holidays by the names that the lexicon gives their rows.
const HOLIDAYS: &[(&str, When)] = &[
    ("new_year:", When::On(1, 1)),
    ("epiphany:", When::On(1, 6)),
    ("valentine:", When::On(2, 14)),
    ("earth_day:", When::On(4, 22)),
    ("labour_day:", When::On(5, 1)),
    ("bastille_day:", When::On(7, 14)),
    ("assumption:", When::On(8, 15)),
    ("german_unity:", When::On(10, 3)),
    ("halloween:", When::On(10, 31)),
    ("all_saints:", When::On(11, 1)),
    ("christmas_eve:", When::On(12, 24)),
    ("christmas:", When::On(12, 25)),
    ("boxing_day:", When::On(12, 26)),
    ("new_years_eve:", When::On(12, 31)),
    ("thanksgiving:", When::Nth(11, 3, 4, 0)),
    ("black_friday:", When::Nth(11, 3, 4, 1)),
    ("cyber_monday:", When::Nth(11, 3, 4, 4)),
    ("good_friday:", When::Easter(-2)),
    ("easter:", When::Easter(0)),
    ("easter_monday:", When::Easter(1)),
    ("ascension:", When::Easter(39)),
    ("pentecost:", When::Easter(49)),
];

/// The day of the feast of this folded name.
fn when(name: &str) -> Option<When> {
    let row = WordTable::Holidays.rows().iter().find(|row| row.words.contains(&name))?;
    HOLIDAYS.iter().find(|(key, _)| row.words.first() == Some(key)).map(|(_, when)| *when)
}

/// The most words of a name.
const WORDS: usize = 4;

/// The feast with its year at piece `at`, and the piece after them.
pub(super) fn holiday(line: &TokenStream<'_>, at: usize) -> Option<(Date, usize)> {
    if let Some((year, 4)) = line.number(at) {
        let (when, next) = named(line, joint(line, at + 1))?;
        return day(when, year).map(|day| (day, next));
    }
    let (when, next) = named(line, at)?;
    let next = joint(line, next);
    let (year, 4) = line.number(next)? else { return None };
    day(when, year).map(|day| (day, next + 1))
}

/// The token after an optional word between a name and its year.
fn joint(line: &TokenStream<'_>, at: usize) -> usize {
    at + usize::from(line.is_mark(at, ',') || line.is_in(at, WordTable::BeforeYears))
}

/// The longest name that begins at the piece `at`, and the piece after it.
fn named(line: &TokenStream<'_>, at: usize) -> Option<(When, usize)> {
    let (mut name, mut found) = (String::new(), None);
    let mut next = at;
    for _ in 0..WORDS {
        // « Saint-Valentin », “New Year’s Day”.
        next += usize::from(!name.is_empty() && (line.is_mark(next, '-') || line.is_mark(next, '\'')));
        let Some(word) = line.word(next) else { break };
        if !name.is_empty() {
            name.push('_');
        }
        name.push_str(&word);
        next += 1;
        found = when(&name).map(|when| (when, next)).or(found);
    }
    found
}

fn day(when: When, year: u32) -> Option<Date> {
    match when {
        When::On(month, day) => date(year, month, day),
        When::Easter(after) => {
            let (month, day) = easter(year);
            date(year, month, day)?.later(after)
        }
        When::Nth(month, weekday, count, after) => {
            let first = date(year, month, 1)?;
            let days = (7 + weekday - first.weekday()) % 7 + 7 * (count - 1);
            first.later(i64::from(days) + after)
        }
    }
}

/// Month and day of Easter Sunday (the anonymous Gregorian algorithm, Nature, 20 April 1876): the Sunday after the first full moon of spring.
fn easter(year: u32) -> (u32, u32) {
    let (lunar, century, short) = (year % 19, year / 100, year % 100);
    let moon = (19 * lunar + century - century / 4 + 15 - (8 * century + 13) / 25) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (short / 4) - moon - short % 4) % 7;
    let late = (lunar + 11 * moon + 22 * sunday) / 451;
    let days = moon + sunday + 114 - 7 * late;
    (days / 31, days % 31 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::dates::token_stream::Extent;

    fn read(text: &str) -> Option<String> {
        holiday(&TokenStream::new(text, 0, 20, None, Extent::Whole), 0).map(|(day, _)| day.iso())
    }

    #[test]
    fn holidays_have_a_date_in_each_year() {
        let texts =
            ["Noël 2019", "Black Friday 2010", "New Year’s Eve 2020", "2018 Christmas", "Saint-Valentin 2021", "Thanksgiving of 2010"];
        let days = ["2019-12-25", "2010-11-26", "2020-12-31", "2018-12-25", "2021-02-14", "2010-11-25"];
        assert_eq!(texts.map(read), days.map(|day| Some(day.to_owned())));
    }

    #[test]
    fn easter_is_computed_for_each_year() {
        let texts = ["Easter 2019", "Pâques 2024", "Karfreitag 2021", "Pentecôte 2000", "Pascua 1818"];
        let days = ["2019-04-21", "2024-03-31", "2021-04-02", "2000-06-11", "1818-03-22"];
        assert_eq!(texts.map(read), days.map(|day| Some(day.to_owned())));
    }

    #[test]
    fn without_name_or_year_there_is_no_holiday() {
        assert_eq!(["Noël", "Black 2010", "Christmas 99", "Friday 2010"].map(read), [const { None }; 4]);
    }
}

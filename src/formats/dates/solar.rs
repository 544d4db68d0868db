//! Dates of the calendar of Iran and Afghanistan, whose years begin in spring: `13 اردیبهشت 1403`, `1403/02/13`.

use chrono::{Datelike, Days, NaiveDate};

use super::token_stream::TokenStream;
use crate::article::Date;
use crate::formats::lexicon::WordTable;

/// The day at piece `at`, by the name of its month, and the piece after it.
pub(super) fn day(line: &TokenStream<'_>, at: usize) -> Option<(Date, usize)> {
    let (day, 1..=2) = line.number(at)? else { return None };
    let word = line.word(at + 1)?;
    let month = WordTable::SolarMonths.rows().iter().find(|row| row.words.contains(&word.as_str()))?.number;
    let next = at + 2 + usize::from(line.is_in(at + 2, WordTable::AroundDates));
    let (year, 4) = line.number(next)? else { return None };
    Some((date(year, u32::try_from(month).ok()? + 1, day)?, next + 1))
}

/// The day of three numbers, where the language and the year are those of this calendar.
pub(super) fn numeric(line: &TokenStream<'_>, year: u32, month: u32, day: u32) -> Option<Date> {
    let own = matches!(line.code(), "fa" | "ps") && (1200..1600).contains(&year);
    own.then(|| date(year, month, day)).flatten()
}

/// The day of the civil calendar. Of 33 years, the first, the fifth and so on up to the 29th have a day more, which holds from 1178 to 1633
/// (E. G. Richards, Mapping Time, 1998).
fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    let longest = if month <= 6 { 31 } else { 30 };
    if !(1178..1634).contains(&year) || !(1..=12).contains(&month) || !(1..=longest).contains(&day) {
        return None;
    }
    let before = year - 979;
    let leap = before / 33 * 8 + (before % 33).div_ceil(4);
    let months = if month <= 7 { (month - 1) * 31 } else { (month - 1) * 30 + 6 };
    let days = 79 + before * 365 + leap + months + day - 1;
    let civil = NaiveDate::from_ymd_opt(1600, 1, 1)?.checked_add_days(Days::new(u64::from(days)))?;
    Date::new(civil.year(), civil.month(), civil.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_civil_calendar() {
        let iso = |year, month, day| date(year, month, day).map(Date::iso).unwrap_or_default();
        assert_eq!(
            [iso(1403, 1, 1), iso(1403, 2, 13), iso(1399, 12, 30), iso(1400, 1, 1)],
            ["2024-03-20", "2024-05-02", "2021-03-20", "2021-03-21"]
        );
        assert_eq!([date(1403, 7, 31), date(1403, 13, 1), date(900, 1, 1)], [None; 3]);
    }
}

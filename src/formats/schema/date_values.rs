//! Dates in JSON-LD, often slightly malformed.

use crate::article::Date;
use crate::formats::dates;

/// The date that a value is: in any form of [`dates`], as seconds or milliseconds since 1970, or with something behind its day.
pub(in crate::formats) fn date(value: &str, lang: Option<&str>) -> Option<Date> {
    let value = value.trim();
    if value.len() < 6 || value.len() > 100 || !value.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // `Z[UTC]`, `+01:00[Europe/Paris]`: the zone's name says nothing more.
    let plain = value.split('[').next().unwrap_or(value).trim_end();
    let found = dates::read(plain, lang).or_else(|| since_1970(plain)).or_else(|| day(plain)).or_else(|| within(plain, lang));
    found.filter(|date| (1500..=2200).contains(&date.ymd().0))
}

/// Seconds or milliseconds since 1970.
fn since_1970(value: &str) -> Option<Date> {
    let figures = value.bytes().all(|byte| byte.is_ascii_digit()).then(|| value.parse::<u64>().ok())??;
    let seconds = match value.len() {
        9 | 10 => figures,
        12 | 13 => figures / 1000,
        _ => return None,
    };
    let clock = u32::try_from(seconds % 86_400).ok()?;
    Date::from_days(seconds / 86_400)?.at(clock / 3600, clock / 60 % 60, clock % 60)?.offset(0)
}

/// `2018-11-13` with whatever behind it.
fn day(value: &str) -> Option<Date> {
    let head = value.get(..10)?;
    let behind = value.as_bytes().get(10);
    let apart = behind.is_none_or(|byte| !byte.is_ascii_digit());
    let mut parts = head.split(['-', '/']);
    let mut figures = |len: usize| parts.next().filter(|part| part.len() == len).and_then(|part| part.parse::<u32>().ok());
    let (year, month, day) = (figures(4)?, figures(2)?, figures(2)?);
    if apart { Date::new(year.cast_signed(), month, day) } else { None }
}

/// A date with a few words around it.
fn within(value: &str, lang: Option<&str>) -> Option<Date> {
    let (range, date) = dates::find(value, lang)?;
    (range.len() * 2 > value.len()).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: &str, expected: &str) {
        assert_eq!(date(value, Some("en")).map(Date::iso).as_deref().unwrap_or_default(), expected, "{value}");
    }

    #[test]
    fn machines_write_dates_in_many_ways() {
        check("2018-11-13T09:05:00Z[UTC]", "2018-11-13T09:05:00Z");
        check("1542099900", "2018-11-13T09:05:00Z");
        check("1542099900123", "2018-11-13T09:05:00Z");
        check("2018-11-13T??", "2018-11-13");
        check("Published: 13 November 2018", "2018-11-13");
    }

    #[test]
    fn other_values_are_no_dates() {
        for value in
            ["", "2018", "now", "0000-00-00", "article 2018-11-13 of a very long title that goes on", "2018-13-45", "123456789012345"]
        {
            check(value, "");
        }
    }
}

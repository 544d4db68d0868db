//! Parses dates that programs write: the many forms of ISO 8601, and RFC 822 with the mistakes of thirty years. Falls back to
//! [`super::read`], which parses dates that people write.

use chrono::{Datelike, NaiveDate};

use super::{century, date};
use crate::article::Date;

/// The longest stamp, in bytes.
const LONGEST: usize = 100;

/// The date that a program wrote for programs, in feeds, mails and pages: ISO 8601 and RFC 822 in all the forms in which they are met,
/// and else what [`super::read`] understands. Where month or day are missing, the first.
pub fn read(text: &str, lang: Option<&str>) -> Option<Date> {
    let text = text.trim();
    // Java names the zone again behind its offset.
    let text = text.strip_suffix(']').and_then(|text| text.rsplit_once('[')).map_or(text, |(stamp, _)| stamp.trim_end());
    if text.len() > LONGEST {
        return None;
    }
    iso(text).or_else(|| super::read(text, lang)).or_else(|| mail(text, lang))
}

/// A date as programs write it most, `2018-11-13` or `2018-11-13T10:14:55Z` to the letter: what [`super::read`] would say of it too,
/// at a twentieth of the price.
pub(super) fn plain(text: &str) -> Option<Date> {
    let (day, rest) = text.split_at_checked(10)?;
    let is_clock = || {
        let clock = rest.strip_prefix(['T', ' '])?;
        let zone = clock.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
        let figures = clock.strip_suffix(zone)?;
        let offset = zone.strip_prefix(['+', '-']).is_some_and(|zone| looks_like(zone, "00:00"));
        let known = zone.is_empty() || zone == "Z" || offset;
        (known && (looks_like(figures, "00:00") || looks_like(figures, "00:00:00"))).then_some(())
    };
    if !looks_like(day, "0000-00-00") || !rest.is_empty() && is_clock().is_none() {
        return None;
    }
    iso(text)
}

/// Whether `text` has a digit wherever `form` has `0`, and the same character elsewhere.
fn looks_like(text: &str, form: &str) -> bool {
    let same = |(byte, form): (u8, u8)| if form == b'0' { byte.is_ascii_digit() } else { byte == form };
    text.len() == form.len() && text.bytes().zip(form.bytes()).all(same)
}

/// ISO 8601: `2003-12-31T10:14:55Z`, `20031231`, `2003-365`, `2003-12`, `2003`, and a space, an offset without its colon, a time
/// without its seconds where people put them.
fn iso(text: &str) -> Option<Date> {
    let split = text.find(['T', 't', ' ']).unwrap_or(text.len());
    let (day, rest) = (day(text.get(..split)?)?, text.get(split..)?.trim_start_matches(['T', 't', ' ']).trim());
    if rest.is_empty() { Some(day) } else { time(day, rest) }
}

fn day(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u32>().ok()).flatten();
    let year = |text: &str| number(text).filter(|_| text.len() == 4);
    match *parts {
        [whole] if whole.len() == 4 => date(year(whole)?, 1, 1),
        [whole] if whole.len() == 6 => date(century(number(whole.get(..2)?)?), number(whole.get(2..4)?)?, number(whole.get(4..)?)?),
        [whole] if whole.len() == 7 => ordinal(year(whole.get(..4)?)?, number(whole.get(4..)?)?),
        [whole] if whole.len() == 8 => date(year(whole.get(..4)?)?, number(whole.get(4..6)?)?, number(whole.get(6..)?)?),
        [first, last] if last.len() == 3 => ordinal(year(first)?, number(last)?),
        [first, month] => date(year(first)?, number(month).filter(|_| month.len() <= 2)?, 1),
        [first, month, day] if first.len() == 2 => date(century(number(first)?), number(month)?, number(day)?),
        [first, month, day] => date(year(first)?, number(month)?, number(day)?),
        _ => None,
    }
}

/// The day of that number in its year.
fn ordinal(year: u32, number: u32) -> Option<Date> {
    let day = NaiveDate::from_yo_opt(i32::try_from(year).ok()?, number)?;
    date(year, day.month(), day.day())
}

/// `10:14:55.123+01:00`, `10:14Z`, `1014`, `10:14:55 +0100`.
fn time(day: Date, text: &str) -> Option<Date> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | ','))).unwrap_or(text.len());
    let (clock, zone) = text.split_at(end);
    let whole = clock.split(['.', ',']).next().unwrap_or_default();
    let digits: String = whole.chars().filter(|&c| c != ':').collect();
    let parts: Vec<&str> = whole.split(':').collect();
    let pair = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 2);
    let (hour, minute, second) = match *parts {
        [_] if matches!(digits.len(), 2 | 4 | 6) => {
            let at = |from: usize| digits.get(from..from + 2).map_or(Some(0), pair);
            (at(0)?, at(2)?, at(4)?)
        }
        [hour, minute] => (pair(hour)?, pair(minute)?, 0),
        [hour, minute, second] => (pair(hour)?, pair(minute)?, pair(second)?),
        _ => return None,
    };
    let dated = day.at(hour, minute, second)?;
    let zone = zone.trim();
    if zone.is_empty() { Some(dated) } else { dated.offset(offset(zone)?) }
}

/// Minutes from UTC of `Z`, `UTC`, `GMT`, `+01:00`, `-0800`, `+1`.
fn offset(zone: &str) -> Option<i32> {
    if ["z", "utc", "gmt", "ut"].iter().any(|name| zone.eq_ignore_ascii_case(name)) {
        return Some(0);
    }
    let upper = zone.to_ascii_uppercase();
    let figures = upper.strip_prefix("GMT").or_else(|| upper.strip_prefix("UTC")).unwrap_or(&upper);
    let sign = match figures.chars().next()? {
        '+' => 1,
        '-' | '\u{2212}' => -1,
        _ => return None,
    };
    let figures: String = figures.chars().skip(1).filter(|&c| c != ':').collect();
    let number: i32 = figures.parse().ok()?;
    let minutes = if figures.len() > 2 { number / 100 * 60 + number % 100 } else { number * 60 };
    (minutes <= 24 * 60).then_some(sign * minutes)
}

/// RFC 822 with an unknown zone, an unknown weekday, or an invalid time: the rest without them.
fn mail(text: &str, lang: Option<&str>) -> Option<Date> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let has_letters = |word: Option<&&str>| word.is_some_and(|word| word.chars().any(char::is_alphabetic));
    let start = usize::from(has_letters(words.first()));
    let end = words.len() - usize::from(has_letters(words.last()));
    let tries = [(start, words.len()), (0, end), (start, end), (start, start + 3)];
    let reads = |&(start, end): &(usize, usize)| super::read(&words.get(start..end)?.join(" "), lang);
    tries.iter().filter(|&&(start, end)| start + 3 <= end).find_map(reads)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lang: &str, cases: &[(&str, Option<&str>)]) {
        for (text, expected) in cases {
            assert_eq!(read(text, Some(lang)).map(Date::iso).as_deref(), *expected, "{text}");
        }
    }

    #[test]
    fn the_fast_path_agrees_with_the_full_parser() {
        for text in [
            "2018-11-13",
            "2018-11-13T10:14:55Z",
            "2018-11-13T10:14",
            "2018-11-13 10:14:55",
            "2018-11-13T10:14:55+01:00",
            "2018-11-13T23:14:55-09:30",
        ] {
            assert_eq!(plain(text).map(Date::iso), super::super::stamps(text, None).map(|stamps| stamps.published.iso()), "{text}");
            assert!(plain(text).is_some(), "{text}");
        }
        for text in ["2018-13-13", "13-11-2018", "2018-11-13 of", "2018-11-13T", "2018-11-13T10", "2018-11-13T10:14+1", "2018-11-1é"] {
            assert_eq!(plain(text), None, "{text}");
        }
    }

    #[test]
    fn iso_8601_is_read_in_all_its_forms() {
        check(
            "en",
            &[
                ("2003-12-31T10:14:55Z", Some("2003-12-31T10:14:55Z")),
                ("2003-12-31T10:14:55.1234Z", Some("2003-12-31T10:14:55Z")),
                ("2003-12-31T10:14:55+08:00", Some("2003-12-31T10:14:55+08:00")),
                ("2003-12-31T10:14:55-0800", Some("2003-12-31T10:14:55-08:00")),
                ("2003-12-31 10:14:55 +01", Some("2003-12-31T10:14:55+01:00")),
                ("2003-12-31T10:14", Some("2003-12-31T10:14:00")),
                ("20031231T101455Z", Some("2003-12-31T10:14:55Z")),
                ("2003-12-31t10:14:55z", Some("2003-12-31T10:14:55Z")),
                ("2003-12-31", Some("2003-12-31")),
                ("20031231", Some("2003-12-31")),
                ("03-12-31", Some("2003-12-31")),
                ("031231", Some("2003-12-31")),
                ("2012-09-01T10:00:00Z[UTC]", Some("2012-09-01T10:00:00Z")),
                ("2003-335", Some("2003-12-01")),
                ("2003335", Some("2003-12-01")),
                ("2003-12", Some("2003-12-01")),
                ("2003-7-1", Some("2003-07-01")),
                ("2003", Some("2003-01-01")),
                ("2003-13-01", None),
                ("2003-02-30T10:00:00Z", None),
            ],
        );
    }

    #[test]
    fn malformed_mail_dates_are_read() {
        check(
            "en",
            &[
                ("Thu, 01 Jan 2004 19:48:21 GMT", Some("2004-01-01T19:48:21Z")),
                ("01 Jan 2004 19:48:21 +0100", Some("2004-01-01T19:48:21+01:00")),
                ("Thu, 1 Jan 04 19:48 EST", Some("2004-01-01T19:48:00-05:00")),
                ("Thursday, 01 January 2004 19:48:21 GMT", Some("2004-01-01T19:48:21Z")),
                ("Thu Jan  1 19:48:21 2004", Some("2004-01-01T19:48:21")),
                ("Thu, Jan 01 2004 19:48:21 GMT", Some("2004-01-01T19:48:21Z")),
                ("Thu, 01 Jan 2004", Some("2004-01-01")),
                ("Thu, 01 Jan 2004 19:48:21 Nowhere/Time", Some("2004-01-01T19:48:21")),
                ("Thu, 01 Jan 2004 19:48:21 Etc/GMT", Some("2004-01-01T19:48:21")),
                ("Xyz, 01 Jan 2004 19:48:21 GMT", Some("2004-01-01T19:48:21Z")),
                ("Wed, 01 Jan 2004 19:48:21 GMT", Some("2004-01-01T19:48:21Z")),
                ("Thu, 01 Jan 2004 19:48:21 GMT+02:00", Some("2004-01-01T19:48:21+02:00")),
                ("Fri, 2006/09/15 08:19:53 EDT", Some("2006-09-15T08:19:53-04:00")),
                ("01/31/2004 10:00:00 PM", Some("2004-01-31T22:00:00")),
                ("yesterday", None),
                ("", None),
            ],
        );
    }

    #[test]
    fn other_languages_name_their_months_and_days() {
        check(
            "fr",
            &[
                ("mar., 13 nov. 2018 09:05:00 +0100", Some("2018-11-13T09:05:00+01:00")),
                ("Lundi, 6 août 2012 10:00:00 GMT", Some("2012-08-06T10:00:00Z")),
                ("dim, 01 fév 2015 10:00:00 +0100", Some("2015-02-01T10:00:00+01:00")),
                ("Mer, 05 Déc 2012 15:23:00 CET", Some("2012-12-05T15:23:00+01:00")),
            ],
        );
        check("hu", &[("2004-július-13T9:15-05:00", Some("2004-07-13T09:15:00-05:00"))]);
        check("el", &[("Κυρ, 11 Ιούλ 2004 12:00:00 EST", Some("2004-07-11T12:00:00-05:00"))]);
        check(
            "ko",
            &[("2004년 05월 28일  01:31:15", Some("2004-05-28T01:31:15")), ("2004-05-25 오후 11:23:17", Some("2004-05-25T23:23:17"))],
        );
    }
}

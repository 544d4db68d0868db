//! Parses a day: three parts in some order, one of them the year. Times are parsed by `time_of_day`, weekdays and other words by the
//! caller.

use super::holidays;
use super::month_names;
use super::number_words;
use super::solar;
use super::time_of_day;
use super::token_stream::{Extent, TokenStream};
use super::tokens::Kind;
use super::{century, date};
use crate::article::Date;
use crate::formats::lexicon::WordTable;

/// One of the three parts of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Number {
        value: u32,
        digits: u8,
    },
    /// Two digits of a year after an apostrophe.
    Short(u32),
    Month(u32),
}

/// Separator of two parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    Space,
    Word,
    Mark(char),
}

/// The day at piece `at`, and the piece after it. `weekday`, where known, settles which of two readings is meant.
pub(super) fn day(line: &TokenStream<'_>, at: usize, weekday: Option<u32>) -> Option<(Date, usize)> {
    let signed = || ideographic(line, at).or_else(|| month_before_year(line, at));
    let found = compact(line, at).or_else(signed).or_else(|| solar::day(line, at)).or_else(|| computers(line, at));
    let found = found.or_else(|| three(line, at, weekday));
    found.or_else(|| (line.extent == Extent::Whole).then(|| holidays::holiday(line, at)).flatten())
}

/// `20181113`, of this century or the last.
fn compact(line: &TokenStream<'_>, at: usize) -> Option<(Date, usize)> {
    let (value, 8) = line.number(at)? else { return None };
    let year = value / 10_000;
    (1900..2100).contains(&year).then(|| date(year, value / 100 % 100, value % 100)).flatten().map(|day| (day, at + 1))
}

/// 2018年11月13日, 2018년 11월 13일.
fn ideographic(line: &TokenStream<'_>, at: usize) -> Option<(Date, usize)> {
    let (year, 4) = line.number(at)? else { return None };
    let (month, 1..=2) = line.number(at + 2)? else { return None };
    let (day, 1..=2) = line.number(at + 4)? else { return None };
    let signs =
        line.is_sign(at + 1, &["年", "년"]) && line.is_sign(at + 3, &["月", "월"]) && line.is_sign(at + 5, &["日", "일", "号", "號"]);
    signs.then(|| date(year, month, day)).flatten().map(|day| (day, at + 6))
}

/// 11월 13일 2018, and 11月13日, 2018年.
fn month_before_year(line: &TokenStream<'_>, at: usize) -> Option<(Date, usize)> {
    let (month, 1..=2) = line.number(at)? else { return None };
    let (day, 1..=2) = line.number(at + 2)? else { return None };
    if !(line.is_sign(at + 1, &["月", "월"]) && line.is_sign(at + 3, &["日", "일", "号", "號"])) {
        return None;
    }
    let next = at + 4 + usize::from(line.is_mark(at + 4, ','));
    let (year, 4) = line.number(next)? else { return None };
    let end = next + 1 + usize::from(line.is_sign(next + 1, &["年", "년"]));
    date(year, month, day).map(|day| (day, end))
}

/// `Nov 13 15:04:05 CET 2018`, as computers write it.
fn computers(line: &TokenStream<'_>, at: usize) -> Option<(Date, usize)> {
    let (Part::Month(month), next) = part(line, at)? else { return None };
    let (day, 1..=2) = line.number(next)? else { return None };
    let (time, mut next) = time_of_day::clock(line, next + 1)?;
    if line.word(next).is_some() && line.number(next + 1).is_some() {
        next += 1;
    }
    let (year, 4) = line.number(next)? else { return None };
    let day = date(year, month, day)?;
    Some((time.put(day).unwrap_or(day), next + 1))
}

fn three(line: &TokenStream<'_>, at: usize, weekday: Option<u32>) -> Option<(Date, usize)> {
    let (first, next) = part(line, at)?;
    let (before, next) = gap(line, next)?;
    let (second, next) = part(line, next)?;
    let (after, next) = gap(line, next)?;
    let (third, next) = part(line, next)?;
    if runs_on(line, next, third) {
        return None;
    }
    let found = match (first, second, third) {
        (Part::Number { .. }, Part::Number { .. }, Part::Number { .. }) => {
            numeric(line, [first, second, third].map(number), [before, after], weekday)
        }
        _ => named(line, [first, second, third], [before, after]),
    };
    found.map(|date| (date, next))
}

/// Whether the last part is the beginning of something else: of a time, of a version, of an address.
fn runs_on(line: &TokenStream<'_>, next: usize, last: Part) -> bool {
    let short = matches!(last, Part::Number { digits: 1..=2, .. });
    // 오후 3:20 and 下午3:20 say the half before the hour.
    let half = |word: &str| time_of_day::is_half(word) && line.number(next + 1).is_none();
    let unit = || line.word(next).is_some_and(|word| WordTable::Hours.contains(&word) || half(&word));
    let figure = |mark| line.is_mark(next, mark) && line.is_glued(next) && line.glued_number(next + 1).is_some();
    // `28.01.2020-15:49`: the time is glued on.
    let timed = || line.is_mark(next + 2, ':') && line.is_glued(next + 2);
    short && (line.is_mark(next, ':') || unit())
        || figure('.')
        || figure('/')
        || figure('-') && line.number(next + 1).is_some_and(|(_, digits)| digits < 4) && !timed()
}

/// One part, and the piece after it.
fn part(line: &TokenStream<'_>, at: usize) -> Option<(Part, usize)> {
    match line.kind(at)? {
        Kind::Number { value, digits: digits @ (1 | 2 | 4) } => {
            let ordinal = line.is_glued(at + 1) && line.is_in(at + 1, WordTable::OrdinalEndings);
            Some((Part::Number { value, digits }, at + 1 + usize::from(ordinal && digits < 4)))
        }
        Kind::Mark('\'') => {
            let (value, 2) = line.glued_number(at + 1)? else { return None };
            Some((Part::Short(value), at + 2))
        }
        Kind::Word => month(line, at).or_else(|| written_out(line, at)),
        Kind::Number { .. } | Kind::Mark(_) => None,
    }
}

/// A month's name of one word or two, the Vietnamese "month 11", or a day in a word.
fn month(line: &TokenStream<'_>, at: usize) -> Option<(Part, usize)> {
    let word = line.word(at)?;
    if word == "thang" {
        let (number, 1..=2) = line.number(at + 1)? else { return None };
        return (1..=12).contains(&number).then_some((Part::Month(number), at + 2));
    }
    let day = || WordTable::DaysOfTheMonth.rows().iter().find(|row| row.words.contains(&word.as_str()));
    if let Some(row) = (line.extent == Extent::Within).then(day).flatten() {
        return Some((Part::Number { value: u32::try_from(row.number + 1).ok()?, digits: 2 }, at + 1));
    }
    let two = line.word(at + 1).and_then(|second| month_names::month(&format!("{word}_{second}"), line.code()));
    two.map(|month| (Part::Month(month), at + 2))
        .or_else(|| month_names::month(&word, line.code()).map(|month| (Part::Month(month), at + 1)))
}

/// A day or a year in words, where everything there belongs to the date.
fn written_out(line: &TokenStream<'_>, at: usize) -> Option<(Part, usize)> {
    if line.extent == Extent::Within {
        return None;
    }
    if let Some((value, next)) = number_words::year(line, at) {
        return Some((Part::Number { value, digits: 4 }, next));
    }
    let (value, next) = number_words::number(line, at)?;
    Some((Part::Number { value, digits: 2 }, next))
}

/// The separator of two parts, and the token after it; `None` where they do not belong together.
fn gap(line: &TokenStream<'_>, at: usize) -> Option<(Gap, usize)> {
    let is_month = |at| line.word(at).is_some_and(|word| month_names::month(&word, line.code()).is_some());
    let (mut gap, mut next) = (Gap::Space, at);
    for _ in 0..4 {
        match line.kind(next)? {
            Kind::Mark(mark @ ('.' | ',' | '/' | '-')) => match gap {
                Gap::Space | Gap::Word => gap = Gap::Mark(mark),
                Gap::Mark('.') if mark != '.' => gap = Gap::Mark(mark),
                Gap::Mark(_) => return None,
            },
            Kind::Mark('\'') if gap == Gap::Word => (),
            Kind::Word if line.is_in(next, WordTable::BetweenDateParts) && !is_month(next) => {
                gap = if let Gap::Mark(mark) = gap { Gap::Mark(mark) } else { Gap::Word };
            }
            Kind::Mark(']' | '[') if line.extent == Extent::Whole => (),
            Kind::Number { .. } | Kind::Word | Kind::Mark(_) => break,
        }
        next += 1;
    }
    // A dash between spaces parts sentences, not days and months.
    let apart = gap == Gap::Mark('-') && !(line.is_glued(next) && line.is_glued(at));
    (!apart).then_some((gap, next))
}

fn number(part: Part) -> (u32, u8) {
    match part {
        Part::Number { value, digits } => (value, digits),
        Part::Short(value) | Part::Month(value) => (value, 2),
    }
}

/// Three numbers. Where day and month could be either, the weekday decides, then the language.
fn numeric(line: &TokenStream<'_>, parts: [(u32, u8); 3], gaps: [Gap; 2], weekday: Option<u32>) -> Option<Date> {
    let [(first, a), (second, b), (third, c)] = parts;
    let marks = match gaps {
        [Gap::Mark(one), Gap::Mark(two)] => one == two && one != ',' || two == ',' && c == 4 && one != ',' && line.extent == Extent::Whole,
        [Gap::Word, Gap::Word] => c == 4,
        _ => false,
    };
    if !marks || b == 4 {
        return None;
    }
    if a == 4 {
        let solar = || solar::numeric(line, first, second, third);
        return if c < 4 { solar().or_else(|| date(first, second, third)) } else { None };
    }
    // Dots come with the day first, whatever the language.
    let dotted = gaps[0] == Gap::Mark('.');
    if c == 4 {
        return two_orders(line, [first, second, third], weekday, dotted);
    }
    let year_first = matches!(line.code(), "zh" | "ja" | "ko" | "hu" | "mn" | "lt" | "eu");
    if a == 2 && (first > 31 || year_first) && line.extent == Extent::Whole {
        return date(century(first), second, third);
    }
    let sure = match gaps[0] {
        Gap::Mark('/') => true,
        Gap::Mark('.') => a == 2 && b == 2,
        _ => false,
    };
    if c != 2 || line.extent == Extent::Within && !sure {
        return None;
    }
    two_orders(line, [first, second, century(third)], weekday, dotted)
}

fn two_orders(line: &TokenStream<'_>, [first, second, year]: [u32; 3], weekday: Option<u32>, dotted: bool) -> Option<Date> {
    let (day_first, month_first) = (date(year, second, first), date(year, first, second));
    let (likely, other) = if begins_with_month(line.lang) && !dotted { (month_first, day_first) } else { (day_first, month_first) };
    let (Some(likely), Some(other)) = (likely, other) else { return likely.or(other) };
    let fits = |date: Date| weekday == Some(date.weekday());
    Some(if fits(other) && !fits(likely) { other } else { likely })
}

/// Whether numeric dates begin with the month where `lang` is spoken: in English, unless it names a country other than the United States
/// or the Philippines (Unicode CLDR, date formats of `en-*`).
fn begins_with_month(lang: &str) -> bool {
    let lang = lang.to_ascii_lowercase().replace('_', "-");
    lang == "en" || lang.strip_prefix("en-").is_some_and(|land| ["us", "ph", "latn"].iter().any(|known| land.starts_with(known)))
}

/// A month's name and two numbers, the year among them.
fn named(line: &TokenStream<'_>, parts: [Part; 3], gaps: [Gap; 2]) -> Option<Date> {
    let joined = gaps[0] == gaps[1] && matches!(gaps[0], Gap::Mark('-' | '/' | '.'));
    let whole = line.extent == Extent::Whole;
    let (month, day, year) = match parts {
        [day, Part::Month(month), last] if is_day(day) => (month, day, last),
        [Part::Month(month), day, last] if is_day(day) => (month, day, last),
        [year, Part::Month(month), day] if is_year(year) && (whole || joined || gaps[0] != Gap::Space) => (month, day, year),
        [year, day, Part::Month(month)] if is_year(year) && (joined || gaps[0] == Gap::Word) => (month, day, year),
        [Part::Month(month), year, day] | [day, year, Part::Month(month)] if is_year(year) && joined && whole => (month, day, year),
        _ => return None,
    };
    let year = match year {
        Part::Number { value, digits: 4 } => buddhist(line, value),
        Part::Short(value) => century(value),
        Part::Number { value, digits: 2 } if line.code() == "th" && value > 43 => value + 2500 - 543,
        Part::Number { value, digits: 2 } if whole || joined => century(value),
        Part::Number { .. } | Part::Month(_) => return None,
    };
    let Part::Number { value, digits: 1 | 2 } = day else { return None };
    date(year, month, value)
}

fn is_day(part: Part) -> bool {
    matches!(part, Part::Number { digits: 1 | 2, .. })
}

fn is_year(part: Part) -> bool {
    matches!(part, Part::Number { digits: 4, .. })
}

/// Thai newspapers count years from the Buddha's death, 543 years before.
fn buddhist(line: &TokenStream<'_>, year: u32) -> u32 {
    if (2400..2700).contains(&year) && matches!(line.code(), "th" | "") { year - 543 } else { year }
}

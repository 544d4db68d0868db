//! Parses a time of day with its time zone: `15:04:05`, `14h30`, `3.05 pm`, `16 Uhr`. Knows nothing of days.

use super::token_stream::{Extent, TokenStream};
use crate::article::Date;
use crate::formats::lexicon::WordTable;

/// A time as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    hour: u32,
    minute: u32,
    second: u32,
    /// Minutes from UTC, where given.
    offset: Option<i32>,
}

impl Clock {
    /// The day at this time.
    pub(super) fn put(self, day: Date) -> Option<Date> {
        let day = day.at(self.hour, self.minute, self.second)?;
        Some(self.offset.and_then(|minutes| day.offset(minutes)).unwrap_or(day))
    }
}

/// Half a day, as clocks of twelve hours say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

/// Meaning of a zone's name.
enum Zone {
    /// Minutes from UTC.
    At(i32),
    /// One of several, by season or country.
    Unclear,
}

/// Words for half a day.
pub(super) fn is_half(word: &str) -> bool {
    half_of(word).is_some()
}

fn half_of(word: &str) -> Option<Half> {
    let afternoon = || WordTable::Afternoon.contains(word).then_some(Half::Afternoon);
    if WordTable::Morning.contains(word) { Some(Half::Morning) } else { afternoon() }
}

/// The time at piece `at`, and the piece after it.
pub(super) fn clock(line: &TokenStream<'_>, at: usize) -> Option<(Clock, usize)> {
    if let Some((time, next)) = noon(line, at) {
        return Some((time, next));
    }
    // Only in scripts other than Latin does the half come first: « am 3. November » is no time.
    let first = line.word(at).filter(|word| !word.is_ascii()).and_then(|_| half(line, at));
    let (before, start) = first.map_or((None, at), |(half, next)| (Some(half), next));
    let (hour, digits) = line.number(start)?;
    let basic = matches!(digits, 4 | 6) && line.is_glued(start) && at > 0 && line.word(at - 1).is_some_and(|word| word == "t");
    let (hour, minute, second, next) = match digits {
        1 | 2 => digits_of_time(line, start, hour, before.is_some())?,
        4 if basic => (hour / 100, hour % 100, 0, start + 1),
        6 if basic => (hour / 10_000, hour / 100 % 100, hour % 100, start + 1),
        _ => return None,
    };
    let (after, next) = half(line, next).map_or((None, next), |(half, next)| (Some(half), next));
    let hour = match before.or(after) {
        Some(Half::Afternoon) if hour < 12 => hour + 12,
        Some(Half::Morning) if hour == 12 => 0,
        _ => hour,
    };
    let next = next + usize::from(line.word(next).is_some_and(|word| WordTable::Hours.contains(&word)));
    if hour > 24 || minute > 59 || second > 60 {
        return None;
    }
    let (offset, next) = zone(line, next);
    Some((Clock { hour: hour % 24, minute, second, offset }, next))
}

/// Noon in words. Midnight may be the day's beginning or its end, and is left to those who pass over it.
fn noon(line: &TokenStream<'_>, at: usize) -> Option<(Clock, usize)> {
    let word = line.word(at)?;
    WordTable::Noon.contains(&word).then_some((Clock { hour: 12, minute: 0, second: 0, offset: None }, at + 1))
}

/// Hour, minute and second after the hour at `at`.
fn digits_of_time(line: &TokenStream<'_>, at: usize, hour: u32, halved: bool) -> Option<(u32, u32, u32, usize)> {
    let next = at + 1;
    if line.is_mark(next, ':') {
        let (minute, 2) = line.number(next + 1)? else { return None };
        let Some((second, 2)) = line.number(next + 3).filter(|_| line.is_mark(next + 2, ':')) else {
            return Some((hour, minute, 0, next + 2));
        };
        let fraction = (line.is_mark(next + 4, '.') || line.is_mark(next + 4, ',')) && line.is_glued(next + 4);
        let fraction = fraction && line.glued_number(next + 5).is_some();
        return Some((hour, minute, second, next + 4 + 2 * usize::from(fraction)));
    }
    if line.word(next).is_some_and(|word| WordTable::Hours.contains(&word)) {
        return Some(hours_in_words(line, next + 1, hour));
    }
    let dotted = line.glued_number(next + 1).filter(|_| line.is_mark(next, '.') && line.is_glued(next));
    if let Some((minute @ 0..=59, 2)) = dotted {
        let sure = line.extent == Extent::Whole || half(line, next + 2).is_some();
        return sure.then_some((hour, minute, 0, next + 2));
    }
    (halved || half(line, next).is_some()).then_some((hour, 0, 0, next))
}

/// Minutes and seconds behind `14h`, `16 Uhr`, 9時.
fn hours_in_words(line: &TokenStream<'_>, at: usize, hour: u32) -> (u32, u32, u32, usize) {
    let Some((minute @ 0..=59, 1..=2)) = line.number(at) else { return (hour, 0, 0, at) };
    let sign = |at| line.word(at).is_some_and(|word| WordTable::Minutes.contains(&word));
    // "14 h 30 personnes" does not happen on a date line; within a text, digits must touch the hour.
    if line.extent == Extent::Within && !line.is_glued(at) && !sign(at + 1) {
        return (hour, 0, 0, at);
    }
    if !sign(at + 1) {
        return (hour, minute, 0, at + 1);
    }
    let second = line.number(at + 2).filter(|_| line.word(at + 3).is_some_and(|word| WordTable::Seconds.contains(&word)));
    second.map_or((hour, minute, 0, at + 2), |(second, _)| (hour, minute, second, at + 4))
}

/// `am`, `p.m.`, 午後, and the piece after it.
fn half(line: &TokenStream<'_>, at: usize) -> Option<(Half, usize)> {
    let word = line.word(at)?;
    if let Some(half) = half_of(&word) {
        return Some((half, at + 1));
    }
    if matches!(word.as_str(), "午" | "上" | "下") {
        let second = line.word(at + 1)?;
        return match (word.as_str(), second.as_str()) {
            ("午", "前") | ("上", "午") => Some((Half::Morning, at + 2)),
            ("午", "後") | ("下", "午") => Some((Half::Afternoon, at + 2)),
            _ => None,
        };
    }
    let half = match word.as_str() {
        "a" => Half::Morning,
        "p" => Half::Afternoon,
        _ => return None,
    };
    let dotted = line.is_mark(at + 1, '.') && line.word(at + 2).is_some_and(|word| word == "m");
    dotted.then(|| (half, at + 3 + usize::from(line.is_mark(at + 3, '.') && line.is_glued(at + 3))))
}

/// The zone at piece `at`, in minutes from UTC where that is certain, and the piece after it.
fn zone(line: &TokenStream<'_>, at: usize) -> (Option<i32>, usize) {
    if line.is_mark(at, '(') && !line.is_mark(at + 1, '(') {
        let (offset, next) = zone(line, at + 1);
        return if next > at + 1 && line.is_mark(next, ')') { (offset, next + 1) } else { (None, at) };
    }
    if let Some((minutes, next)) = numeric_zone(line, at, false) {
        // Mail repeats the zone's name as a remark.
        let remark = line.is_mark(next, '(') && line.word(next + 1).is_some() && line.is_mark(next + 2, ')');
        return (Some(minutes), next + 3 * usize::from(remark));
    }
    let Some(word) = line.word(at) else { return (None, at) };
    match named_zone(&word) {
        None => (None, at),
        Some(Zone::At(0)) => numeric_zone(line, at + 1, true).map_or((Some(0), at + 1), |(minutes, next)| (Some(minutes), next)),
        Some(Zone::At(offset)) => (Some(offset), at + 1),
        Some(Zone::Unclear) => (None, at + 1),
    }
}

/// `+0100`, `-05:00`, `+01`; after `GMT` also `+7`.
fn numeric_zone(line: &TokenStream<'_>, at: usize, named: bool) -> Option<(i32, usize)> {
    let sign = if line.is_mark(at, '+') {
        1
    } else if line.is_mark(at, '-') {
        -1
    } else {
        return None;
    };
    let (value, digits) = line.glued_number(at + 1)?;
    let value = i32::try_from(value).ok()?;
    let (minutes, next) = match digits {
        4 => (value / 100 * 60 + value % 100, at + 2),
        1 | 2 => match line.glued_number(at + 3).filter(|_| line.is_mark(at + 2, ':') && line.is_glued(at + 2)) {
            Some((minutes, 2)) => (value * 60 + i32::try_from(minutes).ok()?, at + 4),
            _ if named || digits == 2 && line.is_glued(at) => (value * 60, at + 2),
            _ => return None,
        },
        _ => return None,
    };
    (minutes <= 15 * 60).then_some((sign * minutes, next))
}

/// Zones by name (the IANA time zone database and RFC 2822); without minutes where the name means several.
fn named_zone(word: &str) -> Option<Zone> {
    let hours = match word {
        "z" | "gmt" | "utc" | "ut" | "wet" => 0,
        "cet" | "mez" | "bst" | "west" | "wat" => 1,
        "cest" | "mesz" | "eet" | "sast" | "cat" => 2,
        "eest" | "msk" | "eat" => 3,
        "wib" => 7,
        "jst" | "kst" => 9,
        "aest" => 10,
        "aedt" => 11,
        "nzst" => 12,
        "brt" | "adt" => -3,
        "edt" => -4,
        "est" | "cdt" => -5,
        "cst" | "mdt" => -6,
        "mst" | "pdt" => -7,
        "pst" => -8,
        "et" | "ct" | "mt" | "pt" | "ist" | "hkt" | "sgt" => return Some(Zone::Unclear),
        _ => return None,
    };
    Some(Zone::At(hours * 60))
}

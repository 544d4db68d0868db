//! Parses a time of day with its time zone: `15:04:05`, `14h30`, `3.05 pm`, `16 Uhr`. Knows nothing of days.

use super::token_stream::{Extent, TokenStream};
use crate::article::Date;
use crate::formats::lexicon::WordTable;

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

pub(super) fn is_half(word: &str) -> bool {
    half_of(word).is_some()
}

fn half_of(word: &str) -> Option<Half> {
    let afternoon = || WordTable::Afternoon.contains(word).then_some(Half::Afternoon);
    if WordTable::Morning.contains(word) { Some(Half::Morning) } else { afternoon() }
}

/// The time at piece `at`, and the piece after it.
pub(super) fn clock(line: &TokenStream<'_>, at: usize) -> Option<(Clock, usize)> {
    // Midnight may be the day's beginning or its end, and is left to callers.
    if line.is_in(at, WordTable::Noon) {
        return Some((Clock { hour: 12, minute: 0, second: 0, offset: None }, at + 1));
    }
    // Only in scripts other than Latin does the half come first: « am 3. November » is no time.
    let first = line.word(at).filter(|word| !word.is_ascii()).and_then(|_| half(line, at));
    let (before, start) = first.map_or((None, at), |(half, next)| (Some(half), next));
    let (hour, digits) = line.number(start)?;
    let basic = matches!(digits, 4 | 6) && line.is_glued(start) && at > 0 && line.word(at - 1).is_some_and(|word| word == "t");
    let (hour, minute, second, next) = match digits {
        1 | 2 => digits_of_time(line, start, hour, before.is_some())?,
        4 if basic || is_named_zone(line, start + 1) => (hour / 100, hour % 100, 0, start + 1),
        6 if basic => (hour / 10_000, hour / 100 % 100, hour % 100, start + 1),
        _ => return None,
    };
    let (after, next) = half(line, next).map_or((None, next), |(half, next)| (Some(half), next));
    let hour = match before.or(after) {
        Some(Half::Afternoon) if hour < 12 => hour + 12,
        Some(Half::Morning) if hour == 12 => 0,
        _ => hour,
    };
    let next = next + usize::from(line.is_in(next, WordTable::Hours));
    if hour > 24 || minute > 59 || second > 60 {
        return None;
    }
    let (offset, next) = zone(line, next);
    Some((Clock { hour: hour % 24, minute, second, offset }, next))
}

/// Hour, minute and second after the hour at `at`.
fn digits_of_time(line: &TokenStream<'_>, at: usize, hour: u32, halved: bool) -> Option<(u32, u32, u32, usize)> {
    let next = at + 1;
    if line.is_mark(next, ':') {
        // Some programs leave noughts out: `20:0:0`.
        if line.extent == Extent::Whole
            && let Some((minute, 1)) = line.number(next + 1)
            && let Some((second, 1..=2)) = line.number(next + 3).filter(|_| line.is_mark(next + 2, ':'))
        {
            return Some((hour, minute, second, next + 4));
        }
        let (minute, 2) = line.number(next + 1)? else { return None };
        let seconds = if line.extent == Extent::Whole { 1..=2 } else { 2..=2 };
        let Some((second, _)) =
            line.number(next + 3).filter(|(_, digits)| seconds.contains(digits)).filter(|_| line.is_mark(next + 2, ':'))
        else {
            return Some((hour, minute, 0, next + 2));
        };
        let fraction = (line.is_mark(next + 4, '.') || line.is_mark(next + 4, ',')) && line.is_glued(next + 4);
        let fraction = fraction && line.glued_number(next + 5).is_some();
        return Some((hour, minute, second, next + 4 + 2 * usize::from(fraction)));
    }
    if line.is_in(next, WordTable::Hours) {
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
    let sign = |at| line.is_in(at, WordTable::Minutes);
    // "14 h 30 personnes" does not happen on a date line; within a text, digits must touch the hour.
    if line.extent == Extent::Within && !line.is_glued(at) && !sign(at + 1) {
        return (hour, 0, 0, at);
    }
    if !sign(at + 1) {
        return (hour, minute, 0, at + 1);
    }
    let second = line.number(at + 2).filter(|_| line.is_in(at + 3, WordTable::Seconds));
    second.map_or((hour, minute, 0, at + 2), |(second, _)| (hour, minute, second, at + 4))
}

/// `am`, `p.m.`, 午後, and the piece after it.
fn half(line: &TokenStream<'_>, at: usize) -> Option<(Half, usize)> {
    let word = line.word(at)?;
    let of_two = || {
        let is_dotted = line.is_mark(at + 1, '.');
        let (joint, next) = if is_dotted { ('.', at + 3) } else { ('_', at + 2) };
        let half = half_of(&format!("{word}{joint}{}", line.word(next - 1)?))?;
        Some((half, next + usize::from(is_dotted && line.is_mark(next, '.') && line.is_glued(next))))
    };
    half_of(&word).map(|half| (half, at + 1)).or_else(of_two)
}

/// Whether a zone by its name is at `at`: `0203 GMT` is a time as agencies write it.
fn is_named_zone(line: &TokenStream<'_>, at: usize) -> bool {
    line.word(at).is_some() && zone(line, at).1 > at
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
    let named = line.word(at).and_then(|word| WordTable::TimeZones.rows().iter().find(|row| row.words.contains(&word.as_str())));
    let Some(zone) = named else { return (None, at) };
    // No number of hours where the name means several zones.
    let hours = zone.words.first().and_then(|hours| hours.strip_suffix(':')?.parse::<i32>().ok());
    let behind = if hours == Some(0) { numeric_zone(line, at + 1, true) } else { None };
    behind.map_or((hours.map(|hours| hours * 60), at + 1), |(minutes, next)| (Some(minutes), next))
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

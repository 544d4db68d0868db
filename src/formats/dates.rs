//! Finds and parses dates in words and digits, in the languages of the lexicon. On a line of its own every word must be understood; within
//! running text only unmistakable dates count. An uncertain date is no date.

mod day;
mod holidays;
mod long_form;
mod machine_dates;
mod month_names;
mod number_words;
mod solar;
mod time_of_day;
mod token_stream;
mod tokens;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

pub use long_form::long;
pub use machine_dates::read as stamp;

use time_of_day::Clock;
use token_stream::{Extent, TokenStream};
use tokens::Kind;

use crate::article::Date;
use crate::formats::lexicon::WordTable;

/// The longest line, in bytes, that may be a date.
const LONGEST: usize = 300;

/// The most pieces that a line with a date has.
const PIECES: usize = 64;

/// The dates of a line that holds nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamps {
    /// The date of publication; the only date where the line does not say which it is.
    pub published: Date,
    /// The date of the last change, where the line gives both.
    pub updated: Option<Date>,
}

/// Meaning of a word around a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Around {
    /// The date that follows is the one of publication.
    Published,
    /// The date that follows is that of a later change.
    Updated,
    /// Nothing: articles, prepositions, units.
    Nothing,
}

/// The folded words around dates. Every short line of a text is tried as a date, so that searching each table would take most of the time.
static AROUND: LazyLock<HashMap<String, Around>> = LazyLock::new(|| {
    let tables =
        [(WordTable::AroundDates, Around::Nothing), (WordTable::Updated, Around::Updated), (WordTable::Published, Around::Published)];
    tables.into_iter().flat_map(|(table, around)| table.words().map(move |word| (tokens::fold(word), around))).collect()
});

/// The date that `text` as a whole is, read in `lang` (BCP 47) where digits are ambiguous. `None` where it is anything but a date.
///
/// Of a line that says when an article was published and when it was changed, the date of publication.
pub fn read(text: &str, lang: Option<&str>) -> Option<Date> {
    let found = machine_dates::plain(text).or_else(|| stamps(text, lang).map(|stamps| stamps.published));
    found.or_else(|| stamps(&closed_up(text)?, lang).map(|stamps| stamps.published))
}

/// `text` without spaces within its numbers, where each digit stands by itself: `2 8 . 0 1 . 2 0 2 0`.
fn closed_up(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let figure = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let spaced = (0..bytes.len()).any(|at| figure(at) && bytes.get(at + 1) == Some(&b' ') && figure(at + 2));
    let plain = bytes.len() <= 48 && bytes.iter().all(|byte| byte.is_ascii_digit() || b" .-/:".contains(byte));
    if !spaced || !plain || (0..bytes.len()).any(|at| figure(at) && figure(at + 1)) {
        return None;
    }
    // Two spaces part the day from the time.
    Some(text.replace("  ", "\u{a0}").replace(' ', "").replace('\u{a0}', " "))
}

/// The dates that `text` as a whole is, as [`read`]. `None` too where there are several dates and nothing says what they mean.
pub fn stamps(text: &str, lang: Option<&str>) -> Option<Stamps> {
    if text.len() > LONGEST {
        return None;
    }
    let line = TokenStream::new(text, 0, PIECES + 1, lang, Extent::Whole);
    if line.tokens.len() > PIECES {
        return None;
    }
    let (mut dates, mut around) = (Vec::new(), Around::Nothing);
    let (mut early, mut weekday): (Option<Clock>, Option<u32>) = (None, None);
    let mut at = 0;
    while at < line.tokens.len() {
        if let Some((day, next)) = day::day(&line, at, weekday) {
            let day = early.take().and_then(|clock| clock.put(day)).unwrap_or(day);
            dates.push((std::mem::replace(&mut around, Around::Nothing), day));
            at = next;
        } else if let Some((clock, next)) = time_of_day::clock(&line, at).filter(|_| !is_counted_weekday(&line, at)) {
            match dates.last_mut() {
                Some((_, day)) if around == Around::Nothing && day.clock().is_none() => *day = clock.put(*day)?,
                _ => early = early.or(Some(clock)),
            }
            at = next;
        } else {
            let word = line.word(at);
            weekday = word.as_deref().and_then(|word| month_names::weekday(word, line.code())).or(weekday);
            around = remark(&line, at, word.as_deref(), around, !dates.is_empty())?;
            at += 1;
        }
    }
    match (&dates[..], around, early) {
        // `3 May 2021. Updated 14:05`: on the same day.
        (&[(_, published)], Around::Updated, Some(clock)) => Some(Stamps { published, updated: clock.put(published) }),
        _ => choose(&dates),
    }
}

/// 星期二: the second day of the week.
fn is_counted_weekday(line: &TokenStream<'_>, at: usize) -> bool {
    at > 0 && line.is_in(at - 1, WordTable::NumberOfAWeekday)
}

/// The meaning of the next date, given the token at `at`; `None` if that token shows that the line holds more than a date. After a day
/// (`after_day`), a time in words may follow, which is skipped.
fn remark(line: &TokenStream<'_>, at: usize, word: Option<&str>, before: Around, after_day: bool) -> Option<Around> {
    let is_spoken = |at| after_day && line.is_in(at, WordTable::SpokenTimes);
    let is_hour = || after_day && hour_may_follow(line, at);
    match line.kind(at)? {
        Kind::Number { .. } => (is_counted_weekday(line, at) || is_spoken(at + 1) || is_hour()).then_some(before),
        Kind::Word if is_spoken(at) || is_hour() && number_words::number(line, at).is_some() => Some(before),
        Kind::Word => match AROUND.get(word?) {
            Some(&meaning @ (Around::Published | Around::Updated)) => Some(meaning),
            known => (known.is_some() || month_names::is_weekday(word?) || is_in_weekday(line, at)).then_some(before),
        },
        Kind::Mark(mark) => matches!(
            mark,
            '.' | ',' | ';' | ':' | '|' | '-' | '–' | '—' | '·' | '•' | '(' | ')' | '[' | ']' | '/' | '@' | '\'' | '"' | '*' | '_'
        )
        .then_some(before),
    }
}

/// Whether the word at `at` is one of the two of a weekday: « thứ sáu ».
fn is_in_weekday(line: &TokenStream<'_>, at: usize) -> bool {
    let both = |at: usize| Some(format!("{}_{}", line.word(at)?, line.word(at + 1)?));
    let begins = at.checked_sub(1).and_then(both).into_iter().chain(both(at));
    begins.into_iter().any(|words| month_names::is_weekday(&words))
}

/// Whether the word before the piece at `at` is one that an hour may follow: « alle ore 20 », `half negen`.
fn hour_may_follow(line: &TokenStream<'_>, at: usize) -> bool {
    at > 0 && (line.is_in(at - 1, WordTable::SpokenTimes) || line.is_in(at - 1, WordTable::BeforeTimes))
}

fn choose(dates: &[(Around, Date)]) -> Option<Stamps> {
    match *dates {
        [(_, day)] => Some(Stamps { published: day, updated: None }),
        [(Around::Updated, updated), (Around::Published | Around::Nothing, published)]
        | [(Around::Published | Around::Nothing, published), (Around::Updated, updated)] => {
            Some(Stamps { published, updated: Some(updated) })
        }
        [(_, published), (_, again)] if published.ymd() == again.ymd() => Some(Stamps { published, updated: None }),
        _ => None,
    }
}

/// Two digits are a year from 1969 to 2068 (POSIX, `strptime`, `%y`).
fn century(short: u32) -> u32 {
    if short < 69 { 2000 + short } else { 1900 + short }
}

/// A day within the range of articles: not before 1000, not beyond 2199.
fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    (1000..2200).contains(&year).then(|| Date::new(i32::try_from(year).ok()?, month, day)).flatten()
}

/// Number of tokens that are read at a time.
const STRETCH: usize = 512;

/// The most tokens of a date with its weekday and time.
const LOOK_AHEAD: usize = 48;

/// The first date within `text` with its range, from weekday to time.
pub fn find(text: &str, lang: Option<&str>) -> Option<(Range<usize>, Date)> {
    let mut from = 0;
    loop {
        let line = TokenStream::new(text, from, STRETCH, lang, Extent::Within);
        let all = line.tokens.len() < STRETCH;
        let last = if all { line.tokens.len() } else { STRETCH - LOOK_AHEAD };
        let found = (0..last).filter(|&at| begins(&line, at)).find_map(|at| phrase(&line, at));
        if found.is_some() || all {
            return found;
        }
        from = line.tokens.get(last)?.range.start;
    }
}

/// Whether a date may begin at the token `at`: not within a word, a URL or a version, and near a number.
fn begins(line: &TokenStream<'_>, at: usize) -> bool {
    let Some(token) = line.tokens.get(at) else { return false };
    let before = line.text.get(..token.range.start).and_then(|text| text.chars().next_back());
    let within = before.is_some_and(|c| c < '\u{250}' && c.is_alphanumeric() || "/-.:_#@=&%$€£\\\'+".contains(c));
    match token.kind {
        Kind::Number { .. } => !within,
        Kind::Word => !within && (at + 1..at + 8).any(|near| line.number(near).is_some()),
        Kind::Mark(_) => false,
    }
}

/// Weekday, day and time from the piece `at` on, of which only the day must be there.
fn phrase(line: &TokenStream<'_>, at: usize) -> Option<(Range<usize>, Date)> {
    let (mut start, mut weekday) = (at, None);
    if let Some(word) = line.word(at).filter(|word| month_names::is_weekday(word)) {
        weekday = month_names::weekday(&word, line.code());
        start = pass(line, at + 1, &['.', ',', '(', ')', '-'], |word| WordTable::BeforeDays.contains(word));
    }
    // The weekday's name may be a month's as well (« mar. »), so the day may begin with it.
    let found = day::day(line, start, weekday).or_else(|| (start > at).then(|| day::day(line, at, None)).flatten());
    let (day, mut next) = found?;
    let mut date = day;
    let time = pass(line, next, &[',', '-', '–', '—', '|', '(', ')', '·'], |word| {
        WordTable::BeforeTimes.contains(word) || month_names::is_weekday(word)
    });
    let timed = time_of_day::clock(line, time).and_then(|(clock, end)| Some((clock.put(day)?, end)));
    if let Some((timed, end)) = timed {
        (date, next) = (timed, end);
    }
    let range = line.tokens.get(at)?.range.start..line.tokens.get(next.checked_sub(1)?)?.range.end;
    Some((range, date))
}

/// The piece after at most four that are among these.
fn pass(line: &TokenStream<'_>, at: usize, marks: &[char], word: impl Fn(&str) -> bool) -> usize {
    let passes = |at: &usize| match line.kind(*at) {
        Some(Kind::Mark(mark)) => marks.contains(&mark),
        Some(Kind::Word) => line.word(*at).is_some_and(|found| word(&found)),
        Some(Kind::Number { .. }) | None => false,
    };
    at + (at..at + 4).take_while(passes).count()
}

#[cfg(test)]
mod tests;

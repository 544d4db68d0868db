//! Dates in a query: a year, a month, a day, or a time ago. They become calendar dates once the current date is given.

use crate::article::Date;
use crate::words::Mistake;

use super::spelling::plain;

/// Days of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Days {
    /// From the first day of one to the last day of the other, both counted; open where `None`.
    Within(Option<Day>, Option<Day>),
    /// Before its first day.
    Before(Day),
}

/// A day, or a month or year that represents all of its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// A year.
    Year(i32),
    /// A year's month.
    Month(i32, u32),
    /// Year, month and day of the month.
    Exact(i32, u32, u32),
    /// So many units before today.
    Ago(u32, Unit),
    /// The week, month or year of today.
    This(Unit),
}

/// A unit of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Day,
    /// Seven days.
    Week,
    Month,
    Year,
}

/// Year, month, day: orders as the calendar does.
type Ymd = (i32, u32, u32);

/// More than any newspaper is old, and small enough to count down to.
const LONGEST_AGO: u32 = 100_000;

/// Parses the value of `date:`. Reversed ranges are swapped.
pub(super) fn read(value: &str) -> (Option<Days>, Option<Mistake>) {
    let bad = || (None, Some(Mistake::BadDay { written: value.to_owned() }));
    let Some((from, to)) = value.split_once("..") else {
        let Some(day) = day(value) else { return bad() };
        let to = if is_span(value, day) { Day::Ago(0, Unit::Day) } else { day };
        return (Some(Days::Within(Some(day), Some(to))), None);
    };
    let ends = (side(from), side(to));
    let (Ok(from), Ok(to)) = ends else { return bad() };
    match (from, to) {
        (None, None) => bad(),
        (Some(a), Some(b)) if !a.is_relative() && !b.is_relative() && a.span((1, 1, 1)).0 > b.span((1, 1, 1)).1 => {
            (Some(Days::Within(to, from)), Some(Mistake::Backwards))
        }
        _ => (Some(Days::Within(from, to)), None),
    }
}

/// One day, month or year, or how long ago.
pub(super) fn day(value: &str) -> Option<Day> {
    let word = plain(value).replace('’', "'");
    match word.as_str() {
        "today" | "aujourd'hui" | "aujourdhui" => return Some(Day::Ago(0, Unit::Day)),
        "yesterday" | "hier" => return Some(Day::Ago(1, Unit::Day)),
        "this-week" | "cette-semaine" => return Some(Day::This(Unit::Week)),
        "this-month" | "ce-mois" | "ce-mois-ci" => return Some(Day::This(Unit::Month)),
        "this-year" | "cette-annee" => return Some(Day::This(Unit::Year)),
        _ => (),
    }
    if let Some((count, unit)) = word.char_indices().last().and_then(|(at, unit)| Some((word.get(..at)?, unit))) {
        let unit = match unit {
            'd' | 'j' => Some(Unit::Day),
            'w' | 's' => Some(Unit::Week),
            'm' => Some(Unit::Month),
            'y' | 'a' => Some(Unit::Year),
            _ => None,
        };
        if let Some(unit) = unit {
            return number(count, 6).filter(|count| *count <= LONGEST_AGO).map(|count| Day::Ago(count, unit));
        }
    }
    let mut parts = word.splitn(3, '-');
    let year = parts.next().filter(|year| year.len() == 4).and_then(|year| number(year, 4)?.try_into().ok())?;
    let day = match (parts.next(), parts.next()) {
        (None, _) => Day::Year(year),
        (Some(month), None) => Day::Month(year, number(month, 2)?),
        (Some(month), Some(day)) => Day::Exact(year, number(month, 2)?, number(day, 2)?),
    };
    let (year, month, first) = day.span((1, 1, 1)).0;
    Date::new(year, month, first).map(|_| day)
}

/// One end of a range, `None` where it is open; an error where it is no day.
fn side(value: &str) -> Result<Option<Day>, ()> {
    if value.is_empty() { Ok(None) } else { day(value).map(Some).ok_or(()) }
}

/// `7d` alone is the last seven days, `yesterday` alone is that one day.
fn is_span(value: &str, day: Day) -> bool {
    day.is_relative() && value.starts_with(|c: char| c.is_ascii_digit())
}

fn number(digits: &str, most: usize) -> Option<u32> {
    let all = !digits.is_empty() && digits.len() <= most && digits.bytes().all(|byte| byte.is_ascii_digit());
    all.then(|| digits.parse().ok()).flatten()
}

impl Days {
    /// The first and the last day, both counted, where they are bounded.
    pub(super) fn bounds(self, today: Date) -> (Option<Ymd>, Option<Ymd>) {
        let today = today.ymd();
        match self {
            Self::Within(from, to) => (from.map(|day| day.span(today).0), to.map(|day| day.span(today).1)),
            Self::Before(day) => (None, Some(back(day.span(today).0, 1))),
        }
    }
}

impl Day {
    fn is_relative(self) -> bool {
        matches!(self, Self::Ago(..) | Self::This(_))
    }

    /// Its first and its last day.
    fn span(self, today: Ymd) -> (Ymd, Ymd) {
        match self {
            Self::Year(year) => ((year, 1, 1), (year, 12, 31)),
            Self::Month(year, month) => ((year, month, 1), (year, month, length(year, month))),
            Self::Exact(year, month, day) => ((year, month, day), (year, month, day)),
            Self::Ago(count, unit) => {
                let day = match unit {
                    Unit::Day => back(today, count),
                    Unit::Week => back(today, count.saturating_mul(7)),
                    Unit::Month => months_back(today, count),
                    Unit::Year => months_back(today, count.saturating_mul(12)),
                };
                (day, day)
            }
            Self::This(Unit::Day) => (today, today),
            Self::This(Unit::Week) => this_week(today),
            Self::This(Unit::Month) => Self::Month(today.0, today.1).span(today),
            Self::This(Unit::Year) => Self::Year(today.0).span(today),
        }
    }
}

/// Monday to Sunday.
fn this_week(today: Ymd) -> (Ymd, Ymd) {
    let Some(date) = Date::new(today.0, today.1, today.2) else { return (today, today) };
    let day = |days: u32| date.later(i64::from(days) - i64::from(date.weekday())).map_or(today, Date::ymd);
    (day(0), day(6))
}

/// So many days before; it counts down month by month, since the calendar has no shorter way that is as plain.
fn back((mut year, mut month, mut day): Ymd, mut days: u32) -> Ymd {
    while days >= day && year > 0 {
        days -= day;
        (year, month) = if month > 1 { (year, month - 1) } else { (year - 1, 12) };
        day = length(year, month);
    }
    (year, month, day.saturating_sub(days))
}

/// So many months before, on the same day of the month or the last one it has.
fn months_back((year, month, day): Ymd, months: u32) -> Ymd {
    let count = i64::from(year) * 12 + i64::from(month) - 1 - i64::from(months);
    let (year, month) = (i32::try_from(count.div_euclid(12)).unwrap_or(0), u32::try_from(count.rem_euclid(12)).unwrap_or(0) + 1);
    (year, month, day.min(length(year, month)))
}

fn length(year: i32, month: u32) -> u32 {
    (28..=31).rev().find(|day| Date::new(year, month, *day).is_some()).unwrap_or(28)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(value: &str) -> String {
        let (days, mistake) = read(value);
        let Some(days) = days else { return format!("{mistake:?}").chars().take(12).collect() };
        let (from, to) = days.bounds(Date::new(2018, 3, 31).unwrap());
        let iso = |day: Option<Ymd>| day.map_or(String::new(), |(y, m, d)| Date::new(y, m, d).unwrap().iso());
        format!("{}/{}{}", iso(from), iso(to), if mistake.is_some() { " turned" } else { "" })
    }

    #[test]
    fn days_have_bounds() {
        for (value, expected) in [
            ("2018", "2018-01-01/2018-12-31"),
            ("2016-2", "2016-02-01/2016-02-29"),
            ("2018-11-13", "2018-11-13/2018-11-13"),
            ("2018-10..2018-12", "2018-10-01/2018-12-31"),
            ("2018-12..2018-10", "2018-10-01/2018-12-31 turned"),
            ("2018..", "2018-01-01/"),
            ("..2018-02", "/2018-02-28"),
            ("yesterday", "2018-03-30/2018-03-30"),
            ("hier", "2018-03-30/2018-03-30"),
            ("Aujourd’hui", "2018-03-31/2018-03-31"),
            ("31d", "2018-02-28/2018-03-31"),
            ("7j", "2018-03-24/2018-03-31"),
            ("2w", "2018-03-17/2018-03-31"),
            ("1m", "2018-02-28/2018-03-31"),
            ("6m", "2017-09-30/2018-03-31"),
            ("1y..6m", "2017-03-31/2017-09-30"),
            ("today", "2018-03-31/2018-03-31"),
            ("this-week", "2018-03-26/2018-04-01"),
            ("cette-semaine", "2018-03-26/2018-04-01"),
            ("This-Month", "2018-03-01/2018-03-31"),
            ("ce-mois", "2018-03-01/2018-03-31"),
            ("cette-année", "2018-01-01/2018-12-31"),
            ("this-month..", "2018-03-01/"),
        ] {
            assert_eq!(bounds(value), expected, "{value}");
        }
    }

    #[test]
    fn an_invalid_day_is_a_mistake() {
        for value in ["", "..", "18", "2018-", "2018-13", "2018-02-30", "2018-1-1-1", "d", "0000", "x..2018", "999999999d", "é", "+201"] {
            assert_eq!(bounds(value), "Some(BadDay ", "{value}");
        }
    }

    #[test]
    fn before_ends_the_day_before() {
        let before = |value| Days::Before(day(value).unwrap()).bounds(Date::new(2018, 3, 1).unwrap()).1;
        assert_eq!(before("2018"), Some((2017, 12, 31)));
        assert_eq!(before("today"), Some((2018, 2, 28)));
        assert_eq!(before("100000d"), Some((1744, 5, 15)));
        assert!(before("100000y").is_some());
    }
}

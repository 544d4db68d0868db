//! Dates of articles: a day, perhaps a time, perhaps an offset from UTC. `formats::dates` parses them.

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveTime, Timelike};

/// A day with as much of a time as the article gives. Orders by day, then by time as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Date {
    day: NaiveDate,
    time: Option<NaiveTime>,
    offset: Option<i32>,
}

/// Added to an offset where a date is packed, so that none is 0 or less: more than the minutes of a day.
const PACKED_OFFSET: i32 = 1500;

impl Date {
    /// The day, where the calendar has it (proleptic Gregorian, years 1 to 9999).
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let day = (1..=9999).contains(&year).then(|| NaiveDate::from_ymd_opt(year, month, day)).flatten()?;
        Some(Self { day, time: None, offset: None })
    }

    /// The day that comes `days` after 1 January 1970.
    pub fn from_days(days: u64) -> Option<Self> {
        let epoch = NaiveDate::from_ymd_opt(1970, 1, 1)?;
        let day = epoch.checked_add_days(chrono::Days::new(days))?;
        Self::new(day.year(), day.month(), day.day())
    }

    /// The day `days` days later, or earlier if `days` is negative, without a time; `None` beyond the calendar.
    pub fn later(self, days: i64) -> Option<Self> {
        let day = self.day.checked_add_signed(chrono::TimeDelta::try_days(days)?)?;
        Self::new(day.year(), day.month(), day.day())
    }

    /// The same day at a time; `None` where the clock has no such time. A 60th second counts as the 59th.
    pub fn at(self, hour: u32, minute: u32, second: u32) -> Option<Self> {
        NaiveTime::from_hms_opt(hour, minute, second.min(59)).map(|time| Self { time: Some(time), ..self })
    }

    /// The same time at an offset from UTC, in minutes; `None` beyond ±24 hours.
    pub fn offset(self, minutes: i32) -> Option<Self> {
        FixedOffset::east_opt(minutes.checked_mul(60)?).map(|_| Self { offset: Some(minutes), ..self })
    }

    /// Year, month and day of the month.
    pub fn ymd(self) -> (i32, u32, u32) {
        (self.day.year(), self.day.month(), self.day.day())
    }

    /// The day of the week, 0 for Monday.
    pub fn weekday(self) -> u32 {
        self.day.weekday().num_days_from_monday()
    }

    /// Hour and minute, where given.
    pub fn clock(self) -> Option<(u32, u32)> {
        self.time.map(|time| (time.hour(), time.minute()))
    }

    /// The minute that comes `minutes` after 1970 began, by Universal Time.
    pub fn from_minutes(minutes: u64) -> Option<Self> {
        let clock = u32::try_from(minutes % (24 * 60)).ok()?;
        Self::from_days(minutes / (24 * 60))?.at(clock / 60, clock % 60, 0)?.offset(0)
    }

    /// Minutes from the beginning of 1970 by Universal Time, where the offset is known. A day begins at midnight.
    pub fn instant(self) -> i64 {
        let days = self.day.signed_duration_since(NaiveDate::default()).num_days();
        let clock = self.time.map_or(0, |time| i64::from(time.num_seconds_from_midnight() / 60));
        days * 24 * 60 + clock - i64::from(self.offset.unwrap_or(0))
    }

    /// Whether the date says how far its time is from Universal Time.
    pub fn has_offset(self) -> bool {
        self.offset.is_some()
    }

    /// The offset from UTC as people write it, where there is one: `UTC`, `UTC+1`, `UTC-4:30`.
    pub fn zone(self) -> Option<String> {
        let minutes = self.offset.filter(|_| self.time.is_some())?;
        let sign = if minutes < 0 { '-' } else { '+' };
        Some(match (minutes.abs() / 60, minutes.abs() % 60) {
            (0, 0) => "UTC".to_owned(),
            (hours, 0) => format!("UTC{sign}{hours}"),
            (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
        })
    }

    /// The date as a number that is never 0, with the same order.
    pub(crate) fn pack(self) -> u64 {
        let day = self.day.num_days_from_ce().unsigned_abs();
        let time = self.time.map_or(0, |time| time.num_seconds_from_midnight() + 1);
        let offset = self.offset.map_or(0, |minutes| (minutes + PACKED_OFFSET).unsigned_abs());
        u64::from(day) << 32 | u64::from(time) << 12 | u64::from(offset)
    }

    /// The date that was packed into a number; `None` where none is.
    pub(crate) fn unpack(packed: u64) -> Option<Self> {
        let day = NaiveDate::from_num_days_from_ce_opt(i32::try_from(packed >> 32).ok()?)?;
        let date = Self::new(day.year(), day.month(), day.day())?;
        let (time, offset) = ((packed >> 12 & 0xf_ffff) as u32, i32::try_from(packed & 0xfff).ok()?);
        let date = match time.checked_sub(1) {
            Some(second) => date.at(second / 3600, second / 60 % 60, second % 60)?,
            None => date,
        };
        if offset == 0 { Some(date) } else { date.offset(offset - PACKED_OFFSET) }
    }

    /// ISO 8601, with time and offset only where given.
    pub fn iso(self) -> String {
        let day = self.day.format("%Y-%m-%d");
        let Some(time) = self.time else { return day.to_string() };
        let offset = match self.offset {
            None => String::new(),
            Some(0) => "Z".to_owned(),
            Some(minutes) => format!("{}{:02}:{:02}", if minutes < 0 { '-' } else { '+' }, minutes.abs() / 60, minutes.abs() % 60),
        };
        format!("{day}T{}{offset}", time.format("%H:%M:%S"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_count_from_1970_by_universal_time() {
        let noon = Date::new(1970, 1, 2).unwrap().at(12, 0, 0).unwrap();
        assert_eq!(noon.instant(), 36 * 60);
        assert_eq!(noon.offset(90).unwrap().instant(), 36 * 60 - 90);
        assert_eq!(Date::from_minutes(36 * 60).unwrap(), noon.offset(0).unwrap());
        assert_eq!(Date::new(1969, 12, 31).unwrap().instant(), -24 * 60);
    }

    #[test]
    fn packed_dates_come_back_in_the_same_order() {
        let day = |day| Date::new(2018, 11, day).unwrap();
        let all = [
            Date::new(1, 1, 1).unwrap(),
            day(13),
            day(13).at(0, 0, 0).unwrap(),
            day(13).at(0, 0, 0).unwrap().offset(-1439).unwrap(),
            day(13).at(0, 0, 0).unwrap().offset(0).unwrap(),
            day(13).at(23, 59, 59).unwrap().offset(1439).unwrap(),
            day(14).offset(60).unwrap(),
            Date::new(9999, 12, 31).unwrap(),
        ];
        assert!(all.iter().all(|date| Date::unpack(date.pack()) == Some(*date)));
        assert!(all.is_sorted() && all.iter().map(|date| date.pack()).is_sorted());
        assert_eq!([0, u64::MAX, 1 << 63].map(Date::unpack), [None; 3]);
    }

    #[test]
    fn iso_shows_only_what_is_given() {
        let day = Date::new(2018, 11, 13).unwrap();
        assert_eq!(day.iso(), "2018-11-13");
        assert_eq!(day.at(9, 5, 60).unwrap().iso(), "2018-11-13T09:05:59");
        assert_eq!(day.at(9, 5, 0).unwrap().offset(-150).unwrap().iso(), "2018-11-13T09:05:00-02:30");
        assert_eq!(Date::new(2018, 2, 30), None);
        assert_eq!(Date::new(99_999, 1, 1), None);
    }
}

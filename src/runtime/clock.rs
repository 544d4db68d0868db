//! The current time, for layers that may not read a clock.

use std::time::{Duration, SystemTime};

use crate::article::Date;

/// Time since 1970. None at all by a clock that is set to an earlier time.
fn since_1970() -> Duration {
    SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default()
}

/// The minute it is, by Universal Time: what embargoes are held against.
pub(crate) fn now() -> Date {
    minute(since_1970())
}

/// Time until this minute begins, counted as [`Date::instant`] counts minutes.
pub(crate) fn until(minute: i64) -> Duration {
    Duration::from_secs(u64::try_from(minute).unwrap_or_default().saturating_mul(60)).saturating_sub(since_1970())
}

/// The day it is, by Universal Time: what `7d` and `yesterday` in a search count from.
pub(crate) fn today() -> Date {
    day(since_1970())
}

fn minute(since: Duration) -> Date {
    Date::from_minutes(since.as_secs() / 60).unwrap_or_else(last)
}

fn day(since: Duration) -> Date {
    Date::from_days(since.as_secs() / 86_400).unwrap_or_else(last)
}

/// The last day of the calendar: a clock that is set to a later one makes everything old, not new.
fn last() -> Date {
    Date::new(9999, 12, 31).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_beyond_the_calendar_is_at_its_end() {
        let years = |count: u64| Duration::from_secs(count * 31_557_600);
        assert_eq!((minute(years(0)).iso(), day(years(0)).iso()), ("1970-01-01T00:00:00Z".to_owned(), "1970-01-01".to_owned()));
        for far in [years(8056), years(9_000_000), Duration::MAX] {
            assert_eq!((minute(far).iso(), day(far).iso()), ("9999-12-31".to_owned(), "9999-12-31".to_owned()));
        }
    }
}

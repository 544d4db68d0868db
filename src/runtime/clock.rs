//! The current time, for layers that may not read a clock.

use std::time::{Duration, SystemTime};

use crate::article::Date;

/// The minute it is, by Universal Time: what embargoes are held against.
pub(crate) fn now() -> Date {
    let since = SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    Date::from_minutes(since.as_secs() / 60).unwrap_or_default()
}

/// Time until this minute begins, counted as [`Date::instant`] counts minutes.
pub(crate) fn until(minute: i64) -> Duration {
    let since = SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    Duration::from_secs(u64::try_from(minute).unwrap_or_default().saturating_mul(60)).saturating_sub(since)
}

/// The day it is, by Universal Time: what `7d` and `yesterday` in a search count from.
pub(crate) fn today() -> Date {
    let since = SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    Date::from_days(since.as_secs() / 86_400).unwrap_or_default()
}

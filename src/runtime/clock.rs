//! What time it is, for everything that may not look at a clock itself.

use std::time::SystemTime;

use crate::article::Date;

/// The minute it is, by Universal Time: what embargoes are held against.
pub fn now() -> Date {
    let since = SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    Date::from_minutes(since.as_secs() / 60).unwrap_or_default()
}

/// The day it is, by Universal Time: what `7d` and `yesterday` in a search count from.
pub fn today() -> Date {
    let since = SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    Date::from_days(since.as_secs() / 86_400).unwrap_or_default()
}

//! Dates too far ahead to be right: the latest year that is believed.

use std::time::{SystemTime, UNIX_EPOCH};

/// Seconds of a mean year, of 365.2425 days.
const YEAR: u64 = 31_556_952;

/// The year after this one.
pub(super) fn next_year() -> i32 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i32::try_from(1971 + since.as_secs() / YEAR).unwrap_or(i32::MAX)
}

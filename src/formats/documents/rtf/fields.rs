//! Values of fields: addresses of links, and dates.

use crate::article::Date;

/// The address in the instruction of a field that is a link.
pub(super) fn link(instruction: &str) -> Option<String> {
    let rest = instruction.trim_start().strip_prefix("HYPERLINK")?.trim_start();
    let address = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => rest.split_whitespace().next()?,
    };
    address.contains(':').then(|| address.to_owned())
}

/// The date with these parts.
pub(super) fn day([year, month, day, hour, minute]: [u32; 5]) -> Option<Date> {
    Date::new(i32::try_from(year).ok()?, month, day)?.at(hour, minute, 0)
}

//! Days as a person reads them.

use std::fmt::Write;

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// A day in at most eleven columns, as in `13 Nov 2018`.
pub fn short((year, month, day): (i32, u32, u32)) -> String {
    format!("{day:2} {} {year}", month_name(month).get(..3).unwrap_or_default())
}

/// A day in full, with the time where there is one: `13 November 2018, 14:05`.
pub fn long((year, month, day): (i32, u32, u32), clock: Option<(u32, u32)>) -> String {
    let mut out = format!("{day} {} {year}", month_name(month));
    if let Some((hour, minute)) = clock {
        // Writing to a string cannot fail.
        let _ = write!(out, ", {hour:02}:{minute:02}");
    }
    out
}

fn month_name(month: u32) -> &'static str {
    MONTHS.get(month.wrapping_sub(1) as usize).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_in_a_newspaper() {
        assert_eq!(short((2018, 11, 3)), " 3 Nov 2018");
        assert_eq!(long((2018, 11, 13), Some((9, 5))), "13 November 2018, 09:05");
    }
}

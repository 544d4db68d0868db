//! Parses word counts: `>800`, `<=400`, `200..400`.

use std::ops::RangeInclusive;

use crate::words::Mistake;

/// Parses the value of `words:`. Reversed ranges are swapped.
pub(super) fn read(value: &str) -> (Option<RangeInclusive<usize>>, Option<Mistake>) {
    let bad = || (None, Some(Mistake::BadCount { written: value.to_owned() }));
    if let Some((from, to)) = value.split_once("..") {
        let (Some(from), Some(to)) = (side(from, 0), side(to, usize::MAX)) else { return bad() };
        return match value {
            ".." => bad(),
            _ if from > to => (Some(to..=from), Some(Mistake::Backwards)),
            _ => (Some(from..=to), None),
        };
    }
    let digits = value.trim_start_matches(['<', '>', '=']);
    let Some(count) = number(digits) else { return bad() };
    let range = match &value[..value.len() - digits.len()] {
        ">" => count.saturating_add(1)..=usize::MAX,
        ">=" | "=>" => count..=usize::MAX,
        // Fewer than none is nothing: an empty range.
        "<" => count.checked_sub(1).map_or(empty(), |most| 0..=most),
        "<=" | "=<" => 0..=count,
        "" | "=" => count..=count,
        _ => return bad(),
    };
    (Some(range), None)
}

fn side(digits: &str, open: usize) -> Option<usize> {
    if digits.is_empty() { Some(open) } else { number(digits) }
}

fn number(digits: &str) -> Option<usize> {
    (digits.len() <= 9 && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok()).flatten()
}

fn empty() -> RangeInclusive<usize> {
    RangeInclusive::new(1, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_ranges() {
        for (value, expected) in [
            (">800", Some(801..=usize::MAX)),
            (">=800", Some(800..=usize::MAX)),
            ("<800", Some(0..=799)),
            ("<0", Some(empty())),
            ("<=800", Some(0..=800)),
            ("=800", Some(800..=800)),
            ("800", Some(800..=800)),
            ("200..400", Some(200..=400)),
            ("400..200", Some(200..=400)),
            ("200..", Some(200..=usize::MAX)),
            ("..400", Some(0..=400)),
            ("", None),
            (">", None),
            ("..", None),
            ("many", None),
            ("<>8", None),
            ("9999999999", None),
        ] {
            assert_eq!(read(value).0, expected, "{value}");
        }
    }
}

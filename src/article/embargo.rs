//! Embargoes: the time before which an article must not be published.

use super::Date;

/// The greatest offset from UTC, in minutes: that of the last place on Earth where a day ends.
const LAST: i64 = 12 * 60;

/// Until when an article is not to be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Embargo {
    /// Until this time, or the beginning of this day.
    Until(Date),
    /// Until it is lifted.
    Open,
}

impl Embargo {
    /// Whether it holds at `now`.
    pub fn holds(self, now: Date) -> bool {
        self.end().is_none_or(|end| now.instant() < end)
    }

    /// The minute since 1970, in UTC, at which it ends; `None` where that is unknown. A time without an offset is over once it is over
    /// everywhere: a warning too many costs less than one too few.
    pub fn end(self) -> Option<i64> {
        self.until().map(|date| date.instant() + if date.has_offset() { 0 } else { LAST })
    }

    /// The end, where that is known.
    pub fn until(self) -> Option<Date> {
        match self {
            Self::Until(date) => Some(date),
            Self::Open => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: u32, offset: Option<i32>) -> Date {
        let date = Date::new(2027, 3, 14).unwrap().at(hour, 0, 0).unwrap();
        offset.map_or(date, |offset| date.offset(offset).unwrap())
    }

    #[test]
    fn an_embargo_holds_until_its_time_in_every_zone() {
        let embargo = Embargo::Until(at(6, Some(60)));
        assert!(embargo.holds(at(4, Some(0))));
        assert!(!embargo.holds(at(5, Some(0))));
        assert!(Embargo::Open.holds(at(5, Some(0))));
        assert_eq!((embargo.end(), Embargo::Open.end()), (Some(at(5, Some(0)).instant()), None));
    }

    #[test]
    fn a_time_without_an_offset_is_over_once_it_is_over_everywhere() {
        let embargo = Embargo::Until(at(6, None));
        assert!(embargo.holds(at(17, Some(0))));
        assert!(!embargo.holds(at(18, Some(0))));
        let day = Embargo::Until(Date::new(2027, 3, 14).unwrap());
        assert!(day.holds(at(11, Some(0))) && !day.holds(at(12, Some(0))));
    }
}

//! The groups of the list: consecutive rows that share what the list is ordered by.

use std::sync::Arc;

use crate::article::Date;
use crate::find::fold;

/// A group of rows in the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Group {
    /// Dated later this year.
    Later,
    /// Dated today.
    Today,
    /// Dated yesterday.
    Yesterday,
    /// Earlier this week, which begins on Monday.
    ThisWeek,
    /// A month of this year.
    Month(i32, u32),
    /// Another year.
    Year(i32),
    /// An author, a source, or the first letter of titles.
    Named(Name),
    /// Titles that begin with a digit.
    Digits,
    /// Titles that begin with neither a letter nor a digit.
    Signs,
    /// Without what the list is ordered by.
    #[default]
    Missing,
    /// In a list without groups: its order has no names for them.
    Ungrouped,
}

/// A name as written; spellings that differ only in case and accents are equal, because the list is sorted without them.
#[derive(Debug, Clone, Eq)]
pub struct Name {
    /// As written.
    pub written: Arc<str>,
    folded: String,
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.folded == other.folded
    }
}

impl Group {
    /// The group of an article with this date, in a list ordered by date.
    pub fn of_date(date: Option<Date>, today: Date) -> Self {
        let Some(date) = date else { return Self::Missing };
        let ((year, month, _), (this_year, ..)) = (date.ymd(), today.ymd());
        let is = |days: i64| today.later(days).is_some_and(|day| day.ymd() == date.ymd());
        let monday = today.later(-i64::from(today.weekday()));
        match () {
            () if is(0) => Self::Today,
            () if is(-1) => Self::Yesterday,
            () if date.ymd() > today.ymd() && year == this_year => Self::Later,
            () if date.ymd() < today.ymd() && monday.is_some_and(|monday| date.ymd() >= monday.ymd()) => Self::ThisWeek,
            () if year == this_year => Self::Month(year, month),
            () => Self::Year(year),
        }
    }

    /// The group of an article with this author or source.
    pub fn of_name(name: &str) -> Self {
        if name.is_empty() { Self::Missing } else { Self::Named(Name { written: name.into(), folded: fold(name) }) }
    }

    /// The group of an article with this title. Scripts without letter case have too many signs for a group each.
    pub fn of_title(title: &str) -> Self {
        let folded = fold(title);
        match folded.chars().next() {
            None => Self::Missing,
            Some(first) if first.is_numeric() => Self::Digits,
            Some(first) if first.is_lowercase() || (first.is_alphabetic() && first < '\u{2e80}') => {
                Self::of_name(&first.to_uppercase().collect::<String>())
            }
            Some(_) => Self::Signs,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_grouped_by_nearness() {
        // A Thursday.
        let today = Date::new(2026, 11, 26).unwrap();
        let group = |year, month, day| Group::of_date(Date::new(year, month, day), today);
        assert_eq!(group(2026, 11, 26), Group::Today);
        assert_eq!(group(2026, 11, 25), Group::Yesterday);
        assert_eq!(group(2026, 11, 23), Group::ThisWeek);
        assert_eq!(group(2026, 11, 22), Group::Month(2026, 11));
        assert_eq!(group(2026, 11, 27), Group::Later);
        assert_eq!(group(2025, 12, 31), Group::Year(2025));
        assert_eq!(group(2027, 1, 1), Group::Year(2027));
        assert_eq!(Group::of_date(None, today), Group::Missing);
    }

    #[test]
    fn a_week_may_begin_in_another_year() {
        let today = Date::new(2027, 1, 2).unwrap();
        assert_eq!(Group::of_date(Date::new(2026, 12, 29), today), Group::ThisWeek);
        assert_eq!(Group::of_date(Date::new(2026, 12, 27), today), Group::Year(2026));
    }

    #[test]
    fn titles_are_grouped_by_letter_whatever_its_accent_and_case() {
        assert_eq!(Group::of_title("Écoles"), Group::of_title("education"));
        assert!(matches!(Group::of_title("élan"), Group::Named(name) if &*name.written == "E"));
        assert_eq!(
            [Group::of_title("3 trains"), Group::of_title("橋"), Group::of_title("")],
            [Group::Digits, Group::Signs, Group::Missing]
        );
    }
}

//! Dates as shown to the user: order of day, month and year, and names of months, by language.

use super::Words;

crate::words::sentences! {
    /// A date format, or a name used in one.
    Day {
        Month { number: u32 };
        /// The month where there is little room.
        ShortMonth { number: u32 };
        Long { day: u32, month: String, year: i32 };
        /// A full date with the time.
        Timed { day: String, hour: String, minute: String };
        /// A date in the list: the day takes two columns.
        Short { day: String, month: String, year: String };
        /// The same without the year.
        ShortOfYear { day: String, month: String };
        /// A day of the week, 0 for Monday.
        ShortWeekday { number: u32 };
        MonthOfYear { month: String, year: String };
        Clock { hour: String, minute: String };
    }
}

/// Placeholders for day, month and year while the list's date format is read.
const MARKS: [&str; 3] = ["\u{1}", "\u{2}", "\u{3}"];

/// The list's date format, read once, since each frame has a date for each row.
pub(super) struct Calendar {
    months: Vec<String>,
    weekdays: Vec<String>,
    form: String,
    width: usize,
    form_of_year: String,
    width_of_year: usize,
}

impl Calendar {
    pub(super) fn read(words: &Words) -> Self {
        let months: Vec<String> = (1..=12).map(|number| words.say(&Day::ShortMonth { number })).collect();
        let [day, month, year] = MARKS.map(str::to_owned);
        let form_of_year = words.say(&Day::ShortOfYear { day: day.clone(), month: month.clone() });
        let form = words.say(&Day::Short { day, month, year });
        let weekdays = (0..7).map(|number| words.say(&Day::ShortWeekday { number })).collect();
        let longest = months.iter().map(|month| month.chars().count()).max().unwrap_or_default();
        // Two columns for the day, four for the year, and the text between.
        let width = form.chars().count() - MARKS.len() + 2 + longest + 4;
        let width_of_year = form_of_year.chars().count() - 2 + 2 + longest;
        Self { months, weekdays, form, width, form_of_year, width_of_year }
    }
}

impl Words {
    /// A date in the list, as in `13 Nov 2018`; at most [`Words::short_day_width`] columns wide.
    pub(crate) fn short_day(&self, (year, month, day): (i32, u32, u32)) -> String {
        let calendar = self.calendar();
        let name = calendar.months.get(month.wrapping_sub(1) as usize).map(String::as_str).unwrap_or_default();
        let [mark_of_day, mark_of_month, mark_of_year] = MARKS;
        let filled = calendar.form.replace(mark_of_day, &format!("{day:2}")).replace(mark_of_month, name);
        filled.replace(mark_of_year, &year.to_string())
    }

    /// The width of a date in the list, for the longest month.
    pub(crate) fn short_day_width(&self) -> u16 {
        u16::try_from(self.calendar().width).unwrap_or(u16::MAX)
    }

    /// A date in the list without its year, as in `13 Nov`; at most [`Words::day_of_year_width`] columns wide.
    pub(crate) fn day_of_year(&self, (_, month, day): (i32, u32, u32)) -> String {
        let calendar = self.calendar();
        let name = calendar.months.get(month.wrapping_sub(1) as usize).map(String::as_str).unwrap_or_default();
        let [mark_of_day, mark_of_month, _] = MARKS;
        calendar.form_of_year.replace(mark_of_day, &format!("{day:2}")).replace(mark_of_month, name)
    }

    /// The width of a date without its year, for the longest month.
    pub(crate) fn day_of_year_width(&self) -> u16 {
        u16::try_from(self.calendar().width_of_year).unwrap_or(u16::MAX)
    }

    /// A day of the week, 0 for Monday, as in `Tue`.
    pub(crate) fn weekday(&self, number: u32) -> &str {
        self.calendar().weekdays.get(number as usize).map_or("", String::as_str)
    }

    /// A month, as in `November 2026`, capitalised.
    pub(crate) fn month_of_year(&self, year: i32, month: u32) -> String {
        let month = self.say(&Day::Month { number: month });
        let said = self.say(&Day::MonthOfYear { month, year: year.to_string() });
        let mut letters = said.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }

    /// A time of day, as in `14:05`.
    pub(crate) fn clock(&self, (hour, minute): (u32, u32)) -> String {
        self.say(&Day::Clock { hour: format!("{hour:02}"), minute: format!("{minute:02}") })
    }

    /// A full date, with the time if given: `13 November 2018, 14:05`.
    pub(crate) fn long_day(&self, (year, month, day): (i32, u32, u32), clock: Option<(u32, u32)>) -> String {
        let month = self.say(&Day::Month { number: month });
        let day = self.say(&Day::Long { day, month, year });
        match clock {
            Some((hour, minute)) => self.say(&Day::Timed { day, hour: format!("{hour:02}"), minute: format!("{minute:02}") }),
            None => day,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn days_are_read_as_in_a_newspaper() {
        let words = Words::default();
        assert_eq!(words.short_day((2018, 11, 3)), " 3 Nov 2018");
        assert_eq!(words.short_day_width(), 11);
        assert_eq!((words.day_of_year((2018, 11, 3)), words.day_of_year_width()), (" 3 Nov".to_owned(), 6));
        assert_eq!((words.weekday(1), words.clock((9, 5))), ("Tue", "09:05".to_owned()));
        assert_eq!(words.long_day((2018, 11, 13), Some((9, 5))), "13 November 2018, 09:05");
    }

    #[test]
    fn days_are_french_in_french() {
        let words = Words::new(Language::of_locale("fr").unwrap());
        assert_eq!(words.short_day((2018, 1, 3)), " 3 janv. 2018");
        assert_eq!(words.short_day_width(), 13);
        assert_eq!((words.month_of_year(2018, 8), words.clock((9, 5))), ("Août 2018".to_owned(), "09h05".to_owned()));
        assert!(words.weekday(6) == "dim.");
        assert_eq!(words.long_day((2018, 8, 1), None), "1er août 2018");
        assert_eq!(words.long_day((2018, 11, 13), Some((9, 5))), "13 novembre 2018 à 09h05");
    }
}

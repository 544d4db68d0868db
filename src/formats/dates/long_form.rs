//! Writes dates out in an article's language, `13 November 2018`, whatever the language of the interface. Forms and names of months are the
//! long date formats of the Unicode CLDR, release 46, in the lexicon.

use crate::formats::lexicon::{Phrases, WordTable};

/// The date in the language `lang` (BCP 47); `2018-11-13` in those that are not known.
pub fn long(lang: Option<&str>, (year, month, day): (i32, u32, u32)) -> String {
    let code = lang.unwrap_or_default().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let code = if matches!(code.as_str(), "nb" | "nn") { "no" } else { code.as_str() };
    let mut months = WordTable::MonthsInDates.in_language(code).peekable();
    // Chinese, Japanese and Korean number the months.
    let name =
        if months.peek().is_some() { months.nth(month.wrapping_sub(1) as usize).map(str::to_owned) } else { Some(month.to_string()) };
    let Some((form, name)) = Phrases::LongDates.in_language(code).zip(name) else { return format!("{year:04}-{month:02}-{day:02}") };
    let first = Phrases::FirstDays.in_language(code).filter(|_| day == 1).map(str::to_owned);
    form.replace("{day}", &first.unwrap_or_else(|| day.to_string())).replace("{month}", &name).replace("{year}", &year.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_the_language_writes_them() {
        let written = |lang| long(Some(lang), (2018, 3, 1));
        assert_eq!(written("en-GB"), "1 March 2018");
        assert_eq!(written("fr"), "1er mars 2018");
        assert_eq!(long(Some("fr"), (2018, 11, 13)), "13 novembre 2018");
        assert_eq!(written("de_AT"), "1. März 2018");
        assert_eq!(written("es"), "1 de marzo de 2018");
        assert_eq!(written("pt-BR"), "1 de março de 2018");
        assert_eq!(written("hu"), "2018. március 1.");
        assert_eq!(written("ja"), "2018年3月1日");
        assert_eq!(written("ko"), "2018년 3월 1일");
    }

    #[test]
    fn an_unknown_language_has_dates_in_digits() {
        assert_eq!(long(Some("eo"), (2018, 3, 1)), "2018-03-01");
        assert_eq!(long(None, (2018, 3, 1)), "2018-03-01");
        assert_eq!(long(Some("en"), (2018, 13, 1)), "2018-13-01");
    }
}

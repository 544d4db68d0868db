//! Days as newspapers write them in the languages of articles: for what is quoted from an article, which keeps to its language,
//! whatever that of the interface is.

/// A language's months, as they stand in a date, and how day, month and year stand together.
struct Calendar {
    tongues: &'static [&'static str],
    months: [&'static str; 12],
    shape: Shape,
}

/// How a date is put together. Sources: the long date formats of the Unicode CLDR, release 46.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// `13 November 2018`.
    Plain,
    /// The same, with `1er` for the first day.
    French,
    /// `13. November 2018`.
    Dotted,
    /// `13 de noviembre de 2018`.
    Of,
    /// `2018. november 13.`
    YearFirst,
}

const CALENDARS: &[Calendar] = &[
    Calendar {
        tongues: &["en"],
        months: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        shape: Shape::Plain,
    },
    Calendar {
        tongues: &["fr"],
        months: ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
        shape: Shape::French,
    },
    Calendar {
        tongues: &["de"],
        months: ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
        shape: Shape::Dotted,
    },
    Calendar {
        tongues: &["es"],
        months: [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
        shape: Shape::Of,
    },
    Calendar {
        tongues: &["pt"],
        months: [
            "janeiro",
            "fevereiro",
            "março",
            "abril",
            "maio",
            "junho",
            "julho",
            "agosto",
            "setembro",
            "outubro",
            "novembro",
            "dezembro",
        ],
        shape: Shape::Of,
    },
    Calendar {
        tongues: &["it"],
        months: [
            "gennaio",
            "febbraio",
            "marzo",
            "aprile",
            "maggio",
            "giugno",
            "luglio",
            "agosto",
            "settembre",
            "ottobre",
            "novembre",
            "dicembre",
        ],
        shape: Shape::Plain,
    },
    Calendar {
        tongues: &["nl"],
        months: [
            "januari",
            "februari",
            "maart",
            "april",
            "mei",
            "juni",
            "juli",
            "augustus",
            "september",
            "oktober",
            "november",
            "december",
        ],
        shape: Shape::Plain,
    },
    Calendar {
        tongues: &["sv"],
        months: ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"],
        shape: Shape::Plain,
    },
    Calendar {
        tongues: &["da"],
        months: ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"],
        shape: Shape::Dotted,
    },
    Calendar {
        tongues: &["nb", "nn", "no"],
        months: ["januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"],
        shape: Shape::Dotted,
    },
    Calendar {
        tongues: &["pl"],
        months: [
            "stycznia",
            "lutego",
            "marca",
            "kwietnia",
            "maja",
            "czerwca",
            "lipca",
            "sierpnia",
            "września",
            "października",
            "listopada",
            "grudnia",
        ],
        shape: Shape::Plain,
    },
    Calendar {
        tongues: &["cs"],
        months: ["ledna", "února", "března", "dubna", "května", "června", "července", "srpna", "září", "října", "listopadu", "prosince"],
        shape: Shape::Dotted,
    },
    Calendar {
        tongues: &["ru"],
        months: ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"],
        shape: Shape::Plain,
    },
    Calendar {
        tongues: &["uk"],
        months: ["січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада", "грудня"],
        shape: Shape::Plain,
    },
    Calendar {
        tongues: &["tr"],
        months: ["Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"],
        shape: Shape::Plain,
    },
    Calendar {
        tongues: &["hu"],
        months: [
            "január",
            "február",
            "március",
            "április",
            "május",
            "június",
            "július",
            "augusztus",
            "szeptember",
            "október",
            "november",
            "december",
        ],
        shape: Shape::YearFirst,
    },
];

/// A day in full in the language named, by BCP 47; `2018-11-13` in those that are not known.
pub fn day(lang: Option<&str>, (year, month, day): (i32, u32, u32)) -> String {
    let tongue = lang.unwrap_or_default().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    match tongue.as_str() {
        "ja" | "zh" => return format!("{year}年{month}月{day}日"),
        "ko" => return format!("{year}년 {month}월 {day}일"),
        _ => (),
    }
    let found = CALENDARS.iter().find(|calendar| calendar.tongues.contains(&tongue.as_str()));
    let name = |calendar: &Calendar| calendar.months.get(month.wrapping_sub(1) as usize).copied();
    let Some((name, shape)) = found.and_then(|calendar| Some((name(calendar)?, calendar.shape))) else {
        return format!("{year:04}-{month:02}-{day:02}");
    };
    match shape {
        Shape::French if day == 1 => format!("1er {name} {year}"),
        Shape::Plain | Shape::French => format!("{day} {name} {year}"),
        Shape::Dotted => format!("{day}. {name} {year}"),
        Shape::Of => format!("{day} de {name} de {year}"),
        Shape::YearFirst => format!("{year}. {name} {day}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_as_the_language_writes_them() {
        let written = |lang| day(Some(lang), (2018, 3, 1));
        assert_eq!(written("en-GB"), "1 March 2018");
        assert_eq!(written("fr"), "1er mars 2018");
        assert_eq!(day(Some("fr"), (2018, 11, 13)), "13 novembre 2018");
        assert_eq!(written("de_AT"), "1. März 2018");
        assert_eq!(written("es"), "1 de marzo de 2018");
        assert_eq!(written("pt-BR"), "1 de março de 2018");
        assert_eq!(written("hu"), "2018. március 1.");
        assert_eq!(written("ja"), "2018年3月1日");
        assert_eq!(written("ko"), "2018년 3월 1일");
    }

    #[test]
    fn an_unknown_language_has_days_in_figures() {
        assert_eq!(day(Some("eo"), (2018, 3, 1)), "2018-03-01");
        assert_eq!(day(None, (2018, 3, 1)), "2018-03-01");
        assert_eq!(day(Some("en"), (2018, 13, 1)), "2018-13-01");
    }
}

//! Metadata from file names: `2018-11-13-the-harbour.fr.md` has a date, a title and a language.

use crate::article::{Builder, Date};

/// Fills what the file's text left open from its name.
pub(in crate::formats) fn fill_meta(name: &str, builder: &mut Builder) {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let (stem, lang) = without_language(stem);
    if builder.meta.lang.is_none() {
        builder.meta.lang = lang.map(str::to_owned);
    }
    let found = date(stem);
    builder.meta.date = builder.meta.date.or(found.map(|(date, _)| date));
    if builder.meta.title.trim().is_empty() {
        let after = found.and_then(|(_, end)| stem.get(end..)).unwrap_or_default();
        let slug = if after.is_empty() { stem } else { after };
        let words = slug.replace(['-', '_'], " ");
        words.trim().clone_into(&mut builder.meta.title);
    }
}

/// The language in a name such as `title.fr`.
pub(in crate::formats) fn without_language(stem: &str) -> (&str, Option<&str>) {
    let known = ["fr", "en", "de", "es", "it", "pt", "nl", "ca", "pl", "sv", "da", "fi", "ru", "uk", "ja", "zh", "ko", "ar", "he"];
    match stem.rsplit_once('.') {
        Some((stem, lang)) if known.contains(&lang.split(['-', '_']).next().unwrap_or(lang)) => (stem, Some(lang)),
        _ => (stem, None),
    }
}

/// The date in a name and the start of the text after it; zero if the date is preceded by other text.
fn date(stem: &str) -> Option<(Date, usize)> {
    let is_digit = |at: usize| stem.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let form = |byte: u8| match byte {
        b'0'..=b'9' => b'0',
        b'-' | b'_' | b'.' => b'-',
        _ => b' ',
    };
    let is_date = |&(at, window): &(usize, &[u8])| {
        window.iter().copied().map(form).eq(*b"0000-00-00") && (at == 0 || !is_digit(at - 1)) && !is_digit(at + 10)
    };
    let (start, _) = stem.as_bytes().windows(10).enumerate().find(is_date)?;
    let number = |from: usize, to: usize| stem.get(start + from..start + to)?.parse::<u32>().ok();
    let date = Date::new(number(0, 4)?.cast_signed(), number(5, 7)?, number(8, 10)?)?;
    let after = stem.get(start + 10..).unwrap_or_default();
    let end = stem.len() - after.trim_start_matches(['-', '_', '.', ' ']).len();
    Some((date, if start == 0 { end } else { 0 }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str) -> (String, Option<String>, Option<String>) {
        let mut builder = Builder::new("test");
        fill_meta(name, &mut builder);
        (builder.meta.title, builder.meta.date.map(Date::iso), builder.meta.lang)
    }

    #[test]
    fn names_hold_date_title_and_language() {
        assert_eq!(read("2018-11-13-the-harbour.md"), ("the harbour".into(), Some("2018-11-13".into()), None));
        assert_eq!(read("the_harbour.fr.md"), ("the harbour".into(), None, Some("fr".into())));
        assert_eq!(read("review_2018-11-13.markdown"), ("review 2018 11 13".into(), Some("2018-11-13".into()), None));
        assert_eq!(read("2018-11-13.md"), ("2018 11 13".into(), Some("2018-11-13".into()), None));
        assert_eq!(read("2018-13-13-é.md"), ("2018 13 13 é".into(), None, None));
        assert_eq!(read("v1.2"), ("v1".into(), None, None));
    }
}

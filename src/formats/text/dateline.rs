//! Datelines: the place and the day at the start of a report, `NEVERS, 9 Nov. —`.

use crate::article::Date;
use crate::formats::dates;
use crate::formats::lexicon::Phrases;

/// A dateline has no more bytes than this.
const LONGEST: usize = 100;

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Dateline {
    pub(super) place: Option<String>,
    pub(super) date: Option<Date>,
}

/// The dateline that opens `paragraph`, if one does.
pub(super) fn read(paragraph: &str, lang: Option<&str>) -> Option<Dateline> {
    let head = paragraph.get(..paragraph.floor_char_boundary(LONGEST))?;
    let dash = [" — ", " – ", " -- ", " - ", "— ", ".– ", ".- ", " —"].iter().filter_map(|dash| head.find(dash)).min()?;
    let head = head.get(..dash)?.trim();
    if let Some(date) = dates::read(head.trim_end_matches(['.', ':', ',']), lang) {
        return Some(Dateline { place: None, date: Some(date) });
    }
    let (bare, agency) = without_agency(head);
    let (place, rest) = bare.split_once(',').map_or((bare, ""), |(place, rest)| (place, rest.trim()));
    let date = if rest.is_empty() { None } else { dates::find(rest, lang).map(|(_, date)| date) };
    let figures = rest.bytes().any(|byte| byte.is_ascii_digit()) && rest.split_whitespace().count() <= 5;
    let place = place.trim();
    let shouted = place.chars().any(char::is_uppercase) && !place.chars().any(char::is_lowercase);
    (is_place(place)
        && (shouted && (rest.is_empty() || figures || is_place(rest)) || agency && rest.is_empty() || figures && date.is_some()))
    .then(|| Dateline { place: Some(place.to_owned()), date })
}

/// The place and the day of a line that holds nothing else, as letters and press releases open: « Nevers, le 13 novembre 2018 ».
pub(super) fn alone(line: &str, lang: Option<&str>) -> Option<Dateline> {
    let (place, day) = Some(line).filter(|line| line.len() <= LONGEST)?.split_once(',')?;
    let place = without_agency(place.trim()).0;
    // Two words before a comma may be who wrote it; not where a word before the day goes on with « at ».
    let one = place.split_whitespace().count() == 1;
    let open = day.split_whitespace().next().is_some_and(|word| Phrases::WordsBeforeDays.contains(&word.to_lowercase()));
    let date = (is_place(place) && (one || open)).then(|| dates::read(day, lang)).flatten()?;
    Some(Dateline { place: Some(place.to_owned()), date: Some(date) })
}

/// `head` without an agency in brackets at its end, and whether there was one.
fn without_agency(head: &str) -> (&str, bool) {
    match head.strip_suffix(')').and_then(|head| head.rsplit_once('(')) {
        Some((before, agency)) if agency.len() <= 24 => (before.trim(), true),
        _ => (head, false),
    }
}

fn is_place(text: &str) -> bool {
    let words = text.split_whitespace();
    (1..=4).contains(&words.clone().count())
        && words.clone().all(|word| word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.' | '/')))
        && text.starts_with(char::is_uppercase)
        && text.chars().count() > 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str) -> Option<String> {
        read(text, None).and_then(|dateline| dateline.place)
    }

    #[test]
    fn a_dateline_names_the_place() {
        assert_eq!(place("NEVERS, 9 Nov. — The mayor said").as_deref(), Some("NEVERS"));
        assert_eq!(place("SAINT-MALO (AFP) - La mer monte").as_deref(), Some("SAINT-MALO"));
        assert_eq!(place("Hamburg (dpa) – Der Hafen").as_deref(), Some("Hamburg"));
        assert_eq!(place("LONDON — Nobody came").as_deref(), Some("LONDON"));
    }

    #[test]
    fn place_and_date_may_be_a_line_of_their_own() {
        let read = |text| alone(text, Some("fr")).map(|line| (line.place.unwrap_or_default(), line.date));
        let day = |place: &str| Some((place.to_owned(), Date::new(2018, 11, 13)));
        assert_eq!(read("Nevers, le 13 novembre 2018"), day("Nevers"));
        assert_eq!(read("La Charité-sur-Loire, le mardi 13 novembre 2018"), day("La Charité-sur-Loire"));
        assert_eq!(read("Lisboa, 13 de novembro de 2018"), day("Lisboa"));
        for text in ["Ann Lee, 13 November 2018", "Nevers, 13 novembre", "Nevers, le 13 novembre 2018 il pleut", "nevers, 13.11.2018"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_dash_in_a_sentence_is_no_dateline() {
        for text in ["Nobody — not even he — came", "He left, 9 of them — all", "I — we", "2 – 3 people", "No dash here"] {
            assert_eq!(place(text), None, "{text}");
        }
    }
}

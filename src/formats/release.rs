//! Press releases: what stands above their headline (the label, an embargo, the person to ask) and behind their text. Owns the reading of
//! such lines; the words are in the lexicon.

use super::dates;
use super::lexicon::Phrases;
use crate::article::{Date, Embargo, Meta};

/// The longest line above a headline, in bytes.
const LONGEST: usize = 160;

/// The longest label before a headline, in bytes.
const LABEL: usize = 60;

/// The longest line of the person to ask, in bytes.
const CONTACT: usize = 200;

/// What a line above the headline says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Notice {
    /// What kind of text it is, as written.
    genre: Option<String>,
    date: Option<Date>,
    embargo: Option<Embargo>,
}

impl Notice {
    /// Adds it to what is known of the article.
    pub(super) fn fill(self, meta: &mut Meta) {
        meta.genres.extend(self.genre.filter(|genre| !meta.genres.contains(genre)));
        meta.date = meta.date.or(self.date);
        meta.embargo = meta.embargo.or(self.embargo);
    }
}

/// The notice that `line` as a whole is: a label of releases, with a number and a date at will, or an embargo.
pub(super) fn notice(line: &str, lang: Option<&str>) -> Option<Notice> {
    let line = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '[' | ']' | '(' | ')'));
    if line.len() > LONGEST || !line.contains(char::is_alphabetic) {
        return None;
    }
    if let Some(embargo) = embargo(line, lang) {
        return Some(Notice { embargo: Some(embargo), ..Notice::default() });
    }
    let mut rest = line;
    while let Some(after) = label(rest) {
        rest = numbered(separated(after)).unwrap_or(after);
        rest = separated(rest);
    }
    if rest.len() == line.len() {
        return None;
    }
    let genre = line.get(..line.len() - rest.len())?.trim_end_matches(is_separator).trim();
    let genre = Some(genre.to_owned());
    if rest.is_empty() {
        return Some(Notice { genre, ..Notice::default() });
    }
    if let Some(embargo) = embargo(rest, lang) {
        return Some(Notice { genre, embargo: Some(embargo), ..Notice::default() });
    }
    let day = dates::read(rest.trim_end_matches(is_separator), lang).or_else(|| {
        // A place may come before the day.
        let (place, day) = rest.split_once(", ")?;
        dates::read(day, lang).filter(|_| place.split_whitespace().count() <= 3)
    });
    day.map(|date| Notice { genre, date: Some(date), embargo: None })
}

/// The notice before a headline on the same line, and the headline: "Press release: The quay reopens".
pub(super) fn before_headline<'a>(title: &'a str, lang: Option<&str>) -> Option<(Notice, &'a str)> {
    let cut = |mark: &str| title.split_once(mark).filter(|(label, _)| label.len() <= LABEL);
    let parts = [": ", " : ", "\u{a0}: ", " | ", " – ", " — ", " - ", "] ", ") "].iter().filter_map(|mark| cut(mark));
    let mut parts: Vec<(&str, &str)> = parts.collect();
    parts.sort_by_key(|(label, _)| label.len());
    parts.into_iter().find_map(|(label, headline)| {
        let headline = headline.trim_start_matches(|c: char| is_separator(c) || c.is_whitespace());
        let words = headline.split_whitespace().count() > 1;
        notice(label, lang).filter(|_| words && dates::read(headline, lang).is_none()).map(|notice| (notice, headline))
    })
}

/// Whether `line` ends a release: `###`, `-ENDS-`, `– 30 –`.
pub(super) fn is_end(line: &str) -> bool {
    let line = line.trim();
    let dash = |c: char| matches!(c, '-' | '–' | '—' | '*' | '#' | '/' | '(' | ')' | '[' | ']') || c.is_whitespace();
    if line.len() > 32 || line.is_empty() || !line.starts_with(|c: char| dash(c) || c.is_uppercase()) {
        return false;
    }
    let word = line.trim_matches(dash);
    if word.is_empty() {
        return line.bytes().filter(|&byte| byte == b'#').count() >= 3;
    }
    let set_off = word.len() < line.len() && line.starts_with(dash) && line.ends_with(dash);
    let shouted = !word.contains(char::is_lowercase) && word.contains(char::is_alphabetic);
    (set_off && word == "30") || (set_off || shouted) && Phrases::EndMarks.contains(&word.trim_end_matches('.').to_lowercase())
}

/// Whether `line` begins a block about whom to ask: "Media contact: Ann Lee", « Contact presse ».
pub(super) fn is_contact(line: &str) -> bool {
    let line = line.trim_start_matches(|c: char| matches!(c, '*' | '_' | '#') || c.is_whitespace());
    if line.len() > CONTACT || !line.starts_with(|c: char| c.is_uppercase()) {
        return false;
    }
    Phrases::ContactLabels.beginning(line).any(|rest| {
        let rest = rest.trim_start_matches(['\u{a0}', ' ']);
        rest.is_empty() || rest.starts_with([':', '：', '(', '-', '–', '|', ',']) || is_detail(line)
    })
}

/// Whether `line` gives an email address or a telephone number.
pub(super) fn is_detail(line: &str) -> bool {
    let addressed = line.split_whitespace().any(|word| word.contains('@') && word.contains('.'));
    let figures = line.bytes().filter(u8::is_ascii_digit).count();
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    line.len() <= CONTACT && (addressed || (7..=20).contains(&figures) && letters < 60 && holds_number(line))
}

/// Whether seven digits follow one another, with the marks of telephone numbers between them.
fn holds_number(line: &str) -> bool {
    let mut figures = 0;
    for byte in line.bytes() {
        match byte {
            b'0'..=b'9' => figures += 1,
            b' ' | b'-' | b'.' | b'/' | b'(' | b')' | b'+' => (),
            _ => figures = 0,
        }
        if figures >= 7 {
            return true;
        }
    }
    false
}

/// The embargo that `line` is.
fn embargo(line: &str, lang: Option<&str>) -> Option<Embargo> {
    let rest = Phrases::EmbargoOpeners.beginning(line).min_by_key(|rest| rest.len())?;
    if rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    let rest = rest.trim_start_matches(is_separator).trim_end_matches(|c: char| is_separator(c) || matches!(c, '.' | '!'));
    if rest.is_empty() {
        return Some(Embargo::Open);
    }
    let date = dates::read(rest, lang).or_else(|| dates::find(rest, lang).map(|(_, date)| date));
    date.map(Embargo::Until)
}

/// `text` behind a label of releases at its beginning.
fn label(text: &str) -> Option<&str> {
    let rest = Phrases::ReleaseLabels.beginning(text).min_by_key(|rest| rest.len())?;
    (!rest.starts_with(char::is_alphanumeric)).then_some(rest)
}

/// `text` behind a number: `Nr. 12/2024`, `n° 3`, `#12`.
fn numbered(text: &str) -> Option<&str> {
    let low = text.to_ascii_lowercase();
    let sign = ["nr.", "nr", "no.", "no", "n°", "nº", "n.", "núm.", "#", "№"].iter().find(|sign| low.starts_with(**sign));
    let rest = text.get(sign.map_or(0, |sign| sign.len())..)?.trim_start();
    let figures = rest.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'/' | b'-' | b'.')).count();
    let number = rest.get(..figures)?;
    let marked = sign.is_some() || number.contains('/');
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    (marked && (1..=8).contains(&digits)).then(|| &rest[figures..])
}

fn separated(text: &str) -> &str {
    text.trim_start_matches(is_separator)
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, ':' | '|' | '-' | '–' | '—' | '/' | '·' | '•' | ',' | ';' | '*' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(line: &str, lang: &str) -> Option<(String, Option<String>, Option<String>)> {
        let notice = notice(line, Some(lang))?;
        let until = |embargo: Embargo| embargo.until().map_or("open".to_owned(), Date::iso);
        Some((notice.genre.unwrap_or_default(), notice.date.map(Date::iso), notice.embargo.map(until)))
    }

    #[test]
    fn labels_of_releases_are_genres() {
        for (line, lang, genre, date) in [
            ("FOR IMMEDIATE RELEASE", "en", "FOR IMMEDIATE RELEASE", None),
            ("For immediate release: 2 May 2024", "en", "For immediate release", Some("2024-05-02")),
            ("PRESS RELEASE – FOR IMMEDIATE RELEASE", "en", "PRESS RELEASE – FOR IMMEDIATE RELEASE", None),
            ("NEWS RELEASE | May 2, 2024", "en", "NEWS RELEASE", Some("2024-05-02")),
            ("COMMUNIQUÉ DE PRESSE", "fr", "COMMUNIQUÉ DE PRESSE", None),
            ("Communiqué de presse n° 12", "fr", "Communiqué de presse n° 12", None),
            ("Communiqué de presse - Nevers, le 2 mai 2024", "fr", "Communiqué de presse", Some("2024-05-02")),
            ("PRESSEMITTEILUNG Nr. 45/2024", "de", "PRESSEMITTEILUNG Nr. 45/2024", None),
            ("Pressemitteilung 12/24 vom 2. Mai 2024", "de", "Pressemitteilung 12/24", Some("2024-05-02")),
            ("**NOTA DE PRENSA**", "es", "NOTA DE PRENSA", None),
        ] {
            assert_eq!(said(line, lang), Some((genre.to_owned(), date.map(str::to_owned), None)), "{line}");
        }
    }

    #[test]
    fn embargoes_are_read_with_their_end() {
        for (line, lang, until) in [
            ("EMBARGOED UNTIL 10:00 GMT, 3 MAY 2044", "en", "2044-05-03T10:00:00Z"),
            ("STRICTLY EMBARGOED UNTIL 00:01 BST Tuesday 3 May 2044", "en", "2044-05-03T00:01:00+01:00"),
            ("Under embargo until 6 a.m. on May 3, 2044", "en", "2044-05-03T06:00:00"),
            ("Not for publication before 3 May 2044", "en", "2044-05-03"),
            ("Sperrfrist: 3. Mai 2044, 10:00 Uhr", "de", "2044-05-03T10:00:00"),
            ("SPERRFRIST bis 3. Mai 2044", "de", "2044-05-03"),
            ("Sous embargo jusqu’au 3 mai 2044 à 10 h", "fr", "2044-05-03T10:00:00"),
            ("SOUS EMBARGO JUSQU'AU 3 MAI 2044", "fr", "2044-05-03"),
            ("Embargado hasta el 3 de mayo de 2044", "es", "2044-05-03"),
            ("EMBARGO", "en", "open"),
        ] {
            assert_eq!(said(line, lang), Some((String::new(), None, Some(until.to_owned()))), "{line}");
        }
        assert_eq!(
            said("PRESS RELEASE – EMBARGOED UNTIL 3 MAY 2044", "en"),
            Some(("PRESS RELEASE".to_owned(), None, Some("2044-05-03".to_owned())))
        );
    }

    #[test]
    fn headlines_about_releases_are_none() {
        for line in [
            "Press release angers the harbour",
            "Embargo on fish lifted",
            "The embargo",
            "Communiqué de presse du port, une histoire",
            "Sperrfrist gebrochen: Was nun?",
            "2 May 2024",
            "Fog",
            "",
        ] {
            assert_eq!(notice(line, Some("en")), None, "{line}");
        }
    }

    #[test]
    fn a_label_before_a_headline_is_taken_off() {
        for title in ["Press release: The quay reopens", "[Press release] The quay reopens", "FOR IMMEDIATE RELEASE – The quay reopens"] {
            assert_eq!(before_headline(title, Some("en")).map(|(_, headline)| headline), Some("The quay reopens"), "{title}");
        }
        for title in ["Harbour: the quay reopens", "Press release: 2 May 2024", "Press release: Fog", "Press – the quay reopens"] {
            assert_eq!(before_headline(title, Some("en")), None, "{title}");
        }
    }

    #[test]
    fn ends_and_contacts_are_recognised() {
        for line in ["###", "# # #", "-ENDS-", "– ENDS –", "- Ende -", "ENDS", "-30-", "*** FIN ***"] {
            assert!(is_end(line), "{line}");
        }
        for line in ["Ends", "30", "-", "* * *", "# Fog", "ENDS MEET", "End of the pier", "- end of it"] {
            assert!(!is_end(line), "{line}");
        }
        for line in ["Media contact: Ann Lee", "Contact presse", "Pressekontakt:", "For more information, contact ann@harbour.example"] {
            assert!(is_contact(line), "{line}");
        }
        for line in ["Contact with the boat was lost", "The contact: Ann", "contact: x", "For more information is what they ask"] {
            assert!(!is_contact(line), "{line}");
        }
        assert!(is_detail("Tel. +49 40 123 45 67") && is_detail("ann@harbour.example") && !is_detail("It cost 1,200,000 in 2024"));
    }
}

//! Bylines: reads authors from a line or a field. Formats locate the byline; this module interprets it. `line` reads a line as newsrooms
//! print it, `field` a value that names people, `email` a name beside an email address; `names` and `roles` distinguish people from roles,
//! newsrooms and agencies.

pub(in crate::formats) mod email;
pub(in crate::formats) mod field;
mod line;
pub(in crate::formats) mod names;
pub(in crate::formats) mod roles;

use crate::article::Date;
use crate::formats::dates;
use crate::formats::lexicon::Phrases;

/// The longest byline, in bytes.
const LONGEST: usize = 160;

/// The most authors of a byline.
const MOST: usize = 12;

/// Punctuation between the names and the date.
const PUNCTUATION: &[char] = &[',', '|', '·', '•', '–', '—', '-', '/', '(', ' '];

/// The authors and the date of a byline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::formats) struct Byline {
    pub(in crate::formats) authors: Vec<String>,
    pub(in crate::formats) date: Option<Date>,
}

/// Prior evidence that a line is a byline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Evidence {
    /// Any line near the top of a text: all of it must be a byline.
    Text,
    /// A line near the headline of a page, among buttons and remarks.
    Page,
    /// The page marks the line as a byline, so that no word need introduce the name.
    Marked,
}

/// The byline that the line is: `By Ann Lee`, `Par A. Lebrun, le 9 mai 2019`, `@handle`.
pub(in crate::formats) fn read(line: &str, lang: Option<&str>, evidence: Evidence) -> Option<Byline> {
    let authors = match evidence {
        Evidence::Text => None,
        Evidence::Page => line::read(line, lang, false),
        Evidence::Marked => line::read(line, lang, true),
    };
    authors.map(|authors| Byline { authors, date: None }).or_else(|| read_whole(line, lang))
}

/// The byline that all of the line is.
fn read_whole(line: &str, lang: Option<&str>) -> Option<Byline> {
    if line.len() > LONGEST {
        return None;
    }
    let found = dates::find(line, lang);
    let (names, after) = match &found {
        Some((range, _)) if range.start < 12 && !line.get(..range.start)?.contains(':') => {
            (line.get(range.end..)?.trim_start_matches(PUNCTUATION), "")
        }
        Some((range, _)) => (line.get(..range.start)?, line.get(range.end..)?),
        None => (line, ""),
    };
    if after.chars().filter(|c| c.is_alphabetic()).count() > 12 {
        return None;
    }
    let names = if found.is_some() { without_date_words(names) } else { names.trim() };
    let authors = handles(names).or_else(|| list(names::behind_opener(names)?))?;
    Some(Byline { authors, date: found.map(|(_, date)| date) })
}

/// The name that the line is, of a person who has more than one.
pub(in crate::formats) fn bare(line: &str) -> Option<String> {
    let name = line.trim();
    let is_name = |name| names::is_name(name) && names::is_full_name(name) || names::is_uncased_name(name);
    (name.len() <= LONGEST && (2..=4).contains(&name.split_whitespace().count()) && is_name(name)).then(|| name.to_owned())
}

/// `text` without the words and the punctuation that lead on to a date behind it.
pub(in crate::formats) fn without_date_words(text: &str) -> &str {
    let mut kept = text.trim_end_matches(PUNCTUATION);
    while let Some((before, word)) = kept.rsplit_once(' ')
        && Phrases::AroundBylineDates.contains(word)
    {
        kept = before.trim_end_matches(PUNCTUATION);
    }
    kept
}

/// The accounts that a text is a list of: `@ann, @bo`.
fn handles(text: &str) -> Option<Vec<String>> {
    let mut names = Vec::new();
    for word in text.split([' ', ',']).filter(|word| !word.is_empty()) {
        let name = word.strip_prefix('@')?;
        let plain = name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '@'));
        (plain && name.chars().count() > 1).then(|| names.push(word.to_owned()))?;
    }
    (!names.is_empty()).then_some(names)
}

/// The names that `text` is a list of; `None` where it is anything else.
fn list(text: &str) -> Option<Vec<String>> {
    let mut names: Vec<String> = Vec::new();
    let text = with_commas(text.trim_end_matches(['.', ' ', '|', ',']));
    for part in text.split([',', '/', '|', ';', '·', '、', '／']).map(str::trim).filter(|part| !part.is_empty()) {
        if !names.is_empty() && roles::is_role(part) {
            continue;
        }
        let part = part.split(" (").next().unwrap_or(part).trim();
        let is_particle = part.split(' ').next().is_some_and(|first| Phrases::NameParticles.contains(first));
        (names::is_name(part) && !is_particle || names::is_uncased_name(part) || part.starts_with('@'))
            .then(|| names.push(part.to_owned()))?;
    }
    (!names.is_empty() && names.len() <= MOST).then_some(names)
}

/// A list of names with commas in the place of the words that join them.
fn with_commas(text: &str) -> String {
    let joiners = Phrases::NameJoiners.iter().chain(Phrases::LooseNameJoiners.iter());
    joiners.fold(text.to_owned(), |text, joiner| if text.contains(joiner) { text.replace(joiner, ", ") } else { text })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn authors(line: &str) -> Vec<String> {
        read(line, None, Evidence::Text).map(|byline| byline.authors).unwrap_or_default()
    }

    #[test]
    fn a_byline_names_its_authors() {
        assert_eq!(authors("By Ann Lee"), ["Ann Lee"]);
        assert_eq!(authors("Par Zoé Lebrun et Jean-Marc de La Tour"), ["Zoé Lebrun", "Jean-Marc de La Tour"]);
        assert_eq!(authors("Von Karl Weiß, Redaktion"), ["Karl Weiß"]);
        assert_eq!(authors("BY ANN LEE"), ["ANN LEE"]);
        assert_eq!(authors("Texte : A. Lebrun"), ["A. Lebrun"]);
        assert_eq!(authors("作者：王小明"), ["王小明"]);
        assert_eq!([authors("文・山本花"), authors("取材・文／佐藤 実、林 海")], [vec!["山本花"], vec!["佐藤 実", "林 海"]]);
    }

    #[test]
    fn a_handle_is_a_byline() {
        assert_eq!(authors("@kiosk_58"), ["@kiosk_58"]);
        assert_eq!(authors("@ home"), [""; 0]);
    }

    #[test]
    fn lines_that_only_begin_like_a_byline_are_none() {
        for line in [
            "文・芸術の町",
            "By the numbers",
            "Par amour",
            "Par ailleurs, le pont est fermé.",
            "Por qué no",
            "By car and by boat",
            "Byron Lee",
            "Di più",
        ] {
            assert_eq!(authors(line), [""; 0], "{line}");
        }
    }

    #[test]
    fn roles_behind_a_name_are_left_out() {
        assert_eq!(authors("By Ann Lee, Staff Writer"), ["Ann Lee"]);
        assert_eq!(authors("By Ann Lee (The Gazette), 12 May 2019"), ["Ann Lee"]);
    }
}

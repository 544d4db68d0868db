//! Bylines: who wrote an article, from the line that says so.

use crate::article::Date;
use crate::formats::dates;

/// What stands before a name, lower case. Those that end in a letter want a space after them.
const OPENERS: &[&str] = &[
    "by",
    "par",
    "von",
    "por",
    "di",
    "da",
    "door",
    "av",
    "af",
    "text by",
    "words by",
    "written by",
    "reported by",
    "posted by",
    "published by",
    "story by",
    "écrit par",
    "rédigé par",
    "publié par",
    "propos recueillis par",
    "un article de",
    "texte :",
    "texte:",
    "geschrieben von",
    "escrito por",
    "scritto da",
    "a cura di",
    "redactie:",
    "author:",
    "authors:",
    "auteur :",
    "auteur:",
    "auteurs :",
    "auteurs:",
    "autor:",
    "autorin:",
    "autore:",
    "text:",
    "tekst:",
    "autor :",
    "автор:",
    "автор",
    "от",
    "作者：",
    "作者:",
    "文／",
    "文/",
    "文・",
    "文：",
    "文＝",
    "文・写真／",
    "文・写真・",
    "文と写真・",
    "取材・文／",
    "取材・文・",
    "取材・文：",
    "聞き手・",
    "聞き手：",
    "執筆：",
    "執筆／",
    "記者",
    "记者",
    "撰文：",
];

/// Small words that stand within names.
const PARTICLES: &[&str] = &[
    "de", "du", "des", "la", "le", "van", "von", "der", "den", "di", "da", "dos", "del", "della", "el", "al", "bin", "ben", "ter", "zu",
    "zur", "y", "e", "d'", "af", "av",
];

/// Words that part names.
const BETWEEN: &[&str] =
    &[" and ", " et ", " und ", " y ", " e ", " en ", " och ", " og ", " i ", " & ", " avec ", " with ", " und ", " mit ", " и "];

/// Words of offices and newsrooms, which follow names but are none.
const OFFICES: &[&str] = &[
    "editor",
    "correspondent",
    "reporter",
    "writer",
    "staff",
    "journaliste",
    "correspondant",
    "correspondante",
    "envoyé",
    "envoyée",
    "redakteur",
    "redaktion",
    "redacción",
    "redazione",
    "chef",
];

/// The longest byline, in bytes.
const LONGEST: usize = 160;

/// What a byline says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::formats) struct Byline {
    pub(in crate::formats) authors: Vec<String>,
    pub(in crate::formats) date: Option<Date>,
}

/// The byline that the line is: `By Ann Lee`, `Par A. Lebrun, le 9 mai 2019`, `@handle`.
pub(in crate::formats) fn read(line: &str, lang: Option<&str>) -> Option<Byline> {
    if line.len() > LONGEST {
        return None;
    }
    let found = dates::find(line, lang);
    let (names, after) = match &found {
        Some((range, _)) if range.start < 12 && !line.get(..range.start)?.contains(':') => {
            (line.get(range.end..)?.trim_start_matches([',', '|', '·', '•', '–', '—', '-', '/', ' ']), "")
        }
        Some((range, _)) => (line.get(..range.start)?, line.get(range.end..)?),
        None => (line, ""),
    };
    if after.chars().filter(|c| c.is_alphabetic()).count() > 12 {
        return None;
    }
    let names = if found.is_some() { without_joint(names) } else { names.trim() };
    let authors = handles(names).or_else(|| names_of(opened(names)?))?;
    Some(Byline { authors, date: found.map(|(_, date)| date) })
}

/// The name that the line is, of somebody who has more than one.
pub(in crate::formats) fn bare(line: &str) -> Option<String> {
    let name = line.trim();
    (name.len() <= LONGEST && (2..=4).contains(&name.split_whitespace().count()) && is_name(name)).then(|| name.to_owned())
}

/// What follows `By`.
pub(in crate::formats) fn opened(line: &str) -> Option<&str> {
    let low = |prefix: &&&str| {
        let head = line.get(..prefix.len()).map(str::to_lowercase);
        let rest = line.get(prefix.len()..).unwrap_or_default();
        let wants_space = prefix.ends_with(char::is_alphabetic) && !prefix.ends_with(super::lines::is_wide);
        head.is_some_and(|head| head == **prefix) && (!wants_space || rest.starts_with([' ', '\u{a0}', ':']))
    };
    let prefix = OPENERS.iter().filter(low).max_by_key(|prefix| prefix.len())?;
    line.get(prefix.len()..).map(|rest| rest.trim_start_matches([':', ' ', '\u{a0}']))
}

/// `names` without what joins it to the date behind it.
fn without_joint(names: &str) -> &str {
    let off = |text: &'_ str| text.trim_end().trim_end_matches([',', '|', '·', '•', '–', '—', '-', '/', '(']).trim_end().len();
    let mut kept = names;
    loop {
        let mut next = kept.get(..off(kept)).unwrap_or(kept);
        for word in [" le", " on", " am", " el", " il", " op", " em", " den", " published", " publié"] {
            next = next.strip_suffix(word).unwrap_or(next);
        }
        if next.len() == kept.len() {
            return kept;
        }
        kept = next;
    }
}

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
fn names_of(text: &str) -> Option<Vec<String>> {
    let mut text = text.trim_end_matches(['.', ' ', '|', ',']).to_owned();
    for word in BETWEEN {
        text = text.replace(word, ", ");
    }
    let mut names: Vec<String> = Vec::new();
    for part in text.split([',', '/', '|', ';', '·', '、', '／']).map(str::trim).filter(|part| !part.is_empty()) {
        let office = part.split(' ').any(|word| OFFICES.contains(&word.to_lowercase().trim_end_matches('s')));
        if office && !names.is_empty() {
            continue;
        }
        let part = part.split(" (").next().unwrap_or(part).trim();
        (is_name(part) || part.starts_with('@')).then(|| names.push(part.to_owned()))?;
    }
    (!names.is_empty() && names.len() <= 12).then_some(names)
}

/// Whether `text` may be somebody's name: up to five words, each with a capital but for the small ones.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let named = |word: &&&str| {
        let first = word.chars().next();
        first.is_some_and(|c| c.is_uppercase() || c.is_alphabetic() && !c.is_lowercase())
    };
    let small = |word: &str| PARTICLES.contains(&word.to_lowercase().as_str());
    let letters = |word: &str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’' | '·'));
    // A Chinese or Japanese name is short, and holds no word that joins others.
    let ideographic = |word: &&&str| word.starts_with(super::lines::is_wide);
    let joined = |word: &str| word.chars().count() > 8 || word.contains(['の', 'は', 'が', 'を', '的', '是']);
    (1..=5).contains(&words.len())
        && !words.iter().filter(ideographic).any(|word| joined(word))
        && words.iter().all(|word| letters(word))
        && words.first().is_some_and(|word| named(&word))
        && words.last().is_some_and(|word| named(&word))
        && words.iter().filter(|word| !named(word)).all(|word| small(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn authors(line: &str) -> Vec<String> {
        read(line, None).map(|byline| byline.authors).unwrap_or_default()
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
    fn what_only_begins_like_a_byline_is_none() {
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
}

//! Words of the languages that articles are written in: what a byline, a button or a month is called. Each language is one file of data,
//! `lexicon/CODE.txt`; `names.txt` and `markup.txt` hold names of no language. Owns reading these files and looking words up; what a
//! section means is said in `sections`, and what follows from a word is decided by the formats.
//!
//! A file has sections under heads in brackets. `#` opens a comment. Of [`Phrases`], a line holds one phrase or several, ` | ` between
//! them, in lower case; a phrase with a space at its edge is in quotation marks. Of [`WordTable`], a line is a row of words with
//! spaces between them, `_` within a word of several, and `-` for a row without words. Any file may have any section.

mod sections;

use std::collections::HashSet;
use std::slice::Iter;
use std::sync::LazyLock;

pub(crate) use sections::{Phrases, WordTable};

/// Lists the files of data.
macro_rules! files {
    ($($code:literal)+) => { &[$(($code, include_str!(concat!("lexicon/", $code, ".txt")))),+] };
}

/// Every file by its code (ISO 639-1), in the order in which phrases of a section are tried.
const FILES: &[(&str, &str)] = files!(
    "en" "fr" "de" "es" "it" "pt" "nl" "sv" "da" "no" "fi" "pl" "cs" "sk" "sl" "hr" "sr" "hu" "ro" "bg" "ru" "uk" "be" "el" "tr" "ca"
    "gl" "eu" "is" "et" "lt" "lv" "id" "ms" "ar" "fa" "he" "hi" "bn" "th" "ja" "zh" "ko" "vi" "names" "markup"
);

/// The phrases of one section.
#[derive(Default)]
struct PhraseList {
    /// Those of all files, in order.
    phrases: Vec<&'static str>,
    lookup: HashSet<&'static str>,
    /// The first phrase of each file.
    firsts: Vec<(&'static str, &'static str)>,
}

/// One row of a table of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    /// The code of the language.
    pub(crate) language: &'static str,
    /// Place of the row in its section, from 0.
    pub(crate) number: usize,
    /// Forms of the word that the row is about.
    pub(crate) words: Vec<&'static str>,
}

/// Everything in the files, by section.
struct Lexicon {
    phrases: Vec<PhraseList>,
    tables: Vec<Vec<Row>>,
}

/// Parsed when the first word is looked up.
static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let phrases = Phrases::ALL.iter().map(|_| PhraseList::default()).collect();
    let mut lexicon = Lexicon { phrases, tables: vec![Vec::new(); WordTable::ALL.len()] };
    for (code, text) in FILES {
        lexicon.read(code, text);
    }
    lexicon
});

impl Lexicon {
    /// Adds the sections of one file.
    fn read(&mut self, code: &'static str, text: &'static str) {
        let (mut phrases, mut table, mut number) = (None, None, 0);
        for line in lines(text) {
            if let Some(head) = head(line) {
                (phrases, table, number) = (Phrases::named(head), WordTable::named(head), 0);
            } else if let Some(list) = phrases.and_then(|section: Phrases| self.phrases.get_mut(section as usize)) {
                list.firsts.extend(
                    split(line).next().filter(|_| list.firsts.last().is_none_or(|(last, _)| *last != code)).map(|first| (code, first)),
                );
                list.phrases.extend(split(line));
                list.lookup.extend(split(line));
            } else if let Some(rows) = table.and_then(|section: WordTable| self.tables.get_mut(section as usize)) {
                rows.push(Row { language: code, number, words: line.split_whitespace().filter(|word| *word != "-").collect() });
                number += 1;
            }
        }
    }
}

/// Lines that are neither blank nor comments.
fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The name of the section that a line opens.
fn head(line: &'static str) -> Option<&'static str> {
    line.strip_prefix('[')?.strip_suffix(']')
}

/// The phrases of a line, without quotation marks around them.
fn split(line: &'static str) -> impl Iterator<Item = &'static str> {
    line.split(" | ").map(|phrase| phrase.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(phrase))
}

impl Phrases {
    fn list(self) -> &'static PhraseList {
        &LEXICON.phrases[self as usize]
    }

    /// The phrases of all languages.
    pub(crate) fn all(self) -> &'static [&'static str] {
        &self.list().phrases
    }

    /// Iterates over the phrases of all languages.
    pub(crate) fn iter(self) -> Iter<'static, &'static str> {
        self.all().iter()
    }

    /// Whether `text`, in lower case, is one of the phrases.
    pub(crate) fn contains(self, text: &str) -> bool {
        self.list().lookup.contains(text)
    }

    /// Whether `text`, in lower case, begins with one of the phrases.
    pub(crate) fn begin(self, text: &str) -> bool {
        self.iter().any(|phrase| text.starts_with(phrase))
    }

    /// Whether one of the phrases occurs in `text`, which is in lower case.
    pub(crate) fn are_in(self, text: &str) -> bool {
        self.iter().any(|phrase| text.contains(phrase))
    }

    /// The first phrase in the language of this code.
    pub(crate) fn in_language(self, code: &str) -> Option<&'static str> {
        self.list().firsts.iter().find(|(language, _)| *language == code).map(|(_, phrase)| *phrase)
    }
}

impl WordTable {
    /// The rows of all languages.
    pub(crate) fn rows(self) -> &'static [Row] {
        &LEXICON.tables[self as usize]
    }

    /// The words of all rows.
    pub(crate) fn words(self) -> impl Iterator<Item = &'static str> {
        self.rows().iter().flat_map(|row| row.words.iter().copied())
    }

    /// Whether a row holds `word`. Looks through all of them: for short tables.
    pub(crate) fn contains(self, word: &str) -> bool {
        self.words().any(|known| known == word)
    }

    /// The words in the language of this code.
    pub(crate) fn in_language(self, code: &str) -> impl Iterator<Item = &'static str> {
        self.rows().iter().filter(move |row| row.language == code).flat_map(|row| row.words.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_in_every_language() {
        assert!(Phrases::ReadOn.contains("read more") && Phrases::ReadOn.contains("lire aussi") && !Phrases::ReadOn.contains("read"));
        assert!(Phrases::MoreFrom.begin("plus de la rédaction") && !Phrases::MoreFrom.begin("plusieurs"));
        assert_eq!(Phrases::BylineOpeners.in_language("fr"), Some("par"));
    }

    #[test]
    fn rows_keep_their_language_and_number() {
        let row = WordTable::Weekdays.rows().iter().find(|row| row.words.contains(&"mardi"));
        assert_eq!(row.map(|row| (row.language, row.number)), Some(("fr", 1)));
        assert!(WordTable::DaysOfTheMonth.rows().iter().any(|row| row.language == "en" && row.number == 29));
    }

    #[test]
    fn every_head_is_a_known_section_and_every_section_has_words() {
        for (code, text) in FILES {
            for name in lines(text).filter_map(head) {
                assert!(Phrases::named(name).is_some() || WordTable::named(name).is_some(), "{code}: [{name}]");
            }
        }
        assert!(Phrases::ALL.iter().all(|section| !section.all().is_empty()));
        assert!(WordTable::ALL.iter().all(|section| !section.rows().is_empty()));
    }

    #[test]
    fn no_file_says_a_phrase_twice_in_one_section_and_all_are_in_lower_case() {
        for (code, text) in FILES {
            let mut seen = HashSet::new();
            let mut section = "";
            for line in lines(text) {
                if let Some(head) = head(line) {
                    assert!(seen.insert((head, "")), "{code}: [{head}] stands twice");
                    section = head;
                } else if Phrases::named(section).is_some_and(Phrases::is_matched) {
                    for phrase in split(line) {
                        assert!(seen.insert((section, phrase)), "{code}: {phrase} stands twice in [{section}]");
                        assert_eq!(phrase.to_lowercase(), phrase, "{code}: [{section}]");
                    }
                }
            }
        }
    }

    #[test]
    fn heads_are_spelled_as_their_sections() {
        assert_eq!(Phrases::named("read on"), Some(Phrases::ReadOn));
        assert_eq!((Phrases::named("Read on"), WordTable::named("months")), (None, Some(WordTable::Months)));
    }
}

//! Words of the languages that articles are written in: what a byline, a button or a month is called. Each language is one file of data,
//! `lexicon/CODE.txt`; `names.txt` and `markup.txt` hold names of no language. Owns reading these files and looking words up; what a
//! section means is said in `sections`, and what follows from a word is decided by the formats. `beginnings` finds words at the beginning
//! of a text.
//!
//! A file has sections under heads in brackets. `#` opens a comment. Of [`Phrases`], a line holds one phrase or several, ` | ` between
//! them, in lower case; a phrase with a space at its edge is in quotation marks. Of [`WordTable`], a line is a row of words with
//! spaces between them, `_` within a word of several, and `-` for a row without words. Any file may have any section.

mod beginnings;
mod sections;

use std::collections::{HashMap, HashSet};
use std::slice::Iter;
use std::sync::{LazyLock, OnceLock};

pub(crate) use beginnings::Beginnings;
pub(crate) use sections::{Phrases, WordTable};

macro_rules! files {
    ($($code:literal)+) => { &[$(($code, include_str!(concat!("lexicon/", $code, ".txt")))),+] };
}

/// Every file by its code (ISO 639-1), in the order in which phrases of a section are tried.
const FILES: &[(&str, &str)] = files!(
    "en" "fr" "de" "es" "it" "pt" "nl" "sv" "da" "no" "fi" "pl" "cs" "sk" "sl" "hr" "sr" "hu" "ro" "bg" "ru" "uk" "be" "el" "tr" "ca"
    "gl" "eu" "is" "et" "lt" "lv" "id" "ms" "mk" "sq" "hy" "ka" "rm" "ar" "fa" "he" "hi" "bn" "th" "ja" "zh" "ko" "vi" "names" "markup"
);

struct PhraseList {
    /// Those of all files, in order.
    phrases: Vec<&'static str>,
    lookup: HashSet<&'static str>,
    beginnings: Beginnings,
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

/// The text of each section by its head: in each file that has it, with the file's code.
static SECTIONS: LazyLock<HashMap<&str, Vec<(&str, &str)>>> = LazyLock::new(|| {
    let mut sections: HashMap<_, Vec<_>> = HashMap::new();
    for (code, text) in FILES {
        for (head, body) in text.split("\n[").skip(1).filter_map(|section| section.split_once("]\n")) {
            sections.entry(head).or_default().push((*code, body));
        }
    }
    sections
});

/// The lines of a section, each with the code of its file; those that are blank or comments are left out.
fn lines(head: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let bodies = SECTIONS.get(head).into_iter().flatten();
    let lines = bodies.flat_map(|(code, body)| body.lines().map(|line| (*code, line.trim())));
    lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// The phrases of a line, without quotation marks around them.
fn split(line: &'static str) -> impl Iterator<Item = &'static str> {
    line.split(" | ").map(|phrase| phrase.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(phrase))
}

impl Phrases {
    /// The section's phrases, parsed when they are first needed.
    fn list(self) -> &'static PhraseList {
        static LISTS: [OnceLock<PhraseList>; Phrases::ALL.len()] = [const { OnceLock::new() }; Phrases::ALL.len()];
        LISTS[self as usize].get_or_init(|| {
            let phrases: Vec<_> = lines(self.head()).flat_map(|(_, line)| split(line)).collect();
            PhraseList { lookup: phrases.iter().copied().collect(), beginnings: Beginnings::of(phrases.iter().copied()), phrases }
        })
    }

    pub(crate) fn all(self) -> &'static [&'static str] {
        &self.list().phrases
    }

    pub(crate) fn iter(self) -> Iter<'static, &'static str> {
        self.all().iter()
    }

    /// Whether `text`, in lower case, is one of the phrases.
    pub(crate) fn contains(self, text: &str) -> bool {
        self.list().lookup.contains(text)
    }

    /// Whether `text` begins with one of the phrases, in any case.
    pub(crate) fn begin(self, text: &str) -> bool {
        self.beginning(text).next().is_some()
    }

    /// The rest of `text` behind each of the phrases that it begins with, in any case.
    pub(crate) fn beginning(self, text: &str) -> impl Iterator<Item = &str> {
        self.list().beginnings.rests(text)
    }

    /// Whether `text` is one of the phrases, in any case.
    pub(crate) fn are(self, text: &str) -> bool {
        self.beginning(text).any(str::is_empty)
    }

    /// Whether `text` ends with one of the phrases, in any case.
    pub(crate) fn end(self, text: &str) -> bool {
        self.iter().any(|phrase| beginnings::ends(text, phrase))
    }

    /// Whether one of the phrases occurs in `text`, which is in lower case.
    pub(crate) fn are_in(self, text: &str) -> bool {
        self.iter().any(|phrase| text.contains(phrase))
    }

    /// The lines in the language of this code, as phrases.
    pub(super) fn lines_in(self, code: &str) -> impl Iterator<Item = Vec<&'static str>> {
        lines(self.head()).filter(move |(language, _)| *language == code).map(|(_, line)| split(line).collect())
    }

    /// The first phrase in the language of this code.
    pub(crate) fn in_language(self, code: &str) -> Option<&'static str> {
        self.lines_in(code).next()?.first().copied()
    }
}

impl WordTable {
    /// The rows of all languages, parsed when they are first needed.
    pub(crate) fn rows(self) -> &'static [Row] {
        static TABLES: [OnceLock<Vec<Row>>; WordTable::ALL.len()] = [const { OnceLock::new() }; WordTable::ALL.len()];
        TABLES[self as usize].get_or_init(|| {
            let (mut language, mut next) = ("", 0);
            let row = |(code, line): (&'static str, &'static str)| {
                next = if code == language { next + 1 } else { 0 };
                language = code;
                Row { language, number: next, words: line.split_whitespace().filter(|word| *word != "-").collect() }
            };
            lines(self.head()).map(row).collect()
        })
    }

    pub(crate) fn words(self) -> impl Iterator<Item = &'static str> + Clone {
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
        let known: HashSet<&str> =
            Phrases::ALL.iter().map(|section| section.head()).chain(WordTable::ALL.iter().map(|table| table.head())).collect();
        assert_eq!(SECTIONS.keys().copied().collect::<HashSet<_>>(), known);
        assert!(Phrases::ALL.iter().all(|section| !section.all().is_empty()));
        assert!(WordTable::ALL.iter().all(|section| !section.rows().is_empty()));
    }

    #[test]
    fn no_file_says_a_phrase_twice_in_one_section_and_all_are_in_lower_case() {
        for (head, bodies) in &*SECTIONS {
            let codes: HashSet<&str> = bodies.iter().map(|(code, _)| *code).collect();
            assert_eq!(codes.len(), bodies.len(), "[{head}] occurs twice in a file");
        }
        for section in Phrases::ALL.iter().filter(|section| section.is_matched()) {
            let mut seen = HashSet::new();
            for (code, line) in lines(section.head()) {
                for phrase in split(line) {
                    assert!(seen.insert((code, phrase)), "{code}: {phrase} occurs twice in {section:?}");
                    assert_eq!(phrase.to_lowercase(), phrase, "{code}: {section:?}");
                }
            }
        }
    }
}

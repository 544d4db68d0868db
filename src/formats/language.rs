//! Detects the language of an article that does not declare one: by script where that is enough, else by common words and letter groups.
//! The confidence comes from the common words alone.

mod code_listings;
mod latin;
mod quotation_marks;

use std::collections::BTreeMap;

use crate::article::Builder;
use crate::words::{Diagnostic, LanguageName};
pub(crate) use quotation_marks::quotation_marks;

/// Number of letters examined. Twelve words are enough for 99.7 % right answers; more only costs time.
const ENOUGH: usize = 1000;

/// Number of bytes searched for program listings.
const HEAD: usize = 16 * 1024;

/// Below this many letters nothing is said.
const TOO_FEW: usize = 12;

/// Below this share, in percent, a language is only likely.
const SURE: u16 = 90;

/// A detected language with its confidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Guess {
    /// Its two-letter code (ISO 639-1).
    pub code: &'static str,
    /// Share of such guesses that are right, in percent.
    pub percent: u16,
}

/// Number of bytes of an article by which its language is set, where it is not plain text.
const SAMPLE: usize = 4000;

/// Gives the article the language of `text`, and a remark on how sure that is, where it has none yet.
pub(crate) fn set(text: &str, builder: &mut Builder) {
    if builder.meta.lang.is_some() {
        return;
    }
    let Some(Guess { code, percent }) = weigh(text) else { return };
    builder.meta.lang = Some(code.to_owned());
    let tongue = LanguageName::Named { code };
    builder.note(if percent >= SURE { Diagnostic::Language { tongue, percent } } else { Diagnostic::LanguageUnsure { tongue, percent } });
}

/// Gives the article the language in which it begins, as far as it is written, where it has none yet.
pub(crate) fn set_by_beginning(builder: &mut Builder) {
    if builder.meta.lang.is_none() {
        let beginning = builder.text()[..builder.text().floor_char_boundary(SAMPLE)].to_owned();
        set(&beginning, builder);
    }
}

/// The language of `text` as a two-letter code, where there is enough text to decide.
pub(crate) fn guess(text: &str) -> Option<&'static str> {
    weigh(text).map(|guess| guess.code)
}

/// Whether `text` is clearly in another language than the one that `code` (BCP 47) names.
pub(crate) fn contradicts(text: &str, code: &str) -> bool {
    let named = code.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    // Closely related languages are not distinguished by their common words.
    let known = if named == "ms" { "id" } else { file_code(&named) };
    weigh(text).is_some_and(|guess| guess.percent >= SURE && guess.code != known)
}

/// The code of the lexicon's file for a language: closely related ones share one, and some had other codes in the past.
fn file_code(language: &str) -> &str {
    match language {
        "nb" | "nn" => "no",
        "bs" | "sh" => "hr",
        "in" => "id",
        "iw" => "he",
        known => known,
    }
}

/// The language of `text` with its confidence, where there is enough text to decide.
pub(crate) fn weigh(text: &str) -> Option<Guess> {
    let prose = code_listings::without(&text[..text.floor_char_boundary(HEAD)])?;
    let sample = sample(&prose);
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    let beyond_ascii = sample.chars().filter(|c| !c.is_ascii());
    let dense = beyond_ascii.filter(|&c| Script::of(c).is_some_and(Script::is_dense)).count();
    if letters + 3 * dense < TOO_FEW {
        return None;
    }
    let (code, percent) = match Script::most(sample)? {
        Script::Kana => ("ja", 99),
        // Headlines in Japanese may do without kana, and articles may not.
        Script::Han => ("zh", if dense < 20 { 85 } else { 99 }),
        Script::Hangul => ("ko", 99),
        Script::Greek => ("el", 99),
        Script::Hebrew => ("he", 95),
        Script::Thai => ("th", 99),
        Script::Devanagari => ("hi", 80),
        Script::Bengali => ("bn", 95),
        Script::Arabic if sample.contains(['پ', 'چ', 'ژ', 'گ', 'ی', 'ک']) => ("fa", 80),
        Script::Arabic => ("ar", 90),
        Script::Cyrillic => cyrillic(sample, letters),
        Script::Latin => return latin::weigh(sample),
    };
    Some(Guess { code, percent })
}

/// The words of HTML, roughly: enough to detect their language.
pub(super) fn without_tags(html: &str) -> String {
    let mut out = String::new();
    let mut style = false;
    for (at, piece) in html.split('<').enumerate() {
        let (tag, words) = if at == 0 { ("", piece) } else { piece.split_once('>').unwrap_or((piece, "")) };
        style = tag.starts_with("style") || style && !tag.starts_with("/style");
        if !style {
            out.push(' ');
            out.push_str(words);
        }
    }
    out
}

/// The beginning of `text` up to [`ENOUGH`] letters, and at most eight characters a letter.
fn sample(text: &str) -> &str {
    let mut letters = 0;
    let end = text.char_indices().take(ENOUGH * 8).find(|(_, c)| {
        letters += usize::from(c.is_alphabetic());
        letters > ENOUGH
    });
    let end = end.or_else(|| text.char_indices().nth(ENOUGH * 8));
    end.map_or(text, |(at, _)| text.get(..at).unwrap_or(text))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Script {
    Latin,
    Cyrillic,
    Greek,
    Hebrew,
    Arabic,
    Devanagari,
    Bengali,
    Thai,
    Hangul,
    Han,
    Kana,
}

impl Script {
    fn of(c: char) -> Option<Self> {
        Some(match c {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Self::Latin,
            '\u{400}'..='\u{52f}' => Self::Cyrillic,
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Self::Greek,
            '\u{590}'..='\u{5ff}' => Self::Hebrew,
            '\u{600}'..='\u{6ff}' => Self::Arabic,
            '\u{900}'..='\u{963}' => Self::Devanagari,
            '\u{980}'..='\u{9ff}' => Self::Bengali,
            '\u{e00}'..='\u{e4f}' => Self::Thai,
            '\u{ac00}'..='\u{d7af}' => Self::Hangul,
            '\u{3400}'..='\u{9fff}' => Self::Han,
            '\u{3041}'..='\u{30fa}' => Self::Kana,
            _ => return None,
        })
    }

    /// Whether one character is about a word.
    fn is_dense(self) -> bool {
        matches!(self, Self::Hangul | Self::Han | Self::Kana)
    }

    /// The script of most of a text. Japanese mixes Han with kana, so a tenth of kana decides.
    fn most(text: &str) -> Option<Self> {
        let mut counts: BTreeMap<Self, usize> = BTreeMap::new();
        for script in text.chars().filter_map(Self::of) {
            // Articles in other scripts quote much Latin (names, addresses, code), seldom the other way round.
            *counts.entry(script).or_default() += match script {
                Self::Latin => 1,
                _ if script.is_dense() => 6,
                _ => 2,
            };
        }
        let kana = counts.get(&Self::Kana).copied().unwrap_or(0);
        let (most, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
        Some(if most == Self::Han && kana * 10 > count { Self::Kana } else { most })
    }
}

/// Distinguishes Cyrillic languages by letters that the others do not have, with a confidence. Measured on pieces of articles of 15 to
/// 1000 letters: without such a letter, a short text is as often Bulgarian or Ukrainian as Russian.
fn cyrillic(text: &str, letters: usize) -> (&'static str, u16) {
    let count = |letters: &[char]| text.chars().filter(|c| letters.contains(c)).count();
    if count(&['ў', 'Ў']) > 0 {
        ("be", 99)
    } else if count(&['і', 'ї', 'є', 'ґ', 'І', 'Ї', 'Є']) > 0 {
        ("uk", 99)
    } else if count(&['ј', 'љ', 'њ', 'ђ', 'ћ', 'џ']) > 0 {
        ("sr", 97)
    } else if count(&['ы', 'э', 'ё', 'Э']) == 0 && count(&['ъ']) > 0 {
        ("bg", 97)
    } else if count(&['ы', 'э', 'ё', 'Э']) > 0 {
        ("ru", 98)
    } else {
        ("ru", if letters < 80 { 60 } else { 85 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_little_text_has_no_language() {
        assert_eq!(guess(""), None);
        assert_eq!(guess("12 345 – 6"), None);
        assert_eq!(guess("Bonjour"), None);
    }

    #[test]
    fn common_words_determine_the_confidence() {
        let percent = |text: &str| weigh(text).map(|guess| guess.percent);
        assert_eq!(percent("La mairie a annoncé hier que la bibliothèque ouvrira ses portes au printemps."), Some(98));
        assert_eq!(percent("La mairie a annoncé que les portes de la bibliothèque et du port ouvriront dans un mois."), Some(99));
        assert_eq!(percent("Bibliothèque municipale"), Some(70));
        assert_eq!(percent("東京の新しい図書館は来月に開きます"), Some(99));
        assert_eq!(percent("Новая библиотека"), Some(60));
        assert_eq!(percent("Это новая библиотека, мы рады"), Some(98));
    }

    #[test]
    fn a_missing_language_is_detected() {
        let set_language = |lang: Option<&str>, text: &str| {
            let mut builder = Builder::new("test");
            builder.meta.lang = lang.map(str::to_owned);
            set(text, &mut builder);
            let article = builder.finish();
            (article.meta().lang.clone(), article.diagnostics().to_vec())
        };
        let french = "La mairie a annoncé hier que la bibliothèque ouvrira ses portes au printemps.";
        let tongue = LanguageName::Named { code: "fr" };
        assert_eq!(set_language(None, french), (Some("fr".into()), vec![Diagnostic::Language { tongue: tongue.clone(), percent: 98 }]));
        let tongue = LanguageName::Named { code: "ru" };
        assert_eq!(set_language(None, "Новая библиотека").1, [Diagnostic::LanguageUnsure { tongue, percent: 60 }]);
        assert_eq!(set_language(Some("de"), french), (Some("de".into()), vec![]));
        assert_eq!(set_language(None, "12"), (None, vec![]));
    }

    #[test]
    fn scripts_decide_where_they_can() {
        assert_eq!(guess("東京の新しい図書館は来月に開きます"), Some("ja"));
        assert_eq!(guess("市政府昨天公布了新的图书馆计划"), Some("zh"));
        assert_eq!(guess("도서관이 다음 달 문을 엽니다"), Some("ko"));
        assert_eq!(guess("Η νέα βιβλιοθήκη ανοίγει τον Μάιο"), Some("el"));
        assert_eq!(guess("Нова бібліотека відкриється у травні"), Some("uk"));
        assert_eq!(guess("Новая библиотека откроется в мае"), Some("ru"));
    }

    #[test]
    fn common_words_and_letters_identify_latin_languages() {
        assert_eq!(guess("La mairie a annoncé hier que la bibliothèque ouvrira ses portes au printemps."), Some("fr"));
        assert_eq!(guess("The town announced yesterday that the library will open in spring."), Some("en"));
        assert_eq!(guess("Die Stadt hat gestern mitgeteilt, dass die Bibliothek im Frühling öffnet."), Some("de"));
        assert_eq!(guess("Miasto ogłosiło wczoraj, że biblioteka nie otworzy się przed wiosną, która jest blisko."), Some("pl"));
        assert_eq!(guess("Kaupunki kertoi eilen, että kirjasto ei ole auki ja se avataan keväällä."), Some("fi"));
        assert_eq!(guess("El ayuntamiento anunció ayer que la biblioteca abrirá en la primavera."), Some("es"));
    }

    #[test]
    fn a_long_text_is_looked_at_only_in_its_beginning() {
        assert_eq!(sample(&"mot ".repeat(10_000)).chars().filter(|c| c.is_alphabetic()).count(), ENOUGH);
        assert!(sample(&" ".repeat(1_000_000)).len() <= ENOUGH * 8);
    }
}

//! Quotation marks by language, from the lexicon. Sources: delimiters of the Unicode CLDR, release 46; for French, the rules of the
//! Imprimerie nationale.

use super::file_code;
use crate::formats::lexicon::Phrases;

/// The outer and the inner quotation marks of a BCP 47 language, with their spaces; those of English if it is unknown.
pub(crate) fn quotation_marks(lang: &str) -> [(&'static str, &'static str); 2] {
    let lang = lang.to_ascii_lowercase().replace('_', "-");
    let mut parts = lang.split('-');
    let code = file_code(parts.next().unwrap_or_default());
    let regions: Vec<&str> = parts.collect();
    let regional = Phrases::QuotationMarks.lines_in(code).find(|line| line.len() == 3 && regions.contains(&line[0]));
    let general = || Phrases::QuotationMarks.lines_in(code).find(|line| line.len() == 2);
    let line = regional.or_else(general).unwrap_or_else(|| vec!["“…”", "‘…’"]);
    let marks = |at: usize| line[line.len() - at].split_once('…').unwrap_or_default();
    [marks(2), marks(1)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_may_have_their_own_marks() {
        for (lang, marks) in [
            ("en", [("“", "”"), ("‘", "’")]),
            ("fr-CA", [("«\u{a0}", "\u{a0}»"), ("“", "”")]),
            ("de_CH", [("«", "»"), ("‹", "›")]),
            ("nb", [("«", "»"), ("‘", "’")]),
            ("zh-Hant-HK", [("「", "」"), ("『", "』")]),
            ("zh", [("“", "”"), ("‘", "’")]),
            ("", [("“", "”"), ("‘", "’")]),
        ] {
            assert_eq!(quotation_marks(lang), marks, "{lang}");
        }
    }
}

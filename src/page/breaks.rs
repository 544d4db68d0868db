//! Line break opportunities: the rules of Unicode Standard Annex 14, without the breaks that typography forbids.

use super::unspaced;
use unicode_linebreak::{BreakOpportunity, linebreaks};

/// Maximum distance, in bytes, between characters that must not be separated.
const NEAR: usize = 64;

/// The bytes of `text` (one line, no line feeds) before which a new row may begin, in order; its end is not among them.
pub(super) fn opportunities(text: &str, french: bool) -> impl Iterator<Item = usize> {
    let mut plain = linebreaks(text)
        .filter(|&(at, opportunity)| opportunity == BreakOpportunity::Allowed && at < text.len())
        .map(|(at, _)| at)
        .filter(move |&at| !is_glued(text, at, french))
        .peekable();
    let mut within = unspaced::breaks(text).into_iter().peekable();
    std::iter::from_fn(move || match (plain.peek(), within.peek()) {
        (Some(one), Some(other)) if other < one => within.next(),
        (None, Some(_)) => within.next(),
        _ => plain.next(),
    })
}

/// Whether a line break at `at` is forbidden despite white space there: between high punctuation and the word before it, quotation marks
/// and the words within them, a number and its sign, a dash and the speech it opens.
fn is_glued(text: &str, at: usize, french: bool) -> bool {
    let from = (at.saturating_sub(NEAR)..at).find(|&from| text.is_char_boundary(from)).unwrap_or(at);
    let (before, after) = (text[from..at].trim_end(), &text[at..]);
    let mut following = after.chars();
    let (next, second) = (following.next(), following.next());
    let mut preceding = before.chars().rev();
    let (last, earlier) = (preceding.next(), preceding.next());
    match next {
        Some(':' | ';' | '!' | '?' | '%' | '‰') => return true,
        // In some languages the angle points the other way: there it has a word right behind it.
        Some('»' | '›') if french || !second.is_some_and(char::is_alphanumeric) => return true,
        Some('€' | '£' | '$' | '°') if last.is_some_and(char::is_numeric) => return true,
        _ => {}
    }
    match last {
        Some('«' | '‹') => french || earlier.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '’' | '\'')),
        Some('—' | '–') => from == 0 && earlier.is_none(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, french: bool, expected: &str) {
        let mut out = String::new();
        let mut from = 0;
        for at in opportunities(text, french) {
            out.push_str(&text[from..at]);
            out.push('|');
            from = at;
        }
        out.push_str(&text[from..]);
        assert_eq!(out, expected);
    }

    #[test]
    fn high_punctuation_stays_with_its_word() {
        check("Quoi ? Non : rien ; si !", true, "Quoi ? |Non : |rien ; |si !");
    }

    #[test]
    fn french_quotation_marks_hold_their_words() {
        check("il dit « oui », puis", true, "il |dit |« oui », |puis");
        check("il dit «\u{202f}oui\u{a0}» puis", true, "il |dit |«\u{202f}oui\u{a0}» |puis");
    }

    #[test]
    fn german_quotation_marks_point_the_other_way() {
        check("er sagte »ja« und ging", false, "er |sagte |»ja« |und |ging");
    }

    #[test]
    fn figures_keep_their_signs_and_dashes_their_speech() {
        check("50 % de 3 €", true, "50 % |de |3 €");
        check("— Bonjour à tous", true, "— Bonjour |à |tous");
    }

    #[test]
    fn thai_lao_khmer_and_burmese_break_between_words() {
        check("ท่าเรือเปิดแล้ว 3 วัน", false, "ท่า|เรือ|เปิด|แล้ว |3 |วัน");
        check("ປະເທດລາວ", false, "ປະເທດ|ລາວ");
        check("ខ្ញុំស្រលាញ់អ្នក", false, "ខ្ញុំ|ស្រលាញ់|អ្នក");
        check("မြန်မာစာ", false, "မြန်မာ|စာ");
    }

    #[test]
    fn chinese_and_japanese_break_between_characters() {
        check("日本。「語」", false, "日|本。|「語」");
    }
}

//! Splits text into numbers, words and punctuation for the date parsers. Knows scripts and digits, not what a token means.

use std::iter::Peekable;
use std::ops::Range;

/// One piece of a text; white space and invisible characters lie between pieces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// Range in bytes of the text.
    pub(super) range: Range<usize>,
    /// Whether it touches the token before.
    pub(super) glued: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Digits of any script; `value` is exact up to nine of them.
    Number { value: u32, digits: u8 },
    /// Letters, or one ideograph.
    Word,
    /// Anything else, one character.
    Mark(char),
}

/// The first `most` pieces of `text` from the byte `from` on, which is a character boundary.
pub(super) fn cut(text: &str, from: usize, most: usize) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut chars = text.get(from..).unwrap_or_default().char_indices().map(|(at, c)| (from + at, c)).peekable();
    let mut end = from;
    while tokens.len() < most {
        let Some((at, c)) = chars.next() else { break };
        if c.is_whitespace() || is_invisible(c) {
            continue;
        }
        let glued = end == at;
        end = at + c.len_utf8();
        let kind = if let Some(first) = digit(c) {
            let (mut value, mut digits) = (first, 1_u8);
            while let Some((at, next, figure)) = chars.peek().and_then(|&(at, c)| Some((at, c, digit(c)?))) {
                value = value.saturating_mul(10).saturating_add(figure);
                digits = digits.saturating_add(1);
                end = at + next.len_utf8();
                chars.next();
            }
            Kind::Number { value, digits }
        } else if is_ideographic_digit(c) {
            end = run(&mut chars, end, is_ideographic_digit);
            ideographic(text.get(at..end).unwrap_or_default())
        } else if is_ideograph(c) {
            Kind::Word
        } else if is_thai(c) {
            end = thai(&mut chars, end);
            Kind::Word
        } else if is_letter(c) {
            end = run(&mut chars, end, |c| is_letter(c) && !is_ideograph(c));
            Kind::Word
        } else {
            Kind::Mark(plain_mark(c))
        };
        tokens.push(Token { kind, range: at..end, glued });
    }
    tokens
}

/// Passes over the characters that belong to a run, and says where it ends.
fn run(chars: &mut Peekable<impl Iterator<Item = (usize, char)>>, mut end: usize, belongs: impl Fn(char) -> bool) -> usize {
    while let Some((at, c)) = chars.next_if(|(_, c)| belongs(*c)) {
        end = at + c.len_utf8();
    }
    end
}

/// Passes over a Thai word; its full stops belong to it where they follow no more than three letters: « พ.ค. ».
fn thai(chars: &mut Peekable<impl Iterator<Item = (usize, char)>>, mut end: usize) -> usize {
    let mut letters = 1;
    while let Some((at, c)) = chars.next_if(|(_, c)| is_thai(*c) || *c == '.' && (1..=3).contains(&letters)) {
        letters = if c == '.' { 0 } else { letters + 1 };
        end = at + c.len_utf8();
    }
    end
}

fn is_thai(c: char) -> bool {
    matches!(c, '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e4e}')
}

/// The value of a digit in the scripts of newspapers.
fn digit(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => return c.to_digit(10),
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '०'..='९' => '०',
        '০'..='৯' => '০',
        '๐'..='๙' => '๐',
        '０'..='９' => '０',
        _ => return None,
    };
    Some(u32::from(c) - u32::from(zero))
}

const IDEOGRAPHIC: &str = "〇一二三四五六七八九";

fn is_ideographic_digit(c: char) -> bool {
    matches!(c, '十' | '零') || IDEOGRAPHIC.contains(c)
}

/// 二〇一八 is read digit by digit, 三十一 by its tens.
fn ideographic(run: &str) -> Kind {
    let (mut value, mut digits, mut tens) = (0_u32, 0_u8, false);
    for c in run.chars().map(|c| if c == '零' { '〇' } else { c }) {
        if c == '十' {
            tens = true;
            value = value.max(1).saturating_mul(10);
            digits = 2;
        } else if let Some(figure) = IDEOGRAPHIC.chars().position(|known| known == c) {
            value = if tens { value.saturating_add(figure as u32) } else { value.saturating_mul(10).saturating_add(figure as u32) };
            digits = if tens { 2 } else { digits.saturating_add(1) };
        }
    }
    Kind::Number { value, digits }
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

/// Letters, and the vowel signs and marks within words of scripts whose months are known.
fn is_letter(c: char) -> bool {
    c.is_alphabetic()
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{93c}' | '\u{94d}' | '\u{9bc}' | '\u{9cd}' | '\u{e31}'..='\u{e4e}')
}

/// Marks of no width, among them those of the direction of writing, say nothing about a date.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// One mark for those that mean the same within a date.
fn plain_mark(c: char) -> char {
    match c {
        '’' | '‘' | 'ʼ' | '´' => '\'',
        '‐' | '‑' | '−' => '-',
        '，' | '،' | '、' => ',',
        '：' => ':',
        '／' | '⁄' => '/',
        '．' | '。' => '.',
        '（' => '(',
        '）' => ')',
        _ => c,
    }
}

/// A word in lower case and without accents, the form that all names are compared in; empty where it is longer than any name.
pub(super) fn fold(word: &str) -> String {
    if word.len() > 64 {
        return String::new();
    }
    word.chars().flat_map(char::to_lowercase).filter(|c| !matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}')).map(base).collect()
}

/// The letter without its accent, for Latin and Greek; in Cyrillic only ё.
fn base(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ª' | 'ạ'..='ặ' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ẹ'..='ệ' => 'e',
        'ğ' | 'ģ' => 'g',
        'ì'..='ï' | 'ī' | 'į' | 'ı' | 'ỉ' | 'ị' => 'i',
        'ķ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' | 'º' | 'ơ' | 'ọ'..='ợ' => 'o',
        'ŕ' | 'ř' => 'r',
        'ś' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ'..='ự' => 'u',
        'ý' | 'ÿ' | 'ỳ'..='ỹ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ё' => 'е',
        'أ' | 'إ' | 'آ' => 'ا',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Kind> {
        cut(text, 0, 50).into_iter().map(|token| token.kind).collect()
    }

    #[test]
    fn digits_letters_and_punctuation_are_separate_tokens() {
        assert_eq!(
            kinds("1er\u{a0}août, 20"),
            [Kind::Number { value: 1, digits: 1 }, Kind::Word, Kind::Word, Kind::Mark(','), Kind::Number { value: 20, digits: 2 }]
        );
        assert!(cut("1er août", 0, 50)[1].glued);
        assert!(!cut("1er août", 0, 50)[2].glued);
    }

    #[test]
    fn ideographic_numbers_have_values() {
        assert_eq!(kinds("二〇一八年")[0], Kind::Number { value: 2018, digits: 4 });
        assert_eq!(kinds("三十一日")[0], Kind::Number { value: 31, digits: 2 });
        assert_eq!(kinds("十日")[0], Kind::Number { value: 10, digits: 2 });
        assert_eq!(kinds("１２月")[0], Kind::Number { value: 12, digits: 2 });
    }

    #[test]
    fn long_numbers_do_not_overflow() {
        assert_eq!(kinds(&"9".repeat(400)), [Kind::Number { value: u32::MAX, digits: 255 }]);
    }

    #[test]
    fn words_fold_to_plain_letters() {
        assert_eq!(fold("FÉVRIER"), "fevrier");
        assert_eq!(fold("Kasım"), "kasim");
        assert_eq!(fold("İyul"), "iyul");
        assert_eq!(fold("Νοεμβρίου"), "νοεμβριου");
    }
}

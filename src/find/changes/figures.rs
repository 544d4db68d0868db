//! Numbers, dates and amounts in running text: `12,5 %`, `3 000 euros`, `14 h 30`, `12 mars`. Knows digits, separators and units, and no
//! language.

/// The longest word that is shown with a number.
const WORD: usize = 24;

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Figure {
    /// The number itself, with its sign of currency or percent, spaces left out.
    pub number: String,
    /// The same as written, with the word after it.
    pub shown: String,
}

pub(super) fn figures(text: &str) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(|c: char| c.is_ascii_digit()).map(|at| from + at) {
        let end = number_end(text, start);
        from = end;
        let before = text[..start].chars().next_back();
        // A digit within a name, as in `A380`, is no figure.
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let first = before.filter(|c| is_sign(*c)).map_or(start, |c| start - c.len_utf8());
        let last = sign_end(text, end);
        let number = text[first..last].chars().filter(|c| !c.is_whitespace()).collect();
        found.push(Figure { number, shown: text[first..word_end(text, last)].to_owned() });
    }
    found
}

fn is_sign(c: char) -> bool {
    matches!(c, '%' | '‰' | '€' | '$' | '£' | '¥' | '°')
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

fn number_end(text: &str, start: usize) -> usize {
    let mut end = start;
    loop {
        let rest = &text[end..];
        let run = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        end += run;
        let mut chars = text[end..].chars();
        let Some(between) = chars.next() else { return end };
        let after = chars.as_str();
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        let goes_on = match between {
            '.' | ',' | ':' | '/' | '-' | '\'' | '’' => digits > 0,
            // Spaces may group thousands; other numbers after a space are separate.
            c if is_space(c) => digits == 3,
            _ => false,
        };
        if !goes_on || run == 0 {
            return end;
        }
        end += between.len_utf8();
    }
}

/// The end of the currency or percent sign after `end`; `end` if there is none.
fn sign_end(text: &str, end: usize) -> usize {
    let rest = text[end..].trim_start_matches(is_space);
    let at = text.len() - rest.len();
    rest.chars().next().filter(|c| is_sign(*c)).map_or(end, |c| at + c.len_utf8())
}

/// The end of the word after `end`; `end` if there is none.
fn word_end(text: &str, end: usize) -> usize {
    let rest = &text[end..];
    let word = rest.trim_start_matches(is_space);
    let length = word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len());
    let apart = rest.len() > word.len();
    if apart && length > 0 && length <= WORD { end + (rest.len() - word.len()) + length } else { end }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        figures(text).into_iter().map(|figure| figure.shown).collect()
    }

    #[test]
    fn numbers_dates_and_amounts_are_figures() {
        assert_eq!(shown("12 morts, 3 000 blessés et 12,5 % de pertes"), ["12 morts", "3 000 blessés", "12,5 % de"]);
        assert_eq!(shown("le 12 mars 2019 à 14h30"), ["12 mars", "2019 à", "14h30"]);
        assert_eq!(shown("for $1,200 or 1.200 €."), ["$1,200 or", "1.200 €"]);
        assert_eq!(shown("2018-11-13 and 1/2."), ["2018-11-13 and", "1/2"]);
        assert_eq!(shown("an A380 of COVID-19"), ["19"]);
    }

    #[test]
    fn odd_texts_are_read_to_their_end() {
        for text in ["1.", "1,,2", "€", "1\u{a0}", "é1é", "١٢ 3", "1 000 000 000", "9".repeat(100_000).as_str()] {
            assert!(figures(text).len() <= 2, "{text}");
        }
    }
}

//! Parses numbers in words, as far as days and years need them: `twenty-second`, `zweiundzwanzigsten`, « deux mille dix-huit ». Words are
//! compared after `tokens::fold`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::token_stream::TokenStream;
use crate::formats::lexicon::WordTable;

/// Every number of the lexicon with its value: units by themselves, and tens. Of a word in two rows the smaller value counts.
static VALUES: LazyLock<[HashMap<&str, u32>; 2]> = LazyLock::new(|| {
    let values = |table: WordTable, value: fn(u32) -> u32| {
        let mut values = HashMap::new();
        for row in table.rows() {
            let own = value(u32::try_from(row.number).unwrap_or_default());
            for word in &row.words {
                let known = values.entry(*word).or_insert(own);
                *known = own.min(*known);
            }
        }
        values
    };
    [values(WordTable::Numbers, |row| row + 1), values(WordTable::Tens, |row| (row + 2) * 10)]
});

fn unit(word: &str) -> Option<u32> {
    VALUES[0].get(plain(word)).copied()
}

fn ten(word: &str) -> Option<u32> {
    VALUES[1].get(plain(word)).copied()
}

/// « zweiter », « zwanzigstes » without the ending of the case.
fn plain(word: &str) -> &str {
    let ranked = |word: &&str| word.ends_with("te");
    word.strip_suffix(['r', 's']).filter(ranked).unwrap_or(word)
}

/// A number up to 59 in one word.
fn one_word(word: &str) -> Option<u32> {
    let joined = |between: &str| {
        let (low, high) = word.split_once(between)?;
        Some(unit(low).filter(|&low| low < 10)? + ten(high)?)
    };
    let begun = |start: &str, tens: u32| {
        let rest = word.strip_prefix(start)?;
        Some(tens + unit(rest).or_else(|| unit(&format!("o{rest}")).filter(|_| rest == "uno"))?).filter(|value| value % 10 > 0)
    };
    let vowel = |start: &str, tens: u32| {
        matches!(word.strip_prefix(start)?, "uno" | "otto").then(|| tens + if word.ends_with("uno") { 1 } else { 8 })
    };
    let together = unit(word).or_else(|| ten(word)).or_else(|| joined("und")).or_else(|| joined("en"));
    let together = together.or_else(|| begun("veinti", 20)).or_else(|| begun("venti", 20)).or_else(|| begun("trenta", 30));
    together.or_else(|| begun("tjugo", 20)).or_else(|| vowel("vent", 20)).or_else(|| vowel("trent", 30))
}

/// The number up to 59 at piece `at`, and the piece after it.
pub(super) fn number(line: &TokenStream<'_>, at: usize) -> Option<(u32, usize)> {
    let word = line.word(at)?;
    let (tens, next) = if word == "dix" { (Some(10), at + 1) } else { (ten(&word), at + 1) };
    if let Some(tens) = tens {
        let joins = |at: usize| line.is_mark(at, '-') || line.is_in(at, WordTable::NumberJoiners);
        let far = (next..next + 3).find(|&at| !joins(at)).unwrap_or(next);
        let low = line.word(far).and_then(|word| unit(&word)).filter(|&low| low < 10 && (tens > 10 || low > 6));
        return Some(low.map_or((tens, next), |low| (tens + low, far + 1)));
    }
    one_word(&word).map(|value| (value, next))
}

/// The year at piece `at`, `two thousand and eighteen`, and the piece after it.
pub(super) fn year(line: &TokenStream<'_>, at: usize) -> Option<(u32, usize)> {
    let word = line.word(at)?;
    if let Some(rest) = WordTable::TwoThousand.words().find_map(|start| word.strip_prefix(start)) {
        let low = if rest.is_empty() { number(line, at + 1) } else { one_word(rest).map(|low| (low, at + 1)) };
        return Some(low.map_or((2000, at + 1), |(low, next)| (2000 + low, next)));
    }
    if !line.is_in(at + 1, WordTable::Thousand) || unit(&word) != Some(2) {
        return None;
    }
    let and = usize::from(line.is_in(at + 2, WordTable::NumberJoiners));
    Some(number(line, at + 2 + and).map_or((2000, at + 2), |(low, next)| (2000 + low, next)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::dates::token_stream::Extent;

    fn read(text: &str, what: fn(&TokenStream<'_>, usize) -> Option<(u32, usize)>) -> Option<u32> {
        let line = TokenStream::new(text, 0, 20, None, Extent::Whole);
        what(&line, 0).filter(|&(_, next)| next == line.tokens.len()).map(|(value, _)| value)
    }

    #[test]
    fn numbers_of_one_word_or_several_have_values() {
        let texts =
            ["twenty-second", "vingt et un", "dix-sept", "dix", "zweiundzwanzigsten", "tweeëntwintig", "ventuno", "ventidue", "veintidós"];
        let values = [22, 21, 17, 10, 22, 22, 21, 22, 22];
        assert_eq!(texts.map(|text| read(text, number)), values.map(Some));
        assert_eq!(["vinte e dois", "trente", "thirty-one", "trentotto"].map(|text| read(text, number)), [22, 30, 31, 38].map(Some));
        assert_eq!(["fog", "twenty fog", "undzwanzig", ""].map(|text| read(text, number)), [None; 4]);
    }

    #[test]
    fn years_count_from_two_thousand() {
        let texts = [
            "two thousand and eighteen",
            "deux mille dix-huit",
            "zweitausendachtzehn",
            "dos mil diecisiete",
            "duemiladiciotto",
            "two thousand",
        ];
        assert_eq!(texts.map(|text| read(text, year)), [2018, 2018, 2018, 2017, 2018, 2000].map(Some));
        assert_eq!(["two", "three thousand", "mille"].map(|text| read(text, year)), [None; 3]);
    }
}

//! The article text in a page's structured data, used to locate it in the page, which has the formatting. Trusted only if it contains most
//! of the text found; many pages give an excerpt or another text.

use std::collections::HashSet;

use super::lines::Line;

/// Number of words compared at a time.
const RUN: usize = 4;

/// The shortest text that guides, in runs of words.
const SHORTEST: usize = 60;

/// The longest one, in bytes.
const LONGEST: usize = 1 << 20;

#[derive(Debug, Default)]
pub(super) struct Guide(HashSet<u64>);

/// The runs of words of `text`; all of it where it is shorter than one.
fn runs(text: &str) -> Vec<u64> {
    let words: Vec<u64> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(number).collect();
    match words.len() {
        0 => Vec::new(),
        1..RUN => vec![joined(&words)],
        _ => words.windows(RUN).map(joined).collect(),
    }
}

/// Hash of a word, ignoring case (FNV-1a, good for short words; collisions do no harm).
fn number(word: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325;
    let mut take = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    if word.is_ascii() {
        word.bytes().for_each(|byte| take(byte.to_ascii_lowercase()));
    } else {
        let mut buffer = [0; 4];
        word.chars().flat_map(char::to_lowercase).for_each(|c| c.encode_utf8(&mut buffer).bytes().for_each(&mut take));
    }
    hash
}

/// A number for several words in this order.
fn joined(words: &[u64]) -> u64 {
    words.iter().fold(0, |all: u64, word| (all.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

impl Guide {
    /// The guide that `text` is, whose tags count as spaces; an empty one where it is too short.
    pub(super) fn new(text: Option<&str>) -> Self {
        let Some(text) = text.filter(|text| text.len() <= LONGEST) else { return Self::default() };
        let mut plain = String::with_capacity(text.len());
        let mut inside = false;
        for c in text.chars() {
            inside = c == '<' || inside && c != '>';
            plain.push(if inside || c == '>' { ' ' } else { c });
        }
        let runs: HashSet<u64> = runs(&plain).into_iter().collect();
        Self(if runs.len() < SHORTEST { HashSet::new() } else { runs })
    }

    pub(super) fn is_there(&self) -> bool {
        !self.0.is_empty()
    }

    /// The tenths of `text` that are in the guide.
    pub(super) fn tenths(&self, text: &str) -> usize {
        let (found, all) = self.count(text);
        (found * 10).checked_div(all).unwrap_or(0)
    }

    fn count(&self, text: &str) -> (usize, usize) {
        let runs = runs(text);
        (runs.iter().filter(|run| self.0.contains(run)).count(), runs.len())
    }

    /// The share of the guide that the lines contain.
    pub(super) fn fit(&self, lines: &[Line]) -> Fit {
        if !self.is_there() {
            return Fit::Unknown;
        }
        let (mut found, mut all) = (0, 0);
        for line in lines {
            let (some, of) = self.count(&line.text);
            (found, all) = (found + some, all + of);
        }
        match self.0.len() {
            guide if found * 10 >= all * 6 && found * 10 >= guide * 7 => Fit::Same,
            guide if found * 10 < guide * 3 && guide > all => Fit::Elsewhere,
            _ => Fit::Unknown,
        }
    }
}

/// The agreement of a guide with the lines of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// Most of the lines, and of the guide, are one text.
    Same,
    /// The page shows little of the guide's text, and nothing longer.
    Elsewhere,
    Unknown,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guide_matches_its_words_across_markup() {
        let words: Vec<String> = (0..100).map(|n| format!("word{n}")).collect();
        let guide = Guide::new(Some(&words.join("<br> ")));
        assert_eq!(guide.tenths("Word3, word4 word5: word6 word7"), 10);
        assert_eq!(guide.tenths("word7 word3 and something else"), 0);
        assert!(!Guide::new(Some("too short")).is_there());
    }
}

//! The rule that an accented letter in a query matches only itself, checked in the text as it was written: folding has taken
//! the accents away. Plain letters match their accented forms.

use std::str::Chars;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::words::{End, is_boundary};

/// A word or phrase with accents.
#[derive(Debug, Clone)]
pub(super) struct Accents {
    letters: Vec<Letter>,
    end: End,
}

/// A letter without its marks, and its marks.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Letter {
    base: char,
    marks: Vec<char>,
}

impl Accents {
    /// The accents of `typed`; `None` where it has none, so that the folded text tells all.
    pub(super) fn new(typed: &str, end: End) -> Option<Self> {
        let mut letters = Letters::new(typed.trim());
        let letters: Vec<Letter> = std::iter::from_fn(|| letters.next()).collect();
        letters.iter().any(|letter| !letter.marks.is_empty()).then_some(Self { letters, end })
    }

    /// Whether `text` holds it, accents and all. Linear in the text: a place is looked at only where a word begins.
    pub(super) fn occur_in(&self, text: &str) -> bool {
        let Some(first) = self.letters.first() else { return true };
        let mut before = None;
        for (at, c) in text.char_indices() {
            let likely = if c.is_ascii() { c.to_ascii_lowercase() == first.base } else { !is_combining_mark(c) };
            if likely && is_boundary(before, Some(c)) && self.stand_at(text.get(at..).unwrap_or_default()) {
                return true;
            }
            // A combining mark belongs to its letter: what follows is no beginning of a word.
            if !is_combining_mark(c) {
                before = Some(c);
            }
        }
        false
    }

    fn stand_at(&self, text: &str) -> bool {
        let mut found = Letters::new(text);
        let mut last = None;
        for letter in &self.letters {
            let Some(there) = found.next() else { return false };
            if there.base != letter.base || !(letter.marks.is_empty() || letter.marks == there.marks) {
                return false;
            }
            last = Some(there.base);
        }
        self.end == End::Anywhere || is_boundary(last, found.next().map(|letter| letter.base))
    }
}

/// The letters of a text in lower case, ligatures parted, apostrophes plain, white space as single spaces.
struct Letters<'a> {
    chars: Chars<'a>,
    /// Characters taken apart and not yet given out, the next one last.
    parts: Vec<char>,
    /// Whether the last letter was a space.
    space: bool,
}

impl<'a> Letters<'a> {
    fn new(text: &'a str) -> Self {
        Self { chars: text.chars(), parts: Vec::new(), space: false }
    }

    fn next(&mut self) -> Option<Letter> {
        let mut base = self.part()?;
        while base == ' ' && self.space {
            base = self.part()?;
        }
        self.space = base == ' ';
        let mut marks = Vec::new();
        while let Some(part) = self.part() {
            if !is_combining_mark(part) {
                self.parts.push(part);
                break;
            }
            marks.push(part);
        }
        Some(Letter { base, marks })
    }

    fn part(&mut self) -> Option<char> {
        loop {
            if let Some(part) = self.parts.pop() {
                return Some(part);
            }
            match self.chars.next()? {
                c if c.is_ascii_graphic() => return Some(c.to_ascii_lowercase()),
                c if c.is_whitespace() => return Some(' '),
                '’' | '‘' | 'ʼ' | '＇' => return Some('\''),
                '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => (),
                'œ' | 'Œ' => self.parts.extend(['e', 'o']),
                'æ' | 'Æ' => self.parts.extend(['e', 'a']),
                'ß' | 'ẞ' => self.parts.extend(['s', 's']),
                'ﬁ' => self.parts.extend(['i', 'f']),
                'ﬂ' => self.parts.extend(['l', 'f']),
                'ﬀ' => self.parts.extend(['f', 'f']),
                c => {
                    let start = self.parts.len();
                    c.to_lowercase().for_each(|c| decompose_canonical(c, |part| self.parts.push(part)));
                    self.parts[start..].reverse();
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, text: &str, expected: bool) {
        let found = Accents::new(typed, End::Word).is_none_or(|accents| accents.occur_in(text));
        assert_eq!(found, expected, "{typed} in {text}");
    }

    #[test]
    fn an_accented_letter_matches_only_itself() {
        check("été", "L’Été 2018", true);
        check("été", "l'e\u{301}te\u{301}", true);
        check("e\u{301}té", "été", true);
        check("été", "ete", false);
        check("été", "étê", false);
        check("été", "étés", false);
        check("élevé", "elevé puis élevé", true);
        check("eleve", "élevé", true);
        check("elevé", "élevé", true);
        check("elevé", "éleve", false);
    }

    #[test]
    fn ligatures_apostrophes_and_spaces_are_plain() {
        check("sœur aînée", "SOEUR\u{a0}\n AÎNÉE.", true);
        check("soeur aînée", "sœur aînée", true);
        check("l'île", "sur L’ÎLE", true);
        check("île", "presqu'île, presquîle", true);
        check("été", "é\u{ad}té", true);
        check("が", "かきが", true);
        check("が", "かき", false);
    }

    #[test]
    fn a_word_still_typed_may_go_on() {
        let accents = Accents::new("bét", End::Anywhere).unwrap();
        assert!(accents.occur_in("le Béton"));
        assert!(!accents.occur_in("la bete"));
        assert!(!accents.occur_in("abétir"));
    }
}

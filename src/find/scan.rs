//! Scans a text, folded or not, for a needle of letters. Nothing is copied: candidates are found by their first byte, then compared
//! letter by letter as [`super::letters`] spells them.

use std::ops::Range;

use super::folded::fold;
use super::letters::{Spelling, continues_letter, in_canonical_order, is_accent, is_invisible, plain_latin, spell};
use super::words::is_boundary;
use super::{BLOCK_END, Bounds};

/// Maximum number of letters used of a needle; limits the cost of a hostile text to this many steps a byte.
const LONGEST: usize = 500;

/// A needle of letters, not empty.
#[derive(Debug, Clone)]
pub(super) struct Letters {
    units: Vec<Unit>,
    bounds: Bounds,
    /// The bytes that a match may begin with.
    heads: [bool; 256],
    /// The needle folded: every folded text with a match contains it.
    plain: String,
}

/// One letter of the needle, or one space between words.
#[derive(Debug, Clone)]
struct Unit {
    base: char,
    /// The accents it requires, in canonical order; none means any.
    accents: Vec<char>,
}

/// The result of comparing the ASCII beginning of a text with the needle.
enum Plain {
    Other,
    /// A match of this many bytes.
    Same(usize),
    /// Undecided: compare letter by letter.
    Open,
}

impl Letters {
    /// The letters of `typed`; `None` where it has none.
    pub(super) fn new(typed: &str, bounds: Bounds) -> Option<Self> {
        let mut units: Vec<Unit> = Vec::new();
        let mut walk = Walk::from(typed, 0);
        while let Some(letter) = walk.peek() {
            if units.len() == LONGEST {
                break;
            }
            match units.last_mut() {
                _ if letter == BLOCK_END => (),
                None if is_accent(letter) || letter == ' ' => (),
                Some(unit) if unit.base == ' ' && (is_accent(letter) || letter == ' ') => (),
                Some(unit) if is_accent(letter) => unit.accents.push(letter),
                _ => units.push(Unit { base: letter, accents: Vec::new() }),
            }
            walk.advance();
        }
        while units.last().is_some_and(|unit| unit.base == ' ') {
            units.pop();
        }
        for unit in &mut units {
            in_canonical_order(&mut unit.accents);
        }
        let heads = heads(units.first()?.base);
        let plain = fold(&units.iter().map(|unit| unit.base).collect::<String>());
        Some(Self { units, bounds, heads, plain })
    }

    /// The word boundaries that a match must begin and end at.
    pub(super) fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// Whether a letter requires accents, which folded texts have lost.
    pub(super) fn has_accents(&self) -> bool {
        self.units.iter().any(|unit| !unit.accents.is_empty())
    }

    /// The needle folded: every folded text with a match contains it.
    pub(super) fn plain(&self) -> &str {
        &self.plain
    }

    /// Hands every match in `text` to `take`, in order, not overlapping.
    pub(super) fn each(&self, text: &str, mut take: impl FnMut(Range<usize>)) {
        let mut at = 0;
        while let Some(range) = self.next(text, at) {
            at = range.end;
            take(range);
        }
    }

    /// The first match in `text` from the byte `at` on.
    // The loop over all bytes is compiled by itself: within its callers, it was up to an eighth slower or faster with each change to them.
    #[inline(never)]
    pub(super) fn next(&self, text: &str, mut at: usize) -> Option<Range<usize>> {
        let bytes = text.as_bytes();
        loop {
            let byte = *bytes.get(at)?;
            if self.heads[usize::from(byte)] {
                let plain = if byte.is_ascii() { self.read_plain(bytes.get(at..).unwrap_or_default()) } else { Plain::Open };
                let end = match plain {
                    Plain::Other => None,
                    Plain::Same(length) => Some(at + length).filter(|_| self.may_begin(text, at)),
                    Plain::Open => self.match_at(text, at),
                };
                if let Some(end) = end {
                    return Some(at..end);
                }
            }
            at += 1;
        }
    }

    /// Whether the bounds allow a match to begin at `at`.
    fn may_begin(&self, text: &str, at: usize) -> bool {
        self.bounds == Bounds::Anywhere || is_boundary(letter_before(text, at), self.units.first().map(|unit| unit.base))
    }

    /// Whether the bounds allow a match to end before `next`.
    fn may_end(&self, next: Option<char>) -> bool {
        self.bounds != Bounds::Words || is_boundary(self.units.last().map(|unit| unit.base), next)
    }

    /// The end of the match that begins with the character at `at`; within a ligature it may begin with any of its letters.
    fn match_at(&self, text: &str, at: usize) -> Option<usize> {
        let first = self.units.first()?.base;
        let c = text.get(at..)?.chars().next()?;
        if c.is_ascii() {
            return self.may_begin(text, at).then(|| self.read(Walk::from(text, at)))?;
        }
        let is_mark = matches!(c, '\u{a0}'..='\u{bf}' | '\u{2000}'..='\u{206f}') && !c.is_alphanumeric();
        if plain_latin(c).is_some_and(|letter| letter != first)
            || is_mark && first.is_alphanumeric()
            || is_invisible(c)
            || c.is_whitespace()
        {
            return None;
        }
        let spelling = spell(c);
        let starts = spelling.letters().iter().enumerate();
        let mut starts = starts.filter(|&(nth, &letter)| letter == first && (nth == 0 || !continues_letter(letter)));
        starts.find_map(|(nth, _)| {
            let inside = spelling.letters().get(..nth)?.iter().rev().find(|&&letter| !is_accent(letter));
            let begins = inside.map_or_else(
                || self.may_begin(text, at),
                |&before| self.bounds == Bounds::Anywhere || is_boundary(Some(before), Some(first)),
            );
            if !begins {
                return None;
            }
            let end = at + c.len_utf8();
            self.read(Walk { text, end, spelling, nth, read: at })
        })
    }

    /// Reads as far as the text is plain ASCII, which most of it is.
    fn read_plain(&self, bytes: &[u8]) -> Plain {
        for (index, (unit, &byte)) in self.units.iter().zip(bytes).enumerate() {
            if !byte.is_ascii_graphic() {
                return Plain::Open;
            }
            if char::from(byte.to_ascii_lowercase()) != unit.base {
                return Plain::Other;
            }
            if !unit.accents.is_empty() {
                // An accent would have to follow, and none is ASCII.
                return if bytes.get(index + 1).is_none_or(u8::is_ascii) { Plain::Other } else { Plain::Open };
            }
        }
        let next = bytes.get(self.units.len());
        match next {
            Some(next) if !next.is_ascii() => Plain::Open,
            None if bytes.len() < self.units.len() => Plain::Other,
            _ if !self.may_end(next.map(|&byte| char::from(byte))) => Plain::Other,
            _ => Plain::Same(self.units.len()),
        }
    }

    /// The end of the match, where `walk` reads as the needle does.
    fn read(&self, mut walk: Walk<'_>) -> Option<usize> {
        let mut before = None;
        for unit in &self.units {
            match before {
                None => (),
                Some(' ') => walk.pass(|letter| letter == ' ' || is_accent(letter)),
                Some(_) => walk.pass(is_accent),
            }
            before = Some(unit.base);
            if walk.peek()? != unit.base {
                return None;
            }
            walk.advance();
            if !unit.accents.is_empty() && walk.take_accents() != unit.accents {
                return None;
            }
        }
        walk.pass(is_accent);
        let mut end = walk.read;
        let next = walk.peek();
        if next.is_some_and(continues_letter) || !self.may_end(next) {
            return None;
        }
        while let Some(selector @ '\u{fe00}'..='\u{fe0f}') = walk.text.get(end..).and_then(|rest| rest.chars().next()) {
            end += selector.len_utf8();
        }
        Some(end)
    }
}

/// The last letter before the byte `at`, without its accents; a space for white space.
fn letter_before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().rev().filter(|&c| !is_invisible(c)).find_map(|c| {
        if c.is_whitespace() {
            return Some(' ');
        }
        spell(c).letters().iter().rev().copied().find(|&letter| !is_accent(letter))
    })
}

/// The first bytes of the characters whose folding contains `base`. The letters a to z occur in few blocks besides ASCII: Latin-1 and the
/// Latin extensions, the Kelvin sign, the ligatures.
fn heads(base: char) -> [bool; 256] {
    let mut heads = [false; 256];
    heads[0xc2..].fill(true);
    if base.is_ascii_lowercase() {
        heads[0xc2..].fill(false);
        heads[0xc3..=0xc9].fill(true);
        for lead in [0xe1, 0xe2, 0xef] {
            heads[lead] = true;
        }
    }
    if base.is_ascii() {
        heads[base as usize] = true;
        heads[base.to_ascii_uppercase() as usize] = true;
    }
    heads
}

/// A reader of folded letters.
#[derive(Debug, Clone, Copy)]
struct Walk<'t> {
    text: &'t str,
    /// The end of the character whose letters are being read.
    end: usize,
    spelling: Spelling,
    nth: usize,
    /// The end of the character whose letter was read last.
    read: usize,
}

impl<'t> Walk<'t> {
    fn from(text: &'t str, at: usize) -> Self {
        Self { text, end: at, spelling: Spelling::default(), nth: 0, read: at }
    }

    /// The next letter; a space for white space of any length. What cannot be seen is passed over.
    fn peek(&mut self) -> Option<char> {
        loop {
            if let Some(&letter) = self.spelling.letters().get(self.nth) {
                return Some(letter);
            }
            let (c, end) = self.next_seen(self.end)?;
            self.nth = 0;
            if c.is_whitespace() {
                self.end = self.end_of_space(end);
                self.spelling = Spelling::of(' ');
            } else {
                self.end = end;
                self.spelling = spell(c);
            }
        }
    }

    fn advance(&mut self) {
        self.nth += 1;
        self.read = self.end;
    }

    /// Passes letters of one kind, such as the accents of the letter read last.
    fn pass(&mut self, kind: impl Fn(char) -> bool) {
        while self.peek().is_some_and(&kind) {
            self.advance();
        }
    }

    fn take_accents(&mut self) -> Vec<char> {
        let mut accents = Vec::new();
        while let Some(letter) = self.peek().filter(|&letter| is_accent(letter)) {
            accents.push(letter);
            self.advance();
        }
        in_canonical_order(&mut accents);
        accents
    }

    /// The next character from `at` on that can be seen, and its end.
    fn next_seen(&self, at: usize) -> Option<(char, usize)> {
        let rest = self.text.get(at..)?;
        let (offset, c) = rest.char_indices().find(|&(_, c)| !is_invisible(c))?;
        Some((c, at + offset + c.len_utf8()))
    }

    fn end_of_space(&self, mut end: usize) -> usize {
        while let Some((c, after)) = self.next_seen(end)
            && c.is_whitespace()
        {
            end = after;
        }
        end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_spelt_with_a_letter_begins_with_one_of_its_heads() {
        let tables: Vec<_> = ('a'..='z').map(heads).collect();
        for c in '\0'..=char::MAX {
            let lead = c.encode_utf8(&mut [0; 4]).as_bytes()[0];
            for letter in spell(c).letters().iter().filter(|letter| letter.is_ascii_lowercase()) {
                assert!(tables[*letter as usize - 'a' as usize][usize::from(lead)], "{c:?} is spelt with {letter:?}");
            }
        }
    }

    #[test]
    fn a_text_of_nothing_but_beginnings_ends() {
        let letters = Letters::new("aab", Bounds::Anywhere).unwrap();
        let mut count = 0;
        letters.each(&"a".repeat(100_000), |_| count += 1);
        letters.each("aaab", |range| assert_eq!(range, 1..4));
        assert_eq!(count, 0);
    }

    #[test]
    fn bounds_are_those_of_words() {
        let count = |text: &str, needle: &str, bounds| {
            let mut count = 0;
            Letters::new(needle, bounds).unwrap().each(text, |_| count += 1);
            count
        };
        assert_eq!(count("a cat, cats; concat cat", "cat", Bounds::Words), 2);
        assert_eq!(count("a cat, cats; concat cat", "cat", Bounds::Beginning), 3);
        assert_eq!(count("a cat, cats; concat cat", "cat", Bounds::Anywhere), 4);
        assert_eq!(count("l'ete, c++ ete2", "ete", Bounds::Words), 1);
        assert_eq!(count("c++11 and c++", "c++", Bounds::Words), 2);
        assert_eq!(count("ca b a b", "a b", Bounds::Words), 1);
        assert_eq!(count("東京都の天気 AIは", "京都", Bounds::Words), 1);
        assert_eq!(count("aiは", "ai", Bounds::Words), 1);
        assert_eq!(count("cœur œ", "e", Bounds::Words), 0);
        assert_eq!(count("é\u{ad}té e\u{301}te\u{301}s", "te", Bounds::Words), 0);
    }
}

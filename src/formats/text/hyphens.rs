//! Words that were parted at the end of a line: whether the hyphen there belongs to the word. The text's own words decide, then the words
//! that compounds begin or end with.

use std::cell::OnceCell;
use std::collections::HashSet;

use super::lines::Line;
use crate::formats::lexicon::Phrases;

/// Shortest parts of a compound that occur as words of their own.
const PART: usize = 4;

/// The words of a text, read when a parted one is met.
pub(in crate::formats) struct Words<'a, 'b> {
    lines: &'b [Line<'a>],
    known: OnceCell<HashSet<String>>,
}

impl<'a, 'b> Words<'a, 'b> {
    pub(in crate::formats) fn new(lines: &'b [Line<'a>]) -> Self {
        Self { lines, known: OnceCell::new() }
    }

    /// Whether `line` ends within a word that goes on in `next` and has no hyphen there.
    pub(in crate::formats) fn is_parted(&self, line: &str, next: &str) -> bool {
        let Some((first, last)) = parts(line, next) else { return false };
        if is_compound(first, last) {
            return false;
        }
        let known = self.known.get_or_init(|| words(self.lines));
        let has = |word: &str| known.contains(&word.to_lowercase());
        if has(&format!("{first}{last}")) {
            return true;
        }
        let long = |part: &str| part.chars().count() >= PART;
        !(has(&format!("{first}-{last}")) || long(first) && long(last) && has(first) && has(last))
    }
}

/// Whether `line` ends within a word that goes on in `next`.
pub(in crate::formats) fn breaks_word(line: &str, next: &str) -> bool {
    parts(line, next).is_some()
}

/// The two parts of the word that a hyphen at the end of `line` parts.
fn parts<'t>(line: &'t str, next: &'t str) -> Option<(&'t str, &'t str)> {
    let before = line.strip_suffix(['-', '\u{2010}', '\u{ad}'])?;
    let first = before.rsplit(|c: char| !c.is_alphabetic()).next().filter(|part| !part.is_empty())?;
    // A hyphen or a digit before it: `vis-à-`, `16-`.
    let glued = before[..before.len() - first.len()].ends_with(|c: char| matches!(c, '-' | '_' | '/' | '@') || c.is_ascii_digit());
    let last = next.split(|c: char| !c.is_alphabetic()).next().filter(|part| part.starts_with(char::is_lowercase))?;
    (!glued).then_some((first, last))
}

/// Whether the hyphen is part of the word: « est-il », `well-known`, or a part is left out: `Vor- und Nachteile`.
fn is_compound(first: &str, last: &str) -> bool {
    Phrases::CompoundOpeners.contains(&first.to_lowercase())
        || Phrases::CompoundEndings.contains(&last.to_lowercase())
        || is_left_open(last)
}

/// Whether a word before which another leaves its end out joins the two: `und`.
pub(in crate::formats) fn is_left_open(next: &str) -> bool {
    let word = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    Phrases::PartJoiners.contains(&word.to_lowercase())
}

/// The words of a text in lower case, those with hyphens also as a whole; those at line ends are left out.
fn words(lines: &[Line<'_>]) -> HashSet<String> {
    let mut known = HashSet::new();
    for line in lines {
        let whole = |c: char| !c.is_alphabetic() && c != '-';
        for word in line.text.split(whole).filter(|word| !word.is_empty() && !word.ends_with('-')) {
            if word.contains('-') {
                known.extend(word.split('-').filter(|part| !part.is_empty()).map(str::to_lowercase));
            }
            known.insert(word.to_lowercase());
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::text::lines;

    fn joined(text: &str) -> String {
        let lines = lines::read(text, 1);
        let (line, next) = (lines[0].text, lines[1].text);
        if Words::new(&lines).is_parted(line, next) { line.trim_end_matches('-').to_owned() + next } else { line.to_owned() + next }
    }

    #[test]
    fn hyphens_of_line_ends_go_and_those_of_words_stay() {
        for (text, whole) in [
            ("eight mon-\nths of fog", "eight months of fog"),
            ("a well-\nknown fog", "a well-known fog"),
            ("the harbour-\nmaster\n\nA harbour-master came.", "the harbour-master"),
            ("the harbour-\nmaster\n\nThe master of the harbour.", "the harbour-master"),
            ("the sea-\nside\n\nAt the seaside.", "the seaside"),
            ("qu’en dit-\nil donc", "qu’en dit-il donc"),
            ("vis-à-\nvis", "vis-à-vis"),
            ("die Hafenbe-\nhörde", "die Hafenbehörde"),
            ("Vor-\nund Nachteile", "Vor-und Nachteile"),
            ("the north-\nSea", "the north-Sea"),
        ] {
            assert_eq!(joined(text), whole, "{text}");
        }
    }
}

//! Hyphenation points of a word, by its language's patterns. Only layout asks; the text never contains the hyphens.

use hypher::{Lang, hyphenate_bounded};

use super::clusters;

/// Minimum length of a hyphenated word, in letters.
const SHORTEST: usize = 6;

/// No natural word is longer, in bytes; what is, is an address or noise.
const LONGEST: usize = 120;

/// The language whose patterns part the words of `tag` (BCP 47), where there are any.
pub(super) fn language(tag: Option<&str>) -> Option<Lang> {
    let [first, second, rest @ ..] = tag?.as_bytes() else { return None };
    if rest.first().is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    Lang::from_iso([first.to_ascii_lowercase(), second.to_ascii_lowercase()])
}

/// The byte offsets in `word` at which it may be hyphenated: with two letters or more before and three or more after, not counting
/// punctuation and elided words around it. Capitalised words, mostly names, are hyphenated only if they must be; German nouns are exempt.
pub(super) fn points(word: &str, language: Lang, must: bool) -> Vec<usize> {
    let mut points = Vec::new();
    if word.len() < SHORTEST || word.len() > LONGEST || word.contains(['/', '@', '_', '\\', '=', '#', '&']) {
        return points;
    }
    let capitals = must || language == Lang::German;
    let mut start = 0;
    for run in word.split(|c: char| !c.is_alphabetic()) {
        let at = start + (word[start..].find(run).unwrap_or(0));
        start = at + run.len();
        let capital = run.chars().next().is_some_and(char::is_uppercase);
        if run.chars().count() < SHORTEST || (capital && !capitals) {
            continue;
        }
        let mut point = at;
        for syllable in hyphenate_bounded(run, language, 2, 3) {
            point += syllable.len();
            if point < start {
                points.push(point);
            }
        }
    }
    if !word.chars().all(clusters::is_plain) {
        points.retain(|&point| clusters::clusters(word).any(|cluster| cluster.at == point));
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(word: &str, tag: &str, must: bool) -> String {
        let mut out = word.to_owned();
        for point in points(word, language(Some(tag)).unwrap(), must).into_iter().rev() {
            out.insert(point, '-');
        }
        out
    }

    #[test]
    fn words_part_by_their_language() {
        assert_eq!(parted("«intelligence»,", "fr", false), "«in-tel-li-gence»,");
        assert_eq!(parted("extensive", "en-GB", false), "ex-ten-sive");
        assert_eq!(parted("l’intelligence", "fr_FR", false), "l’in-tel-li-gence");
    }

    #[test]
    fn short_words_names_and_addresses_stay_whole() {
        assert_eq!(parted("petit", "fr", false), "petit");
        assert_eq!(parted("Perpignan", "fr", false), "Perpignan");
        assert_eq!(parted("Perpignan", "fr", true), "Per-pi-gnan");
        assert_eq!(parted("example.org/intelligence", "en", false), "example.org/intelligence");
    }

    #[test]
    fn only_a_known_two_letter_tag_is_a_language() {
        assert!(language(Some("fra")).is_none());
        assert!(language(Some("é")).is_none());
        assert!(language(None).is_none());
    }
}

//! Finds a needle in a text: the one rule of matching, for the list, the reader and the command line. Every match is a range of the
//! original text.
//!
//! A plain letter matches its accented forms, an accented one only itself, in any case, composed or not; œ is oe, æ is ae, ß is ss;
//! apostrophes, quotation marks, and hyphens and dashes are one each; white space of any length and kind is one space; soft hyphens and
//! other invisible characters are ignored. `letters` holds the rule, `scan` compares a text by it, `folded` folds whole texts, as
//! the index of a library holds their words, `words` says where words begin and end, and `terms` which of them a match needs.

mod anchor;
pub mod changes;
mod folded;
mod given_speakers;
mod letters;
mod matches;
mod passage;
mod pattern;
mod relevance;
mod scan;
mod scope;
mod terms;
mod words;

use std::ops::Range;

pub use anchor::{Anchor, find_all};
pub use folded::fold;
pub use given_speakers::GivenSpeaker;
pub use matches::Matches;
pub use passage::{Passage, passage};
pub use relevance::best_match;
pub(crate) use relevance::{Relevance, Weighed, relevance};
use scope::Parts;
pub(crate) use scope::Scope;
pub(crate) use terms::{Piece, Pieces, each_word, is_regular};
pub use words::words;

use crate::article::Article;
use crate::words::Mistake;

const BLOCKS_BETWEEN_STOPS: usize = 64;

/// Separates blocks in a text made for searching; no match crosses it. A control character, which no article contains.
pub(crate) const BLOCK_END: char = '\u{1e}';

/// The word boundaries that a match must begin and end at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bounds {
    Anywhere,
    /// At the beginning of a word.
    Beginning,
    /// At the beginning and the end of words.
    Words,
}

/// A search text, ready for matching.
#[derive(Debug, Clone, Default)]
pub struct Needle {
    typed: String,
    kind: Kind,
    scope: Scope,
}

#[derive(Debug, Clone, Default)]
enum Kind {
    #[default]
    Nothing,
    Letters(Box<scan::Letters>),
    Pattern(regex::Regex),
}

impl Needle {
    /// The needle for what was typed in the reader; `/…/` (the last slash may still be missing) is a regular expression. White space
    /// around it is ignored.
    ///
    /// ```
    /// use kiosque::find::Needle;
    ///
    /// let text = "Le cœur a ses raisons, L’ÉTÉ aussi";
    /// let found = |typed: &str| Needle::new(typed).unwrap().find_in(text, 0..text.len()).into_iter().map(|range| &text[range]).collect::<Vec<_>>();
    /// assert_eq!(found("coeur"), ["cœur"]);
    /// assert_eq!(found("l'ete"), ["L’ÉTÉ"]);
    /// assert_eq!(found(r"/\br\w+/"), ["raisons"]);
    /// ```
    pub fn new(typed: &str) -> Result<Self, Mistake> {
        let typed = typed.trim();
        let Some(rest) = typed.strip_prefix('/') else { return Ok(Self::of_letters(typed, Bounds::Anywhere)) };
        Self::of_pattern(pattern::expression(rest))
    }

    /// The needle for a regular expression, without its slashes.
    pub(crate) fn of_pattern(expression: &str) -> Result<Self, Mistake> {
        let kind = pattern::compile(expression)?.map_or(Kind::Nothing, Kind::Pattern);
        Ok(Self { typed: format!("/{expression}/"), kind, scope: Scope::default() })
    }

    /// A needle of letters, words or phrases, where slashes mean nothing.
    pub(crate) fn of_letters(typed: &str, bounds: Bounds) -> Self {
        let kind = scan::Letters::new(typed, bounds).map_or(Kind::Nothing, |letters| Kind::Letters(Box::new(letters)));
        Self { typed: typed.trim().to_owned(), kind, scope: Scope::default() }
    }

    /// The same needle, which matches in a part of an article only.
    pub(crate) fn within(self, scope: Scope) -> Self {
        Self { scope, ..self }
    }

    /// Whether it matches in any part of an article.
    pub(crate) fn is_unlimited(&self) -> bool {
        self.scope == Scope::Article
    }

    /// The text it was made of.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// Whether it can match nothing.
    pub fn is_empty(&self) -> bool {
        matches!(self.kind, Kind::Nothing)
    }

    /// Whether a folded text decides: false for accented letters and regular expressions, which need the original.
    pub(crate) fn is_plain(&self) -> bool {
        match &self.kind {
            Kind::Nothing => true,
            Kind::Letters(letters) => !letters.has_accents(),
            Kind::Pattern(_) => false,
        }
    }

    /// Whether it matches within a block of `text`; blocks are separated by [`BLOCK_END`].
    pub(crate) fn is_in(&self, text: &str) -> bool {
        match &self.kind {
            Kind::Nothing => false,
            Kind::Letters(letters) => letters.next(text, 0).is_some(),
            Kind::Pattern(regex) => text.split(BLOCK_END).any(|block| regex.find_iter(block).any(|at| !at.is_empty())),
        }
    }

    /// The matches within `range` of `text`, in order, not overlapping, none of them empty. None where `range` is no range of `text`.
    pub fn find_in(&self, text: &str, range: Range<usize>) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        self.each(text, range, &mut |at| found.push(at));
        found
    }

    /// Hands every match within `range` of `text` to `take`.
    fn each(&self, text: &str, range: Range<usize>, take: &mut dyn FnMut(Range<usize>)) {
        let Some(part) = text.get(range.clone()) else { return };
        let moved = |at: Range<usize>| range.start + at.start..range.start + at.end;
        match &self.kind {
            Kind::Nothing => (),
            Kind::Letters(letters) => letters.each(part, |at| take(moved(at))),
            Kind::Pattern(regex) => regex.find_iter(part).map(|at| at.range()).filter(|at| !at.is_empty()).for_each(|at| take(moved(at))),
        }
    }
}

impl PartialEq for Needle {
    fn eq(&self, other: &Self) -> bool {
        let bounds = |needle: &Self| match &needle.kind {
            Kind::Letters(letters) => Some(letters.bounds()),
            Kind::Nothing | Kind::Pattern(_) => None,
        };
        self.typed == other.typed && self.scope == other.scope && bounds(self) == bounds(other)
    }
}

/// Every match of any of `needles` in the title of an article, in order; where two overlap, the one that begins first.
pub(crate) fn every_in_title(needles: &[Needle], title: &str) -> Matches {
    let mut matches = Matches::default();
    add(needles, &Parts::only_title(title), title, 0..title.len(), &mut Vec::new(), &mut matches);
    matches
}

/// The same within `range` of the text of `article`.
pub(crate) fn every_in(needles: &[Needle], article: &Article, range: Range<usize>) -> Matches {
    let mut matches = Matches::default();
    add(needles, &Parts::of(needles, article), article.text(), range, &mut Vec::new(), &mut matches);
    matches
}

/// Every match of any of `needles` in the blocks of `article`, title and code included, in order; a match never reaches into another
/// block. `None` where `stop` said to stop (it is asked every few blocks).
pub fn every(needles: &[Needle], article: &Article, stop: &dyn Fn() -> bool) -> Option<Matches> {
    let mut matches = Matches::default();
    let mut found = Vec::new();
    let parts = Parts::of(needles, article);
    for (index, block) in article.blocks().iter().enumerate() {
        if index % BLOCKS_BETWEEN_STOPS == 0 && stop() {
            return None;
        }
        add(needles, &parts, article.text(), block.range.clone(), &mut found, &mut matches);
    }
    matches.shrink();
    Some(matches)
}

/// Adds what is within `range`; `found` is room to put several needles' matches in order.
fn add(needles: &[Needle], parts: &Parts, text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>, matches: &mut Matches) {
    if let [needle] = needles {
        return needle.each(text, range, &mut |at| {
            if parts.hold(needle.scope, &at) {
                matches.push(at);
            }
        });
    }
    for needle in needles {
        needle.each(text, range.clone(), &mut |at| {
            if parts.hold(needle.scope, &at) {
                found.push(at);
            }
        });
    }
    found.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    found.drain(..).for_each(|range| matches.push(range));
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;
    use crate::article::{BlockKind, Builder};

    fn found<'t>(typed: &str, text: &'t str) -> Vec<&'t str> {
        let needle = Needle::new(typed).unwrap();
        needle.find_in(text, 0..text.len()).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_plain_letter_finds_its_accented_forms() {
        assert_eq!(found("ete", "été ETE e\u{301}te\u{301} étés"), ["été", "ETE", "e\u{301}te\u{301}", "été"]);
        assert_eq!(found("o", "øó"), ["ø", "ó"]);
    }

    #[test]
    fn an_accented_letter_finds_only_itself() {
        assert_eq!(found("é", "e é É e\u{301} è ê\u{301}"), ["é", "É", "e\u{301}"]);
        assert_eq!(found("e\u{301}", "e é"), ["é"]);
        assert_eq!(found("ệ", "e\u{302}\u{323} e\u{323}\u{302} ê"), ["e\u{302}\u{323}", "e\u{323}\u{302}"]);
    }

    #[test]
    fn ligatures_are_their_letters_both_ways() {
        assert_eq!(found("oeuf", "œuf ŒUF oeuf"), ["œuf", "ŒUF", "oeuf"]);
        assert_eq!(found("œ", "oe œ"), ["oe", "œ"]);
        assert_eq!(found("strasse", "Straße STRASSE"), ["Straße", "STRASSE"]);
        assert_eq!(found("office fin", "oﬃce ﬁn"), ["oﬃce ﬁn"]);
        assert_eq!(found("s", "ßs"), ["ß", "s"]);
    }

    #[test]
    fn apostrophes_quotation_marks_and_hyphens_are_one_each() {
        assert_eq!(found("l'eau", "l’eau lʼeau l'eau"), ["l’eau", "lʼeau", "l'eau"]);
        assert_eq!(found("\"a\"", "«a» “a” „a“"), ["«a»", "“a”", "„a“"]);
        assert_eq!(found("2010-2012", "2010–2012 2010\u{2011}2012 2010−2012").len(), 3);
    }

    #[test]
    fn white_space_is_one_space_and_invisible_characters_are_none() {
        assert_eq!(found("a b", "a\u{a0}b a \n b a\u{202f}\tb"), ["a\u{a0}b", "a \n b", "a\u{202f}\tb"]);
        assert_eq!(found("coupé", "cou\u{ad}pe\u{301}."), ["cou\u{ad}pe\u{301}"]);
        assert_eq!(found(" a ", "xa"), ["a"]);
        assert!(Needle::new(" \u{ad}\u{301} ").unwrap().is_empty());
    }

    #[test]
    fn letters_of_other_scripts_are_safe() {
        assert_eq!(found("istanbul", "İstanbul ISTANBUL ıstanbul"), ["İstanbul", "ISTANBUL", "ıstanbul"]);
        assert_eq!(found("ı", "i ı I"), ["ı"]);
        assert_eq!(found("ΟΔΟΣ", "οδος οδός"), ["οδος", "οδός"]);
        assert_eq!(found("한글", "한글 \u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}").len(), 2);
        assert_eq!(found("하", "한"), [""; 0]);
        assert_eq!(found("か", "がか"), ["か"]);
        assert_eq!(found("كتب", "كَتَبَ"), ["كَتَبَ"]);
        assert_eq!(found("❤", "I ❤\u{fe0f} Paris 🗞"), ["❤\u{fe0f}"]);
        assert_eq!(found("🗞 x", "🗞\u{fe0f}  X"), ["🗞\u{fe0f}  X"]);
    }

    #[test]
    fn a_pattern_is_blind_to_case_until_it_holds_a_capital() {
        assert_eq!(found("/par[a-z]+", "Paris parmi"), ["Paris", "parmi"]);
        assert_eq!(found("/Par[a-z]+/", "Paris parmi"), ["Paris"]);
        assert_eq!(found(r"/^\S+$/", "un\ndeux trois\nQuatre"), ["un", "Quatre"]);
        assert_eq!(found("/x*/", "axxb"), ["xx"]);
        assert!(Needle::new("/").unwrap().is_empty() && Needle::new("//").unwrap().is_empty());
    }

    #[test]
    fn a_broken_pattern_gives_a_one_line_error() {
        let why = |typed| crate::words::Words::default().say(&Needle::new(typed).unwrap_err());
        assert_eq!(why("/(a/"), "invalid regular expression: unclosed group");
        assert!(!why(r"/\p{Nonsense}/").contains('\n'));
        assert!(!why(r"/(\w{500}){500}/").contains('\n'));
    }

    #[test]
    fn a_match_stays_within_its_block() {
        let mut builder = Builder::new("test");
        builder.meta.title = "Un kiosque".into();
        builder.add(BlockKind::Code { language: None }, None, "kiosque un");
        builder.add(BlockKind::Paragraph, None, "kiosque");
        let article = builder.finish();
        let count = |typed: &str| every(&[Needle::new(typed).unwrap()], &article, &|| false).map(|found| found.len());
        assert_eq!(count("kiosque"), Some(3));
        assert_eq!(count("un kiosque"), Some(1));
        assert!(every(&[Needle::default()], &article, &|| true).is_none());
    }

    /// Texts thick with what folding is about.
    pub(crate) fn texts() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            "[a-eA-E]{1,3}",
            "[éÉèçÇœŒæßﬁﬂİıøŁğ’'«»“”„–‑ \u{a0}\u{202f}\n\u{ad}\u{200b}\u{301}\u{323}한글가각がか\u{3099}كَتَبَ🗞👍🏽❤\u{fe0f}]{1,3}",
            "\\PC{0,3}",
        ];
        proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn matches_are_ordered_disjoint_and_read_as_the_needle(text in texts(), typed in texts()) {
            let Ok(needle) = Needle::new(&typed) else { return Ok(()) };
            let plain = fold(typed.trim());
            let mut end = 0;
            for range in needle.find_in(&text, 0..text.len()) {
                prop_assert!(end <= range.start && range.start < range.end);
                prop_assert!(text.get(range.clone()).is_some());
                end = range.end;
                prop_assert!(typed.trim().starts_with('/') || fold(&text[range]).contains(plain.trim()));
            }
        }

        #[test]
        fn every_part_of_a_text_is_found_in_it(text in texts(), from in 0usize..40, count in 1usize..12) {
            let slice: String = text.graphemes(true).skip(from).take(count).collect();
            let at: usize = text.graphemes(true).take(from).map(str::len).sum();
            let typed = slice.trim();
            let starts_a_letter = !typed.starts_with(|c| c == '/' || unicode_normalization::char::is_combining_mark(c));
            let needle = Needle::new(typed).unwrap_or_default();
            let mut after = text.graphemes(true).skip(from + count).flat_map(str::chars).filter(|&c| !letters::is_invisible(c));
            let ends_a_letter = !after.next().is_some_and(|c| letters::is_accent(c) || letters::continues_letter(c));
            if starts_a_letter && ends_a_letter && !needle.is_empty() {
                let found = needle.find_in(&text, 0..text.len());
                let trimmed = at + slice.len() - slice.trim_start().len();
                prop_assert!(found.iter().any(|range| range.start <= trimmed + typed.len() && trimmed < range.end), "{typed:?} in {text:?}: {found:?}");
            }
        }

        #[test]
        fn a_folded_text_decides_for_needles_without_accents(text in texts(), typed in texts()) {
            for bounds in [Bounds::Anywhere, Bounds::Beginning, Bounds::Words] {
                let needle = Needle::of_letters(&typed, bounds);
                let (found, folded) = (needle.is_in(&text), fold(&text));
                if let Kind::Letters(letters) = &needle.kind {
                    prop_assert!(!found || folded.contains(letters.plain()), "{typed:?} in {text:?}");
                }
                if needle.is_plain() {
                    prop_assert_eq!(found, needle.is_in(&folded), "{:?} in {:?}", typed, text);
                }
            }
        }

        #[test]
        fn nothing_breaks_it(text in "\\PC*", typed in "\\PC*", from in 0usize..20, to in 0usize..40) {
            if let Ok(needle) = Needle::new(&typed) {
                needle.find_in(&text, from..to);
            }
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}

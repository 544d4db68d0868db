//! Classifies text in quotation marks as a quotation, a title or scare quotes, by its own words and a few words on either side.

use std::ops::Range;

use super::cue_words;
use crate::article::{Article, Block, BlockKind, Quote, QuoteKind, count_words};

/// Number of bytes on either side that are examined.
const AROUND: usize = 120;

/// Greatest distance of a reporting verb, in words.
const CUE_WORDS: usize = 8;

/// The quotation of these parts, the last one in `block`; `None` where there is nothing between the marks.
pub(super) fn judge(article: &Article, block: &Block, parts: Vec<Range<usize>>) -> Option<Quote> {
    let mut parts = parts.into_iter();
    let range = parts.next()?;
    let continues: Vec<Range<usize>> = parts.collect();
    let inner = article.text().get(range.clone())?.trim_matches(|c: char| c.is_whitespace() || is_mark(c));
    if !inner.chars().any(char::is_alphanumeric) {
        return None;
    }
    let (kind, confidence) = if !continues.is_empty() {
        (QuoteKind::Direct, 0.9)
    } else if block.range == range && matches!(block.kind, BlockKind::Heading { .. } | BlockKind::Title | BlockKind::PullQuote) {
        (QuoteKind::Direct, 0.8)
    } else {
        let before = article.text().get(block.range.start..range.start).unwrap_or_default();
        let after = article.text().get(range.end..block.range.end).unwrap_or_default();
        let before = &before[before.ceil_char_boundary(before.len().saturating_sub(AROUND))..];
        distinguish(inner, before, &after[..after.floor_char_boundary(AROUND)])
    };
    Some(Quote { continues, ..Quote::new(range, kind, confidence) })
}

/// The rules, the surest first.
fn distinguish(inner: &str, before: &str, after: &str) -> (QuoteKind, f32) {
    let words = count_words(inner);
    let lead_in = before.trim_end();
    let colon = lead_in.ends_with([':', '：']);
    let sentence = is_sentence(inner);
    if is_work_noun(lead_in) {
        return (QuoteKind::Title, 0.85);
    }
    let cue = has_cue(lead_in, after, inner);
    if colon && (words > 3 || sentence || cue) {
        return (QuoteKind::Direct, 0.95);
    }
    // „Sie hält“, sagte…: a comma after the marks and a reporting verb right behind it introduce the speaker, however short the
    // quotation. A capital at the start of several words may be that of a sentence: « C’est la fin », a affirmé…
    let title = is_title_case(inner);
    if hands_over(after) && (!title || words > 1 && one_capital(inner)) {
        return (QuoteKind::Direct, 0.85);
    }
    // A name is a name even beside a verb of saying (`he said on "Meet the Press."`); after a comma it would be what is said.
    if words <= 6 && !colon && !lead_in.ends_with(',') && capitals(inner) >= 2 && is_title_case(inner) {
        return (QuoteKind::Title, 0.7);
    }
    if cue && (words > 3 || sentence) {
        return (QuoteKind::Direct, 0.95);
    }
    if title && !(words > 5 && sentence) {
        return (QuoteKind::Title, 0.7);
    }
    match (words, sentence) {
        (..=3, true) if !cue => (QuoteKind::Direct, 0.5),
        (..=3, true) => (QuoteKind::Direct, 0.8),
        (..=3, false) if cue => (QuoteKind::Scare, 0.55),
        (..=3, false) => (QuoteKind::Scare, 0.75),
        (_, true) => (QuoteKind::Direct, 0.85),
        (_, false) => (QuoteKind::Direct, 0.65),
    }
}

/// Whether what follows is a comma and, within three words, a verb of saying.
fn hands_over(after: &str) -> bool {
    after.trim_start().strip_prefix(',').is_some_and(|rest| words(rest).take(3).any(cue_words::is_reporting_verb))
}

fn is_mark(c: char) -> bool {
    matches!(c, '«' | '»' | '‹' | '›' | '“' | '”' | '„' | '‟' | '"' | '＂' | '‘' | '’' | '‚' | '‛' | '\'' | '「' | '」' | '『' | '』')
}

/// Whether `inner` reads as a sentence: it ends as one, or as one that goes on after the marks, or holds the end of one.
fn is_sentence(inner: &str) -> bool {
    inner.ends_with(['.', '!', '?', '…', ',', '。', '！', '？']) || [". ", "! ", "? ", "。"].iter().any(|end| inner.contains(end))
}

/// The words of `text`, as far as they matter here.
fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty())
}

/// Whether the words before the mark announce a title: "the film", « intitulée », and no more than a few words since.
fn is_work_noun(lead_in: &str) -> bool {
    if lead_in.ends_with(['.', '!', '?', ';']) {
        return false;
    }
    words(lead_in).next_back().is_some_and(cue_words::is_work_noun)
}

/// Whether there is a reporting verb nearby: in the same sentence before the mark, or right after the quotation.
fn has_cue(lead_in: &str, after: &str, inner: &str) -> bool {
    let clause = lead_in.rsplit(['.', '!', '?', ';']).next().unwrap_or_default();
    if words(clause).rev().take(CUE_WORDS).any(cue_words::is_reporting_verb) {
        return true;
    }
    let follows = after.trim_start();
    let detached = follows.starts_with([',', '–', '—', '-']) || inner.ends_with([',', '!', '?', '.', '…']);
    let reach = if detached { CUE_WORDS } else { 2 };
    let clause =
        follows.trim_start_matches([',', ' ', '–', '—']).split(['.', '!', '?', ';', '«', '“', '"', '„']).next().unwrap_or_default();
    words(clause).take(reach).any(cue_words::is_reporting_verb)
}

/// Whether `inner` is set as a title: it begins with a capital and all its longer words have one, or it is one name.
fn is_title_case(inner: &str) -> bool {
    let long = longer_words(inner).count();
    let begins = inner.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    // American usage puts the comma or full stop of the sentence around it inside the marks; two capitals outweigh it.
    let ends = !inner.ends_with(['.', ',', '!']) || long >= 2 && !inner.ends_with('!');
    begins && ends && long > 0 && words(inner).count() <= 12 && capitals(inner) == long
}

/// Whether no word but the first has a capital.
fn one_capital(inner: &str) -> bool {
    !words(inner).skip(1).any(|word| word.starts_with(char::is_uppercase))
}

fn capitals(inner: &str) -> usize {
    longer_words(inner).filter(|word| word.starts_with(char::is_uppercase)).count()
}

/// The words that a title sets in capitals: articles and prepositions may be small.
fn longer_words(inner: &str) -> impl Iterator<Item = &str> {
    words(inner).filter(|word| word.chars().count() > 3 || word.chars().all(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reporting_verb_or_a_colon_makes_direct_speech() {
        assert_eq!(distinguish("we shall see about that", "He said: ", "").0, QuoteKind::Direct);
        assert_eq!(distinguish("nous verrons bien demain", "", ", a déclaré le maire").0, QuoteKind::Direct);
    }

    #[test]
    fn names_are_titles_and_single_words_scare_quotes() {
        assert_eq!(distinguish("The Old Kiosk", "He was reading ", " then").0, QuoteKind::Title);
        assert_eq!(distinguish("Sie hält", "", ", sagte der Bürgermeister").0, QuoteKind::Direct);
        assert_eq!(distinguish("C’est la fin", "", ", a affirmé le maire").0, QuoteKind::Direct);
        assert_eq!(distinguish("Le Monde", "", ", a annoncé le groupe").0, QuoteKind::Title);
        assert_eq!(distinguish("peut-être", "", ", a-t-il dit.").0, QuoteKind::Direct);
        assert_eq!(distinguish("encore et toujours", "un air de ", " qui dure").0, QuoteKind::Scare);
        assert_eq!(distinguish("la ville qui n'en était pas une", "le livre ", "").0, QuoteKind::Title);
    }
}

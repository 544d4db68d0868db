//! Speech after a dash at the beginning of a paragraph, as French, Spanish and other languages print it.

use std::ops::Range;

use super::cue_words;
use crate::article::{Article, Block, BlockKind, Quote, QuoteKind};

/// The fewest such paragraphs of a dialogue.
const FEWEST: usize = 3;

/// Speech after dashes, where the article has a dialogue; none that overlaps `known` quotations.
pub(super) fn find(article: &Article, known: &[Quote]) -> Vec<Quote> {
    let text = |block: &Block| article.text().get(block.range.clone()).unwrap_or_default();
    let spoken: Vec<&Block> =
        article.blocks().iter().filter(|block| block.kind == BlockKind::Paragraph && after_dash(text(block)).is_some()).collect();
    let sentences = spoken.iter().filter(|block| is_sentence(text(block))).count();
    let alive = spoken.iter().any(|block| text(block).contains(['!', '?']) || end_of_speech(text(block)).is_some());
    let told = spoken.iter().any(|block| end_of_speech(text(block)).is_some());
    if spoken.len() < FEWEST && !told || sentences * 10 < spoken.len() * 7 || !alive {
        return Vec::new();
    }
    let mut parts: Vec<Range<usize>> =
        known.iter().flat_map(|quote| std::iter::once(&quote.range).chain(&quote.continues)).cloned().collect();
    parts.sort_unstable_by_key(|part| part.start);
    // What is wholly in marks is a quotation already, and what marks enclose partly is none of its own.
    let is_apart = |range: &Range<usize>| {
        let within = parts.iter().skip(parts.partition_point(|part| part.start < range.start)).take_while(|part| part.start < range.end);
        let said = article.text().get(range.clone()).and_then(after_dash).map_or(range.end, |said| range.end - said.len());
        let before = parts.get(..parts.partition_point(|part| part.start < range.start)).and_then(<[_]>::last);
        within.clone().all(|part| part.start > said && part.end <= range.end) && before.is_none_or(|part| part.end <= range.start)
    };
    let speeches = spoken.into_iter().map(|block| {
        let words = text(block);
        let end = end_of_speech(words).unwrap_or(words.len());
        block.range.start..block.range.start + end
    });
    speeches.filter(is_apart).map(|range| Quote::new(range, QuoteKind::Direct, 0.7)).collect()
}

/// The text behind the dash at the start of a paragraph.
fn after_dash(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(['—', '–', '―']).or_else(|| text.strip_prefix("--"))?.trim_start();
    rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '¿' | '¡' | '…' | '«')).then_some(rest)
}

fn is_sentence(text: &str) -> bool {
    text.trim_end_matches(['»', '”', '"', ' ', '\u{a0}', '\u{202f}']).ends_with(['.', '!', '?', '…', ':'])
}

/// Where the narrator takes over: at a reporting verb right after a comma or the end of a sentence (`, dit-il`). The mark before it still
/// belongs to the speech.
fn end_of_speech(text: &str) -> Option<usize> {
    let stops = text.match_indices([',', '!', '?', '…', '.', '—', '–']);
    stops.map(|(at, mark)| at + mark.len()).find(|&end| {
        let rest = text.get(end..).unwrap_or_default().trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        let rest = ["s’", "s'", "se "].iter().find_map(|reflexive| rest.strip_prefix(reflexive)).unwrap_or(rest);
        let word = rest.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
        word.starts_with(char::is_lowercase) && cue_words::is_reporting_verb(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_narrator_takes_over_after_a_comma() {
        let text = "– Entrons, dit-elle.";
        assert_eq!(end_of_speech(text).and_then(|end| text.get(..end)), Some("– Entrons,"));
        assert_eq!(end_of_speech("– Entrons, puis sortons."), None);
    }
}

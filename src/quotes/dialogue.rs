//! Speech after a dash at the beginning of a paragraph, as French, Spanish and other languages print it.

use std::ops::Range;

use super::cue_words;
use crate::article::{Article, Block, BlockKind, Quote, QuoteKind};

/// The fewest such paragraphs of a dialogue.
const FEWEST: usize = 3;

/// The most speeches of a paragraph.
const TURNS: usize = 200;

/// Speech after dashes, where the article has a dialogue; none that overlaps `known` quotations.
pub(super) fn find(article: &Article, known: &[Quote]) -> Vec<Quote> {
    let text = |block: &Block| article.text().get(block.range.clone()).unwrap_or_default();
    let paragraphs = || article.blocks().iter().filter(|block| block.kind == BlockKind::Paragraph);
    let spoken: Vec<&Block> = paragraphs().filter(|block| after_dash(text(block)).is_some()).collect();
    let sentences = spoken.iter().filter(|block| is_sentence(text(block))).count();
    let alive = spoken.iter().any(|block| text(block).contains(['!', '?']) || end_of_speech(text(block)).is_some());
    let told = spoken.iter().any(|block| end_of_speech(text(block)).is_some());
    let hyphens = spoken.iter().all(|block| text(block).starts_with("- "));
    if spoken.len() < FEWEST && !told || sentences * 10 < spoken.len() * 7 || !alive || hyphens && !told {
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
    let speeches = paragraphs().flat_map(|block| {
        let words = text(block);
        let first = if after_dash(words).is_some() { Some(0) } else { introduced(words) };
        let found = first.map_or_else(Vec::new, |first| speeches(words, first));
        found.into_iter().map(|said| block.range.start + said.start..block.range.start + said.end)
    });
    speeches.filter(is_apart).map(|range| Quote::new(range, QuoteKind::Direct, 0.7)).collect()
}

/// The speeches of a paragraph from the dash at `first` on: up to where the narrator takes over or somebody else speaks, and from where the
/// narrator has ended: «—Sí —dijo ella—. Mañana.»
fn speeches(text: &str, first: usize) -> Vec<Range<usize>> {
    let mut turns = turns(text, first).into_iter().peekable();
    let (mut found, mut next) = (Vec::new(), Some(first));
    while let Some(start) = next.filter(|_| found.len() < TURNS) {
        while turns.next_if(|turn| *turn <= start).is_some() {}
        let stop = turns.peek().copied().unwrap_or(text.len());
        let said = text.get(start..stop).unwrap_or_default();
        let told = end_of_speech(said);
        let bare = |said: &str| said.trim_end_matches(['—', '–', ' ', '\u{a0}', '\u{202f}']).len();
        let end = said.get(..told.unwrap_or(said.len())).map_or(0, bare);
        if end > 0 {
            found.push(start..start + end);
        }
        let resumed = told.and_then(|_| resumed(said.get(end..)?)).map(|at| start + end + at);
        next = resumed.or_else(|| turns.peek().copied());
    }
    found
}

/// Where further speakers take their turns behind `first`: at a dash between a sentence and another that begins with a capital, outside
/// quotation marks.
fn turns(text: &str, first: usize) -> Vec<usize> {
    let mut depth = 0usize;
    let mut is_turn = |(at, c): &(usize, char)| {
        match c {
            '«' | '“' | '„' => depth += 1,
            '»' | '”' => depth = depth.saturating_sub(1),
            '—' | '–' | '―' if depth == 0 && *at > first => {
                let before = text[..*at].trim_end();
                return before.len() < *at
                    && before.ends_with(['.', '!', '?', '…'])
                    && after_dash(&text[*at..]).is_some()
                    && text[at + c.len_utf8()..].starts_with(char::is_whitespace);
            }
            _ => (),
        }
        false
    };
    text.char_indices().filter(|found| is_turn(found)).map(|(at, _)| at).collect()
}

/// Where a paragraph that tells something goes on with speech: at a dash behind a colon.
fn introduced(text: &str) -> Option<usize> {
    let is_opening = |(at, _): &(usize, &str)| text[..*at].trim_end().ends_with(':') && after_dash(&text[*at..]).is_some();
    text.match_indices(['—', '–', '―']).find(is_opening).map(|(at, _)| at)
}

/// Where speech goes on behind the narrator's words in `text`: behind a second dash that touches them.
fn resumed(text: &str) -> Option<usize> {
    let mut dashes = text.match_indices(['—', '–']);
    dashes.next()?;
    let (at, dash) = dashes.find(|(at, _)| !text[..*at].ends_with(char::is_whitespace))?;
    let rest = text[at + dash.len()..].trim_start_matches(['.', ',', ';', ':']).trim_start();
    (!rest.is_empty()).then_some(text.len() - rest.len())
}

/// The text behind the dash at the start of a paragraph.
fn after_dash(text: &str) -> Option<&str> {
    let marked = text.strip_prefix(['—', '–', '―']).or_else(|| text.strip_prefix("--")).or_else(|| text.strip_prefix("- "));
    let rest = marked?.trim_start();
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

    fn said(text: &str) -> Vec<&str> {
        speeches(text, 0).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn several_may_speak_in_a_paragraph() {
        assert_eq!(said("— Entrons, dit-elle. — Non ! cria le gardien. — Pourquoi pas ?"), ["— Entrons,", "— Non !", "— Pourquoi pas ?"]);
        assert_eq!(said("— Il a dit : « Viens. — Moi ? » Voilà."), ["— Il a dit : « Viens. — Moi ? » Voilà."]);
        assert_eq!(said("— Il est tard — et sombre. Partons."), ["— Il est tard — et sombre. Partons."]);
        let told = "Il se leva : — Partons, dit-il.";
        let found = introduced(told).map(|at| speeches(told, at)).unwrap_or_default();
        assert_eq!(found.into_iter().map(|range| &told[range]).collect::<Vec<_>>(), ["— Partons,"]);
        assert_eq!(introduced("Le port : un lieu — un nom."), None);
    }

    #[test]
    fn speech_goes_on_behind_the_narrator() {
        assert_eq!(said("—Sí —dijo ella—. Mañana."), ["—Sí", "Mañana."]);
        assert_eq!(said("—Sí —dijo ella."), ["—Sí"]);
        assert_eq!(said("– Dobry wieczór – powiedziała."), ["– Dobry wieczór"]);
    }
}

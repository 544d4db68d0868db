//! Finds who said each quotation, by rules over the words beside it. `tokens` distinguishes the words, `phrase` reads the noun phrase that
//! names someone, `rules` finds it before or behind the quotation, and `people` the full name to a last one. What no rule decides is said
//! by whoever spoke before, where no other sentence is in between.
//!
//! A wrong name is worse than none: what is less certain than [`SHOWN`] is left out. Confidences are estimates that rank the rules. They were
//! chosen on a few hundred quotations of news in English, French and German, and measured nowhere else.

mod people;
mod phrase;
mod rules;
#[cfg(test)]
mod tests;
mod tokens;

use std::ops::Range;

use people::People;
use phrase::{Phrase, Sentence};
use rules::Attribution;
use tokens::{Gender, Kind, Token, Words, settle_openings};

use crate::article::{Article, BlockKind, Quote, QuoteKind};

/// The least confidence of a speaker that is shown.
const SHOWN: f32 = 0.6;

/// The confidence of a speaker behind a pronoun, at most.
const PRONOUN: f32 = 0.8;

/// The same where paragraphs without quotations are in between, at most [`FAR`].
const AFTER_OTHERS: f32 = 0.66;

/// The most paragraphs between a speaker and the pronoun for them.
const FAR: usize = 3;

/// The confidence of the last name before a pronoun, where nothing else says whom it stands for.
const RECENT: f32 = 0.62;

/// The confidence of one who goes on speaking in the same paragraph.
const GOES_ON: f32 = 0.9;

/// The same in the next paragraph, which is only a quotation.
const NEXT: f32 = 0.75;

/// The most words of a sentence before a quotation that names no other speaker.
const LINK: usize = 2;

/// A speaker who was found.
#[derive(Debug, Clone)]
struct Speaker {
    name: Range<usize>,
    gender: Option<Gender>,
    confidence: f32,
    /// Number of the paragraph.
    block: usize,
}

/// The place of a quotation: its paragraph, and its token there.
#[derive(Debug, Clone, Copy)]
struct Place {
    block: usize,
    at: usize,
}

/// An article whose quotations are attributed.
struct Finder<'a> {
    sentence: Sentence<'a>,
    /// The tokens of each block; none in those that are no text.
    paragraphs: Vec<Vec<Token>>,
    people: People<'a>,
}

/// Sets the speakers of `quotes`, which are in order.
pub(super) fn attribute(article: &Article, quotes: &mut [Quote]) {
    let lang = article.meta().lang.as_deref();
    let Some(words) = Words::of(lang).filter(|_| quotes.iter().any(is_speech)) else { return };
    let is = |code: &str| lang.is_some_and(|lang| lang.starts_with(code));
    let sentence = Sentence { text: article.text(), german: is("de"), inverts: lang.is_some() && !is("en") };
    let mut paragraphs = tokens_of(article, &words, quotes);
    settle_openings(&mut paragraphs, article.text());
    let mut people = People::default();
    for tokens in &paragraphs {
        people.add(tokens, article.text());
    }
    Finder { sentence, paragraphs, people }.attribute(quotes);
}

fn is_speech(quote: &Quote) -> bool {
    quote.level == 1 && quote.kind == QuoteKind::Direct
}

/// The tokens of each block of text.
fn tokens_of(article: &Article, words: &Words, quotes: &[Quote]) -> Vec<Vec<Token>> {
    let mut parts: Vec<(Range<usize>, usize)> = Vec::new();
    for (number, quote) in quotes.iter().enumerate().filter(|(_, quote)| is_speech(quote)) {
        parts.extend(std::iter::once(&quote.range).chain(&quote.continues).map(|range| (range.clone(), number)));
    }
    parts.sort_by_key(|(range, _)| range.start);
    let tokens = |block: &crate::article::Block| {
        let text = matches!(block.kind, BlockKind::Paragraph | BlockKind::Quote | BlockKind::PullQuote) || block.list_depth > 0;
        let first = parts.partition_point(|(range, _)| range.start < block.range.start);
        let end = parts.partition_point(|(range, _)| range.start < block.range.end);
        if text { words.tokens(article.text(), block.range.clone(), &parts[first..end.max(first)]) } else { Vec::new() }
    };
    article.blocks().iter().map(tokens).collect()
}

impl Finder<'_> {
    fn attribute(&self, quotes: &mut [Quote]) {
        let mut last: Option<Speaker> = None;
        for (block, tokens) in self.paragraphs.iter().enumerate() {
            for (at, token) in tokens.iter().enumerate() {
                let Kind::Quote(number) = token.kind else { continue };
                let Some(quote) = quotes.get_mut(number).filter(|quote| quote.range == token.range) else { continue };
                let place = Place { block, at };
                let found = self.said(place);
                let speaker = match &found {
                    Some(found) => self.speaker(found, place, last.as_ref()),
                    None => self.goes_on(place, last.as_ref()),
                };
                if let Some(speaker) = speaker.filter(|speaker| speaker.confidence >= SHOWN) {
                    quote.speaker = Some(speaker.name.clone());
                    quote.mention = found.as_ref().map(|found| found.phrase.range.clone());
                    quote.cue = found.and_then(|found| found.cue);
                    quote.confidence = speaker.confidence;
                    last = Some(speaker);
                }
            }
        }
    }

    /// Who spoke, by the words beside the quotation, the surest of them.
    fn said(&self, place: Place) -> Option<Attribution> {
        let tokens = &self.paragraphs[place.block];
        let behind = self.sentence.said_behind(tokens, place.at);
        let before = self.said_before(place);
        let surest = match (behind, before) {
            (Some(behind), Some(before)) if before.confidence > behind.confidence => Some(before),
            (behind, before) => behind.or(before),
        };
        let below = || self.paragraphs.get(place.block + 1).map(Vec::as_slice).unwrap_or_default();
        let next = tokens.get(place.at + 1..).filter(|rest| !rest.is_empty());
        surest.or_else(|| self.sentence.signed(next.unwrap_or_else(below)))
    }

    /// Who spoke, by the words before; those of the paragraph before, where that ends with a colon.
    fn said_before(&self, place: Place) -> Option<Attribution> {
        let announcing = |before: &&Vec<Token>| place.at == 0 && before.last().is_some_and(|last| last.kind == Kind::Colon);
        let before = place.block.checked_sub(1).and_then(|before| self.paragraphs.get(before)).filter(announcing);
        match before {
            Some(before) => self.sentence.said_before(before, before.len()),
            None => self.sentence.said_before(&self.paragraphs[place.block], place.at),
        }
    }

    /// The speaker that an attribution names, by the full name where the article has it.
    fn speaker(&self, found: &Attribution, place: Place, last: Option<&Speaker>) -> Option<Speaker> {
        let Phrase { range, name, pronoun, gender } = &found.phrase;
        if *pronoun {
            let speaker = self.behind_pronoun(*gender, place, last)?;
            let confidence = found.confidence.min(PRONOUN).min(speaker.confidence);
            return Some(Speaker { confidence, block: place.block, gender: *gender, ..speaker });
        }
        let name = name.as_ref().map_or_else(|| range.clone(), |name| self.full(name));
        Some(Speaker { name, gender: *gender, confidence: found.confidence, block: place.block })
    }

    fn full(&self, name: &Range<usize>) -> Range<usize> {
        let short = self.sentence.text.get(name.clone()).unwrap_or_default();
        self.people.full(self.sentence.text, short).unwrap_or_else(|| name.clone())
    }

    /// Whom a pronoun stands for: the subject of the sentence before, the last speaker, else the last one named.
    fn behind_pronoun(&self, gender: Option<Gender>, Place { block, at }: Place, last: Option<&Speaker>) -> Option<Speaker> {
        // « on », « es », "they": no one, or several.
        if gender == Some(Gender::Other) {
            return last.filter(|last| last.block == block).cloned();
        }
        let fits = |known: Option<Gender>| known.is_none() || gender.is_none() || known == gender;
        let sentences = self.paragraphs[block][..at].split(|token| token.kind == Kind::Stop).rev().filter(|sentence| !sentence.is_empty());
        let subject = sentences.take(2).find_map(|sentence| {
            let phrase = self.sentence.whole(sentence).filter(|phrase| !phrase.pronoun && fits(phrase.gender))?;
            Some(Speaker { name: self.full(&phrase.name?), gender: phrase.gender, confidence: PRONOUN, block })
        });
        let last = last.filter(|last| fits(last.gender) && last.block + FAR >= block).cloned();
        let last = last.map(|last| Speaker { confidence: if last.block + 1 >= block { PRONOUN } else { AFTER_OTHERS }, ..last });
        let recent = || {
            let from = self.paragraphs[block.saturating_sub(1)].first()?.range.start;
            let name = self.people.last_in(from..self.paragraphs[block][at].range.start)?;
            Some(Speaker { name, gender: None, confidence: RECENT, block })
        };
        subject.or(last).or_else(recent)
    }

    /// The last speaker, where they go on with this quotation.
    fn goes_on(&self, place: Place, last: Option<&Speaker>) -> Option<Speaker> {
        let last = last?;
        let tokens = &self.paragraphs[place.block];
        let confidence = if last.block == place.block {
            let since = tokens[..place.at].iter().rposition(|token| matches!(token.kind, Kind::Quote(_))).map_or(0, |before| before + 1);
            // The sentence that the quotation is in, where another began since the last one.
            let sentence = tokens[since..place.at].iter().rposition(|token| token.kind == Kind::Stop);
            let own = sentence.map(|stop| &tokens[since + stop + 1..place.at]).unwrap_or_default();
            (own.len() <= LINK || matches!(own[0].kind, Kind::Pronoun(_))).then_some(GOES_ON)
        } else {
            let alone = tokens.iter().all(|token| matches!(token.kind, Kind::Quote(_) | Kind::Stop | Kind::Comma | Kind::Sign));
            (last.block + 1 == place.block && place.at == 0 && alone).then_some(NEXT)
        };
        Some(Speaker { confidence: confidence?, block: place.block, ..last.clone() })
    }
}

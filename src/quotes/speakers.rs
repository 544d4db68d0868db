//! Finds who said each quotation, by rules over the words beside it. `tokens` tells words apart, `phrase` reads the noun phrase that names
//! someone, `rules` finds it before or behind the quotation, and `people` the full name to a last one. What none of the rules decides is
//! said by whoever spoke before, where nobody else is in between.
//!
//! A wrong name is worse than none: what is less certain than [`SHOWN`] is left out.

mod people;
mod phrase;
mod rules;
mod tokens;

use std::ops::Range;

use people::People;
use phrase::{Phrase, Text};
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

/// The confidence of one who goes on speaking in the same paragraph, and in the next.
const GOES_ON: (f32, f32) = (0.9, 0.75);

/// A speaker who was found.
#[derive(Debug, Clone)]
struct Speaker {
    name: Range<usize>,
    gender: Option<Gender>,
    confidence: f32,
    /// Number of the paragraph.
    block: usize,
}

/// Sets the speakers of `quotes`, which are in order.
pub(super) fn attribute(article: &Article, quotes: &mut [Quote]) {
    let german = article.meta().lang.as_deref().is_some_and(|lang| lang.starts_with("de"));
    let Some(words) = Words::of(article.meta().lang.as_deref()).filter(|_| quotes.iter().any(is_speech)) else { return };
    let inverts = article.meta().lang.as_deref().is_some_and(|lang| !lang.starts_with("en"));
    let text = Text { text: article.text(), german, inverts };
    let parts = parts(article, quotes);
    let mut people = People::default();
    let mut paragraphs: Vec<Vec<Token>> = Vec::new();
    for (number, block) in article.blocks().iter().enumerate() {
        let body = matches!(block.kind, BlockKind::Paragraph | BlockKind::Quote | BlockKind::PullQuote) || block.list_depth > 0;
        let first = parts.partition_point(|(at, ..)| *at < number);
        let here: Vec<(Range<usize>, usize)> = parts[first..].iter().take_while(|(at, ..)| *at == number).map(|(_, range, quote)| (range.clone(), *quote)).collect();
        let tokens = if body { words.tokens(article.text(), block.range.clone(), &here) } else { Vec::new() };
        paragraphs.push(tokens);
    }
    settle_openings(&mut paragraphs, article.text());
    paragraphs.iter().for_each(|tokens| people.add(tokens, article.text()));
    let mut last: Option<Speaker> = None;
    for (block, tokens) in paragraphs.iter().enumerate() {
        for at in 0..tokens.len() {
            let Kind::Quote(number) = tokens[at].kind else { continue };
            if quotes[number].range != tokens[at].range {
                continue;
            }
            let (behind, before) = (text.said_behind(tokens, at), said_before(&text, &paragraphs, block, at));
            let found = match (behind, before) {
                (Some(behind), Some(before)) => Some(if behind.confidence >= before.confidence { behind } else { before }),
                (behind, before) => behind.or(before),
            };
            let next = if at + 1 == tokens.len() { paragraphs.get(block + 1).map(Vec::as_slice) } else { tokens.get(at + 1..) };
            let found = found.or_else(|| text.signed(next?));
            let speaker = match found {
                Some(found) => settle(&text, &people, &found, (&paragraphs, block, at), last.as_ref(), &mut quotes[number]),
                None => goes_on(&text, tokens, at, block, last.as_ref()).map(|confidence| {
                    let speaker = last.clone();
                    speaker.map(|speaker| Speaker { confidence, block, ..speaker })
                }).flatten(),
            };
            if let Some(speaker) = speaker.filter(|speaker| speaker.confidence >= SHOWN) {
                quotes[number].speaker = Some(speaker.name.clone());
                quotes[number].confidence = speaker.confidence;
                last = Some(speaker);
            } else {
                (quotes[number].mention, quotes[number].cue) = (None, None);
            }
        }
    }
}

fn is_speech(quote: &Quote) -> bool {
    quote.level == 1 && quote.kind == QuoteKind::Direct
}

/// The parts of the quotations that are speech, each with its paragraph's number and the quotation's, in order.
fn parts(article: &Article, quotes: &[Quote]) -> Vec<(usize, Range<usize>, usize)> {
    let mut parts = Vec::new();
    for (number, quote) in quotes.iter().enumerate().filter(|(_, quote)| is_speech(quote)) {
        for range in std::iter::once(&quote.range).chain(&quote.continues) {
            if let Some(block) = article.block_at(range.start) {
                parts.push((block, range.clone(), number));
            }
        }
    }
    parts.sort_by_key(|(block, range, _)| (*block, range.start));
    parts
}

/// Who spoke a quotation by the words before it; those of the paragraph before, where that ends with a colon.
fn said_before(text: &Text<'_>, paragraphs: &[Vec<Token>], block: usize, at: usize) -> Option<Attribution> {
    let announced = at == 0;
    let before = paragraphs.get(block.wrapping_sub(1)).filter(|before| announced && before.last().is_some_and(|last| last.kind == Kind::Colon));
    match before {
        Some(before) => text.said_before(before, before.len()),
        None => text.said_before(&paragraphs[block], at),
    }
}

/// The speaker that an attribution names, by the full name where the article has it. Sets the quotation's mention and cue.
fn settle(
    text: &Text<'_>,
    people: &People<'_>,
    found: &Attribution,
    (paragraphs, block, at): (&[Vec<Token>], usize, usize),
    last: Option<&Speaker>,
    quote: &mut Quote,
) -> Option<Speaker> {
    quote.cue.clone_from(&found.cue);
    quote.mention = Some(found.phrase.range.clone());
    let Phrase { range, name, pronoun, gender } = &found.phrase;
    if *pronoun {
        let speaker = behind_pronoun(text, people, (paragraphs, block, at), *gender, last)?;
        let confidence = found.confidence.min(PRONOUN).min(speaker.confidence);
        return Some(Speaker { confidence, block, gender: *gender, ..speaker });
    }
    let whole = |name: &Range<usize>| {
        let short = text.text.get(name.clone())?;
        people.full(text.text, short)
    };
    let name = name.as_ref().map_or_else(|| range.clone(), |name| whole(name).unwrap_or_else(|| name.clone()));
    Some(Speaker { name, gender: *gender, confidence: found.confidence, block })
}

/// Whom a pronoun stands for: the subject of the sentence before, else the last speaker.
fn behind_pronoun(
    text: &Text<'_>,
    people: &People<'_>,
    (paragraphs, block, at): (&[Vec<Token>], usize, usize),
    gender: Option<Gender>,
    last: Option<&Speaker>,
) -> Option<Speaker> {
    let fits = |known: Option<Gender>| known.is_none() || gender.is_none() || known == gender;
    let before = &paragraphs[block][..at];
    let subject = before.split(|token| matches!(token.kind, Kind::Stop)).rev().filter(|sentence| !sentence.is_empty()).take(2).find_map(|sentence| {
        let phrase = text.whole(sentence).filter(|phrase| !phrase.pronoun)?;
        let name = phrase.name.filter(|_| fits(phrase.gender))?;
        let name = people.full(text.text, text.text.get(name.clone())?).unwrap_or(name);
        Some(Speaker { name, gender: phrase.gender, confidence: PRONOUN, block })
    });
    let recent = || {
        let from = paragraphs[block.saturating_sub(1)].first()?.range.start;
        let until = paragraphs[block][at].range.start;
        let name = people.last_in(from..until)?;
        Some(Speaker { name, gender: None, confidence: RECENT, block })
    };
    if gender == Some(Gender::Other) {
        return last.filter(|last| last.block == block).cloned();
    }
    let last = last.filter(|last| fits(last.gender) && last.block + FAR >= block).cloned();
    let last = last.map(|last| Speaker { confidence: if last.block + 1 >= block { PRONOUN } else { AFTER_OTHERS }, ..last });
    subject.or(last).or_else(recent)
}

/// How certainly the last speaker goes on with the quotation at token `at`; `None` where not.
fn goes_on(text: &Text<'_>, tokens: &[Token], at: usize, block: usize, last: Option<&Speaker>) -> Option<f32> {
    let last = last?;
    if last.block == block {
        let since = tokens[..at].iter().rposition(|token| matches!(token.kind, Kind::Quote(_))).map_or(0, |before| before + 1);
        // The sentence that the quotation is in, where another began since the last one.
        let sentence = tokens[since..at].iter().rposition(|token| token.kind == Kind::Stop).map(|stop| &tokens[since + stop + 1..at]);
        let other = sentence.and_then(|sentence| text.opening(sentence)).is_some_and(|subject| !subject.pronoun);
        let bare = sentence.is_some_and(|sentence| sentence.first().is_some_and(|first| matches!(first.kind, Kind::Determiner)));
        return (!other && !bare).then_some(GOES_ON.0);
    }
    let alone = tokens.iter().all(|token| matches!(token.kind, Kind::Quote(_) | Kind::Stop | Kind::Comma | Kind::Sign));
    (last.block + 1 == block && at == 0 && alone).then_some(GOES_ON.1)
}

//! Finds who said each quotation, by rules over the words beside it. `tokens` distinguishes the words, `phrase` reads the noun phrase that
//! names someone, `rules` and `before` find it behind and before the quotation, and `people` the full name to a last one or a role. What no
//! rule decides is said by whoever spoke before, where no other sentence is in between.
//!
//! A wrong name is worse than none: what is less certain than [`SHOWN`] is left out. The confidence of each rule is that of
//! [`SpeakerRule`]: an estimate, chosen on a few hundred quotations of news in English, French and German, and measured nowhere else.

mod before;
mod block_sources;
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

use crate::article::{Article, Block, BlockKind, Quote, QuoteKind, SpeakerRule};

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

/// The most words between two quotations of a sentence that one speaker says.
const JOINED: usize = 12;

/// The most words of a sentence before a quotation that names no other speaker.
const LINK: usize = 2;

/// A speaker who was found.
#[derive(Debug, Clone)]
struct Speaker {
    name: Range<usize>,
    gender: Option<Gender>,
    rule: SpeakerRule,
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
    /// Whether a block is a title or a heading.
    headlines: Vec<bool>,
    people: People<'a>,
}

/// Sets the speakers of `quotes`, which are in order.
pub(super) fn attribute(article: &Article, quotes: &mut [Quote]) {
    let lang = article.meta().lang.as_deref();
    let attributable = |quote: &Quote| is_speech(quote) || quote.kind == QuoteKind::Block;
    let Some(words) = Words::of(lang).filter(|_| quotes.iter().any(attributable)) else { return };
    let is = |code: &str| lang.is_some_and(|lang| lang.starts_with(code));
    let sentence = Sentence {
        text: article.text(),
        language: lang.and_then(|lang| lang.get(..2)).unwrap_or_default(),
        german: is("de"),
        inverts: lang.is_some() && !is("en"),
    };
    let headlines: Vec<bool> = article.blocks().iter().map(is_headline).collect();
    let mut paragraphs = tokens_of(article, &words, quotes);
    settle_openings(&mut paragraphs, &headlines, article.text());
    let running = || paragraphs.iter().zip(&headlines).filter(|(_, headline)| !**headline).map(|(tokens, _)| tokens.as_slice());
    let people = People::of(running, &sentence);
    let finder = Finder { sentence, paragraphs, headlines, people };
    finder.attribute(quotes);
    finder.attribute_blocks(article, quotes);
}

fn is_speech(quote: &Quote) -> bool {
    quote.level == 1 && quote.kind == QuoteKind::Direct
}

fn is_headline(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Title | BlockKind::Subtitle | BlockKind::Heading { .. })
}

/// The tokens of each block of text.
fn tokens_of(article: &Article, words: &Words, quotes: &[Quote]) -> Vec<Vec<Token>> {
    let mut parts: Vec<(Range<usize>, usize)> = Vec::new();
    for (number, quote) in quotes.iter().enumerate().filter(|(_, quote)| is_speech(quote)) {
        parts.extend(std::iter::once(&quote.range).chain(&quote.continues).map(|range| (range.clone(), number)));
    }
    parts.sort_by_key(|(range, _)| range.start);
    let tokens = |block: &Block| {
        let first = parts.partition_point(|(range, _)| range.start < block.range.start);
        let end = parts.partition_point(|(range, _)| range.start < block.range.end).max(first);
        let text = matches!(
            block.kind,
            BlockKind::Paragraph | BlockKind::Quote | BlockKind::PullQuote | BlockKind::Caption | BlockKind::Transcript
        ) || block.list_depth > 0
            || is_headline(block);
        if text { words.tokens(article.text(), block.range.clone(), &parts[first..end]) } else { Vec::new() }
    };
    article.blocks().iter().map(tokens).collect()
}

/// Sets the speaker of a quotation, found by its own words or not.
fn set(quote: &mut Quote, speaker: &Speaker, found: Option<&Attribution>) {
    quote.speaker = Some(speaker.name.clone());
    quote.mention = found.map(|found| found.phrase.range.clone());
    quote.cue = found.and_then(|found| found.cue.clone());
    quote.rule = Some(speaker.rule);
    quote.confidence = speaker.confidence;
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
                    set(quote, &speaker, found.as_ref());
                    last = Some(speaker).filter(|_| !self.headlines[block]).or(last);
                }
            }
        }
    }

    /// Who spoke, by the words beside the quotation, the surest of them.
    fn said(&self, place: Place) -> Option<Attribution> {
        let tokens = &self.paragraphs[place.block];
        let before = self.said_before(place);
        if self.headlines[place.block] {
            return before.filter(|found| found.rule == SpeakerRule::Label);
        }
        let behind = self.sentence.said_behind(tokens, place.at).or_else(|| self.with_the_next(place));
        let surest = match (behind, before) {
            (Some(behind), Some(before)) if before.rule.confidence() > behind.rule.confidence() => Some(before),
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

    /// Who says the next quotation of the same sentence, by the words right behind that.
    fn with_the_next(&self, Place { block, at }: Place) -> Option<Attribution> {
        let tokens = &self.paragraphs[block];
        let next = at + 1 + tokens[at + 1..].iter().position(|token| matches!(token.kind, Kind::Quote(_) | Kind::Stop))?;
        let between = &tokens[at + 1..next];
        let joined = matches!(tokens[next].kind, Kind::Quote(_)) && !between.is_empty() && between.len() <= JOINED;
        let joined = joined && !between.iter().any(|token| matches!(token.kind, Kind::Verb | Kind::Inverted(_) | Kind::Colon));
        let found = self.sentence.said_behind(tokens, next).filter(|_| joined)?;
        let surely = matches!(found.rule, SpeakerRule::VerbBehind | SpeakerRule::SubjectBehind | SpeakerRule::PronounBehind);
        surely.then_some(Attribution { rule: SpeakerRule::SameSentence, ..found })
    }

    /// The speaker that an attribution names, by the full name where the article has it.
    fn speaker(&self, found: &Attribution, place: Place, last: Option<&Speaker>) -> Option<Speaker> {
        let Phrase { range, name, pronoun, gender } = &found.phrase;
        let (rule, confidence) = (found.rule, found.rule.confidence());
        if *pronoun {
            let speaker = self.behind_pronoun(*gender, place, last)?;
            let confidence = confidence.min(PRONOUN).min(speaker.confidence);
            return Some(Speaker { confidence, rule, block: place.block, gender: *gender, ..speaker });
        }
        let name = name.as_ref().map(|name| self.full(name)).or_else(|| self.people.in_role(self.sentence.text.get(range.clone())?));
        Some(Speaker { name: name.unwrap_or_else(|| range.clone()), gender: *gender, rule, confidence, block: place.block })
    }

    fn full(&self, name: &Range<usize>) -> Range<usize> {
        let short = self.sentence.text.get(name.clone()).unwrap_or_default();
        self.people.full(self.sentence.text, short).unwrap_or_else(|| name.clone())
    }

    /// Whom a pronoun stands for: the subject of the sentence before, the last speaker, else the last one named.
    fn behind_pronoun(&self, gender: Option<Gender>, place: Place, last: Option<&Speaker>) -> Option<Speaker> {
        let Place { block, at } = place;
        // « on », « es », "they": no one, or several.
        if gender == Some(Gender::Other) {
            return last.filter(|last| last.block == block).cloned();
        }
        let fits = |known: Option<Gender>| known.is_none() || gender.is_none() || known == gender;
        let of = |name: Range<usize>, gender: Option<Gender>, confidence: f32| Speaker {
            name: self.full(&name),
            gender,
            rule: SpeakerRule::SentenceBefore,
            confidence,
            block,
        };
        let ends = |token: &Token| matches!(token.kind, Kind::Stop | Kind::Quote(_));
        let sentences = self.paragraphs[block][..at].split(ends).rev().filter(|sentence| !sentence.is_empty());
        let subject = sentences.take(2).find_map(|sentence| {
            let whole = self.sentence.whole(sentence).filter(|phrase| phrase.pronoun || phrase.name.is_some());
            // A German noun alone is no name.
            let full = |phrase: &Phrase| {
                phrase.name.as_ref().and_then(|name| self.sentence.text.get(name.clone())).is_some_and(|name| name.contains(' '))
            };
            let opening = || self.sentence.opening(sentence).filter(|phrase| !self.sentence.german || full(phrase));
            let phrase = whole.or_else(opening)?;
            let phrase = Some(phrase).filter(|phrase| !phrase.pronoun && fits(phrase.gender))?;
            Some(of(phrase.name?, phrase.gender, PRONOUN))
        });
        let last = last.filter(|last| fits(last.gender) && last.block + FAR >= block).cloned();
        let last = last.map(|last| Speaker { confidence: if last.block + 1 >= block { PRONOUN } else { AFTER_OTHERS }, ..last });
        let spoke = || {
            self.spoke_before(place).filter(|phrase| fits(phrase.gender)).and_then(|phrase| Some(of(phrase.name?, phrase.gender, PRONOUN)))
        };
        let recent = || {
            let from = self.paragraphs[block.saturating_sub(1)].first()?.range.start;
            let name = self.people.last_in(from..self.paragraphs[block][at].range.start)?;
            Some(of(name, None, RECENT))
        };
        subject.or_else(spoke).or(last).or_else(recent)
    }

    /// Who speaks in the sentence before that of a quotation, by a verb of saying.
    fn spoke_before(&self, Place { block, at }: Place) -> Option<Phrase> {
        let tokens = &self.paragraphs[block][..at];
        let ends = |token: &Token| matches!(token.kind, Kind::Stop | Kind::Quote(_));
        let tokens = match tokens.iter().rposition(ends) {
            _ if at == 0 => self.paragraphs.get(block.checked_sub(1)?).filter(|_| !self.headlines[block - 1])?,
            // The quotation is a sentence of its own.
            Some(stop) if at - stop <= LINK + 1 && tokens[stop].kind == Kind::Stop => &tokens[..stop],
            _ => return None,
        };
        let tokens = &tokens[..=tokens.iter().rposition(|token| token.kind != Kind::Stop)?];
        let start = tokens.iter().rposition(ends);
        if start.is_some_and(|start| tokens[start].kind != Kind::Stop) {
            return None;
        }
        let sentence = &tokens[start.map_or(0, |start| start + 1)..];
        let verb = sentence.iter().rposition(|token| token.kind == Kind::Verb)?;
        let subject = self.sentence.before_verb(&sentence[..verb]);
        let subject = subject.or_else(|| self.sentence.behind(sentence.get(verb + 1..)?).filter(|_| self.sentence.inverts));
        subject.filter(|phrase| !phrase.pronoun && phrase.name.is_some())
    }

    /// The last speaker, where they go on with this quotation, else who speaks in the sentence before.
    fn goes_on(&self, place: Place, last: Option<&Speaker>) -> Option<Speaker> {
        let going_on = last.and_then(|last| self.goes_on_from(place, last));
        let spoke = || {
            let phrase = self.spoke_before(place)?;
            let rule = SpeakerRule::SentenceBefore;
            let name = self.full(&phrase.name?);
            Some(Speaker { name, gender: phrase.gender, rule, confidence: rule.confidence(), block: place.block })
        };
        going_on.or_else(spoke)
    }

    /// Whether a sentence between two quotations opens with someone else.
    fn is_about_another(&self, sentence: &[Token], last: &Speaker) -> bool {
        let subject = self.sentence.opening(sentence).and_then(|phrase| phrase.name);
        let full = subject.map(|name| self.full(&name)).filter(|name| self.people.knows(name));
        full.is_some_and(|name| self.sentence.text.get(name) != self.sentence.text.get(last.name.clone()))
    }

    fn goes_on_from(&self, place: Place, last: &Speaker) -> Option<Speaker> {
        let tokens = &self.paragraphs[place.block];
        let rule = if last.block == place.block {
            let since = tokens[..place.at].iter().rposition(|token| matches!(token.kind, Kind::Quote(_))).map_or(0, |before| before + 1);
            // The sentence that the quotation is in, where another began since the last one.
            let sentence = tokens[since..place.at].iter().rposition(|token| token.kind == Kind::Stop);
            let own = sentence.map(|stop| &tokens[since + stop + 1..place.at]).unwrap_or_default();
            let between = sentence.and_then(|stop| tokens[since..since + stop].rsplit(|token| token.kind == Kind::Stop).next());
            let other = between.is_some_and(|between| self.is_about_another(between, last));
            (!other && (own.len() <= LINK || matches!(own[0].kind, Kind::Pronoun(_)))).then_some(SpeakerRule::SameParagraph)
        } else {
            let alone = tokens.iter().all(|token| matches!(token.kind, Kind::Quote(_) | Kind::Stop | Kind::Comma | Kind::Sign));
            (last.block + 1 == place.block && place.at == 0 && alone).then_some(SpeakerRule::NextParagraph)
        }?;
        Some(Speaker { rule, confidence: rule.confidence(), block: place.block, ..last.clone() })
    }
}

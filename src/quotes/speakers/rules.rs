//! Rules that find who spoke beside a quotation, each with its confidence: an estimate that ranks the rules. It was set by hand, not
//! measured for each rule.

use std::ops::Range;

use super::phrase::{Phrase, Sentence};
use super::tokens::{Gender, Kind, Token};
use crate::formats::lexicon::Phrases;

/// The most words between a quotation and the verb behind it.
const REACH: usize = 18;

/// The most words between a verb and the quotation behind it, where no colon is between them.
const BEFORE: usize = 12;

/// The same where it is less certain.
const FAR: usize = 30;

/// The most words of a line that says who spoke.
const SIGNATURE: usize = 14;

/// The most words of a name before a colon.
const LABEL: usize = 5;

/// Who spoke, and how that was found.
#[derive(Debug, Clone)]
pub(super) struct Attribution {
    pub(super) phrase: Phrase,
    pub(super) cue: Option<Range<usize>>,
    pub(super) confidence: f32,
}

impl Sentence<'_> {
    /// Who spoke the quotation at token `at`, by the words behind it in its sentence.
    pub(super) fn said_behind(&self, tokens: &[Token], at: usize) -> Option<Attribution> {
        let rest = &tokens[at + 1..];
        if let Some(found) = self.credited(rest) {
            return Some(found);
        }
        let apart = rest.iter().take_while(|token| matches!(token.kind, Kind::Comma | Kind::Sign)).count();
        let rest = &rest[apart..];
        let end = rest.iter().position(|token| matches!(token.kind, Kind::Stop | Kind::Quote(_) | Kind::Colon)).unwrap_or(rest.len());
        let clause = &rest[..end];
        let first = clause.first()?;
        let words = self.of(&tokens[at]).trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ',' | '.' | '!' | '?' | '…'));
        // A full stop within the marks ends the sentence.
        if apart == 0 && words.ends_with('.') && self.of(first).starts_with(char::is_uppercase) && self.inverts {
            return None;
        }
        let apart = apart > 0 || words.ends_with([',', '.', '!', '?', '…']);
        if let Some(found) = self.according(clause, apart).or_else(|| self.incise(clause)) {
            return Some(found);
        }
        let verb = clause.iter().take(REACH).position(|token| token.kind == Kind::Verb)?;
        let cue = Some(clause[verb].range.clone());
        if first.kind == Kind::Clause {
            return None;
        }
        let phrase = self.before_verb(&clause[..verb])?;
        Some(Attribution { phrase, cue, confidence: if apart { 0.97 } else { 0.62 } })
    }

    /// A full name at the beginning of a line below a quotation, alone or with a role behind a comma.
    pub(super) fn signed(&self, line: &[Token]) -> Option<Attribution> {
        let end = line.iter().position(|token| !matches!(token.kind, Kind::Capital | Kind::Title(_))).unwrap_or(line.len());
        let plain = line.len() <= SIGNATURE
            && !line.iter().any(|token| matches!(token.kind, Kind::Stop | Kind::Colon | Kind::Verb | Kind::Quote(_)));
        let parted = line.get(end).is_none_or(|next| matches!(next.kind, Kind::Comma | Kind::Sign));
        let phrase = self.whole(&line[..end]).filter(|phrase| plain && parted && end > 1 && phrase.name.is_some())?;
        Some(Attribution { phrase, cue: None, confidence: 0.75 })
    }

    /// A name in brackets, or behind a dash at the end of the paragraph: « … » (Ann Lee).
    fn credited(&self, rest: &[Token]) -> Option<Attribution> {
        let (sign, inside) = rest.split_first().filter(|(sign, _)| sign.kind == Kind::Sign)?;
        let end = inside.iter().position(|token| !matches!(token.kind, Kind::Capital | Kind::Title(_))).unwrap_or(inside.len());
        let closed = match self.of(sign) {
            "(" | "[" => inside.get(end).is_some_and(|next| next.kind == Kind::Sign),
            "—" | "–" | "-" => inside[end..].iter().all(|token| token.kind == Kind::Stop),
            _ => false,
        };
        let phrase = self.whole(&inside[..end]).filter(|phrase| closed && phrase.name.is_some())?;
        Some(Attribution { phrase, cue: None, confidence: 0.85 })
    }

    /// A verb with its subject behind it, right behind the quotation or further on behind a comma: « …, a déclaré la maire ».
    fn incise(&self, clause: &[Token]) -> Option<Attribution> {
        let piece = clause.split(|token| matches!(token.kind, Kind::Comma | Kind::Sign)).next()?;
        let named = piece.first().is_some_and(|first| first.kind != Kind::Plain && first.kind != Kind::Filler);
        let subject =
            named && self.whole(piece).is_some_and(|subject| piece.last().is_some_and(|last| subject.range.end == last.range.end));
        let mut begins = true;
        for (at, token) in clause.iter().enumerate() {
            match token.kind {
                Kind::Verb if begins => {
                    let phrase = self.behind(&clause[at + 1..])?;
                    let confidence = if at < 4 { 0.97 } else { 0.9 };
                    return Some(Attribution { phrase, cue: Some(token.range.clone()), confidence });
                }
                Kind::Inverted(gender) if begins => return Some(inverted(token, gender, 0.95)),
                Kind::Filler | Kind::Auxiliary => (),
                // « d’ailleurs », « à son tour »
                Kind::Preposition if clause.get(at + 1).is_some_and(|next| next.kind == Kind::Filler) => (),
                Kind::Comma | Kind::Sign => begins = !subject,
                _ => begins = false,
            }
        }
        None
    }

    /// Who spoke the quotation at token `at`, by the words before it in its sentence.
    pub(super) fn said_before(&self, tokens: &[Token], at: usize) -> Option<Attribution> {
        let start = tokens[..at].iter().rposition(|token| matches!(token.kind, Kind::Stop | Kind::Quote(_))).map_or(0, |before| before + 1);
        let clause = &tokens[start..at];
        let colon = clause.last().is_some_and(|last| last.kind == Kind::Colon);
        let clause = &clause[..clause.len() - usize::from(colon)];
        let opening = clause.iter().position(|token| !matches!(token.kind, Kind::Clause | Kind::Comma)).unwrap_or(clause.len());
        if let Some(found) = self.according(&clause[opening..], true) {
            return Some(found);
        }
        let verb = clause.iter().rposition(|token| matches!(token.kind, Kind::Verb | Kind::Inverted(_)));
        let Some(verb) = verb.filter(|verb| colon || clause.len() - verb <= FAR) else {
            return self.labelled(clause, colon, start == 0);
        };
        let cue = Some(clause[verb].range.clone());
        let confidence = match clause.len() - verb {
            _ if colon => 0.93,
            ..=BEFORE => 0.86,
            _ => 0.7,
        };
        if let Kind::Inverted(gender) = clause[verb].kind {
            return Some(inverted(&clause[verb], gender, confidence));
        }
        let phrase = self.before_verb(&clause[..verb]).or_else(|| self.behind(clause.get(verb + 1..).filter(|_| self.inverts)?))?;
        Some(Attribution { phrase, cue, confidence })
    }

    /// `Ann Lee: “…”`, and the subject of a sentence that leads to a quotation without a verb of saying.
    fn labelled(&self, clause: &[Token], colon: bool, begins: bool) -> Option<Attribution> {
        if !colon {
            return None;
        }
        let phrase = self.whole(clause)?;
        let label =
            begins && clause.len() <= LABEL && phrase.name.as_ref().is_some_and(|name| name.end == clause[clause.len() - 1].range.end);
        Some(Attribution {
            phrase,
            cue: None,
            confidence: if label {
                0.9
            } else if self.german {
                0.75
            } else {
                0.55
            },
        })
    }

    /// `according to Ann Lee`, at the beginning of a clause; `apart` from the quotation by a comma, or before it.
    fn according(&self, clause: &[Token], apart: bool) -> Option<Attribution> {
        let first = clause.first()?;
        let end = clause.last()?.range.end;
        let text = self.text.get(first.range.start..end)?;
        let ends = |rest: &&str| rest.starts_with([' ', '\u{a0}', '\'', '’']);
        let loosely = || Phrases::AccordingToApart.beginning(text).find(ends).filter(|_| apart);
        let rest = Phrases::AccordingTo.beginning(text).find(ends).or_else(loosely)?;
        let from = end - rest.len();
        let behind = clause.iter().position(|token| token.range.start >= from)?;
        let named = matches!(clause[behind].kind, Kind::Capital | Kind::Title(_) | Kind::Determiner | Kind::Pronoun(_));
        let phrase = self.behind(&clause[behind..]).filter(|_| named || Phrases::AccordingTo.begin(text))?;
        Some(Attribution { phrase, cue: Some(first.range.start..from), confidence: 0.88 })
    }
}

/// Who spoke, where a pronoun is joined to the verb: « dit-elle ».
fn inverted(token: &Token, gender: Gender, confidence: f32) -> Attribution {
    let phrase = Phrase { range: token.range.clone(), name: None, pronoun: true, gender: Some(gender) };
    Attribution { phrase, cue: Some(token.range.clone()), confidence }
}

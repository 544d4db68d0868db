//! Rules that find who spoke behind a quotation, below it, or in a label before it. Those for the words before it are in `before`.

use std::ops::Range;

use super::phrase::{Phrase, Sentence};
use super::tokens::{Gender, Kind, Token};
use crate::article::SpeakerRule;
use crate::formats::lexicon::Phrases;

/// The most words between a quotation and the verb behind it.
const REACH: usize = 18;

/// The most words between a quotation and a verb right behind it.
const RIGHT_BEHIND: usize = 4;

/// The most words of a line that says who spoke.
const SIGNATURE: usize = 14;

/// Who spoke, and which rule found it.
#[derive(Debug, Clone)]
pub(super) struct Attribution {
    pub(super) phrase: Phrase,
    pub(super) cue: Option<Range<usize>>,
    pub(super) rule: SpeakerRule,
}

impl Sentence<'_> {
    /// Who spoke the quotation at token `at`, by the words behind it in its sentence.
    pub(super) fn said_behind(&self, tokens: &[Token], at: usize) -> Option<Attribution> {
        let rest = &tokens[at + 1..];
        if let Some(found) = self.credited(rest) {
            return Some(found);
        }
        let apart = rest.iter().take_while(|token| matches!(token.kind, Kind::Comma | Kind::Sign) && self.of(token) != ";").count();
        let clause = self.clause_behind(&rest[apart..]);
        let first = clause.first()?;
        let words = self.of(&tokens[at]).trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ',' | '.' | '!' | '?' | '…'));
        // A full stop within the marks ends the sentence.
        if apart == 0 && words.ends_with('.') && self.of(first).starts_with(char::is_uppercase) && self.inverts {
            return None;
        }
        let apart = apart > 0 || words.ends_with([',', '.', '!', '?', '…']);
        if let Some(found) = self.according(clause, apart).or_else(|| self.read_in(clause)).or_else(|| self.incise(clause)) {
            return Some(found);
        }
        let verb = clause.iter().take(REACH).position(|token| token.kind == Kind::Verb);
        let Some(verb) = verb else { return self.other_verb(clause).filter(|_| apart) };
        let cue = Some(clause[verb].range.clone());
        if matches!(first.kind, Kind::Clause | Kind::Relative) {
            return None;
        }
        let phrase = self.before_verb(&clause[..verb])?;
        Some(Attribution { phrase, cue, rule: if apart { SpeakerRule::SubjectBehind } else { SpeakerRule::SubjectLoose } })
    }

    /// A verb that is none of saying, between a comma and a full name: “…,” quipped Ann Lee.
    fn other_verb(&self, clause: &[Token]) -> Option<Attribution> {
        let before = clause.iter().take_while(|token| matches!(token.kind, Kind::Filler | Kind::Auxiliary)).count();
        let (verb, behind) = clause[before..].split_first().filter(|(verb, _)| verb.kind == Kind::Plain)?;
        let phrase = self.behind(behind)?;
        let full = phrase.name.as_ref().and_then(|name| self.text.get(name.clone())).is_some_and(|name| name.contains([' ', '\u{a0}']));
        let near = behind.first()?.range.start <= phrase.range.start && phrase.range.start <= behind[0].range.end;
        (full && near).then(|| Attribution { phrase, cue: Some(verb.range.clone()), rule: SpeakerRule::OtherVerb })
    }

    /// The words behind a quotation up to the end of the clause.
    fn clause_behind<'k>(&self, rest: &'k [Token]) -> &'k [Token] {
        let ends = |token: &Token| {
            matches!(token.kind, Kind::Stop | Kind::Quote(_) | Kind::Colon) || token.kind == Kind::Sign && self.of(token) == ";"
        };
        &rest[..rest.iter().position(ends).unwrap_or(rest.len())]
    }

    /// A full name at the beginning of a line below a quotation, alone or with a role behind a comma.
    pub(super) fn signed(&self, line: &[Token]) -> Option<Attribution> {
        let dash = line.first().is_some_and(|first| first.kind == Kind::Sign && matches!(self.of(first), "—" | "–" | "―" | "-"));
        let line = &line[usize::from(dash)..];
        let end = line.iter().position(|token| !matches!(token.kind, Kind::Capital | Kind::Title(_))).unwrap_or(line.len());
        let plain = line.len() <= SIGNATURE
            && !line.iter().any(|token| matches!(token.kind, Kind::Stop | Kind::Colon | Kind::Verb | Kind::Quote(_)));
        let parted = line.get(end).is_none_or(|next| matches!(next.kind, Kind::Comma | Kind::Sign));
        let full = end > usize::from(!dash);
        let phrase = self.whole(&line[..end]).filter(|phrase| plain && parted && full && phrase.name.is_some())?;
        Some(Attribution { phrase, cue: None, rule: SpeakerRule::SignedBelow })
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
        Some(Attribution { phrase, cue: None, rule: SpeakerRule::Credit })
    }

    /// A verb with its subject behind it, right behind the quotation or further on behind a comma: « …, a déclaré la maire ».
    pub(super) fn incise(&self, clause: &[Token]) -> Option<Attribution> {
        let piece = clause.split(|token| matches!(token.kind, Kind::Comma | Kind::Sign)).next()?;
        let named = piece.first().is_some_and(|first| first.kind != Kind::Plain && first.kind != Kind::Filler);
        let subject =
            named && self.whole(piece).is_some_and(|subject| piece.last().is_some_and(|last| subject.range.end == last.range.end));
        let mut begins = true;
        for (at, token) in clause.iter().enumerate() {
            match token.kind {
                Kind::Verb if begins => {
                    let phrase = self.behind(&clause[at + 1..])?;
                    let rule = if at < RIGHT_BEHIND { SpeakerRule::VerbBehind } else { SpeakerRule::VerbLater };
                    return Some(Attribution { phrase, cue: Some(token.range.clone()), rule });
                }
                Kind::Inverted(gender) if begins => return Some(inverted(token, gender, SpeakerRule::PronounBehind)),
                Kind::Filler | Kind::Auxiliary => (),
                // « d’ailleurs », « à son tour »
                Kind::Preposition if clause.get(at + 1).is_some_and(|next| next.kind == Kind::Filler) => (),
                Kind::Comma | Kind::Sign => begins = !subject,
                _ => begins = false,
            }
        }
        None
    }

    /// `according to Ann Lee`, at the beginning of a clause; `apart` from the quotation by a comma, or before it.
    pub(super) fn according(&self, clause: &[Token], apart: bool) -> Option<Attribution> {
        let text = self.text.get(clause.first()?.range.start..clause.last()?.range.end)?;
        let loosely = || Phrases::AccordingToApart.beginning(text).find(ends_word).filter(|_| apart);
        let surely = Phrases::AccordingTo.beginning(text).find(ends_word);
        let rest = surely.or_else(loosely)?;
        let (cue, behind) = parted(clause, rest)?;
        let named = matches!(behind.first()?.kind, Kind::Capital | Kind::Title(_) | Kind::Determiner | Kind::Pronoun(_));
        // « pour la première fois »: alone it needs a name, or in German a noun.
        let phrase =
            self.behind(behind).filter(|phrase| surely.is_some() || named && (phrase.name.is_some() || phrase.pronoun || self.german))?;
        Some(Attribution { phrase, cue: Some(cue), rule: SpeakerRule::AccordingTo })
    }

    /// « peut-on lire dans le rapport », „heißt es in dem Bericht“: the document, or where someone says so.
    fn read_in(&self, clause: &[Token]) -> Option<Attribution> {
        let text = self.text.get(clause.first()?.range.start..clause.last()?.range.end)?;
        let rest = Phrases::ReadIn.beginning(text).find(ends_word)?;
        let (cue, behind) = parted(clause, rest)?;
        self.document(behind, cue)
    }

    /// The document behind a preposition that `tokens` begin with.
    pub(super) fn document(&self, tokens: &[Token], cue: Range<usize>) -> Option<Attribution> {
        let skipped = tokens.iter().take_while(|token| matches!(token.kind, Kind::Filler | Kind::Auxiliary)).count();
        let (_, document) = tokens[skipped..].split_first().filter(|(first, _)| first.kind == Kind::Preposition)?;
        let phrase = self.noun(&document[..self.length(document)])?;
        Some(Attribution { phrase, cue: Some(cue), rule: SpeakerRule::ReadIn })
    }
}

/// The words of a phrase that `clause` begins with and the tokens behind it, `rest` being the text behind the phrase.
fn parted<'k>(clause: &'k [Token], rest: &str) -> Option<(Range<usize>, &'k [Token])> {
    let from = clause.last()?.range.end - rest.len();
    let behind = clause.iter().position(|token| token.range.start >= from)?;
    Some((clause[0].range.start..from, &clause[behind..]))
}

/// Whether a word ends before `rest`.
fn ends_word(rest: &&str) -> bool {
    rest.starts_with([' ', '\u{a0}', '\'', '’'])
}

/// Who spoke, where a pronoun is joined to the verb: « dit-elle ».
pub(super) fn inverted(token: &Token, gender: Gender, rule: SpeakerRule) -> Attribution {
    let phrase = Phrase { range: token.range.clone(), name: None, pronoun: true, gender: Some(gender) };
    Attribution { phrase, cue: Some(token.range.clone()), rule }
}

//! Rules that find who spoke by the words before a quotation.

use super::phrase::{Phrase, Sentence};
use super::rules::{Attribution, inverted};
use super::tokens::{Kind, Token};
use crate::article::SpeakerRule;
use crate::formats::lexicon::{Phrases, WordTable};

/// The most words between a verb and the quotation behind it, where no colon is between them.
const BEFORE: usize = 12;

/// The same where it is less certain.
const FAR: usize = 30;

/// The most words of a name before a colon.
const LABEL: usize = 5;

/// The most words between someone's words, named as such, and the quotation.
const ANNOUNCED: usize = 16;

impl Sentence<'_> {
    /// Who spoke the quotation at token `at`, by the words before it in its sentence.
    pub(super) fn said_before(&self, tokens: &[Token], at: usize) -> Option<Attribution> {
        let ends = |token: &Token| matches!(token.kind, Kind::Stop | Kind::Quote(_));
        let start = tokens[..at].iter().rposition(ends).map_or(0, |before| before + 1);
        let clause = &tokens[start..at];
        let colon = clause.last().is_some_and(|last| last.kind == Kind::Colon);
        let clause = &clause[..clause.len() - usize::from(colon)];
        let opening = clause.iter().position(|token| !matches!(token.kind, Kind::Clause | Kind::Comma)).unwrap_or(clause.len());
        if let Some(found) = self.according(&clause[opening..], true).or_else(|| self.words_of(clause)) {
            return Some(found);
        }
        let by_verb = self.by_verb(clause, colon);
        by_verb.or_else(|| self.according_within(clause)).or_else(|| self.led_to(clause, colon, start == 0))
    }

    /// The subject of a verb of saying in the clause before a quotation, or its object where that is quoted.
    fn by_verb(&self, clause: &[Token], colon: bool) -> Option<Attribution> {
        let verb = clause.iter().rposition(|token| matches!(token.kind, Kind::Verb | Kind::Inverted(_)))?;
        if !colon && clause.len() - verb > FAR {
            return None;
        }
        let cue = Some(clause[verb].range.clone());
        let rule = match clause.len() - verb {
            _ if colon => SpeakerRule::Colon,
            ..=BEFORE => SpeakerRule::VerbBefore,
            _ => SpeakerRule::VerbFarBefore,
        };
        if let Kind::Inverted(gender) = clause[verb].kind {
            return Some(inverted(&clause[verb], gender, rule));
        }
        let rest = clause.get(verb + 1..).unwrap_or_default();
        if WordTable::QuotingVerbs.contains(&self.of(&clause[verb]).to_lowercase())
            && let Some(phrase) = self.quoted(rest)
        {
            return Some(Attribution { phrase, cue, rule: SpeakerRule::Quoted });
        }
        if Phrases::ReadIn.begin(self.text.get(clause[verb].range.start..clause.last()?.range.end)?) {
            return self.document(clause, clause[verb].range.clone());
        }
        let phrase = self.before_verb(&clause[..verb]).or_else(|| self.behind(Some(rest).filter(|_| self.inverts)?))?;
        Some(Attribution { phrase, cue, rule })
    }

    /// Whom another quotes: „zitiert einen Zeugen mit den Worten“.
    fn quoted(&self, rest: &[Token]) -> Option<Phrase> {
        let begins = matches!(rest.first()?.kind, Kind::Determiner | Kind::Capital | Kind::Title(_));
        let end = rest.iter().position(|token| matches!(token.kind, Kind::Preposition | Kind::Clause | Kind::Comma | Kind::Sign));
        let phrase = &rest[..end.unwrap_or(rest.len())];
        begins.then(|| self.noun(phrase)).flatten().filter(|phrase| !phrase.pronoun)
    }

    /// « les mots du général », "the words of Ann Lee", right before the quotation.
    fn words_of(&self, clause: &[Token]) -> Option<Attribution> {
        let joins = |token: &Token| matches!(token.kind, Kind::Preposition | Kind::Determiner);
        let noun =
            clause.windows(2).rposition(|pair| joins(&pair[1]) && WordTable::WordsOfSpeech.contains(&self.of(&pair[0]).to_lowercase()))?;
        let behind = &clause[noun + 1..];
        let whose = &behind[usize::from(behind[0].kind == Kind::Preposition)..];
        let phrase = self.noun(&whose[..self.length(whose)]).filter(|_| behind.len() <= ANNOUNCED)?;
        let cue = Some(clause[noun].range.clone());
        Some(Attribution { phrase, cue, rule: SpeakerRule::WordsOf })
    }

    /// `laut Ann Lee`, anywhere in the clause.
    fn according_within(&self, clause: &[Token]) -> Option<Attribution> {
        let may_begin = |token: &Token| matches!(token.kind, Kind::Preposition | Kind::Verb | Kind::Plain | Kind::Filler);
        let behind = clause.iter().rposition(|token| token.kind == Kind::Plain && WordTable::AccordingToBehind.contains(self.of(token)));
        if let Some(at) = behind
            && let Some(phrase) = self.before_verb(&clause[..at])
        {
            return Some(Attribution { phrase, cue: Some(clause[at].range.clone()), rule: SpeakerRule::AccordingWithin });
        }
        let found = (1..clause.len()).rev().filter(|at| may_begin(&clause[*at])).find_map(|at| self.according(&clause[at..], false))?;
        Some(Attribution { rule: SpeakerRule::AccordingWithin, ..found })
    }

    /// `Ann Lee: “…”`, and the subject of a sentence that leads to a quotation without a verb of saying.
    fn led_to(&self, clause: &[Token], colon: bool, begins: bool) -> Option<Attribution> {
        if !colon {
            return None;
        }
        let whole = self.whole(clause);
        let last = clause.last()?.range.end;
        // `Q:` and `A:` name no one.
        let letters = |name: &std::ops::Range<usize>| {
            self.text.get(name.clone()).is_some_and(|name| name.chars().filter(|c| c.is_alphabetic()).count() > 1)
        };
        let named = |phrase: &Phrase| phrase.name.as_ref().is_some_and(|name| name.end == last && letters(name));
        if let Some(phrase) = whole.clone().filter(|phrase| begins && clause.len() <= LABEL && named(phrase)) {
            return Some(Attribution { phrase, cue: None, rule: SpeakerRule::Label });
        }
        let phrase = self.behind_own_verb(clause).or_else(|| self.subject(clause)).or_else(|| whole.filter(|_| self.german))?;
        Some(Attribution { phrase, cue: None, rule: SpeakerRule::SubjectColon })
    }

    /// Someone named at the beginning of a sentence that goes on with a verb.
    fn subject(&self, clause: &[Token]) -> Option<Phrase> {
        let phrase = self.opening(clause)?;
        let goes_on = clause.last()?.range.end > phrase.range.end;
        (goes_on && (phrase.pronoun || phrase.name.is_some())).then_some(phrase)
    }
}

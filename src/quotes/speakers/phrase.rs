//! Noun phrases that name who spoke, without a tagger: the words of the phrase, the name in it, a pronoun's gender.

use std::ops::Range;

use super::tokens::{Gender, Kind, Token};
use crate::formats::lexicon::{Phrases, WordTable};

/// The most words of a phrase.
const LONGEST: usize = 14;

/// The most words of a phrase without a determiner and a name.
const BARE: usize = 5;

/// The most words of a name set apart by commas.
const APART: usize = 7;

/// The most words between an auxiliary and its verb.
const PARTED: usize = 6;

/// Who spoke, as the text beside a quotation says it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Phrase {
    pub(super) range: Range<usize>,
    /// The name in it.
    pub(super) name: Option<Range<usize>>,
    /// Whether it is a pronoun.
    pub(super) pronoun: bool,
    pub(super) gender: Option<Gender>,
}

/// The text that tokens are of, and what its language does.
#[derive(Clone, Copy)]
pub(super) struct Sentence<'t> {
    pub(super) text: &'t str,
    /// The code of its language, empty where that is unknown.
    pub(super) language: &'t str,
    /// Whether nouns have capitals.
    pub(super) german: bool,
    /// Whether a subject before a quotation may follow its verb.
    pub(super) inverts: bool,
}

impl Sentence<'_> {
    pub(super) fn of(&self, token: &Token) -> &str {
        self.text.get(token.range.clone()).unwrap_or_default()
    }

    /// The subject right before a verb: `tokens` are what precedes it in its sentence.
    pub(super) fn before_verb(&self, tokens: &[Token]) -> Option<Phrase> {
        // « a de son côté déclaré »: what is between an auxiliary and the verb is no subject.
        let since = tokens.iter().rposition(|token| token.kind == Kind::Comma).map_or(0, |comma| comma + 1);
        let since = since.max(tokens.len().saturating_sub(PARTED));
        let auxiliary = tokens[since..].iter().position(|token| token.kind == Kind::Auxiliary).map(|at| since + at);
        let tokens = &tokens[..auxiliary.unwrap_or(tokens.len())];
        // « en affirmant »
        let end = tokens.iter().rposition(|token| !matches!(token.kind, Kind::Filler | Kind::Preposition)).map_or(0, |last| last + 1);
        let tokens = &tokens[..end];
        if let Some((last, before)) = tokens.split_last()
            && last.kind == Kind::Relative
        {
            return self.antecedent(before);
        }
        let pieces: Vec<&[Token]> = tokens.split(|token| matches!(token.kind, Kind::Comma | Kind::Sign)).collect();
        let found = if tokens.last().is_some_and(|last| matches!(last.kind, Kind::Comma | Kind::Sign)) {
            self.over_appositions(&pieces)
        } else {
            pieces.last().and_then(|piece| self.clause_subject(piece))
        };
        found.or_else(|| self.behind_own_verb(tokens)).or_else(|| self.opening(tokens))
    }

    /// Whom a clause is about: « une réponse du maire du port, qui affirme ».
    fn antecedent(&self, tokens: &[Token]) -> Option<Phrase> {
        let end = tokens.iter().rposition(|token| token.kind != Kind::Comma)? + 1;
        let start = tokens[..end].iter().rposition(|token| !is_of_phrase(token.kind)).map_or(0, |other| other + 1);
        let phrase = &tokens[start..end];
        let begins = |token: &Token| match token.kind {
            Kind::Capital | Kind::Title(_) => true,
            Kind::Determiner => !self.is_object(token),
            _ => false,
        };
        self.whole(&phrase[phrase.iter().position(begins)?..])
    }

    /// The subject behind another verb than that of saying, in languages where it may stand there: „Im Rat widersprach Anna Roth und
    /// sagte“.
    pub(super) fn behind_own_verb(&self, tokens: &[Token]) -> Option<Phrase> {
        let opens = |first: &Token| match first.kind {
            Kind::Capital | Kind::Title(_) | Kind::Pronoun(_) => true,
            Kind::Determiner => !self.is_object(first),
            _ => false,
        };
        if !self.german || tokens.first().is_none_or(opens) {
            return None;
        }
        let verb = (0..tokens.len()).find(|&at| {
            let follows = at == 0 || matches!(tokens[at - 1].kind, Kind::Capital | Kind::Comma | Kind::Plain);
            let subject = tokens.get(at + 1).is_some_and(|next| match next.kind {
                Kind::Determiner => !self.is_object(next),
                Kind::Pronoun(_) => true,
                Kind::Capital => tokens.get(at + 2).is_some_and(|next| next.kind == Kind::Capital),
                _ => false,
            });
            matches!(tokens[at].kind, Kind::Plain | Kind::Verb | Kind::Auxiliary) && follows && subject
        })?;
        let rest = &tokens[verb + 1..];
        // „biss der Mann den Gast“: the object ends the subject.
        let object = rest.iter().skip(1).position(|token| token.kind == Kind::Determiner && self.of(token) == "den");
        self.behind(&rest[..object.map_or(rest.len(), |object| object + 1)])
    }

    /// The gender that a determiner shows.
    fn gender_of(&self, determiner: &Token) -> Option<Gender> {
        if !self.inverts || determiner.kind != Kind::Determiner {
            return None;
        }
        let word = self.of(determiner).to_lowercase();
        let row = WordTable::GenderedDeterminers.rows().iter().find(|row| row.words.contains(&word.as_str()))?;
        Some(if row.number == 0 { Gender::Male } else { Gender::Female })
    }

    fn is_object(&self, determiner: &Token) -> bool {
        WordTable::ObjectDeterminers.contains(&self.of(determiner).to_lowercase())
    }

    /// « Ann Lee, 45, a lawyer, » : the first piece that is no adjunct.
    fn over_appositions(&self, pieces: &[&[Token]]) -> Option<Phrase> {
        let pieces: Vec<&[Token]> = pieces.iter().copied().filter(|piece| !piece.is_empty()).collect();
        let recent = &pieces[pieces.len().saturating_sub(4)..];
        let at = recent.iter().position(|piece| self.clause_subject(piece).is_some())?;
        let mut phrase = self.clause_subject(recent[at])?;
        if phrase.name.is_none() && !phrase.pronoun {
            self.name_apart(&mut phrase, recent.get(at + 1).copied().unwrap_or_default());
        }
        Some(phrase)
    }

    /// The subject of a clause: the phrase behind its last word between clauses.
    fn clause_subject(&self, clause: &[Token]) -> Option<Phrase> {
        let start = clause.iter().rposition(|token| token.kind == Kind::Clause).map_or(0, |at| at + 1);
        self.whole(&clause[start..])
    }

    /// The subject that a sentence opens with, of several verbs: « Ann Lee went in and said ».
    pub(super) fn opening(&self, tokens: &[Token]) -> Option<Phrase> {
        self.first_named(tokens).or_else(|| self.first_named(behind_adjunct(tokens)?))
    }

    fn first_named(&self, tokens: &[Token]) -> Option<Phrase> {
        let start = tokens.iter().position(|token| !matches!(token.kind, Kind::Filler | Kind::Sign | Kind::Clause))?;
        let tokens = &tokens[start..];
        let first = tokens.first()?;
        if matches!(first.kind, Kind::Pronoun(_)) {
            return self.whole(&tokens[..1]);
        }
        let noun = tokens.iter().position(|token| matches!(token.kind, Kind::Capital))?;
        let before = &tokens[..noun];
        if before.len() > 3 || !before.iter().all(|token| matches!(token.kind, Kind::Determiner | Kind::Title(_) | Kind::Plain)) {
            return None;
        }
        let named = (noun..tokens.len()).take_while(|&at| tokens[at].kind == Kind::Capital || self.is_particle(tokens, at)).count();
        self.whole(&tokens[..noun + named]).filter(|phrase| phrase.name.is_some())
    }

    /// The phrase that `tokens` are, behind adverbs.
    pub(super) fn whole(&self, tokens: &[Token]) -> Option<Phrase> {
        let start = tokens.iter().position(|token| !matches!(token.kind, Kind::Filler | Kind::Auxiliary | Kind::Sign | Kind::Clause))?;
        let tokens = &tokens[start..];
        let first = tokens.first()?;
        match first.kind {
            Kind::Pronoun(gender) => {
                return Some(Phrase { range: first.range.clone(), name: None, pronoun: true, gender: Some(gender) });
            }
            Kind::Determiner if self.is_object(first) => return None,
            // « dans notre travail »: no noun alone is a subject.
            Kind::Plain if !is_short(tokens) || self.inverts && !tokens.iter().any(|token| token.kind == Kind::Capital) => return None,
            Kind::Determiner | Kind::Title(_) | Kind::Capital | Kind::Plain => (),
            _ => return None,
        }
        self.noun(tokens)
    }

    /// The noun phrase that `tokens` begin with, of whatever case.
    pub(super) fn noun(&self, tokens: &[Token]) -> Option<Phrase> {
        let first = tokens.first()?;
        let end = tokens.iter().position(|token| !is_of_phrase(token.kind)).unwrap_or(tokens.len());
        let tokens = &tokens[..end.min(LONGEST)];
        if end > LONGEST || !tokens.iter().any(|token| matches!(token.kind, Kind::Capital | Kind::Plain)) {
            return None;
        }
        let gender = tokens.iter().find_map(|token| if let Kind::Title(gender) = token.kind { Some(gender) } else { None });
        let gender = gender.or_else(|| self.gender_of(first)).filter(|gender| *gender != Gender::Other);
        Some(Phrase { range: first.range.start..tokens.last()?.range.end, name: self.name(tokens), pronoun: false, gender })
    }

    /// The phrase at the beginning of `tokens`, which follow a verb or a preposition.
    pub(super) fn behind(&self, tokens: &[Token]) -> Option<Phrase> {
        let rest = &tokens[adjuncts(tokens)..];
        if let Kind::Pronoun(_) = rest.first()?.kind {
            return self.whole(&rest[..1]);
        }
        let end = self.length(rest);
        let mut phrase = self.whole(&rest[..end])?;
        // « le président de l’Union (UF), Ann Lee »
        let bracket = rest.get(end).filter(|token| self.of(token) == "(");
        let closing = bracket.and_then(|_| rest[end + 1..].iter().position(|token| token.kind == Kind::Sign));
        let end = closing.map_or(end, |closing| end + closing + 2);
        // « le maire et président de l’Union, Ann Lee »
        let joined = rest.get(end).filter(|token| token.kind == Kind::Clause && WordTable::ListJoiners.contains(self.of(token)));
        let end = joined.map_or(end, |_| end + 1 + rest[end + 1..].iter().take_while(|token| is_of_phrase(token.kind)).count());
        if phrase.name.is_none() && rest.get(end).is_some_and(|token| token.kind == Kind::Comma) {
            let apart = &rest[end + 1..];
            let named = |(at, token): (usize, &Token)| {
                matches!(token.kind, Kind::Capital | Kind::Title(_))
                    || at == 0 && token.kind == Kind::Determiner
                    || self.is_particle(apart, at)
            };
            let length = apart.iter().enumerate().take_while(|(at, token)| named((*at, token))).count();
            self.name_apart(&mut phrase, &apart[..length]);
        }
        Some(phrase)
    }

    /// The number of tokens of the phrase that `tokens` begin with. A name has no complement, a noun may have several.
    pub(super) fn length(&self, tokens: &[Token]) -> usize {
        let named = tokens.first().is_some_and(|first| matches!(first.kind, Kind::Capital | Kind::Title(_)));
        let goes_on = |at: usize| {
            let token = &tokens[at];
            let particle = || self.is_particle(tokens, at);
            match token.kind {
                Kind::Capital | Kind::Title(_) => true,
                Kind::Plain => !named,
                Kind::Determiner => at == 0 || !named && (self.german || tokens[at - 1].kind == Kind::Preposition) || particle(),
                Kind::Preposition => particle() || !named && at > 1,
                _ => false,
            }
        };
        (0..tokens.len()).find(|at| !goes_on(*at)).unwrap_or(tokens.len())
    }

    /// Takes the name from the words behind a comma: « the mayor of the town, Ann Lee ».
    fn name_apart(&self, phrase: &mut Phrase, apart: &[Token]) {
        if let Some(named) = self.whole(apart).filter(|named| named.name.is_some() && apart.len() <= APART) {
            phrase.range.end = named.range.end;
            (phrase.name, phrase.gender) = (named.name, named.gender);
        }
    }

    /// The name in a phrase: the last words with capitals before its complement, unless a noun follows, as in « the Lee campaign ».
    fn name(&self, tokens: &[Token]) -> Option<Range<usize>> {
        let head = usize::from(tokens.first().is_some_and(|first| first.kind == Kind::Determiner));
        let complement = (head + 1..tokens.len()).find(|&at| {
            // „die Sprecherin von Pier“: no first name is before it.
            let noun = self.german && head == 1 && at == 2;
            let particle = !noun && self.is_particle(tokens, at) && matches!(tokens[at - 1].kind, Kind::Capital | Kind::Title(_));
            matches!(tokens[at].kind, Kind::Preposition | Kind::Determiner) && !particle
        });
        let tokens = &tokens[..complement.unwrap_or(tokens.len())];
        let last = tokens.iter().rposition(|token| token.kind == Kind::Capital)?;
        if tokens.get(last + 1).is_some_and(|next| next.kind == Kind::Plain) {
            return None;
        }
        let mut first = last;
        while first > 0 {
            let before = &tokens[first - 1];
            let particle =
                first > 1 && self.is_particle(tokens, first - 1) && matches!(tokens[first - 2].kind, Kind::Capital | Kind::Title(_));
            match before.kind {
                Kind::Capital => first -= 1,
                // « le général de Gaulle »: the title stays with the particle.
                _ if particle => first -= if matches!(tokens[first - 2].kind, Kind::Title(_)) { 2 } else { 1 },
                _ => break,
            }
        }
        // German nouns have capitals: one behind a determiner is no name.
        if self.german && first == last && head == 1 {
            return None;
        }
        Some(tokens[first].range.start..tokens[last].range.end)
    }

    /// Whether the token at `at` is a word within a name, right before a capital.
    fn is_particle(&self, tokens: &[Token], at: usize) -> bool {
        let (token, next) = (&tokens[at], tokens.get(at + 1).filter(|next| next.kind == Kind::Capital));
        let near = |next: &Token| self.text.get(token.range.end..next.range.start).is_some_and(|gap| gap.chars().count() == 1);
        matches!(token.kind, Kind::Preposition | Kind::Determiner | Kind::Plain)
            && next.is_some_and(near)
            && Phrases::NameParticles.contains(self.of(token))
    }
}

/// The tokens behind the adjunct that a sentence opens with: « De son côté, la maire a répondu ».
fn behind_adjunct(tokens: &[Token]) -> Option<&[Token]> {
    let adjunct = matches!(tokens.first()?.kind, Kind::Preposition | Kind::Filler | Kind::Plain | Kind::Determiner);
    let comma = tokens.iter().position(|token| token.kind == Kind::Comma).filter(|_| adjunct)?;
    let subject = tokens[..comma].iter().any(|token| matches!(token.kind, Kind::Verb | Kind::Auxiliary));
    (!subject).then(|| &tokens[comma + 1..])
}

/// Whether a phrase that begins with neither a determiner nor a name may be one: "company officials", "former mayor Ann Lee".
fn is_short(tokens: &[Token]) -> bool {
    tokens.len() <= BARE || tokens.len() <= LONGEST / 2 && tokens.iter().any(|token| token.kind == Kind::Capital)
}

/// The number of tokens of the adjuncts before a subject: « sagte am Montag der Minister », « a déclaré à l’AFP Ann Lee ».
fn adjuncts(tokens: &[Token]) -> usize {
    let mut at = 0;
    let count = |from: usize, kinds: &dyn Fn(Kind) -> bool| tokens[from..].iter().take_while(|token| kinds(token.kind)).count();
    for _ in 0..3 {
        at += count(at, &|kind| matches!(kind, Kind::Filler | Kind::Auxiliary));
        if tokens.get(at).is_none_or(|token| token.kind != Kind::Preposition) {
            break;
        }
        at += 1;
        at += count(at, &|kind| kind == Kind::Determiner).min(1);
        at += count(at, &|kind| kind == Kind::Plain).min(2);
        at += count(at, &|kind| kind == Kind::Capital).min(1);
        at += count(at, &|kind| kind == Kind::Comma).min(1);
    }
    at
}

pub(super) fn is_of_phrase(kind: Kind) -> bool {
    matches!(kind, Kind::Capital | Kind::Plain | Kind::Determiner | Kind::Title(_) | Kind::Preposition)
}

//! The words around quotations, each by what it may be there: a verb of saying, a pronoun, a name.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use crate::formats::lexicon::WordTable;
use crate::quotes::cue_words::Cues;

/// Gender, as far as words tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    Male,
    Female,
    Other,
}

/// What a word may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word with a capital: a name, a noun.
    Capital,
    Plain,
    /// A word with a capital that may be that of the sentence.
    Opening,
    Auxiliary,
    /// An adverb.
    Filler,
    Preposition,
    /// A word between clauses.
    Clause,
    Determiner,
    Pronoun(Gender),
    /// A pronoun for the subject of a clause about someone.
    Relative,
    /// A title before a name.
    Title(Gender),
    /// A verb of saying.
    Verb,
    /// A verb with its subject behind it: « dit-elle », « a-t-il ».
    Inverted(Gender),
    /// A quotation, by its number.
    Quote(usize),
    Comma,
    Colon,
    /// The end of a sentence.
    Stop,
    /// Any other sign.
    Sign,
}

/// A word, a sign or a quotation.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) range: Range<usize>,
    pub(super) kind: Kind,
}

type Kinds = HashMap<&'static str, Kind>;

/// The words of a language.
struct Vocabulary {
    kinds: Kinds,
    verbs: Cues,
    /// Words that are no verbs, though one begins as they do.
    nouns: HashSet<&'static str>,
    /// The end of most adverbs.
    adverbs: &'static str,
    finite: Vec<&'static str>,
    before_objects: Vec<&'static str>,
    clauses: Vec<&'static str>,
    address: Vec<&'static str>,
}

/// The words of each language; those of all under the empty code.
static VOCABULARIES: LazyLock<HashMap<&'static str, Vocabulary>> = LazyLock::new(|| {
    let codes = WordTable::SpeechFillers.rows().iter().map(|row| row.language);
    let of = |code: Option<&'static str>| {
        let adverbs = WordTable::AdverbEndings.rows().iter().find(|row| Some(row.language) == code).and_then(|row| row.words.first());
        let verbs = WordTable::ReportingVerbs.rows().iter().chain(WordTable::FurtherReportingVerbs.rows());
        let verbs = verbs.filter(|row| code.is_none_or(|code| row.language == code));
        let nouns: HashSet<&str> = WordTable::ReportingNouns.words().collect();
        let verbs: Vec<&'static str> = verbs.flat_map(|row| row.words.iter().copied()).filter(|word| !nouns.contains(word)).collect();
        let ends = |table: WordTable| code.map_or_else(Vec::new, |code| table.in_language(code).collect());
        Vocabulary {
            kinds: kinds_of(code),
            verbs: Cues::of(verbs.into_iter()),
            nouns,
            adverbs: adverbs.copied().unwrap_or("~"),
            finite: ends(WordTable::FiniteEndings),
            clauses: ends(WordTable::ClauseWords),
            before_objects: ends(WordTable::ObjectClauseWords),
            address: ends(WordTable::AddressEndings),
        }
    };
    codes.map(|code| (code, of(Some(code)))).chain([("", of(None))]).collect()
});

fn kinds_of(language: Option<&str>) -> Kinds {
    let mut kinds = Kinds::new();
    let gender = |row: usize| [Gender::Male, Gender::Female].get(row).copied().unwrap_or(Gender::Other);
    let mut add = |table: WordTable, kind: &dyn Fn(usize) -> Kind| {
        for row in table.rows().iter().filter(|row| language.is_none_or(|language| row.language == language)) {
            row.words.iter().for_each(|word| _ = kinds.entry(word).or_insert(kind(row.number)));
        }
    };
    add(WordTable::RelativePronouns, &|_| Kind::Relative);
    add(WordTable::ThirdPerson, &|row| Kind::Pronoun(gender(row)));
    add(WordTable::CourtesyTitles, &|row| Kind::Title(gender(row)));
    add(WordTable::Prepositions, &|_| Kind::Preposition);
    add(WordTable::Determiners, &|_| Kind::Determiner);
    add(WordTable::SpeechFillers, &|row| if row == 0 { Kind::Auxiliary } else { Kind::Filler });
    add(WordTable::ClauseWords, &|_| Kind::Clause);
    kinds
}

/// The words of an article's language.
pub(super) struct Words {
    vocabulary: &'static Vocabulary,
    /// Whether words are cut behind an apostrophe, as in « l’AFP », not before it.
    elides: bool,
}

impl Words {
    pub(super) fn of(language: Option<&str>) -> Option<Self> {
        let code = language.and_then(|language| language.get(..2)).unwrap_or_default();
        let vocabulary = VOCABULARIES.get(code).or_else(|| VOCABULARIES.get(""))?;
        Some(Self { vocabulary, elides: matches!(code, "fr" | "it") })
    }

    /// The tokens of a paragraph, with the `quotes` in it: range and number, in order.
    pub(super) fn tokens(&self, text: &str, paragraph: Range<usize>, quotes: &[(Range<usize>, usize)]) -> Vec<Token> {
        let mut tokens: Vec<Token> = Vec::new();
        let mut quotes = quotes.iter().peekable();
        let mut at = paragraph.start;
        while at < paragraph.end {
            if let Some((range, number)) = quotes.next_if(|(range, _)| range.start <= at) {
                tokens.push(Token { range: range.clone(), kind: Kind::Quote(*number) });
                at = range.end.max(at + 1);
                continue;
            }
            let end = quotes.peek().map_or(paragraph.end, |(range, _)| range.start.min(paragraph.end));
            let Some(rest) = text.get(at..end) else { break };
            let Some(c) = rest.chars().next() else { break };
            if !c.is_alphanumeric() {
                if let Some(kind) = sign(c, rest) {
                    tokens.push(Token { range: at..at + c.len_utf8(), kind });
                }
                at += c.len_utf8();
                continue;
            }
            let word = self.word(rest);
            let begins = tokens.last().is_none_or(|last| matches!(last.kind, Kind::Stop | Kind::Colon | Kind::Quote(_)));
            tokens.push(Token { range: at..at + word.len(), kind: self.kind(word, begins, &tokens, text) });
            at += word.len();
        }
        tokens
    }

    /// The word at the beginning of `text`.
    fn word<'t>(&self, text: &'t str) -> &'t str {
        let mut end = 0;
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map(|(_, next)| *next);
            let within = next.is_some_and(char::is_alphanumeric);
            match c {
                _ if c.is_alphanumeric() => end = at + c.len_utf8(),
                '-' if within => (),
                '\'' | '’' if within && self.elides && at > 0 => return &text[..at],
                // U.S., J. R.
                '.' if at <= 2 && text.starts_with(char::is_uppercase) && within => (),
                '.' => {
                    let dotted = text[..=at].to_lowercase();
                    let initial = text[..at].chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
                        && (at <= 2 || dotted.contains('.') && at <= 3);
                    if self.vocabulary.kinds.contains_key(dotted.as_str()) || initial && text[at + 1..].starts_with(' ') {
                        end = at + 1;
                    }
                    break;
                }
                _ => break,
            }
        }
        &text[..end]
    }

    fn kind(&self, word: &str, begins: bool, tokens: &[Token], text: &str) -> Kind {
        let before = tokens.last();
        let capital = word.starts_with(char::is_uppercase);
        let low = word.to_lowercase();
        let known = self.vocabulary.kinds.get(low.as_str()).copied();
        if capital && !begins {
            return known.filter(|kind| matches!(kind, Kind::Title(_))).unwrap_or(Kind::Capital);
        }
        if let Some((_, subject)) = low.rsplit_once('-')
            && let Some(Kind::Pronoun(gender)) = self.vocabulary.kinds.get(subject)
            && low.len() < 24
        {
            return Kind::Inverted(*gender);
        }
        // "adding that Lee", not « that man ».
        let joins = known == Some(Kind::Determiner) && before.is_some_and(|before| before.kind == Kind::Verb);
        if joins && self.vocabulary.clauses.contains(&low.as_str()) {
            return Kind::Clause;
        }
        if let Some(kind) = known {
            return kind;
        }
        if self.vocabulary.verbs.contains(word) && self.is_verb(&low, tokens, text) {
            return Kind::Verb;
        }
        let noun = before.is_some_and(|before| matches!(before.kind, Kind::Determiner | Kind::Preposition));
        if !capital && !noun && low.len() > 5 && low.ends_with(self.vocabulary.adverbs) {
            return Kind::Filler;
        }
        if capital { Kind::Opening } else { Kind::Plain }
    }
}

impl Words {
    /// Whether a word that may be a verb of saying, in lower case, is one.
    fn is_verb(&self, low: &str, tokens: &[Token], text: &str) -> bool {
        let ends = |endings: &[&str]| endings.iter().any(|end| low.ends_with(end));
        // « de dire », "a claim", but « en disant », « le souligna ».
        let participle = low.ends_with("ant") || low.ends_with("ing");
        // « comme le dit »
        let object = || {
            let before = tokens.len().checked_sub(2).and_then(|at| text.get(tokens[at].range.clone()));
            before.is_some_and(|before| self.vocabulary.before_objects.contains(&before.to_lowercase().as_str()))
        };
        let infinitive = tokens.last().is_some_and(|before| match before.kind {
            Kind::Determiner => !ends(&self.vocabulary.finite) && !object(),
            Kind::Preposition => !participle,
            _ => false,
        });
        !infinitive && !ends(&self.vocabulary.address) && !self.vocabulary.nouns.contains(low)
    }
}

/// Gives words at the beginning of a sentence their kind: a name is written with a capital elsewhere, too, or goes on. Those of `headlines`,
/// by the number of their block, prove nothing for others.
pub(super) fn settle_openings(paragraphs: &mut [Vec<Token>], headlines: &[bool], text: &str) {
    let word = |token: &Token| text.get(token.range.clone()).unwrap_or_default();
    let running = paragraphs.iter().zip(headlines).filter(|(_, headline)| !**headline).flat_map(|(tokens, _)| tokens);
    let capitals: HashSet<&str> = running.filter(|token| token.kind == Kind::Capital).map(word).collect();
    for tokens in paragraphs {
        for at in 0..tokens.len() {
            if tokens[at].kind == Kind::Opening {
                let goes_on = tokens.get(at + 1).is_some_and(|next| matches!(next.kind, Kind::Capital | Kind::Colon));
                tokens[at].kind = if goes_on || capitals.contains(word(&tokens[at])) { Kind::Capital } else { Kind::Plain };
            }
        }
    }
}

/// The kind of a sign, `None` where it says nothing. `rest` begins with it.
fn sign(c: char, rest: &str) -> Option<Kind> {
    let behind = &rest[c.len_utf8()..];
    let spaced =
        behind.is_empty() || behind.starts_with(|c: char| c.is_whitespace() || matches!(c, '"' | '”' | '“' | '»' | '’' | '[' | '.'));
    let behind = behind.trim_start();
    match c {
        ',' => Some(Kind::Comma),
        ':' | '：' => Some(Kind::Colon),
        '.' | '!' | '?' | '…' if spaced && !behind.starts_with(char::is_lowercase) => Some(Kind::Stop),
        ';' | '(' | ')' | '–' | '—' | '―' | '[' | ']' | '|' => Some(Kind::Sign),
        '-' if rest.starts_with("- ") => Some(Kind::Sign),
        _ => None,
    }
}

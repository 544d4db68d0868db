//! The people that an article names in full, so that a last name can be shown with the first, and those whom it joins to a role, so that
//! « le ministre » can be shown by name.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::phrase::{Sentence, is_of_phrase};
use super::tokens::{Kind, Token};
use crate::formats::lexicon::WordTable;

/// The most words of a name that is shown.
const WORDS: usize = 4;

/// The most words of a role.
const ROLE: usize = 9;

/// Names of two words or more.
#[derive(Debug, Default)]
pub(super) struct People<'t> {
    /// In order.
    names: Vec<Range<usize>>,
    /// The first name that ends with a word.
    by_last: HashMap<&'t str, Range<usize>>,
    /// The first name with a last word or with initials, both as they are in capitals, without the last dot: `LEE`, `A.L`.
    in_capitals: HashMap<String, Range<usize>>,
    /// Who has a role, in lower case; `None` where several do.
    roles: HashMap<String, Option<Range<usize>>>,
    /// The definite articles of the language.
    articles: Vec<&'static str>,
}

impl<'t> People<'t> {
    /// The people among the tokens of all paragraphs.
    pub(super) fn of<'k, I>(paragraphs: impl Fn() -> I, sentence: &Sentence<'t>) -> Self
    where
        I: Iterator<Item = &'k [Token]>,
    {
        let definite =
            || WordTable::DefiniteArticles.rows().iter().filter(|row| row.language == sentence.language || sentence.language.is_empty());
        let mut people = Self { articles: definite().flat_map(|row| row.words.iter().copied()).collect(), ..Self::default() };
        let pairs: HashSet<&str> =
            paragraphs().flat_map(runs).filter(|(run, _)| run.len() == 2).filter_map(|(run, _)| name(run, sentence.text)).collect();
        for tokens in paragraphs() {
            for (run, at) in runs(tokens) {
                people.add(run, tokens, at, &pairs, sentence);
            }
        }
        people
    }

    /// Adds the name that a run of capitals at token `at` ends with.
    fn add(&mut self, run: &[Token], tokens: &[Token], at: usize, pairs: &HashSet<&str>, sentence: &Sentence<'t>) {
        let text = sentence.text;
        // « à l’AFP Ann Lee »
        let is_acronym =
            |token: &Token| text.get(token.range.clone()).is_some_and(|word| word.len() > 1 && !word.contains(char::is_lowercase));
        let acronym = run.len() > 2 && is_acronym(&run[0]) && !is_acronym(&run[1]);
        // « la ministre de l’Intérieur Ann Lee »: part of the complement, where the name occurs alone, too.
        let complement = run.len() > 2
            && at > 0
            && matches!(tokens[at - 1].kind, Kind::Determiner | Kind::Preposition)
            && name(&run[run.len() - 2..], text).is_some_and(|pair| pairs.contains(pair));
        let dropped = if complement { run.len() - 2 } else { usize::from(acronym).max(run.len().saturating_sub(WORDS)) };
        let (start, end) = (at + dropped, at + run.len());
        let (Some(first), Some(last)) = (tokens.get(start), tokens.get(end - 1)) else { return };
        let range = first.range.start..last.range.end;
        let words = text.get(range.clone()).unwrap_or_default().split([' ', '\u{a0}', '-']);
        let initials: String = words.filter_map(|word| word.chars().next()).flat_map(|initial| [initial, '.']).collect();
        let loud = text.get(last.range.clone()).unwrap_or_default().to_uppercase();
        for short in [initials.trim_end_matches('.'), &loud] {
            self.in_capitals.entry(short.to_owned()).or_insert_with(|| range.clone());
        }
        self.by_last.entry(text.get(last.range.clone()).unwrap_or_default()).or_insert_with(|| range.clone());
        for role in [self.role_before(&tokens[..start], sentence), role_behind(&tokens[end..])].into_iter().flatten() {
            self.join(role, &range, sentence);
        }
        self.names.push(range);
    }

    /// The role before a name, without its article: « le ministre du Budget, Ann Lee », "the mayor Ann Lee".
    fn role_before<'k>(&self, before: &'k [Token], sentence: &Sentence<'_>) -> Option<&'k [Token]> {
        let before = before.split_last().filter(|(last, _)| last.kind == Kind::Comma).map_or(before, |(_, before)| before);
        let near = before.len().saturating_sub(ROLE + 1);
        let start = before[near..].iter().rposition(|token| !is_of_phrase(token.kind)).map_or(near, |other| near + other + 1);
        let phrase = &before[start..];
        let definite =
            |token: &Token| token.kind == Kind::Determiner && self.articles.contains(&sentence.of(token).to_lowercase().as_str());
        let article = phrase.iter().position(definite)?;
        Some(&phrase[article + 1..]).filter(|role| (1..=ROLE).contains(&role.len()))
    }

    /// Joins someone to a role, and to the noun of it alone.
    fn join(&mut self, role: &[Token], name: &Range<usize>, sentence: &Sentence<'_>) {
        let noun = role.iter().position(|token| matches!(token.kind, Kind::Preposition | Kind::Determiner)).unwrap_or(role.len());
        let key = |role: &[Token]| {
            let text = sentence.text.get(role.first()?.range.start..role.last()?.range.end)?;
            text.starts_with(char::is_alphabetic).then(|| text.to_lowercase())
        };
        let last = |range: &Range<usize>| sentence.text.get(range.clone()).and_then(|name| name.rsplit([' ', '\u{a0}']).next());
        let keys: HashSet<String> = [key(role), key(&role[..noun])].into_iter().flatten().collect();
        for key in keys {
            let known = self.roles.entry(key).or_insert_with(|| Some(name.clone()));
            if known.as_ref().is_some_and(|known| last(known) != last(name)) {
                *known = None;
            }
        }
    }

    /// The first full name that ends with the words of `short`, or that has its initials, `A.L.`; that of a last name in capitals, too.
    pub(super) fn full(&self, text: &str, short: &str) -> Option<Range<usize>> {
        if let Some(name) = self.in_capitals.get(short.trim_end_matches('.')) {
            return Some(name.clone());
        }
        let last = short.rsplit([' ', '\u{a0}']).next()?;
        let name = self.by_last.get(last)?;
        let before = text.get(name.clone())?.strip_suffix(short)?;
        before.ends_with([' ', '\u{a0}']).then(|| name.clone())
    }

    /// Whether a name is a full one.
    pub(super) fn knows(&self, name: &Range<usize>) -> bool {
        self.names.binary_search_by_key(&name.start, |known| known.start).is_ok_and(|at| self.names[at].end >= name.end)
    }

    /// The one whom the article joins to a role with a definite article.
    pub(super) fn in_role(&self, phrase: &str) -> Option<Range<usize>> {
        let phrase = phrase.to_lowercase();
        let mut rests = self.articles.iter().filter_map(|article| phrase.strip_prefix(article));
        let role = rests.find_map(|rest| rest.strip_prefix([' ', '\u{a0}', '\'', '’']))?;
        self.roles.get(role)?.clone()
    }

    /// The last full name within `range`.
    pub(super) fn last_in(&self, range: Range<usize>) -> Option<Range<usize>> {
        let end = self.names.partition_point(|name| name.end <= range.end);
        self.names[..end].last().filter(|name| name.start >= range.start).cloned()
    }
}

/// The runs of two to eight capitals among the tokens, each with its place.
fn runs(tokens: &[Token]) -> impl Iterator<Item = (&[Token], usize)> {
    let mut at = 0;
    let runs = tokens.split(|token| token.kind != Kind::Capital).map(move |run| {
        let start = at;
        at += run.len() + 1;
        (run, start)
    });
    runs.filter(|(run, _)| (2..=2 * WORDS).contains(&run.len()))
}

fn name<'t>(run: &[Token], text: &'t str) -> Option<&'t str> {
    text.get(run.first()?.range.start..run.last()?.range.end)
}

/// The role behind a name and a comma, without its article: "Ann Lee, the mayor of Pier,".
fn role_behind(behind: &[Token]) -> Option<&[Token]> {
    let (_, apposition) = behind.split_first().filter(|(first, _)| first.kind == Kind::Comma)?;
    let article = usize::from(apposition.first()?.kind == Kind::Determiner);
    let rest = &apposition[article..];
    let end = rest.iter().take(ROLE + 1).take_while(|token| is_of_phrase(token.kind)).count();
    let closed = rest.get(end).is_none_or(|next| matches!(next.kind, Kind::Comma | Kind::Stop | Kind::Sign));
    let noun = rest.first()?.kind == Kind::Plain || article == 1;
    Some(&rest[..end]).filter(|role| closed && noun && (1..=ROLE).contains(&role.len()))
}

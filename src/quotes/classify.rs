//! Classifies text in quotation marks as a quotation, a title or scare quotes, by its own words and a few words on either side.

use std::ops::Range;

use super::cue_words;
use crate::article::{Article, Block, BlockKind, Quote, QuoteKind, count_words};
use crate::formats::lexicon::WordTable;

/// Number of bytes on either side that are examined.
const AROUND: usize = 120;

/// Greatest distance of a reporting verb, in words.
const CUE_WORDS: usize = 8;

/// So many words are speech only where they are attributed.
const SHORT: usize = 3;

/// An expression behind a determiner has no more words.
const EXPRESSION: usize = 6;

/// Greatest distance of a verb of naming, in words.
const NAMED: usize = 12;

/// The quotation of these parts, the last one in `block`; `None` where there is nothing between the marks.
pub(super) fn judge(article: &Article, block: &Block, parts: Vec<Range<usize>>) -> Option<Quote> {
    let mut parts = parts.into_iter();
    let range = parts.next()?;
    let continues: Vec<Range<usize>> = parts.collect();
    let inner = article.text().get(range.clone())?.trim_matches(|c: char| c.is_whitespace() || is_mark(c));
    if !inner.chars().any(char::is_alphanumeric) {
        return None;
    }
    let (kind, confidence) = if !continues.is_empty() {
        (QuoteKind::Direct, 0.9)
    } else if block.range == range && matches!(block.kind, BlockKind::Heading { .. } | BlockKind::Title | BlockKind::PullQuote) {
        (QuoteKind::Direct, 0.8)
    } else {
        let before = article.text().get(block.range.start..range.start).unwrap_or_default();
        let after = article.text().get(range.end..block.range.end).unwrap_or_default();
        let before = &before[before.ceil_char_boundary(before.len().saturating_sub(AROUND))..];
        let german = article.meta().lang.as_deref().is_some_and(|lang| lang.starts_with("de"));
        distinguish(inner, before, &after[..after.floor_char_boundary(AROUND)], german)
    };
    Some(Quote { continues, ..Quote::new(range, kind, confidence) })
}

/// Longest joint between the members of a list, in bytes.
const JOINT: usize = 8;

/// The quotation as what the one before it is, where it goes on a list of titles: „Nebel“ oder „Das Boot ist leer“. A few words that begin
/// with a capital are one there, too: „Nackt im Nebel“ oder „Jeder fährt für sich allein“.
pub(super) fn beside(article: &Article, last: Option<&Quote>, mut quote: Quote) -> Quote {
    let capital = |quote: &Quote| {
        article.text().get(quote.range.clone()).is_some_and(|said| {
            let said = said.trim_matches(|c: char| c.is_whitespace() || is_mark(c));
            said.starts_with(char::is_uppercase) && count_words(said) > 1
        })
    };
    let is_name = |last: &&Quote| last.kind == QuoteKind::Title || last.kind == QuoteKind::Scare && capital(last) && capital(&quote);
    let Some(last) = last.filter(is_name).filter(|_| quote.confidence < 0.8 && quote.continues.is_empty()) else {
        return quote;
    };
    let between = article.text().get(last.range.end..quote.range.start).filter(|between| between.len() <= JOINT);
    let joined = |text: &str| {
        let word = text.trim_matches(|c: char| c.is_whitespace() || c == ',');
        word.is_empty() && text.contains(',') || WordTable::ListJoiners.contains(word)
    };
    if between.is_some_and(joined) {
        (quote.kind, quote.confidence) = (QuoteKind::Title, 0.6);
    }
    quote
}

/// The rules, the surest first. In German every noun has a capital, which proves nothing then (`german`).
fn distinguish(inner: &str, before: &str, after: &str, german: bool) -> (QuoteKind, f32) {
    let words = count_words(inner);
    let lead_in = before.trim_end();
    let colon = lead_in.ends_with([':', '：']);
    let sentence = is_sentence(inner);
    if is_work_noun(lead_in) {
        return (QuoteKind::Title, 0.85);
    }
    let cue = has_cue(lead_in, after, inner);
    if colon && (words > 3 || sentence || cue) {
        return (QuoteKind::Direct, 0.95);
    }
    // „Sie hält“, sagte…: a comma after the marks and a reporting verb right behind it introduce the speaker, however short the
    // quotation. A capital at the start of several words may be that of a sentence: « C’est la fin », a affirmé…
    if words <= SHORT && is_attributed(inner, lead_in, after, german) {
        return (QuoteKind::Direct, 0.6);
    }
    let title = is_title_case(inner) && !(german && cue);
    if hands_over(after) && (!title || words > 1 && one_capital(inner)) {
        return (QuoteKind::Direct, 0.85);
    }
    // A name is a name even beside a verb of saying (`he said on "Meet the Press."`); after a comma it would be what is said.
    if words <= 6 && !colon && !lead_in.ends_with(',') && capitals(inner) >= 2 && title {
        return (QuoteKind::Title, 0.7);
    }
    if german && !sentence && inner.starts_with(char::is_uppercase) && is_called(lead_in, after) {
        return (QuoteKind::Title, 0.7);
    }
    if cue && (words > 3 || sentence) {
        return (QuoteKind::Direct, 0.95);
    }
    // „22. Hafenfest der Stadt“: the number of an event.
    if title && !(words > 5 && sentence) || german && begins_with_ordinal(inner) {
        return (QuoteKind::Title, 0.7);
    }
    by_length(inner, lead_in, (words, sentence), cue)
}

/// What nothing else decides: by the number of words, and whether they read as a sentence.
fn by_length(inner: &str, lead_in: &str, (words, sentence): (usize, bool), cue: bool) -> (QuoteKind, f32) {
    // The « abominable man of the snows »: an expression with a determiner, not what somebody says.
    let named =
        inner.starts_with(char::is_lowercase) && self::words(lead_in).next_back().is_some_and(|word| WordTable::Determiners.contains(word));
    if (SHORT + 1..=EXPRESSION).contains(&words) && named && !sentence && !cue {
        return (QuoteKind::Scare, 0.55);
    }
    // « Je reste » : whoever says I says it aloud.
    if (2..=SHORT).contains(&words) && begins_with_speaker(inner) {
        return (QuoteKind::Direct, 0.6);
    }
    match (words, sentence) {
        (..=3, true) if !cue => (QuoteKind::Direct, 0.5),
        (..=3, true) => (QuoteKind::Direct, 0.8),
        (..=3, false) if cue => (QuoteKind::Scare, 0.55),
        (..=3, false) => (QuoteKind::Scare, 0.75),
        (_, true) => (QuoteKind::Direct, 0.85),
        (_, false) => (QuoteKind::Direct, 0.65),
    }
}

/// Whether `inner` begins with the number of something with a name: `22. Hafenfest`.
fn begins_with_ordinal(inner: &str) -> bool {
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    digits > 0 && inner[digits..].strip_prefix(". ").is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

/// Whether `inner` begins with a word for who speaks, `Wir`, `I`, « Je », and is no title in capitals.
fn begins_with_speaker(inner: &str) -> bool {
    let mut words = words(inner);
    let first = words.next().filter(|word| word.starts_with(char::is_uppercase)).map(str::to_lowercase);
    first.is_some_and(|word| WordTable::FirstPerson.contains(&word)) && words.any(|word| word.starts_with(char::is_lowercase))
}

/// Whether a few words are what someone calls something: by a verb of naming in the clause, or, where they begin small in German, by one of
/// saying or by `als` before them.
fn is_attributed(inner: &str, lead_in: &str, after: &str, german: bool) -> bool {
    let clause = lead_in.rsplit(['.', '!', '?', ';']).next().unwrap_or_default();
    let follows = after.trim_start().split(['.', '!', '?', ';', ',']).next().unwrap_or_default();
    let named = words(clause).rev().take(NAMED).any(cue_words::is_naming_verb) || words(follows).take(3).any(cue_words::is_naming_verb);
    let small = inner.starts_with(char::is_lowercase);
    if german {
        let before = words(clause).next_back().unwrap_or_default();
        // « Radiosender „…“ », « nennt sich „…“ »: the name of a thing.
        let name = before.starts_with(char::is_uppercase) && !small || words(clause).any(|word| word == "sich");
        return named && !name || small && !name && (before == "als" || has_cue(lead_in, after, inner));
    }
    named && !is_title_case(inner)
}

/// Whether the words are the name of the noun behind them: das als „…“ bezeichnete Abkommen.
fn is_called(lead_in: &str, after: &str) -> bool {
    let mut follows = words(after.get(..after.find(['.', ',', ';', '!', '?']).unwrap_or(after.len())).unwrap_or_default());
    let (verb, noun) = (follows.next().unwrap_or_default(), follows.next().unwrap_or_default());
    let declined = ["e", "en", "er", "es", "em"].iter().any(|end| verb.ends_with(end));
    words(lead_in).next_back() == Some("als") && declined && cue_words::is_naming_verb(verb) && noun.starts_with(char::is_uppercase)
}

/// Whether what follows is a comma and, within three words, a verb of saying.
fn hands_over(after: &str) -> bool {
    after.trim_start().strip_prefix(',').is_some_and(|rest| words(rest).take(3).any(cue_words::is_reporting_verb))
}

fn is_mark(c: char) -> bool {
    matches!(c, '«' | '»' | '‹' | '›' | '“' | '”' | '„' | '‟' | '"' | '＂' | '‘' | '’' | '‚' | '‛' | '\'' | '「' | '」' | '『' | '』')
}

/// Whether `inner` reads as a sentence: it ends as one, or as one that goes on after the marks, or holds the end of one.
fn is_sentence(inner: &str) -> bool {
    inner.ends_with(['.', '!', '?', '…', ',', '。', '！', '？']) || [". ", "! ", "? ", "。"].iter().any(|end| inner.contains(end))
}

/// The words of `text`, as far as they matter here.
fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty())
}

/// Whether the words before the mark announce a title: "the film", « intitulée », and no more than a few words since.
fn is_work_noun(lead_in: &str) -> bool {
    if lead_in.ends_with(['.', '!', '?', ';']) {
        return false;
    }
    words(lead_in).next_back().is_some_and(cue_words::is_work_noun)
}

/// Whether there is a reporting verb nearby: in the same sentence before the mark, or right after the quotation.
fn has_cue(lead_in: &str, after: &str, inner: &str) -> bool {
    let clause = lead_in.rsplit(['.', '!', '?', ';']).next().unwrap_or_default();
    if words(clause).rev().take(CUE_WORDS).any(cue_words::is_reporting_verb) {
        return true;
    }
    let follows = after.trim_start();
    let detached = follows.starts_with([',', '–', '—', '-']) || inner.ends_with([',', '!', '?', '.', '…']);
    let reach = if detached { CUE_WORDS } else { 2 };
    let clause =
        follows.trim_start_matches([',', ' ', '–', '—']).split(['.', '!', '?', ';', '«', '“', '"', '„']).next().unwrap_or_default();
    words(clause).take(reach).any(cue_words::is_reporting_verb)
}

/// Whether `inner` is set as a title: it begins with a capital and all its longer words have one, or it is one name.
fn is_title_case(inner: &str) -> bool {
    let long = longer_words(inner).count();
    let begins = inner.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    // American usage puts the comma or full stop of the sentence around it inside the marks; two capitals outweigh it.
    let ends = !inner.ends_with(['.', ',', '!']) || long >= 2 && !inner.ends_with('!');
    if !begins || !ends || long == 0 || capitals(inner) != long {
        return false;
    }
    // One capital at the start of several words may be that of a sentence.
    let count = words(inner).count();
    let opened = words(inner).filter(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()));
    count == 1 || count <= 12 && opened.count() > 1
}

/// Whether no word but the first has a capital.
fn one_capital(inner: &str) -> bool {
    !words(inner).skip(1).any(|word| word.starts_with(char::is_uppercase))
}

fn capitals(inner: &str) -> usize {
    longer_words(inner).filter(|word| word.starts_with(char::is_uppercase)).count()
}

/// The words that a title sets in capitals: articles and prepositions may be small.
fn longer_words(inner: &str) -> impl Iterator<Item = &str> {
    words(inner).filter(|word| word.chars().count() > 3 || word.chars().all(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reporting_verb_or_a_colon_makes_direct_speech() {
        assert_eq!(distinguish("we shall see about that", "He said: ", "", false).0, QuoteKind::Direct);
        assert_eq!(distinguish("nous verrons bien demain", "", ", a déclaré le maire", false).0, QuoteKind::Direct);
    }

    #[test]
    fn names_are_titles_and_single_words_scare_quotes() {
        assert_eq!(distinguish("The Old Kiosk", "He was reading ", " then", false).0, QuoteKind::Title);
        assert_eq!(distinguish("Sie hält", "", ", sagte der Bürgermeister", false).0, QuoteKind::Direct);
        assert_eq!(distinguish("C’est la fin", "", ", a affirmé le maire", false).0, QuoteKind::Direct);
        assert_eq!(distinguish("Le Monde", "", ", a annoncé le groupe", false).0, QuoteKind::Title);
        assert_eq!(distinguish("peut-être", "", ", a-t-il dit.", false).0, QuoteKind::Direct);
        assert_eq!(distinguish("encore et toujours", "un air de ", " qui dure", false).0, QuoteKind::Scare);
        assert_eq!(distinguish("Ich habe fertig", "", " ist seither bekannt", true).0, QuoteKind::Direct);
        assert_ne!(distinguish("My Way", "He sang ", " again", false).0, QuoteKind::Direct);
        assert_eq!(distinguish("Rat der Häfen am Fluss", "Der als ", " bezeichnete Verein", true).0, QuoteKind::Title);
        assert_eq!(distinguish("Angriff auf die Häfen am Fluss", "Er hat es als ", " bezeichnet", true).0, QuoteKind::Direct);
        assert_eq!(distinguish("22. Fest der alten Boote am Fluss", "beim gut besetzten ", ", das im Mai", true).0, QuoteKind::Title);
        assert_eq!(distinguish("la ville qui n'en était pas une", "le livre ", "", false).0, QuoteKind::Title);
    }
}

//! Turns of a conversation that name who speaks, `Ann Lee: …`, as interviews and transcripts print them. What follows the colon is a
//! quotation.

use std::collections::HashMap;
use std::ops::Range;

use crate::article::{Article, Block, BlockKind, Quote, QuoteKind, Role};
use crate::formats::lexicon::Phrases;

/// The most bytes of the name before the colon.
const LABEL: usize = 48;

/// The most words of it.
const WORDS: usize = 5;

/// The fewest turns of a conversation.
const FEWEST: usize = 4;

/// The fewest where the names are set apart in bold type or capitals.
const FEWEST_MARKED: usize = 3;

/// A paragraph that begins with a name and a colon.
struct Turn<'t> {
    name: &'t str,
    said: Range<usize>,
    marked: bool,
}

/// The turns of an article that is a conversation; none that overlaps `known` quotations in part.
pub(super) fn find(article: &Article, known: &[Quote]) -> Vec<Quote> {
    let transcript = article.blocks().iter().filter(|block| block.kind == BlockKind::Transcript);
    let spoken: Vec<Range<usize>> = transcript.filter_map(|block| transcribed(article, block)).collect();
    let paragraphs = article.blocks().iter().filter(|block| block.kind == BlockKind::Paragraph && block.depth() == 0);
    let turns: Vec<Turn<'_>> = paragraphs.filter_map(|block| turn(article, block)).collect();
    let turns = if is_conversation(&turns) { turns } else { Vec::new() };
    let apart = |said: &Range<usize>| {
        let mut near = known.iter().skip(known.partition_point(|quote| quote.range.end <= said.start));
        near.next().is_none_or(|quote| quote.range.start > said.start && (quote.range.end <= said.end || quote.range.start >= said.end))
    };
    let said = spoken.into_iter().chain(turns.into_iter().map(|turn| turn.said)).filter(apart);
    said.map(|range| Quote::new(range, QuoteKind::Direct, 0.8)).collect()
}

/// What is said in a paragraph of a transcript that names its speaker. One without a name may be anyone's.
fn transcribed(article: &Article, block: &Block) -> Option<Range<usize>> {
    let first = article.spans().partition_point(|span| span.range.start < block.range.start);
    let named = article.spans().get(first).filter(|span| span.role == Role::Speaker && span.range.start == block.range.start)?;
    let start = named.range.end + article.text().get(named.range.end..block.range.end)?.find(char::is_alphanumeric)?;
    Some(start..block.range.end)
}

fn turn<'t>(article: &'t Article, block: &Block) -> Option<Turn<'t>> {
    let text = article.text().get(block.range.clone())?;
    let head = text.get(..text.floor_char_boundary(LABEL))?;
    let (name, _) = head.split_once(':')?;
    let rest = text.get(name.len() + 1..)?;
    let said = rest.trim_start();
    let name = name.trim_end();
    let words: Vec<&str> = name.split_whitespace().collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase) || Phrases::SpeakerParticles.contains(word);
    let is_name =
        (1..=WORDS).contains(&words.len()) && words.iter().all(capital) && name.ends_with(|c: char| c.is_alphabetic() || c == '.');
    if !is_name || rest.len() == said.len() || !said.starts_with(char::is_alphanumeric) {
        return None;
    }
    let first = article.spans().partition_point(|span| span.range.start < block.range.start);
    let bold = article.spans().get(first).is_some_and(|span| span.role == Role::Strong && span.range.start == block.range.start);
    let loud = name.len() > 1 && !name.contains(char::is_lowercase);
    Some(Turn { name, said: block.range.end - said.len()..block.range.end, marked: bold || loud })
}

/// Whether at least two take turns, and come back.
fn is_conversation(turns: &[Turn<'_>]) -> bool {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for turn in turns {
        *counts.entry(turn.name).or_default() += 1;
    }
    let again = counts.values().filter(|count| **count > 1).count();
    let marked = turns.iter().all(|turn| turn.marked);
    counts.len() > 1 && (again > 1 && turns.len() >= FEWEST || again > 0 && marked && turns.len() >= FEWEST_MARKED)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said in each turn of the paragraphs.
    fn said(markdown: &str) -> Vec<String> {
        let article = crate::formats::parse("a.md", markdown.as_bytes().to_vec()).remove(0);
        find(&article, &[]).into_iter().map(|quote| article.text()[quote.range].to_owned()).collect()
    }

    #[test]
    fn two_who_take_turns_are_a_conversation() {
        let talk = "Ann Lee: Is it open?\n\nBo Roy : It is.\n\nAnn Lee: Since when?\n\nBo Roy : Since today.\n";
        assert_eq!(said(talk), ["Is it open?", "It is.", "Since when?", "Since today."]);
        assert_eq!(said("**ANN:** Is it open?\n\n**BO:** It is.\n\n**ANN:** Good.\n").len(), 3);
    }

    #[test]
    fn labels_are_no_conversation() {
        assert_eq!(said("Price: Ten.\n\nPlace: Pier.\n\nTime: Noon.\n\nDay: Monday.\n"), [""; 0]);
        assert_eq!(said("Ann Lee: Is it open?\n\nThe end: it is.\n"), [""; 0]);
    }
}

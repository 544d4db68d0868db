//! Words of languages are data: `formats` and `quotes` hold no lists of them, but look them up in the lexicon.

use super::rules::Fault;
use super::source::Source;
use super::{all, planted};

/// A list of fewer literals may stand in the code.
const LIST: usize = 6;

/// So many literals of a list are phrases or have letters beyond ASCII where it is one of a language.
const NATURAL: usize = 3;

/// The literals of every list in the code: those with nothing but commas, bars and white space between them.
fn lists(code: &str) -> Vec<(usize, Vec<&str>)> {
    let mut lists: Vec<(usize, Vec<&str>)> = Vec::new();
    let (mut rest, mut at, mut goes_on) = (code, 0, false);
    while let Some((before, behind)) = rest.split_once('"') {
        let Some((literal, after)) = behind.split_once('"') else { break };
        goes_on &= before.chars().all(|c| c.is_whitespace() || matches!(c, ',' | '|'));
        match lists.last_mut().filter(|_| goes_on) {
            Some((_, list)) => list.push(literal),
            None => lists.push((at + before.len(), vec![literal])),
        }
        at += before.len() + literal.len() + 2;
        (rest, goes_on) = (after, true);
    }
    lists
}

/// Whether a literal is a phrase of several words, or has a letter that no programmer types.
fn is_natural(literal: &str) -> bool {
    let phrase = literal.split(' ').filter(|word| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase())).count() > 1;
    phrase || literal.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
}

/// Lists of words of a language outside the lexicon.
fn word_lists(source: &Source) -> Vec<Fault> {
    if !matches!(source.layer.as_str(), "formats" | "quotes") || source.path.starts_with("formats/lexicon") {
        return Vec::new();
    }
    let is_list = |list: &[&str]| list.len() >= LIST && list.iter().filter(|literal| is_natural(literal)).count() >= NATURAL;
    // Quotation marks that open no literal.
    let code = source.code.replace("\\\\", "  ").replace("\\\"", "  ").replace("'\"'", "   ");
    let found = lists(&code).into_iter().filter(|(_, list)| is_list(list));
    found.map(|(offset, list)| Fault::new(source, offset, format!("lists words of a language from “{}” on", list[0]))).collect()
}

#[test]
fn words_of_a_language_are_in_its_file() {
    assert_eq!(all(word_lists), "");
}

#[test]
fn a_list_of_words_in_the_code_is_found() {
    let faults = |text| planted("formats/mail.rs", text, word_lists);
    let phrases = "const MORE: &[&str] = &[\n    \"read more\",\n    \"read on\",\n    \"lire la suite\",\n    \"à lire\",\n    \"mehr\",\n    \"leggi\",\n];";
    assert_eq!(faults(phrases), ["lists words of a language from “read more” on"]);
    assert_eq!(faults("matches!(c, \"é\" | \"è\" | \"ê\" | \"ë\" | \"à\" | \"ù\")"), ["lists words of a language from “é” on"]);
    assert_eq!(faults("[\"p\", \"div\", \"br\", \"li\", \"td\", \"th\", \"tr\"]"), Vec::<String>::new());
    assert_eq!(planted("formats/lexicon.rs", phrases, word_lists), Vec::<String>::new());
}

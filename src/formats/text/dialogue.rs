//! Distinguishes dashes and hyphens that open direct speech from those that mark list items, by comparing all lines of a text that begin
//! with one.

use super::lines::Line;
use crate::formats::lexicon::{Phrases, WordTable};

/// So many lines are searched for words of speech: the others are alike.
const EXAMINED: usize = 400;

/// The text after the dash that opens the line.
pub(super) fn after_dash(line: &str) -> Option<&str> {
    line.strip_prefix('–').map(str::trim_start).filter(|rest| !rest.is_empty())
}

/// The text after the hyphen that opens the line.
fn after_hyphen(line: &str) -> Option<&str> {
    line.strip_prefix("- ").map(str::trim_start).filter(|rest| !rest.is_empty())
}

/// Indices of the lines that open direct speech: those that begin with an en dash, where nearly all are sentences and some are questions,
/// exclamations or name the speaker. Hyphens mark lists more often: one of their lines must say who spoke, after a comma or the end of a
/// sentence.
pub(super) fn spoken(lines: &[Line<'_>]) -> Vec<usize> {
    let mut found = opened(lines, after_dash, |_| true);
    let hyphens = opened(lines, after_hyphen, names_speaker);
    if !hyphens.is_empty() {
        found.extend(hyphens);
        found.sort_unstable();
    }
    found
}

/// The lines whose mark `behind` takes off, where they are speech. One of them has to be `proof` of it. Consecutive lines of which one ends
/// with a semicolon or begins in lower case are a list.
fn opened(lines: &[Line<'_>], behind: for<'t> fn(&'t str) -> Option<&'t str>, proof: fn(&str) -> bool) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let row: Vec<&str> = lines[at..].iter().map_while(|line| behind(line.text)).collect();
        let listed = row.iter().any(|said| said.ends_with(';') || said.starts_with(char::is_lowercase));
        if !row.is_empty() && !listed {
            found.extend(at..at + row.len());
        }
        at += row.len().max(1);
    }
    let count = |of: &[usize], is: fn(&str) -> bool| of.iter().filter_map(|at| behind(lines[*at].text)).filter(|said| is(said)).count();
    let some = &found[..found.len().min(EXAMINED)];
    let is_speech = count(&found, is_sentence) * 10 >= found.len() * 9
        && some.iter().filter_map(|at| behind(lines[*at].text)).any(proof)
        && count(some, is_lively) * 3 >= some.len();
    if is_speech { found } else { Vec::new() }
}

/// Whether someone is named as the speaker: a phrase that reports speech begins behind a mark, or in the word behind one.
fn names_speaker(said: &str) -> bool {
    let reports = |phrase: &str| {
        said.match_indices(phrase).any(|(at, _)| {
            // A name or a pronoun follows a whole word: not « , said to be cheap ».
            let next = said[at + phrase.len()..].split(char::is_whitespace).next().unwrap_or_default();
            let subject = !phrase.ends_with(' ') || next.starts_with(char::is_uppercase) || WordTable::Determiners.contains(next);
            let at = if phrase.starts_with(' ') { at } else { said[..at].rfind(' ').unwrap_or_default() };
            subject && said[..at].ends_with([',', '!', '?', '…', '—', '–', '»', '”', '\u{a0}'])
        })
    };
    Phrases::SpeechVerbs.iter().any(|phrase| reports(phrase))
}

fn is_sentence(said: &str) -> bool {
    let closed = said.trim_end_matches(['»', '”', '"', ')', '\u{a0}', '\u{202f}', ' ']);
    // A line of speech that was wrapped goes on in the next, so that it need not end.
    closed.ends_with(['.', '!', '?', '…', ',', '–']) || !said.ends_with(':') && said.len() > 60
}

fn is_lively(said: &str) -> bool {
    said.contains(['?', '!']) || Phrases::SpeechVerbs.are_in(said)
}

#[cfg(test)]
mod tests {
    use crate::formats::text::lines;

    fn spoken(text: &str) -> bool {
        !super::spoken(&lines::read(text, 1)).is_empty()
    }

    #[test]
    fn dashes_before_speech_are_recognised() {
        assert!(spoken("– Qui va là ?\n– C’est moi, répondit-elle.\n– Entrez donc."));
        assert!(spoken("– ¿Quién es?\n\n– Soy yo."));
        assert!(spoken("– Oui, dit-il."));
    }

    #[test]
    fn hyphens_before_speech_are_recognised_where_a_speaker_is_named() {
        assert!(spoken("- Qui va là ?\n- C’est moi, répondit-elle.\n- Entrez donc."));
        for text in [
            "- Qui va là ?\n- Moi.\n- Entrez donc.",
            "- Oars and ropes.\n- Two sails, said to be cheap.\n- A bell.\n- A lamp.",
            "- Où va-t-il ?\n- Le bac est fermé.",
            "- les élus, dit-il ;\n- les autres.",
        ] {
            assert!(!spoken(text), "{text}");
        }
    }

    #[test]
    fn list_items_are_no_speech() {
        assert!(!spoken("– les élus ;\n– les pêcheurs ;\n– et les autres."));
        assert!(!spoken("– Le budget est voté.\n– Le port est fermé.\n– Rien d’autre."));
        assert!(!spoken("– Wer zahlt?\n– Kosten\n– Termine"));
        assert!(!spoken("No dash at all."));
    }

    #[test]
    fn speech_and_lists_in_one_text_are_distinguished() {
        let text = "– Qui va là ?\n– Moi.\nIl nota :\n– la marée ;\n– le vent.\nPuis :\n– Entrez !";
        assert_eq!(super::spoken(&lines::read(text, 1)), [0, 1, 6]);
    }
}

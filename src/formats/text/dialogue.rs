//! Distinguishes en dashes that open direct speech from those that mark list items, by comparing all lines of a text that begin with one.

use super::lines::Line;
use crate::formats::lexicon::Phrases;

/// The text after the dash that opens the line.
pub(super) fn after_dash(line: &str) -> Option<&str> {
    line.strip_prefix('–').map(str::trim_start).filter(|rest| !rest.is_empty())
}

/// Indices of the lines that open direct speech: those that begin with an en dash, where nearly all are sentences and some are questions,
/// exclamations or name the speaker. Consecutive lines of which one ends with a semicolon or begins in lower case are a list.
pub(super) fn spoken(lines: &[Line<'_>]) -> Vec<usize> {
    let (mut found, mut sentences, mut lively) = (Vec::new(), 0usize, 0usize);
    let mut at = 0;
    while at < lines.len() {
        let row: Vec<&str> = lines[at..].iter().map_while(|line| after_dash(line.text)).collect();
        let listed = row.iter().any(|said| said.ends_with(';') || said.starts_with(char::is_lowercase));
        if !row.is_empty() && !listed {
            found.extend(at..at + row.len());
            sentences += row.iter().filter(|said| is_sentence(said)).count();
            lively += row.iter().filter(|said| is_lively(said)).count();
        }
        at += row.len().max(1);
    }
    if sentences * 10 >= found.len() * 9 && lively * 3 >= found.len() { found } else { Vec::new() }
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

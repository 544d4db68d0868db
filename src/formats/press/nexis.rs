//! Downloads of Nexis as text: documents under `1 of 10 DOCUMENTS`, each with its publication and its date set in the middle, the headline,
//! labelled fields, the text, and more labelled fields.

use std::ops::Range;

use super::labels::{self, Label};
use super::{Entry, groups, joined};
use crate::formats::lexicon::Phrases;

/// The articles of a download; none where the lines are something else.
pub(super) fn entries(lines: &[&str]) -> Vec<Entry> {
    let starts: Vec<usize> = (0..lines.len()).filter(|&at| is_divider(lines[at])).collect();
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    starts.iter().zip(ends).filter_map(|(start, end)| entry(lines, start + 1..end)).collect()
}

/// Whether a line is `1 of 10 DOCUMENTS`, `Dokument 1 von 10`.
pub(super) fn is_divider(line: &str) -> bool {
    let line = line.trim();
    if line.len() > 48 || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let words: Vec<String> = line.split_whitespace().map(str::to_lowercase).collect();
    let [first, second, third, fourth] = &words[..] else { return false };
    let is_number = |word: &String| word.bytes().all(|byte| byte.is_ascii_digit());
    let is_noun = |word: &String| Phrases::PressDocumentNouns.contains(word);
    is_number(first) && is_number(third) && is_noun(fourth) || is_noun(first) && is_number(second) && is_number(fourth)
}

fn entry(lines: &[&str], within: Range<usize>) -> Option<Entry> {
    let mut entry = Entry::default();
    let (mut behind_head, mut titled, mut counted) = (None, false, false);
    let story = &mut entry.story;
    for group in groups(lines, within.clone()) {
        let first = lines[group.start];
        let text = joined(&lines[group.clone()]);
        if let Some((label, value)) = labels::read(&text) {
            counted |= label == Label::Length;
            titled |= label == Label::Headline;
            labels::store(label, value, story);
        } else if counted
            || titled && !labels::is_capital(first) && !story.titles.is_empty() && story.published.is_some() && is_prose(&text)
        {
            behind_head = Some(group.start);
            break;
        } else if labels::is_copyright(first) || labels::is_capital(first) && story.published.is_some() {
        } else if story.publisher.is_none() {
            story.publisher = Some(first.trim().to_owned());
        } else if story.published.is_none() {
            story.published = labels::is_date(first).then(|| first.trim().to_owned());
        } else if !titled {
            story.titles.push(text);
            titled = true;
        }
    }
    let start = behind_head.unwrap_or(within.end);
    let tail = groups(lines, start..within.end).find(|group| is_tail(lines, group)).map_or(within.end, |group| group.start);
    for group in groups(lines, tail..within.end) {
        if let Some((label, value)) = labels::read(&joined(&lines[group])) {
            labels::store(label, value, story);
        }
    }
    entry.body = start..tail;
    (!entry.story.titles.is_empty() || !entry.body.is_empty()).then_some(entry)
}

/// Whether a text is a paragraph rather than the rest of a head.
fn is_prose(text: &str) -> bool {
    text.len() > 80 || text.ends_with(['.', '!', '?', '”', '"', '»'])
}

/// Whether lines follow the text: fields of the database, or a notice of copyright set in the middle.
fn is_tail(lines: &[&str], group: &Range<usize>) -> bool {
    let first = lines[group.start];
    let label = labels::read(first).map(|(label, _)| label);
    let closing = matches!(label, Some(Label::Closing | Label::Loaded | Label::Keywords | Label::Address));
    closing && labels::is_capital(first) || first.starts_with("   ") && labels::is_copyright(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOWNLOAD: &str = "Download Request: Selected Items: 1-2\nTerms: (ferry)\n\n\n                      1 of 2 DOCUMENTS\n\n
                    The Tidal Post (London)\n\n                  March 4, 2011 Friday\n                     Edition 1;\n                     Scotland\n
Ferry stops for good after\ntwo centuries\n\nBYLINE: Ann Lee and Bo Roy\n\nSECTION: NEWS; Pg. 6\n\nLENGTH: 12 words\n
The ferry to the isle stops\non Monday.\n\nNobody is glad of it.\n\nLOAD-DATE: March 5, 2011\n\nSUBJECT: FERRIES (90%); ISLANDS (88%)\n
                 Copyright 2011 The Tidal Post\n                    All Rights Reserved\n\n                      2 of 2 DOCUMENTS\n\n
                    The Quay\n\n                  March 6, 2011\n\nA second crossing\n\nOf boats, and no more. The rest is silence here on the quay, said the ferryman.\n";

    #[test]
    fn each_document_has_its_head_and_its_text() {
        let lines: Vec<&str> = DOWNLOAD.lines().collect();
        let entries = entries(&lines);
        let [first, second] = &entries[..] else { panic!("{entries:?}") };
        assert_eq!(first.story.titles, ["Ferry stops for good after two centuries"]);
        assert_eq!(first.story.publisher.as_deref(), Some("The Tidal Post (London)"));
        assert_eq!((first.story.published.as_deref(), first.story.section.as_deref()), (Some("March 4, 2011 Friday"), Some("NEWS")));
        assert_eq!(
            (&first.story.authors[..], &first.story.tags[..]),
            (&["Ann Lee".to_owned(), "Bo Roy".into()][..], &["FERRIES".to_owned(), "ISLANDS".into()][..])
        );
        assert_eq!(joined(&lines[first.body.clone()]), "The ferry to the isle stops on Monday. Nobody is glad of it.");
        assert_eq!(second.story.titles, ["A second crossing"]);
        assert!(joined(&lines[second.body.clone()]).starts_with("Of boats"));
    }

    #[test]
    fn dividers_are_known_in_several_languages() {
        assert!(["  3 of 10 DOCUMENTS", "Dokument 3 von 10", "Document 3 de 10"].iter().all(|line| is_divider(line)));
        assert!(!["3 of 10 doctors agree", "documents", "He read 3 of 10 documents."].iter().any(|line| is_divider(line)));
    }
}

//! Downloads of Nexis Uni, mostly as documents of a word processor: headline, publication and date as paragraphs, labelled fields, `Body`,
//! the text, `Load-Date`, and `End of Document`.

use std::ops::Range;

use super::labels::{self, Label};
use super::{Entry, joined};
use crate::formats::lexicon::Phrases;

/// The articles of a download; none where the paragraphs are something else.
pub(super) fn entries(lines: &[&str]) -> Vec<Entry> {
    let mut start = 0;
    let mut entries = Vec::new();
    for end in (0..lines.len()).filter(|&at| is(lines[at], Phrases::PressDocumentEnds)) {
        entries.extend(entry(lines, start..end));
        start = end + 1;
    }
    entries
}

/// Whether a line is one of these phrases.
pub(super) fn is(line: &str, phrases: Phrases) -> bool {
    let line = line.trim();
    phrases.iter().any(|phrase| phrase.eq_ignore_ascii_case(line))
}

fn entry(lines: &[&str], within: Range<usize>) -> Option<Entry> {
    let text = within.clone().find(|&at| is(lines[at], Phrases::PressBodyHeadings));
    let counted = within.clone().find(|&at| matches!(labels::read(lines[at]), Some((Label::Length, _))));
    let head = within.start..text.or(counted)?;
    let dated = head.clone().rev().find(|&at| labels::is_date(lines[at]) && labels::read(lines[at]).is_none())?;
    let mut above = (head.start..dated).rev().filter(|&at| !lines[at].trim().is_empty());
    let mut entry = Entry::default();
    let story = &mut entry.story;
    story.published = Some(lines[dated].trim().to_owned());
    story.publisher = above.next().map(|at| lines[at].trim().to_owned());
    story.titles.extend(above.next().map(|at| joined(&lines[at..=at])));
    // Without a heading, further fields may follow the number of words.
    let mut behind = text.or(counted)? + 1..within.end;
    let start = behind.find(|&at| labels::read(lines[at]).is_none() && !lines[at].trim().is_empty()).unwrap_or(within.end);
    for (label, value) in lines[dated..start].iter().filter_map(|line| labels::read(line)) {
        labels::store(label, value, story);
    }
    let is_tail = |at: &usize| is(lines[*at], Phrases::PressTailHeadings) || matches!(labels::read(lines[*at]), Some((Label::Loaded, _)));
    let end = (start..within.end).find(is_tail).unwrap_or(within.end);
    entry.body = start..end;
    Some(entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_document_has_its_head_and_its_text() {
        let lines = [
            "User Name: Ann",
            "Date and Time: Friday, March 20, 2020 4:51 PM",
            "Documents (2)",
            "1. Ferry stops for good",
            "Ferry stops for good",
            "The Tidal Post (London)",
            "March 4, 2011 Friday",
            "Edition 1",
            "Copyright 2011 The Tidal Post",
            "Section: NEWS; Pg. 6",
            "Length: 12 words",
            "Byline: Ann Lee",
            "Body",
            "The ferry stops.",
            "Nobody is glad: at least, no one said so.",
            "Graphic",
            "The ferry, drawn.",
            "Load-Date: March 5, 2011",
            "End of Document",
            "A second crossing",
            "The Quay",
            "6 mars 2011",
            "Length: 3 words",
            "Byline: Bo Roy",
            "Of boats.",
            "End of Document",
        ];
        let entries = entries(&lines);
        let [first, second] = &entries[..] else { panic!("{entries:?}") };
        let heads =
            [first, second].map(|entry| (entry.story.titles[0].as_str(), entry.story.publisher.as_deref(), &entry.story.authors[0][..]));
        assert_eq!(
            heads,
            [("Ferry stops for good", Some("The Tidal Post (London)"), "Ann Lee"), ("A second crossing", Some("The Quay"), "Bo Roy")]
        );
        assert_eq!((&lines[first.body.clone()], &lines[second.body.clone()]), (&lines[13..15], &lines[24..25]));
    }
}

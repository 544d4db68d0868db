//! Headings recognised as a group: recurring labels, an interview's questions, lines that trail off and continue in the next. A line that
//! looks like a sentence is a heading where others of its kind are.

use std::collections::HashMap;

use super::lines::Line;
use super::paragraphs::{Kind, Piece};
use super::{non_headings, title_block};
use crate::formats::dates;
use crate::formats::lexicon::Phrases;

/// The longest label, in bytes, and the most words of one.
const LABEL: (usize, usize) = (24, 3);

/// A paragraph takes more columns than this, a heading of a series does not take more than the second.
const COLUMNS: (usize, usize) = (200, 180);

/// Lines that trail off and are headings take no more columns than this.
const TRAILING: u16 = 60;

/// The columns and words of a label with a colon that is a heading.
const LABELLED: (u16, usize) = (40, 4);

/// So many of them in a text are headings.
const SETS: usize = 2;

/// So many headings with the same label are a series, and so many questions an interview.
const SERIES: usize = 3;

/// The common label of all months with a year, before the colons of a chronology.
const MONTH: &str = "month";

/// The words before the first colon, without the number that counts them: `Fact`, `Q` of `Q1 : …`, `Slide` of `Slide 7: …`.
pub(super) fn label(text: &str) -> Option<&str> {
    // The whole paragraph need not be searched: a label is at its start.
    let at = text.char_indices().take(LABEL.0 + 1).find(|(_, c)| matches!(c, ':' | '：'))?.0;
    let (label, rest) = (text.get(..at)?, text.get(at..)?.trim_start_matches([':', '：']));
    if is_month(label.trim()) {
        return Some(MONTH);
    }
    let label = label.trim().trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    let short = !label.is_empty() && label.len() <= LABEL.0 && label.split_whitespace().count() <= LABEL.1;
    (short && label.starts_with(char::is_uppercase) && rest.starts_with(char::is_whitespace)).then_some(label)
}

/// Whether the label is a month and a year.
fn is_month(label: &str) -> bool {
    let year = label.bytes().rev().take_while(u8::is_ascii_digit).count() == 4;
    year && label.starts_with(char::is_alphabetic) && dates::read(&format!("1 {label}"), None).is_some()
}

/// Labels before a colon at the start of paragraphs, with their counts.
#[derive(Debug, Default)]
pub(super) struct Labels<'a> {
    counts: HashMap<&'a str, Count>,
    /// Number of questions without a label: they mark an interview, whose labels name those who answer.
    asked: usize,
    /// Number of labels that are names of people and come more than once: two of them talk to each other.
    speakers: usize,
}

/// Whether a label is the name of someone who speaks: two words with capitals, or the letter of a question or an answer.
fn is_speaker(label: &str) -> bool {
    let name = |word: &str| word.starts_with(char::is_uppercase);
    label.chars().count() == 1 || label.split(' ').count() == 2 && label.split(' ').all(name)
}

/// Counts of one label: short paragraphs, long ones, and questions among both.
#[derive(Debug, Default, Clone, Copy)]
struct Count {
    short: usize,
    long: usize,
    asked: usize,
}

impl<'a> Labels<'a> {
    pub(super) fn of(lines: &[Line<'a>], pieces: &[Piece]) -> Self {
        let mut labels = Self::default();
        for piece in pieces.iter().filter(|piece| piece.kind == Kind::Prose) {
            let lines = &lines[piece.lines()];
            let columns: usize = lines.iter().map(|line| usize::from(line.width) + 1).sum();
            let asks = columns <= COLUMNS.1 && lines.last().is_some_and(|line| line.text.ends_with(['?', '？']));
            let Some(label) = lines.first().and_then(|line| label(line.text)) else {
                labels.asked += usize::from(asks);
                continue;
            };
            let count = labels.counts.entry(label).or_default();
            *(if columns > COLUMNS.0 { &mut count.long } else { &mut count.short }) += 1;
            count.asked += usize::from(asks);
        }
        let again = |(label, count): &(&&str, &Count)| count.short + count.long > 1 && is_speaker(label);
        labels.speakers = labels.counts.iter().filter(again).count();
        labels
    }

    /// Whether `text` begins with the label of a speaker or a slide: one that precedes paragraphs as well.
    pub(super) fn is_turn(&self, text: &str) -> bool {
        self.count(text).is_some_and(|count| {
            let answers = self.asked >= SERIES && count.short + count.long > 1 && count.asked * 2 < count.short + count.long;
            count.long > 1 && count.short < 2 * count.long || answers || self.speakers > 1 && label(text).is_some_and(is_speaker)
        })
    }

    /// Whether `text` opens as many other short lines do, and no paragraph does.
    pub(super) fn is_series(&self, text: &str, columns: usize) -> bool {
        columns <= COLUMNS.1 && self.asked < SERIES && self.count(text).is_some_and(|count| count.short >= SERIES && count.long == 0)
    }

    fn count(&self, text: &str) -> Option<Count> {
        self.counts.get(label(text)?).copied()
    }
}

/// Whether of the headings `found` with the `long` questions beside them so many are questions as in an interview.
pub(super) fn is_interview(lines: &[Line<'_>], pieces: &[Piece], found: &[usize], long: &[usize]) -> bool {
    let asked = long.len() + found.iter().filter(|&&at| asks(&title_block::joined(&lines[pieces[at].lines()]))).count();
    asked >= SERIES && asked * 2 >= found.len() + long.len()
}

/// Whether `text` consists of questions only, or is an interviewer's request.
pub(super) fn asks(text: &str) -> bool {
    (text.ends_with(['?', '？']) || is_request(text)) && super::lines::width(text) <= COLUMNS.1
}

/// Whether `text` is one sentence with an interviewer's request: « Parlez-nous de vous. »
fn is_request(text: &str) -> bool {
    if !text.ends_with('.') || non_headings::holds_sentence(text) {
        return false;
    }
    let low = text.split_whitespace().take(3).collect::<Vec<_>>().join(" ").to_lowercase() + " ";
    Phrases::InterviewRequests.begin(&low)
}

/// Lines ending with a colon above a wider paragraph that ends with one too: the paragraph is the introduction, the line its heading.
/// `open` says which lines may be headings.
pub(super) fn over_introductions(lines: &[Line<'_>], pieces: &[Piece], open: impl Fn(usize) -> bool) -> Vec<usize> {
    let text = |at: usize| pieces.get(at).filter(|piece| piece.kind == Kind::Prose).map(|piece| title_block::joined(&lines[piece.lines()]));
    let announces = |text: &str| text.ends_with([':', '：']);
    let over = |&at: &usize| {
        let Some(line) = text(at).filter(|line| announces(line) && !non_headings::holds_sentence(line)) else { return false };
        let columns = super::lines::width(&line);
        let below = || text(at + 1).filter(|below| announces(below)).map_or(0, |below| super::lines::width(&below));
        columns <= usize::from(TRAILING) && below() > usize::from(TRAILING)
    };
    (0..pieces.len()).filter(|&at| open(at)).filter(over).collect()
}

/// Labels with a colon, each over a paragraph: « Background: ». `open` says which lines may be headings.
pub(super) fn labels_over(lines: &[Line<'_>], pieces: &[Piece], open: impl Fn(usize) -> bool) -> Vec<usize> {
    let over = |&at: &usize| {
        let [line] = &lines[pieces[at].lines()] else { return false };
        let label = line.text.trim_end_matches([':', '：']);
        let short = label.len() < line.text.len() && line.width <= LABELLED.0 && label.split_whitespace().count() <= LABELLED.1;
        let below = pieces.get(at + 1).filter(|below| below.kind == Kind::Prose);
        let said = |text: &str| text.starts_with(['"', '“', '„', '«', '‘', '—', '–', '-']);
        let long = |below: &Piece| {
            let lines = &lines[below.lines()];
            let columns: usize = lines.iter().map(|line| usize::from(line.width)).sum();
            columns > COLUMNS.0 / 2 && !lines.first().is_some_and(|line| said(line.text))
        };
        short && label.starts_with(char::is_uppercase) && !non_headings::holds_sentence(label) && below.is_some_and(long)
    };
    let found: Vec<usize> = (0..pieces.len()).filter(|&at| open(at)).filter(over).collect();
    if found.len() < SETS { Vec::new() } else { found }
}

/// Short lines of which one trails off and the next takes it up: « De l’idée… », « … à l’objet ». `open` says which lines may be.
pub(super) fn trailing(lines: &[Line<'_>], pieces: &[Piece], open: impl Fn(usize) -> bool) -> Vec<usize> {
    let (mut found, mut before) = (Vec::new(), None);
    for at in (0..pieces.len()).filter(|&at| open(at)) {
        let [line] = &lines[pieces[at].lines()] else { continue };
        if line.width > TRAILING {
            continue;
        }
        let dots = |part: fn(&str, &str) -> bool| part(line.text, "…") || part(line.text, "...");
        if dots(|text, dots| text.starts_with(dots)) {
            found.extend(before.take().map(|before| [before, at]).into_iter().flatten());
        } else if dots(|text, dots| text.ends_with(dots)) {
            before = Some(at);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_precede_a_colon() {
        assert_eq!([label("Fact: it is so"), label("Q1 : et alors ?"), label("Slide 12: Next")], [Some("Fact"), Some("Q"), Some("Slide")]);
        assert_eq!([label("June 2020: the fog"), label("Décembre 2019 : le port")], [Some(MONTH); 2]);
        assert_eq!([label("12:30"), label("so: it is"), label("At the end of the day: rain"), label("Note:")], [None; 4]);
    }
}

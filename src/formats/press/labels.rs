//! Labels of fields in the downloads of press databases, in the languages of their interfaces.

use crate::formats::byline;
use crate::formats::dates;
use crate::formats::lexicon::Phrases;
use crate::formats::schema::Story;

/// The field that a label stands before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Headline,
    Byline,
    Section,
    Length,
    Place,
    Summary,
    Keywords,
    /// The date on which the database took the article in.
    Loaded,
    Address,
    /// A field of the database's own, behind the text.
    Closing,
}

/// Each label with its words.
const LABELS: [(Phrases, Label); 10] = [
    (Phrases::PressHeadlineLabels, Label::Headline),
    (Phrases::PressBylineLabels, Label::Byline),
    (Phrases::PressSectionLabels, Label::Section),
    (Phrases::PressLengthLabels, Label::Length),
    (Phrases::PressPlaceLabels, Label::Place),
    (Phrases::PressSummaryLabels, Label::Summary),
    (Phrases::PressKeywordLabels, Label::Keywords),
    (Phrases::PressLoadLabels, Label::Loaded),
    (Phrases::PressAddressLabels, Label::Address),
    (Phrases::PressClosingLabels, Label::Closing),
];

/// The longest label, in bytes.
const LONGEST: usize = 40;

/// The label that a line begins with, and what follows its colon.
pub(super) fn read(line: &str) -> Option<(Label, &str)> {
    let line = line.trim_start();
    let head = line.get(..line.floor_char_boundary(LONGEST))?;
    let colon = head.find(':')?;
    let name = head[..colon].trim_end().to_lowercase();
    let (_, label) = LABELS.iter().find(|(words, _)| words.contains(&name))?;
    Some((*label, line[colon + 1..].trim()))
}

/// Whether a line begins with a label in capitals, known or not: `SERIES: Part 2`.
pub(super) fn is_capital(line: &str) -> bool {
    let Some((name, _)) = line.trim_start().split_once(':') else { return false };
    name.len() <= LONGEST && name.chars().filter(|c| c.is_alphabetic()).count() > 2 && !name.chars().any(char::is_lowercase)
}

/// Stores a field.
pub(super) fn store(label: Label, value: &str, story: &mut Story) {
    let value = value.trim();
    if value.is_empty() {
        return;
    }
    match label {
        Label::Headline => story.titles.insert(0, value.to_owned()),
        Label::Byline => story.authors = byline::field::people(value),
        Label::Section => story.section = value.split(';').next().map(|section| section.trim().to_owned()),
        Label::Place => story.place = Some(value.trim_end_matches([';', ' ']).to_owned()),
        Label::Summary => story.summary = Some(value.to_owned()),
        Label::Keywords => {
            let tags = value.split(';').map(|tag| tag.split(" (").next().unwrap_or(tag).trim().to_owned());
            story.tags.extend(tags.filter(|tag| !tag.is_empty()));
        }
        Label::Loaded if story.published.is_none() => story.published = Some(value.to_owned()),
        Label::Address => story.url = Some(value.to_owned()).filter(|url| url.starts_with("http")),
        Label::Length | Label::Loaded | Label::Closing => (),
    }
}

/// Whether a line is a notice of copyright.
pub(super) fn is_copyright(line: &str) -> bool {
    let line = line.trim_start();
    let starts = |start: &str| line.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start));
    starts("copyright") || starts("(c)") || line.starts_with('©') || starts("all rights reserved")
}

/// Whether a line is a date, perhaps with a weekday, a time and an edition.
pub(super) fn is_date(line: &str) -> bool {
    let line = line.trim();
    line.len() <= 80 && !line.contains(": ") && dates::find(line, None).is_some_and(|(range, _)| range.start < 16)
}

/// Whether a line is a number of words: `664 words`, `1,024 Wörter`.
pub(super) fn is_word_count(line: &str) -> bool {
    let Some((number, noun)) = line.trim().rsplit_once([' ', '\u{a0}', '\u{202f}']) else { return false };
    let digits =
        number.chars().any(|c| c.is_ascii_digit()) && number.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | ' ' | '\u{a0}'));
    digits && Phrases::WordCountNouns.contains(&noun.to_lowercase())
}

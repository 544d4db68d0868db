//! Downloads of Factiva: articles that end with `Document` and a number of twenty characters. The head is either lines in a fixed order
//! (headline, byline, number of words, date, source, language, copyright) or fields behind codes of two letters.

use std::ops::Range;

use super::labels;
use super::{Entry, joined};
use crate::formats::byline::{self, names};
use crate::formats::lexicon::Phrases;
use crate::formats::schema::Story;

/// Codes of fields: those of the text are `LP` and `TD`.
const CODES: &str = " SE HD BY CR WC PD ET SN SC ED PG VOL LA CY LP TD ART CO IN NS RE IPC IPD PUB AN RF CT CLM ";

/// The most lines of a head.
const HEAD: usize = 24;

/// The articles of a download; none where the lines are something else.
pub(super) fn entries(lines: &[&str]) -> Vec<Entry> {
    let mut start = 0;
    let mut entries = Vec::new();
    for end in (0..lines.len()).filter(|&at| is_end(lines[at])) {
        let within = start..end;
        entries.extend(coded(lines, within.clone()).or_else(|| displayed(lines, within, None)));
        start = end + 1;
    }
    entries
}

/// Whether a line ends an article: `Document PNP0000020010926du4i003v3`.
pub(super) fn is_end(line: &str) -> bool {
    let Some((noun, number)) = line.trim().split_once(' ') else { return false };
    (20..=32).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && number.bytes().filter(u8::is_ascii_digit).count() >= 8
        && Phrases::PressDocumentNouns.contains(&noun.to_lowercase())
}

/// An article whose head is lines in order, the headline at `titled` where that is known.
pub(super) fn displayed(lines: &[&str], within: Range<usize>, titled: Option<usize>) -> Option<Entry> {
    let filled: Vec<usize> = within.clone().filter(|&at| !lines[at].trim().is_empty() && !is_footer(lines[at])).collect();
    let counted = filled.iter().position(|&at| labels::is_word_count(lines[at]) || labels::is_date(lines[at]))?;
    let mut entry = Entry::default();
    let above = &filled[counted.saturating_sub(3)..counted];
    head(lines, above, titled, &mut entry.story);
    let mut rest = filled[counted..].iter().copied().filter(|&at| !labels::is_word_count(lines[at])).peekable();
    let dated = rest.next_if(|&at| labels::is_date(lines[at]))?;
    entry.story.published = Some(lines[dated].trim().to_owned());
    rest.next_if(|&at| lines[at].trim().len() <= 8 && lines[at].contains(':'));
    entry.story.publisher = rest.next().map(|at| lines[at].trim().to_owned());
    let below: Vec<usize> = rest.take(HEAD).collect();
    let behind_notice = below.iter().rposition(|&at| labels::is_copyright(lines[at])).map(|at| at + 1);
    let start = behind_notice.or_else(|| below.iter().position(|&at| lines[at].trim().len() > 60)).unwrap_or(below.len());
    entry.body = below.get(start).copied().unwrap_or(within.end)..within.end;
    (!entry.story.titles.is_empty()).then_some(entry)
}

/// Reads the lines above the number of words: a section, the headline, a byline.
fn head(lines: &[&str], above: &[usize], titled: Option<usize>, story: &mut Story) {
    let line = |at: usize| joined(&lines[at..=at]);
    let is_byline = |at: usize| names::behind_opener(&line(at)).is_some();
    let is_short = |at: usize| lines[at].split_whitespace().count() <= 3;
    let place = titled.and_then(|titled| above.iter().position(|&at| at == titled)).unwrap_or(match above {
        [_, second] if !is_byline(*second) && is_short(above[0]) && !is_short(*second) => 1,
        [_, _, _] => 1,
        _ => 0,
    });
    story.titles.extend(above.get(place).map(|&at| line(at)));
    story.section = above[..place.min(above.len())].last().map(|&at| line(at));
    story.authors = above.get(place + 1).map(|&at| byline::field::people(&without_opener(&line(at)))).unwrap_or_default();
}

fn without_opener(line: &str) -> String {
    names::without_opener(line).to_owned()
}

/// Whether a line is at the foot of a page of a printed download.
fn is_footer(line: &str) -> bool {
    line.contains("Factiva, Inc")
}

/// The code that a line begins with, and what is behind it.
pub(super) fn code(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start();
    let end = line.find(|c: char| c.is_whitespace() || c == ':').unwrap_or(line.len());
    let (code, rest) = line.split_at_checked(end)?;
    let known = (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_uppercase()) && CODES.contains(&format!(" {code} "));
    known.then(|| (code, rest.trim_start_matches(':').trim()))
}

/// An article whose fields are behind codes.
fn coded(lines: &[&str], within: Range<usize>) -> Option<Entry> {
    let codes: Vec<(usize, &str)> = within.clone().filter_map(|at| Some((at, code(lines[at])?.0))).collect();
    let has = |wanted: &str| codes.iter().any(|(_, code)| *code == wanted);
    if !has("HD") || !has("PD") || !(has("LP") || has("TD")) {
        return None;
    }
    let mut entry = Entry { coded: true, ..Entry::default() };
    let ends = codes.iter().skip(1).map(|(at, _)| *at).chain([within.end]);
    for ((start, name), end) in codes.iter().zip(ends) {
        let first = code(lines[*start]).map_or("", |(_, rest)| rest);
        let value = joined(&[&[first], &lines[start + 1..end]].concat());
        let story = &mut entry.story;
        match *name {
            "HD" => story.titles.push(value),
            "BY" => story.authors = byline::field::people(&without_opener(&value)),
            "PD" => story.published = Some(value),
            "SN" => story.publisher = Some(value),
            "SE" => story.section = Some(value),
            "LP" | "TD" if entry.body.is_empty() => entry.body = *start..end,
            "LP" | "TD" => entry.body.end = end,
            _ => (),
        }
    }
    Some(entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_in_a_fixed_order_are_read() {
        let lines = [
            "Ferry stops for good",
            "By Ann Lee",
            "664 words",
            "4 March 2011",
            "09:30",
            "The Tidal Post",
            "TIDP",
            "18",
            "English",
            "(c) 2011 The Tidal Post",
            "",
            "The ferry stops.",
            "",
            "Nobody is glad.",
            "",
            "Document TIDP000020110304e7340003v",
            "",
            "Inland",
            "Eine zweite Fähre für die Insel",
            "1.020 Wörter",
            "6 März 2011",
            "Der Kai",
            "DERK",
            "Deutsch",
            "Copyright 2011 Der Kai",
            "Von Booten.",
            "Dokument DERK000020110306e7360003v",
        ];
        let entries = entries(&lines);
        let [first, second] = &entries[..] else { panic!("{entries:?}") };
        assert_eq!(
            (&first.story.titles[0][..], &first.story.authors[0][..], first.story.publisher.as_deref()),
            ("Ferry stops for good", "Ann Lee", Some("The Tidal Post"))
        );
        assert_eq!(joined(&lines[first.body.clone()]), "The ferry stops. Nobody is glad.");
        assert_eq!(
            (&second.story.titles[0][..], second.story.section.as_deref(), second.story.published.as_deref()),
            ("Eine zweite Fähre für die Insel", Some("Inland"), Some("6 März 2011"))
        );
        assert_eq!(joined(&lines[second.body.clone()]), "Von Booten.");
    }

    #[test]
    fn fields_behind_codes_are_read() {
        let lines = [
            "HD",
            "Ferry stops for good",
            "BY  By Ann Lee",
            "WC 12 words",
            "PD   4 March 2011",
            "SN The Tidal Post",
            "LP",
            "The ferry stops.",
            "",
            "TD",
            "Nobody is glad.",
            "CO  isle : Isle Ferries",
            "Document TIDP000020110304e7340003v",
        ];
        let entries = entries(&lines);
        let [entry] = &entries[..] else { panic!("{entries:?}") };
        assert_eq!(
            (&entry.story.titles[0][..], &entry.story.authors[0][..], entry.body.clone()),
            ("Ferry stops for good", "Ann Lee", 6..11)
        );
    }
}

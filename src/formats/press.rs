//! Downloads of press databases (Nexis, Factiva, Europresse): many articles in one text, page or document, each under a head of labelled
//! fields. Owns the search for the articles and their heads; the text of each is read by the rules of its own format.

mod europresse;
mod factiva;
mod labels;
mod nexis;
mod nexis_uni;
mod page;
mod text;
mod xml;

use std::ops::Range;

use super::schema::Story;
pub(crate) use page::{parse as parse_page, sniff as sniff_page};
pub(crate) use text::{parse as parse_text, sniff as sniff_text};
pub(crate) use xml::{parse as parse_xml, sniff as sniff_xml};

/// An article of a download.
#[derive(Debug, Default)]
pub(in crate::formats) struct Entry {
    /// The fields of its head.
    pub(in crate::formats) story: Story,
    /// The paragraphs of its text, by their numbers.
    pub(in crate::formats) body: Range<usize>,
    /// Whether codes of fields stand before its text.
    coded: bool,
}

impl Entry {
    /// A paragraph of the text, without the code of its field.
    pub(in crate::formats) fn line<'a>(&self, written: &'a str) -> &'a str {
        if self.coded { factiva::code(written).map_or(written, |(_, rest)| rest) } else { written }
    }
}

/// The articles of a download, given as its paragraphs or lines; none where it is no download. Lines of a text have empty ones between
/// paragraphs.
pub(in crate::formats) fn entries(lines: &[&str]) -> Vec<Entry> {
    let found = nexis::entries(lines);
    if !found.is_empty() {
        return found;
    }
    let found = nexis_uni::entries(lines);
    if found.is_empty() { factiva::entries(lines) } else { found }
}

/// The lines between blank ones in a range, as ranges; each line by itself where none is blank.
fn groups<'a>(lines: &'a [&str], within: Range<usize>) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut at = within.start;
    let single = !lines[within.clone()].iter().any(|line| line.trim().is_empty());
    std::iter::from_fn(move || {
        let is_blank = |at: &usize| lines.get(*at).is_none_or(|line| line.trim().is_empty());
        let start = (at..within.end).find(|at| !is_blank(at))?;
        at = if single { start + 1 } else { (start..within.end).find(is_blank).unwrap_or(within.end) };
        Some(start..at)
    })
}

/// The words of several lines, on one.
fn joined(lines: &[&str]) -> String {
    lines.iter().flat_map(|line| line.split_whitespace()).collect::<Vec<_>>().join(" ")
}

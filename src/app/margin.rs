//! The margin beside the text of a wide screen: the speaker of each quotation that begins on a row, and the notes.

use super::annotate;
use super::reader::Reader;

/// A text in the margin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The row of the screen beside which it begins.
    pub(crate) row: usize,
    pub(crate) kind: EntryKind,
    pub(crate) text: String,
}

/// The content of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EntryKind {
    Speaker,
    Note,
}

/// The entries for the rows on screen, in order. A speaker is named once for quotations that follow each other.
pub(crate) fn entries(reader: &Reader) -> Vec<Entry> {
    let article = reader.article();
    let quotes = article.quotes();
    let mut entries = Vec::new();
    let mut last = None;
    for (row, shown) in reader.rows.iter().enumerate().filter(|(_, shown)| !shown.range.is_empty()) {
        let first = quotes.partition_point(|quote| quote.range.start < shown.range.start);
        let begins = quotes[first..].iter().take_while(|quote| quote.range.start < shown.range.end);
        for quote in begins.filter(|quote| article.is_quotation(quote)) {
            let speaker = article.speaker(quote);
            if let Some(speaker) = speaker.filter(|&speaker| last != Some(speaker)) {
                entries.push(Entry { row, kind: EntryKind::Speaker, text: speaker.to_owned() });
            }
            last = speaker;
        }
        let notes = reader.notes.beginning_on(&shown.range);
        entries.extend(notes.map(|note| Entry { row, kind: EntryKind::Note, text: annotate::written(note) }));
    }
    entries
}

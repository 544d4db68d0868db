//! The notes of the open article, with their ranges in its current text. Those at their old place have a range at once; the others are
//! looked for elsewhere, and have one when [`super::Msg::NotesFound`] comes. Notes whose words are gone are kept without a range.

use std::ops::Range;

use super::msg::FoundNote;
use crate::find::Anchor;
use crate::library::{Note, NoteId};

/// A note and the range of its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocatedNote {
    pub note: Note,
    /// The range of its words; `None` if they are gone, or not found yet.
    pub range: Option<Range<usize>>,
    /// Whether its words are still being looked for.
    pub sought: bool,
}

impl LocatedNote {
    /// Whether its words are gone.
    pub(crate) fn is_lost(&self) -> bool {
        self.range.is_none() && !self.sought
    }
}

#[derive(Debug, Clone, Default)]
pub struct ArticleNotes {
    /// Sorted by start; those without a range last.
    all: Vec<LocatedNote>,
    /// The union of their ranges, sorted and disjoint.
    marked: Vec<Range<usize>>,
    /// Whether notes are to be looked for, with no request sent yet.
    unasked: bool,
}

impl ArticleNotes {
    /// Locates each note that is at its old place in `text`.
    pub fn of(notes: &[Note], text: &str) -> Self {
        let all = notes.iter().map(|note| placed(note.clone(), text)).collect();
        let mut all = Self { all, ..Self::default() };
        all.unasked = all.all.iter().any(|placed| placed.sought);
        all.sort();
        all
    }

    /// Locates all notes again in another text.
    pub(super) fn find_again(&mut self, text: &str) {
        for old in &mut self.all {
            *old = placed(std::mem::take(&mut old.note), text);
        }
        self.unasked = self.all.iter().any(|placed| placed.sought);
        self.sort();
    }

    /// The notes to look for, if there are any and no request was sent.
    pub(super) fn take_unasked(&mut self) -> Option<Vec<(NoteId, Anchor)>> {
        let sought = |placed: &LocatedNote| placed.note.id.filter(|_| placed.sought).map(|id| (id, placed.note.anchor.clone()));
        std::mem::take(&mut self.unasked).then(|| self.all.iter().filter_map(sought).collect())
    }

    /// Takes in the ranges of notes that were looked for.
    pub(super) fn take(&mut self, found: &[FoundNote]) {
        for (id, range) in found {
            for placed in self.all.iter_mut().filter(|placed| placed.sought && placed.note.id == Some(*id)) {
                (placed.range, placed.sought) = (range.clone().filter(|range| !range.is_empty()), false);
            }
        }
        self.sort();
    }

    /// Adds a note, replacing the one with the same id.
    pub fn put(&mut self, note: Note, text: &str) {
        self.all.retain(|old| old.note.id.is_none() || old.note.id != note.id);
        let placed = placed(note, text);
        self.unasked |= placed.sought;
        self.all.push(placed);
        self.sort();
    }

    pub fn remove(&mut self, id: NoteId) {
        self.all.retain(|old| old.note.id != Some(id));
        self.sort();
    }

    /// Every note, those without a range last.
    pub fn all(&self) -> &[LocatedNote] {
        &self.all
    }

    /// The union of their ranges, in order.
    pub fn marked(&self) -> &[Range<usize>] {
        &self.marked
    }

    /// The note on exactly this range.
    pub(crate) fn exactly(&self, range: &Range<usize>) -> Option<&LocatedNote> {
        self.all.iter().find(|placed| placed.range.as_ref() == Some(range))
    }

    /// The note at byte `at` of a row, else the first one on the row; the shortest of several.
    pub(crate) fn on_row(&self, row: &Range<usize>, at: usize) -> Option<&LocatedNote> {
        let first = self.marked.partition_point(|marked| marked.end <= row.start);
        self.marked.get(first).filter(|marked| marked.start < row.end)?;
        let on_row = || self.all.iter().filter_map(|placed| Some((placed, placed.range.as_ref()?)));
        let here = on_row().filter(|(_, range)| range.contains(&at)).min_by_key(|(_, range)| range.len());
        let any = || on_row().find(|(_, range)| range.start < row.end && range.end > row.start);
        here.or_else(any).map(|(placed, _)| placed)
    }

    /// Whether a note with text begins on this row.
    pub(crate) fn begins_on(&self, row: &Range<usize>) -> bool {
        self.beginning_on(row).next().is_some()
    }

    /// The notes with text that begin on this row.
    pub(crate) fn beginning_on(&self, row: &Range<usize>) -> impl Iterator<Item = &Note> {
        let (start, end) = (row.start, row.end);
        let first = self.all.partition_point(|placed| placed.range.as_ref().is_some_and(|range| range.start < start));
        let begins = move |placed: &&LocatedNote| placed.range.as_ref().is_some_and(|range| range.start < end);
        let notes = self.all.iter().skip(first).take_while(begins).map(|placed| &placed.note);
        notes.filter(|note| !note.text.is_empty() || !note.label.is_empty())
    }

    fn sort(&mut self) {
        self.all.sort_by_key(|placed| placed.range.as_ref().map_or((usize::MAX, 0), |range| (range.start, range.end)));
        self.marked.clear();
        for range in self.all.iter().filter_map(|placed| placed.range.clone()) {
            match self.marked.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => self.marked.push(range),
            }
        }
    }
}

fn placed(note: Note, text: &str) -> LocatedNote {
    let range = note.anchor.find_unchanged(text);
    // A note that is not saved yet has no name to be asked for by; its words were just marked.
    let sought = range.is_none() && note.id.is_some();
    LocatedNote { note, range: range.filter(|range| !range.is_empty()), sought }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::find::Anchor;

    const TEXT: &str = "One two three.\nFour five six.";

    fn note(id: i64, words: &str, text: &str) -> Note {
        let at = TEXT.find(words).unwrap();
        Note { id: Some(NoteId(id)), anchor: Anchor::of(TEXT, at..at + words.len()), text: text.to_owned(), ..Note::default() }
    }

    #[test]
    fn notes_that_touch_are_marked_as_one() {
        let notes = ArticleNotes::of(&[note(1, "two three", ""), note(2, "One two", "x"), note(3, "five", "")], TEXT);
        assert_eq!(notes.marked(), [0..13, 20..24]);
        assert!(notes.begins_on(&(0..14)) && !notes.begins_on(&(15..29)));
    }

    #[test]
    fn the_note_at_the_cursor_comes_before_the_first_on_the_row() {
        let notes = ArticleNotes::of(&[note(1, "One two", ""), note(2, "three", "")], TEXT);
        let on_row = |at| notes.on_row(&(0..14), at).and_then(|placed| placed.note.id);
        assert_eq!((on_row(0), on_row(9), on_row(13)), (Some(NoteId(1)), Some(NoteId(2)), Some(NoteId(1))));
        assert_eq!(notes.on_row(&(15..29), 15), None);
    }

    #[test]
    fn a_note_without_its_words_is_kept_last() {
        let mut notes = ArticleNotes::of(&[note(1, "One two", ""), note(2, "five", "")], TEXT);
        notes.find_again("Four five six. And more.");
        assert_eq!(notes.take_unasked().unwrap_or_default().len(), 2);
        notes.take(&[(NoteId(2), Some(5..9)), (NoteId(1), None)]);
        assert_eq!(notes.take_unasked(), None);
        let ids: Vec<_> = notes.all().iter().map(|placed| (placed.note.id, placed.range.is_some())).collect();
        assert_eq!(ids, [(Some(NoteId(2)), true), (Some(NoteId(1)), false)]);
        notes.remove(NoteId(1));
        notes.put(note(2, "six", "y"), TEXT);
        assert_eq!(notes.marked(), std::slice::from_ref(&(25..28)));
    }

    #[test]
    fn a_note_that_is_looked_for_is_not_lost_yet() {
        let mut notes = ArticleNotes::of(&[note(1, "One two", ""), note(2, "five", "")], "One two three.\nAnd four five six.");
        let sought = notes.all().iter().filter(|placed| placed.sought).count();
        assert_eq!((sought, notes.all().iter().any(LocatedNote::is_lost)), (2, false));
        notes.take(&[(NoteId(2), Some(24..28))]);
        assert_eq!((notes.marked(), notes.all()[1].sought), (std::slice::from_ref(&(24..28)), true));
    }
}

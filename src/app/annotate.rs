//! Highlights and notes: the range that `a` annotates, the prompt for the note's text, and saving it. A note appears once the store has
//! confirmed it.

use std::ops::Range;

use super::msg::Effect;
use super::pending_requests::{RequestKind, Trigger};
use super::prompt::{Annotation, Prompt, Target};
use super::reader::Reader;
use super::{Focus, Layer, Presentation, State, notes_panel};
use crate::find::Anchor;
use crate::input::LineEditor;
use crate::library::{Change, Note};
use crate::words::Notice;

/// Opens the prompt for a note on the highlight at the cursor, else on the quotation or paragraph there.
pub(super) fn here(state: &mut State) {
    let Some(reader) = reader(state) else { return };
    if let Some((note, range)) = reader.noted_here().and_then(|placed| Some((placed.note.clone(), placed.range.clone()?))) {
        return write(state, note, range);
    }
    let (row, at) = cursor(reader);
    match quotation(reader, &row, at).or_else(|| paragraph(reader, at)) {
        Some(range) => selected(state, range),
        None => state.say(Notice::NoParagraphHere),
    }
}

pub(super) fn selected(state: &mut State, range: Range<usize>) {
    let Some(reader) = &state.reader else { return };
    let text = reader.article().text();
    let words = text.get(range.clone()).unwrap_or_default();
    let start = range.start + words.len() - words.trim_start().len();
    let range = start..start + words.trim().len();
    if range.is_empty() {
        return state.say(Notice::NoParagraphHere);
    }
    let old = reader.notes.exactly(&range).map(|placed| placed.note.clone());
    let note = old.unwrap_or_else(|| Note { anchor: Anchor::of(text, range.clone()), ..Note::default() });
    write(state, note, range);
}

fn write(state: &mut State, note: Note, range: Range<usize>) {
    let Some(reader) = &state.reader else { return };
    let mut line = LineEditor::default();
    line.set(&written(&note));
    state.layer = Layer::Prompt(Prompt { line, target: Target::Note(Annotation { key: reader.key, note, range }) });
}

/// Requests that the note be saved with the typed text; words that begin with `#` become its labels.
pub(super) fn accept(state: &mut State, annotation: &Annotation, typed: &str, effects: &mut Vec<Effect>) {
    let (text, label) = parse(typed);
    let note = Note { text, label, ..annotation.note.clone() };
    if note.id.is_none() || note != annotation.note {
        state.session.pending.add(RequestKind::Notes(annotation.key), Trigger::Key);
        effects.push(Effect::Save(vec![Change::Note { key: annotation.key, note: Box::new(note) }]));
    }
}

pub(super) fn delete(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(reader) = reader(state) else { return };
    let key = reader.key;
    let Some(id) = reader.noted_here().and_then(|placed| placed.note.id) else { return state.say(Notice::NoNoteHere) };
    state.session.pending.add(RequestKind::Notes(key), Trigger::Key);
    effects.push(Effect::Save(vec![Change::NoteGone { key, id }]));
}

/// Updates the open article and the notes panel after a note was saved or deleted.
pub(super) fn show(state: &mut State, change: &Change) {
    match change {
        Change::Note { key, note } => {
            if let Some(reader) = state.reader.as_mut().filter(|reader| reader.key == *key) {
                reader.put_note(Note::clone(note));
            }
        }
        Change::NoteGone { key, id } => {
            if let Some(reader) = state.reader.as_mut().filter(|reader| reader.key == *key) {
                reader.notes.remove(*id);
            }
            notes_panel::gone(state);
        }
        _ => (),
    }
}

/// Changes could not be saved. A typed note goes back into its prompt; the others are only pressed again.
pub(super) fn give_back(state: &mut State, changes: Vec<Change>) {
    for change in changes {
        if let Some(request) = RequestKind::of(&change) {
            state.session.pending.confirm(request);
        }
        if let Change::Note { key, note } = change {
            state.session.returned.push((key, *note));
        }
    }
}

/// Opens the prompt of a note that could not be saved, once its article is open and nothing else is.
pub(super) fn prompt_returned(state: &mut State) {
    let free = state.presentation == Presentation::Screen && matches!(state.layer, Layer::Panes);
    let Some(reader) = state.reader.as_ref().filter(|_| free) else { return };
    let Some(at) = state.session.returned.iter().position(|(key, _)| *key == reader.key) else { return };
    let text = reader.article().text();
    let (_, note) = state.session.returned.remove(at);
    let range = note.anchor.find(text).unwrap_or_default();
    let typed = written(&note);
    // Compared with an empty one, it is new.
    write(state, Note { text: String::new(), label: String::new(), ..note }, range);
    if let Layer::Prompt(prompt) = &mut state.layer {
        prompt.line.set(&typed);
    }
    state.say(Notice::NoteReturned);
}

fn reader(state: &mut State) -> Option<&mut Reader> {
    let why = match (&state.reader, state.focus) {
        (None, _) => Notice::NoArticle,
        (Some(_), Focus::List) => Notice::ReaderOnly,
        (Some(_), Focus::Reader) => return state.reader.as_mut(),
    };
    state.say(why);
    None
}

/// The bytes of the cursor's row, and the byte of the cursor in it.
fn cursor(reader: &mut Reader) -> (Range<usize>, usize) {
    let at = reader.cursor_offset();
    let row = reader.rows.get(reader.cursor_row()).map_or(at..at, |row| row.range.clone());
    (row.start..row.end.max(at + 1), at)
}

/// The quotation that contains the cursor, or else the one that most of its row belongs to.
fn quotation(reader: &Reader, row: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let article = reader.article();
    let quotes = article.quotes();
    let near = quotes.partition_point(|quote| quote.range.start < row.end);
    let own = quotes.get(near.saturating_sub(NEAR)..near)?.iter().filter(|quote| article.is_quotation(quote)).map(|quote| {
        let end = quote.continues.last().map_or(quote.range.end, |last| last.end.max(quote.range.end));
        quote.range.start..end
    });
    let covered = |quote: &Range<usize>| quote.end.min(row.end).saturating_sub(quote.start.max(row.start));
    let stands = |quote: &Range<usize>| quote.contains(&at) || covered(quote) * 2 > row.len();
    own.filter(stands).max_by_key(|quote| (quote.contains(&at), covered(quote)))
}

/// Number of quotations before the end of a row that are checked.
const NEAR: usize = 64;

fn paragraph(reader: &Reader, at: usize) -> Option<Range<usize>> {
    let article = reader.article();
    article.blocks().get(article.block_at(at)?).map(|block| block.range.clone()).filter(|range| !range.is_empty())
}

/// Splits typed text into the note's text and its labels, the labels without `#`, separated by spaces.
pub(crate) fn parse(typed: &str) -> (String, String) {
    let label = |word: &&str| word.len() > 1 && word.starts_with('#');
    let words = |wanted: bool| typed.split_whitespace().filter(move |word| label(word) == wanted);
    let text: Vec<&str> = words(false).collect();
    let labels: Vec<&str> = words(true).map(|word| word.trim_start_matches('#')).filter(|word| !word.is_empty()).collect();
    (text.join(" "), labels.join(" "))
}

pub(crate) fn written(note: &Note) -> String {
    let labels = note.label.split_whitespace().map(|label| format!("#{label}"));
    let text = Some(note.text.replace('\n', " ")).filter(|text| !text.is_empty());
    text.into_iter().chain(labels).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_after_a_hash_are_labels() {
        let parsed = |typed| (parse(typed).0, parse(typed).1);
        assert_eq!(parsed("  to check #fact with him #Lyon "), ("to check with him".into(), "fact Lyon".into()));
        assert_eq!(parsed("# 1"), ("# 1".into(), String::new()));
        assert_eq!(parsed(""), (String::new(), String::new()));
    }

    #[test]
    fn a_note_is_typed_as_it_was_written() {
        let note = Note { text: "to check".into(), label: "fact Lyon".into(), ..Note::default() };
        assert_eq!(written(&note), "to check #fact #Lyon");
        assert_eq!(parse(&written(&note)), (note.text, note.label));
    }
}

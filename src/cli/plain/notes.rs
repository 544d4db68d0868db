//! Notes: written on the quotation or the paragraph one is at, told with their numbers, gone to and taken away by these.

use anyhow::Result;

use super::Session;
use crate::app::{annotate, picker};
use crate::article::Origin;
use crate::find::{Anchor, fold};
use crate::library::{Change, Note};
use crate::words::{Label, Notice, Plain};

/// A note that was told: where its article is, and which one it is.
pub(super) struct Numbered {
    origin: Origin,
    note: Note,
}

impl Session<'_> {
    /// Writes a note on the words one is at; with nothing to write, marks them, or tells the note that is there.
    pub(super) fn note(&mut self, typed: &str) -> Result<()> {
        let Some(open) = &self.open else { return self.say(&Notice::NoArticle) };
        let Some(range) = open.words_here().filter(|range| !range.is_empty()) else { return self.say(&Notice::NoParagraphHere) };
        let (key, text) = (open.key, open.article.text());
        let old = open.notes.exactly(&range).map(|placed| placed.note.clone());
        if let Some(old) = old.as_ref().filter(|_| typed.is_empty()) {
            let line = self.told(old);
            return self.line(&line);
        }
        let note = old.unwrap_or_else(|| Note { anchor: Anchor::of(text, range), ..Note::default() });
        let (text, label) = annotate::parse(typed);
        self.keep_telling(Change::Note { key, note: Note { text, label, ..note } })
    }

    /// Tells the notes of the open article, else all of the library that hold some words.
    pub(super) fn tell_notes(&mut self, typed: &str) -> Result<()> {
        self.numbered.clear();
        if let Some(open) = &self.open {
            let Some(origin) = self.library.whole(open.key) else { return Ok(()) };
            self.numbered = open.notes.all().iter().map(|placed| Numbered { origin: origin.clone(), note: placed.note.clone() }).collect();
            self.numbered.retain(|numbered| holds(numbered, "", typed));
            return self.tell_numbered(&[]);
        }
        self.open_ledger()?;
        let noted = self.ledger.as_ref().and_then(|ledger| ledger.notes().ok()).unwrap_or_default();
        let mut titles = Vec::new();
        for noted in noted {
            let (title, numbered) = (noted.place.title, Numbered { origin: noted.place.origin, note: noted.note });
            if holds(&numbered, &title, typed) {
                titles.push(title);
                self.numbered.push(numbered);
            }
        }
        self.tell_numbered(&titles)
    }

    fn tell_numbered(&mut self, titles: &[String]) -> Result<()> {
        if self.numbered.is_empty() {
            return self.say(&Notice::NoNotes);
        }
        for index in 0..self.numbered.len() {
            let Some(numbered) = self.numbered.get(index) else { break };
            let told = self.told(&numbered.note);
            let whose = titles.get(index).map(|title| format!(", {title}")).unwrap_or_default();
            self.line(&format!("{}. {told}{whose}", index + 1))?;
        }
        Ok(())
    }

    /// A note in words: what was written, on which words, and where these stand in the open article.
    fn told(&self, note: &Note) -> String {
        let words = picker::cut(&note.anchor.words().split_whitespace().collect::<Vec<_>>().join(" "));
        let written = annotate::written(note);
        let mut told = self.words.say(&if written.is_empty() { Plain::Highlight { words } } else { Plain::Note { written, words } });
        let placed = self.open.as_ref().and_then(|open| Some((open, open.notes.all().iter().find(|placed| placed.note.id == note.id)?)));
        if let Some((open, placed)) = placed {
            let place = match placed.range.as_ref().map(|range| open.number_of(range.start)) {
                Some(Some(number)) => format!(", {}", self.words.say(&Plain::AtParagraph { number })),
                Some(None) => String::new(),
                None => format!(" {}", self.words.say(&Label::LostNote)),
            };
            told.push_str(&place);
        }
        told
    }

    /// Takes a note away: the one of this number among those told last, else the one on the words one is at.
    pub(super) fn delete_note(&mut self, typed: &str) -> Result<()> {
        if !typed.is_empty() {
            return self.with_numbered("delete-note", typed, Self::delete_told);
        }
        let Some(open) = &self.open else { return self.say(&Notice::NoArticle) };
        let on_row = open.words_here().and_then(|range| open.notes.on_row(&range, range.start)?.note.id);
        match (open.key, on_row) {
            (key, Some(id)) => self.keep_telling(Change::NoteGone { key, id }),
            (_, None) => self.say(&Notice::NoNoteHere),
        }
    }

    fn delete_told(&mut self, origin: &Origin, note: &Note) -> Result<()> {
        let Some((key, id)) = self.library.key_at(origin).zip(note.id) else { return self.say(&Notice::NoteElsewhere) };
        self.keep_telling(Change::NoteGone { key, id })
    }

    /// Goes to the words of the note of this number among those told last.
    pub(super) fn go_to_note(&mut self, typed: &str) -> Result<()> {
        self.with_numbered("go-to-note", typed, Self::go_to_told)
    }

    fn go_to_told(&mut self, origin: &Origin, note: &Note) -> Result<()> {
        let Some(key) = self.library.key_at(origin) else {
            return self.say(&Notice::NoteNowhere { path: origin.address() });
        };
        self.leave();
        if !self.turn_to(key)? {
            return Ok(());
        }
        let Some(open) = &self.open else { return Ok(()) };
        let number = note.anchor.find(open.article.text()).and_then(|range| open.number_of(range.start));
        match number {
            Some(number) => self.stand_at(number),
            None => self.say(&Notice::NoteLost),
        }
    }

    fn with_numbered(&mut self, command: &str, typed: &str, act: impl FnOnce(&mut Self, &Origin, &Note) -> Result<()>) -> Result<()> {
        let most = self.numbered.len();
        let Ok(number) = typed.parse::<usize>() else {
            return self.say(&Plain::WhichNumber { command: command.to_owned(), most });
        };
        let told = number.checked_sub(1).and_then(|at| self.numbered.get(at)).map(|told| (told.origin.clone(), told.note.clone()));
        match told {
            Some((origin, note)) => act(self, &origin, &note),
            None if most == 0 => self.say(&Plain::NotesFirst { command: command.to_owned() }),
            None => self.say(&Plain::NoNumber { number, most }),
        }
    }
}

/// Whether a note, or the title of its article, holds each of the words typed.
fn holds(numbered: &Numbered, title: &str, typed: &str) -> bool {
    let note = &numbered.note;
    let text = fold(&format!("{title} {} {}", annotate::written(note), note.anchor.words()));
    fold(typed).split_whitespace().all(|word| text.contains(word))
}

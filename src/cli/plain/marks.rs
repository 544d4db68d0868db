//! Letters that stand for places, one place each in the whole library: set, gone to, told, taken away.

use anyhow::Result;

use super::Session;
use crate::app::picker;
use crate::find::Anchor;
use crate::library::Change;
use crate::words::{Notice, Plain};

impl Session<'_> {
    /// Lets a letter stand for the paragraph one is at.
    pub(super) fn mark(&mut self, typed: &str) -> Result<()> {
        let Some(open) = &self.open else { return self.say(&Notice::NoArticle) };
        let Some(letter) = letter(typed) else { return self.no_letter("mark", typed) };
        let at = open.words_here().map_or(0, |words| words.start);
        let at = Some((open.key, Anchor::point(open.article.text(), at)));
        self.keep_telling(Change::Mark { letter, at })
    }

    /// Takes the mark of a letter away.
    pub(super) fn unmark(&mut self, typed: &str) -> Result<()> {
        let Some(letter) = letter(typed) else { return self.no_letter("unmark", typed) };
        self.open_ledger()?;
        match self.ledger.as_ref().and_then(|ledger| ledger.recall(letter).ok().flatten()) {
            Some(_) => self.keep_telling(Change::Mark { letter, at: None }),
            None => self.say(&Notice::NoMark { letter: letter.to_string() }),
        }
    }

    /// Goes to the place that a letter stands for; an apostrophe leads back to before the last jump, a question mark tells all.
    pub(super) fn go_to_mark(&mut self, typed: &str) -> Result<()> {
        match typed {
            "'" | "’" => return self.back_from_jump(),
            "?" => return self.tell_marks(),
            _ => (),
        }
        let Some(letter) = letter(typed) else { return self.no_letter("go-to-mark", typed) };
        self.open_ledger()?;
        let Some(place) = self.ledger.as_ref().and_then(|ledger| ledger.recall(letter).ok().flatten()) else {
            return self.say(&Notice::NoMark { letter: letter.to_string() });
        };
        let Some(key) = self.library.key_at(&place.origin) else {
            return self.say(&Notice::MarkElsewhere { letter: letter.to_string(), title: place.title });
        };
        self.leave();
        if !self.turn_to(key)? {
            return Ok(());
        }
        let Some(open) = &self.open else { return Ok(()) };
        match place.anchor.find(open.article.text()) {
            Some(words) => {
                let number = open.number_of(words.start).unwrap_or(0);
                self.stand_at(number)
            }
            None => self.say(&Plain::MarkLost { letter: letter.to_string() }),
        }
    }

    /// Tells all marks.
    pub(super) fn tell_marks(&mut self) -> Result<()> {
        self.open_ledger()?;
        let marks = self.ledger.as_ref().and_then(|ledger| ledger.marks().ok()).unwrap_or_default();
        if marks.is_empty() {
            return self.say(&Notice::NoMarks);
        }
        for (letter, place) in marks {
            let words = if place.anchor.exact.is_empty() { &place.anchor.after } else { &place.anchor.exact };
            self.line(&format!("{letter}. {}: {}", place.title, picker::cut(words.trim().lines().next().unwrap_or_default())))?;
        }
        Ok(())
    }

    fn no_letter(&mut self, command: &str, typed: &str) -> Result<()> {
        if typed.is_empty() {
            return self.say(&Plain::WhatWords { command: command.to_owned() });
        }
        self.say(&Notice::NoLetter { key: typed.to_owned() })
    }
}

/// The letter or figure that was typed, if it is one.
fn letter(typed: &str) -> Option<char> {
    let mut characters = typed.chars();
    let first = characters.next().filter(char::is_ascii_alphanumeric)?;
    characters.next().is_none().then_some(first)
}

//! Popups as numbered lines: the items of a picker, information about an article, changes. An argument chooses an item by number or by
//! the beginning of its name.

use anyhow::Result;

use super::Session;
use super::article::number_of;
use crate::app::changes::{Line, Panel, Tone};
use crate::app::cite::{Form, quotation_marks::Marks};
use crate::app::picker::item::{Choice, Item, cut};
use crate::app::picker::{Picker, Purpose};
use crate::app::{Layer, LineRequest, annotate};
use crate::article::BlockKind;
use crate::find::fold;
use crate::input::Command;
use crate::library::{Note, PanelRow, SavedLocation};
use crate::words::{Label, LineMode, Notice};

const FORMS: [(&str, Form); 3] = [("text", Form::Plain), ("markdown", Form::Markdown), ("json", Form::Json)];

impl Session<'_> {
    pub(super) fn write_layer(&mut self, layer: &Layer) -> Result<()> {
        match layer {
            Layer::Picker(picker) => self.write_picker(picker),
            Layer::Changes(panel) => self.write_changes(panel),
            Layer::ArticleInfo(info) => info.lines.iter().try_for_each(|(label, value)| {
                let line = if label.is_empty() { value.clone() } else { format!("{label}: {value}") };
                self.line(&line)
            }),
            _ => Ok(()),
        }
    }

    fn write_picker(&mut self, picker: &Picker) -> Result<()> {
        match picker.purpose {
            Purpose::Contents => self.write_contents(picker),
            Purpose::Quotes => self.write_quotes(picker),
            Purpose::Marks => picker.view.rows().iter().try_for_each(|item| {
                let words = item.detail.trim().lines().next().unwrap_or_default();
                self.line(&format!("{}. {}: {words}", item.key, item.label))
            }),
            Purpose::Notes => self.write_notes(""),
            Purpose::Archive
            | Purpose::Videos
            | Purpose::Themes
            | Purpose::Orders
            | Purpose::QuoteOrders
            | Purpose::Copies
            | Purpose::Palette
            | Purpose::Help => {
                for (index, item) in picker.view.rows().iter().enumerate().filter(|(_, item)| !item.heading) {
                    let detail = if item.detail.is_empty() { String::new() } else { format!(": {}", item.detail) };
                    self.line(&format!("{}. {}{detail}", index + 1, item.label.trim_end()))?;
                }
                Ok(())
            }
        }
    }

    fn write_contents(&mut self, picker: &Picker) -> Result<()> {
        let Some(article) = self.pump.article() else { return Ok(()) };
        for item in picker.view.rows() {
            let Some(&PanelRow::Heading { block: index, .. }) = row_of(item) else { continue };
            let block = article.blocks().get(index);
            let Some((block, BlockKind::Heading { level })) = block.map(|block| (block, &block.kind)) else { continue };
            let heading = LineMode::Heading { level: usize::from(*level), text: article.block_text(index).to_owned() };
            let number = number_of(&article, block.range.start).unwrap_or_default();
            self.line(&format!("{number}. {}", self.words.say(&heading)))?;
        }
        Ok(())
    }

    fn write_quotes(&mut self, picker: &Picker) -> Result<()> {
        let Some(article) = self.pump.article() else { return Ok(()) };
        for item in picker.view.rows() {
            if let Some(&PanelRow::Quote { at, .. }) = row_of(item)
                && let Some(quote) = article.quotes().iter().find(|quote| quote.range.start == at)
            {
                self.write_quote(&article, quote)?;
            }
        }
        Ok(())
    }

    /// Opens a picker by its command and chooses the item given as argument; without a matching item, writes all.
    pub(super) fn pick(&mut self, command: Command, argument: &str) -> Result<()> {
        // The only video of an article opens without a choice, so its number is checked first.
        let only = self.pump.article().is_some_and(|article| article.videos().len() == 1) && command == Command::Video;
        if let Some(number) = argument.parse().ok().filter(|&number: &usize| only && number != 1) {
            return self.say(&LineMode::NoNumber { number, most: 1 });
        }
        let before = self.shown();
        self.pump.run(command);
        let Layer::Picker(picker) = &self.pump.state.layer else { return self.report(&before) };
        let most = picker.view.total;
        if let Some(at) = named(picker, argument) {
            self.pump.direct(LineRequest::Item(at));
            return self.report(&before);
        }
        if let Ok(number) = argument.parse() {
            self.pump.state.layer = Layer::Panes;
            return self.say(&LineMode::NoNumber { number, most });
        }
        self.report(&before)?;
        self.say(&LineMode::WhichNumber { command: command.name().to_owned(), most })
    }

    /// Copies the thing given by number or name, in the format named after it; without a name, lists what can be copied.
    pub(super) fn copy(&mut self, argument: &str) -> Result<()> {
        let (what, form) = argument.split_once(char::is_whitespace).unwrap_or((argument, ""));
        let wanted = form.trim().to_lowercase();
        let Some((_, form)) = FORMS.into_iter().find(|(name, _)| name.starts_with(&wanted)) else {
            return self.say(&LineMode::Several { word: form.to_owned(), known: FORMS.map(|(name, _)| name).join(", ") });
        };
        self.pump.state.copy_form = form;
        self.pick(Command::Copy, what)
    }

    /// Saves a note on the range at the cursor; without text, highlights it, or writes the existing note.
    pub(super) fn note(&mut self, typed: &str) -> Result<()> {
        let Some(range) = self.words_here().filter(|range| !range.is_empty()) else {
            return self.say(&if self.is_reading() { Notice::NoParagraphHere } else { Notice::NoArticle });
        };
        let old = self.pump.state.reader.as_ref().and_then(|reader| reader.notes.exactly(&range)).map(|placed| placed.note.clone());
        if let Some(old) = old.filter(|_| typed.is_empty()) {
            let line = self.note_line(&old);
            return self.line(&line);
        }
        self.reporting(|session| {
            session.pump.direct(LineRequest::Note(range));
            session.fill_prompt(typed);
        })
    }

    /// Writes the notes that contain the words: those of the open article, else those of the library.
    pub(super) fn write_notes(&mut self, typed: &str) -> Result<()> {
        self.pump.run(Command::Notes);
        let layer = std::mem::take(&mut self.pump.state.layer);
        self.pump.notices.clear();
        let here = self.pump.state.reader.as_ref().map(|reader| reader.key);
        let words = fold(typed);
        let listed = if let Layer::Picker(picker) = &layer { picker.view.rows() } else { &[] };
        let listed = listed.iter().filter_map(noted).filter(|noted| (here.is_none() || noted.0.key == here) && holds(noted, &words));
        self.numbered = listed.collect();
        if self.numbered.is_empty() {
            return self.say(&Notice::NoNotes);
        }
        for (number, (place, note)) in self.numbered.clone().into_iter().enumerate() {
            let title = if here.is_none() { format!(", {}", place.title) } else { String::new() };
            let line = format!("{}. {}{title}", number + 1, self.note_line(&note));
            self.line(&line)?;
        }
        Ok(())
    }

    /// Makes a request about the note of this number among those written last.
    pub(super) fn with_note(
        &mut self,
        command: &str,
        typed: &str,
        request: impl FnOnce(Box<(SavedLocation, Note)>) -> LineRequest,
    ) -> Result<()> {
        let most = self.numbered.len();
        let Ok(number) = typed.parse::<usize>() else {
            return self.say(&LineMode::WhichNumber { command: command.to_owned(), most });
        };
        match number.checked_sub(1).and_then(|at| self.numbered.get(at).cloned()) {
            Some(note) => self.reporting(|session| session.pump.direct(request(Box::new(note)))),
            None if most == 0 => self.say(&LineMode::NotesFirst { command: command.to_owned() }),
            None => self.say(&LineMode::NoNumber { number, most }),
        }
    }

    /// A note in words: its text, the annotated words, and their paragraph in the open article.
    fn note_line(&self, note: &Note) -> String {
        let quoted = cut(&note.anchor.words().split_whitespace().collect::<Vec<_>>().join(" "));
        let words = Marks::of(Some(self.words.language().code)).around(&[&quoted], " ");
        let written = annotate::written(note);
        let mut line = self.words.say(&if written.is_empty() { LineMode::Highlight { words } } else { LineMode::Note { written, words } });
        let reader = self.pump.state.reader.as_ref();
        let placed = reader.and_then(|reader| Some((reader, reader.notes.all().iter().find(|placed| placed.note.id == note.id)?)));
        if let Some((reader, placed)) = placed {
            let number = placed.range.as_ref().map(|range| number_of(reader.article(), range.start));
            let place = match number {
                Some(number) => number.map(|number| [", ".to_owned(), self.words.say(&LineMode::AtParagraph { number })]),
                None => Some([" ".to_owned(), self.words.say(&Label::LostNote)]),
            };
            line.extend(place.into_iter().flatten());
        }
        line
    }

    pub(super) fn unmark(&mut self, typed: &str) -> Result<()> {
        let mut letters = typed.chars();
        let (Some(letter), None) = (letters.next(), letters.next()) else {
            return self.say(&LineMode::WhatWords { command: "unmark".to_owned() });
        };
        self.pump.run(Command::Marks);
        let layer = std::mem::take(&mut self.pump.state.layer);
        self.pump.notices.clear();
        match layer {
            Layer::Picker(picker) if picker.view.rows().iter().any(|item| item.key == typed) => {
                self.reporting(|session| session.pump.direct(LineRequest::RemoveMark(letter)))
            }
            _ => self.say(&Notice::NoMark { letter: letter.to_string() }),
        }
    }

    /// Writes the changes since the open article was last read.
    fn write_changes(&mut self, panel: &Panel) -> Result<()> {
        let Some(article) = self.pump.article() else { return Ok(()) };
        for line in panel.lines.iter().filter(|line| !line.pieces.is_empty()) {
            let number = line.at.and_then(|at| number_of(&article, at)).filter(|_| line.sign != "-");
            let number = number.map(|number| format!("{number}. ")).unwrap_or_default();
            self.line(&format!("{number}{}", self.change(line)))?;
        }
        Ok(())
    }

    fn change(&self, line: &Line) -> String {
        let text = |(_, text): &(Tone, String)| text.trim().to_owned();
        let whole = || line.pieces.iter().map(text).collect::<Vec<_>>().join(" ");
        match line.sign {
            "+" => self.words.say(&LineMode::New { text: whole() }),
            "-" => self.words.say(&LineMode::Gone { text: whole() }),
            "~" => self.words.say(&LineMode::Altered { text: self.altered(&line.pieces) }),
            _ => whole(),
        }
    }

    /// The text of an altered paragraph, with removed and added words announced in place.
    fn altered(&self, pieces: &[(Tone, String)]) -> String {
        let say = |(tone, text): &(Tone, String)| {
            let text = text.trim().to_owned();
            match tone {
                Tone::Same | Tone::Heading => text,
                Tone::Added => self.words.say(&LineMode::NewWords { text }),
                Tone::Removed => self.words.say(&LineMode::GoneWords { text }),
            }
        };
        pieces.iter().filter(|(_, text)| !text.trim().is_empty()).map(say).collect::<Vec<_>>().join(" ")
    }
}

/// The item given by number, or by words of its label.
fn named(picker: &Picker, argument: &str) -> Option<usize> {
    let wanted = argument.to_lowercase();
    match wanted.parse::<usize>() {
        Ok(number) => number.checked_sub(1).filter(|&at| at < picker.view.total),
        Err(_) if wanted.is_empty() => None,
        Err(_) => picker.view.rows().iter().position(|item| item.label.to_lowercase().contains(&wanted)),
    }
}

fn row_of(item: &Item) -> Option<&PanelRow> {
    if let Choice::Row(row) = &item.choice { Some(row) } else { None }
}

fn noted(item: &Item) -> Option<(SavedLocation, Note)> {
    if let Some(PanelRow::Note(place, note)) = row_of(item) { Some((place.clone(), note.clone())) } else { None }
}

/// Whether a note, or the title of its article, holds each of the folded words.
fn holds((place, note): &(SavedLocation, Note), words: &str) -> bool {
    let text = fold(&format!("{} {} {}", place.title, annotate::written(note), note.anchor.words()));
    words.split_whitespace().all(|word| text.contains(word))
}

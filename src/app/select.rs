//! Selecting text by keys, as in vim's visual mode: a range with a fixed and a moving end. Selects whole words, or single letters after a
//! motion by letters. Acting on the selection is in [`super::annotate`].

mod motion;

use std::ops::Range;

use super::msg::{Effect, Loaded};
use super::prompt::{Prompt, Target};
use super::{Focus, Layer, State, annotate, bindings};
use crate::find::Anchor;
use crate::input::{Command, Key};
use crate::page::text_motion;
use crate::words::Notice;
use motion::Motion;

const MOST: usize = 10_000;

/// The selected range; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// The fixed end: the first word selected. After the ends were swapped, a point.
    fixed: Range<usize>,
    head: usize,
    /// The column that up and down keep.
    column: Option<usize>,
}

impl Selection {
    pub fn range(&self) -> Range<usize> {
        if self.head > self.fixed.start { self.fixed.start..self.head } else { self.head..self.fixed.end }
    }

    /// The selected range in a text that may have been edited meanwhile.
    pub(super) fn moved(&self, old: &str, new: &str) -> Option<Self> {
        let range = Anchor::of(old, self.range()).find(new)?;
        Some(Self { fixed: range.start..range.start, head: range.end, column: None })
    }

    /// The letter at the moving end.
    fn edge(&self, text: &str) -> usize {
        if self.head > self.fixed.start { text_motion::before_letter(text, self.head) } else { self.head }
    }
}

pub(super) fn begin(state: &mut State) {
    let Some(reader) = &mut state.reader else { return state.say(Notice::NoArticle) };
    if state.focus != Focus::Reader {
        return state.say(Notice::ReaderOnly);
    }
    let at = reader.cursor_offset();
    let text = reader.article().text();
    let block = reader.article().block_at(at).and_then(|block| reader.article().blocks().get(block)).map(|block| block.range.clone());
    let Some(block) = block.filter(|block| !block.is_empty()) else { return state.say(Notice::NoParagraphHere) };
    let end = text_motion::word_end(text, at).min(block.end).max(text_motion::after_letter(text, at));
    let start = text_motion::word_start(text, end);
    // A word continues from the row above unless white space precedes it.
    let whole = text.get(start..at).is_some_and(|before| !before.contains(char::is_whitespace));
    // What precedes the word, such as an opening quotation mark, is selected with it.
    let before = text.get(at..start).and_then(|before| before.find(|c: char| !c.is_whitespace()));
    let start = before.map_or(if start >= at || whole { start } else { at }, |before| at + before);
    if start >= end {
        return state.say(Notice::NoParagraphHere);
    }
    state.layer = Layer::Select(Selection { fixed: start..end, head: end, column: None });
}

pub(super) fn press(state: &mut State, mut selection: Selection, key: Key, effects: &mut Vec<Effect>) {
    if bindings::takes_digit(state, key) {
        state.layer = Layer::Select(selection);
        return;
    }
    let times = state.count.take().unwrap_or(1).min(MOST);
    let Some(reader) = &mut state.reader else { return };
    if let Some(motion) = Motion::of(key, reader.height()) {
        if !motion::go(&mut selection, reader, motion, times) {
            state.say(if motion.goes_forwards() { Notice::End } else { Notice::Beginning });
        }
    } else if key.typed() == Some('o') {
        selection.swap();
        motion::follow(&selection, reader);
    } else if key.is_escape() || key.typed() == Some('q') || bindings::runs(state, key, Command::Select) {
        return;
    } else if bindings::runs(state, key, Command::Note) {
        return annotate::selected(state, selection.range());
    } else if bindings::runs(state, key, Command::Copy) {
        return copy(state, selection.range(), effects);
    } else {
        state.say(Notice::UnknownKey { keys: key.to_string() });
    }
    state.layer = Layer::Select(selection);
}

/// Moves the selection, or the range being annotated, to the same words in a reloaded article.
pub(super) fn article_comes(state: &mut State, loaded: &Loaded) {
    let Some(reader) = &state.reader else { return };
    let same = reader.key == loaded.key;
    match &mut state.layer {
        Layer::Select(selection) => match selection.moved(reader.article().text(), loaded.article.text()).filter(|_| same) {
            Some(moved) => *selection = moved,
            None => state.layer = Layer::Panes,
        },
        Layer::Prompt(Prompt { target: Target::Note(annotation), .. }) => {
            let found = annotation.note.anchor.find(loaded.article.text());
            annotation.range = found.filter(|_| same && annotation.key == loaded.key).unwrap_or_default();
        }
        _ => (),
    }
}

fn copy(state: &State, range: Range<usize>, effects: &mut Vec<Effect>) {
    let text = state.reader.as_ref().and_then(|reader| reader.article().text().get(range));
    effects.extend(text.map(|text| Effect::Copy(text.to_owned())));
}

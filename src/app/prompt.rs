//! The input line at the bottom: searching the article and filtering the list, both while typing, and writing a note.

use std::ops::Range;

use super::jump_list::{self, Spot};
use super::msg::Effect;
use super::{Focus, Layer, State, search_history};
use crate::input::{Edited, Key, LineEditor};
use crate::library::{ArticleKey, Note, SearchScope};
use crate::page::Place;
use crate::query;

#[derive(Debug, Clone)]
pub struct Prompt {
    pub line: LineEditor,
    pub target: Target,
}

#[derive(Debug, Clone)]
pub enum Target {
    /// Search the open article from the byte `origin`. On cancel, scroll position and cursor return to `before`, and `typed`, the previous
    /// search, is on again; else `from` is added to the jump list.
    Article {
        origin: usize,
        before: (Place, Place),
        typed: String,
        from: Option<Spot>,
    },
    /// Filter the list; `typed` is the previous query, and `on` the article that the cursor was on.
    List {
        typed: String,
        on: Option<ArticleKey>,
    },
    Note(Annotation),
}

#[derive(Debug, Clone)]
pub struct Annotation {
    pub(super) key: ArticleKey,
    /// The existing note, or a new one.
    pub(super) note: Note,
    pub range: Range<usize>,
}

pub(super) fn open(state: &mut State) {
    let from = jump_list::here(state);
    let target = match (&mut state.reader, state.focus) {
        (Some(reader), Focus::Reader) => {
            let typed = if state.search.is_from_list() { String::new() } else { state.search.typed.clone() };
            Target::Article { origin: reader.cursor_offset(), before: (reader.top, reader.cursor), typed, from }
        }
        _ => Target::List { typed: state.list.query.clone(), on: state.list.view.selected().map(|row| row.key) },
    };
    let scope = if matches!(target, Target::List { .. }) { SearchScope::List } else { SearchScope::Reader };
    let line = LineEditor::new(state.session.search_history.of(scope));
    state.layer = Layer::Prompt(Prompt { line, target });
}

pub(super) fn press(state: &mut State, mut prompt: Prompt, key: Key, effects: &mut Vec<Effect>) {
    if key.is_enter() {
        return accept(state, &prompt, effects);
    }
    if key.is_escape() || (key.is_backspace() && prompt.line.text().is_empty() && !matches!(prompt.target, Target::Note(_))) {
        return cancel(state, prompt, effects);
    }
    if prompt.line.press(key) == Edited::Changed {
        changed(state, &prompt, effects);
    }
    state.layer = Layer::Prompt(prompt);
}

pub(super) fn paste(state: &mut State, mut prompt: Prompt, text: &str, effects: &mut Vec<Effect>) {
    prompt.line.paste(text);
    changed(state, &prompt, effects);
    state.layer = Layer::Prompt(prompt);
}

fn changed(state: &mut State, prompt: &Prompt, effects: &mut Vec<Effect>) {
    match &prompt.target {
        Target::Article { origin, before, .. } => {
            let Some(reader) = &mut state.reader else { return };
            effects.extend(state.search.look(prompt.line.text(), *origin, true, reader));
            if state.search.matches.is_empty() {
                reader.go_back_to(*before);
            }
        }
        Target::List { .. } => state.list.narrow(prompt.line.text(), true),
        Target::Note(_) => (),
    }
}

fn accept(state: &mut State, prompt: &Prompt, effects: &mut Vec<Effect>) {
    match &prompt.target {
        Target::Article { origin, typed, from, .. } => {
            let Some(reader) = &mut state.reader else { return };
            if prompt.line.text().is_empty() && !typed.is_empty() {
                effects.extend(state.search.look(typed, *origin, true, reader));
            }
            if state.search.mistake.is_some() {
                // Nothing was searched for: the faulty input stays, to be corrected.
                state.layer = Layer::Prompt(prompt.clone());
                return;
            }
            if state.search.is_on() && !state.search.partial && state.search.matches.is_empty() {
                state.notice = Some(crate::words::Notice::NoMatches { typed: state.search.typed.clone() });
            }
            search_history::searched(state, SearchScope::Reader, prompt.line.text(), effects);
            if let Some(from) = from {
                jump_list::jumped(state, from.clone());
            }
        }
        Target::Note(_) => (),
        // Enter keeps the list as shown: the last word, which matched as a prefix, is written as one.
        Target::List { .. } => {
            // Without an input, the list stays filtered as it was.
            if state.list.typing {
                let text = query::entered(prompt.line.text());
                state.list.enter(&text);
                search_history::searched(state, SearchScope::List, &text, effects);
            }
            // Input that could still have been completed while typing, and cannot be, is a mistake now.
            if let Some((_, what)) = query::parse(&state.list.query).mistakes.into_iter().next() {
                state.notice = Some(crate::words::Notice::QueryMistake { what });
            }
        }
    }
}

fn cancel(state: &mut State, prompt: Prompt, effects: &mut Vec<Effect>) {
    match prompt.target {
        Target::Article { origin, before, typed, .. } => {
            let Some(reader) = &mut state.reader else { return };
            state.search.clear(Some(&mut *reader));
            effects.extend(state.search.look(&typed, origin, false, reader));
            reader.go_back_to(before);
        }
        Target::List { typed, on } => state.list.restore(&typed, on),
        Target::Note(_) => (),
    }
}

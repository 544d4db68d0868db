//! Differences between the open article and the version read before: requested when another version arrives, kept with the reader, shown
//! as a popup. The comparison runs in `runtime`; `ui` draws the result.

use std::ops::Range;
use std::sync::Arc;

use super::msg::{Before, Effect, Loaded};
use super::{Layer, State, popup};
use crate::article::Article;
use crate::find::changes::{Changes, Named, Piece, Step, word_pieces};
use crate::input::{Command, Found, Key, Mode};
use crate::page::columns;
use crate::words::{Label, Notice, Words};

/// Maximum number of lines of the panel, and of characters of unchanged text shown in one piece.
const MOST: (usize, usize) = (600, 160);

/// The kind of a piece of text in the panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Same,
    Added,
    Removed,
    Heading,
}

/// A line of the panel, before it is wrapped into rows.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// The sign before it: `+` added, `-` removed, `~` altered.
    pub sign: &'static str,
    pub pieces: Vec<(Tone, String)>,
    /// For paragraphs, the byte in the article.
    pub at: Option<usize>,
}

/// Content and scroll position of the popup.
#[derive(Debug, Clone, Default)]
pub struct Panel {
    pub lines: Vec<Line>,
    /// The first row on screen.
    pub top: usize,
}

/// A row of the panel.
#[derive(Debug, Clone, Default)]
pub struct PanelRow {
    /// The sign before it.
    pub sign: &'static str,
    pub pieces: Vec<(Tone, String)>,
    /// On the first row of a paragraph, its byte in the article.
    pub at: Option<usize>,
}

impl State {
    /// Requests a comparison of the loaded article with the version read before, if that differs. `old` is the version that was open
    /// until now, if all of it was loaded.
    pub(super) fn compare(&mut self, old: Option<Arc<Article>>, loaded: &Loaded, effects: &mut Vec<Effect>) {
        let Some(reader) = self.reader.as_mut().filter(|_| loaded.whole) else { return };
        let old = old.filter(|old| old.text() != loaded.article.text());
        let altered = old.is_some();
        let versions = &mut reader.versions;
        if versions.before.is_none() {
            versions.before = loaded.kept.before.clone().map(Before::Text).or(old.map(Before::Article));
        }
        let Some(before) = versions.before.clone() else { return };
        self.comparison += 1;
        if before.text() == loaded.article.text() {
            versions.changes = None;
            return;
        }
        if !altered && versions.changes.is_some() {
            return;
        }
        if altered {
            self.notice = Some(Notice::FileAltered);
        }
        effects.push(Effect::Compare { generation: self.comparison, before, article: Arc::clone(&loaded.article) });
    }

    pub(super) fn compared(&mut self, generation: u64, changes: Arc<Changes>) {
        let Some(reader) = self.reader.as_mut().filter(|_| generation == self.comparison) else { return };
        reader.versions.changes = Some(changes).filter(|changes| !changes.is_empty());
        if std::mem::take(&mut reader.versions.wanted) && matches!(self.layer, Layer::Panes) {
            self.notice = None;
            open(self);
        }
    }
}

pub(super) fn open(state: &mut State) {
    let Some(reader) = &mut state.reader else { return state.say(Notice::NoArticle) };
    let other = reader.versions.before.as_ref().is_some_and(|before| before.text() != reader.article().text());
    match &reader.versions.changes {
        Some(changes) => state.layer = Layer::Changes(panel(changes, reader.article(), &state.words, state.ascii)),
        None if other => {
            reader.versions.wanted = true;
            state.say(Notice::Comparing);
        }
        None => state.say(Notice::NoChanges),
    }
}

/// Handles a key while the panel is open: scrolls, moves from paragraph to paragraph, or closes it. Enter goes to the paragraph.
pub(super) fn press(state: &mut State, mut panel: Panel, key: Key) {
    let rows = panel.rows(inside(state));
    let page = popup::item_rows(state);
    let last = rows.len().saturating_sub(page);
    let marks = || rows.iter().enumerate().filter(|(_, row)| row.at.is_some()).map(|(index, _)| index);
    let Found::Run(command) = state.config.keymap.lookup(Mode::Reader, &[key]) else { return };
    panel.top = match command {
        Command::Down => panel.top + 1,
        Command::Up => panel.top.saturating_sub(1),
        Command::PageDown => panel.top + page,
        Command::PageUp => panel.top.saturating_sub(page),
        Command::HalfPageDown => panel.top + page / 2,
        Command::HalfPageUp => panel.top.saturating_sub(page / 2),
        Command::Last => last,
        Command::NextMatch | Command::NextSection | Command::NextParagraph => marks().find(|&at| at > panel.top).unwrap_or(last),
        Command::PreviousMatch | Command::PreviousSection | Command::PreviousParagraph => {
            marks().rev().find(|&at| at < panel.top).unwrap_or(0)
        }
        Command::Enter => {
            let place = rows.iter().skip(panel.top).find_map(|row| row.at);
            if let (Some(place), Some(reader)) = (place, &mut state.reader) {
                state.focus = super::Focus::Reader;
                reader.show_offset(place);
            }
            return;
        }
        _ => return,
    };
    panel.top = panel.top.min(last);
    state.layer = Layer::Changes(panel);
}

pub(crate) fn inside(state: &State) -> usize {
    usize::from(popup::width(state.panes.screen).saturating_sub(6).max(8))
}

/// The changes, line by line; in ASCII mode, signs surround added and removed words.
pub(crate) fn panel(changes: &Changes, article: &Article, words: &Words, ascii: bool) -> Panel {
    let mut lines = Vec::new();
    name(&Label::ChangedQuotes, &changes.quotes, words, &mut lines);
    name(&Label::ChangedFigures, &changes.figures, words, &mut lines);
    heading(&Label::ChangedParagraphs { count: changes.steps.len() }, words, &mut lines);
    let old = |range: &Range<usize>| changes.before.get(range.clone()).unwrap_or_default();
    let new = |range: &Range<usize>| article.text().get(range.clone()).unwrap_or_default();
    for step in changes.steps.iter().take(MOST.0) {
        let at = Some(step.at());
        lines.push(match step {
            Step::Added(range) => Line { sign: "+", pieces: vec![(Tone::Added, new(range).to_owned())], at },
            Step::Removed { was, .. } => Line { sign: "-", pieces: vec![(Tone::Removed, old(was).to_owned())], at },
            Step::Altered { pieces, .. } => Line { sign: "~", pieces: said(pieces, &old, &new), at },
        });
        lines.push(Line::default());
    }
    lines.pop();
    for line in &mut lines {
        part(&mut line.pieces, ascii);
    }
    Panel { lines, top: 0 }
}

/// Separates removed words from those that replace them. In ASCII mode the terminal may lack underline and strike-through, so signs
/// surround them.
fn part(pieces: &mut [(Tone, String)], ascii: bool) {
    for index in 0..pieces.len() {
        let followed = pieces.get(index + 1).is_some_and(|next| next.0 == Tone::Added);
        let (tone, text) = &mut pieces[index];
        match tone {
            Tone::Removed if ascii => *text = format!("[-{text}-]"),
            Tone::Added if ascii => *text = format!("{{+{text}+}}"),
            Tone::Removed if followed && !text.ends_with(' ') => text.push(' '),
            Tone::Removed | Tone::Added | Tone::Same | Tone::Heading => (),
        }
    }
}

fn heading(label: &Label, words: &Words, lines: &mut Vec<Line>) {
    if !lines.is_empty() {
        lines.push(Line::default());
    }
    lines.push(Line { pieces: vec![(Tone::Heading, words.say(label))], ..Line::default() });
}

fn name(label: &Label, named: &[Named], words: &Words, lines: &mut Vec<Line>) {
    if named.is_empty() {
        return;
    }
    heading(label, words, lines);
    for change in named {
        let pieces = match (&change.was, &change.is) {
            (Some(was), Some(is)) => {
                let (old, new) = (|range: &Range<usize>| &was[range.clone()], |range: &Range<usize>| &is[range.clone()]);
                said(&word_pieces(was, is), &old, &new)
            }
            (Some(was), None) => vec![(Tone::Removed, was.clone())],
            (None, is) => vec![(Tone::Added, is.clone().unwrap_or_default())],
        };
        let sign = match (&change.was, &change.is) {
            (Some(_), Some(_)) => "~",
            (Some(_), None) => "-",
            (None, _) => "+",
        };
        lines.push(Line { sign, pieces, at: None });
    }
}

/// The text of pieces; long unchanged stretches are shortened in the middle.
fn said<'a>(pieces: &[Piece], old: &dyn Fn(&Range<usize>) -> &'a str, new: &dyn Fn(&Range<usize>) -> &'a str) -> Vec<(Tone, String)> {
    let tell = |piece: &Piece| match piece {
        Piece::Same(range) => (Tone::Same, shorten(new(range))),
        Piece::Added(range) => (Tone::Added, new(range).to_owned()),
        Piece::Removed(range) => (Tone::Removed, old(range).to_owned()),
    };
    pieces.iter().map(tell).collect()
}

fn shorten(text: &str) -> String {
    let Some((head, _)) = text.char_indices().nth(MOST.1 / 2) else { return text.to_owned() };
    let Some((tail, _)) = text.char_indices().rev().nth(MOST.1 / 2).filter(|(tail, _)| *tail > head) else { return text.to_owned() };
    // Whole words only.
    let head = text[..head].rfind(' ').unwrap_or(head);
    let tail = text[tail..].find(' ').map_or(tail, |at| tail + at);
    format!("{} …{}", &text[..head], &text[tail..])
}

impl Panel {
    /// Scrolls, stopping at the last row.
    pub fn scroll(&mut self, lines: isize, width: usize, height: usize) {
        let last = self.rows(width).len().saturating_sub(height);
        self.top = self.top.saturating_add_signed(lines).min(last);
    }

    /// Wraps the lines to `width` columns; a word longer than a row is cut.
    pub fn rows(&self, width: usize) -> Vec<PanelRow> {
        let mut rows = Vec::new();
        for line in &self.lines {
            let mut row = PanelRow { sign: line.sign, at: line.at, pieces: Vec::new() };
            let mut used = 0;
            for (tone, text) in &line.pieces {
                for word in text.split_inclusive(' ') {
                    if used > 0 && used + columns(word.trim_end()) > width {
                        rows.push(std::mem::take(&mut row));
                        used = 0;
                    }
                    used += columns(word);
                    match row.pieces.last_mut().filter(|last| last.0 == *tone) {
                        Some(last) => last.1.push_str(word),
                        None => row.pieces.push((*tone, word.to_owned())),
                    }
                }
            }
            rows.push(row);
        }
        rows
    }
}

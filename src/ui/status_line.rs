//! Draws the status line: the input line or the answer to the last key; on the right, the position in the article.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{row_icons, safe_text};
use crate::app::bindings;
use crate::app::bookmarks::Letter;
use crate::app::prompt::{Prompt, Target};
use crate::app::reader::OnDisk;
use crate::app::search::Search;
use crate::app::{Focus, Layer, State, annotate, open_question};
use crate::config::theme::Part;
use crate::input::{Command, Found};
use crate::words::Label;

/// The separator between its parts, and its ASCII form.
const DOT: char = '·';
const DASH: char = '-';

/// Draws the status line; returns the cursor position if an input line is open.
pub(crate) fn paint(state: &State, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let style = state.theme.part(Part::Status);
    buf.set_style(area, style);
    let sign = unsaved_sign(state, area.width);
    let signed = safe_text::put(
        buf,
        Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area },
        &sign,
        state.theme.part(Part::StatusError),
    );
    let area = Rect { x: area.x + signed, width: area.width.saturating_sub(signed), ..area };
    let right = right_side(state, area.width);
    let used = safe_text::put_right(buf, area, &right, style);
    let left = Rect { x: area.x + 1, width: area.width.saturating_sub(used + 2), ..area };
    if let Layer::Prompt(prompt) = &state.layer {
        return Some(type_line(state, prompt, left, buf));
    }
    let selecting = matches!(state.layer, Layer::Select(_));
    if let Some(notice) = &state.notice {
        safe_text::put_cut(buf, left, &state.words.say(notice), state.theme.part(Part::StatusNotice), state.ascii);
    } else if let Layer::OpenQuestion(question) = &state.layer {
        safe_text::put_cut(buf, left, &state.words.say(&open_question::label(question)), state.theme.part(Part::Key), state.ascii);
    } else if let Layer::QuitQuestion(question) = state.layer {
        safe_text::put_cut(buf, left, &state.words.say(&question.label(state)), state.theme.part(Part::Key), state.ascii);
    } else if let Layer::Letter(what) = state.layer {
        safe_text::put_cut(buf, left, &letter(state, what), state.theme.part(Part::Key), state.ascii);
    } else if !state.pending.is_empty() || state.count.is_some() {
        safe_text::put_cut(buf, left, &pending(state), state.theme.part(Part::Key), state.ascii);
    } else if selecting {
        safe_text::put_cut(buf, left, &select_hint(state, left.width), state.theme.part(Part::DimText), state.ascii);
    } else if let Some(note) = note_here(state) {
        safe_text::put_cut(buf, left, &note, state.theme.part(Part::StatusNotice), state.ascii);
    } else {
        safe_text::put_cut(buf, left, &what_is_open(state), state.theme.part(Part::DimText), state.ascii);
    }
    None
}

/// The sign of changes that are not saved, with spaces behind it: nothing else on the line replaces it, unless it says the same.
fn unsaved_sign(state: &State, width: u16) -> String {
    let Some(unsaved) = &state.unsaved else { return String::new() };
    if matches!(state.layer, Layer::QuitQuestion(_)) && state.notice.is_none() {
        return String::new();
    }
    let (count, why) = (unsaved.count, unsaved.why.clone());
    let long = state.words.say(&Label::Unsaved { count, why });
    let notice = state.notice.as_ref().map(|notice| safe_text::width(&state.words.say(notice)).min(width)).unwrap_or_default();
    let fits = safe_text::width(&long).max(notice) <= width / 2 || safe_text::width(&long) + notice + 4 <= width;
    let sign = if fits { long } else { state.words.say(&Label::UnsavedShort { count }) };
    format!("{sign}  ")
}

/// Draws the input line, underlines what was not understood, and explains it at the end.
fn type_line(state: &State, prompt: &Prompt, area: Rect, buf: &mut Buffer) -> Position {
    let style = state.theme.part(Part::Prompt);
    let text = prompt.line.text();
    let column = prompt.line.cursor_column() as u16;
    let sign = match prompt.target {
        Target::Note(_) => format!("{} ", state.words.say(&Label::NoteMark)),
        // A regular expression has its own.
        Target::Article { .. } | Target::List { .. } => if text.starts_with('/') { "" } else { "/" }.to_owned(),
    };
    let mark = safe_text::put(buf, area, &sign, state.theme.part(Part::Key));
    let room = Rect { x: area.x + mark, width: area.width.saturating_sub(mark), ..area };
    // A line longer than its room is scrolled left until the cursor is visible.
    let over = column.saturating_sub(room.width.saturating_sub(1));
    let shown = safe_text::after(text, over);
    let mut used = safe_text::put(buf, room, shown, style);
    let mistakes = match prompt.target {
        Target::List { .. } => state.list.mistakes.as_slice(),
        Target::Article { .. } | Target::Note(_) => &[],
    };
    if over == 0 {
        for (range, _) in mistakes {
            let (Some(before), Some(wrong)) = (text.get(..range.start), text.get(range.clone())) else { continue };
            let at =
                Rect { x: room.x + safe_text::width(before).min(room.width), width: safe_text::width(wrong), ..room }.intersection(room);
            buf.set_style(at, state.theme.part(Part::StatusError));
        }
    }
    let sentence = match prompt.target {
        Target::Article { .. } => state.search.mistake.as_ref(),
        Target::List { .. } => mistakes.first().map(|(_, sentence)| sentence),
        Target::Note(_) => None,
    };
    if let Some(sentence) = sentence {
        used += 2;
        let rest = Rect { x: room.x + used.min(room.width), width: room.width.saturating_sub(used), ..room };
        safe_text::put_cut(buf, rest, &state.words.say(sentence), state.theme.part(Part::StatusError), state.ascii);
    }
    Position { x: (room.x + column - over).min(area.right().saturating_sub(1)), y: area.y }
}

/// The keys typed so far, and the keys that may follow.
fn pending(state: &State) -> String {
    let mut text = state.count.map(|count| count.to_string()).unwrap_or_default();
    for key in &state.pending {
        text.push_str(&key.to_string());
        text.push(' ');
    }
    if let Found::Wait(ahead) = state.config.keymap.lookup(bindings::mode(state), &state.pending) {
        let next: Vec<String> = ahead.iter().map(|(keys, command)| format!("{keys} {}", command.name())).collect();
        text.push_str("  ");
        text.push_str(&next.join("  "));
    }
    text
}

fn note_here(state: &State) -> Option<String> {
    let reader = state.reader.as_ref().filter(|_| state.focus == Focus::Reader)?;
    let written = annotate::written(&reader.noted_here()?.note);
    Some(if written.is_empty() { state.words.say(&Label::Highlighted) } else { written })
}

/// The key that waits for a letter, and the keys that may follow.
fn letter(state: &State, what: Letter) -> String {
    let (command, hint) = match what {
        Letter::Set => (Command::Mark, Label::LetterToSet),
        Letter::GoTo => (Command::GoToMark, Label::LetterToGo),
    };
    let hint = state.words.say(&hint);
    let keys = state.config.keymap.keys_of(command, bindings::mode(state));
    let hint = if state.ascii { hint.replace(DOT, "-") } else { hint };
    format!("{}   {hint}", keys.first().map_or(command.name(), String::as_str))
}

fn what_is_open(state: &State) -> String {
    if state.focus == Focus::Reader && state.search.is_on() && !state.search.is_from_list() {
        return format!("/{}", state.search.typed);
    }
    let Some(reader) = state.reader.as_ref().filter(|_| state.panes.reader.is_some()) else { return String::new() };
    let name = crate::article::clean::shortened(&reader.origin.short());
    let name = if reader.file == OnDisk::Gone {
        format!("{name} {} {}", if state.ascii { DASH } else { DOT }, state.words.say(&Label::Gone))
    } else {
        name
    };
    let name = if reader.status.starred { format!("{} {name}", row_icons::star(state.ascii)) } else { name };
    if state.is_unsaved(reader.key) { format!("{} {name}", row_icons::UNSAVED) } else { name }
}

/// Key hints while selecting, as far as they fit.
fn select_hint(state: &State, columns: u16) -> String {
    let hint = state.words.say(&Label::SelectHint);
    let hint = safe_text::fitting(&hint, columns);
    if state.ascii { hint.replace(DOT, "-") } else { hint.to_owned() }
}

/// The right side: match count and position, and the hint about help if there is room. Notices and the input line take precedence.
fn right_side(state: &State, width: u16) -> String {
    let position = position(state);
    // When room is short, the first part matters most: the match count, else the position.
    let shortest = position.split([DOT, DASH]).next().map(|first| format!("{} ", first.trim())).unwrap_or_default();
    let long = format!("{position}   {} ", state.words.say(&Label::HelpHint));
    let short = format!("{position} ");
    let left = match (&state.layer, &state.notice) {
        (Layer::Prompt(prompt), _) => safe_text::width(prompt.line.text()).saturating_add(8),
        (_, Some(notice)) => safe_text::width(&state.words.say(notice)),
        (Layer::Select(_), None) => safe_text::width(&state.words.say(&Label::SelectHint)),
        (Layer::OpenQuestion(question), None) => safe_text::width(&state.words.say(&open_question::label(question))),
        (Layer::QuitQuestion(question), None) => safe_text::width(&state.words.say(&question.label(state))),
        (Layer::Letter(what), None) => safe_text::width(&letter(state, *what)),
        (_, None) if !state.pending.is_empty() => safe_text::width(&pending(state)),
        (_, None) => 0,
    };
    let fits = |right: &String| {
        let right = safe_text::width(right);
        right <= width / 2 && left.saturating_add(right).saturating_add(3) <= width
    };
    [long, short, shortest].into_iter().find(fits).unwrap_or_default()
}

fn position(state: &State) -> String {
    let mut parts = Vec::new();
    let searching = match &state.layer {
        Layer::Prompt(prompt) => matches!(prompt.target, Target::Article { .. }),
        _ => state.focus == Focus::Reader || state.search.is_from_list(),
    };
    if state.search.is_on() && searching && state.reader.is_some() {
        parts.push(state.words.say(&count(&state.search)));
        if state.search.hidden > 0 {
            parts.push(state.words.say(&Label::InFolds { count: state.search.hidden }));
        }
    }
    if let Some(reader) = &state.reader {
        if !reader.whole {
            parts.push(state.words.say(&Label::ReadingOn));
        }
        if state.panes.reader.is_some() {
            parts.push(state.words.say(&Label::Percent { percent: reader.percent() }));
        }
    }
    parts.join(if state.ascii { " - " } else { " · " })
}

fn count(search: &Search) -> Label {
    if search.partial {
        return Label::Searching;
    }
    match (search.current, search.matches.len()) {
        (Some(current), of) if of > 0 => Label::Match { current: current + 1, of },
        (_, of) => Label::Matches { of },
    }
}

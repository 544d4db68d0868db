//! Draws the status line: the input line or the answer to the last key; on the right, the position in the article.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::{Clear, Widget};

use super::safe_text;
use crate::app::prompt::{Prompt, Target};
use crate::app::reader::OnDisk;
use crate::app::status_line::{self as texts, DASH, DOT};
use crate::app::{Focus, Layer, State, annotate, open_question, read_status};
use crate::config::theme::Part;
use crate::library::Sign;
use crate::query;
use crate::words::Label;

/// The most rows of a message.
const ROWS: usize = 3;

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
    let right = texts::right_side(state, area.width);
    let used = safe_text::put_right(buf, area, &right, style);
    let left = Rect { x: area.x + 1, width: area.width.saturating_sub(used + 2), ..area };
    if let Layer::Prompt(prompt) = &state.layer {
        return Some(type_line(state, prompt, left, buf));
    }
    let selecting = matches!(state.layer, Layer::Select(_));
    if let Some(notice) = &state.notice {
        message(state, &state.words.say(notice), area, left, buf);
    } else if let Layer::OpenQuestion(question) = &state.layer {
        safe_text::put_cut(buf, left, &state.words.say(&open_question::label(question)), state.theme.part(Part::Key), state.ascii);
    } else if let Layer::QuitQuestion(question) = state.layer {
        safe_text::put_cut(buf, left, &state.words.say(&question.label(state)), state.theme.part(Part::Key), state.ascii);
    } else if let Layer::Letter(what) = state.layer {
        let hint = fitting(state, &texts::letter(state, what), left.width);
        safe_text::put_cut(buf, left, &hint, state.theme.part(Part::Key), state.ascii);
    } else if matches!(state.layer, Layer::Hints(_)) {
        let hint = fitting(state, &state.words.say(&Label::LinkHintsHint), left.width);
        safe_text::put_cut(buf, left, &hint, state.theme.part(Part::Key), state.ascii);
    } else if !state.pending.is_empty() || state.count.is_some() {
        safe_text::put_cut(buf, left, &texts::pending(state), state.theme.part(Part::Key), state.ascii);
    } else if selecting {
        safe_text::put_cut(buf, left, &select_hint(state, left.width), state.theme.part(Part::DimText), state.ascii);
    } else if let Some(note) = note_here(state) {
        message(state, &note, area, left, buf);
    } else {
        let open = safe_text::without_middle(&what_is_open(state), left.width, if state.ascii { "~" } else { "…" });
        safe_text::put(buf, left, &open, state.theme.part(Part::DimText));
    }
    None
}

/// Draws the answer to a key, or a note: in the line, or in rows from it upwards.
fn message(state: &State, text: &str, line: Rect, left: Rect, buf: &mut Buffer) {
    let style = state.theme.part(Part::StatusNotice);
    if safe_text::width(text) <= left.width {
        safe_text::put(buf, left, text, style);
    } else {
        upwards(state, text, line, style, buf);
    }
}

/// Draws a text that is too long for `line` in as many rows as it needs, but at most [`ROWS`], the last of them `line`.
fn upwards(state: &State, text: &str, line: Rect, style: Style, buf: &mut Buffer) {
    let text = if state.ascii { text.replace(DOT, "-") } else { text.to_owned() };
    let mut rows = safe_text::wrap(&text, usize::from(line.width.saturating_sub(2)));
    let most = usize::from(line.y / 2 + 1).min(ROWS);
    if rows.len() > most {
        let rest = rows.split_off(most - 1).join(" ");
        rows.push(rest);
    }
    let above = u16::try_from(rows.len() - 1).unwrap_or(line.y);
    let area = Rect { y: line.y - above, height: above + 1, ..line };
    safe_text::uncover(buf, area);
    Clear.render(area, buf);
    buf.set_style(area, state.theme.part(if above > 0 { Part::Popup } else { Part::Status }));
    for (y, row) in (area.y..).zip(&rows) {
        let room = Rect { x: area.x + 1, y, width: area.width.saturating_sub(2), height: 1 };
        safe_text::put_cut(buf, room, row, style, state.ascii);
    }
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
    if let Some(mistake) = texts::mistake(state) {
        let (sentence, style) = (state.words.say(mistake), state.theme.part(Part::StatusError));
        used += 2;
        let rest = Rect { x: room.x + used.min(room.width), width: room.width.saturating_sub(used), ..room };
        if safe_text::width(&sentence) <= rest.width {
            safe_text::put(buf, rest, &sentence, style);
        } else if let Some(y) = area.y.checked_sub(1) {
            upwards(state, &sentence, Rect { x: state.panes.screen.x, y, width: state.panes.screen.width, height: 1 }, style, buf);
        }
    }
    Position { x: (room.x + column - over).min(area.right().saturating_sub(1)), y: area.y }
}

fn note_here(state: &State) -> Option<String> {
    let reader = state.reader.as_ref().filter(|_| state.focus == Focus::Reader)?;
    let written = annotate::written(&reader.noted_here()?.note);
    Some(if written.is_empty() { state.words.say(&Label::Highlighted) } else { written })
}

fn what_is_open(state: &State) -> String {
    if state.focus == Focus::Reader && state.search.is_on() && !state.search.is_from_list() {
        return query::with_slash(&state.search.typed);
    }
    let Some(reader) = state.reader.as_ref().filter(|_| state.panes.reader.is_some()) else { return String::new() };
    let name = crate::article::clean::whole_line(&reader.origin.short());
    let name = if reader.file == OnDisk::Gone {
        format!("{name} {} {}", if state.ascii { DASH } else { DOT }, state.words.say(&Label::Gone))
    } else {
        name
    };
    let name = if read_status::is_starred(state, reader) { format!("{} {name}", Sign::Starred.drawn(state.ascii)) } else { name };
    if state.is_unsaved(reader.key) { format!("{} {name}", Sign::Unsaved.drawn(state.ascii)) } else { name }
}

/// Key hints while selecting, as far as they fit.
fn select_hint(state: &State, columns: u16) -> String {
    let hint = state.words.say(&Label::SelectHint);
    fitting(state, &hint, columns)
}

/// As many parts of a hint as fit, in the terminal's alphabet.
fn fitting(state: &State, hint: &str, columns: u16) -> String {
    let hint = safe_text::fitting(hint, columns);
    if state.ascii { hint.replace(DOT, "-") } else { hint.to_owned() }
}

/// Draws the keys that may follow the ones typed, in rows above the status line: every one of them whole, as far as the screen holds them.
pub(crate) fn next_keys(state: &State, status: Rect, buf: &mut Buffer) {
    let keys = texts::next_keys(state);
    let widest = keys.iter().map(|key| safe_text::width(key)).max().unwrap_or(0).min(status.width);
    if widest == 0 {
        return;
    }
    let column = widest.saturating_add(3);
    let across = (status.width / column).max(1);
    let rows = u16::try_from(keys.len().div_ceil(usize::from(across))).unwrap_or(u16::MAX).min(status.y);
    let area = Rect { y: status.y - rows, height: rows, ..status };
    safe_text::uncover(buf, area);
    Clear.render(area, buf);
    buf.set_style(area, state.theme.part(Part::Popup));
    for (index, key) in (0_u16..).zip(&keys) {
        let (x, y) = (index / rows.max(1) * column + 1, index % rows.max(1));
        let room = Rect { x: area.x + x, y: area.y + y, width: column.min(area.width.saturating_sub(x)), height: 1 };
        let (pressed, name) = key.split_once(' ').unwrap_or((key, ""));
        let used = safe_text::put(buf, room.intersection(area), pressed, state.theme.part(Part::Key));
        let rest = Rect { x: room.x + used + 1, width: room.width.saturating_sub(used + 1), ..room };
        safe_text::put_cut(buf, rest.intersection(area), name, state.theme.part(Part::Popup), state.ascii);
    }
}

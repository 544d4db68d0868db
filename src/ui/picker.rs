//! Draws a picker.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{article_info, safe_text};
use crate::app::picker::{Picker, Purpose};
use crate::app::pickers::copies;
use crate::app::{State, popup};
use crate::config::theme::Part;
use crate::words::Label;

/// Minimum width at which a row shows more than its label.
const ROOMY: u16 = 40;

/// Draws a picker; returns the position of the input cursor.
pub(crate) fn paint(state: &State, picker: &Picker, buf: &mut Buffer) -> Position {
    let rows = popup::rows(state, picker);
    let hint = match picker.purpose {
        Purpose::Notes => Label::NotesHint,
        Purpose::Copies => Label::CopyHint,
        Purpose::Marks => Label::MarksHint,
        _ if picker.by_number() => Label::NumberHint,
        _ => Label::PickHint,
    };
    let inside = article_info::popup(state, &state.words.say(&title(state, picker.purpose)), &state.words.say(&hint), rows + 1, buf);
    let line = Rect { height: 1, ..inside };
    let typed = picker.line.text();
    let mark = safe_text::put(buf, line, if state.ascii { "> " } else { "› " }, state.theme.part(Part::Key));
    let room = Rect { x: line.x + mark, width: line.width.saturating_sub(mark), ..line };
    safe_text::put(buf, room, typed, state.theme.part(Part::Prompt));
    let keys = picker.items().iter().map(|item| safe_text::width(&item.key)).max().unwrap_or(0).min(inside.width / 3);
    for row in 0..inside.height.saturating_sub(1).min(rows) {
        let index = picker.view.top + usize::from(row);
        let area = Rect { y: inside.y + 1 + row, height: 1, ..inside };
        item(state, picker, index, area, keys, buf);
    }
    let column = picker.line.cursor_column() as u16;
    Position { x: (room.x + column).min(inside.right().saturating_sub(1)), y: line.y }
}

fn title(state: &State, purpose: Purpose) -> Label {
    match purpose {
        Purpose::Contents => Label::Contents,
        Purpose::Quotes => Label::Quotations,
        Purpose::Notes => Label::NotesTitle,
        Purpose::Marks => Label::Marks,
        Purpose::Videos => Label::VideosTitle,
        Purpose::Themes => Label::Themes,
        Purpose::Orders => Label::Orders,
        Purpose::Copies => copies::title(state.copy_form),
        Purpose::Palette => Label::Palette,
        Purpose::Help => Label::Help,
    }
}

fn item(state: &State, picker: &Picker, index: usize, area: Rect, keys: u16, buf: &mut Buffer) {
    let Some(item) = picker.view.row(index) else { return };
    let base = state.theme.part(if index == picker.view.cursor { Part::PopupSelected } else { Part::Popup });
    buf.set_style(area, base);
    // A selection is one bar: colours of its parts would tear holes into it.
    let within = |part: Part| if index == picker.view.cursor { base } else { base.patch(state.theme.part(part)) };
    let key = within(Part::Key);
    let mut x = area.x + 1;
    if keys > 0 {
        safe_text::put_cut(buf, Rect { x, width: keys, ..area }, &item.key, key, state.ascii);
        x += keys + 2;
    }
    x += (2 * item.depth as u16).min(area.width / 3);
    let room = Rect { x, width: area.right().saturating_sub(x + 1), ..area };
    // A long label leaves some room for the details that distinguish it from similar ones.
    let spared = if room.width < ROOMY || item.detail.is_empty() { 0 } else { safe_text::width(&item.detail).min(room.width / 3) + 2 };
    let first = Rect { width: room.width - spared, ..room };
    let used = safe_text::put_cut(buf, first, &item.label, base, state.ascii);
    if !item.detail.is_empty() && used + 4 < room.width {
        let rest = Rect { x: room.x + used + 2, width: room.width - used - 2, ..room };
        safe_text::put_cut(buf, rest, &item.detail, within(Part::DimText), state.ascii);
    }
}

//! A text over the panes, and the frame that all popups share.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Block, BorderType, Clear, Widget};

use super::ink;
use crate::app::sheet::Sheet;
use crate::app::{State, popup};
use crate::config::theme::Part;
use crate::words::Label;

/// Draws a sheet over the screen.
pub fn paint(state: &State, sheet: &Sheet, buf: &mut Buffer) {
    let label_width = sheet.lines.iter().map(|(label, _)| ink::width(label)).max().unwrap_or(0) + 2;
    let width = popup::width(state.panes.screen).saturating_sub(4 + label_width).max(8);
    let lines: Vec<(&str, String)> = sheet
        .lines
        .iter()
        .flat_map(|(label, value)| {
            let rows = textwrap_plain(value, usize::from(width));
            rows.into_iter().enumerate().map(move |(index, row)| (if index == 0 { label.as_str() } else { "" }, row))
        })
        .collect();
    let rows = lines.len().min(popup::item_rows(state)) as u16;
    let inside = popup(state, &sheet.title, &state.words.say(&Label::SheetHint), rows, buf);
    for (row, (label, value)) in lines.iter().skip(sheet.top).take(usize::from(inside.height)).enumerate() {
        let area = Rect { y: inside.y + row as u16, height: 1, ..inside };
        ink::put(buf, Rect { x: area.x + 1, width: label_width, ..area }, label, state.theme.part(Part::DimText));
        let at = area.x + 1 + label_width;
        ink::put(buf, Rect { x: at, width: area.right().saturating_sub(at), ..area }, value, state.theme.part(Part::Popup));
    }
}

/// Breaks a line at spaces, by display width; long words are cut.
pub(super) fn textwrap_plain(text: &str, width: usize) -> Vec<String> {
    let mut rows = vec![String::new()];
    for word in text.split(' ') {
        let room = width.saturating_sub(usize::from(ink::width(rows.last().map_or("", String::as_str))));
        if usize::from(ink::width(word)) + 1 > room && rows.last().is_some_and(|row| !row.is_empty()) {
            rows.push(String::new());
        }
        let Some(row) = rows.last_mut() else { break };
        if !row.is_empty() {
            row.push(' ');
        }
        row.push_str(word);
    }
    rows
}

/// Draws an empty popup with `rows` rows inside, and returns the inside.
pub(super) fn popup(state: &State, title: &str, hint: &str, rows: u16, buf: &mut Buffer) -> Rect {
    let screen = state.panes.screen.intersection(*buf.area());
    let area = popup::area(screen, rows);
    ink::uncover(buf, area);
    Clear.render(area, buf);
    buf.set_style(area, state.theme.part(Part::Popup));
    let frame = Block::bordered().border_type(BorderType::Rounded).border_style(state.theme.part(Part::Separator));
    let inside = frame.inner(area);
    if state.ascii {
        ascii_frame(state, area, buf);
    } else {
        frame.render(area, buf);
    }
    let top = Rect { x: area.x + 2, width: area.width.saturating_sub(4), height: 1, ..area };
    ink::put_cut(buf, top, &format!(" {title} "), state.theme.part(Part::PopupTitle), state.ascii);
    let hint = ink::fitting(hint, top.width.saturating_sub(2));
    let hint = if state.ascii { hint.replace('·', "-") } else { hint.to_owned() };
    let bottom = Rect { y: area.bottom().saturating_sub(1), ..top };
    if area.height > 2 {
        ink::put_right(buf, bottom, &format!(" {hint} "), state.theme.part(Part::DimText));
    }
    inside
}

fn ascii_frame(state: &State, area: Rect, buf: &mut Buffer) {
    let style = state.theme.part(Part::Separator);
    let line = format!("+{}+", "-".repeat(usize::from(area.width.saturating_sub(2))));
    for y in area.top()..area.bottom() {
        let row = Rect { y, height: 1, ..area };
        if y == area.top() || y + 1 == area.bottom() {
            ink::put(buf, row, &line, style);
        } else {
            ink::put(buf, row, "|", style);
            ink::put_right(buf, row, "|", style);
        }
    }
}

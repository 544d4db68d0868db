//! Draws the article information, and the frame that all popups share.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Block, BorderType, Clear, Widget};

use super::safe_text;
use crate::app::article_info::ArticleInfo;
use crate::app::{State, popup};
use crate::config::theme::Part;
use crate::words::Label;

pub(crate) fn paint(state: &State, info: &ArticleInfo, buf: &mut Buffer) {
    let label_width = info.lines.iter().map(|(label, _)| safe_text::width(label)).max().unwrap_or(0) + 2;
    let width = popup::width(state.panes.screen).saturating_sub(4 + label_width).max(8);
    let lines: Vec<(&str, String)> = info
        .lines
        .iter()
        .flat_map(|(label, value)| {
            let rows = safe_text::wrap(value, usize::from(width));
            rows.into_iter().enumerate().map(move |(index, row)| (if index == 0 { label.as_str() } else { "" }, row))
        })
        .collect();
    let rows = lines.len().min(popup::item_rows(state)) as u16;
    let inside = popup(state, &info.title, &state.words.say(&Label::ArticleInfoHint), rows, buf);
    for (row, (label, value)) in lines.iter().skip(info.top).take(usize::from(inside.height)).enumerate() {
        let area = Rect { y: inside.y + row as u16, height: 1, ..inside };
        safe_text::put(buf, Rect { x: area.x + 1, width: label_width, ..area }, label, state.theme.part(Part::DimText));
        let at = area.x + 1 + label_width;
        safe_text::put(buf, Rect { x: at, width: area.right().saturating_sub(at), ..area }, value, state.theme.part(Part::Popup));
    }
}

/// Draws an empty popup with `rows` rows inside; returns the area inside.
pub(super) fn popup(state: &State, title: &str, hint: &str, rows: u16, buf: &mut Buffer) -> Rect {
    let screen = state.panes.screen.intersection(*buf.area());
    let area = popup::area(screen, rows);
    safe_text::uncover(buf, area);
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
    safe_text::put_cut(buf, top, &format!(" {title} "), state.theme.part(Part::PopupTitle), state.ascii);
    let hint = safe_text::fitting(hint, top.width.saturating_sub(2));
    let hint = if state.ascii { hint.replace('·', "-") } else { hint.to_owned() };
    let bottom = Rect { y: area.bottom().saturating_sub(1), ..top };
    if area.height > 2 {
        safe_text::put_right(buf, bottom, &format!(" {hint} "), state.theme.part(Part::DimText));
    }
    inside
}

fn ascii_frame(state: &State, area: Rect, buf: &mut Buffer) {
    let style = state.theme.part(Part::Separator);
    let line = format!("+{}+", "-".repeat(usize::from(area.width.saturating_sub(2))));
    for y in area.top()..area.bottom() {
        let row = Rect { y, height: 1, ..area };
        if y == area.top() || y + 1 == area.bottom() {
            safe_text::put(buf, row, &line, style);
        } else {
            safe_text::put(buf, row, "|", style);
            safe_text::put_right(buf, row, "|", style);
        }
    }
}

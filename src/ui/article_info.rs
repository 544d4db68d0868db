//! Draws the article information.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{popup as draw, safe_text};
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
            // The spaces that kept items whole.
            let rows = rows.into_iter().map(|row| row.replace('\u{a0}', " "));
            rows.enumerate().map(move |(index, row)| (if index == 0 { label.as_str() } else { "" }, row))
        })
        .collect();
    let rows = lines.len().min(popup::item_rows(state)) as u16;
    let hint = state.words.say(&Label::ArticleInfoHint);
    let longest = lines.iter().map(|(_, value)| safe_text::width(value)).max().unwrap_or(0);
    let columns = longest.saturating_add(label_width + 2).max(safe_text::width(&hint) + 4);
    let area = popup::area(state.panes.screen, (columns, rows), popup::Placement::Middle);
    let inside = draw::frame(state, area, &info.title, &hint, buf);
    for (row, (label, value)) in lines.iter().skip(info.top).take(usize::from(inside.height)).enumerate() {
        let area = Rect { y: inside.y + row as u16, height: 1, ..inside };
        safe_text::put(buf, Rect { x: area.x + 1, width: label_width, ..area }, label, state.theme.part(Part::DimText));
        let at = area.x + 1 + label_width;
        safe_text::put(buf, Rect { x: at, width: area.right().saturating_sub(at), ..area }, value, state.theme.part(Part::Popup));
    }
}

//! Draws the changes of an article: removed words struck out, added ones underlined, so that they show without colours too.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{popup as draw, safe_text};
use crate::app::changes::{Panel, Tone, inside};
use crate::app::{State, popup};
use crate::config::theme::Part;
use crate::words::Label;

pub(crate) fn paint(state: &State, panel: &Panel, buf: &mut Buffer) {
    let rows = panel.rows(inside(state));
    let shown = rows.len().min(popup::item_rows(state)) as u16;
    let area = popup::area(state.panes.screen, (popup::width(state.panes.screen), shown), popup::Placement::Middle);
    let area = draw::frame(state, area, &state.words.say(&Label::Changes), &state.words.say(&Label::ChangesHint), buf);
    for (line, row) in rows.iter().skip(panel.top).take(usize::from(area.height)).enumerate() {
        let room = Rect { x: area.x + 1, y: area.y + line as u16, height: 1, width: area.width.saturating_sub(1) };
        safe_text::put(buf, room, row.sign, state.theme.part(Part::ChangeBar));
        let mut x = room.x + 2;
        for (tone, text) in &row.pieces {
            let part = match tone {
                Tone::Same => Part::Popup,
                Tone::Added => Part::Added,
                Tone::Removed => Part::Removed,
                Tone::Heading => Part::PopupTitle,
            };
            let style = state.theme.part(Part::Popup).patch(state.theme.part(part));
            x += safe_text::put(buf, Rect { x, width: room.right().saturating_sub(x), ..room }, text, style);
        }
    }
}

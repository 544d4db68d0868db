//! Draws the margin beside the text: each entry beside its row, or below the entry before it where that is longer.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::safe_text;
use crate::app::State;
use crate::app::margin::{EntryKind, entries};
use crate::app::reader::Reader;
use crate::article::{Role, Roles};
use crate::config::theme::Part;

/// The most rows of an entry.
const TALLEST: usize = 6;

pub(crate) fn paint(state: &State, reader: &Reader, area: Rect, buf: &mut Buffer) {
    let mut free = 0;
    let is_taken = |row: usize| reader.rows.get(row).is_some_and(|row| row.columns(reader.article()) > usize::from(state.measure));
    for entry in entries(reader) {
        let style = match entry.kind {
            EntryKind::Speaker => state.theme.style(Roles::of(Role::Speaker)),
            EntryKind::Note => state.theme.part(Part::DimText),
        };
        let text = if state.ascii { entry.text.replace('·', "-") } else { entry.text };
        let sign = match entry.kind {
            EntryKind::Note if state.ascii => "N ",
            EntryKind::Note => "• ",
            EntryKind::Speaker => "",
        };
        let indent = safe_text::width(sign);
        let lines = safe_text::wrap(&text, usize::from(area.width - indent));
        // Tables and code may reach into the margin; what is beside them comes below.
        let first = (entry.row.max(free)..usize::from(area.height)).find(|&first| !(first..first + lines.len().min(TALLEST)).any(is_taken));
        let Some(first) = first else { return };
        let cut = lines.len() > TALLEST;
        for (number, line) in lines.into_iter().take(TALLEST).enumerate() {
            let Some(y) = u16::try_from(first + number).ok().filter(|&row| row < area.height) else { return };
            let row = Rect { y: area.y + y, height: 1, ..area };
            if number == 0 {
                safe_text::put(buf, row, sign, state.theme.part(Part::Key));
            }
            let room = Rect { x: row.x + indent, width: row.width - indent, ..row };
            let line = if cut && number + 1 == TALLEST { format!("{line} {}", if state.ascii { "~" } else { "…" }) } else { line };
            safe_text::put_cut(buf, room, &line, style, state.ascii);
            free = first + number + 1;
        }
    }
}

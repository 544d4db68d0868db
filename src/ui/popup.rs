//! Draws the frame that all popups share, and dims what lies behind it.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use ratatui::widgets::{Block, BorderType, Clear, Widget};

use super::safe_text;
use crate::app::State;
use crate::config::theme::{Part, contrast};

/// The first character of a cell that holds a part of a picture in kitty's protocol; its colour is the number of the picture.
const PICTURE: char = '\u{10eeee}';

/// Draws an empty popup; returns the area inside its frame.
pub(super) fn frame(state: &State, area: Rect, title: &str, hint: &str, buf: &mut Buffer) -> Rect {
    let area = area.intersection(*buf.area());
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
    let hint = safe_text::fitting_keys(hint, top.width.saturating_sub(2));
    let hint = if state.ascii { hint.replace('·', "-").into() } else { hint };
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

/// Dims everything drawn so far. 24-bit colours move half way to the ground, where it is known, because few terminals dim these.
pub(super) fn dim_behind(state: &State, buf: &mut Buffer) {
    let ground = contrast::rgb(state.theme.part(Part::Screen).bg).or(state.ground);
    for cell in buf.content.iter_mut().filter(|cell| !cell.symbol().starts_with(PICTURE)) {
        dim(cell, ground);
    }
}

fn dim(cell: &mut Cell, ground: Option<[u8; 3]>) {
    let towards = |colour: Color| {
        let [r, g, b] = contrast::halfway(contrast::rgb(Some(colour))?, ground?);
        Some(Color::Rgb(r, g, b))
    };
    match towards(cell.fg) {
        Some(fg) => cell.fg = fg,
        None => cell.modifier.insert(Modifier::DIM),
    }
    if let Some(bg) = towards(cell.bg) {
        cell.bg = bg;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_move_to_the_ground_and_others_are_dimmed() {
        let mut cell = Cell::default();
        cell.set_fg(Color::Rgb(255, 255, 255)).set_bg(Color::Reset);
        dim(&mut cell, Some([1, 1, 1]));
        assert_eq!((cell.fg, cell.bg, cell.modifier), (Color::Rgb(128, 128, 128), Color::Reset, Modifier::empty()));
        cell.set_fg(Color::Magenta);
        dim(&mut cell, None);
        assert_eq!((cell.fg, cell.modifier), (Color::Magenta, Modifier::DIM));
    }
}

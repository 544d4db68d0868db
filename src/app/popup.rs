//! Popups: opens a picker, and computes the area of each popup for drawing and for the mouse.

use ratatui::layout::Rect;

use super::msg::Effect;
use super::picker::item::Item;
use super::picker::{Picker, Purpose};
use super::{Layer, Presentation, State};
use crate::library::PanelSource;

const WIDEST: u16 = 96;

pub(super) fn open(state: &mut State, purpose: Purpose, items: Vec<Item>, at: usize) {
    state.layer = Layer::Picker(Picker::of_items(purpose, items, at, item_rows(state)));
}

pub(super) fn open_panel(state: &mut State, purpose: Purpose, source: PanelSource) {
    state.session.panels += 1;
    state.layer = Layer::Picker(Picker::of_panel(purpose, source, state.session.panels));
}

/// Fits the open picker to the screen, and asks for the rows that it lacks.
pub(super) fn settle(state: &mut State, effects: &mut Vec<Effect>) {
    let (rows, lines) = (item_rows(state), state.presentation == Presentation::Lines);
    if let Layer::Picker(picker) = &mut state.layer {
        // The line mode writes all of them.
        picker.view.set_height(if lines { picker.view.total.max(1) } else { rows });
        effects.extend(picker.request().map(Effect::Panel));
    }
}

/// Number of item rows that fit into a popup on this screen.
pub(crate) fn item_rows(state: &State) -> usize {
    usize::from(state.panes.screen.height).saturating_sub(8).clamp(1, 30)
}

pub(crate) fn width(screen: Rect) -> u16 {
    if screen.width < 60 { screen.width } else { (screen.width - 6).min(WIDEST) }
}

/// The area of a popup with `rows` rows inside, frame included.
pub(crate) fn area(screen: Rect, rows: u16) -> Rect {
    let width = width(screen);
    let height = rows.saturating_add(2).min(screen.height);
    Rect { x: (screen.width - width) / 2, y: (screen.height - height) / 3, width, height }.intersection(screen)
}

pub(crate) fn inside(area: Rect) -> Rect {
    Rect { x: area.x + 1, y: area.y + 1, width: area.width.saturating_sub(2), height: area.height.saturating_sub(2) }.intersection(area)
}

/// The number of items of a picker, as far as they fit on screen.
pub(crate) fn rows(state: &State, picker: &Picker) -> u16 {
    u16::try_from(item_rows(state).min(picker.known)).unwrap_or(u16::MAX)
}

/// The area of a picker: an input line, then the items.
pub(crate) fn picker(state: &State, picker: &Picker) -> Rect {
    area(state.panes.screen, rows(state, picker) + 1)
}

pub(crate) fn items(state: &State, picker: &Picker) -> Rect {
    let inside = inside(self::picker(state, picker));
    Rect { y: inside.y + 1, height: inside.height.saturating_sub(1), ..inside }.intersection(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn popups_stay_within_every_screen() {
        for columns in 0..130 {
            for rows in 0..40 {
                let screen = Rect::new(0, 0, columns, rows);
                for wanted in [0, 1, 7, 90, u16::MAX] {
                    let area = area(screen, wanted);
                    assert_eq!(screen.intersection(area), area, "{columns}x{rows}");
                    assert_eq!(area.intersection(inside(area)), inside(area), "{columns}x{rows}");
                }
            }
        }
    }
}

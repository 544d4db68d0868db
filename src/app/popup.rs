//! Popups: opens a picker, and computes the area of each popup for drawing and for the mouse.

use ratatui::layout::Rect;

use super::msg::Effect;
use super::picker::item::Item;
use super::picker::{Picker, Purpose};
use super::{Layer, Presentation, State, speaker_page};
use crate::library::PanelSource;
use crate::page;
use crate::words::Label;

/// The columns of a popup, at least and at most.
const COLUMNS: (u16, u16) = (28, 96);

/// The columns of the sample of a theme's colours.
pub(crate) const SWATCH: u16 = 11;

/// The place of a popup on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Placement {
    Middle,
    /// At the right edge, where it covers little of the text.
    Right,
}

pub(super) fn open(state: &mut State, purpose: Purpose, items: Vec<Item>, at: usize) {
    state.layer = Layer::Picker(Picker::of_items(purpose, items, at, item_rows(state)));
}

pub(super) fn open_panel(state: &mut State, purpose: Purpose, source: PanelSource) {
    state.session.panels += 1;
    state.layer = Layer::Picker(Picker::of_panel(purpose, source, state.session.panels));
}

/// Fits the open picker to the screen, and asks for the rows that it lacks.
pub(super) fn settle(state: &mut State, effects: &mut Vec<Effect>) {
    let rows = if let Layer::Picker(picker) = &state.layer { picker_rows(state, picker) } else { 1 };
    let lines = state.presentation == Presentation::Lines;
    if let Layer::Picker(picker) = &mut state.layer {
        // The line mode writes all of them.
        picker.view.set_height(if lines { picker.view.total.max(1) } else { rows });
        effects.extend(picker.request().map(Effect::Panel));
    }
}

/// Number of item rows that fit into a popup on this screen: all but frame, input line and status line on small ones.
pub(crate) fn item_rows(state: &State) -> usize {
    let height = usize::from(state.panes.screen.height);
    let spared = (height.saturating_sub(12) / 3).min(4);
    height.saturating_sub(4 + spared).clamp(1, 30)
}

/// Number of item rows of a picker: the view of an archive fills the screen above the status line.
pub(crate) fn picker_rows(state: &State, picker: &Picker) -> usize {
    match picker.purpose {
        Purpose::Archive => usize::from(state.panes.screen.height).saturating_sub(4 + usize::from(head_rows(state, picker))).max(1),
        _ => item_rows(state),
    }
}

/// The most columns of a popup, frame included.
pub(crate) fn width(screen: Rect) -> u16 {
    if screen.width < 60 { screen.width } else { (screen.width - 6).min(COLUMNS.1) }
}

/// The area of a popup for `columns` by `rows` inside its frame, as far as the screen allows.
pub(crate) fn area(screen: Rect, (columns, rows): (u16, u16), placement: Placement) -> Rect {
    let widest = width(screen);
    let width = columns.saturating_add(2).clamp(COLUMNS.0.min(widest), widest);
    let height = rows.saturating_add(2).min(screen.height);
    let free = screen.width - width;
    let x = match placement {
        Placement::Middle => free / 2,
        Placement::Right => free,
    };
    // The status line stays in view.
    let y = (screen.height - height).saturating_sub(1) / 3;
    Rect { x, y, width, height }.intersection(screen)
}

pub(crate) fn inside(area: Rect) -> Rect {
    Rect { x: area.x + 1, y: area.y + 1, width: area.width.saturating_sub(2), height: area.height.saturating_sub(2) }.intersection(area)
}

/// The number of items of a picker, as far as they fit on screen.
pub(crate) fn rows(state: &State, picker: &Picker) -> u16 {
    u16::try_from(picker_rows(state, picker).min(picker.known)).unwrap_or(u16::MAX)
}

/// The area of a picker: an input line, then the items. As wide as the items that it has shown, its title and its hint.
pub(crate) fn picker(state: &State, picker: &Picker) -> Rect {
    if picker.purpose == Purpose::Archive {
        let screen = state.panes.screen;
        return Rect { height: screen.height.saturating_sub(1), ..screen };
    }
    let placement = if picker.purpose == Purpose::Themes { Placement::Right } else { Placement::Middle };
    let framed = |label: &Label| page::columns(&state.words.say(label)).saturating_add(4);
    let mut columns = picker.columns().max(framed(&title(state, picker)));
    let hint = state.words.say(&hint(picker));
    match placement {
        Placement::Middle => columns = columns.max(page::columns(&hint).saturating_add(4)),
        Placement::Right => {
            columns = (columns + usize::from(SWATCH) + 2).max(page::columns(hint.split(" · ").next().unwrap_or_default()) + 4);
        }
    }
    area(state.panes.screen, (u16::try_from(columns).unwrap_or(u16::MAX), rows(state, picker) + 1), placement)
}

pub(crate) fn items(state: &State, picker: &Picker) -> Rect {
    let inside = inside(self::picker(state, picker));
    let above = 1 + head_rows(state, picker);
    Rect { y: inside.y + above, height: inside.height.saturating_sub(above), ..inside }.intersection(inside)
}

/// Number of rows between the input line and the items: those of the head of a speaker's page.
pub(crate) fn head_rows(state: &State, picker: &Picker) -> u16 {
    picker.page.as_ref().map_or(0, |page| speaker_page::lines(page, state.panes.screen.height).len() as u16)
}

pub(crate) fn title(state: &State, picker: &Picker) -> Label {
    match picker.purpose {
        Purpose::Contents => Label::Contents,
        Purpose::Quotes => Label::Quotations,
        Purpose::Archive => match (&picker.page, &picker.archive.person) {
            (Some(page), _) => Label::QuotationsBy { name: page.name.clone() },
            (None, Some(person)) => Label::QuotationsBy { name: person.name.clone() },
            (None, None) => Label::ArchiveTitle,
        },
        Purpose::Notes => Label::NotesTitle,
        Purpose::Marks => Label::Marks,
        Purpose::Videos => Label::VideosTitle,
        Purpose::Themes => Label::Themes,
        Purpose::Orders | Purpose::QuoteOrders => Label::Orders,
        Purpose::Copies => state.copy_form.title(),
        Purpose::Palette => Label::Palette,
        Purpose::Help => Label::Help,
    }
}

/// The keys of a picker, in its frame.
pub(crate) fn hint(picker: &Picker) -> Label {
    match picker.purpose {
        Purpose::Archive if picker.listing && picker.archive.person.is_some() => Label::SpeakerPageHint,
        Purpose::Archive if picker.listing => Label::ArchiveHint,
        Purpose::Archive => Label::ArchiveTypingHint,
        Purpose::Notes => Label::NotesHint,
        Purpose::Copies => Label::CopyHint,
        Purpose::Marks => Label::MarksHint,
        _ if picker.by_number() => Label::NumberHint,
        Purpose::Help if picker.listing => Label::HelpPageHint,
        _ if picker.listing => Label::ListHint,
        _ => Label::PickHint,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn popups_stay_within_every_screen() {
        for columns in 0..130 {
            for rows in 0..40 {
                let screen = Rect::new(0, 0, columns, rows);
                for (wanted, placement) in
                    [(0, Placement::Middle), (1, Placement::Right), (90, Placement::Middle), (u16::MAX, Placement::Right)]
                {
                    let area = area(screen, (wanted, wanted), placement);
                    assert_eq!(screen.intersection(area), area, "{columns}x{rows}");
                    assert_eq!(area.intersection(inside(area)), inside(area), "{columns}x{rows}");
                }
            }
        }
    }

    #[test]
    fn a_popup_is_as_large_as_what_it_holds() {
        let screen = Rect::new(0, 0, 100, 30);
        assert_eq!(area(screen, (40, 6), Placement::Middle), Rect::new(29, 7, 42, 8));
        assert_eq!(area(screen, (40, 6), Placement::Right), Rect::new(58, 7, 42, 8));
        assert_eq!(area(screen, (3, 6), Placement::Middle).width, COLUMNS.0);
    }
}

//! Draws a picker.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};

use super::{popup as draw, safe_text, speaker_page};
use crate::app::picker::item::{Choice, Item};
use crate::app::picker::{ItemCount, Picker, Purpose};
use crate::app::{State, pickers, popup};
use crate::article::Role;
use crate::config::theme::{ColourDepth, Part};
use crate::library::PanelRow;
use crate::words::Label;

/// Minimum width at which a row shows more than its label.
const ROOMY: u16 = 40;

/// Minimum width at which quotations of the archive have their source and date.
const SOURCES: u16 = 96;

/// Draws a picker; returns the position of the input cursor, `None` while letters move in the list.
pub(crate) fn paint(state: &State, picker: &Picker, buf: &mut Buffer) -> Option<Position> {
    let rows = popup::rows(state, picker);
    let (title, hint) = (state.words.say(&popup::title(state, picker)), state.words.say(&popup::hint(picker)));
    let inside = draw::frame(state, popup::picker(state, picker), &title, &hint, buf);
    let line = Rect { height: 1, ..inside };
    let typed = picker.line.text();
    let mark = safe_text::put(buf, line, if state.ascii { ": " } else { "› " }, state.theme.part(Part::Key));
    let room = Rect { x: line.x + mark, width: line.width.saturating_sub(mark), ..line };
    let used = safe_text::put(buf, room, typed, state.theme.part(Part::Prompt));
    position(state, picker, Rect { x: room.x + used, width: room.width - used, ..room }, buf);
    let items = popup::items(state, picker);
    if picker.is_current() && picker.view.total == 0 {
        let first = Rect { x: items.x + 1, width: items.width.saturating_sub(2), height: items.height.min(1), ..items };
        safe_text::put_cut(buf, first, &state.words.say(&Label::NothingFits), state.theme.part(Part::DimText), state.ascii);
    }
    let most = if picker.purpose == Purpose::Archive { inside.width / 5 } else { inside.width / 3 };
    let keys = u16::try_from(picker.key_columns()).unwrap_or(u16::MAX).min(most);
    if let Some(page) = &picker.page {
        let head =
            Rect { x: inside.x + 1, y: inside.y + 1, width: inside.width.saturating_sub(2), height: items.y.saturating_sub(inside.y + 1) };
        speaker_page::paint(state, page, head.intersection(inside), buf);
    }
    for row in 0..items.height.min(rows) {
        let index = picker.view.top + usize::from(row);
        item(state, picker, index, Rect { y: items.y + row, height: 1, ..items }, keys, buf);
    }
    let column = picker.line.cursor_column() as u16;
    (!picker.listing).then(|| Position { x: (room.x + column).min(inside.right().saturating_sub(1)), y: line.y })
}

/// Draws the number of the item under the cursor and how many there are, if they fit behind the typed text.
fn position(state: &State, picker: &Picker, room: Rect, buf: &mut Buffer) {
    if picker.count == ItemCount::AtLeast {
        return;
    }
    let (current, of) = picker.position();
    let position = format!("{} ", state.words.say(&Label::PickerPosition { current, of }));
    if of > 0 && safe_text::width(&position) + 2 <= room.width {
        safe_text::put_right(buf, room, &position, state.theme.part(Part::DimText));
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
    if item.heading {
        let room = Rect { x, width: area.right().saturating_sub(x), ..area };
        safe_text::put_cut(buf, room, &item.label, within(Part::PopupTitle), state.ascii);
        return;
    }
    if keys > 0 {
        safe_text::put_cut(buf, Rect { x, width: keys, ..area }, &whole_keys(&item.key, keys, state.ascii), key, state.ascii);
        x += keys + 2;
    }
    x += (2 * item.depth as u16).min(area.width / 3);
    let mut room = Rect { x, width: area.right().saturating_sub(x + 1), ..area };
    if picker.purpose == Purpose::Themes && room.width > 2 * popup::SWATCH {
        room.width -= popup::SWATCH + 1;
        swatch(state, &item.label, Rect { x: room.right() + 1, width: popup::SWATCH, ..area }, buf);
    }
    let detail = if is_narrow_quotation(item, area.width) { "" } else { item.detail.as_str() };
    // A long label leaves some room for the details that distinguish it from similar ones.
    let spared = if room.width < ROOMY || detail.is_empty() { 0 } else { safe_text::width(detail).min(room.width / 3) + 2 };
    let first = Rect { width: room.width - spared, ..room };
    let used = safe_text::put_cut(buf, first, &item.label, base, state.ascii);
    if !detail.is_empty() && used + 4 < room.width {
        let rest = Rect { x: room.x + used + 2, width: room.width - used - 2, ..room };
        safe_text::put_cut(buf, rest, detail, within(Part::DimText), state.ascii);
    }
}

/// Whether the source of a quotation of the archive would leave too little room for its words.
fn is_narrow_quotation(item: &Item, width: u16) -> bool {
    width < SOURCES && matches!(&item.choice, Choice::Row(row) if matches!(**row, PanelRow::Cited(_)))
}

/// As many of the keys as fit, each whole, and a sign that there are more.
fn whole_keys(keys: &str, columns: u16, ascii: bool) -> String {
    if safe_text::width(keys) <= columns {
        return keys.to_owned();
    }
    let more = if ascii { " ~" } else { " …" };
    let mut shown = keys;
    while let Some((head, _)) = shown.rsplit_once(pickers::BETWEEN_KEYS) {
        shown = head;
        if safe_text::width(shown) + 2 <= columns {
            return format!("{shown}{more}");
        }
    }
    shown.to_owned()
}

/// Draws the colours of a theme on its ground: title, text, quotation, link, match. Without colours there is nothing to show.
fn swatch(state: &State, name: &str, area: Rect, buf: &mut Buffer) {
    if state.depth == ColourDepth::None {
        return;
    }
    let Some(theme) = state.config.theme_for(name, state.depth, state.ground) else { return };
    let ground = theme.part(Part::Screen);
    buf.set_style(area, Style { fg: ground.fg, bg: ground.bg.or(Some(Color::Reset)), sub_modifier: Modifier::all(), ..Style::default() });
    let sign = if state.ascii { "#" } else { "■" };
    let colours = [Role::Title, Role::Text, Role::Quote, Role::Link].map(|role| theme.role(role).fg).into_iter();
    for (colour, x) in colours.chain([theme.role(Role::Match).bg]).zip((area.x + 1..area.right()).step_by(2)) {
        let style = Style { fg: colour.or(Some(Color::Reset)), ..Style::default() };
        safe_text::put(buf, Rect { x, width: 1, ..area }, sign, style);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_cut_between_two() {
        let shown = |columns| whole_keys("space  pgdn  ctrl-f", columns, false);
        assert_eq!([19, 18, 12, 7, 5].map(shown), ["space  pgdn  ctrl-f", "space  pgdn …", "space …", "space …", "space"]);
        assert_eq!(whole_keys("", 0, false), "");
    }
}

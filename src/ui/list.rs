//! Draws the list pane: a heading line, then the rows in view.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{row_icons, safe_text};
use crate::app::{Focus, State, pickers};
use crate::config::theme::Part;
use crate::find;
use crate::library::ListRow;
use crate::words::Label;

/// Blank columns after a date: normally, and in a narrow list.
const AIR: (u16, u16) = (2, 1);
/// Minimum width beside the date; in narrower rows the date is left out.
const BESIDE_DATE: u16 = 23;

pub(crate) fn paint(state: &State, area: Rect, buf: &mut Buffer) {
    heading(state, Rect { height: 1, ..area }, buf);
    let list = &state.list;
    let rows = Rect { y: area.y + 1, height: area.height - 1, ..area };
    if list.view.total == 0 {
        let why = match (list.answered, list.query.is_empty()) {
            (false, _) => Label::Looking,
            (true, true) => Label::EmptyLibrary,
            (true, false) => Label::NothingMatches,
        };
        let inside = Rect { x: rows.x + 1, y: rows.y + 1, width: rows.width.saturating_sub(2), height: 1 };
        safe_text::put_cut(buf, inside.intersection(rows), &state.words.say(&why), state.theme.part(Part::DimText), state.ascii);
        return;
    }
    for line in 0..rows.height {
        let index = list.view.top + usize::from(line);
        if index >= list.view.total {
            break;
        }
        row(state, index, Rect { y: rows.y + line, height: 1, ..rows }, buf);
    }
}

fn heading(state: &State, area: Rect, buf: &mut Buffer) {
    let list = &state.list;
    let count = match (list.view.total, list.query.is_empty()) {
        // One that is gone but still under the cursor is listed, and not counted.
        (_, true) => Label::Articles { count: list.known },
        (count, false) => Label::Narrowed { count, known: list.known },
    };
    let dot = if state.ascii { "-" } else { "·" };
    // While articles are being read the order is not final, and progress is shown instead.
    let order = pickers::order_label(list.order);
    let order = if list.read < list.known { Label::Reading { read: list.read, known: list.known } } else { order };
    let query = if list.query.is_empty() { String::new() } else { format!("/{} {dot} ", list.query) };
    let (count, order) = (state.words.say(&count), state.words.say(&order));
    let text = format!(" {} {dot} {query}{count} {dot} {order}", state.library);
    let style = state.theme.part(if state.focus == Focus::List { Part::PaneTitle } else { Part::DimText });
    buf.set_style(area, style);
    safe_text::put_cut(buf, area, &text, style, state.ascii);
}

fn row(state: &State, index: usize, area: Rect, buf: &mut Buffer) {
    let selected = index == state.list.view.cursor;
    let base = state.theme.part(match (selected, state.focus) {
        (true, Focus::List) => Part::ListSelected,
        (true, Focus::Reader) => Part::ListSelectedIdle,
        (false, _) => Part::ListRow,
    });
    buf.set_style(area, base);
    // The selection is one bar: coloured parts would break it up.
    let within = |part: Part| if selected { base } else { base.patch(state.theme.part(part)) };
    let mark = match (selected, state.ascii) {
        (true, true) => ">",
        (true, false) => "▌",
        (false, _) => " ",
    };
    let mut x = area.x + safe_text::put(buf, area, mark, base);
    let Some(article) = state.list.view.row(index) else {
        safe_text::put(buf, rest(area, x + 1), if state.ascii { "..." } else { "…" }, within(Part::DimText));
        return;
    };
    x += row_icons::before(article, area, state, buf, within);
    let width = state.words.short_day_width() + if area.width >= row_icons::ROOMY { AIR.0 } else { AIR.1 };
    if area.width >= width + BESIDE_DATE {
        date(state, article, Rect { x, width, ..area }, buf, within(Part::ListDate));
        x += width;
    }
    let mut room = rest(area, x);
    room.width = room.width.saturating_sub(row_icons::behind(article, area, state, buf, within));
    room = rest(room, room.x + row_icons::embargo(article, room, state, buf, within));
    let used = safe_text::put_cut(buf, room, &article.title, title_style(state, article, base, within(Part::DimText)), state.ascii);
    light_up(state, article, Rect { width: used, ..room }, buf);
    byline(state, article, rest(room, room.x + used), buf, within(Part::DimText));
}

fn title_style(state: &State, article: &ListRow, base: Style, dim: Style) -> Style {
    match (article.gone, article.known) {
        (true, _) => base.patch(state.theme.part(Part::ListGone)),
        (false, true) => base,
        (false, false) => dim,
    }
}

/// Highlights the search terms in the visible part of the title.
fn light_up(state: &State, article: &ListRow, area: Rect, buf: &mut Buffer) {
    for found in find::every_in(&state.list.needles, &article.title, 0..article.title.len()).iter() {
        let (Some(before), Some(words)) = (article.title.get(..found.start), article.title.get(found)) else { continue };
        let x = area.x.saturating_add(safe_text::width(before));
        let at = Rect { x, width: safe_text::width(words), ..area }.intersection(area);
        buf.set_style(at, state.theme.part(Part::ListMatch));
    }
}

fn date(state: &State, article: &ListRow, area: Rect, buf: &mut Buffer, style: Style) {
    let Some(date) = article.date else { return };
    safe_text::put(buf, area, &state.words.short_day(date.ymd()), style);
}

/// Draws the byline behind the title, if there is room; for a missing file, says that instead.
fn byline(state: &State, article: &ListRow, area: Rect, buf: &mut Buffer, style: Style) {
    let gone = article.gone.then(|| state.words.say(&Label::Gone));
    let byline = gone.as_ref().unwrap_or(&article.byline);
    let wanted = safe_text::width(byline);
    if byline.is_empty() || area.width < wanted + 3 {
        return;
    }
    safe_text::put_right(buf, area, byline, style);
}

fn rest(area: Rect, x: u16) -> Rect {
    Rect { x, width: area.right().saturating_sub(x), ..area }
}

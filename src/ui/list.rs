//! Draws the list pane: the saved searches, then the groups and rows in view. The heading line is `list_heading`'s.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::{empty_list, list_heading, passage, row_icons, safe_text};
use crate::app::saved_searches::line;
use crate::app::window::Line;
use crate::app::{Focus, State, passages};
use crate::config::theme::Part;
use crate::find;
use crate::library::{Group, ListRow, Order};
use crate::words::Label;

/// Minimum width for a column with the source.
const SOURCES: u16 = passages::COLUMN;
/// Minimum and maximum width of that column.
const SOURCE: (u16, u16) = (8, 24);
/// Minimum width beside the date; in narrower rows the date is left out.
const BESIDE_DATE: u16 = 23;

pub(crate) fn paint(state: &State, area: Rect, buf: &mut Buffer) {
    list_heading::paint(state, Rect { height: 1, ..area }, buf);
    let list = &state.list;
    if let Some(line) = state.searches_line() {
        searches(state, line, buf);
    }
    let Some(rows) = state.list_rows() else { return };
    if list.view.total == 0 {
        return empty_list::paint(state, rows, buf);
    }
    let columns = Columns::new(state, rows);
    for (y, line) in (rows.y..rows.bottom()).zip(list.view.lines()) {
        let line_area = Rect { y, height: 1, ..rows };
        match line {
            Line::Group(index) => group(state, index, line_area, buf),
            Line::Row(index) => row(state, index, line_area, &columns, buf),
            Line::Below(index) => below(state, index, line_area, &columns, buf),
        }
    }
    scrollbar(state, rows, buf);
}

/// The saved searches, each with its number and count; the one that the list shows stands out.
fn searches(state: &State, area: Rect, buf: &mut Buffer) {
    let all = state.saved_searches.all();
    let shown = line::on_line(all, area.width);
    for search in &shown {
        let mut at = Rect { x: area.x + search.columns.start, width: search.columns.end - search.columns.start, ..area };
        let on = search.search.query == state.list.query;
        let style = state.theme.part(if on { Part::PaneTitle } else { Part::DimText });
        let (number, count) = search.around();
        at = rest(at, at.x + safe_text::put(buf, at, &number, state.theme.part(Part::Key)));
        safe_text::put_cut(buf, Rect { width: search.name, ..at }, &search.search.name, style, state.ascii);
        safe_text::put(buf, rest(at, at.x + search.name), &count, style);
    }
    if shown.len() < all.len() {
        let x = shown.last().map_or(area.x + 1, |last| area.x + last.columns.end + 1);
        safe_text::put(buf, rest(area, x), if state.ascii { "~" } else { "…" }, state.theme.part(Part::DimText));
    }
}

/// The name of a row's group.
fn group(state: &State, index: usize, area: Rect, buf: &mut Buffer) {
    let Some(row) = state.list.view.row(index) else { return };
    let name = match (&row.group, state.list.shown_order()) {
        (Group::Later, _) => state.words.say(&Label::GroupLater),
        (Group::Today, _) => state.words.say(&Label::GroupToday),
        (Group::Yesterday, _) => state.words.say(&Label::GroupYesterday),
        (Group::ThisWeek, _) => state.words.say(&Label::GroupThisWeek),
        (Group::Month(year, month), _) => state.words.month_of_year(*year, *month),
        (Group::Year(year), _) => year.to_string(),
        (Group::Named(name), _) => name.written.to_string(),
        (Group::Digits, _) => state.words.say(&Label::GroupDigits),
        (Group::Signs, _) => state.words.say(&Label::GroupSigns),
        (Group::Ungrouped, _) | (Group::Missing, Order::Relevance) => return,
        (Group::Missing, Order::Newest | Order::Oldest) => state.words.say(&Label::GroupUndated),
        (Group::Missing, Order::Title) => state.words.say(&Label::GroupUntitled),
        (Group::Missing, Order::Author) => state.words.say(&Label::GroupNoAuthor),
        (Group::Missing, Order::Source) => state.words.say(&Label::GroupNoSource),
    };
    let inside = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let name = if state.ascii { name.replace('–', "-") } else { name };
    safe_text::put_cut(buf, inside, &name, state.theme.part(Part::ListGroup), state.ascii);
}

/// Where the columns of a row begin, and how wide they are; the same for all rows, so that they align.
struct Columns {
    /// Width of the date with a blank; 0 where there is no room.
    date: u16,
    /// Width of the source, without the blanks on both sides; 0 where there is no room.
    source: u16,
}

impl Columns {
    fn new(state: &State, area: Rect) -> Self {
        let list = &state.list;
        let by_date = matches!(list.shown_order(), Order::Newest | Order::Oldest);
        let date = 1 + if by_date { state.words.day_of_year_width() } else { state.words.short_day_width() };
        let date = if area.width >= date + BESIDE_DATE { date } else { 0 };
        let any = passages::is_searching(state) || list.view.rows().iter().any(|row| row.gone || !row.beside_title(list.order).is_empty());
        let source = if any && area.width >= SOURCES { (area.width / 5).clamp(SOURCE.0, SOURCE.1) } else { 0 };
        Self { date, source }
    }
}

fn row(state: &State, index: usize, area: Rect, columns: &Columns, buf: &mut Buffer) {
    let selected = index == state.list.view.cursor;
    let base = row_style(state, selected);
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
    if columns.date > 0 {
        safe_text::put(buf, Rect { x, width: columns.date - 1, ..area }, &date(state, article), within(Part::ListDate));
        x += columns.date;
    }
    let mut room = rest(area, x);
    let icons = row_icons::behind(article, area, state, buf, within);
    // Where there is no column for the source, a row without icons leaves their columns to the title.
    let icons = if columns.source > 0 { row_icons::WIDTH } else { icons };
    room.width = room.width.saturating_sub(icons);
    room = rest(room, room.x + row_icons::embargo(article, room, state, buf, within));
    if columns.source > 0 {
        room.width = room.width.saturating_sub(columns.source + 2);
        let at = Rect { x: room.right() + 2, width: columns.source, ..area }.intersection(area);
        source(state, article, at, buf, within(Part::ListSource), state.theme.part(Part::ListMatch));
    }
    let style = title_style(state, article, selected, base, within);
    let used = safe_text::put_cut(buf, room, &article.title, style, state.ascii);
    light_up(state, article, Rect { width: used, ..room }, buf);
}

fn row_style(state: &State, selected: bool) -> Style {
    state.theme.part(match (selected, state.focus) {
        (true, Focus::List) => Part::ListSelected,
        (true, Focus::Reader) => Part::ListSelectedIdle,
        (false, _) => Part::ListRow,
    })
}

/// The second line of a row: the passage that matches the search, below the title.
fn below(state: &State, index: usize, area: Rect, columns: &Columns, buf: &mut Buffer) {
    let selected = index == state.list.view.cursor;
    let base = row_style(state, selected);
    buf.set_style(area, base);
    let within = |part: Part| if selected { base } else { base.patch(state.theme.part(part)) };
    let Some(passage) = state.list.view.row(index).and_then(|row| state.list.passages.of(row.key)) else { return };
    let mut room = rest(area, area.x + 3 + columns.date);
    room.width = room.width.saturating_sub(2);
    let room = passage::count(passage, room, buf, within(Part::ListSource));
    passage::paint(passage, room, buf, (within(Part::ListSource), state.theme.part(Part::ListMatch)), state.ascii);
}

/// Unread titles are bold and read ones dim, also in the selected row, as far as one bar allows.
fn title_style(state: &State, article: &ListRow, selected: bool, base: Style, within: impl Fn(Part) -> Style) -> Style {
    let weight = match (article.gone, article.known, article.status.read) {
        (true, ..) => return base.patch(state.theme.part(Part::ListGone)),
        (false, false, _) => return within(Part::DimText),
        (false, true, true) => Part::ListRead,
        (false, true, false) => Part::ListUnread,
    };
    if selected { base.add_modifier(state.theme.part(weight).add_modifier) } else { within(weight) }
}

/// Highlights the search terms in the visible part of the title.
fn light_up(state: &State, article: &ListRow, area: Rect, buf: &mut Buffer) {
    for found in find::every_in_title(&state.list.needles, &article.title).iter() {
        let (Some(before), Some(words)) = (article.title.get(..found.start), article.title.get(found)) else { continue };
        let x = area.x.saturating_add(safe_text::width(before));
        let at = Rect { x, width: safe_text::width(words), ..area }.intersection(area);
        buf.set_style(at, state.theme.part(Part::ListMatch).remove_modifier(Modifier::DIM));
    }
}

/// As much of the date as the group does not say.
fn date(state: &State, article: &ListRow) -> String {
    let Some(date) = article.date else { return String::new() };
    let (words, ymd) = (&state.words, date.ymd());
    match article.group {
        Group::Today | Group::Yesterday => date.clock().map(|clock| words.clock(clock)).unwrap_or_default(),
        Group::ThisWeek => words.weekday(date.weekday()).to_owned(),
        Group::Month(..) => format!("{:2}", ymd.2),
        Group::Later | Group::Year(_) => words.day_of_year(ymd),
        Group::Named(_) | Group::Digits | Group::Signs | Group::Missing | Group::Ungrouped => words.short_day(ymd),
    }
}

/// Draws the source, else the author; for a missing file, says that instead.
fn source(state: &State, article: &ListRow, area: Rect, buf: &mut Buffer, style: Style, lit: Style) {
    if let Some(passage) = state.list.passages.of(article.key).filter(|_| state.list.view.row_lines() == 1 && !article.gone) {
        let rest = passage::count(passage, area, buf, style);
        if !passage.text.is_empty() {
            return passage::paint(passage, rest, buf, (style, lit), state.ascii);
        }
        safe_text::put_cut(buf, rest, article.beside_title(state.list.order), style, state.ascii);
        return;
    }
    let gone = article.gone.then(|| state.words.say(&Label::Gone));
    let text = gone.as_deref().unwrap_or_else(|| article.beside_title(state.list.order));
    safe_text::put_cut(buf, area, text, style, state.ascii);
}

/// In the last column, where rows are out of view: which part of the list is on screen.
fn scrollbar(state: &State, area: Rect, buf: &mut Buffer) {
    let view = &state.list.view;
    if !view.is_cut() || area.is_empty() {
        return;
    }
    let (lines, total) = (usize::from(area.height), view.total.max(1));
    let first = (view.top * lines / total).min(lines - 1);
    // The ends of the bar are reached only where those of the list are.
    let first = if view.top > 0 { first.max(1).min(lines - 1) } else { 0 };
    let last = if view.end() < view.total { (view.end() * lines / total).min(lines.saturating_sub(1)) } else { lines };
    for line in first..last.max(first + 1) {
        let at = Rect { x: area.right() - 1, y: area.y + line as u16, width: 1, height: 1 };
        let style = state.theme.part(Part::ScrollbarThumb);
        safe_text::put(buf, at.intersection(area), if state.ascii { "|" } else { "┃" }, style);
    }
}

fn rest(area: Rect, x: u16) -> Rect {
    Rect { x, width: area.right().saturating_sub(x), ..area }
}

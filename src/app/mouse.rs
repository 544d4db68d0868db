//! Mouse handling: finds the pane, row, word or item under the pointer, and acts on clicks and the wheel. Keys work the same whether the
//! mouse is captured or not.

use ratatui::layout::{Position, Rect};

use super::msg::Effect;
use super::picker::Picker;
use super::reader::Reader;
use super::session::Invocation;
use super::window::Line;
use super::{Focus, Layer, State, folding, keys, pickers, picture_viewer, popup, saved_searches, status_line};
use crate::article::{Link, Role, Roles};
use crate::input::{Code, Command, Held, Key, Mouse, MouseAction};
use crate::library::{ArticleKey, LinkTarget};
use crate::page::Under;
use crate::words::Notice;

const NOTCH: isize = 3;

/// The object clicked last; a second click opens it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clicked {
    Article(ArticleKey),
    /// The link at this byte of an article.
    Link(ArticleKey, usize),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MouseState {
    pub(crate) captured: bool,
    pub(super) clicked: Option<Clicked>,
}

pub(super) fn toggle(state: &mut State, effects: &mut Vec<Effect>) {
    if state.mouse.captured {
        state.mouse.captured = false;
        state.say(Notice::MouseGiven);
        effects.push(Effect::Mouse(false));
    } else {
        capture(state, effects);
        state.say(Notice::MouseTaken);
    }
}

pub(super) fn capture(state: &mut State, effects: &mut Vec<Effect>) {
    state.mouse.captured = true;
    effects.push(Effect::Mouse(true));
}

/// Handles a mouse event; returns the command that it runs. Events that arrive after the mouse was released are dropped.
pub(super) fn act(state: &mut State, mouse: Mouse, effects: &mut Vec<Effect>) -> Option<Invocation> {
    if !state.mouse.captured {
        return None;
    }
    state.session.alone = false;
    state.session.record.give_up();
    let at = Position { x: mouse.column, y: mouse.row };
    match mouse.action {
        MouseAction::Wheel(notches) => {
            state.mouse.clicked = None;
            wheel(state, at, NOTCH * isize::from(notches));
            None
        }
        MouseAction::Click => {
            let before = state.mouse.clicked.take();
            let offered = status_line::command_at(state, at).filter(|_| matches!(state.layer, Layer::Panes));
            state.notice = None;
            state.entering = false;
            state.pending.clear();
            state.count = None;
            match offered {
                Some(command) => Some(command.into()),
                None => click(state, at, before, effects),
            }
        }
    }
}

fn wheel(state: &mut State, at: Position, lines: isize) {
    let (height, width) = (popup::item_rows(state), super::changes::inside(state));
    match &mut state.layer {
        Layer::Picker(picker) => {
            picker.view.scroll_with_cursor(lines);
            let picker = picker.clone();
            pickers::preview(state, &picker);
        }
        Layer::ArticleInfo(info) => info.scroll(lines),
        Layer::Changes(panel) => panel.scroll(lines, width, height),
        // Hints label what is in view, so it must not scroll; a picture is always in view as a whole.
        Layer::Hints(_) | Layer::Picture(_) => (),
        Layer::Panes | Layer::Prompt(_) | Layer::Letter(_) | Layer::OpenQuestion(_) | Layer::QuitQuestion(_) | Layer::Select(_) => {
            if state.panes.list.is_some_and(|list| list.contains(at)) {
                state.list.view.scroll(lines);
            } else if state.panes.reader.is_some_and(|pane| pane.contains(at))
                && let Some(reader) = &mut state.reader
            {
                reader.scroll(lines);
            }
        }
    }
}

fn click(state: &mut State, at: Position, before: Option<Clicked>, effects: &mut Vec<Effect>) -> Option<Invocation> {
    match std::mem::take(&mut state.layer) {
        Layer::Picker(picker) => return click_picker(state, picker, at, effects),
        // As with keys: anything but scrolling closes the popup.
        Layer::ArticleInfo(_) | Layer::Changes(_) => return None,
        Layer::Picture(_) => {
            picture_viewer::close(state, effects);
            return None;
        }
        Layer::Prompt(line) => {
            // The click is on what the prompt's input shows, so the input is accepted first, as by Enter.
            keys::in_prompt(state, line, Key::new(Code::Enter, Held::Nothing), effects);
            if !matches!(state.layer, Layer::Panes) {
                return None;
            }
        }
        Layer::Hints(_) | Layer::Letter(_) | Layer::OpenQuestion(_) | Layer::QuitQuestion(_) | Layer::Select(_) | Layer::Panes => (),
    }
    if state.panes.list.is_some_and(|pane| pane.contains(at)) {
        return click_list(state, at, before);
    }
    if state.panes.reader.is_some_and(|pane| pane.contains(at)) && state.reader.is_some() {
        state.focus = Focus::Reader;
        click_reader(state, at, before, effects);
    }
    None
}

fn click_picker(state: &mut State, picker: Picker, at: Position, effects: &mut Vec<Effect>) -> Option<Invocation> {
    if !popup::picker(state, &picker).contains(at) {
        pickers::accept::leave(state, picker.purpose);
        return None;
    }
    let items = popup::items(state, &picker);
    let row = picker.view.top + usize::from(at.y.saturating_sub(items.y));
    if items.contains(at) && picker.is_current() && picker.view.row(row).is_some() {
        return pickers::pick(state, picker, row, effects);
    }
    state.layer = Layer::Picker(picker);
    None
}

/// Handles a click on a row of the list pane, or on a saved search above it.
fn click_list(state: &mut State, at: Position, before: Option<Clicked>) -> Option<Invocation> {
    state.focus = Focus::List;
    if let Some(line) = state.searches_line().filter(|line| line.contains(at)) {
        let shown = saved_searches::line::on_line(state.saved_searches.all(), line.width);
        let clicked = shown.iter().find(|shown| shown.columns.contains(&(at.x - line.x)));
        if let Some(query) = clicked.map(|shown| shown.search.query.clone()) {
            saved_searches::show_query(state, &query);
        }
        return None;
    }
    let line = at.y.checked_sub(state.list_rows()?.y)?;
    let (Line::Row(index) | Line::Below(index)) = *state.list.view.lines().get(usize::from(line))? else { return None };
    let key = state.list.view.row(index)?.key;
    state.list.move_to(index);
    if before == Some(Clicked::Article(key)) {
        return Some(Command::Enter.into());
    }
    state.mouse.clicked = Some(Clicked::Article(key));
    None
}

fn click_reader(state: &mut State, at: Position, before: Option<Clicked>, effects: &mut Vec<Effect>) {
    let (bar, column) = (state.panes.scrollbar(), state.panes.column(state.measure));
    let Some(reader) = &mut state.reader else { return };
    if bar.contains(at) {
        return to_bar(reader, bar, at);
    }
    let line = usize::from(at.y.saturating_sub(column.y));
    let Some(row) = reader.rows.get(line).filter(|_| at.y >= column.y).cloned() else { return };
    let under = match at.x.checked_sub(column.x) {
        Some(x) => row.under(reader.article(), usize::from(x)),
        None if column.x - at.x <= 2 => row.gutter.map_or(Under::Beyond, |sign| Under::Added(Roles::of(sign.role))),
        None => Under::Beyond,
    };
    let offset = if let Under::Text(offset) = under { Some(offset) } else { None };
    reader.put_cursor_on(line, offset);
    match under {
        Under::Added(roles) if roles.has(Role::Fold) => folding::fold(state, folding::Fold::Toggle),
        // The summary of a closed section is behind its heading.
        Under::Beyond if row.closed.is_some() && at.x >= column.x => folding::fold(state, folding::Fold::Open),
        Under::Text(offset) => click_text(state, offset, before, effects),
        Under::Added(_) | Under::Beyond => (),
    }
}

/// Handles a click on text: on a link, the first click shows the URL, the second opens it.
fn click_text(state: &mut State, offset: usize, before: Option<Clicked>, effects: &mut Vec<Effect>) {
    let Some(reader) = &state.reader else { return };
    let Some(link) = link_at(reader, offset) else { return };
    let clicked = Clicked::Link(reader.key, link.range.start);
    if before == Some(clicked) {
        effects.push(Effect::Open(LinkTarget::of_link(reader.article(), link, &reader.origin.file)));
        return;
    }
    let url = crate::article::clean::shortened(&link.url);
    state.mouse.clicked = Some(clicked);
    state.say(Notice::LinkTo { url });
}

pub(super) fn link_at(reader: &Reader, offset: usize) -> Option<&Link> {
    let links = reader.article().links();
    let end = links.partition_point(|link| link.range.start <= offset);
    links.get(..end)?.last().filter(|link| offset < link.range.end)
}

/// Goes to the part of the article that a row of the scrollbar represents.
fn to_bar(reader: &mut Reader, bar: Rect, at: Position) {
    let length = reader.article().text().len();
    let row = usize::from(at.y.saturating_sub(bar.y));
    // The first row is the beginning, the last one the end.
    let offset = row.saturating_mul(length) / usize::from(bar.height.saturating_sub(1).max(1));
    reader.go_to_offset(offset);
}

//! Draws the state and never changes it: `draw(&State, &mut Frame)`. Its files have the same names as those of [`crate::app`].

pub(crate) mod article_info;
pub(crate) mod changes;
mod empty_list;
pub(crate) mod list;
mod list_heading;
pub(crate) mod margin;
mod passage;
pub(crate) mod picker;
pub(crate) mod picture_viewer;
pub(crate) mod popup;
pub(crate) mod reader;
pub(crate) mod rendered_image;
pub(crate) mod row_icons;
pub mod safe_text;
mod speaker_page;
pub(crate) mod status_line;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::archive;
use crate::app::panes::SMALLEST;
use crate::app::picker::Purpose;
use crate::app::{Layer, State};
use crate::config::theme::Part;
use crate::words::Label;

/// Draws everything, and puts the terminal's cursor into an open input line.
pub fn draw(state: &State, frame: &mut Frame<'_>) {
    if let Some(position) = paint(state, frame.buffer_mut()) {
        frame.set_cursor_position(position);
    }
}

/// Draws everything into `buf`; returns the cursor position if an input line is open.
pub fn paint(state: &State, buf: &mut Buffer) -> Option<Position> {
    let screen = state.panes.screen.intersection(*buf.area());
    buf.set_style(screen, state.theme.part(Part::Screen));
    if screen.width < SMALLEST.0 || screen.height < SMALLEST.1 {
        too_small(state, screen, buf);
        return None;
    }
    if let Some(area) = state.panes.list {
        list::paint(state, area, buf);
    }
    if let Some(area) = state.panes.separator {
        separator(state, area, buf);
    }
    if let Some(area) = state.panes.reader {
        reader::paint(state, area, buf);
    }
    let typing = state.panes.status.and_then(|area| status_line::paint(state, area, buf));
    if let Some(area) = state.panes.status {
        status_line::next_keys(state, area, buf);
    }
    if covers(&state.layer) {
        popup::dim_behind(state, buf);
    }
    over_panes(state, typing, buf)
}

/// Draws the popup or the picture over the panes; returns the cursor position, which is `typing` where there is none.
fn over_panes(state: &State, typing: Option<Position>, buf: &mut Buffer) -> Option<Position> {
    match &state.layer {
        Layer::Picker(picker) if !picker.is_visible() => typing,
        Layer::Picker(picker) => {
            if let Some(view) = archive::behind(state, picker) {
                picker::paint(state, view, buf);
            }
            picker::paint(state, picker, buf)
        }
        Layer::ArticleInfo(info) => {
            article_info::paint(state, info, buf);
            None
        }
        Layer::Changes(panel) => {
            changes::paint(state, panel, buf);
            None
        }
        Layer::Picture(viewer) => {
            picture_viewer::paint(state, viewer, buf);
            None
        }
        Layer::Panes
        | Layer::Prompt(_)
        | Layer::Hints(_)
        | Layer::Letter(_)
        | Layer::OpenQuestion(_)
        | Layer::QuitQuestion(_)
        | Layer::Select(_) => typing,
    }
}

/// Whether a popup lies over the panes. The choice of themes is shown by the text beside it.
fn covers(layer: &Layer) -> bool {
    match layer {
        Layer::Picker(picker) => picker.is_visible() && picker.purpose != Purpose::Themes,
        Layer::ArticleInfo(_) | Layer::Changes(_) => true,
        _ => false,
    }
}

fn too_small(state: &State, screen: Rect, buf: &mut Buffer) {
    if screen.is_empty() {
        return;
    }
    let row = Rect { y: screen.y + screen.height / 2, height: 1, ..screen };
    safe_text::put(buf, row, &state.words.say(&Label::MoreRoom), state.theme.part(Part::Status));
}

fn separator(state: &State, area: Rect, buf: &mut Buffer) {
    let line = if state.ascii { "|" } else { "│" };
    for y in area.top()..area.bottom() {
        safe_text::put(buf, Rect { y, height: 1, ..area }, line, state.theme.part(Part::Separator));
    }
}

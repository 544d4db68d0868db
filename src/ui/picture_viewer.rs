//! Draws a picture over the reader pane, with its caption below.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};

use super::{rendered_image, safe_text};
use crate::app::State;
use crate::app::picture_viewer::{Viewer, room};
use crate::config::theme::Part;
use crate::words::Label;

pub(crate) fn paint(state: &State, viewer: &Viewer, buf: &mut Buffer) {
    let room = room(state);
    let pane = room.pane.intersection(*buf.area());
    safe_text::uncover(buf, pane);
    Clear.render(pane, buf);
    buf.set_style(pane, state.theme.part(Part::Screen));
    let below = match &viewer.image {
        Some(Ok(ready)) => {
            let (width, height) = ready.size;
            let x = room.picture.x + room.picture.width.saturating_sub(width) / 2;
            let y = room.picture.y + room.picture.height.saturating_sub(height) / 2;
            let area = Rect { x, y, width, height }.intersection(room.picture);
            rendered_image::draw(buf, area, ready, state.depth);
            Rect { y: area.bottom() + 1, ..room.caption }
        }
        Some(Err(why)) => {
            let middle = Rect { y: room.picture.y + room.picture.height / 2, height: 1, ..room.picture };
            centred(state, &state.words.say(why), middle, Part::DimText, buf);
            Rect { y: middle.y + 2, ..room.caption }
        }
        None => room.caption,
    };
    let words = viewer.picture().map(|picture| safe_text::wrap(&picture.caption, usize::from(room.caption.width.max(1))));
    let mut words = words.unwrap_or_default();
    if let Some(last) = room.caption.height.checked_sub(1).map(usize::from).filter(|&last| last + 1 < words.len()) {
        // A caption that does not fit ends in an ellipsis.
        words[last] = words.split_off(last).join(" ");
    }
    for (row, line) in (0..room.caption.height).zip(words) {
        let area = Rect { y: below.y + row, height: 1, ..below };
        centred(state, &line, area.intersection(pane), Part::Screen, buf);
    }
    let (current, of) = (viewer.at + 1, viewer.pictures.len());
    let hint = if of > 1 { Label::PicturesHint { current, of } } else { Label::PictureHint };
    let hint = state.words.say(&hint);
    centred(state, safe_text::fitting(&hint, room.hint.width), room.hint, Part::DimText, buf);
}

fn centred(state: &State, text: &str, area: Rect, part: Part, buf: &mut Buffer) {
    let margin = area.width.saturating_sub(safe_text::width(text)) / 2;
    let area = Rect { x: area.x + margin, width: area.width - margin, ..area };
    safe_text::put_cut(buf, area, text, state.theme.part(part), state.ascii);
}

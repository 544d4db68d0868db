//! Icons of a list row: the star before the date, video and progress behind the title. Each is one column wide, so that they align.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::safe_text;
use crate::app::State;
use crate::config::theme::Part;
use crate::library::{ListRow, Sign};
use crate::words::Label;

/// Columns of the icons behind a title, with a blank on both sides.
pub(super) const WIDTH: u16 = 4;

/// Draws the star in the second column of a row, and the sign of unsaved changes in the third; returns the columns used.
pub(super) fn before(row: &ListRow, area: Rect, state: &State, buf: &mut Buffer, within: impl Fn(Part) -> Style) -> u16 {
    let at = |column: u16| Rect { x: area.x + 1 + column, width: 1, ..area }.intersection(area);
    if row.status.starred {
        safe_text::put(buf, at(0), Sign::Starred.drawn(state.ascii), within(Part::ListStar));
    }
    if state.is_unsaved(row.key) {
        safe_text::put(buf, at(1), Sign::Unsaved.drawn(state.ascii), within(Part::ListWarning));
    }
    2
}

/// Draws the embargo warning before the title, shortened in narrow rows; returns the columns used.
pub(super) fn embargo(row: &ListRow, area: Rect, state: &State, buf: &mut Buffer, within: impl Fn(Part) -> Style) -> u16 {
    if !row.embargo.is_some_and(|embargo| embargo.holds(state.now)) {
        return 0;
    }
    let word = state.words.say(&Label::EmbargoSign);
    let sign = if area.width >= 3 * safe_text::width(&word) { word.as_str() } else { Sign::Embargoed.drawn(state.ascii) };
    (safe_text::put(buf, area, sign, within(Part::ListWarning)) + 1).min(area.width)
}

/// Draws the video icon, and the progress or the sign of a change since the article was read, at the right edge of a row, left of a blank
/// column; returns the columns used, with a blank.
pub(super) fn behind(row: &ListRow, area: Rect, state: &State, buf: &mut Buffer, within: impl Fn(Part) -> Style) -> u16 {
    let progress = Sign::of_status(row.status);
    let at = |from_right: u16| Rect { x: area.right().saturating_sub(from_right), width: 1, ..area }.intersection(area);
    if let Some(sign) = progress {
        let part = if sign == Sign::Changed { Part::ListChanged } else { Part::ListProgress };
        safe_text::put(buf, at(2), sign.drawn(state.ascii), within(part));
    }
    if row.video {
        safe_text::put(buf, at(3), Sign::Video.drawn(state.ascii), within(Part::ListVideo));
    }
    match (row.video, progress) {
        (true, _) => WIDTH,
        (false, Some(_)) => WIDTH - 1,
        (false, None) => 1,
    }
}

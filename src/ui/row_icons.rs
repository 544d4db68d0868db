//! Icons of a list row: unread dot and star before the date, video and progress behind the title. Each is one column wide, so that they
//! align.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::safe_text;
use crate::app::State;
use crate::config::theme::Part;
use crate::library::ListRow;
use crate::words::Label;

/// Minimum width for spaces around the icons behind a title.
pub(super) const ROOMY: u16 = 44;

/// Before the title of an article with changes that are not saved yet.
pub(crate) const UNSAVED: &str = "~";

pub(crate) fn star(ascii: bool) -> &'static str {
    if ascii { "*" } else { "★" }
}

/// Draws the unread dot and the star in the second and third column of a row, and the sign of unsaved changes in the
/// fourth; returns the columns used, including a space.
pub(super) fn before(row: &ListRow, area: Rect, state: &State, buf: &mut Buffer, within: impl Fn(Part) -> Style) -> u16 {
    let dot = if state.ascii { "o" } else { "●" };
    let at = |column: u16| Rect { x: area.x + 1 + column, width: 1, ..area }.intersection(area);
    // Of an article not read from disk yet, only the name is known.
    if row.known && !row.status.read {
        safe_text::put(buf, at(0), dot, within(Part::ListUnread));
    }
    if row.status.starred {
        safe_text::put(buf, at(1), star(state.ascii), within(Part::ListStar));
    }
    if state.is_unsaved(row.key) {
        safe_text::put(buf, at(2), UNSAVED, within(Part::ListWarning));
    }
    3
}

/// Draws the embargo warning before the title, shortened in narrow rows; returns the columns used.
pub(super) fn embargo(row: &ListRow, area: Rect, state: &State, buf: &mut Buffer, within: impl Fn(Part) -> Style) -> u16 {
    if !row.embargo.is_some_and(|embargo| embargo.holds(state.now)) {
        return 0;
    }
    let word = state.words.say(&Label::EmbargoSign);
    let sign = if area.width >= 3 * safe_text::width(&word) { word.as_str() } else { "!" };
    (safe_text::put(buf, area, sign, within(Part::ListWarning)) + 1).min(area.width)
}

/// Draws the video icon and the progress at the right edge of a row; returns the columns used.
pub(super) fn behind(row: &ListRow, area: Rect, state: &State, buf: &mut Buffer, within: impl Fn(Part) -> Style) -> u16 {
    let progress = progress(row.status.progress, state.ascii);
    let apart = u16::from(area.width >= ROOMY);
    let at = |from_right: u16| Rect { x: area.right().saturating_sub(from_right), width: 1, ..area }.intersection(area);
    if let Some(sign) = progress {
        safe_text::put(buf, at(1 + apart), sign, within(Part::ListProgress));
    }
    if row.video {
        safe_text::put(buf, at(2 + 2 * apart), if state.ascii { "v" } else { "▶" }, within(Part::ListVideo));
    }
    match (row.video, progress) {
        (true, _) => 3 + 2 * apart,
        (false, Some(_)) => 2 + apart,
        (false, None) => 1,
    }
}

/// The icon nearest to a progress in percent; `None` for an article not begun.
fn progress(percent: u8, ascii: bool) -> Option<&'static str> {
    let (fine, plain) = match percent {
        0 => return None,
        1..=37 => ("¼", "-"),
        38..=62 => ("½", "="),
        63..=99 => ("¾", "#"),
        _ => ("✓", "x"),
    };
    Some(if ascii { plain } else { fine })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_shown_in_quarters_one_column_wide() {
        let told: Vec<_> = [1, 25, 50, 75, 99, 100].iter().map(|&percent| progress(percent, false).unwrap()).collect();
        assert_eq!(told, ["¼", "¼", "½", "¾", "¾", "✓"]);
        assert_eq!(progress(0, false), None);
        assert!(told.iter().all(|sign| safe_text::width(sign) == 1));
        assert!((0..=100).filter_map(|percent| progress(percent, true)).all(str::is_ascii));
    }
}

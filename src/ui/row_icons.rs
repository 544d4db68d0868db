//! Icons of a list row: the star before the date, video and progress behind the title. Each is one column wide, so that they align.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::safe_text;
use crate::app::State;
use crate::config::theme::Part;
use crate::library::{ListRow, ReadStatus};
use crate::words::Label;

/// Columns of the icons behind a title, with a blank on both sides.
pub(super) const WIDTH: u16 = 4;

/// Before the title of an article with changes that are not saved yet.
pub(crate) const UNSAVED: &str = "~";

pub(crate) fn star(ascii: bool) -> &'static str {
    if ascii { "*" } else { "★" }
}

/// Draws the star in the second column of a row, and the sign of unsaved changes in the third; returns the columns used.
pub(super) fn before(row: &ListRow, area: Rect, state: &State, buf: &mut Buffer, within: impl Fn(Part) -> Style) -> u16 {
    let at = |column: u16| Rect { x: area.x + 1 + column, width: 1, ..area }.intersection(area);
    if row.status.starred {
        safe_text::put(buf, at(0), star(state.ascii), within(Part::ListStar));
    }
    if state.is_unsaved(row.key) {
        safe_text::put(buf, at(1), UNSAVED, within(Part::ListWarning));
    }
    2
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

/// Draws the video icon, and the progress or the sign of a change since the article was read, at the right edge of a row, left of a blank column; returns the columns used, with a blank.
pub(super) fn behind(row: &ListRow, area: Rect, state: &State, buf: &mut Buffer, within: impl Fn(Part) -> Style) -> u16 {
    let progress = if row.status.changed { Some((if state.ascii { "D" } else { "Δ" }, Part::ListChanged)) } else { None };
    let progress = progress.or_else(|| Some((progress_sign(row.status, state.ascii)?, Part::ListProgress)));
    let at = |from_right: u16| Rect { x: area.right().saturating_sub(from_right), width: 1, ..area }.intersection(area);
    if let Some((sign, part)) = progress {
        safe_text::put(buf, at(2), sign, within(part));
    }
    if row.video {
        safe_text::put(buf, at(3), if state.ascii { "V" } else { "▶" }, within(Part::ListVideo));
    }
    match (row.video, progress) {
        (true, _) => WIDTH,
        (false, Some(_)) => WIDTH - 1,
        (false, None) => 1,
    }
}

/// The icon nearest to the progress; `None` for an article not begun, and for one read to its end that counts as unread again.
fn progress_sign(status: ReadStatus, ascii: bool) -> Option<&'static str> {
    let (fine, plain) = match status.progress {
        0 => return None,
        1..=37 => ("¼", "-"),
        38..=62 => ("½", "="),
        63..=99 => ("¾", "#"),
        _ if status.read => ("✓", "x"),
        _ => return None,
    };
    Some(if ascii { plain } else { fine })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_shown_in_quarters_one_column_wide() {
        let sign = |percent, ascii| progress_sign(ReadStatus { read: true, progress: percent, ..ReadStatus::default() }, ascii);
        let told: Vec<_> = [1, 25, 50, 75, 99, 100].iter().map(|&percent| sign(percent, false).unwrap()).collect();
        assert_eq!(told, ["¼", "¼", "½", "¾", "¾", "✓"]);
        assert_eq!(sign(0, false), None);
        assert!(told.iter().all(|sign| safe_text::width(sign) == 1));
        assert!((0..=100).filter_map(|percent| sign(percent, true)).all(str::is_ascii));
    }

    #[test]
    fn an_unread_article_is_not_shown_as_read_to_its_end() {
        assert_eq!(progress_sign(ReadStatus { progress: 100, ..ReadStatus::default() }, false), None);
    }
}

//! Draws the passage of a search result on one line, scrolled so that its best match is in view.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::safe_text;
use crate::find::Passage;

/// Draws the number of matches at the right of `area`; returns the room before it.
pub(super) fn count(passage: &Passage, area: Rect, buf: &mut Buffer, style: Style) -> Rect {
    let used = safe_text::put_right(buf, area, &passage.count.to_string(), style);
    Rect { width: area.width.saturating_sub(used + 1), ..area }
}

/// Draws a passage; of the two styles, the second one is for matches.
pub(super) fn paint(passage: &Passage, area: Rect, buf: &mut Buffer, (style, lit): (Style, Style), ascii: bool) {
    let start = beginning(passage, area.width);
    let mut room = area;
    if start > 0 {
        let used = safe_text::put(buf, area, if ascii { "~" } else { "…" }, style);
        room = Rect { x: area.x + used, width: area.width - used, ..area };
    }
    let shown = passage.text.get(start..).unwrap_or_default();
    let used = safe_text::put_cut(buf, room, shown, style, ascii);
    let room = Rect { width: used, ..room };
    for found in &passage.matches {
        let (Some(before), Some(words)) = (passage.text.get(start..found.start), passage.text.get(found.clone())) else { continue };
        let at = Rect { x: room.x.saturating_add(safe_text::width(before)), width: safe_text::width(words), ..room };
        buf.set_style(at.intersection(room), lit.remove_modifier(Modifier::DIM));
    }
}

/// The byte to begin at, so that the best match is in view with some words before it: 0 where all up to its end fits.
fn beginning(passage: &Passage, width: u16) -> usize {
    let Some(first) = passage.matches.get(passage.best) else { return 0 };
    let before = passage.text.get(..first.start).unwrap_or_default();
    let found = safe_text::width(passage.text.get(first.clone()).unwrap_or_default());
    if safe_text::width(before).saturating_add(found) < width {
        return 0;
    }
    // A third of the room is for what comes before, unless the match needs it.
    let most = (width / 3).min(width.saturating_sub(found.saturating_add(2)));
    let words = before.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| at + 1);
    words.chain([before.len()]).find(|&at| safe_text::width(&before[at..]) <= most).unwrap_or(before.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, needle: &str, width: u16) -> String {
        let at = text.find(needle).unwrap();
        let passage =
            Passage { text: text.to_owned(), matches: std::iter::once(at..at + needle.len()).collect(), count: 1, ..Passage::default() };
        let area = Rect::new(0, 0, width, 1);
        let mut buf = Buffer::empty(area);
        paint(&passage, area, &mut buf, (Style::new(), Style::new()), false);
        buf.content.iter().map(ratatui::buffer::Cell::symbol).collect::<String>().trim_end().to_owned()
    }

    #[test]
    fn the_match_is_in_view_with_words_before_it() {
        assert_eq!(shown("the night tram goes", "tram", 30), "the night tram goes");
        assert_eq!(shown("all through the night the tram goes on", "tram", 15), "…the tram goes…");
        assert_eq!(shown("all through the night the tram goes on", "tram", 5), "…tra…");
    }
}

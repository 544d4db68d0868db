//! Draws a list without rows: what is so and what to do next, in the middle of the pane.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::safe_text;
use crate::app::State;
use crate::config::theme::Part;
use crate::input::{Command, Mode};
use crate::words::Label;

/// Most characters of a query that are repeated.
const QUERY: usize = 60;

pub(super) fn paint(state: &State, area: Rect, buf: &mut Buffer) {
    let list = &state.list;
    let key = |command| state.config.keymap.keys_of(command, Mode::List).into_iter().next().unwrap_or_default();
    let (what, next) = match (list.answered, list.query.is_empty()) {
        (false, _) => (Label::Looking, None),
        (true, true) => (Label::EmptyLibrary, Some(Label::EmptyNext { rescan: key(Command::Rescan), quit: key(Command::Quit) })),
        (true, false) => {
            let next = Label::NothingMatchesNext { known: list.known, cancel: key(Command::Cancel), search: key(Command::Search) };
            (Label::NothingMatches { query: shortened(&list.query) }, Some(next))
        }
    };
    let width = usize::from(area.width.saturating_sub(4).max(1));
    let lines = |text: String, part: Part| safe_text::wrap(&text, width).into_iter().map(move |line| (line, part));
    let mut all: Vec<(String, Part)> = lines(state.words.say(&what), Part::ListRow).collect();
    if let Some(next) = next {
        all.push((String::new(), Part::DimText));
        all.extend(state.words.say(&next).split(" · ").flat_map(|text| lines(text.to_owned(), Part::DimText)));
    }
    all.extend(not_shown(state).into_iter().flat_map(|text| lines(text, Part::DimText)));
    let top = area.y + area.height.saturating_sub(u16::try_from(all.len()).unwrap_or(u16::MAX)) / 2;
    for (y, (line, part)) in (top..area.bottom()).zip(all) {
        let line = if state.ascii { line.replace('·', "-") } else { line };
        let indent = area.width.saturating_sub(safe_text::width(&line)) / 2;
        let at = Rect { x: area.x + indent, y, width: area.width - indent, height: 1 };
        safe_text::put_cut(buf, at, &line, state.theme.part(part), state.ascii);
    }
}

/// The beginning of a long query.
fn shortened(query: &str) -> String {
    query.char_indices().nth(QUERY).map_or_else(|| query.to_owned(), |(end, _)| format!("{}…", &query[..end]))
}

/// The number of files of the folder that are not shown, with the key that says why.
pub(super) fn not_shown(state: &State) -> Option<String> {
    let count = state.list.passed_over.total();
    let about = state.config.keymap.keys_of(Command::About, Mode::List).into_iter().next().unwrap_or_default();
    (count > 0).then(|| state.words.say(&Label::NotShownHint { count, about }))
}

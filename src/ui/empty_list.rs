//! Draws panes without content, in their middle: what is so and what to do next. A list without rows, and a reader without an article.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::safe_text;
use crate::app::State;
use crate::config::theme::Part;
use crate::input::{Command, Mode};
use crate::words::Label;

/// Most characters of a query that are repeated.
const QUERY: usize = 60;

/// Draws a list without rows.
pub(super) fn paint(state: &State, area: Rect, buf: &mut Buffer) {
    let list = &state.list;
    let what = match (list.answered, list.mistakes.first()) {
        (false, _) => state.words.say(&Label::Looking),
        (true, Some((_, mistake))) => state.words.say(mistake),
        (true, None) if list.query.is_empty() => state.words.say(&Label::EmptyLibrary),
        (true, None) => state.words.say(&Label::NothingMatches { query: shortened(&list.query) }),
    };
    let mut rest = next(state);
    rest.extend(not_shown(state).into_iter().take(1));
    middle(state, area, (what, Part::ListRow), &rest, buf);
}

/// Draws a reader without an article, beside the list.
pub(super) fn paint_reader(state: &State, area: Rect, buf: &mut Buffer) {
    let dim = |label: &Label| (state.words.say(label), Part::DimText);
    match (state.list.view.total, state.list.answered) {
        (0, false) => (),
        (0, true) => middle(state, area, dim(&Label::NothingToShow), &next(state), buf),
        _ => middle(state, area, dim(&Label::NothingOpen), &[], buf),
    }
}

/// The keys that lead on from an empty list, each on a line.
fn next(state: &State) -> Vec<String> {
    let list = &state.list;
    let key = |command| state.config.keymap.keys_of(command, Mode::List).into_iter().next().unwrap_or_default();
    let next = if list.query.is_empty() {
        Label::EmptyNext { rescan: key(Command::Rescan), quit: key(Command::Quit) }
    } else {
        Label::NothingMatchesNext { known: list.known, cancel: key(Command::Cancel), search: key(Command::Search) }
    };
    if list.answered { state.words.say(&next).split(" · ").map(str::to_owned).collect() } else { Vec::new() }
}

/// Draws a sentence in the middle of a pane, and others below it.
fn middle(state: &State, area: Rect, (what, part): (String, Part), rest: &[String], buf: &mut Buffer) {
    let width = usize::from(area.width.saturating_sub(4).max(1));
    let lines = |text: &str, part: Part| safe_text::wrap(text, width).into_iter().map(move |line| (line, part));
    let mut all: Vec<(String, Part)> = lines(&what, part).collect();
    if !rest.is_empty() {
        all.push((String::new(), Part::DimText));
    }
    all.extend(rest.iter().flat_map(|text| lines(text, Part::DimText)));
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

/// The number of files of the folder that are not shown, with the key that says why, and the same shorter; empty if there are none.
pub(super) fn not_shown(state: &State) -> Vec<String> {
    let count = state.list.passed_over.total();
    let about = || state.config.keymap.keys_of(Command::About, Mode::List).into_iter().next().unwrap_or_default();
    let forms = [Label::NotShownHint { count, about: about() }, Label::NotShownShort { count, about: about() }];
    if count > 0 { forms.iter().map(|form| state.words.say(form)).collect() } else { Vec::new() }
}

//! The texts of the status line that answer no key: the position at the right with the offered commands, the keys typed so far, and those
//! that may follow. Shared by drawing and by clicks.

use ratatui::layout::{Position, Rect};

use super::bookmarks::Letter;
use super::prompt::Target;
use super::search::Search;
use super::{Focus, Layer, State, bindings, open_question};
use crate::input::{Command, Found};
use crate::page::columns;
use crate::words::{Label, Mistake};

/// The separator between parts, and its ASCII form.
pub(crate) const DOT: char = '·';
pub(crate) const DASH: char = '-';

/// What stands between two offered commands.
const BETWEEN: &str = "  ";

/// The commands that the status line offers, in order.
const OFFERED: [Command; 2] = [Command::Help, Command::Palette];

/// The columns at the left of a line that is `area` wide, beside what is at its right.
const APART: usize = 3;

/// The right side in `width` columns: match count and position, and the offered commands if there is room. Notices and the input line take
/// precedence.
pub(crate) fn right_side(state: &State, width: u16) -> String {
    let position = position(state);
    let (left, width) = (left_columns(state), usize::from(width));
    // A name at the left may be cut, but not to less than half of the line.
    let most = if left > 0 { width } else { width / 2 };
    let fits = |right: &String| columns(right) <= most && left.saturating_add(columns(right)).saturating_add(APART) <= width;
    let long = format!("{position}   {} ", state.words.say(&Label::HelpHint));
    // When room is short, the first parts matter most: the match count, else the position.
    let ends = position.match_indices([DOT, DASH]).map(|(at, _)| at).rev();
    let shorter = std::iter::once(position.len()).chain(ends).map(|end| format!("{} ", position[..end].trim()));
    std::iter::once(long).chain(shorter).find(fits).unwrap_or_default()
}

/// What is wrong with the text being typed, if anything is.
pub(crate) fn mistake(state: &State) -> Option<&Mistake> {
    let Layer::Prompt(prompt) = &state.layer else { return None };
    match prompt.target {
        Target::Article { .. } => state.search.mistake.as_ref(),
        Target::List { .. } => state.list.mistakes.first().map(|(_, mistake)| mistake),
        Target::Note(_) => None,
    }
}

/// The columns of what is at the left, as far as the right side must leave room for it.
fn left_columns(state: &State) -> usize {
    match (&state.layer, &state.notice) {
        (Layer::Prompt(prompt), _) => {
            // What is wrong with it is beside it.
            let sentence = mistake(state).map_or(0, |mistake| columns(&state.words.say(mistake)));
            columns(prompt.line.text()).saturating_add(8).saturating_add(sentence)
        }
        (_, Some(notice)) => columns(&state.words.say(notice)),
        (Layer::Select(_), None) => columns(&state.words.say(&Label::SelectHint)),
        (Layer::OpenQuestion(question), None) => columns(&state.words.say(&open_question::label(question))),
        (Layer::QuitQuestion(question), None) => columns(&state.words.say(&question.label(state))),
        (Layer::Letter(what), None) => columns(&letter(state, *what)),
        (_, None) if !state.pending.is_empty() => columns(&pending(state)),
        (_, None) => 0,
    }
}

/// The command that the status line offers at a position of the screen. `area` is the line, as far as its right side is aligned in it.
pub(crate) fn command_at(state: &State, at: Position) -> Option<Command> {
    let area: Rect = state.panes.status.filter(|area| area.contains(at))?;
    let hint = state.words.say(&Label::HelpHint);
    if !right_side(state, area.width).contains(&hint) {
        return None;
    }
    // A space follows the hint.
    let mut column = usize::from(at.x - area.x).checked_sub(usize::from(area.width).checked_sub(columns(&hint) + 1)?)?;
    for (offered, command) in hint.split(BETWEEN).zip(OFFERED) {
        if column < columns(offered) {
            return Some(command);
        }
        column = column.checked_sub(columns(offered) + columns(BETWEEN))?;
    }
    None
}

/// The count and the keys typed so far.
pub(crate) fn pending(state: &State) -> String {
    let mut text = state.count.map(|count| count.to_string()).unwrap_or_default();
    for key in &state.pending {
        text.push_str(&key.to_string());
        text.push(' ');
    }
    text
}

/// The keys that may follow the ones typed, each with what it does. Keys of saved searches that do not exist are left out.
pub(crate) fn next_keys(state: &State) -> Vec<String> {
    if state.pending.is_empty() || state.notice.is_some() || !matches!(state.layer, Layer::Panes) {
        return Vec::new();
    }
    let does = |command: Command| match command.search_number() {
        Some(number) => state.saved_searches.numbered(number).map(|search| search.name.clone()),
        None => Some(state.words.say(&command)),
    };
    match state.config.keymap.lookup(bindings::mode(state), &state.pending) {
        Found::Wait(ahead) => ahead.iter().filter_map(|(keys, command)| Some(format!("{keys} {}", does(*command)?))).collect(),
        Found::Run(_) | Found::Nothing => Vec::new(),
    }
}

/// The key that waits for a letter, and the keys that may follow.
pub(crate) fn letter(state: &State, what: Letter) -> String {
    let (command, hint) = match what {
        Letter::Set => (Command::Mark, Label::LetterToSet),
        Letter::GoTo => (Command::GoToMark, Label::LetterToGo),
    };
    let hint = state.words.say(&hint);
    let keys = state.config.keymap.keys_of(command, bindings::mode(state));
    format!("{}   {hint}", keys.first().map_or(command.name(), String::as_str))
}

fn position(state: &State) -> String {
    let mut parts = Vec::new();
    let searching = match &state.layer {
        Layer::Prompt(prompt) => matches!(prompt.target, Target::Article { .. }),
        _ => state.focus == Focus::Reader || state.search.is_from_list(),
    };
    if state.search.is_on() && searching && state.reader.is_some() {
        parts.push(state.words.say(&count(&state.search)));
        if state.search.hidden > 0 {
            parts.push(state.words.say(&Label::InFolds { count: state.search.hidden }));
        }
    }
    if let Some(reader) = &state.reader {
        if !reader.whole {
            parts.push(state.words.say(&Label::ReadingOn));
        }
        if state.panes.reader.is_some() {
            parts.push(state.words.say(&Label::Percent { percent: reader.percent() }));
        }
    }
    parts.join(if state.ascii { " - " } else { " · " })
}

fn count(search: &Search) -> Label {
    if search.partial {
        return Label::Searching;
    }
    match (search.current, search.matches.len()) {
        (Some(current), of) if of > 0 => Label::Match { current: current + 1, of },
        (_, of) => Label::Matches { of },
    }
}

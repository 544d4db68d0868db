//! Runs commands: one `match` with an arm for each.

use super::folding::{self, Fold};
use super::jump::{self, Target};
use std::sync::Arc;

use super::msg::Effect;
use super::picker::Purpose;
use super::session::Invocation;
use super::{
    Direction, Focus, Layer, State, annotate, archive, article_info, bookmarks, jump_list, link_hints, measure, mouse, notes_panel,
    pickers, picture_viewer, popup, prompt, read_status, read_tracking, saved_searches, select, tour, undo, unsaved,
};
use crate::article::{Block, LinkKind};
use crate::input::Command;
use crate::library::{LinkTarget, PanelSource};
use crate::words::Notice;
use Direction::{Backwards, Forwards};

/// Runs a command, `count` times where a count applies.
pub(super) fn run(state: &mut State, invocation: Invocation, effects: &mut Vec<Effect>) {
    use Command as Is;
    let Invocation { command, count } = invocation;
    if !matches!(command, Command::NextMatch | Command::PreviousMatch) {
        state.at_end = None;
    }
    let is_about_the_list = command == Command::QuotesPanel && archive::is_meant(state);
    if is_about_the_article(command) && !is_about_the_list && state.is_loading_another() {
        state.session.postponed = Some(invocation);
        return;
    }
    read_tracking::ran(state, command);
    let times = count.unwrap_or(1);
    let lines = isize::try_from(times).unwrap_or(isize::MAX);
    let from = jump_list::is_left_by(command).then(|| jump_list::here(state)).flatten();
    match command {
        Command::Down => go(state, Motion::Lines(lines)),
        Command::Up => go(state, Motion::Lines(-lines)),
        Command::HalfPageDown => go(state, Motion::Halves(lines)),
        Command::HalfPageUp => go(state, Motion::Halves(-lines)),
        Command::PageDown => go(state, Motion::Pages(lines)),
        Command::PageUp => go(state, Motion::Pages(-lines)),
        Command::First => go(state, count.map_or(Motion::First, Motion::Number)),
        Command::Last => go(state, count.map_or(Motion::Last, Motion::Number)),
        Command::Enter => enter(state, effects),
        Command::Back => back(state, effects),
        Command::Cancel => cancel(state, effects),
        Command::OtherPane => other_pane(state, effects),
        Command::NextArticle => neighbour(state, lines, effects),
        Command::PreviousArticle => neighbour(state, -lines, effects),
        Command::ScrollDown => scroll(state, lines),
        Command::ScrollUp => scroll(state, -lines),
        Command::NextSection => jump::jump(state, Target::Section, Forwards, times),
        Command::PreviousSection => jump::jump(state, Target::Section, Backwards, times),
        Command::NextQuote => jump::jump(state, Target::Quote, Forwards, times),
        Command::PreviousQuote => jump::jump(state, Target::Quote, Backwards, times),
        Command::NextParagraph => jump::jump(state, Target::Paragraph, Forwards, times),
        Command::PreviousParagraph => jump::jump(state, Target::Paragraph, Backwards, times),
        Command::Search => prompt::open(state),
        Is::Search1 | Is::Search2 | Is::Search3 | Is::Search4 | Is::Search5 | Is::Search6 | Is::Search7 | Is::Search8 | Is::Search9 => {
            saved_searches::show(state, command.search_number().unwrap_or_default());
        }
        Command::WholeList => saved_searches::show_all(state),
        Command::SaveSearch | Command::DeleteSearch | Command::Speaker => pickers::with_argument::run(state, command, "", effects),
        Command::NextMatch => next_match(state, Forwards, times, effects),
        Command::PreviousMatch => next_match(state, Backwards, times, effects),
        Command::FoldToggle => folding::fold(state, Fold::Toggle),
        Command::FoldOpen => folding::fold(state, Fold::Open),
        Command::FoldClose => folding::fold(state, Fold::Close),
        Command::FoldOpenAll => folding::fold(state, Fold::OpenAll),
        Command::FoldCloseAll => folding::fold(state, Fold::CloseAll),
        Is::FoldLevel1 | Is::FoldLevel2 | Is::FoldLevel3 | Is::FoldLevel4 | Is::FoldLevel5 | Is::FoldLevel6 => {
            folding::fold(state, Fold::Level(command.fold_level().unwrap_or(6)));
        }
        Command::FoldQuotesOnly => folding::fold(state, Fold::QuotesOnly),
        Command::Contents => pickers::contents(state),
        Command::QuotesPanel if archive::is_meant(state) => archive::open(state),
        Command::QuotesPanel => pickers::quotes(state),
        Command::Video => pickers::article_videos(state, effects),
        Command::AllVideos => popup::open_panel(state, Purpose::Videos, PanelSource::Videos),
        Command::Picture => picture_viewer::open(state),
        Command::LinkHints => state.layer = link_hints::hints(state).map_or(Layer::Panes, Layer::Hints),
        Command::OpenPage => open_page(state, effects),
        Command::Copy => pickers::copies(state),
        Command::Note => annotate::here(state),
        Command::DeleteNote => annotate::delete(state, effects),
        Command::Notes => notes_panel::open(state),
        Command::Select => select::begin(state),
        Command::Edit => edit(state, effects),
        Command::Order => pickers::orders(state),
        Command::Theme => pickers::themes(state),
        Command::Wider => measure::set(state, lines, effects),
        Command::Narrower => measure::set(state, -lines, effects),
        Command::Zen => zen(state, effects),
        Command::Mouse => mouse::toggle(state, effects),
        Command::About => state.layer = article_info::about(state).map_or(Layer::Panes, Layer::ArticleInfo),
        Command::Changes => super::changes::open(state),
        Command::Rescan => rescan(state, effects),
        Command::Star => read_status::star(state, effects),
        Command::Read => read_status::read(state, effects),
        Command::ReadAll => read_status::read_listed(state, true, effects),
        Command::UnreadAll => read_status::read_listed(state, false, effects),
        Command::Undo => undo::undo(state, effects),
        Command::Mark => bookmarks::ask(state, bookmarks::Letter::Set),
        Command::GoToMark => bookmarks::ask(state, bookmarks::Letter::GoTo),
        Command::Marks => bookmarks::list(state),
        Command::OlderPlace => jump_list::older(state, times, effects),
        Command::NewerPlace => jump_list::newer(state, times, effects),
        Command::Palette => pickers::palette(state),
        Command::Help => pickers::help(state),
        Command::Tour => tour::open(effects),
        Command::Config => effects.push(Effect::EditConfig),
        Command::Redraw => effects.push(Effect::Redraw),
        Command::Suspend => effects.push(Effect::Suspend),
        Command::Quit => unsaved::quit(state, effects),
        Command::ForceQuit => effects.push(Effect::Quit),
    }
    if let Some(from) = from {
        jump_list::jumped(state, from);
    }
}

fn rescan(state: &mut State, effects: &mut Vec<Effect>) {
    state.say(Notice::Rescanning);
    effects.push(Effect::Rescan);
}

/// Runs the command that waited for the article, once all of it is loaded.
pub(super) fn catch_up(state: &mut State, effects: &mut Vec<Effect>) {
    if state.reader.as_ref().is_none_or(|reader| !reader.whole) {
        return;
    }
    if let Some(invocation) = state.session.postponed.take() {
        run(state, invocation, effects);
    }
}

/// Whether a command acts on the whole selected article. While that is being loaded, it must not act on the previous one.
fn is_about_the_article(command: Command) -> bool {
    use Command as Is;
    let opens = matches!(command, Is::Video | Is::OpenPage | Is::Copy | Is::Edit | Is::Picture | Is::LinkHints);
    opens || command.folds() || matches!(command, Is::About | Is::Contents | Is::QuotesPanel | Is::Changes)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Motion {
    Lines(isize),
    Halves(isize),
    Pages(isize),
    First,
    Last,
    Number(usize),
}

fn go(state: &mut State, motion: Motion) {
    match state.focus {
        Focus::List => go_in_list(state, motion),
        Focus::Reader => go_in_reader(state, motion),
    }
}

fn go_in_list(state: &mut State, motion: Motion) {
    if state.list.view.total == 0 {
        return state.say(Notice::EmptyList);
    }
    let half = isize::try_from((state.list.view.height() / 2).max(1)).unwrap_or(1);
    let (moved, forwards) = match motion {
        Motion::Lines(lines) => (state.list.move_by(lines), lines > 0),
        Motion::Halves(halves) => (state.list.move_by(half.saturating_mul(halves)), halves > 0),
        Motion::Pages(pages) => (state.list.page(pages), pages > 0),
        Motion::First => (state.list.move_to(0), false),
        Motion::Last => (state.list.move_to(usize::MAX), true),
        Motion::Number(row) => (state.list.move_to(row.saturating_sub(1)), true),
    };
    let step = matches!(motion, Motion::Lines(_) | Motion::Halves(_) | Motion::Pages(_));
    if step && !moved {
        state.say(if forwards { Notice::LastArticle } else { Notice::FirstArticle });
    }
}

fn go_in_reader(state: &mut State, motion: Motion) {
    let Some(reader) = &mut state.reader else { return state.say(Notice::NoArticle) };
    let half = isize::try_from((reader.height() / 2).max(1)).unwrap_or(1);
    let (moved, forwards) = match motion {
        Motion::Lines(lines) => (reader.step(lines), lines > 0),
        Motion::Halves(halves) => (reader.scroll(half.saturating_mul(halves)), halves > 0),
        Motion::Pages(pages) => (reader.turn(pages), pages > 0),
        Motion::First => {
            reader.go_to_top();
            (true, false)
        }
        Motion::Last => {
            reader.go_to_bottom();
            (true, true)
        }
        Motion::Number(line) => {
            reader.go_to_top();
            reader.step(isize::try_from(line.saturating_sub(1)).unwrap_or(isize::MAX));
            (true, true)
        }
    };
    if !moved {
        let more = forwards && !reader.whole;
        state.say(match (forwards, more) {
            (_, true) => Notice::NotYetRead,
            (true, false) => Notice::End,
            (false, false) => Notice::Beginning,
        });
    }
}

fn scroll(state: &mut State, lines: isize) {
    let Some(reader) = &mut state.reader else { return state.say(Notice::NoArticle) };
    if state.panes.reader.is_none() {
        return state.say(Notice::NoArticle);
    }
    if !reader.scroll(lines) {
        state.say(if lines > 0 { Notice::End } else { Notice::Beginning });
    }
}

fn enter(state: &mut State, effects: &mut Vec<Effect>) {
    if state.focus == Focus::Reader {
        if state.reader.as_ref().is_some_and(folding::on_heading) {
            folding::fold(state, Fold::Toggle);
        } else {
            state.say(Notice::NoSectionHere);
        }
        return;
    }
    // Rows about to change are not what was meant: wait for those that answer what was typed.
    state.list.view.show_again();
    let at_hand = state.list.view.total == 0 || state.list.view.selected().is_some();
    state.entering = !state.list.is_current() || !at_hand;
    if state.entering {
        return;
    }
    let Some(key) = state.list.view.selected().map(|row| row.key) else { return state.say(Notice::EmptyList) };
    state.focus = Focus::Reader;
    if state.reader.as_ref().is_some_and(|reader| reader.key != key) && state.wanted != Some(key) {
        // The open article is not the selected one: show nothing for a moment rather than the wrong article.
        state.reader = None;
    }
    state.want(key, effects);
}

fn back(state: &mut State, effects: &mut Vec<Effect>) {
    if state.focus == Focus::List {
        return state.say(Notice::InList);
    }
    if !leave_zen(state) {
        leave_reader(state, effects);
    }
}

/// Shows the panes again; returns whether that is a step back, because there is more to show than the one article.
fn leave_zen(state: &mut State) -> bool {
    std::mem::replace(&mut state.zen, false) && state.list.known > 1
}

/// Goes back to the list, or to where the tour was opened.
fn leave_reader(state: &mut State, effects: &mut Vec<Effect>) {
    if !tour::close(state, effects) {
        state.focus = Focus::List;
    }
}

fn cancel(state: &mut State, effects: &mut Vec<Effect>) {
    match state.focus {
        Focus::Reader if state.search.is_on() => state.search.clear(state.reader.as_mut()),
        Focus::Reader => back(state, effects),
        Focus::List if !state.list.query.is_empty() => state.list.show_all(),
        Focus::List => (),
    }
}

fn other_pane(state: &mut State, effects: &mut Vec<Effect>) {
    match state.focus {
        Focus::List if state.current_key().is_some() => state.focus = Focus::Reader,
        Focus::List => enter(state, effects),
        Focus::Reader => {
            state.zen = false;
            state.focus = Focus::List;
        }
    }
}

/// Opens the article `by` rows further in the list.
fn neighbour(state: &mut State, by: isize, effects: &mut Vec<Effect>) {
    if !state.list.move_by(by) {
        return state.say(if by > 0 { Notice::LastArticle } else { Notice::FirstArticle });
    }
    match state.list.view.selected().map(|row| row.key) {
        Some(key) => state.want(key, effects),
        None => state.say(Notice::NotYetRead),
    }
}

/// Goes to the next match; after the last one shows a notice, and on the next press goes to the next article.
fn next_match(state: &mut State, direction: Direction, times: usize, effects: &mut Vec<Effect>) {
    let Some(reader) = &mut state.reader else { return state.say(Notice::NoArticle) };
    if !state.search.is_on() {
        return state.say(Notice::NoSearch);
    }
    let mut found = None;
    for _ in 0..times {
        let Some(index) = state.search.neighbour(direction == Backwards, reader.cursor_offset()) else { break };
        state.search.go(index, reader);
        found = Some(index);
    }
    if found.is_some() {
        state.at_end = None;
        return;
    }
    if state.at_end == Some(direction) || state.search.matches.is_empty() && !state.search.partial {
        state.at_end = Some(direction);
        let seek = Effect::Seek { from: reader.key, needles: Arc::clone(&state.search.needles), backwards: direction == Backwards };
        effects.push(seek);
        return;
    }
    state.at_end = Some(direction);
    state.say(if direction == Forwards { Notice::LastMatch } else { Notice::FirstMatch });
}

fn open_page(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(reader) = &state.reader else { return state.say(Notice::NoArticle) };
    let meta = reader.article().meta();
    let Some(url) = meta.url.clone() else { return state.say(Notice::NoAddress) };
    let target = LinkTarget { url, kind: LinkKind::Page, title: meta.title.clone(), start: None, file: reader.origin.file.to_path_buf() };
    effects.push(Effect::Open(target));
}

fn edit(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(reader) = &state.reader else { return state.say(Notice::NoArticle) };
    let blocks = reader.article().blocks();
    let here = reader.cursor_block().min(blocks.len().saturating_sub(1));
    let line = blocks.get(..=here).and_then(|before| before.iter().rev().find_map(Block::line)).unwrap_or(1);
    effects.push(Effect::Edit { path: reader.origin.file.to_path_buf(), line });
}

fn zen(state: &mut State, effects: &mut Vec<Effect>) {
    if !state.zen && state.focus == Focus::List {
        enter(state, effects);
    }
    state.zen = !state.zen && state.focus == Focus::Reader;
}

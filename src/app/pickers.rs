//! Opens the pickers with their items, and handles keys in them. What a choice does is in `accept`.

mod accept;
pub mod copies;

use std::sync::Arc;

use super::article_info::ArticleInfo;
use super::msg::{Effect, LinkTarget};
use super::picker::{Item, Picker, Purpose, cut};
use super::session::Invocation;
use super::{Layer, State, bindings, bookmarks, notes_panel, popup};
use crate::article::{BlockKind, Quote, QuoteKind};
use crate::input::{Code, Command, Edited, Key, Mode};
use crate::library::Order;
use crate::words::{Label, Notice};
pub(super) use copies::copies;

/// Opens the sections of the article.
pub(super) fn contents(state: &mut State) {
    let Some(reader) = &state.reader else { return state.say(Notice::NoArticle) };
    let article = reader.article();
    let headings = article.blocks().iter().enumerate().filter_map(|(index, block)| match block.kind {
        BlockKind::Heading { level } => Some((index, level)),
        _ => None,
    });
    let headings: Vec<(usize, u8)> = headings.collect();
    let Some(least) = headings.iter().map(|&(_, level)| level).min() else { return state.say(Notice::NoSections) };
    let here = reader.cursor_block();
    let mut items = vec![Item { label: state.words.say(&Label::Top), ..Item::default() }];
    items.extend(headings.iter().map(|&(index, level)| Item {
        label: cut(article.block_text(index)),
        depth: usize::from(level - least),
        value: index,
        ..Item::default()
    }));
    let at = headings.iter().filter(|&&(index, _)| index <= here).count();
    popup::open(state, Purpose::Contents, items, at);
}

/// Opens the quotations of the article.
pub(super) fn quotes(state: &mut State) {
    let Some(reader) = &state.reader else { return state.say(Notice::NoArticle) };
    let article = reader.article();
    let here = reader.page.article().blocks().get(reader.cursor_block()).map_or(0, |block| block.range.start);
    let listed = |quote: &&Quote| quote.level == 1 && matches!(quote.kind, QuoteKind::Direct | QuoteKind::Block);
    let items: Vec<Item> = article
        .quotes()
        .iter()
        .filter(listed)
        .map(|quote| Item {
            label: cut(&article.text()[quote.range.clone()]),
            detail: quote.speaker.clone().map(|range| article.text()[range].to_owned()).unwrap_or_default(),
            value: quote.range.start,
            ..Item::default()
        })
        .collect();
    if items.is_empty() {
        return state.say(Notice::NoQuotes);
    }
    let at = items.partition_point(|item| item.value < here);
    popup::open(state, Purpose::Quotes, items, at);
}

/// Plays the article's only video, or offers a choice of several. On a line of a transcript, playback starts at that line.
pub(super) fn article_videos(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(reader) = &mut state.reader else { return state.say(Notice::NoArticle) };
    let here = reader.cursor_offset();
    let article = reader.article();
    let heard = article.time_at(here);
    let mut targets: Vec<LinkTarget> = LinkTarget::videos_of(article, &reader.origin.file).collect();
    for target in &mut targets {
        target.start = heard.or(target.start);
    }
    if targets.is_empty() {
        let announced = article.diagnostics().contains(&crate::words::Diagnostic::VideoWithoutAddress);
        return state.say(if announced { Notice::VideoWithoutAddress } else { Notice::NoVideo });
    }
    videos(state, targets, false, effects);
}

/// Offers videos; with `always`, even a single one.
pub(super) fn videos(state: &mut State, targets: Vec<LinkTarget>, always: bool, effects: &mut Vec<Effect>) {
    match targets.as_slice() {
        [] => return state.say(Notice::NoVideosListed),
        [only] if !always => return effects.push(Effect::Open(only.clone())),
        _ => (),
    }
    let number = |index: usize| if index < 9 { (index + 1).to_string() } else { String::new() };
    let items = targets.iter().enumerate().map(|(index, target)| Item {
        label: target.title.clone(),
        detail: target.url.clone(),
        key: number(index),
        value: index,
        ..Item::default()
    });
    let items = items.collect();
    state.targets = targets;
    popup::open(state, Purpose::Videos, items, 0);
}

/// Opens the list of themes.
pub(super) fn themes(state: &mut State) {
    let names = state.config.theme_names().map(str::to_owned).collect::<Vec<_>>();
    let at = names.iter().position(|name| *name == state.theme_name).unwrap_or(0);
    let items = names
        .iter()
        .enumerate()
        .map(|(value, name)| Item { label: name.clone(), key: (value + 1).to_string(), value, ..Item::default() })
        .collect();
    popup::open(state, Purpose::Themes, items, at);
}

/// Opens the sort orders of the list.
pub(super) fn orders(state: &mut State) {
    let at = Order::ALL.iter().position(|&order| order == state.list.order).unwrap_or(0);
    let item = |(value, &order): (usize, &Order)| Item {
        label: state.words.say(&order_label(order)),
        key: (value + 1).to_string(),
        value,
        ..Item::default()
    };
    let items = Order::ALL.iter().enumerate().map(item).collect();
    popup::open(state, Purpose::Orders, items, at);
}

/// The label of a sort order.
pub fn order_label(order: Order) -> Label {
    match order {
        Order::Newest => Label::NewestFirst,
        Order::Oldest => Label::OldestFirst,
        Order::Title => Label::ByTitle,
        Order::Author => Label::ByAuthor,
        Order::Source => Label::BySource,
    }
}

/// Lists every command by name.
pub(super) fn palette(state: &mut State) {
    let mode = bindings::mode(state);
    let items = Command::ALL.iter().enumerate().map(|(value, command)| Item {
        label: command.name().to_owned(),
        detail: state.words.say(command),
        key: state.config.keymap.keys_of(*command, mode).join("  "),
        value,
        ..Item::default()
    });
    let items = items.collect();
    popup::open(state, Purpose::Palette, items, 0);
}

/// Lists every key that works in the focused pane.
pub(super) fn help(state: &mut State) {
    let mode = bindings::mode(state);
    let items = Command::ALL.iter().enumerate().filter_map(|(value, command)| {
        let keys = state.config.keymap.keys_of(*command, mode).join("  ");
        (!keys.is_empty()).then(|| Item { label: state.words.say(command), key: keys, value, ..Item::default() })
    });
    let items = items.collect();
    popup::open(state, Purpose::Help, items, 0);
}

/// Handles a key press while a picker is open; returns the command chosen in the palette or the help.
pub(super) fn press(state: &mut State, mut picker: Picker, key: Key, effects: &mut Vec<Effect>) -> Option<Invocation> {
    if key.is_escape() {
        accept::leave(state, picker.purpose);
        return None;
    }
    if picker.purpose == Purpose::Copies && copies::press(state, picker.chosen().map(|item| item.value), key) {
        return None;
    }
    if key.is_enter() {
        return accept::accept(state, &picker, effects);
    }
    if let Some(digit) = key.digit().filter(|&digit| picker.by_number() && (1..=picker.shown.len().min(9)).contains(&digit)) {
        picker.cursor = digit - 1;
        return accept::accept(state, &picker, effects);
    }
    if key.code() == Code::Delete && matches!(picker.purpose, Purpose::Notes | Purpose::Marks) {
        remove(state, picker, effects);
        return None;
    }
    let page = isize::try_from(popup::item_rows(state)).unwrap_or(1);
    let letters = match key.typed() {
        Some('j') if picker.by_number() => Some(1),
        Some('k') if picker.by_number() => Some(-1),
        _ => None,
    };
    match letters.or_else(|| movement(key, page)) {
        Some(by) => picker.step(by),
        None => {
            if picker.line.press(key) == Edited::Changed {
                picker.narrow();
            }
        }
    }
    picker.fit(popup::item_rows(state));
    preview(state, &picker);
    state.layer = Layer::Picker(picker);
    None
}

/// Deletes the note or mark under the cursor. The notes panel stays open, as it may be filtered to the notes to delete.
fn remove(state: &mut State, picker: Picker, effects: &mut Vec<Effect>) {
    if picker.purpose == Purpose::Notes {
        if let Some(item) = picker.chosen() {
            notes_panel::delete(state, item.value, effects);
        }
        state.layer = Layer::Picker(picker);
    } else if let Some(item) = picker.chosen() {
        bookmarks::remove(state, item.value, effects);
    }
}

/// Previews the item under the cursor, if it is a theme.
pub(super) fn preview(state: &mut State, picker: &Picker) {
    if picker.purpose == Purpose::Themes
        && let Some(name) = picker.chosen().map(|item| item.label.clone())
    {
        accept::try_theme(state, &name);
    }
}

/// Chooses the item at a row, as Enter does on it.
pub(super) fn pick(state: &mut State, mut picker: Picker, row: usize, effects: &mut Vec<Effect>) -> Option<Invocation> {
    picker.cursor = row;
    accept::accept(state, &picker, effects)
}

/// Leaves a picker without choosing.
pub(super) fn leave(state: &mut State, picker: &Picker) {
    accept::leave(state, picker.purpose);
}

/// Rows that a key moves by in a popup. Letters are typed, so only `ctrl-` keys and arrows move.
fn movement(key: Key, page: isize) -> Option<isize> {
    let ctrl = |c: char| key == Key::ctrl(c);
    match key.code() {
        Code::Down => Some(1),
        Code::Up => Some(-1),
        Code::PageDown => Some(page),
        Code::PageUp => Some(-page),
        _ if ctrl('n') || ctrl('j') => Some(1),
        _ if ctrl('p') || ctrl('k') => Some(-1),
        _ if ctrl('d') => Some(page / 2),
        _ => None,
    }
}

/// Handles a key while the article information is open: movements scroll, everything else closes it.
pub(super) fn scroll(state: &mut State, mut info: ArticleInfo, key: Key) {
    let page = isize::try_from(popup::item_rows(state)).unwrap_or(1);
    let by = match state.config.keymap.lookup(Mode::Reader, &[key]) {
        crate::input::Found::Run(Command::Down) => 1,
        crate::input::Found::Run(Command::Up) => -1,
        crate::input::Found::Run(Command::PageDown) => page,
        crate::input::Found::Run(Command::PageUp) => -page,
        _ => return,
    };
    info.scroll(by);
    state.layer = Layer::ArticleInfo(info);
}

/// The configuration, shared.
fn config(state: &State) -> Arc<crate::config::Config> {
    Arc::clone(&state.config)
}

//! Opens the pickers with their items, and handles keys in them. What a choice does is in `accept`.

pub(super) mod accept;
pub(crate) mod copies;
pub(super) mod with_argument;

use std::sync::Arc;

use super::article_info::ArticleInfo;
use super::msg::Effect;
use super::picker::item::{Choice, Item};
use super::picker::{Picker, Purpose};
use super::saved_searches::{self, SavedSearch};
use super::session::Invocation;
use super::{Layer, State, archive, bindings, bookmarks, notes_panel, panel, popup};
use crate::input::{Code, Command, Key, Mode};
use crate::library::{LinkTarget, Order, PanelRow, PanelSource, PanelWindow, Sign};
use crate::words::help::SEARCHES;
use crate::words::{Chapter, Label, Notice, SignHelp, Weight};
pub(super) use copies::copies;

/// The space between two keys of a command.
pub(crate) const BETWEEN_KEYS: &str = "  ";

pub(super) fn contents(state: &mut State) {
    let Some(reader) = &state.reader else { return state.say(Notice::NoArticle) };
    let source = PanelSource::Headings(Arc::clone(reader.article()), reader.cursor_block());
    popup::open_panel(state, Purpose::Contents, source);
}

pub(super) fn quotes(state: &mut State) {
    let Some(reader) = &state.reader else { return state.say(Notice::NoArticle) };
    let article = reader.article();
    let here = article.blocks().get(reader.cursor_block()).map_or(0, |block| block.range.start);
    let source = PanelSource::Quotes(Arc::clone(article), here);
    popup::open_panel(state, Purpose::Quotes, source);
}

/// Takes in rows of the open panel; returns the keys that waited for them. A panel without any is closed.
pub(super) fn take_rows(state: &mut State, window: &PanelWindow) -> Vec<Key> {
    let Layer::Picker(picker) = &state.layer else { return Vec::new() };
    if !picker.awaits(window) {
        return Vec::new();
    }
    if window.known == 0 && !picker.answered {
        let none = nothing(picker.purpose);
        state.layer = Layer::Panes;
        state.say(none);
        return Vec::new();
    }
    let items = (window.first..).zip(&window.rows).map(|(number, row)| item(state, number, row)).collect();
    let Layer::Picker(picker) = &mut state.layer else { return Vec::new() };
    picker.take(window, items)
}

/// The row of a panel with this number, as it is shown.
fn item(state: &State, number: usize, row: &PanelRow) -> Item {
    let mut item = panel::item(row, &state.words, state.ascii, notes_panel::is_lost(state, row));
    if matches!(row, PanelRow::Video(_)) && number < 9 {
        item.key = (number + 1).to_string();
    }
    if let PanelRow::Quote { at, .. } = row
        && state.reader.as_ref().is_some_and(|reader| reader.versions.earlier_words(reader.article(), *at).is_some())
    {
        let parts = [item.detail.clone(), state.words.say(&Label::QuotationChanged)];
        item.detail = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(if state.ascii { " - " } else { " · " });
    }
    // On a speaker's page, a heading names the article.
    if matches!(row, PanelRow::Cited(_)) && matches!(&state.layer, Layer::Picker(picker) if picker.is_page()) {
        item.detail.clear();
    }
    item
}

fn nothing(purpose: Purpose) -> Notice {
    match purpose {
        Purpose::Contents => Notice::NoSections,
        Purpose::Quotes => Notice::NoQuotes,
        Purpose::Archive => Notice::NoQuotesListed,
        Purpose::Notes => Notice::NoNotes,
        Purpose::Marks => Notice::NoMarks,
        Purpose::Videos | Purpose::Themes | Purpose::Orders | Purpose::QuoteOrders | Purpose::Copies | Purpose::Palette | Purpose::Help => {
            Notice::NoVideosListed
        }
    }
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
    if let [only] = targets.as_slice() {
        return effects.push(Effect::Open(only.clone()));
    }
    let items = targets.into_iter().enumerate().map(|(index, target)| item(state, index, &PanelRow::Video(target))).collect();
    popup::open(state, Purpose::Videos, items, 0);
}

pub(super) fn themes(state: &mut State) {
    let names = state.config.theme_names().map(str::to_owned).collect::<Vec<_>>();
    let at = names.iter().position(|name| *name == state.theme_name).unwrap_or(0);
    let items = names
        .iter()
        .enumerate()
        .map(|(value, name)| Item { label: name.clone(), key: (value + 1).to_string(), ..Item::default() })
        .collect();
    popup::open(state, Purpose::Themes, items, at);
}

pub(super) fn orders(state: &mut State) {
    let at = Order::ALL.iter().position(|&order| order == state.list.order).unwrap_or(0);
    let item = |(value, &order): (usize, &Order)| Item {
        label: state.words.say(&order_label(order)),
        key: (value + 1).to_string(),
        choice: Choice::Order(order),
        ..Item::default()
    };
    let items = Order::ALL.iter().enumerate().map(item).collect();
    popup::open(state, Purpose::Orders, items, at);
}

pub(crate) fn order_label(order: Order) -> Label {
    match order {
        Order::Newest => Label::NewestFirst,
        Order::Oldest => Label::OldestFirst,
        Order::Title => Label::ByTitle,
        Order::Author => Label::ByAuthor,
        Order::Source => Label::BySource,
        Order::Relevance => Label::ByRelevance,
    }
}

/// Lists every command with its keys: those of the focused pane, else those of the other one.
pub(super) fn palette(state: &mut State) {
    let mode = bindings::mode(state);
    let other = if mode == Mode::List { Mode::Reader } else { Mode::List };
    let keymap = &state.config.keymap;
    let keys = |command: Command| {
        let keys = keymap.keys_of(command, mode);
        if keys.is_empty() { keymap.keys_of(command, other) } else { keys }.join(BETWEEN_KEYS)
    };
    let item = |command: &Command| Item {
        label: command.name().to_owned(),
        detail: state.words.say(command),
        key: keys(*command),
        choice: Choice::Command(*command),
        ..Item::default()
    };
    let commands = Command::ALL.iter().filter(|command| command.search_number().is_none()).map(item);
    let search = |search: &SavedSearch| Item {
        label: search.name.clone(),
        detail: saved_searches::detail(search, state.ascii),
        key: search.command().map(keys).unwrap_or_default(),
        choice: Choice::Search(search.query.clone()),
        ..Item::default()
    };
    let items = commands.chain(state.saved_searches.all().iter().map(search)).collect();
    popup::open(state, Purpose::Palette, items, 0);
}

/// Lists every key that works in the focused pane by what it is for, then the search language by examples and the signs of the list.
pub(super) fn help(state: &mut State) {
    let mode = bindings::mode(state);
    let heading = |chapter: &Chapter| Item { label: state.words.say(chapter), choice: Choice::Nothing, heading: true, ..Item::default() };
    // Without a saved search of their number, these keys do nothing.
    let idle = |command: Command| command.search_number().is_some_and(|number| state.saved_searches.numbered(number).is_none());
    let mut items = Vec::new();
    for chapter in Command::CHAPTERS {
        let commands = Command::ALL.iter().filter(|command| command.chapter() == *chapter && !idle(**command));
        let keyed: Vec<Item> = commands.filter_map(|command| with_keys(state, *command, mode)).collect();
        if !keyed.is_empty() {
            items.push(heading(chapter));
            items.extend(keyed);
        }
    }
    items.push(heading(&Chapter::SearchLanguage));
    items.extend(SEARCHES.iter().map(|(example, finds)| Item {
        label: state.words.say(finds),
        key: (*example).to_owned(),
        choice: Choice::Nothing,
        ..Item::default()
    }));
    items.push(heading(&Chapter::Signs));
    items.extend(signs(state));
    popup::open(state, Purpose::Help, items, 0);
}

/// The signs of the list and how its titles are drawn, explained.
fn signs(state: &State) -> impl Iterator<Item = Item> {
    let drawn = |signs: &[Sign]| signs.iter().map(|sign| sign.drawn(state.ascii)).collect::<Vec<_>>().join(" ");
    let signs = Sign::EXPLAINED.iter().map(move |(signs, help)| (drawn(signs), help));
    let weights = [(Weight::Bold, &SignHelp::Unread), (Weight::Dim, &SignHelp::Read)];
    let weights = weights.map(|(weight, help)| (state.words.say(&weight), help));
    let item = |(key, help)| Item { label: state.words.say(help), key, choice: Choice::Nothing, ..Item::default() };
    signs.chain(weights).map(item)
}

/// A command with its keys in a mode; `None` where it has none.
fn with_keys(state: &State, command: Command, mode: Mode) -> Option<Item> {
    let key = state.config.keymap.keys_of(command, mode).join(BETWEEN_KEYS);
    let item = Item { label: state.words.say(&command), key, choice: Choice::Command(command), ..Item::default() };
    (!item.key.is_empty()).then_some(item)
}

/// Handles a key press while a picker is open; returns the command chosen in the palette or the help.
pub(super) fn press(state: &mut State, mut picker: Picker, key: Key, effects: &mut Vec<Effect>) -> Option<Invocation> {
    if key.is_escape() {
        escape(state, picker);
        return None;
    }
    if picker.hold_back(key) {
        state.layer = Layer::Picker(picker);
        return None;
    }
    if picker.purpose == Purpose::Archive {
        match archive::press(state, picker, key, effects) {
            Ok(back) => picker = back,
            Err(invocation) => return invocation,
        }
    }
    if picker.purpose == Purpose::Copies && copies::press(state, picker.chosen().map(|item| &item.choice), key) {
        return None;
    }
    if key.is_enter() {
        return accept::accept(state, &picker, effects);
    }
    if let Some(digit) = key.digit().filter(|&digit| picker.by_number() && (1..=picker.view.total.min(9)).contains(&digit)) {
        return pick(state, picker, digit - 1, effects);
    }
    if key.code() == Code::Delete && matches!(picker.purpose, Purpose::Notes | Purpose::Marks) {
        remove(state, picker, effects);
        return None;
    }
    let page = isize::try_from(popup::picker_rows(state, &picker)).unwrap_or(1);
    let to_line = picker.listing && key.typed() == Some('/');
    if key.code() == Code::Tab || to_line {
        picker.listing = !picker.listing;
    } else if picker.listing && key.typed() == Some('q') {
        accept::leave(state, picker.purpose);
        return None;
    } else if !picker.motion(key, page) && (!picker.listing || picker.by_number()) {
        picker.edit(key);
    }
    preview(state, &picker);
    state.layer = Layer::Picker(picker);
    None
}

fn escape(state: &mut State, picker: Picker) {
    match picker.purpose {
        Purpose::Archive => archive::back(state, picker),
        purpose => accept::leave(state, purpose),
    }
}

/// Deletes the note or mark under the cursor. The notes panel stays open, as it may be filtered to the notes to delete.
fn remove(state: &mut State, picker: Picker, effects: &mut Vec<Effect>) {
    if let Some(Choice::Row(row)) = picker.chosen().map(|item| &item.choice) {
        match row.as_ref() {
            PanelRow::Note(place, note) => notes_panel::delete(state, place, note, effects),
            PanelRow::Mark(letter, _) => bookmarks::remove(state, *letter, effects),
            _ => (),
        }
    }
    if picker.purpose == Purpose::Notes {
        state.layer = Layer::Picker(picker);
    }
}

pub(super) fn preview(state: &mut State, picker: &Picker) {
    if picker.purpose == Purpose::Themes
        && let Some(name) = picker.chosen().map(|item| item.label.clone())
    {
        accept::try_theme(state, &name);
    }
}

/// Chooses the item at a row, as Enter does on it.
pub(super) fn pick(state: &mut State, mut picker: Picker, row: usize, effects: &mut Vec<Effect>) -> Option<Invocation> {
    picker.view.move_to(row);
    if picker.purpose == Purpose::Archive {
        archive::enter(state, picker, effects);
        return None;
    }
    accept::accept(state, &picker, effects)
}

/// The terminal told its background: the theme in force adapts to it, or the one being previewed.
pub(super) fn set_ground(state: &mut State, ground: [u8; 3]) {
    state.ground = Some(ground);
    let previewed = match &state.layer {
        Layer::Picker(picker) if picker.purpose == Purpose::Themes => picker.chosen().map(|item| item.label.clone()),
        _ => None,
    };
    let name = previewed.unwrap_or_else(|| state.theme_name.clone());
    accept::try_theme(state, &name);
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

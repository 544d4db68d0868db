//! A list to choose from, narrowed by typing: contents, quotations, notes, marks, videos, themes, orders, what to copy, the palette, the
//! help. Small fixed lists are narrowed at once; of the others a window of rows is asked for.

pub(super) mod chapters;
pub(crate) mod item;

use std::sync::Arc;

use super::panel::Panel;
use super::window::{Grouped, Windowed};
use crate::input::{Code, Command, Edited, Key, LineEditor};
use crate::library::{ArchiveView, PanelRequest, PanelSource, PanelWindow, QuoteOrder, QuotedPerson, SpeakerPage};
use crate::page::columns;
use item::Item;

/// The purpose of a picker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    Contents,
    Quotes,
    /// The quotations of the listed articles, in a view of its own.
    Archive,
    Notes,
    Marks,
    Videos,
    /// Preview and set a theme.
    Themes,
    Orders,
    /// Sort the view of quotations.
    QuoteOrders,
    Copies,
    Palette,
    /// Run a command, listed by key.
    Help,
}

/// Whether the items counted are all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ItemCount {
    Exact,
    /// More are still being looked for.
    AtLeast,
}

#[derive(Debug, Clone)]
enum Contents {
    /// They are all here.
    Here(Panel<Item>),
    /// A window of them is asked for.
    Elsewhere(PanelSource),
}

#[derive(Debug, Clone)]
pub struct Picker {
    pub purpose: Purpose,
    /// The input line that narrows the list.
    pub line: LineEditor,
    /// The items that fit what is typed: those near the screen, and the cursor.
    pub view: Windowed<Item>,
    /// The number of items, whatever is typed.
    pub known: usize,
    /// Whether the first answer has come.
    pub answered: bool,
    /// What is known of the number of items.
    pub(crate) count: ItemCount,
    /// What the view of an archive shows.
    pub(super) archive: Box<ArchiveView>,
    /// The speaker whose page it shows.
    pub(crate) page: Option<Arc<SpeakerPage>>,
    /// The list of speakers that the page was opened from.
    beneath: Option<Box<Self>>,
    contents: Contents,
    generation: u64,
    asked: Option<Box<PanelRequest>>,
    /// Whether the items at hand answer the last question.
    current: bool,
    /// Whether letters move in the list, as in a pager, instead of being typed.
    pub(crate) listing: bool,
    /// The keys that wait for the items they mean.
    waiting: Vec<Key>,
    /// The columns of the widest key and of the widest text shown so far: the popup does not shrink while one types.
    widest: (usize, usize),
}

impl Grouped for Item {}

/// Most columns for keys in the palette. The help shows all keys.
const PALETTE_KEYS: usize = 14;

/// Most columns for a speaker beside the quotation.
const SPEAKER: usize = 24;

impl Picker {
    /// A picker of these items, `height` of them on screen, with its cursor on the one numbered `at`.
    pub(super) fn of_items(purpose: Purpose, items: Vec<Item>, at: usize, height: usize) -> Self {
        let mut view = Windowed::default();
        view.set_height(height);
        view.take(items.len(), (0, items.clone()), (at, 0));
        let mut widest = (0, 0);
        for item in &items {
            widen(&mut widest, item);
        }
        let (known, contents) = (items.len(), Contents::Here(Panel::new(items)));
        let mut picker = Self { view, known, answered: true, current: true, widest, ..Self::new(purpose, contents, 0) };
        picker.pass_heading(false);
        picker
    }

    /// A picker whose items are asked for.
    pub(super) fn of_panel(purpose: Purpose, source: PanelSource, generation: u64) -> Self {
        Self::new(purpose, Contents::Elsewhere(source), generation)
    }

    fn new(purpose: Purpose, contents: Contents, generation: u64) -> Self {
        Self {
            purpose,
            line: LineEditor::default(),
            view: Windowed::default(),
            known: 0,
            answered: false,
            count: ItemCount::Exact,
            archive: Box::default(),
            page: None,
            beneath: None,
            contents,
            generation,
            asked: None,
            current: false,
            listing: matches!(purpose, Purpose::Help | Purpose::Archive),
            waiting: Vec::new(),
            widest: (0, 0),
        }
    }

    /// Requests the items again after a change; the typed text and the cursor's row stay.
    pub(super) fn renew(&mut self, generation: u64) {
        (self.generation, self.current) = (generation, false);
    }

    /// The columns that its items take, with the space around them.
    pub(super) fn columns(&self) -> usize {
        let (key, text) = (self.key_columns(), self.widest.1);
        (if key > 0 { key + 2 } else { 0 }).saturating_add(text).saturating_add(2)
    }

    /// The columns for keys: of the widest, but in the palette no more than leaves room for the explanations.
    pub(crate) fn key_columns(&self) -> usize {
        self.widest.0.min(match self.purpose {
            Purpose::Palette => PALETTE_KEYS,
            Purpose::Archive => SPEAKER,
            _ => usize::MAX,
        })
    }

    pub fn chosen(&self) -> Option<&Item> {
        self.view.selected()
    }

    /// Every item of a small list, the items at hand of another: columns are as wide as these need.
    pub fn items(&self) -> &[Item] {
        match &self.contents {
            Contents::Here(panel) => panel.rows(),
            Contents::Elsewhere(_) => self.view.rows(),
        }
    }

    /// Whether the items at hand fit what is typed; otherwise others are on their way.
    pub(crate) fn is_current(&self) -> bool {
        self.current
    }

    /// Whether it is drawn. The first answer comes at once, but for videos, whose files are read for it.
    pub(crate) fn is_visible(&self) -> bool {
        self.answered || self.purpose == Purpose::Videos
    }

    /// Whether typing a digit chooses an item instead of narrowing.
    pub(crate) fn by_number(&self) -> bool {
        matches!(self.purpose, Purpose::Videos | Purpose::Copies | Purpose::Orders | Purpose::QuoteOrders | Purpose::Themes)
    }

    /// Holds a key back that means an item, while the items are on their way, and whatever follows it; returns whether it did.
    pub(super) fn hold_back(&mut self, key: Key) -> bool {
        let types = !self.by_number() && !self.listing && (key.typed().is_some() || key.code() == Code::Backspace);
        let waits = !self.current && (!types || !self.waiting.is_empty());
        self.waiting.extend(waits.then_some(key));
        waits
    }

    /// Moves as a pager would; returns whether the key is a movement.
    pub(super) fn motion(&mut self, key: Key, page: isize) -> bool {
        let Some(motion) = motion(key, page, self.listing || self.by_number()) else { return false };
        match motion {
            Motion::By(by) => self.view.move_by(by),
            Motion::To(row) => self.view.move_to(row),
        };
        // An arrow leaves the input line; `ctrl-n` and its kind do not.
        self.listing |= matches!(key.code(), Code::Up | Code::Down | Code::PageUp | Code::PageDown);
        self.pass_heading(matches!(motion, Motion::By(by) if by < 0));
        true
    }

    /// Moves the cursor off a heading, and keeps the heading above the cursor in view.
    fn pass_heading(&mut self, backwards: bool) {
        let mut row = self.view.cursor;
        while backwards && row > 0 && self.is_heading(row) {
            row -= 1;
        }
        while self.is_heading(row) && row + 1 < self.view.total {
            row += 1;
        }
        self.view.move_to(row);
        if row > 0 && self.view.top == row && self.is_heading(row - 1) {
            self.view.top = row - 1;
        }
    }

    fn is_heading(&self, row: usize) -> bool {
        match &self.page {
            Some(page) => page.headings.binary_search(&row).is_ok(),
            None => self.view.row(row).is_some_and(|item| item.heading),
        }
    }

    /// The number of headings before a row.
    fn headings_before(&self, row: usize) -> usize {
        match (&self.page, &self.contents) {
            (Some(page), _) => page.headings.partition_point(|&heading| heading < row),
            (None, Contents::Here(_)) => (0..row).filter(|&row| self.is_heading(row)).count(),
            (None, Contents::Elsewhere(_)) => 0,
        }
    }

    /// The number of the item at the cursor, from 1, and the number of items; headings do not count.
    pub(crate) fn position(&self) -> (usize, usize) {
        let total = self.view.total.saturating_sub(self.headings_before(self.view.total));
        ((self.view.cursor + 1).saturating_sub(self.headings_before(self.view.cursor)).min(total), total)
    }

    pub(super) fn edit(&mut self, key: Key) {
        if self.line.press(key) == Edited::Changed {
            self.narrow();
        }
    }

    /// Shows something else of the archive.
    pub(super) fn show_of_archive(&mut self, view: ArchiveView) {
        (*self.archive, self.widest, self.page, self.beneath) = (view, (0, 0), None, None);
        self.narrow();
    }

    /// Sorts the quotations of an archive.
    pub(super) fn sort(&mut self, order: QuoteOrder) {
        self.archive.order = order;
        self.narrow();
    }

    /// Has the items near the screen asked for once more: answers that came meanwhile were dropped.
    pub(super) fn ask_again(&mut self) {
        self.asked = None;
    }

    /// Shows the page of a speaker; [`Picker::close_page`] leads back to the list as it is now.
    pub(super) fn open_page(&mut self, person: QuotedPerson) {
        let beneath = Box::new(self.clone());
        self.show_of_archive(ArchiveView { person: Some(person), ..ArchiveView::clone(&self.archive) });
        self.beneath = Some(beneath);
    }

    /// Whether it shows one speaker.
    pub(super) fn is_page(&self) -> bool {
        self.archive.person.is_some()
    }

    /// The list of speakers that the page was opened from.
    pub(super) fn close_page(&mut self) -> Option<Self> {
        self.beneath.take().map(|beneath| *beneath)
    }

    /// Shows what fits the words typed, or asks for it.
    pub(super) fn narrow(&mut self) {
        self.view.restart();
        match &mut self.contents {
            Contents::Here(panel) => {
                let typed = self.line.text();
                let name = if self.purpose == Purpose::Palette { command_of(typed).map_or(typed, |(name, _)| name) } else { typed };
                let items = panel.fitting(name);
                self.view.take(items.len(), (0, items), (0, 0));
                self.pass_heading(false);
            }
            Contents::Elsewhere(_) => self.current = false,
        }
    }

    /// What was typed after the name of a command that takes an argument.
    pub(super) fn argument_of(&self, command: Command) -> &str {
        command_of(self.line.text()).filter(|(name, _)| *name == command.name()).map_or("", |(_, argument)| argument)
    }

    /// The request to send, if the rows near the screen are not at hand or the question changed.
    pub(super) fn request(&mut self) -> Option<PanelRequest> {
        let Contents::Elsewhere(source) = &self.contents else { return None };
        let rows = self.view.wanted();
        let same =
            |asked: &&PanelRequest| asked.generation == self.generation && asked.typed == self.line.text() && asked.view == *self.archive;
        if self.asked.as_deref().filter(same).is_some_and(|asked| self.view.is_at_hand() || asked.rows == rows) {
            return None;
        }
        let request = PanelRequest {
            generation: self.generation,
            source: source.clone(),
            typed: self.line.text().to_owned(),
            view: ArchiveView::clone(&self.archive),
            rows,
            from_start: !self.answered,
        };
        self.asked = Some(Box::new(request.clone()));
        Some(request)
    }

    pub(super) fn awaits(&self, window: &PanelWindow) -> bool {
        let same = window.generation == self.generation && window.typed == self.line.text() && window.view == *self.archive;
        same && matches!(self.contents, Contents::Elsewhere(_))
    }

    /// Takes an answer in, with its rows as items; returns the keys that waited for it.
    pub(super) fn take(&mut self, window: &PanelWindow, items: Vec<Item>) -> Vec<Key> {
        for item in &items {
            widen(&mut self.widest, item);
        }
        let place = if self.answered { (self.view.cursor, self.view.top) } else { (window.start, 0) };
        (self.known, self.answered, self.current) = (window.known, true, true);
        self.count = if window.more { ItemCount::AtLeast } else { ItemCount::Exact };
        self.page.clone_from(&window.page);
        self.view.take(window.total, (window.first, items), place);
        if self.is_heading(self.view.cursor) {
            self.pass_heading(false);
        }
        std::mem::take(&mut self.waiting)
    }
}

/// A movement in the list.
enum Motion {
    By(isize),
    To(usize),
}

/// The movement of a key. Where letters are typed, only `ctrl-` keys and arrows move.
fn motion(key: Key, page: isize, by_letters: bool) -> Option<Motion> {
    let ctrl = |c: char| key == Key::ctrl(c);
    Some(Motion::By(match key.code() {
        Code::Down => 1,
        Code::Up => -1,
        Code::PageDown => page,
        Code::PageUp => -page,
        _ if ctrl('n') || ctrl('j') => 1,
        _ if ctrl('p') || ctrl('k') => -1,
        _ if ctrl('d') => page / 2,
        _ if !by_letters => return None,
        Code::Home => return Some(Motion::To(0)),
        Code::End => return Some(Motion::To(usize::MAX)),
        _ if ctrl('u') => -(page / 2),
        _ if ctrl('f') => page,
        _ if ctrl('b') => -page,
        _ => match key.typed()? {
            'j' => 1,
            'k' => -1,
            ' ' => page,
            'b' => -page,
            'g' => return Some(Motion::To(0)),
            'G' => return Some(Motion::To(usize::MAX)),
            _ => return None,
        },
    }))
}

fn widen(widest: &mut (usize, usize), item: &Item) {
    let detail = if item.detail.is_empty() { 0 } else { columns(&item.detail).saturating_add(2) };
    let text = columns(&item.label).saturating_add(detail).saturating_add(2 * item.depth);
    *widest = (widest.0.max(columns(&item.key)), widest.1.max(text));
}

/// The name of a command that takes an argument, and the argument, where both were typed.
fn command_of(typed: &str) -> Option<(&str, &str)> {
    let (name, argument) = typed.trim_start().split_once(' ')?;
    name.parse::<Command>().is_ok_and(Command::takes_argument).then_some((name, argument.trim()))
}

#[cfg(test)]
mod tests;

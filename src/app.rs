//! The state of the program, and how messages change it: `update(&mut State, Msg) -> Vec<Effect>`. Performs no effect itself,
//! so that everything the program does can be tested without a terminal.

pub mod annotate;
pub mod bindings;
pub mod changes;
pub mod choose;
pub mod cite;
pub mod commands;
pub mod direct;
pub mod facts;
pub mod folding;
pub mod hints;
pub mod jump;
pub mod keys;
pub mod list;
pub mod live;
pub mod marks;
pub mod measure;
pub mod mouse;
pub mod msg;
pub mod notebook;
pub mod notes;
pub mod panel;
pub mod panes;
mod past;
mod pending;
pub mod picker;
pub mod picture;
pub mod places;
pub mod plate;
pub mod popup;
pub mod prompt;
mod read_status;
pub mod reader;
mod reading;
mod recent;
pub mod search;
pub mod select;
pub mod session;
pub mod sheet;
mod start;
pub mod undo;
mod waking;
pub mod window;

use std::sync::Arc;

use crate::article::Date;
use crate::config::theme::{Depth, Theme};
use crate::config::{Config, pictures::Graphics};
use crate::input::{Command, Key};
use crate::library::{ArticleKey, ListWindow, PanelWindow};
use crate::page::Setting;
use crate::words::{Notice, Words};
use hints::Hints;
use list::List;
use marks::Letter;
use mouse::Pointer;
pub use msg::{Before, Direct, Effect, Loaded, Msg};
use panes::{Arrangement, Panes};
use picker::Picker;
use picture::Viewer;
use plate::{Pixels, Sittings};
use prompt::Prompt;
use reader::Reader;
use search::Search;
use select::Selection;
use session::SessionState;
use sheet::Sheet;
pub use start::Start;

/// Which pane the keys go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Focus {
    /// The list of articles.
    #[default]
    List,
    /// The open article.
    Reader,
}

/// The medium that the state is presented on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Presentation {
    /// A screen with panes.
    #[default]
    Screen,
    /// Lines that are written one below the other and read aloud: nothing is folded, nothing previewed, and the unit is the paragraph.
    Lines,
}

/// Whether somebody looks at the terminal's window, as far as the terminal tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Window {
    /// It is the one in use, or the terminal does not tell.
    #[default]
    InUse,
    /// Another window is in use.
    Aside,
}

/// All there is to draw, and what is needed to change it.
#[derive(Debug)]
pub struct State {
    /// The configuration in force.
    pub config: Arc<Config>,
    /// The language of the interface.
    pub words: Words,
    /// The colours in force.
    pub theme: Theme,
    /// The name of the colours in force.
    pub theme_name: String,
    /// What the list is called: the folder's name.
    pub library: String,
    /// The medium.
    pub presentation: Presentation,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// Where everything lies.
    pub panes: Panes,
    /// Which pane the keys go to.
    pub focus: Focus,
    /// Whether everything but the text is hidden.
    pub zen: bool,
    /// Whether only ASCII is drawn.
    pub ascii: bool,
    /// How many colours there are.
    pub depth: Depth,
    /// In which form pictures are sent to the terminal; `None` where it shows none.
    pub graphics: Option<Graphics>,
    /// The reading measure, in columns.
    pub measure: u16,
    /// The list.
    pub list: List,
    /// The open article.
    pub reader: Option<Reader>,
    /// The search in the open article.
    pub search: Search,
    /// What lies over the panes.
    pub layer: Layer,
    /// The status line's answer to the last key.
    pub notice: Option<Notice>,
    /// The keys of a sequence that is not complete.
    pub pending: Vec<Key>,
    /// The count typed before a motion.
    pub count: Option<usize>,
    /// Whether the mouse is ours, and what was clicked.
    pub mouse: Pointer,
    /// The form in which things are copied.
    pub copy_form: cite::Form,
    /// The minute it is, as the outside last told.
    pub now: Date,
    /// The minute in which the outside is asked to say so next.
    waking: Option<i64>,
    /// Whether the terminal's window is the one in use.
    pub window: Window,
    ticket: u64,
    /// Counts the comparisons of versions, so that late answers are known.
    comparison: u64,
    /// What was asked and told of pictures.
    sittings: Sittings,
    wanted: Option<ArticleKey>,
    /// Whether a search ran to the end of the article already, so that the next `n` leaves it.
    at_end: Option<Direction>,
    /// Whether somebody pressed Enter before the list had answered.
    entering: bool,
    /// What this run keeps account of.
    session: SessionState,
}

/// Forwards or backwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// To the end.
    Forwards,
    /// To the beginning.
    Backwards,
}

/// What lies over the panes and takes the keys.
#[derive(Debug, Clone, Default)]
pub enum Layer {
    /// Nothing: the keys go to the pane in use.
    #[default]
    Panes,
    /// A line at the bottom to type into.
    Prompt(Prompt),
    /// A list to choose from.
    Picker(Picker),
    /// A text to read.
    Sheet(Sheet),
    /// What changed in the open article.
    Changes(changes::Panel),
    /// A picture of the open article.
    Picture(Viewer),
    /// Letters on the links.
    Hints(Hints),
    /// Words being selected.
    Select(Selection),
    /// A letter for a mark is waited for.
    Letter(Letter),
}

impl State {
    /// The setting of pages in the reader's pane now.
    pub fn setting(&self) -> Setting {
        let room = self.panes.text().width.max(1);
        Setting { measure: self.measure.min(room), room, hyphenate: self.config.options.hyphenate, ascii: self.ascii }
    }

    /// Puts panes, list and reader in order after anything changed, and asks for what is missing.
    fn settle(&mut self, effects: &mut Vec<Effect>) {
        let typing = matches!(self.layer, Layer::Prompt(_) | Layer::Letter(_) | Layer::Select(_));
        let status = typing || self.notice.is_some() || !self.pending.is_empty();
        let how = Arrangement { focus: self.focus, zen: self.zen, list_percent: self.config.options.list_width, status };
        self.panes = Panes::new(self.size.0, self.size.1, how);
        if self.panes.list.is_some() {
            self.list.view.set_height(self.panes.list_rows());
        }
        if self.panes.reader.is_some() {
            let (setting, height) = (self.setting(), usize::from(self.panes.text().height));
            if let Some(reader) = &mut self.reader {
                reader.set(setting, height);
            }
        }
        effects.extend(self.list.request().map(Effect::List));
        popup::settle(self, effects);
        if self.presentation == Presentation::Lines && self.focus == Focus::List {
            (self.reader, self.wanted) = (None, None);
        }
        // Before the first article is there, a reader that has the keys waits for the list's first, too.
        let waiting = self.focus == Focus::Reader && self.current_key().is_none();
        // On narrow screens too, where the reader does not show: keys such as `v` and `y` mean the selected article.
        if waiting || self.focus == Focus::List && self.presentation == Presentation::Screen {
            self.want_selected(effects);
        }
        reading::settle(self, effects);
        places::settle(self, effects);
        picture::settle(self, effects);
        waking::settle(self, effects);
    }

    /// Asks for the article under the list's cursor, unless it is open or on its way.
    fn want_selected(&mut self, effects: &mut Vec<Effect>) {
        if let Some(key) = self.list.view.selected().map(|row| row.key) {
            self.want(key, effects);
        }
    }

    fn want(&mut self, key: ArticleKey, effects: &mut Vec<Effect>) {
        let current = self.wanted.or(self.reader.as_ref().map(|reader| reader.key));
        if current == Some(key) {
            return;
        }
        self.ticket += 1;
        self.wanted = Some(key);
        effects.push(Effect::Load { ticket: self.ticket, key });
    }

    /// Whether an article, or the rest of it, is on its way.
    pub fn is_loading(&self) -> bool {
        self.wanted.is_some() || self.reader.as_ref().is_some_and(|reader| !reader.whole)
    }

    /// The key of the article that is open or on its way.
    pub fn current_key(&self) -> Option<ArticleKey> {
        self.wanted.or(self.reader.as_ref().map(|reader| reader.key))
    }

    fn loaded(&mut self, loaded: &Loaded, effects: &mut Vec<Effect>) {
        if loaded.ticket != self.ticket || !self.is_worth_showing(loaded) {
            return;
        }
        self.wanted = None;
        select::article_comes(self, loaded);
        let facts = facts::facts(&loaded.article, self.now, &self.words, self.ascii);
        let (setting, height) = (self.setting(), usize::from(self.panes.text().height));
        let old = self.reader.as_ref().filter(|reader| reader.key == loaded.key && reader.whole).map(|reader| Arc::clone(reader.article()));
        match &mut self.reader {
            Some(reader) if reader.key == loaded.key => {
                self.search.follow(|opened| reader.headings_in(&loaded.article, opened));
                reader.replace(loaded, facts);
                effects.extend(self.search.again(reader));
                places::came_whole(self);
            }
            _ => {
                self.search.keep_open();
                self.reader = Some(Reader::new(loaded, facts, setting, height, usize::from(self.config.options.context)));
                places::opened(self);
                let Some(reader) = &mut self.reader else { return };
                effects.extend(self.search.arrive(&self.list.needles, reader));
                // A search that left the last article goes on in this one.
                if let Some(direction) = self.at_end.take() {
                    self.search.enter(direction == Direction::Backwards, reader);
                }
                places::arrive(self);
                notebook::arrive(self);
            }
        }
        if let Some(reader) = &mut self.reader {
            let own = self.sittings.measured.0 == loaded.ticket;
            reader.hang(if own { Arc::clone(&self.sittings.measured.1) } else { Pixels::default() });
        }
        self.compare(old, loaded, effects);
        commands::catch_up(self, effects);
    }

    /// Opens on a search of the whole library.
    pub fn search_for(&mut self, query: &str) -> Vec<Effect> {
        self.list.narrow(query, false);
        let mut effects = Vec::new();
        self.settle(&mut effects);
        effects
    }

    /// Asks for the open article once more; its place is kept.
    pub fn reread(&mut self) -> Vec<Effect> {
        let Some(key) = self.reader.as_ref().map(|reader| reader.key) else { return Vec::new() };
        self.ticket += 1;
        self.wanted = Some(key);
        vec![Effect::Load { ticket: self.ticket, key }]
    }

    fn say(&mut self, notice: Notice) {
        self.notice = Some(notice);
    }
}

/// Changes the state by one message; returns the effects to carry out.
pub fn update(state: &mut State, msg: Msg) -> Vec<Effect> {
    let mut effects = Vec::new();
    let invocation = match msg {
        Msg::Key(key) => keys::press(state, key, &mut effects),
        Msg::Mouse(mouse) => mouse::act(state, mouse, &mut effects),
        Msg::Direct(direct) => direct::act(state, direct, &mut effects),
        other => {
            receive(state, other, &mut effects);
            None
        }
    };
    if let Some(invocation) = invocation {
        commands::run(state, invocation, &mut effects);
    }
    state.settle(&mut effects);
    effects
}

/// Takes in what is no key and no mouse: news from the outside.
fn receive(state: &mut State, msg: Msg, effects: &mut Vec<Effect>) {
    match msg {
        Msg::Key(_) | Msg::Mouse(_) | Msg::Direct(_) => (),
        Msg::Pasted(text) => keys::paste(state, &text, effects),
        Msg::Focused(true) => reading::look(state, Window::InUse, effects),
        Msg::Focused(false) => reading::look(state, Window::Aside, effects),
        Msg::Resized(columns, rows) => state.size = (columns, rows),
        Msg::Listed(listed) => take_listed(state, listed, effects),
        Msg::Loaded(loaded) => state.loaded(&loaded, effects),
        Msg::Found { generation, matches } => {
            if let Some(reader) = &mut state.reader {
                state.search.found(generation, matches, reader);
            }
        }
        Msg::Panel(window) => take_rows(state, &window, effects),
        Msg::Sought(Some(key)) => state.go_to(key, effects),
        Msg::Sought(None) => state.say(Notice::NoMoreArticles),
        Msg::Told(notice) => state.say(notice),
        Msg::Compared { generation, changes } => state.compared(generation, changes),
        Msg::Changed(change) => state.file_changed(change, effects),
        Msg::Kept(keeping) => read_status::kept(state, keeping),
        Msg::Remembered(remembered) => past::remembered(state, remembered),
        Msg::Recalled { letter, place } => marks::recalled(state, letter, place, effects),
        Msg::Measured { ticket, pictures } => state.sittings.measured = (ticket, pictures),
        Msg::Pictured { ticket, plate } => picture::came(state, ticket, plate),
        Msg::Woke(ticket) => reading::woke(state, ticket),
        Msg::Now(now) => state.clock_goes_on(now),
    }
}

/// Takes in rows of the open panel, then the keys that waited for them.
fn take_rows(state: &mut State, window: &PanelWindow, effects: &mut Vec<Effect>) {
    for key in choose::take_rows(state, window) {
        if let Some(invocation) = keys::press(state, key, effects) {
            commands::run(state, invocation, effects);
        }
    }
}

fn take_listed(state: &mut State, listed: ListWindow, effects: &mut Vec<Effect>) {
    let lit = listed.needles != state.list.needles;
    state.list.take(listed);
    state.meet_others();
    if state.entering && state.list.is_current() {
        commands::run(state, Command::Enter.into(), effects);
    }
    if lit && let Some(reader) = &mut state.reader {
        effects.extend(state.search.arrive(&state.list.needles, reader));
    }
}

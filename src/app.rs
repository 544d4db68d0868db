//! The state of the program, and how messages change it: `update(&mut State, Msg) -> Vec<Effect>`. Performs no effect itself,
//! so that everything the program does can be tested without a terminal.

pub(crate) mod annotate;
pub(crate) mod archive;
pub(crate) mod article_info;
pub(crate) mod article_notes;
pub(crate) mod bindings;
pub(crate) mod bookmarks;
pub(crate) mod changes;
pub(crate) mod cite;
pub(crate) mod commands;
mod embargo_timer;
pub(crate) mod folding;
pub(crate) mod jump;
pub(crate) mod jump_list;
pub(crate) mod keys;
pub(crate) mod line_requests;
pub(crate) mod link_hints;
pub(crate) mod list;
pub(crate) mod live_reload;
pub(crate) mod margin;
pub(crate) mod measure;
pub(crate) mod meta_lines;
pub(crate) mod mouse;
pub(crate) mod msg;
pub(crate) mod note_search;
pub(crate) mod notes_panel;
pub(crate) mod open_question;
pub mod panel;
mod panel_rows;
pub(crate) mod panes;
pub(crate) mod passages;
mod pending_requests;
pub(crate) mod picker;
pub(crate) mod pickers;
pub(crate) mod picture_viewer;
pub(crate) mod popup;
pub(crate) mod prompt;
pub(crate) mod read_status;
mod read_tracking;
pub(crate) mod reader;
mod recent_state;
pub mod rendered_image;
mod resume;
pub(crate) mod saved_searches;
pub(crate) mod search;
mod search_history;
pub(crate) mod select;
pub(crate) mod session;
mod session_record;
pub(crate) mod speaker_page;
mod speakers;
mod start;
pub(crate) mod status_line;
pub(crate) mod tour;
pub(crate) mod undo;
pub(crate) mod unsaved;
pub(crate) mod window;

use std::sync::Arc;

use crate::article::Date;
use crate::config::theme::{ColourDepth, Theme};
use crate::config::{Config, pictures::Graphics};
use crate::input::{Command, Key};
use crate::library::{ArticleKey, ListWindow, OpenQuestion, UnsavedChanges};
use crate::words::{Notice, Words};
use article_info::ArticleInfo;
use bookmarks::Letter;
use link_hints::Hints;
use list::List;
use mouse::MouseState;
pub(crate) use msg::LineRequest;
pub use msg::{Before, Effect, FoundNote, Loaded, Msg};
use panes::{Arrangement, Panes};
use picker::Picker;
use picture_viewer::Viewer;
use prompt::Prompt;
use reader::Reader;
use rendered_image::{ImageRequests, ImageSizes};
pub use resume::Session;
use saved_searches::SavedSearches;
use search::Search;
use select::Selection;
use session::SessionState;
pub use start::Start;
use unsaved::QuitQuestion;

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

/// Whether the terminal window has the focus, where the terminal reports it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Window {
    /// Focused, or the terminal does not report focus.
    #[default]
    Focused,
    /// Another window has the focus.
    Unfocused,
}

/// Everything there is to draw, and what changing it needs.
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
    /// The name of the list: the folder's name.
    pub library: String,
    /// Screen or line mode.
    pub presentation: Presentation,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// The rectangles of the panes.
    pub panes: Panes,
    /// Which pane the keys go to.
    pub focus: Focus,
    /// Whether everything but the text is hidden.
    pub zen: bool,
    /// Whether only ASCII is drawn.
    pub ascii: bool,
    /// The colour depth of the terminal.
    pub depth: ColourDepth,
    /// The background colour of the terminal, once it has told.
    pub ground: Option<[u8; 3]>,
    /// The protocol for sending pictures to the terminal; `None` if it shows none.
    pub graphics: Option<Graphics>,
    /// The reading measure, in columns.
    pub measure: u16,
    /// The list.
    pub list: List,
    /// The saved searches.
    pub saved_searches: SavedSearches,
    /// The open article.
    pub reader: Option<Reader>,
    /// The search in the open article.
    pub search: Search,
    /// The popup, prompt or mode over the panes.
    pub layer: Layer,
    /// The status line's answer to the last key.
    pub notice: Option<Notice>,
    /// Changes that could not be saved so far.
    pub unsaved: Option<Arc<UnsavedChanges>>,
    /// The keys of an incomplete sequence.
    pub(crate) pending: Vec<Key>,
    /// The count typed before a motion.
    pub count: Option<usize>,
    /// Whether mouse events are captured, and what was clicked last.
    pub mouse: MouseState,
    pub(crate) copy_form: cite::Form,
    /// The current minute, as last reported by the runtime.
    pub now: Date,
    /// The minute for which the runtime was asked to report the time.
    embargo_end: Option<i64>,
    /// Whether the terminal window has the focus.
    pub window: Window,
    ticket: u64,
    /// Counter of version comparisons; answers with an older number are dropped.
    comparison: u64,
    /// Counter of picture requests, and the picture sizes of the next article.
    image_requests: ImageRequests,
    wanted: Option<ArticleKey>,
    /// The direction in which the search reached the end of the article; the next `n` in it goes to another article.
    at_end: Option<Direction>,
    /// Whether Enter was pressed before the list had answered.
    entering: bool,
    session: SessionState,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    Forwards,
    Backwards,
}

/// A popup, prompt or mode over the panes; it gets the keys.
#[derive(Debug, Clone, Default)]
pub enum Layer {
    /// Nothing: the keys go to the focused pane.
    #[default]
    Panes,
    /// An input line at the bottom.
    Prompt(Prompt),
    /// A list to choose from.
    Picker(Picker),
    /// Information about the open article.
    ArticleInfo(ArticleInfo),
    /// The differences to the version read before.
    Changes(changes::Panel),
    /// A picture of the open article.
    Picture(Viewer),
    /// Link hints.
    Hints(Hints),
    /// Waiting for the answer whether to open a target.
    OpenQuestion(OpenQuestion),
    /// Waiting for the answer whether to quit although changes are not saved.
    QuitQuestion(QuitQuestion),
    /// Selecting text.
    Select(Selection),
    /// Waiting for the letter of a mark.
    Letter(Letter),
}

impl State {
    /// Brings panes, list and reader up to date after a change, and requests what is missing.
    fn refresh(&mut self, effects: &mut Vec<Effect>) {
        archive::return_to_view(self);
        annotate::prompt_returned(self);
        let typing =
            matches!(self.layer, Layer::Prompt(_) | Layer::Letter(_) | Layer::OpenQuestion(_) | Layer::QuitQuestion(_) | Layer::Select(_));
        let status = typing || self.unsaved.is_some() || self.notice.is_some() || !self.pending.is_empty();
        let (list_percent, measure) = (self.config.options.list_width, self.measure);
        let how = Arrangement { focus: self.focus, zen: self.zen, list_percent, measure, status };
        self.panes = Panes::new(self.size.0, self.size.1, how);
        if self.panes.list.is_some() {
            self.list.view.set_row_lines(passages::row_lines(self));
            self.list.view.set_height(self.list_rows().map_or(0, |rows| usize::from(rows.height)));
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
        // Before the first article is open, a focused reader waits for the first row of the list.
        let waiting = self.focus == Focus::Reader && self.current_key().is_none();
        // On narrow screens too, where the reader is hidden: `v`, `y` and others act on the selected article.
        let previewed = self.focus == Focus::List && self.presentation == Presentation::Screen;
        if let Some(key) = self.list.view.selected().map(|row| row.key).filter(|_| waiting || previewed) {
            self.want(key, effects);
        }
        passages::request(self, effects);
        effects.extend(self.saved_searches.request(&self.list, self.now));
        note_search::request(self, effects);
        read_tracking::refresh(self, effects);
        jump_list::save_position(self, effects);
        picture_viewer::request_pictures(self, effects);
        embargo_timer::schedule(self, effects);
        resume::save(self, effects);
    }

    /// Requests an article, unless it is open or being loaded.
    fn want(&mut self, key: ArticleKey, effects: &mut Vec<Effect>) {
        let current = self.wanted.or(self.reader.as_ref().map(|reader| reader.key));
        if current == Some(key) {
            return;
        }
        self.ticket += 1;
        self.wanted = Some(key);
        effects.push(Effect::Load { ticket: self.ticket, key });
    }

    /// Whether an article, or the rest of it, is being loaded.
    pub(crate) fn is_loading(&self) -> bool {
        self.wanted.is_some() || self.reader.as_ref().is_some_and(|reader| !reader.whole)
    }

    /// The key of the article that is open or being loaded.
    pub fn current_key(&self) -> Option<ArticleKey> {
        self.wanted.or(self.reader.as_ref().map(|reader| reader.key))
    }

    fn loaded(&mut self, loaded: &Loaded, effects: &mut Vec<Effect>) {
        if loaded.ticket != self.ticket || !self.is_worth_showing(loaded) {
            return;
        }
        self.wanted = None;
        select::article_comes(self, loaded);
        let facts = meta_lines::facts(&loaded.article, self.now, &self.words, self.ascii);
        let (setting, height) = (self.setting(), usize::from(self.panes.text().height));
        let old = self.reader.as_ref().filter(|reader| reader.key == loaded.key && reader.whole).map(|reader| Arc::clone(reader.article()));
        match &mut self.reader {
            Some(reader) if reader.key == loaded.key => {
                self.search.follow(|opened| reader.headings_in(&loaded.article, opened));
                reader.replace(loaded, facts);
                effects.extend(self.search.again(reader));
                jump_list::fully_loaded(self);
            }
            _ => {
                self.search.keep_open();
                self.reader = Some(Reader::new(loaded, facts, setting, height, usize::from(self.config.options.context)));
                jump_list::opened(self);
                let Some(reader) = &mut self.reader else { return };
                effects.extend(self.search.arrive(&self.list.needles, reader));
                // A search that ran past the end of the last article continues in this one.
                if let Some(direction) = self.at_end.take() {
                    self.search.enter(direction == Direction::Backwards, reader);
                }
                jump_list::arrive(self);
                notes_panel::arrive(self);
            }
        }
        if let Some(reader) = &mut self.reader {
            let own = self.image_requests.measured.0 == loaded.ticket;
            reader.set_image_sizes(if own { Arc::clone(&self.image_requests.measured.1) } else { ImageSizes::default() });
        }
        self.compare(old, loaded, effects);
        commands::catch_up(self, effects);
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
        Msg::LineRequest(direct) => line_requests::act(state, direct, &mut effects),
        other => {
            receive(state, other, &mut effects);
            None
        }
    };
    if let Some(invocation) = invocation {
        commands::run(state, invocation, &mut effects);
    }
    state.refresh(&mut effects);
    effects
}

/// Handles all messages but keys, mouse events and line-mode requests.
fn receive(state: &mut State, msg: Msg, effects: &mut Vec<Effect>) {
    match msg {
        Msg::Key(_) | Msg::Mouse(_) | Msg::LineRequest(_) => (),
        Msg::Pasted(text) => keys::paste(state, &text, effects),
        Msg::Focused(true) => read_tracking::focus_changed(state, Window::Focused, effects),
        Msg::Focused(false) => read_tracking::focus_changed(state, Window::Unfocused, effects),
        Msg::Resized(columns, rows) => state.size = (columns, rows),
        Msg::Listed(listed) => receive_rows(state, listed, effects),
        Msg::Loaded(loaded) => state.loaded(&loaded, effects),
        Msg::Found { generation, matches, best } => state.search.found(generation, matches, best, state.reader.as_mut()),
        Msg::SearchesCounted { generation, counts } => state.saved_searches.receive(generation, &counts),
        Msg::Passages { needles, found } => state.list.passages.receive(&needles, found),
        Msg::NotesFound { generation, found, rest } => note_search::found(state, generation, &found, rest),
        Msg::Panel(window) => panel_rows::take_rows(state, &window, effects),
        Msg::SeekDone(Some(key)) => state.go_to(key, effects),
        Msg::SeekDone(None) => state.say(Notice::NoMoreArticles),
        Msg::Notice(notice) => state.say(notice),
        Msg::ConfirmOpen(question) => (state.layer, state.notice) = (Layer::OpenQuestion(question), None),
        Msg::Compared { generation, changes } => state.compared(generation, changes),
        Msg::Changed(change) => state.file_changed(change, effects),
        Msg::Saved(confirmation) => read_status::saved(state, confirmation),
        Msg::Returned(changes) => annotate::give_back(state, changes),
        Msg::Unsaved(changes) => unsaved::received(state, changes, effects),
        Msg::Rescued(rescued) => unsaved::rescued(state, rescued, effects),
        Msg::GlobalState(saved) => search_history::load(state, saved),
        Msg::TourFound(key) => tour::found(state, key, effects),
        Msg::ResumeAt(key) => state.resume_at(key, effects),
        Msg::MarkFound { letter, place } => bookmarks::found(state, letter, place, effects),
        Msg::ImageSizes { ticket, pictures } => state.image_requests.measured = (ticket, pictures),
        Msg::ImageRendered { ticket, image } => picture_viewer::on_rendered(state, ticket, image),
        Msg::TimerElapsed(ticket) => read_tracking::timer_elapsed(state, ticket),
        Msg::Now(now) => state.set_now(now),
        Msg::Background(ground) => pickers::set_ground(state, ground),
    }
}

fn receive_rows(state: &mut State, listed: ListWindow, effects: &mut Vec<Effect>) {
    let lit = listed.needles != state.list.needles;
    state.list.receive(listed);
    state.show_list_of_file();
    if state.entering && state.list.is_current() {
        commands::run(state, Command::Enter.into(), effects);
    }
    if lit && let Some(reader) = &mut state.reader {
        effects.extend(state.search.arrive(&state.list.needles, reader));
    }
}

//! The initial state and its first effects.

use std::sync::Arc;

use super::list::List;
use super::mouse::{self, MouseState};
use super::msg::Effect;
use super::panes::Panes;
use super::rendered_image::ImageRequests;
use super::resume::Session;
use super::saved_searches::SavedSearches;
use super::search::Search;
use super::session::SessionState;
use super::{Focus, Layer, Presentation, State, Window, cite};
use crate::article::Date;
use crate::config::Config;
use crate::config::pictures::Graphics;
use crate::config::theme::{ColourDepth, Theme};
use crate::words::Words;

/// Parameters of the initial state.
#[derive(Debug)]
pub struct Start {
    /// The configuration in force.
    pub config: Arc<Config>,
    /// The language of the interface.
    pub words: Words,
    /// The colours in force, and their name.
    pub theme: (Theme, String),
    /// The name of the list.
    pub library: String,
    /// Screen or line mode.
    pub presentation: Presentation,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// Whether only ASCII is drawn.
    pub ascii: bool,
    /// The colour depth of the terminal.
    pub depth: ColourDepth,
    /// The protocol for sending pictures to the terminal; `None` if it shows none.
    pub graphics: Option<Graphics>,
    /// The current minute.
    pub now: Date,
    /// The focused pane: the reader if a file or an article was named.
    pub focus: Focus,
    /// Whether only the text shows, because a single file was named.
    pub zen: bool,
    /// The session to resume, and to save; `None` for none.
    pub session: Option<Session>,
}

impl State {
    /// The initial state and its first effects.
    pub fn new(start: Start) -> (Self, Vec<Effect>) {
        let mut state = Self {
            measure: start.config.options.measure,
            list: List::new(start.config.options.order),
            saved_searches: SavedSearches::new(&start.config.searches),
            config: start.config,
            words: start.words,
            theme: start.theme.0,
            theme_name: start.theme.1,
            library: start.library,
            presentation: start.presentation,
            size: start.size,
            panes: Panes::default(),
            focus: start.focus,
            zen: start.zen,
            ascii: start.ascii,
            depth: start.depth,
            ground: None,
            graphics: start.graphics,
            reader: None,
            search: Search::default(),
            layer: Layer::Panes,
            notice: None,
            unsaved: None,
            pending: Vec::new(),
            count: None,
            mouse: MouseState::default(),
            now: start.now,
            embargo_end: None,
            window: Window::default(),
            copy_form: cite::Form::default(),
            ticket: 0,
            comparison: 0,
            image_requests: ImageRequests::default(),
            wanted: None,
            at_end: None,
            entering: false,
            session: SessionState { alone: start.focus == Focus::Reader, ..SessionState::default() },
        };
        let effects = state.begin(start.session);
        (state, effects)
    }

    /// Starts with a search of the whole library.
    pub(crate) fn search_for(&mut self, query: &str) -> Vec<Effect> {
        self.list.narrow(query, false);
        let mut effects = Vec::new();
        self.refresh(&mut effects);
        effects
    }

    fn begin(&mut self, session: Option<Session>) -> Vec<Effect> {
        if let Some(session) = session {
            self.resume(session);
        }
        let mut effects = Vec::new();
        if self.config.options.mouse {
            mouse::capture(self, &mut effects);
        }
        self.refresh(&mut effects);
        effects
    }
}

//! The loop, threads, terminal and processes: the only code with effects beside `store`. Messages come in by one channel; the queue
//! is drained, the state changed, one frame drawn.

pub(crate) mod allocator;
pub(crate) mod clipboard;
pub(crate) mod clock;
pub(crate) mod comparer;
pub(crate) mod config_editor;
pub(crate) mod effects;
pub(crate) mod gate;
pub(crate) mod guardian;
pub(crate) mod input;
pub(crate) mod keeper;
pub(crate) mod librarian;
pub(crate) mod log;
pub(crate) mod multiplexer;
pub(crate) mod opener;
pub(crate) mod panels;
pub(crate) mod pictures;
pub(crate) mod services;
pub(crate) mod sessions;
pub(crate) mod signals;
pub(crate) mod surroundings;
pub(crate) mod terminal;
pub(crate) mod threads;
pub(crate) mod timers;
pub(crate) mod watcher;
pub(crate) mod workers;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use anyhow::Result;

use crate::app::{Focus, Msg, Presentation, Start, State, update};
use crate::article::Origin;
use crate::config::Config;
use crate::store::config_file::ConfigFile;
use crate::store::ledger;
use crate::words::{Label, Mistake, Notice, Sentence};
use librarian::FirstArticle;
use pictures::ImageTarget;
use services::Services;
use surroundings::Surroundings;
use terminal::Screen;

/// Something that reaches the loop.
#[derive(Debug)]
pub(crate) enum Event {
    /// Something the state answers to.
    Msg(Msg),
    /// The terminal is ours again after another program had it: redraw everything.
    Redraw,
    /// A program did not take this text: it goes to the clipboard through the terminal.
    Clipboard(String),
    /// A signal asks us to go to sleep.
    Sleep,
    End(u8),
}

/// Channel by which every thread reports to the loop.
pub(crate) type EventSender = Sender<Event>;

/// Startup options of the reader.
#[derive(Debug)]
pub struct Options {
    /// Folders and files.
    pub paths: Vec<PathBuf>,
    /// Articles that were named among those of their files.
    pub wanted: Vec<Origin>,
    /// Title of the list.
    pub library: String,
    /// The configuration in force.
    pub config: Config,
    /// Its file, or why there is none.
    pub config_file: Result<ConfigFile, Mistake>,
    /// The language of the interface.
    pub words: crate::words::Words,
    /// A theme asked for on the command line.
    pub theme: Option<String>,
    /// A search to open on.
    pub at: Option<String>,
    /// Something to say at the start: the first mistake in the configuration.
    pub notice: Option<Notice>,
}

/// Runs the reader until the user quits. Fails, before the screen is taken, where there is no terminal.
pub fn run(options: Options) -> Result<ExitCode> {
    tracing::info!(paths = ?options.paths, "reader");
    let session = sessions::library(&options.paths).map(sessions::Reading::start);
    let surroundings = Surroundings::look();
    let (focus, zen) = beginning(&options);
    let config = Arc::new(options.config);
    let theme = surroundings.theme(&config, options.theme.as_deref())?;
    let target = ImageTarget { graphics: surroundings.graphics(&config), multiplexer: surroundings.multiplexer };
    let (post, inbox) = channel();
    // Before the screen is taken: no signal may arrive while we hold the terminal without a handler.
    let lent = signals::listen(&post)?;
    let mut screen = Screen::take(&surroundings, &options.words.say(&Label::DiedOpen))?;
    let session = session.map(|session| session.finish(focus == Focus::List, options.theme.is_none()));
    let first_article = FirstArticle::of(&options.wanted, session.as_ref());
    let start = Start {
        config: Arc::clone(&config),
        words: options.words,
        theme,
        library: options.library,
        presentation: Presentation::Screen,
        size: terminal::size(),
        ascii: surroundings.ascii(&config),
        depth: surroundings.depth,
        graphics: target.graphics,
        now: clock::now(),
        focus,
        zen,
        session,
    };
    let (mut state, first) = State::new(start);
    state.notice = options.notice.or_else(|| offer(&options.config_file, &state));
    screen.draw(&state)?;

    let services = Services::start(options.paths, first_article, &state, target, &post)?;
    let mut performer = effects::Performer::start(services, config, post.clone(), lent, options.config_file)?;
    let asked = options.at.map(|query| state.search_for(&query)).unwrap_or_default();
    performer.begin(first.into_iter().chain(asked), &mut screen, &mut state);
    let status = turn(&mut state, &inbox, &mut performer, &mut screen);
    screen.give_back();
    leave(&mut performer, &state);
    status
}

/// Has everything written down, and reports what could not be, now that the terminal is given back.
fn leave(performer: &mut effects::Performer, state: &State) {
    if let Some(leftover) = performer.end() {
        // If even standard error is closed, it cannot be read.
        let _ = writeln!(std::io::stderr(), "kiosque: {}", state.words.say(&leftover.label()));
    }
}

/// The offer of the tour at the first start of all: nothing is configured, and nothing saved yet. A session that is saved makes it the
/// only one.
fn offer(config: &Result<ConfigFile, Mistake>, state: &State) -> Option<Notice> {
    let is_new = state.saves_session() && config.as_ref().is_ok_and(|file| !file.exists());
    (is_new && ledger::file().is_some_and(|file| !file.exists())).then_some(Notice::TourOffered)
}

/// The pane to begin in, and whether it shows alone: the reader where a file or an article is named, without anything around it where
/// that is a single file.
fn beginning(options: &Options) -> (Focus, bool) {
    let single = matches!(options.paths.as_slice(), [path] if !path.is_dir());
    let named = !options.wanted.is_empty();
    (if single || named { Focus::Reader } else { Focus::List }, single && !named)
}

/// The loop: waits for something, takes in all there is, draws once.
fn turn(state: &mut State, inbox: &Receiver<Event>, performer: &mut effects::Performer, screen: &mut Screen) -> Result<ExitCode> {
    loop {
        // The performer holds a sender, so the channel cannot close under us; if it did, there would be nothing left to do.
        let Some(mut event) = performer.timers.wait(inbox) else { return Ok(ExitCode::SUCCESS) };
        let minute = clock::now();
        if minute != state.now {
            for effect in update(state, Msg::Now(minute)) {
                performer.perform(effect, screen, state);
            }
        }
        let mut unseen = None;
        loop {
            let (now, after) = joined(event, inbox);
            if let Event::Msg(Msg::Notice(notice)) = &now {
                tracing::info!(notice = notice.id(), "told");
                unseen = Some(notice.clone());
            }
            if let Some(status) = take_in(now, state, performer, screen)? {
                return Ok(status);
            }
            match after {
                Some(next) => event = next,
                None => break,
            }
        }
        // A key pressed before a frame showed the notice does not dismiss it.
        state.notice = state.notice.take().or(unseen);
        log::timed("draw", || screen.draw(state))?;
        performer.after_frame();
    }
}

/// Changes the state by an event, and performs its effects; returns the status with which the program ends, if it does.
fn take_in(event: Event, state: &mut State, performer: &mut effects::Performer, screen: &mut Screen) -> Result<Option<ExitCode>> {
    match event {
        Event::Msg(msg) => {
            for effect in log::timed("update", || update(state, msg)) {
                if let Some(status) = log::timed("effect", || performer.perform(effect, screen, state)) {
                    return Ok(Some(status));
                }
            }
        }
        Event::Clipboard(text) => state.notice = Some(clipboard::through_terminal(&text, screen)),
        Event::Redraw => screen.retake()?,
        Event::Sleep => performer.sleep(screen, state),
        Event::End(status) => return Ok(Some(ExitCode::from(status))),
    }
    Ok(None)
}

/// An event and the one after it, if one waits. Turns of the wheel that wait already are one turn.
fn joined(event: Event, inbox: &Receiver<Event>) -> (Event, Option<Event>) {
    let Event::Msg(Msg::Mouse(mut mouse)) = event else { return (event, inbox.try_recv().ok()) };
    loop {
        match inbox.try_recv() {
            Ok(Event::Msg(Msg::Mouse(next))) => match mouse.joined(next) {
                Some(both) => mouse = both,
                None => return (Event::Msg(Msg::Mouse(mouse)), Some(Event::Msg(Msg::Mouse(next)))),
            },
            next => return (Event::Msg(Msg::Mouse(mouse)), next.ok()),
        }
    }
}

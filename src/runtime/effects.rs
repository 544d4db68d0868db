//! Effects given life.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Result;

use super::alarm::Alarm;
use super::clipboard::{self, Telling};
use super::comparer::Comparer;
use super::input::Keyboard;
use super::keeper::Keeper;
use super::librarian::{Ask, Librarian, StoreRequest};
use super::pictures::{Frames, Press, Studio};
use super::signals::Lent;
use super::terminal::Screen;
use super::workers::{Finder, Hunt, Opener};
use super::{Post, clock, gate, opener, terminal};
use crate::app::{Effect, LinkTarget, Msg, State, update};
use crate::article::Origin;
use crate::config::Config;
use crate::config::{Kind, Request, Terminal};
use crate::library::Change;
use crate::store::ledger;
use crate::words::{Notice, Sentence};

/// The threads that do what the state asks for.
#[derive(Debug)]
pub struct World {
    config: Arc<Config>,
    roots: Vec<PathBuf>,
    librarian: Librarian,
    opener: Opener,
    finder: Finder,
    comparer: Comparer,
    studio: Studio,
    keyboard: Keyboard,
}

impl World {
    /// Starts the threads.
    pub fn start(paths: Vec<PathBuf>, wanted: &[Origin], config: Arc<Config>, press: Press, post: &Post) -> Result<Self> {
        let keyboard = Keyboard::start(post)?;
        let file = ledger::file();
        let (keeper, orders) = Keeper::new(file.clone());
        let librarian = Librarian::start(paths.clone(), wanted, keeper.clone(), post)?;
        let told = librarian.clone();
        keeper.start(file, orders, Box::new(move |event| told.ask(Ask::Keeper(event))), post.clone())?;
        let opener = Opener::start(librarian.clone(), keeper, Frames::new(press, &config, &paths), post.clone())?;
        Ok(Self {
            config,
            studio: Studio::new(press, paths.clone(), post.clone()),
            roots: paths,
            librarian,
            opener,
            finder: Finder::start(post.clone())?,
            comparer: Comparer::new(post.clone()),
            keyboard,
        })
    }
}

/// What can wait for the frame: the frame shows none of it.
#[derive(Debug, Default)]
struct Later {
    /// What nobody waits to see kept.
    changes: Vec<Change>,
    /// What is looked for beyond the screen; what is on it was found at once.
    hunt: Option<Hunt>,
}

/// Performs effects.
#[derive(Debug)]
pub struct Performer {
    world: World,
    post: Post,
    lent: Lent,
    /// What is handed on once the frame is drawn, so that no other thread wakes before.
    later: Later,
    /// When to wake without anything happening.
    pub alarm: Alarm,
}

impl Performer {
    /// A performer with these threads at hand.
    pub fn new(world: World, post: Post, lent: Lent) -> Self {
        Self { world, post, lent, later: Later::default(), alarm: Alarm::default() }
    }

    /// Performs one effect; returns the status to end with where it says to end.
    pub fn perform(&mut self, effect: Effect, screen: &mut Screen, state: &mut State) -> Option<ExitCode> {
        match effect {
            Effect::List(request) => self.world.librarian.ask(Ask::List(request)),
            Effect::Load { ticket, key } => {
                self.world.librarian.cancel_seek();
                self.world.opener.open(ticket, key);
            }
            Effect::Compare { generation, before, article } => self.world.comparer.compare(generation, before, article),
            Effect::Find { generation, article, needles } => {
                self.world.finder.overtake(generation);
                self.later.hunt = Some((generation, article, needles));
            }
            Effect::Seek { from, needles, backwards } => self.world.librarian.seek(from, needles, backwards),
            Effect::ListVideos => self.world.librarian.ask(Ask::Videos),
            Effect::Picture(sitting) => self.world.studio.sit(sitting),
            Effect::Open(target) => self.open(&target, screen, state),
            Effect::Copy(text) => self.copy(text, Telling::All, screen, state),
            Effect::Edit { path, line } => self.edit(&path, line, screen, state),
            Effect::Mouse(ours) => screen.set_mouse(ours),
            Effect::Rescan => self.world.librarian.ask(Ask::Rescan),
            Effect::Keep(changes) if changes.iter().all(Change::can_wait) => self.later.changes.extend(changes),
            Effect::Keep(changes) => self.store(StoreRequest::Keep(changes)),
            Effect::KeepListed { read } => self.store(StoreRequest::KeepListed { read }),
            Effect::Recall(letter) => self.store(StoreRequest::Recall(letter)),
            Effect::ListMarks => self.store(StoreRequest::Marks),
            Effect::ListNotes => self.store(StoreRequest::Notes),
            Effect::Wake { ticket, after } => self.alarm.set(ticket, after),
            Effect::WakeAt(minute) => self.alarm.set_minute(clock::until(minute)),
            Effect::Redraw => screen.redraw(),
            Effect::Suspend => self.sleep(screen, state),
            Effect::Quit => return Some(ExitCode::SUCCESS),
        }
        None
    }

    /// Hands on what could wait until the frame was drawn.
    pub fn after_frame(&mut self) {
        let Later { changes, hunt } = std::mem::take(&mut self.later);
        if !changes.is_empty() {
            self.store(StoreRequest::Keep(changes));
        }
        if let Some(hunt) = hunt {
            self.world.finder.find(hunt);
        }
    }

    fn store(&self, request: StoreRequest) {
        self.world.librarian.ask(Ask::Store(request));
    }

    /// Lets the shell have the terminal until it goes on with us.
    pub fn sleep(&mut self, screen: &mut Screen, state: &mut State) {
        if !opener::can_sleep() {
            return tell(state, Notice::CannotSuspend);
        }
        self.lend(screen, state, opener::sleep);
    }

    /// Ends what must not outlive the loop.
    pub fn end(&mut self) {
        self.after_frame();
        self.world.keyboard.pause();
        self.world.librarian.end();
    }

    /// Gives the terminal away while `during` runs, and takes it back.
    fn lend<T>(&mut self, screen: &mut Screen, state: &mut State, during: impl FnOnce() -> T) -> T {
        self.after_frame();
        self.world.keyboard.pause();
        screen.lend();
        let result = self.lent.while_lent(during);
        let (columns, rows) = terminal::size();
        // Of another size come rows and pictures, a time to wake at and a place to keep; none of them wants the terminal.
        for effect in update(state, Msg::Resized(columns, rows)) {
            match effect {
                Effect::List(request) => self.world.librarian.ask(Ask::List(request)),
                Effect::Picture(sitting) => self.world.studio.sit(sitting),
                Effect::WakeAt(minute) => self.alarm.set_minute(clock::until(minute)),
                Effect::Keep(changes) => self.store(StoreRequest::Keep(changes)),
                _ => (),
            }
        }
        if screen.retake().is_err() {
            let _ = self.post.send(super::Event::End(1));
        }
        self.world.keyboard.resume();
        result
    }

    /// Opens an address with the first of the configured programs that can be started; copies it where none can.
    fn open(&mut self, target: &LinkTarget, screen: &mut Screen, state: &mut State) {
        let url = match gate::pass(target, &self.world.roots) {
            Ok(url) => url,
            Err(why) => return tell(state, Notice::Refused { why }),
        };
        let config = Arc::clone(&self.world.config);
        let file = target.file.to_string_lossy();
        let request = Request { url: &url, title: &target.title, start: target.start, file: Some(&file) };
        let kind = Kind::of_link(target.kind).unwrap_or(Kind::Page);
        for opener in config.openers_for(kind, &url) {
            let argv = opener.argv(&request);
            let Some(program) = argv.first().cloned() else { continue };
            let shown = crate::article::clean::line(&url);
            if opener.terminal == Terminal::Lent {
                if !opener::is_there(&program) {
                    continue;
                }
                let result = self.lend(screen, state, || opener::in_our_place(&argv));
                if let Err(why) = result {
                    tell(state, Notice::OpenerFailed { program, why });
                }
                return;
            }
            match opener::beside(&argv, &self.post) {
                Ok(()) => return tell(state, Notice::Opening { with: program, what: shown }),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => (),
                Err(error) => return tell(state, Notice::OpenerFailed { program, why: (&error).into() }),
            }
        }
        self.copy(url.clone(), Telling::Failures, screen, state);
        tell(state, Notice::OpenerMissing { url: crate::article::clean::line(&url) });
    }

    fn copy(&mut self, text: String, telling: Telling, screen: &mut Screen, state: &mut State) {
        let said = clipboard::put(text, &self.world.config.options.copy, telling, screen, &self.post);
        state.notice = said.or(state.notice.take());
    }

    fn edit(&mut self, path: &Path, line: u32, screen: &mut Screen, state: &mut State) {
        let Some(argv) = opener::editor(path, line) else { return tell(state, Notice::NoEditor) };
        let result = self.lend(screen, state, || opener::in_our_place(&argv));
        if let Err(why) = result {
            let program = argv.first().cloned().unwrap_or_default();
            return tell(state, Notice::EditorFailed { program, why });
        }
        // What was edited is read again, and the place in it is kept.
        for effect in state.reread() {
            if let Effect::Load { ticket, key } = effect {
                self.world.opener.open(ticket, key);
            }
        }
    }
}

fn tell(state: &mut State, notice: Notice) {
    tracing::info!(notice = notice.id(), "told");
    state.notice = Some(notice);
}

//! Performs the effects of the state on the terminal and on other programs; questions go to `services`.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Result;

use super::clipboard::{self, Reported};
use super::config_editor::{self, Location};
use super::input::Keyboard;
use super::keeper::Leftover;
use super::services::Services;
use super::signals::Lent;
use super::terminal::Screen;
use super::timers::Timers;
use super::{EventSender, clock, gate, opener, terminal};
use crate::app::{Effect, Msg, State, update};
use crate::article::clean;
use crate::config::{Config, Terminal};
use crate::library::{Change, LinkTarget, OpenQuestion};
use crate::words::{Mistake, Notice, Sentence};

/// Effects postponed until the frame is drawn, because the frame does not depend on them.
#[derive(Debug, Default)]
struct Later {
    /// Changes whose saving is not urgent.
    changes: Vec<Change>,
    /// The search beyond the screen; matches on the screen were found at once.
    hunt: Option<Effect>,
}

#[derive(Debug)]
pub(crate) struct Performer {
    services: Services,
    config: Arc<Config>,
    config_file: Location,
    keyboard: Keyboard,
    post: EventSender,
    lent: Lent,
    /// Passed on once the frame is drawn, so that no other thread wakes before.
    later: Later,
    /// When to wake without anything happening.
    pub timers: Timers,
}

impl Performer {
    /// Starts to read the keyboard; questions are passed on to `services`.
    pub(crate) fn start(services: Services, config: Arc<Config>, post: EventSender, lent: Lent, config_file: Location) -> Result<Self> {
        let keyboard = Keyboard::start(&post)?;
        Ok(Self { services, config, config_file, keyboard, post, lent, later: Later::default(), timers: Timers::default() })
    }

    /// Performs the first effects, after the first frame.
    pub(crate) fn begin(&mut self, effects: impl Iterator<Item = Effect>, screen: &mut Screen, state: &mut State) {
        for effect in effects {
            self.perform(effect, screen, state);
        }
        self.after_frame();
    }

    pub(crate) fn perform(&mut self, effect: Effect, screen: &mut Screen, state: &mut State) -> Option<ExitCode> {
        match effect {
            Effect::Find { generation, article, needles } => {
                self.services.cancel_before(generation);
                self.later.hunt = Some(Effect::Find { generation, article, needles });
            }
            Effect::Save(changes) if changes.iter().all(Change::can_wait) => self.later.changes.extend(changes),
            Effect::Open(target) => self.open(target, false, screen, state),
            Effect::OpenConfirmed(target) => self.open(target, true, screen, state),
            Effect::Copy(text) => self.copy(text, Reported::All, screen, state),
            Effect::Edit { path, line } => self.edit(&path, line, screen, state),
            Effect::EditConfig => self.edit_config(screen, state),
            Effect::Mouse(ours) => screen.set_mouse(ours),
            Effect::StartTimer { ticket, after } => self.timers.set(ticket, after),
            Effect::ReportTimeAt(minute) => self.timers.set_minute(clock::until(minute)),
            Effect::Redraw => screen.redraw(),
            Effect::Suspend => self.sleep(screen, state),
            Effect::Quit => return Some(ExitCode::SUCCESS),
            question => self.services.ask(question),
        }
        None
    }

    /// Passes on the postponed effects once the frame is drawn.
    pub(crate) fn after_frame(&mut self) {
        let Later { changes, hunt } = std::mem::take(&mut self.later);
        if !changes.is_empty() {
            self.services.ask(Effect::Save(changes));
        }
        if let Some(hunt) = hunt {
            self.services.ask(hunt);
        }
    }

    /// Lets the shell have the terminal until it goes on with us.
    pub(crate) fn sleep(&mut self, screen: &mut Screen, state: &mut State) {
        if !opener::can_sleep() {
            return tell(state, Notice::CannotSuspend);
        }
        self.lend(screen, state, opener::sleep);
    }

    /// Ends what must not outlive the loop.
    ///
    /// Returns the changes that could not be saved.
    pub(crate) fn end(&mut self) -> Option<Leftover> {
        self.after_frame();
        self.keyboard.pause();
        self.services.end()
    }

    /// Releases the terminal while `during` runs, then takes it again.
    fn lend<T>(&mut self, screen: &mut Screen, state: &mut State, during: impl FnOnce() -> T) -> T {
        self.after_frame();
        self.keyboard.pause();
        screen.lend();
        let result = self.lent.while_lent(during);
        let (columns, rows) = terminal::size();
        // A new size may ask for rows and pictures, a time to wake at and a place to save; nothing that needs the terminal.
        for effect in update(state, Msg::Resized(columns, rows)) {
            match effect {
                Effect::ReportTimeAt(minute) => self.timers.set_minute(clock::until(minute)),
                question => self.services.ask(question),
            }
        }
        if screen.retake().is_err() {
            let _ = self.post.send(super::Event::End(1));
        }
        self.keyboard.resume();
        result
    }

    /// Opens a target with the first configured program that is installed; copies its address where there is none. What needs it is
    /// confirmed before.
    fn open(&mut self, target: LinkTarget, confirmed: bool, screen: &mut Screen, state: &mut State) {
        if self.config.options.restricted {
            return tell(state, Notice::Refused { why: Mistake::Restricted });
        }
        let checked = match gate::check(&target, &self.services.roots) {
            Ok(checked) => checked,
            Err(why) => return tell(state, Notice::Refused { why }),
        };
        let what = clean::shortened(&checked.url);
        let Ok(program) = opener::choose(&self.config, &checked, &target) else {
            self.copy(checked.url, Reported::Failures, screen, state);
            return tell(state, Notice::OpenerMissing { url: what });
        };
        let with = program.name();
        if checked.confirm && !confirmed {
            for effect in update(state, Msg::ConfirmOpen(OpenQuestion { target, what, with })) {
                self.services.ask(effect);
            }
            return;
        }
        let started = match program.terminal {
            Terminal::Lent => self.lend(screen, state, || opener::run_foreground(&program.argv)),
            Terminal::Kept => opener::beside(&program.argv, &self.post).map_err(|error| (&error).into()),
        };
        match (started, program.terminal) {
            (Err(why), _) => tell(state, Notice::OpenerFailed { program: with, why }),
            (Ok(()), Terminal::Kept) => tell(state, Notice::Opening { with, what }),
            (Ok(()), Terminal::Lent) => (),
        }
    }

    fn copy(&mut self, text: String, reported: Reported, screen: &mut Screen, state: &mut State) {
        let said = if self.config.options.restricted {
            Some(clipboard::through_terminal(&text, screen))
        } else {
            clipboard::put(text, &self.config.options.copy, reported, screen, &self.post)
        };
        state.notice = said.or(state.notice.take());
    }

    fn edit_config(&mut self, screen: &mut Screen, state: &mut State) {
        let (location, restricted) = (self.config_file.clone(), self.config.options.restricted);
        let notice = config_editor::edit(&location, restricted, |argv| self.lend(screen, state, || opener::run_foreground(argv)));
        tell(state, notice);
    }

    fn edit(&mut self, path: &Path, line: u32, screen: &mut Screen, state: &mut State) {
        if self.config.options.restricted {
            return tell(state, Notice::Refused { why: Mistake::Restricted });
        }
        let Some(argv) = opener::editor(path, line) else { return tell(state, Notice::NoEditor) };
        let result = self.lend(screen, state, || opener::run_foreground(&argv));
        if let Err(why) = result {
            let program = argv.first().cloned().unwrap_or_default();
            return tell(state, Notice::EditorFailed { program, why });
        }
        // The edited article is loaded again at the same position.
        for effect in state.reread() {
            self.services.ask(effect);
        }
    }
}

fn tell(state: &mut State, notice: Notice) {
    tracing::info!(notice = notice.id(), "told");
    state.notice = Some(notice);
}

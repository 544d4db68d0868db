//! The terminal: set up once, restored in every case, drawn in whole frames.

mod output;
mod uploads;

use std::io::{self, IsTerminal, Write, stdout};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use crossterm::event::{DisableBracketedPaste, DisableFocusChange, DisableMouseCapture, EnableBracketedPaste, EnableFocusChange};
use crossterm::style::Print;
use crossterm::terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen};
use crossterm::{cursor, execute, queue, terminal};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use rustix::termios::{OptionalActions, QueueSelector, Termios, tcflush, tcgetattr, tcsetattr};

use self::output::Gathered;
use super::guardian;
use super::input::background::QUESTION;
use super::multiplexer::{self, Multiplexer};
use super::surroundings::Surroundings;
use crate::app::State;
use crate::app::panes::LARGEST;
use crate::store::panics;
use crate::ui;
use crate::words::{Mistake, Wrong};

/// Whether the terminal is ours. Global, because a process has one terminal and the panic hook needs to know.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Whether mouse reporting is on, too: unread mouse events must not reach the shell as typed text.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// Whether it is restored completely.
static GIVEN: AtomicBool = AtomicBool::new(true);

/// When the terminal was asked for its background colour, until it answers: an answer that is on its way must not reach the shell as typed
/// text.
static ASKED: Mutex<Option<Instant>> = Mutex::new(None);

/// Time in which the answer is expected, if it comes at all.
const ANSWER_TIME: Duration = Duration::from_millis(500);

/// Turns on mouse reporting for buttons and wheel (1000) with SGR coordinates for any column (1006). Not for every movement, which would
/// wake us for nothing.
const TAKE_MOUSE: &str = "\x1b[?1000h\x1b[?1006h";

/// The terminal while it is ours.
#[derive(Debug)]
pub(crate) struct Screen {
    terminal: Terminal<CrosstermBackend<Gathered>>,
    synchronized: bool,
    all: bool,
    /// Whether the mouse is wanted as long as the terminal is ours.
    mouse: bool,
    multiplexer: Multiplexer,
    /// The terminal's settings at the start.
    found: Option<Termios>,
    /// The question for the background colour, asked whenever the terminal is taken, where the answer is of use.
    question: Option<&'static str>,
}

/// Ends a sequence of which a terminal may have taken half: `8` after an escape is a whole one, after a parameter more of that, and `m` then
/// ends it. After a whole one it is text on the alternate screen, which is left next.
const ENDS_A_SEQUENCE: &str = "8m\x1b[m";

/// Columns and rows of the terminal; what it does not know, or claims beyond reason, is taken from `$COLUMNS`, `$LINES`, or 80 and 24.
pub(crate) fn size() -> (u16, u16) {
    let (columns, rows) = terminal::size().unwrap_or((0, 0));
    let told = |name: &str, else_: u16| std::env::var(name).ok().and_then(|text| text.parse().ok()).filter(|&n| n > 0).unwrap_or(else_);
    let columns = if columns == 0 { told("COLUMNS", 80) } else { columns };
    let rows = if rows == 0 { told("LINES", 24) } else { rows };
    (columns.min(LARGEST.0), rows.min(LARGEST.1))
}

/// Width and height of a cell in pixels; a default where the terminal does not report it.
pub(crate) fn cell() -> (u16, u16) {
    let told = terminal::window_size().ok().filter(|size| size.columns > 0 && size.rows > 0);
    let cell = told.map(|size| (size.width / size.columns, size.height / size.rows));
    cell.filter(|&(width, height)| (2..=200).contains(&width) && (4..=400).contains(&height)).unwrap_or((10, 20))
}

impl Screen {
    /// Takes the terminal. Nothing is changed where there is none. If this process dies, the guardian gives it back and writes `died`.
    pub(crate) fn take(surroundings: &Surroundings, died: &str) -> Result<Self> {
        ensure!(stdout().is_terminal() && !surroundings.dumb, Wrong(Mistake::NoTerminal));
        give_back_on_panic();
        let found = tcgetattr(stdout()).ok();
        if let Some(found) = &found {
            guardian::start(found, died);
        }
        enter().map_err(|_| Wrong(Mistake::NoTerminal))?;
        let screen = Self {
            // The first frame makes one of the right size.
            terminal: blank(Rect::ZERO)?,
            synchronized: surroundings.synchronized,
            all: true,
            mouse: false,
            multiplexer: surroundings.multiplexer,
            found,
            question: surroundings.may_ask_background().then_some(QUESTION),
        };
        screen.ask_background();
        Ok(screen)
    }

    pub(crate) fn draw(&mut self, state: &State) -> Result<()> {
        let wanted = area(state.size);
        let all = std::mem::take(&mut self.all) || self.terminal.get_frame().area() != wanted;
        if all {
            self.terminal = blank(wanted)?;
        }
        if self.synchronized {
            queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        }
        if all {
            uploads::take_all(self.terminal.backend_mut())?;
            queue!(self.terminal.backend_mut(), Clear(ClearType::All))?;
        }
        uploads::exchange(state, self.multiplexer, self.terminal.backend_mut())?;
        let upright = self.multiplexer == Multiplexer::Screen;
        self.terminal.draw(|frame| {
            ui::draw(state, frame);
            if upright {
                ui::safe_text::set_upright(frame.buffer_mut());
            }
        })?;
        if self.synchronized {
            execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)?;
        }
        Ok(())
    }

    /// Asks the terminal for its background colour. The answer comes through the keyboard, whenever it comes: nothing
    /// waits for it.
    fn ask_background(&self) {
        let mut out = Gathered::default();
        if let Some(question) = self.question
            && execute!(out, Print(question)).is_ok()
        {
            *ASKED.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
        }
    }

    /// The next frame is drawn whole.
    pub(crate) fn redraw(&mut self) {
        self.all = true;
    }

    #[expect(clippy::unused_self, reason = "only the owner of the screen may lend the terminal")]
    pub(crate) fn lend(&mut self) {
        give_back();
    }

    /// Takes the terminal again after [`Screen::lend`] or after we slept.
    ///
    /// The other program may have left it in any state: the original settings are restored first, so that they are also the ones restored
    /// at the end.
    pub(crate) fn retake(&mut self) -> Result<()> {
        // Raw mode is turned off first, or crossterm would believe that it is still on and do nothing.
        let _ = terminal::disable_raw_mode();
        if let Some(found) = &self.found {
            tcsetattr(stdout(), OptionalActions::Now, found)?;
        }
        enter()?;
        // The other program may have changed the colours, or the terminal may be another one.
        self.ask_background();
        self.set_mouse(self.mouse);
        self.all = true;
        Ok(())
    }

    pub(crate) fn set_mouse(&mut self, ours: bool) {
        self.mouse = ours;
        if !is_taken() {
            return;
        }
        MOUSE.store(ours, Ordering::SeqCst);
        // A terminal without mouse support ignores this.
        let mut out = Gathered::default();
        let _ = if ours { execute!(out, Print(TAKE_MOUSE)) } else { execute!(out, DisableMouseCapture) };
    }

    /// Puts text on the clipboard, through the terminal, so that it works over ssh.
    pub(crate) fn copy(&mut self, text: &str) -> Result<()> {
        execute!(self.terminal.backend_mut(), Print(multiplexer::sequence(text, self.multiplexer)))?;
        Ok(())
    }

    pub(crate) fn multiplexer(&self) -> Multiplexer {
        self.multiplexer
    }

    /// Restores the terminal's original state.
    #[expect(clippy::unused_self, reason = "only the owner of the screen may give the terminal back")]
    pub(crate) fn give_back(&mut self) {
        give_back();
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

fn area((columns, rows): (u16, u16)) -> Rect {
    Rect::new(0, 0, columns.min(LARGEST.0), rows.min(LARGEST.1))
}

/// A terminal with no known contents. A new one, because clearing one queries the cursor position, and the reply comes through the
/// keyboard: late, among keys, or never.
fn blank(area: Rect) -> Result<Terminal<CrosstermBackend<Gathered>>> {
    let backend = CrosstermBackend::new(Gathered::default());
    Ok(Terminal::with_options(backend, TerminalOptions { viewport: Viewport::Fixed(area) })?)
}

fn enter() -> Result<()> {
    terminal::enable_raw_mode()?;
    GIVEN.store(false, Ordering::SeqCst);
    TAKEN.store(true, Ordering::SeqCst);
    guardian::report(true);
    // Mouse reporting is off at first, whatever the previous program turned on.
    let mut out = Gathered::default();
    execute!(out, EnterAlternateScreen, DisableMouseCapture, EnableFocusChange, EnableBracketedPaste, cursor::Hide)?;
    Ok(())
}

/// Gives the terminal back, if it is ours. The first caller does it; others wait for that, because the process may end next. It never takes
/// long, whatever the terminal takes.
pub(super) fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        let end = Instant::now() + output::PATIENCE;
        while !is_given_back() && Instant::now() < end {
            std::thread::sleep(output::STEP);
        }
        return;
    }
    // First the call that never blocks: the mode of a terminal that takes no more output can still be restored. If the terminal is gone,
    // there is no way to report an error.
    let _ = terminal::disable_raw_mode();
    let mut restoring = Vec::new();
    let _ = uploads::take_all(&mut restoring);
    let _ = queue_modes(&mut restoring);
    output::write_restoring(&restoring);
    if MOUSE.swap(false, Ordering::SeqCst) || is_answer_due() {
        let _ = tcflush(stdout(), QueueSelector::IFlush);
    }
    guardian::report(false);
    // Last: the process may exit at once.
    GIVEN.store(true, Ordering::SeqCst);
}

/// Like [`give_back`], if the loop has not noticed the request to end: its output stops, wherever it is.
pub(super) fn give_back_stuck() {
    output::fall_silent();
    give_back();
}

/// Whether the terminal is ours.
fn is_taken() -> bool {
    TAKEN.load(Ordering::SeqCst)
}

/// When the terminal was asked for its background colour, until it answers.
pub(super) fn background_asked() -> Option<Instant> {
    *ASKED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The terminal answered.
pub(super) fn background_answered() {
    *ASKED.lock().unwrap_or_else(PoisonError::into_inner) = None;
}

/// Whether the terminal was asked for its background colour just now and has not answered.
fn is_answer_due() -> bool {
    ASKED.try_lock().is_ok_and(|mut asked| asked.take().is_some_and(|asked| asked.elapsed() < ANSWER_TIME))
}

/// Adds the sequences that restore the terminal's modes.
fn queue_modes(out: &mut impl Write) -> io::Result<()> {
    queue!(out, EndSynchronizedUpdate, DisableMouseCapture, DisableFocusChange, DisableBracketedPaste, LeaveAlternateScreen, cursor::Show)
}

/// Writes the sequences that restore the terminal after a reader that died: what it wrote last may be half a sequence, and what the mouse
/// sent meanwhile must not reach the shell.
pub(crate) fn write_restoring() {
    let _ = tcflush(stdout(), QueueSelector::IOFlush);
    let _ = queue!(stdout(), Print(ENDS_A_SEQUENCE)).and_then(|()| queue_modes(&mut stdout())).and_then(|()| stdout().flush());
}

/// Whether the terminal was given back to the last byte.
pub(super) fn is_given_back() -> bool {
    GIVEN.load(Ordering::SeqCst)
}

/// A panic of the main thread that nothing catches restores the terminal before it is reported; one of a worker is only logged, so that
/// nothing is written over the screen.
fn give_back_on_panic() {
    panics::install();
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let uncaught = !panics::is_caught();
        if uncaught && std::thread::current().name() != Some("main") {
            return panics::log(info);
        }
        if uncaught {
            give_back();
        }
        report(info);
    }));
}

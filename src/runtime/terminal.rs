//! The terminal: set up once, restored in every case, drawn in whole frames.

mod uploads;

use std::io::{self, IsTerminal, Write, stdout};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use anyhow::{Result, ensure};
use crossterm::event::{DisableBracketedPaste, DisableFocusChange, DisableMouseCapture, EnableBracketedPaste, EnableFocusChange};
use crossterm::style::Print;
use crossterm::terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen};
use crossterm::{cursor, execute, queue, terminal};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use rustix::termios::{OptionalActions, QueueSelector, Termios, tcflush, tcgetattr, tcsetattr};

use super::multiplexer::{self, Multiplexer};
use super::surroundings::Surroundings;
use crate::app::State;
use crate::app::panes::LARGEST;
use crate::store::panics;
use crate::ui;
use crate::words::{Mistake, Wrong};

/// Whether the terminal is in our hands. A process has one terminal, and a panic must know.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Whether the mouse is, too: what it did and nobody read must not reach the shell as if it had been typed.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// Whether it was given back to the last byte.
static GIVEN: AtomicBool = AtomicBool::new(false);

/// Held while the terminal changes hands, and while output is thrown away: never that which gives it back.
static GIVING: Mutex<()> = Mutex::new(());

/// Whether nothing more is to be written but what gives the terminal back: it takes no more, and we are to end.
static SILENT: AtomicBool = AtomicBool::new(false);

/// Asks the terminal to tell of buttons and wheel (1000), in figures that know any column (1006). Not of every movement, which
/// would wake us for nothing.
const TAKE_MOUSE: &str = "\x1b[?1000h\x1b[?1006h";

/// The terminal in our hands.
#[derive(Debug)]
pub struct Screen {
    terminal: Terminal<CrosstermBackend<Gathered>>,
    synchronized: bool,
    all: bool,
    /// Whether the mouse is wanted as long as the terminal is ours.
    mouse: bool,
    multiplexer: Multiplexer,
    /// How the terminal was set when we came.
    found: Option<Termios>,
}

/// A frame on its way to the terminal, written in one go. What was gathered when the terminal was given back is never written: it
/// would appear on the shell's screen.
#[derive(Debug, Default)]
struct Gathered(Vec<u8>);

impl Write for Gathered {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if TAKEN.load(Ordering::SeqCst) {
            stdout().flush()?;
            write_unless_silent(&self.0)?;
        }
        self.0.clear();
        Ok(())
    }
}

/// How much is written at once, in bytes: Linux keeps room for 8,192 to a pseudo-terminal, and that of the last piece stays taken even
/// where it is thrown away.
const PIECE: usize = 2048;

/// Writes all to the terminal, past the standard library's buffer: what is left of it when all falls silent must be dropped there and
/// then, for its rest would be read as words.
fn write_unless_silent(mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() && !SILENT.load(Ordering::SeqCst) {
        match rustix::io::write(stdout(), bytes.get(..PIECE).unwrap_or(bytes)) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => bytes = bytes.get(count..).unwrap_or_default(),
            Err(rustix::io::Errno::INTR) => (),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Columns and rows of the terminal; what it does not know, or claims beyond reason, is taken from `$COLUMNS`, `$LINES`, or 80 and 24.
pub fn size() -> (u16, u16) {
    let (columns, rows) = terminal::size().unwrap_or((0, 0));
    let told = |name: &str, else_: u16| std::env::var(name).ok().and_then(|text| text.parse().ok()).filter(|&n| n > 0).unwrap_or(else_);
    let columns = if columns == 0 { told("COLUMNS", 80) } else { columns };
    let rows = if rows == 0 { told("LINES", 24) } else { rows };
    (columns.min(LARGEST.0), rows.min(LARGEST.1))
}

/// Width and height of a cell in pixels; a usual one where the terminal does not say.
pub fn cell() -> (u16, u16) {
    let told = terminal::window_size().ok().filter(|size| size.columns > 0 && size.rows > 0);
    let cell = told.map(|size| (size.width / size.columns, size.height / size.rows));
    cell.filter(|&(width, height)| (2..=200).contains(&width) && (4..=400).contains(&height)).unwrap_or((10, 20))
}

impl Screen {
    /// Takes the terminal. Nothing is changed where there is none.
    pub fn take(surroundings: &Surroundings) -> Result<Self> {
        ensure!(stdout().is_terminal() && !surroundings.dumb, Wrong(Mistake::NoTerminal));
        give_back_on_panic();
        let found = tcgetattr(stdout()).ok();
        enter().map_err(|_| Wrong(Mistake::NoTerminal))?;
        Ok(Self {
            // The first frame makes one of the right size.
            terminal: blank(Rect::ZERO)?,
            synchronized: surroundings.synchronized,
            all: true,
            mouse: false,
            multiplexer: surroundings.multiplexer,
            found,
        })
    }

    /// Draws one frame.
    pub fn draw(&mut self, state: &State) -> Result<()> {
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

    /// The next frame is drawn whole.
    pub fn redraw(&mut self) {
        self.all = true;
    }

    /// Gives the terminal to somebody else for a while.
    pub fn lend(&mut self) {
        give_back();
    }

    /// Takes the terminal again after [`Screen::lend`] or after we slept.
    ///
    /// Whoever had it may have left it in any state: it is first put back as we once found it, so that we give that back in the end.
    pub fn retake(&mut self) -> Result<()> {
        // Forgotten first, or what crossterm remembers as raw would be left as it is now.
        let _ = terminal::disable_raw_mode();
        if let Some(found) = &self.found {
            tcsetattr(stdout(), OptionalActions::Now, found)?;
        }
        enter()?;
        self.set_mouse(self.mouse);
        self.all = true;
        Ok(())
    }

    /// Takes the mouse from the terminal, or gives it back.
    pub fn set_mouse(&mut self, ours: bool) {
        self.mouse = ours;
        if !TAKEN.load(Ordering::SeqCst) {
            return;
        }
        MOUSE.store(ours, Ordering::SeqCst);
        // A terminal without a mouse does not mind.
        let _ = if ours { execute!(stdout(), Print(TAKE_MOUSE)) } else { execute!(stdout(), DisableMouseCapture) };
    }

    /// Puts text on the clipboard, through the terminal, so that it works over ssh.
    pub fn copy(&mut self, text: &str) -> Result<()> {
        execute!(self.terminal.backend_mut(), Print(multiplexer::sequence(text, self.multiplexer)))?;
        Ok(())
    }

    /// The multiplexer around the program.
    pub fn multiplexer(&self) -> Multiplexer {
        self.multiplexer
    }

    /// Gives the terminal back as it was found.
    pub fn give_back(&mut self) {
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

/// A terminal of which nothing is known. A new one, because clearing one asks the terminal where its cursor is, and the answer comes
/// through the keyboard: late, among keys, or never.
fn blank(area: Rect) -> Result<Terminal<CrosstermBackend<Gathered>>> {
    let backend = CrosstermBackend::new(Gathered::default());
    Ok(Terminal::with_options(backend, TerminalOptions { viewport: Viewport::Fixed(area) })?)
}

fn enter() -> Result<()> {
    terminal::enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    // The mouse is the terminal's at first, whatever the program before us asked for.
    execute!(stdout(), EnterAlternateScreen, DisableMouseCapture, EnableFocusChange, EnableBracketedPaste, cursor::Hide)?;
    Ok(())
}

/// Gives the terminal back, if it is in our hands. Whoever comes first does it; the others do nothing.
pub(super) fn give_back() {
    let alone = GIVING.lock().unwrap_or_else(PoisonError::into_inner);
    let was_ours = TAKEN.swap(false, Ordering::SeqCst);
    drop(alone);
    if was_ours {
        hand_over();
    }
}

/// The same where somebody else may be stuck in giving it back, for it takes no more output: what waits is thrown away, and all that
/// gives it back is written, again if need be.
pub(super) fn give_back_stuck() {
    give_back();
    if !is_given_back() {
        let _ = tcflush(stdout(), QueueSelector::OFlush);
        // Nobody tells a writer that there is room again, but this has it look.
        fall_silent();
        hand_over();
    }
}

fn hand_over() {
    // First what never waits: a terminal that takes no more output can still be set as it was.
    // There is nobody left to tell if it does not listen any more.
    let _ = terminal::disable_raw_mode();
    if SILENT.load(Ordering::SeqCst) {
        // It took nothing for long: what it has not taken yet would stand in the way.
        let _ = tcflush(stdout(), QueueSelector::OFlush);
        // What it took last may be half a sequence. This ends any, and is lost on those that take it for the end of one.
        let _ = execute!(stdout(), Print("\x1b[m"));
    }
    let _ = uploads::take_all(&mut stdout());
    let _ = execute!(stdout(), EndSynchronizedUpdate, DisableMouseCapture, DisableFocusChange, DisableBracketedPaste);
    let _ = execute!(stdout(), LeaveAlternateScreen, cursor::Show);
    if MOUSE.swap(false, Ordering::SeqCst) {
        let _ = tcflush(stdout(), QueueSelector::IFlush);
    }
    GIVEN.store(true, Ordering::SeqCst);
}

/// Whether the terminal was given back to the last byte.
pub(super) fn is_given_back() -> bool {
    GIVEN.load(Ordering::SeqCst)
}

/// Lets nothing more be written but what gives the terminal back, and has the loop look up from a writing that does not end: a signal
/// to the program reaches the main thread first, and this one means nothing.
pub(super) fn fall_silent() {
    SILENT.store(true, Ordering::SeqCst);
    let _ = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::WINCH);
}

/// Throws away what the terminal has not taken yet, while it is in our hands; what gives it back is not thrown away. Whether it is in
/// our hands. Whoever was writing must have been told by [`fall_silent`], or the rest of what is cut is read as words.
pub(super) fn discard_output() -> bool {
    let _alone = GIVING.lock().unwrap_or_else(PoisonError::into_inner);
    let ours = TAKEN.load(Ordering::SeqCst);
    if ours {
        // A terminal that cannot do that stays stuck, and the program ends without it.
        let _ = tcflush(stdout(), QueueSelector::OFlush);
    }
    ours
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

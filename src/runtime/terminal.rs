//! The terminal: taken once, given back in every case, drawn on in whole frames.

use std::io::{self, IsTerminal, Write, stdout};
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Result, ensure};
use crossterm::event::{DisableBracketedPaste, DisableFocusChange, DisableMouseCapture, EnableBracketedPaste, EnableFocusChange};
use crossterm::style::Print;
use crossterm::terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen};
use crossterm::{cursor, execute, queue, terminal};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use rustix::termios::{OptionalActions, QueueSelector, Termios, tcflush, tcgetattr, tcsetattr};

use super::clipboard::{self, Between};
use super::surroundings::Surroundings;
use crate::app::State;
use crate::app::panes::LARGEST;
use crate::ui;
use crate::words::{Mistake, Wrong};

/// Whether the terminal is in our hands. A process has one terminal, and a panic must know.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Whether the mouse is, too: what it did and nobody read must not reach the shell as if it had been typed.
static MOUSE: AtomicBool = AtomicBool::new(false);

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
    between: Between,
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
            let mut out = stdout();
            out.write_all(&self.0)?;
            out.flush()?;
        }
        self.0.clear();
        Ok(())
    }
}

/// Columns and rows of the terminal; what it does not know, or claims beyond reason, is taken from `$COLUMNS`, `$LINES`, or 80 and 24.
pub fn size() -> (u16, u16) {
    let (columns, rows) = terminal::size().unwrap_or((0, 0));
    let told = |name: &str, else_: u16| std::env::var(name).ok().and_then(|text| text.parse().ok()).filter(|&n| n > 0).unwrap_or(else_);
    let columns = if columns == 0 { told("COLUMNS", 80) } else { columns };
    let rows = if rows == 0 { told("LINES", 24) } else { rows };
    (columns.min(LARGEST.0), rows.min(LARGEST.1))
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
            between: surroundings.between,
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
            queue!(self.terminal.backend_mut(), Clear(ClearType::All))?;
        }
        self.terminal.draw(|frame| ui::draw(state, frame))?;
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
        execute!(self.terminal.backend_mut(), Print(clipboard::sequence(text, self.between)))?;
        Ok(())
    }

    /// Through what the terminal is reached.
    pub fn between(&self) -> Between {
        self.between
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
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    // First what never waits: a terminal that takes no more output can still be set as it was.
    // There is nobody left to tell if it does not listen any more.
    let _ = terminal::disable_raw_mode();
    let _ = execute!(stdout(), EndSynchronizedUpdate, DisableMouseCapture, DisableFocusChange, DisableBracketedPaste);
    let _ = execute!(stdout(), LeaveAlternateScreen, cursor::Show);
    if MOUSE.swap(false, Ordering::SeqCst) {
        let _ = tcflush(stdout(), QueueSelector::IFlush);
    }
}

/// Throws away what the terminal has not taken yet, while it is in our hands; what gives it back is not thrown away. Whether it is in
/// our hands.
pub(super) fn discard_output() -> bool {
    let ours = TAKEN.load(Ordering::SeqCst);
    if ours {
        // A terminal that cannot do that stays stuck, and the program ends without it.
        let _ = tcflush(stdout(), QueueSelector::OFlush);
    }
    ours
}

/// A panic of the main thread gives the terminal back before it speaks. Workers' panics are caught where they work.
fn give_back_on_panic() {
    let speak = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if std::thread::current().name() == Some("main") {
            give_back();
            speak(info);
        } else {
            super::log::panicked(info);
        }
    }));
}

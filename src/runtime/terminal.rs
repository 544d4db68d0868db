//! The terminal: taken once, given back in every case, drawn on in whole frames.

use std::io::{BufWriter, IsTerminal, Stdout, Write, stdout};
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result, ensure};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen};
use crossterm::{cursor, execute, queue, terminal};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

use super::surroundings::Surroundings;
use crate::app::State;
use crate::app::panes::LARGEST;
use crate::ui;
use crate::words::Mistake;

/// How many bytes of a frame are gathered before they are written: more than most frames have.
const FRAME: usize = 64 << 10;

/// Whether the terminal is in our hands. A process has one terminal, and a panic must know.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal in our hands.
#[derive(Debug)]
pub struct Screen {
    terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
    synchronized: bool,
    all: bool,
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
    pub fn take(surroundings: &Surroundings, size: (u16, u16)) -> Result<Self> {
        ensure!(stdout().is_terminal() && !surroundings.dumb, Mistake::NoTerminal);
        give_back_on_panic();
        enter().context(Mistake::NoTerminal)?;
        let backend = CrosstermBackend::new(BufWriter::with_capacity(FRAME, stdout()));
        let options = TerminalOptions { viewport: Viewport::Fixed(area(size)) };
        let terminal = Terminal::with_options(backend, options)?;
        Ok(Self { terminal, synchronized: surroundings.synchronized, all: true })
    }

    /// Draws one frame.
    pub fn draw(&mut self, state: &State) -> Result<()> {
        let wanted = area(state.size);
        self.all |= self.terminal.get_frame().area() != wanted;
        if self.synchronized {
            queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        }
        if std::mem::take(&mut self.all) {
            // Not `clear`: that asks the terminal where its cursor is, and some never answer.
            self.terminal.resize(wanted)?;
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
    pub fn retake(&mut self, size: (u16, u16)) -> Result<()> {
        enter()?;
        self.terminal.resize(area(size))?;
        self.all = true;
        Ok(())
    }

    /// Puts text on the clipboard, through the terminal (OSC 52), so that it works over ssh.
    pub fn copy(&mut self, text: &str) -> Result<()> {
        execute!(self.terminal.backend_mut(), crossterm::clipboard::CopyToClipboard::to_clipboard_from(text))?;
        Ok(())
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

fn enter() -> Result<()> {
    terminal::enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste, cursor::Hide)?;
    Ok(())
}

/// Gives the terminal back, if it is in our hands. Whoever comes first does it; the others do nothing.
pub(super) fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = stdout();
    // There is nobody left to tell if the terminal does not listen any more.
    let _ = queue!(out, EndSynchronizedUpdate, DisableBracketedPaste, LeaveAlternateScreen, cursor::Show);
    let _ = out.flush();
    let _ = terminal::disable_raw_mode();
}

/// A panic of the main thread gives the terminal back before it speaks. Workers' panics are caught where they work.
fn give_back_on_panic() {
    let speak = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if std::thread::current().name() == Some("main") {
            give_back();
            speak(info);
        }
    }));
}

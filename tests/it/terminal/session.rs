//! One run of the program in a pseudo-terminal: sends keys and reads the screen back.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;
use vt100::{MouseProtocolMode, Parser, Screen};

/// The program under test.
pub(super) const PROGRAM: &str = env!("CARGO_BIN_EXE_kiosque");
/// The repository, where the bundled articles are.
pub(super) const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Timeout; far longer than anything takes, for busy machines.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The end of a frame: synchronized output ends.
const FRAME_END: &[u8] = b"\x1b[?2026l";

/// Setup of a session.
#[derive(Debug)]
pub(super) struct Setup {
    /// The working directory.
    pub(super) folder: PathBuf,
    /// The configuration file.
    pub(super) config: String,
    /// Variables of the environment beside the usual ones.
    pub(super) variables: Vec<(&'static str, String)>,
    /// Columns and rows.
    pub(super) size: (u16, u16),
    /// A script for a shell to run in place of the program, with the program's name as `$0`; empty for none.
    pub(super) script: &'static str,
}

impl Setup {
    /// The bundled articles on a usual screen.
    pub(super) fn bundled() -> Self {
        Self { folder: ROOT.into(), config: String::new(), variables: Vec::new(), size: (80, 24), script: "" }
    }
}

/// Output so far.
struct Shown {
    parser: Parser,
    raw: Vec<u8>,
    /// Successive texts of the last row.
    said: Vec<String>,
    /// Number of these before the last keys were sent.
    said_before: usize,
    /// The byte at which the frame ended that showed the last of them.
    said_at: usize,
}

/// A running program.
pub(super) struct Session {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    shown: Arc<(Mutex<Shown>, Condvar)>,
    listener: Option<JoinHandle<()>>,
    deaf: Arc<AtomicBool>,
    before: String,
    /// Holds the configuration as long as the program runs.
    _home: TempDir,
}

impl Session {
    /// Starts the program.
    pub(super) fn start(setup: &Setup) -> Self {
        Self::start_with(setup, &[])
    }

    /// Starts the program with arguments.
    pub(super) fn start_with(setup: &Setup, arguments: &[&str]) -> Self {
        let home = tempfile::tempdir().unwrap();
        let config = home.path().join("config.toml");
        std::fs::write(&config, &setup.config).unwrap();
        let pty = native_pty_system().openpty(size(setup.size)).unwrap();
        let mut command = CommandBuilder::new(if setup.script.is_empty() { PROGRAM } else { "/bin/sh" });
        if !setup.script.is_empty() {
            // With job control, as a person's shell has it.
            command.args(["-mc", setup.script, PROGRAM]);
        }
        command.args(arguments);
        command.cwd(&setup.folder);
        for name in [
            "TMUX",
            "STY",
            "EDITOR",
            "VISUAL",
            "NO_COLOR",
            "LC_ALL",
            "LC_CTYPE",
            "LC_MESSAGES",
            "XDG_STATE_HOME",
            "XDG_CACHE_HOME",
            "XDG_RUNTIME_DIR",
        ] {
            command.env_remove(name);
        }
        for name in ["COLORTERM", "TERM_PROGRAM", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "LC_TERMINAL", "VTE_VERSION"] {
            command.env_remove(name);
        }
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env("HOME", home.path());
        command.env("KIOSQUE_CONFIG", &config);
        setup.variables.iter().for_each(|(name, value)| command.env(name, value));
        let before = terminal_settings(&*pty.master);
        let child = pty.slave.spawn_command(command).unwrap();
        let shown = Shown {
            parser: Parser::new(cells(setup.size.1, 24), cells(setup.size.0, 80), 0),
            raw: Vec::new(),
            said: Vec::new(),
            said_before: 0,
            said_at: 0,
        };
        let shown = Arc::new((Mutex::new(shown), Condvar::new()));
        let deaf = Arc::new(AtomicBool::new(false));
        let reader = pty.master.try_clone_reader().unwrap();
        let listener = {
            let (shown, deaf) = (Arc::clone(&shown), Arc::clone(&deaf));
            thread::spawn(move || listen(reader, &shown, &deaf))
        };
        let writer = pty.master.take_writer().unwrap();
        Self { child, writer: Some(writer), master: Some(pty.master), shown, listener: Some(listener), deaf, before, _home: home }
    }

    /// Sends bytes as a keyboard would.
    pub(super) fn send(&mut self, keys: &str) {
        let mut shown = self.shown.0.lock().unwrap();
        shown.said_before = shown.said.len();
        drop(shown);
        self.send_first(keys);
    }

    /// Sends the first keys of a session: what was said before them still counts.
    pub(super) fn send_first(&mut self, keys: &str) {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(keys.as_bytes()).unwrap();
        writer.flush().unwrap();
    }

    /// Waits until the screen shows this text, or the last row has shown it since the last keys: another notice may replace it at once.
    pub(super) fn wait_for(&self, text: &str) {
        self.wait_shown(text, |shown| {
            let said = &shown.said[shown.said_before..];
            shown.parser.screen().contents().contains(text) || said.iter().any(|row| row.contains(text))
        });
    }

    /// Waits until a condition holds of the screen and of all output.
    pub(super) fn wait_until(&self, what: &str, holds: impl Fn(&Screen, &[u8]) -> bool) {
        self.wait_shown(what, |shown| holds(shown.parser.screen(), &shown.raw));
    }

    fn wait_shown(&self, what: &str, holds: impl Fn(&Shown) -> bool) {
        let (shown, changed) = &*self.shown;
        let waiting = |shown: &mut Shown| !holds(shown);
        let (shown, waited) = changed.wait_timeout_while(shown.lock().unwrap(), TIMEOUT, waiting).unwrap();
        let (screen, said) = (shown.parser.screen().contents(), &shown.said);
        assert!(!waited.timed_out(), "« {what} » did not come; the last row was {said:#?}; the screen is:\n{screen}");
    }

    /// Evaluates a function of the screen.
    pub(super) fn screen<T>(&self, ask: impl FnOnce(&Screen) -> T) -> T {
        ask(self.shown.0.lock().unwrap().parser.screen())
    }

    /// Evaluates a function of all output.
    pub(super) fn raw<T>(&self, ask: impl FnOnce(&[u8]) -> T) -> T {
        ask(&self.shown.0.lock().unwrap().raw)
    }

    /// Gives the terminal another size.
    pub(super) fn resize(&mut self, columns: u16, rows: u16) {
        self.shown.0.lock().unwrap().parser.screen_mut().set_size(cells(rows, 24), cells(columns, 80));
        self.master.as_ref().unwrap().resize(size((columns, rows))).unwrap();
    }

    /// Sends a signal.
    pub(super) fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    /// The number of the process.
    pub(super) fn pid(&self) -> Pid {
        Pid::from_raw(i32::try_from(self.child.process_id().unwrap()).unwrap()).unwrap()
    }

    /// Waits until the program ends; its status.
    pub(super) fn wait(&mut self) -> u32 {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            if start.elapsed() > TIMEOUT {
                let screen = self.screen(Screen::contents);
                self.child.kill().unwrap();
                panic!("it does not end; the screen is:\n{screen}");
            }
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// The successive texts of the last row.
    pub(super) fn said(&self) -> Vec<String> {
        self.shown.0.lock().unwrap().said.clone()
    }

    /// Kills the program; returns the successive texts of its last row, as whole frames showed them.
    pub(super) fn kill(mut self) -> Vec<String> {
        self.signal(Signal::KILL);
        self.wait();
        // What it wrote before can still be read; after it, the terminal ends.
        self.listener.take().unwrap().join().unwrap();
        let mut shown = self.shown.0.lock().unwrap();
        // The guardian ends the frame that the program was killed in.
        let end = shown.raw.windows(FRAME_END.len()).rposition(|bytes| bytes == FRAME_END);
        if end.is_some_and(|end| shown.said_at == end + FRAME_END.len()) {
            shown.said.pop();
        }
        std::mem::take(&mut shown.said)
    }

    /// Closes the terminal; returns how long the program takes to end.
    pub(super) fn hang_up(&mut self) -> Duration {
        // The listener holds the terminal too, and only lets go after reading something.
        self.deaf.store(true, Ordering::SeqCst);
        self.send("j");
        self.listener.take().unwrap().join().unwrap();
        self.writer = None;
        self.master = None;
        let start = Instant::now();
        self.wait();
        start.elapsed()
    }

    /// Checks, after the end, that the terminal is as it was.
    pub(super) fn assert_restored(&self) {
        self.wait_until("the terminal given back", |screen, _| {
            !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste()
        });
        self.assert_quiet();
        assert_eq!(terminal_settings(&**self.master.as_ref().unwrap()), self.before);
    }

    /// Checks that mouse and focus reporting are off.
    pub(super) fn assert_quiet(&self) {
        self.wait_until("the mouse and the focus left alone", |screen, raw| {
            let last = |mode: &str| raw.windows(mode.len()).rposition(|bytes| bytes == mode.as_bytes());
            screen.mouse_protocol_mode() == MouseProtocolMode::None && last("\x1b[?1004l") > last("\x1b[?1004h")
        });
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // A test that failed half-way must not leave the program behind.
        let _ = self.child.kill();
    }
}

fn listen(mut reader: Box<dyn Read + Send>, shown: &(Mutex<Shown>, Condvar), deaf: &AtomicBool) {
    let mut bytes = [0; 4096];
    while let Ok(count) = reader.read(&mut bytes) {
        if count == 0 || deaf.load(Ordering::SeqCst) {
            return;
        }
        let Ok(mut state) = shown.0.lock() else { return };
        let mut from = state.raw.len();
        state.raw.extend_from_slice(&bytes[..count]);
        // Frame by frame: a row that only one frame shows counts, too. The end of a frame may come in two reads.
        while from < state.raw.len() {
            let searched = from.saturating_sub(FRAME_END.len() - 1);
            let end = state.raw[searched..].windows(FRAME_END.len()).position(|bytes| bytes == FRAME_END);
            let end = end.map(|at| searched + at + FRAME_END.len());
            let frame = state.raw[from..end.unwrap_or(state.raw.len())].to_vec();
            from += frame.len();
            state.parser.process(&frame);
            let columns = state.parser.screen().size().1;
            let last = state.parser.screen().rows(0, columns.into()).last().unwrap_or_default();
            if end.is_some() && state.said.last() != Some(&last) {
                state.said.push(last);
                state.said_at = from;
            }
        }
        shown.1.notify_all();
    }
}

/// As many cells, or what is usual where the terminal does not know.
fn cells(count: u16, usual: u16) -> NonZero<u16> {
    NonZero::new(count).or(NonZero::new(usual)).unwrap()
}

fn size((columns, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

/// The terminal's modes, as text to compare.
fn terminal_settings(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

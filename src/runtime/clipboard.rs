//! The ways text takes to the clipboard: through the terminal, so that it works over ssh; through tmux, which has the terminal; or
//! through a program of the person's own choice, which reads it on its standard input.

use std::fmt::Write as _;
use std::io::Write as _;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::Command as _;
use crossterm::clipboard::CopyToClipboard;
use rustix::process::{Pid, Signal, kill_process_group};

use super::terminal::Screen;
use super::{Event, Post, opener};
use crate::app::Msg;
use crate::article::clean;
use crate::words::{Cause, Notice};

/// The most bytes sent through the terminal: what terminals take.
pub const THROUGH_TERMINAL: usize = 100_000;

/// The most bytes given to a program.
pub const TO_PROGRAM: usize = 16 << 20;

/// How long a program may take to have read everything and end, or to go on by itself.
const PATIENCE: Duration = Duration::from_secs(4);

/// How often one looks whether it has ended.
const GLANCE: Duration = Duration::from_millis(5);

/// What gives tmux a text for its own buffer and for the clipboard of the terminal it runs in (`-w`, from tmux 3.2 on). An escape
/// sequence from within would reach neither where `set-clipboard` stands at `external`, which it does by default.
pub const TMUX: [&str; 4] = ["tmux", "load-buffer", "-w", "-"];

/// How much of a sequence GNU screen passes on at once: it cuts what is longer than 768 bytes.
const STRETCH: usize = 240;

/// Through what the terminal is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Between {
    /// Nothing: the terminal hears us.
    Nothing,
    /// tmux.
    Tmux,
    /// GNU screen.
    Screen,
}

/// What puts `text` on the terminal's clipboard (OSC 52).
///
/// tmux hears the plain sequence where `set-clipboard` is `on`, and hands on what is wrapped for it where `allow-passthrough` is (before
/// tmux 3.3: always); it drops what it is not to take. So it is told both ways. GNU screen hands on what stands in a device control
/// string, a stretch at a time; a BEL must end the sequence there, because the usual end would end the string.
pub fn sequence(text: &str, between: Between) -> String {
    let mut plain = String::new();
    // Writing to a string cannot fail.
    let _ = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut plain);
    match between {
        Between::Nothing => plain,
        Between::Tmux => {
            let wrapped = plain.replace('\x1b', "\x1b\x1b");
            let _ = write!(plain, "\x1bPtmux;{wrapped}\x1b\\");
            plain
        }
        Between::Screen => {
            let body = format!("{}\x07", plain.trim_end_matches("\x1b\\"));
            let stretches = body.as_bytes().chunks(STRETCH).map(|stretch| format!("\x1bP{}\x1b\\", String::from_utf8_lossy(stretch)));
            stretches.collect()
        }
    }
}

/// What is told of a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// Where it went, or why it did not.
    All,
    /// Only why it did not.
    Failures,
}

/// Puts text on the clipboard: with the program that `command` names, where it names one, else through the terminal. Returns what is to
/// be told at once; of a program, it is told when it has ended.
pub fn put(text: String, command: &[String], telling: Telling, screen: &mut Screen, post: &Post) -> Option<Notice> {
    let own = command.is_empty();
    let argv = if own { TMUX.map(str::to_owned).to_vec() } else { command.to_vec() };
    if own && screen.between() != Between::Tmux {
        return Some(through_terminal(&text, screen)).filter(|notice| telling == Telling::All || !matches!(notice, Notice::Sent { .. }));
    }
    let program = argv.first().cloned().unwrap_or_default();
    if text.len() > TO_PROGRAM {
        return Some(Notice::CopyFailed { program, why: Cause::TooLarge });
    }
    let (answer, name) = (post.clone(), program.clone());
    let work = move || {
        let event = match feed(&argv, &text) {
            Ok(()) if telling == Telling::Failures => return,
            Ok(()) => Event::Msg(Msg::Told(Notice::CopiedWith { program: name, what: clean::line(&text) })),
            // A tmux that does not know how leaves the way through the terminal.
            Err(_) if own => Event::Clipboard(text),
            Err(why) => Event::Msg(Msg::Told(Notice::CopyFailed { program: name, why })),
        };
        let _ = answer.send(event);
    };
    let started = thread::Builder::new().name("clipboard".into()).spawn(work);
    started.err().map(|error| Notice::CopyFailed { program, why: Cause::from(&error) })
}

/// Sends text to the terminal's clipboard, as far as the terminal lets us; it does not answer. What is to be told of it.
pub fn through_terminal(text: &str, screen: &mut Screen) -> Notice {
    if text.len() > THROUGH_TERMINAL {
        return Notice::ClipboardTooLarge;
    }
    // A terminal that cannot be written to is about to end the program.
    let _ = screen.copy(text);
    Notice::Sent { what: clean::line(text) }
}

/// Gives `text` to a program on its standard input and waits until it has ended; what it becomes after that is its own affair. Takes a
/// few seconds at most.
pub fn feed(argv: &[String], text: &str) -> Result<(), Cause> {
    let failed = |error: std::io::Error| Cause::from(&error);
    let Some((program, arguments)) = argv.split_first() else { return Err(Cause::NotFound) };
    let complaints = opener::complaints();
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(complaints.as_ref().and_then(|file| file.try_clone().ok()).map_or_else(Stdio::null, Stdio::from))
        .process_group(0)
        .spawn()
        .map_err(failed)?;
    if let Some(mut input) = child.stdin.take() {
        let text = text.to_owned();
        // On a thread, because a program that does not read would keep us writing. It ends when the program does.
        let write = move || drop(input.write_all(text.as_bytes()));
        thread::Builder::new().name("clipboard-text".into()).spawn(write).map_err(failed)?;
    }
    let status = wait(&mut child).map_err(failed)?.ok_or(Cause::TooSlow)?;
    if status.success() {
        return Ok(());
    }
    Err(opener::why(complaints, status))
}

/// Waits for the end of a program, and ends it when that takes too long; `None` then.
fn wait(child: &mut Child) -> std::io::Result<Option<ExitStatus>> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if start.elapsed() > PATIENCE {
            if let Some(group) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) {
                let _ = kill_process_group(group, Signal::KILL);
            }
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(GLANCE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn argv(script: &str) -> Vec<String> {
        ["/bin/sh", "-c", script].map(str::to_owned).to_vec()
    }

    #[test]
    fn the_terminal_hears_one_sequence() {
        assert_eq!(sequence("foo", Between::Nothing), "\x1b]52;c;Zm9v\x1b\\");
    }

    #[test]
    fn tmux_is_told_in_both_ways_it_may_listen() {
        assert_eq!(sequence("foo", Between::Tmux), "\x1b]52;c;Zm9v\x1b\\\x1bPtmux;\x1b\x1b]52;c;Zm9v\x1b\x1b\\\x1b\\");
    }

    #[test]
    fn screen_is_told_in_stretches_it_takes() {
        assert_eq!(sequence("foo", Between::Screen), "\x1bP\x1b]52;c;Zm9v\x07\x1b\\");
        let long = sequence(&"x".repeat(1000), Between::Screen);
        assert!(long.split("\x1bP").all(|stretch| stretch.len() <= STRETCH + 2), "{long:?}");
        let joined = long.replace("\x1b\\", "").replace("\x1bP", "");
        assert_eq!(format!("{}\x1b\\", joined.trim_end_matches('\x07')), sequence(&"x".repeat(1000), Between::Nothing));
    }

    #[test]
    fn a_program_reads_the_text_and_its_failure_is_told_in_its_words() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("taken");
        assert_eq!(feed(&argv(&format!("cat > '{}'", file.display())), "« é »\n"), Ok(()));
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "« é »\n");
        assert_eq!(feed(&argv("echo 'no display' >&2; exit 1"), "x"), Err(Cause::Said { words: "no display".into() }));
        assert_eq!(feed(&["/nowhere/copy".to_owned()], "x"), Err(Cause::NotFound));
        // One that does not read all there is has taken it all the same.
        assert_eq!(feed(&argv("exit 0"), &"x".repeat(1 << 20)), Ok(()));
    }
}

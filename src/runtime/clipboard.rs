//! Copies text to the clipboard: through the terminal, so that it works over ssh; through tmux, which owns the terminal; or through a
//! configured program, which reads it on its standard input.

use std::io::Write as _;
use std::os::unix::process::CommandExt;
use std::process::{Child, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process_group};

use super::allocator;
use super::multiplexer::Multiplexer;
use super::terminal::Screen;
use super::threads::{self, Thread};
use super::{Event, EventSender, opener};
use crate::app::Msg;
use crate::article::clean;
use crate::words::{Cause, Notice};

/// The most bytes sent through the terminal: what terminals take.
pub(crate) const THROUGH_TERMINAL: usize = 100_000;

/// The most bytes given to a program.
pub(crate) const TO_PROGRAM: usize = 16 << 20;

/// Longest time that a program may take to read the text and exit or go into the background.
const PATIENCE: Duration = Duration::from_secs(4);

/// Polling interval for its exit.
const POLL: Duration = Duration::from_millis(5);

/// Command that sets tmux's own buffer and the clipboard of the terminal around it (`-w`, since tmux 3.2). An escape sequence from inside
/// would reach neither with `set-clipboard` at `external`, the default.
pub(crate) const TMUX: [&str; 4] = ["tmux", "load-buffer", "-w", "-"];

/// Results of a copy that are reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reported {
    /// Success, with the destination, and failure.
    All,
    /// Failure only.
    Failures,
}

/// Copies text to the clipboard: with the program `command`, if one is configured, else through the terminal. Returns the notice to show at
/// once; a program's notice follows when it has exited.
pub(crate) fn put(text: String, command: &[String], reported: Reported, screen: &mut Screen, post: &EventSender) -> Option<Notice> {
    let own = command.is_empty();
    let argv = if own { TMUX.map(str::to_owned).to_vec() } else { command.to_vec() };
    if own && screen.multiplexer() != Multiplexer::Tmux {
        return Some(through_terminal(&text, screen)).filter(|notice| reported == Reported::All || !matches!(notice, Notice::Sent { .. }));
    }
    let program = argv.first().cloned().unwrap_or_default();
    if text.len() > TO_PROGRAM {
        return Some(Notice::CopyFailed { program, why: Cause::TooLarge });
    }
    let (answer, name) = (post.clone(), program.clone());
    let work = move || {
        let event = match feed(&argv, &text, &answer) {
            Ok(()) if reported == Reported::Failures => return,
            Ok(()) => Event::Msg(Msg::Notice(Notice::CopiedWith { program: name.clone(), what: clean::line(&text) })),
            // A tmux that does not know how leaves the way through the terminal.
            Err(_) if own => Event::Clipboard(text.clone()),
            Err(why) => Event::Msg(Msg::Notice(Notice::CopyFailed { program: name.clone(), why })),
        };
        let _ = answer.send(event);
    };
    let started = threads::run(Thread::Clipboard, post, work, || ());
    started.err().map(|error| Notice::CopyFailed { program, why: Cause::from(&error) })
}

/// Sends text to the terminal's clipboard, as far as the terminal allows; it does not answer. Returns the notice to show.
pub(crate) fn through_terminal(text: &str, screen: &mut Screen) -> Notice {
    if text.len() > THROUGH_TERMINAL {
        return Notice::ClipboardTooLarge;
    }
    // A terminal that cannot be written to is about to end the program.
    let _ = screen.copy(text);
    Notice::Sent { what: clean::line(text) }
}

/// Writes `text` to a program's standard input and waits for its exit, a few seconds at most; a program that goes into the background is
/// left running.
pub(crate) fn feed(argv: &[String], text: &str, post: &EventSender) -> Result<(), Cause> {
    let failed = |error: std::io::Error| Cause::from(&error);
    let Some((program, arguments)) = argv.split_first() else { return Err(Cause::NotFound) };
    let complaints = opener::complaints();
    let mut child = allocator::call(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(complaints.as_ref().and_then(|file| file.try_clone().ok()).map_or_else(Stdio::null, Stdio::from))
        .process_group(0)
        .spawn()
        .map_err(failed)?;
    if let Some(input) = child.stdin.take() {
        let (text, mut input) = (text.to_owned(), Some(input));
        // On a separate thread, because writing blocks if the program does not read. The thread ends with the program.
        let write = move || drop(input.take().map(|mut input| input.write_all(text.as_bytes())));
        threads::run(Thread::ClipboardText, post, write, || ()).map_err(failed)?;
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
        thread::sleep(POLL);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn argv(script: &str) -> Vec<String> {
        ["/bin/sh", "-c", script].map(str::to_owned).to_vec()
    }

    #[test]
    fn a_program_reads_the_text_and_its_failure_is_reported_in_its_words() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("taken");
        let (post, _inbox) = std::sync::mpsc::channel();
        assert_eq!(feed(&argv(&format!("cat > '{}'", file.display())), "« é »\n", &post), Ok(()));
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "« é »\n");
        assert_eq!(feed(&argv("echo 'no display' >&2; exit 1"), "x", &post), Err(Cause::Said { words: "no display".into() }));
        assert_eq!(feed(&["/nowhere/copy".to_owned()], "x", &post), Err(Cause::NotFound));
        // A program that exits without reading everything counts as successful.
        assert_eq!(feed(&argv("exit 0"), &"x".repeat(1 << 20), &post), Ok(()));
    }
}

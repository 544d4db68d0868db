//! A terminal that stops reading, wherever it does: the program ends nevertheless, and when the terminal reads again it gets whole
//! characters and sequences, and is restored.

use std::fs::OpenOptions;
use std::io::{Read, Write};
use std::num::NonZero;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::mpsc::channel;
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::OFlags;
use rustix::process::{Pid, Signal, kill_process};
use vt100::Parser;

use super::session::PROGRAM;

const SIZE: PtySize = PtySize { rows: 60, cols: 200, pixel_width: 0, pixel_height: 0 };

/// Bytes that the terminal reads before it stops: within the first sequences, and within frames.
const READ: [usize; 8] = [0, 3, 40, 1000, 4097, 8001, 12_002, 20_003];

#[test]
fn a_terminal_that_reads_again_after_the_end_gets_whole_sequences_and_is_restored() {
    let home = tempfile::tempdir().unwrap();
    let page = "## « Été »\n\nL’œuvre **日本語** d’_été_ « a été », a dit Zoé 😀.\n\n".repeat(400);
    std::fs::write(home.path().join("a.md"), format!("# Été\n\n{page}")).unwrap();
    for count in READ {
        let output = stall_and_end(home.path(), count);
        let text = String::from_utf8(output).unwrap_or_else(|error| panic!("half a character after {count} bytes: {error}"));
        assert_whole(&text, count);
        assert!(text.contains("\x1b[?1049h") && text.contains("\x1b[?2004h"), "the modes were set after {count} bytes");
        let mut parser = Parser::new(NonZero::new(SIZE.rows).unwrap(), NonZero::new(SIZE.cols).unwrap(), 0);
        parser.process(text.as_bytes());
        let screen = parser.screen();
        assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste(), "after {count} bytes");
        assert!(text.ends_with("\x1b[?25h"), "after {count} bytes: {:?}", &text[text.len().saturating_sub(60)..]);
    }
}

/// Runs the program in a terminal that stops reading after so many bytes, ends it, and then reads the rest; returns all output.
fn stall_and_end(home: &Path, count: usize) -> Vec<u8> {
    let pty = native_pty_system().openpty(SIZE).unwrap();
    let mut command = CommandBuilder::new(PROGRAM);
    command.args(["a.md"]);
    command.cwd(home);
    command.env("HOME", home);
    command.env("TERM", "xterm-256color");
    command.env("COLORTERM", "truecolor");
    for variable in ["XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "KIOSQUE_CONFIG", "TMUX", "STY", "NO_COLOR"]
    {
        command.env_remove(variable);
    }
    command.env("LANG", "C.UTF-8");
    let before = format!("{:?}", pty.master.get_termios().unwrap());
    let mut child = pty.slave.spawn_command(command).unwrap();
    drop(pty.slave);
    let mut reader = pty.master.try_clone_reader().unwrap();
    let mut output = vec![0; count];
    // The keys go on as long as the terminal is to read.
    let mut keys = pty.master.take_writer().unwrap();
    let (sender, done) = channel();
    let pages = thread::spawn(move || {
        let mut key = [" ", "G", "g", "g"].iter().cycle();
        while done.try_recv().is_err() {
            keys.write_all(key.next().unwrap().as_bytes()).unwrap();
            sleep(Duration::from_millis(5));
        }
        keys
    });
    reader.read_exact(&mut output).unwrap();
    wait_until_full(&pty.master.tty_name().unwrap());
    sender.send(()).unwrap();
    let keys = pages.join().unwrap();
    end(&mut *child, count);
    assert_eq!(format!("{:?}", pty.master.get_termios().unwrap()), before, "after {count} bytes");
    // Reading ends with the last process that has the terminal open: the guardian.
    let mut bytes = [0; 4096];
    while let Ok(count @ 1..) = reader.read(&mut bytes) {
        output.extend_from_slice(&bytes[..count]);
    }
    // Only now: dropping it types an end of file, which the terminal echoes.
    drop(keys);
    output
}

/// Waits until the kernel takes no more output.
fn wait_until_full(terminal: &Path) {
    let terminal = OpenOptions::new().write(true).custom_flags(OFlags::NOCTTY.bits().cast_signed()).open(terminal).unwrap();
    let start = Instant::now();
    let at_once = Timespec::default();
    while poll(&mut [PollFd::new(&terminal, PollFlags::OUT)], Some(&at_once)).unwrap() > 0 {
        assert!(start.elapsed() < Duration::from_secs(30), "the program does not write enough");
        sleep(Duration::from_millis(5));
    }
}

/// Ends the program with a signal, and waits until it has ended.
fn end(child: &mut dyn Child, count: usize) {
    let pid = Pid::from_raw(child.process_id().unwrap().cast_signed()).unwrap();
    let start = Instant::now();
    kill_process(pid, Signal::TERM).unwrap();
    let status = child.wait().unwrap();
    assert_eq!(status.exit_code(), 143);
    assert!(start.elapsed() < Duration::from_secs(2), "{:?} after {count} bytes", start.elapsed());
}

/// Checks that each control sequence is whole.
fn assert_whole(text: &str, count: usize) {
    let bytes = text.as_bytes();
    let skip = |from: usize, allowed: std::ops::RangeInclusive<u8>| {
        bytes[from..].iter().position(|byte| !allowed.contains(byte)).map_or(bytes.len(), |length| from + length)
    };
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        match bytes[at..] {
            [b'\x1b', b'[', ..] => {
                at = skip(skip(at + 2, b'0'..=b'?'), b' '..=b'/') + 1;
                assert!(bytes.get(at - 1).is_some_and(|last| (b'@'..=b'~').contains(last)), "{count}: {:?} at {start}", &text[start..]);
            }
            [b'\x1b', b']', ..] => {
                at = skip(at + 2, b' '..=b'~') + 2;
                assert_eq!(text.get(at - 2..at), Some("\x1b\\"), "{count}: at {start}");
            }
            [first, ..] => {
                assert!(first >= b' ', "{count}: {:?} at {start}", &text[start..]);
                at += 1;
            }
            [] => (),
        }
    }
}

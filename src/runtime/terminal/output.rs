//! Output to the terminal: buffers of whole characters and sequences, written without blocking, so that it is known to the byte how much
//! the terminal took. If it takes no more and the program must end, the guardian writes the rest of a cut sequence.

use std::io::{self, Write, stdout};
use std::os::fd::{AsFd, OwnedFd};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;
use rustix::termios::ttyname;

use super::super::guardian;

/// The terminal, opened again: on standard output, which the shell shares, the flag for writing without blocking would hold for the shell,
/// too. None where it cannot be opened, say for another user; standard output may block then.
static TERMINAL: LazyLock<Option<OwnedFd>> = LazyLock::new(|| {
    let path = ttyname(stdout(), Vec::new()).ok()?;
    rustix::fs::open(path, OFlags::WRONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC, Mode::empty()).ok()
});

/// Whether only the sequences that restore the terminal may still be written: it takes no more output, and the program must end.
static SILENT: AtomicBool = AtomicBool::new(false);

/// The rest of the character or sequence within which the last buffer was cut; empty if it was cut between two. Locked while a thread
/// writes.
static CUT: Mutex<Option<Vec<u8>>> = Mutex::new(None);

/// Longest wait until [`SILENT`] is read again.
pub(super) const STEP: Duration = Duration::from_millis(20);

/// Longest time that the program itself tries to write the sequences that restore the terminal.
pub(super) const PATIENCE: Duration = Duration::from_millis(500);

/// Buffer of one frame, written to the terminal in one go. A frame that is unfinished when the terminal is given back is never written: it
/// would appear on the shell's screen.
#[derive(Debug, Default)]
pub(super) struct Gathered(Vec<u8>);

impl Write for Gathered {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let written = if super::is_taken() { write_unless_silent(&self.0) } else { Ok(()) };
        self.0.clear();
        written
    }
}

/// Allows only the sequences that restore the terminal from now on; a writer that waits for the terminal stops.
pub(super) fn fall_silent() {
    SILENT.store(true, Ordering::SeqCst);
}

fn is_silent() -> bool {
    SILENT.load(Ordering::SeqCst)
}

/// Writes a buffer, as far as the terminal takes it before [`fall_silent`].
fn write_unless_silent(bytes: &[u8]) -> io::Result<()> {
    let mut cut = CUT.lock().unwrap_or_else(PoisonError::into_inner);
    if is_silent() || bytes.is_empty() {
        return Ok(());
    }
    let taken = write_while(bytes, || !is_silent())?;
    if taken < bytes.len() {
        *cut = Some(bytes[taken..end_of_unit_at(bytes, taken)].to_vec());
    }
    Ok(())
}

/// Writes the sequences that restore the terminal, after the rest of a cut one. What the terminal does not take in time is left to the
/// guardian.
pub(super) fn write_restoring(sequences: &[u8]) {
    let mut cut = CUT.lock().unwrap_or_else(PoisonError::into_inner);
    let mut bytes = Vec::new();
    if let Some(rest) = cut.take() {
        bytes.extend(rest);
        bytes.extend(b"\x1b[m");
    }
    bytes.extend(sequences);
    let end = Instant::now() + PATIENCE;
    // If the terminal is gone, there is no way to report an error, and nothing to restore.
    let taken = write_while(&bytes, || !is_silent() && Instant::now() < end).unwrap_or(bytes.len());
    guardian::leave(&bytes[taken..]);
}

/// Writes as long as the terminal takes it at once or `may_wait` allows another attempt; returns the number of bytes that it took.
fn write_while(bytes: &[u8], may_wait: impl Fn() -> bool) -> io::Result<usize> {
    let mut taken = 0;
    while taken < bytes.len() {
        match TERMINAL.as_ref().map_or_else(|| rustix::io::write(stdout(), &bytes[taken..]), |tty| rustix::io::write(tty, &bytes[taken..]))
        {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => taken += count,
            Err(Errno::INTR) => (),
            Err(Errno::AGAIN) => wait_for_room(),
            Err(error) => return Err(error.into()),
        }
        if !may_wait() {
            break;
        }
    }
    Ok(taken)
}

/// Waits until the terminal takes more, for a short time.
fn wait_for_room() {
    let Some(terminal) = TERMINAL.as_ref() else { return };
    let timeout = Timespec::try_from(STEP).ok();
    if poll(&mut [PollFd::from_borrowed_fd(terminal.as_fd(), PollFlags::OUT)], timeout.as_ref()).is_err_and(|error| error != Errno::INTR) {
        // Some systems cannot wait for a terminal.
        std::thread::sleep(STEP);
    }
}

/// The end of the character or sequence that `at` is within; `at` itself between two.
fn end_of_unit_at(bytes: &[u8], at: usize) -> usize {
    let mut end = 0;
    while end < at {
        end += unit_length(&bytes[end..]);
    }
    end.min(bytes.len())
}

/// Length of the first character or sequence of a text that is not empty.
fn unit_length(bytes: &[u8]) -> usize {
    let after = |start: usize, is_last: fn(u8) -> bool| {
        bytes.iter().skip(start).position(|&byte| is_last(byte)).map_or(bytes.len(), |count| start + count + 1)
    };
    match bytes {
        [b'\x1b', b'[', ..] => after(2, |byte| (0x40..=0x7e).contains(&byte)),
        [b'\x1b', kind @ (b']' | b'P' | b'_' | b'^' | b'X'), ..] => string_length(bytes, *kind),
        [b'\x1b', ..] => after(1, |byte| (0x30..=0x7e).contains(&byte)),
        [0xc0..=0xdf, ..] => 2,
        [0xe0..=0xef, ..] => 3,
        [0xf0..=0xff, ..] => 4,
        _ => 1,
    }
}

/// Length of a control string, such as an image or a title. Within one for tmux each escape is doubled.
fn string_length(bytes: &[u8], kind: u8) -> usize {
    let mut at = 2;
    while at < bytes.len() {
        match (bytes[at], bytes.get(at + 1)) {
            (b'\x1b', Some(b'\\')) => return at + 2,
            (b'\x1b', _) => at += 2,
            (b'\x07', _) if kind == b']' => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_anywhere_is_completed_to_the_end_of_its_unit() {
        let units = [
            "a",
            "é",
            "日",
            "😀",
            "\x1b[38;2;1;2;3m",
            "\x1b[?2026h",
            "\x1b7",
            "\x1b(B",
            "\x1b]0;title\x07",
            "\x1b]8;;https://a.example\x1b\\",
            "\x1b_Ga=d,i=1;AAAA\x1b\\",
            "\x1bPtmux;\x1b\x1b_Ga=d,i=1\x1b\x1b\\\x1b\\",
            "\x1bP\x1b]52;c;Zm9v\x07\x1b\\",
            "z",
        ];
        let whole = units.concat();
        let mut ends = vec![0];
        for unit in units {
            ends.push(ends[ends.len() - 1] + unit.len());
        }
        for cut in 0..=whole.len() {
            let end = *ends.iter().find(|end| **end >= cut).unwrap();
            assert_eq!(end_of_unit_at(whole.as_bytes(), cut), end, "cut at {cut}");
        }
    }
}

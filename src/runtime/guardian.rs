//! The guardian: a small process of its own that gives the terminal back where the reader dies without doing so: killed, aborted, out of
//! memory. A stack that overflows and a failed allocation cannot be caught within the reader, and a handler for them would be `unsafe`.
//!
//! The reader keeps the writing end of a pipe and writes a byte whenever it takes the terminal or gives it back; the guardian reads the
//! other end. If that ends while the terminal is taken, the reader is dead. Through the same pipe comes what a terminal that takes no more
//! output must still get when the reader ends: the guardian can wait for the terminal, the reader cannot. The guardian is the child, not the parent, so that signals,
//! job control and exit status of the reader stay those of the process that the shell started. It has a session of its own: no signal of
//! the terminal reaches it, and the kernel lets it restore the terminal when the shell has taken over already.

use std::ffi::OsString;
use std::io::{Read, Write, stdin, stdout};
use std::os::unix::process::CommandExt;
use std::process::{ChildStdin, Command, Stdio};
use std::sync::mpsc::channel;
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, getpgrp, setpgid, setsid};
use rustix::termios::{
    ControlModes, InputModes, LocalModes, OptionalActions, OutputModes, SpecialCodeIndex, Termios, tcgetattr, tcsetattr,
};

use signal_hook::consts::SIGHUP;

/// The argument that makes the program a guardian.
const ARGUMENT: &str = "--guard-terminal";

/// The terminal is the reader's.
const TAKEN: u8 = b't';

/// The terminal is not the reader's.
const GIVEN_BACK: u8 = b'g';

/// The number of bytes, in [`Length`], and these bytes follow: what the guardian must write to the terminal.
const LEFT: u8 = b'l';

/// Length of what is left to write.
type Length = u32;

/// Longest time that the guardian tries to write it.
const PATIENCE: Duration = Duration::from_mins(10);

/// The pipe to the guardian. Global, because a process has one terminal, and the panic hook gives it back.
static PIPE: OnceLock<ChildStdin> = OnceLock::new();

/// Starts the guardian of a terminal whose original settings are `found`. It writes `sentence` to it after giving it back. Where it cannot be
/// started, the reader goes on without.
pub(super) fn start(found: &Termios, sentence: &str) {
    let program = if cfg!(target_os = "linux") { Ok("/proc/self/exe".into()) } else { std::env::current_exe() };
    let started = program.and_then(|program| {
        Command::new(program)
            .arg0("kiosque")
            .args([ARGUMENT, &getpgrp().to_string(), &Settings::of(found).to_string(), sentence])
            .env_clear()
            .current_dir("/")
            // A signal to the reader's group while this starts is not for it.
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::inherit())
            .stderr(Stdio::null())
            .spawn()
    });
    match started {
        Ok(mut child) => {
            if let Some(pipe) = child.stdin.take() {
                let _ = PIPE.set(pipe);
            }
        }
        Err(error) => tracing::warn!(%error, "no guardian"),
    }
}

/// Reports to the guardian whether the terminal is the reader's.
pub(super) fn report(taken: bool) {
    if let Some(mut pipe) = PIPE.get() {
        // Without a guardian there is no one to report to.
        let _ = pipe.write_all(&[if taken { TAKEN } else { GIVEN_BACK }]);
    }
}

/// Leaves bytes that the terminal did not take to the guardian.
pub(super) fn leave(bytes: &[u8]) {
    let (Some(mut pipe), Ok(length @ 1..)) = (PIPE.get(), Length::try_from(bytes.len())) else { return };
    let _ = pipe.write_all(&[&[LEFT], &length.to_le_bytes()[..], bytes].concat());
}

/// Serves as guardian if the arguments of this process say so, and writes the terminal's restoring sequences with `restore` if need be;
/// returns whether they said so.
pub(crate) fn serve(arguments: impl IntoIterator<Item = OsString>, restore: impl FnOnce()) -> bool {
    let mut arguments = arguments.into_iter().skip(1).map(|argument| argument.into_string().unwrap_or_default());
    if arguments.next().as_deref() != Some(ARGUMENT) {
        return false;
    }
    let group = arguments.next().and_then(|written| Pid::from_raw(written.parse().ok()?));
    let settings = arguments.next().and_then(|written| Settings::parse(&written));
    let sentence = arguments.next().unwrap_or_default();
    // A hang-up until it has a session of its own.
    let _ = signal_hook::flag::register(SIGHUP, Arc::default());
    // The leader of a group cannot begin a session, so this process joins the reader's group first.
    let _ = setpgid(None, group);
    let _ = setsid();
    if listen() == TAKEN {
        if let Some(settings) = settings {
            settings.restore();
        }
        restore();
        let _ = write!(stdout(), "{sentence}\r\n").and_then(|()| stdout().flush());
    }
    true
}

/// Reads reports until the reader ends, and writes what it leaves; returns the last report. A terminal that takes nothing is not to be
/// restored either.
fn listen() -> u8 {
    let mut last = GIVEN_BACK;
    let mut report = [0];
    while stdin().read_exact(&mut report).is_ok() {
        if report != [LEFT] {
            last = report[0];
            continue;
        }
        let Some(bytes) = read_left() else { break };
        if !write_patiently(bytes) {
            return GIVEN_BACK;
        }
    }
    last
}

/// The bytes that the reader left; none if it died before it had written them.
fn read_left() -> Option<Vec<u8>> {
    let mut length = Length::default().to_le_bytes();
    stdin().read_exact(&mut length).ok()?;
    let length = Length::from_le_bytes(length);
    let mut bytes = Vec::new();
    stdin().take(length.into()).read_to_end(&mut bytes).ok()?;
    (bytes.len() == usize::try_from(length).ok()?).then_some(bytes)
}

/// Writes to the terminal; returns whether it took the bytes in time.
fn write_patiently(bytes: Vec<u8>) -> bool {
    let (sender, written) = channel();
    thread::spawn(move || {
        let _ = sender.send(stdout().write_all(&bytes).and_then(|()| stdout().flush()));
    });
    written.recv_timeout(PATIENCE).is_ok_and(|written| written.is_ok())
}

/// The settings of a terminal that raw mode changes: the flags of input, output, control and local modes, and the least count and time of
/// a read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Settings([u64; 6]);

impl Settings {
    fn of(found: &Termios) -> Self {
        let code = |index| u64::from(found.special_codes[index]);
        Self([
            found.input_modes.bits().into(),
            found.output_modes.bits().into(),
            found.control_modes.bits().into(),
            found.local_modes.bits().into(),
            code(SpecialCodeIndex::VMIN),
            code(SpecialCodeIndex::VTIME),
        ])
    }

    fn parse(written: &str) -> Option<Self> {
        let numbers: Option<Vec<u64>> = written.split(',').map(|number| number.parse().ok()).collect();
        Some(Self(numbers?.try_into().ok()?))
    }

    /// Restores the settings of the terminal on standard output, unless another program has changed those that the reader left: a shell
    /// that shows its prompt already has settings of its own.
    fn restore(self) {
        let Ok(mut now) = tcgetattr(stdout()) else { return };
        if now.local_modes.intersects(LocalModes::ISIG | LocalModes::ICANON | LocalModes::ECHO) {
            return;
        }
        let Self([input, output, control, local, least, time]) = self;
        now.input_modes = InputModes::from_bits_retain(input as _);
        now.output_modes = OutputModes::from_bits_retain(output as _);
        now.control_modes = ControlModes::from_bits_retain(control as _);
        now.local_modes = LocalModes::from_bits_retain(local as _);
        now.special_codes[SpecialCodeIndex::VMIN] = least as u8;
        now.special_codes[SpecialCodeIndex::VTIME] = time as u8;
        let _ = tcsetattr(stdout(), OptionalActions::Now, &now);
    }
}

impl std::fmt::Display for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.map(|number| number.to_string()).join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_as_they_were_written() {
        let settings = Settings([1, 2, 3, u64::from(u32::MAX), 1, 0]);
        assert_eq!(Settings::parse(&settings.to_string()), Some(settings));
        assert_eq!(Settings::parse("1,2,3"), None);
        assert_eq!(Settings::parse("1,2,3,4,5,x"), None);
    }

    #[test]
    fn only_its_own_argument_makes_a_guardian() {
        for arguments in [&["kiosque"][..], &["kiosque", "list"], &["kiosque", "--plain", "--guard-terminal"]] {
            assert!(!serve(arguments.iter().map(OsString::from), || panic!("restored")));
        }
    }
}

//! Starts other programs: players and browsers in the background, editors and `takeover` programs in the foreground. Argument vectors
//! only; no shell ever sees a URL.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::Path;
use std::process::{ExitStatus, Stdio};

use rustix::fs::{Access, access};
use rustix::process::{Pid, Signal, WaitOptions, getpgrp, getsid, kill_current_process_group, kill_process, waitpid};

use super::allocator;
use super::gate::Checked;
use super::threads::{self, Thread};
use super::{Event, EventSender};
use crate::app::Msg;
use crate::article::clean;
use crate::config::{Config, Request, Terminal};
use crate::library::LinkTarget;
use crate::words::{Cause, Notice};

/// Most bytes of a program's error output kept.
const COMPLAINTS: u64 = 64 << 10;

/// Length of the end of that output that is searched for a message, in bytes.
const COMPLAINT: u64 = 4096;

/// A program to open a target with.
#[derive(Debug)]
pub(crate) struct Program {
    /// Its name and its arguments.
    pub(crate) argv: Vec<String>,
    /// Whether it runs in the terminal.
    pub(crate) terminal: Terminal,
}

impl Program {
    /// The name.
    pub(crate) fn name(&self) -> String {
        self.argv.first().cloned().unwrap_or_default()
    }
}

/// The first configured program for a target that is installed; else the names of those that are not.
pub(crate) fn choose(config: &Config, checked: &Checked, target: &LinkTarget) -> Result<Program, Vec<String>> {
    let file = target.file.to_string_lossy();
    let request = Request { url: &checked.url, title: &target.title, start: target.start, file: Some(&file) };
    let mut missing = Vec::new();
    for opener in config.openers_for(checked.kind, &checked.url) {
        let program = Program { argv: opener.argv(&request), terminal: opener.terminal };
        let name = program.name();
        if is_there(&name) {
            return Ok(program);
        }
        if !missing.contains(&name) {
            missing.push(name);
        }
    }
    Err(missing)
}

/// Starts a program in the background, its output kept off the screen. A failure is reported on the status line, in the program's words.
///
/// Fails where the program cannot be started at all.
pub(crate) fn beside(argv: &[String], post: &EventSender) -> std::io::Result<()> {
    let Some((program, arguments)) = argv.split_first() else { return Err(std::io::ErrorKind::NotFound.into()) };
    let complaints = complaints();
    let mut child = allocator::call(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(complaints.as_ref().and_then(|file| file.try_clone().ok()).map_or_else(Stdio::null, Stdio::from))
        // A group of its own: what the terminal sends to us, such as a hang-up, is not for it.
        .process_group(0)
        .spawn()?;
    let (program, supervisor, post) = (program.clone(), post.clone(), post.clone());
    let wait = move || {
        if let Ok(status) = child.wait()
            && !status.success()
        {
            let why = why(complaints.as_ref().and_then(|file| file.try_clone().ok()), status);
            let _ = post.send(Event::Msg(Msg::Notice(Notice::OpenerFailed { program: program.clone(), why })));
        }
    };
    threads::run(Thread::Child, &supervisor, wait, || ())
}

/// Why a program failed that ended so: what it complained of last, else how it ended.
pub(super) fn why(complaints: Option<File>, status: ExitStatus) -> Cause {
    let said = complaints.and_then(|file| end(file).ok()).and_then(|complaint| last_line(&complaint));
    said.map_or_else(|| ended(status.code(), status.signal()), |words| Cause::Said { words })
}

/// A place in memory for what a program complains of. No pipe: one would have to be read as long as the program or a child of it
/// lives, and would kill it with its next complaint after we end. It cannot grow beyond [`COMPLAINTS`]; writing on only fails.
#[cfg(any(target_os = "linux", target_os = "android", target_os = "freebsd"))]
pub(super) fn complaints() -> Option<File> {
    use rustix::fs::{MemfdFlags, SealFlags, fcntl_add_seals, ftruncate, memfd_create};

    let place = memfd_create("complaints", MemfdFlags::CLOEXEC | MemfdFlags::ALLOW_SEALING).ok()?;
    ftruncate(&place, COMPLAINTS).ok()?;
    fcntl_add_seals(&place, SealFlags::GROW).ok()?;
    Some(place.into())
}

/// Systems without such a place keep complaints to themselves.
#[cfg(not(any(target_os = "linux", target_os = "android", target_os = "freebsd")))]
pub(super) fn complaints() -> Option<File> {
    None
}

/// The end of what was written to `file`, which shares its position with the program that wrote.
fn end(mut file: File) -> std::io::Result<Vec<u8>> {
    let written = file.stream_position()?;
    let mut complaint = Vec::new();
    file.seek(SeekFrom::Start(written.saturating_sub(COMPLAINT)))?;
    file.take(written.min(COMPLAINT)).read_to_end(&mut complaint)?;
    Ok(complaint)
}

/// The last non-empty line, sanitized.
fn last_line(complaint: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(complaint);
    text.lines().rev().find(|line| !line.trim().is_empty()).map(clean::line)
}

/// Runs a program in our place and waits for it. When it goes to sleep, as an editor does on Ctrl-z, so do we.
///
/// Returns what went wrong, if anything did.
pub(crate) fn run_foreground(argv: &[String]) -> Result<(), Cause> {
    let Some((program, arguments)) = argv.split_first() else { return Err(Cause::NotFound) };
    let child = allocator::call(program).args(arguments).spawn().map_err(|error| Cause::from(&error))?;
    let Some(pid) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) else { return Err(Cause::NotFound) };
    loop {
        match waitpid(Some(pid), WaitOptions::UNTRACED) {
            Ok(Some((_, status))) if status.stopped() => {
                sleep();
                let _ = kill_process(pid, Signal::CONT);
            }
            Ok(Some((_, status))) => {
                let code = status.exit_status();
                return if code == Some(0) { Ok(()) } else { Err(ended(code, status.terminating_signal())) };
            }
            Ok(None) | Err(rustix::io::Errno::INTR) => (),
            Err(error) => return Err((&std::io::Error::from(error)).into()),
        }
    }
}

/// Describes the exit of a program that failed.
fn ended(code: Option<i32>, signal: Option<i32>) -> Cause {
    match code {
        Some(code) => Cause::Status { code },
        None => Cause::Signal { number: signal.unwrap_or_default() },
    }
}

/// Whether a shell waits to take the terminal when we sleep.
pub(crate) fn can_sleep() -> bool {
    getsid(None).is_ok_and(|session| session != getpgrp())
}

/// Stops this process and those started with it, until the shell goes on with us. Nothing happens where no shell waits.
pub(crate) fn sleep() {
    if can_sleep() {
        // SIGTSTP would be dropped in a process group without a parent in the session; SIGSTOP never is.
        let _ = kill_current_process_group(Signal::STOP);
    }
}

/// The editor's command, from `$VISUAL` or `$EDITOR`, with a line where it is known to understand one.
pub(crate) fn editor(file: &Path, line: u32) -> Option<Vec<String>> {
    if !file.is_file() {
        return None;
    }
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
    let command = set("VISUAL").or_else(|| set("EDITOR"));
    let mut argv: Vec<String> = match command {
        Some(command) => command.split_whitespace().map(str::to_owned).collect(),
        None => vec!["vi".to_owned()],
    };
    let name = Path::new(argv.first()?).file_name()?.to_string_lossy().into_owned();
    let file = std::path::absolute(file).ok()?.into_os_string().into_string().ok()?;
    match name.as_str() {
        "vi" | "vim" | "nvim" | "nano" | "emacs" | "emacsclient" | "micro" | "kak" | "joe" | "mg" | "view" => {
            argv.extend([format!("+{line}"), file]);
        }
        "hx" | "helix" => argv.push(format!("{file}:{line}")),
        "code" | "codium" => argv.extend(["--wait".into(), "--goto".into(), format!("{file}:{line}")]),
        _ => argv.push(file),
    }
    Some(argv)
}

/// Starts a program beside us and does not wait for it: for a program that ends right after.
pub(crate) fn and_leave(argv: &[String]) -> std::io::Result<()> {
    let Some((program, arguments)) = argv.split_first() else { return Err(std::io::ErrorKind::NotFound.into()) };
    let mut command = allocator::call(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
    command.spawn().map(drop)
}

/// Whether a program of this name can be found, as a shell would find it.
fn is_there(program: &str) -> bool {
    let runs = |path: &Path| path.is_file() && access(path, Access::EXEC_OK).is_ok();
    if program.contains('/') {
        return runs(Path::new(program));
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| runs(&folder.join(program)))
}

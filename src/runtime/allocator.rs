//! Settings of the C library's allocator, and programs that must not inherit them.
//!
//! Left to itself, glibc raises the size from which free memory is given back to twice the largest block ever freed, up to 64 MB, for each
//! of up to eight arenas a core. Thirty minutes of random keys over 13,000 articles came to 176 MB that way, of which 45 were in use. It
//! takes other settings from the environment alone, when a program starts, so the program starts a second time, in the same process. With
//! them it came to 90 MB, and stayed there from the seventh minute on. The first frame comes a millisecond and a half later for it.

use std::process::Command;

#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod glibc {
    use std::ffi::{OsStr, OsString};
    use std::io::{IsTerminal, stdout};
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::process::CommandExt;
    use std::path::Path;
    use std::process::Command;
    use std::thread::available_parallelism;

    /// The variable that glibc reads.
    const SETTINGS: &str = "GLIBC_TUNABLES";

    /// Older variables that do the same.
    const OLDER: [&str; 4] = ["MALLOC_ARENA_MAX", "MALLOC_MMAP_THRESHOLD_", "MALLOC_TRIM_THRESHOLD_", "MALLOC_TOP_PAD_"];

    /// The variable that tells that we have set the settings: the number of the process, which programs that we start do not share.
    const OURS: &str = "KIOSQUE_ALLOCATOR";

    /// Size in bytes of free memory that is given back, and of blocks that are whenever they are freed.
    const GIVEN_BACK: usize = 1 << 20;

    /// Arenas beside those of the threads that read, of which there is one a core.
    const OTHERS: usize = 2;

    pub(super) fn restart(mut arguments: impl Iterator<Item = OsString>) {
        let mut names = [SETTINGS, OURS].into_iter().chain(OLDER);
        if !stdout().is_terminal() || names.any(|name| std::env::var_os(name).is_some()) {
            return;
        }
        // Not `/proc/self/exe`: the process would be called `exe`. If its own file is gone, the program goes on as it is.
        let Ok(program) = std::env::current_exe() else { return };
        if is_loader(&program) {
            return;
        }
        let arenas = available_parallelism().map_or(1, usize::from) + OTHERS;
        let settings =
            format!("glibc.malloc.trim_threshold={GIVEN_BACK}:glibc.malloc.mmap_threshold={GIVEN_BACK}:glibc.malloc.arena_max={arenas}");
        let name = arguments.next().unwrap_or_else(|| program.clone().into_os_string());
        let error =
            Command::new(program).arg0(name).args(arguments).env(SETTINGS, settings).env(OURS, std::process::id().to_string()).exec();
        // Only more memory is used.
        drop(error);
    }

    /// Whether a program is the dynamic loader, called by hand with another program as its argument.
    fn is_loader(program: &Path) -> bool {
        program.file_name().is_some_and(|name| name.as_bytes().starts_with(b"ld-") || name.as_bytes().starts_with(b"ld."))
    }

    /// Whether the settings in force are ours.
    fn are_ours() -> bool {
        std::env::var_os(OURS).is_some_and(|number| number == OsStr::new(&std::process::id().to_string()))
    }

    pub(super) fn forget(command: &mut Command) {
        if are_ours() {
            command.env_remove(SETTINGS).env_remove(OURS);
        }
    }
}

/// Starts the program a second time, with settings of the allocator, where it is on a terminal, and nobody has set any. Returns where it is
/// not started again. Nothing may be open yet.
pub(crate) fn restart() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    glibc::restart(std::env::args_os());
}

/// A call of another program, which starts in the environment that ours was started in.
pub(crate) fn call(program: &str) -> Command {
    #[cfg_attr(not(all(target_os = "linux", target_env = "gnu")), expect(unused_mut, reason = "there are no settings to forget"))]
    let mut command = Command::new(program);
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    glibc::forget(&mut command);
    command
}

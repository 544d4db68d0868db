//! Stack size and priority of worker threads.

/// The stack size of a thread that parses: parsers recurse to a bounded depth.
pub const STACK: usize = 4 << 20;

/// The nice value of background threads: the scheduler gives them about a third of the share of those that answer keys.
#[cfg(target_os = "linux")]
const BEHIND: i32 = 5;

/// Lowers the priority of this thread, so that those that answer keys go first. Only Linux gives each thread a priority of its own.
pub fn step_back() {
    #[cfg(target_os = "linux")]
    // Where that is not permitted, which is rare, the priority stays.
    let _ = rustix::process::setpriority_process(None, BEHIND);
}

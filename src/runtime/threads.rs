//! Stack size and priority of worker threads.

/// The stack size of a thread that parses: parsers recurse to a bounded depth.
pub(crate) const STACK: usize = 4 << 20;

/// Nice value of background threads: the scheduler gives them about a third of the share of the threads that handle keys.
#[cfg(target_os = "linux")]
const BEHIND: i32 = 5;

/// Lowers the priority of this thread below those that handle keys. Only Linux has priorities per thread.
pub(crate) fn step_back() {
    #[cfg(target_os = "linux")]
    // Where that is not permitted, which is rare, the priority stays.
    let _ = rustix::process::setpriority_process(None, BEHIND);
}

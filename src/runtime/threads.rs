//! Stack size, priority and inbox of worker threads.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

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

/// Waits for a message, for a `pause` at most, and takes all there are; `None` once no more can come.
pub(crate) fn receive<T>(inbox: &Receiver<T>, pause: Option<Duration>) -> Option<impl Iterator<Item = T>> {
    let first = match pause {
        Some(pause) => inbox.recv_timeout(pause),
        None => inbox.recv().map_err(Into::into),
    };
    (!matches!(first, Err(RecvTimeoutError::Disconnected))).then(|| first.into_iter().chain(inbox.try_iter()))
}

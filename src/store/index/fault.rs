//! Errors on purpose, for tests: the n-th step of writing the index fails as on a full disk. In the program, no step fails here.

use std::io;

#[cfg(not(test))]
#[expect(clippy::unnecessary_wraps, reason = "the same signature as in tests")]
pub(super) const fn step() -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
thread_local! {
    static SUCCEEDING: std::cell::Cell<Option<usize>> = const { std::cell::Cell::new(None) };
}

/// Has all steps of this thread fail after so many; `None` for none.
#[cfg(test)]
pub(super) fn fail_after(steps: Option<usize>) {
    SUCCEEDING.set(steps);
}

#[cfg(test)]
pub(super) fn step() -> io::Result<()> {
    match SUCCEEDING.get() {
        None => Ok(()),
        Some(0) => Err(io::ErrorKind::StorageFull.into()),
        Some(left) => {
            SUCCEEDING.set(Some(left - 1));
            Ok(())
        }
    }
}

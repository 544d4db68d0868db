//! Errors on purpose, for tests: the n-th step of a write to a file fails as it would on a full or broken disk. In the program, no step fails here.

#[cfg(not(test))]
#[expect(clippy::unnecessary_wraps, reason = "the same signature as in tests")]
pub(super) const fn step(_: &rusqlite::Connection) -> rusqlite::Result<()> {
    Ok(())
}

#[cfg(test)]
pub(super) use injected::step;

#[cfg(test)]
pub(crate) use injected::{Fault, inject};

#[cfg(test)]
mod injected {
    use std::cell::Cell;

    use rusqlite::{Connection, Error, ffi};

    /// An error to come on this thread.
    #[derive(Debug, Clone, Copy)]
    pub(crate) struct Fault {
        /// Steps that succeed before.
        pub(crate) after: usize,
        /// Steps that fail then.
        pub(crate) times: usize,
        /// The extended result code of `SQLite`.
        pub(crate) code: i32,
    }

    thread_local! {
        static NEXT: Cell<Option<Fault>> = const { Cell::new(None) };
    }

    /// Has the steps of this thread fail; returns the fault that was set before, with what is left of it.
    pub(crate) fn inject(fault: Option<Fault>) -> Option<Fault> {
        NEXT.replace(fault)
    }

    pub(in super::super) fn step(connection: &Connection) -> rusqlite::Result<()> {
        let is_on_disk = connection.path().is_some_and(|path| path.ends_with("kiosque.db"));
        let Some(fault) = NEXT.get().filter(|_| is_on_disk) else { return Ok(()) };
        if fault.after > 0 {
            NEXT.set(Some(Fault { after: fault.after - 1, ..fault }));
            return Ok(());
        }
        if fault.times == 0 {
            return Ok(());
        }
        NEXT.set(Some(Fault { times: fault.times - 1, ..fault }));
        Err(Error::SqliteFailure(ffi::Error::new(fault.code), Some("injected".to_owned())))
    }
}

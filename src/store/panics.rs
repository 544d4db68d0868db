//! Catches panics while a file is read, so that each costs that file alone. Records where in the source a caught panic happened, and
//! logs the place; never the message, which may quote the article.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook, take_hook};
use std::path::PathBuf;
use std::sync::{Once, OnceLock};

use crate::words::Cause;

thread_local! {
    /// The places of the panics that this thread caught within each call of [`catch`] that is running, the innermost last.
    static CAUGHT: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// The file of the log, where one is kept.
static LOG: OnceLock<PathBuf> = OnceLock::new();

/// Runs `work`. A panic within it prints nothing and becomes an error that says where it happened.
pub(crate) fn catch<T>(work: impl FnOnce() -> T) -> Result<T, Cause> {
    install();
    CAUGHT.with_borrow_mut(|caught| caught.push(String::new()));
    let done = catch_unwind(AssertUnwindSafe(work));
    let place = CAUGHT.with_borrow_mut(Vec::pop).unwrap_or_default();
    done.map_err(|_| match LOG.get() {
        Some(log) => Cause::LoggedPanic { place, log: log.display().to_string() },
        None => Cause::Panic { place },
    })
}

/// Whether a panic of this thread will be caught.
pub(crate) fn is_caught() -> bool {
    CAUGHT.with_borrow(|caught| !caught.is_empty())
}

/// Logs every panic from now on, and silences those that [`catch`] catches. Only the first call does something.
pub(crate) fn install() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let print = take_hook();
        set_hook(Box::new(move |info| {
            log(info);
            if !is_caught() {
                print(info);
            }
        }));
    });
}

/// Names the file of the log, for the messages about panics.
pub(crate) fn logged_to(log: PathBuf) {
    let _ = LOG.set(log);
}

/// Writes the place of a panic to the log.
pub(crate) fn log(info: &PanicHookInfo<'_>) {
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    tracing::error!(place, "panic");
    CAUGHT.with_borrow_mut(|caught| {
        if let Some(last) = caught.last_mut() {
            *last = place;
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caught_panic_says_where_it_happened() {
        assert_eq!(catch(|| 1), Ok(1));
        let Err(Cause::Panic { place }) = catch(|| panic!("words of an article")) else { panic!("not caught") };
        assert!(place.starts_with("src/store/panics.rs:"), "{place}");
        assert!(!is_caught());
    }

    #[test]
    fn a_panic_within_a_caught_one_does_not_change_the_outer_place() {
        let outer = catch(|| assert!(catch(|| panic!("inner")).is_err()));
        assert_eq!(outer, Ok(()));
    }
}

//! What is said while one waits: that articles are looked for, and how many are being read, where it takes more than a moment.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use crate::words::Plain;

/// How long nothing is said.
pub(super) const MOMENT: Duration = Duration::from_millis(500);

/// How often one looks whether the files were counted meanwhile.
const GLANCE: Duration = Duration::from_millis(100);

/// The count while it is not known.
const UNKNOWN: usize = usize::MAX;

/// Does some work, which tells how many files it has to read once it knows; says so by `say` where it takes longer than `moment`.
pub(super) fn saying<T>(moment: Duration, say: &(dyn Fn(&Plain) + Sync), work: impl FnOnce(&dyn Fn(usize)) -> T) -> T {
    let count = AtomicUsize::new(UNKNOWN);
    thread::scope(|scope| {
        let (end, ended) = channel::<()>();
        let count = &count;
        let watch = move || {
            let mut pause = moment;
            let mut said = false;
            while ended.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
                match count.load(Ordering::Relaxed) {
                    UNKNOWN if said => (),
                    UNKNOWN => say(&Plain::Looking),
                    count => return say(&Plain::Reading { count }),
                }
                (said, pause) = (true, GLANCE);
            }
        };
        // Where no thread can be had, nothing is said.
        let _ = thread::Builder::new().name("patience".into()).spawn_scoped(scope, watch);
        let done = work(&|files| count.store(files, Ordering::Relaxed));
        drop(end);
        done
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    fn said(moment: Duration, work: impl FnOnce(&dyn Fn(usize))) -> Vec<Plain> {
        let said = Mutex::new(Vec::new());
        saying(moment, &|sentence| said.lock().unwrap().push(sentence.clone()), work);
        said.into_inner().unwrap()
    }

    #[test]
    fn nothing_is_said_of_what_takes_a_moment() {
        assert_eq!(said(Duration::from_mins(1), |found| found(7)), []);
    }

    #[test]
    fn what_takes_longer_is_told_once_with_its_count() {
        let slow = |found: &dyn Fn(usize)| {
            found(7);
            thread::sleep(4 * GLANCE);
        };
        assert_eq!(said(Duration::ZERO, slow).last(), Some(&Plain::Reading { count: 7 }));
    }

    #[test]
    fn the_search_for_files_is_told_before_their_count() {
        let slow = |found: &dyn Fn(usize)| {
            thread::sleep(GLANCE);
            found(7);
            thread::sleep(4 * GLANCE);
        };
        assert_eq!(said(Duration::ZERO, slow), [Plain::Looking, Plain::Reading { count: 7 }]);
    }
}

//! Debounces paths with file events: each is held back until it has been quiet for a moment, but never for long. Pure. (The crate
//! `notify-debouncer-full` does the same, but wakes many times a second even when nothing happens.)

use std::collections::HashMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Time without events after which a path has settled.
const QUIET: Duration = Duration::from_millis(50);

/// Longest time that a path with constant events is held back.
const BOUND: Duration = Duration::from_millis(300);

/// Longest time that a file may be missing or empty before it counts as such: programs that save remove it and create it again.
const HOLD: Duration = Duration::from_millis(400);

/// Time of the first event of a path.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Since(Instant);

impl Since {
    /// Whether the change at the path may still be incomplete.
    pub(crate) fn is_young(self, now: Instant) -> bool {
        now.duration_since(self.0) < HOLD
    }
}

#[derive(Debug, Default)]
pub(crate) struct Debouncer {
    /// When something first and last happened to each.
    paths: HashMap<PathBuf, (Instant, Instant)>,
}

impl Debouncer {
    pub(crate) fn is_empty(&self) -> bool {
        self.paths.is_empty()
    }

    pub(crate) fn add(&mut self, path: PathBuf, now: Instant) {
        self.paths.entry(path).or_insert((now, now)).1 = now;
    }

    /// Takes out the paths that have settled, folders before their contents.
    pub(crate) fn due(&mut self, now: Instant) -> Vec<(PathBuf, Since)> {
        let is_due = |times: &(Instant, Instant)| now.duration_since(times.1) >= QUIET || now.duration_since(times.0) >= BOUND;
        let mut due: Vec<_> = self.paths.extract_if(|_, times| is_due(times)).map(|(path, times)| (path, Since(times.0))).collect();
        due.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        due
    }

    /// Returns a path whose change may be incomplete: it is checked again soon.
    pub(crate) fn put_back(&mut self, path: PathBuf, since: Since, now: Instant) {
        self.paths.insert(path, (since.0, now));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(start: Instant, milliseconds: u64) -> Instant {
        start + Duration::from_millis(milliseconds)
    }

    fn due(debouncer: &mut Debouncer, now: Instant) -> Vec<String> {
        debouncer.due(now).into_iter().map(|(path, _)| path.display().to_string()).collect()
    }

    #[test]
    fn a_path_is_examined_once_it_has_settled() {
        let (mut debouncer, start) = (Debouncer::default(), Instant::now());
        debouncer.add("b".into(), start);
        debouncer.add("a".into(), start);
        debouncer.add("c".into(), at(start, 40));
        assert_eq!(due(&mut debouncer, at(start, 49)), [""; 0]);
        assert_eq!(due(&mut debouncer, at(start, 50)), ["a", "b"]);
        assert_eq!(due(&mut debouncer, at(start, 90)), ["c"]);
        assert!(debouncer.is_empty());
    }

    #[test]
    fn a_path_that_never_settles_is_examined_all_the_same() {
        let (mut debouncer, start) = (Debouncer::default(), Instant::now());
        let looked = (0..1000).step_by(10).filter(|&step| {
            debouncer.add("log".into(), at(start, step));
            !due(&mut debouncer, at(start, step)).is_empty()
        });
        assert_eq!(looked.count(), 3);
    }

    #[test]
    fn a_path_put_back_keeps_its_age() {
        let (mut debouncer, start) = (Debouncer::default(), Instant::now());
        debouncer.add("a".into(), start);
        let (path, since) = debouncer.due(at(start, 60)).remove(0);
        assert!(since.is_young(at(start, 60)));
        debouncer.put_back(path, since, at(start, 60));
        let (_, since) = debouncer.due(at(start, 410)).remove(0);
        assert!(!since.is_young(at(start, 410)));
    }
}

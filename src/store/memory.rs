//! The memory budget of everything that reads files. A reader takes the weight of what it is about to parse, and waits until that fits;
//! one that is too heavy for the whole budget runs alone. The article that is being opened goes first.

use std::cell::Cell;
use std::collections::VecDeque;
use std::marker::PhantomData;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// The budget in bytes, unless the configuration says otherwise.
const LIMIT: usize = 512 << 20;

/// Part of the budget that only the article being opened may use, as a divisor: most articles open at once, whatever else is being read.
const RESERVE: usize = 8;

/// Memory that parsing takes for each byte of a text: the bytes, the text, the copy cleaned, that of a format, and a reserve.
const FACTOR: usize = 5;

/// Memory that a byte takes where there is nothing but marks, up to [`DENSE`].
const DENSE_FACTOR: usize = 40;

/// The most memory that marks take: beyond it, the limits on an article's parts hold.
const DENSE: usize = 250 << 20;

/// The budget of this process.
static BUDGET: Budget = Budget::new(LIMIT);

/// Who reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reader {
    /// Someone waits for this article.
    Opening,
    /// The catalogue, or a search.
    Background,
}

/// Sets the budget, in megabytes.
pub(crate) fn set_limit(megabytes: usize) {
    BUDGET.state().limit = megabytes << 20;
}

/// Takes the weight of a text of this many bytes, as soon as it fits.
pub(crate) fn take(bytes: usize, reader: Reader) -> Weight<'static> {
    BUDGET.take(weight(bytes), reader)
}

/// The memory that parsing a text of this many bytes takes at most.
fn weight(bytes: usize) -> usize {
    bytes.saturating_mul(DENSE_FACTOR).min(DENSE).saturating_add(bytes.saturating_mul(FACTOR))
}

#[derive(Debug)]
struct Budget {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug)]
struct State {
    limit: usize,
    used: usize,
    /// Number of readers with a weight.
    readers: usize,
    /// Weight of the articles being opened.
    opening: usize,
    /// Number of articles that wait to be opened.
    urgent: usize,
    /// The background readers that wait, in their order, by number.
    queue: VecDeque<u64>,
    next: u64,
}

thread_local! {
    /// Whether this thread has a weight: a reader that reads a second file, as an article's transcript, does not wait for itself.
    static HOLDS: Cell<bool> = const { Cell::new(false) };
}

/// A weight that was taken; given back when dropped, on the thread that took it.
#[derive(Debug)]
pub(crate) struct Weight<'b> {
    budget: &'b Budget,
    bytes: usize,
    reader: Reader,
    /// Whether it is part of another weight of the thread.
    inner: bool,
    _of_thread: PhantomData<*const ()>,
}

impl Budget {
    const fn new(limit: usize) -> Self {
        let state = State { limit, used: 0, readers: 0, opening: 0, urgent: 0, queue: VecDeque::new(), next: 0 };
        Self { state: Mutex::new(state), changed: Condvar::new() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self, bytes: usize, reader: Reader) -> Weight<'_> {
        let inner = HOLDS.replace(true);
        if !inner {
            let mut state = self.wait(bytes, reader);
            state.used += bytes;
            state.readers += 1;
            if reader == Reader::Opening {
                state.opening += bytes;
            }
        }
        Weight { budget: self, bytes, reader, inner, _of_thread: PhantomData }
    }

    /// Waits until `bytes` fit.
    fn wait(&self, bytes: usize, reader: Reader) -> MutexGuard<'_, State> {
        let mut state = self.state();
        let number = state.next;
        state.next += 1;
        match reader {
            Reader::Opening => state.urgent += 1,
            Reader::Background => state.queue.push_back(number),
        }
        let waits = |state: &mut State| !state.fits(bytes, reader, number);
        let mut state = self.changed.wait_while(state, waits).unwrap_or_else(PoisonError::into_inner);
        match reader {
            Reader::Opening => state.urgent -= 1,
            Reader::Background => {
                state.queue.pop_front();
            }
        }
        // The next one in the queue may fit, too.
        self.changed.notify_all();
        state
    }
}

impl State {
    fn fits(&self, bytes: usize, reader: Reader, number: u64) -> bool {
        let reserve = self.limit / RESERVE;
        match reader {
            Reader::Opening => self.readers == 0 || self.used + bytes <= self.limit || self.opening + bytes <= reserve,
            Reader::Background => {
                let first = self.urgent == 0 && self.queue.front() == Some(&number);
                first && (self.readers == 0 || self.used + bytes <= self.limit - reserve)
            }
        }
    }
}

impl Weight<'_> {
    /// Exchanges it for that of a text of this many bytes; waits until that fits, without a weight meanwhile.
    pub(crate) fn exchange(self, bytes: usize) -> Self {
        let (budget, reader) = (self.budget, self.reader);
        drop(self);
        budget.take(weight(bytes), reader)
    }
}

impl Drop for Weight<'_> {
    fn drop(&mut self) {
        if self.inner {
            return;
        }
        HOLDS.set(false);
        let mut state = self.budget.state();
        state.used -= self.bytes;
        state.readers -= 1;
        if self.reader == Reader::Opening {
            state.opening -= self.bytes;
        }
        drop(state);
        self.budget.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;
    use std::time::Duration;

    use super::*;

    /// Waits until `count` readers wait for the budget.
    fn wait_for(budget: &Budget, count: usize) {
        let waiting = || {
            let state = budget.state();
            state.queue.len() + state.urgent
        };
        while waiting() < count {
            thread::sleep(Duration::from_millis(1));
        }
    }

    #[test]
    fn readers_together_stay_within_the_budget_and_all_get_their_turn() {
        let budget = Budget::new(800);
        let (now, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        thread::scope(|scope| {
            for number in 0..8 {
                let (budget, now, most) = (&budget, &now, &most);
                scope.spawn(move || {
                    for step in 0..200 {
                        let bytes = (number * 37 + step * 13) % 500;
                        let _weight = budget.take(bytes, if number == 0 { Reader::Opening } else { Reader::Background });
                        most.fetch_max(now.fetch_add(bytes, Ordering::SeqCst) + bytes, Ordering::SeqCst);
                        thread::yield_now();
                        now.fetch_sub(bytes, Ordering::SeqCst);
                    }
                });
            }
        });
        // An article being opened may use its reserve beside a single one in the background.
        assert!(most.into_inner() <= 800 + 100);
        let state = budget.state();
        assert_eq!((state.used, state.readers, state.opening, state.queue.len()), (0, 0, 0, 0));
    }

    #[test]
    fn what_is_too_heavy_runs_alone() {
        let budget = Budget::new(800);
        let small = budget.take(10, Reader::Background);
        thread::scope(|scope| {
            let heavy = scope.spawn(|| drop(budget.take(5000, Reader::Background)));
            wait_for(&budget, 1);
            assert!(!heavy.is_finished());
            drop(small);
        });
    }

    #[test]
    fn opening_an_article_goes_before_the_background() {
        let budget = Budget::new(800);
        let first = budget.take(700, Reader::Background);
        let order = Mutex::new(Vec::new());
        thread::scope(|scope| {
            scope.spawn(|| {
                let _weight = budget.take(500, Reader::Background);
                order.lock().unwrap().push("background");
            });
            wait_for(&budget, 1);
            scope.spawn(|| {
                let _weight = budget.take(500, Reader::Opening);
                order.lock().unwrap().push("opening");
            });
            wait_for(&budget, 2);
            // A short one does not wait at all.
            scope.spawn(|| drop(budget.take(80, Reader::Opening))).join().unwrap();
            drop(first);
        });
        assert_eq!(order.into_inner().unwrap(), ["opening", "background"]);
    }

    #[test]
    fn a_reader_does_not_wait_for_itself() {
        let budget = Budget::new(800);
        let outer = budget.take(800, Reader::Background);
        drop(budget.take(800, Reader::Background));
        drop(outer);
        let weight = budget.take(1, Reader::Background).exchange(100);
        assert_eq!((weight.inner, budget.state().readers), (false, 1));
    }
}

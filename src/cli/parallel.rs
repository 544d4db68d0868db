//! Work on many files at once, a stretch of them at a time, so that the first results are there soon and in order.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::Result;

use crate::runtime::threads::STACK;

/// Number of things in the first stretch; each further one is twice as long.
const FIRST: usize = 16;

/// Most things in a stretch.
const MOST: usize = 512;

/// The results of `work`, in the order of `items`; done by as many threads as there are cores.
pub(super) fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Result<Vec<R>> {
    let (next, results) = (AtomicUsize::new(0), Mutex::new(Vec::with_capacity(items.len())));
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(2, usize::from).min(items.len()) {
            let work = || {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(number) else { break };
                    let result = work(item);
                    results.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((number, result));
                }
            };
            thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work)?;
        }
        anyhow::Ok(())
    })?;
    let mut results = results.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    results.sort_unstable_by_key(|(number, _)| *number);
    Ok(results.into_iter().map(|(_, result)| result).collect())
}

/// The stretches of `items`, short ones first.
pub(super) fn stretches<T>(items: &[T]) -> impl Iterator<Item = &[T]> {
    let (mut rest, mut length) = (items, FIRST);
    std::iter::from_fn(move || {
        let (stretch, after) = rest.split_at(length.min(rest.len()));
        (rest, length) = (after, (length * 2).min(MOST));
        (!stretch.is_empty()).then_some(stretch)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_in_order_and_stretches_are_whole() {
        let items: Vec<usize> = (0..3000).collect();
        let parted: Vec<&[usize]> = stretches(&items).collect();
        assert_eq!(parted.iter().map(|stretch| stretch.len()).take(4).collect::<Vec<_>>(), [16, 32, 64, 128]);
        assert_eq!(parted.concat(), items);
        assert_eq!(map(&items, |item| item * 2).unwrap(), items.iter().map(|item| item * 2).collect::<Vec<_>>());
        assert_eq!(stretches::<usize>(&[]).count(), 0);
    }
}

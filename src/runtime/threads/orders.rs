//! The orders of a thread. The one in hand is held until the next is asked for, so that it is done again after a panic.

use std::fmt::Debug;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use super::{Thread, fault};

/// An order that can be given twice.
pub(crate) trait Again: Debug + Send + Sized + 'static {
    /// The order to give after a panic over this one; `None` where it is not worth it.
    fn again(&self) -> Option<Self>;
}

impl<T: Clone + Debug + Send + 'static> Again for T {
    fn again(&self) -> Option<Self> {
        Some(self.clone())
    }
}

/// The orders that come to a thread.
#[derive(Debug)]
pub(crate) struct Orders<T> {
    thread: Thread,
    inbox: Receiver<T>,
    /// The order being served, to be given again.
    in_hand: Option<T>,
    /// Number of orders given.
    number: u64,
    /// Whether the thread panicked over it.
    unfinished: bool,
}

impl<T: Again> Orders<T> {
    pub(super) fn new(thread: Thread, inbox: Receiver<T>) -> Self {
        Self { thread, inbox, in_hand: None, number: 0, unfinished: false }
    }

    /// The thread begins, or begins again after a panic.
    pub(super) fn begin(&mut self) {
        self.unfinished = self.in_hand.is_some();
    }

    /// Waits for an order, for a `pause` at most, and gives all there are; `None` once no more can come. The one that the thread panicked
    /// over comes first.
    pub(crate) fn receive(&mut self, pause: Option<Duration>) -> Option<Batch<'_, T>> {
        let first = match self.take_unfinished() {
            Some(order) => Some(order),
            None => match self.wait(pause) {
                Ok(order) => Some(order),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => return None,
            },
        };
        Some(Batch { orders: self, first })
    }

    /// Waits for an order, and for newer ones until none comes for `rest`; gives the latest.
    pub(crate) fn latest(&mut self, rest: Duration) -> Option<T> {
        let mut order = match self.take_unfinished() {
            Some(order) => order,
            None => self.inbox.recv().ok()?,
        };
        while let Ok(newer) = self.inbox.recv_timeout(rest) {
            (order, self.unfinished) = (newer, false);
        }
        Some(self.give(order))
    }

    /// Number of the order in hand: 0 where there is none.
    pub(super) fn number(&self) -> u64 {
        if self.in_hand.is_some() { self.number } else { 0 }
    }

    /// Takes away the order in hand.
    pub(super) fn give_up(&mut self) -> Option<T> {
        self.unfinished = false;
        self.in_hand.take()
    }

    /// The order that the thread panicked over.
    fn take_unfinished(&mut self) -> Option<T> {
        self.in_hand.take().filter(|_| self.unfinished)
    }

    fn wait(&mut self, pause: Option<Duration>) -> Result<T, RecvTimeoutError> {
        match pause {
            Some(pause) => self.inbox.recv_timeout(pause),
            None => self.inbox.recv().map_err(Into::into),
        }
    }

    /// Gives an order, and holds it.
    fn give(&mut self, order: T) -> T {
        self.in_hand = order.again();
        if !std::mem::take(&mut self.unfinished) {
            self.number += 1;
        }
        fault(self.thread, &order);
        order
    }
}

/// The orders that are there.
pub(crate) struct Batch<'a, T> {
    orders: &'a mut Orders<T>,
    first: Option<T>,
}

impl<T: Again> Iterator for Batch<'_, T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        // The one before is finished.
        self.orders.in_hand = None;
        let order = self.first.take().or_else(|| self.orders.inbox.try_recv().ok())?;
        Some(self.orders.give(order))
    }
}

//! Event-loop timers: one one-shot, one clock update. With neither set, the loop blocks.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use super::{Event, clock};
use crate::app::Msg;

/// Longest wait for a minute: clocks stop while the machine sleeps, and may be set.
const LONGEST: Duration = Duration::from_hours(1);

/// The one-shot timer with its number, and the time of the next clock update.
#[derive(Debug, Default)]
pub(crate) struct Timers {
    set: Option<(Instant, u64)>,
    minute: Option<Instant>,
}

impl Timers {
    /// Sets the one-shot timer in seconds, replacing the one before.
    pub(crate) fn set(&mut self, ticket: u64, after: u32) {
        let due = Instant::now().checked_add(Duration::from_secs(u64::from(after)));
        self.set = due.map(|due| (due, ticket));
    }

    /// Sets the next clock update, after an hour at most, replacing the one before.
    pub(crate) fn set_minute(&mut self, after: Duration) {
        self.minute = Instant::now().checked_add(after.min(LONGEST));
    }

    /// Waits for the next event, or for the first timer; `None` once all senders are gone.
    pub(crate) fn wait(&mut self, inbox: &Receiver<Event>) -> Option<Event> {
        let woken = self.set.map(|(due, _)| due);
        let Some(due) = woken.into_iter().chain(self.minute).min() else { return inbox.recv().ok() };
        match inbox.recv_timeout(due.saturating_duration_since(Instant::now())) {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => Some(Event::Msg(self.ring(due))),
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }

    /// The message of the timer that elapsed.
    fn ring(&mut self, due: Instant) -> Msg {
        if let Some((_, ticket)) = self.set.take_if(|(set, _)| *set <= due) {
            return Msg::TimerElapsed(ticket);
        }
        self.minute = None;
        Msg::Now(clock::now())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn events_come_before_the_time_set_and_the_last_set_holds() {
        let (post, inbox) = channel();
        let mut alarm = Timers::default();
        alarm.set(1, 1000);
        post.send(Event::Redraw).unwrap();
        assert!(matches!(alarm.wait(&inbox), Some(Event::Redraw)));
        alarm.set(2, 0);
        assert!(matches!(alarm.wait(&inbox), Some(Event::Msg(Msg::TimerElapsed(2)))));
        alarm.set(3, 1000);
        alarm.set_minute(Duration::ZERO);
        assert!(matches!(alarm.wait(&inbox), Some(Event::Msg(Msg::Now(_)))));
        assert!(alarm.minute.is_none() && alarm.set.is_some());
        drop(post);
        assert!(alarm.wait(&inbox).is_none());
    }
}

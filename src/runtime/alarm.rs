//! The alarm clock of the loop: at most one time to wake at. While none is set, nothing wakes the program but what happens.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use super::Event;
use crate::app::Msg;

/// A time to wake at, and the number to say then.
#[derive(Debug, Default)]
pub struct Alarm {
    set: Option<(Instant, u64)>,
}

impl Alarm {
    /// Wakes after so many seconds; what was set before is forgotten.
    pub fn set(&mut self, ticket: u64, after: u32) {
        let due = Instant::now().checked_add(Duration::from_secs(u64::from(after)));
        self.set = due.map(|due| (due, ticket));
    }

    /// Waits for the next event, or for the time set; `None` once nobody can send any more.
    pub fn wait(&mut self, inbox: &Receiver<Event>) -> Option<Event> {
        let Some((due, ticket)) = self.set else { return inbox.recv().ok() };
        match inbox.recv_timeout(due.saturating_duration_since(Instant::now())) {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => {
                self.set = None;
                Some(Event::Msg(Msg::Woke(ticket)))
            }
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn events_come_before_the_time_set_and_the_last_set_holds() {
        let (post, inbox) = channel();
        let mut alarm = Alarm::default();
        alarm.set(1, 1000);
        post.send(Event::Redraw).unwrap();
        assert!(matches!(alarm.wait(&inbox), Some(Event::Redraw)));
        alarm.set(2, 0);
        assert!(matches!(alarm.wait(&inbox), Some(Event::Msg(Msg::Woke(2)))));
        drop(post);
        assert!(alarm.wait(&inbox).is_none());
    }
}

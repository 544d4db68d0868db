//! The thread that compares two versions of an article. Started on first use; serves the latest request only.

use std::sync::Arc;
use std::time::Duration;

use super::threads::{OnDemand, Orders, Server, Thread};
use super::{Event, EventSender};
use crate::app::{Before, Msg};
use crate::article::Article;
use crate::find::changes::Changes;

/// A comparison to make: request number, old version, new version.
type Order = (u64, Before, Arc<Article>);

#[derive(Debug)]
pub(crate) struct Comparer {
    post: EventSender,
    thread: OnDemand<Order>,
}

impl Comparer {
    pub(crate) fn new(post: EventSender) -> Self {
        Self { post, thread: OnDemand::default() }
    }

    /// Compares; the result comes as a message. If no thread can be started, none comes.
    pub(crate) fn compare(&mut self, generation: u64, before: Before, article: Arc<Article>) {
        self.thread.order(Thread::Comparer, &self.post, (generation, before, article), || Comparing { post: self.post.clone() });
    }
}

struct Comparing {
    post: EventSender,
}

impl Comparing {
    fn answer(&self, generation: u64, changes: Changes) {
        let _ = self.post.send(Event::Msg(Msg::Compared { generation, changes: Arc::new(changes) }));
    }
}

impl Server for Comparing {
    type Order = Order;

    fn serve(&mut self, orders: &mut Orders<Order>) {
        while let Some((generation, before, article)) = orders.latest(Duration::ZERO) {
            self.answer(generation, Changes::between(before.text(), &article));
        }
    }

    fn give_up(&mut self, order: Option<Order>) {
        if let Some((generation, ..)) = order {
            self.answer(generation, Changes::default());
        }
    }
}

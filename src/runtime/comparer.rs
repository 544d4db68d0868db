//! The thread that compares two versions of an article. Started on first use; serves the latest request only.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::{Event, EventSender, threads};
use crate::app::{Before, Msg};
use crate::article::Article;
use crate::find::changes::Changes;
use crate::store::panics;

/// A comparison to make: request number, old version, new version.
type Order = (u64, Before, Arc<Article>);

#[derive(Debug)]
pub(crate) struct Comparer {
    post: EventSender,
    orders: Option<Sender<Order>>,
}

impl Comparer {
    pub(crate) fn new(post: EventSender) -> Self {
        Self { post, orders: None }
    }

    /// Compares; the result comes as a message. If no thread can be started, none comes.
    pub(crate) fn compare(&mut self, generation: u64, before: Before, article: Arc<Article>) {
        if self.orders.is_none() {
            let (orders, inbox) = channel();
            let post = self.post.clone();
            let thread = thread::Builder::new().name("comparer".into()).stack_size(threads::STACK);
            self.orders = thread.spawn(move || compare_all(&inbox, &post)).ok().map(|_| orders);
        }
        if let Some(orders) = &self.orders {
            let _ = orders.send((generation, before, article));
        }
    }
}

fn compare_all(inbox: &Receiver<Order>, post: &EventSender) {
    while let Ok(mut order) = inbox.recv() {
        while let Ok(newer) = inbox.try_recv() {
            order = newer;
        }
        let (generation, before, article) = order;
        let compared = panics::catch(|| Changes::between(before.text(), &article));
        if let Ok(changes) = compared {
            let _ = post.send(Event::Msg(Msg::Compared { generation, changes: Arc::new(changes) }));
        }
    }
}

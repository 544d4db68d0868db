//! The keeper's thread. After a panic it begins with a new worker, which opens the database again; what was not written is handed on.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use super::journal::Journal;
use super::saving::Waiting;
use super::{Keeper, KeeperEvent, KeeperRequest, KeeperWorker, Listener};
use crate::article::Origin;
use crate::runtime::EventSender;
use crate::runtime::threads::{Orders, Server};
use crate::store::ledger::{self, Headline, Ledger, Wanted};

pub(super) struct KeeperThread {
    keeper: Keeper,
    file: Option<PathBuf>,
    listener: Listener,
    post: EventSender,
    worker: Option<KeeperWorker>,
    handed_on: HandedOn,
}

/// All that a worker knows beside the database.
#[derive(Default)]
struct HandedOn {
    unwritten: Vec<Wanted>,
    journal: Journal,
    opened: VecDeque<(Origin, Headline)>,
    /// Whether there was a worker before.
    any: bool,
}

impl KeeperThread {
    pub(super) fn new(keeper: Keeper, file: Option<PathBuf>, listener: Listener, post: EventSender) -> Self {
        Self { keeper, file, listener, post, worker: None, handed_on: HandedOn::default() }
    }

    fn begin(&mut self) {
        // If there is not even memory for a ledger, keys go unanswered: no worker is left to answer.
        let Ok((ledger, report)) = Ledger::open(self.file.as_deref()) else { return };
        let (keeper, file, listener) = (self.keeper.clone(), self.file.clone(), Arc::clone(&self.listener));
        let worker = self.worker.insert(KeeperWorker::new(keeper, file, ledger, listener, self.post.clone()));
        worker.folders = ledger::rescue_folders();
        if self.handed_on.any {
            let HandedOn { unwritten, journal, opened, .. } = std::mem::take(&mut self.handed_on);
            (worker.urgent, worker.journal, worker.opened) = (unwritten, journal, opened);
        }
        worker.begin(report.as_ref());
    }
}

impl Server for KeeperThread {
    type Order = KeeperRequest;

    fn serve(&mut self, orders: &mut Orders<KeeperRequest>) {
        let again = self.handed_on.any;
        if self.worker.is_none() {
            self.begin();
        }
        let Some(worker) = &mut self.worker else { return };
        if again {
            worker.due = Some(Instant::now());
            worker.write_down();
            if worker.waiting.is_none() {
                worker.notify(KeeperEvent::Waiting(None));
            }
        }
        worker.work(orders);
    }

    fn recover(&mut self) {
        if let Some(mut worker) = self.worker.take() {
            let unwritten = worker.unwritten();
            self.handed_on = HandedOn { unwritten, journal: worker.journal, opened: worker.opened, any: true };
        }
    }

    fn give_up(&mut self, order: Option<KeeperRequest>) {
        let wanted = match (order, &mut self.worker) {
            (Some(KeeperRequest::Keep(wanted)), _) => wanted,
            (Some(KeeperRequest::Marks(reply) | KeeperRequest::Notes(reply)), _) => return reply.send(Vec::new()),
            // Whoever waits for the end notices that the other end of the channel is gone.
            (Some(_), _) | (None, None) => return,
            (None, Some(worker)) => std::mem::take(&mut worker.writing),
        };
        (self.listener)(KeeperEvent::Returned(wanted.into_iter().map(|wanted| wanted.change).collect()));
    }
}

impl KeeperWorker {
    /// Takes all that is not written, the oldest first.
    fn unwritten(&mut self) -> Vec<Wanted> {
        let waiting = self.waiting.take();
        let mut all = waiting.as_ref().map(Waiting::outbox).unwrap_or_default();
        for part in [&mut self.writing, &mut self.gathered, &mut self.urgent] {
            all.append(part);
        }
        all
    }
}

//! The keeper: the database writer thread. Batches changes, commits, then notifies; key presses never wait for the disk.
//!
//! Changes that arrive together are one transaction. Positions and the like, which change with every key, are debounced: only the
//! latest of each is written. The librarian is notified after the commit, never before, and passes it on to the loop.

mod journal;
mod messages;
mod saving;
mod thread;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use anyhow::Result;

use super::threads::{self, Orders, Thread};
use super::{Event, EventSender};
use crate::app::Msg;
use crate::article::Origin;
use crate::store::ledger::{self, About, DbLocation, Done, Headline, Ledger, Report, Wanted, Watch};
use journal::Journal;
use saving::Waiting;

/// Debounce interval for changes that come with every key: disk activity while the user turns pages would be noticeable.
const REST: Duration = Duration::from_millis(150);

/// Longest time that changes are gathered.
const GATHER: Duration = Duration::from_secs(1);

/// The number of changes that are not kept waiting for those of other orders.
const MANY: usize = 1000;

/// Polling interval for other programs' changes where file system events are not available.
const POLL: Duration = Duration::from_secs(1);

/// Delays between checks for other programs' changes after a write to the database, each counted from the check before: the event comes
/// with the write, but the change is visible only once it is committed, and how long that takes depends on the disk.
const LOOKS: [Duration; 7] = [
    Duration::from_millis(4),
    Duration::from_millis(16),
    Duration::from_millis(80),
    Duration::from_millis(300),
    Duration::from_millis(1200),
    // A busy disk.
    Duration::from_secs(5),
    Duration::from_secs(15),
];

use thread::KeeperThread;

pub(crate) use messages::{KeeperEvent, KeeperRequest, Leftover, Listener, PanelMessage, RowReply};

/// Number of opened articles whose headlines are remembered, for the notes made in them.
const OPENED: usize = 16;

/// The keeper, as seen from other threads.
#[derive(Debug, Clone)]
pub(crate) struct Keeper {
    orders: Sender<KeeperRequest>,
    site: Arc<Mutex<Option<DbLocation>>>,
}

impl Keeper {
    /// A keeper of the database in `file`, and what it will read its orders from once it has been started.
    pub(crate) fn new(file: Option<PathBuf>) -> (Self, Receiver<KeeperRequest>) {
        let (orders, inbox) = channel();
        (Self { orders, site: Arc::new(Mutex::new(file.map(DbLocation::File))) }, inbox)
    }

    pub(crate) fn start(
        &self,
        file: Option<PathBuf>,
        inbox: Receiver<KeeperRequest>,
        listener: Listener,
        post: &EventSender,
    ) -> Result<()> {
        let server = KeeperThread::new(self.clone(), file, listener, post.clone());
        Ok(threads::serve(Thread::Keeper, post, inbox, server)?)
    }

    pub(crate) fn order(&self, order: KeeperRequest) {
        let _ = self.orders.send(order);
    }

    /// The database that readers can open.
    pub(crate) fn location(&self) -> Option<DbLocation> {
        self.site.lock().ok().and_then(|site| site.clone())
    }
}

struct KeeperWorker {
    keeper: Keeper,
    file: Option<PathBuf>,
    ledger: Ledger,
    listener: Listener,
    post: EventSender,
    watch: Option<Watch>,
    /// Changes gathered so far, with the time to write them and the latest such time.
    gathered: Vec<Wanted>,
    due: Option<Instant>,
    latest: Option<Instant>,
    /// Changes to write at once, and those being written.
    urgent: Vec<Wanted>,
    writing: Vec<Wanted>,
    following: Vec<About>,
    /// Time of the next check for other programs' changes, and the number of checks since their last write.
    looking: Option<(Instant, usize)>,
    opened: VecDeque<(Origin, Headline)>,
    /// Whether anything was written.
    written: bool,
    /// Changes that this run has saved.
    journal: Journal,
    /// Changes that it could not save, while the ledger is one in memory.
    waiting: Option<Waiting>,
    /// Folders for rescue files.
    folders: Vec<PathBuf>,
}

impl KeeperWorker {
    fn new(keeper: Keeper, file: Option<PathBuf>, ledger: Ledger, listener: Listener, post: EventSender) -> Self {
        Self {
            keeper,
            file,
            ledger,
            listener,
            post,
            watch: None,
            gathered: Vec::new(),
            due: None,
            latest: None,
            urgent: Vec::new(),
            writing: Vec::new(),
            following: Vec::new(),
            looking: None,
            opened: VecDeque::new(),
            written: false,
            journal: Journal::default(),
            waiting: None,
            folders: Vec::new(),
        }
    }

    /// Reports problems found when opening the database, and sends the saved global state.
    fn begin(&mut self, report: Option<&Report>) {
        // Before the statuses are read.
        if matches!(self.ledger.location(), DbLocation::File(_)) {
            self.take_up_rescued();
        }
        self.ledger.set_patience(saving::PATIENCE);
        self.settle();
        if let Some(report) = report {
            self.tell(Msg::Notice(report.notice()));
        }
        if let (DbLocation::Memory(_), Some(report)) = (self.ledger.location(), report) {
            self.waiting = Some(Waiting::new(None, report.trouble));
            self.report_unsaved();
        }
        if let Ok(remembered) = self.ledger.remembered() {
            self.tell(Msg::GlobalState(remembered));
        }
        // Changes written between opening the database and watching it.
        self.look();
    }

    /// Lets others know which database it is now, and watches it.
    fn settle(&mut self) {
        let site = self.ledger.location().clone();
        if let Ok(mut known) = self.keeper.site.lock() {
            *known = Some(site.clone());
        }
        self.notify(KeeperEvent::Ready);
        let orders = self.keeper.orders.clone();
        self.watch = match site {
            DbLocation::File(file) => Watch::on(&file, move || drop(orders.send(KeeperRequest::Look))).ok(),
            DbLocation::Memory(_) => None,
        };
    }

    fn work(&mut self, orders: &mut Orders<KeeperRequest>) {
        while let Some(batch) = orders.receive(self.pause()) {
            for order in batch {
                self.take(order);
            }
            self.look_in_time();
            self.write_down();
            self.retry_in_time();
        }
    }

    /// Time until the next task if no message comes; `None` for ever.
    fn pause(&self) -> Option<Duration> {
        let unwatched = self.watch.is_none() && matches!(self.ledger.location(), DbLocation::File(_));
        let waiting = self.waiting.as_ref().map(Waiting::due);
        let next = self.due.into_iter().chain(self.looking.map(|(next, _)| next)).chain(waiting).min();
        next.map(|next| next.saturating_duration_since(Instant::now())).or(unwatched.then_some(POLL))
    }

    /// Looks for what others changed, if it is time.
    fn look_in_time(&mut self) {
        match self.looking {
            Some((next, count)) if next <= Instant::now() => {
                self.looking = LOOKS.get(count).map(|&pause| (Instant::now() + pause, count + 1));
                self.look();
            }
            None if self.watch.is_none() => self.look(),
            Some(_) | None => (),
        }
    }

    /// Handles a request; changes that must be saved at once are gathered with those of other requests.
    fn take(&mut self, order: KeeperRequest) {
        match order {
            KeeperRequest::Keep(wanted) if wanted.is_empty() => self.answer(Done::default()),
            KeeperRequest::Keep(wanted) => {
                for mut wanted in wanted {
                    self.name(&mut wanted);
                    if wanted.change.can_wait() { self.gather(wanted) } else { self.urgent.push(wanted) }
                }
                // Each large order is written by itself: together, they would take memory without end.
                if self.urgent.len() >= MANY {
                    self.write_down();
                }
            }
            KeeperRequest::Follow(articles) => {
                self.following.extend(articles);
                self.put_off();
            }
            KeeperRequest::Opened(origin, headline) => self.opened(origin, headline),
            KeeperRequest::Look => self.looking = Some((Instant::now(), 0)),
            KeeperRequest::Discard => {
                self.urgent.clear();
                self.discard();
            }
            other => {
                if matches!(other, KeeperRequest::End(_) | KeeperRequest::Rescue) {
                    self.due = Some(Instant::now());
                }
                if matches!(other, KeeperRequest::End(_)) {
                    self.be_brief();
                }
                // A mark set a moment ago must be found.
                self.write_down();
                self.serve(other);
            }
        }
    }

    /// Handles a request that depends on all changes before it.
    fn serve(&mut self, order: KeeperRequest) {
        match order {
            KeeperRequest::Recall(letter) => {
                let place = self.ledger.recall(letter).ok().flatten();
                self.notify(KeeperEvent::Recalled(letter, place));
            }
            KeeperRequest::Marks(reply) | KeeperRequest::Notes(reply) if !reply.is_wanted() => (),
            KeeperRequest::Marks(reply) => self.notify(KeeperEvent::Marks(self.ledger.marks().unwrap_or_default(), reply)),
            KeeperRequest::Notes(reply) => self.notify(KeeperEvent::Notes(self.ledger.notes().unwrap_or_default(), reply)),
            KeeperRequest::Retry => self.retry(),
            KeeperRequest::Rescue => {
                let rescued = self.rescue();
                self.notify(KeeperEvent::Rescued(rescued.map_err(ledger::Trouble::cause)));
            }
            KeeperRequest::End(done) => {
                let leftover = self.end();
                if self.written {
                    self.ledger.tidy();
                }
                let _ = done.send(leftover);
            }
            _ => (),
        }
    }

    fn opened(&mut self, origin: Origin, headline: Headline) {
        self.opened.retain(|(known, _)| *known != origin);
        self.opened.push_front((origin, headline));
        self.opened.truncate(OPENED);
    }

    /// Adds the headline of the opened article to a change: it is more complete than the catalogue's.
    fn name(&self, wanted: &mut Wanted) {
        let Some(about) = &mut wanted.about else { return };
        if about.headline.is_some()
            && let Some((_, headline)) = self.opened.iter().find(|(origin, _)| *origin == about.origin)
        {
            Arc::make_mut(about).headline = Some(headline.clone().into());
        }
    }

    /// Gathers a change: the latest of its kind and article wins.
    fn gather(&mut self, wanted: Wanted) {
        self.gathered.retain(|old| !wanted.change.overtakes(&old.change));
        self.gathered.push(wanted);
        self.put_off();
    }

    /// Puts the writing off until the keys rest, or as long as it may be.
    fn put_off(&mut self) {
        let now = Instant::now();
        let latest = *self.latest.get_or_insert(now + GATHER);
        self.due = Some(latest.min(now + REST));
    }

    /// Writes down what cannot wait and, when its time has come or with it, what was gathered.
    fn write_down(&mut self) {
        let is_due = self.due.is_some_and(|due| due <= Instant::now());
        if self.urgent.is_empty() && !is_due {
            return;
        }
        (self.due, self.latest) = (None, None);
        let following = std::mem::take(&mut self.following);
        // An article that fails here is recognised at the next start, by its text.
        if !following.is_empty() && self.waiting.is_none() {
            let _ = self.ledger.follow(&following);
        }
        self.writing = std::mem::take(&mut self.gathered);
        // A new list each: one that has grown once would stay as large.
        self.writing.extend(std::mem::take(&mut self.urgent));
        if !self.writing.is_empty() {
            // With numbers of their own, they are the same notes if they have to be written once more.
            self.ledger.number_notes(&mut self.writing);
            self.keep(self.writing.clone());
            self.writing.clear();
        }
    }

    /// Checks for changes by other programs.
    fn look(&mut self) {
        self.check_place();
        // A read error is reported at the next write.
        if let Ok(theirs) = self.ledger.news() {
            self.notify_theirs(theirs);
        }
    }

    fn notify(&self, event: KeeperEvent) {
        (self.listener)(event);
    }

    fn tell(&self, msg: Msg) {
        let _ = self.post.send(Event::Msg(msg));
    }
}

#[cfg(test)]
mod tests;

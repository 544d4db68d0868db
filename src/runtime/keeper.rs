//! The keeper: the database writer thread. Batches changes, commits, then notifies; key presses never wait for the disk.
//!
//! Changes that arrive together are one transaction. Positions and the like, which change with every key, are debounced: only the
//! latest of each is written. The librarian is notified after the commit, never before, and passes it on to the loop.

mod messages;

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use anyhow::Result;

use super::threads::{self, Orders, Server, Thread};
use super::{Event, EventSender};
use crate::app::Msg;
use crate::article::Origin;
use crate::library::Change;
use crate::store::ledger::{About, DbLocation, Done, Headline, Ledger, Report, Trouble, Wanted, Watch};

/// Debounce interval for changes that come with every key: disk activity while the user turns pages would be noticeable.
const REST: Duration = Duration::from_millis(150);

/// Longest time that changes are gathered.
const GATHER: Duration = Duration::from_secs(1);

/// Retry interval while another program holds the database.
const AGAIN: Duration = Duration::from_secs(1);

/// Polling interval for other programs' changes where file system events are not available.
const POLL: Duration = Duration::from_secs(1);

/// Delays between checks for other programs' changes after a write to the database, each counted from the check before: the event comes
/// with the write, but the change is visible only once it is committed, and how long that takes depends on the disk.
const LOOKS: [Duration; 5] = [
    Duration::from_millis(4),
    Duration::from_millis(16),
    Duration::from_millis(80),
    Duration::from_millis(300),
    Duration::from_millis(1200),
];

pub(crate) use messages::{KeeperEvent, KeeperRequest, Listener, PanelMessage, RowReply};

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
        let server = KeeperThread { keeper: self.clone(), file, listener, post: post.clone(), worker: None };
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

/// The thread: its worker stays through a panic, with all that is not written yet.
struct KeeperThread {
    keeper: Keeper,
    file: Option<PathBuf>,
    listener: Listener,
    post: EventSender,
    worker: Option<KeeperWorker>,
}

impl Server for KeeperThread {
    type Order = KeeperRequest;

    fn serve(&mut self, orders: &mut Orders<KeeperRequest>) {
        if self.worker.is_none() {
            // If there is not even memory for a ledger, keys go unanswered: no worker is left to answer.
            let Ok((ledger, report)) = Ledger::open(self.file.as_deref()) else { return };
            let (keeper, file, listener) = (self.keeper.clone(), self.file.clone(), Arc::clone(&self.listener));
            let worker = self.worker.insert(KeeperWorker::new(keeper, file, ledger, listener, self.post.clone()));
            worker.begin(report.as_ref());
        }
        if let Some(worker) = &mut self.worker {
            worker.work(orders);
        }
    }

    fn recover(&mut self) {
        if let Some(worker) = &mut self.worker {
            worker.write_again();
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
        (self.listener)(KeeperEvent::NotSaved(wanted.into_iter().map(|wanted| wanted.change).collect()));
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
    /// Whether it was reported that another program holds the database.
    busy_reported: bool,
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
            busy_reported: false,
        }
    }

    /// Reports problems found when opening the database, and sends the saved global state.
    fn begin(&mut self, report: Option<&Report>) {
        self.settle();
        if let Some(report) = report {
            self.tell(Msg::Notice(report.notice()));
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
        }
    }

    /// Has written again what was being written during a panic.
    fn write_again(&mut self) {
        let later = std::mem::replace(&mut self.urgent, std::mem::take(&mut self.writing));
        self.urgent.extend(later);
        if !self.urgent.is_empty() {
            self.due = Some(Instant::now());
        }
    }

    /// Time until the next task if no message comes; `None` for ever.
    fn pause(&self) -> Option<Duration> {
        let unwatched = self.watch.is_none() && matches!(self.ledger.location(), DbLocation::File(_));
        let next = self.due.into_iter().chain(self.looking.map(|(next, _)| next)).min();
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
            }
            KeeperRequest::Follow(articles) => {
                self.following.extend(articles);
                self.put_off();
            }
            KeeperRequest::Opened(origin, headline) => self.opened(origin, headline),
            KeeperRequest::Recall(letter) => {
                // A mark set a moment ago must be found.
                self.write_down();
                let place = self.ledger.recall(letter).ok().flatten();
                self.notify(KeeperEvent::Recalled(letter, place));
            }
            KeeperRequest::Marks(reply) => {
                self.write_down();
                let marks = self.ledger.marks().unwrap_or_default();
                self.notify(KeeperEvent::Marks(marks, reply));
            }
            KeeperRequest::Notes(reply) => {
                self.write_down();
                let notes = self.ledger.notes().unwrap_or_default();
                self.notify(KeeperEvent::Notes(notes, reply));
            }
            KeeperRequest::Look => self.looking = Some((Instant::now(), 0)),
            KeeperRequest::End(done) => {
                self.due = Some(Instant::now());
                self.write_down();
                if self.written {
                    self.ledger.tidy();
                }
                let _ = done.send(());
            }
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
            about.headline = Some(headline.clone());
        }
    }

    /// Gathers a change: the latest of its kind and article wins.
    fn gather(&mut self, wanted: Wanted) {
        self.gathered.retain(|old| !overtakes(&wanted.change, &old.change));
        self.gathered.push(wanted);
        self.put_off();
    }

    /// Puts the writing off until the keys rest, or as long as it may be; not while another program holds the database, for then its
    /// time is set.
    fn put_off(&mut self) {
        let now = Instant::now();
        let latest = *self.latest.get_or_insert(now + GATHER);
        if !self.busy_reported || self.due.is_none() {
            self.due = Some(latest.min(now + REST));
        }
    }

    /// Writes down what cannot wait and, when its time has come or with it, what was gathered.
    fn write_down(&mut self) {
        let is_due = self.due.is_some_and(|due| due <= Instant::now());
        if self.urgent.is_empty() && !is_due {
            return;
        }
        (self.due, self.latest) = (None, None);
        let following = std::mem::take(&mut self.following);
        if !following.is_empty() && self.ledger.follow(&following) == Err(Trouble::Busy) {
            self.following = following;
        }
        self.writing = std::mem::take(&mut self.gathered);
        self.writing.append(&mut self.urgent);
        if !self.writing.is_empty() {
            self.keep();
        }
    }

    fn keep(&mut self) {
        match self.ledger.keep(&self.writing) {
            Ok(done) => {
                self.writing.clear();
                (self.written, self.busy_reported) = (true, false);
                self.answer(done);
            }
            Err(Trouble::Busy) => {
                self.gathered = std::mem::take(&mut self.writing);
                self.due = Some(Instant::now() + AGAIN);
                if !std::mem::replace(&mut self.busy_reported, true) {
                    self.tell(Msg::Notice(Report::busy(self.file.as_deref().unwrap_or(Path::new("")))));
                }
            }
            Err(trouble) => {
                if self.take_another(trouble)
                    && let Ok(done) = self.ledger.keep(&self.writing)
                {
                    self.answer(done);
                }
                self.writing.clear();
            }
        }
    }

    /// Replaces a ledger that fails: a damaged one by a fresh one, any other by one in memory.
    fn take_another(&mut self, trouble: Trouble) -> bool {
        let DbLocation::File(file) = self.ledger.location().clone() else { return false };
        let another = match trouble {
            Trouble::Damaged => self.ledger.renew(&file),
            _ => Ledger::in_memory(Some(&file)).map(|ledger| (ledger, None)),
        };
        let Ok((ledger, report)) = another else { return false };
        self.ledger = ledger;
        self.settle();
        match report {
            Some(report) => self.tell(Msg::Notice(report.notice())),
            None => self.report(trouble),
        }
        true
    }

    /// Notifies of a commit: first what others changed before it, then our own changes.
    fn answer(&self, mut done: Done) {
        let theirs = std::mem::take(&mut done.theirs);
        if !theirs.is_empty() {
            self.notify(KeeperEvent::Theirs(theirs));
        }
        self.notify(KeeperEvent::Ours(done));
    }

    /// Checks for changes by other programs.
    fn look(&mut self) {
        match self.ledger.news() {
            Ok(theirs) if !theirs.is_empty() => self.notify(KeeperEvent::Theirs(theirs)),
            // A read error is reported at the next write.
            Ok(_) | Err(_) => (),
        }
    }

    fn report(&self, trouble: Trouble) {
        let file = self.file.clone().unwrap_or_default();
        self.tell(Msg::Notice(Report { trouble, file, aside: None }.notice()));
    }

    fn notify(&self, event: KeeperEvent) {
        (self.listener)(event);
    }

    fn tell(&self, msg: Msg) {
        let _ = self.post.send(Event::Msg(msg));
    }
}

/// Whether a change that can wait leaves nothing of an older one.
fn overtakes(new: &Change, old: &Change) -> bool {
    old.can_wait() && std::mem::discriminant(new) == std::mem::discriminant(old) && new.key() == old.key()
}

//! The threads beside the loop: their start, their orders, and what becomes of a panic.
//!
//! Every thread is started here. A panic in it is reported on the status line and logged, and the thread goes on: with the order in hand,
//! or with its work from the beginning. Work that fails again and again is given up, which is reported, too; its sender gets an answer all
//! the same.

mod orders;

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, Builder};
use std::time::{Duration, Instant};

pub(crate) use orders::{Again, Orders};

use super::{Event, EventSender};
use crate::app::Msg;
use crate::store::panics;
use crate::words::{Duty, Notice};

/// The stack size of a thread that parses: parsers recurse to a bounded depth.
pub(crate) const STACK: usize = 4 << 20;

/// Number of panics over the same work, within [`SHORT`], after which it is given up.
const MOST: usize = 3;

/// Time after which an earlier panic no longer counts.
const SHORT: Duration = Duration::from_mins(1);

/// Pause of a thread that fails again and again without an order that could be given up.
const REST: Duration = Duration::from_secs(10);

/// Nice value of background threads: the scheduler gives them about a third of the share of the threads that handle keys.
#[cfg(target_os = "linux")]
const BEHIND: i32 = 5;

/// A thread: its name, and what it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Thread {
    Keeper,
    Librarian,
    Reading,
    Opener,
    Finder,
    Notes,
    Passages,
    Comparer,
    Panels,
    Pictures,
    Watcher,
    Walk,
    Index,
    Search,
    Seek,
    Videos,
    Statuses,
    Clipboard,
    ClipboardText,
    Child,
    Signals,
    Late,
    Keyboard,
    HangUp,
}

impl Thread {
    fn name(self) -> &'static str {
        match self {
            Self::Keeper => "keeper",
            Self::Librarian => "librarian",
            Self::Reading => "reading",
            Self::Opener => "opener",
            Self::Finder => "finder",
            Self::Notes => "notes",
            Self::Passages => "passages",
            Self::Comparer => "comparer",
            Self::Panels => "panels",
            Self::Pictures => "pictures",
            Self::Watcher => "watcher",
            Self::Walk => "walk",
            Self::Index => "index",
            Self::Search => "search",
            Self::Seek => "seek",
            Self::Videos => "videos",
            Self::Statuses => "statuses",
            Self::Clipboard => "clipboard",
            Self::ClipboardText => "clipboard-text",
            Self::Child => "child",
            Self::Signals => "signals",
            Self::Late => "late",
            Self::Keyboard => "keyboard",
            Self::HangUp => "hang-up",
        }
    }

    fn duty(self) -> Duty {
        match self {
            Self::Keeper => Duty::Saving,
            Self::Librarian | Self::Search | Self::Seek | Self::Statuses => Duty::List,
            Self::Reading | Self::Walk => Duty::Reading,
            Self::Index => Duty::Indexing,
            Self::Opener => Duty::Opening,
            Self::Finder | Self::Passages => Duty::Finding,
            Self::Notes => Duty::FindingNotes,
            Self::Comparer => Duty::Comparing,
            Self::Panels | Self::Videos => Duty::Panels,
            Self::Pictures => Duty::Pictures,
            Self::Watcher => Duty::Watching,
            Self::Clipboard | Self::ClipboardText => Duty::Copying,
            Self::Child => Duty::Programs,
            Self::Signals | Self::Late => Duty::Signals,
            Self::Keyboard | Self::HangUp => Duty::Keyboard,
        }
    }

    /// Whether it parses files or searches long texts.
    fn is_deep(self) -> bool {
        matches!(
            self,
            Self::Reading
                | Self::Opener
                | Self::Notes
                | Self::Passages
                | Self::Comparer
                | Self::Pictures
                | Self::Search
                | Self::Seek
                | Self::Videos
        )
    }
}

/// A thread that serves orders.
pub(crate) trait Server: Send + 'static {
    type Order: Again;

    /// Serves orders until no more can come.
    fn serve(&mut self, orders: &mut Orders<Self::Order>);

    /// Puts right what a panic may have left half done, before it serves again.
    fn recover(&mut self) {}

    /// Answers for an order that is given up; `None` where it failed without one.
    fn give_up(&mut self, order: Option<Self::Order>);
}

/// Starts a thread that serves the orders in `inbox`.
pub(crate) fn serve<S: Server>(thread: Thread, post: &EventSender, inbox: Receiver<S::Order>, server: S) -> io::Result<()> {
    start(thread, post, Serving { server, orders: Orders::new(thread, inbox) })
}

/// Starts a thread that does some work, again from its beginning after a panic; `give_up` answers for it where it fails again and again.
pub(crate) fn run(
    thread: Thread,
    post: &EventSender,
    work: impl FnMut() + Send + 'static,
    give_up: impl FnOnce() + Send + 'static,
) -> io::Result<()> {
    start(thread, post, Once { thread, work, give_up: Some(give_up) })
}

/// The orders to a thread that is started with the first of them.
#[derive(Debug)]
pub(crate) struct OnDemand<T>(Option<Sender<T>>);

impl<T> Default for OnDemand<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Again> OnDemand<T> {
    /// Passes an order on to the thread. If none can be started, it is dropped.
    pub(crate) fn order<S: Server<Order = T>>(&mut self, thread: Thread, post: &EventSender, order: T, server: impl FnOnce() -> S) {
        if self.0.is_none() {
            let (orders, inbox) = channel();
            self.0 = serve(thread, post, inbox, server()).ok().map(|()| orders);
        }
        if let Some(orders) = &self.0 {
            let _ = orders.send(order);
        }
    }
}

/// Lowers the priority of this thread below those that handle keys. Only Linux has priorities per thread.
pub(crate) fn step_back() {
    #[cfg(target_os = "linux")]
    // Where that is not permitted, which is rare, the priority stays.
    let _ = rustix::process::setpriority_process(None, BEHIND);
}

/// Work under supervision.
trait Task: Send + 'static {
    /// Works to the end.
    fn work(&mut self);

    fn recover(&mut self);

    /// The number of the order in hand.
    fn order(&self) -> u64;

    /// Gives up the order in hand, or all work; returns whether to go on.
    fn give_up(&mut self) -> GoOn;
}

/// Whether a thread goes on after work was given up.
enum GoOn {
    AtOnce,
    Later,
    No,
}

fn start(thread: Thread, post: &EventSender, mut task: impl Task) -> io::Result<()> {
    let builder = Builder::new().name(thread.name().into());
    let builder = if thread.is_deep() { builder.stack_size(STACK) } else { builder };
    let post = post.clone();
    builder.spawn(move || supervise(thread, &post, &mut task)).map(drop)
}

/// Runs a task to its end, however often it panics on the way.
fn supervise(thread: Thread, post: &EventSender, task: &mut impl Task) {
    let mut panics: Vec<(u64, Instant)> = Vec::new();
    let mut recovers = false;
    loop {
        let work = || {
            if recovers {
                task.recover();
            }
            task.work();
        };
        let Err(why) = panics::catch(work) else { return };
        recovers = true;
        let (order, now) = (task.order(), Instant::now());
        panics.retain(|(other, at)| *other == order && now.duration_since(*at) < SHORT);
        panics.push((order, now));
        let work = thread.duty();
        if panics.len() < MOST {
            tell(post, Notice::Restarted { work, why });
            continue;
        }
        panics.clear();
        tell(post, Notice::GivenUp { work, why });
        // A panic in answering leaves the sender without an answer; the notice says so.
        match panics::catch(|| task.give_up()) {
            Ok(GoOn::AtOnce) | Err(_) => (),
            Ok(GoOn::Later) => thread::sleep(REST),
            Ok(GoOn::No) => return,
        }
    }
}

fn tell(post: &EventSender, notice: Notice) {
    let _ = post.send(Event::Msg(Msg::Notice(notice)));
}

struct Serving<S: Server> {
    server: S,
    orders: Orders<S::Order>,
}

impl<S: Server> Task for Serving<S> {
    fn work(&mut self) {
        self.orders.begin();
        self.server.serve(&mut self.orders);
    }

    fn recover(&mut self) {
        self.server.recover();
    }

    fn order(&self) -> u64 {
        self.orders.number()
    }

    fn give_up(&mut self) -> GoOn {
        let order = self.orders.give_up();
        let go_on = if order.is_some() { GoOn::AtOnce } else { GoOn::Later };
        self.server.give_up(order);
        go_on
    }
}

struct Once<W, G> {
    thread: Thread,
    work: W,
    give_up: Option<G>,
}

impl<W: FnMut() + Send + 'static, G: FnOnce() + Send + 'static> Task for Once<W, G> {
    fn work(&mut self) {
        fault(self.thread, &());
        (self.work)();
    }

    fn recover(&mut self) {}

    fn order(&self) -> u64 {
        0
    }

    fn give_up(&mut self) -> GoOn {
        if let Some(give_up) = self.give_up.take() {
            give_up();
        }
        GoOn::No
    }
}

/// Panics where a test asks for it, in debug builds alone: `KIOSQUE_PANIC=keeper=2` has the thread of this name panic at the first two
/// orders, `keeper=2:Note` at the first two whose description contains this word.
#[cfg(debug_assertions)]
#[expect(clippy::panic, reason = "a test asks for it")]
pub(super) fn fault(thread: Thread, order: &dyn std::fmt::Debug) {
    use std::sync::{LazyLock, Mutex, PoisonError};

    static FAULTS: LazyLock<Mutex<Vec<(String, usize, String)>>> = LazyLock::new(|| {
        let set = std::env::var("KIOSQUE_PANIC").unwrap_or_default();
        let faults = set.split(',').filter_map(|fault| {
            let (name, rest) = fault.split_once('=')?;
            let (count, word) = rest.split_once(':').unwrap_or((rest, ""));
            Some((name.to_owned(), count.parse().ok()?, word.to_owned()))
        });
        Mutex::new(faults.collect())
    });
    let mut faults = FAULTS.lock().unwrap_or_else(PoisonError::into_inner);
    let mut due = faults.iter_mut().filter(|(name, count, _)| name == thread.name() && *count > 0);
    let hit = due.find(|(_, _, word)| word.is_empty() || format!("{order:?}").contains(word.as_str()));
    let Some((_, count, _)) = hit else { return };
    *count -= 1;
    drop(faults);
    std::panic::panic_any(thread);
}

/// No faults in the program that people use.
#[cfg(not(debug_assertions))]
pub(super) fn fault(_: Thread, _: &dyn std::fmt::Debug) {}

#[cfg(test)]
mod tests;

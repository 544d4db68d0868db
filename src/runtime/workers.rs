//! The threads that load an article and search it. Each serves the latest request only; older ones are dropped.

mod article_loader;
mod saved_state;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use anyhow::Result;

use super::keeper::Keeper;
use super::librarian::{ArticleLocation, Librarian, LibrarianRequest, Read};
use super::pictures::ImageSizer;
use super::threads::{STACK, step_back};
use super::{Event, EventSender};
use crate::app::Msg;
use crate::article::Article;
use crate::find::{self, Needle};
use crate::library::ArticleKey;
use article_loader::{ArticleLoader, LoadRequest};
use saved_state::SavedState;

/// Delay before the whole article is searched: the terminal draws the frame meanwhile without competition, and a search superseded at once
/// costs nothing.
const BREATH: Duration = Duration::from_millis(5);

/// The thread that opens articles, as seen from the loop.
#[derive(Debug)]
pub(crate) struct LoaderThread {
    orders: Sender<(u64, ArticleKey)>,
}

impl LoaderThread {
    pub(crate) fn start(librarian: Librarian, keeper: Keeper, sizer: ImageSizer, post: EventSender) -> Result<Self> {
        let (orders, inbox) = channel();
        let saved = SavedState::new(keeper);
        thread::Builder::new().name("opener".into()).stack_size(STACK).spawn(move || open_all(&inbox, &librarian, saved, &sizer, &post))?;
        Ok(Self { orders })
    }

    /// Opens an article; an earlier request that has not started is dropped.
    pub(crate) fn open(&self, ticket: u64, key: ArticleKey) {
        let _ = self.orders.send((ticket, key));
    }
}

fn open_all(inbox: &Receiver<(u64, ArticleKey)>, librarian: &Librarian, saved: SavedState, sizer: &ImageSizer, post: &EventSender) {
    let mut loader = ArticleLoader::new(saved, sizer, post);
    while let Ok(mut order) = inbox.recv() {
        while let Ok(newer) = inbox.try_recv() {
            order = newer;
        }
        let (ticket, key) = order;
        let (answer, place) = channel();
        librarian.ask(LibrarianRequest::Path(key, answer));
        let Ok(ArticleLocation { origin, whole, file, waits }) = place.recv() else { continue };
        let metadata = loader.open(&LoadRequest { origin: &origin, ticket, key, waits }, whole);
        if waits {
            // An unreadable file is shown by its name.
            librarian.ask(LibrarianRequest::Opened(Read::Contents(file, metadata.unwrap_or_default())));
        }
    }
}

/// A search: its number, the article, and the needles.
pub(crate) type SearchJob = (u64, Arc<Article>, Arc<[Needle]>);

/// The thread that looks for needles, as seen from the loop.
#[derive(Debug)]
pub(crate) struct Finder {
    orders: Sender<SearchJob>,
    newest: Arc<AtomicU64>,
}

impl Finder {
    pub(crate) fn start(post: EventSender) -> Result<Self> {
        let (orders, inbox) = channel::<SearchJob>();
        let newest = Arc::new(AtomicU64::new(0));
        let latest = Arc::clone(&newest);
        thread::Builder::new().name("finder".into()).spawn(move || {
            step_back();
            while let Ok(hunt) = inbox.recv() {
                let (generation, article, needles) = latest_after(BREATH, hunt, &inbox);
                let stop = || latest.load(Ordering::Relaxed) != generation;
                if let Some(matches) = find::every(&needles, &article, &stop) {
                    let _ = post.send(Event::Msg(Msg::Found { generation, matches: Arc::new(matches) }));
                }
            }
        })?;
        Ok(Self { orders, newest })
    }

    /// Cancels searches with a lower number.
    pub(crate) fn cancel_before(&self, generation: u64) {
        self.newest.store(generation, Ordering::Relaxed);
    }

    /// Looks for needles, if the search is not overtaken yet.
    pub(crate) fn find(&self, hunt: SearchJob) {
        let _ = self.orders.send(hunt);
    }
}

/// Debounces requests: returns the latest once none has come for `rest`.
fn latest_after<T>(rest: Duration, first: T, inbox: &Receiver<T>) -> T {
    let mut order = first;
    while let Ok(newer) = inbox.recv_timeout(rest) {
        order = newer;
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_latest_search_is_started() {
        let (orders, inbox) = channel();
        orders.send(2).unwrap();
        orders.send(3).unwrap();
        assert_eq!(latest_after(Duration::from_millis(1), 1, &inbox), 3);
        drop(orders);
        assert_eq!(latest_after(Duration::from_mins(1), 4, &inbox), 4);
    }
}

//! The threads that load an article, search it, and look for the words of its notes. Each serves the latest request only; older ones are dropped.

mod article_loader;
mod saved_state;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::time::{Duration, Instant};

use anyhow::Result;

use super::keeper::Keeper;
use super::librarian::{ArticleLocation, Librarian, LibrarianRequest, Read};
use super::pictures::ImageSizer;
use super::threads::{self, OnDemand, Orders, Server, Thread, step_back};
use super::{Event, EventSender};
use crate::app::{FoundNote, Msg};
use crate::article::Article;
use crate::find::{self, Anchor, Needle};
use crate::library::{ArticleKey, NoteId};
use crate::store::entry::{FileContents, FileKey};
use article_loader::{ArticleLoader, LoadRequest};
use saved_state::SavedState;

/// Delay before the whole article is searched: the terminal draws the frame meanwhile without competition, and a search superseded at once
/// costs nothing.
const BREATH: Duration = Duration::from_millis(5);

/// Interval between the messages with notes that were found.
const SHOWN_EVERY: Duration = Duration::from_millis(50);

/// The thread that opens articles, as seen from the loop.
#[derive(Debug)]
pub(crate) struct LoaderThread {
    orders: Sender<(u64, ArticleKey)>,
}

impl LoaderThread {
    pub(crate) fn start(librarian: Librarian, keeper: Keeper, sizer: ImageSizer, post: EventSender) -> Result<Self> {
        let (orders, inbox) = channel();
        threads::serve(Thread::Opener, &post.clone(), inbox, Opener { librarian, keeper, sizer, post })?;
        Ok(Self { orders })
    }

    /// Opens an article; an earlier request that has not started is dropped.
    pub(crate) fn open(&self, ticket: u64, key: ArticleKey) {
        let _ = self.orders.send((ticket, key));
    }
}

struct Opener {
    librarian: Librarian,
    keeper: Keeper,
    sizer: ImageSizer,
    post: EventSender,
}

impl Server for Opener {
    type Order = (u64, ArticleKey);

    fn serve(&mut self, orders: &mut Orders<Self::Order>) {
        let mut loader = ArticleLoader::new(SavedState::new(self.keeper.clone()), &self.sizer, &self.post);
        while let Some((ticket, key)) = orders.latest(Duration::ZERO) {
            let Some(ArticleLocation { origin, whole, file, waits }) = self.locate(key) else { continue };
            let metadata = loader.open(&LoadRequest { origin: &origin, ticket, key, waits }, whole);
            if waits {
                // An unreadable file is shown by its name.
                self.pass_on(file, metadata.unwrap_or_default());
            }
        }
    }

    /// Shows the name of an article that cannot be opened.
    fn give_up(&mut self, order: Option<Self::Order>) {
        let Some((ticket, key)) = order else { return };
        let Some(ArticleLocation { origin, whole, file, waits }) = self.locate(key) else { return };
        if waits {
            self.pass_on(file, FileContents::default());
        }
        let mut loader = ArticleLoader::new(SavedState::new(self.keeper.clone()), &self.sizer, &self.post);
        loader.show_name(&LoadRequest { origin: &origin, ticket, key, waits }, whole);
    }
}

impl Opener {
    fn locate(&self, key: ArticleKey) -> Option<ArticleLocation> {
        let (answer, place) = channel();
        self.librarian.ask(LibrarianRequest::Path(key, answer));
        place.recv().ok()
    }

    fn pass_on(&self, file: FileKey, contents: FileContents) {
        self.librarian.ask(LibrarianRequest::Opened(Read::Contents(file, contents)));
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
        threads::serve(Thread::Finder, &post.clone(), inbox, FinderServer { newest: latest, post })?;
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

struct FinderServer {
    newest: Arc<AtomicU64>,
    post: EventSender,
}

impl FinderServer {
    fn answer(&self, generation: u64, matches: find::Matches, best: usize) {
        let _ = self.post.send(Event::Msg(Msg::Found { generation, matches: Arc::new(matches), best }));
    }
}

impl Server for FinderServer {
    type Order = SearchJob;

    fn serve(&mut self, orders: &mut Orders<SearchJob>) {
        step_back();
        while let Some((generation, article, needles)) = orders.latest(BREATH) {
            let stop = || self.newest.load(Ordering::Relaxed) != generation;
            if let Some(matches) = find::every(&needles, &article, &stop) {
                let best = find::best_match(&needles, &article, &matches);
                self.answer(generation, matches, best);
            }
        }
    }

    fn give_up(&mut self, order: Option<SearchJob>) {
        if let Some((generation, ..)) = order {
            self.answer(generation, find::Matches::default(), 0);
        }
    }
}

/// A search for the words of notes: its number, the article, and the notes.
pub(crate) type NoteSearch = (u64, Arc<Article>, Arc<[(NoteId, Anchor)]>);

/// The thread that looks for the words of notes in an edited article.
#[derive(Debug)]
pub(crate) struct NoteFinder {
    newest: Arc<AtomicU64>,
    thread: OnDemand<NoteSearch>,
    post: EventSender,
}

impl NoteFinder {
    pub(crate) fn new(post: EventSender) -> Self {
        Self { newest: Arc::default(), thread: OnDemand::default(), post }
    }

    /// Looks for the words of notes; the ranges come as messages. An earlier search ends.
    pub(crate) fn find(&mut self, search: NoteSearch) {
        self.newest.store(search.0, Ordering::Relaxed);
        let server = || NoteServer { newest: Arc::clone(&self.newest), post: self.post.clone() };
        self.thread.order(Thread::Notes, &self.post, search, server);
    }
}

struct NoteServer {
    newest: Arc<AtomicU64>,
    post: EventSender,
}

impl NoteServer {
    fn answer(&self, generation: u64, found: Vec<FoundNote>, rest: bool) {
        let _ = self.post.send(Event::Msg(Msg::NotesFound { generation, found, rest }));
    }
}

impl Server for NoteServer {
    type Order = NoteSearch;

    fn serve(&mut self, orders: &mut Orders<NoteSearch>) {
        step_back();
        while let Some((generation, article, notes)) = orders.latest(Duration::ZERO) {
            let stop = || self.newest.load(Ordering::Relaxed) != generation;
            let anchors: Vec<&Anchor> = notes.iter().map(|(_, anchor)| anchor).collect();
            let (mut found, mut since) = (Vec::new(), Instant::now());
            find::find_all(&anchors, article.text(), &stop, &mut |index, range| {
                found.extend(notes.get(index).map(|(id, _)| (*id, range)));
                if since.elapsed() > SHOWN_EVERY {
                    self.answer(generation, std::mem::take(&mut found), true);
                    since = Instant::now();
                }
            });
            self.answer(generation, found, false);
        }
    }

    fn give_up(&mut self, order: Option<NoteSearch>) {
        if let Some((generation, _, notes)) = order {
            self.answer(generation, notes.iter().map(|(id, _)| (*id, None)).collect(), false);
        }
    }
}

//! The librarian: the thread that owns the catalogue. It has articles read in the background, those on screen first, and answers
//! questions about them at once; whatever takes longer runs on other threads.

mod index;
mod keeper_events;
mod live;
mod passages;
mod reading;
mod requests;
mod rescan;
mod searches;
mod status_cache;
mod videos;

use std::collections::{HashSet, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::time::{Duration, Instant, SystemTime};

use anyhow::Result;

use super::keeper::{Keeper, KeeperRequest, Leftover};
use super::threads::{self, Orders, Server, Thread};
use super::{Event, EventSender};
use crate::app::Msg;
use crate::article::Origin;
use crate::find::Needle;
use crate::library::{ArticleKey, Extent, ListRequest, PassedOverCounts};
use crate::store::Catalogue;
use crate::store::entry::{FileContents, FileKey};
use index::IndexState;
use passages::PassageFinder;
use reading::reading_thread;
use requests::FoundMessage;
pub(crate) use requests::{ArticleLocation, FirstArticle, LibrarianRequest, Looked, Read, Seek};
use rescan::Rescan;
use searches::{Arranging, Newest, Searches};
use status_cache::StatusCache;

/// Most files that a reading thread takes at a time: few enough that the articles on screen are read first.
const BATCH: usize = 24;

/// Interval between sorts of the list while articles are being read.
const PACE: Duration = Duration::from_millis(60);

/// A batch of files to read, and whether long ones are read now.
type Batch = (Vec<(FileKey, Arc<Path>)>, LongFiles);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LongFiles {
    PutOff,
    ReadNow,
}

/// Size in bytes from which a file is read after all others, unless it is opened before.
const HEAVY: u64 = 1 << 20;

/// Time that long files are put off, in case one of them is opened.
const HEAVY_WAIT: Duration = Duration::from_millis(150);

/// Longest time that the program waits at its end for pending writes.
pub(super) const LAST_WORDS: Duration = Duration::from_secs(3);

/// The librarian, as seen from the loop.
#[derive(Debug, Clone)]
pub(crate) struct Librarian {
    asks: Sender<LibrarianRequest>,
    newest: Arc<Newest>,
}

impl Librarian {
    /// Starts to walk `paths`, and opens an article as soon as its file is found.
    pub(crate) fn start(paths: Vec<PathBuf>, first: FirstArticle, keeper: Keeper, post: &EventSender) -> Result<Self> {
        let (asks, inbox) = channel();
        let newest = Arc::<Newest>::default();
        let mut worker = LibrarianWorker::new(paths, keeper, post.clone(), asks.clone(), Arc::clone(&newest));
        let origins: Vec<Origin> = first.origins.into_iter().map(|origin| worker.catalogue.given(&origin).unwrap_or(origin)).collect();
        for origin in &origins {
            worker.catalogue.want(origin);
        }
        worker.wanted = origins.into_iter().next().map(|origin| (origin, first.found));
        worker.walk()?;
        threads::serve(Thread::Librarian, post, inbox, worker)?;
        Ok(Self { asks, newest })
    }

    /// Sends a request; the answer comes as a message.
    pub(crate) fn ask(&self, ask: LibrarianRequest) {
        if let LibrarianRequest::List(request) = &ask {
            self.newest.set_list(request.generation);
        }
        // The librarian ends with the program only.
        let _ = self.asks.send(ask);
    }

    /// Searches for the next article with a match; [`Msg::SeekDone`] answers unless something newer cancels it.
    pub(crate) fn seek(&self, from: ArticleKey, needles: Arc<[Needle]>, backwards: bool) {
        self.ask(LibrarianRequest::Seek(Seek { number: self.newest.next_seek(), from, needles, backwards }));
    }

    /// Cancels the search for the next match: another article was asked for.
    pub(crate) fn cancel_seek(&self) {
        self.newest.next_seek();
    }

    /// Has all pending changes saved, and waits for it, up to a limit; returns those that could not be.
    pub(crate) fn end(&self) -> Option<Leftover> {
        // A list being sorted is no longer needed.
        self.newest.set_list(u64::MAX);
        let (done, written) = channel();
        self.ask(LibrarianRequest::End(done));
        written.recv_timeout(LAST_WORDS).ok().flatten()
    }
}

struct LibrarianWorker {
    paths: Vec<PathBuf>,
    /// Those that were folders when they were opened.
    folders: HashSet<PathBuf>,
    post: EventSender,
    asks: Sender<LibrarianRequest>,
    newest: Arc<Newest>,
    catalogue: Catalogue,
    readers: Vec<Sender<Batch>>,
    idle: Vec<usize>,
    request: Option<ListRequest>,
    /// Long files that were put off, and the time of the latest.
    heavy: VecDeque<FileKey>,
    heavy_since: Instant,
    /// Files being opened: they are read there.
    opening: HashSet<FileKey>,
    /// Number of the current walk; results of older walks are dropped.
    walk: u64,
    walked: bool,
    /// Numbers of files that the last walk passed over.
    passed_over: PassedOverCounts,
    rescan: Rescan,
    /// Those who asked for another walk during this one; each is dropped at the end of the next.
    walk_next: Option<Vec<Sender<()>>>,
    /// The list's search under way, and all searches.
    arranging: Option<Arranging>,
    searches: Searches,
    passages: PassageFinder,
    /// Questions about the list that is being searched for.
    waiting: Vec<LibrarianRequest>,
    stale: bool,
    since: Instant,
    /// Interval between sorts of the list: longer where sorting is slow, so that reading has most of the processors.
    pace: Duration,
    /// Time of the first change that the list does not show yet.
    stale_since: Option<Instant>,
    open: Option<ArticleKey>,
    /// The article to open once its file is found, and the message that says so.
    wanted: Option<(Origin, FoundMessage)>,
    /// When all began, and whether the folders are watched since.
    started: SystemTime,
    watched: bool,
    status_cache: StatusCache,
    index: IndexState,
}

impl Server for LibrarianWorker {
    type Order = LibrarianRequest;

    fn serve(&mut self, orders: &mut Orders<LibrarianRequest>) {
        // While articles come in, the list is put in order at a pace; between times nothing wakes us.
        while let Some(asks) = orders.receive(self.pause()) {
            for ask in asks {
                self.take(ask);
            }
            // The list may depend on the statuses, so it is sorted next.
            self.stale |= self.status_cache.find_some(&mut self.catalogue);
            self.status_cache.follow();
            self.take_unread();
            self.begin_to_watch();
            self.keep_index();
            if self.rest() == Some(Duration::ZERO) {
                self.arrange();
            }
        }
    }

    /// The catalogue stays, for its keys are those of the state; whatever was lost is found by another walk, which does not wait for the end
    /// of one under way: that may be what was lost.
    fn recover(&mut self) {
        self.stale = true;
        self.status_cache.recover();
        let asked = self.walk_next.take().unwrap_or_default();
        self.walk_now(asked);
    }

    fn give_up(&mut self, order: Option<LibrarianRequest>) {
        match order {
            Some(LibrarianRequest::Keep(changes)) => self.tell(Msg::Returned(changes)),
            Some(LibrarianRequest::Seek(_)) => self.tell(Msg::SeekDone(None)),
            Some(
                LibrarianRequest::Videos(reply)
                | LibrarianRequest::Archive(reply)
                | LibrarianRequest::Marks(reply)
                | LibrarianRequest::Notes(reply),
            ) => {
                reply.send(Vec::new());
            }
            // Those who wait notice that the other end of the channel is gone.
            Some(_) => (),
            None => self.stale = false,
        }
    }
}

impl LibrarianWorker {
    fn new(paths: Vec<PathBuf>, keeper: Keeper, post: EventSender, asks: Sender<LibrarianRequest>, newest: Arc<Newest>) -> Self {
        Self {
            catalogue: Catalogue::of(&paths),
            index: IndexState::of(&paths),
            folders: paths.iter().filter(|path| path.is_dir()).cloned().collect(),
            status_cache: StatusCache::new(keeper, asks.clone(), post.clone()),
            paths,
            post,
            asks,
            newest,
            readers: Vec::new(),
            idle: Vec::new(),
            request: None,
            heavy: VecDeque::new(),
            heavy_since: Instant::now(),
            opening: HashSet::new(),
            walk: 0,
            walked: false,
            passed_over: PassedOverCounts::default(),
            rescan: Rescan::default(),
            walk_next: None,
            arranging: None,
            searches: Searches::default(),
            passages: PassageFinder::default(),
            waiting: Vec::new(),
            stale: false,
            since: Instant::now(),
            pace: PACE,
            stale_since: None,
            open: None,
            wanted: None,
            started: SystemTime::now(),
            watched: false,
        }
    }

    /// Time until the next task if no message comes; `None` for ever.
    fn pause(&self) -> Option<Duration> {
        if self.status_cache.is_behind() {
            return Some(Duration::ZERO);
        }
        let list = self.rest().filter(|_| self.request.is_some());
        let heavy = (!self.heavy.is_empty() && !self.idle.is_empty()).then(|| HEAVY_WAIT.saturating_sub(self.heavy_since.elapsed()));
        list.into_iter().chain(heavy).chain(self.until_saving()).min()
    }

    fn take(&mut self, ask: LibrarianRequest) {
        match ask {
            ask if self.must_wait(&ask) => self.waiting.push(ask),
            LibrarianRequest::Found(walk, paths) if walk == self.walk => {
                let first = self.catalogue.is_empty();
                let new = self.catalogue.add(paths);
                self.status_cache.find(&mut self.catalogue, new.clone().map(ArticleKey));
                self.stale = true;
                if first {
                    self.arrange();
                }
                self.go_to_wanted(new);
            }
            LibrarianRequest::Indexed(walk, index) if walk == self.walk => self.take_index(*index),
            LibrarianRequest::Walked(walk, looked, passed_over, unchanged) if walk == self.walk => {
                self.end_walk(looked, passed_over, unchanged.as_ref());
            }
            LibrarianRequest::Seen(walk, observations) if walk == self.walk => self.see(observations),
            LibrarianRequest::Found(..) | LibrarianRequest::Indexed(..) | LibrarianRequest::Walked(..) | LibrarianRequest::Seen(..) => (),
            LibrarianRequest::Changed(observations) => self.see(observations),
            LibrarianRequest::IndexSaved(result, draft) => self.index_saved(result, draft.as_deref()),
            LibrarianRequest::ReadSoFar(answer) => {
                let _ = answer.send(self.catalogue.read_so_far());
            }
            LibrarianRequest::Look(done) => self.walk_again(Some(done)),
            LibrarianRequest::Read(reader, read) => {
                self.idle.push(reader);
                for read in read {
                    self.record(read);
                }
            }
            LibrarianRequest::Opened(read) => self.record(read),
            LibrarianRequest::Unread(reader, files) => {
                self.idle.extend(reader.filter(|reader| !self.idle.contains(reader)));
                for file in files {
                    self.record(Read::Contents(file, FileContents::default()));
                }
            }
            LibrarianRequest::List(request) => self.list(&request),
            LibrarianRequest::Path(key, answer) => {
                self.open = Some(key);
                let (file, origin) = (self.catalogue.file_of(key), self.catalogue.origin(key));
                if let (Some(file), Some(origin), Some(whole)) = (file, origin, self.catalogue.whole(key)) {
                    let waits = self.catalogue.waits(file);
                    if waits {
                        self.opening.insert(file);
                    }
                    let _ = answer.send(ArticleLocation { origin, whole, file, waits });
                }
            }
            LibrarianRequest::Seek(seek) => self.seek(seek),
            LibrarianRequest::Begun(number, first) => self.begun(number, first),
            LibrarianRequest::Arranged(number, found, taken) => self.arranged(number, found, taken),
            LibrarianRequest::CountSearches(generation, queries) => self.count_searches(generation, queries),
            LibrarianRequest::Passages(request) => self.find_passages(request),
            LibrarianRequest::Videos(reply) if !reply.is_wanted() => (),
            LibrarianRequest::Videos(reply) => self.videos(reply),
            LibrarianRequest::Archive(reply) => self.archive(&reply),
            LibrarianRequest::Rescan => {
                self.rescan.is_reported = true;
                self.walk_again(None);
            }
            LibrarianRequest::Tour(path) => self.find_tour(path),
            LibrarianRequest::Keep(changes) => self.status_cache.keep(&self.catalogue, changes),
            LibrarianRequest::KeepListed { read } => self.status_cache.keep_listed(&self.catalogue, read),
            LibrarianRequest::Recall(letter) => self.status_cache.keeper.order(KeeperRequest::Recall(letter)),
            LibrarianRequest::Marks(reply) => self.status_cache.keeper.order(KeeperRequest::Marks(reply)),
            LibrarianRequest::Notes(reply) => self.status_cache.keeper.order(KeeperRequest::Notes(reply)),
            LibrarianRequest::Order(order) => self.status_cache.keeper.order(order),
            LibrarianRequest::End(done) => {
                self.hurry();
                self.status_cache.end(done);
            }
            LibrarianRequest::Keeper(event) => self.on_keeper_event(event),
        }
    }

    fn record(&mut self, read: Read) {
        match read {
            Read::Contents(file, contents) => {
                self.opening.remove(&file);
                self.record_contents(file, contents);
            }
            Read::Long(file) if self.catalogue.release(file) => (),
            Read::Long(file) => {
                self.heavy.push_back(file);
                self.heavy_since = Instant::now();
            }
        }
    }

    /// Handles a list request: only a new query sorts the list again, scrolling does not.
    fn list(&mut self, request: &ListRequest) {
        if self.request.as_ref().is_some_and(|old| !old.asks_the_same(request)) {
            self.hurry();
        }
        let old = self.request.replace(request.clone());
        let same = old.is_some_and(|old| old.asks_the_same(request));
        if same && !self.catalogue.holds_in_vain(request) {
            self.answer();
        } else {
            self.arrange();
        }
    }

    fn answer(&mut self) {
        let Some(request) = self.request.clone() else { return };
        if !self.catalogue.is_arranged_for(&request) {
            return;
        }
        self.status_cache.look_up(&mut self.catalogue, &request);
        let mut listed = self.catalogue.answer(&request);
        let outdated = self.stale || self.arranging.is_some();
        // Before any file was found there is nothing to answer; an empty folder is answered for when the walk has ended.
        if listed.known == 0 && (outdated || !self.walked) {
            return;
        }
        // The last article read counts only once the list is sorted: rows that are about to move must not look final.
        if outdated && listed.extent == Extent::Whole && listed.read == listed.known {
            listed.read = listed.read.saturating_sub(1);
        }
        listed.passed_over = self.passed_over;
        listed.complete = self.walked && !outdated && listed.read == listed.known;
        self.tell(Msg::Listed(listed));
        self.status_cache.rows_sent();
    }

    fn tell(&self, msg: Msg) {
        let _ = self.post.send(Event::Msg(msg));
    }
}

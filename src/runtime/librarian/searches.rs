//! Searches for the list and for the next match. Each runs on a thread of its own over a snapshot of the catalogue, so that opening,
//! rows and status never wait for it; a newer question cancels it between two articles.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::requests::Seek;
use super::{LibrarianRequest, LibrarianWorker, PACE};
use crate::app::Msg;
use crate::library::{Extent, ListRequest};
use crate::runtime::Event;
use crate::runtime::clock::today;
use crate::runtime::keeper::RowReply;
use crate::runtime::threads::{self, Thread};
use crate::store::catalogue::Arrangement;
use crate::store::catalogue::archive::Archive;

/// Most searches for the list at the same time: all but the last are cancelled, and about to end.
const MOST: usize = 4;

/// The newest questions, known to searches before the librarian has read them.
#[derive(Debug, Default)]
pub(super) struct Newest {
    list: AtomicU64,
    seek: AtomicU64,
    counts: AtomicU64,
}

impl Newest {
    /// Cancels searches for lists of other generations, and every search for the next match.
    pub(super) fn set_list(&self, generation: u64) {
        self.list.store(generation, Ordering::Relaxed);
        self.next_seek();
    }

    /// Cancels every search for the next match; returns the number of a new one.
    pub(super) fn next_seek(&self) -> u64 {
        self.seek.fetch_add(1, Ordering::Relaxed) + 1
    }
}

/// The searches for the list.
#[derive(Debug, Default)]
pub(super) struct Searches {
    begun: u64,
    /// Number of those that have not ended, cancelled ones too.
    running: usize,
    /// Whether another waits for the end of one.
    pub(super) postponed: bool,
}

#[derive(Debug)]
pub(super) struct Arranging {
    number: u64,
    request: ListRequest,
}

impl LibrarianWorker {
    /// Searches for the list asked for; [`LibrarianRequest::Arranged`] brings it. The same search under way ends first, or it would never end while
    /// articles come in.
    pub(super) fn arrange(&mut self) {
        self.hold_open();
        let Some(request) = self.request.clone() else { return };
        if self.arranging.as_ref().is_some_and(|arranging| arranging.request.asks_the_same(&request)) {
            self.stale = true;
            return;
        }
        if self.searches.running >= MOST {
            // Cancelled ones end soon, but a file that one of them reads may take a while.
            (self.arranging, self.searches.postponed) = (None, true);
            return;
        }
        self.searches.running += 1;
        let search = self.catalogue.search(&request, today());
        (self.stale, self.stale_since, self.since) = (false, None, Instant::now());
        self.searches.begun += 1;
        let (number, generation) = (self.searches.begun, request.generation);
        self.arranging = Some(Arranging { number, request });
        let (newest, asks, begun) = (Arc::clone(&self.newest), self.asks.clone(), self.since);
        let unfound = asks.clone();
        let look = move || {
            let stop = || newest.list.load(Ordering::Relaxed) != generation;
            let found = search.clone().run(&stop, &mut |first| drop(asks.send(LibrarianRequest::Begun(number, first))));
            let _ = asks.send(LibrarianRequest::Arranged(number, found, begun.elapsed()));
        };
        // The list stays as it is.
        self.searches.running -= usize::from(
            !self.begin(Thread::Search, look, move || drop(unfound.send(LibrarianRequest::Arranged(number, None, begun.elapsed())))),
        );
    }

    /// Shows the first rows that a search has found.
    pub(super) fn begun(&mut self, number: u64, first: Arrangement) {
        if self.arranging.as_ref().is_some_and(|arranging| arranging.number == number) {
            self.catalogue.install(first);
            self.answer();
        }
    }

    pub(super) fn arranged(&mut self, number: u64, found: Option<Arrangement>, taken: Duration) {
        self.searches.running = self.searches.running.saturating_sub(1);
        if std::mem::take(&mut self.searches.postponed) {
            self.arrange();
        }
        if self.arranging.take_if(|arranging| arranging.number == number).is_none() {
            return;
        }
        (self.pace, self.since) = (PACE.max(taken * 10).min(10 * PACE), Instant::now());
        let (Some(found), Some(request)) = (found, self.request.clone()) else { return };
        if !found.keeps(&request) {
            return self.arrange();
        }
        self.catalogue.install(found);
        self.answer();
        for ask in std::mem::take(&mut self.waiting) {
            self.take(ask);
        }
        if self.catalogue.holds_in_vain(&request) {
            self.arrange();
        }
    }

    /// Hands out the quotations of the listed articles, to be searched by the panel thread.
    pub(super) fn archive(&self, reply: &RowReply) {
        reply.send_archive(Archive::new(self.catalogue.snapshot(), today()));
    }

    /// Whether this concerns the list as it was asked for last, which is still being searched for: then it waits.
    pub(super) fn must_wait(&self, ask: &LibrarianRequest) -> bool {
        let about_list = matches!(
            ask,
            LibrarianRequest::Seek(_) | LibrarianRequest::Videos(_) | LibrarianRequest::Archive(_) | LibrarianRequest::KeepListed { .. }
        );
        let is_arranged = |request| self.catalogue.is_arranged_for(request) && self.catalogue.extent() == Extent::Whole;
        about_list && self.request.as_ref().is_some_and(|request| !is_arranged(request))
    }

    /// Saves at once what waits for the list that is being searched for: the program ends, or another list is asked for.
    pub(super) fn hurry(&mut self) {
        self.waiting.retain(|ask| matches!(ask, LibrarianRequest::KeepListed { .. }));
        if self.waiting.is_empty() {
            return;
        }
        if let Some(request) = self.request.clone() {
            self.catalogue.arrange(&request, today(), &|| false);
        }
        for ask in std::mem::take(&mut self.waiting) {
            self.take(ask);
        }
    }

    /// Searches for the next article with a match and opens it.
    pub(super) fn seek(&mut self, Seek { number, from, needles, backwards }: Seek) {
        let (snapshot, newest, post) = (self.catalogue.snapshot(), Arc::clone(&self.newest), self.post.clone());
        let unfound = post.clone();
        let look = move || {
            let stop = || newest.seek.load(Ordering::Relaxed) != number;
            let found = snapshot.seek(from, &needles, backwards, &stop);
            if !stop() {
                let _ = post.send(Event::Msg(Msg::SeekDone(found)));
            }
        };
        self.begin(Thread::Seek, look, move || drop(unfound.send(Event::Msg(Msg::SeekDone(None)))));
    }

    /// Counts the articles that each query finds, by their present status.
    pub(super) fn count_searches(&mut self, generation: u64, queries: Vec<String>) {
        let (snapshot, newest, post) = (self.catalogue.present_snapshot(), Arc::clone(&self.newest), self.post.clone());
        newest.counts.store(generation, Ordering::Relaxed);
        let count = move || {
            let stop = || newest.counts.load(Ordering::Relaxed) != generation;
            let counts: Option<Vec<usize>> = queries.iter().map(|query| snapshot.count(query, today(), &stop)).collect();
            if let Some(counts) = counts {
                let _ = post.send(Event::Msg(Msg::SearchesCounted { generation, counts }));
            }
        };
        self.begin(Thread::Search, count, || ());
    }

    /// Starts a search; returns whether there is a thread for it.
    fn begin(&self, thread: Thread, search: impl FnMut() + Send + 'static, give_up: impl FnOnce() + Send + 'static) -> bool {
        let begun = threads::run(thread, &self.post, search, give_up);
        begun.inspect_err(|error| tracing::error!(%error, "no thread for a search")).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Receiver, channel};

    use crate::app::Msg;
    use crate::find::Needle;
    use crate::library::{ArticleKey, ListRequest, ListWindow, Order};
    use crate::runtime::Event;
    use crate::runtime::keeper::Keeper;
    use crate::runtime::librarian::{FirstArticle, Librarian, LibrarianRequest};
    use crate::store::file;

    /// Waits for the first message that `pick` wants.
    fn wait<T>(inbox: &Receiver<Event>, pick: impl Fn(Msg) -> Option<T>) -> T {
        loop {
            if let Event::Msg(msg) = inbox.recv().unwrap()
                && let Some(found) = pick(msg)
            {
                return found;
            }
        }
    }

    fn list(generation: u64, query: &str) -> LibrarianRequest {
        let query = query.to_owned();
        LibrarianRequest::List(ListRequest { generation, query, typing: false, order: Order::Title, rows: 0..9, anchor: None })
    }

    /// Waits for a list of both articles. One may be read again meanwhile, for it was written a moment ago.
    fn listed(inbox: &Receiver<Event>, generation: u64) -> ListWindow {
        wait(inbox, |msg| match msg {
            Msg::Listed(listed) if listed.generation == generation && listed.total == 2 => Some(listed),
            _ => None,
        })
    }

    #[test]
    fn opening_and_rows_never_wait_for_a_search() {
        let folder = tempfile::tempdir().unwrap();
        for (name, title) in [("a.md".to_owned(), "A"), (format!("{}.md", file::WAITS), "B")] {
            std::fs::write(folder.path().join(name), format!("# {title} title\n\nzq7x")).unwrap();
        }
        let (post, inbox) = channel();
        let (keeper, _orders) = Keeper::new(None);
        let librarian = Librarian::start(vec![folder.path().to_owned()], FirstArticle::of(&[], None), keeper, &post).unwrap();
        librarian.ask(list(1, ""));
        let rows = wait(&inbox, |msg| match msg {
            Msg::Listed(listed) if listed.complete && listed.rows.len() == 2 => Some(listed.rows),
            _ => None,
        });
        // From here on, whoever reads the second file waits for the gate.
        let gate = file::GATE.lock().unwrap();
        librarian.ask(list(2, "/zq[0-9]+x/"));
        let opened = |key: ArticleKey| {
            let (answer, place) = channel();
            librarian.ask(LibrarianRequest::Path(key, answer));
            place.recv().unwrap().origin.file
        };
        assert!(opened(rows[0].key).ends_with("a.md"));
        // A newer question is answered though the older search still waits.
        librarian.ask(list(3, "title"));
        listed(&inbox, 3);
        librarian.seek(rows[0].key, [Needle::new("/zq[0-9]+x/").unwrap()].into(), false);
        assert!(opened(rows[1].key).ends_with(format!("{}.md", file::WAITS)));
        drop(gate);
        let sought = wait(&inbox, |msg| if let Msg::SeekDone(found) = msg { Some(found) } else { None });
        assert_eq!(sought, Some(rows[1].key));
    }
}

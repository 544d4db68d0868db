//! The thread that finds the passages of the listed articles on screen. Started by the first search; serves the latest request only, and
//! keeps the articles that it read last, because the next key asks for most of them again.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::LibrarianWorker;
use crate::app::Msg;
use crate::article::{Article, Origin};
use crate::find::{Passage, passage};
use crate::library::{ArticleKey, PassageRequest};
use crate::runtime::threads::{self, OnDemand, Orders, Server, Thread};
use crate::runtime::{Event, EventSender};
use crate::store::file::Recent;
use crate::store::stamp::{Stamp, stamp};

/// Interval between answers to one request: the first rows do not wait for the last.
const PACE: Duration = Duration::from_millis(40);

/// Most articles that are kept, and most bytes of text in them.
const KEPT: (usize, usize) = (100, 2 << 20);

/// A request and the locations of its articles.
type Order = (PassageRequest, Vec<(ArticleKey, Origin)>);

/// The thread, as seen from the librarian.
#[derive(Debug, Default)]
pub(super) struct PassageFinder {
    thread: OnDemand<Order>,
    newest: Arc<AtomicU64>,
}

impl LibrarianWorker {
    pub(super) fn find_passages(&mut self, request: PassageRequest) {
        let articles = request.keys.iter().filter_map(|&key| Some((key, self.catalogue.origin(key)?))).collect();
        let (post, newest) = (self.post.clone(), Arc::clone(&self.passages.newest));
        newest.store(request.generation, Ordering::Relaxed);
        let start = || Finding { post, newest, kept: HashMap::new(), bytes: 0, recent: Recent::default() };
        self.passages.thread.order(Thread::Passages, &self.post, (request, articles), start);
    }
}

struct Finding {
    post: EventSender,
    newest: Arc<AtomicU64>,
    /// The articles read last, with the stamps of their files.
    kept: HashMap<Origin, (Option<Stamp>, Arc<Article>)>,
    /// Bytes of text in these.
    bytes: usize,
    recent: Recent,
}

impl Server for Finding {
    type Order = Order;

    fn serve(&mut self, orders: &mut Orders<Order>) {
        threads::step_back();
        while let Some((request, articles)) = orders.latest(Duration::ZERO) {
            self.find(&request, articles);
        }
    }

    fn give_up(&mut self, _: Option<Order>) {}
}

impl Finding {
    fn find(&mut self, request: &PassageRequest, articles: Vec<(ArticleKey, Origin)>) {
        let newest = Arc::clone(&self.newest);
        let stop = || newest.load(Ordering::Relaxed) != request.generation;
        let (mut found, mut since) = (Vec::new(), Instant::now());
        for (key, origin) in articles {
            if stop() {
                break;
            }
            // An article that cannot be read has no passage.
            let article = self.article(origin);
            let Some(passage) = article.map_or_else(|| Some(Passage::default()), |article| passage(&request.needles, &article, &stop))
            else {
                break;
            };
            found.push((key, passage));
            if since.elapsed() > PACE {
                self.send(request, std::mem::take(&mut found));
                since = Instant::now();
            }
        }
        // What was found before a newer request is still right.
        self.send(request, found);
    }

    fn send(&self, request: &PassageRequest, found: Vec<(ArticleKey, Passage)>) {
        if !found.is_empty() {
            let _ = self.post.send(Event::Msg(Msg::Passages { needles: Arc::clone(&request.needles), found }));
        }
    }

    fn article(&mut self, origin: Origin) -> Option<Arc<Article>> {
        let now = stamp(&origin.file);
        if let Some((_, article)) = self.kept.get(&origin).filter(|(stamp, _)| stamp.is_some() && *stamp == now) {
            return Some(Arc::clone(article));
        }
        let article = Arc::new(self.recent.article(&origin).ok()??);
        self.bytes += article.text().len();
        if self.kept.len() >= KEPT.0 || self.bytes > KEPT.1 {
            self.kept.clear();
            self.bytes = article.text().len();
        }
        self.kept.insert(origin, (now, Arc::clone(&article)));
        Some(article)
    }
}

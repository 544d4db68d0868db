//! Cache of read and star status, loaded once from the database and updated by keeper notifications.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use super::LibrarianRequest;
use crate::library::{ArticleKey, Change, ListRequest, ReadStatus};
use crate::runtime::EventSender;
use crate::runtime::keeper::{Keeper, KeeperEvent, KeeperRequest, Leftover};
use crate::runtime::threads::{self, Thread};
use crate::store::Catalogue;
use crate::store::ledger::{About, Headline, Lookup, StatusTable, Wanted};

/// Number of articles whose statuses are set at once.
const AT_ONCE: u32 = 1000;

/// The librarian's dealings with the ledger.
#[derive(Debug)]
pub(super) struct StatusCache {
    pub(super) keeper: Keeper,
    asks: Sender<LibrarianRequest>,
    post: EventSender,
    lookup: Option<Lookup>,
    /// Statuses of all articles; `None` until they are loaded.
    statuses: Option<StatusTable>,
    open: bool,
    rows_sent: bool,
    /// Whether the statuses are being loaded, or have been.
    loading: bool,
    /// Articles looked up or changed while the statuses were loaded: what was loaded may be older, so the ledger is queried again for these.
    meanwhile: HashSet<ArticleKey>,
    /// Articles whose statuses are set a few at a time, between other tasks.
    unset: Range<u32>,
    /// Moved or edited articles that the ledger must follow.
    following: Vec<About>,
    /// Read status asked for of all listed articles and not confirmed yet: asking again is no new change.
    asked: HashMap<ArticleKey, bool>,
}

impl StatusCache {
    pub(super) fn new(keeper: Keeper, asks: Sender<LibrarianRequest>, post: EventSender) -> Self {
        Self {
            keeper,
            asks,
            post,
            lookup: None,
            statuses: None,
            open: false,
            rows_sent: false,
            loading: false,
            meanwhile: HashSet::new(),
            unset: 0..0,
            following: Vec::new(),
            asked: HashMap::new(),
        }
    }

    /// Reopens the lookup when the database has opened or changed.
    pub(super) fn reopen(&mut self) {
        (self.lookup, self.open) = (None, true);
        self.load();
    }

    /// Loads the statuses again, unless they are known: they may have been lost on the way.
    pub(super) fn recover(&mut self) {
        if self.statuses.is_none() {
            self.loading = false;
            self.load();
        }
    }

    fn lookup(&mut self) -> Option<&Lookup> {
        if self.lookup.is_none() {
            self.lookup = self.keeper.location().and_then(|site| Lookup::open(&site).ok());
        }
        self.lookup.as_ref()
    }

    /// Looks up the statuses of the articles on screen while the others are not loaded: the first rows do not wait for all of them.
    pub(super) fn look_up(&mut self, catalogue: &mut Catalogue, request: &ListRequest) {
        if self.statuses.is_some() && self.unset.is_empty() {
            return;
        }
        let shown = catalogue.shown(request);
        if self.statuses.is_some() {
            return self.find(catalogue, shown);
        }
        for key in shown {
            let Some(lookup) = self.lookup() else { return };
            let Some(about) = catalogue.about(key) else { continue };
            let Ok((status, known)) = lookup.status(&about) else { continue };
            catalogue.find_status(key, status);
            catalogue.find_speakers(key, lookup);
            self.meanwhile.insert(key);
            // Not left to those that are loaded: the program may end before.
            self.following.extend((!known).then_some(about));
        }
    }

    /// The first rows have been sent: the other statuses can be loaded now.
    pub(super) fn rows_sent(&mut self) {
        self.rows_sent = true;
        self.load();
    }

    /// Loads the statuses of all articles on a separate thread, once the ledger is open and the first rows have been sent.
    fn load(&mut self) {
        if !self.open || !self.rows_sent || std::mem::replace(&mut self.loading, true) {
            return;
        }
        let (asks, site) = (self.asks.clone(), self.keeper.location());
        let unread = asks.clone();
        let load = move || {
            let statuses = site.as_ref().and_then(|site| Lookup::open(site).ok()).and_then(|lookup| lookup.statuses().ok());
            let _ = asks.send(LibrarianRequest::Keeper(KeeperEvent::Statuses(statuses.unwrap_or_default())));
        };
        let none = move || drop(unread.send(LibrarianRequest::Keeper(KeeperEvent::Statuses(StatusTable::default()))));
        let _ = threads::run(Thread::Statuses, &self.post, load, none);
    }

    pub(super) fn take(&mut self, statuses: StatusTable, catalogue: &mut Catalogue) {
        self.statuses = Some(statuses);
        self.find_later(0..catalogue.keys().count() as u32);
        for key in std::mem::take(&mut self.meanwhile) {
            let status = catalogue.about(key).and_then(|about| self.lookup()?.status(&about).ok());
            if let Some((status, _)) = status {
                self.set(catalogue, key, status);
            }
        }
    }

    fn set(&mut self, catalogue: &mut Catalogue, key: ArticleKey, status: ReadStatus) {
        catalogue.find_status(key, status);
        if let (Some(statuses), Some(about)) = (&mut self.statuses, catalogue.about(key)) {
            statuses.set(&about, status);
        }
    }

    /// Sets the statuses of many articles soon; the rows on screen do not wait for them.
    pub(super) fn find_later(&mut self, keys: Range<u32>) {
        if self.statuses.as_ref().is_none_or(StatusTable::is_empty) {
            return;
        }
        self.unset = if self.unset.is_empty() { keys } else { self.unset.start.min(keys.start)..self.unset.end.max(keys.end) };
    }

    /// Whether statuses are still to be set.
    pub(super) fn is_behind(&self) -> bool {
        !self.unset.is_empty()
    }

    /// Sets the statuses of the next few articles; returns whether these were the last.
    pub(super) fn find_some(&mut self, catalogue: &mut Catalogue) -> bool {
        if self.unset.is_empty() {
            return false;
        }
        let end = self.unset.end.min(self.unset.start.saturating_add(AT_ONCE));
        let next = self.unset.start..end;
        self.unset.start = end;
        self.find(catalogue, next.map(ArticleKey));
        self.unset.is_empty()
    }

    /// Sets the statuses of articles that were just found or read.
    pub(super) fn find(&mut self, catalogue: &mut Catalogue, keys: impl IntoIterator<Item = ArticleKey>) {
        if self.statuses.is_some() {
            self.lookup();
        }
        let Some(statuses) = &mut self.statuses else { return };
        for key in keys {
            if let Some(about) = catalogue.find(key, statuses, self.lookup.as_ref()) {
                // Known from now on: the ledger need not be queried at every look at its file.
                statuses.set(&about, catalogue.status(key));
                self.following.push(about);
            }
        }
    }

    /// Has the ledger follow those that were moved or edited.
    pub(super) fn follow(&mut self) {
        if !self.following.is_empty() {
            self.keeper.order(KeeperRequest::Follow(std::mem::take(&mut self.following)));
        }
    }

    pub(super) fn change(&mut self, catalogue: &mut Catalogue, changes: &[Change]) {
        for change in changes {
            catalogue.change_status(change);
            if let Change::Read { key, read } = change
                && self.asked.get(key) == Some(read)
            {
                self.asked.remove(key);
            }
            let Some(key) = change.key() else { continue };
            if self.statuses.is_some() {
                self.set(catalogue, key, catalogue.status(key));
            } else {
                self.meanwhile.insert(key);
            }
        }
    }

    pub(super) fn keep(&mut self, catalogue: &Catalogue, changes: Vec<Change>) {
        for change in &changes {
            if let Change::Read { key, read } = change
                && let Some(asked) = self.asked.get_mut(key)
            {
                *asked = *read;
            }
        }
        let wanted = changes.into_iter().map(|change| {
            let about = change.key().and_then(|key| catalogue.about(key));
            let about = about.map(|about| match &change {
                Change::Seen { text, .. } => About { headline: Some(Headline::of(text).into()), ..about.with_text(text) },
                // Lists of these name their articles.
                Change::Note { .. } | Change::Mark { .. } => {
                    About { headline: change.key().and_then(|key| catalogue.headline(key)).map(Box::new), ..about }
                }
                _ => about,
            });
            Wanted { change, about: about.map(Arc::new) }
        });
        self.keeper.order(KeeperRequest::Keep(wanted.collect()));
    }

    /// Has the keeper keep all listed articles as read or unread, those that are not yet.
    pub(super) fn keep_listed(&mut self, catalogue: &Catalogue, read: bool) {
        let asked = &mut self.asked;
        let others = catalogue.listed().filter(|&key| {
            let status = asked.get(&key).copied().unwrap_or_else(|| catalogue.status(key).read);
            let is_new = status != read;
            if is_new {
                asked.insert(key, read);
            }
            is_new
        });
        let wanted = others.map(|key| Wanted { change: Change::Read { key, read }, about: catalogue.about(key).map(Arc::new) }).collect();
        self.keeper.order(KeeperRequest::Keep(wanted));
    }

    /// Has everything written down.
    pub(super) fn end(&mut self, done: Sender<Option<Leftover>>) {
        self.follow();
        self.keeper.order(KeeperRequest::End(done));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;
    use crate::article::Date;
    use crate::library::Order;
    use crate::store::entry::FileContents;
    use crate::store::ledger::Ledger;

    fn listed(catalogue: &mut Catalogue) -> ListRequest {
        let request = ListRequest { generation: 0, query: String::new(), typing: false, order: Order::Title, rows: 0..9, anchor: None };
        catalogue.arrange(&request, Date::default(), &|| false);
        request
    }

    #[test]
    fn asking_again_before_the_answer_orders_no_further_change() {
        let paths: Vec<std::path::PathBuf> = ["/a.md", "/b.md", "/c.md"].map(Into::into).into();
        let mut catalogue = Catalogue::of(&paths);
        catalogue.add(paths);
        listed(&mut catalogue);
        let (keeper, orders) = Keeper::new(None);
        let mut cache = StatusCache::new(keeper, channel().0, channel().0);
        let ordered =
            || -> usize { orders.try_iter().map(|order| if let KeeperRequest::Keep(wanted) = order { wanted.len() } else { 0 }).sum() };
        for _ in 0..50 {
            cache.keep_listed(&catalogue, true);
        }
        assert_eq!(ordered(), 3);
        // Taking it back is a change, once; the answer to the first does not make it another one.
        cache.keep_listed(&catalogue, false);
        cache.keep_listed(&catalogue, false);
        assert_eq!(ordered(), 3);
        let answer = |read| catalogue.keys().map(|key| Change::Read { key, read }).collect::<Vec<_>>();
        let (read, unread) = (answer(true), answer(false));
        cache.change(&mut catalogue, &read);
        cache.keep_listed(&catalogue, false);
        assert_eq!(ordered(), 0);
        cache.change(&mut catalogue, &unread);
        cache.keep_listed(&catalogue, true);
        assert_eq!(ordered(), 3);
    }

    #[test]
    fn statuses_loaded_before_another_programs_change_do_not_undo_what_is_shown() {
        let folder = tempfile::tempdir().unwrap();
        let (file, article) = (folder.path().join("state.db"), folder.path().join("a.md"));
        std::fs::write(&article, "# A\n\nText.\n").unwrap();
        let (mut ledger, _) = Ledger::open(Some(&file)).unwrap();
        let mut catalogue = Catalogue::of(std::slice::from_ref(&article));
        catalogue.add(vec![article]);
        let (asks, _requests) = channel();
        let (post, _events) = channel();
        let mut cache = StatusCache::new(Keeper::new(Some(file.clone())).0, asks, post);
        let loaded = Lookup::open(ledger.location()).unwrap().statuses().unwrap();

        let key = ArticleKey(0);
        ledger.keep(&[Wanted { change: Change::Starred { key, starred: true }, about: catalogue.about(key).map(Arc::new) }]).unwrap();
        let request = listed(&mut catalogue);
        cache.look_up(&mut catalogue, &request);
        assert!(catalogue.status(key).starred);
        cache.take(loaded, &mut catalogue);
        cache.find_some(&mut catalogue);
        assert!(catalogue.status(key).starred);
    }

    #[test]
    fn a_moved_file_is_followed_as_soon_as_it_is_shown() {
        let folder = tempfile::tempdir().unwrap();
        let (old, new) = (folder.path().join("old.md"), folder.path().join("new.md"));
        std::fs::write(&new, "# A\n\nText.\n").unwrap();
        let (mut ledger, _) = Ledger::open(Some(&folder.path().join("state.db"))).unwrap();
        let mut catalogue = Catalogue::of(std::slice::from_ref(&new));
        catalogue.add(vec![new.clone()]);
        let (file, _) = catalogue.take_unread(1).remove(0);
        catalogue.record(file, FileContents::of(crate::store::file::load(&new).unwrap(), None));
        let about = catalogue.about(ArticleKey(0)).map(|about| About { origin: old.into(), ..about });
        ledger.keep(&[Wanted { change: Change::Starred { key: ArticleKey(0), starred: true }, about: about.map(Arc::new) }]).unwrap();
        let (keeper, orders) = Keeper::new(Some(folder.path().join("state.db")));
        let mut cache = StatusCache::new(keeper, channel().0, channel().0);
        let request = listed(&mut catalogue);
        cache.look_up(&mut catalogue, &request);
        // The program ends before all statuses are loaded.
        cache.end(channel().0);
        assert!(matches!(orders.try_recv(), Ok(KeeperRequest::Follow(abouts)) if *abouts[0].origin.file == *new));
    }
}

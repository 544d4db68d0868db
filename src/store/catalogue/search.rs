//! Searches of the catalogue, over a snapshot of it and on any thread: the list that a request asks for, and the next article with a
//! match. They are cancelled between two articles.

mod matching;

use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use super::Catalogue;
use super::listing::Listing;
use super::shown::{Shown, Sources};
use crate::article::Date;
use crate::find::{GivenSpeaker, Needle};
use crate::library::{ArticleKey, Extent, ListRequest, Order, ReadStatus};
use crate::query::{Answers, Plan, Query, parse, parse_typing};
use crate::store::entries::Entries;
use crate::store::entry::{Entry, Metadata, Presence};
use crate::store::index::{InvertedIndex, Placement};
use crate::store::shelf::Texts;
use crate::store::sorting;
use matching::Matching;

/// Number of articles that a search for the next match looks at one by one, before it looks at all of them.
const NEIGHBOURS: usize = 32;

/// Most rows that are shown before the others are found.
const FIRST: usize = 64;

/// The catalogue at one moment.
#[derive(Debug, Clone)]
pub struct Snapshot {
    pub(super) entries: Entries,
    order: Listing,
    pub(super) texts: Texts,
    inverted: Arc<InvertedIndex>,
    placement: Arc<OnceLock<Placement>>,
    /// The status of articles when the question was asked, where it has changed since.
    statuses: HashMap<u32, ReadStatus>,
    /// The speakers that were put right, by article.
    speakers: Arc<HashMap<u32, Arc<[GivenSpeaker]>>>,
}

/// A search for the list of a request.
#[derive(Debug, Clone)]
pub struct Search {
    snapshot: Snapshot,
    request: ListRequest,
    today: Date,
    /// The article under the cursor, where the list answered the same question before.
    under_cursor: Option<u32>,
    counts: (usize, usize),
}

/// The list of a request, for [`Catalogue::install`].
#[derive(Debug)]
pub struct Arrangement {
    request: ListRequest,
    query: Query,
    order: Listing,
    held: Option<u32>,
    counts: (usize, usize),
    today: Date,
    extent: Extent,
}

impl Catalogue {
    /// A snapshot of the catalogue. Cheap at any size.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot {
            entries: self.entries.clone(),
            order: self.order.clone(),
            texts: self.shelf.texts().clone(),
            inverted: Arc::clone(&self.inverted),
            placement: Arc::clone(&self.placement),
            statuses: self.earlier_statuses.clone(),
            speakers: Arc::clone(&self.speakers),
        }
    }

    /// A snapshot with the present status of each article, whatever it was when the list was asked for.
    pub fn present_snapshot(&self) -> Snapshot {
        Snapshot { statuses: HashMap::new(), ..self.snapshot() }
    }

    /// The search for the list that `request` asks for.
    pub fn search(&mut self, request: &ListRequest, today: Date) -> Search {
        self.refresh_statuses(request);
        let same = self.request.as_ref().is_some_and(|old| old.generation == request.generation);
        let under_cursor = request.anchor.map(|key| key.0).filter(|&index| same && self.order.contains(index));
        // A file that waits may have no article yet that counts.
        let counts = (self.len(), self.len().saturating_sub(self.waiting));
        Search { snapshot: self.snapshot(), request: request.clone(), today, under_cursor, counts }
    }

    /// Shows the list that a search found.
    pub(crate) fn install(&mut self, found: Arrangement) {
        self.order = found.order;
        self.needles = found.query.needles().into();
        (self.query, self.held) = (found.query, found.held);
        (self.arranged, self.counts) = (Some(found.request), found.counts);
        (self.today, self.unread, self.extent) = (found.today, None, found.extent);
    }

    /// Searches for the list of a request and shows it, unless `stop` says to stop.
    pub fn arrange(&mut self, request: &ListRequest, today: Date, stop: &dyn Fn() -> bool) {
        if let Some(found) = self.search(request, today).run(stop, &mut |_| ()) {
            self.install(found);
        }
    }
}

impl Search {
    /// Finds the articles and sorts them; `None` if cancelled by `stop`. Where this takes a while, `first` is given the first rows before.
    pub fn run(self, stop: &dyn Fn() -> bool, first: &mut dyn FnMut(Arrangement)) -> Option<Arrangement> {
        let Self { snapshot, request, today, under_cursor, counts } = self;
        let query = if request.typing { parse_typing(&request.query) } else { parse(&request.query) };
        if let Some(base) = snapshot.entries.base().filter(|_| query.is_empty() && snapshot.entries.is_all_saved()) {
            // Nothing can be held: every article is in the list.
            let order = Listing::Saved(Arc::clone(base), request.order);
            return Some(Arrangement { order, request, query, held: None, counts, today, extent: Extent::Whole });
        }
        let mut found = if query.is_empty() {
            snapshot.entries.there()
        } else {
            let plan = query.plan(today);
            let mut matching = Matching::begin(&snapshot, &plan, stop)?;
            // Of another list than the last, whose cursor is at its beginning.
            if request.order != Order::Relevance && request.anchor.is_none() && matching.takes_long() {
                let rows = matching.first(request.order, request.rows.end.min(FIRST))?;
                if !rows.is_empty() {
                    let (request, query) = (request.clone(), query.clone());
                    first(Arrangement { order: Listing::of(rows), request, query, held: None, counts, today, extent: Extent::Beginning });
                }
            }
            matching.all()?
        };
        // Nothing vanishes under the cursor: the article stays until the cursor leaves it or another question is asked.
        let held = under_cursor.filter(|index| !found.contains(*index as usize));
        found.insert_all(held.map(|index| index as usize));
        let mut order = sorting::sorted(&snapshot.entries, &found, request.order, stop)?;
        if request.order == Order::Relevance {
            snapshot.rank(&mut order, &query.needles(), stop)?;
        }
        Some(Arrangement { request, query, order: Listing::of(order), held, counts, today, extent: Extent::Whole })
    }
}

impl Arrangement {
    /// Whether the list still holds the article under the cursor of a newer request for the same list.
    pub(crate) fn keeps(&self, request: &ListRequest) -> bool {
        self.request.anchor == request.anchor || request.anchor.is_none_or(|key| self.order.contains(key.0))
    }
}

impl Snapshot {
    /// The next article in the list's order with a match of any of `needles` in its text; `None`, too, where `stop` said to stop.
    pub fn seek(&self, from: ArticleKey, needles: &[Needle], backwards: bool, stop: &dyn Fn() -> bool) -> Option<ArticleKey> {
        let here = self.order.position(from.0)?;
        let mut next: Box<dyn Iterator<Item = u32>> =
            if backwards { Box::new(self.order.before(here)) } else { Box::new(self.order.from(here + 1)) };
        let may_have_match = |shown: &Shown<'_, '_>| needles.iter().any(|needle| needle.is_in(shown.blocks()));
        // Only files say which part of an article is which.
        let decided = needles.iter().all(Needle::is_unlimited);
        let sources = Sources::of(&self.texts);
        // In a list of search results, nearly every article has a match.
        for index in next.by_ref().take(NEIGHBOURS) {
            let entry = self.entries.at(index);
            let there = entry.presence == Presence::There && !stop();
            let Some(metadata) = entry.metadata.as_deref().filter(|_| there) else { continue };
            let shown = self.shown(index, (&entry, metadata), &sources);
            if may_have_match(&shown) && (decided || shown.has_match(needles)) {
                return Some(ArticleKey(index));
            }
        }
        // Further away, texts are looked through in the order in which they are stored.
        let candidates = self.holding(&may_have_match, stop)?;
        let has_match = |index: u32| {
            let entry = self.entries.at(index);
            entry.metadata.as_deref().is_some_and(|metadata| self.shown(index, (&entry, metadata), &sources).has_match(needles))
        };
        let found = next.take_while(|_| !stop()).find(|index| candidates.contains(index) && (decided || has_match(*index)));
        found.map(ArticleKey)
    }

    /// Number of articles that a query finds; `None` if cancelled by `stop`.
    pub fn count(&self, query: &str, today: Date, stop: &dyn Fn() -> bool) -> Option<usize> {
        let plan = parse(query).plan(today);
        Some(self.matching(&plan, stop)?.count())
    }

    /// The listed articles that are there, in the order of the list.
    pub(super) fn listed(&self) -> impl Iterator<Item = u32> {
        self.order.from(0).filter(|&index| self.entries.is_there(index) && self.entries.is_known(index))
    }

    /// Those of the listed articles that may match a plan, or whose quotations may, in the order of the list; `None` if cancelled by
    /// `stop`. The name of a speaker that was put right may be in no text.
    pub(super) fn listed_that_may_match(&self, plan: &Plan, stop: &dyn Fn() -> bool) -> Option<Vec<u32>> {
        let possible = Matching::begin(self, plan, stop)?.into_possible();
        let may_match = |index: &u32| possible.contains(*index as usize) || self.speakers.contains_key(index);
        Some(self.order.from(0).filter(may_match).collect())
    }

    pub(super) fn shown<'a, 't>(
        &'a self,
        index: u32,
        (entry, metadata): (&'a Entry, &'a Metadata),
        sources: &'a Sources<'t>,
    ) -> Shown<'a, 't> {
        let status = self.statuses.get(&index).copied().unwrap_or_else(|| self.entries.status(index));
        let given = self.speakers.get(&index).map(|given| &**given).unwrap_or_default();
        Shown { index, entry, metadata, status, given, sources, shelved: OnceCell::new(), answers: const { &Answers::new() } }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::cell::RefCell;
    use std::path::PathBuf;

    use super::*;
    use crate::store::entry::FileContents;
    use crate::store::file;

    /// A catalogue of Markdown files with these texts, all of them listed.
    pub(in super::super) fn catalogue(texts: &[&str]) -> (tempfile::TempDir, Catalogue) {
        let folder = tempfile::tempdir().unwrap();
        let mut catalogue = Catalogue::of(&[folder.path().to_owned()]);
        let path = |number: usize| -> PathBuf { folder.path().join(format!("{number}.md")) };
        for (number, text) in texts.iter().enumerate() {
            std::fs::write(path(number), text).unwrap();
        }
        catalogue.add((0..texts.len()).map(path).collect());
        for (key, path) in catalogue.take_unread(texts.len()) {
            catalogue.record(key, FileContents::of(file::load(&path).unwrap(), None));
        }
        let rows = 0..texts.len();
        let request = ListRequest { generation: 1, query: String::new(), typing: false, order: Order::Newest, rows, anchor: None };
        catalogue.arrange(&request, Date::default(), &|| false);
        (folder, catalogue)
    }

    #[test]
    fn an_accented_needle_leads_only_to_an_article_with_its_accents() {
        let (_folder, catalogue) = catalogue(&["# A\n\nété", "# B\n\nete", "# C\n\nL’Été"]);
        let seek = |typed: &str| {
            let found = catalogue.snapshot().seek(ArticleKey(0), &[Needle::new(typed).unwrap()], false, &|| false);
            found.map(|key| key.0)
        };
        assert_eq!([seek("été"), seek("ete"), seek("/ét[eé]/"), seek("/zq[0-9]+x/")], [Some(2), Some(1), Some(2), None]);
    }

    #[test]
    fn the_author_of_an_article_is_no_match_in_its_text() {
        let (_folder, catalogue) = catalogue(&["# A\n\none", "---\nauthor: Quimby\n---\n\n# B\n\ntwo", "# C\n\nQuimby"]);
        let quimby = [Needle::new("quimby").unwrap()];
        assert_eq!(catalogue.snapshot().seek(ArticleKey(0), &quimby, false, &|| false), Some(ArticleKey(2)));
    }

    #[test]
    fn a_search_is_cancelled_between_two_articles() {
        let (_folder, mut catalogue) = catalogue(&["# A\n\none", "# B\n\ntwo"]);
        let asked = RefCell::new(0);
        let stop = || asked.replace_with(|count| *count + 1) == 1;
        let request = ListRequest { query: "one".into(), generation: 2, ..catalogue.arranged.clone().unwrap() };
        assert!(catalogue.search(&request, Date::default()).run(&stop, &mut |_| ()).is_none());
        assert_eq!((asked.take(), catalogue.is_arranged_for(&request)), (2, false));
    }

    #[test]
    fn a_snapshot_stays_as_it_was() {
        let (folder, mut catalogue) = catalogue(&["# A\n\none", "# B\n\ntwo"]);
        let snapshot = catalogue.snapshot();
        catalogue.observe(vec![crate::store::catalogue::live::FileObservation::FolderGone(folder.path().to_owned())]);
        let two = [Needle::new("two").unwrap()];
        assert_eq!(snapshot.seek(ArticleKey(0), &two, false, &|| false), Some(ArticleKey(1)));
        assert_eq!(catalogue.snapshot().seek(ArticleKey(0), &two, false, &|| false), None);
    }
}

//! Read and star status of the listed articles, and their identity in the ledger.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

use super::{Catalogue, name_of};
use crate::article::{Date, Embargo, Origin};
use crate::find::{Anchor, GivenSpeaker};
use crate::library::{ArticleKey, Change, ListRequest, ReadStatus, Speakers};
use crate::store::entry::{Entry, FileEntry, Presence, Stage};
use crate::store::ledger::{About, Headline, Known, Lookup, StatusTable};

impl Catalogue {
    /// By what the ledger knows an article; its headline is left to [`Catalogue::headline`].
    pub fn about(&self, key: ArticleKey) -> Option<About> {
        let entry = self.entries.get(self.current(key).0 as usize)?;
        let metadata = entry.metadata.as_ref();
        let fingerprint = metadata.and_then(|metadata| metadata.fingerprint).map(Into::into);
        let sketch = metadata.and_then(|metadata| metadata.sketch);
        Some(About { origin: self.as_whole(&entry.origin), fingerprint, sketch, headline: None })
    }

    /// Headline of an article for exports.
    pub fn headline(&self, key: ArticleKey) -> Option<Headline> {
        self.entries.get(key.0 as usize).map(|entry| headline(&entry))
    }

    /// Location, headline and embargo of an article.
    pub(crate) fn summary(&self, key: ArticleKey) -> Option<(Origin, Headline, Option<Embargo>)> {
        let entry = self.entries.get(key.0 as usize)?;
        let embargo = entry.metadata.as_ref().and_then(|metadata| metadata.embargo);
        Some((entry.origin.clone(), headline(&entry), embargo))
    }

    /// Location of an article with its absolute path.
    pub fn whole(&self, key: ArticleKey) -> Option<Origin> {
        Some(self.as_whole(&self.origin(key)?))
    }

    /// The location of an article as the opened folders name it, from its absolute path.
    pub(crate) fn given(&self, whole: &Origin) -> Option<Origin> {
        let file = self.roots.given(&whole.file).next()?;
        Some(Origin { file: file.into(), id: whole.id.clone() })
    }

    fn as_whole(&self, origin: &Origin) -> Origin {
        let whole = self.roots.whole(&origin.file);
        let file = if *whole == *origin.file { Arc::clone(&origin.file) } else { whole.into() };
        Origin { file, id: origin.id.clone() }
    }

    /// Every article that was ever found.
    pub fn keys(&self) -> impl Iterator<Item = ArticleKey> + use<> {
        (0..self.entries.len() as u32).map(ArticleKey)
    }

    /// The listed articles, in their order.
    pub fn listed(&self) -> impl Iterator<Item = ArticleKey> {
        self.order.from(0).map(ArticleKey)
    }

    /// The listed articles in the rows of a request.
    pub(crate) fn shown(&self, request: &ListRequest) -> Vec<ArticleKey> {
        self.order.range(request.rows.clone()).into_iter().map(ArticleKey).collect()
    }

    /// The articles at these absolute locations.
    pub(crate) fn keys_at(&self, origins: &[&Origin]) -> HashMap<Origin, ArticleKey> {
        let whole: HashSet<&Origin> = origins.iter().copied().collect();
        let mut wanted: HashMap<PathBuf, Vec<&Origin>> = HashMap::new();
        for origin in whole {
            for given in self.roots.given(&origin.file) {
                wanted.entry(given).or_default().push(origin);
            }
        }
        let mut found = HashMap::new();
        if wanted.is_empty() {
            return found;
        }
        let changed = self.files.changed().filter(|(_, file)| wanted.contains_key(&*file.path)).map(|(index, _)| index);
        let here: HashSet<usize> = wanted.keys().filter_map(|path| self.files.find_saved(path)).chain(changed).collect();
        for file in here.into_iter().map(|index| self.files.at(index)) {
            let Some(wanted) = wanted.get(&*file.path) else { continue };
            for index in file.entries() {
                let id = &self.entries.at(index).origin.id;
                let here = wanted.iter().filter(|origin| origin.id == *id);
                found.extend(here.map(|origin| ((*origin).clone(), ArticleKey(index))));
            }
        }
        found
    }

    /// Whether an article at this absolute location may be in a file that has not been read yet.
    pub(crate) fn is_to_be_read(&self, whole: &Origin) -> bool {
        let given: Vec<PathBuf> = self.roots.given(&whole.file).collect();
        let unread = |file: &FileEntry| matches!(file.stage, Stage::Waiting | Stage::Reading);
        self.files.changed().any(|(_, file)| unread(file) && given.iter().any(|path| **path == *file.path))
    }

    /// The entry under which an article was found again after its file had been removed, or its own.
    fn current(&self, key: ArticleKey) -> ArticleKey {
        self.successors.get(&key.0).map_or(key, |&key| ArticleKey(key))
    }

    /// Read and star status of an article.
    pub fn status(&self, key: ArticleKey) -> ReadStatus {
        self.entries.status(key.0)
    }

    /// Sets the status of an article as found in the ledger; it counts as the status all along, not as a change.
    pub(crate) fn find_status(&mut self, key: ArticleKey, status: ReadStatus) {
        self.unread = None;
        self.entries.set_status(key.0, status);
    }

    /// Applies a status change. The article stays in the list, or out of it, until the next list request with another query.
    pub(crate) fn change_status(&mut self, change: &Change) {
        let Some(key) = change.key() else { return };
        self.change_entry(key, change);
        if self.current(key) != key {
            self.change_entry(self.current(key), change);
        }
    }

    fn change_entry(&mut self, key: ArticleKey, change: &Change) {
        if key.0 as usize >= self.entries.len() {
            return;
        }
        self.unread = None;
        let before = self.entries.status(key.0);
        let mut status = before;
        match change {
            Change::Read { read, .. } => status.read = *read,
            Change::Starred { starred, .. } => status.starred = *starred,
            Change::Place { place, .. } => status.progress = place.progress,
            Change::Seen { text, .. } => {
                let metadata = self.entries.get(key.0 as usize).and_then(|entry| entry.metadata.clone());
                let current = metadata.and_then(|metadata| metadata.fingerprint);
                status.changed = current.is_some_and(|current| current.get() != text.fingerprint());
            }
            Change::Speaker { given, .. } => status.speakers = Speakers::of(self.give_speaker(key, &given.0, given.1.as_deref())),
            Change::Folds { .. }
            | Change::Mark { .. }
            | Change::Note { .. }
            | Change::NoteGone { .. }
            | Change::Measure(_)
            | Change::Searched { .. }
            | Change::Session(..)
            | Change::SavedSearch { .. } => return,
        }
        self.entries.set_status(key.0, status);
        if status != before {
            self.earlier_statuses.entry(key.0).or_insert(before);
        }
    }

    /// Makes a new query use the current statuses; the same query in another order does not.
    pub(super) fn refresh_statuses(&mut self, request: &ListRequest) {
        let same = self.request.as_ref().is_some_and(|old| {
            let words = (&old.query, old.typing) == (&request.query, request.typing);
            words && (old.generation == request.generation || old.order != request.order)
        });
        if !same {
            self.earlier_statuses.clear();
        }
    }

    /// Finds the status of an article by its path and its text. Queries the ledger itself where the two disagree; returns what the ledger
    /// must follow in that case.
    pub fn find(&mut self, key: ArticleKey, statuses: &StatusTable, lookup: Option<&Lookup>) -> Option<About> {
        let about = self.about(key)?;
        let known = statuses.of(&about);
        let (status, follow) = match known {
            Known::Surely(status) => (status, false),
            Known::Perhaps(_) | Known::Elsewhere => {
                let status = if let Known::Perhaps(status) = known { status } else { ReadStatus::default() };
                lookup.and_then(|lookup| lookup.status(&about).ok()).map_or((status, false), |(status, known)| (status, !known))
            }
        };
        self.find_status(key, status);
        lookup.inspect(|lookup| self.find_speakers(key, lookup));
        match (known, follow) {
            (Known::Elsewhere, true) => self.succeed(key, lookup.and_then(|lookup| lookup.moved_from(&about).ok()?).as_ref()),
            (Known::Elsewhere, false) => drop(self.doubtful.insert(key.0)),
            _ => (),
        }
        follow.then_some(about)
    }

    /// Finds the speakers of an article that were put right, where its status says that there are any.
    pub(crate) fn find_speakers(&mut self, key: ArticleKey, lookup: &Lookup) {
        if self.entries.status(key.0).speakers == Speakers::PutRight {
            self.load_speakers(key, lookup);
        }
    }

    /// Finds the speakers of the articles at these absolute locations that were put right.
    pub(crate) fn find_speakers_at(&mut self, origins: &[Origin], lookup: &Lookup) {
        for key in self.keys_at(&origins.iter().collect::<Vec<_>>()).into_values() {
            self.load_speakers(key, lookup);
        }
    }

    fn load_speakers(&mut self, key: ArticleKey, lookup: &Lookup) {
        let found = self.about(key).and_then(|about| lookup.speakers(&about).ok());
        Arc::make_mut(&mut self.speakers).insert(key.0, found.unwrap_or_default().into());
    }

    /// Puts the speaker of a quotation right; returns whether any of the article is after that.
    fn give_speaker(&mut self, key: ArticleKey, anchor: &Anchor, name: Option<&str>) -> bool {
        let speakers = Arc::make_mut(&mut self.speakers);
        let mut all = speakers.get(&key.0).map(|all| all.to_vec()).unwrap_or_default();
        GivenSpeaker::set(&mut all, anchor, name);
        let any = !all.is_empty();
        speakers.insert(key.0, all.into());
        any
    }

    /// Records that an article was found to be the one saved for `from`, if that is known here: changes of the one are changes of the other.
    fn succeed(&mut self, key: ArticleKey, from: Option<&Origin>) {
        self.doubtful.remove(&key.0);
        let Some(from) = from.filter(|_| self.gone > 0) else { return };
        let former = self.keys_at(&[from]).get(from).copied();
        if let Some(former) = former.filter(|former| *former != key && self.entries.presence(former.0) == Presence::FileGone) {
            self.successors.insert(former.0, key.0);
        }
    }

    /// The articles that may be saved ones that were moved, after files were removed.
    pub(crate) fn take_doubtful(&mut self) -> Vec<ArticleKey> {
        std::mem::take(&mut self.doubtful).into_iter().map(ArticleKey).collect()
    }
}

fn headline(entry: &Entry) -> Headline {
    let Some(metadata) = &entry.metadata else { return Headline { title: name_of(entry), ..Headline::default() } };
    Headline {
        title: metadata.name().to_owned(),
        source: metadata.source.to_string(),
        date: metadata.date.map(Date::iso).unwrap_or_default(),
        author: metadata.authors.join(", "),
        url: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats;
    use crate::library::Order;
    use crate::store::entry::FileContents;

    fn catalogue() -> Catalogue {
        let mut catalogue = Catalogue::of(&["/library".into()]);
        catalogue.add(vec!["/library/a.txt".into(), "/library/b.txt".into()]);
        for (file, path) in catalogue.take_unread(2) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let articles = formats::parse(&name, format!("Text of {name}\n").into_bytes());
            catalogue.record(file, FileContents::of(&articles, None));
        }
        catalogue
    }

    fn ask(catalogue: &mut Catalogue, generation: u64, query: &str, order: Order) -> Vec<u32> {
        let request = ListRequest { generation, query: query.into(), typing: false, order, rows: 0..10, anchor: None };
        catalogue.arrange(&request, Date::default(), &|| false);
        catalogue.answer(&request).rows.iter().map(|row| row.key.0).collect()
    }

    #[test]
    fn read_and_starred_articles_are_found() {
        let mut catalogue = catalogue();
        catalogue.change_status(&Change::Read { key: ArticleKey(0), read: true });
        catalogue.change_status(&Change::Starred { key: ArticleKey(1), starred: true });
        assert_eq!(ask(&mut catalogue, 1, "is:read", Order::Title), [0]);
        assert_eq!(ask(&mut catalogue, 2, "is:unread", Order::Title), [1]);
        assert_eq!(ask(&mut catalogue, 3, "is:starred", Order::Title), [1]);
    }

    #[test]
    fn nothing_vanishes_until_another_query_is_made() {
        let mut catalogue = catalogue();
        assert_eq!(ask(&mut catalogue, 1, "is:unread", Order::Title), [0, 1]);
        catalogue.change_status(&Change::Read { key: ArticleKey(0), read: true });
        assert_eq!(ask(&mut catalogue, 1, "is:unread", Order::Title), [0, 1]);
        assert_eq!(ask(&mut catalogue, 2, "is:unread", Order::Newest), [0, 1]);
        assert!(catalogue.answer(&catalogue.request.clone().unwrap()).rows[0].status.read);
        assert_eq!(ask(&mut catalogue, 3, "is:unread", Order::Newest), [1]);
    }

    #[test]
    fn an_article_of_a_file_may_come_as_long_as_that_is_not_read() {
        let mut catalogue = Catalogue::of(&["/library".into()]);
        catalogue.add(vec!["/library/a.ninjs".into()]);
        let at = |id: &str| Origin::new(PathBuf::from("/library/a.ninjs"), Some(id));
        assert!(catalogue.keys_at(&[&at("two")]).is_empty() && catalogue.is_to_be_read(&at("two")));
        let (file, _) = catalogue.take_unread(1).remove(0);
        let articles = formats::parse("a.ninjs", br#"[{"uri": "one", "headline": "A"}, {"uri": "two", "headline": "B"}]"#.to_vec());
        catalogue.record(file, FileContents::of(&articles, None));
        assert_eq!(catalogue.keys_at(&[&at("two")])[&at("two")], ArticleKey(1));
        assert!(!catalogue.is_to_be_read(&at("three")));
    }

    #[test]
    fn articles_are_known_by_their_whole_path() {
        let catalogue = catalogue();
        let at = |path: &str| Origin::from(PathBuf::from(path));
        let keys = catalogue.keys_at(&[&at("/library/b.txt"), &at("/elsewhere/a.txt")]);
        assert_eq!(keys, HashMap::from([(at("/library/b.txt"), ArticleKey(1))]));
    }
}

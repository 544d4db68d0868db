//! The articles of folders, all read, for the commands that need them in order. What cannot be read is told, and the rest is there
//! all the same.

use std::collections::{HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::thread;

use anyhow::Result;

use super::output;
use super::sources::{self, Piped};
use crate::app::kept::{Change, Standing};
use crate::app::{ArticleKey, ListRequest, Listed, Order};
use crate::query;
use crate::runtime::clock::today;
use crate::runtime::watcher::sight_of;
use crate::runtime::workers::STACK;
use crate::store::ledger::{self, About, Lookup, Site};
use crate::store::shelf::Folded;
use crate::store::{Catalogue, Learnt, walk};
use crate::words::Words;

/// The articles of some folders and files.
pub(super) struct Library {
    catalogue: Catalogue,
    /// What was told to be unreadable.
    failed: HashSet<PathBuf>,
}

/// What became of a file.
type Read = (ArticleKey, PathBuf, Result<Option<(Learnt, Folded)>>);

impl Library {
    /// Reads what lies under `paths`, on all processors.
    pub(super) fn read(paths: &[PathBuf], piped: &Piped, words: &Words) -> Result<Self> {
        Self::read_telling(paths, piped, words, &|_| ())
    }

    /// The same; how many files there are to read is told as soon as it is known.
    pub(super) fn read_telling(paths: &[PathBuf], piped: &Piped, words: &Words, tell: &dyn Fn(usize)) -> Result<Self> {
        let mut catalogue = Catalogue::of(paths);
        walk::walk(paths, &mut |batch| {
            catalogue.add(batch);
            true
        });
        let files = catalogue.hand_out(usize::MAX);
        tell(files.len());
        let mut library = Self { catalogue, failed: HashSet::new() };
        let (next, (answers, read)) = (AtomicUsize::new(0), channel::<Read>());
        thread::scope(|scope| {
            for _ in 0..thread::available_parallelism().map_or(2, usize::from).min(files.len()) {
                let (files, next, answers) = (&files, &next, answers.clone());
                let work = move || {
                    while let Some((key, path)) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                        let _ = answers.send((*key, path.clone(), learn(path, piped)));
                    }
                };
                thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work)?;
            }
            drop(answers);
            for read in read {
                library.take(read, words);
            }
            Ok(library)
        })
    }

    fn take(&mut self, (key, path, read): Read, words: &Words) {
        let (learnt, folded) = match read {
            Ok(Some(read)) => read,
            Ok(None) => unreadable(&path),
            Err(error) => {
                output::complain(&error, words);
                self.failed.insert(path.clone());
                unreadable(&path)
            }
        };
        self.catalogue.learn(key, learnt, folded);
    }

    /// Puts the articles that match a search in order.
    pub(super) fn arrange(&mut self, query: String, order: Order) -> Listed {
        if query::parse(&query).asks_standing() {
            self.find_standings();
        }
        let request = ListRequest { generation: 0, query, typing: false, order, rows: 0..usize::MAX, anchor: None };
        self.catalogue.arrange(&request, today(), &|| false);
        self.catalogue.answer(&request)
    }

    /// The file of an article.
    pub(super) fn path(&self, key: ArticleKey) -> Option<&PathBuf> {
        self.catalogue.path(key)
    }

    /// By what the ledger knows an article, and what it is called there.
    pub(super) fn about(&self, key: ArticleKey) -> Option<About> {
        Some(About { headline: self.catalogue.headline(key), ..self.catalogue.about(key)? })
    }

    /// Takes in that something is kept of an article now.
    pub(super) fn change(&mut self, change: &Change) {
        self.catalogue.change_standing(change);
    }

    /// How the articles stand, where anything is kept of any.
    pub(super) fn find_standings(&mut self) {
        let Some(lookup) = ledger::file().and_then(|file| Lookup::open(&Site::File(file)).ok()) else { return };
        let Ok(standings) = lookup.standings() else { return };
        for key in self.catalogue.keys() {
            // A moved article is found all the same; the reader is who follows it for good.
            let _ = self.catalogue.find(key, &standings, Some(&lookup));
        }
    }

    /// The article in a file, given from the root of the disk.
    pub(super) fn key_at(&self, whole: &Path) -> Option<ArticleKey> {
        self.catalogue.keys_at(&[whole]).get(whole).copied()
    }

    /// The articles in files, given from the root of the disk.
    pub(super) fn keys_at(&self, whole: &[&Path]) -> HashMap<PathBuf, ArticleKey> {
        self.catalogue.keys_at(whole)
    }

    /// The file of an article, from the root of the disk.
    pub(super) fn whole_path(&self, key: ArticleKey) -> Option<PathBuf> {
        self.catalogue.whole_path(key)
    }

    /// How an article stands.
    pub(super) fn standing(&self, key: ArticleKey) -> Standing {
        self.catalogue.standing(key)
    }

    /// The files of the list that link a video.
    pub(super) fn with_videos(&self) -> Vec<PathBuf> {
        self.catalogue.with_videos()
    }

    /// Reads one file again, which was just written to.
    pub(super) fn read_again(&mut self, path: &Path, words: &Words) {
        self.catalogue.see(vec![sight_of(path.to_owned())]);
        for (key, path) in self.catalogue.hand_out(usize::MAX) {
            let read = learn(&path, &Piped::default());
            self.take((key, path, read), words);
        }
    }

    /// The files of the list that could be read, in its order.
    pub(super) fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        self.catalogue.paths().filter(|path| !self.failed.contains(*path))
    }

    /// Whether every file could be read.
    pub(super) fn is_whole(&self) -> bool {
        self.failed.is_empty()
    }
}

/// What is learnt of a file; `None` where a parser fell over.
fn learn(path: &Path, piped: &Piped) -> Result<Option<(Learnt, Folded)>> {
    let read = catch_unwind(AssertUnwindSafe(|| {
        let articles = sources::articles(path, piped)?;
        Ok(articles.first().map(|named| Learnt::of(&named.article)))
    }));
    read.unwrap_or(Ok(None))
}

fn unreadable(path: &Path) -> (Learnt, Folded) {
    (Learnt::unreadable(&path.to_string_lossy()), Folded::Short(String::new()))
}

//! Loads all articles of folders and files, for the commands that list them: from the index, where there is one, and from the files that
//! have changed since. Unreadable files are reported, the rest is loaded all the same.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::thread;

use anyhow::Result;

use super::output;
use super::parallel;
use super::saved_speakers::SavedSpeakers;
use super::sources::{self, Named, Piped, STDIN};
use crate::article::Origin;
use crate::library::{ArticleKey, ListRequest, Order, PassedOverCounts};
use crate::query::{self, Plan};
use crate::runtime::clock::today;
use crate::runtime::threads::STACK;
use crate::runtime::watcher;
use crate::store::entry::{FileContents, FileKey};
use crate::store::index::{Basis, IndexPlace, Loaded, Outcome, Unfit};
use crate::store::ledger::{self, DbLocation, Lookup};
use crate::store::stamp::stamp;
use crate::store::{Catalogue, walk};
use crate::words::{Cause, Mistake, Notice, Words, Wrong};

pub(super) struct Library {
    pub(super) catalogue: Catalogue,
    /// The state of the index that articles are from.
    pub(super) basis: Option<Basis>,
    failed: HashSet<Arc<Path>>,
    only: Only,
    /// Files of the folders that are of no kind read here.
    pub(super) passed_over: PassedOverCounts,
}

/// The requested articles of a file, by name.
type Only = HashMap<Arc<Path>, Vec<Box<str>>>;

type Read = (FileKey, Arc<Path>, Result<FileContents>);

/// Called after a file was read, with the number of those that were, of how many, and the bytes in it.
pub(super) type Progress<'a> = &'a mut dyn FnMut(usize, usize, u64);

impl Library {
    /// Reads everything under `paths`, in parallel, for a list that matches `query`.
    pub(super) fn read(paths: &[PathBuf], query: &str, piped: &Piped, words: &Words) -> Result<Self> {
        let mut library = Self::open(paths, words);
        library.read_files(query::parse(query).asks_status(), piped, words, &mut |_, _, _| ())?;
        Ok(library)
    }

    /// Finds everything under `paths`; what the index holds, if there is one, is read.
    pub(super) fn open(paths: &[PathBuf], words: &Words) -> Self {
        let index = IndexPlace::of(paths).and_then(|place| match place.load_verified() {
            Ok(index) => index,
            Err(Unfit::Damaged) => {
                output::report(&words.say(&Notice::IndexIgnored));
                None
            }
            Err(Unfit::Outdated) => None,
        });
        Self::find(paths, index)
    }

    /// Finds everything under `paths`; what the index holds and has not changed since is read.
    pub(super) fn find(paths: &[PathBuf], index: Option<Loaded>) -> Self {
        let (paths, only) = part(paths);
        let mut catalogue = Catalogue::of(&paths);
        let basis = index.as_ref().map(|index| index.basis);
        let rows = index.as_ref().map(|index| Arc::clone(&index.rows));
        let passed_over = if let (Some(index), Some(rows)) = (index, rows) {
            catalogue.take_index(index);
            let (passed_over, unchanged) = walk::compare(&paths, &rows, &mut |batch| {
                catalogue.observe(batch.into_iter().map(watcher::observe).collect());
                true
            });
            unchanged.inspect(|unchanged| drop(catalogue.confirm(unchanged)));
            catalogue.end_walk();
            passed_over
        } else {
            walk::walk(&paths, &mut |batch| {
                catalogue.add(batch);
                true
            })
        };
        Self { catalogue, basis, failed: HashSet::new(), only, passed_over }
    }

    /// Reads the files that were not read yet. They are `sketched` where their saved state may be asked for.
    pub(super) fn read_files(&mut self, sketched: bool, piped: &Piped, words: &Words, progress: Progress<'_>) -> Result<()> {
        self.read_at_most(usize::MAX, (sketched, piped), words, progress)
    }

    /// Reads so many of the files that were not read yet, or all that are left; [`Self::read_files`] says how.
    fn read_at_most(&mut self, most: usize, (sketched, piped): (bool, &Piped), words: &Words, progress: Progress<'_>) -> Result<()> {
        let (files, only) = (self.catalogue.take_unread(most), std::mem::take(&mut self.only));
        let (next, (answers, results)) = (AtomicUsize::new(0), channel::<Read>());
        let done = thread::scope(|scope| {
            for _ in 0..thread::available_parallelism().map_or(2, usize::from).min(files.len()) {
                let (files, only, next, answers) = (&files, &only, &next, answers.clone());
                let work = move || {
                    while let Some((file, path)) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                        let _ = answers.send((*file, Arc::clone(path), read(path, only, sketched, piped)));
                    }
                };
                thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work)?;
            }
            drop(answers);
            for (number, result) in results.into_iter().enumerate() {
                let size = self.take(result, words);
                progress(number + 1, files.len(), size);
            }
            Ok(())
        });
        self.only = only;
        done
    }

    /// Reads the files that were not read yet, so many at a time, and saves the index after each part, so that only one part is in memory.
    /// Returns the number of files read, and what came of saving the last part.
    pub(super) fn index(&mut self, place: &IndexPlace, part: usize, words: &Words, progress: Progress<'_>) -> Result<(usize, Outcome)> {
        let (files, mut read) = (self.catalogue.count_unread(), 0);
        loop {
            let begun = read;
            self.read_at_most(part, (true, &Piped::default()), words, &mut |number, _, size| {
                read = begun + number;
                progress(read, files, size);
            })?;
            let draft = self.catalogue.draft();
            let saved = place.save(&draft, self.basis);
            match saved.map_err(|error| Wrong(Mistake::NotWritten { path: place.shown(), why: Cause::from(&error) }))? {
                outcome if read == begun || self.catalogue.is_read() => return Ok((read, outcome)),
                Outcome::Busy => return Ok((read, Outcome::Busy)),
                Outcome::Same => (),
                Outcome::Saved(saved) => {
                    self.basis = Some(saved.basis);
                    self.catalogue.use_saved(*saved, &draft);
                }
            }
        }
    }

    /// The files that were not read yet, for [`Self::read_some`].
    pub(super) fn unread(&mut self) -> HashMap<FileKey, Arc<Path>> {
        self.catalogue.take_unread(usize::MAX).into_iter().collect()
    }

    /// Reads these files, in parallel, for a list that does not ask for saved state.
    pub(super) fn read_some(&mut self, files: &[(FileKey, Arc<Path>)], piped: &Piped, words: &Words) -> Result<()> {
        let only = &self.only;
        let contents = parallel::map(files, |(_, path)| read(path, only, false, piped))?;
        for ((file, path), contents) in files.iter().zip(contents) {
            self.take((*file, Arc::clone(path), contents), words);
        }
        Ok(())
    }

    /// Takes in what was read of a file; returns its size in bytes.
    fn take(&mut self, (file, path, read): Read, words: &Words) -> u64 {
        let contents = read.unwrap_or_else(|error| {
            output::print_error(&error, words);
            self.failed.insert(path);
            FileContents::default()
        });
        let size = contents.stamp.map_or(0, |stamp| stamp.size);
        self.catalogue.record(file, contents);
        size
    }

    /// Sorts the articles that match a search.
    pub(super) fn arrange(&mut self, query: String, order: Order) {
        if query::parse(&query).asks_status() {
            self.find_statuses();
        }
        SavedSpeakers::asked_by(&query).give(&mut self.catalogue);
        let request = ListRequest { generation: 0, query, typing: false, order, rows: 0..0, anchor: None };
        self.catalogue.arrange(&request, today(), &|| false);
    }

    /// Loads read and star status, if any is saved.
    pub(super) fn find_statuses(&mut self) {
        let Some(file) = ledger::file() else { return };
        ledger::take_up_rescued(&file);
        let Ok(lookup) = Lookup::open(&DbLocation::File(file)) else { return };
        let Ok(statuses) = lookup.statuses() else { return };
        for key in self.catalogue.keys() {
            // A moved article is found too; only the reader records the move.
            let _ = self.catalogue.find(key, &statuses, Some(&lookup));
        }
    }

    /// The listed articles whose files could be read, in order.
    pub(super) fn listed(&self) -> impl Iterator<Item = ArticleKey> {
        let was_read = |key| self.catalogue.origin(key).is_some_and(|origin| !self.failed.contains(&origin.file));
        let read = move |key: &ArticleKey| self.failed.is_empty() || was_read(*key);
        self.catalogue.listed().filter(read)
    }

    /// Those of some articles that match a query and whose files could be read.
    pub(super) fn matching(&self, keys: &[ArticleKey], plan: &Plan) -> Vec<ArticleKey> {
        let mut found = self.catalogue.snapshot().select(keys, plan);
        found.retain(|key| self.catalogue.origin(*key).is_some_and(|origin| !self.failed.contains(&origin.file)));
        found
    }

    pub(super) fn is_whole(&self) -> bool {
        self.failed.is_empty()
    }
}

/// The given files, and which of their articles are requested, if not all.
fn part(given: &[PathBuf]) -> (Vec<PathBuf>, Only) {
    let (mut paths, mut only) = (Vec::new(), Only::new());
    let origins: Vec<Origin> = given.iter().map(|path| sources::origin(path)).collect();
    let whole: Vec<PathBuf> = origins.iter().filter(|origin| origin.id.is_none()).map(|origin| absolute(&origin.file)).collect();
    for Origin { file, id } in origins {
        // All articles of a file are requested if the file itself or a folder above it is given.
        let covered = *file != *Path::new(STDIN) && whole.iter().any(|path| absolute(&file).starts_with(path));
        let Some(id) = id.filter(|_| !covered) else {
            paths.push(file.to_path_buf());
            continue;
        };
        let ids = only.entry(Arc::clone(&file)).or_default();
        if ids.is_empty() {
            paths.push(file.to_path_buf());
        }
        ids.push(id);
    }
    (paths, only)
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

fn read(path: &Path, only: &Only, sketched: bool, piped: &Piped) -> Result<FileContents> {
    let stamp = stamp(path);
    let ids = only.get(path);
    if ids.is_none() && path != STDIN {
        return sources::learn(path, stamp, sketched);
    }
    let articles = sources::all(path, piped)?;
    if let Some(error) = articles.iter().find_map(Named::failure) {
        return Err(error);
    }
    let Some(ids) = ids else { return Ok(FileContents::of(articles.iter().map(|named| &named.article), stamp)) };
    let wanted: Result<BTreeSet<usize>> = ids.iter().map(|id| sources::find(&articles, id)).collect();
    Ok(FileContents::of(wanted?.into_iter().filter_map(|at| Some(&articles.get(at)?.article)), stamp))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::file::PANICS;
    use crate::store::index::compare;

    #[test]
    fn a_panic_while_reading_one_file_leaves_the_others_listed() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.md", PANICS, "z.md"] {
            std::fs::write(folder.path().join(name), "# A title\n\nText").unwrap();
        }
        let words = Words::default();
        let mut library = Library::read(&[folder.path().to_owned()], "", &Piped::default(), &words).unwrap();
        library.arrange(String::new(), Order::Newest);
        assert_eq!((library.listed().count(), library.is_whole()), (2, false));
    }

    #[test]
    fn an_index_saved_in_parts_is_the_one_saved_at_once() {
        let (folder, cache) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let paths = [folder.path().to_owned()];
        let word = |number: usize| ["salt", "wind", "harbour"][number % 3];
        for number in 0..40 {
            let text = format!(
                "---\ndate: 2024-01-{:02}\nauthor: Ann {}\n---\n\n# The {}\n\nText",
                1 + number % 28,
                word(number),
                word(number / 2)
            );
            std::fs::write(folder.path().join(format!("{number:02}.md")), text).unwrap();
        }
        // Files changed a moment ago are not saved.
        thread::sleep(std::time::Duration::from_millis(300));
        let words = Words::default();
        let place = IndexPlace::below(cache.path(), &paths).unwrap();
        let mut library = Library::find(&paths, None);
        let mut seen = Vec::new();
        let (read, outcome) = library.index(&place, 7, &words, &mut |number, files, _| seen.push((number, files))).unwrap();
        assert_eq!((read, seen), (40, (1..=40).map(|number| (number, 40)).collect()));
        assert!(matches!(outcome, Outcome::Saved(_)));
        let mut saved = Catalogue::of(&paths);
        saved.take_index(place.load_verified().unwrap().unwrap());
        let mut whole = Library::find(&paths, None);
        whole.read_files(true, &Piped::default(), &words, &mut |_, _, _| ()).unwrap();
        let (saved_draft, draft) = (saved.draft(), whole.catalogue.draft());
        assert_eq!((compare(&saved_draft, &draft).len(), saved_draft.files.len()), (0, 40));
        assert!(saved.has_right_orders() && saved_draft.inverted.is_right(&saved_draft));
    }
}

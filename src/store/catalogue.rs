//! The library: metadata of each article, in the order of the list. Answers the list's requests, from the index on disk as far as that is
//! up to date, and from memory otherwise. `live` applies file changes, `learning` what was read from a file, and `search` finds.
//!
//! A file is one entry until it is read; then each of its articles is one, and the first of them takes over the file's.

pub mod archive;
mod by_path;
pub(crate) mod learning;
mod listing;
pub mod live;
pub(crate) mod quotations;
mod ranking;
mod renamed;
mod saved;
mod search;
mod shown;
mod status;

use std::collections::{HashMap, HashSet, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use super::entries::Entries;
use super::entry::{Entry, FileKey, Metadata, Stage};
use super::files::Files;
use super::index::{InvertedIndex, Placement};
use super::ledger::Roots;
use super::shelf::{self, Shelf};
use crate::article::{Date, Origin, clean};
use crate::find::{GivenSpeaker, Needle};
use crate::formats::dates;
use crate::library::{ArticleKey, Extent, Group, ListRequest, ListRow, ListWindow, Order, PassedOverCounts, ReadStatus};
use crate::query::Query;
use listing::Listing;
pub(crate) use search::Arrangement;

/// The library.
#[derive(Debug, Default)]
pub struct Catalogue {
    files: Files,
    /// Shared with running searches.
    entries: Entries,
    shelf: Shelf,
    /// The words of the texts that the index has saved.
    inverted: Arc<InvertedIndex>,
    /// The articles of these texts, determined by the first search after a change.
    placement: Arc<OnceLock<Placement>>,
    waiting: usize,
    /// Number of entries that no longer exist.
    gone: usize,
    /// Those that went last, in that order.
    gone_lately: VecDeque<u32>,
    request: Option<ListRequest>,
    query: Query,
    /// The needles of the query.
    needles: Arc<[Needle]>,
    /// The order of the list, and the request it answers.
    order: Listing,
    arranged: Option<ListRequest>,
    /// Whether the list is all of what was asked for.
    extent: Extent,
    /// The day on which the list was computed.
    today: Date,
    /// Number of unread articles in the list; `None` after a change, until it is asked for.
    unread: Option<usize>,
    /// Number of articles when the list was computed, and how many of them had been read.
    counts: (usize, usize),
    /// Every file before this one has been handed out for reading.
    next: usize,
    /// Files queued to be read again.
    again: VecDeque<u32>,
    /// Results of reading files again, until they are taken.
    reread: learning::Reread,
    /// Index of files by path, built on first use.
    paths: Option<live::Paths>,
    /// During another walk: the files found so far.
    found: Option<Vec<bool>>,
    /// The article that represents a file until the file is read, where one was requested.
    wanted: HashMap<PathBuf, Box<str>>,
    /// The entry kept in the list because the cursor is on it, although it no longer matches.
    held: Option<u32>,
    /// Articles whose file is gone, and the new entries under which they were found again.
    successors: HashMap<u32, u32>,
    /// Articles that may be saved ones that were moved, if the file of those should be removed.
    doubtful: HashSet<u32>,
    roots: Roots,
    /// Increased with every change of files or articles other than of their status.
    revision: u64,
    /// Index of files by inode, built on first use.
    inodes: Option<HashMap<u64, u32>>,
    /// Files that were given other names since they were observed.
    renamed: HashSet<u32>,
    /// Status of articles at the time of the list request, where it has changed since: nothing vanishes under the cursor.
    earlier_statuses: HashMap<u32, ReadStatus>,
    /// The speakers that were put right, by article. Shared with running searches.
    speakers: Arc<HashMap<u32, Arc<[GivenSpeaker]>>>,
}

impl Catalogue {
    /// An empty catalogue of these folders and files.
    pub fn of(paths: &[PathBuf]) -> Self {
        Self { roots: Roots::of(paths), shelf: shelf::folder().map(Shelf::beside).unwrap_or_default(), ..Self::default() }
    }

    /// Chooses the article to open in a file that holds several: it takes the file's place in the list, instead of the first one.
    pub(crate) fn want(&mut self, wanted: &Origin) {
        if let Some(id) = &wanted.id {
            self.wanted.insert(wanted.file.to_path_buf(), id.clone());
        }
    }

    /// Notes that files or articles have changed.
    fn touch(&mut self) {
        self.revision += 1;
        self.placement = Arc::default();
    }

    /// Differs after every change of files or articles other than of their status.
    pub(crate) fn revision(&self) -> u64 {
        self.revision
    }

    /// The location of an article.
    pub fn origin(&self, key: ArticleKey) -> Option<Origin> {
        self.entries.get(key.0 as usize).map(|entry| entry.origin.clone())
    }

    /// The file that contains an article.
    pub fn file_of(&self, key: ArticleKey) -> Option<FileKey> {
        ((key.0 as usize) < self.entries.len()).then(|| FileKey(self.entries.file_index(key.0)))
    }

    /// The path of a file.
    pub fn path(&self, file: FileKey) -> Option<Arc<Path>> {
        self.files.get(file.0 as usize).map(|file| Arc::clone(&file.path))
    }

    /// The articles that were ever found in a file.
    pub fn articles_of(&self, file: FileKey) -> Vec<ArticleKey> {
        self.files.get(file.0 as usize).map(|file| file.entries().map(ArticleKey).collect()).unwrap_or_default()
    }

    /// Number of known articles; a file not read yet counts as one.
    pub fn len(&self) -> usize {
        self.entries.len() - self.gone
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(crate) fn is_read(&self) -> bool {
        self.waiting == 0
    }

    /// Number of files that have to be read.
    pub(crate) fn count_unread(&self) -> usize {
        self.waiting
    }

    /// Whether this file still has to be read.
    pub fn waits(&self, file: FileKey) -> bool {
        matches!(self.files.stage(file.0 as usize), Stage::Waiting | Stage::Reading)
    }

    /// Up to `count` files to read next: those on screen first, then changed ones, then the others in the order in which they were found.
    pub fn take_unread(&mut self, count: usize) -> Vec<(FileKey, Arc<Path>)> {
        let visible = self.request.as_ref().map_or(0..0, |request| request.rows.clone());
        let on_screen = if self.waiting == 0 { Vec::new() } else { self.order.range(visible) };
        let on_screen: Vec<u32> = on_screen.into_iter().map(|index| self.entries.file_index(index)).collect();
        let mut on_screen = on_screen.into_iter();
        let mut picked = Vec::new();
        while picked.len() < count {
            let Some(index) = on_screen.next().or_else(|| self.again.pop_front()).or_else(|| self.next_new()) else { break };
            if self.files.stage(index as usize) == Stage::Waiting {
                let file = self.files.change(index as usize);
                file.stage = Stage::Reading;
                picked.push((FileKey(index), Arc::clone(&file.path)));
            }
        }
        picked
    }

    fn next_new(&mut self) -> Option<u32> {
        let index = (self.next < self.files.len()).then_some(self.next as u32);
        self.next += usize::from(index.is_some());
        index
    }

    /// Whether the list holds something that this request need not find there.
    pub(crate) fn holds_in_vain(&self, request: &ListRequest) -> bool {
        self.held.is_some_and(|held| request.anchor != Some(ArticleKey(held)))
    }

    /// Whether the list is the one that this request asks for, perhaps without articles that were read since.
    pub(crate) fn is_arranged_for(&self, request: &ListRequest) -> bool {
        self.arranged.as_ref().is_some_and(|arranged| arranged.asks_the_same(request))
    }

    /// How much of the list is known.
    pub(crate) fn extent(&self) -> Extent {
        self.extent
    }

    /// The window of the list that a request asks for.
    pub fn answer(&mut self, request: &ListRequest) -> ListWindow {
        self.request = Some(request.clone());
        let unread = self.unread();
        let first = request.rows.start.min(self.order.len());
        let rows = self.order.range(first..request.rows.end.max(first));
        let anchor = request.anchor.and_then(|key| self.order.position(key.0));
        ListWindow {
            generation: request.generation,
            complete: false,
            passed_over: PassedOverCounts::default(),
            known: self.counts.0,
            read: self.counts.1,
            total: self.order.len(),
            extent: self.extent,
            unread,
            first,
            rows: rows.into_iter().map(|index| self.row(index)).collect(),
            anchor,
            anchored: request.anchor,
            mistakes: self.query.mistakes.clone(),
            needles: Arc::clone(&self.needles),
        }
    }

    fn row(&self, index: u32) -> ListRow {
        let metadata = self.entries.metadata(index);
        let guess = || self.entries.in_memory(index).and_then(|entry| entry.guess);
        let date = metadata.as_ref().map_or_else(guess, |metadata| metadata.date);
        let row = ListRow {
            key: ArticleKey(index),
            date,
            gone: !self.entries.is_there(index),
            status: self.entries.status(index),
            group: self.group(date, metadata.as_deref()),
            ..ListRow::default()
        };
        match &metadata {
            Some(metadata) => ListRow {
                title: metadata.name().to_owned(),
                author: metadata.authors.first().cloned().unwrap_or_default(),
                source: metadata.source.to_string(),
                video: metadata.features.video,
                embargo: metadata.embargo,
                known: true,
                ..row
            },
            None => ListRow { title: name_of(&self.entries.at(index)), ..row },
        }
    }

    fn group(&self, date: Option<Date>, metadata: Option<&Metadata>) -> Group {
        match self.arranged.as_ref().map(|arranged| arranged.order.with_needles(&self.needles)) {
            Some(Order::Relevance) => Group::Ungrouped,
            None | Some(Order::Newest | Order::Oldest) => Group::of_date(date, self.today),
            // As they are sorted: without metadata, after all others.
            Some(Order::Title) => metadata.map_or(Group::Missing, |metadata| Group::of_title(&metadata.title)),
            Some(Order::Author) => Group::of_name(metadata.and_then(|metadata| metadata.authors.first()).map_or("", String::as_str)),
            Some(Order::Source) => Group::of_name(metadata.map_or("", |metadata| &metadata.source)),
        }
    }

    fn unread(&mut self) -> usize {
        *self.unread.get_or_insert_with(|| self.order.unread(&self.entries))
    }

    /// The listed articles that link a video, in the list's order.
    pub fn with_videos(&self) -> Vec<Origin> {
        let videos = self.order.from(0).filter(|&index| self.entries.has_video(index));
        videos.map(|index| self.entries.at(index).origin.clone()).collect()
    }
}

fn name_of(entry: &Entry) -> String {
    clean::line(&entry.origin.file.file_stem().unwrap_or_default().to_string_lossy())
}

/// The day that a path names: `2018-11-13-title.md`, `2018/11/13/title.md`, `2018/11/title.md`.
fn guess_date(path: &Path) -> Option<Date> {
    let name = path.file_name()?.to_string_lossy();
    if let Some(date) = name.get(..10).and_then(|head| dates::read(head, None)) {
        return Some(date);
    }
    let mut numbers = path.parent()?.components().rev().map(|part| part.as_os_str().to_str().and_then(|part| part.parse::<u32>().ok()));
    let last = numbers.next()??;
    let before = numbers.next()??;
    match numbers.next().flatten() {
        Some(year) if year > 1000 => Date::new(i32::try_from(year).ok()?, before, last),
        _ => Date::new(i32::try_from(before).ok().filter(|&year| year > 1000)?, last, 1),
    }
}

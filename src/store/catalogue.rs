//! The library in memory: what is known of each article, in the order asked for. Answers the list's questions; an index of a
//! million articles will answer the same ones. What comes and goes on the disk is taken in by `live`, what reading a file taught by
//! `learning`.
//!
//! A file is one entry until it is read; then each of its articles is one, and the first of them takes the file's.

mod learning;
pub mod live;
mod shown;
mod status;

use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::entry::{Entry, FileKey, Learnt, Paper, Presence, Stage};
use super::ledger::Roots;
use super::shelf::{self, Reading, Shelf};
use crate::article::{Date, Origin, clean};
use crate::find::{Needle, fold};
use crate::formats::dates;
use crate::library::{ArticleKey, ListRequest, ListRow, ListWindow, Order, ReadStatus};
use crate::query::{Plan, Query, parse, parse_typing};
use shown::Shown;

/// The library.
#[derive(Debug, Default)]
pub struct Catalogue {
    papers: Vec<Paper>,
    entries: Vec<Entry>,
    shelf: Shelf,
    /// How many files are still to be read.
    waiting: usize,
    /// How many entries are not there any more.
    gone: usize,
    request: Option<ListRequest>,
    query: Query,
    order: Vec<u32>,
    /// Every file before this one has been handed out for reading.
    next: usize,
    /// The files that were read before and are to be read again.
    again: VecDeque<u32>,
    /// The files by path, once something asked for one by it.
    paths: Option<live::Paths>,
    /// While the folders are looked through again: which files were found.
    found: Option<Vec<bool>>,
    /// Which article of a file stands for it until it is read, where that was said.
    wanted: HashMap<PathBuf, Box<str>>,
    /// What stays in the list because it is under the cursor, though it does not belong there any more.
    held: Option<u32>,
    /// The folders that are open.
    roots: Roots,
    /// How articles stood when the question was asked, where they stand otherwise now: nothing vanishes under the cursor.
    stood: HashMap<u32, ReadStatus>,
}

impl Catalogue {
    /// An empty catalogue of these folders and files.
    pub fn of(paths: &[PathBuf]) -> Self {
        Self { roots: Roots::of(paths), shelf: shelf::folder().map(Shelf::beside).unwrap_or_default(), ..Self::default() }
    }

    /// Says which article is wanted of a file that holds several: it takes the file's place, not the first one.
    pub fn want(&mut self, wanted: &Origin) {
        if let Some(id) = &wanted.id {
            self.wanted.insert(wanted.file.to_path_buf(), id.clone());
        }
    }

    /// Where an article lies.
    pub fn origin(&self, key: ArticleKey) -> Option<&Origin> {
        self.entries.get(key.0 as usize).map(|entry| &entry.origin)
    }

    /// Which file an article lies in.
    pub fn file_of(&self, key: ArticleKey) -> Option<FileKey> {
        self.entries.get(key.0 as usize).map(|entry| FileKey(entry.paper))
    }

    /// The path of a file.
    pub fn path(&self, file: FileKey) -> Option<&Arc<Path>> {
        self.papers.get(file.0 as usize).map(|paper| &paper.path)
    }

    /// The articles that were ever found in a file.
    pub fn articles_of(&self, file: FileKey) -> Vec<ArticleKey> {
        self.papers.get(file.0 as usize).map(|paper| paper.entries().map(ArticleKey).collect()).unwrap_or_default()
    }

    /// How many articles there are, as far as is known: a file that was not read yet counts as one.
    pub fn len(&self) -> usize {
        self.entries.len() - self.gone
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether every file has been read.
    pub fn is_read(&self) -> bool {
        self.waiting == 0
    }

    /// Whether this file still has to be read.
    pub fn waits(&self, file: FileKey) -> bool {
        self.papers.get(file.0 as usize).is_some_and(|paper| matches!(paper.stage, Stage::Waiting | Stage::Reading))
    }

    /// Up to `count` files to read next: those on screen first, then what changed, then the others in the order in which they were
    /// found.
    pub fn hand_out(&mut self, count: usize) -> Vec<(FileKey, Arc<Path>)> {
        let visible = self.request.as_ref().map_or(0..0, |request| request.rows.clone());
        let on_screen = self.order.get(visible.start.min(self.order.len())..visible.end.min(self.order.len())).unwrap_or_default();
        let on_screen: Vec<u32> = on_screen.iter().map(|&index| self.entries[index as usize].paper).collect();
        let mut on_screen = on_screen.into_iter();
        let mut picked = Vec::new();
        while picked.len() < count {
            let Some(index) = on_screen.next().or_else(|| self.again.pop_front()).or_else(|| self.next_new()) else { break };
            let paper = &mut self.papers[index as usize];
            if paper.stage == Stage::Waiting {
                paper.stage = Stage::Reading;
                picked.push((FileKey(index), Arc::clone(&paper.path)));
            }
        }
        picked
    }

    fn next_new(&mut self) -> Option<u32> {
        let index = (self.next < self.papers.len()).then_some(self.next as u32);
        self.next += usize::from(index.is_some());
        index
    }

    /// Puts the list in the order asked for, narrowed as asked. Stops early, with the list as it was, where `stop` says so.
    pub fn arrange(&mut self, request: &ListRequest, today: Date, stop: &dyn Fn() -> bool) {
        self.ask_anew(request);
        self.query = if request.typing { parse_typing(&request.query) } else { parse(&request.query) };
        let mut order: Vec<u32> = if self.query.is_empty() {
            let there = |index: &u32| self.entries[*index as usize].presence == Presence::There;
            (0..self.entries.len() as u32).filter(there).collect()
        } else {
            let Some(found) = self.matching(&self.query.plan(today), stop) else { return };
            found
        };
        self.hold(request, &mut order);
        let entries = &self.entries;
        match request.order {
            Order::Newest | Order::Oldest => {
                let newest = request.order == Order::Newest;
                order.sort_unstable_by(|&here, &there| {
                    let (a, b) = (&entries[here as usize], &entries[there as usize]);
                    let dates = match (self.day(a), self.day(b)) {
                        (Some(a), Some(b)) if newest => b.cmp(&a),
                        (Some(a), Some(b)) => a.cmp(&b),
                        (a, b) => b.is_some().cmp(&a.is_some()),
                    };
                    // By bytes: taking paths apart costs more than all the rest.
                    let files = || a.origin.file.as_os_str().cmp(b.origin.file.as_os_str());
                    dates.then_with(files).then((a.number, here).cmp(&(b.number, there)))
                });
            }
            Order::Title | Order::Author | Order::Source => {
                let key = |index: u32| {
                    let learnt = entries[index as usize].learnt.as_deref();
                    let text = learnt.map_or("", |learnt| sort_text(learnt, request.order));
                    let title = learnt.filter(|_| request.order != Order::Title).map_or("", |learnt| &*learnt.title);
                    (text.is_empty(), fold(text), fold(title))
                };
                order.sort_by_cached_key(|&index| key(index));
            }
        }
        self.order = order;
    }

    /// Nothing vanishes under the cursor: what was listed there stays until the cursor leaves it or another question is asked.
    fn hold(&mut self, request: &ListRequest, order: &mut Vec<u32>) {
        let same = self.request.as_ref().is_some_and(|old| old.generation == request.generation);
        let under_cursor = request.anchor.map(|key| key.0).filter(|index| same && self.order.contains(index));
        self.held = under_cursor.filter(|index| !order.contains(index));
        order.extend(self.held);
    }

    /// Whether the list holds something that this request need not find there.
    pub fn holds_in_vain(&self, request: &ListRequest) -> bool {
        self.held.is_some_and(|held| request.anchor != Some(ArticleKey(held)))
    }

    /// The answer to a request; puts the list in order first where the request asks for another one or more was learnt.
    pub fn answer(&mut self, request: &ListRequest) -> ListWindow {
        self.request = Some(request.clone());
        let first = request.rows.start.min(self.order.len());
        let rows = &self.order[first..request.rows.end.clamp(first, self.order.len())];
        let anchor = request.anchor.and_then(|key| self.order.iter().position(|&index| index == key.0));
        ListWindow {
            generation: request.generation,
            complete: false,
            known: self.len(),
            read: self.len() - self.waiting,
            total: self.order.len(),
            first,
            rows: rows.iter().map(|&index| self.row(index)).collect(),
            anchor,
            anchored: request.anchor,
            mistakes: self.query.mistakes.clone(),
            needles: self.query.needles().into(),
        }
    }

    fn row(&self, index: u32) -> ListRow {
        let entry = &self.entries[index as usize];
        let row = ListRow {
            key: ArticleKey(index),
            date: self.day(entry),
            gone: entry.presence != Presence::There,
            status: entry.status,
            ..ListRow::default()
        };
        match &entry.learnt {
            Some(learnt) => ListRow {
                title: learnt.title.to_string(),
                byline: learnt.byline().to_owned(),
                video: learnt.features.video,
                embargo: learnt.embargo,
                known: true,
                ..row
            },
            None => ListRow { title: name_of(entry), ..row },
        }
    }

    fn day(&self, entry: &Entry) -> Option<Date> {
        entry.learnt.as_ref().map_or_else(|| self.papers[entry.paper as usize].guess, |learnt| learnt.date)
    }

    /// The next article in the list's order with a match of any of `needles`.
    pub fn seek(&self, from: ArticleKey, needles: &[Needle], backwards: bool, stop: &dyn Fn() -> bool) -> Option<ArticleKey> {
        let holds = |shown: &Shown<'_>| {
            needles.iter().any(|needle| {
                needle.may_be_in(shown.folded) && if needle.is_plain() { needle.is_in(shown.folded) } else { shown.is_found(needle) }
            })
        };
        let holds: std::collections::HashSet<u32> = self.holding(&holds, stop)?.into_iter().collect();
        let here = self.order.iter().position(|&index| index == from.0)?;
        let wanted = |index: &&u32| holds.contains(*index);
        let next = if backwards { self.order[..here].iter().rev().find(wanted) } else { self.order[here + 1..].iter().find(wanted) };
        next.map(|&index| ArticleKey(index))
    }

    /// The listed articles that link a video, in the list's order.
    pub fn with_videos(&self) -> Vec<Origin> {
        let video = |index: &&u32| self.entries[**index as usize].learnt.as_ref().is_some_and(|learnt| learnt.features.video);
        self.order.iter().filter(video).map(|&index| self.entries[index as usize].origin.clone()).collect()
    }

    /// The entries that a plan matches, unordered; `None` where `stop` said to stop.
    fn matching(&self, plan: &Plan, stop: &dyn Fn() -> bool) -> Option<Vec<u32>> {
        self.holding(&|shown| plan.matches(shown), stop)
    }

    /// The entries of which `holds` is true, unordered; `None` where `stop` said to stop.
    fn holding(&self, holds: &dyn Fn(&Shown<'_>) -> bool, stop: &dyn Fn() -> bool) -> Option<Vec<u32>> {
        let mut found = Vec::new();
        // Read in the order in which the texts were put on the shelf, so that each bundle is unsqueezed once.
        let mut by_slot: Vec<(u32, &Entry, &Learnt)> =
            self.entries.iter().enumerate().filter_map(|(index, entry)| Some((index as u32, entry, entry.learnt.as_deref()?))).collect();
        by_slot.sort_by_key(|(.., learnt)| learnt.slot.order());
        let (mut reading, recent) = (Reading::new(&self.shelf), RefCell::default());
        for (count, (index, entry, learnt)) in by_slot.into_iter().enumerate() {
            if count % 256 == 0 && stop() {
                return None;
            }
            if entry.presence != Presence::There {
                continue;
            }
            let folded = reading.text(learnt.slot);
            if holds(&Shown { entry, learnt, folded, status: self.stood(index), recent: &recent }) {
                found.push(index);
            }
        }
        Some(found)
    }
}

fn sort_text(learnt: &Learnt, order: Order) -> &str {
    match order {
        Order::Author => learnt.authors.first().map_or("", String::as_str),
        Order::Source => &learnt.source,
        Order::Newest | Order::Oldest | Order::Title => &learnt.title,
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

//! What the index saves of the catalogue, and the catalogue from an index.

use std::ops::Range;
use std::sync::Arc;

use super::Catalogue;
use crate::article::Origin;
use crate::library::{ArticleKey, Order};
use crate::store::entries::Entries;
use crate::store::entry::{Presence, Stage};
use crate::store::files::Files;
use crate::store::index::{Base, Draft, InvertedIndex, Loaded, Saved};
use crate::store::shelf::{Slot, Texts};
use crate::store::sorting;
use crate::store::stamp::Stamp;

/// The catalogue at the moment at which it is to be saved.
#[derive(Debug)]
pub(crate) struct Unsaved {
    files: Files,
    entries: Entries,
    texts: Texts,
    inverted: Arc<InvertedIndex>,
    packed: usize,
}

impl Unsaved {
    /// The articles of all files that had been read and did not change.
    pub(crate) fn draft(self) -> Draft {
        let Self { files: all_files, entries, texts, inverted, packed } = self;
        let (mut files, mut ends, mut rows) = (Vec::new(), Vec::new(), Vec::with_capacity(entries.len()));
        for index in 0..all_files.len() {
            let begun = rows.len();
            match all_files.saved_articles(index) {
                Some(articles) if articles.iter().all(|&index| entries.is_saved(index)) => rows.extend(articles),
                _ => add(index, (&all_files, &entries, &texts), &mut rows),
            }
            if rows.len() > begun {
                files.push(index as u32);
                ends.push(rows.len() as u32);
            }
        }
        Draft { files, ends, rows, all_files, entries, texts, inverted, packed }
    }
}

/// Adds the articles of a file, if they can all be saved.
fn add(index: usize, (files, entries, texts): (&Files, &Entries, &Texts), rows: &mut Vec<u32>) {
    let file = files.at(index);
    let is_settled = file.stamp.is_some_and(|stamp| stamp.changed != Stamp::UNSETTLED);
    if file.stage != Stage::Read || file.stale || !is_settled {
        return;
    }
    let begun = rows.len();
    rows.extend(file.entries().filter(|&index| entries.is_there(index)));
    if !rows[begun..].iter().all(|&index| entries.is_known(index) && texts.is_closed(entries.slot(index))) {
        rows.truncate(begun);
    }
    rows[begun..].sort_by_key(|&index| entries.at(index).number);
}

impl Catalogue {
    /// The catalogue as it is, to be saved. Cheap at any size.
    pub(crate) fn unsaved(&mut self) -> Unsaved {
        self.shelf.close();
        Unsaved {
            files: self.files.clone(),
            entries: self.entries.clone(),
            texts: self.shelf.texts().clone(),
            inverted: Arc::clone(&self.inverted),
            packed: self.shelf.packed(),
        }
    }

    /// The articles of all files that have been read and do not change at the moment, to be saved.
    pub(crate) fn draft(&mut self) -> Draft {
        self.unsaved().draft()
    }

    /// Takes over the articles of an index, before any file was found, and begins a walk that confirms them. Returns their entries.
    pub(crate) fn take_index(&mut self, index: Loaded) -> Range<u32> {
        // The tour may be known already.
        let (first_file, first) = (self.files.len() as u32, self.entries.len() as u32);
        let base = Arc::new(Base::from(index.rows, first_file, first));
        self.files.set_base(Some(Arc::clone(&base)), base.rows().files() as usize);
        self.entries.set_base(Some(Arc::clone(&base)), base.len());
        (self.shelf, self.inverted, self.paths) = (index.shelf, index.inverted, None);
        self.next = self.files.len();
        self.touch();
        self.begin_walk();
        first..self.entries.len() as u32
    }

    /// Whether an entry is read from the index.
    pub(crate) fn is_saved(&self, index: u32) -> bool {
        self.entries.is_saved(index)
    }

    /// The article at this location, if it is in the index.
    pub(crate) fn saved_key(&self, origin: &Origin) -> Option<ArticleKey> {
        let file = self.files.at(self.files.find_saved(&origin.file)?);
        file.entries().find(|&index| self.entries.at(index).origin.id == origin.id).map(ArticleKey)
    }

    /// Uses what was saved: articles and texts are read from the index, unless they have changed since the draft was made.
    pub(crate) fn use_saved(&mut self, saved: Saved, draft: &Draft) {
        if !self.shelf.use_stored(&draft.texts, saved.file, &saved.bundles) {
            return;
        }
        (self.inverted, self.placement) = (saved.inverted, Arc::default());
        let (files, articles) = ((draft.files.clone(), self.files.len()), (draft.rows.clone(), self.entries.len()));
        let base = Arc::new(Base::of(saved.rows, files, articles));
        self.entries.rebase(&base, &draft.entries);
        self.files.rebase(&base, &draft.all_files);
        (self.paths, self.inodes) = (None, None);
    }

    /// Whether the orders of the index are those of its articles.
    pub(crate) fn has_right_orders(&self) -> bool {
        let Some(base) = self.entries.base() else { return false };
        Order::STORED.into_iter().all(|order| {
            let saved = base.order(order, 0..base.len());
            sorting::are_sorted(&self.entries, &saved, order)
                && (0..).zip(&saved).all(|(at, &index)| base.position(order, index) == Some(at))
        })
    }

    /// Whether texts of the index were found damaged.
    pub(crate) fn has_lost_texts(&self) -> bool {
        self.shelf.texts().is_damaged()
    }

    /// Whether the index was found damaged where articles are read from it.
    pub(crate) fn has_lost_articles(&self) -> bool {
        self.entries.base().is_some_and(|base| base.rows().is_damaged())
    }

    /// Does without the index: the articles that were read from it are gone, and another walk finds their files as new ones.
    pub(crate) fn drop_index(&mut self) {
        self.touch();
        self.files.set_base(None, 0);
        self.entries.set_base(None, 0);
        let known = self.entries.changed().filter(|(_, entry)| entry.presence == Presence::There).count();
        self.gone = self.entries.len() - known;
        self.inodes = None;
    }

    /// Does without words that were found damaged until the index is saved; returns whether there were any.
    pub(crate) fn drop_damaged_words(&mut self) -> bool {
        let is_damaged = self.inverted.is_damaged();
        if is_damaged {
            self.inverted = Arc::new(InvertedIndex::lost());
            self.touch();
        }
        is_damaged
    }

    /// Whether there were words in the index that could not be read.
    pub(crate) fn has_lost_words(&self) -> bool {
        self.inverted.is_damaged() || self.inverted.is_lost()
    }

    /// Has every file read again, because texts were lost.
    pub(crate) fn read_all_again(&mut self) {
        self.touch();
        (self.shelf, self.inverted) = (self.shelf.emptied(), Arc::default());
        for index in 0..self.entries.len() as u32 {
            self.entries.change(index).slot = Slot::default();
        }
        for index in 0..self.files.len() {
            match self.files.stage(index) {
                Stage::Read => self.read_again(index),
                Stage::Reading => self.files.change(index).stale = true,
                Stage::Waiting | Stage::Gone => (),
            }
        }
    }
}

//! What the index saves of the catalogue, and the catalogue from an index.

use std::sync::Arc;

use super::Catalogue;
use crate::library::{ArticleKey, Order};
use crate::store::entry::{FileEntry, Presence, Stage};
use crate::store::index::{Draft, DraftFile, InvertedIndex, Loaded, Saved};
use crate::store::shelf::Slot;
use crate::store::sorting;
use crate::store::stamp::Stamp;

impl Catalogue {
    /// The articles of all files that have been read and do not change at the moment, to be saved.
    pub(crate) fn draft(&mut self) -> Draft {
        self.shelf.close();
        let texts = self.shelf.texts().clone();
        let (mut files, mut rows) = (Vec::with_capacity(self.files.len()), Vec::with_capacity(self.entries.len()));
        for file in self.files.iter().filter(|file| file.stage == Stage::Read && !file.stale) {
            let Some(stamp) = file.stamp.filter(|stamp| stamp.changed != Stamp::UNSETTLED) else { continue };
            let begun = rows.len();
            rows.extend(file.entries().filter(|&index| self.entries[index as usize].presence == Presence::There));
            let entry = |index: &u32| &self.entries[*index as usize];
            let is_whole = |index: &u32| entry(index).metadata.is_some() && texts.is_closed(entry(index).slot);
            if rows.len() == begun || !rows[begun..].iter().all(is_whole) {
                rows.truncate(begun);
                continue;
            }
            rows[begun..].sort_by_key(|index| entry(index).number);
            files.push(DraftFile { path: Arc::clone(&file.path), stamp, end: rows.len() as u32 });
        }
        let (inverted, packed) = (Arc::clone(&self.inverted), self.shelf.packed());
        Draft { files, rows, entries: self.entries.clone(), texts, inverted, packed, revision: self.revision }
    }

    /// Takes over the articles of an index, before any file was found, and begins a walk that confirms them. Returns their keys.
    pub(crate) fn take_index(&mut self, index: Loaded) -> impl Iterator<Item = ArticleKey> + use<> {
        // The tour may be known already.
        let (first_file, first) = (self.files.len() as u32, self.entries.len() as u32);
        let Loaded { files, mut entries, shelf, inverted, mut orders, .. } = index;
        self.files.extend(files.into_iter().map(|file| FileEntry {
            first: file.first + first,
            others: file.others.into_iter().map(|other| other + first).collect(),
            ..file
        }));
        if first_file > 0 {
            for entry in &mut entries {
                entry.file_index += first_file;
            }
            for index in orders.iter_mut().flatten() {
                *index += first;
            }
        }
        for entry in entries {
            self.entries.push(entry);
        }
        (self.shelf, self.inverted, self.paths) = (shelf, inverted, None);
        self.next = self.files.len();
        self.touch();
        self.sorted = Some(Arc::new(orders));
        self.begin_walk();
        (first..self.entries.len() as u32).map(ArticleKey)
    }

    /// Uses what was saved: texts are read from the index, and its orders are those of the list as long as nothing changes.
    pub(crate) fn use_saved(&mut self, saved: Saved) {
        if !self.shelf.use_stored(&saved.texts, saved.file, &saved.bundles) {
            return;
        }
        (self.inverted, self.placement) = (saved.inverted, Arc::default());
        if saved.revision == self.revision && saved.orders[0].len() == self.len() {
            self.sorted = Some(Arc::new(saved.orders));
        }
    }

    /// Whether the orders of the index are those of its articles.
    pub(crate) fn has_right_orders(&self) -> bool {
        self.sorted.as_ref().is_some_and(|sorted| {
            Order::STORED.into_iter().zip(&**sorted).all(|(order, saved)| {
                let mut list: Vec<u32> = (0..self.entries.len() as u32).collect();
                sorting::sort(&self.entries, &mut list, order);
                list == *saved
            })
        })
    }

    /// Whether texts of the index were found damaged.
    pub(crate) fn has_lost_texts(&self) -> bool {
        self.shelf.texts().is_damaged()
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
        for index in 0..self.entries.len() {
            self.entries[index].slot = Slot::default();
        }
        for index in 0..self.files.len() {
            match self.files[index].stage {
                Stage::Read => self.read_again(index),
                Stage::Reading => self.files[index].stale = true,
                Stage::Waiting | Stage::Gone => (),
            }
        }
    }
}

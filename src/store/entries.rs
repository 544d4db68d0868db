//! The entries of the catalogue: those of an index are read from it when they are needed, the others are in memory.

use std::borrow::Cow;
use std::sync::Arc;

use super::entry::{Entry, Metadata, Presence};
use super::index::Base;
use super::overlay::Overlay;
use super::shelf::Slot;
use crate::library::ReadStatus;
use crate::query::Bits;

/// A list of entries. Cloning it costs nothing, whatever its length.
#[derive(Debug, Clone, Default)]
pub(crate) struct Entries {
    /// Those that are not in the index, or are different now.
    changed: Overlay<Entry>,
    /// Read and star status, where there is one.
    statuses: Overlay<ReadStatus>,
    base: Option<Arc<Base>>,
}

impl Entries {
    pub(crate) fn len(&self) -> usize {
        self.changed.len()
    }

    /// The index that entries are read from.
    pub(crate) fn base(&self) -> Option<&Arc<Base>> {
        self.base.as_ref()
    }

    pub(crate) fn get(&self, index: usize) -> Option<Cow<'_, Entry>> {
        (index < self.len()).then(|| self.at(index as u32))
    }

    /// The entry of this number; one that cannot be read is gone.
    pub(crate) fn at(&self, index: u32) -> Cow<'_, Entry> {
        match self.changed.get(index as usize) {
            Some(entry) => Cow::Borrowed(entry),
            None => Cow::Owned(self.base.as_ref().and_then(|base| base.entry(index)).unwrap_or_else(Entry::lost)),
        }
    }

    /// The entry of this number, if it is in memory.
    pub(crate) fn in_memory(&self, index: u32) -> Option<&Entry> {
        self.changed.get(index as usize)
    }

    /// The metadata of an entry, which take less reading than the whole.
    pub(crate) fn metadata(&self, index: u32) -> Option<Arc<Metadata>> {
        match self.in_memory(index) {
            Some(entry) => entry.metadata.clone(),
            None => self.base.as_ref()?.metadata(index).map(Arc::new),
        }
    }

    /// The entry of this number, to be changed: it is no longer the one of the index.
    pub(crate) fn change(&mut self, index: u32) -> &mut Entry {
        let base = self.base.as_ref();
        self.changed.get_or_insert(index as usize, || base.and_then(|base| base.entry(index)).unwrap_or_else(Entry::lost))
    }

    pub(crate) fn push(&mut self, entry: Entry) {
        self.changed.push(entry);
    }

    /// The entries that are not those of the index, with their numbers.
    pub(crate) fn changed(&self) -> impl Iterator<Item = (u32, &Entry)> {
        self.changed.held().map(|(index, entry)| (index as u32, entry))
    }

    /// Whether this entry is read from the index.
    pub(crate) fn is_saved(&self, index: u32) -> bool {
        self.changed.get(index as usize).is_none()
    }

    pub(crate) fn is_there(&self, index: u32) -> bool {
        self.presence(index) == Presence::There
    }

    pub(crate) fn presence(&self, index: u32) -> Presence {
        match self.changed.get(index as usize) {
            Some(entry) => entry.presence,
            None if self.base.as_ref().is_some_and(|base| base.row(index).is_some()) => Presence::There,
            None => Presence::FileGone,
        }
    }

    pub(crate) fn file_index(&self, index: u32) -> u32 {
        match self.changed.get(index as usize) {
            Some(entry) => entry.file_index,
            None => self.base.as_ref().and_then(|base| base.file_of(index)).unwrap_or_default(),
        }
    }

    pub(crate) fn slot(&self, index: u32) -> Slot {
        match self.changed.get(index as usize) {
            Some(entry) => entry.slot,
            None => self.base.as_ref().and_then(|base| base.slot(index)).unwrap_or_default(),
        }
    }

    pub(crate) fn has_video(&self, index: u32) -> bool {
        match self.changed.get(index as usize) {
            Some(entry) => entry.metadata.as_ref().is_some_and(|metadata| metadata.features.video),
            None => self.base.as_ref().is_some_and(|base| base.has_video(index)),
        }
    }

    /// Whether its file has been read.
    pub(crate) fn is_known(&self, index: u32) -> bool {
        self.changed.get(index as usize).is_none_or(|entry| entry.metadata.is_some())
    }

    pub(crate) fn status(&self, index: u32) -> ReadStatus {
        self.statuses.get(index as usize).copied().unwrap_or_default()
    }

    pub(crate) fn set_status(&mut self, index: u32, status: ReadStatus) {
        if (index as usize) < self.len() && self.status(index) != status {
            *self.statuses.get_or_insert(index as usize, ReadStatus::default) = status;
        }
    }

    /// The entries that were read.
    pub(crate) fn read(&self) -> impl Iterator<Item = u32> {
        self.statuses.held().filter(|(_, status)| status.read).map(|(index, _)| index as u32)
    }

    /// The entries that are there.
    pub(crate) fn there(&self) -> Bits {
        self.that(|entry| entry.presence == Presence::There)
    }

    /// The entries that are there and whose files have been read.
    pub(crate) fn shown(&self) -> Bits {
        self.that(|entry| entry.presence == Presence::There && entry.metadata.is_some())
    }

    /// The entries of the index, and those others that `holds` accepts.
    fn that(&self, holds: impl Fn(&Entry) -> bool) -> Bits {
        let mut set = self.base.as_ref().map_or_else(|| Bits::none(self.len()), |base| base.numbers(self.len()));
        for (index, entry) in self.changed() {
            set.remove(index as usize);
            set.insert_all(holds(entry).then_some(index as usize));
        }
        set
    }

    /// Whether those that are there are the articles of the index, unchanged.
    pub(crate) fn is_all_saved(&self) -> bool {
        let Some(base) = &self.base else { return false };
        self.changed().all(|(index, entry)| entry.presence != Presence::There && base.row(index).is_none())
    }

    /// Begins to read the entries of an index, which are as many more; `None` where there is an index no longer.
    pub(crate) fn set_base(&mut self, base: Option<Arc<Base>>, more: usize) {
        self.changed.extend(more);
        self.base = base;
    }

    /// Reads the entries of `base` from there, unless they were changed since this list was as `saved` then.
    pub(crate) fn rebase(&mut self, base: &Arc<Base>, saved: &Self) {
        let before = self.changed.clone();
        for index in 0..self.len() as u32 {
            if base.row(index).is_none() {
                // Only in the former index.
                if self.base.as_ref().is_some_and(|base| base.row(index).is_some()) {
                    self.change(index);
                }
            } else if before.is_unchanged(&saved.changed, index as usize) {
                self.changed.drop_item(index as usize);
            }
        }
        self.base = Some(Arc::clone(base));
    }
}

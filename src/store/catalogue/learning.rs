//! Applies what was read from a file: its entry becomes the entries of its articles. Those of an earlier reading are recognised by their
//! names, so that each keeps its key while others come and go around it.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::Catalogue;
use crate::article::Origin;
use crate::library::{ArticleKey, FileChange};
use crate::store::entry::{FileContents, FileKey, FoundArticle, Metadata, Presence, Stage};
use crate::store::shelf::{ShelfText, Slot};
use crate::store::stamp::Stamp;

/// Results of reading files again, in numbers of articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Reread {
    /// Those that their file did not contain before.
    pub new: usize,
    /// Those with other contents than before.
    pub altered: usize,
}

impl Catalogue {
    /// Applies what was read from a file. Returns the articles that it no longer contains, and those that it contains again.
    pub fn record(&mut self, key: FileKey, contents: FileContents) -> Vec<FileChange> {
        let index = key.0 as usize;
        if self.is_result_late(index) {
            return Vec::new();
        }
        let file = self.files.change(index);
        let known = self.entries.is_known(file.first);
        match (file.stage, std::mem::take(&mut file.stale)) {
            (Stage::Gone | Stage::Read, _) => return Vec::new(),
            (Stage::Reading, true) => {
                file.stage = Stage::Waiting;
                self.again.push_back(key.0);
            }
            // Queued to be read again; this result is outdated.
            (Stage::Waiting, _) if known => (),
            (Stage::Reading, false) | (Stage::Waiting, _) => {
                file.stage = Stage::Read;
                self.waiting -= 1;
            }
        }
        self.touch();
        let mut changes = Vec::new();
        if !contents.is_empty() {
            let length = |stamp: Option<Stamp>| stamp.map(|stamp| stamp.size);
            let resized = known && length(self.files.at(index).stamp) != length(contents.stamp);
            self.set_stamp(index, contents.stamp);
            let before = self.reread;
            changes = self.file(index, contents.articles);
            // Metadata do not show every change: the address of a link may be another.
            let unexplained = resized && changes.is_empty() && self.reread == before;
            self.reread.altered += usize::from(unexplained);
        } else if !known {
            self.list_unreadable(index);
        }
        // Else what cannot be read just now was read before: that is the better news.
        if self.waiting == 0 && self.shelf.settle() {
            self.repack();
        }
        changes
    }

    /// Whether nobody waits for the result of reading a file any more. Should it come back, no thread is reading it.
    fn is_result_late(&mut self, index: usize) -> bool {
        let late = matches!(self.files.stage(index), Stage::Gone | Stage::Read);
        if late && self.files.at(index).stale {
            self.files.change(index).stale = false;
        }
        late
    }

    /// Lists a file that cannot be read by its name.
    fn list_unreadable(&mut self, file_index: usize) {
        let file = self.files.at(file_index);
        let slot = self.shelf.put(ShelfText::Short(String::new()));
        let entry = self.entries.change(file.first);
        (entry.metadata, entry.slot) = (Some(Arc::new(Metadata::unreadable(&file.path))), slot);
    }

    /// Leaves what earlier versions of articles said behind.
    fn repack(&mut self) {
        let known = (0..self.entries.len() as u32).filter(|&index| self.entries.is_known(index));
        let mut read: Vec<(u32, Slot)> = known.map(|index| (index, self.entries.slot(index))).collect();
        read.sort_by_key(|(_, slot)| slot.order());
        let (packed, slots) = self.shelf.repacked(read.iter().map(|(_, slot)| *slot));
        for ((index, _), slot) in read.into_iter().zip(slots) {
            self.entries.change(index).slot = slot;
        }
        // The words are those of texts in other places.
        (self.shelf, self.inverted, self.placement) = (packed, Arc::default(), Arc::default());
    }

    /// Files what was found in a file, each article under its own entry.
    fn file(&mut self, file_index: usize, found: Vec<FoundArticle>) -> Vec<FileChange> {
        let entries = self.assign(file_index, &found);
        let known = self.entries.is_known(self.files.at(file_index).first);
        let mut changes = Vec::new();
        let before: Vec<u32> = self.files.at(file_index).entries().collect();
        let mut left = vec![true; before.len()];
        for (number, (finding, at)) in found.into_iter().zip(entries).enumerate() {
            let index = if let Some(at) = at {
                left[at] = false;
                before[at]
            } else {
                let origin = Origin { file: Arc::clone(&self.files.at(file_index).path), id: finding.id.clone() };
                let index = self.push_entry(origin, file_index as u32, None);
                self.files.change(file_index).others.push(index);
                self.reread.new += usize::from(known);
                index
            };
            let entry = self.entries.change(index);
            (entry.number, entry.origin.id) = (number as u32, finding.id);
            if std::mem::replace(&mut entry.presence, Presence::There) != Presence::There {
                self.gone -= 1;
                changes.push(FileChange::Back(ArticleKey(index)));
            }
            self.reread.altered += usize::from(entry.metadata.as_ref().is_some_and(|old| !old.is_same_as(&finding.metadata)));
            // Identical text is stored only once.
            if entry.slot == Slot::default() || !entry.metadata.as_ref().is_some_and(|old| old.is_same_as(&finding.metadata)) {
                entry.slot = self.shelf.put(finding.text);
            }
            entry.metadata = Some(finding.metadata);
        }
        for (index, _) in before.into_iter().zip(left).filter(|(_, left)| *left) {
            let presence = &mut self.entries.change(index).presence;
            if std::mem::replace(presence, Presence::LeftOut) == Presence::There {
                self.gone += 1;
                self.forget_old(index);
                changes.push(FileChange::LeftOut(ArticleKey(index)));
            }
        }
        changes
    }

    /// Takes the results of reading files again since the last call.
    pub(crate) fn take_reread(&mut self) -> Reread {
        std::mem::take(&mut self.reread)
    }

    /// Assigns each article found to an entry of the file, by index: the entry of the same name, else the first free entry that was not
    /// read yet or had no name when it was. `None` for a new article.
    fn assign(&self, file_index: usize, found: &[FoundArticle]) -> Vec<Option<usize>> {
        let entries: Vec<_> = self.files.at(file_index).entries().map(|index| self.entries.at(index)).collect();
        let entries = || entries.iter().enumerate();
        let mut named: HashMap<Option<&str>, usize> = entries().map(|(at, entry)| (entry.origin.id.as_deref(), at)).collect();
        let mut assigned: Vec<Option<usize>> = found.iter().map(|finding| named.remove(&finding.id.as_deref())).collect();
        let taken: HashSet<usize> = assigned.iter().copied().flatten().collect();
        let mut free = entries()
            .filter(|(at, entry)| (entry.metadata.is_none() || entry.origin.id.is_none()) && !taken.contains(at))
            .map(|(at, _)| at);
        for none in assigned.iter_mut().filter(|assigned| assigned.is_none()) {
            *none = free.next();
        }
        assigned
    }

    /// Records that a file handed out is not being read after all and must be read later. Returns whether it must be handed out again, or
    /// is gone.
    pub(crate) fn release(&mut self, key: FileKey) -> bool {
        if matches!(self.files.stage(key.0 as usize), Stage::Gone) && self.files.get(key.0 as usize).is_none() {
            return true;
        }
        let file = self.files.change(key.0 as usize);
        let stale = std::mem::take(&mut file.stale);
        if stale && file.stage == Stage::Reading {
            file.stage = Stage::Waiting;
            self.again.push_back(key.0);
        }
        stale
    }
}

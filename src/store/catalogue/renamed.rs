//! Recognises files that have another name by their inodes, so that they are not read again.

use std::io::ErrorKind;

use super::Catalogue;
use crate::store::entry::Stage;
use crate::store::stamp::Stamp;

impl Catalogue {
    /// The known file that a file with this stamp and an unknown name was before: its old name is gone.
    pub(super) fn renamed_to(&mut self, stamp: &Stamp) -> Option<usize> {
        let files = &self.files;
        let numbered = || (0..files.len()).filter_map(|index| Some((inode(files.stamp(index))?, index as u32))).collect();
        let index = *self.inodes.get_or_insert_with(numbered).get(&stamp.inode)? as usize;
        let file = self.files.get(index)?;
        let same = file.stage == Stage::Read && file.stamp.is_some_and(|known| known.is_same_but_for_name(stamp));
        let is_gone = || std::fs::symlink_metadata(&file.path).is_err_and(|error| error.kind() == ErrorKind::NotFound);
        (same && is_gone()).then_some(index)
    }

    /// A file that was given another name is the same with another time of change of its inode, once.
    pub(super) fn follow_name(&mut self, index: usize, stamp: Option<Stamp>) {
        if !self.renamed.remove(&(index as u32)) {
            return;
        }
        let known = self.files.at(index).stamp;
        if let (Some(known), Some(now)) = (known, stamp)
            && known.is_same_but_for_name(&now)
        {
            self.set_stamp(index, stamp);
        }
    }

    pub(super) fn set_stamp(&mut self, index: usize, stamp: Option<Stamp>) {
        self.files.change(index).stamp = stamp;
        if let (Some(inodes), Some(inode)) = (&mut self.inodes, inode(stamp)) {
            inodes.insert(inode, index as u32);
        }
    }
}

/// The inode of a file; some file systems give none a number.
fn inode(stamp: Option<Stamp>) -> Option<u64> {
    stamp.map(|stamp| stamp.inode).filter(|&inode| inode != 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::FileChange;
    use crate::store::catalogue::live::FileObservation;
    use crate::store::entry::FileContents;

    #[test]
    fn a_renamed_file_is_not_read_again_and_a_linked_or_changed_one_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        for name in ["a.md", "b.md"] {
            std::fs::write(path(name), "# Title\n\nText").unwrap();
        }
        let stamp = |inode, changed| Stamp { size: 13, modified: 1, changed, inode, sidecars: 0 };
        let mut catalogue = Catalogue::of(&[folder.path().to_owned()]);
        catalogue.add(vec![path("a.md"), path("b.md")]);
        for (inode, (key, path)) in (1..).zip(catalogue.take_unread(2)) {
            catalogue.record(key, FileContents::of(crate::store::file::load(&path).unwrap(), Some(stamp(inode, 1))));
        }
        let seen = |name: &str, stamp| vec![FileObservation::File { path: path(name), stamp: Some(stamp), fresh: false }];
        std::fs::rename(path("a.md"), path("new.md")).unwrap();
        assert!(matches!(catalogue.observe(seen("new.md", stamp(1, 2)))[..], [FileChange::Altered(_)]));
        assert_eq!(catalogue.observe(seen("new.md", stamp(1, 2))), []);
        // A second name of a file that still has its first one is another file; so is one with another time.
        catalogue.observe(seen("link.md", stamp(2, 2)));
        catalogue.observe(seen("other.md", Stamp { modified: 2, ..stamp(1, 3) }));
        let unread: Vec<_> = catalogue.take_unread(9).into_iter().map(|(_, path)| path.file_name().unwrap().to_owned()).collect();
        assert_eq!((unread, catalogue.len()), (vec!["link.md".into(), "other.md".into()], 4));
        // The same as the watcher observes it.
        catalogue.observe(vec![FileObservation::Moved { from: path("new.md"), to: path("third.md") }]);
        assert_eq!(catalogue.observe(seen("third.md", stamp(1, 4))), []);
        assert!(matches!(catalogue.observe(seen("third.md", stamp(1, 5)))[..], [FileChange::Altered(_)]));
    }
}

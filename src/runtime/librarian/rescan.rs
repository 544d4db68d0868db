//! The outcome of a search of the folders that the user asked for. Counted while the folders are walked, and reported once every file that
//! may have changed was read again: a time stamp alone does not say that a file has other contents.

use super::LibrarianWorker;
use crate::app::Msg;
use crate::library::FileChange;
use crate::store::catalogue::learning::Reread;
use crate::store::entry::{FileContents, FileKey};
use crate::words::Notice;

/// Results of another walk, in numbers of articles.
#[derive(Debug, Default)]
pub(super) struct Rescan {
    new: usize,
    altered: usize,
    gone: usize,
    /// Files that may have changed and are read again.
    rereads: Vec<FileKey>,
    /// Whether the user asked for it.
    pub(super) is_reported: bool,
}

impl Rescan {
    /// Begins to count anew.
    pub(super) fn restart(&mut self) {
        *self = Self { is_reported: self.is_reported, ..Self::default() };
    }

    /// Counts new articles, and those that came back or are gone. Altered ones are counted when they were read again.
    fn count(&mut self, new: usize, changes: &[FileChange]) {
        let of = |wanted: fn(&FileChange) -> bool| changes.iter().filter(|change| wanted(change)).count();
        self.new += new + of(|change| matches!(change, FileChange::Back(_)));
        self.gone += of(|change| matches!(change, FileChange::Gone(_) | FileChange::LeftOut(_)));
    }
}

impl LibrarianWorker {
    /// Counts what was observed; files that are read again for it are waited for.
    pub(super) fn count_observed(&mut self, new: usize, changes: &[FileChange]) {
        self.rescan.count(new, changes);
        if self.rescan.is_reported {
            let altered = changes.iter().filter(|change| matches!(change, FileChange::Altered(_)));
            self.rescan.rereads.extend(altered.filter_map(|change| self.catalogue.file_of(change.key())));
        }
    }

    /// Applies what was read from a file.
    pub(super) fn record_contents(&mut self, file: FileKey, contents: FileContents) {
        let changes = self.catalogue.record(file, contents);
        let Reread { new, altered } = self.catalogue.take_reread();
        self.rescan.count(new, &changes);
        self.rescan.altered += altered;
        let keys = self.catalogue.articles_of(file);
        self.status_cache.find(&mut self.catalogue, keys);
        self.stale = true;
        self.changed(changes);
        self.report_rescan();
    }

    /// Reports what came of the search that the user asked for, once it is known.
    pub(super) fn report_rescan(&mut self) {
        if !self.rescan.is_reported || !self.walked || self.walk_next.is_some() {
            return;
        }
        while self.rescan.rereads.pop_if(|file| !self.catalogue.waits(*file)).is_some() {}
        if !self.rescan.rereads.is_empty() {
            return;
        }
        let Rescan { new, altered, gone, .. } = std::mem::take(&mut self.rescan);
        let known = self.catalogue.len();
        self.tell(Msg::Notice(if new + altered + gone == 0 {
            Notice::NothingNew { known }
        } else {
            Notice::Rescanned { new, altered, gone }
        }));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Receiver, channel};

    use crate::app::Msg;
    use crate::library::{ListRequest, Order};
    use crate::runtime::Event;
    use crate::runtime::keeper::Keeper;
    use crate::runtime::librarian::{FirstArticle, Librarian, LibrarianRequest};
    use crate::words::Notice;

    fn outcome(librarian: &Librarian, inbox: &Receiver<Event>) -> Notice {
        librarian.ask(LibrarianRequest::Rescan);
        loop {
            if let Event::Msg(Msg::Notice(notice)) = inbox.recv().unwrap() {
                return notice;
            }
        }
    }

    #[test]
    fn files_written_a_moment_ago_are_read_again_and_count_only_if_they_changed() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.md", "b.md"] {
            std::fs::write(folder.path().join(name), "# Title\n\nText").unwrap();
        }
        let (post, inbox) = channel();
        let (keeper, _orders) = Keeper::new(None);
        let librarian = Librarian::start(vec![folder.path().to_owned()], FirstArticle::of(&[], None), keeper, &post).unwrap();
        librarian.ask(LibrarianRequest::List(ListRequest {
            generation: 1,
            query: String::new(),
            typing: false,
            order: Order::Title,
            rows: 0..9,
            anchor: None,
        }));
        while !matches!(inbox.recv().unwrap(), Event::Msg(Msg::Listed(listed)) if listed.complete && listed.total == 2) {}
        assert_eq!(outcome(&librarian, &inbox), Notice::NothingNew { known: 2 });
    }
}

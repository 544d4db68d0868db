//! Files that change while the program runs.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use kiosque::app::{Before, Effect, Msg};
use kiosque::article::Article;
use kiosque::find::changes::Changes;
use kiosque::find::{Anchor, find_all};
use kiosque::library::{FileChange, ListRequest, NoteId};
use kiosque::store::catalogue::live::FileObservation;
use kiosque::store::entry::FileContents;
use kiosque::store::file;

use super::Desk;

impl Desk {
    /// Rewrites an article, as another program would, and reports it.
    pub(crate) fn rewrite(&mut self, name: &str, text: &str) -> &mut Self {
        let path = PathBuf::from("/desk").join(name);
        let seen = self.catalogue.observe(vec![FileObservation::File { path: path.clone(), stamp: None, fresh: true }]);
        let contents = self.read(&path, text);
        // As the librarian does: only what becomes of the open article is told, and the list comes anew.
        let open = self.state.reader.as_ref().map(|reader| reader.key);
        for change in seen.into_iter().chain(contents).filter(|change| Some(change.key()) == open) {
            self.tell(Msg::Changed(change));
        }
        if self.articles.len() > 1
            && let Some(request) = self.request.clone()
        {
            let anchor = open.or(request.anchor);
            self.perform(vec![Effect::List(ListRequest { anchor, ..request })]);
        }
        self
    }

    /// Has the catalogue read a file that contains `text`.
    pub(super) fn read(&mut self, path: &Path, text: &str) -> Vec<FileChange> {
        let articles = file::understand(path, text.as_bytes().to_vec(), false);
        let (file, _) = self.catalogue.take_unread(1).remove(0);
        let changes = self.catalogue.record(file, FileContents::of(&articles, None));
        for key in self.catalogue.articles_of(file) {
            let (at, origin) = (key.0 as usize, self.catalogue.origin(key).unwrap().clone());
            let article = articles.iter().find(|article| article.meta().id.as_deref() == origin.id.as_deref());
            self.articles.resize(self.articles.len().max(at + 1), (origin.clone(), Arc::default()));
            if let Some(article) = article {
                self.articles[at] = (origin, Arc::new(article.clone()));
            }
        }
        changes
    }
}

/// The change, as another thread would report it.
pub(super) fn compared(generation: u64, before: &Before, article: &Article) -> Msg {
    Msg::Compared { generation, changes: Arc::new(Changes::between(before.text(), article)) }
}

/// The ranges of notes in an edited article.
pub(super) fn found(generation: u64, article: &Article, notes: &[(NoteId, Anchor)]) -> Msg {
    let anchors: Vec<_> = notes.iter().map(|(_, anchor)| anchor).collect();
    let mut found = Vec::new();
    find_all(&anchors, article.text(), &|| false, &mut |index, range| found.push((notes[index].0, range)));
    Msg::NotesFound { generation, found, rest: false }
}

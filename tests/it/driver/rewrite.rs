//! Articles that change while the program is at work.

use std::path::PathBuf;
use std::sync::Arc;

use kiosque::app::{ArticleKey, Before, FileChange, Msg};
use kiosque::article::Article;
use kiosque::find::changes::Changes;
use kiosque::store::file;

use super::Desk;

impl Desk {
    /// Writes an article anew, as somebody else would, and tells of it.
    pub(crate) fn rewrite(&mut self, name: &str, text: &str) -> &mut Self {
        let path = PathBuf::from("/desk").join(name);
        let at = self.articles.iter().position(|(own, _)| *own == path).unwrap();
        let article = file::understand(&path, text.as_bytes().to_vec(), false).into_iter().next().unwrap();
        self.articles[at].1 = Arc::new(article);
        self.tell(Msg::Changed(FileChange::Altered(ArticleKey(u32::try_from(at).unwrap()))));
        self
    }
}

/// What changed, as another thread would tell it.
pub(super) fn compared(generation: u64, before: &Before, article: &Article) -> Msg {
    Msg::Compared { generation, changes: Arc::new(Changes::between(before.text(), article)) }
}

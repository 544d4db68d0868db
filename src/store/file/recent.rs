//! Cache of the last file with several articles, so that reading one after another parses the file once.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::{Content, Failure, mark, parse, take};
use crate::article::{Article, Origin};
use crate::store::memory::Reader;
use crate::store::stamp::{Stamp, stamp};

/// Files changed less than this before they were read are not cached: another change could leave the same stamp.
const SETTLED: Duration = Duration::from_millis(100);

/// Longer files are not cached: their articles would take several times as much memory.
const LONGEST: u64 = 64 << 20;

/// Length of a file up to which both fit into memory easily.
const SHORT: usize = 4 << 20;

/// The multi-article file that was read last.
#[derive(Debug, Default)]
pub(crate) struct Recent(Option<(Arc<Path>, Stamp, Vec<Article>)>);

impl Recent {
    /// An article with its quotations; `None` where its file does not contain it. Without a name, the first article of the file.
    pub(crate) fn article(&mut self, origin: &Origin) -> Result<Option<Article>, Failure> {
        if let Some(known) = self.known(&origin.file) {
            return Ok(of_them(&origin.file, known, origin.id.as_deref()));
        }
        let stamp = stamp(&origin.file);
        let Content { bytes, cut, _weight } = take(&origin.file, Reader::Background)?;
        self.make_room(bytes.len());
        let mut articles = parse(&origin.file, bytes, cut);
        if articles.len() == 1 {
            articles.retain(|article| is_named(article, origin.id.as_deref()));
            return Ok(articles.pop().map(|article| mark(&origin.file, article)));
        }
        let article = of_them(&origin.file, &articles, origin.id.as_deref());
        self.remember(&origin.file, stamp, articles);
        Ok(article)
    }

    /// The articles of a file, without their quotations, if it is cached and unchanged.
    pub(crate) fn known(&self, file: &Path) -> Option<&[Article]> {
        let (path, known, articles) = self.0.as_ref()?;
        (**path == *file && stamp(file) == Some(*known)).then_some(articles)
    }

    /// Forgets the file before one of this length is parsed, unless that is short.
    pub(crate) fn make_room(&mut self, length: usize) {
        self.0.take_if(|_| length > SHORT);
    }

    /// Remembers a file, if it holds several articles; it was so when it was read.
    pub(crate) fn remember(&mut self, file: &Arc<Path>, stamp: Option<Stamp>, articles: Vec<Article>) {
        let settled = |at: SystemTime| at.elapsed().is_ok_and(|since| since > SETTLED);
        let worth_it = |stamp: &Stamp| articles.len() > 1 && settled(stamp.modified()) && stamp.size <= LONGEST;
        if let Some(stamp) = stamp.filter(worth_it) {
            self.0 = Some((Arc::clone(file), stamp, articles));
        }
    }
}

/// The article of this name, with its quotations; the first where no name is given.
pub(crate) fn of_them(path: &Path, articles: &[Article], id: Option<&str>) -> Option<Article> {
    articles.iter().find(|article| is_named(article, id)).cloned().map(|article| mark(path, article))
}

/// Whether the article has this name; without a name, any article does.
pub(crate) fn is_named(article: &Article, id: Option<&str>) -> bool {
    id.is_none() || article.meta().id.as_deref() == id
}

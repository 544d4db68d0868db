//! Collects the videos of all listed articles on a thread of its own: each file is read once, in list order.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use super::LibrarianWorker;
use crate::article::Origin;
use crate::library::{LinkTarget, PanelRow};
use crate::runtime::keeper::RowReply;
use crate::runtime::threads::{self, Thread};
use crate::store::file;

/// From how many videos on a list of them is cut off.
const MOST: usize = 500;

impl LibrarianWorker {
    pub(super) fn videos(&self, reply: RowReply) {
        let origins = self.catalogue.with_videos();
        let unfound = reply.clone();
        let look = move || reply.send(look_up(&origins));
        let _ = threads::run(Thread::Videos, &self.post, look, move || unfound.send(Vec::new()));
    }
}

fn look_up(origins: &[Origin]) -> Vec<PanelRow> {
    let (mut videos, mut targets) = (Videos::default(), Vec::new());
    for origin in origins {
        targets.extend(videos.of(origin));
        if targets.len() >= MOST {
            break;
        }
    }
    targets.into_iter().map(PanelRow::Video).collect()
}

/// The videos of one article after another. Of a file of several articles, those that were not asked for yet.
#[derive(Debug, Default)]
pub(crate) struct Videos(HashMap<Arc<Path>, HashMap<Box<str>, Vec<LinkTarget>>>);

impl Videos {
    /// The videos of an article, once.
    pub(crate) fn of(&mut self, origin: &Origin) -> Vec<LinkTarget> {
        let Some(id) = &origin.id else {
            let articles = file::load(&origin.file).unwrap_or_default();
            return articles.iter().flat_map(|article| LinkTarget::videos_of(article, &origin.file)).collect();
        };
        let of_file = self.0.entry(Arc::clone(&origin.file)).or_insert_with(|| by_article(&origin.file));
        of_file.remove(id).unwrap_or_default()
    }
}

fn by_article(file: &Path) -> HashMap<Box<str>, Vec<LinkTarget>> {
    let articles = file::load(file).unwrap_or_default();
    let named = articles.iter().filter_map(|article| Some((article.meta().id.as_deref()?.into(), article)));
    named.map(|(id, article)| (id, LinkTarget::videos_of(article, file).collect())).collect()
}

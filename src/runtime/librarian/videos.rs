//! The videos of all listed articles, looked up on a thread of their own: each file is read once, in the order of the list.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::thread;

use super::{Desk, Event, Post};
use crate::app::{LinkTarget, Msg};
use crate::article::Origin;
use crate::store::file;

/// From how many videos on a list of them is cut off.
const MOST: usize = 500;

impl Desk {
    pub(super) fn videos(&self) {
        let (origins, post) = (self.catalogue.with_videos(), self.post.clone());
        let look = move || look_up(origins, &post);
        let _ = thread::Builder::new().name("videos".into()).spawn(look);
    }
}

fn look_up(origins: Vec<Origin>, post: &Post) {
    let targets = of(origins.into_iter(), MOST);
    let _ = post.send(Event::Msg(Msg::Videos(targets)));
}

/// Up to about `most` videos of these articles, in their order.
pub fn of(origins: impl Iterator<Item = Origin>, most: usize) -> Vec<LinkTarget> {
    let mut targets = Vec::new();
    // Of a file of several articles, the videos that are still to come.
    let mut others: HashMap<Arc<Path>, HashMap<Box<str>, Vec<LinkTarget>>> = HashMap::new();
    for origin in origins {
        if targets.len() >= most {
            break;
        }
        let Some(id) = &origin.id else {
            for article in file::load(&origin.file).unwrap_or_default() {
                targets.extend(LinkTarget::videos_of(&article, &origin.file));
            }
            continue;
        };
        let of_file = others.entry(Arc::clone(&origin.file)).or_insert_with(|| by_article(&origin.file));
        targets.extend(of_file.remove(id).unwrap_or_default());
    }
    targets
}

fn by_article(file: &Path) -> HashMap<Box<str>, Vec<LinkTarget>> {
    let articles = file::load(file).unwrap_or_default();
    let named = articles.iter().filter_map(|article| Some((article.meta().id.as_deref()?.into(), article)));
    named.map(|(id, article)| (id, LinkTarget::videos_of(article, file).collect())).collect()
}

//! Link targets: addresses to open in another program, with what is known of them.

use std::path::{Path, PathBuf};

use crate::article::{Article, Link, LinkKind};

/// Something to open outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkTarget {
    /// The address as the article gives it; relative ones are seen from the article's file.
    pub url: String,
    /// Its kind.
    pub kind: LinkKind,
    /// Its title.
    pub title: String,
    /// Where to start, in seconds.
    pub start: Option<u32>,
    /// The file of the article it comes from.
    pub file: PathBuf,
}

impl LinkTarget {
    /// The target of a link in the article at `file`.
    pub(crate) fn of_link(article: &Article, link: &Link, file: &Path) -> Self {
        let start = article.videos().iter().find(|video| video.url == link.url).and_then(|video| video.start);
        let title = article.text()[link.range.clone()].to_owned();
        Self { url: link.url.clone(), kind: link.kind, title, start, file: file.to_owned() }
    }

    /// The videos of an article, which lies in `file`. One without a title of its own goes by the article's.
    pub fn videos_of<'a>(article: &'a Article, file: &'a Path) -> impl Iterator<Item = Self> + 'a {
        article.videos().iter().map(move |video| Self {
            url: video.url.clone(),
            kind: LinkKind::Video,
            title: video.title.clone().unwrap_or_else(|| article.meta().title.clone()),
            start: video.start,
            file: file.to_owned(),
        })
    }
}

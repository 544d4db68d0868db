//! Pictures, videos and links that are words by themselves. What comes in the middle of a paragraph is shown behind it.

use super::{BlockWriter, Style};
use crate::article::{BlockKind, Video, video};

/// A picture or a video to be shown once the paragraph around it ends.
#[derive(Debug)]
pub(super) enum Waiting {
    Picture { src: String, alt: String, link: Option<String> },
    Video { url: String, title: Option<String> },
}

impl BlockWriter<'_> {
    /// Shows a picture, except within a heading or a table. Within a link to a video it is that video.
    pub(in crate::formats) fn picture(&mut self, src: String, alt: &str) {
        if self.is_fixed() {
            return;
        }
        let link = self.open_link().filter(|link| *link != src);
        if let Some(url) = link.as_deref().filter(|link| video::recognise(link).is_some()) {
            let url = url.to_owned();
            return self.video(&url, Some(alt.to_owned()));
        }
        self.show_or_wait(Waiting::Picture { src, alt: alt.to_owned(), link });
    }

    /// A video: a block of its own, except within a heading or a table.
    pub(in crate::formats) fn video(&mut self, url: &str, title: Option<String>) {
        let url = url.to_owned();
        let title = title.filter(|title| !title.trim().is_empty());
        let file = || Video { url: url.clone(), provider: "file", id: None, start: None, title: None };
        self.builder.video(Video { title: title.clone(), ..video::recognise(&url).unwrap_or_else(file) });
        if !self.is_fixed() {
            self.show_or_wait(Waiting::Video { url, title });
        }
    }

    fn show_or_wait(&mut self, shown: Waiting) {
        self.waiting.push(shown);
        if !self.has_text() {
            self.end_block();
        }
    }

    /// Shows what was met within the paragraph that has just ended.
    pub(super) fn show_waiting(&mut self) {
        for shown in std::mem::take(&mut self.waiting) {
            match shown {
                Waiting::Picture { src, alt, link } => {
                    self.begin(BlockKind::Image { src: src.into() });
                    let start = self.builder.position();
                    self.builder.push(&alt);
                    if let Some(link) = link {
                        self.builder.link(start, &link);
                    }
                }
                Waiting::Video { url, title } => {
                    self.begin(BlockKind::Video { url: Some(url.as_str().into()) });
                    let start = self.builder.position();
                    self.builder.push(title.as_deref().unwrap_or(&url));
                    self.builder.link(start, &url);
                }
            }
            self.builder.end();
        }
    }

    /// Writes words that are a link by themselves.
    pub(in crate::formats) fn linked(&mut self, url: &str, words: &str) {
        self.begin_text();
        let start = self.builder.position();
        self.links += 1;
        self.words(words);
        self.links -= 1;
        self.builder.link(start, url);
    }

    /// The URL of the innermost link that is open.
    fn open_link(&self) -> Option<String> {
        self.inline.iter().rev().find_map(|inline| if let Style::Link(url) = &inline.style { Some(url.clone()) } else { None })
    }
}

//! Pictures and videos within HTML.

use super::token::attribute;
use crate::article::video;
use crate::formats::html::entity;
use crate::formats::html::media::{self, Shown};
use crate::formats::markdown::writer::Writer;

impl Writer<'_> {
    /// Tells what a tag of a picture, a video or a frame shows; `false` where it is none.
    pub(super) fn open_media(&mut self, name: &str, attributes: &str) -> bool {
        let text = |names: &[&str]| attribute(attributes, names).map(|value| entity::decode_attribute(value).into_owned());
        let Some(shown) = media::shown(name, &text) else { return false };
        match shown {
            Shown::Picture { src, alt } => self.picture(&src, &alt),
            Shown::Frame { url, title } => self.frame(&url, title.as_deref()),
            Shown::Video { url, title } => {
                self.html.sourced = url.is_some();
                if let Some(url) = url {
                    self.video(&url, title.as_deref());
                }
            }
            Shown::Sound { url } => {
                if let Some(url) = url {
                    self.linked_words(&url, &url);
                }
            }
            Shown::Source { url } => self.source(&url),
            Shown::Nothing => (),
        }
        if let Some(element) = ["video", "audio"].iter().find(|element| **element == name) {
            self.html.hidden = Some((*element).to_owned());
        }
        true
    }

    /// The first source of a video or a sound is its address.
    fn source(&mut self, url: &str) {
        match self.html.hidden.as_deref() {
            Some("video") if !self.html.sourced => {
                self.html.sourced = true;
                self.video(url, None);
            }
            Some("audio") => self.linked_words(url, url),
            _ => (),
        }
    }

    /// A frame shows a video where its address is known to be one, else a page.
    fn frame(&mut self, url: &str, title: Option<&str>) {
        let url = media::with_scheme(url);
        if video::recognise(&url).is_some() {
            self.video(&url, title);
        } else if url.contains("://") {
            self.linked_words(&url, title.unwrap_or(&url));
        }
    }
}

//! Pictures and videos within HTML.

use super::token::attribute;
use crate::article::video;
use crate::formats::markdown::entity;
use crate::formats::markdown::writer::Writer;

impl Writer<'_> {
    /// Tells what a tag of a picture, a video or a frame shows; `false` where it is none.
    pub(super) fn open_media(&mut self, name: &str, attributes: &str) -> bool {
        let text = |names: &[&str]| attribute(attributes, names).map(|value| entity::decode(value).into_owned());
        let title = text(&["title", "alt", "aria-label"]);
        match name {
            "img" | "amp-img" => {
                if let Some(src) = text(&["src", "data-src"]) {
                    let alt = text(&["alt", "title"]).unwrap_or_default();
                    self.picture(&src, &alt);
                }
            }
            "iframe" | "embed" | "object" | "frame" => {
                if let Some(url) = text(&["src", "data-src", "data", "data-litespeed-src"]) {
                    self.frame(&url, title.as_deref());
                }
            }
            "video" => {
                self.html.hidden = Some("video".to_owned());
                let url = text(&["src", "data-src"]);
                self.html.sourced = url.is_some();
                if let Some(url) = url {
                    self.video(&url, title.as_deref());
                }
            }
            "audio" => {
                if let Some(url) = text(&["src"]) {
                    self.linked_words(&url, &url);
                }
                self.html.hidden = Some("audio".to_owned());
            }
            "source" => self.source(text(&["src"])),
            "param" if attribute(attributes, &["name"]).is_some_and(|name| name.eq_ignore_ascii_case("movie")) => {
                if let Some(url) = text(&["value"]) {
                    self.frame(&url, None);
                }
            }
            _ => return self.player(name, attributes),
        }
        true
    }

    /// The first source of a video or a sound is its address.
    fn source(&mut self, url: Option<String>) {
        let Some(url) = url else { return };
        match self.html.hidden.as_deref() {
            Some("video") if !self.html.sourced => {
                self.html.sourced = true;
                self.video(&url, None);
            }
            Some("audio") => self.linked_words(&url, &url),
            _ => (),
        }
    }

    /// A frame shows a video where its address is known to be one, else a page.
    fn frame(&mut self, url: &str, title: Option<&str>) {
        let url = if url.starts_with("//") { format!("https:{url}") } else { url.to_owned() };
        if video::recognise(&url).is_some() {
            self.video(&url, title);
        } else if url.contains("://") {
            self.linked_words(&url, title.unwrap_or(&url));
        }
    }

    /// Elements of components, such as `<lite-youtube videoid="…">`.
    fn player(&mut self, name: &str, attributes: &str) -> bool {
        let id = || attribute(attributes, &["videoid", "video-id", "data-videoid", "id", "url", "src"]);
        let Some(id) = (name.contains("youtube") || name.contains("vimeo")).then(id).flatten() else { return false };
        let url = match id {
            id if id.contains("://") => id.to_owned(),
            id if name.contains("vimeo") => format!("https://vimeo.com/{id}"),
            id => format!("https://www.youtube.com/watch?v={id}"),
        };
        let title = attribute(attributes, &["title", "playlabel"]).map(|title| entity::decode(title).into_owned());
        self.video(&url, title.as_deref());
        true
    }
}

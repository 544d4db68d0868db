//! Pictures, videos and sound within the text.

use super::super::dom::Id;
use super::super::media::{self, Shown};
use super::super::{lazy_media, markdown_marks, posting};
use super::Writer;
use crate::article::video;
use crate::formats::block_writer::letters;

/// The longest text of a player, in bytes: title and buttons.
const LABEL: usize = 200;

/// The shortest words of a picture that its caption may repeat, in bytes of letters; how many nodes below it are looked at.
const SAID: usize = 8;
const BELOW: usize = 40;

impl Writer<'_, '_, '_> {
    /// Writes the media of an element; returns whether its children are written too, `None` if it is not a media element.
    pub(super) fn show(&mut self, id: Id, name: &str) -> Option<bool> {
        let dom = self.dom;
        let Some(shown) = media::shown(dom, id) else { return self.show_late(id) };
        match shown {
            Shown::Picture { src, alt } => self.picture(id, &src, &alt),
            Shown::Video { url, title } => {
                if let Some(url) = url.or_else(|| self.source(id)) {
                    self.video(&url, title);
                }
            }
            Shown::Frame { url, title } => return Some(!self.frame(id, &url, title) && name == "object"),
            Shown::Sound { url } => {
                if let Some(url) = url.or_else(|| self.source(id)).and_then(|url| self.content.base.absolute(&url)) {
                    self.blocks.linked(&url, &url);
                }
            }
            Shown::Nothing if name == "img" => {
                if let Some(src) = lazy_media::of_sources(dom, id) {
                    self.picture(id, &src, &dom.first_attribute(id, &["alt", "title"]).unwrap_or_default());
                }
            }
            Shown::Source { .. } | Shown::Nothing => return Some(name == "object"),
        }
        Some(false)
    }

    /// Writes the media in an element's script attributes, or its text.
    fn show_late(&mut self, id: Id) -> Option<bool> {
        match lazy_media::carried(self.dom, id)? {
            Shown::Picture { src, alt } => self.picture(id, &src, &alt),
            Shown::Video { url: Some(url), title } => self.video(&url, title),
            _ => return None,
        }
        (self.dom.first_words(id, 200).len() <= LABEL).then_some(false)
    }

    /// The first URL in a descendant of `id`.
    fn source(&self, id: Id) -> Option<String> {
        let mut sources = self.dom.descendants(id).take(64).filter(|&source| self.dom.name(source) == "source");
        sources.find_map(|source| self.dom.first_attribute(source, &["src", "data-src"]))
    }

    /// A frame shows a video if its URL, or one within it, is known to be one; else it leaves a link, named by its title if it has one.
    fn frame(&mut self, id: Id, url: &str, title: Option<String>) -> bool {
        let inside = || {
            let named = self.dom.descendants(id).take(64).filter_map(|inner| self.dom.first_attribute(inner, &["value", "src"]));
            named.map(|url| media::with_scheme(&url)).find(|url| video::recognise(url).is_some())
        };
        let url = media::with_scheme(url);
        if let Some(url) = Some(&url).filter(|url| video::recognise(url).is_some()).cloned().or_else(inside) {
            self.video(&url, title);
            return true;
        }
        let Some(url) = self.content.base.absolute(&url).filter(|url| url.contains("://")) else { return false };
        let url = posting::of_frame(&url).unwrap_or(url);
        if self.is_pixel(id) {
            return false;
        }
        let title = title.filter(|title| title.contains(' '));
        self.blocks.break_block();
        self.blocks.linked(&url, title.as_deref().unwrap_or(&url));
        self.blocks.break_block();
        false
    }

    fn picture(&mut self, id: Id, src: &str, alt: &str) {
        if markdown_marks::is_sure(self.dom, id) {
            return self.content.base.absolute(src).into_iter().for_each(|src| self.blocks.picture(src, alt));
        }
        if self.is_pixel(id) {
            return;
        }
        if !alt.is_empty() && alt.chars().count() <= 8 && !alt.chars().any(char::is_alphanumeric) {
            return self.blocks.text(alt);
        }
        let Some(src) = self.content.base.absolute(src) else { return };
        if self.blocks.is_fixed() || self.last_picture == src {
            return;
        }
        self.last_picture.clone_from(&src);
        let alt = if self.is_said_below(id, alt) { "" } else { alt };
        self.blocks.picture(src, alt);
    }

    /// Whether an element is at most two pixels wide or high, as tracking pixels are.
    fn is_pixel(&self, id: Id) -> bool {
        let size = |name: &str| self.dom.attribute(id, name).and_then(|size| size.trim_end_matches("px").parse::<u32>().ok());
        ["width", "height"].into_iter().filter_map(size).any(|size| size <= 2)
    }

    /// Whether the line below a picture repeats its alternative text: as its caption, or as text.
    fn is_said_below(&self, id: Id, alt: &str) -> bool {
        let alt = letters(alt);
        if alt.len() < SAID {
            return false;
        }
        let figure = self.dom.ancestors(id).take(4).find(|outer| self.dom.name(*outer) == "figure");
        let caption =
            figure.and_then(|figure| self.dom.descendants(figure).take(BELOW).find(|inner| self.dom.name(*inner) == "figcaption"));
        if let Some(caption) = caption.filter(|caption| !self.is_cut(*caption)) {
            return letters(&self.dom.first_words(caption, BELOW)).starts_with(&alt);
        }
        let below = self.dom.self_and_ancestors(id).take(3).find_map(|outer| self.dom.next_element(outer));
        below.filter(|below| !self.is_cut(*below)).is_some_and(|below| letters(&self.dom.first_words(below, BELOW)) == alt)
    }

    fn video(&mut self, url: &str, title: Option<String>) {
        if let Some(url) = self.content.base.absolute(url) {
            self.blocks.video(&url, title);
        }
    }
}

//! What was read of a feed and of each of its entries, whatever it was written in. Knows which of several values counts; how they are
//! told to a builder is for `write` to say.

use std::rc::Rc;

use super::media::Media;
use super::said::Said;

/// A feed.
#[derive(Debug, Default)]
pub(super) struct Feed {
    /// What stands around the entries.
    pub(super) head: Entry,
    /// The address that the feed gives as its own.
    pub(super) own: Option<String>,
    /// The entries, in order.
    pub(super) entries: Vec<Entry>,
    /// How many entries were passed over because there are too many.
    pub(super) left_out: usize,
    /// Whether the file ends in the middle of an element.
    pub(super) is_cut: bool,
}

/// An entry of a feed; a feed's own title, authors and so on too.
#[derive(Debug, Default)]
pub(super) struct Entry {
    /// The headline.
    pub(super) title: Kept<Said>,
    /// The title of a picture or video, which stands in for a headline.
    pub(super) media_title: Kept<Said>,
    /// The address of the article.
    pub(super) link: Kept<String>,
    /// The address of the article in another form than a page.
    pub(super) other_link: Option<String>,
    /// The name that tells it from all others.
    pub(super) id: Kept<Identity>,
    /// When it was published, as written.
    pub(super) published: Kept<String>,
    /// When it was last changed, as written.
    pub(super) updated: Kept<String>,
    /// When it was begun, as written.
    pub(super) created: Kept<String>,
    /// The text, in as many forms as the feed gives.
    pub(super) content: Vec<Said>,
    /// Shorter texts, the first the one to prefer.
    pub(super) summaries: Vec<(Summary, Said)>,
    /// Who wrote it.
    pub(super) authors: Vec<String>,
    /// Who helped.
    pub(super) contributors: Vec<String>,
    /// Keywords.
    pub(super) tags: Vec<String>,
    /// Its language.
    pub(super) lang: Option<String>,
    /// Who published it first, where it was taken from another feed.
    pub(super) source: Option<String>,
    /// Videos, sound, pictures and other files.
    pub(super) media: Vec<Media>,
    /// A small picture that stands for it.
    pub(super) picture: Option<String>,
    /// How long its sound or video is, as written.
    pub(super) duration: Option<String>,
    /// What relative addresses relate to.
    pub(super) base: Option<Rc<str>>,
}

/// Which element a shorter text comes from, the one to prefer first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Summary {
    /// `description` or `summary`.
    Own,
    /// Of a podcast.
    Podcast,
    /// Of a video or picture.
    Media,
    /// One line of a podcast.
    Line,
}

/// The name of an entry.
#[derive(Debug, Default)]
pub(super) struct Identity {
    /// The name.
    pub(super) name: String,
    /// Whether it may be an address too.
    pub(super) is_link: bool,
}

/// A value, and how deep in the document it stood: what stands within unknown elements never counts more than what stands outside.
#[derive(Debug)]
pub(super) struct Kept<T>(Option<(usize, T)>);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Kept<T> {
    /// Takes the value unless there is one less deep; the last of equals counts.
    pub(super) fn last(&mut self, depth: usize, value: T) {
        if self.0.as_ref().is_none_or(|(known, _)| depth <= *known) {
            self.0 = Some((depth, value));
        }
    }

    /// Takes the value unless there is one as deep or less deep; the first of equals counts.
    pub(super) fn first(&mut self, depth: usize, value: T) {
        if self.0.as_ref().is_none_or(|(known, _)| depth < *known) {
            self.0 = Some((depth, value));
        }
    }

    /// The value that counts.
    pub(super) fn get(&self) -> Option<&T> {
        self.0.as_ref().map(|(_, value)| value)
    }
}

impl Entry {
    /// One more shorter text.
    pub(super) fn summarise(&mut self, from: Summary, said: Said) {
        if !said.is_empty() {
            self.summaries.push((from, said));
        }
    }

    /// One more keyword, once.
    pub(super) fn tag(&mut self, tag: &str) {
        let tag = super::markup::plain(tag);
        if !tag.is_empty() && self.tags.len() < 64 && !self.tags.contains(&tag) {
            self.tags.push(tag);
        }
    }

    /// The address of the article: of a page, else the name where it is an address, else whatever there is.
    pub(super) fn address(&self) -> Option<&str> {
        let link = self.link.get().map(String::as_str).filter(|link| !link.is_empty());
        let name = self.id.get().filter(|id| id.is_link && !id.name.is_empty()).map(|id| id.name.as_str());
        let web = name.filter(|name| name.get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http")));
        link.or(web).or(self.other_link.as_deref()).or(name)
    }
}

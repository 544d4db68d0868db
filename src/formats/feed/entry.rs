//! A parsed feed and its entries, independent of the syntax they came in. Decides which of several values counts; `write` turns them into
//! articles.

use std::rc::Rc;

use super::files::Media;
use super::text_construct::Said;

/// The most files of an entry.
pub(super) const FILES: usize = 100;

/// The most texts of an entry: most have two.
const TEXTS: usize = 64;

/// The most bytes of what entries say of their files, in all.
const BYTES_OF_FILES: usize = 32 << 20;

#[derive(Debug, Default)]
pub(super) struct Feed {
    /// The feed's own fields.
    pub(super) head: Entry,
    /// The URL that the feed gives as its own.
    pub(super) own: Option<String>,
    pub(super) entries: Vec<Entry>,
    /// Number of entries ignored because there were too many.
    pub(super) left_out: usize,
    /// Whether the file ends in the middle of an element.
    pub(super) is_cut: bool,
    /// Number of bytes of what entries say of their files so far.
    bytes_of_files: usize,
}

impl Feed {
    /// Counts a file; whether there is room for it. A short reference may stand for a long address.
    pub(super) fn has_room(&mut self, media: &Media) -> bool {
        self.bytes_of_files += size_of::<Media>() + media.url.len() + media.mime.len() + media.title.as_ref().map_or(0, String::len);
        self.bytes_of_files <= BYTES_OF_FILES
    }
}

/// The fields of an entry, or of the feed itself.
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub(super) title: Kept<Said>,
    /// The title of a picture or video, used if there is no headline.
    pub(super) media_title: Kept<Said>,
    pub(super) link: Kept<String>,
    /// The URL of the article in another form than a web page.
    pub(super) other_link: Option<String>,
    pub(super) id: Kept<Identity>,
    /// The dates, as written.
    pub(super) published: Kept<String>,
    pub(super) updated: Kept<String>,
    pub(super) created: Kept<String>,
    /// The full text, in each form that the feed gives.
    pub(super) content: Vec<Said>,
    /// Summaries, the preferred one first.
    pub(super) summaries: Vec<(Summary, Said)>,
    pub(super) authors: Vec<String>,
    pub(super) contributors: Vec<String>,
    pub(super) tags: Vec<String>,
    pub(super) lang: Option<String>,
    /// The original source of a copied entry.
    pub(super) source: Option<String>,
    /// Videos, sound, pictures and other files.
    pub(super) media: Vec<Media>,
    pub(super) picture: Option<String>,
    /// Duration of its sound or video, as written.
    pub(super) duration: Option<String>,
    /// The base of relative URLs.
    pub(super) base: Option<Rc<str>>,
}

/// The element that a summary comes from, in order of preference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Summary {
    /// `description` or `summary`.
    Own,
    /// Of a podcast.
    Podcast,
    /// Of a video or picture.
    Media,
    /// The one-line subtitle of a podcast.
    Line,
}

#[derive(Debug, Default)]
pub(super) struct Identity {
    pub(super) name: String,
    /// Whether it may be a URL as well.
    pub(super) is_link: bool,
}

/// A value and its depth in the document. A value within unknown elements never overrides one outside.
#[derive(Debug)]
pub(super) struct Kept<T>(Option<(usize, T)>);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Kept<T> {
    /// Sets the value unless a less deep one is set; the last of equals wins.
    pub(super) fn last(&mut self, depth: usize, value: T) {
        if self.0.as_ref().is_none_or(|(known, _)| depth <= *known) {
            self.0 = Some((depth, value));
        }
    }

    /// Sets the value unless one as deep or less deep is set; the first of equals wins.
    pub(super) fn first(&mut self, depth: usize, value: T) {
        if self.0.as_ref().is_none_or(|(known, _)| depth < *known) {
            self.0 = Some((depth, value));
        }
    }

    pub(super) fn get(&self) -> Option<&T> {
        self.0.as_ref().map(|(_, value)| value)
    }
}

impl Entry {
    pub(super) fn summarise(&mut self, from: Summary, said: Said) {
        if !said.is_empty() && self.summaries.len() < TEXTS {
            self.summaries.push((from, said));
        }
    }

    /// Adds a text in full.
    pub(super) fn add_content(&mut self, said: Said) {
        if self.content.len() < TEXTS {
            self.content.push(said);
        }
    }

    /// Adds a keyword unless it is there already.
    pub(super) fn tag(&mut self, tag: &str) {
        let tag = super::markup::plain(tag);
        if !tag.is_empty() && self.tags.len() < 64 && !self.tags.contains(&tag) {
            self.tags.push(tag);
        }
    }

    /// The URL of the article: of a web page, else the identifier if it is a URL, else any.
    pub(super) fn address(&self) -> Option<&str> {
        let link = self.link.get().map(String::as_str).filter(|link| !link.is_empty());
        let name = self.id.get().filter(|id| id.is_link && !id.name.is_empty()).map(|id| id.name.as_str());
        let web = name.filter(|name| name.get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http")));
        link.or(web).or(self.other_link.as_deref()).or(name)
    }
}

//! Links: a range of the text and its target.

use std::ops::Range;

/// Words that lead somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The words, in the article's text.
    pub range: Range<usize>,
    /// The address as the file gives it, cleaned. Not yet fit to be opened: that is for the gate in `runtime` to say.
    pub url: String,
    /// Kind of the target, judged by the URL alone.
    pub kind: LinkKind,
}

/// Kind of a link's target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// A page, or anything not named below.
    Page,
    /// A picture.
    Image,
    /// A video: see [`super::video`].
    Video,
    /// Sound.
    Audio,
    /// An email address.
    Mail,
    /// A place in the same article.
    Anchor,
}

impl LinkKind {
    /// The name `show --json` gives it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Image => "image",
            Self::Video => "video",
            Self::Audio => "audio",
            Self::Mail => "mail",
            Self::Anchor => "anchor",
        }
    }

    /// The kind of `url`, by its scheme, host and file extension.
    pub fn of(url: &str) -> Self {
        if url.starts_with('#') {
            return Self::Anchor;
        }
        if url.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:")) {
            return Self::Mail;
        }
        if super::video::recognise(url).is_some() {
            return Self::Video;
        }
        let path = url.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
        let ends = |endings: &[&str]| endings.iter().any(|ending| path.ends_with(ending));
        if ends(&[".mp3", ".ogg", ".oga", ".opus", ".m4a", ".flac", ".wav", ".aac"]) {
            Self::Audio
        } else if ends(&[".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".tif", ".tiff", ".bmp"]) {
            Self::Image
        } else {
            Self::Page
        }
    }
}

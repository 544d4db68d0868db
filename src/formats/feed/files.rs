//! Files that belong to an entry: enclosures, Media RSS, attachments. Determines the type of each, and picks one of several versions.

use std::cmp::Reverse;
use std::collections::HashSet;

use crate::article::LinkKind;

/// A file beside an entry's text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Media {
    pub(super) url: String,
    /// Its type, as written (`video/mp4`).
    pub(super) mime: String,
    /// Its medium in Media RSS (`video`, `image`…).
    pub(super) medium: String,
    pub(super) title: Option<String>,
    /// Width in pixels; 0 if not given.
    pub(super) width: u32,
    /// Whether the feed marks it as the default.
    pub(super) is_default: bool,
    pub(super) given: Given,
}

/// The way a feed refers to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Given {
    /// As an enclosure or attachment.
    #[default]
    Enclosure,
    /// By Media RSS, which may repeat the text's own pictures.
    Beside,
    /// As one of several versions of the same; equal numbers belong together.
    Form(usize),
}

/// The type of a file, the preferred one first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shape {
    Video,
    Sound,
    Picture,
    File,
}

impl Media {
    /// The type, as declared, else by its URL.
    pub(super) fn shape(&self) -> Shape {
        let of = |word: &str| match word.split('/').next().unwrap_or_default().trim().to_ascii_lowercase().as_str() {
            "video" => Some(Shape::Video),
            "audio" => Some(Shape::Sound),
            "image" => Some(Shape::Picture),
            _ => None,
        };
        let streams = ["application/x-mpegurl", "application/vnd.apple.mpegurl", "application/dash+xml", "application/x-shockwave-flash"];
        let streamed = streams.iter().any(|stream| self.mime.eq_ignore_ascii_case(stream)).then_some(Shape::Video);
        of(&self.mime).or_else(|| of(&self.medium)).or(streamed).unwrap_or_else(|| match LinkKind::of(&self.url) {
            LinkKind::Video => Shape::Video,
            LinkKind::Audio => Shape::Sound,
            LinkKind::Image => Shape::Picture,
            LinkKind::Page | LinkKind::Mail | LinkKind::Anchor => Shape::File,
        })
    }
}

/// The files to show, in order: each URL once, every enclosure; the best version of each file, unless an enclosure is one of the versions;
/// the widest picture, because publishers list several widths.
pub(super) fn shown(media: &[Media]) -> Vec<&Media> {
    let is_enclosure = |one: &&Media| one.given == Given::Enclosure;
    let mut shown: Vec<&Media> = media.iter().filter(is_enclosure).collect();
    let enclosures: HashSet<&str> = shown.iter().map(|one| one.url.as_str()).collect();
    let enclosed = |url: &str| enclosures.contains(url);
    let mut groups: Vec<usize> =
        media.iter().filter_map(|one| if let Given::Form(group) = one.given { Some(group) } else { None }).collect();
    groups.dedup();
    for group in groups.into_iter().take(64) {
        let forms = || media.iter().filter(move |one| one.given == Given::Form(group));
        if !forms().any(|form| enclosed(&form.url)) {
            shown.extend(forms().min_by_key(|form| rank(form)));
        }
    }
    let beside = || media.iter().filter(|one| one.given == Given::Beside && !enclosed(&one.url));
    shown.extend(beside().filter(|one| one.shape() != Shape::Picture));
    shown.extend(beside().filter(|one| one.shape() == Shape::Picture).min_by_key(|one| rank(one)));
    let mut seen = HashSet::new();
    shown.retain(|one| seen.insert(one.url.as_str()));
    shown
}

/// Sort key, lower is better: video before sound before pictures, defaults first, wide first.
fn rank(one: &Media) -> (Shape, bool, Reverse<u32>) {
    (one.shape(), !one.is_default, Reverse(one.width))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn media(url: &str, mime: &str, given: Given, width: u32) -> Media {
        Media { url: url.into(), mime: mime.into(), width, given, ..Media::default() }
    }

    #[test]
    fn file_types_are_declared_or_follow_from_the_url() {
        assert_eq!(media("a", "Video/mp4", Given::Enclosure, 0).shape(), Shape::Video);
        assert_eq!(media("http://a.example/b.mp3?x", "", Given::Enclosure, 0).shape(), Shape::Sound);
        assert_eq!(media("http://a.example/b.mp3", "application/octet-stream", Given::Enclosure, 0).shape(), Shape::Sound);
        assert_eq!(media("http://a.example/", "", Given::Enclosure, 0).shape(), Shape::File);
        assert_eq!(Media { medium: "image".into(), ..Media::default() }.shape(), Shape::Picture);
    }

    #[test]
    fn one_version_of_each_file_is_shown() {
        let urls = |media: &[Media]| shown(media).iter().map(|one| one.url.clone()).collect::<Vec<String>>();
        let forms = [media("a.mp3", "audio/mpeg", Given::Form(1), 0), media("a.mp4", "", Given::Form(1), 0)];
        assert_eq!(urls(&forms), ["a.mp4"]);
        assert_eq!(urls(&[&forms[..], &[media("a.mp3", "", Given::Enclosure, 0)]].concat()), ["a.mp3"]);
        let widths = [media("s.jpg", "", Given::Beside, 140), media("l.jpg", "", Given::Beside, 460)];
        assert_eq!(urls(&widths), ["l.jpg"]);
        let enclosures = [media("s.jpg", "", Given::Enclosure, 140), media("l.jpg", "", Given::Enclosure, 0)];
        assert_eq!(urls(&enclosures), ["s.jpg", "l.jpg"]);
    }
}

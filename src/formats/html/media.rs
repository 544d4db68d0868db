//! The picture, video or sound that an element shows, judged by its attributes: lazy loaders keep URLs in many of them. Shared by pages and
//! HTML in Markdown.

use crate::article::video;
use crate::formats::lexicon::Phrases;

#[derive(Debug, PartialEq, Eq)]
pub(in crate::formats) enum Shown {
    Picture {
        src: String,
        alt: String,
    },
    /// A video, perhaps with its address in elements within.
    Video {
        url: Option<String>,
        title: Option<String>,
    },
    /// Another page set into this one, which may show a video.
    Frame {
        url: String,
        title: Option<String>,
    },
    /// Sound, perhaps with its address in elements within.
    Sound {
        url: Option<String>,
    },
    /// An address of the video or the sound around it.
    Source {
        url: String,
    },
    Nothing,
}

/// The media of the element `name`; `None` if it is not a media element. `attribute` returns the first of the attributes named that has a
/// value.
pub(in crate::formats) fn shown(name: &str, attribute: &dyn Fn(&[&str]) -> Option<String>) -> Option<Shown> {
    let title = || attribute(&["title", "alt", "aria-label"]);
    Some(match name {
        "img" | "amp-img" => match picture(attribute) {
            Some(src) => Shown::Picture { src, alt: attribute(&["alt", "title"]).unwrap_or_default() },
            None => Shown::Nothing,
        },
        "iframe" | "frame" | "embed" | "object" | "amp-iframe" => match frame(attribute) {
            Some(url) => Shown::Frame { url, title: title() },
            None => Shown::Nothing,
        },
        "param" => match attribute(&["name"]).zip(attribute(&["value"])) {
            Some((name, url)) if ["movie", "src", "url"].iter().any(|known| name.eq_ignore_ascii_case(known)) => {
                Shown::Frame { url, title: None }
            }
            _ => Shown::Nothing,
        },
        "video" | "amp-video" => Shown::Video { url: attribute(&["src", "data-src", "data-mp4", "data-video-src"]), title: title() },
        "audio" | "amp-audio" => Shown::Sound { url: attribute(&["src", "data-src"]) },
        "source" => attribute(&["src", "data-src"]).map_or(Shown::Nothing, |url| Shown::Source { url }),
        _ => return player(name, attribute),
    })
}

/// Elements of components, such as `<lite-youtube videoid="…">`.
fn player(name: &str, attribute: &dyn Fn(&[&str]) -> Option<String>) -> Option<Shown> {
    if !name.contains("youtube") && !name.contains("vimeo") {
        return None;
    }
    let id = attribute(&["videoid", "video-id", "data-videoid", "id", "url", "src"])?;
    let url = match id {
        id if id.contains("://") => id,
        id if name.contains("vimeo") => format!("https://vimeo.com/{id}"),
        id => format!("https://www.youtube.com/watch?v={id}"),
    };
    Some(Shown::Video { url: Some(url), title: attribute(&["title", "playlabel"]) })
}

/// The address of a frame: the first that is known as a video's, else the first at all.
fn frame(attribute: &dyn Fn(&[&str]) -> Option<String>) -> Option<String> {
    let known =
        Phrases::FrameAttributes.iter().filter_map(|name| attribute(&[name])).find(|url| video::recognise(&with_scheme(url)).is_some());
    known.or_else(|| attribute(Phrases::FrameAttributes.all())).or_else(|| attribute(&["data"]))
}

/// The address of a picture: the written one, unless it only holds the place until a better one is loaded.
fn picture(attribute: &dyn Fn(&[&str]) -> Option<String>) -> Option<String> {
    let written = attribute(&["src"]);
    if let Some(src) = written.as_ref().filter(|src| !holds_the_place(src)) {
        return Some(src.clone());
    }
    let late = Phrases::LatePictureAttributes.iter().filter_map(|name| attribute(&[name])).find(|src| !src.contains(['{', '<', ' ']));
    late.or_else(|| attribute(&["data-srcset", "srcset", "data-lazy-srcset"]).and_then(|set| largest(&set)))
        .or(written)
        .filter(|src| !src.starts_with("data:"))
}

/// Whether an address is only there until a script puts in another.
fn holds_the_place(src: &str) -> bool {
    let name = src.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    src.starts_with("data:")
        || ["blank", "placeholder", "spacer", "lazy", "transparent", "1x1", "pixel"].iter().any(|word| name.starts_with(word))
}

/// The largest of the pictures in a `srcset`.
pub(super) fn largest(set: &str) -> Option<String> {
    let mut best: Option<(f64, &str)> = None;
    let mut address = None;
    for word in set.split_ascii_whitespace() {
        let Some(url) = address.take() else {
            match word.strip_suffix(',') {
                Some(alone) => best = best.or(Some((1.0, alone))),
                None => address = Some(word),
            }
            continue;
        };
        let (size, next) = word.split_once(',').unwrap_or((word, ""));
        let size = size.trim_end_matches(['w', 'x', 'h']).parse().unwrap_or(1.0);
        if best.is_none_or(|(most, _)| size > most) {
            best = Some((size, url));
        }
        address = Some(next).filter(|next| !next.is_empty());
    }
    best.map(|(_, url)| url).or(address).filter(|url| !url.starts_with("data:")).map(str::to_owned)
}

/// An address that leaves its scheme to the page, with one.
pub(in crate::formats) fn with_scheme(url: &str) -> String {
    if url.starts_with("//") { format!("https:{url}") } else { url.trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, attributes: &[(&str, &str)]) -> Option<Shown> {
        shown(name, &|names| {
            let value = |name: &&str| attributes.iter().find(|(known, _)| known == name).map(|(_, value)| (*value).to_owned());
            names.iter().find_map(value)
        })
    }

    fn src(attributes: &[(&str, &str)]) -> String {
        match of("img", attributes) {
            Some(Shown::Picture { src, .. }) => src,
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn pictures_that_load_late_have_their_address() {
        assert_eq!(src(&[("src", "a.png"), ("data-src", "b.png")]), "a.png");
        assert_eq!(src(&[("src", "data:image/gif;base64,R0"), ("data-src", "b.png")]), "b.png");
        assert_eq!(src(&[("src", "/img/blank.gif"), ("srcset", "c.png 300w, d.png 900w,e.png 600w")]), "d.png");
        assert_eq!(src(&[("data-srcset", "c.png")]), "c.png");
        assert_eq!(src(&[("src", "data:image/gif;base64,R0")]), "Some(Nothing)");
    }

    #[test]
    fn frames_show_the_video_that_one_of_their_attributes_names() {
        let frame = of("iframe", &[("src", "about:blank"), ("data-src", "//www.youtube.com/embed/abcdefghijk")]);
        assert_eq!(frame, Some(Shown::Frame { url: "//www.youtube.com/embed/abcdefghijk".into(), title: None }));
        assert_eq!(of("p", &[]), None);
    }
}

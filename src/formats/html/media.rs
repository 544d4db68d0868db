//! The picture, video or sound that an element shows, judged by its attributes: lazy loaders keep URLs in many of them.

use super::dom::{Dom, Id};
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

/// The media of an element; `None` if it is not a media element.
pub(super) fn shown(dom: &Dom<'_>, id: Id) -> Option<Shown> {
    let attribute = |names: &[&str]| dom.first_attribute(id, names);
    let title = || attribute(&["title", "alt", "aria-label"]);
    Some(match dom.name(id) {
        "img" | "amp-img" => match picture(dom, id) {
            Some(src) => Shown::Picture { src, alt: attribute(&["alt", "title"]).unwrap_or_default() },
            None => Shown::Nothing,
        },
        "iframe" | "frame" | "embed" | "object" | "amp-iframe" => match frame(dom, id) {
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
        _ => return player(dom, id),
    })
}

/// Elements of components, such as `<lite-youtube videoid="…">`.
fn player(dom: &Dom<'_>, id: Id) -> Option<Shown> {
    let name = dom.name(id);
    if !name.contains("youtube") && !name.contains("vimeo") {
        return None;
    }
    let video = dom.first_attribute(id, &["videoid", "video-id", "data-videoid", "id", "url", "src"])?;
    let url = match video {
        video if video.contains("://") => video,
        video if name.contains("vimeo") => format!("https://vimeo.com/{video}"),
        video => format!("https://www.youtube.com/watch?v={video}"),
    };
    Some(Shown::Video { url: Some(url), title: dom.first_attribute(id, &["title", "playlabel"]) })
}

/// The address of a frame: the first that is known as a video's, else the first at all.
fn frame(dom: &Dom<'_>, id: Id) -> Option<String> {
    let attribute = |names: &[&str]| dom.first_attribute(id, names);
    let known =
        Phrases::FrameAttributes.iter().filter_map(|name| attribute(&[name])).find(|url| video::recognise(&with_scheme(url)).is_some());
    known.or_else(|| attribute(Phrases::FrameAttributes.all())).or_else(|| attribute(&["data"]))
}

/// The address of a picture: the written one, unless it only holds the place until a better one is loaded.
fn picture(dom: &Dom<'_>, id: Id) -> Option<String> {
    let attribute = |names: &[&str]| dom.first_attribute(id, names);
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

    fn of(html: &str) -> Option<Shown> {
        let dom = Dom::new(html);
        let body = dom.find(Id::ROOT, "body").unwrap();
        shown(&dom, dom.first_child(body).unwrap())
    }

    #[test]
    fn lazy_pictures_have_a_url() {
        for (attributes, expected) in [
            ("src=a.png data-src=b.png", Some("a.png")),
            ("src=data:image/gif;base64,R0 data-src=b.png", Some("b.png")),
            ("src=/img/blank.gif srcset='c.png 300w, d.png 900w,e.png 600w'", Some("d.png")),
            ("data-srcset=c.png", Some("c.png")),
            ("src=data:image/gif;base64,R0", None),
        ] {
            let expected = expected.map_or(Shown::Nothing, |src| Shown::Picture { src: src.into(), alt: String::new() });
            assert_eq!(of(&format!("<img {attributes}>")), Some(expected), "{attributes}");
        }
    }

    #[test]
    fn frames_show_the_video_that_one_of_their_attributes_names() {
        let url = "//www.youtube.com/embed/abcdefghijk";
        let frame = of(&format!("<iframe src=about:blank data-src={url}></iframe>"));
        assert_eq!(frame, Some(Shown::Frame { url: url.into(), title: None }));
        assert_eq!(of("<p>"), None);
    }
}

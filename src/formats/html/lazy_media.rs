//! Content that a page shows only after its scripts have run: pictures and players in attributes, and the fallbacks in `<noscript>` and
//! `<picture>`. `media` reads the attributes of media elements themselves.

use super::dom::{Dom, Id};
use super::media::{self, Shown};
use super::visibility;
use crate::article::video;
use crate::formats::lexicon::Phrases;

/// Attributes with a video ID, by provider.
const NAMED: &[(&str, &[&str])] = &[
    ("youtube", &["data-youtube-id", "data-youtubeid", "data-youtube", "data-yt-id", "data-ytid", "data-youtube-video-id", "data-yt"]),
    ("vimeo", &["data-vimeo-id", "data-vimeoid", "data-vimeo", "data-vimeo-video-id"]),
    ("dailymotion", &["data-dailymotion-id", "data-dailymotion", "data-dm-id"]),
];

/// The endings of pictures' addresses.
const ENDINGS: &[&str] = &[".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif"];

/// The longest settings that are searched, in bytes.
const LONGEST: usize = 8 * 1024;

/// The most nodes examined in and around an element.
const NEAR: usize = 40;

/// The picture or video in the attributes of an element that is not a media element.
pub(super) fn carried(dom: &Dom<'_>, id: Id) -> Option<Shown> {
    if !matches!(dom.name(id), "div" | "span" | "a" | "figure" | "section" | "p" | "video-js") || !dom.attribute_names(id).any(may_carry) {
        return None;
    }
    let attribute = |names: &[&str]| dom.first_attribute(id, names);
    if let Some(url) = player(dom, id) {
        return Some(Shown::Video { url: Some(url), title: attribute(&["data-title", "data-video-title", "title", "aria-label"]) });
    }
    // An element with text or a picture inside is more than a picture.
    let holds =
        |inner: Id| dom.text(inner).is_some_and(|text| !text.trim().is_empty()) || matches!(dom.name(inner), "img" | "picture" | "iframe");
    let src = background(dom, id).filter(|_| !is_tiny(dom, id))?;
    let empty = dom.descendants(id).take(NEAR).all(|inner| !holds(inner) || lies_in_noscript(dom, inner, id));
    empty.then(|| Shown::Picture { src, alt: attribute(&["aria-label", "data-alt", "title", "data-caption"]).unwrap_or_default() })
}

/// Whether an attribute of this name may be there for a script that shows something: most are for others.
fn may_carry(name: &str) -> bool {
    const PARTS: &[&str] = &[
        "src", "bg", "back", "im", "orig", "vid", "you", "yt", "vimeo", "daily", "-id", "embed", "provider", "url", "set", "opt", "conf",
        "prop", "mp4", "href", "media",
    ];
    name == "style"
        || name.strip_prefix("data").is_some_and(|behind| behind.starts_with('-') && PARTS.iter().any(|part| behind.contains(part)))
}

fn lies_in_noscript(dom: &Dom<'_>, id: Id, root: Id) -> bool {
    dom.ancestors(id).take_while(|outer| *outer != root).any(|outer| dom.name(outer) == "noscript")
}

/// The URL of the video that a player's attributes describe.
fn player(dom: &Dom<'_>, id: Id) -> Option<String> {
    let attribute = |names: &[&str]| dom.first_attribute(id, names);
    let named = NAMED.iter().find_map(|(provider, names)| address(provider, &attribute(names)?));
    let at_provider = || {
        let called =
            Phrases::PlayerProviderAttributes.iter().filter_map(|name| attribute(&[name])).map(|called| called.to_ascii_lowercase());
        let provider = called.into_iter().find_map(|called| NAMED.iter().find(|(provider, _)| called.contains(provider)))?;
        Phrases::PlayerIdAttributes.iter().filter_map(|name| attribute(&[name])).find_map(|video| address(provider.0, &video))
    };
    let known = |url: &String| video::recognise(&media::with_scheme(url)).is_some();
    let whole = || Phrases::PlayerAddressAttributes.iter().filter_map(|name| attribute(&[name])).find(known);
    let among = || Phrases::PlayerSettingsAttributes.iter().filter_map(|name| attribute(&[name])).find_map(|settings| among(&settings));
    named.or_else(at_provider).or_else(|| brightcove(dom, id)).or_else(whole).or_else(among)
}

/// The address of a video by its name at a provider; `None` where no video can be called so.
fn address(provider: &str, video: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    match provider {
        "youtube" if video.len() == 11 && video.chars().all(plain) => Some(format!("https://www.youtube.com/watch?v={video}")),
        "vimeo" if video.len() >= 6 && video.bytes().all(|byte| byte.is_ascii_digit()) => Some(format!("https://vimeo.com/{video}")),
        "dailymotion" if (5..=20).contains(&video.len()) && video.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
            Some(format!("https://www.dailymotion.com/video/{video}"))
        }
        _ => None,
    }
}

/// The URL of a Brightcove video, whose players have separate attributes for account, player and video.
fn brightcove(dom: &Dom<'_>, id: Id) -> Option<String> {
    let attribute = |names: &[&str]| dom.first_attribute(id, names);
    let figures = |name: &str| attribute(&[name]).filter(|value| value.len() >= 6 && value.bytes().all(|byte| byte.is_ascii_digit()));
    let (account, video) = (figures("data-account")?, figures("data-video-id")?);
    let player = attribute(&["data-player"]).filter(|player| player.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')));
    Some(format!(
        "https://players.brightcove.net/{account}/{}_default/index.html?videoId={video}",
        player.unwrap_or_else(|| "default".to_owned())
    ))
}

/// The first address of a known video in settings, which are mostly JSON.
fn among(settings: &str) -> Option<String> {
    if settings.len() > LONGEST || !settings.contains("//") && !settings.contains("\\/") {
        return None;
    }
    let settings = settings.replace("\\/", "/").replace("\\u0026", "&");
    let mut values = settings.split(['"', '\'']).filter(|value| value.starts_with("http") || value.starts_with("//"));
    values.find(|value| video::recognise(&media::with_scheme(value)).is_some()).map(str::to_owned)
}

/// The address of the picture that is to be an element's background.
fn background(dom: &Dom<'_>, id: Id) -> Option<String> {
    let attribute = |names: &[&str]| dom.first_attribute(id, names);
    let late = Phrases::BackgroundAttributes.iter().filter_map(|name| attribute(&[name]));
    let late = late.map(|value| first_address(&value)).find(|url| is_picture(url));
    late.or_else(|| {
        // Styles give pictures to buttons and boxes, too: this one is called a picture.
        let called = attribute(&["class"]).unwrap_or_default().to_ascii_lowercase();
        let pictured = attribute(&["role"]).is_some_and(|role| role == "img")
            || ["image", "img", "photo", "picture", "hero", "cover", "thumb"].iter().any(|word| called.contains(word));
        let style = attribute(&["style"]).filter(|style| pictured && style.contains("background"))?;
        let (_, inside) = style.split_once("url(")?;
        Some(first_address(&format!("url({inside}"))).filter(|url| is_picture(url))
    })
}

/// The address in `url('…')`, or the first of several, sizes left out.
fn first_address(value: &str) -> String {
    let value = value.trim();
    let value = value.strip_prefix("url(").map_or(value, |inside| inside.split(')').next().unwrap_or(inside));
    let value = value.trim().trim_matches(['"', '\'']);
    value.split([' ', ',']).next().unwrap_or(value).to_owned()
}

fn is_picture(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or(url).to_ascii_lowercase();
    !url.starts_with("data:") && !url.contains(['{', '<']) && ENDINGS.iter().any(|ending| path.contains(ending))
}

/// The address that `<picture>` gives to a picture that has none itself.
pub(super) fn of_sources(dom: &Dom<'_>, id: Id) -> Option<String> {
    let picture = dom.parent(id).filter(|parent| dom.name(*parent) == "picture")?;
    let sources = dom.children(picture).filter(|child| dom.name(*child) == "source");
    let sets = sources.filter_map(|source| dom.first_attribute(source, &["srcset", "data-srcset", "data-lazy-srcset", "data-src", "src"]));
    sets.take(NEAR).find_map(|set| media::largest(&set))
}

/// Whether `<noscript>` holds the picture or the player that a script would have put beside it, and nothing there shows it.
pub(super) fn is_fallback(dom: &Dom<'_>, id: Id) -> bool {
    let mut shows = false;
    for inner in dom.descendants(id).take(NEAR) {
        if dom.text(inner).is_some_and(|text| !text.trim().is_empty()) {
            return false;
        }
        shows |= shows_something(dom, inner) && !visibility::is_unseen(dom, inner) && !is_tiny(dom, inner);
    }
    if !shows {
        return false;
    }
    let figure = dom.ancestors(id).take(4).find(|outer| dom.name(*outer) == "figure");
    let beside = |node: Id| std::iter::once(node).chain(dom.descendants(node).take(NEAR));
    let seen = |node: Id| beside(node).any(|inner| shows_something(dom, inner) && !lies_in_noscript(dom, inner, Id::ROOT));
    match figure {
        Some(figure) => !seen(figure),
        None => ![dom.previous_element(id), dom.next_element(id)].into_iter().flatten().any(seen),
    }
}

fn shows_something(dom: &Dom<'_>, id: Id) -> bool {
    match media::shown(dom, id) {
        Some(Shown::Picture { .. } | Shown::Video { .. }) => true,
        Some(Shown::Frame { url, .. }) => video::recognise(&media::with_scheme(&url)).is_some(),
        Some(_) => false,
        None => carried(dom, id).is_some(),
    }
}

/// Whether a picture is there to count readers.
fn is_tiny(dom: &Dom<'_>, id: Id) -> bool {
    ["width", "height", "data-width", "data-height"]
        .iter()
        .any(|name| dom.attribute(id, name).is_some_and(|size| matches!(size.trim_end_matches("px"), "0" | "1" | "2")))
}

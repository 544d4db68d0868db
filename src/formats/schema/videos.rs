//! Videos and pictures of a JSON-LD document.

use serde_json::Value;

use super::graph::{Graph, Object, is_a};
use super::value::{address, is_absolute, raw, text};
use crate::article::{Video, video};

/// The video that a `VideoObject` is: that of a known host before the bare file.
pub(super) fn video(object: &Object) -> Option<Video> {
    let found = ["embedUrl", "embedURL", "contentUrl", "contentURL", "url"].map(|key| raw(object, &[key]).and_then(whole));
    let known = || found.iter().flatten().filter_map(|url| video::recognise(url));
    let named = known().find(|video| video.id.is_some()).or_else(|| known().next());
    // `contentUrl` is the video file itself, whatever its URL looks like.
    let file = || {
        let url = found[2].clone().or_else(|| found[3].clone()).filter(|url| is_absolute(url))?;
        Some(Video { url, provider: "file", id: None, start: None, title: None })
    };
    let title = text(object, &["name", "headline"]);
    named.or_else(file).map(|video| Video { title, ..video })
}

/// The videos that an article names as its own.
pub(super) fn videos(object: &Object) -> Vec<Video> {
    let fields = ["video", "associatedMedia"].iter().filter_map(|key| object.get(*key));
    let items = fields.flat_map(|value| if let Value::Array(items) = value { &items[..] } else { std::slice::from_ref(value) });
    let films = items.take(64).filter_map(Value::as_object).filter(|film| is_a(film, |kind| kind == "VideoObject"));
    films.filter_map(video).collect()
}

/// An address with its scheme.
fn whole(url: &str) -> Option<String> {
    if url.starts_with("//") { Some(format!("https:{url}")) } else { is_absolute(url).then(|| url.to_owned()) }
}

/// The main picture of an article.
pub(super) fn image(object: &Object, graph: &Graph<'_>) -> Option<String> {
    ["image", "primaryImageOfPage", "thumbnailUrl"].iter().find_map(|key| {
        let first = match object.get(*key)? {
            Value::Array(items) => items.first()?,
            other => other,
        };
        match first {
            Value::Object(picture) => address(graph.resolve(picture), &["url", "contentUrl", "@id"]),
            _ => address(object, &[key]),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(value: &Value, expected: Option<(&str, &str)>) {
        let found = video(value.as_object().unwrap());
        assert_eq!(found.as_ref().map(|video| (video.url.as_str(), video.provider)), expected, "{value}");
    }

    #[test]
    fn a_known_host_comes_before_a_file() {
        let (embed, file) = ("https://www.youtube.com/embed/abcdefghijk", "https://example.org/a.mp4");
        check(&json!({"embedUrl": embed, "contentUrl": file}), Some((embed, "youtube")));
        check(&json!({"embedUrl": "https://example.org/player/1", "contentUrl": file}), Some((file, "file")));
        check(&json!({"contentUrl": "//example.org/stream?x=1"}), Some(("https://example.org/stream?x=1", "file")));
        check(&json!({"embedUrl": "https://example.org/player/1", "url": "https://example.org/page"}), None);
        check(&json!({"name": "x"}), None);
    }

    #[test]
    fn pictures_are_addresses_objects_and_references() {
        let values = [json!([
            {"image": "https://example.org/a.jpg"}, {"image": [{"url": ["https://example.org/a.jpg"]}]}, {"image": {"@id": "#p"}},
            {"@id": "#p", "contentUrl": "https://example.org/a.jpg"}, {"thumbnailUrl": ["https://example.org/a.jpg"], "image": "/x.jpg"},
        ])];
        let graph = Graph::new(&values);
        for at in [0, 1, 2, 4] {
            assert_eq!(image(values[0][at].as_object().unwrap(), &graph).as_deref(), Some("https://example.org/a.jpg"), "{at}");
        }
    }
}

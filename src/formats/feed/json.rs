//! JSON Feed, versions 1 and 1.1. If the file as a whole is not valid JSON, truncated or with an error in one entry, the entries are parsed
//! one by one.

use serde_json::Value;

use super::entry::{Entry, FILES, Feed, Identity, Summary};
use super::files::Media;
use super::text_construct::Said;
use crate::formats::byline::email;
use crate::formats::json::{self, Item, Room};

/// The most entries read from one feed.
const MOST: usize = 10_000;

/// Whether the start of an object is that of a feed.
pub(super) fn sniff(start: &str) -> bool {
    start.contains("jsonfeed.org/version/") || start.contains("jsonfeed.org\\/version\\/")
}

pub(super) fn read(text: &str) -> Feed {
    let mut feed = Feed::default();
    let mut take = |item| match item {
        Item::Read(value) => feed.entries.push(entry(&value)),
        Item::LeftOut => feed.left_out += 1,
    };
    if let Ok(around) = json::read_list(text, "items", &mut take) {
        head(&around, &mut feed);
        return feed;
    }
    feed = Feed::default();
    feed.is_cut = true;
    let Some((before, items)) = text.split_once("\"items\"").and_then(|(head, rest)| Some((head, rest.split_once('[')?.1))) else {
        return feed;
    };
    if let Ok(value) = json::read(&format!("{}}}", before.trim_end().trim_end_matches(',')), &Room::default()) {
        head(&value, &mut feed);
    }
    let (objects, left_out) = objects(items);
    feed.left_out = left_out;
    feed.entries = objects.iter().filter_map(|one| json::read(one, &Room::default()).ok()).map(|one| entry(&one)).collect();
    feed
}

/// The complete objects of a list, in order, and the number of those beyond the most.
fn objects(list: &str) -> (Vec<&str>, usize) {
    let mut left_out = 0;
    let (mut found, mut depth, mut start, mut in_string, mut escaped) = (Vec::new(), 0_usize, 0, false, false);
    for (at, byte) in list.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => (),
            b'{' => {
                start = if depth == 0 { at } else { start };
                depth += 1;
            }
            b'}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 && found.len() < MOST {
                    found.extend(list.get(start..=at));
                } else if depth == 0 {
                    left_out += 1;
                }
            }
            b']' if depth == 0 => break,
            _ => (),
        }
    }
    (found, left_out)
}

fn head(value: &Value, feed: &mut Feed) {
    feed.own = text(value, "feed_url");
    common(value, &mut feed.head);
    if let Some(link) = text(value, "home_page_url") {
        feed.head.link.last(0, link);
    }
    if let Some(description) = text(value, "description") {
        feed.head.summarise(Summary::Own, Said::text(description));
    }
}

/// Reads the fields that feeds and entries share.
fn common(value: &Value, entry: &mut Entry) {
    if let Some(title) = text(value, "title") {
        entry.title.first(0, Said::text(title));
    }
    entry.lang = text(value, "language").map(|lang| lang.replace('_', "-"));
    let one = value.get("author").into_iter();
    let several = value.get("authors").and_then(Value::as_array).into_iter().flatten();
    for author in several.chain(one).take(64) {
        // A bare name breaks the format, and is common.
        let name = author.as_str().map(str::to_owned).or_else(|| text(author, "name"));
        entry.authors.extend(name.iter().flat_map(|name| email::people(name)));
    }
    entry.authors.dedup();
}

fn entry(value: &Value) -> Entry {
    let mut entry = Entry::default();
    common(value, &mut entry);
    if let Some(name) = text(value, "id") {
        entry.id.last(0, Identity { is_link: super::address::has_scheme(&name), name });
    }
    if let Some(link) = text(value, "url").or_else(|| text(value, "external_url")) {
        entry.link.last(0, link);
    }
    entry.content.extend(text(value, "content_html").map(Said::html));
    if entry.content.is_empty() {
        entry.content.extend(text(value, "content_text").map(Said::text));
    }
    entry.summaries.extend(text(value, "summary").map(|summary| (Summary::Own, Said::text(summary))));
    for (name, slot) in [("date_published", &mut entry.published), ("date_modified", &mut entry.updated)] {
        if let Some(date) = text(value, name) {
            slot.last(0, date);
        }
    }
    entry.picture = text(value, "image").or_else(|| text(value, "banner_image"));
    for tag in value.get("tags").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
        entry.tag(tag);
    }
    for attachment in value.get("attachments").and_then(Value::as_array).into_iter().flatten().take(FILES) {
        let Some(url) = text(attachment, "url") else { continue };
        let mime = text(attachment, "mime_type").unwrap_or_default();
        let seconds = attachment.get("duration_in_seconds").and_then(Value::as_f64);
        entry.duration = entry.duration.take().or(seconds.map(|seconds| format!("{seconds:.0}")));
        entry.media.push(Media { url, mime, title: text(attachment, "title"), ..Media::default() });
    }
    entry
}

/// A field as text; numbers count, because identifiers are often written so.
fn text(value: &Value, name: &str) -> Option<String> {
    let found = match value.get(name)? {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    Some(found.trim().to_owned()).filter(|text| !text.is_empty())
}

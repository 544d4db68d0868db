//! One exported article: the names under which programs store its fields, the most telling first.

use serde_json::Value;

use crate::formats::byline;
use crate::formats::schema::language;
use crate::formats::schema::value::{address, list, raw, text};
use crate::formats::schema::{Object, Story};

const TITLES: &[&str] = &["title", "headline", "webTitle", "heading", "article_title", "title_page", "name"];
const SUBTITLES: &[&str] = &["subtitle", "dek", "standfirst", "subheadline", "sub_headline", "kicker"];
const BODIES: &[&str] = &[
    "content_html",
    "html",
    "content",
    "maintext",
    "text",
    "body",
    "article",
    "articleBody",
    "article_text",
    "article_body",
    "full_text",
    "fulltext",
    "content_text",
    "textContent",
    "plaintext",
    "raw_text",
    "paragraphs",
    "story",
];
const DATES: &[&str] = &[
    "published_at",
    "published",
    "publishedTime",
    "publishedAt",
    "date_published",
    "datePublished",
    "publish_date",
    "date_publish",
    "published_date",
    "publication_date",
    "publicationDate",
    "webPublicationDate",
    "pub_date",
    "pubDate",
    "date",
    "datetime",
    "created_at",
    "created",
    "timestamp",
    "time",
    "saved_at",
];
const UPDATES: &[&str] = &["updated_at", "updated", "date_modified", "dateModified", "date_modify", "modified", "lastmod"];
const AUTHORS: &[&str] = &["authors", "author", "byline", "published_by", "author_name", "creator", "writer", "by", "from"];
const SOURCES: &[&str] = &[
    "siteName",
    "site_name",
    "sitename",
    "publisher",
    "publication",
    "source",
    "newspaper",
    "outlet",
    "source_domain",
    "domain_name",
    "hostname",
    "domain",
    "site",
];
const SECTIONS: &[&str] = &["section", "sectionName", "category", "categories", "rubric"];
const TAGS: &[&str] = &["tags", "keywords", "categories"];
const ADDRESSES: &[&str] = &[
    "url",
    "link",
    "canonical_url",
    "canonicalUrl",
    "article_url",
    "webUrl",
    "uri",
    "permalink",
    "source_url",
    "given_url",
    "resolved_url",
];
const IMAGES: &[&str] =
    &["image", "preview_picture", "top_image", "lead_image_url", "image_url", "feature_image", "urlToImage", "thumbnail"];
const SUMMARIES: &[&str] = &["excerpt", "summary", "description", "lead", "lede", "abstract", "custom_excerpt"];

/// The longest byline in a value that is a text.
const BYLINE: usize = 400;

/// Whether an object with these names is an article: it has a text and something else, or a title, a link and something else.
pub(super) fn is_named(has: &dyn Fn(&str) -> bool) -> bool {
    let any = |names: &[&str]| names.iter().any(|name| has(name));
    let (title, address) = (any(&TITLES[..TITLES.len() - 1]), any(ADDRESSES));
    let about = any(DATES) || any(AUTHORS) || any(TAGS);
    any(BODIES) && (title || address && about) || title && address && about
}

/// The article that an object is; `None` where it has neither a text nor a title.
pub(super) fn story(object: &Object) -> Option<Story> {
    // Some services keep the fields of an article in an object of its own.
    let fields = object.get("fields").and_then(Value::as_object);
    let body = body(object).or_else(|| body(fields?));
    let url = address(object, ADDRESSES);
    let story = Story {
        titles: text(object, TITLES).into_iter().collect(),
        subtitle: text(object, SUBTITLES),
        authors: authors(object),
        publisher: text(object, SOURCES),
        published: date(object, DATES),
        updated: date(object, UPDATES),
        section: list(object, SECTIONS).into_iter().next(),
        tags: tags(object),
        lang: text(object, &["lang", "language"]).and_then(|lang| language(&lang)).filter(|lang| lang.len() <= 8),
        image: address(object, IMAGES),
        summary: text(object, SUMMARIES),
        url,
        body,
        ..Story::default()
    };
    (story.body.is_some() || !story.titles.is_empty() && story.url.is_some()).then_some(story)
}

/// The text: a string, or a list of paragraphs.
fn body(object: &Object) -> Option<String> {
    BODIES.iter().filter_map(|name| object.get(*name)).find_map(|value| match value {
        Value::Array(items) => {
            let paragraphs: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
            (!paragraphs.is_empty()).then(|| paragraphs.join("\n\n"))
        }
        Value::String(text) => Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned),
        _ => None,
    })
}

/// A date, which may be a number of seconds.
fn date(object: &Object, names: &[&str]) -> Option<String> {
    let value = names
        .iter()
        .filter_map(|name| object.get(*name))
        .find(|value| value.as_str().is_some_and(|text| !text.trim().is_empty()) || value.is_number())?;
    match value {
        Value::Number(number) => number.as_f64().map(|seconds| format!("{seconds:.0}")),
        Value::String(text) => Some(
            text.split_once('.')
                .filter(|(seconds, _)| seconds.len() >= 9 && seconds.bytes().all(|byte| byte.is_ascii_digit()))
                .map_or(text.as_str(), |(seconds, _)| seconds)
                .to_owned(),
        ),
        _ => None,
    }
}

fn authors(object: &Object) -> Vec<String> {
    let people = |value: &Value| match value {
        Value::Array(items) => items.iter().filter_map(named).flat_map(byline::field::people).collect(),
        other => named(other)
            .filter(|name| name.len() <= BYLINE)
            .map(|name| name.split(';').flat_map(byline::field::people).collect())
            .unwrap_or_default(),
    };
    AUTHORS.iter().filter_map(|name| object.get(*name)).map(people).find(|people: &Vec<String>| !people.is_empty()).unwrap_or_default()
}

/// The name that a value is or holds.
fn named(value: &Value) -> Option<&str> {
    match value {
        Value::String(name) => Some(name),
        Value::Object(object) => raw(object, &["name", "full_name", "display_name", "title"]),
        _ => None,
    }
}

/// Keywords: a list, a line with commas, or a list of objects with names.
fn tags(object: &Object) -> Vec<String> {
    match TAGS.iter().find_map(|name| object.get(*name)) {
        Some(Value::Array(items)) => items.iter().filter_map(|item| raw_tag(item)).map(str::to_owned).take(64).collect(),
        Some(_) => list(object, TAGS),
        None => Vec::new(),
    }
}

fn raw_tag(value: &Value) -> Option<&str> {
    match value {
        Value::Object(object) => raw(object, &["label", "name", "webTitle", "value"]),
        other => other.as_str(),
    }
}

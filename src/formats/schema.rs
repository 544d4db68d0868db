//! Articles in the vocabulary of schema.org, written as JSON-LD in pages or files of their own. Reads an article's fields from untyped
//! JSON; callers choose between several articles and sources.

mod date_values;
mod graph;
pub(in crate::formats) mod lenient;
mod people;
pub(in crate::formats) mod value;
mod videos;

use serde_json::Value;

use crate::article::{Meta, Video};
pub(in crate::formats) use date_values::date;
pub(in crate::formats) use graph::Object;
pub(in crate::formats) use graph::Position;
use graph::{Graph, is_a};
pub(in crate::formats) use value::{is_absolute, words};

/// The fields of one article in a document; dates and URLs as written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::formats) struct Story {
    pub(in crate::formats) position: Option<Position>,
    /// The headline, and other names it has.
    pub(in crate::formats) titles: Vec<String>,
    pub(in crate::formats) subtitle: Option<String>,
    pub(in crate::formats) authors: Vec<String>,
    pub(in crate::formats) publisher: Option<String>,
    pub(in crate::formats) published: Option<String>,
    pub(in crate::formats) updated: Option<String>,
    pub(in crate::formats) section: Option<String>,
    pub(in crate::formats) tags: Vec<String>,
    pub(in crate::formats) lang: Option<String>,
    pub(in crate::formats) place: Option<String>,
    pub(in crate::formats) url: Option<String>,
    pub(in crate::formats) image: Option<String>,
    pub(in crate::formats) summary: Option<String>,
    /// The text, plain or with tags.
    pub(in crate::formats) body: Option<String>,
    /// Updates of a live blog, in order: headline and text.
    pub(in crate::formats) updates: Vec<(Option<String>, Option<String>)>,
    pub(in crate::formats) videos: Vec<Video>,
}

/// All that a document in JSON-LD says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::formats) struct StructuredData {
    /// Its articles, in its order.
    pub(in crate::formats) stories: Vec<Story>,
    /// Fields of the page itself, where it is not declared an article.
    pub(in crate::formats) pages: Vec<Story>,
    /// Videos that belong to the page.
    pub(in crate::formats) videos: Vec<Video>,
    pub(in crate::formats) site: Option<String>,
}

/// The most articles of one document.
const MOST: usize = 10_001;

/// Everything that `values`, the documents of a page or of a file, say.
pub(in crate::formats) fn read(values: &[Value]) -> StructuredData {
    let graph = Graph::new(values);
    let mut data = StructuredData::default();
    for node in &graph.nodes {
        if is_a(node.object, is_article) && data.stories.len() < MOST {
            data.stories.push(Story { position: Some(node.position), ..story(node.object, &graph) });
        } else if node.position == Position::Main && is_a(node.object, is_page) && data.pages.len() < MOST {
            data.pages.push(Story { position: Some(node.position), ..story(node.object, &graph) });
        }
        if node.position != Position::Listed && is_a(node.object, |kind| kind == "VideoObject") {
            data.videos.extend(videos::video(node.object));
        }
        if data.site.is_none() && is_a(node.object, |kind| kind == "WebSite") {
            data.site = value::text(node.object, &["name", "alternateName"]);
        }
    }
    data
}

/// The kinds of schema.org that are articles.
fn is_article(kind: &str) -> bool {
    kind.ends_with("Article") || kind.ends_with("Posting") && kind != "JobPosting" || kind == "Report"
}

/// The kinds that a page may have which is not said to be an article.
fn is_page(kind: &str) -> bool {
    matches!(
        kind,
        "CreativeWork" | "Recipe" | "HowTo" | "Review" | "CriticReview" | "PodcastEpisode" | "Chapter" | "Question" | "VideoObject"
    ) || kind.ends_with("Page")
}

fn story(object: &Object, graph: &Graph<'_>) -> Story {
    let get = |keys: &[&str]| value::text(object, keys);
    let headline = get(&["headline"]);
    let name = get(&["name"]);
    Story {
        position: None,
        titles: [headline, name, get(&["alternativeHeadline"])].into_iter().flatten().collect(),
        subtitle: get(&["alternativeHeadline"]),
        authors: people::authors(object, graph),
        publisher: people::publisher(object, graph),
        published: get(&["datePublished", "dateCreated", "uploadDate"]),
        updated: get(&["dateModified"]),
        section: value::list(object, &["articleSection"]).into_iter().next(),
        tags: value::list(object, &["keywords"]),
        lang: get(&["inLanguage"]).or_else(|| people::language(object)).and_then(|lang| language(&lang)),
        place: get(&["dateline"]),
        url: value::address(object, &["url", "mainEntityOfPage", "@id"]),
        image: videos::image(object, graph),
        summary: get(&["description", "abstract"]),
        body: value::raw(object, &["articleBody", "text"]).map(str::to_owned),
        updates: updates(object),
        videos: videos::videos(object),
    }
}

fn updates(object: &Object) -> Vec<(Option<String>, Option<String>)> {
    let Some(Value::Array(list)) = object.get("liveBlogUpdate") else { return Vec::new() };
    let updates = list.iter().filter_map(Value::as_object);
    updates
        .map(|update| {
            (value::text(update, &["headline", "name"]), value::raw(update, &["articleBody", "text", "description"]).map(str::to_owned))
        })
        .collect()
}

/// `lang` where it is a language's code, as BCP 47 writes it.
pub(in crate::formats) fn language(lang: &str) -> Option<String> {
    let lang = lang.trim().split(['.', ',', ';', ' ']).next()?.replace('_', "-");
    let mut parts = lang.split('-');
    let right = parts.next().is_some_and(|code| (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphabetic()))
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    right.then_some(lang)
}

impl Story {
    /// Fills what `meta` does not know yet.
    pub(in crate::formats) fn fill(&self, meta: &mut Meta) {
        if meta.title.is_empty() {
            meta.title = self.titles.first().cloned().unwrap_or_default();
        }
        if meta.authors.is_empty() {
            meta.authors.clone_from(&self.authors);
        }
        if meta.tags.is_empty() {
            meta.tags.clone_from(&self.tags);
        }
        for (field, value) in [
            (&mut meta.source, &self.publisher),
            (&mut meta.section, &self.section),
            (&mut meta.lang, &self.lang),
            (&mut meta.place, &self.place),
            (&mut meta.url, &self.url),
            (&mut meta.image, &self.image),
            (&mut meta.summary, &self.summary),
        ] {
            if field.is_none() {
                field.clone_from(value);
            }
        }
        let read = |value: &Option<String>| value.as_deref().and_then(|value| date(value, self.lang.as_deref()));
        meta.date = meta.date.or_else(|| read(&self.published));
        meta.updated = meta.updated.or_else(|| read(&self.updated));
    }

    /// Whether it says anything that makes an article.
    pub(in crate::formats) fn has_content(&self) -> bool {
        !self.titles.is_empty() || self.body.is_some()
    }
}

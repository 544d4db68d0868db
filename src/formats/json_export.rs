//! Articles exported as JSON by readers and scrapers: lists of objects with a title and a text under names that vary (wallabag, Readability,
//! trafilatura, scrapy, news services), as one list, line by line, or in a list within an object; exports of Ghost and Telegram.

mod article;
mod keys;
mod telegram;

use serde_json::Value;

use super::json::{self, Item};
use super::schema::Story;
use super::{ArticleSet, Source, json_ld};
use crate::words::Diagnostic;
use keys::Keys;

/// Names of lists of articles in an object, the first that is there.
const LISTS: [&str; 12] =
    ["articles", "items", "results", "entries", "posts", "docs", "data", "links", "stories", "news", "snapshots", "records"];

/// Whether a text is such an export, judging by the names in its first object.
pub(crate) fn sniff(text: &str) -> bool {
    kind(text).is_some()
}

/// The layout of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// A list of articles, one article by itself, or one after another.
    Articles,
    /// An object with such a list under this name.
    List(&'static str),
    Ghost,
    Telegram,
}

fn kind(text: &str) -> Option<Layout> {
    let keys = Keys::of(text)?;
    let has = |name: &str| keys.has(name);
    if has("@type") || has("@context") || has("@graph") {
        return None;
    }
    if !keys.in_list && has("messages") && (has("name") || has("type")) || has("chats") {
        return Some(Layout::Telegram);
    }
    if has("db") {
        return Some(Layout::Ghost);
    }
    if article::is_named(&has) {
        return Some(Layout::Articles);
    }
    let list = LISTS.into_iter().find(|name| !keys.in_list && keys.is_list_of_objects(name))?;
    Some(Layout::List(list))
}

/// Hands `article_set` the articles of an export; JSON without any is shown unchanged.
pub(crate) fn parse(source: &Source<'_>, article_set: &mut ArticleSet) {
    let layout = kind(source.text).unwrap_or(Layout::Articles);
    if layout != Layout::Articles || !keys::is_single(source.text) {
        article_set.hold_several();
    }
    let mut is_broken = false;
    match layout {
        Layout::Articles => is_broken = json::each(source.text, &mut |item| take(item, article_set)),
        Layout::List(name) => is_broken = json::read_list(source.text, name, &mut |item| take(item, article_set)).is_err(),
        Layout::Ghost => ghost(source.text, article_set),
        Layout::Telegram => telegram::read(source.text, article_set),
    }
    if is_broken {
        article_set.note_at_each(Diagnostic::BrokenData);
    }
    if article_set.is_empty() {
        article_set.note(Diagnostic::NoArticle);
        article_set.article(|builder| json_ld::show(source, builder));
    }
}

fn take(item: Item, article_set: &mut ArticleSet) {
    match item {
        Item::Read(Value::Object(object)) => {
            if let Some(story) = article::story(&object) {
                write(&story, article_set);
            }
        }
        Item::Read(_) => (),
        Item::LeftOut => article_set.leave_out(1),
    }
}

/// Writes an article; one without a text is its link.
fn write(story: &Story, article_set: &mut ArticleSet) {
    article_set.article(|builder| {
        builder.meta.id.clone_from(&story.url);
        builder.meta.subtitle.clone_from(&story.subtitle);
        story.fill(&mut builder.meta);
        json_ld::write(story, builder);
        if let Some(url) = story.url.as_deref().filter(|_| story.body.is_none()) {
            super::text::add_linked(url, builder);
        }
    });
}

/// Reads an export of Ghost, whose posts are in a table of its database.
fn ghost(text: &str, article_set: &mut ArticleSet) {
    let room = json::Room::default();
    let value = json::read(text, &room).unwrap_or_default();
    let data = value.pointer("/db/0/data").or_else(|| value.get("data")).unwrap_or(&Value::Null);
    for post in data.get("posts").and_then(Value::as_array).into_iter().flatten() {
        take(Item::Read(post.clone()), article_set);
    }
    room.note().into_iter().for_each(|note| article_set.note(note));
}

#[cfg(test)]
mod tests {
    use crate::article::{Article, Date};
    use crate::formats::parse;
    use crate::words::Diagnostic;

    fn read(name: &str, text: &str) -> Vec<Article> {
        parse(name, text.as_bytes().to_vec())
    }

    /// Title, author, date, and text of each article.
    fn said(articles: &[Article]) -> Vec<[String; 4]> {
        let said = |article: &Article| {
            let meta = article.meta();
            let blocks = article.blocks().iter().filter(|block| block.kind.is_body()).map(|block| &article.text()[block.range.clone()]);
            [
                meta.title.clone(),
                meta.authors.join(", "),
                meta.date.map(Date::iso).unwrap_or_default(),
                blocks.collect::<Vec<_>>().join("|"),
            ]
        };
        articles.iter().map(said).collect()
    }

    #[test]
    fn an_article_of_a_reader_is_read_field_by_field() {
        let readability = r#"{"title": "The tide turns", "byline": "By Ann Lee", "lang": "en", "content": "<div><p>One.</p><p>Two.</p></div>",
            "textContent": "One. Two.", "siteName": "The Quay", "publishedTime": "2024-05-01T08:00:00Z", "excerpt": "About it."}"#;
        let found = read("a.json", readability);
        assert_eq!(said(&found), [["The tide turns", "Ann Lee", "2024-05-01T08:00:00Z", "One.|Two."]]);
        assert_eq!((found[0].meta().source.as_deref(), found[0].meta().id.as_deref(), found[0].format()), (Some("The Quay"), None, "json"));
    }

    #[test]
    fn lists_and_lines_of_articles_are_read() {
        let one = r#"{"title": "A", "url": "https://example.org/a", "maintext": "First.", "authors": ["Ann Lee", "Bo Roy"], "date_publish": "2024-05-01 08:00:00"}"#;
        let two = r#"{"headline": "B", "body": ["Second.", "Third."], "author": {"name": "Cy Poe"}, "published": "2 May 2024"}"#;
        let expected = [["A", "Ann Lee, Bo Roy", "2024-05-01T08:00:00", "First."], ["B", "Cy Poe", "2024-05-02", "Second.|Third."]];
        for (name, text) in [
            ("a.json", format!("[{one}, {two}]")),
            ("a.jsonl", format!("{one}\n{two}\n")),
            ("a.json", format!("{one}\n{two}\n")),
            ("a.json", format!(r#"{{"status": "ok", "total": 2, "articles": [{one}, {two}]}}"#)),
        ] {
            assert_eq!(said(&read(name, &text)), expected, "{text}");
        }
    }

    #[test]
    fn a_broken_line_costs_itself_alone() {
        let found =
            read("a.jsonl", "{\"title\": \"A\", \"text\": \"One.\"}\n{\"title\": \"B\", \"te\n{\"title\": \"C\", \"text\": \"Three.\"}\n");
        let titles: Vec<_> = found.iter().map(|article| article.meta().title.as_str()).collect();
        assert_eq!(titles, ["A", "C"]);
        assert!(found.iter().all(|article| article.diagnostics().contains(&Diagnostic::BrokenData)));
    }

    #[test]
    fn posts_of_ghost_are_articles() {
        let found = read(
            "a.json",
            r#"{"db": [{"meta": {"version": "5.0"}, "data": {"posts": [{"id": "1", "title": "A", "html": "<p>One.</p>", "published_at": "2024-05-02T08:00:00.000Z"}, {"id": "2", "title": "B", "html": "<p>Two.</p>"}]}}]}"#,
        );
        assert_eq!(said(&found).iter().map(|said| said[3].as_str()).collect::<Vec<_>>(), ["One.", "Two."]);
    }

    #[test]
    fn bookmarks_without_a_text_are_links() {
        let found = read("a.json", r#"[{"title": "A", "url": "https://example.org/a", "timestamp": "1714550400", "tags": "tide,quay"}]"#);
        assert_eq!(said(&found), [["A", "", "2024-05-01T08:00:00Z", "https://example.org/a"]]);
        assert_eq!(found[0].meta().tags, ["tide", "quay"]);
    }

    #[test]
    fn other_json_is_no_export() {
        for text in [
            r#"{"name": "x", "version": "1", "description": "y"}"#,
            r#"{"title": "A"}"#,
            "[1, 2]",
            r#"{"a": {"title": "A", "text": "b"}}"#,
            "{",
            "[[[[",
        ] {
            assert!(!super::sniff(text), "{text}");
        }
    }
}

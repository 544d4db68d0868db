//! Articles in JSON-LD files in the vocabulary of schema.org. Other JSON is shown unchanged.

use super::schema::{self, Position, Story};
use super::{ArticleSet, Source, html, language, text};
use crate::article::{BlockKind, Builder};
use crate::words::Diagnostic;

/// Number of bytes searched for JSON-LD.
const LOOKED_AT: usize = 4096;

/// The most JSON without an article that is shown, in bytes; the limit of texts.
const SHOWN: usize = 1024 * 1024;

/// Whether a text looks like JSON-LD with articles.
pub(crate) fn sniff(text: &str) -> bool {
    let text = text.trim_start();
    let head = &text[..text.floor_char_boundary(LOOKED_AT)];
    text.starts_with(['{', '[']) && head.contains("\"@type\"") && (head.contains("schema.org") || head.contains("\"@context\""))
}

/// Hands `article_set` the articles of a file.
pub(crate) fn parse(source: &Source<'_>, article_set: &mut ArticleSet) {
    let read = schema::lenient::read(source.text);
    let data = schema::read(&read.values);
    if read.broken {
        article_set.note(Diagnostic::BrokenData);
    }
    let stories = chosen(data.stories, data.pages);
    if stories.is_empty() {
        article_set.note(Diagnostic::NoArticle);
        return article_set.article(|builder| show(source, builder));
    }
    if stories.len() > 1 {
        article_set.hold_several();
    }
    let alone = stories.len() == 1;
    for story in stories {
        let videos = if alone { data.videos.clone() } else { story.videos.clone() };
        article_set.article(|builder| {
            builder.meta.id.clone_from(&story.url);
            story.fill(&mut builder.meta);
            for video in videos {
                builder.video(video);
            }
            write(&story, builder);
        });
    }
}

/// The stories that are articles of the file: those it is about, else those that it lists, else the page it describes.
fn chosen(stories: Vec<Story>, pages: Vec<Story>) -> Vec<Story> {
    let main = |story: &Story| story.position == Some(Position::Main);
    let (main, others): (Vec<Story>, Vec<Story>) = stories.into_iter().filter(Story::has_content).partition(main);
    if !main.is_empty() {
        return main;
    }
    if !others.is_empty() {
        return others;
    }
    pages.into_iter().filter(|page| page.body.is_some()).take(1).collect()
}

/// Writes the text of a story.
pub(super) fn write(story: &Story, builder: &mut Builder) {
    let base = story.url.as_deref();
    if let Some(body) = &story.body {
        write_text(body, base, builder);
    }
    for (headline, text) in &story.updates {
        if let Some(headline) = headline {
            builder.add(BlockKind::Heading { level: 2 }, None, headline);
        }
        if let Some(text) = text {
            write_text(text, base, builder);
        }
    }
    language::set_by_beginning(builder);
}

/// Writes a text with tags as HTML, one without as paragraphs separated by line feeds.
pub(super) fn write_text(text: &str, base: Option<&str>, builder: &mut Builder) {
    let tags = ["<p", "<br", "<div", "</", "<a ", "<em", "<strong"].iter().any(|tag| text.contains(tag));
    if tags || text.contains('&') && text.contains(';') {
        let lines = text.replace("\r\n", "\n").replace("\n\n", "<p>");
        return html::fragment(&lines, base, builder);
    }
    for paragraph in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        text::add_linked(paragraph, builder);
    }
}

/// Shows JSON without an article unchanged.
pub(super) fn show(source: &Source<'_>, builder: &mut Builder) {
    let stem = source.name.rsplit_once('.').map_or(source.name, |(stem, _)| stem);
    stem.clone_into(&mut builder.meta.title);
    let text = &source.text[..source.text.floor_char_boundary(SHOWN)];
    if text.len() < source.text.len() {
        builder.note(Diagnostic::Cut { megabytes: SHOWN / (1024 * 1024) });
    }
    builder.add(BlockKind::Code { language: Some("json".into()) }, Some(1), text);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    fn articles(text: &str) -> Vec<Article> {
        crate::formats::parse("a.json", text.as_bytes().to_vec())
    }

    #[test]
    fn an_article_is_read_field_by_field() {
        let found = articles(
            r#"{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "A &amp; B", "author": {"name": "Ann Lee"},
            "datePublished": "2018-11-13T09:05:00+01:00", "inLanguage": "en_GB", "articleBody": "One.\n\nTwo.", "keywords": "x, y",
            "publisher": {"name": "The Gazette"}, "dateline": "PARIS", "description": "About it."}"#,
        );
        let [article] = &found[..] else { panic!("{found:?}") };
        let meta = article.meta();
        assert_eq!((article.format(), meta.title.as_str(), &meta.authors[..]), ("json-ld", "A & B", &["Ann Lee".to_owned()][..]));
        assert_eq!(meta.date.map(crate::article::Date::iso).as_deref(), Some("2018-11-13T09:05:00+01:00"));
        assert_eq!(
            (meta.lang.as_deref(), meta.source.as_deref(), meta.place.as_deref()),
            (Some("en-GB"), Some("The Gazette"), Some("PARIS"))
        );
        assert_eq!((meta.summary.as_deref(), article.blocks().len(), &meta.id), (Some("About it."), 3, &None));
    }

    #[test]
    fn several_articles_have_names() {
        let found = articles(
            r#"[{"@type": "NewsArticle", "headline": "A", "url": "https://example.org/a"}, {"@type": "BlogPosting", "name": "B"}]"#,
        );
        let ids: Vec<_> = found.iter().map(|article| article.meta().id.clone().unwrap_or_default()).collect();
        assert_eq!(ids, ["https://example.org/a", "b"]);
    }

    #[test]
    fn a_live_report_includes_its_updates() {
        let found = articles(
            r#"{"@type": "LiveBlogPosting", "headline": "Live", "liveBlogUpdate": [
            {"@type": "BlogPosting", "headline": "First", "articleBody": "<p>One.</p><p>Two.</p>"}, {"headline": "Second"}]}"#,
        );
        assert_eq!(found.len(), 1);
        assert!(found[0].text().contains("First"), "{}", found[0].text());
    }

    #[test]
    fn other_json_is_shown_unchanged() {
        let found = articles(r#"{"a": 1}"#);
        assert_eq!(found[0].diagnostics(), [Diagnostic::NoArticle]);
        assert_eq!(
            (found[0].meta().title.as_str(), found[0].blocks().last().map(|block| found[0].text()[block.range.clone()].to_owned())),
            ("a", Some(r#"{"a": 1}"#.to_owned()))
        );
        assert!(articles("no json")[0].diagnostics().contains(&Diagnostic::NoArticle));
    }
}

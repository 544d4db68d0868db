//! Books that programs make of news: each page of an article is an article.

use super::package::{self, Chapter, Package};
use super::xml::{self, Node};
use super::{html, language, text, without_own_links};
use crate::article::Builder;
use crate::formats::ArticleSet;
use crate::formats::documents::archive::Archive;

/// The shortest text of an article, in bytes: shorter pages are covers and notices.
const SHORTEST: usize = 60;

pub(super) fn write(package: &Package, archive: &mut Archive<'_>, article_set: &mut ArticleSet) {
    article_set.hold_several();
    let calibre = package.chapters.iter().any(|chapter| package::is_article_of_calibre(&chapter.path));
    for chapter in &package.chapters {
        if calibre && !package::is_article_of_calibre(&chapter.path) {
            continue;
        }
        let Ok(Some(page)) = archive.part(&chapter.path) else { continue };
        let document = xml::read(&page);
        let body = document.top().find("body").unwrap_or(document.top());
        if !calibre && (body.text().len() < SHORTEST || chapter.name.is_none()) {
            continue;
        }
        archive.notes.drain(..).for_each(|note| article_set.note(note));
        article_set.article(|builder| article(package, chapter, body, builder));
    }
}

fn article(package: &Package, chapter: &Chapter, body: Node<'_>, builder: &mut Builder) {
    let heading = || body.descendants().find(|node| matches!(node.name(), "h1" | "h2")).map(Node::text);
    let meta = &mut builder.meta;
    meta.id = Some(chapter.path.clone());
    meta.title = chapter.name.clone().or_else(heading).unwrap_or_default();
    meta.source = Some(package.title.split(" [").next().unwrap_or_default().to_owned());
    meta.section.clone_from(&chapter.above);
    meta.lang.clone_from(&package.lang);
    meta.date = package.date;
    html::fragment(&without_own_links(&markup(body)), None, builder);
    language::set_by_beginning(builder);
    if builder.meta.title.is_empty() {
        text::title_from_name(&chapter.path, builder);
    }
}

/// A page as HTML, without the bars that lead from article to article.
fn markup(body: Node<'_>) -> String {
    let is_bar = |node: Node<'_>| node.attribute("class").is_some_and(|class| class.contains("navbar"));
    let bars: Vec<String> = body.descendants().filter(|node| is_bar(*node)).take(16).map(Node::markup).collect();
    let mut markup = body.markup();
    for bar in bars.iter().filter(|bar| !bar.is_empty()) {
        markup = markup.replacen(bar.as_str(), "", 1);
    }
    markup
}

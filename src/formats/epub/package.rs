//! The package of a book: its metadata, its pages in reading order, and their names in the table of contents.

use std::collections::HashMap;

use super::xml::{self, Node};
use crate::article::{Date, Meta};
use crate::formats::byline;
use crate::formats::dates;
use crate::formats::documents::archive::{Archive, Trouble};
use crate::formats::schema::{language, words};

/// The most pages of a book.
const MOST: usize = 20_000;

/// What a book says of itself.
#[derive(Debug, Default)]
pub(super) struct Package {
    pub(super) title: String,
    authors: Vec<String>,
    publisher: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) lang: Option<String>,
    summary: Option<String>,
    tags: Vec<String>,
    /// Whether a program made it of news.
    pub(super) is_news: bool,
    pub(super) chapters: Vec<Chapter>,
}

/// A page of a book.
#[derive(Debug, Default)]
pub(super) struct Chapter {
    /// Its path in the archive.
    pub(super) path: String,
    /// Its name in the table of contents, and that of what it is below there.
    pub(super) name: Option<String>,
    pub(super) above: Option<String>,
}

impl Package {
    pub(super) fn fill(&self, meta: &mut Meta) {
        meta.title.clone_from(&self.title);
        meta.authors.clone_from(&self.authors);
        meta.source.clone_from(&self.publisher);
        meta.lang.clone_from(&self.lang);
        meta.tags.clone_from(&self.tags);
        meta.summary.clone_from(&self.summary);
        meta.date = self.date;
    }
}

/// A name in the table of contents, and the one above it.
type Name = (String, Option<String>);

pub(super) fn read(archive: &mut Archive<'_>) -> Result<Package, Trouble> {
    let container = archive.part("META-INF/container.xml")?.ok_or(Trouble::NoBody)?;
    let container = xml::read(&container);
    let path = container.top().find("rootfile").and_then(|file| file.attribute("full-path")).ok_or(Trouble::NoBody)?.to_owned();
    if archive.part("META-INF/encryption.xml")?.is_some_and(|xml| is_locked(&xml)) {
        return Err(Trouble::Encrypted);
    }
    let written = archive.part(&path)?.ok_or(Trouble::NoBody)?;
    let document = xml::read(&written);
    let top = document.top();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let items: HashMap<&str, Node<'_>> =
        top.find("manifest").into_iter().flat_map(Node::elements).filter_map(|item| Some((item.attribute("id")?, item))).collect();
    let spine = top.find("spine");
    let names = contents(archive, folder, &items, spine)?;
    let mut package = top.find("metadata").map(metadata).unwrap_or_default();
    for reference in spine.into_iter().flat_map(|spine| spine.all("itemref")).take(MOST) {
        let Some(item) = reference.attribute("idref").and_then(|id| items.get(id)) else { continue };
        let is_list = item.attribute("properties").is_some_and(|properties| properties.split(' ').any(|property| property == "nav"));
        let Some(href) = item.attribute("href").filter(|_| !is_list) else { continue };
        let path = resolve(folder, href);
        let (name, above) = names.get(&path).cloned().map_or((None, None), |(name, above)| (Some(name), above));
        package.is_news |= is_article_of_calibre(&path);
        package.chapters.push(Chapter { path, name, above });
    }
    Ok(package)
}

/// Whether pages are locked; fonts may be, without harm.
fn is_locked(encryption: &str) -> bool {
    let document = xml::read(encryption);
    let mut references =
        document.top().descendants().filter_map(|node| node.is("CipherReference").then(|| node.attribute("URI")).flatten());
    references.any(|path| [".xhtml", ".html", ".htm", ".xml"].iter().any(|ending| path.ends_with(ending)))
}

/// Whether a path is one of an article in a book that Calibre made of feeds.
pub(super) fn is_article_of_calibre(path: &str) -> bool {
    path.contains("feed_") && path.contains("/article_")
}

fn metadata(node: Node<'_>) -> Package {
    let said =
        |name: &str| node.descendants().filter(|node| node.is(name)).map(Node::text).filter(|text| !text.is_empty()).collect::<Vec<_>>();
    let first = |name: &str| said(name).into_iter().next();
    let periodical = node.descendants().any(|node| {
        node.attribute("name") == Some("calibre:publication_type")
            && node.attribute("content").is_some_and(|kind| kind.starts_with("periodical"))
    });
    let (publisher, creators) = (first("publisher"), said("creator"));
    let wallabag = creators.iter().chain(&publisher).chain(&said("description")).any(|name| name.to_lowercase().contains("wallabag"));
    Package {
        title: first("title").unwrap_or_default(),
        authors: creators
            .iter()
            .flat_map(|name| byline::field::people(name))
            .filter(|name| !name.eq_ignore_ascii_case("unknown"))
            .collect(),
        publisher,
        date: first("date").and_then(|date| dates::read(&date, None)).filter(|date| date.ymd().0 > 1000),
        lang: first("language").and_then(|lang| language(&lang)).filter(|lang| lang != "und"),
        summary: first("description").map(|text| words(&text)).filter(|text| text.len() <= 2000),
        tags: said("subject"),
        is_news: periodical || wallabag,
        chapters: Vec::new(),
    }
}

/// The names in the table of contents by the paths of their pages: of the list for people, else of the older one for programs.
fn contents(
    archive: &mut Archive<'_>,
    folder: &str,
    items: &HashMap<&str, Node<'_>>,
    spine: Option<Node<'_>>,
) -> Result<HashMap<String, Name>, Trouble> {
    let navigation = items
        .values()
        .find(|item| item.attribute("properties").is_some_and(|properties| properties.split(' ').any(|property| property == "nav")));
    let named = spine.and_then(|spine| items.get(spine.attribute("toc")?));
    let typed = || items.values().find(|item| item.attribute("media-type") == Some("application/x-dtbncx+xml"));
    let Some(href) = navigation.or(named).or_else(typed).and_then(|item| item.attribute("href")) else { return Ok(HashMap::new()) };
    let path = resolve(folder, href);
    let Some(written) = archive.part(&path)? else { return Ok(HashMap::new()) };
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let document = xml::read(&written);
    let mut list = HashMap::new();
    for node in document.top().descendants().filter(|node| matches!(node.name(), "li" | "navPoint")) {
        let Some((name, target)) = label(node) else { continue };
        let above = node.parent().and_then(|parent| if parent.is("ol") { parent.parent() } else { Some(parent) });
        let above = above.filter(|above| matches!(above.name(), "li" | "navPoint")).and_then(label).map(|(name, _)| name);
        // Of several names of one page, the first is that of the page itself.
        list.entry(resolve(folder, &target)).or_insert((name, above));
    }
    Ok(list)
}

/// The name of an entry of the table of contents, and what it leads to.
fn label(node: Node<'_>) -> Option<(String, String)> {
    let link = node.child("a");
    let name =
        link.map(Node::text).or_else(|| node.path(&["navLabel", "text"]).map(Node::text)).or_else(|| node.child("span").map(Node::text))?;
    let target = link.and_then(|link| link.attribute("href")).or_else(|| node.child("content")?.attribute("src")).unwrap_or_default();
    (!name.is_empty()).then(|| (name, target.to_owned()))
}

/// The path in the archive that a relative one means in a folder.
pub(super) fn resolve(folder: &str, href: &str) -> String {
    let href = percent_decoded(href.split('#').next().unwrap_or_default());
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in href.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => (),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// A path without `%20` and its like.
fn percent_decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, behind @ ..] = rest {
        let hex = |at: usize| behind.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        rest = behind;
        match (first, hex(0), hex(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
                rest = &behind[2..];
            }
            _ => bytes.push(*first),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_to_their_folder() {
        assert_eq!(resolve("OEBPS/text", "../a%20b.xhtml#c"), "OEBPS/a b.xhtml");
        assert_eq!(resolve("", "./a/../../b%C3%A9%zz"), "bé%zz");
    }
}

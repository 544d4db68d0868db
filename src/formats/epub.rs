//! Electronic books (EPUB): a book is one article with its chapters in reading order; a book that a program made of news (Calibre,
//! wallabag) is its articles. `package` reads what the book says of itself.

mod news;
mod package;

use super::documents::archive::{Archive, Trouble};
use super::{ArticleSet, html, language, markdown, text, xml};
use crate::article::{BlockKind, Builder};
use crate::words::Diagnostic;
use package::{Chapter, Package};
use xml::Node;

/// The longest beginning of a chapter in which its heading is looked for, in characters.
const OPENING: usize = 400;

/// Hands `article_set` the articles of a book.
pub(crate) fn parse(name: &str, bytes: &[u8], article_set: &mut ArticleSet) {
    match Archive::open(bytes).and_then(|mut archive| Ok((package::read(&mut archive)?, archive))) {
        Ok((package, mut archive)) if package.is_news => news::write(&package, &mut archive, article_set),
        Ok((package, mut archive)) => article_set.article(|builder| {
            book(&package, &mut archive, builder);
            markdown::name::fill_meta(name, builder);
        }),
        Err(trouble) => article_set.article(|builder| {
            builder.note(match trouble {
                Trouble::Encrypted => Diagnostic::Encrypted,
                Trouble::NoArchive => Diagnostic::BrokenDocument,
                Trouble::NoBody => Diagnostic::NoBody,
            });
            markdown::name::fill_meta(name, builder);
        }),
    }
}

fn book(package: &Package, archive: &mut Archive<'_>, builder: &mut Builder) {
    package.fill(&mut builder.meta);
    for chapter in &package.chapters {
        let Ok(Some(page)) = archive.part(&chapter.path) else { continue };
        write(&page, chapter, builder);
    }
    archive.notes.drain(..).for_each(|note| builder.note(note));
    language::set_by_beginning(builder);
    if builder.text().is_empty() {
        builder.note(Diagnostic::NoBody);
    }
}

/// Writes a chapter, under its name in the table of contents where the page does not open with a heading.
fn write(page: &str, chapter: &Chapter, builder: &mut Builder) {
    let document = xml::read(page);
    let body = document.top().find("body").unwrap_or(document.top());
    if let Some(name) = chapter.name.as_deref().filter(|name| !opens_with_heading(body, name)) {
        builder.add(BlockKind::Heading { level: 1 }, None, name);
    }
    html::fragment(&without_own_links(&body.markup()), None, builder);
    document.diagnostics().iter().for_each(|note| builder.note(note.clone()));
}

/// Whether a page has a heading near its beginning, or begins with the words of its name.
fn opens_with_heading(body: Node<'_>, name: &str) -> bool {
    let mut length = 0;
    for node in body.descendants() {
        if matches!(node.name(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6") {
            return true;
        }
        length += node.piece().map_or(0, |text| text.trim().chars().count());
        if length > OPENING {
            break;
        }
    }
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(OPENING).collect::<String>();
    letters(&body.text()).starts_with(&letters(name))
}

/// HTML without the links to other pages of the book, which lead nowhere outside it.
fn without_own_links(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(" href=\"") {
        let value = &rest[at + 7..];
        let value = &value[..value.find('"').unwrap_or(value.len())];
        let outside = value.contains("://") || value.starts_with("mailto:") || value.starts_with('#');
        out.push_str(&rest[..at]);
        out.push_str(if outside { " href=\"" } else { " data-href=\"" });
        rest = &rest[at + 7..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;
    use crate::article::Date;
    use crate::formats::{parse as read, proptest_support};

    const CONTAINER: &str =
        "<container><rootfiles><rootfile full-path='OEBPS/book.opf' media-type='application/oebps-package+xml'/></rootfiles></container>";

    fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in [("mimetype", "application/epub+zip"), ("META-INF/container.xml", CONTAINER)].iter().chain(parts) {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn a_book_is_its_chapters_in_order() {
        let opf = "<package xmlns:dc='x'><metadata><dc:title>The Tide</dc:title><dc:creator>Ann Lee</dc:creator><dc:language>en</dc:language><dc:date>2024-05-02</dc:date><dc:publisher>Quay Press</dc:publisher></metadata>
            <manifest><item id='b' href='text/two%20b.xhtml' media-type='application/xhtml+xml'/><item id='a' href='text/one.xhtml' media-type='application/xhtml+xml'/>
            <item id='nav' href='nav.xhtml' properties='nav' media-type='application/xhtml+xml'/></manifest><spine><itemref idref='nav' linear='no'/><itemref idref='a'/><itemref idref='b'/></spine></package>";
        let nav = "<html><body><nav epub:type='toc'><ol><li><a href='text/one.xhtml'>First</a></li><li><a href='text/two%20b.xhtml#x'>Second</a></li></ol></nav></body></html>";
        let one = "<html><head><title/></head><body><p>The tide <a href='two b.xhtml'>turns</a>.<br/>Slowly.</p></body></html>";
        let two = "<html><body><h1>Second night</h1><p>It <i>turns</i> again.</p></body></html>";
        let bytes =
            packed(&[("OEBPS/book.opf", opf), ("OEBPS/nav.xhtml", nav), ("OEBPS/text/one.xhtml", one), ("OEBPS/text/two b.xhtml", two)]);
        let found = read("a.epub", bytes);
        assert_eq!(found.len(), 1);
        assert_eq!(proptest_support::lines(&found[0]), ["# First", "The tide turns.\nSlowly.", "# Second night", "It turns again."]);
        let meta = found[0].meta();
        assert_eq!(
            (meta.title.as_str(), &meta.authors[0][..], meta.date.map(Date::iso).as_deref()),
            ("The Tide", "Ann Lee", Some("2024-05-02"))
        );
        assert!(found[0].links().is_empty() && meta.source.as_deref() == Some("Quay Press"));
    }

    #[test]
    fn a_book_of_news_is_its_articles() {
        let opf = "<package><metadata><title>The Quay [Thu, 02 May 2024]</title><date>2024-05-02T06:00:00+00:00</date><meta name='calibre:publication_type' content='periodical:newspaper:The Quay'/></metadata>
            <manifest><item id='i' href='index.html' media-type='application/xhtml+xml'/><item id='f' href='feed_0/index.html' media-type='application/xhtml+xml'/>
            <item id='a' href='feed_0/article_0/index_u1.html' media-type='application/xhtml+xml'/><item id='b' href='feed_0/article_1/index_u2.html' media-type='application/xhtml+xml'/>
            <item id='ncx' href='toc.ncx' media-type='application/x-dtbncx+xml'/></manifest><spine toc='ncx'><itemref idref='i'/><itemref idref='f'/><itemref idref='a'/><itemref idref='b'/></spine></package>";
        let ncx = "<ncx><navMap><navPoint><navLabel><text>Harbour</text></navLabel><content src='feed_0/index.html'/>
            <navPoint><navLabel><text>The tide turns</text></navLabel><content src='feed_0/article_0/index_u1.html'/></navPoint>
            <navPoint><navLabel><text>Ferry stops</text></navLabel><content src='feed_0/article_1/index_u2.html'/></navPoint></navPoint></navMap></ncx>";
        let page = |title: &str, text: &str| {
            format!("<html><body><div class='calibre_navbar'>| Next | Main menu |</div><h2>{title}</h2><p>{text}</p></body></html>")
        };
        let (a, b) = (page("The tide turns", "One."), page("Ferry stops", "Two."));
        let parts = [
            ("OEBPS/book.opf", opf),
            ("OEBPS/toc.ncx", ncx),
            ("OEBPS/index.html", "<html><body>Index</body></html>"),
            ("OEBPS/feed_0/index.html", "<html><body>Feed</body></html>"),
            ("OEBPS/feed_0/article_0/index_u1.html", &a),
            ("OEBPS/feed_0/article_1/index_u2.html", &b),
        ];
        let found = read("a.epub", packed(&parts));
        let said: Vec<_> = found.iter().map(|article| (article.meta().title.as_str(), proptest_support::lines(article))).collect();
        assert_eq!(said, [("The tide turns", vec!["One.".to_owned()]), ("Ferry stops", vec!["Two.".to_owned()])]);
        let meta = found[0].meta();
        assert_eq!(
            (meta.source.as_deref(), meta.section.as_deref(), meta.date.map(Date::iso).as_deref()),
            (Some("The Quay"), Some("Harbour"), Some("2024-05-02T06:00:00Z"))
        );
    }

    #[test]
    fn a_damaged_book_says_so() {
        assert_eq!(read("a.epub", packed(&[]))[0].diagnostics(), [Diagnostic::NoBody]);
        assert_eq!(read("a.epub", b"PK\x03\x04 and no more".to_vec())[0].diagnostics(), [Diagnostic::BrokenDocument]);
    }
}

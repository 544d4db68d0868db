//! Web pages saved as one file (`.mhtml`, `.mht`; RFC 2557): the page is one part of a MIME message, its images are others. Finds the page,
//! its encoding and its URL; `html` parses the page, and the images are ignored.

use mail_parser::HeaderName;

use super::mime::head::Head;
use super::mime::parts::{self, Mail, Part};
use super::mime::transfer_encoding;
use super::{ArticleSet, Source, charset, html};
use crate::words::Diagnostic;

/// Number of bytes examined.
const WINDOW: usize = 4096;

/// The header in which browsers write the URL of the saved page.
const SNAPSHOT: HeaderName<'static> = HeaderName::Other(std::borrow::Cow::Borrowed("Snapshot-Content-Location"));

/// Whether a text looks like a page saved as one file.
pub(crate) fn sniff(text: &str) -> bool {
    let head = text.get(..text.floor_char_boundary(WINDOW)).unwrap_or(text).to_ascii_lowercase();
    let head = head.split("\n\n").next().unwrap_or(&head).split("\r\n\r\n").next().unwrap_or_default();
    head.contains("mime-version:") && head.contains("multipart/related") && head.contains("text/html")
}

/// Hands `article_set` the page.
pub(crate) fn parse(name: &str, bytes: &[u8], article_set: &mut ArticleSet) {
    let archive = Mail::read(bytes);
    if archive.too_deep {
        article_set.note(Diagnostic::TooDeep { depth: parts::DEPTH });
    }
    let Some(page) = page(&archive) else {
        return without_archive(name, bytes, article_set);
    };
    let (unpacked, whole) = transfer_encoding::unpack(page.body, &page.head.packing());
    if !whole || archive.cut {
        article_set.note(Diagnostic::DamagedPart);
    }
    let (text, notes) = charset::decode_markup(unpacked, page.head.parameter("charset"));
    for note in notes {
        article_set.note(note);
    }
    let own = address(&page.head, &HeaderName::ContentLocation);
    let top = || archive.root().and_then(|top| address(top, &SNAPSHOT).or_else(|| address(top, &HeaderName::ContentLocation)));
    let address = own.or_else(top);
    article_set.article(|builder| html::parse_at(&Source { name, text: &text }, address, builder));
}

/// Adds the file itself to `article_set` if it is an HTML page with the wrong extension.
fn without_archive(name: &str, bytes: &[u8], article_set: &mut ArticleSet) {
    if bytes.trim_ascii_start().first() != Some(&b'<') {
        return article_set.note(Diagnostic::NoPage);
    }
    let (text, notes) = charset::decode_markup(bytes.to_vec(), None);
    for note in notes {
        article_set.note(note);
    }
    if !html::sniff(&text) {
        return article_set.note(Diagnostic::NoPage);
    }
    article_set.article(|builder| html::parse_at(&Source { name, text: &text }, None, builder));
}

/// The web address that a header holds.
fn address<'a>(head: &'a Head, name: &HeaderName<'static>) -> Option<&'a str> {
    head.text(name).filter(|address| address.starts_with("http://") || address.starts_with("https://"))
}

/// The page: the part that the archive names as its start, else the first one in HTML.
fn page<'a, 'b>(archive: &'b Mail<'a>) -> Option<&'b Part<'a>> {
    let bare = |id: &str| id.trim().trim_start_matches('<').trim_end_matches('>').to_owned();
    let start = archive.root().and_then(|top| top.parameter("start")).map(bare);
    let is_page = |part: &&Part<'_>| matches!(part.kind.as_str(), "text/html" | "application/xhtml+xml");
    let named = |part: &&Part<'_>| start.is_some() && part.head.text(&HeaderName::ContentId).map(bare) == start;
    archive.parts.iter().filter(is_page).find(named).or_else(|| archive.parts.iter().find(is_page))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    fn article(text: &[u8]) -> Article {
        crate::formats::parse("a.mhtml", text.to_vec()).remove(0)
    }

    const ARCHIVE: &[u8] = b"From: <Saved by a browser>\r\nSnapshot-Content-Location: https://example.org/news/a\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--x-1\"\r\n\r\n\r\n----x-1\r\n\
        Content-Type: text/html; charset=iso-8859-2\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/news/a\r\n\r\n\
        <html><body><h1>K=F9=F2</h1><p>A horse wa=\r\nlks <a href=3D\"/b\">home</a> across the long bridge.</p></body></html>\r\n\
        ----x-1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n----x-1--\r\n";

    #[test]
    fn the_page_is_read_in_its_encoding_and_has_its_url() {
        assert!(sniff(&String::from_utf8_lossy(ARCHIVE)));
        let article = article(ARCHIVE);
        assert_eq!((article.format(), article.meta().title.as_str()), ("mhtml", "Kůň"));
        assert!(article.text().contains("A horse walks home across"), "{}", article.text());
        assert_eq!(article.links()[0].url, "https://example.org/b");
    }

    #[test]
    fn the_page_is_the_part_that_the_archive_names() {
        let part = |id: &str, words: &str| format!("--x\nContent-Type: text/html\nContent-ID: <{id}>\n\n<p>{words}</p>\n");
        let archive = |start: &str| {
            let head = format!(
                "Snapshot-Content-Location: https://example.org/\nContent-Type: multipart/related; boundary=x; start=\"<{start}>\"\n\n"
            );
            article([&head, &*part("a", "A tide table"), &part("b", "A harbour wall"), "--x--"].concat().as_bytes())
        };
        assert_eq!(archive("b").text().lines().last(), Some("A harbour wall"));
        assert_eq!(archive("none").text().lines().last(), Some("A tide table"));
        assert_eq!(archive("b").meta().url.as_deref(), Some("https://example.org/"));
    }

    #[test]
    fn damaged_encoding_is_decoded_as_far_as_possible() {
        let article = article(b"Content-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+U2Fs*dXQ=\n");
        assert!(article.text().contains("Salut"), "{}", article.text());
        assert!(article.diagnostics().contains(&Diagnostic::DamagedPart), "{:?}", article.diagnostics());
    }

    #[test]
    fn an_archive_without_a_page_or_an_end_is_an_article() {
        assert_eq!(
            article(b"Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/css\n\na{}\n--x--").diagnostics(),
            [Diagnostic::NoPage]
        );
        assert_eq!(article(b"x").diagnostics(), [Diagnostic::NoPage]);
        assert_eq!(article(b"<html><body><h1>A pier</h1><p>It stands.").meta().title, "A pier");
        for end in 0..ARCHIVE.len() {
            let _ = article(&ARCHIVE[..end]);
        }
    }
}

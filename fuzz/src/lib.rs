//! Fuzz targets: one function per kind of input, which panics if a property does not hold. The fuzzing programs and the test that
//! replays the corpus call the same ones.

use std::collections::HashSet;
use std::io::Write;
use std::sync::Arc;

use kiosque::article::{Article, BlockKind, Date};
use kiosque::formats::{self, charset, dates};
use kiosque::page::{Facts, Gutter, Ink, Page, Row, Setting};
use kiosque::words::{Language, Words};
use kiosque::{query, quotes};

/// A target with its name, which is also that of its folder in `corpus`.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: &[Target] = &[
    ("text", |bytes| file("a.txt", bytes)),
    ("markdown", |bytes| file("a.md", bytes)),
    ("html", |bytes| file("a.html", bytes)),
    ("mhtml", |bytes| file("a.mhtml", bytes)),
    ("feed", |bytes| file("a.rss", bytes)),
    ("json", |bytes| file("a.json", bytes)),
    ("jsonld", |bytes| file("a.jsonld", bytes)),
    ("xml", |bytes| file("a.xml", bytes)),
    ("mail", |bytes| file("a.eml", bytes)),
    ("docx", |bytes| packed("a.docx", &[("word/document.xml", bytes)])),
    ("odt", |bytes| packed("a.odt", &[("content.xml", bytes)])),
    ("zip", |bytes| file("a.docx", bytes)),
    ("srt", |bytes| file("a.srt", bytes)),
    ("vtt", |bytes| file("a.vtt", bytes)),
    ("gz", |bytes| file("a.txt.gz", bytes)),
    ("pdf", |bytes| file("a.pdf", bytes)),
    ("epub", book),
    ("rtf", |bytes| file("a.rtf", bytes)),
    ("picked", picked),
    ("charset", characters),
    ("dates", day),
    ("query", search),
];

/// Runs the target of this name.
pub fn run(name: &str, bytes: &[u8]) {
    for (_, target) in TARGETS.iter().filter(|(known, _)| *known == name) {
        target(bytes);
    }
}

/// The number of rows laid out, from the top of an article.
const ROWS: usize = 500;

/// The longest file that is read twice, in bytes.
const TWICE: usize = 4096;

/// Parses a file of this name, marks its quotations, lays it out.
fn file(name: &str, bytes: &[u8]) {
    let articles = formats::parse(name, bytes.to_vec());
    assert!(!articles.is_empty(), "any bytes are an article");
    if bytes.len() <= TWICE {
        assert_eq!(format!("{articles:?}"), format!("{:?}", formats::parse(name, bytes.to_vec())), "the same bytes are the same articles");
    }
    names(&articles);
    for article in articles.into_iter().take(20) {
        let article = quotes::mark(article);
        ranges(&article);
        clean(&article);
        pages(article);
    }
}

/// Each article of a file with several has its own name.
fn names(articles: &[Article]) {
    let mut known = HashSet::new();
    for id in articles.iter().map(|article| article.meta().id.as_deref()) {
        assert!(id.is_some() || articles.len() == 1, "an article among others has no name");
        assert!(id.is_none_or(|id| !id.is_empty() && known.insert(id)), "{id:?} is the name of two");
    }
}

/// Ranges are in order, in bounds and on character boundaries.
fn ranges(article: &Article) {
    let text = article.text();
    let mut end = 0;
    for block in article.blocks() {
        assert!(block.range.start >= end && text.get(block.range.clone()).is_some(), "{block:?} after {end}");
        end = block.range.end;
        if let BlockKind::Table(table) = &block.kind {
            for cell in table.rows.iter().flatten() {
                assert!(cell.start >= block.range.start && cell.end <= block.range.end && text.get(cell.clone()).is_some(), "{cell:?}");
            }
        }
    }
    let spans = article.spans().iter().map(|span| &span.range);
    let links = article.links().iter().map(|link| &link.range);
    let marked = article.quotes().iter().map(|quote| &quote.range);
    let heard = article.cues().iter().map(|cue| &cue.range);
    for ranges in [spans.collect::<Vec<_>>(), links.collect(), marked.collect(), heard.collect()] {
        assert!(ranges.is_sorted_by_key(|range| range.start), "{ranges:?}");
        assert!(ranges.iter().all(|range| text.get((*range).clone()).is_some()), "{ranges:?}");
    }
    assert!(article.lead().is_none_or(|lead| lead < article.blocks().len()));
}

thread_local! {
    /// Every language; cached, because reading their files takes longer than parsing an article.
    static WORDS: Vec<Words> = Language::ALL.iter().copied().map(Words::new).collect();
}

/// No control character is left in an article.
fn clean(article: &Article) {
    let meta = article.meta();
    let mut said = vec![article.text().to_owned(), meta.title.clone()];
    said.extend(
        [&meta.id, &meta.subtitle, &meta.place, &meta.lang, &meta.url, &meta.source, &meta.summary, &meta.image]
            .into_iter()
            .flatten()
            .cloned(),
    );
    said.extend(meta.authors.iter().chain(&meta.tags).cloned());
    said.extend(article.links().iter().map(|link| link.url.clone()));
    said.extend(article.videos().iter().flat_map(|video| [Some(video.url.clone()), video.title.clone()]).flatten());
    WORDS.with(|words| said.extend(words.iter().flat_map(|words| article.diagnostics().iter().map(|note| words.say(note)))));
    for text in said {
        assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{text:?}");
    }
}

/// No row is wider than its page.
fn pages(article: Article) {
    let article = Arc::new(article);
    for (measure, ascii) in [(1, false), (34, true), (72, false)] {
        let setting =
            Setting { measure, room: measure, hyphenate: true, ascii, gutter: if ascii { Gutter::Within } else { Gutter::Beside } };
        let mut page = Page::new(Arc::clone(&article), Facts::default(), setting);
        let top = page.top();
        for row in page.rows(top, ROWS) {
            assert!(width(&article, &row) <= usize::from(measure), "{row:?}");
        }
    }
}

fn width(article: &Article, row: &Row) -> usize {
    let columns = |ink: &Ink| match ink {
        Ink::Text(range) => kiosque::page::columns(&article.text()[range.clone()]),
        Ink::Added(text) => kiosque::page::columns(text),
    };
    row.pieces.iter().map(|piece| columns(&piece.ink)).sum()
}

/// A document that is an archive with these parts.
fn packed(name: &str, parts: &[(&str, &[u8])]) {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let written = parts.iter().all(|(inner, bytes)| zip.start_file(*inner, stored).is_ok() && zip.write_all(bytes).is_ok());
    if let Some(packed) = written.then(|| zip.finish().ok()).flatten() {
        file(name, packed.get_ref());
    }
}

/// An electronic book: its package, up to a zero byte, and a chapter.
fn book(bytes: &[u8]) {
    let container: &[u8] = b"<container><rootfiles><rootfile full-path='b.opf'/></rootfiles></container>";
    let package: &[u8] = b"<package><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest>\
        <spine><itemref idref='a'/></spine></package>";
    let mut parts = bytes.splitn(2, |byte| *byte == 0);
    let (first, second) = (parts.next().unwrap_or_default(), parts.next());
    let (package, chapter) = second.map_or((package, first), |chapter| (first, chapter));
    packed("a.epub", &[("META-INF/container.xml", container), ("b.opf", package), ("a.xhtml", chapter)]);
}

/// The endings of formats that have no target of their own.
const ENDINGS: &[&str] =
    &["xml", "html", "json", "txt", "jsonl", "opml", "enex", "tei", "ttml", "ass", "org", "fodt", "mbox", "sbv", "lrc", "unknown"];

/// A file with one of [`ENDINGS`], by its first byte.
fn picked(bytes: &[u8]) {
    let Some((first, bytes)) = bytes.split_first() else { return };
    file(&format!("a.{}", ENDINGS[usize::from(*first) % ENDINGS.len()]), bytes);
}

/// Decodes bytes as those of any file, and as markup that declares the encoding named in its first line.
fn characters(bytes: &[u8]) {
    let _ = charset::decode(bytes.to_vec());
    let first = bytes.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let _ = charset::decode_markup(bytes.to_vec(), std::str::from_utf8(first).ok());
}

/// A line as a date, and a date within it, in several languages.
fn day(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for lang in [None, Some("en"), Some("fr-CA"), Some("ja")] {
        let _ = dates::stamps(&text, lang);
        if let Some((range, _)) = dates::find(&text, lang) {
            assert!(text.get(range.clone()).is_some(), "{range:?}");
        }
    }
}

/// Parses a search as it is typed; its mistakes are ranges of it.
fn search(bytes: &[u8]) {
    let typed = String::from_utf8_lossy(bytes);
    for query in [query::parse(&typed), query::parse_typing(&typed)] {
        for (range, _) in &query.mistakes {
            assert!(typed.get(range.clone()).is_some(), "{range:?}");
        }
        let _ = (query.needles(), query.asks_status());
        if let Some(today) = Date::new(2021, 3, 12) {
            let _ = query.plan(today);
        }
    }
}

//! Properties of the metadata of arbitrary pages, archives and JSON-LD files: each is an article, and reading ends.

use proptest::prelude::*;
use proptest::sample::select;

use crate::formats::{parse, proptest_support};

/// Pieces of what pages say of themselves, whole and broken.
const PIECES: &[&str] = &[
    "<html lang='fr'><head><title>A | B</title>",
    "<meta property='og:title' content='A - B'>",
    "<meta name='author' content='By Ann Lee, Bo Roy'>",
    "<meta property='article:published_time' content='2018-11-13'>",
    "<link rel=canonical href='//example.org/2018/11/13/a'>",
    "<script type='application/ld+json'>",
    "</script>",
    r#"{"@type": "NewsArticle", "headline": "A", "author": [{"@id": "x"}, "Ann Lee"],"#,
    r#""@graph": [{"@id": "x", "name": {"@id": "x"}}], "liveBlogUpdate": [{"headline": 1}]}"#,
    r#"{"@type": ["VideoObject"], "contentUrl": "https://example.org/a.mp4"}"#,
    "/* c */ // d\n",
    "\"",
    "{[",
    "]}",
    "<h1>A</h1>",
    "<h2 class='subtitle'>Below the headline</h2>",
    "<p class=byline>Par Zoé Lebrun, le 9 mai 2019</p>",
    "<span itemprop='author'><b itemprop=name>Ann Lee</b></span>",
    "<time datetime='2019-05-04'>x</time>",
    "<div class='comment'>",
    "<p>words and more words, until a paragraph is long enough to be one</p>",
    "</div>",
    "Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-16\r\n\r\n",
    "\r\n--b\r\nContent-Transfer-Encoding: base64\r\n",
    "--b--",
    "<!-- saved from url=(1)https://example.org -->",
    "é日\u{1b}\u{0}",
];

const NAMES: &[&str] = &["a.html", "a.jsonld", "a.json", "a.mhtml", "a"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_page_or_archive_is_an_article(name in select(NAMES), file in proptest_support::mixture(PIECES)) {
        proptest_support::hold(&parse(name, file))?;
    }

    #[test]
    fn any_bytes_are_answered(name in select(NAMES), file in proptest_support::bytes()) {
        proptest_support::hold(&parse(name, file))?;
    }
}

#[test]
fn hostile_pages_end() {
    for (name, piece) in [
        ("a.html", "<p class=byline>"),
        ("a.html", "<div class=author><h1>a"),
        ("a.html", "<span itemprop=author>x "),
        ("a.html", "<meta name=author content='a b'>"),
        ("a.html", "<title>a - b | "),
        ("a.html", "<script type=application/ld+json>{\"@type\":\"Article\"}</script>"),
        ("a.json", "{\"@type\":\"Article\",\"hasPart\":"),
        ("a.json", "{\"@type\":\"Article\",\"headline\":\"x\"} "),
        ("a.mhtml", "Content-Type: multipart/x; boundary=b\n\n--b\n"),
    ] {
        assert!(!parse(name, piece.repeat(20_000).into_bytes()).is_empty());
    }
}

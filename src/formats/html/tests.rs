//! Pieces of HTML, and what an article makes of them.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::article::{Article, BlockKind};
use crate::formats::proptest_support;
use crate::words::Diagnostic;

fn read(html: &str) -> Article {
    let mut builder = Builder::new("html");
    fragment(html, Some("https://example.org/a/"), &mut builder);
    builder.finish()
}

/// A line for each block: its kind, its depth, its text.
fn shown(html: &str) -> String {
    let article = read(html);
    let line = |block: &crate::article::Block| {
        let text = article.text()[block.range.clone()].replace('\n', "/");
        format!("{} {} {text}", block.kind.name().unwrap_or_default(), block.depth())
    };
    article.blocks().iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn paragraphs_headings_and_line_breaks() {
    assert_eq!(
        shown("<h2>A <i>b</i></h2><p>one<br>two</p>three<br> <br>four<div>five <b>six</b>\n<i> seven</i></div>"),
        "heading 0 A b\nparagraph 0 one/two\nparagraph 0 three\nparagraph 0 four\nparagraph 0 five six seven"
    );
}

#[test]
fn lists_nest_and_count() {
    assert_eq!(
        shown("<ol start=3><li>a<ul><li><p>b</p><p>c</p></ul><li>d</ol>"),
        "list_item 1 a\nlist_item 2 b\nparagraph 2 c\nlist_item 1 d"
    );
    let article = read("<ol start=3><li>a<li>b");
    let markers: Vec<_> = article.blocks().iter().map(|block| &block.kind).collect();
    assert!(matches!(markers[1], BlockKind::ListItem { marker: crate::article::Marker::Number(4) }));
}

#[test]
fn block_quotations_and_pull_quotes_are_blocks_of_their_own() {
    assert_eq!(
        shown("<blockquote><p>a</p><p>b</p></blockquote><aside class=pullquote><p>c</p></aside><p>d"),
        "quote 1 a\nquote 1 b\npull_quote 0 c\nparagraph 0 d"
    );
}

#[test]
fn figures_have_captions() {
    assert_eq!(shown("<figure><img src=x.png alt=A><figcaption><p>b</p></figcaption></figure>c"), "image 0 A\ncaption 0 b\nparagraph 0 c");
    assert_eq!(shown("<p>a <img src=x.png alt=B> c</p>"), "paragraph 0 a c\nimage 0 B");
}

#[test]
fn tables_have_rows_unless_they_only_arrange() {
    let article = read("<table><caption>t</caption><tr><th>a<th>b<tr><td colspan=2>c <p>d</table>");
    let BlockKind::Table(table) = &article.blocks()[0].kind else { panic!("{article:?}") };
    let rows: Vec<Vec<&str>> = table.rows.iter().map(|row| row.iter().map(|cell| &article.text()[cell.clone()]).collect()).collect();
    assert_eq!(rows, [vec!["t"], vec!["a", "b"], vec!["c d", ""]]);
    assert_eq!(shown("<table><tr><td><p>a</p><p>b</p></td></tr></table>"), "paragraph 0 a\nparagraph 0 b");
}

#[test]
fn code_keeps_its_lines() {
    assert_eq!(shown("<pre><code class=language-rust>a\n  b<br>c</code></pre>"), "code 0 a/  b/c");
    assert!(
        matches!(&read("<pre><code class=language-rust>a").blocks()[0].kind, BlockKind::Code { language: Some(name) } if &**name == "rust")
    );
}

#[test]
fn links_are_absolute_and_scripts_are_dropped() {
    let article = read("<a href=../b>one</a> <a href='javascript:x()'>two</a> https://c.example/d. <p><a href=e><b>f</b><div>g</div></a>");
    let links: Vec<(&str, &str)> = article.links().iter().map(|link| (&article.text()[link.range.clone()], link.url.as_str())).collect();
    assert_eq!(
        links,
        [
            ("one", "https://example.org/b"),
            ("https://c.example/d", "https://c.example/d"),
            ("f", "https://example.org/a/e"),
            ("g", "https://example.org/a/e")
        ]
    );
}

#[test]
fn each_video_counts_once() {
    let html = "<video controls><source src=v.webm><source src=v.mp4>no</video>\
        <object data=x><param name=movie value='https://www.youtube.com/v/abcdefghijk'><embed src='https://www.youtube.com/v/abcdefghijk'></object>\
        <iframe data-src='//www.youtube.com/embed/abcdefghijk'></iframe><lite-youtube videoid=ABCDEFGHIJK></lite-youtube>";
    let article = read(html);
    let urls: Vec<&str> = article.videos().iter().map(|video| video.url.as_str()).collect();
    assert_eq!(
        urls,
        ["https://example.org/a/v.webm", "https://www.youtube.com/v/abcdefghijk", "https://www.youtube.com/watch?v=ABCDEFGHIJK"]
    );
}

#[test]
fn footnotes_have_marks() {
    let article = read("<p>word<sup><a href='#f1'>1</a></sup> m<sup>2</sup> <q>said</q>");
    assert_eq!(article.text(), "word[1] m² “said”");
    assert_eq!(article.spans().len(), 1);
}

#[test]
fn hidden_elements_are_left_out() {
    assert_eq!(
        shown("<style>a</style><script>b</script><p hidden>c</p><p style='display: none'>d</p><!-- e --><template>f</template>g"),
        "paragraph 0 g"
    );
}

#[test]
fn hostile_pages_end_and_note_the_limit_reached() {
    let attributes = (0..300).fold(String::from("<p "), |tag, n| format!("{tag} a{n}=b"));
    for (page, note) in [
        ("<ul><li>a".repeat(20_000), Diagnostic::TooDeep { depth: 512 }),
        ("<b>x<i>".repeat(20_000), Diagnostic::TooDeep { depth: 512 }),
        ("<p>x".repeat(150_000), Diagnostic::PageTooLarge { nodes: 200_000 }),
        (format!("{attributes}>x"), Diagnostic::Attributes { most: 256 }),
    ] {
        let article = read(&page);
        assert!(article.diagnostics().contains(&note), "{:?}", article.diagnostics());
        assert!(article.text().ends_with(['a', 'x']));
    }
}

/// Pieces that pages are made of, whole and broken, parted by `¦`.
const PIECES: &str = "<div>¦</div>¦<p>¦</p>¦<b>¦</i>¦<a href='x'>¦</a>¦<table>¦<tr>¦<td colspan=3>¦</table>¦<ul><li>¦</ul>¦<svg>\
    ¦<math><mi>¦<h2>¦</h3>¦<pre>¦</pre>¦<br>¦<img src=a.png>¦<figure>¦<figcaption>¦</figure>¦<blockquote>¦</blockquote>\
    ¦<sup><a href='#1'>1</a></sup>¦<video>¦<source src=v.mp4>¦<iframe src='https://youtu.be/abcdefghijk'>¦</iframe>¦<script>\
    ¦</script>¦<!--¦-->¦<![CDATA[¦]]>¦<title>¦<textarea>¦<template>¦<select><option>¦<dl><dt>¦<dd>¦<q>¦<body class=x>¦<html lang=fr>\
    ¦<p class=pullquote>¦<plaintext>¦<form>¦<?xml ?>¦<¦&amp¦&#0;¦&notin;¦é «mot» ¦日本語、¦a, b, c. ¦ ¦\n¦\r\n¦\0¦\u{202e}¦'¦\"¦=¦/>";

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_page_is_answered(pieces in prop::collection::vec(prop_oneof![9 => select(proptest_support::pieces(PIECES)).prop_map(str::to_owned), 1 => any::<String>()], 0..80)) {
        let page = pieces.concat();
        let article = read(&page);
        prop_assert!(article.blocks().iter().all(|block| article.text().get(block.range.clone()).is_some()));
        let mut builder = Builder::new("html");
        parse(&crate::formats::Source { name: "a.html", text: &page }, &mut builder);
        let article = builder.finish();
        prop_assert!(article.links().iter().all(|link| article.text().get(link.range.clone()).is_some()));
        sniff(&page);
    }
}

#[test]
fn quotations_within_a_line_have_the_marks_of_their_language() {
    let text = |lang: &str, html: &str| {
        let mut builder = Builder::new("html");
        builder.meta.lang = Some(lang.to_owned());
        fragment(html, None, &mut builder);
        builder.finish().text().to_owned()
    };
    let nested = "<p>a <q>b <q>c</q></q>.</p>";
    for (lang, expected) in [
        ("en-US", "a “b ‘c’”."),
        ("fr", "a «\u{a0}b “c”\u{a0}»."),
        ("fr-CH", "a «b ‹c›»."),
        ("de", "a „b ‚c‘“."),
        ("es", "a «b “c”»."),
        ("ru", "a «b „c“»."),
        ("ja", "a 「b 『c』」."),
    ] {
        assert_eq!(text(lang, nested), expected, "{lang}");
    }
    assert_eq!(text("en", "<p lang=fr><q> b </q> c"), "«\u{a0}b\u{a0}» c");
    assert_eq!(text("fr", "<q>« b »</q>"), "« b »");
}

#[test]
fn pictures_are_found_where_scripts_would_look_for_them() {
    let src = |html: &str| {
        let article = read(html);
        let pictures = article.blocks().iter().filter_map(|block| match &block.kind {
            BlockKind::Image { src } => Some(src.to_string()),
            _ => None,
        });
        pictures.collect::<Vec<_>>().join(" ")
    };
    for html in [
        "<div data-src=p.jpg></div>",
        "<div class=lazy data-bg='url(p.jpg)'></div>",
        "<div class=hero-image style=\"background-image: url('p.jpg')\"></div>",
        "<figure data-image=p.jpg></figure>",
        "<img data-srcset='p.jpg 2x'>",
        "<picture><source srcset='p.jpg 800w, q.jpg 400w'><img alt=x></picture>",
        "<noscript><img src=p.jpg></noscript>",
        "<img src=p.jpg><noscript><img src='p.jpg?w=9'></noscript>",
        "<img src='data:image/gif;base64,R0'><noscript><img src=p.jpg></noscript>",
        "<figure><div><img data-src=p.jpg></div><noscript><img src=q.jpg></noscript></figure>",
        "<img src=p.jpg><noscript><img height=1 width=1 src=https://count.example/x></noscript>",
    ] {
        assert_eq!(src(html), "https://example.org/a/p.jpg", "{html}");
    }
    for html in [
        "<div data-src=frame.html></div>",
        "<div data-src=p.jpg data-height=1></div>",
        "<div style='background:url(p.jpg)'>a</div>",
        "<div class=photo data-bg=p.jpg>a</div>",
    ] {
        assert_eq!(src(html), "", "{html}");
    }
}

#[test]
fn alternative_text_does_not_repeat_the_caption() {
    for (html, expected) in [
        (
            "<figure><img src=p.png alt='Ann Lee, mayor'><figcaption>Ann Lee, mayor. Photo: B</figcaption></figure>",
            "image 0 \ncaption 0 Ann Lee, mayor. Photo: B",
        ),
        ("<div><img src=p.png alt='Ann Lee, mayor'></div><p>Ann Lee, mayor</p>", "image 0 \nparagraph 0 Ann Lee, mayor"),
        (
            "<img src=p.png alt='Ann Lee, mayor'><p>Ann Lee, mayor of the town, said so.</p>",
            "image 0 Ann Lee, mayor\nparagraph 0 Ann Lee, mayor of the town, said so.",
        ),
    ] {
        assert_eq!(shown(html), expected, "{html}");
    }
}

#[test]
fn players_name_their_video_in_many_ways() {
    for html in [
        "<div data-youtube-id=abcdefghijk></div>",
        "<div data-plyr-provider=youtube data-plyr-embed-id=abcdefghijk></div>",
        "<div class=youtube-player data-id=abcdefghijk><img src=poster.jpg></div>",
        "<div class=lazy data-provider=YouTube data-video-id=abcdefghijk><p>Play</p></div>",
        "<div data-embed-url='//www.youtube.com/embed/abcdefghijk'></div>",
        "<div data-settings='{\"youtube_url\":\"https:\\/\\/www.youtube.com\\/watch?v=abcdefghijk\"}'></div>",
        "<noscript><iframe src=https://www.youtube.com/embed/abcdefghijk></iframe></noscript>",
    ] {
        let article = read(html);
        let videos: Vec<_> = article.videos().iter().map(|video| (video.provider, video.id.as_deref())).collect();
        assert_eq!(videos, [("youtube", Some("abcdefghijk"))], "{html}");
        assert!(!article.blocks().iter().any(|block| matches!(block.kind, BlockKind::Image { .. })), "{html}");
    }
    let player = "<video-js data-account=1234567 data-player=x data-video-id=7654321></video-js>";
    assert_eq!(read(player).videos().len(), 1);
    assert_eq!(read("<div data-id=abcdefghijk data-type=post>a</div>").videos().len(), 0);
}

#[test]
fn small_print_of_the_text_keeps_its_meaning() {
    let shown = |html: &str| {
        let article = read(html);
        let blocks = article.blocks().iter().map(|block| article.text()[block.range.clone()].replace('\n', "/"));
        blocks.collect::<Vec<_>>().join(" | ")
    };
    assert_eq!(
        shown("<p>10<sup>6</sup> l of CO<sub>2</sub>, the 1<sup>er</sup> in 2019<sup>1</sup></p>"),
        "10⁶ l of CO₂, the 1er in 2019¹"
    );
    assert_eq!(
        shown("<p><ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>と<ruby>水門<rt>すいもん</rt></ruby></p>"),
        "漢字(かんじ)と水門(すいもん)"
    );
    assert_eq!(shown("<ul><li><time>08:00</time><span>Dawn</span></li></ul><p>At <time>9</time>, noon</p>"), "08:00 Dawn | At 9, noon");
    assert_eq!(shown("<p>one<br>&nbsp;<br>two</p>"), "one | two");
    let listing = "<table><tr><td class=gutter><pre>1\n2</pre></td><td class=code><pre>a()\nb()</pre></td></tr></table>\
                   <pre><span class=lineno>1</span>c()\n<span class=lineno>2</span>7</pre>";
    assert_eq!(shown(listing), "a()/b() | c()/7");
}

//! Property tests: Markdown mixed with inline HTML and shortcodes is always an article whose ranges are ranges of its text.

use proptest::prelude::*;

use super::reader::Reader;
use super::sink::Sink;
use super::{events, html_scan, prepare};
use crate::article::{Article, Builder};
use crate::formats::proptest_support;

/// Pieces of Markdown, of HTML that is left open or closes nothing, and of shortcodes that begin blocks of their own; parted by `¦`.
const PIECES: &str = "<a href=\"h\">¦</a>¦<b>¦</b>¦<i>¦</i>¦<code>¦</code>¦<q>¦</q>¦<s>¦</s>¦<sup>¦</sup>¦<summary>¦</summary>¦<dt>\
    ¦</dt>¦<p>¦</p>¦<div class=\"pullquote\">¦</div>¦<blockquote>¦</blockquote>¦<ul>¦</ul>¦<ol start=\"3\">¦</ol>¦<li>¦</li>¦<pre>\
    ¦</pre>¦<h2>¦</h2>¦<hr>¦<br>¦<table>¦</table>¦<tr>¦<td colspan=\"2\">¦</td>¦<th>¦<caption>¦<figure>¦</figure>¦<figcaption>\
    ¦</figcaption>¦<img src=\"i.jpg\" alt=\"Sea\">¦<video src=\"v.mp4\">¦</video>¦<script>¦</script>¦<!--¦-->\
    ¦<iframe src=\"https://example.org/v.mp4\">¦</iframe>¦<template>¦</template>¦<svg>¦</svg>¦<details>¦</details>¦{{< img x >}}\
    ¦{% img a %}¦{{< youtube abcdefghijk >}}¦{{< figure src=\"s.jpg\" title=\"T\" >}}¦{{< quote text=\"Deep.\" author=\"Anne\" >}}\
    ¦{{< ¦ >}}¦{% ¦ %}¦*¦**¦~~¦`¦![¦](p.jpg)¦[¦](u)¦[^1]¦[^1]: ¦# ¦- ¦1. ¦> ¦| a | b |\n|---|---|\n| ¦ | ¦```\n¦    ¦\n¦\n\n¦ ¦word\
    ¦https://example.org/a¦&amp;¦\u{fdd0}0\u{fdd1}";

/// Pieces of Markdown without HTML, shortcodes by themselves: emphasis around a block ends at it in HTML; parted by `¦`.
const PLAIN: &str = "*¦**¦~~¦`¦![alt](p.jpg)¦![alt](p.jpg \"title\")¦[¦](u)¦](javascript:x)¦[^1]¦[^1]: ¦# ¦## ¦- ¦- [x] ¦3. ¦> \
    ¦> [!NOTE]\n> ¦| a | b |\n|---|--:|\n| c | d |\n¦```text\n¦```\n¦    ¦\n¦\n\n¦  \n¦ ¦word¦a_b https://example.org/a_b¦&amp;¦\"¦'\
    ¦\n\n{{< img x >}}\n\n¦\n\n{{< youtube abcdefghijk >}}\n\n¦\n\n{{< quote text=\"Deep.\" >}}\n\n¦***\n\
    ¦\n\n{{< figure src=\"s.jpg\" title=\"T\" >}}\n\n¦*A caption or a lead of some words*\n\n¦\u{a0}¦\t";

/// The article that a text becomes when its elements go straight to blocks, or through HTML.
fn read(text: &str, through_html: bool) -> Article {
    let mut builder = Builder::new("markdown");
    builder.meta.summary = Some("A caption or a lead of some words".into());
    let prepared = prepare::prepare(text);
    let sink = Sink::new(&mut builder, through_html);
    Reader::with_sink(&prepared.text, prepared.pieces, 1, sink).read(events(&prepared.text));
    builder.finish()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn html_around_shortcodes_is_always_an_article(file in proptest_support::mixture(proptest_support::pieces(PIECES))) {
        proptest_support::hold(&crate::formats::parse("a.md", file))?;
    }

    #[test]
    fn elements_are_the_same_blocks_straight_or_through_html(pieces in prop::collection::vec(prop::sample::select(proptest_support::pieces(PLAIN)), 0..30)) {
        let text = pieces.concat();
        if !html_scan::is_in(&text) {
            prop_assert_eq!(format!("{:?}", read(&text, false)), format!("{:?}", read(&text, true)), "{:?}", text);
        }
    }
}

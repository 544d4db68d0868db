//! Tests of Markdown as a whole: a text, and the outline of the article it becomes.

use super::*;
use crate::article::{Article, BlockKind};
use crate::words::Diagnostic;

fn article(text: &str) -> Article {
    let mut builder = Builder::new("markdown");
    parse(&Source { name: "the-harbour.md", text }, &mut builder);
    builder.finish()
}

/// One line a block: what it is, its depth where it has one, its text.
fn outline(text: &str) -> String {
    let article = article(text);
    let show = |index: usize, kind: &BlockKind, depth: u8| {
        let what = match kind {
            BlockKind::Heading { level } => format!("h{level}"),
            BlockKind::ListItem { marker } => format!("{marker:?}"),
            BlockKind::Image { src } => format!("image({src})"),
            BlockKind::Video { url } => format!("video({})", url.as_deref().unwrap_or_default()),
            BlockKind::Code { language } => format!("code({})", language.as_deref().unwrap_or_default()),
            BlockKind::Table(table) => format!("table{:?}", table.rows.iter().map(Vec::len).collect::<Vec<_>>()),
            other => other.name().unwrap_or("title").to_owned(),
        };
        let depth = if depth > 0 { format!("/{depth}") } else { String::new() };
        format!("{what}{depth}: {}", article.block_text(index).replace('\n', "⏎"))
    };
    let blocks = article.blocks().iter().enumerate().skip(1);
    blocks.map(|(index, block)| show(index, &block.kind, block.depth())).collect::<Vec<_>>().join("\n")
}

/// Spans and links as `role(text)` and `text -> address`.
fn marks(text: &str) -> Vec<String> {
    let article = article(text);
    let spans = article.spans().iter().map(|span| format!("{}({})", span.role.name(), &article.text()[span.range.clone()]));
    let links = article.links().iter().map(|link| format!("{} -> {}", &article.text()[link.range.clone()], link.url));
    spans.chain(links).collect()
}

fn videos(text: &str) -> Vec<String> {
    article(text).videos().iter().map(|video| video.url.clone()).collect()
}

#[test]
fn the_title_is_the_first_heading_or_the_file_name() {
    assert_eq!(article("# The *Sea*\n\nText").meta().title, "The Sea");
    assert_eq!(article("Text\n\n# The Sea").meta().title, "the harbour");
    assert_eq!(article("").meta().title, "the harbour");
    assert_eq!(outline("# The Sea\n\nText"), "paragraph: Text");
    assert_eq!(outline("---\ntitle: The sea\n---\n# The  Sea\n\n# More"), "h1: More");
    assert_eq!(outline("---\ntitle: Boats\n---\n# The Sea\n"), "h1: The Sea");
}

#[test]
fn lines_count_from_the_start_of_the_file() {
    let article = article("---\ntitle: T\n---\n\nA\nB\n\n- C\n\n{{< youtube abcdefghijk >}}\n\n## D\n");
    let lines: Vec<_> = article.blocks().iter().filter_map(crate::article::Block::line).collect();
    assert_eq!(lines, [5, 8, 10, 12]);
}

#[test]
fn blocks_nest_in_lists_and_quotations() {
    let text = "1. a\n   - b\n\n     c\n2. [x] d\n\n> e\n>\n> > f\n\n***\n\n    g\n\n```rust,ignore\nh\n\ni\n```\n";
    let expected =
        "Number(1)/1: a\nBullet/2: b\nparagraph/2: c\nTask(true)/1: d\nquote/1: e\nquote/2: f\nrule: \ncode(): g\ncode(rust): h⏎⏎i";
    assert_eq!(outline(text), expected);
    assert_eq!(outline("- [ ] a\n- [x] b"), "Task(false)/1: a\nTask(true)/1: b");
    assert_eq!(outline("> [!NOTE]\n> Deep"), "quote/1: Note\nquote/1: Deep");
}

#[test]
fn running_text_keeps_its_marks() {
    assert_eq!(marks("*a* **b** ~~c~~ `d`"), ["emphasis(a)", "strong(b)", "strike(c)", "code(d)"]);
    assert_eq!(outline("a\nb  \nc \\\nd &amp;amp; e"), "paragraph: a b⏎c⏎d &amp; e");
    assert_eq!(marks("x <b>a</b> <a href='u?a=1&amp;b'>b</a>"), ["strong(a)", "b -> u?a=1&b"]);
}

#[test]
fn addresses_are_links_even_bare() {
    let text = "<https://a.example> https://b.example/c_d_e. `https://no.example` [t](https://c.example) www.d.example";
    let links = ["https://a.example -> https://a.example", "https://b.example/c_d_e -> https://b.example/c_d_e", "t -> https://c.example"];
    assert_eq!(marks(text)[1..4], links);
    assert_eq!(marks(text)[4], "www.d.example -> https://www.d.example");
}

#[test]
fn layout_tables_become_their_contents() {
    let page = "<table>\n<tr><td><h2>Port</h2><p>It opens.</p></td>\n<td><table><tr><td>Left</td><td>Right</td></tr></table></td></tr>\n</table>\nEnd\n";
    assert_eq!(outline(page), "h2: Port\nparagraph: It opens.\nparagraph: Left\nparagraph: Right\nparagraph: End");
}

#[test]
fn tables_have_rows_of_cells() {
    let apart =
        "<table>\n  <tr>\n    <td>a</td>\n\n    <td>b</td>\n  </tr>\n\n  <tr>\n    <td>1</td>\n\n    <td>2</td>\n  </tr>\n</table>\n";
    assert_eq!(outline(apart), "table[2, 2]: a b⏎1 2");
    assert_eq!(outline("| a | b |\n|---|--:|\n| *c* | d |\n| e |\n"), "table[2, 2, 2]: a b⏎c d⏎e");
    assert_eq!(outline("<table><tr><th>a</th><th>b</th></tr>\n<tr><td><p>c</p> d<td>e</table>"), "table[2, 2]: a b⏎c d e");
}

#[test]
fn footnotes_come_last() {
    let text = "A[^x] b[^2].\n\n[^2]: Two\n\n    more\n\n[^x]: One\n\nEnd";
    assert_eq!(outline(text), "paragraph: A[1] b[2].\nparagraph: End\nparagraph: [2] Two\nparagraph: more\nparagraph: [1] One");
    assert_eq!(marks("A[^x]\n\n[^x]: One"), ["footnote([1])", "footnote([1])"]);
}

#[test]
fn pictures_alone_are_blocks_and_within_text_are_words() {
    assert_eq!(outline("![Sea](s.jpg)\n\n*Deep water*\n\n*No caption*"), "image(s.jpg): Sea\ncaption: Deep water\nparagraph: No caption");
    assert_eq!(outline("![Sea](s.jpg \"Deep\")\n![](b.jpg)\nText"), "image(s.jpg): Sea\ncaption: Deep\nimage(b.jpg): \nparagraph: Text");
    assert_eq!(outline("![Sea](s.jpg)\n*Deep*"), "image(s.jpg): Sea\ncaption: Deep");
    assert_eq!(outline("A ![Sea](s.jpg) b"), "paragraph: A Sea b");
    assert_eq!(outline("[![Sea](s.jpg)](page)"), "image(s.jpg): Sea");
    assert_eq!(outline("[{{< img src=s.jpg alt=Sea >}}](page)Text"), "image(s.jpg): Sea\nparagraph: Text");
    assert_eq!(outline("<a href='v.mp4'><img src=s.jpg alt=Sea></a>"), "video(v.mp4): Sea");
    assert_eq!(
        outline("<figure><img src=s.jpg alt='Sea &eacute;'><figcaption>Deep</figcaption></figure>"),
        "image(s.jpg): Sea é\ncaption: Deep"
    );
}

#[test]
fn videos_are_found_in_every_syntax() {
    let url = "https://example.org/v.mp4";
    for text in [
        format!("[t]({url})"),
        format!("see {url}."),
        format!("[![t](i.jpg)]({url})"),
        format!("<iframe src=\"{url}\"></iframe>"),
        format!("<video controls><source src='{url}'><source src='v.webm'>Your browser is old</video>"),
        format!("a <video src='{url}'></video> b"),
        format!("{{{{< video src=\"{url}\" >}}}}"),
        format!("- {{% include video.html url=\"{url}\" %}}"),
        format!("<p>{{{{< video {url} >}}}}</p>"),
        format!("---\nvideo: {url}\n---\n"),
        format!("[video src=\"{url}\"]"),
    ] {
        assert_eq!(videos(&text), [url], "{text}");
        assert!(!article(&text).text().contains("browser"), "{text}");
    }
    assert_eq!(outline("[![Boats](i.jpg)](https://example.org/v.mp4)"), "video(https://example.org/v.mp4): Boats");
    assert_eq!(videos("```\nhttps://example.org/v.mp4\n```\n<iframe src=\"https://example.org/map\"></iframe>"), [""; 0]);
}

#[test]
fn shortcodes_become_figures_and_quotations() {
    let figure = "{{< figure src=\"s.jpg\" title=\"A *deep* sea\" alt=\"Sea\" >}}\n\nText";
    assert_eq!(outline(figure), "image(s.jpg): Sea\ncaption: A deep sea\nparagraph: Text");
    assert_eq!(outline("{{< quote text=\"Deep.\" author=\"Anne\" >}}"), "quote/1: Deep. — Anne");
    assert_eq!(outline("    {{< youtube abcdefghijk >}}\n"), "code(): {{< youtube abcdefghijk >}}");
    assert_eq!(outline("!!! note \"The sea\"\n    Deep\n\n    - wide\n"), "quote/1: The sea\nquote/1: Deep\nBullet/2: wide");
}

#[test]
fn embedded_html_is_read_for_its_text() {
    let text = "<div>\n<h2>The sea</h2>\n<p>Deep &amp;lt; <em>wide</em><br>\n  cold</p>\n<ul><li>a<li>b</ul><blockquote>c</blockquote></div>\n\n<!-- no -->\n<script>no</script>\n\nEnd";
    let expected = "h2: The sea\nparagraph: Deep &lt; wide⏎cold\nBullet/1: a\nBullet/1: b\nquote/1: c\nparagraph: End";
    assert_eq!(outline(text), expected);
    assert_eq!(outline("<details>\n<summary>More</summary>\n\n*In*\n\n</details>"), "paragraph: More\nparagraph: In");
    assert_eq!(outline("<pre>a\n  b &lt;</pre>"), "code(): a⏎  b <");
    assert_eq!(outline("<ul><li>\n\n## Left open\n"), "h2: Left open");
}

#[test]
fn the_lead_is_emphasised_or_matches_the_summary() {
    let lead = |text: &str| article(text).lead().map(|lead| article(text).block_text(lead).to_owned());
    assert_eq!(lead("# T\n\n**The harbour wakes early this spring.**\n\nText").as_deref(), Some("The harbour wakes early this spring."));
    assert_eq!(lead("---\ndescription: The harbour wakes.\n---\nThe Harbour\nwakes.\n\nText").as_deref(), Some("The Harbour wakes."));
    assert_eq!(lead("# T\n\nThe *harbour* wakes early this spring.\n\nText"), None);
    assert_eq!(lead("# T\n\nText\n\n**The harbour wakes early this spring.**"), None);
}

#[test]
fn a_byline_under_the_title_becomes_a_field() {
    let bylined = article("# T\n\n*By Anne Martin, 3 May 2020*\n\nText");
    assert_eq!(bylined.meta().authors, ["Anne Martin"]);
    assert_eq!(bylined.meta().date.map(crate::article::Date::iso).as_deref(), Some("2020-05-03"));
    assert_eq!(outline("# T\n\n*By Anne Martin, 3 May 2020*\n\nText"), "paragraph: Text");
    assert_eq!(outline("# T\n\nPublished on 3 May 2020\n\nText"), "paragraph: Text");
    assert_eq!(outline("# T\n\nOn 3 May 2020 the harbour woke.\n"), "paragraph: On 3 May 2020 the harbour woke.");
    assert_eq!(outline("---\ndate: 2020-05-04\n---\n3 May 2020\n"), "paragraph: 3 May 2020");
}

#[test]
fn texts_are_taken_for_markdown_only_with_good_reason() {
    for text in ["---\ntitle: x\n---\n", "# Sea\n\n[a](b)", "```sh\nls\n```\n**now**", "## Sea\n- a\n- b", "[a](b) and **c**"] {
        assert!(sniff(text), "{text}");
    }
    for text in [
        "",
        "The sea.\n\n- a\n- b",
        "# a comment\nkey = 1\n",
        "#!/bin/sh\n# a\n- b",
        "a * b ** c",
        "Paris (AFP) - Le port [1]",
        "#sea #boats\n> a",
    ] {
        assert!(!sniff(text), "{text}");
    }
}

#[test]
fn too_deep_is_noted_and_hostile_texts_end() {
    assert!(article(&format!("{}a", "> ".repeat(50))).diagnostics().contains(&Diagnostic::TooDeep { depth: 32 }));
    let parts =
        "> ¦[^¦[ (](¦<ul><li>¦<b><i>¦{{<¦{% a %}¦`¦` `` ¦[[¦[youtube ¦<!--¦***a ¦&eacute¦![¦<table><tr>¦- ¦!!! a\n    ¦www.¦https://a(¦{: ";
    for part in parts.split('¦') {
        let text = format!("x\n\n{}", part.repeat(20_000));
        let started = std::time::Instant::now();
        article(&text);
        assert!(started.elapsed().as_secs() < 8, "{part}");
    }
}

#[test]
fn shortcodes_that_end_the_block_within_an_html_element_do_no_harm() {
    for shortcode in ["{{< img x >}}", "{% img a %}", "{{< youtube abcdefghijk >}}", "{{< quote text=\"a\" >}}"] {
        for element in ["a", "b", "code", "q", "summary", "td", "blockquote", "li", "h2"] {
            article(&format!("<{element} href=\"h\">{shortcode}</{element}>"));
            article(&format!("x <b><{element} href=\"h\">y {shortcode} z</b></{element}>"));
        }
    }
}

#[test]
fn the_same_html_is_the_same_blocks_in_markdown_and_in_a_page() {
    let said = |article: &Article| {
        let show = |index: usize, kind: &BlockKind, depth: u8| format!("{kind:?}/{depth}: {}", article.block_text(index));
        let blocks = article.blocks().iter().enumerate().skip(1);
        let blocks: Vec<String> = blocks.map(|(index, block)| show(index, &block.kind, block.depth())).collect();
        (blocks, format!("{:?} {:?} {:?}", article.spans(), article.links(), article.videos()))
    };
    for html in [
        "<p>a <b>b <i>c</i></b> d<a href='u'>e</a> <code>f</code> <s>g</s></p>",
        "<p>She said: <q>Deep, <q>deep</q> sea.</q></p>",
        "<p lang='fr'>Elle dit <q>oui</q>.</p>",
        "<p>a<sup><a href='#f'>1</a></sup> b<br>c<br><br>d</p>",
        "<ul><li>a<li>b<ol start='4'><li>c<li value='9'>d</ol></ul>",
        "<dl><dt>a<dd>b</dl><details><summary>c</summary>d</details>",
        "<blockquote><p>a<p>b<footer>c</footer></blockquote>",
        "<blockquote class='pull-quote'>a</blockquote><div class='pullquote'>b</div>",
        "<table><tr><th>a<th>b</tr><tr><td colspan='2'>c</tr><tr><td>d<td align='right'>e</table>",
        "<table><tr><td><h2>a</h2><p>b</table>",
        "<pre><code class='language-rust'>a\n  b</code></pre>",
        "<figure><img src='i.jpg' alt='a'><figcaption>b</figcaption></figure>",
        "<p>a <img src='i.jpg' alt='b'> c</p><video src='v.mp4' title='t'></video>",
        "<p>a<script>no</script> b<style>no</style><span hidden>no</span></p><h2>c</h2><hr><p>d</p>",
        "<div>a</div>b<p>c<iframe src='https://example.org/v.mp4'></iframe>d</p>",
        "<b>a<p>b</b>c</p>",
    ] {
        let mut builder = Builder::new("markdown");
        builder.meta.title = "the harbour".into();
        crate::formats::html::fragment(html, None, &mut builder);
        assert_eq!(said(&article(html)), said(&builder.finish()), "{html}");
    }
}

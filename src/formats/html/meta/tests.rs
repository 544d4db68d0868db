//! Pages that give their authors and dates in different ways.

use crate::article::Article;
use crate::formats::parse;

/// Prose without a byline.
const PROSE: &str = "The council met on Monday, in the evening, and spoke of the harbour, the school, the winter and the price of coal, until nobody \
    was left to listen, and then it voted.";

fn read(head: &str, above: &str, below: &str) -> Article {
    let page = format!(
        "<html lang=en><head><title>Coal is dear | The Gazette</title><meta property=og:site_name content='The Gazette'>{head}</head>\
         <body><article><h1>Coal is dear</h1>{above}<p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p></article>{below}</body></html>"
    );
    parse("a.html", page.into()).remove(0)
}

/// Blocks of the article below its title.
fn body(article: &Article) -> Vec<&str> {
    let blocks = article.blocks().iter().filter(|block| block.kind.is_body());
    blocks.map(|block| &article.text()[block.range.clone()]).collect()
}

fn authors(head: &str, above: &str) -> Vec<String> {
    read(head, above, "").meta().authors.clone()
}

fn date(head: &str, above: &str) -> String {
    read(head, above, "").meta().date.map(crate::article::Date::iso).unwrap_or_default()
}

#[test]
fn bylines_drop_what_surrounds_the_name() {
    for above in [
        "<p class=byline>By <a href=/authors/ann>Ann Lee</a></p>",
        "<span class=byline><span>By</span><a href=/ann>Ann Lee</a></span>",
        "<div class=meta>erstellt von Ann Lee | 3. Mai 2019</div>",
        "<p>Redaktion: Ann Lee</p>",
        "<p>Propos recueillis par Ann Lee</p>",
        "<div class=author><h4>About the author</h4><a href=/author/ann>Ann Lee</a></div>",
        "<p class=byline>By <b>Ann Lee</b>, The Gazette</p>",
        "<p class='author vcard'><a href=/team/ann><b class=fn>Ann Lee</b></a> <span class=job>Senior Harbour Correspondent</span></p>",
        "<p class=byline>By <em><a href=/users/ann>Ann Lee</a></em> <a href=https://example.org/ann>@annlee</a> on June 26, 2014</p>",
        "<div class=article-author><span class=author-name>Ann Lee</span><span class=author-title>Staff Writer</span></div>",
        "<div class=byline><a href=/a>View profile</a><a rel=author href=/b>Ann Lee</a></div>",
        "<div class=post-author>Posted by Ann Lee | 3 May 2019 | 12 comments</div>",
        "<p class=byline>ann@example.org <span itemprop=author>Ann Lee</span></p>",
        "<p class=byline>Ann Lee, CNN</p>",
        "<div class=byline><span>Ann Lee</span><span>Political reporter</span></div>",
        "<p class=byline>By Ann Lee in Paris for The Gazette</p>",
        "<p class=autor>Eine Analyse von Ann Lee, Berlin</p>",
        "<p class=auteur>Par Ann Lee avec AFP</p>",
        "<address class=author>By <a rel=author href=/ann>Ann Lee</a></address>",
        "<p>By Ann Lee</p>",
        "<p>Von Ann Lee</p>",
        "<p>Par Ann Lee, le 3 mai 2019</p>",
        "<p>Por: Ann Lee</p>",
        "<p>Di Ann Lee</p>",
        "<p>Door Ann Lee</p>",
        "<p>Text: Ann Lee</p>",
    ] {
        assert_eq!(authors("", above), ["Ann Lee"], "{above}");
    }
}

#[test]
fn dates_and_companies_in_the_head_yield_to_the_visible_byline() {
    for name in ["Harbour Media GmbH", "May 3, 2019", "About the author"] {
        assert_eq!(authors(&format!("<meta name=author content='{name}'>"), "<p class=byline>By Ann Lee</p>"), ["Ann Lee"], "{name}");
    }
}

#[test]
fn who_took_a_picture_is_no_author() {
    let figure = "<figure><img src=a.jpg><figcaption>The gate. <span itemprop=creator>Bo Roy</span></figcaption></figure>";
    assert_eq!(authors("", figure), [""; 0]);
    let credit = "<div class=photo__author>Photograph by <span>Bo Roy</span></div>";
    assert_eq!(authors("", &format!("{figure}{credit}<p>By Ann Lee</p>")), ["Ann Lee"]);
}

#[test]
fn the_headline_is_the_one_over_the_article() {
    let title = |html: &str| parse("a.html", html.to_owned().into()).remove(0).meta().title.clone();
    let head = "<title>Why the mayor never kept his word | The Gazette</title><meta property=og:title content='Why the mayor never kept his word'>";
    assert_eq!(title(&format!("{head}<article><h1 class=headline>Coal is dear again</h1><p>{PROSE}</p></article>")), "Coal is dear again");
    let teaser = "<aside><a href=/x><h3 class=entry-title>Ten knots every sailor should know</h3></a></aside>";
    assert_eq!(title(&format!("<title>Coal is dear | The Gazette</title><h1>Coal is dear</h1><p>{PROSE}</p>{teaser}")), "Coal is dear");
    let named = format!(
        "<title>Coal is dear: a report | The Gazette</title><h1>The Gazette</h1><article><h1>The Gazette</h1><p>{PROSE}</p></article>"
    );
    assert_eq!(title(&named), "Coal is dear: a report");
    let suffix =
        "<title>x</title><meta property=og:site_name content='The Gazette'><meta property=og:title content='Coal is dear｜The Gazette'>";
    assert_eq!(title(&format!("{suffix}<article><p>{PROSE}</p></article>")), "Coal is dear");
}

#[test]
fn a_page_from_an_archive_has_its_original_address() {
    let copy = "https://web.archive.org/web/20190503080000/https://example.org/";
    let page = format!(
        "<title>Coal</title><link rel=canonical href={copy}coal><div id=wm-ipp-base><p>12 captures of this page in the machine of the archive.</p></div>\
         <article><h1>Coal is dear</h1><p>{PROSE}</p><p>{PROSE} <a href={copy}plan>The plan</a></p></article>"
    );
    let article = parse("a.html", page.into()).remove(0);
    assert_eq!(article.meta().url.as_deref(), Some("https://example.org/coal"));
    assert_eq!(article.links().iter().map(|link| link.url.as_str()).collect::<Vec<_>>(), ["https://example.org/plan"]);
    assert!(!article.text().contains("captures"));
}

#[test]
fn co_authors_in_brackets_stay_with_the_author() {
    let above = "<p>By <span itemprop=author><a href=/authors/ann>Ann Lee</a> (with Bo Roy)</span></p>";
    assert_eq!(authors("", above), ["Ann Lee (with Bo Roy)"]);
}

#[test]
fn a_head_names_authors_under_many_names() {
    for head in [
        "<meta name=author content='By Ann Lee'>",
        "<meta name=article_author content='Ann Lee'>",
        "<meta property=article:author content='https://example.org/people/x'><meta name=parsely-author content='Ann Lee'>",
        "<meta name=sailthru.author content='Ann Lee'>",
        "<meta name=dc.creator content='Ann Lee'>",
        "<meta name=author content='ann.lee@example.org (Ann Lee)'>",
        "<meta name=author content='Posted by Ann Lee for The Gazette'>",
        "<meta name=cXenseParse:author content='Ann Lee'>",
        "<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Ann Lee'>",
        "<meta name=author content='Ann Lee, The Gazette'>",
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Coal is dear\",\"author\":[{\"name\":\"Ann Lee\"},\"The Gazette\"]}</script>",
    ] {
        assert_eq!(authors(head, ""), ["Ann Lee"], "{head}");
    }
}

#[test]
fn several_authors_are_listed_one_by_one() {
    for (head, above) in [
        ("<meta name=author content='Ann Lee, Bo Roy, and Cy Poe, CNN'>", ""),
        ("<meta name=author content='Ann Lee'><meta name=author content='Bo Roy'><meta name=author content='Cy Poe'>", ""),
        ("", "<p class=byline>By <a rel=author>Ann Lee</a>, <a rel=author>Bo Roy</a> and <a rel=author>Cy Poe</a></p>"),
        ("", "<p class=byline>By <span class=fn>Ann Lee, Bo Roy and Cy Poe - AP Writers</span> | AP</p>"),
        ("", "<p>By Ann Lee, Bo Roy and Cy Poe</p>"),
        ("", "<div class=byline>By<b>Ann Lee</b>,<b>Bo Roy</b>and<b>Cy Poe</b></div>"),
        ("", "<div class=byline><span>Ann Lee, Bo Roy and Cy Poe</span> <span>The Harbour Town Evening Post</span></div>"),
        ("", "<p>By <a rel=author>Ann Lee</a>, <a rel=author>Bo Roy</a> and <a rel=author>Cy Poe</a></p>"),
        ("", "<ul><li itemprop=author>Ann Lee</li><li itemprop=author>Bo Roy</li><li itemprop=author>Cy Poe</li></ul>"),
    ] {
        assert_eq!(body(&read(head, above, "")), [PROSE; 3], "{head}{above}");
        assert_eq!(authors(head, above), ["Ann Lee", "Bo Roy", "Cy Poe"], "{head}{above}");
    }
}

#[test]
fn a_person_takes_precedence_over_an_agency() {
    let agency = "<span itemprop=author>AFP</span>";
    assert_eq!(authors("", agency), ["AFP"]);
    assert_eq!(authors("", &format!("{agency}<p class=byline>By <b>Ann Lee</b></p>")), ["Ann Lee"]);
    assert_eq!(authors("<meta name=author content=Reuters>", "<p class=byline>By Ann Lee</p>"), ["Ann Lee"]);
    assert_eq!(authors("<meta name=author content=Reuters>", ""), ["Reuters"]);
}

#[test]
fn an_account_names_the_author_where_nothing_else_does() {
    let account = "<meta name=twitter:creator content='@annlee'>";
    assert_eq!(authors(account, ""), ["@annlee"]);
    assert_eq!(authors(account, "<p class=byline>By Ann Lee</p>"), ["Ann Lee"]);
    assert_eq!(authors("<meta name=twitter:site content='@gazette'><meta name=twitter:creator content='@Gazette'>", ""), [""; 0]);
}

#[test]
fn the_only_author_linked_beside_the_text_is_its_author() {
    let beside = |names: &[&str]| {
        let links: Vec<String> = names.iter().map(|name| format!("<a rel=author href=/a>{name}</a> ")).collect();
        read("", "", &format!("<div class=sidebar>{}</div>", links.concat())).meta().authors.clone()
    };
    assert_eq!(beside(&["Ann Lee", "Ann Lee"]), ["Ann Lee"]);
    assert_eq!(beside(&["Ann Lee", "Bo Roy"]), [""; 0]);
    let comment = "<div class=comments><a rel=author href=/a>Ann Lee</a></div>";
    assert_eq!(read("", "", comment).meta().authors, [""; 0]);
}

#[test]
fn a_login_in_a_visible_byline_is_an_author_and_one_of_a_program_is_none() {
    let byline = "<span class=vcard><a class='url fn' rel=author href=/author/pierfan>pierfan01</a></span>";
    assert_eq!(authors("", byline), ["pierfan01"]);
    assert_eq!(authors("<meta name=author content=pierinfos_zlfca4v6>", ""), [""; 0]);
}

#[test]
fn a_line_that_links_the_page_of_an_author_names_the_author() {
    assert_eq!(authors("", "<ul><li><a href=/author/ann>Ann Lee</a></li><li><time>12 May 2019</time></li></ul>"), ["Ann Lee"]);
    assert_eq!(authors("", "<p><a href=/author/ann>Ann Lee</a> spoke of the pier.</p>"), [""; 0]);
    assert_eq!(authors("", "<p><a href=/author/ann>Ann Lee</a></p><p><a href=/author/bo>Bo Roy</a></p>"), [""; 0]);
}

#[test]
fn the_footer_of_an_article_names_its_author() {
    let footer = "<div class=post-footer><span class='post-author vcard'>Posted by <span class=fn>Ann Lee</span></span> at 5:11</div>";
    assert_eq!(read("", "", footer).meta().authors, ["Ann Lee"]);
    assert_eq!(read("", "", &footer.replace("post-footer", "site-footer")).meta().authors, [""; 0]);
}

#[test]
fn a_visible_author_takes_precedence_over_the_letters_of_a_broadcaster() {
    let head = "<meta name=author content=PBC>";
    assert_eq!(authors(head, "<span itemprop=author>Autor/in: Ann Lee</span>"), ["Ann Lee"]);
    assert_eq!(authors(head, ""), ["PBC"]);
}

#[test]
fn a_signature_below_the_text_names_the_author_where_nothing_above_does() {
    let signed = |head: &str, line: &str| {
        let page = format!("<title>Coal</title>{head}<article><h1>Coal</h1>{}<p>{line}</p></article>", format!("<p>{PROSE}</p>").repeat(3));
        parse("a.html", page.into()).remove(0).meta().authors.clone()
    };
    assert_eq!(signed("", "By Ann Lee"), ["Ann Lee"]);
    assert_eq!(signed("", "(Propos recueillis par Zoé Lebrun)"), ["Zoé Lebrun"]);
    assert_eq!(signed("<meta name=author content='Bo Roy'>", "By Ann Lee"), ["Bo Roy"]);
    assert_eq!(signed("", "By then it was over."), [""; 0]);
}

#[test]
fn buttons_are_not_authors() {
    for above in [
        "<p class=author-tools><a href=/p>Print</a></p>",
        "<p class=byline>View profile</p>",
        "<p class=submitted-byline>Submitted on 3 May 2019</p>",
    ] {
        assert_eq!(authors("", above), [""; 0], "{above}");
    }
}

#[test]
fn an_article_with_the_author_in_its_class_is_not_removed() {
    let page = format!(
        "<body class=x><div class='node author-ann published'><h1>Coal is dear</h1><p>Submitted on Mon, 2019-01-21 13:49</p>{}</div>",
        format!("<p>{PROSE}</p>").repeat(3)
    );
    let article = parse("a.html", page.into()).remove(0);
    assert!(article.text().contains(PROSE));
    assert_eq!(article.meta().authors, [""; 0]);
}

#[test]
fn a_date_is_found_wherever_pages_put_it() {
    for (head, above) in [
        ("<meta name=article.published content=2019-05-03>", ""),
        ("<meta name=date_published content=2019-05-03>", ""),
        ("<meta itemprop=datePublished content=2019-05-03>", ""),
        ("", "<time datetime=2019-05-03>today</time>"),
        ("", "<relative-time datetime=2019-05-03>1 hr ago</relative-time>"),
        ("", "<p class=byline>By Ann Lee <abbr title=2019-05-03>1 hr ago</abbr></p>"),
        ("", "<p class=meta>Published: 3 May 2019</p>"),
        ("", "<p>Published 3 May 2019 | Updated 4 May 2019</p>"),
        ("", "<span class=entry-date>May 3, 2019</span>"),
        ("", "<div class=publishedDate>Friday 3 May 2019</div>"),
        ("<link rel=canonical href=https://example.org/2019/WORLD/05/03/coal>", ""),
        ("<link rel=canonical href=https://example.org/2019/05/03/coal>", "<p>The act of August 14, 1935 stands</p>"),
    ] {
        assert_eq!(date(head, above), "2019-05-03", "{head}{above}");
    }
}

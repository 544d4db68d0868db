//! Pages, and which of their text is the article.

use super::prepare::alike;
use crate::article::{Article, Builder};
use crate::formats::{Source, html};

fn article(page: &str) -> Article {
    crate::formats::parse("a.html", page.into()).remove(0)
}

/// The text of the article in a page.
fn text(page: &str) -> String {
    let article = article(page);
    let body = article.blocks().iter().filter(|block| block.kind.is_body());
    body.map(|block| &article.text()[block.range.clone()]).collect::<Vec<_>>().join("\n")
}

/// A sentence that is long enough to be of an article.
const PROSE: &str = "The council met on Monday, in the evening, and spoke of the harbour, the school, the winter and the price of coal, until nobody \
    was left to listen, and then it voted.";

#[test]
fn the_text_with_commas_is_the_article_and_the_links_around_it_are_not() {
    let menu = "<ul><li><a href=/a>One</a><li><a href=/b>Two</a></ul>".repeat(5);
    let page = format!(
        "<div>{menu}</div><div><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p></div><div class=sidebar><p>{PROSE}</p></div>"
    );
    assert_eq!(text(&page), [PROSE; 4].join("\n"));
}

#[test]
fn metadata_is_not_repeated_in_the_text() {
    let page = format!(
        "<title>Coal</title><article><h1>Coal</h1><p>3 March 2021</p><p>News</p><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p></article>"
    );
    assert_eq!(text(&page), [PROSE; 3].join("\n"));
}

#[test]
fn read_more_links_and_page_footers_are_removed() {
    let page = format!(
        "<article><p>{PROSE}</p><p>Read more: <a href=/a>The price of coal, explained</a></p><p>{PROSE}</p><p>Advertisement</p><p>{PROSE}</p>\
         <p>Sign up for our newsletter.</p><h3>Related stories</h3><ul><li><a href=/b>A school</a></ul></article>"
    );
    assert_eq!(text(&page), [PROSE; 3].join("\n"));
}

#[test]
fn words_of_invitations_within_a_sentence_stay() {
    let said = "Nobody, she said, would subscribe to a newsletter that tells of coal, and nobody would follow us into the cold of the harbour at night.";
    let page = format!("<article><p>{PROSE}</p><p>{said}</p><p>{PROSE}</p><p>{PROSE}</p></article>");
    assert!(text(&page).contains(said));
}

#[test]
fn a_last_sentence_that_names_a_social_network_stays() {
    let said = "“I am done with coal,” the mayor wrote on Twitter, and later on Facebook.";
    let page = format!("<article><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p><p>{said}</p></article>");
    assert!(text(&page).ends_with(said));
}

#[test]
fn structured_data_shows_which_lines_are_text() {
    let other = (0..40).map(|n| format!("Word{n} of the story. ")).collect::<Vec<_>>().concat();
    let data = format!(r#"<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{PROSE} {other}"}}</script>"#);
    let page = format!("{data}<article><p>Our weather page has moved, and it has a map now.</p><p>{PROSE}</p><p>{other}</p></article>");
    assert_eq!(text(&page), format!("{PROSE}\n{}", other.trim()));
}

/// Another text with commas, longer than the article beside it.
fn others() -> String {
    let said = |n| format!("<p>Somebody else, reader {n}, thinks of ships, storms, prices and schools, and says so at length.</p>");
    (0..6).map(said).collect::<Vec<_>>().concat()
}

#[test]
fn a_short_article_below_its_headline_is_found() {
    let short = format!("<div><p>{PROSE}</p></div><div class=comments>{}</div>", others());
    assert_eq!(text(&format!("<title>Coal in winter</title><h1>Coal in winter</h1>{short}")), PROSE);
    assert!(text(&format!("<title>Coal in winter</title>{short}")).len() > PROSE.len());
}

#[test]
fn the_description_identifies_the_article_among_two_texts() {
    let page = format!("<div><div><p>{PROSE}</p><p>{PROSE}</p></div><div><div><p>{}</p></div></div></div>", others());
    assert!(text(&page).contains("Somebody else"));
    let described = format!("<meta name=description content='{PROSE}'><title>Coal</title><h1>Coal</h1>{page}");
    assert!(text(&described).starts_with(PROSE));
}

#[test]
fn a_part_with_the_opening_words_is_the_article_despite_its_class() {
    let others = others();
    let page = format!("<div class=extra><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p></div><div><div>{others}</div></div>");
    assert!(text(&page).starts_with("Somebody else"));
    assert!(text(&format!("<meta name=description content='{PROSE}'>{page}")).starts_with(PROSE));
}

#[test]
fn embedded_posts_stay_and_invitations_to_share_are_removed() {
    let posting = "<blockquote class=tweet><p>Coal is over, says the mayor.</p>— Ann Lee, 3 May 2021</blockquote>";
    let page = |part: &str| {
        format!("<article><p>{PROSE}</p><p>{PROSE}</p><div class=social-embed>{part}</div><p>{PROSE}</p><p>{PROSE}</p></article>")
    };
    assert!(text(&page(posting)).contains("Coal is over"));
    assert_eq!(text(&page("<p>Tell your friends, all of them, about the mayor.</p>")), [PROSE; 4].join("\n"));
}

#[test]
fn rows_of_cards_beside_the_article_are_removed_and_paragraphs_stay() {
    let article = format!("<div><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p></div>");
    let card = "<div><p>A harbour, a school, and what the council, which met on Monday, thinks of them.</p><p><a href=/a>Answer</a></p><p><a href=/b>Ann</a></p></div>";
    assert_eq!(text(&format!("<main>{article}<div>{}</div></main>", card.repeat(8))), [PROSE; 4].join("\n"));
    let more = "<div><p>A harbour, a school, and what the council, which met on Monday, thinks of them.</p></div>";
    assert!(text(&format!("<main>{article}<div>{}</div></main>", more.repeat(8))).contains("A harbour"));
}

#[test]
fn a_long_cookie_notice_is_not_the_article() {
    let page = format!("<div class=cookie-layer>{}{}</div><div><div><p>{PROSE}</p></div></div>", others(), others());
    assert_eq!(text(&format!("<title>Coal in winter</title><h1>Coal in winter</h1>{page}")), PROSE);
}

#[test]
fn small_parts_with_the_names_of_sidebars_are_removed() {
    let bio = "Ann Lee writes about coal, and has written about it for years, in three books and in this newspaper.";
    let page = |class: &str| {
        format!("<article><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p><section class={class}>{bio}</section></article>")
    };
    assert_eq!(text(&page("author-card")), [PROSE; 4].join("\n"));
    assert!(text(&page("afterword")).ends_with(bio));
    let all = format!("<p class=author-text>{PROSE}</p>").repeat(5);
    assert_eq!(text(&format!("<article>{all}</article>")), [PROSE; 5].join("\n"));
}

#[test]
fn a_description_outside_the_text_is_the_standfirst() {
    let says = "What the council said of the harbour, and why it voted in the end.";
    let head = format!("<meta name=description content='{says}'><h1>Coal</h1>");
    let prose = format!("<p>{PROSE}</p>").repeat(4);
    let apart = format!("{head}<article><div><p>{says}</p></div><div>{prose}</div></article>");
    assert_eq!(text(&apart), [PROSE; 4].join("\n"));
    let meta = article(&apart).meta().clone();
    assert_eq!([meta.subtitle.as_deref(), meta.summary.as_deref()], [Some(says); 2]);
    let within = format!("{head}<article><div><p>{says}</p>{prose}</div></article>");
    assert!(text(&within).starts_with(says));
    assert_eq!(article(&within).lead(), None);
    let cut = format!("<meta name=description content='{} … Continue reading'><h1>Coal</h1><article>{prose}</article>", &PROSE[..60]);
    assert_eq!((article(&cut).lead(), &article(&cut).meta().summary), (None, &None));
}

#[test]
fn view_counts_above_the_text_are_removed() {
    let page = format!("<article><p>2.289</p><p>readers</p><p>{PROSE}</p><p>1,000</p><p>{PROSE}</p><p>{PROSE}</p></article>");
    assert_eq!(text(&page), format!("{PROSE}\n1,000\n{PROSE}\n{PROSE}"));
}

#[test]
fn credits_and_invitations_are_removed_only_at_the_end() {
    let credit = "<p>Photo: Ann Lee</p>";
    let invitation = "<p>Listen to the harbour talk on Mondays, or <a href=/a>listen again</a>.</p>";
    let page = format!("<article>{credit}{invitation}<p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p>{credit}{invitation}</article>");
    let text = text(&page);
    assert!(text.starts_with("Photo: Ann Lee\nListen to the harbour talk"));
    assert!(text.ends_with(PROSE));
}

#[test]
fn author_bios_at_the_end_are_removed_and_other_people_stay() {
    let page = |end: &str| {
        format!("<meta name=author content='Ann Lee'><article><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p><p>{end}</p></article>")
    };
    assert_eq!(text(&page("Ann Lee is a reporter who covers coal, the harbour and the council.")), [PROSE; 3].join("\n"));
    assert_eq!(text(&page("Bo Roy is a reporter who covers coal, the harbour and the council.")), [PROSE; 3].join("\n"));
    let about = "Bo Roy is a captain who brings coal to the harbour of the council.";
    assert!(text(&page(about)).ends_with(about));
    assert!(text(&page("Ann Lee said she would vote again.")).ends_with("again."));
}

#[test]
fn the_next_article_of_an_endless_page_is_removed() {
    let article = |title: &str, text: &str| format!("<div><h1 class=title>{title}</h1><p class=byline>By Bo Roy</p>{text}</div>");
    let prose = format!("<p>{PROSE}</p>").repeat(3);
    let page = format!("<title>Coal in winter</title><main>{}{}</main>", article("Coal in winter", &prose), article("A school", &others()));
    assert_eq!(text(&page), [PROSE; 3].join("\n"));
    // In a list of whole articles, a longer one follows.
    let article = |title: &str, text: &str| format!("<article><header><h2>{title}</h2></header><div>{text}</div></article>");
    let longer = format!("{}{}", others(), others());
    let page = format!("<title>Coal in winter</title><h1>Latest</h1>{}{}", article("Coal in winter", &prose), article("A school", &longer));
    assert_eq!(text(&page), [PROSE; 3].join("\n"));
    // Headlines of the first level within an article are its sections' headings.
    let section = format!("<section><h1>The school</h1><p>{PROSE}</p></section>");
    let page = format!("<title>Coal in winter</title><article><h1>Coal in winter</h1>{prose}{section}</article>");
    assert_eq!(text(&page), format!("{}\nThe school\n{PROSE}", [PROSE; 3].join("\n")));
}

#[test]
fn credits_of_missing_pictures_are_removed() {
    let figure =
        |picture: &str| format!("<figure>{picture}<span class=copyright>Ann Lee</span><figcaption>The harbour</figcaption></figure>");
    let page = |picture: &str| format!("<article><p>{PROSE}</p><p>{PROSE}</p>{}<p>{PROSE}</p><p>{PROSE}</p></article>", figure(picture));
    assert!(text(&page("<img src=a.jpg>")).contains("Ann Lee"));
    let without = text(&page("<div data-src=a.jpg></div>"));
    assert!(!without.contains("Ann Lee") && without.contains("The harbour"));
}

#[test]
fn reader_comments_are_removed() {
    let page = |heading: &str| {
        format!(
            "<title>Coal in the long winter of the harbour</title><article><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p><h2>{heading}</h2>{}</article>",
            others()
        )
    };
    assert_eq!(text(&page("12 Comments")), [PROSE; 3].join("\n"));
    assert!(text(&page("Comments on a bridge")).contains("Somebody else"));
}

#[test]
fn labels_above_the_opening_words_are_removed() {
    let page = format!(
        "<article><p>Back to the gallery of the harbour</p><p>So it began.</p><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p></article>"
    );
    assert!(text(&page).starts_with("Back to the gallery of the harbour\nSo it began."));
    let described = format!("<meta name=description content='{PROSE}'>{page}");
    assert!(text(&described).starts_with("So it began."));
}

#[test]
fn text_missing_from_the_page_comes_from_structured_data() {
    let body = (0..90).map(|n| format!("Word{n} of the story. ")).collect::<Vec<_>>().concat();
    let data = format!(
        r#"<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Coal","articleBody":"{}"}}</script>"#,
        body.trim()
    );
    assert_eq!(text(&format!("{data}<div id=app>Loading the story of coal, please wait.</div>")), body.trim());
    // A teaser in the data is no reason to leave out what is shown.
    let shown = (0..200).map(|n| format!("<p>Line{n} is about something else, and it is shown.</p>")).collect::<Vec<_>>().concat();
    assert!(text(&format!("{data}<article>{shown}</article>")).contains("Line199"));
}

#[test]
fn a_table_cell_of_links_is_a_menu_and_one_of_words_is_not() {
    let page = |cell: &str| {
        let rows = format!("<tr><td>{cell}</td><td><div><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p></div></td></tr>");
        format!("<title>Coal in the long winter of the harbour</title><div><p>{PROSE}</p><table>{rows}</table></div>")
    };
    assert!(!text(&page("<ul><li><a href=/a>The harbour</a><li><a href=/b>The school</a></ul>")).contains("The school"));
    assert!(
        text(&page("<p>The school is closed, and so is the harbour, until the winter ends, or the coal comes.</p>")).contains("The school")
    );
}

#[test]
fn a_page_of_few_words_is_an_article() {
    assert_eq!(text("<p>Closed.</p>"), "Closed.");
    assert_eq!(text(""), "");
}

#[test]
fn hostile_pages_end() {
    for part in [
        "<div><p>a, ",
        "<div class=caption><figure>a ",
        "<table><tr><td>a, ",
        "<object><div>a, ",
        "<a href=x><div>",
        "<h2>Title ",
        "<sup><a href=#>",
        "<h1 class=t>A story</h1><p class=byline>x",
        "<td><a href=x>a</a></td>",
    ] {
        let page = part.repeat(20_000);
        assert!(text(&page).len() <= page.len(), "{part}");
    }
    let credits = format!("<figure>{}", "<div class=credit>a</div>".repeat(20_000));
    assert!(text(&credits).len() <= credits.len());
}

#[test]
fn lazy_pictures_and_players_keep_their_place_in_the_text() {
    let page = format!(
        "<article><p>{PROSE}</p><div class=photo data-bg=p.jpg></div><p>{PROSE}</p><div class=lazy data-src=q.jpg></div>\
         <figure><noscript><img src=r.jpg></noscript><figcaption>A ship</figcaption></figure><p>{PROSE}</p>\
         <div class=video data-youtube-id=abcdefghijk></div><p>{PROSE}</p></article>"
    );
    let mut builder = Builder::new("html");
    html::parse_at(&Source { name: "a.html", text: &page }, Some("https://example.org/a"), &mut builder);
    let article = builder.finish();
    let kinds: Vec<&str> = article.blocks().iter().filter_map(|block| block.kind.name()).collect();
    assert_eq!(kinds, ["paragraph", "image", "paragraph", "image", "image", "caption", "paragraph", "video", "paragraph"]);
}

#[test]
fn buttons_and_placeholders_are_removed() {
    let page = format!(
        "<article><ul><li><a href=/p>Print this page</a><li><a href=#>A+</a></ul><p>{PROSE}</p><p><a href=#>[+] Larger picture</a></p><p>{PROSE}</p>\
         <div><span class=icon>S</span></div><p>Your browser does not support this video.</p><p>{PROSE}</p><p>Listen to this article</p><p>{PROSE}</p>\
         <ul><li><a href='?print'>Print</a><li><a href=#page>Back to top</a></ul></article>"
    );
    assert_eq!(text(&page), [PROSE; 4].join("\n"));
}

#[test]
fn the_headline_appears_once_although_the_title_says_more() {
    let page = format!(
        "<head><title>Coal is dear » Town</title><meta name=title content='Coal is dear » Town » The Gazette'></head>\
         <article><h1>Coal is dear</h1><h2>Topics: coal, winter</h2><p>5 min read</p><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p></article>"
    );
    assert_eq!(text(&page), [PROSE; 3].join("\n"));
}

#[test]
fn layout_tables_hide_neither_headline_nor_date() {
    let page = format!(
        "<title>Coal is dear</title><table><tr><td><a href=/a>Home</a></td><td><font size=5><b>Coal is dear</b></font><br>November 12, 2004<br><br>\
         {PROSE}<br><br>{PROSE}<br><br>{PROSE}<br><br><a href=/a>Home</a> | <a href=/b>News</a> | <a href=/c>Sport</a></td></tr></table>"
    );
    assert_eq!(text(&page), [PROSE; 3].join("\n"));
}

#[test]
fn galleries_in_figures_and_times_of_live_updates_stay() {
    let page = format!(
        "<article><p>{PROSE}</p><figure class=gallery><figure><img src=a.jpg><figcaption>The hall</figcaption></figure>\
         <figure><img src=b.jpg><figcaption>The port</figcaption></figure></figure><div><time>20:10</time><p>{PROSE}</p></div>\
         <figure><div><p>Sign up</p><p>Free daily newsletter</p></div></figure><p>{PROSE}</p></article>"
    );
    assert_eq!(text(&page), format!("{PROSE}\n\nThe hall\n\nThe port\n20:10\n{PROSE}\n{PROSE}"));
}

#[test]
fn a_text_too_long_for_a_headline_is_compared_with_none() {
    let words = |letter: char| (0..1000).map(|number| format!("{letter}{number}")).collect::<Vec<_>>().join(" ");
    let short = words('a')[..2000].to_owned();
    assert!(alike(&short, &short));
    assert!(!alike(&words('a'), &words('a')));
    // The title and the heading, each of them as long as the page: no words of one are looked for among those of the other.
    let page = format!("<title>{}</title><h1>{}</h1><p>{PROSE}</p>", words('a'), words('b'));
    assert!(text(&page).ends_with(PROSE));
}

#[test]
fn signs_between_operands_and_dates_within_sentences_stay() {
    let unseen = "The gate is <span><b>4</b><span class=sr-only>/</span><b>3</b></span> as high<span class=sr-only>, and closed</span>.";
    let dated = "<time datetime=2025-01-15>15 January</time>";
    let page = format!("<article><h1>Coal is dear</h1><p>The bill was voted on {dated}.<p>{PROSE}<p>{unseen}</article>");
    assert_eq!(text(&page), format!("The bill was voted on 15 January.\n{PROSE}\nThe gate is 4/3 as high."));
}

#[test]
fn elements_of_unknown_kinds_are_part_of_the_line_within_a_paragraph() {
    let page = format!("<article><p>{PROSE}<p>It opened <relative-time>3 months ago</relative-time>, late.</article>");
    assert_eq!(text(&page), format!("{PROSE}\nIt opened 3 months ago, late."));
}

#[test]
fn short_paragraphs_at_different_depths_are_kept() {
    let lines: Vec<String> = (0..12).map(|n| format!("Step {n} closes the gate.")).collect();
    let nested: Vec<String> =
        lines.iter().enumerate().map(|(n, line)| format!("{}<p>{line}</p>{}", "<div>".repeat(n % 4), "</div>".repeat(n % 4))).collect();
    assert_eq!(text(&format!("<title>Steps</title><body>{}</body>", nested.concat())), lines.join("\n"));
}

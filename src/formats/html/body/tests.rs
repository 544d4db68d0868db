//! Pages, and which of their text is the article.

use crate::formats::{Source, html};

/// The text of the article in a page.
fn text(page: &str) -> String {
    let mut builder = crate::article::Builder::new("html");
    html::parse(&Source { name: "a.html", text: page }, &mut builder);
    let article = builder.finish();
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
fn what_became_a_field_is_not_repeated() {
    let page = format!(
        "<title>Coal</title><article><h1>Coal</h1><p>3 March 2021</p><p>News</p><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p></article>"
    );
    assert_eq!(text(&page), [PROSE; 3].join("\n"));
}

#[test]
fn invitations_to_read_on_go_and_so_does_what_stands_under_every_article() {
    let page = format!(
        "<article><p>{PROSE}</p><p>Read more: <a href=/a>The price of coal, explained</a></p><p>{PROSE}</p><p>Advertisement</p><p>{PROSE}</p>\
         <p>Sign up for our newsletter.</p><h3>Related stories</h3><ul><li><a href=/b>A school</a></ul></article>"
    );
    assert_eq!(text(&page), [PROSE; 3].join("\n"));
}

#[test]
fn an_invitation_within_a_sentence_stays() {
    let said = "Nobody, she said, would subscribe to a newsletter that tells of coal, and nobody would follow us into the cold of the harbour at night.";
    let page = format!("<article><p>{PROSE}</p><p>{said}</p><p>{PROSE}</p><p>{PROSE}</p></article>");
    assert!(text(&page).contains(said));
}

#[test]
fn a_last_sentence_that_names_a_network_stays() {
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
fn a_short_article_behind_its_headline_is_believed() {
    let short = format!("<div><p>{PROSE}</p></div><div class=comments>{}</div>", others());
    assert_eq!(text(&format!("<title>Coal in winter</title><h1>Coal in winter</h1>{short}")), PROSE);
    assert!(text(&format!("<title>Coal in winter</title>{short}")).len() > PROSE.len());
}

#[test]
fn the_page_s_description_tells_which_of_two_texts_is_the_article() {
    let page = format!("<div><div><p>{PROSE}</p><p>{PROSE}</p></div><div><div><p>{}</p></div></div></div>", others());
    assert!(text(&page).contains("Somebody else"));
    let described = format!("<meta name=description content='{PROSE}'><title>Coal</title><h1>Coal</h1>{page}");
    assert!(text(&described).starts_with(PROSE));
}

#[test]
fn a_part_with_the_beginning_of_the_article_is_it_whatever_it_is_called() {
    let others = others();
    let page = format!("<div class=extra><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p></div><div><div>{others}</div></div>");
    assert!(text(&page).starts_with("Somebody else"));
    assert!(text(&format!("<meta name=description content='{PROSE}'>{page}")).starts_with(PROSE));
}

#[test]
fn a_posting_from_elsewhere_stays_and_an_invitation_to_follow_goes() {
    let posting = "<blockquote class=tweet><p>Coal is over, says the mayor.</p>— Ann Lee, 3 May 2021</blockquote>";
    let page = |part: &str| {
        format!("<article><p>{PROSE}</p><p>{PROSE}</p><div class=social-embed>{part}</div><p>{PROSE}</p><p>{PROSE}</p></article>")
    };
    assert!(text(&page(posting)).contains("Coal is over"));
    assert_eq!(text(&page("<p>Tell your friends, all of them, about the mayor.</p>")), [PROSE; 4].join("\n"));
}

#[test]
fn rows_of_cards_beside_the_article_are_no_part_of_it_and_paragraphs_are() {
    let article = format!("<div><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p></div>");
    let card = "<div><p>A harbour, a school, and what the council, which met on Monday, thinks of them.</p><p><a href=/a>Answer</a></p><p><a href=/b>Ann</a></p></div>";
    assert_eq!(text(&format!("<main>{article}<div>{}</div></main>", card.repeat(8))), [PROSE; 4].join("\n"));
    let more = "<div><p>A harbour, a school, and what the council, which met on Monday, thinks of them.</p></div>";
    assert!(text(&format!("<main>{article}<div>{}</div></main>", more.repeat(8))).contains("A harbour"));
}

#[test]
fn what_is_said_of_cookies_is_no_article_although_it_is_longer() {
    let page = format!("<div class=cookie-layer>{}{}</div><div><div><p>{PROSE}</p></div></div>", others(), others());
    assert_eq!(text(&format!("<title>Coal in winter</title><h1>Coal in winter</h1>{page}")), PROSE);
}

#[test]
fn small_parts_called_by_what_stands_beside_articles_go() {
    let bio = "Ann Lee writes about coal, and has written about it for years, in three books and in this newspaper.";
    let page = |class: &str| {
        format!("<article><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p><section class={class}>{bio}</section></article>")
    };
    assert_eq!(text(&page("author-card")), [PROSE; 4].join("\n"));
    assert!(text(&page("afterword")).ends_with(bio));
    let all = format!("<p class=author-text>{PROSE}</p>").repeat(5);
    assert_eq!(text(&format!("<article>{all}</article>")), [PROSE; 5].join("\n"));
}

/// The line under the title of a page.
fn subtitle(page: &str) -> Option<String> {
    let mut builder = crate::article::Builder::new("html");
    html::parse(&Source { name: "a.html", text: page }, &mut builder);
    builder.meta.subtitle
}

#[test]
fn a_description_apart_from_the_text_is_the_standfirst_and_with_it_the_first_paragraph() {
    let says = "What the council said of the harbour, and why it voted in the end.";
    let head = format!("<meta name=description content='{says}'><h1>Coal</h1>");
    let prose = format!("<p>{PROSE}</p>").repeat(4);
    let apart = format!("{head}<article><div><p>{says}</p></div><div>{prose}</div></article>");
    assert_eq!(text(&apart), [PROSE; 4].join("\n"));
    assert_eq!(subtitle(&apart).as_deref(), Some(says));
    let within = format!("{head}<article><div><p>{says}</p>{prose}</div></article>");
    assert!(text(&within).starts_with(says));
    assert_eq!(subtitle(&within), None);
}

#[test]
fn numbers_of_readers_over_the_text_go_and_years_within_stay() {
    let page = format!("<article><p>2.289</p><p>readers</p><p>{PROSE}</p><p>1,000</p><p>{PROSE}</p><p>{PROSE}</p></article>");
    assert_eq!(text(&page), format!("{PROSE}\n1,000\n{PROSE}\n{PROSE}"));
}

#[test]
fn credits_and_invitations_go_from_the_end_only() {
    let credit = "<p>Photo: Ann Lee</p>";
    let invitation = "<p>Listen to the harbour talk on Mondays, or <a href=/a>listen again</a>.</p>";
    let page = format!("<article>{credit}{invitation}<p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p>{credit}{invitation}</article>");
    let text = text(&page);
    assert!(text.starts_with("Photo: Ann Lee\nListen to the harbour talk"));
    assert!(text.ends_with(PROSE));
}

#[test]
fn a_page_of_few_words_is_told_all_the_same() {
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
    ] {
        let page = part.repeat(20_000);
        assert!(text(&page).len() <= page.len(), "{part}");
    }
}

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

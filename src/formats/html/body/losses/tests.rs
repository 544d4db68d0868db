//! Pages whose text is hidden, named like furniture, or cut into pieces.

use crate::article::Article;
use crate::formats::parse;
use crate::words::Diagnostic;

const ONE: &str = "The ferry left the island at dawn, with forty sheep and two priests on board, and came back empty.";
const TWO: &str = "Nobody on the quay could say where the sheep had gone, although half the village had come to look for them.";
const THREE: &str = "The captain kept silent until the evening, and then asked for a lawyer, a bottle and a blanket.";
const FOUR: &str = "On Sunday the priests were seen again, alone, in a field behind the lighthouse.";

fn read(body: &str) -> Article {
    let page = format!("<!doctype html><html lang=en><head><title>The sheep of the ferry</title></head><body>{body}</body></html>");
    parse("a.html", page.into()).remove(0)
}

/// The text of the page's blocks, one a line.
fn text(body: &str) -> String {
    let article = read(body);
    let blocks = article.blocks().iter().filter(|block| block.kind.is_body());
    blocks.map(|block| &article.text()[block.range.clone()]).collect::<Vec<_>>().join("\n")
}

fn paragraphs(texts: &[&str]) -> String {
    texts.iter().map(|text| ["<p>", text, "</p>"].concat()).collect()
}

#[test]
fn only_what_the_rendered_page_hides_is_hidden() {
    let all = paragraphs(&[ONE, TWO, THREE, FOUR]);
    for page in [
        format!("<div style='--menu-display: none; --x-visibility:hidden'><h1>The sheep of the ferry</h1>{all}</div>"),
        format!("<main aria-hidden=true><h1>The sheep of the ferry</h1>{all}</main><div role=dialog><p>We value your privacy.</p></div>"),
        format!("<template id=B:0></template><div hidden id=S:0><h1>The sheep of the ferry</h1>{all}</div>"),
        format!("<news-story><template shadowrootmode=open><h1>The sheep of the ferry</h1>{all}</template></news-story>"),
        format!("<div class='overflow-hidden md:hidden hidden lg:block scroll-mt-4'><h1>The sheep of the ferry</h1>{all}</div>"),
        format!(
            "<h1>The sheep of the ferry</h1><article><p>{ONE}</p><div hidden=until-found><p>{TWO}</p></div>{}</article>",
            paragraphs(&[THREE, FOUR])
        ),
        // A script shows it once all is loaded.
        format!("<div style='display:none' class=page><h1>The sheep of the ferry</h1>{all}</div><p>Loading</p>"),
    ] {
        assert_eq!(text(&page), [ONE, TWO, THREE, FOUR].join("\n"), "{page}");
    }
    assert_eq!(
        text(&format!("<article>{}<div style='display: none'><p>{THREE}</p></div></article>", paragraphs(&[ONE, TWO]))),
        [ONE, TWO].join("\n")
    );
}

#[test]
fn parts_between_kept_ones_stay_whatever_they_are_called() {
    for part in [
        "<div id=menu>",
        "<section class=popup>",
        "<div class=share-prices>",
        "<div class='banner story-extra'>",
        "<div class=social-history>",
    ] {
        let end = if part.starts_with("<section") { "</section>" } else { "</div>" };
        let page = format!(
            "<main><h1>The sheep of the ferry</h1><p>{ONE}</p>{part}<h2>On the quay</h2><p>{TWO}</p>{end}<p>{THREE}</p><p>{FOUR}</p></main>"
        );
        assert_eq!(text(&page), [ONE, "On the quay", TWO, THREE, FOUR].join("\n"), "{part}");
    }
    let cut: Article =
        read(&format!("<main><p>{ONE}</p><div class=popup><p>{TWO}</p></div>{}</main>", paragraphs(&[THREE, FOUR, ONE, FOUR, THREE])));
    assert_eq!(cut.diagnostics().iter().filter(|note| **note == Diagnostic::LessStrict).count(), 1);
    for part in ["<div class=newsletter-box>", "<div class=related-stories>", "<nav>", "<div class=comments>", "<aside>"] {
        let page = format!(
            "<article><p>{ONE}</p>{part}<p>{TWO}</p></{}>{}</article>",
            &part[1..part.find([' ', '>']).unwrap()],
            paragraphs(&[THREE, FOUR, ONE, FOUR, THREE])
        );
        assert_eq!(text(&page), [ONE, THREE, FOUR, ONE, FOUR, THREE].join("\n"), "{part}");
    }
}

#[test]
fn wrappers_headings_lists_and_notes_beside_the_first_part_come_along() {
    let part = |text: &str, note: usize| {
        format!("<div class=row><div>{text}</div><aside><ol start={note}><li>Note {note}.</li></ol></aside></div>")
    };
    let page = format!(
        "<article><h1>The sheep of the ferry</h1>{}<h2>The search</h2>{}{}</article>",
        part(&paragraphs(&[ONE, TWO]), 1),
        part(&format!("<p>{THREE}</p><ul><li>Forty sheep.</li><li>Two priests.</li></ul>"), 2),
        part(&paragraphs(&[FOUR]), 3)
    );
    let expected = [ONE, TWO, "Note 1.", "The search", THREE, "Forty sheep.", "Two priests.", "Note 2.", FOUR, "Note 3."].join("\n");
    assert_eq!(text(&page), expected);
}

#[test]
fn paragraphs_that_are_links_stay_among_others_of_their_kind() {
    let of = |inner: &str| format!("<div class=Markup><p>{inner}</p></div>");
    let linked = |text: &str| of(&format!("<a href=/x><b>{text}</b></a>"));
    let page = format!("<article><h1>The sheep of the ferry</h1>{}{}{}{}</article>", of(ONE), linked(TWO), linked(THREE), of(FOUR));
    assert_eq!(text(&page), [ONE, TWO, THREE, FOUR].join("\n"));
}

#[test]
fn a_list_with_pictures_and_the_speaker_of_a_quotation_stay() {
    let page = format!(
        "<article><h1>The sheep of the ferry</h1><p>{ONE}</p><ul><li><img src=a.png alt=✅><img src=b.png alt=✅> All sheep counted</li><li><img src=a.png alt=✅> \
         All priests found</li><li>No wolf seen</li></ul><blockquote><p>They ate the ropes first.</p><footer>— <cite>Ann Lee</cite>, shepherd</footer></blockquote>\
         <p>{TWO}</p><p>{THREE}</p></article>"
    );
    let expected = [
        ONE,
        "✅✅ All sheep counted",
        "✅ All priests found",
        "No wolf seen",
        "They ate the ropes first.",
        "— Ann Lee, shepherd",
        TWO,
        THREE,
    ];
    assert_eq!(text(&page), expected.join("\n"));
}

#[test]
fn headings_in_buttons_are_headings_and_other_buttons_are_none() {
    let page = format!(
        "<main><h1>The sheep of the ferry</h1><p>{ONE}</p><h3><button>What a ferry is for</button></h3><div><p>{TWO}</p></div>\
         <button aria-expanded=false aria-controls=p2>Where the sheep are now</button><div id=p2><p>{THREE}</p></div>\
         <h3>The field <button>Copy link</button></h3><p>{FOUR}</p><button>Show all comments</button></main>"
    );
    let expected = [ONE, "What a ferry is for", TWO, "Where the sheep are now", THREE, "The field", FOUR];
    assert_eq!(text(&page), expected.join("\n"));
}

#[test]
fn an_article_is_chosen_before_longer_text_beside_it() {
    let teasers = "<p><a href=/n>Another story of one more ferry, and of all who missed it.</a></p>".repeat(6);
    let brief = "The ferry rests on Sunday, for the captain is in court.";
    let page = format!(
        "<main><article><h1>No ferry on Sunday</h1><p>{brief}</p><p>Boats go.</p></article><section><h2>More briefs</h2>{teasers}</section></main>"
    );
    assert_eq!(text(&page), [brief, "Boats go."].join("\n"));
}

#[test]
fn a_page_in_a_frame_s_attribute_is_read_where_the_page_around_it_says_nothing() {
    let inner = format!("&lt;article&gt;{}&lt;/article&gt;", paragraphs(&[ONE, TWO, THREE]).replace('<', "&lt;"));
    assert_eq!(
        text(&format!("<main><h1>The sheep of the ferry</h1><iframe srcdoc=\"{inner}\"></iframe></main>")),
        [ONE, TWO, THREE].join("\n")
    );
}

#[test]
fn postings_in_frames_leave_their_addresses() {
    let page = format!(
        "<article><p>{ONE}</p><iframe src='https://platform.twitter.com/embed/Tweet.html?id=12'></iframe><p>{TWO}</p><p>{THREE}</p></article>"
    );
    assert_eq!(text(&page), [ONE, "https://twitter.com/i/status/12", TWO, THREE].join("\n"));
}

//! Opening videos and links, copying, editing.

use std::path::Path;
use std::sync::Arc;

use expect_test::expect;
use kiosque::app::{Loaded, Msg};
use kiosque::library::ArticleKey;

use super::{FILES, small, wide};
use crate::driver::Desk;

const FILMS: &str = "\
# Three films

Here is [the first](https://www.youtube.com/watch?v=aaaaaaaaaaa) and [a second](https://vimeo.com/76979871).

A [page](https://news.example/page) besides, and [a letter](mailto:desk@news.example).
";

fn films() -> Desk {
    let mut desk = Desk::new(&[("films.md", FILMS)], (76, 14));
    desk.press("enter");
    desk
}

#[test]
fn the_only_video_opens_where_its_address_says() {
    expect!["open https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=90 from 90 s: The clock that ran slow"]
        .assert_eq(&small().press("enter v").done.join("\n"));
}

#[test]
fn what_is_asked_of_an_article_on_its_way_waits_for_it() {
    let (name, text) = FILES[0];
    let loaded = |ticket| {
        Msg::Loaded(Loaded {
            ticket,
            key: ArticleKey(0),
            origin: Path::new("/desk").join(name).as_path().into(),
            article: Arc::new(kiosque::formats::parse(name, text.into()).remove(0)),
            whole: true,
            readable: true,
            kept: Arc::default(),
        })
    };
    let mut desk = small();
    let ticket = desk.withhold(ArticleKey(0));
    desk.press("v");
    assert_eq!(desk.done, [""; 0]);
    desk.tell(loaded(ticket));
    assert!(desk.done[0].starts_with("open https://www.youtube.com/watch?v=dQw4w9WgXcQ"), "{:?}", desk.done);
    // Who presses another key meanwhile wants that.
    let mut desk = small();
    let ticket = desk.withhold(ArticleKey(0));
    desk.press("v j").tell(loaded(ticket));
    assert_eq!(desk.done, [""; 0]);
}

#[test]
fn nothing_is_done_with_the_article_before() {
    let mut desk = wide();
    desk.press("j");
    desk.opens = false;
    desk.press("k v");
    assert!(desk.done.is_empty() && !desk.screen().contains("no video"), "{}", desk.screen());
}

#[test]
fn on_a_narrow_screen_too_keys_mean_the_article_under_the_list_s_cursor() {
    let mut desk = small();
    desk.press("enter q");
    assert!(desk.press("v").done.last().is_some_and(|done| done.contains("dQw4w9WgXcQ")));
    let before = desk.done.len();
    desk.press("j v");
    assert_eq!(desk.done.len(), before, "{:?}", desk.done);
    assert!(desk.screen().contains("This article links no video"), "{}", desk.screen());
}

#[test]
fn several_videos_are_offered_by_number() {
    let mut desk = films();
    expect![[r#"
        |
        |▎  Three films
        ~   ttttttttttt
        |   1 m╭─ Videos ────────────────────────────────────────────────────╮
        |   ───│›                                                     1 of 2 │─────
        |   Her│ 1  Three films  https://www.youtube.com/watch?v=aaaaaaaaaaa │
        ~       =============================================================
        |      │ 2  Three films  https://vimeo.com/76979871                  │
        |   A p╰──────────────────── Enter or a number selects · Esc closes ─╯
        ~     l
        |
        |
        |
        |
        |
        |
        | films.md                                        100 %   ? help  : commands
        typing at column 10, row 4
    "#]]
    .assert_eq(&desk.press("v").screen());
    expect!["open https://vimeo.com/76979871: Three films"].assert_eq(&desk.press("2").done.join("\n"));
}

#[test]
fn an_article_without_a_video_says_so() {
    let mut desk = small();
    expect!["| This article links no video     100 %   ? help  : commands"]
        .assert_eq(desk.press("j j enter v").screen().lines().rev().nth(1).unwrap());
}

#[test]
fn a_video_without_a_url_is_reported() {
    let mut desk =
        Desk::new(&[("a.txt", "Une heure au port\n\nLe port dort encore.\n\nRevivez en vidéo une heure chez les pilotes\n")], (80, 10));
    expect![[r#"
        |
        |▎  Une heure au port
        ~   ttttttttttttttttt
        |   1 min
        |   ────────────────────────────────────────────────────────────────────────
        |   Le port dort encore.
        ~   dddddddddddddddddddd
        |
        |   Revivez en vidéo une heure chez les pilotes
        |
        |
        | The article mentions a video but gives no URL       100 %   ? help  : commands
        ~ NNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNN
    "#]]
    .assert_eq(&desk.press("enter v").screen());
}

#[test]
fn the_videos_of_all_articles_are_offered() {
    expect![[r#"
        | 3 unread · 3   desk   newest first      │
        | 2024                                    │   The clock that ran slow                                         ┃
        ~ GGGG                                        ttttttttttttttttttttttt
        |▌   2 May The clock that ran slow     ▶  │   Ada Lindqvist                          2 May 2024 · 1 min · ▶ 1 ┃
        ~=========================================    yyyyyyyyyyyyy
        | 2022          ╭─ Videos ─────────────────────────────────────────────────────────────────────╮───────────── ┃
        ~ GGGG
        |    1 Jul 橋が │›                                                                      1 of 1 │ame on time.  ┃
        ~          UUUUU
        | 2021          │ 1  The clock that ran slow  https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=90 │              ┃
        ~ GGGG           ==============================================================================
        |   12 Mar The l╰───────────────────────────────────── Enter or a number selects · Esc closes ─╯              ┃
        ~          UUUUU
        |                                         │ ▾ The discovery                                                   ┃
        ~                                           f ggggggggggggg
        |                                         │   "It was four minutes, never five," said Jonas Ek, the sexton.   ┃
        ~                                             qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq      ssssssss
        |                                         │   He wrote it down in a small book.                               ┃
        ~                                                                   llllllllll
        |                                         │                                                                   │
        |                                         │   The council did not believe him.                                │
        |                                         │                                                                   │
        |                                         │ ▾ A second opinion                                                │
        ~                                           f iiiiiiiiiiiiiiii
        |                                         │ ▏ Clocks do not lie. People set them.                             │
        ~                                           k QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ
        | tower.md                                                                           64 %   ? help  : commands
        typing at column 19, row 5
    "#]]
    .assert_eq(&wide().press("V").screen());
}

#[test]
fn links_in_view_get_letters() {
    let mut desk = films();
    expect![[r#"
        |
        |▎  Three films
        ~   ttttttttttt
        |   1 min · ▶ 2
        |   ───────────────────────────────────────────────────────────────────────
        |   Here is fhe first and j second.
        ~           Hvvvvvvvv     Hvvvvvvv
        |
        |   A dage besides, and a letter.
        ~     Hlll              llllllll
        |
        |
        |
        |
        |
        |
        | type the letters of a link to open it           100 %   ? help  : commands
    "#]]
    .assert_eq(&desk.press("f").screen());
    expect!["open https://news.example/page: page"].assert_eq(&desk.press("d").done.join("\n"));
}

#[test]
fn a_screen_without_links_says_so() {
    let mut desk = small();
    expect!["| No links on this screen         100 %   ? help  : commands"]
        .assert_eq(desk.press("j j enter f").screen().lines().rev().nth(1).unwrap());
}

#[test]
fn what_can_be_copied_is_offered() {
    let mut desk = small();
    expect![[r#"
        |
        |   ╭─ Copy as plain text ───────────────────────────────╮─ ┃
        |   │›                                            1 of 5 │  ┃
        |   │ 1  quotation  “It was four minutes, never five,” … │  ┃
        ~    ====================================================
        |   │ 2  paragraph  "It was four minutes, never five," … │  ┃
        |   │ 3  article    The clock that ran slow, Ada Lindqv… │  ┃
        | ▾ │ 4  address    https://news.example/clock           │  ┃
        ~ f
        |▎  │ 5  video      https://www.youtube.com/watch?v=dQw… │  ┃
        |   ╰─────────────────────────── Tab changes the format ─╯  │
        |                                                           │
        |   The council did not believe him.                        │
        |                                                           │
        | ▾ A second opinion                                        │
        ~ f iiiiiiiiiiiiiiii
        | tower.md                         56 %   ? help  : commands
        typing at column 7, row 3
    "#]]
    .assert_eq(&desk.press("enter } y").screen());
    desk.press("1 y 2 y 3 y 4 y 5");
    expect![[r#"
        copy “It was four minutes, never five,” — Jonas Ek, The clock that ran slow, Ada Lindqvist, 2 May 2024, https://news.example/clock
        copy "It was four minutes, never five," said Jonas Ek, the sexton. He wrote it down in a small book.
        copy The clock that ran slow, Ada Lindqvist, 2 May 2024, https://news.example/clock
        copy https://news.example/clock
        copy https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=90"#]]
    .assert_eq(&desk.done.join("\n"));
}

#[test]
fn tab_changes_the_form_and_it_holds_for_the_next_time() {
    let mut desk = small();
    desk.press("enter } y tab").press("enter y enter y tab");
    assert!(desk.screen().contains("Copy as JSON"), "{}", desk.screen());
    desk.press("enter");
    expect![[r#"
        copy “It was four minutes, never five,” — Jonas Ek, [*The clock that ran slow*](<https://news.example/clock>), Ada Lindqvist, 2 May 2024
        copy “It was four minutes, never five,” — Jonas Ek, [*The clock that ran slow*](<https://news.example/clock>), Ada Lindqvist, 2 May 2024
        copy {"text":"\"It was four minutes, never five,\"","speaker":"Jonas Ek","title":"The clock that ran slow","authors":["Ada Lindqvist"],"source":null,"date":"2024-05-02","url":"https://news.example/clock","path":"/desk/tower.md"}"#]].assert_eq(&desk.done.join("\n"));
}

#[test]
fn the_likeliest_comes_first() {
    let mut desk = small();
    desk.press("enter j j j j y enter");
    assert!(desk.done.last().is_some_and(|done| done.starts_with("copy For eleven years")), "{:?}", desk.done);
    desk.press("} y enter");
    assert!(desk.done.last().is_some_and(|done| done.starts_with("copy “It was four minutes")), "{:?}", desk.done);
}

#[test]
fn the_editor_opens_at_the_line_one_is_on() {
    expect!["edit /desk/tower.md:10"].assert_eq(&small().press("enter ] e").done.join("\n"));
}

#[test]
fn the_articles_own_address_opens() {
    let mut desk = small();
    expect!["open https://news.example/clock: The clock that ran slow"].assert_eq(&desk.press("enter o").done.join("\n"));
    expect!["| This article gives no URL       100 %   ? help  : commands"]
        .assert_eq(desk.press("h j j enter o").screen().lines().rev().nth(2).unwrap());
}

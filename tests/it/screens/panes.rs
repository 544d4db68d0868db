//! List and reader: what opens, what stays in place, what happens on screens of any size.

use expect_test::expect;

use super::{FILES, small, wide};
use crate::driver::Desk;

#[test]
fn the_list_comes_first_newest_article_on_top() {
    expect![[r#"
        | 3 unread · 3   desk   newest first
        | 2024
        ~ GGGG
        |▌   2 May The clock that ran slow           Ada Lindqvi… ▶
        ~============================================================
        | 2022
        ~ GGGG
        |    1 Jul 橋が開通した日に船長は静かに鐘…
        ~          UUUUUUUUUUUUUUUUUUUUUUUUUUUUUUU
        | 2021
        ~ GGGG
        |   12 Mar The last ferry
        ~          UUUUUUUUUUUUUU
        |
        |
        |
        |
        |
        |
        |                                         ? help  : commands
    "#]]
    .assert_eq(&small().screen());
}

#[test]
fn on_a_wide_screen_the_chosen_article_shows_beside_the_list() {
    expect![[r#"
        | 3 unread · 3   desk   newest first      │
        | 2024                                    │   The clock that ran slow                                         ┃
        ~ GGGG                                        ttttttttttttttttttttttt
        |▌   2 May The clock that ran slow     ▶  │   Ada Lindqvist                          2 May 2024 · 1 min · ▶ 1 ┃
        ~=========================================    yyyyyyyyyyyyy
        | 2022                                    │   ─────────────────────────────────────────────────────────────── ┃
        ~ GGGG
        |    1 Jul 橋が開通した日に船長は静かに…  │   For eleven years nobody noticed. Then the trains came on time.  ┃
        ~          UUUUUUUUUUUUUUUUUUUUUUUUUUUUU                                                eeeeee
        | 2021                                    │                                                                   ┃
        ~ GGGG
        |   12 Mar The last ferry                 │                                                                   ┃
        ~          UUUUUUUUUUUUUU
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
    "#]]
    .assert_eq(&wide().screen());
}

#[test]
fn enter_opens_the_article_and_q_goes_back() {
    let mut desk = small();
    expect![[r#"
        |
        |▎  The clock that ran slow                                 ┃
        ~   ttttttttttttttttttttttt
        |   Ada Lindqvist                  2 May 2024 · 1 min · ▶ 1 ┃
        ~   yyyyyyyyyyyyy
        |   ─────────────────────────────────────────────────────── ┃
        |   For eleven years nobody noticed. Then the trains came   ┃
        ~                                             eeeeee
        |   on time.                                                ┃
        |                                                           ┃
        |                                                           ┃
        | ▾ The discovery                                           │
        ~ f ggggggggggggg
        |   "It was four minutes, never five," said Jonas Ek, the   │
        ~   qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq      ssssssss
        |   sexton. He wrote it down in a small book.               │
        ~                                 llllllllll
        |                                                           │
        |   The council did not believe him.                        │
        | tower.md                         52 %   ? help  : commands
    "#]]
    .assert_eq(&desk.press("enter").screen());
    let list = small().screen();
    assert_eq!(desk.press("q").screen().lines().next(), list.lines().next());
    assert!(desk.screen().contains("The last ferry"));
}

#[test]
fn a_count_moves_that_many_lines() {
    let mut desk = small();
    desk.press("enter 7");
    expect!["| 7                                52 %   ? help  : commands"].assert_eq(desk.screen().lines().last().unwrap());
    expect!["The discovery"].assert_eq(&desk.press("j").line());
}

#[test]
fn an_unbound_key_is_reported() {
    let mut desk = small();
    desk.press("x");
    expect![[r#"
        | x is not bound here; press ? for the keys
        ~ NNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNN"#]]
    .assert_eq(&last_rows(&desk, 2));
}

#[test]
fn keys_that_may_follow_are_shown() {
    let mut desk = small();
    desk.press("enter z");
    expect![[r#"
        | q Show quotations only
        | z                                52 %   ? help  : commands"#]]
    .assert_eq(&last_rows(&desk, 2));
}

#[test]
fn zen_shows_the_text_alone() {
    expect![[r#"
        |
        |               ▎  The clock that ran slow                                                                    ┃
        ~                  ttttttttttttttttttttttt
        |                  Ada Lindqvist                                   2 May 2024 · 1 min · ▶ 1                   ┃
        ~                  yyyyyyyyyyyyy
        |                  ────────────────────────────────────────────────────────────────────────                   ┃
        |                  For eleven years nobody noticed. Then the trains came on time.                             ┃
        ~                                                            eeeeee
        |                                                                                                             ┃
        |                                                                                                             ┃
        |                ▾ The discovery                                                                              ┃
        ~                f ggggggggggggg
        |                  "It was four minutes, never five," said Jonas Ek, the sexton. He wrote                     ┃
        ~                  qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq      ssssssss
        |                  it down in a small book.                                                                   ┃
        ~                               llllllllll
        |                                                                                                             ┃
        |                  The council did not believe him.                                                           │
        |                                                                                                             │
        |                ▾ A second opinion                                                                           │
        ~                f iiiiiiiiiiiiiiii
        |                ▏ Clocks do not lie. People set them.                                                        │
        ~                k QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ
        |                                                                                                             │
    "#]]
    .assert_eq(&wide().press("Z").screen());
}

#[test]
fn plain_characters_do() {
    let mut desk = Desk::with(FILES, (110, 16), "ascii = 'yes'");
    let screen = desk.press("tab ] z c / w a s enter").screen();
    expect![[r#"
        | 2 unread - 3   desk   newest first      |
        | 2024                                    |   The clock that ran slow                                         #
        ~ GGGG                                        ttttttttttttttttttttttt
        |>   2 May The clock that ran slow     V# |   Ada Lindqvist                          2 May 2024 - 1 min - v 1 #
        ~-----------------------------------------    yyyyyyyyyyyyy
        | 2022                                    |   --------------------------------------------------------------- #
        ~ GGGG
        |    1 Jul 橋が開通した日に船長は静かに~  |   For eleven years nobody noticed. Then the trains came on time.  =
        ~          UUUUUUUUUUUUUUUUUUUUUUUUUUUUU                                                eeeeee                *
        | 2021                                    |                                                                   #
        ~ GGGG
        |   12 Mar The last ferry                 |                                                                   #
        ~          UUUUUUUUUUUUUU
        |                                         | - The discovery                                                   #
        ~                                           f ggggggggggggg
        |                                         |>  "It was four minutes, never five," said Jonas Ek, the sexton.   #
        ~                                             qqqqMMMqqqqqqqqqqqqqqqqqqqqqqqqqqq      ssssssss
        |                                         |   He wrote it down in a small book.                               #
        ~                                                                   llllllllll
        |                                         |                                                                   =
        ~                                                                                                             *
        |                                         |   The council did not believe him.                                |
        |                                         |                                                                   |
        |                                         | - A second opinion                                                |
        ~                                           f iiiiiiiiiiiiiiii
        |                                         | | Clocks do not lie. People set them.                             |
        ~                                           k QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ
        | /was                                                                match 1 of 2 - 64 %   ? help  : commands
    "#]]
    .assert_eq(&screen);
    let drawn: String = screen.lines().filter(|line| line.starts_with('|')).collect();
    let titles = ["橋が開通した日に船長は静かに鐘を鳴らし続けた"];
    assert!(drawn.chars().all(|c| c.is_ascii() || titles.iter().any(|title| title.contains(c))), "{drawn}");
}

#[test]
fn wide_characters_are_cut_whole() {
    expect![[r#"
        | 3 unread · 3   desk
        |▌   2 May The clock that … ▶
        ~==============================
        |    1 Jul 橋が開通した日に船…
        ~          UUUUUUUUUUUUUUUUUUU
        |   12 Mar The last ferry
        ~          UUUUUUUUUUUUUU
        |
        |
    "#]]
    .assert_eq(&Desk::new(FILES, (30, 6)).screen());
}

#[test]
fn another_width_keeps_the_line_one_is_on() {
    let mut desk = small();
    desk.press("enter ] ]");
    let before = desk.line();
    desk.resize(37, 14);
    assert!(before.starts_with(&desk.line()) || desk.line().starts_with(&before), "{before} / {}", desk.line());
    expect![[r#"
        | The clock that ra… › The discovery
        ~ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        | The council did not believe him.   │
        |                                    │
        |▎▾ A second opinion                 │
        ~ ffiiiiiiiiiiiiiiii
        | ▏ Clocks do not lie. People set    │
        ~ kkQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ
        | ▏ them.                            │
        ~ kkQQQQQ
        |                                    ┃
        |                                    ┃
        | ▾ The repair                       ┃
        ~ ffgggggggggg
        | A new wheel was cut in March. "We  ┃
        ~                               qqq
        | call it the young tooth," said     ┃
        ~ qqqqqqqqqqqqqqqqqqqqqqqqq
        | Mira Holm, who cut it.             ┃
        ~ sssssssss
        |                                    │
        | tower.md                       86 %
    "#]]
    .assert_eq(&desk.screen());
    desk.resize(60, 14);
    assert_eq!(desk.line(), before);
}

#[test]
fn a_narrower_text_keeps_the_line_one_is_on() {
    let mut desk = small();
    desk.press("enter ] ]");
    let before = desk.line();
    desk.press("- - -");
    assert_eq!(desk.line(), before);
    expect![[r#"
        |        The clock that ran slow › The discovery
        ~        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        |        The council did not believe him.                   │
        |                                                           │
        |     ▎▾ A second opinion                                   │
        ~      f iiiiiiiiiiiiiiii
        |      ▏ Clocks do not lie. People set them.                │
        ~      k QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ
        |                                                           │
        |                                                           ┃
        |      ▾ The repair                                         ┃
        ~      f gggggggggg
        |        A new wheel was cut in March. "We call it          ┃
        ~                                      qqqqqqqqqqq
        |        the young tooth," said Mira Holm, who cut          ┃
        ~        qqqqqqqqqqqqqqqqq      sssssssss
        |        it.                                                ┃
        |                                                           ┃
        |        Watch the film: https://www.youtube.com/           ┃
        ~                        vvvvvvvvvvvvvvvvvvvvvvvv
        | 43 columns                       95 %   ? help  : commands
        ~ NNNNNNNNNN
    "#]]
    .assert_eq(&desk.screen());
    desk.press("+ + +");
    assert_eq!(desk.line(), before);
}

#[test]
fn the_next_article_opens_from_within_one() {
    let mut desk = wide();
    desk.press("enter J");
    expect![[r#"
        | 3 unread · 3   desk   newest first      │
        | 2024                                    │▎  橋が開通した日に船長は静かに鐘を鳴らし続けた
        ~ GGGG                                        tttttttttttttttttttttttttttttttttttttttttttt
        |    2 May The clock that ran slow     ▶¾ │   1 July 2022 · 1 min
        ~          UUUUUUUUUUUUUUUUUUUUUUU     vp
        | 2022                                    │   ───────────────────────────────────────────────────────────────
        ~ GGGG
        |▌   1 Jul 橋が開通した日に船長は静かに…  │   橋が開通した。船長は鐘を鳴らした。
        ~-----------------------------------------
        | 2021                                    │
        ~ GGGG
        |   12 Mar The last ferry                 │
        ~          UUUUUUUUUUUUUU
        |                                         │
        |                                         │
        |                                         │
        |                                         │
        |                                         │
        |                                         │
        |                                         │
        |                                         │
        | bridge.md                                                                         100 %   ? help  : commands
    "#]]
    .assert_eq(&desk.screen());
    desk.press("J J");
    expect![[r#"
        | Last article                                                                      100 %   ? help  : commands
        ~ NNNNNNNNNNNN"#]]
    .assert_eq(&last_rows(&desk, 2));
}

#[test]
fn a_screen_too_small_asks_for_room() {
    for (columns, rows) in [(1, 1), (2, 3), (10, 2), (19, 30), (80, 4), (19, 4)] {
        let mut desk = Desk::new(FILES, (columns, rows));
        desk.press("j enter / a enter");
        let drawn: String = desk.screen().lines().take_while(|line| line.starts_with('|')).map(|line| &line[1..]).collect();
        let wanted = "Terminal too small";
        assert_eq!(drawn.trim_end(), wanted[..wanted.len().min(usize::from(columns))].trim_end(), "{columns}x{rows}");
    }
    expect![[r#"
        |
        |▎The clock that    ┃
        ~ tttttttttttttt
        | ran slow          │
        ~ tttttttt
        | Ada Lindqvist     │
        ~ yyyyyyyyyyyyy
        | tower.md       6 %
    "#]]
    .assert_eq(&Desk::new(FILES, (20, 5)).press("enter").screen());
    let _ = Desk::new(FILES, (0, 0)).press("enter j").screen();
}

#[test]
fn an_empty_folder_says_so() {
    expect![[r#"
        | no articles   desk   newest first
        |       No articles found. Name a folder or files: kiosque PATH…
        |
        |                      R: search the folder again
        |                               q: quit
        | The list is empty                                 ? help  : commands
        ~ NNNNNNNNNNNNNNNNN
    "#]]
    .assert_eq(&Desk::new(&[], (70, 6)).press("enter").screen());
}

#[test]
fn control_c_quits_from_anywhere() {
    for keys in ["ctrl-c", "/ a ctrl-c", "enter ? ctrl-c", "enter z ctrl-c", "enter f ctrl-c", "q"] {
        let mut desk = small();
        assert_eq!(desk.press(keys).done, ["quit"], "{keys}");
    }
}

fn last_rows(desk: &Desk, count: usize) -> String {
    let screen = desk.screen();
    let lines: Vec<&str> = screen.lines().collect();
    lines[lines.len() - count..].join("\n")
}

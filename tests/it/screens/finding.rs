//! Finding in the article, searching the list, and moving from one to the other.

use expect_test::expect;

use super::{small, wide};
use crate::driver::Desk;

#[test]
fn matches_light_up_while_one_types() {
    expect![[r#"
        |
        |   ─────────────────────────────────────────────────────── ┃
        |   For eleven years nobody noticed. Then the trains came   ┃
        ~                                             eeeeee
        |   on time.                                                ┃
        |                                                           ◆
        ~                                                           *
        |                                                           ┃
        | ▾ The discovery                                           ┃
        ~ f ggggggggggggg
        |▎  "It was four minutes, never five," said Jonas Ek, the   ┃
        ~   qqqqqqqqqqqqqMMqqqqqqqqqqqqqqqqqqq      ssssssss
        |   sexton. He wrote it down in a small book.               │
        ~                                 llllllllll
        |                                                           │
        |   The council did not believe him.                        ◆
        ~                                                           *
        |                                                           │
        | ▾ A second opinion                                        │
        ~ f iiiiiiiiiiiiiiii
        | /mi               match 1 of 2 · 56 %   ? help  : commands
        typing at column 5, row 14
    "#]]
    .assert_eq(&small().press("enter /").type_in("mi").screen());
}

#[test]
fn n_goes_on_and_says_when_it_was_the_last() {
    let mut desk = small();
    desk.press("enter /").type_in("march").press("enter");
    expect![[r#"
        |   The clock that ran slow › The discovery
        ~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        |   The council did not believe him.                        │
        |                                                           │
        | ▾ A second opinion                                        │
        ~ f iiiiiiiiiiiiiiii
        | ▏ Clocks do not lie. People set them.                     │
        ~ k QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ
        |                                                           │
        |                                                           ┃
        | ▾ The repair                                              ┃
        ~ f gggggggggg
        |▎  A new wheel was cut in March. "We call it the young     ┃
        ~                          MMMMM  qqqqqqqqqqqqqqqqqqqqq
        |   tooth," said Mira Holm, who cut it.                     ◆
        ~   qqqqqqq      sssssssss                                  *
        |                                                           ┃
        |   Watch the film: https://www.youtube.com/watch?          ┃
        ~                   vvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
        |   v=dQw4w9WgXcQ&t=90                                      ┃
        ~   vvvvvvvvvvvvvvvvvv
        | /march                                match 1 of 1 · 100 %
    "#]]
    .assert_eq(&desk.screen());
    expect!["| Last match; press again for the next article  match 1 of 1"]
        .assert_eq(desk.press("n").screen().lines().rev().nth(1).unwrap());
    // The next match is in the next article that holds it.
    expect![[r#"
        |
        |   The last ferry
        ~   tttttttttttttt
        |   12 March 2021 · 1 min
        |   ───────────────────────────────────────────────────────
        |   The ferry to Holm sails no more. A bridge took its
        |▎  place in March.
        ~            MMMMM
        |
        |
        |
        |
        |
        |
        |
        | /march                                match 1 of 1 · 100 %
    "#]]
    .assert_eq(&desk.press("n").screen());
}

#[test]
fn a_capital_n_goes_back() {
    let mut desk = small();
    desk.press("enter /").type_in("clock").press("enter n");
    expect![[r#"
        |
        |▎  The clock that ran slow                                 ◆
        ~   ttttMMMMMtttttttttttttt                                 *
        |   Ada Lindqvist                  2 May 2024 · 1 min · ▶ 1 ┃
        ~   yyyyyyyyyyyyy
        |   ─────────────────────────────────────────────────────── ┃
        |   For eleven years nobody noticed. Then the trains came   ┃
        ~                                             eeeeee
        |   on time.                                                ┃
        |                                                           ┃
        |                                                           ◆
        ~                                                           *
        | ▾ The discovery                                           │
        ~ f ggggggggggggg
        |   "It was four minutes, never five," said Jonas Ek, the   │
        ~   qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq      ssssssss
        |   sexton. He wrote it down in a small book.               │
        ~                                 llllllllll
        |                                                           │
        |   The council did not believe him.                        │
        | /clock                                 match 1 of 2 · 52 %
    "#]]
    .assert_eq(&desk.press("N").screen());
}

#[test]
fn a_match_in_a_folded_section_opens_it_and_escape_folds_it_back() {
    let mut desk = small();
    desk.press("enter z M");
    expect![[r#"
        |
        |   ─────────────────────────────────────────────────────── ┃
        |   For eleven years nobody noticed. Then the trains came   ┃
        ~                                             eeeeee
        |   on time.                                                ┃
        |                                                           ┃
        |                                                           ┃
        | ▸ The discovery  35 words · 2 quotes                      ┃
        ~ f ggggggggggggg  FFFFFFFFFFFFFFFFFFF
        | ▾ The repair                                              ┃
        ~ f gggggggggg
        |   A new wheel was cut in March. "We call it the young     ┃
        ~                                 qqqqqqqqqqqqqqqqqqqqq
        |▎  tooth," said Mira Holm, who cut it.                     ┃
        ~   MMMMMqq      sssssssss
        |                                                           ◆
        ~                                                           *
        |   Watch the film: https://www.youtube.com/watch?          ┃
        ~                   vvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
        |   v=dQw4w9WgXcQ&t=90                                      ┃
        ~   vvvvvvvvvvvvvvvvvv
        | /tooth           match 1 of 1 · 100 %   ? help  : commands
        typing at column 8, row 14
    "#]]
    .assert_eq(&desk.press("/").type_in("tooth").screen());
    // The section folds back around the line one is on, which so becomes its heading.
    expect![[r#"
        |
        |   The clock that ran slow                                 ┃
        ~   ttttttttttttttttttttttt
        |   Ada Lindqvist                  2 May 2024 · 1 min · ▶ 1 ┃
        ~   yyyyyyyyyyyyy
        |   ─────────────────────────────────────────────────────── ┃
        |   For eleven years nobody noticed. Then the trains came   ┃
        ~                                             eeeeee
        |   on time.                                                ┃
        |                                                           ┃
        |                                                           ┃
        | ▸ The discovery  35 words · 2 quotes                      ┃
        ~ f ggggggggggggg  FFFFFFFFFFFFFFFFFFF
        |▎▸ The repair  23 words · 1 quote                          │
        ~ f gggggggggg  FFFFFFFFFFFFFFFFFF
        |                                                           │
        |                                                           │
        |                                                           │
        | tower.md                         99 %   ? help  : commands
    "#]]
    .assert_eq(&desk.press("enter esc").screen());
}

#[test]
fn escape_while_typing_brings_everything_back() {
    let mut desk = small();
    let before = desk.press("enter z M").screen();
    desk.press("/").type_in("tooth").press("esc");
    assert_eq!(desk.screen(), before);
}

#[test]
fn missing_things_are_reported() {
    let mut desk = small();
    let before = desk.press("enter").screen();
    desk.press("/").type_in("zebra");
    expect!["| /zebra                no match · 52 %   ? help  : commands"].assert_eq(desk.screen().lines().rev().nth(1).unwrap());
    desk.press("enter");
    expect![[r#"
        ~ NNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNN
        | No match for “zebra” in this article       no match · 52 %"#]]
    .assert_eq(&desk.screen().lines().rev().take(2).collect::<Vec<_>>().join("\n"));
    let body = |screen: &str| screen.lines().filter(|line| line.starts_with('|')).take(12).collect::<Vec<_>>().join("\n");
    assert_eq!(body(&desk.screen()), body(&before));
}

#[test]
fn a_broken_expression_is_explained() {
    let mut desk = small();
    desk.resize(110, 14).press("tab /").type_in("/clo(ck/");
    expect![[r#"
        typing at column 10, row 14
        ~           EEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEE
        | /clo(ck/  invalid regular expression: unclosed group                               52 %   ? help  : commands"#]]
    .assert_eq(&desk.screen().lines().rev().take(3).collect::<Vec<_>>().join("\n"));
}

#[test]
fn the_list_narrows_while_one_types() {
    let mut desk = small();
    expect![[r#"
        | 1 of 3   desk   /ferr   newest first
        | 2021
        ~ GGGG
        |▌  12 Mar The last ferry                    The ferry… 2
        ~===================mmmm=========================mmmm========
        |
        |
        |
        |
        |
        |
        |
        |
        |
        |
        | /ferr                                   ? help  : commands
        typing at column 7, row 14
    "#]]
    .assert_eq(&desk.press("/").type_in("ferr").screen());
    expect![[r#"
        |
        |   The last ferry
        ~   tttttttttmmmmt
        |   12 March 2021 · 1 min
        |   ───────────────────────────────────────────────────────
        |▎  The ferry to Holm sails no more. A bridge took its
        ~       MMMM
        |   place in March.
        |
        |
        |
        |
        |
        |
        |
        | ferry.txt                             match 2 of 2 · 100 %
    "#]]
    .assert_eq(&desk.press("enter enter").screen());
    // Opened at a match, it does not count as read.
    assert_eq!(desk.press("esc esc esc").screen(), small().press("j j").screen());
}

#[test]
fn a_search_that_is_not_understood_is_underlined_and_explained() {
    let mut desk = wide();
    expect![[r#"
        typing at column 12, row 16
        ~  EEEEEEE    EEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEE
        | /auhtor:ek  unknown field auhtor: – did you mean author:?                          64 %   ? help  : commands"#]]
    .assert_eq(&desk.press("/").type_in("auhtor:ek").screen().lines().rev().take(3).collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_search_that_finds_nothing_says_how_to_go_on() {
    expect![[r#"
        | 0 of 3   desk   /zebra*   newest first
        |
        |
        |
        |
        |                 No article matches zebra*
        |
        |                  esc: show all 3 articles
        |                     /: another search
        |
        |
        |
        |
        |                              no match   ? help  : commands
    "#]]
    .assert_eq(&small().press("/").type_in("zebra").press("enter").screen());
}

#[test]
fn words_of_the_list_s_search_are_lit_up_in_the_article() {
    expect![[r#"
        | 1 of 3   desk   /sexton*   newest first │
        | 2024                                    │   The clock that ran slow                                         ┃
        ~ GGGG                                        ttttttttttttttttttttttt
        |▌   2 May The clock that ran slow     ▶¾ │   Ada Lindqvist                          2 May 2024 · 1 min · ▶ 1 ┃
        ~-----------------------------------------    yyyyyyyyyyyyy
        |                                         │   ─────────────────────────────────────────────────────────────── ┃
        |                                         │   For eleven years nobody noticed. Then the trains came on time.  ┃
        ~                                                                                       eeeeee
        |                                         │                                                                   ◆
        ~                                                                                                             *
        |                                         │                                                                   ┃
        |                                         │ ▾ The discovery                                                   ┃
        ~                                           f ggggggggggggg
        |                                         │▎  "It was four minutes, never five," said Jonas Ek, the sexton.   ┃
        ~                                             qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq      ssssssss      MMMMMM
        |                                         │   He wrote it down in a small book.                               ┃
        ~                                                                   llllllllll
        |                                         │                                                                   │
        |                                         │   The council did not believe him.                                │
        |                                         │                                                                   │
        |                                         │ ▾ A second opinion                                                │
        ~                                           f iiiiiiiiiiiiiiii
        |                                         │ ▏ Clocks do not lie. People set them.                             │
        ~                                           k QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ
        | tower.md                                                            match 1 of 1 · 64 %   ? help  : commands
    "#]]
    .assert_eq(&wide().press("/").type_in("sexton").press("enter tab").screen());
}

#[test]
fn what_a_search_opened_folds_back_where_it_is_when_the_article_was_edited_meanwhile() {
    let text = |first: &str| format!("# A\n\n{first}## One\n\nBoats.\n\n## Two\n\nA zeppelin.\n\n## Three\n\nCarts.\n");
    let mut desk = Desk::new(&[("a.md", &text(""))], (60, 20));
    desk.press("enter z c ] z c ] z c ] z c /").type_in("zeppelin").press("enter");
    assert!(desk.screen().contains("A zeppelin."));
    desk.rewrite("a.md", &text("## None\n\nNothing.\n\n")).press("esc");
    let screen = desk.screen();
    assert!(screen.contains("Nothing.") && !screen.contains("A zeppelin.") && !screen.contains("Boats."), "{screen}");
}

#[test]
fn the_next_match_is_the_one_after_the_cursor() {
    let paragraphs: Vec<String> = (0..40).map(|number| format!("Needle {number}.")).collect();
    let mut desk = Desk::new(&[("a.md", &format!("# A title\n\n{}\n", paragraphs.join("\n\n")))], (80, 24));
    desk.press("enter /").type_in("needle").press("enter n n");
    assert_eq!(desk.state.search.current, Some(2));
    desk.press("g g n");
    assert_eq!(desk.state.search.current, Some(0));
    desk.press("n N N");
    assert_eq!(desk.state.search.current, Some(0));
    desk.press("G N");
    assert!(desk.state.search.current > Some(35), "{:?}", desk.state.search.current);
}

#[test]
fn escape_from_a_search_puts_the_list_back() {
    let mut desk = small();
    desk.press("j");
    let here = desk.state.list.view.selected().map(|row| row.key);
    desk.press("/").type_in("ferry").press("esc");
    assert_eq!((desk.state.list.query.as_str(), desk.state.list.view.selected().map(|row| row.key)), ("", here));
    assert_eq!(desk.state.current_key(), here);
}

#[test]
fn a_new_search_begins_anew_and_an_empty_one_changes_nothing() {
    let mut desk = small();
    desk.press("/").type_in("ferry").press("enter /").type_in("clock").press("enter");
    assert_eq!(desk.state.list.query, "clock*");
    desk.press("/ enter");
    assert_eq!(desk.state.list.query, "clock*");
    desk.press("/").type_in("x").press("backspace enter");
    assert_eq!(desk.state.list.query, "");
}

#[test]
fn the_prompt_of_an_expression_has_one_slash() {
    let mut desk = small();
    desk.press("/").type_in("/ferr(y|ies)/");
    let last = desk.screen().lines().rev().find(|row| row.contains("ferr")).unwrap().to_owned();
    assert!(last.contains(" /ferr(y|ies)/"), "{last}");
    desk.press("esc");
    assert!(!desk.is_covered() && desk.state.list.query.is_empty());
}

/// An article of many paragraphs with a word in one of them.
fn long() -> Desk {
    let paragraphs: Vec<String> =
        (0..60).map(|number| format!("Paragraph {number} says {}.", if number == 40 { "tarantella" } else { "nothing" })).collect();
    let text = format!("# A long walk\n\n{}\n", paragraphs.join("\n\n"));
    Desk::new(&[("long.md", &text)], (60, 20))
}

#[test]
fn a_match_found_from_the_list_is_near_the_middle() {
    let mut desk = long();
    desk.press("/").type_in("tarantella").press("enter enter");
    let reader = desk.state.reader.as_ref().unwrap();
    assert!(desk.line().contains("tarantella"), "{}", desk.screen());
    assert!(reader.cursor_row().abs_diff(reader.height() / 2) <= 1, "{}", desk.screen());
}

#[test]
fn an_expression_is_shown_with_one_slash() {
    let mut desk = Desk::new(&[("a.md", "# A\n\nThe colour of ink.\n")], (60, 10));
    desk.press("enter /");
    desk.type_in("/colou?r/");
    desk.press("enter");
    assert!(desk.screen().contains("/colou?r/") && !desk.screen().contains("//"), "{}", desk.screen());
}

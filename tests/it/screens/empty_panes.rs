//! Panes without content: what is so, and what to do next.

use expect_test::expect;

use super::small;
use crate::driver::Desk;

#[test]
fn a_library_without_articles_offers_no_article_to_open() {
    expect![[r#"
        | no articles   desk   newest first       │
        |                                         │
        |                                         │
        |                                         │
        |                                         │
        |   No articles found. Name a folder or   │                         No article to show
        |          files: kiosque PATH…           │
        |                                         │                     R: search the folder again
        |       R: search the folder again        │                              q: quit
        |                 q: quit                 │
        |                                         │
        |                                         │
        |                                         │
        |                                         │
        |                                         │
        |                                                                                           ? help  : commands
    "#]]
    .assert_eq(&Desk::new(&[], (110, 16)).screen());
}

#[test]
fn a_search_with_a_mistake_says_so_where_it_finds_nothing() {
    let mut desk = small();
    desk.press("/").type_in("after:lundi").press("enter");
    expect![[r#"
        | 3 of 3   desk   /after:lundi   newest first
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
        | lundi is not a date: use 2018, 2018-11, 2018-11-13, 7d,
        ~ NNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNN
        | 6m, yesterday or this-week, or a range with ..
        ~ NNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNN
    "#]]
    .assert_eq(&desk.screen());
    // What can be understood is searched.
    desk.press("esc /").type_in("clock after:lundi").press("enter");
    expect![[r#"
        | 1 of 3   desk   /clock after:lundi   newest first
        | 2024
        ~ GGGG
        |▌   2 May The clock that ran slow           Ada Lindq… 1 ▶
        ~==============mmmmm=========================================
        |
        |
        |
        |
        |
        |
        |
        |
        |
        | lundi is not a date: use 2018, 2018-11, 2018-11-13, 7d,
        ~ NNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNN
        | 6m, yesterday or this-week, or a range with ..
        ~ NNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNN
    "#]]
    .assert_eq(&desk.screen());
}

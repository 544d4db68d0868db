//! The order of relevance, the passage of each row, and the way from it through the matches of the listed articles.

use expect_test::expect;

use crate::driver::Desk;

fn desk(size: (u16, u16)) -> Desk {
    let filler = "Nothing else of note was said that day. ".repeat(40);
    let files = [
        ("a.md", format!("---\ndate: 2026-03-01\n---\n\n# Notes of a day\n\n{filler}\n\nThe harbour was loud. {filler}\n\nA bridge.\n")),
        (
            "b.md",
            format!("---\ndate: 2020-03-01\n---\n\n# The town\n\n{filler}\n\nThe harbour. {filler}\n\nThe harbour bridge is closed.\n"),
        ),
        ("c.md", format!("---\ndate: 2019-03-01\n---\n\n# A new harbour bridge\n\n{filler}\n\nThe bridge of the harbour.\n")),
        ("d.md", "---\ndate: 2026-02-01\n---\n\n# A market\n\nFish.\n".to_owned()),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    Desk::new(&files, size)
}

/// The dates and titles of the rows.
fn rows(desk: &Desk) -> Vec<String> {
    desk.state.list.view.rows().iter().map(|row| row.title.clone()).collect()
}

#[test]
fn a_search_is_sorted_by_relevance_and_without_one_the_newest_come_first() {
    let mut desk = desk((60, 14));
    desk.press("S 6");
    expect![[r#"
        | 4 unread · 4   desk   newest first
        | March 2026
        ~ GGGGGGGGGG
        |▌   1     Notes of a day
        ~============================================================
        | February 2026
        ~ GGGGGGGGGGGGG
        |    1     A market
        ~          UUUUUUUU
        | 2020
        ~ GGGG
        |    1 Mar The town
        ~          UUUUUUUU
        | 2019
        ~ GGGG
        |    1 Mar A new harbour bridge
        ~          UUUUUUUUUUUUUUUUUUUU
        |
        |
        |
        | Searches are sorted by relevance; without one, the newest
        ~ NNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNN
        | come first
        ~ NNNNNNNNNN
    "#]]
    .assert_eq(&desk.screen());
    assert_eq!(rows(&desk), ["Notes of a day", "A market", "The town", "A new harbour bridge"]);
    desk.press("/").type_in("harbour bridge").press("enter");
    expect![[r#"
        | 3 of 4   desk   /harbour bridge*   by relevance
        |▌   1 Mar 2019 A new harbour bridge         …bridge o… 4
        ~=====================mmmmmmm=mmmmmm==========mmmmmm=========
        |    1 Mar 2020 The town                     …harbour … 3
        ~               UUUUUUUU                      mmmmmmm m
        |    1 Mar 2026 Notes of a day               …harbour … 2
        ~               UUUUUUUUUUUUUU                mmmmmmm
        |
        |
        |
        |
        |
        |
        |
        |
        |
        |                                               match 3 of 4
    "#]]
    .assert_eq(&desk.screen());
    assert_eq!(rows(&desk), ["A new harbour bridge", "The town", "Notes of a day"]);
    // A search without words has nothing to weigh.
    desk.press("/").type_in("after:2026-01").press("enter");
    assert_eq!(rows(&desk), ["Notes of a day", "A market"]);
    assert!(desk.screen().contains("newest first"), "{}", desk.screen());
}

#[test]
fn enter_lands_on_the_passage_of_the_row_and_n_goes_on_from_there() {
    let mut desk = desk((60, 14));
    desk.press("/").type_in("harbour bridge").press("enter j enter");
    expect![[r#"
        |   The town
        ~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        |   said that day. Nothing else of note was said that day.  │
        |   Nothing else of note was said that day. Nothing else    │
        |   of note was said that day. Nothing else of note was     │
        |   said that day. Nothing else of note was said that day.  │
        |   Nothing else of note was said that day. Nothing else    │
        |   of note was said that day. Nothing else of note was     ◆
        ~                                                           *
        |   said that day. Nothing else of note was said that day.  │
        |   Nothing else of note was said that day. Nothing else of │
        |   note was said that day. Nothing else of note was said   │
        |   that day.                                               │
        |                                                           ┃
        |▎  The harbour bridge is closed.                           ◆
        ~       MMMMMMM mmmmmm                                      *
        | b.md                                  match 2 of 3 · 100 %
    "#]]
    .assert_eq(&desk.screen());
    // Both words of the phrase are matches; then it is the end.
    desk.press("n n");
    assert!(desk.screen().contains("Last match; press again for the next article"), "{}", desk.screen());
    desk.press("n");
    expect![[r#"
        |
        |▎  A new harbour bridge                                    ◆
        ~   ttttttMMMMMMMtmmmmmm                                    *
        |   1 March 2019 · 2 min                                    ┃
        |   ─────────────────────────────────────────────────────── ┃
        |   Nothing else of note was said that day. Nothing else    ┃
        |   of note was said that day. Nothing else of note was     │
        |   said that day. Nothing else of note was said that day.  │
        |   Nothing else of note was said that day. Nothing else    │
        |   of note was said that day. Nothing else of note was     │
        |   said that day. Nothing else of note was said that day.  │
        |   Nothing else of note was said that day. Nothing else    │
        |   of note was said that day. Nothing else of note was     │
        |   said that day. Nothing else of note was said that day.  ◆
        ~                                                           *
        | c.md                                   match 1 of 4 · 31 %
    "#]]
    .assert_eq(&desk.screen());
    // Back over the beginning, to the last match of the article before.
    desk.press("N N");
    expect![[r#"
        |   The town
        ~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        |   said that day. Nothing else of note was said that day.  │
        |   Nothing else of note was said that day. Nothing else    │
        |   of note was said that day. Nothing else of note was     │
        |   said that day. Nothing else of note was said that day.  │
        |   Nothing else of note was said that day. Nothing else    │
        |   of note was said that day. Nothing else of note was     ◆
        ~                                                           *
        |   said that day. Nothing else of note was said that day.  │
        |   Nothing else of note was said that day. Nothing else of │
        |   note was said that day. Nothing else of note was said   │
        |   that day.                                               │
        |                                                           ┃
        |▎  The harbour bridge is closed.                           ◆
        ~       mmmmmmm MMMMMM                                      *
        | b.md                                  match 3 of 3 · 100 %
    "#]]
    .assert_eq(&desk.screen());
}

#[test]
fn n_passes_over_listed_articles_without_a_match() {
    let mut desk = desk((60, 14));
    desk.press("/").type_in("bridge OR title:market OR after:2026-01").press("enter");
    assert_eq!(rows(&desk), ["Notes of a day", "A market", "The town", "A new harbour bridge"]);
    desk.press("/").type_in("bridge OR after:2026-01").press("enter enter n n");
    assert_eq!(desk.state.reader.as_ref().unwrap().article().meta().title, "The town");
}

#[test]
fn an_article_that_changes_while_it_is_read_stays_where_it_is() {
    let text = |more: &str| format!("# The town\n\n{}The bridge.\n\nThe last line.{more}\n", "Nothing was said.\n\n".repeat(30));
    let mut desk = Desk::new(&[("a.md", &text(""))], (60, 14));
    desk.press("/").type_in("bridge").press("enter enter g g");
    let before = desk.screen();
    assert!(before.contains("match"), "{before}");
    desk.rewrite("a.md", &text(" A bridge."));
    let row = |screen: &str| screen.lines().nth(5).map(str::to_owned);
    assert_eq!(row(&desk.screen()), row(&before), "{}", desk.screen());
}

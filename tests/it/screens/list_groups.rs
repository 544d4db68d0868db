//! The list: groups by what it is ordered by, passages of a search.

use expect_test::expect;

use super::FILES;
use crate::driver::Desk;

#[test]
fn the_list_is_grouped_by_what_it_is_ordered_by() {
    let dated = |day: &str, text: &str| format!("---\ndate: {day}\nauthor: Ann Noun\nsource: The Paper\n---\n\n# {text}\n\nText.\n");
    let files = [
        ("a.md", dated("2026-03-14T14:05:00", "Today")),
        ("b.md", dated("2026-03-10", "This week")),
        ("c.md", dated("2026-02-12", "Élan in February")),
        ("d.md", dated("2025-07-08", "A year before")),
        ("e.md", "No date here.\n".to_owned()),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let mut desk = Desk::new(&files, (60, 13));
    expect![[r#"
        | 5 unread · 5   desk   newest first
        | Today
        ~ GGGGG
        |▌  14:05  Today                             The Paper
        ~============================================================
        | This week
        ~ GGGGGGGGG
        |   Tue    This week                         The Paper
        ~          UUUUUUUUU
        | February 2026
        ~ GGGGGGGGGGGGG
        |   12     Élan in February                  The Paper
        ~          UUUUUUUUUUUUUUUU
        | 2025
        ~ GGGG
        |    8 Jul A year before                     The Paper
        ~          UUUUUUUUUUUUU
        | No date
        ~ GGGGGGG
        |          e
        ~          U
        |
        |                                         ? help  : commands
    "#]]
    .assert_eq(&desk.screen());
    // Keys, counts and the mouse skip the lines of the groups.
    desk.press("3 j M").click(5, 5);
    assert_eq!(desk.state.list.view.cursor, 3);
    desk.click(5, 6);
    assert_eq!(desk.state.list.view.cursor, 2, "{}", desk.screen());
    desk.press("S 3");
    expect![[r#"
        | 5 unread · 5   desk   by title
        | A
        ~ G
        |    8 Jul 2025 A year before                The Paper
        ~               UUUUUUUUUUUUU
        | E
        ~ G
        |               e
        ~               U
        |▌  12 Feb 2026 Élan in February             The Paper
        ~============================================================
        | T
        ~ G
        |   10 Mar 2026 This week                    The Paper
        ~               UUUUUUUUU
        |   14 Mar 2026 Today                        The Paper
        ~               UUUUU
        |
        |
        |
        | Sorted by title                         ? help  : commands
        ~ NNNNNNNNNNNNNNN
        done: mouse(true)
    "#]]
    .assert_eq(&desk.screen());
    desk.press("S 5");
    assert!(desk.screen().contains("| The Paper\n") && desk.screen().contains("| No source\n"), "{}", desk.screen());
}

#[test]
fn rows_of_a_search_show_the_passage_in_place_of_the_source() {
    let mut desk = Desk::new(FILES, (60, 14));
    desk.press("/").type_in("bridge");
    expect![[r#"
        | 1 of 3   desk   /bridge   newest first
        | 2021
        ~ GGGG
        |▌  12 Mar The last ferry                    …A bridge… 1
        ~===============================================mmmmmm=======
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
        | /bridge                                 ? help  : commands
        typing at column 9, row 14
    "#]]
    .assert_eq(&desk.screen());
    // On a tall screen each row has a second line for it, and a click on that selects the row.
    desk.press("esc").resize(60, 42).press("/").type_in("the").press("enter");
    expect![[r#"
        | 2 of 3   desk   /the*   newest first
        | 2024
        ~ GGGG
        |▌   2 May The clock that ran slow           Ada Lindqvi… ▶
        ~==========mmm===============================================
        |          For eleven years nobody noticed. Then the tr… 10
        ~===========================================mmm==mmm=========
        | 2021
        ~ GGGG
        |   12 Mar The last ferry
        ~          mmmUUUUUUUUUUU
        |          The ferry to Holm sails no more. A bridge too… 2"#]]
    .assert_eq(&desk.screen().lines().take(12).collect::<Vec<_>>().join("\n"));
    desk.press("M").click(20, 6);
    assert_eq!(desk.state.list.view.cursor, 1, "{}", desk.screen());
}

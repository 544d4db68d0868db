//! The list in groups: what it is ordered by.

use expect_test::expect;

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
        |▌  14:05  Today                           The Paper
        ~============================================================
        | This week
        ~ GGGGGGGGG
        |   Tue    This week                       The Paper
        ~          UUUUUUUUU
        | February 2026
        ~ GGGGGGGGGGGGG
        |   12     Élan in February                The Paper
        ~          UUUUUUUUUUUUUUUU
        | 2025
        ~ GGGG
        |    8 Jul A year before                   The Paper
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
        |    8 Jul 2025 A year before              The Paper
        ~               UUUUUUUUUUUUU
        | E
        ~ G
        |               e
        ~               U
        |▌  12 Feb 2026 Élan in February           The Paper
        ~============================================================
        | T
        ~ G
        |   10 Mar 2026 This week                  The Paper
        ~               UUUUUUUUU
        |   14 Mar 2026 Today                      The Paper
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

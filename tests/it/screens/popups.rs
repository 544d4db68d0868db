//! Popups: contents, quotations, themes, sort orders, commands, help, article info.

use expect_test::expect;
use kiosque::config::theme::Part;

use super::{small, wide};
use crate::driver::Desk;

#[test]
fn the_contents_lead_to_a_section() {
    let mut desk = small();
    expect![[r#"
        |
        |▎  The clock that ran slow                                 ┃
        ~   ttttttttttttttttttttttt
        |   Ad╭─ Contents ────────────────────────────────────╮ ▶ 1 ┃
        ~   yy
        |   ──│›                                       1 of 4 │──── ┃
        |   Fo│ top                                           │me   ┃
        ~      ===============================================
        |   on│ The discovery                                 │     ┃
        |     │   A second opinion                            │     ┃
        |     │ The repair                                    │     ┃
        | ▾ Th╰─ type to filter · Enter selects · Esc closes ─╯     │
        ~ f gg
        |   "It was four minutes, never five," said Jonas Ek, the   │
        ~   qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq      ssssssss
        |   sexton. He wrote it down in a small book.               │
        ~                                 llllllllll
        |                                                           │
        |   The council did not believe him.                        │
        | tower.md                         52 %   ? help  : commands
        typing at column 9, row 4
    "#]]
    .assert_eq(&desk.press("enter t").screen());
    desk.type_in("repair");
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
        |▎▾ The repair                                              ┃
        ~ f gggggggggg
        |   A new wheel was cut in March. "We call it the young     ┃
        ~                                 qqqqqqqqqqqqqqqqqqqqq
        |   tooth," said Mira Holm, who cut it.                     ┃
        ~   qqqqqqq      sssssssss
        |                                                           ┃
        |   Watch the film: https://www.youtube.com/watch?          ┃
        ~                   vvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
        |   v=dQw4w9WgXcQ&t=90                                      ┃
        ~   vvvvvvvvvvvvvvvvvv
        | tower.md                        100 %   ? help  : commands
    "#]]
    .assert_eq(&desk.press("enter").screen());
}

#[test]
fn the_quotations_are_listed_with_their_speakers() {
    let mut desk = small();
    desk.resize(90, 14).press("enter");
    expect![[r#"
        |
        |     ▎  The clock that ran slow                                                          ┃
        ~        ttttttttttttttttttttttt
        |        Ada Lindqvis╭─ Quotations ──────────────────────────────────╮1 min · ▶ 1         ┃
        ~        yyyyyyyyyyyy
        |        ────────────│›                                       1 of 3 │───────────         ┃
        |        For eleven y│ "It was four minutes, never five,"  Jonas Ek  │.                   ┃
        ~                     ===============================================
        |                    │ Clocks do not lie. People set them.           │                    ┃
        |                    │ "We call it the young tooth,"  Mira Holm      │                    ┃
        |      ▾ The discover╰─ type to filter · Enter selects · Esc closes ─╯                    ┃
        ~      f gggggggggggg
        |        "It was four minutes, never five," said Jonas Ek, the sexton. He wrote           │
        ~        qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq      ssssssss
        |        it down in a small book.                                                         │
        ~                     llllllllll
        |                                                                                         │
        |        The council did not believe him.                                                 │
        |                                                                                         │
        | tower.md                                                       52 %   ? help  : commands
        typing at column 24, row 4
    "#]]
    .assert_eq(&desk.press("\"").screen());
    desk.press("down down enter");
    expect![[r#"A new wheel was cut in March. "We call it the young tooth," said Mira"#]].assert_eq(&desk.line());
}

#[test]
fn jumps_go_from_quotation_to_quotation() {
    let mut desk = small();
    expect![[r#"
        |
        |   ─────────────────────────────────────────────────────── ┃
        |   For eleven years nobody noticed. Then the trains came   ┃
        ~                                             eeeeee
        |   on time.                                                ┃
        |                                                           ┃
        |                                                           ┃
        | ▾ The discovery                                           ┃
        ~ f ggggggggggggg
        |▎  "It was four minutes, never five," said Jonas Ek, the   ┃
        ~   qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq      ssssssss
        |   sexton. He wrote it down in a small book.               │
        ~                                 llllllllll
        |                                                           │
        |   The council did not believe him.                        │
        |                                                           │
        | ▾ A second opinion                                        │
        ~ f iiiiiiiiiiiiiiii
        | tower.md                         56 %   ? help  : commands
    "#]]
    .assert_eq(&desk.press("enter }").screen());
    expect![[r#"A new wheel was cut in March. "We call it the young"#]].assert_eq(&desk.press("} }").line());
    expect!["| Last quotation                  100 %   ? help  : commands"]
        .assert_eq(desk.press("}").screen().lines().rev().nth(1).unwrap());
    expect!["Clocks do not lie. People set them."].assert_eq(&desk.press("{").line());
}

#[test]
fn every_command_can_be_found_by_name() {
    let mut desk = small();
    expect![[r#"
        |   ╭─ Commands ─────────────────────────────────────────╮
        |▎  │› close all                                  1 of 1 │  ┃
        |   │ z M             fold-close-all  Fold all sections  │1 ┃
        ~    ====================================================
        |   │                                                    │─ ┃
        |   │                                                    │  ┃
        |   │                                                    │  ┃
        |   │                                                    │  ┃
        |   │                                                    │  ┃
        | ▾ │                                                    │  │
        ~ f
        |   │                                                    │  │
        |   │                                                    │  │
        |   │                                                    │  │
        |   ╰────── type to filter · Enter selects · Esc closes ─╯  │
        | tower.md                         52 %   ? help  : commands
        typing at column 16, row 2
    "#]]
    .assert_eq(&desk.press("enter :").type_in("close all").screen());
    let folded = small().press("enter z M").screen();
    assert_eq!(desk.press("enter").screen(), folded);
}

#[test]
fn help_shows_the_keys_in_force() {
    expect![[r#"
        |   ╭─ Help ─────────────────────────────────────────────────────────────╮
        |▎  │›                                                           1 of 95 │  ┃
        |   │ Move                                                               │1 ┃
        |   │ j  down              Next article, or next line                    │─ ┃
        ~    ====================================================================
        |   │ k  up                Previous article, or previous line            │  ┃
        |   │ ctrl-d               Half a page down                              │  ┃
        |   │ ctrl-u               Half a page up                                │  ┃
        | ▾ │ space  pgdn  ctrl-f  A page down, stopping at the end of the arti… │  ┃
        ~ f
        |   │ pgup  ctrl-b         A page up                                     │  │
        |   │ g g  home            First article in the list, start of the arti… │  │
        |   │ G  end               Last article in the list, end of the article  │  │
        |   │ enter  l  right      Open the article; on a heading, fold it       │  │
        |   ╰───────────────────────────── / filters · Enter runs it · q closes ─╯  │
        | tower.md                                         52 %   ? help  : commands
    "#]]
    .assert_eq(&small().resize(76, 14).press("enter ?").screen());
}

#[test]
fn the_list_is_ordered_otherwise_and_the_cursor_stays_on_its_article() {
    let mut desk = small();
    expect![[r#"
        | 3 unread · 3   desk   newest first
        | 2024   ╭─ Sort order ─────────────────────────────╮
        ~ GGGG
        |    2 Ma│›                                  1 of 6 │qvi… ▶
        ~                                                         v
        | 2022   │ 1  newest first                          │
        ~ GGGG    ==========================================
        |▌   1 Ju│ 2  oldest first                          │
        ~========                                            ========
        | 2021   │ 3  by title                              │
        ~ GGGG
        |   12 Ma│ 4  by author                             │
        |        │ 5  by source                             │
        |        │ 6  by relevance                          │
        |        ╰─ Enter or a number selects · Esc closes ─╯
        |
        |
        |
        |                                         ? help  : commands
        typing at column 12, row 3
    "#]]
    .assert_eq(&desk.press("j S").screen());
    expect![[r#"
        | 3 unread · 3   desk   by title
        | T
        ~ G
        |    2 May 2024 The clock that ran slow      Ada Lindqvi… ▶
        ~               UUUUUUUUUUUUUUUUUUUUUUU                   v
        |   12 Mar 2021 The last ferry
        ~               UUUUUUUUUUUUUU
        | Other
        ~ GGGGG
        |▌   1 Jul 2022 橋が開通した日に船長は静か…
        ~============================================================
        |
        |
        |
        |
        |
        |
        |
        | Sorted by title                         ? help  : commands
        ~ NNNNNNNNNNNNNNN
    "#]]
    .assert_eq(&desk.press("3").screen());
}

#[test]
fn themes_are_tried_while_one_chooses_and_escape_takes_the_old_one_back() {
    let mut desk = wide();
    let (before, ours) = (desk.screen(), desk.state.theme);
    desk.press("c");
    expect![[r#"
        | 3 unread · 3   desk   newest first      │
        | 2024                                    │   The clock that ran slow           ╭─ Colour theme ──────────────╮
        ~ GGGG                                        ttttttttttttttttttttttt
        |▌   2 May The clock that ran slow     ▶  │   Ada Lindqvist                     │›                     8 of 8 │
        ~=========================================    yyyyyyyyyyyyy
        | 2022                                    │   ──────────────────────────────────│ 1  auto          ■ ■ ■ ■ ■  │
        ~ GGGG
        |    1 Jul 橋が開通した日に船長は静かに…  │   For eleven years nobody noticed. T│ 2  terminal      ■ ■ ■ ■ ■  │
        ~          UUUUUUUUUUUUUUUUUUUUUUUUUUUUU
        | 2021                                    │                                     │ 3  ink           ■ ■ ■ ■ ■  │
        ~ GGGG
        |   12 Mar The last ferry                 │                                     │ 4  night         ■ ■ ■ ■ ■  │
        ~          UUUUUUUUUUUUUU
        |                                         │ ▾ The discovery                     │ 5  paper         ■ ■ ■ ■ ■  │
        ~                                           f ggggggggggggg
        |                                         │   "It was four minutes, never five,"│ 6  newsprint     ■ ■ ■ ■ ■  │
        ~                                             qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq
        |                                         │   He wrote it down in a small book. │ 7  contrast      ■ ■ ■ ■ ■  │
        ~                                                                   llllllllll
        |                                         │                                     │ 8  letters       ■ ■ ■ ■ ■  │
        ~                                                                                ================= t   q l   =
        |                                         │   The council did not believe him.  ╰─ Enter or a number selects ─╯
        |                                         │                                                                   │
        |                                         │ ▾ A second opinion                                                │
        ~                                           f iiiiiiiiiiiiiiii
        |                                         │ ▏ Clocks do not lie. People set them.                             │
        ~                                           k QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ
        | tower.md                                                                           64 %   ? help  : commands
        typing at column 83, row 3
    "#]]
    .assert_eq(&desk.screen());
    desk.press("up");
    assert_ne!(desk.state.theme.part(Part::Screen), ours.part(Part::Screen));
    desk.press("esc");
    assert_eq!((desk.screen(), desk.state.theme), (before, ours));
    desk.press("c").type_in("paper").press("enter");
    assert_eq!(desk.state.theme_name, "paper");
    assert!(desk.screen().contains("Theme: paper"));
}

#[test]
fn everything_known_about_the_article_is_shown() {
    expect![[r#"
        |
        |▎  The last ferry
        ~   tttttttttttttt
        |   12 March 2021 · 1 min
        |   ─╭─ Article info ───────────────────────────────────────────────────╮──
        |   T│ file         /desk/ferry.txt                                     │
        |    │ format       text                                                │
        |    │ title        The last ferry                                      │
        |    │ date         12 March 2021                                       │
        |    │ language     en                                                  │
        |    │ counts       14 words, 1 min, 0 sections, 0 quotations, 0 links, │
        |    │              0 videos                                            │
        |    │ diagnostics  language detected from the text: English (99 %)     │
        |    ╰──────────────────────────────────────── j k scroll · Esc closes ─╯
        |
        |
        |
        |
        |
        |
        |
        |
        | ferry.txt                                       100 %   ? help  : commands
    "#]]
    .assert_eq(&small().resize(76, 22).press("j j enter i").screen());
}

#[test]
fn a_choice_that_fits_nothing_leaves_everything_as_it_was() {
    let mut desk = small();
    let before = desk.press("enter").screen();
    desk.press("t").type_in("zzzz");
    expect![[r#"
        |
        |▎  The clock that ran slow                                 ┃
        ~   ttttttttttttttttttttttt
        |   Ad╭─ Contents ────────────────────────────────────╮ ▶ 1 ┃
        ~   yy
        |   ──│› zzzz                                         │──── ┃
        |   Fo│ Nothing found: shorten what you typed         │me   ┃
        |   on│                                               │     ┃
        |     │                                               │     ┃
        |     │                                               │     ┃
        | ▾ Th╰─ type to filter · Enter selects · Esc closes ─╯     │
        ~ f gg
        |   "It was four minutes, never five," said Jonas Ek, the   │
        ~   qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq      ssssssss
        |   sexton. He wrote it down in a small book.               │
        ~                                 llllllllll
        |                                                           │
        |   The council did not believe him.                        │
        | tower.md                         52 %   ? help  : commands
        typing at column 13, row 4
    "#]]
    .assert_eq(&desk.screen());
    assert_eq!(desk.press("enter").screen(), before);
    assert!(!desk.is_covered());
}

#[test]
fn help_explains_the_signs_of_the_list_as_they_are_drawn() {
    let help = |config: &str| {
        let mut desk = Desk::with(&[("a.md", "# A")], (80, 24), config);
        let screen = desk.press("? G").screen();
        let rows = screen.lines().skip_while(|line| !line.contains("Signs of the list")).filter(|line| line.starts_with('|'));
        rows.take(10).map(|line| line.chars().skip(6).take(60).collect::<String>().trim_end().to_owned()).collect::<Vec<_>>().join("\n")
    };
    expect![[r#"
        Signs of the list
        ★                    Starred
        ▶                    With a video
        ¼ ½ ¾                Read a quarter, half or three quarters
        ✓                    Read to the end
        Δ                    Changed since you read it
        ~                    A change is not saved yet
        !                    Under embargo
        bold                 Unread
        dim                  Read"#]]
    .assert_eq(&help(""));
    expect![[r#"
        Signs of the list
        *                    Starred
        V                    With a video
        - = #                Read a quarter, half or three quarters
        x                    Read to the end
        D                    Changed since you read it
        ?                    A change is not saved yet
        !                    Under embargo
        bold                 Unread
        dim                  Read"#]]
    .assert_eq(&help("ascii = 'yes'"));
}

#[test]
fn long_messages_are_shown_whole_above_the_status_line() {
    let mut desk = small();
    desk.press("/").type_in("after:monday ferry");
    assert!(last_lines(&desk, 4).contains("monday is not a date"));
    assert!(last_lines(&desk, 4).contains("this-week"), "{}", desk.screen());
    desk.press("enter");
    assert!(last_lines(&desk, 3).contains("this-week"), "{}", desk.screen());
    desk.press("j");
    assert!(!desk.screen().contains("is not a date"));
}

/// The last lines of a screen, joined.
fn last_lines(desk: &Desk, count: usize) -> String {
    let screen = desk.screen();
    let lines: Vec<&str> = screen.lines().filter(|line| line.starts_with('|')).collect();
    lines[lines.len() - count..].iter().map(|line| line[1..].trim_end()).collect()
}

//! Putting the speaker of a quotation right.

use expect_test::expect;

use crate::driver::Desk;

fn desk(columns: u16, rows: u16) -> Desk {
    let text = "---\ndate: 2020-03-01\nlang: en\n---\n\n# The budget\n\n\"We will keep the night train running,\" said Ann Lee.\n\n\
        \"The budget is too small for this town,\" Ann Lee added.\n";
    Desk::new(&[("a.md", text)], (columns, rows))
}

#[test]
fn a_speaker_put_right_shows_in_the_margin_the_panel_and_the_information() {
    let mut desk = desk(140, 12);
    desk.press("enter } :").type_in("speaker Eve Ray").press("enter");
    expect![[r#"
        | 1 article   desk   newest first            │
        | 2020                                       │   The budget
        ~ GGGG                                           tttttttttt
        |▌   1 Mar The budget                      ✓ │   1 March 2020 · 1 min
        ~--------------------------------------------
        |                                            │   ────────────────────────────────────────────────────────────────────────
        |                                            │▎▏ "We will keep the night train running," said Ann Lee.                     Eve Ray
        ~                                              k qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq                                   sssssss
        |                                            │
        |                                            │ ▏ "The budget is too small for this town," Ann Lee added.
        ~                                              k qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq
        |                                            │
        |                                            │
        |                                            │
        |                                            │
        | Speaker: Eve Ray                                                                                                100 %   ? help  : commands
        ~ NNNNNNNNNNNNNNNN
    "#]].assert_eq(&desk.screen());
    expect![[r#"
        | 1 article   desk   newest first ╭─ Article info ─────────────────────────────────────────────────────────╮
        | 2020                            │ speaker   Eve Ray                                                      │
        ~ GGGG
        |▌   1 Mar The budget             │ named by  You, who put it right                                        │
        ~---------------------------------
        |                                 │ file      /desk/a.md                                                   │─────────────
        |                                 │ format    markdown                                                     │               Eve Ray
        ~                                                                                                                          sssssss
        |                                 │ title     The budget                                                   │
        |                                 │ date      1 March 2020                                                 │
        |                                 │ language  en                                                           │
        |                                 │ counts    21 words, 1 min, 0 sections, 2 quotations, 0 links, 0 videos │
        |                                 ╰────────────────────────────────────────────── j k scroll · Esc closes ─╯
        |                                            │
        | a.md                                                                                                            100 %   ? help  : commands
    "#]].assert_eq(&desk.press("i").screen());
    assert!(desk.press("esc \"").screen().matches("Eve Ray").count() >= 2);
    let undone = desk.press("esc u").screen();
    assert!(undone.contains("Undone: the speaker is the one that was found") && !undone.contains("Eve Ray"), "{undone}");
    assert!(desk.press("} :").type_in("speaker").press("enter").screen().contains("Speaker removed from this quotation"));
}

#[test]
fn a_speaker_is_put_right_on_a_quotation_only() {
    let mut desk = desk(100, 12);
    assert!(desk.press(":").type_in("speaker Eve Ray").press("enter").screen().contains("Open the article first"));
    assert!(desk.press("enter :").type_in("speaker Eve Ray").press("enter").screen().contains("No quotation here"));
}

//! Folding and unfolding sections.

use expect_test::expect;
use kiosque::library::ArticleKey;

use super::small;
use crate::driver::Desk;

#[test]
fn a_section_folds_away_around_the_reader() {
    expect![[r#"
        |
        |   ─────────────────────────────────────────────────────── ┃
        |   For eleven years nobody noticed. Then the trains came   ┃
        ~                                             eeeeee
        |   on time.                                                ┃
        |                                                           ┃
        |                                                           ┃
        |▎▸ The discovery  35 words · 2 quotes                      ┃
        ~ f ggggggggggggg  FFFFFFFFFFFFFFFFFFF
        | ▾ The repair                                              ┃
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
        | tower.md                         64 %   ? help  : commands
    "#]]
    .assert_eq(&small().press("enter ] j j z a").screen());
}

#[test]
fn enter_on_a_heading_folds_and_unfolds_it() {
    let mut desk = small();
    let heading = desk.press("enter ]").line();
    expect![[r#"
        |
        |   ─────────────────────────────────────────────────────── ┃
        |   For eleven years nobody noticed. Then the trains came   ┃
        ~                                             eeeeee
        |   on time.                                                ┃
        |                                                           ┃
        |                                                           ┃
        |▎▸ The discovery  35 words · 2 quotes                      ┃
        ~ f ggggggggggggg  FFFFFFFFFFFFFFFFFFF
        | ▾ The repair                                              ┃
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
        | tower.md                         56 %   ? help  : commands
    "#]]
    .assert_eq(&desk.press("enter").screen());
    let open = desk.press("enter").screen();
    assert_eq!(desk.line(), heading);
    assert!(open.contains("He wrote it down"), "{open}");
}

#[test]
fn all_sections_fold_away_and_come_back() {
    let mut desk = small();
    let open = desk.press("enter").screen();
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
        | ▸ The discovery  35 words · 2 quotes                      ┃
        ~ f ggggggggggggg  FFFFFFFFFFFFFFFFFFF
        | ▸ The repair  23 words · 1 quote                          │
        ~ f gggggggggg  FFFFFFFFFFFFFFFFFF
        |                                                           │
        |                                                           │
        |                                                           │
        | tower.md                         52 %   ? help  : commands
    "#]]
    .assert_eq(&desk.press("z M").screen());
    assert_eq!(desk.press("z R").screen(), open);
}

#[test]
fn headings_down_to_a_level_stay() {
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
        | ▸ The discovery  35 words · 2 quotes                      ┃
        ~ f ggggggggggggg  FFFFFFFFFFFFFFFFFFF
        | ▸ The repair  23 words · 1 quote                          │
        ~ f gggggggggg  FFFFFFFFFFFFFFFFFF
        |                                                           │
        |                                                           │
        |                                                           │
        | tower.md                         52 %   ? help  : commands
    "#]]
    .assert_eq(&small().press("enter z 2").screen());
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
    .assert_eq(&small().press("enter z 3").screen());
}

#[test]
fn quotations_alone_can_stay() {
    let mut desk = small();
    let open = desk.press("enter").screen();
    expect![[r#"
        |
        |▎  The clock that ran slow                                 ┃
        ~   ttttttttttttttttttttttt
        |   Ada Lindqvist                  2 May 2024 · 1 min · ▶ 1 ┃
        ~   yyyyyyyyyyyyy
        |   ─────────────────────────────────────────────────────── ┃
        |                                                           ┃
        | ▾ The discovery                                           ┃
        ~ f ggggggggggggg
        |   "It was four minutes, never five," said Jonas Ek, the   ┃
        ~   qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq      ssssssss
        |   sexton. He wrote it down in a small book.               ┃
        ~                                 llllllllll
        |                                                           ┃
        | ▾ A second opinion                                        │
        ~ f iiiiiiiiiiiiiiii
        | ▏ Clocks do not lie. People set them.                     │
        ~ k QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ
        |                                                           │
        |                                                           │
        | tower.md                         52 %   ? help  : commands
    "#]]
    .assert_eq(&desk.press("z q").screen());
    assert_eq!(desk.press("z q").screen(), open);
}

#[test]
fn closing_twice_closes_the_section_around() {
    expect![[r#"
        |
        |   ─────────────────────────────────────────────────────── ┃
        |   For eleven years nobody noticed. Then the trains came   ┃
        ~                                             eeeeee
        |   on time.                                                ┃
        |                                                           ┃
        |                                                           ┃
        |▎▸ The discovery  35 words · 2 quotes                      ┃
        ~ f ggggggggggggg  FFFFFFFFFFFFFFFFFFF
        | ▾ The repair                                              ┃
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
        | tower.md                         86 %   ? help  : commands
    "#]]
    .assert_eq(&small().press("enter ] ] z c z c").screen());
}

#[test]
fn the_sticky_line_says_in_which_section_one_is() {
    expect![[r#"
        |   The clock that ran slow
        ~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        | ▾ The repair                                              │
        ~ f gggggggggg
        |   A new wheel was cut in March. "We call it the young     │
        ~                                 qqqqqqqqqqqqqqqqqqqqq
        |   tooth," said Mira Holm, who cut it.                     │
        ~   qqqqqqq      sssssssss
        |                                                           ┃
        |   Watch the film: https://www.youtube.com/watch?          ┃
        ~                   vvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
        |▎  v=dQw4w9WgXcQ&t=90                                      ┃
        ~   vvvvvvvvvvvvvvvvvv
        | tower.md                        100 %   ? help  : commands
    "#]]
    .assert_eq(&small().resize(60, 8).press("enter G").screen());
}

#[test]
fn folds_do_not_count_as_progress() {
    let mut desk = small();
    let progress = |desk: &Desk| desk.state.reader.as_ref().unwrap().progress();
    for keys in ["enter", "j j"] {
        let before = progress(desk.press(keys));
        assert_eq!(progress(desk.press("z M")), before, "{keys}\n{}", desk.screen());
        assert_eq!(progress(desk.press("z R")), before, "{keys}\n{}", desk.screen());
    }
    // A line that cannot stay at its height has less of the text above it.
    let before = progress(desk.press("]"));
    assert!(progress(desk.press("z M")) <= before, "{}", desk.screen());
    // Only the headings after it were seen.
    desk.press("z M G");
    assert!(progress(&desk) < 100 && !desk.shelf.of(ArticleKey(0)).read, "{}", desk.screen());
    // Only the end itself, on screen, is the end.
    assert_eq!(desk.press("z R G").state.reader.as_ref().unwrap().progress(), 100);
    assert!(desk.shelf.of(ArticleKey(0)).read);
}

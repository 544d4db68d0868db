//! Selecting text, highlighting, notes, and the list of all notes.

use expect_test::expect;
use kiosque::find::Anchor;
use kiosque::library::{Note, NoteId};

use super::small;
use crate::driver::Desk;

#[test]
fn words_are_selected_by_word_and_by_row() {
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
        ~   XXXXXXXXXXXXqqqqqqqqqqqqqqqqqqqqqq      ssssssss
        |   sexton. He wrote it down in a small book.               │
        ~                                 llllllllll
        |                                                           │
        |   The council did not believe him.                        │
        |                                                           │
        | ▾ A second opinion                                        │
        ~ f iiiiiiiiiiiiiiii
        | w b word · h l letter · j k row · a note · y copy
    "#]]
    .assert_eq(&desk.press("enter } x w w").screen());
    expect![[r#"
        |   The clock that ran slow
        ~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        |   For eleven years nobody noticed. Then the trains came   ┃
        ~                                             eeeeee
        |   on time.                                                ┃
        |                                                           ┃
        |                                                           ┃
        | ▾ The discovery                                           ┃
        ~ f ggggggggggggg
        |   "It was four minutes, never five," said Jonas Ek, the   ┃
        ~   XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX
        |▎  sexton. He wrote it down in a small book.               ┃
        ~   XXXXXX                        llllllllll
        |                                                           ┃
        |   The council did not believe him.                        │
        |                                                           │
        | ▾ A second opinion                                        │
        ~ f iiiiiiiiiiiiiiii
        | ▏ Clocks do not lie. People set them.                     │
        ~ k QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ
        | w b word · h l letter · j k row · a note · y copy
    "#]]
    .assert_eq(&desk.press("b h j").screen());
    assert_eq!(desk.press("o } y").done, ["copy . He wrote it down in a small book."]);
}

#[test]
fn motions_are_those_of_vim_in_whole_words() {
    let copied = |keys: &str| small().press("enter } j").press(keys).press("y").done.remove(0);
    let check = |keys: &str, words: &str| assert_eq!(copied(keys), format!("copy {words}"), "{keys}");
    check("x", "sexton");
    check("x w", "sexton. He");
    check("x 3 w b", "sexton. He wrote");
    check("x w b b", "the sexton");
    check("x b b w", "the sexton");
    check("x h", "sexto");
    check("x 6 h", " s");
    check("x l l", "sexton. ");
    check("x $", "sexton. He wrote it down in a small book.");
    check("x w 0", "sexton");
    check("x }", "sexton. He wrote it down in a small book.");
    check("x } }", "sexton. He wrote it down in a small book.\nThe council did not believe him.");
    check("x {", "\"It was four minutes, never five,\" said Jonas Ek, the sexton");
    check("x k", "was four minutes, never five,\" said Jonas Ek, the sexton");
    check("x j", "sexton. He wrote it down in a small book.\nThe council");
    check("x w o w", "He");
    check("x e o b", "the sexton. He");
    check("x 2 }", "sexton. He wrote it down in a small book.\nThe council did not believe him.");
    assert!(copied("x g").starts_with("copy The clock that ran slow\nFor eleven"));
    assert!(copied("x G").ends_with("t=90"));
}

#[test]
fn a_note_is_written_on_what_is_selected() {
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
        ~   XXXXXXXXXXXXXXXXXXXXqqqqqqqqqqqqqq      ssssssss
        |   sexton. He wrote it down in a small book.               │
        ~                                 llllllllll
        |                                                           │
        |   The council did not believe him.                        │
        |                                                           │
        | ▾ A second opinion                                        │
        ~ f iiiiiiiiiiiiiiii
        | note: ask him #check             56 %   ? help  : commands
        typing at column 22, row 14
    "#]]
    .assert_eq(&desk.press("enter } x 3 w a").type_in("ask him #check").screen());
}

#[test]
fn a_note_is_on_the_quotation_at_the_cursor_else_on_the_paragraph() {
    let mut desk = small();
    desk.press("enter } a");
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
        ~   XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX      ssssssss
        |   sexton. He wrote it down in a small book.               │
        ~                                 llllllllll
        |                                                           │
        |   The council did not believe him.                        │
        |                                                           │
        | ▾ A second opinion                                        │
        ~ f iiiiiiiiiiiiiiii
        | note:                            56 %   ? help  : commands
        typing at column 8, row 14
    "#]]
    .assert_eq(&desk.screen());
    desk.press("esc j a");
    expect![[r#"
        |   The clock that ran slow
        ~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        |   For eleven years nobody noticed. Then the trains came   ┃
        ~                                             eeeeee
        |   on time.                                                ┃
        |                                                           ┃
        |                                                           ┃
        | ▾ The discovery                                           ┃
        ~ f ggggggggggggg
        |   "It was four minutes, never five," said Jonas Ek, the   ┃
        ~   XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX
        |▎  sexton. He wrote it down in a small book.               ┃
        ~   XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX
        |                                                           ┃
        |   The council did not believe him.                        │
        |                                                           │
        | ▾ A second opinion                                        │
        ~ f iiiiiiiiiiiiiiii
        | ▏ Clocks do not lie. People set them.                     │
        ~ k QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ
        | note:                            64 %   ? help  : commands
        typing at column 8, row 14
    "#]]
    .assert_eq(&desk.screen());
}

#[test]
fn a_note_shows_when_it_is_kept_and_not_before() {
    let mut desk = small();
    desk.press("enter } x w w w w esc");
    let before = desk.screen();
    desk.confirms = false;
    desk.press("x w w w w a").type_in("ask him #check").press("enter");
    assert_eq!(before, desk.screen());
    desk.settle();
    assert!(desk.screen().contains("Note saved"));
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
        |▎  "It was four minutes, never five," said Jonas Ek, the  •┃
        ~   aaaaaaaaaaaaaaaaaaaaaaaaaaaqqqqqqq      ssssssss
        |   sexton. He wrote it down in a small book.               │
        ~                                 llllllllll
        |                                                           │
        |   The council did not believe him.                        │
        |                                                           │
        | ▾ A second opinion                                        │
        ~ f iiiiiiiiiiiiiiii
        | ask him #check                   56 %   ? help  : commands
        ~ NNNNNNNNNNNNNN
    "#]]
    .assert_eq(&desk.press("k j").screen());
    desk.confirms = true;
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
        |▎  "It was four minutes, never five," said Jonas Ek, the  •┃
        ~   XXXXXXXXXXXXXXXXXXXXXXXXXXXqqqqqqq      ssssssss
        |   sexton. He wrote it down in a small book.               │
        ~                                 llllllllll
        |                                                           │
        |   The council did not believe him.                        │
        |                                                           │
        | ▾ A second opinion                                        │
        ~ f iiiiiiiiiiiiiiii
        | note: ask him #check             56 %   ? help  : commands
        typing at column 22, row 14
    "#]]
    .assert_eq(&desk.press("a").screen());
    // Emptied, it is a highlight still.
    desk.press("ctrl-u enter k j");
    assert!(desk.screen().contains("highlighted; press a"), "{}", desk.screen());
    desk.press("X");
    assert!(desk.screen().contains("Note deleted"));
    assert_eq!(before, desk.press("k j").screen());
    desk.press("u u");
    assert!(desk.press("k j").screen().contains("ask him #check"));
}

#[test]
fn notes_are_found_again_in_an_article_opened_again() {
    let mut desk = small();
    desk.press("enter } a").type_in("who?").press("enter J K");
    assert!(desk.screen().contains("who?"));
    let text = desk.state.reader.as_ref().unwrap().article().text().to_owned();
    let marked = desk.state.reader.as_ref().unwrap().notes.marked().to_vec();
    assert_eq!(marked.iter().map(|range| &text[range.clone()]).collect::<Vec<_>>(), ["\"It was four minutes, never five,\""]);
}

/// A desk with three notes in one article, and one in another, whose words are gone.
fn noted() -> Desk {
    let mut desk = small();
    desk.press("enter } a").type_in("ask him #check").press("enter ) a").type_in("why not? #council #check").press("enter");
    desk.press("] ] ) a enter");
    let anchor = Anchor::of("words that were here", 0..5);
    let lost = Note { id: Some(NoteId(9)), anchor, text: "from before".to_owned(), ..Note::default() };
    desk.shelf.edit(1).notes.push(lost);
    desk
}

#[test]
fn the_panel_finds_notes_by_label_and_words() {
    let mut desk = noted();
    expect![[r#"
        |   The clock that ran slow › The discovery
        ~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        |   The council did not believe him.                       •│
        ~   aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
        |   ╭─ Notes and highlights ─────────────────────────────╮  │
        | ▾ │›                                            1 of 4 │  │
        ~ f
        | ▏ │ #check           ask him  The clock that ran slow… │  │
        ~ k  ====================================================
        |   │ #council #check  why not?  The clock that ran slo… │  │
        |   │                  A new wheel was cut in March. "W… │  ┃
        | ▾ │                  from before  The last ferry · wo… │  ┃
        ~ f
        |▎  ╰──────── type to filter, # for labels · Esc closes ─╯  ┃
        |   tooth," said Mira Holm, who cut it.                     ┃
        ~   aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
        |                                                           ┃
        |   Watch the film: https://www.youtube.com/watch?          ┃
        ~                   vvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
        |   v=dQw4w9WgXcQ&t=90                                      ┃
        ~   vvvvvvvvvvvvvvvvvv
        | highlighted; press a to add a note
        ~ NNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNN
        typing at column 7, row 4
    "#]]
    .assert_eq(&desk.press("A").screen());
    let rows = |desk: &Desk| {
        let screen = desk.screen();
        screen.lines().filter(|line| line.contains("check") || line.contains("before")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(rows(desk.type_in("#check coun")).len(), 2);
    assert_eq!(rows(desk.press("ctrl-u").type_in("#check")).len(), 3);
    assert_eq!(rows(desk.press("ctrl-u").type_in("words that")).len(), 0);
    assert_eq!(rows(desk.press("ctrl-u").type_in("words")).len(), 1);
}

#[test]
fn the_panel_leads_to_notes_and_takes_them_away() {
    let mut desk = noted();
    desk.press("A").type_in("council").press("enter");
    assert_eq!(desk.line(), "The council did not believe him.");
    desk.press("A").type_in("before").press("enter");
    expect![[r#"
        |
        |▎  The last ferry
        ~   tttttttttttttt
        |   12 March 2021 · 1 min
        |   ───────────────────────────────────────────────────────
        |   The ferry to Holm sails no more. A bridge took its
        |   place in March.
        |
        |
        |
        |
        |
        |
        |
        | The article no longer contains the words of this note
        ~ NNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNN
    "#]]
    .assert_eq(&desk.screen());
    desk.press("A").type_in("council").press("del");
    expect![[r#"
        |
        |▎  The last ferry
        ~   tttttttttttttt
        |   ╭─ Notes and highlights ─────────────────────────────╮
        |   │› council                                           │─
        |   │ Nothing found: shorten what you typed              │
        |   │                                                    │
        |   │                                                    │
        |   ╰──────── type to filter, # for labels · Esc closes ─╯
        |
        |
        |
        |
        |
        | Note deleted                    100 %   ? help  : commands
        ~ NNNNNNNNNNNN
        typing at column 14, row 4
    "#]]
    .assert_eq(&desk.screen());
    desk.press("esc u A").type_in("council");
    assert!(desk.screen().contains("why not?"));
}

#[test]
fn on_a_very_wide_screen_notes_are_in_the_margin() {
    let mut desk = Desk::new(super::FILES, (150, 20));
    desk.press("enter j j j a").type_in("ask the sexton").press("enter");
    let screen = desk.screen();
    let row = screen.lines().find(|line| line.contains("For eleven years")).unwrap();
    assert!(row.contains("• ask the sexton"), "{screen}");
    // One column less, and the note has a sign only.
    desk.resize(139, 20);
    assert!(!desk.screen().lines().any(|line| line.contains("For eleven years") && line.contains("sexton")), "{}", desk.screen());
}

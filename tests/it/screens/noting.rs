//! Selecting words, marking them, writing beside them, and the panel of all notes.

use expect_test::expect;
use kiosque::app::kept::{Change, Elsewhere, Keeping, Note, NoteId, Whose};
use kiosque::app::{ArticleKey, Msg};
use kiosque::find::Anchor;

use super::small;
use crate::driver::Desk;

/// A note on some words of the open article, as the store keeps it.
fn note(desk: &Desk, id: i64, words: &str, text: &str, label: &str) -> Note {
    let article = desk.state.reader.as_ref().unwrap().article();
    let at = article.text().find(words).unwrap();
    let anchor = Anchor::of(article.text(), at..at + words.len());
    Note { id: Some(NoteId(id)), anchor, text: text.to_owned(), label: label.to_owned(), made: 1_700_000_000 }
}

/// Tells the program that changes are on disk.
fn kept(desk: &mut Desk, done: Vec<Change>) {
    desk.tell(Msg::Kept(Keeping { whose: Whose::Ours, done, undo: Vec::new() }));
}

/// A note as the panel gets it.
fn listed(note: Note) -> (Elsewhere, Note) {
    let place = Elsewhere {
        key: Some(ArticleKey(0)),
        title: "The clock that ran slow".to_owned(),
        path: "/desk/tower.md".into(),
        anchor: note.anchor.clone(),
    };
    (place, note)
}

#[test]
fn words_are_selected_by_word_and_by_row() {
    let mut desk = small();
    expect![[r#"
        |
        | 2 May 2024 · Ada Lindqvist · 1 min · ▶ 1                  ┃
        |                                                           ┃
        | For eleven years nobody noticed. Then the trains came     ┃
        ~                                           eeeeee
        | on time.                                                  ┃
        |                                                           ┃
        | ▾ The discovery                                           ┃
        ~ ffhhhhhhhhhhhhh
        |▎"It was four minutes, never five," said Jonas Ek, the     ┃
        ~ qXXXXXXXXXXXqqqqqqqqqqqqqqqqqqqqqq
        | sexton. He wrote it down in a small book.                 │
        ~                               llllllllll
        |                                                           │
        | The council did not believe him.                          │
        |                                                           │
        | ▾ A second opinion                                        │
        ~ ffhhhhhhhhhhhhhhhh
        | w b words · h l letters · j k rows · { } paragraph · o ot…
    "#]]
    .assert_eq(&desk.press("enter } x w w").screen());
    expect![[r#"
        | The clock that ran slow
        ~ ^^^^^^^^^^^^^^^^^^^^^^^
        |                                                           ┃
        | For eleven years nobody noticed. Then the trains came     ┃
        ~                                           eeeeee
        | on time.                                                  ┃
        |                                                           ┃
        | ▾ The discovery                                           ┃
        ~ ffhhhhhhhhhhhhh
        | "It was four minutes, never five," said Jonas Ek, the     ┃
        ~ qXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX
        |▎sexton. He wrote it down in a small book.                 ┃
        ~ XXXXXX                        llllllllll
        |                                                           ┃
        | The council did not believe him.                          │
        |                                                           │
        | ▾ A second opinion                                        │
        ~ ffhhhhhhhhhhhhhhhh
        | │ Clocks do not lie. People set them.                     │
        ~   QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ
        | w b words · h l letters · j k rows · { } paragraph · o ot…
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
        | 2 May 2024 · Ada Lindqvist · 1 min · ▶ 1                  ┃
        |                                                           ┃
        | For eleven years nobody noticed. Then the trains came     ┃
        ~                                           eeeeee
        | on time.                                                  ┃
        |                                                           ┃
        | ▾ The discovery                                           ┃
        ~ ffhhhhhhhhhhhhh
        |▎"It was four minutes, never five," said Jonas Ek, the     ┃
        ~ qXXXXXXXXXXXXXXXXXXXqqqqqqqqqqqqqq
        | sexton. He wrote it down in a small book.                 │
        ~                               llllllllll
        |                                                           │
        | The council did not believe him.                          │
        |                                                           │
        | ▾ A second opinion                                        │
        ~ ffhhhhhhhhhhhhhhhh
        | note: ask him #check             56 %   ? help  : commands
        typing at column 22, row 14
    "#]]
    .assert_eq(&desk.press("enter } x 3 w a").type_in("ask him #check").screen());
}

#[test]
fn the_quotation_that_the_cursor_stands_in_is_marked_else_the_paragraph() {
    let mut desk = small();
    desk.press("enter } a");
    expect![[r#"
        |
        | 2 May 2024 · Ada Lindqvist · 1 min · ▶ 1                  ┃
        |                                                           ┃
        | For eleven years nobody noticed. Then the trains came     ┃
        ~                                           eeeeee
        | on time.                                                  ┃
        |                                                           ┃
        | ▾ The discovery                                           ┃
        ~ ffhhhhhhhhhhhhh
        |▎"It was four minutes, never five," said Jonas Ek, the     ┃
        ~ XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX
        | sexton. He wrote it down in a small book.                 │
        ~                               llllllllll
        |                                                           │
        | The council did not believe him.                          │
        |                                                           │
        | ▾ A second opinion                                        │
        ~ ffhhhhhhhhhhhhhhhh
        | note:                            56 %   ? help  : commands
        typing at column 8, row 14
    "#]]
    .assert_eq(&desk.screen());
    desk.press("esc j a");
    expect![[r#"
        | The clock that ran slow
        ~ ^^^^^^^^^^^^^^^^^^^^^^^
        |                                                           ┃
        | For eleven years nobody noticed. Then the trains came     ┃
        ~                                           eeeeee
        | on time.                                                  ┃
        |                                                           ┃
        | ▾ The discovery                                           ┃
        ~ ffhhhhhhhhhhhhh
        | "It was four minutes, never five," said Jonas Ek, the     ┃
        ~ XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX
        |▎sexton. He wrote it down in a small book.                 ┃
        ~ XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX
        |                                                           ┃
        | The council did not believe him.                          │
        |                                                           │
        | ▾ A second opinion                                        │
        ~ ffhhhhhhhhhhhhhhhh
        | │ Clocks do not lie. People set them.                     │
        ~   QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ
        | note:                            64 %   ? help  : commands
        typing at column 8, row 14
    "#]]
    .assert_eq(&desk.screen());
}

#[test]
fn a_note_shows_when_it_is_kept_and_not_before() {
    let mut desk = small();
    desk.press("enter } x w w w w");
    let before = desk.press("esc").screen();
    desk.press("x w w w w a enter");
    assert_eq!(before.lines().take(17).collect::<Vec<_>>(), desk.screen().lines().take(17).collect::<Vec<_>>());
    let note = note(&desk, 3, "four minutes, never five", "ask him", "check");
    kept(&mut desk, vec![Change::Note { key: ArticleKey(0), note }]);
    expect![[r#"
        |
        | 2 May 2024 · Ada Lindqvist · 1 min · ▶ 1                  ┃
        |                                                           ┃
        | For eleven years nobody noticed. Then the trains came     ┃
        ~                                           eeeeee
        | on time.                                                  ┃
        |                                                           ┃
        | ▾ The discovery                                           ┃
        ~ ffhhhhhhhhhhhhh
        |▎"It was four minutes, never five," said Jonas Ek, the    •┃
        ~ qqqqqqqqaaaaaaaaaaaaaaaaaaaaaaaaqq
        | sexton. He wrote it down in a small book.                 │
        ~                               llllllllll
        |                                                           │
        | The council did not believe him.                          │
        |                                                           │
        | ▾ A second opinion                                        │
        ~ ffhhhhhhhhhhhhhhhh
        | ask him #check                   56 %   ? help  : commands
        ~ NNNNNNNNNNNNNN
        done: keep([note { key: articlekey(0), note: note { id: none, anchor: anchor { at: 102, exact: "it was four minutes, never", before: "rs nobody noticed. then the trains came on time.\nthe discovery\n\"", after: " five,\" said jonas ek, the sexton. he wrote it down in a small b" }, text: "", label: "", made: 0 } }])
    "#]].assert_eq(&desk.press("k j").screen());
    expect![[r#"
        |
        | 2 May 2024 · Ada Lindqvist · 1 min · ▶ 1                  ┃
        |                                                           ┃
        | For eleven years nobody noticed. Then the trains came     ┃
        ~                                           eeeeee
        | on time.                                                  ┃
        |                                                           ┃
        | ▾ The discovery                                           ┃
        ~ ffhhhhhhhhhhhhh
        |▎"It was four minutes, never five," said Jonas Ek, the    •┃
        ~ qqqqqqqqXXXXXXXXXXXXXXXXXXXXXXXXqq
        | sexton. He wrote it down in a small book.                 │
        ~                               llllllllll
        |                                                           │
        | The council did not believe him.                          │
        |                                                           │
        | ▾ A second opinion                                        │
        ~ ffhhhhhhhhhhhhhhhh
        | note: ask him #check             56 %   ? help  : commands
        typing at column 22, row 14
        done: keep([note { key: articlekey(0), note: note { id: none, anchor: anchor { at: 102, exact: "it was four minutes, never", before: "rs nobody noticed. then the trains came on time.\nthe discovery\n\"", after: " five,\" said jonas ek, the sexton. he wrote it down in a small b" }, text: "", label: "", made: 0 } }])
    "#]].assert_eq(&desk.press("a").screen());
    desk.press("esc");
    kept(&mut desk, vec![Change::NoteGone { key: ArticleKey(0), id: NoteId(3) }]);
    assert!(desk.screen().contains("the note is taken away"));
    desk.done.clear();
    assert_eq!(before, desk.press("k j").screen());
}

#[test]
fn the_panel_finds_notes_by_label_and_words_and_leads_to_them() {
    let mut desk = small();
    desk.press("enter");
    let notes = [
        note(&desk, 1, "four minutes", "ask him", "check"),
        note(&desk, 2, "A new wheel was cut in March.", "", ""),
        Note { anchor: Anchor::of("words that were here", 0..5), ..note(&desk, 3, "The council", "lost?", "check") },
    ];
    let changes = notes.iter().map(|note| Change::Note { key: ArticleKey(0), note: note.clone() }).collect();
    kept(&mut desk, changes);
    desk.press("A").tell(Msg::Notes(notes.into_iter().map(listed).collect()));
    expect![[r#"
        |
        |▎The clock that ran slow                                   ┃
        ~ ttttttttttttttttttttttt
        | 2 ╭─ Notes and highlights ─────────────────────────────╮  ┃
        |   │›                                                   │  ┃
        | Fo│ #check  four minutes  ask him · The clock that ra… │  ┃
        ~    ====================================================
        | on│         A new wheel was cut in March.  The clock … │  ┃
        |   │ #check  words  (lost) · lost? · The clock that ra… │  ┃
        | ▾ ╰─ type to narrow, # for labels · Enter goes there ·─╯  ┃
        ~ ff
        | "It was four minutes, never five," said Jonas Ek, the    •│
        ~ qqqqqqqqaaaaaaaaaaaaqqqqqqqqqqqqqq
        | sexton. He wrote it down in a small book.                 │
        ~                               llllllllll
        |                                                           │
        | The council did not believe him.                          │
        |                                                           │
        | tower.md                         52 %   ? help  : commands
        typing at column 7, row 4
        done: listnotes
    "#]]
    .assert_eq(&desk.screen());
    expect![[r#"
        |
        |▎The clock that ran slow                                   ┃
        ~ ttttttttttttttttttttttt
        | 2 ╭─ Notes and highlights ─────────────────────────────╮  ┃
        |   │› #check                                            │  ┃
        | Fo│ #check  four minutes  ask him · The clock that ra… │  ┃
        ~    ====================================================
        | on│ #check  words  (lost) · lost? · The clock that ra… │  ┃
        |   │                                                    │  ┃
        | ▾ ╰─ type to narrow, # for labels · Enter goes there ·─╯  ┃
        ~ ff
        | "It was four minutes, never five," said Jonas Ek, the    •│
        ~ qqqqqqqqaaaaaaaaaaaaqqqqqqqqqqqqqq
        | sexton. He wrote it down in a small book.                 │
        ~                               llllllllll
        |                                                           │
        | The council did not believe him.                          │
        |                                                           │
        | tower.md                         52 %   ? help  : commands
        typing at column 13, row 4
        done: listnotes
    "#]]
    .assert_eq(&desk.type_in("#check").screen());
    desk.press("ctrl-u").type_in("wheel");
    expect![[r#"
        | The clock that ran slow › The discovery
        ~ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        |                                                           │
        | The council did not believe him.                          │
        |                                                           │
        | ▾ A second opinion                                        │
        ~ ffhhhhhhhhhhhhhhhh
        | │ Clocks do not lie. People set them.                     │
        ~   QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ
        |                                                           ┃
        | ▾ The repair                                              ┃
        ~ ffhhhhhhhhhh
        |▎A new wheel was cut in March. "We call it the young       ┃
        ~ aaaaaaaaaaaaaaaaaaaaaaaaaaaaa qqqqqqqqqqqqqqqqqqqqq
        | tooth," said Mira Holm, who cut it.                       ┃
        ~ qqqqqqq
        |                                                           ┃
        | Watch the film: https://www.youtube.com/watch?            ┃
        ~                 vvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
        | v=dQw4w9WgXcQ&t=90                                        ┃
        ~ vvvvvvvvvvvvvvvvvv
        | highlighted; a writes a note    100 %   ? help  : commands
        ~ NNNNNNNNNNNNNNNNNNNNNNNNNNNN
        done: listnotes
    "#]]
    .assert_eq(&desk.press("enter").screen());
}

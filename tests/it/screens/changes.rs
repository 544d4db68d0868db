//! The open article while its file changes: bars and the view of changes.

use expect_test::expect;
use kiosque::app::Msg;
use kiosque::library::{ArticleKey, FileChange};

use crate::driver::Desk;

const BEFORE: &str =
    "# Le port\n\nLe maire compte 12 grues au nord.\n\nIl pleut.\n\n« Nous n'avons plus rien à perdre dans cette affaire », dit-il.\n";
const AFTER: &str = "# Le port\n\nLe maire compte 14 grues au nord.\n\nIl pleut.\n\nUn paragraphe est venu.\n\n\
                     « Nous n'avons presque plus rien à perdre dans cette affaire », dit-il.\n";

fn open(size: (u16, u16)) -> Desk {
    let mut desk = Desk::new(&[("port.md", BEFORE), ("b.md", "# B\n\nOther words.")], size);
    desk.press("/").type_in("port").press("enter enter");
    desk.press("esc");
    desk
}

#[test]
fn bars_mark_new_and_changed_text_and_d_lists_the_changes() {
    let mut desk = open((72, 22));
    desk.rewrite("port.md", AFTER);
    let screen = desk.screen();
    let barred: Vec<&str> = screen.lines().filter(|line| line.contains('┃')).map(|line| line.trim_start_matches(['|', ' ', '┃'])).collect();
    expect![[r#"
        Le maire compte 14 grues au nord.
        Un paragraphe est venu.
        ▏┃« Nous n'avons presque plus rien à perdre dans cette affaire »,
        ▏┃dit-il."#]]
    .assert_eq(&barred.join("\n"));
    desk.press("D");
    expect![[r#"
        |
        |▎  ╭─ Changes since it was last read ───────────────────────────────╮
        |   │   Quotations                                                   │
        |   │ ~ « Nous n'avons presque plus rien à perdre dans cette affaire │─
        |  ┃│   »                                                            │
        |   │                                                                │
        |   │   Figures                                                      │
        |   │ ~ 12 14 grues                                                  │
        |  ┃│                                                                │
        |   │   3 paragraphs                                                 │
        | ▏┃│ ~ Le maire compte 12 14 grues au nord.                         │
        ~ k
        | ▏┃│                                                                │
        ~ k
        |   │ + Un paragraphe est venu.                                      │
        |   │                                                                │
        |   │ ~ « Nous n'avons presque plus rien à perdre dans cette affaire │
        |   │   », dit-il.                                                   │
        |   ╰─────────── n N next, previous · Enter goes to it · Esc closes ─╯
        |
        |
        |
        |
        | port.md                                     100 %   ? help  : commands
    "#]]
    .assert_eq(&desk.screen());
}

#[test]
fn without_another_version_d_says_so() {
    let mut desk = open((72, 20));
    assert!(desk.press("D").screen().contains("No changes since it was last read"));
    // Touched, and not altered.
    desk.rewrite("port.md", BEFORE);
    assert!(desk.press("D").screen().contains("No changes since it was last read"));
    // Altered, and altered back.
    desk.rewrite("port.md", AFTER);
    desk.rewrite("port.md", BEFORE);
    assert!(desk.press("D").screen().contains("No changes since it was last read"));
}

#[test]
fn what_was_open_stays_what_one_compares_with() {
    let mut desk = open((72, 24));
    desk.rewrite("port.md", AFTER);
    desk.rewrite("port.md", &AFTER.replace("14 grues", "15 grues"));
    let screen = desk.press("D").screen();
    assert!(screen.contains("12 15 grues") && !screen.contains("14"), "{screen}");
}

#[test]
fn the_words_under_the_eye_stay_where_they_are_when_something_comes_in_above() {
    let paragraphs = |from: usize| (from..60).fold(String::new(), |all, number| all + &format!("Paragraph {number} stands here.\n\n"));
    let mut desk = Desk::new(&[("a.txt", &paragraphs(10))], (60, 20));
    desk.press("enter 3 0 j");
    let words = |line: &str| line.find("Paragraph").map(|at| line[at..at + 12].to_owned());
    let text = |desk: &Desk| desk.screen().lines().filter_map(words).skip(1).collect::<Vec<_>>();
    for (more, keys) in [(5, "j"), (0, "j")] {
        let (before, row) = (text(&desk), desk.state.reader.as_ref().unwrap().cursor_row());
        desk.rewrite("a.txt", &paragraphs(more));
        assert_eq!((text(&desk), desk.state.reader.as_ref().unwrap().cursor_row()), (before, row));
        desk.press(keys);
    }
}

#[test]
fn an_article_whose_file_is_gone_stays_open_and_says_so() {
    let mut desk = open((100, 12));
    desk.tell(Msg::Changed(FileChange::Gone(ArticleKey(0))));
    let screen = desk.screen();
    assert!(screen.contains("12 grues") && screen.contains("file deleted · 1 min"), "{screen}");
    desk.rewrite("port.md", BEFORE);
    assert!(!desk.screen().contains("file deleted"));
}

#[test]
fn a_quotation_with_other_words_than_before_says_so() {
    let mut desk = open((90, 22));
    desk.rewrite("port.md", AFTER);
    desk.press("\"");
    assert!(desk.screen().contains("quotation changed"), "{}", desk.screen());
    desk.press("enter i");
    assert!(desk.screen().contains("« Nous n'avons plus rien à perdre dans cette affaire »"), "{}", desk.screen());
}

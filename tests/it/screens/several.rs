//! Files of several articles among others, in the list and in the reader.

use expect_test::expect;

use crate::driver::Desk;

/// A file of articles of these names; what one says comes after a colon.
fn news(entries: &[&str]) -> String {
    let entry = |(day, entry): (usize, &&str)| {
        let (name, says) = entry.split_once(':').unwrap_or((entry, "Nothing new."));
        let date = format!("2018-01-{:02}", 28 - day);
        format!(
            r#"{{"uri": "{name}", "headline": "About {name}", "firstcreated": "{date}", "body_text": "The harbour of {name}. {says}"}}"#
        )
    };
    format!("[{}]", entries.iter().enumerate().map(entry).collect::<Vec<_>>().join(","))
}

fn desk(entries: &[&str]) -> Desk {
    let basalt = "---\ndate: 2018-01-27\n---\n# About basalt\n\nA stone.\n";
    Desk::new(&[("basalt.md", basalt), ("news.ninjs", &news(entries))], (72, 10))
}

/// The list's rows, the one under the cursor marked.
fn rows(desk: &Desk) -> Vec<String> {
    let list = &desk.state.list;
    let row = |at: usize| {
        let row = list.view.row(at).unwrap();
        format!("{}{}{}", if at == list.view.cursor { "> " } else { "" }, row.title, if row.gone { " (gone)" } else { "" })
    };
    (0..list.view.total).map(row).collect()
}

#[test]
fn each_article_of_a_file_is_a_row_among_the_others() {
    let mut desk = desk(&["amber", "coral", "ivory"]);
    assert_eq!(rows(&desk), ["> About amber", "About basalt", "About coral", "About ivory"]);
    desk.press("j j j enter i");
    let sheet = desk.screen();
    assert!(sheet.contains("/desk/news.ninjs#ivory"), "{sheet}");
    desk.press("esc");
    expect![[r#"
        |
        |▎  About ivory
        ~   ttttttttttt
        |   26 January 2018 · 1 min
        |   ───────────────────────────────────────────────────────────────────
        |   The harbour of ivory. Nothing new.
        |
        |
        |
        |
        | news.ninjs#ivory                            100 %   ? help  : commands
    "#]]
    .assert_eq(&desk.screen());
    desk.press("e");
    assert!(desk.done.last().unwrap().starts_with("edit /desk/news.ninjs:"), "{:?}", desk.done);
    desk.press("q /").type_in("path:ninjs#co").press("enter");
    assert_eq!(rows(&desk), ["> About coral"]);
}

#[test]
fn articles_come_and_go_around_the_one_that_is_open() {
    let mut desk = desk(&["amber", "coral", "ivory"]);
    desk.press("j j enter");
    desk.rewrite("news.ninjs", &news(&["dune", "amber", "coral:Two cranes.", "ivory"]));
    assert_eq!(rows(&desk), ["About dune", "About basalt", "About amber", "> About coral", "About ivory"]);
    assert!(desk.screen().contains("Two cranes."));
    desk.press("m a");
    desk.rewrite("news.ninjs", &news(&["dune", "amber", "ivory"]));
    assert_eq!(rows(&desk), ["About dune", "About basalt", "About amber", "> About coral (gone)", "About ivory"]);
    assert!(desk.screen().contains("Two cranes.") && desk.screen().contains("no longer contains this article"), "{}", desk.screen());
    desk.rewrite("news.ninjs", &news(&["coral:Three cranes."]));
    assert_eq!(rows(&desk), ["> About coral", "About basalt"]);
    assert!(desk.screen().contains("Three cranes."));
}

#[test]
fn stars_marks_and_changes_are_those_of_one_article() {
    // Two of one text.
    let same = news(&["amber", "coral"]).replace("About coral", "About amber").replace("harbour of coral", "harbour of amber");
    let mut desk = Desk::new(&[("news.ninjs", &same)], (72, 10));
    desk.press("j s");
    let starred = |desk: &Desk| (0..2).map(|at| desk.state.list.view.row(at).unwrap().status.starred).collect::<Vec<_>>();
    assert_eq!(starred(&desk), [false, true]);
    desk.press("enter m a q g enter ' a");
    assert_eq!((starred(&desk), desk.state.list.view.cursor), (vec![false, true], 1));
}

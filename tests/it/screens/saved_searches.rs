//! Saved searches: their line, their keys and the palette.

use expect_test::expect;

use super::FILES;
use crate::driver::Desk;

const CONFIG: &str = "[[search]]\nname = 'Unread'\nquery = 'is:unread'\nkey = 2\n[[search]]\nname = 'Holm'\nquery = 'holm'\n";

fn first_rows(desk: &Desk, count: usize) -> String {
    desk.screen().lines().filter(|line| line.starts_with('|')).take(count).collect::<Vec<_>>().join("\n") + "\n"
}

#[test]
fn saved_searches_have_a_line_with_counts_and_keys() {
    let mut desk = Desk::with(FILES, (60, 14), CONFIG);
    expect![[r#"
        | 3 unread · 3   desk   newest first
        | 1 Holm 2   2 Unread 3
        | 2024
        |▌   2 May The clock that ran slow           Ada Lindqvi… ▶
    "#]]
    .assert_eq(&first_rows(&desk, 4));
    desk.press("enter g 1");
    expect![[r#"
        | 2 of 3   desk   /holm   newest first
        | 1 Holm 2   2 Unread 3
        | 2024
        |▌   2 May The clock that ran slow           …Holm, wh… 1 ▶½
    "#]]
    .assert_eq(&first_rows(&desk, 4));
    // `g 0` is the whole list again.
    desk.press("g 0");
    assert_eq!((desk.state.list.query.as_str(), desk.state.list.view.total), ("", 3));
    desk.press("g 3");
    assert!(desk.screen().contains("No saved search 3"), "{}", desk.screen());
}

#[test]
fn a_search_is_saved_under_a_name_and_deleted_again() {
    let mut desk = Desk::with(FILES, (60, 14), CONFIG);
    desk.press(":").type_in("save-search Clocks").press("enter");
    assert!(desk.screen().contains("No search to save"), "{}", desk.screen());
    desk.press("/").type_in("clo").press("enter :").type_in("save-search Clocks").press("enter");
    assert!(desk.screen().contains("Search saved: Clocks"), "{}", desk.screen());
    desk.press("esc g 3");
    assert_eq!((desk.state.list.query.as_str(), desk.state.list.view.total), ("clo*", 1));
    let mut again = desk.reopened(FILES);
    again.press(":").type_in("clocks");
    assert!(again.screen().contains("g 3") && again.screen().contains("clo* · 1"), "{}", again.screen());
    again.press("enter");
    assert_eq!(again.state.list.query, "clo*");
    again.press(":").type_in("delete-search").press("enter g 3");
    assert!(again.screen().contains("No saved search 3"), "{}", again.screen());
    again.press(":").type_in("delete-search Holm").press("enter");
    assert!(again.screen().contains("Holm is in the configuration"), "{}", again.screen());
}

#[test]
fn a_click_on_a_saved_search_shows_it() {
    let mut desk = Desk::with(FILES, (60, 14), CONFIG);
    desk.press("M").click(3, 1);
    assert_eq!(desk.state.list.query, "holm");
}

#[test]
fn saving_and_deleting_a_search_can_be_undone() {
    let mut desk = Desk::new(FILES, (60, 14));
    let names = |desk: &Desk| desk.state.saved_searches.all().iter().map(|search| search.name.clone()).collect::<Vec<_>>();
    desk.press("/").type_in("clo").press("enter :").type_in("save-search Clocks").press("enter");
    assert_eq!(names(&desk), ["Clocks"]);
    desk.press("u");
    assert!(names(&desk).is_empty() && desk.screen().contains("Undone: search Clocks deleted"), "{}", desk.screen());
    desk.press(":").type_in("save-search Clocks").press("enter :").type_in("delete-search Clocks").press("enter u");
    assert!(desk.screen().contains("Undone: search Clocks restored"), "{}", desk.screen());
    assert_eq!(names(&desk), ["Clocks"]);
    desk.press("g 0 :").type_in("delete-search").press("enter");
    assert!(desk.screen().contains("No search to delete"), "{}", desk.screen());
}

#[test]
fn a_narrow_list_shows_the_searches_that_fit_and_a_low_one_none() {
    let mut desk = Desk::with(FILES, (20, 14), CONFIG);
    expect![[r#"
        | 3 unread · 3   des…
        | 1 Holm 2 …
        | 2024
    "#]]
    .assert_eq(&first_rows(&desk, 3));
    desk.resize(60, 7);
    expect![[r#"
        | 3 unread · 3   desk   newest first
        | 2024                                                      ┃
        |▌   2 May The clock that ran slow           Ada Lindqvi… ▶ ┃
    "#]]
    .assert_eq(&first_rows(&desk, 3));
    for (columns, rows) in [(1, 1), (3, 20), (20, 8), (20, 9)] {
        desk.resize(columns, rows).press("g 2 g 0");
    }
}

//! Searching is not reading: what was unread before a search is unread and in its place after it.

use super::{small, wide};
use crate::driver::Desk;

/// The rows of the list, and how many are unread.
fn list(desk: &Desk) -> (Vec<(u32, bool)>, usize) {
    let rows = desk.state.list.view.rows().iter().map(|row| (row.key.0, row.status.read));
    (rows.collect(), desk.state.list.unread)
}

#[test]
fn typing_a_search_and_leaving_it_changes_nothing() {
    for mut desk in [small(), wide()] {
        let before = list(desk.press("j"));
        for (typed, then) in
            [("clock", "esc"), ("clock", "enter esc"), ("march", "enter n n N esc"), ("zzzz", "enter esc"), ("/[a-z", "esc")]
        {
            desk.press("/").type_in(typed).ring().press(then).ring();
            assert_eq!(list(&desk), before, "{typed}: {then}\n{}", desk.screen());
            assert!(then != "esc" || desk.state.list.view.cursor == 1, "{typed}\n{}", desk.screen());
            desk.press("g g j");
        }
        // Stepping through matches in the reader is no reading either.
        desk.press("/").type_in("march").press("enter enter n N esc q esc");
        assert_eq!(list(&desk), before, "{}", desk.screen());
    }
}

#[test]
fn what_a_search_for_unread_articles_showed_comes_back_with_it() {
    let mut desk = wide();
    desk.press("/").type_in("is:unread").press("enter");
    let before = list(&desk);
    assert_eq!(before.1, 3);
    // Another search over it, entered or not, and back.
    desk.press("/").type_in("ferry").press("esc");
    assert_eq!((list(&desk), desk.state.list.query.as_str()), (before.clone(), "is:unread"));
    desk.press("/").type_in("ferry").press("enter esc");
    assert_eq!((list(&desk).0.len(), list(&desk).1), (3, 3), "{}", desk.screen());
    desk.press("/").type_in("is:unread").press("enter");
    assert_eq!(list(&desk).0, before.0);
}

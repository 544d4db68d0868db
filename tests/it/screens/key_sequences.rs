//! Sequences of keys that mean nothing where they are pressed, and those that act from the list on the article beside it.

use super::{FILES, small, wide};
use crate::driver::Desk;

/// The status line.
fn status(desk: &Desk) -> String {
    desk.screen().lines().rfind(|line| line.starts_with('|')).unwrap_or_default().to_owned()
}

/// Presses keys in the list that mean nothing; all that may change is the status line, which says so.
fn assert_swallowed(desk: &mut Desk, keys: &str, word: &str) {
    let place = |desk: &Desk| (desk.state.list.view.cursor, desk.state.list.query.clone(), desk.state.focus, desk.done.clone());
    let before = place(desk);
    desk.press(keys);
    assert_eq!(place(desk), before, "{keys}");
    // A long sentence takes more than the last row.
    assert!(desk.screen().contains(word), "{keys}: {}", desk.screen());
    assert!(!desk.is_covered(), "{keys}");
}

#[test]
fn a_sequence_that_means_nothing_is_swallowed_whole() {
    for mut desk in [small(), wide()] {
        desk.press("j");
        for keys in ["z 9", "z j", "z z", "g x", "g q", "g j", "g k"] {
            assert_swallowed(&mut desk, keys, &format!("{keys} is not bound here"));
        }
        for (keys, word) in [("' q", "Mark q is not set"), ("' ,", ","), ("m ,", ","), ("5 z q", ""), ("g 7", "No saved search 7")] {
            assert_swallowed(&mut desk, keys, word);
        }
    }
}

#[test]
fn a_sequence_of_the_other_pane_is_swallowed_too() {
    let mut desk = Desk::with(FILES, (60, 14), "[keys.reader]\nnote = ['ctrl-x q', 'ctrl-x j a']\n");
    assert_swallowed(&mut desk, "ctrl-x q", "ctrl-x q is not bound here");
    assert_swallowed(&mut desk, "ctrl-x j a", "ctrl-x j a is not bound here");
    assert_swallowed(&mut desk, "ctrl-x k", "ctrl-x k is not bound here");
    // Escape ends it.
    desk.press("ctrl-x esc j");
    assert_eq!(desk.state.list.view.cursor, 1);
}

#[test]
fn fold_keys_act_on_the_article_beside_the_list() {
    let mut desk = wide();
    let open = desk.screen();
    assert!(open.contains("▾ The discovery"), "{open}");
    desk.press("z M");
    assert!(desk.screen().contains("▸ The discovery"), "{}", desk.screen());
    assert_eq!(desk.press("z R").screen(), open);
    desk.press("z q");
    assert!(!desk.screen().contains("The council"), "{}", desk.screen());
    assert_eq!(desk.press("z q").screen(), open);
    // What is not on screen is not folded.
    let mut desk = small();
    desk.press("z M");
    assert!(status(&desk).contains("No article is open"), "{}", status(&desk));
    assert!(desk.press("enter").screen().contains("▾ The discovery"), "{}", desk.screen());
}

//! Stars, read status, undo: nothing shows before it is confirmed, and nothing vanishes under the cursor.

use std::path::Path;
use std::sync::Arc;

use expect_test::expect;
use kiosque::app::{Loaded, Msg};
use kiosque::article::Builder;
use kiosque::library::{ArticleKey, ArticleState, Change, ChangeOrigin, PanelRow, SaveConfirmation, UnsavedChanges};
use kiosque::words::Cause;

use super::{FILES, small, wide};
use crate::driver::Desk;

/// The first rows of the list, without its heading.
fn rows(desk: &Desk, count: usize) -> String {
    let screen = desk.screen();
    let rows: Vec<&str> = screen.lines().filter(|line| line.starts_with('|')).skip(1).take(count).collect();
    rows.join("\n") + "\n"
}

/// Text of the status line.
fn said(desk: &Desk) -> String {
    let screen = desk.screen();
    let line = screen.lines().rfind(|line| line.starts_with('|')).unwrap_or_default();
    line.trim_start_matches("| ").split("   ").next().unwrap_or_default().to_owned()
}

#[test]
fn a_star_shows_once_it_is_safe() {
    let mut desk = small();
    desk.confirms = false;
    desk.press("s");
    assert!(!desk.screen().contains('★'));
    desk.settle();
    expect![[r#"
        | 2024
        |▌★  2 May The clock that ran slow           Ada Lindqvi… ▶
        | 2022
    "#]]
    .assert_eq(&rows(&desk, 3));
    expect!["Starred: The clock that ran slow"].assert_eq(&said(&desk));
}

#[test]
fn a_second_key_undoes_the_pending_request_of_the_first() {
    let mut desk = small();
    desk.confirms = false;
    desk.press("s s r").settle();
    assert!(!desk.screen().contains('★'));
    expect!["Marked as read: The clock that ran slow"].assert_eq(&said(&desk));
    assert!(desk.shelf.of(ArticleKey(0)).read && !desk.shelf.of(ArticleKey(0)).starred);
}

#[test]
fn undo_takes_back_one_thing_after_the_other_and_says_which() {
    let mut desk = small();
    desk.resize(80, 14).press("s j r G s");
    let mut told = Vec::new();
    for _ in 0..4 {
        desk.press("u");
        told.push(said(&desk));
    }
    expect![[r#"
        [
            "Undone: star removed: The last ferry",
            "Undone: marked as unread: 橋が開通した日に船長は静かに鐘を鳴らし続けた",
            "Undone: star removed: The clock that ran slow",
            "Nothing to undo",
        ]
    "#]]
    .assert_debug_eq(&told);
    assert!(!desk.screen().contains('★'));
}

#[test]
fn all_listed_articles_are_marked_and_undone_at_once() {
    let mut desk = small();
    desk.press("j r k :").type_in("read-all").press("enter");
    expect!["2 listed articles marked as read; press u to undo"].assert_eq(&said(&desk));
    let unread = |desk: &Desk| desk.state.list.view.rows().iter().filter(|row| !row.status.read).count();
    assert_eq!((unread(&desk), desk.state.list.unread), (0, 0));
    desk.press(":").type_in("read-all").press("enter");
    expect!["All listed articles are read already"].assert_eq(&said(&desk));
    desk.press("u");
    expect!["Undone for 2 articles"].assert_eq(&said(&desk));
    assert_eq!((unread(&desk), desk.state.list.unread), (2, 2));
    desk.press("u");
    assert_eq!((unread(&desk), desk.state.list.unread), (3, 3));
}

#[test]
fn an_article_counts_as_read_when_its_end_was_seen_in_the_reader() {
    let mut desk = small();
    desk.press("enter");
    assert!(!desk.shelf.of(ArticleKey(0)).read);
    desk.press("G");
    assert!(desk.shelf.of(ArticleKey(0)).read);
    assert_eq!(desk.shelf.seen, ["The clock that ran slow"]);
    desk.press("q u");
    expect!["Undone: marked as unread: The clock that ran slow"].assert_eq(&said(&desk));
}

#[test]
fn an_article_whose_file_is_read_again_goes_on_being_read() {
    let (name, text) = FILES[0];
    let mut desk = small();
    desk.press("enter");
    desk.opens = false;
    desk.rewrite(name, text).press("G");
    assert!(desk.shelf.of(ArticleKey(0)).read);
}

#[test]
fn a_status_set_by_hand_holds_while_reading() {
    let mut desk = small();
    desk.press("enter G r");
    assert!(!desk.shelf.of(ArticleKey(0)).read);
    desk.press("g g G").ring();
    assert!(!desk.shelf.of(ArticleKey(0)).read);
    desk.press("q enter j");
    assert!(desk.shelf.of(ArticleKey(0)).read);
}

#[test]
fn passing_over_articles_never_counts_nor_does_showing_them_beside_the_list() {
    let mut desk = wide();
    desk.press("j j k k J J J J J j j").ring();
    assert!((0..3).all(|key| !desk.shelf.of(ArticleKey(key)).read));
    assert_eq!(desk.alarm, None);
}

#[test]
fn what_shows_only_until_another_article_comes_has_no_place() {
    let mut desk = wide();
    desk.opens = false;
    desk.press("j enter");
    assert_eq!(desk.shelf.of(ArticleKey(0)).place, None);
    desk.press("q k enter");
    assert!(desk.shelf.of(ArticleKey(0)).place.is_some());
}

#[test]
fn what_could_not_be_read_was_not_read() {
    let mut desk = Desk::with(&[("a.md", "# A")], (60, 14), "read_after = 7");
    let ticket = desk.withhold(ArticleKey(0));
    let mut builder = Builder::new("text");
    builder.meta.title = "a.md".into();
    let mut loaded = Loaded {
        ticket,
        key: ArticleKey(0),
        origin: Path::new("/desk/a.md").into(),
        article: Arc::new(builder.finish()),
        whole: true,
        readable: false,
        kept: Arc::default(),
    };
    desk.tell(Msg::Loaded(loaded.clone()));
    desk.press("G j").ring();
    assert_eq!((desk.shelf.of(ArticleKey(0)).read, desk.shelf.of(ArticleKey(0)).place.is_some()), (false, false));
    loaded.readable = true;
    desk.tell(Msg::Loaded(loaded));
    desk.press("G");
    assert!(desk.shelf.of(ArticleKey(0)).read);
}

#[test]
fn an_end_behind_a_fold_was_not_seen() {
    let mut desk = small();
    desk.press("enter z M G");
    assert!(!desk.shelf.of(ArticleKey(0)).read);
    desk.press("z R G");
    assert!(desk.shelf.of(ArticleKey(0)).read);
}

#[test]
fn a_rule_or_a_heading_is_not_what_an_article_ends_with() {
    for end in ["***", "##", "## Two"] {
        let text = format!("# A title\n\n## One\n\n{}\n\n{end}\n", "What nobody saw. ".repeat(100));
        let mut desk = Desk::with(&[("a.md", &text)], (60, 14), "");
        desk.press("enter z M G");
        let kept = desk.shelf.of(ArticleKey(0)).read;
        desk.press("z R G");
        assert_eq!((kept, desk.shelf.of(ArticleKey(0)).read), (false, true), "{end}");
    }
}

#[test]
fn an_article_counts_as_read_once_its_end_is_on_screen_for_a_while_or_a_key_moved_there() {
    let short = [("a.md", "# A\n\nShort.\n")];
    let mut desk = Desk::with(&short, (60, 14), "read_after = 7");
    desk.press("enter");
    assert_eq!(desk.alarm.map(|(_, after)| after), Some(7));
    let early = desk.alarm;
    desk.press("q enter");
    desk.tell(Msg::TimerElapsed(early.unwrap().0));
    assert!(!desk.shelf.of(ArticleKey(0)).read);
    desk.ring();
    assert!(desk.shelf.of(ArticleKey(0)).read);
    let mut never = Desk::with(&short, (60, 14), "read_after = 0");
    never.press("enter");
    assert_eq!((never.alarm, never.shelf.of(ArticleKey(0)).read), (None, false));
    never.press("j");
    assert!(never.shelf.of(ArticleKey(0)).read);
    // Time alone does not show the end.
    let mut long = Desk::with(FILES, (60, 14), "read_after = 7");
    long.press("enter");
    assert_eq!(long.alarm, None);
}

#[test]
fn stepping_through_matches_never_counts_as_reading() {
    let files = [("a.md", "# Trams\n\nA tram, and another tram.\n"), ("b.md", "# Ships\n\nNo tram here.\n")];
    let read = |desk: &Desk| [0, 1].map(|key| desk.shelf.of(ArticleKey(key)).read);
    let mut desk = Desk::with(&files, (60, 14), "order = 'title'\nread_after = 7");
    desk.press("/").type_in("tram").press("enter enter n");
    let early = desk.alarm;
    desk.press("n n n n n");
    desk.tell(Msg::TimerElapsed(early.unwrap().0));
    assert_eq!(read(&desk), [false, false]);
    desk.press("j");
    assert_eq!(read(&desk).into_iter().filter(|read| *read).count(), 1);
    // A search of the reader's own is one, too.
    let long = format!("# Trams\n\n{}Another tram.\n", "A tram.\n\n".repeat(20));
    let mut desk = Desk::new(&[("a.md", &long)], (60, 14));
    desk.press("enter /").type_in("another").press("enter n");
    assert!(!desk.shelf.of(ArticleKey(0)).read);
    desk.press("G");
    assert!(desk.shelf.of(ArticleKey(0)).read);
}

#[test]
fn what_others_do_shows_and_is_not_ours_to_take_back() {
    let mut desk = wide();
    desk.press("enter j j");
    let line = desk.line();
    let place = desk.shelf.of(ArticleKey(1)).place.clone().unwrap_or(desk.shelf.of(ArticleKey(0)).place.clone().unwrap());
    let key = ArticleKey(0);
    let done =
        vec![Change::Starred { key, starred: true }, Change::Read { key, read: true }, Change::Place { key, place: Box::new(place) }];
    desk.tell(Msg::Saved(SaveConfirmation { whose: ChangeOrigin::Theirs, done, undo: Vec::new() }));
    assert!(desk.screen().contains('★'));
    assert_eq!(desk.line(), line);
    desk.press("u");
    expect!["Nothing to undo"].assert_eq(&said(&desk));
}

#[test]
fn a_note_that_another_program_added_to_is_not_taken_back() {
    let mut desk = wide();
    desk.press("enter j j a").type_in("mine").press("enter");
    let PanelRow::Note(_, mut note) = desk.shelf.notes(|_| String::new()).remove(0) else { panic!("no note") };
    note.text = "mine and theirs".into();
    let done = vec![Change::Note { key: ArticleKey(0), note: Box::new(note) }];
    desk.tell(Msg::Saved(SaveConfirmation { whose: ChangeOrigin::Theirs, done, undo: Vec::new() }));
    desk.press("u");
    expect!["Nothing to undo"].assert_eq(&said(&desk));
}

#[test]
fn a_late_or_foreign_confirmation_does_no_harm() {
    let mut desk = small();
    desk.tell(Msg::Saved(SaveConfirmation { whose: ChangeOrigin::Ours, done: Vec::new(), undo: Vec::new() }));
    let key = ArticleKey(99);
    let undo = vec![Change::Read { key, read: false }];
    desk.tell(Msg::Saved(SaveConfirmation { whose: ChangeOrigin::Ours, done: vec![Change::Read { key, read: true }], undo }));
    desk.tell(Msg::TimerElapsed(u64::MAX));
    desk.press("s");
    expect!["Starred: The clock that ran slow"].assert_eq(&said(&desk));
}

#[test]
fn changes_that_are_not_saved_show_until_they_are() {
    let mut desk = wide();
    let unsaved = |count| {
        let changes = UnsavedChanges { count, articles: [ArticleKey(0)].into(), why: Cause::FullDisk };
        Msg::Unsaved(Some(Arc::new(changes)))
    };
    // The rows that begin with `~` are those of styles.
    let is_signed = |desk: &Desk| desk.screen().lines().any(|line| line.starts_with('|') && line.contains('~'));
    desk.tell(unsaved(0));
    assert!(desk.screen().contains("Nothing is saved: the disk is full"));
    desk.tell(unsaved(2));
    for keys in ["j", "x", "/", "esc", "s"] {
        desk.press(keys);
        let screen = desk.screen();
        assert!(screen.contains("2 changes not saved: the disk is full") && is_signed(&desk), "{keys}: {screen}");
    }
    desk.press("q");
    assert!(desk.screen().contains("Enter waits · s saves them elsewhere · l leaves without them"), "{}", desk.screen());
    desk.press("x");
    assert!(!desk.screen().contains("Enter waits"));
    desk.tell(Msg::Unsaved(None));
    expect!["2 changes saved after all"].assert_eq(&said(&desk));
    assert!(!is_signed(&desk));
}

#[test]
fn a_change_that_is_not_saved_is_said_to_be_so() {
    let mut desk = wide();
    let key = ArticleKey(0);
    desk.tell(Msg::Saved(SaveConfirmation {
        whose: ChangeOrigin::OursUnsaved,
        done: vec![Change::Starred { key, starred: true }],
        undo: Vec::new(),
    }));
    assert!(desk.screen().contains('★'));
}

#[test]
fn a_star_is_shown_by_the_status_that_its_key_acts_on() {
    let mut desk = Desk::with(&[("a.md", "# A")], (120, 14), "");
    let ticket = desk.withhold(ArticleKey(0));
    let mut builder = Builder::new("text");
    builder.meta.title = "A".into();
    desk.tell(Msg::Loaded(Loaded {
        ticket,
        key: ArticleKey(0),
        origin: Path::new("/desk/a.md").into(),
        article: Arc::new(builder.finish()),
        whole: true,
        readable: true,
        kept: Arc::new(ArticleState { starred: true, ..ArticleState::default() }),
    }));
    assert!(desk.screen().contains('★'), "{}", desk.screen());
    // The row does not know of the star yet, which another program has set.
    desk.press("q");
    assert!(!desk.screen().contains('★'), "{}", desk.screen());
    desk.press("s");
    assert!(desk.screen().contains("Starred"), "{}", desk.screen());
}

#[test]
fn an_article_that_changed_since_it_was_read_is_marked_until_it_is_read_again() {
    let mut desk = small();
    desk.shelf.edit(0).before = Some("An older text.".into());
    desk.press("j r k");
    assert!(desk.screen().contains("▶Δ"), "{}", desk.screen());
    desk.press("enter G");
    assert!(!desk.screen().contains("Δ") && desk.state.list.view.row(0).is_some_and(|row| !row.status.changed));
}

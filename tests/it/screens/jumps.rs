//! Marks, the jump list, resuming where one left off, earlier searches.

use std::sync::Arc;

use expect_test::expect;
use kiosque::app::{Loaded, Msg, update};
use kiosque::find::Anchor;
use kiosque::library::{ArticleKey, FileChange, PanelWindow, SavedLocation};

use super::{FILES, small, wide};
use crate::driver::Desk;

/// Text of the status line.
fn said(desk: &Desk) -> String {
    desk.screen().lines().rfind(|line| line.starts_with('|')).unwrap_or_default().to_owned()
}

#[test]
fn a_mark_leads_back_from_anywhere() {
    let mut desk = small();
    desk.press("enter ] ] m");
    expect!["| m   letter or digit for the mark · Esc cancels       100 %"].assert_eq(&said(&desk));
    desk.press("a");
    expect!["| Mark a set; ' a goes back here  100 %   ? help  : commands"].assert_eq(&said(&desk));
    let line = desk.line();
    desk.press("q G enter ' a");
    assert_eq!(desk.line(), line);
    desk.press("' '");
    expect!["The last ferry"].assert_eq(&desk.line());
    desk.press("' '");
    assert_eq!(desk.line(), line);
}

#[test]
fn a_jump_is_not_lost_while_the_article_is_read_again() {
    let mut desk = small();
    desk.press("enter ] ]");
    let (state, section) = (desk.state.current_key().unwrap(), desk.line());
    desk.press("g g");
    // The answer to the new reading is still on its way.
    update(&mut desk.state, Msg::Changed(FileChange::Altered(state)));
    desk.press("ctrl-o");
    assert_eq!(desk.line(), section);
}

#[test]
fn a_letter_that_is_waited_for_may_be_left_and_must_be_one() {
    let mut desk = small();
    desk.press("enter j m esc j");
    assert_eq!(desk.shelf.marks(), []);
    desk.press("' é");
    expect!["| é cannot be a mark; use a to z, A to Z or 0 to 9      52 %"].assert_eq(&said(&desk));
    desk.press("' z");
    expect!["| Mark z is not set; m z sets it   52 %   ? help  : commands"].assert_eq(&said(&desk));
    desk.press("' ?");
    expect!["| No marks yet; press m and a letter to set one         52 %"].assert_eq(&said(&desk));
    desk.press("' '");
    expect!["| No jump to return from yet       52 %   ? help  : commands"].assert_eq(&said(&desk));
}

#[test]
fn marks_are_listed_with_title_and_words() {
    let mut desk = wide();
    desk.press("enter 4 j m a q G enter m 7 ' ?");
    expect![[r#"
        | 3 unread · 3   desk   newest first      │
        | 2024                                    │▎  The last ferry
        ~ GGGG                                        tttttttttttttt
        |    2 May The clock that ran slow     ▶¾ │   12 March 2021 · 1 min
        ~          UUUUUUUUUUUUUUUUUUUUUUU     vp
        | 2022                   ╭─ Marks ───────────────────────────────────────────────────╮───────────────────────
        ~ GGGG
        |    1 Jul 橋が開通した日│›                                                   1 of 2 │e took its place in
        ~          UUUUUUUUUUUUUU
        | 2021                   │ 7  The last ferry  The last ferry                         │
        ~ GGGG                    ===========================================================
        |▌  12 Mar The last ferry│ a  The clock that ran slow  The discovery                 │
        ~------------------------
        |                        ╰─ type to filter · Enter opens · Del deletes · Esc closes ─╯
        |                                         │
        |                                         │
        |                                         │
        |                                         │
        |                                         │
        |                                         │
        |                                         │
        | ferry.txt                                                                         100 %   ? help  : commands
        typing at column 28, row 5
    "#]]
    .assert_eq(&desk.screen());
    desk.type_in("clock").press("enter");
    assert_eq!(desk.state.reader.as_ref().unwrap().key, ArticleKey(0));
}

#[test]
fn a_mark_is_deleted_in_the_list_and_restored_by_undo() {
    let mut desk = small();
    desk.press("enter m a j m b ' ? del");
    expect!["| Mark a deleted                   52 %   ? help  : commands"].assert_eq(&said(&desk));
    assert_eq!(desk.shelf.marks().len(), 1);
    desk.press("u");
    expect!["| Undone: mark a restored          52 %   ? help  : commands"].assert_eq(&said(&desk));
    assert_eq!(desk.shelf.marks().len(), 2);
}

#[test]
fn a_mark_asked_for_and_given_up_leads_nowhere() {
    let mut desk = small();
    desk.press("enter ] m a g g");
    let place = desk.shelf.mark('a');
    let before = desk.screen();
    desk.tell(Msg::MarkFound { letter: 'a', place: place.clone() });
    desk.tell(Msg::Panel(PanelWindow { known: 1, total: 1, rows: desk.shelf.marks(), ..PanelWindow::default() }));
    assert_eq!(desk.screen(), before);
}

#[test]
fn a_mark_in_an_article_that_is_not_here_says_its_title() {
    let mut desk = small();
    let place = SavedLocation {
        key: None,
        title: "Far away".to_owned(),
        origin: std::path::Path::new("/far.md").into(),
        anchor: Anchor::default(),
    };
    desk.shelf.set_mark('f', place);
    desk.press("' f");
    expect!["| Mark f is in an article outside this library: Far away"].assert_eq(&said(&desk));
}

#[test]
fn undo_moves_a_mark_back_to_its_place_before() {
    let mut desk = small();
    desk.press("enter m a");
    let first = desk.shelf.mark('a');
    desk.press("j m a u");
    expect!["| Undone: mark a restored          52 %   ? help  : commands"].assert_eq(&said(&desk));
    assert_eq!(desk.shelf.mark('a'), first);
    desk.press("u");
    assert_eq!(desk.shelf.mark('a'), None);
}

#[test]
fn jumps_are_gone_back_over_and_forward_across_articles() {
    let mut desk = small();
    let mut lines = Vec::new();
    desk.press("enter G q j enter q j enter");
    for keys in ["ctrl-o", "ctrl-o", "ctrl-o", "ctrl-o", "ctrl-p", "ctrl-p", "ctrl-p", "ctrl-p"] {
        desk.press(keys);
        lines.push(desk.line());
    }
    expect![[r#"
        [
            "橋が開通した日に船長は静かに鐘を鳴らし続けた",
            "v=dQw4w9WgXcQ&t=90",
            "The clock that ran slow",
            "The clock that ran slow",
            "v=dQw4w9WgXcQ&t=90",
            "橋が開通した日に船長は静かに鐘を鳴らし続けた",
            "The last ferry",
            "The last ferry",
        ]
    "#]]
    .assert_debug_eq(&lines);
    expect!["| End of the jump list            100 %   ? help  : commands"].assert_eq(&said(&desk));
}

#[test]
fn from_the_list_the_way_back_leads_to_what_was_read_last() {
    let mut desk = small();
    desk.press("enter ] q j j ctrl-o");
    expect!["The discovery"].assert_eq(&desk.line());
}

#[test]
fn an_article_goes_on_where_it_was_left_in_the_next_run_too() {
    let mut desk = small();
    desk.press("enter ] ] j j j j");
    let (line, screen) = (desk.line(), desk.screen());
    desk.press("q j enter q k enter");
    assert_eq!((desk.line(), desk.screen()), (line.clone(), screen.clone()));
    let mut again = desk.reopened(FILES);
    again.press("enter");
    assert_eq!((again.line(), again.screen()), (line, screen));
}

#[test]
fn what_this_run_knows_is_fresher_than_what_the_store_says() {
    let mut desk = small();
    desk.press("enter ] ] j j j j");
    let screen = desk.screen();
    desk.press("q j");
    desk.shelf.edit(0).place = None;
    assert_eq!(desk.press("k enter").screen(), screen);
}

/// A long article: its beginning, and the whole.
fn long() -> (String, String) {
    let sections = (0..80).map(|number| format!("## Section {number}\n\n{}\n\n", format!("words of {number} ").repeat(40)));
    let whole = sections.collect::<String>();
    (whole.chars().take(9000).collect(), whole)
}

/// The same article again, its beginning first, as it comes when it is long.
fn comes_in_two(desk: &Desk, (beginning, whole): (&str, &str), between: &str) -> Desk {
    let kept = desk.shelf.of(ArticleKey(0));
    let mut again = Desk::new(&[("a.md", "# A"), ("b.md", "# B")], (60, 14));
    again.shelf = desk.shelf.clone();
    let ticket = again.withhold(ArticleKey(0));
    let part = |text: &str, whole: bool| {
        let article = Arc::new(kiosque::formats::parse("a.md", text.as_bytes().to_vec()).remove(0));
        Msg::Loaded(Loaded {
            ticket,
            key: ArticleKey(0),
            origin: std::path::Path::new("/desk/a.md").into(),
            article,
            whole,
            readable: true,
            kept: Arc::clone(&kept),
        })
    };
    again.tell(part(beginning, false));
    again.type_in(between);
    again.tell(part(whole, true));
    again
}

#[test]
fn a_long_article_goes_on_once_all_of_it_is_here() {
    let (beginning, whole) = long();
    let mut first = Desk::new(&[("a.md", &whole)], (60, 14));
    first.press("enter z M 7 0 j z o j j j");
    let (line, screen) = (first.line(), first.screen());
    let desk = comes_in_two(&first, (&beginning, &whole), "");
    assert_eq!(desk.line(), line);
    assert_eq!(desk.screen(), screen);
}

#[test]
fn a_cursor_moved_meanwhile_stays_where_it_is() {
    let (beginning, whole) = long();
    let mut first = Desk::new(&[("a.md", &whole)], (60, 14));
    first.press("enter G");
    let desk = comes_in_two(&first, (&beginning, &whole), "jjjjjjj");
    assert!(desk.line().starts_with("words of 0"), "{}", desk.line());
}

#[test]
fn the_preview_is_where_reading_resumes() {
    let mut desk = wide();
    desk.press("enter ] ] q");
    let mut again = desk.reopened(FILES);
    let beside = again.state.reader.as_ref().unwrap().top;
    again.press("enter");
    assert_eq!(again.state.reader.as_ref().unwrap().top, beside);
    assert_ne!(beside, again.press("g g").state.reader.as_ref().unwrap().top);
}

#[test]
fn the_same_words_are_found_in_an_edited_article() {
    let mut desk = small();
    desk.press("enter ] ] ] z c k k k");
    let line = desk.line();
    let edited = super::TOWER.replace("For eleven", "A new paragraph.\n\n## A new section\n\nWith words.\n\nFor eleven");
    let mut again = desk.reopened(&[("tower.md", &edited)]);
    again.press("enter");
    assert_eq!(again.line(), line);
    assert!(again.screen().contains("▸ The repair"), "{}", again.screen());
}

#[test]
fn the_list_shows_how_far_one_is() {
    let mut desk = small();
    desk.press("enter j q j enter G q");
    expect![[r#"
        | 2 unread · 3   desk   newest first
        | 2024
        ~ GGGG
        |    2 May The clock that ran slow           Ada Lindqvi… ▶½
        ~          UUUUUUUUUUUUUUUUUUUUUUU                        vp
        | 2022
        ~ GGGG
        |▌   1 Jul 橋が開通した日に船長は静かに鐘…                 ✓
        ~============================================================
        | 2021
        ~ GGGG
        |   12 Mar The last ferry
        ~          UUUUUUUUUUUUUU
        |
        |
        |
        |
        |
        |
        |                                         ? help  : commands
    "#]]
    .assert_eq(&desk.screen());
}

#[test]
fn earlier_searches_come_back_by_arrows() {
    let mut desk = small();
    desk.press("/").type_in("ferry").press("enter esc /").type_in("clock").press("enter esc");
    let mut again = desk.reopened(FILES);
    again.press("/ up up");
    assert_eq!(again.state.list.query, "ferry*");
    again.press("down");
    assert_eq!(again.state.list.query, "clock*");
    again.press("ctrl-u").type_in("fe").press("up enter enter /").type_in("bridge").press("enter / up");
    assert_eq!(again.state.search.typed, "bridge");
}

#[test]
fn the_width_is_remembered() {
    let mut desk = small();
    desk.press("enter - -");
    let measure = desk.state.measure;
    assert_eq!(desk.reopened(FILES).state.measure, measure);
    let mut late = small();
    late.press("enter -");
    let own = late.state.measure;
    late.tell(Msg::GlobalState(desk.shelf.remembered.clone()));
    assert_eq!(late.state.measure, own);
}

#[test]
fn the_quotations_stepped_through_are_those_listed_and_counted() {
    let text = "# T\n\n## Part\n\nThe film “Wide Water” is out.\n\n> Outer words.\n>\n> > Inner words.\n>\n> — Ann Lee\n\n“Two ‘or “three”’,” said Bo Ek.\n";
    let mut desk = Desk::new(&[("part.md", text)], (80, 30));
    desk.press("enter }");
    assert_eq!(desk.line(), "Outer words.");
    desk.press("}");
    assert_eq!(desk.line(), "“Two ‘or “three”’,” said Bo Ek.");
    desk.press("}");
    assert!(desk.screen().contains("No further quotation") || desk.screen().contains("Last quotation"), "{}", desk.screen());
    assert!(desk.press("i").screen().contains("2 quotations"));
    assert!(desk.press("esc \"").screen().contains("2 of 2"));
    assert!(desk.press("esc z M").screen().contains("2 quotes"));
}

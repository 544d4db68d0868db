//! The list while answers arrive.

use super::*;

fn row(key: u32) -> ListRow {
    ListRow { key: ArticleKey(key), title: key.to_string(), date: None, video: false, known: true, ..ListRow::default() }
}

fn answer(list: &mut List, keys: impl Iterator<Item = u32> + Clone, generation: u64, anchor: Option<usize>) {
    let total = keys.clone().count();
    let rows = keys.map(row).collect();
    list.receive(ListWindow { generation, known: total, read: total, total, rows, anchor, ..ListWindow::default() });
}

#[test]
fn the_cursor_stays_on_its_article_when_others_come() {
    let mut list = List::new(Order::Newest);
    list.view.set_height(5);
    answer(&mut list, 0..100, 1, None);
    list.move_to(50);
    assert_eq!(list.request().and_then(|request| request.anchor), Some(ArticleKey(50)));
    let height = list.view.cursor - list.view.top;
    answer(&mut list, (500..520).chain(0..100), 1, Some(70));
    assert_eq!((list.view.cursor, list.view.cursor - list.view.top), (70, height));
    assert_eq!(list.view.selected().map(|row| row.key), Some(ArticleKey(50)));
}

#[test]
fn an_answer_asked_for_before_the_cursor_moved_on_does_not_move_it_back() {
    let mut list = List::new(Order::Newest);
    list.view.set_height(5);
    answer(&mut list, 0..100, 1, None);
    list.move_to(50);
    assert!(list.request().is_some());
    list.move_to(51);
    answer(&mut list, 0..100, 1, Some(50));
    assert_eq!(list.view.cursor, 51);
    // Nor does one with rows elsewhere.
    let rows = (60..90).map(row).collect();
    list.receive(ListWindow {
        generation: 1,
        known: 100,
        read: 100,
        total: 100,
        first: 60,
        rows,
        anchor: Some(50),
        ..ListWindow::default()
    });
    assert_eq!(list.view.cursor, 51);
}

#[test]
fn late_answers_are_dropped() {
    let mut list = List::new(Order::Newest);
    list.narrow("x", true);
    answer(&mut list, 0..3, 1, None);
    assert_eq!(list.view.total, 0);
}

#[test]
fn rows_are_asked_for_when_the_screen_nears_the_edge_of_the_window_only() {
    let mut list = List::new(Order::Newest);
    list.view.set_height(10);
    assert!(list.request().is_some());
    list.receive(ListWindow { generation: 1, total: 1000, known: 1000, rows: (0..40).map(row).collect(), ..ListWindow::default() });
    list.move_to(1);
    let _ = list.request();
    list.move_to(2);
    let moved = list.request().expect("the anchor moved");
    assert_eq!(moved.anchor, Some(ArticleKey(2)));
    list.move_to(35);
    assert!(list.request().is_some_and(|request| request.rows.end > 60));
}

#[test]
fn an_answer_that_knows_an_older_place_of_the_cursor_moves_nothing() {
    let mut list = List::new(Order::Newest);
    list.view.set_height(5);
    answer(&mut list, 0..100, 1, None);
    list.move_to(50);
    let _ = list.request();
    let changed = |anchored: u32, anchor: usize, rows: Range<u32>| ListWindow {
        generation: 1,
        known: 101,
        read: 101,
        total: 101,
        first: rows.start as usize + 1,
        rows: rows.map(row).collect(),
        anchored: Some(ArticleKey(anchored)),
        anchor: Some(anchor),
        ..ListWindow::default()
    };
    // One article was inserted above; the answer was requested when the cursor was on article 7.
    list.receive(changed(7, 8, 30..70));
    assert_eq!((list.view.cursor, list.view.selected().map(|row| row.key)), (51, Some(ArticleKey(50))));
    list.receive(changed(7, 8, 0..20));
    assert_eq!((list.view.cursor, list.view.selected().map(|row| row.key)), (51, Some(ArticleKey(50))));
    assert_eq!(list.request().and_then(|request| request.anchor), Some(ArticleKey(50)));
}

#[test]
fn what_comes_in_at_the_very_top_shows() {
    let mut list = List::new(Order::Newest);
    list.view.set_height(5);
    answer(&mut list, 0..100, 1, None);
    answer(&mut list, (500..501).chain(0..100), 1, None);
    assert_eq!((list.view.top, list.view.cursor, list.view.selected().map(|row| row.key)), (0, 1, Some(ArticleKey(0))));
}

#[test]
fn the_article_of_the_session_before_has_rows_above_it_and_one_that_is_not_listed_moves_nothing() {
    for (key, expected) in [(50, (50, 45)), (2, (2, 0)), (500, (0, 0))] {
        let mut list = List::new(Order::Newest);
        list.view.set_height(10);
        list.resume_at(ArticleKey(key));
        answer(&mut list, 0..100, 1, None);
        assert_eq!((list.view.cursor, list.view.top), expected);
    }
}

//! The mouse: clicks and the wheel in each place, and no effect while the mouse is off.

use kiosque::app::{Msg, Window};
use kiosque::library::ArticleKey;

use super::{FILES, small, wide};
use crate::driver::Desk;

/// The screen's row that holds a text, and the column it begins at.
fn find(desk: &Desk, text: &str) -> (u16, u16) {
    let (buf, _) = desk.draw();
    for y in 0..buf.area.height {
        let row: String = (0..buf.area.width).map(|x| buf[(x, y)].symbol()).collect();
        if let Some(at) = row.find(text) {
            return (u16::try_from(row[..at].chars().count()).unwrap(), y);
        }
    }
    panic!("« {text} » is not on the screen:\n{}", desk.screen());
}

fn click_on(desk: &mut Desk, text: &str) {
    let (x, y) = find(desk, text);
    desk.click(x, y);
}

fn status(desk: &Desk) -> String {
    let row = desk.screen().lines().rfind(|line| line.starts_with('|')).unwrap_or_default().to_owned();
    row.trim_start_matches(['|', ' ']).to_owned()
}

#[test]
fn before_m_the_mouse_does_nothing_and_m_says_what_it_does() {
    let mut desk = wide();
    let before = desk.screen();
    desk.click(5, 3).wheel(60, 5, 1);
    assert_eq!(desk.screen(), before);
    desk.press("M");
    assert_eq!(desk.done, ["mouse(true)"]);
    assert!(status(&desk).contains("M to turn it off"), "{}", desk.screen());
    desk.press("M");
    assert_eq!(desk.done, ["mouse(true)", "mouse(false)"]);
    assert!(status(&desk).contains("select text with it"), "{}", desk.screen());
}

#[test]
fn the_configuration_may_take_the_mouse_from_the_start() {
    let desk = Desk::with(FILES, (60, 14), "mouse = true");
    assert_eq!(desk.done, ["mouse(true)"]);
}

#[test]
fn a_click_selects_and_a_second_one_opens() {
    let mut desk = small();
    desk.press("M");
    click_on(&mut desk, "The last ferry");
    assert_eq!((desk.state.list.view.cursor, desk.state.panes.reader), (2, None));
    click_on(&mut desk, "The last ferry");
    assert!(desk.screen().contains("A bridge took its"), "{}", desk.screen());
    // A key in between makes the second click a first one.
    desk.press("q k");
    click_on(&mut desk, "The last ferry");
    desk.press("k");
    click_on(&mut desk, "The last ferry");
    assert!(desk.state.panes.list.is_some());
}

#[test]
fn a_click_takes_the_keys_to_its_pane() {
    let mut desk = wide();
    desk.press("M");
    click_on(&mut desk, "eleven years");
    desk.press("j j j");
    assert!(desk.line().contains("discovery"), "{}", desk.line());
    click_on(&mut desk, "The last ferry");
    assert!(desk.press("K").screen().contains("The last ferry"));
    assert_eq!(desk.state.list.view.cursor, 2);
}

#[test]
fn a_click_puts_the_cursor_on_the_row_and_on_the_words() {
    let mut desk = small();
    desk.press("enter M");
    click_on(&mut desk, "years nobody");
    assert!(desk.line().starts_with("For eleven years"), "{}", desk.line());
    let reader = desk.state.reader.as_mut().unwrap();
    let offset = reader.cursor_offset();
    assert!(reader.article().text()[offset..].starts_with("years nobody"));
}

#[test]
fn the_sign_of_a_heading_folds_and_what_is_hidden_unfolds() {
    let mut desk = small();
    desk.press("enter M");
    click_on(&mut desk, "▾ The discovery");
    assert!(desk.screen().contains("▸ The discovery"), "{}", desk.screen());
    click_on(&mut desk, "words ·");
    assert!(desk.screen().contains("▾ The discovery"), "{}", desk.screen());
    // The heading's words only take the cursor.
    click_on(&mut desk, "The discovery");
    assert!(desk.screen().contains("▾ The discovery"));
}

#[test]
fn a_link_shows_its_address_and_opens_at_the_second_click() {
    let mut desk = wide();
    desk.press("M");
    desk.done.clear();
    click_on(&mut desk, "small book");
    assert!(status(&desk).starts_with("https://archive.example/book"), "{}", desk.screen());
    assert!(desk.done.is_empty());
    click_on(&mut desk, "small book");
    assert_eq!(desk.done, ["open https://archive.example/book: small book"]);
}

#[test]
fn the_wheel_scrolls_the_pane_under_it_and_leaves_the_keys_where_they_are() {
    let files: Vec<(String, String)> =
        (0..40).map(|n| (format!("{n:02}.md"), format!("# Article {n:02}\n\n{}", "Some words.\n\n".repeat(40)))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let mut desk = Desk::with(&files, (110, 16), "order = 'title'");
    desk.press("M");
    desk.wheel(60, 5, 2);
    let reader = desk.state.reader.as_ref().unwrap();
    assert!(reader.top.block > 0 && reader.rows.len() > 9, "{}", desk.screen());
    assert_eq!((desk.state.list.view.cursor, desk.state.list.view.top), (0, 0));
    desk.wheel(3, 5, 2);
    assert_eq!((desk.state.list.view.cursor, desk.state.list.view.top), (0, 6));
    // The next key shows where one is.
    desk.press("j");
    assert_eq!((desk.state.list.view.cursor, desk.state.list.view.top), (1, 1));
    desk.wheel(3, 5, i16::MAX);
    assert_eq!((desk.state.list.view.cursor, desk.state.list.view.top), (1, 40 - 13));
    desk.press("enter");
    assert!(desk.screen().contains("▎  Article 01"), "{}", desk.screen());
}

#[test]
fn the_scrollbar_goes_where_it_is_clicked() {
    let paragraphs: Vec<String> = (0..100).map(|n| format!("Paragraph {n}.")).collect();
    let text = format!("# Long\n\n{}\n", paragraphs.join("\n\n"));
    let mut desk = Desk::new(&[("long.md", &text)], (60, 14));
    desk.press("enter M").click(59, 7);
    assert!(desk.screen().contains("Paragraph 5"), "{}", desk.screen());
    desk.click(59, 12);
    assert!(desk.screen().contains("Paragraph 99"), "{}", desk.screen());
    desk.click(59, 1);
    assert!(desk.screen().contains("Long"), "{}", desk.screen());
}

#[test]
fn an_item_of_a_panel_is_taken_and_a_click_beside_it_leaves() {
    let mut desk = small();
    desk.press("enter M t");
    click_on(&mut desk, "The repair");
    assert!(!desk.is_covered() && desk.line() == "The repair", "{}", desk.screen());
    desk.press("t").click(0, 13);
    assert!(!desk.is_covered());
    desk.press("?").wheel(10, 8, 3);
    assert!(desk.is_covered() && !desk.screen().contains("Next article, or next line"), "{}", desk.screen());
    desk.press("esc i").wheel(10, 8, 1).click(10, 8);
    assert!(!desk.is_covered());
}

#[test]
fn a_click_while_typing_means_what_is_seen() {
    let mut desk = wide();
    desk.press("M /").type_in("ferry");
    click_on(&mut desk, "The last ferry");
    click_on(&mut desk, "The last ferry");
    assert!(!desk.is_covered());
    assert_eq!(desk.state.list.query, "ferry*");
    assert!(desk.screen().contains("A bridge took its place"), "{}", desk.screen());
}

#[test]
fn what_the_status_line_offers_can_be_clicked() {
    let mut desk = wide();
    desk.press("M j");
    click_on(&mut desk, "? help");
    assert!(desk.screen().contains("Help"), "{}", desk.screen());
    desk.press("esc");
    click_on(&mut desk, ": commands");
    assert!(desk.screen().contains("Commands"), "{}", desk.screen());
}

#[test]
fn a_paste_outside_prompts_is_refused_with_a_message() {
    let mut desk = small();
    desk.tell(Msg::Pasted("q\nq".to_owned()));
    assert!(status(&desk).starts_with("Paste ignored"), "{}", desk.screen());
    assert!(desk.done.is_empty());
}

#[test]
fn the_focus_of_the_window_changes_nothing_on_screen() {
    let mut desk = small();
    let before = desk.screen();
    desk.tell(Msg::Focused(false));
    assert_eq!(desk.state.window, Window::Unfocused);
    desk.tell(Msg::Focused(true));
    assert_eq!(desk.state.window, Window::Focused);
    assert_eq!(desk.screen(), before);
}

#[test]
fn an_article_does_not_count_as_read_while_another_window_is_in_use() {
    let mut desk = Desk::new(&[("a.md", "# A\n\nShort.\n")], (60, 14));
    desk.press("enter");
    desk.tell(Msg::Focused(false));
    desk.ring();
    assert!(!desk.shelf.of(ArticleKey(0)).read);
    desk.tell(Msg::Focused(true));
    assert!(!desk.shelf.of(ArticleKey(0)).read);
    desk.ring();
    assert!(desk.shelf.of(ArticleKey(0)).read);
}

#[test]
fn a_click_on_a_heading_of_the_help_chooses_nothing() {
    let mut desk = wide();
    desk.press("M ?");
    let (help, theme) = (desk.screen(), desk.state.theme_name.clone());
    click_on(&mut desk, "Move");
    assert_eq!(desk.state.theme_name, theme);
    assert_eq!(desk.screen().lines().next(), help.lines().next());
    assert!(desk.screen().contains("Help"), "{}", desk.screen());
}

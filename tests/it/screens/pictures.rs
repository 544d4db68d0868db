//! The pictures of the open article over its pane.

use std::sync::Arc;

use kiosque::app::Msg;
use kiosque::app::rendered_image::{BlockCell, RenderedImage};
use kiosque::words::Notice;

use expect_test::expect;

use crate::driver::Desk;

const QUAY: &str = "\
# The quay

It froze in January.

![A boat in ice](boat.png)
*The boat, on the second day.*

Then it thawed.

![A mill](https://news.example/mill.png)
";

fn quay(config: &str) -> Desk {
    let mut desk = Desk::with(&[("quay.md", QUAY), ("bare.md", "# Bare\n\nNo pictures.\n")], (50, 14), config);
    desk.press("/").type_in("title:quay").press("enter enter");
    desk
}

/// A red picture of this size.
fn red(columns: u16, rows: u16) -> Arc<RenderedImage> {
    let count = usize::from(columns) * usize::from(rows) * 2;
    Arc::new(RenderedImage {
        size: (columns, rows),
        cells: vec![BlockCell { sign: ' ', fore: None, back: Some([255, 0, 0]) }; count],
        encoded: None,
    })
}

/// Answers the last question for a picture.
fn answer(desk: &mut Desk, image: Result<Arc<RenderedImage>, Notice>) {
    let ticket = desk.image_request.as_ref().unwrap().ticket;
    desk.tell(Msg::ImageRendered { ticket, image });
}

/// The number of red cells on the screen.
fn reds(desk: &Desk) -> usize {
    let red = ratatui::style::Color::Rgb(255, 0, 0);
    desk.draw().0.content().iter().filter(|cell| cell.bg == red).count()
}

#[test]
fn p_shows_the_nearest_picture_with_its_words_and_any_key_closes_it() {
    let mut desk = quay("");
    desk.press("p");
    answer(&mut desk, Ok(red(8, 4)));
    assert_eq!(reds(&desk), 32);
    expect![[r#"
        |
        |
        |
        |
        |
        |
        |
        |
        |           The boat, on the second day.
        |
        |
        |
        |       picture 1 of 2 · ← → previous, next
        | quay.md                     match 1 of 1 · 100 %
        done: picture boat.png in 46x9
    "#]]
    .assert_eq(&desk.screen());
    desk.press("z");
    assert!(!desk.is_covered() && reds(&desk) == 0);
}

#[test]
fn arrows_go_through_the_pictures_and_a_late_one_is_dropped() {
    let mut desk = quay("");
    desk.press("p");
    let late = desk.image_request.clone().unwrap().ticket;
    desk.press("right");
    desk.tell(Msg::ImageRendered { ticket: late, image: Ok(red(8, 4)) });
    assert_eq!(reds(&desk), 0);
    answer(&mut desk, Err(Notice::PictureRemote));
    let screen = desk.screen();
    assert!(screen.contains("This picture is on the web") && screen.contains("A mill") && screen.contains("picture 2 of 2"), "{screen}");
    desk.press("j");
    assert!(desk.screen().contains("picture 1 of 2"));
    desk.press("left left");
    assert!(desk.screen().contains("picture 1 of 2"));
    // As everything that lies over the panes.
    desk.press("q");
    assert!(!desk.screen().contains(" of 2") && desk.screen().contains("The quay"), "{}", desk.screen());
}

#[test]
fn another_size_requests_the_picture_again() {
    let mut desk = quay("");
    desk.press("p");
    answer(&mut desk, Ok(red(8, 4)));
    desk.resize(60, 20);
    assert_eq!(reds(&desk), 0);
    assert_eq!(desk.done.last().unwrap(), "picture boat.png in 56x15");
    answer(&mut desk, Ok(red(8, 4)));
    desk.resize(3, 3);
    desk.resize(60, 20);
}

#[test]
fn where_no_picture_can_show_the_status_line_says_why() {
    let mut desk = quay("pictures = 'off'");
    assert!(desk.press("p").screen().contains("Pictures are turned off"));
    let mut desk = quay("");
    desk.state.graphics = None;
    assert!(desk.press("p").screen().contains("This terminal cannot show pictures"));
    let mut desk = Desk::new(&[("bare.md", "# Bare\n\nNo pictures.\n")], (50, 14));
    assert!(desk.press("enter p").screen().contains("This article has no pictures"));
}

/// The quay with its picture measured, within the text.
fn inline(size: (u16, u16)) -> Desk {
    let mut desk = Desk::with(&[("quay.md", QUAY)], size, "pictures = 'inline'");
    desk.press("enter").measure(Arc::new([(2, (8, 4))]));
    desk
}

#[test]
fn within_the_text_room_is_kept_and_nothing_moves_when_the_picture_comes() {
    let mut desk = inline((50, 20));
    let before = desk.screen();
    answer(&mut desk, Ok(red(16, 4)));
    assert_eq!(reds(&desk), 64);
    assert_eq!(desk.screen(), before);
    expect![[r#"
        |
        |▎  The quay
        ~   tttttttt
        |   1 min
        |   ─────────────────────────────────────────────
        |   It froze in January.
        |
        |
        |
        |
        |
        |   ▣ A boat in ice
        ~     CCCCCCCCCCCCC
        |   The boat, on the second day.
        ~   eeeeeeeeeeeeeeeeeeeeeeeeeeee
        |
        |   Then it thawed.
        |
        |   ▣ A mill
        ~     CCCCCC
        |
        |
        |
        | quay.md                                    100 %
        done: picture boat.png in 16x4
    "#]]
    .assert_eq(&before);
}

#[test]
fn a_picture_stays_until_it_is_reloaded_with_its_article() {
    let mut desk = inline((50, 20));
    answer(&mut desk, Ok(red(16, 4)));
    let asked = desk.done.len();
    desk.measure(Arc::new([(2, (8, 4))]));
    assert_eq!((reds(&desk), desk.done[asked..].len()), (64, 1));
    answer(&mut desk, Err(Notice::PictureMissing));
    assert_eq!((reds(&desk), desk.press("j k").done.len()), (0, asked + 1));
}

#[test]
fn a_picture_within_the_text_leaves_the_screen_row_by_row() {
    let mut desk = inline((50, 8));
    answer(&mut desk, Ok(red(16, 4)));
    let mut scrolled = || {
        let seen = reds(&desk);
        desk.state.reader.as_mut().unwrap().scroll(1);
        seen
    };
    let seen: Vec<usize> = (0..8).map(|_| scrolled()).collect();
    assert_eq!(seen, [16, 32, 48, 64, 64, 64, 48, 32]);
}

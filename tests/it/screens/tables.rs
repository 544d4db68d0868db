//! Tables on screens of any width: every word of them is there, or can be read another way.

use crate::driver::Desk;

const FACES: &str = "\
# Faces

| Face | Cut by | Place | About | Made for | Revived in the twentieth century | How to know it |
|---|---|---|---|---|---|---|
| Garamond | Claude Garamont | Paris | 1540 | humanists' books | often, sometimes by mistake | capitals with a slope |
| Jannon | Jean Jannon | Sedan | 1620 | a Protestant academy | as Garamond | livelier, irregular italic |
";

fn desk(columns: u16) -> Desk {
    let mut desk = Desk::new(&[("faces.md", FACES)], (columns, 60));
    desk.press("enter");
    desk
}

#[test]
fn no_column_of_a_table_is_cut_at_any_width() {
    for columns in (40..=220).step_by(5) {
        for zen in [false, true] {
            let mut desk = desk(columns);
            if zen {
                desk.press("Z");
            }
            let screen = desk.screen();
            for word in ["capitals", "slope", "livelier", "regular", "italic"] {
                // Long words may be hyphenated; their beginning is there.
                assert!(screen.contains(&word[..3]), "{word} at {columns} {zen}\n{screen}");
            }
        }
    }
}

#[test]
fn a_table_whose_words_do_not_fit_its_columns_is_a_list() {
    let screen = desk(100).screen();
    assert!(screen.contains("often, sometimes by mistake"), "{screen}");
    assert!(!desk(120).screen().contains("often, sometimes by mistake"), "a grid where there is room");
}

//! Texts come back from a shelf, wherever their bundles are.

use super::*;
use crate::find::BLOCK_END;

#[test]
fn texts_come_back_as_they_were_put_and_take_less_room() {
    let folder = tempfile::tempdir().unwrap();
    for mut shelf in [Shelf::default(), Shelf::beside(folder.path().join("new")), Shelf::beside("/dev/null/none".into())] {
        put_and_read(&mut shelf);
    }
    assert_eq!(std::fs::read_dir(folder.path().join("new")).unwrap().count(), 0);
}

fn put_and_read(shelf: &mut Shelf) {
    // Noise, so that compression leaves more than stays in memory.
    let mut seed = 1u32;
    let mut noise = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from(b'a' + (seed >> 24) as u8 % 26)
    };
    let mut texts: Vec<String> = (0..600).map(|n| format!("article {n} ") + &(0..4000).map(|_| noise()).collect::<String>()).collect();
    texts.insert(100, "a long one\n".repeat(40_000).replace('\n', " "));
    let shelf_text = |(number, text): (usize, &String)| {
        let shelf_text = ShelfText::new([text.as_str()]);
        if number % 3 == 0 { shelf_text.compressed() } else { shelf_text }
    };
    let slots: Vec<Slot> = texts.iter().enumerate().map(|one| shelf.put(shelf_text(one))).collect();
    let mut reading = Reading::new(&shelf.texts);
    for (text, slot) in texts.iter().zip(&slots) {
        assert!(reading.text(*slot).trim_end_matches([BLOCK_END, ' ']) == text.trim_end());
    }
    let bytes = shelf.in_memory + shelf.texts.open.capacity();
    assert!(bytes < texts.iter().map(String::len).sum());
    if matches!(shelf.spill, Spill::Open(..)) {
        assert!(bytes < IN_MEMORY + 2 * BUNDLE);
    }
    // A few texts on a shelf of their own are the same, and take a few bundles.
    let some = || slots.iter().zip(&texts).step_by(50);
    let (packed, new) = shelf.repacked(some().map(|(slot, _)| *slot));
    assert!(packed.texts.compressed.len() < 20 && new.len() == some().count());
    let mut reading = Reading::new(&packed.texts);
    for ((_, text), slot) in some().zip(&new) {
        assert!(reading.text(*slot).trim_end_matches([BLOCK_END, ' ']) == text.trim_end());
    }
}

#[test]
fn a_shelf_that_has_grown_to_much_more_than_its_size_is_to_be_packed_anew() {
    let mut shelf = Shelf::default();
    shelf.put(ShelfText::new(["a text"]));
    assert!(!shelf.settle());
    let grows = |shelf: &mut Shelf| {
        shelf.put(ShelfText::new(["another version"]));
        shelf.settle()
    };
    assert!((0..=SPARE).all(|_| !grows(&mut shelf)) && grows(&mut shelf));
    let last = Slot { bundle: 3, start: 0, length: 16, bundles: 1 };
    let (mut shelf, slots) = shelf.repacked([last].into_iter());
    assert_eq!(Reading::new(&shelf.texts).text(slots[0]).trim_end_matches(BLOCK_END), "another version");
    assert!(!grows(&mut shelf));
}

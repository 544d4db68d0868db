//! What is kept by words: marks, notes, reading and its undoing, what changed; and the way back and forward, and copies.

use std::fs;

use super::{answered, library, talk};

#[test]
fn a_letter_stands_for_a_paragraph_until_it_is_taken_away() {
    let place = library();
    talk(&place, "1\n2\nmark a\n");
    let ended = talk(&place, "' a\nmarks\nunmark a\ngo-to-mark a\nundo\ngo-to-mark b\nmark ?\nlist\nm\n");
    assert_eq!(
        answered(&ended, "the end of the list"),
        "The tram returns\n2. Heading 2: The opening\na. The tram returns: The opening\n\
         a stands for no place any more\na stands for no place: m a sets it\n\
         taken back; a stands for the place it stood for before\nb stands for no place: m b sets it\n\
         ? is no letter for a mark: a to z, A to Z and 0 to 9 are\n\
         1. The tram returns, 13 November 2018, Ann Noun, video\n2. The bridge, 3 May 2017\nthe end of the list\nno article is open\n"
    );
}

#[test]
fn a_note_is_written_told_gone_to_and_taken_away() {
    let place = library();
    let ended = talk(&place, "1\n1\nnote to check #fact\n3\nnote\nnotes\nnote\ndelete-note 2\nundo\n");
    assert_eq!(
        answered(&ended, "a number goes to one"),
        "1. The tram is back in town.\nthe note is kept\n3. Quotation: We waited for forty years.\nmarked; a on it writes a note\n\
         1. to check #fact, on “The tram is back in town.”, paragraph 1\n2. highlighted: “We waited for forty years.”, paragraph 3\n\
         highlighted: “We waited for forty years.”, paragraph 3\nthe note is taken away\ntaken back; the note is there again\n"
    );
    let again = talk(&place, "go-to-note 1\nnotes\nnotes check\ngo-to-note 1\ndelete-note\ndelete-note\nnotes\n");
    assert_eq!(
        answered(&again, "the end of the list"),
        "notes tells the numbers for go-to-note\n1. to check #fact, on “The tram is back in town.”, The tram returns\n\
         2. highlighted: “We waited for forty years.”, The tram returns\n\
         1. to check #fact, on “The tram is back in town.”, The tram returns\n\
         The tram returns\n1. The tram is back in town.\nthe note is taken away\nno note here: A shows all\n\
         1. highlighted: “We waited for forty years.”, paragraph 3\n"
    );
    assert!(place.run(&["notes"]).out.contains("We waited for forty years."));
}

#[test]
fn a_note_is_of_the_quotation_that_was_gone_to() {
    let place = super::super::Place::with(&[(
        "a.md",
        "# A\n\nFirst.\n\nHe said \"we will not move an inch\" on Monday, and then: \"Not even for him.\"\n",
    )]);
    let ended = talk(&place, "next-quote\nnote hard\nnotes\n2\nnote soft\nnotes\n");
    let told = answered(&ended, "the note is kept");
    assert!(told.starts_with("1. hard, on “we will not move an inch”, paragraph 2\n"), "{told}");
    assert!(
        told.contains(". soft, on “He said ‘we will not move an inch’ on Monday, and then: ‘Not even for him.’”, paragraph 2\n"),
        "{told}"
    );
    let steps = talk(&place, "next-quote\nnext-quote\nnote\nnext-quote\nprevious-quote\nprevious-quote\n");
    assert_eq!(
        answered(&steps, "on Monday, and then: \"Not even for him.\"\n"),
        "2. Quotation: \"Not even for him.\"\nmarked; a on it writes a note\nthis is the last quotation\n\
         2. Quotation: \"we will not move an inch\"\nthis is the first quotation\n"
    );
}

#[test]
fn all_count_as_read_and_do_not_again() {
    let place = library();
    let ended = talk(&place, "read 2\nread-all\nread-all\nlist\nundo\nlist\nundo\nundo\n");
    let told = answered(&ended, "counts as read: The bridge");
    assert!(
        told.starts_with("1 of the listed articles counts as read now; u takes it back\nall listed articles count as read already\n"),
        "{told}"
    );
    assert!(told.contains("1. The tram returns, 13 November 2018, Ann Noun, video, read\n2. The bridge, 3 May 2017, read\n"), "{told}");
    assert!(
        told.contains("taken back; it counts as unread again: The tram returns\n1. The tram returns, 13 November 2018, Ann Noun, video\n")
    );
    assert!(told.ends_with("taken back; it counts as unread again: The bridge\nthere is nothing to take back\n"), "{told}");
    let all = talk(&place, "read-all\nundo\nunread-all\n");
    assert!(
        all.out.ends_with(
            "2 of the listed articles count as read now; u takes it back\ntaken back; 2 articles stand as before\n\
             all listed articles count as unread already\n"
        ),
        "{}",
        all.out
    );
}

#[test]
fn read_toggles_as_its_key_does() {
    let ended = talk(&library(), "read 2\nread 2\nunread 2\n");
    assert_eq!(
        answered(&ended, "the end of the list"),
        "counts as read: The bridge\ncounts as unread: The bridge\ncounts as unread: The bridge\n"
    );
}

#[test]
fn a_highlighted_quotation_has_one_pair_of_marks() {
    let place = super::super::Place::with(&[("a.md", "# A\n\n\u{201c}We will not move an inch,\u{201d} he said.\n")]);
    let ended = talk(&place, "next-quote\nnote\nnotes\n");
    assert!(ended.out.contains(": \u{201c}We will not move an inch,"), "{}", ended.out);
    assert!(!ended.out.contains("\u{201c}\u{201c}") && !ended.out.contains("\u{201c}\u{2018}"), "{}", ended.out);
}

#[test]
fn one_goes_back_and_forward_through_articles_and_paragraphs() {
    let ended = talk(&library(), "older-place\n1\n2\n6\nnext\nolder-place\nolder-place\nnewer-place\nnewer-place\nnewer-place\n");
    let back = answered(&ended, "1 paragraph: Enter reads it");
    assert_eq!(
        back,
        "The tram returns\n6. See the map.\n2. Heading 2: The opening\n6. See the map.\n\
         The bridge\nThe bridge\n3 May 2017, 1 min\nthis is the last place of the way here\n"
    );
    assert!(ended.out.contains("the end of the list\nthis is the first place of the way here\n"), "{}", ended.out);
}

#[test]
fn what_is_to_be_copied_is_written_where_there_is_no_clipboard() {
    let ended = talk(&library(), "1\n3\ncopy\ncopy 1\ncopy quotation markdown\ncopy article json\n");
    let told = answered(&ended, "3. Quotation: We waited for forty years.");
    assert!(told.starts_with("1. quotation: “We waited for forty years.” — The tram returns, "), "{told}");
    let none = "no clipboard is within reach; what would be copied is:\n";
    assert!(told.contains(&format!("{none}“We waited for forty years.” — The tram returns, ")), "{told}");
    assert!(told.contains(&format!("{none}“We waited for forty years.” — *The tram returns*, ")), "{told}");
    assert!(told.contains(&format!("{none}{{\"text\":null,")), "{told}");
}

#[test]
fn what_changed_since_it_was_read_is_told_in_words() {
    let place = library();
    talk(&place, "1\nlast\n");
    let file = place.folder.path().join("tram.md");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("forty", "sixty").replace("- first stop\n", "- first stop\n- second stop\n")).unwrap();
    let ended = talk(&place, "1\nchanges\nlast\nD\n");
    let told = answered(&ended, "it changed since it was last read: changes tells what");
    assert!(told.contains("3. Altered: We waited for (gone: forty) (new: sixty) years.\n"), "{told}");
    assert!(told.contains("5. New: second stop\n"), "{told}");
    assert_eq!(told.matches("5. New: second stop\n").count(), 2, "{told}");
    assert!(talk(&place, "1\nchanges\n").out.ends_with("nothing changed since it was last read\n"));
}

#[test]
fn the_videos_of_all_listed_articles_have_numbers() {
    let ended = talk(&library(), "all-videos\nall-videos 3\nsearch bridge\nall-videos\n");
    assert!(
        answered(&ended, "the end of the list").starts_with(
            "1. The tram returns: https://www.youtube.com/watch?v=a1B2c3D4e5F\nall-videos and a number from 1 to 1, please\n\
             there is no 3: the last one is 1\n"
        ),
        "{}",
        ended.out
    );
    assert!(ended.out.ends_with("none of the listed articles links a video\n"), "{}", ended.out);
}

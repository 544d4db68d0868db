//! Saved state in line mode: marks, notes, read status, undo, changes, the jump list, copies.

use std::fs;

use super::{answered, library, talk};

#[test]
fn a_mark_holds_a_paragraph_until_it_is_deleted() {
    let place = library();
    talk(&place, "1\n2\nmark a\n");
    let ended = talk(&place, "' a\nmarks\nunmark a\ngo-to-mark a\nundo\ngo-to-mark b\nmark ?\nlist\nm\n");
    assert_eq!(
        answered(&ended, "End of the list"),
        "The tram returns\n2. Heading 2: The opening\na. The tram returns: The opening\n\
         Mark a deleted\nMark a is not set; m a sets it\n\
         Undone: mark a restored\nMark b is not set; m b sets it\n\
         ? cannot be a mark; use a to z, A to Z or 0 to 9\n\
         1. The tram returns, 13 November 2018, Ann Noun, video\n2. The bridge, 3 May 2017\nEnd of the list\nNo article is open\n"
    );
}

#[test]
fn a_note_is_created_shown_visited_and_deleted() {
    let place = library();
    let ended = talk(&place, "1\n1\nnote to check #fact\n3\nnote\nnotes\nnote\ndelete-note 2\nundo\n");
    assert_eq!(
        answered(&ended, "or type a number"),
        "1. The tram is back in town.\nNote saved\n3. Quotation: We waited for forty years.\nHighlighted; press a on it to add a note\n\
         1. to check #fact, on “The tram is back in town.”, paragraph 1\n2. highlighted: “We waited for forty years.”, paragraph 3\n\
         highlighted: “We waited for forty years.”, paragraph 3\nNote deleted\nUndone: note restored\n"
    );
    let again = talk(&place, "go-to-note 1\nnotes\nnotes check\ngo-to-note 1\ndelete-note\ndelete-note\nnotes\n");
    assert_eq!(
        answered(&again, "End of the list"),
        "Type notes first to number them for go-to-note\n1. to check #fact, on “The tram is back in town.”, The tram returns\n\
         2. highlighted: “We waited for forty years.”, The tram returns\n\
         1. to check #fact, on “The tram is back in town.”, The tram returns\n\
         The tram returns\n1. The tram is back in town.\nNote deleted\nNo note here; press A to list all notes\n\
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
    let told = answered(&ended, "Note saved");
    assert!(told.starts_with("1. hard, on “we will not move an inch”, paragraph 2\n"), "{told}");
    assert!(
        told.contains(". soft, on “He said ‘we will not move an inch’ on Monday, and then: ‘Not even for him.’”, paragraph 2\n"),
        "{told}"
    );
    let steps = talk(&place, "next-quote\nnext-quote\nnote\nnext-quote\nprevious-quote\nprevious-quote\n");
    assert_eq!(
        answered(&steps, "on Monday, and then: \"Not even for him.\"\n"),
        "2. Quotation: \"Not even for him.\"\nHighlighted; press a on it to add a note\nLast quotation\n\
         2. Quotation: \"we will not move an inch\"\nFirst quotation\n"
    );
}

#[test]
fn a_speaker_is_put_right_everywhere_and_undone() {
    let text = "# A\n\n\u{201c}It rained all night,\u{201d} said Ann Lee.\n\n\u{201c}The bridge is closed,\u{201d} Ann Lee added.\n";
    let place = super::super::Place::with(&[("a.md", text)]);
    let ended = talk(&place, "1\nspeaker Eve Ray\nundo\n1\nspeaker Eve Ray\n2\n");
    let line = |number: usize, name: &str, words: &str| format!("{number}. With a quotation by {name}: \u{201c}{words}\n");
    let first = line(1, "Ann Lee", "It rained all night,\u{201d} said Ann Lee.");
    let second = line(2, "Eve Ray", "The bridge is closed,\u{201d} Ann Lee added.");
    let undone = "Undone: the speaker is the one that was found";
    let expected = format!("{first}Speaker: Eve Ray\n{undone}\n{first}Speaker: Eve Ray\n{second}");
    assert_eq!(answered(&ended, "or type a number"), expected);
    let out = |arguments: &[&str]| place.run(arguments).out;
    assert_eq!(out(&["quotes", "."]).matches("Eve Ray\t").count(), 2);
    assert_eq!(out(&["quotes", ".", "--group", "speaker"]).lines().count(), 1);
    assert_eq!(out(&["list", ".", "speaker:ray"]).lines().count(), 1);
    let shown: serde_json::Value = serde_json::from_str(&out(&["show", "--json", "a.md"])).unwrap();
    assert_eq!((shown["quotes"][0]["speaker"].as_str(), shown["quotes"][1]["rule"].as_str()), (Some("Eve Ray"), Some("by-hand")));
    // The quotation that was edited keeps it, and its article teaches no other.
    let edited = text.replace("rained all", "had rained all").replace("# A\n", "# A\n\nSome words before.\n");
    fs::write(place.folder.path().join("a.md"), &edited).unwrap();
    fs::write(place.folder.path().join("b.md"), text.replace("bridge", "road")).unwrap();
    assert_eq!(out(&["quotes", "a.md"]).matches("Eve Ray\t").count(), 2);
    assert_eq!(out(&["quotes", "b.md"]).matches("Ann Lee\t").count(), 2);
    // No one said the first, which teaches nothing about the other.
    fs::remove_file(place.folder.path().join("b.md")).unwrap();
    talk(&place, "1\nnext-quote\nspeaker\n");
    let lines = out(&["quotes", "."]);
    assert!(lines.starts_with("\tsaid\t") && lines.contains("\nAnn Lee\tadded\t"), "{lines}");
}

#[test]
fn all_count_as_read_and_do_not_again() {
    let place = library();
    let ended = talk(&place, "read 2\nread-all\nread-all\nlist\nundo\nlist\nundo\nundo\n");
    let told = answered(&ended, "Marked as read: The bridge");
    assert!(told.starts_with("1 listed article marked as read; press u to undo\nAll listed articles are read already\n"), "{told}");
    assert!(told.contains("1. The tram returns, 13 November 2018, Ann Noun, video, read\n2. The bridge, 3 May 2017, read\n"), "{told}");
    assert!(told.contains("Undone: marked as unread: The tram returns\n1. The tram returns, 13 November 2018, Ann Noun, video\n"));
    assert!(told.ends_with("Undone: marked as unread: The bridge\nNothing to undo\n"), "{told}");
    let all = talk(&place, "read-all\nundo\nunread-all\n");
    assert!(
        all.out.ends_with(
            "2 listed articles marked as read; press u to undo\nUndone for 2 articles\n\
             All listed articles are unread already\n"
        ),
        "{}",
        all.out
    );
}

#[test]
fn read_toggles_as_its_key_does() {
    let ended = talk(&library(), "read 2\nread 2\nunread 2\n");
    assert_eq!(
        answered(&ended, "End of the list"),
        "Marked as read: The bridge\nMarked as unread: The bridge\nMarked as unread: The bridge\n"
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
    let back = answered(&ended, "1 paragraph; press Enter to read it");
    assert_eq!(
        back,
        "The tram returns\n6. See the map.\n2. Heading 2: The opening\n6. See the map.\n\
         The bridge\nThe bridge\n3 May 2017, 1 min\nEnd of the jump list\n"
    );
    assert!(ended.out.contains("End of the list\nStart of the jump list\n"), "{}", ended.out);
}

#[test]
fn what_is_to_be_copied_is_written_where_there_is_no_clipboard() {
    let ended = talk(&library(), "1\n3\ncopy\ncopy 1\ncopy quotation markdown\ncopy article json\n");
    let told = answered(&ended, "3. Quotation: We waited for forty years.");
    assert!(told.starts_with("1. quotation: “We waited for forty years.” — The tram returns, "), "{told}");
    let none = "No clipboard available; the text is:\n";
    assert!(told.contains(&format!("{none}“We waited for forty years.” — The tram returns, ")), "{told}");
    assert!(told.contains(&format!("{none}“We waited for forty years.” — *The tram returns*, ")), "{told}");
    assert!(told.contains(&format!("{none}{{\"text\":null,")), "{told}");
}

#[test]
fn line_mode_describes_what_changed_since_it_was_read() {
    let place = library();
    talk(&place, "1\nlast\n");
    let file = place.folder.path().join("tram.md");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("forty", "sixty").replace("- first stop\n", "- first stop\n- second stop\n")).unwrap();
    let ended = talk(&place, "1\nchanges\nlast\nD\n");
    let told = answered(&ended, "Changed since it was last read; type changes to see how");
    assert!(told.contains("3. Altered: We waited for (gone: forty) (new: sixty) years.\n"), "{told}");
    assert!(told.contains("5. New: second stop\n"), "{told}");
    assert_eq!(told.matches("5. New: second stop\n").count(), 2, "{told}");
    assert!(talk(&place, "1\nchanges\n").out.ends_with("No changes since it was last read\n"));
}

#[test]
fn the_videos_of_all_listed_articles_have_numbers() {
    let ended = talk(&library(), "all-videos\nall-videos 3\nsearch bridge\nall-videos\n");
    assert!(
        answered(&ended, "End of the list").starts_with(
            "1. The tram returns: https://www.youtube.com/watch?v=a1B2c3D4e5F\nType all-videos and a number from 1 to 1\n\
             No number 3; the last is 1\n"
        ),
        "{}",
        ended.out
    );
    assert!(ended.out.ends_with("No listed article links a video\n"), "{}", ended.out);
}

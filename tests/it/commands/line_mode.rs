//! `kiosque --plain`: line mode, on a pipe and on a terminal.

mod saved_state;

use super::{Ended, Place};

fn library() -> Place {
    Place::with(&[
        (
            "tram.md",
            "---\ntitle: The tram returns\ndate: 2018-11-13\nauthors: [Ann Noun]\n---\n\nThe tram is back in town.\n\n## The opening\n\n\
             > We waited for forty years.\n\n- first stop\n\n| stop | time |\n|---|---|\n| North | 9:30 |\n\n\
             See [the map](https://example.org/map).\n\nhttps://www.youtube.com/watch?v=a1B2c3D4e5F\n",
        ),
        ("bridge.txt", "The bridge\n\n3 May 2017\n\nThe bridge stays closed for another year, says the town.\n"),
    ])
}

fn talk(place: &Place, lines: &str) -> Ended {
    let ended = place.run_with(&["--plain", "."], lines.as_bytes());
    // A machine that has much to do may take more than a moment, which is told.
    let told = ended.told.lines().find(|line| !line.ends_with(" articles…"));
    assert_eq!((ended.status, told), (0, None), "{}", ended.out);
    assert!(!ended.out.contains('\x1b') && !ended.out.contains(['│', '─', '●', '▶']), "{}", ended.out);
    ended
}

/// The answer to the last line, the one before being answered with `before`.
fn answered<'a>(ended: &'a Ended, before: &str) -> &'a str {
    ended.out.split_once(before).unwrap_or_else(|| panic!("no « {before} » in:\n{}", ended.out)).1.trim_start_matches('\n')
}

#[test]
fn articles_are_numbered_and_the_end_of_input_ends_it() {
    let ended = talk(&library(), "");
    assert_eq!(
        answered(&ended, "quit to end."),
        "2 articles\n1. The tram returns, 13 November 2018, Ann Noun, video\n2. The bridge, 3 May 2017\nEnd of the list\n"
    );
}

#[test]
fn an_article_is_read_paragraph_by_paragraph() {
    let ended = talk(&library(), "1\n\n\n\n\n\n\n\n\n");
    assert_eq!(
        answered(&ended, "End of the list"),
        "The tram returns\n13 November 2018, Ann Noun, 1 min, 1 video\n7 paragraphs; press Enter to read on, or type a number\n\
         1. The tram is back in town.\n2. Heading 2: The opening\n3. Quotation: We waited for forty years.\n4. Item: first stop\n\
         5. Row 1: stop: North; time: 9:30\n6. See the map.\n7. https://www.youtube.com/watch?v=a1B2c3D4e5F\nEnd of article\n"
    );
}

#[test]
fn commands_are_known_by_name_by_key_and_by_their_beginning() {
    let place = library();
    let ended = talk(&place, "1\n3\nhead\nquotes\nlinks\nsection 1\nfind MAP\nback\nq\n1\n");
    assert_eq!(
        answered(&ended, "or type a number"),
        "3. Quotation: We waited for forty years.\n2. Heading 2: The opening\n3. Quotation: We waited for forty years.\n\
         1. the map: https://example.org/map\n2. https://www.youtube.com/watch?v=a1B2c3D4e5F\nType open and a number from 1 to 2\n\
         2. Heading 2: The opening\nFound in 1 paragraph\n6. See the map.\n\
         1. The tram returns, 13 November 2018, Ann Noun, video\n2. The bridge, 3 May 2017\nEnd of the list\n"
    );
}

#[test]
fn the_list_is_searched_and_shown_whole_again() {
    let ended = talk(&library(), "search closed\n1\nlist\ncancel\n");
    let told = answered(&ended, "End of the list");
    assert!(told.starts_with("1 of 2 articles\n1. The bridge, 3 May 2017\n"), "{told}");
    assert!(told.ends_with("2. The bridge, 3 May 2017\nEnd of the list\n"), "{told}");
}

#[test]
fn a_match_is_only_where_the_search_means_it() {
    let text = "# The news today\n\nNo news here.\n\n“The news is good,” said Ann Lee.\n\nMore news.\n";
    let place = Place::with(&[("a.md", text)]);
    let ended = talk(&place, "search said:news\n1\nn\nn\nn\n");
    let quoted = "2. With a quotation by Ann Lee: “The news is good,” said Ann Lee.\nLast match; press again for the next article\nNo other article matches\n";
    assert!(ended.out.ends_with(quoted), "{}", ended.out);
    // The title is no paragraph.
    let ended = talk(&Place::with(&[("a.md", text)]), "search title:news\n1\nn\n");
    assert!(ended.out.ends_with("type a number\nLast match; press again for the next article\n"), "{}", ended.out);
}

#[test]
fn what_makes_no_sense_is_answered_in_a_sentence() {
    let ended = talk(&library(), "zen\ndance\n9\nfold\nfold-level-2\nselect\nstar\n1\n99\nvideo 3\nsection 4\nedit\n");
    for answer in [
        "zen is not available in line mode",
        "Unknown command “dance”; type help for the commands",
        "No number 9; the last is 2",
        "“fold” is ambiguous: fold-toggle",
        "Folding is not available in line mode",
        "Selecting is not available in line mode",
        "An editor needs a terminal",
        "Type star and a number from 1 to 2",
        "No number 99; the last is 7",
        "No number 3; the last is 1",
        "No number 4; the last is 1",
    ] {
        assert!(ended.out.contains(answer), "{answer}\n{}", ended.out);
    }
}

#[test]
fn help_lists_every_command() {
    let ended = talk(&library(), "help\n");
    let words = ["open:", "find:", "section:", "paragraph:", "unread:", "more, page-down:", "headings, contents:", "star:", "quit:"];
    for word in words.into_iter().chain(["note:", "mark:", "unmark:", "undo:", "read-all:", "changes:", "older-place:", "all-videos:"]) {
        assert!(ended.out.lines().any(|line| line.starts_with(word)), "{word}\n{}", ended.out);
    }
}

#[test]
fn stars_reading_and_the_place_are_kept() {
    let place = library();
    talk(&place, "star 2\n1\n\n\n");
    let again = talk(&place, "1\n\n");
    assert!(again.out.contains("2. The bridge, 3 May 2017, starred"), "{}", again.out);
    assert!(again.out.ends_with("You stopped at paragraph 2; Enter continues there\n2. Heading 2: The opening\n"), "{}", again.out);
    let read = talk(&place, "1\nlast\nlist\nunread 1\nmore\nlist\n");
    assert!(read.out.contains("Ann Noun, video, read\n"), "{}", read.out);
    assert!(read.out.contains("Marked as unread: The tram returns"), "{}", read.out);
    assert_eq!(place.run(&["list", ".", "is:starred"]).out, "2017-05-03\tThe bridge\t\t./bridge.txt\n");
}

#[test]
fn it_speaks_french() {
    let place = library();
    let mut command = place.command(&["--plain", "."]);
    let ended = super::ended(command.env("LANG", "fr_FR.UTF-8"), "1\n3\nquit\n".as_bytes());
    assert!(ended.out.contains("Citation\u{a0}: We waited for forty years."), "{}", ended.out);
}

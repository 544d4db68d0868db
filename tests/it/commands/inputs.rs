//! Inputs of `list` and `show`: folders, standard input, paths from a pipe.

use super::Place;

fn two() -> Place {
    Place::with(&[
        ("old.md", "---\ntitle: Old\ndate: 2001-02-03\nauthors: [Ann]\n---\n\nThe first words.\n"),
        ("deep/new one.md", "---\ntitle: New\ndate: 2020-05-06\n---\n\nThe second words.\n"),
        ("picture.png", "none"),
    ])
}

#[test]
fn a_folder_is_listed_newest_first_one_article_a_line() {
    let ended = two().run(&["list", "."]);
    assert_eq!(ended.out, "2020-05-06\tNew\t\t./deep/new one.md\n2001-02-03\tOld\tAnn\t./old.md\n");
    assert_eq!((ended.status, ended.told.as_str()), (0, ""));
}

#[test]
fn a_list_is_narrowed_by_a_search_and_says_when_nothing_is_found() {
    let place = two();
    assert_eq!(place.run(&["list", ".", "second"]).out, "2020-05-06\tNew\t\t./deep/new one.md\n");
    assert_eq!(place.run(&["list", ".", "-second"]).out, "2001-02-03\tOld\tAnn\t./old.md\n");
    let none = place.run(&["list", ".", "third"]);
    assert_eq!((none.status, none.out.as_str()), (1, ""));
    assert_eq!(none.told, "kiosque: nothing found for “third” in .\nkiosque: no such path: third\n");
    let mistyped = place.run(&["list", ".", "dep"]);
    assert_eq!(mistyped.told.lines().last(), Some("kiosque: no such path: dep; did you mean `deep`?"));
    let none = place.run(&["list", ".", "said:third"]);
    assert_eq!((none.status, none.out.as_str(), none.told.as_str()), (1, "", ""));
}

#[test]
fn a_folder_is_shown_whole_in_the_order_of_the_list() {
    let ended = two().run(&["show", "."]);
    let (new, old) = (ended.out.find("The second words.").unwrap(), ended.out.find("The first words.").unwrap());
    assert!(new < old && ended.status == 0 && ended.told.is_empty(), "{}", ended.out);
    assert_eq!(two().run(&["show", "--json", "."]).out.lines().count(), 2);
    assert_eq!(Place::with(&[]).run(&["show", "."]).status, 1);
}

#[test]
fn standard_input_is_an_article() {
    let place = Place::with(&[]);
    for command in ["list", "show", "links"] {
        let ended = place.run_with(&[command, "--json", "-"], b"# Piped\n\nWords with [a link](https://example.org/).\n");
        assert_eq!((ended.status, ended.out.lines().count(), ended.told.as_str()), (0, 1, ""), "{command}");
    }
    let listed = place.run_with(&["list", "-", "piped"], b"# Piped\n\nWords.\n");
    assert_eq!(listed.out, "\tPiped\t\t-\n");
}

#[test]
fn paths_come_through_a_pipe_or_a_file() {
    let place = two();
    let feed = b"old.md\0deep/new one.md\0";
    let ended = place.run_with(&["list", "--files-from", "-", "-0"], feed);
    assert_eq!(ended.out, "2020-05-06\tNew\t\tdeep/new one.md\n2001-02-03\tOld\tAnn\told.md\n");
    let ended = place.run_with(&["show", "--files-from=-", "--null", "--markdown"], feed);
    assert!(ended.out.find("The first words.") < ended.out.find("The second words."), "{}", ended.out);
    std::fs::write(place.folder.path().join("nulls"), feed).unwrap();
    assert_eq!(place.run(&["list", "--files-from", "nulls", "-0"]).out.lines().count(), 2);
    std::fs::write(place.folder.path().join("feed"), "deep/new one.md\n\nold.md").unwrap();
    assert_eq!(place.run(&["list", "--files-from", "feed", "first"]).out, "2001-02-03\tOld\tAnn\told.md\n");
}

#[test]
fn a_feed_of_no_paths_is_nothing_found() {
    let ended = two().run_with(&["list", "--files-from", "-"], b"");
    assert_eq!((ended.status, ended.out.as_str(), ended.told.as_str()), (1, "", ""));
}

#[test]
fn an_unreadable_file_is_reported_once_and_the_rest_is_listed() {
    let place = two();
    for query in [&["list", "--files-from", "-"][..], &["list", "--files-from", "-", "first"], &["show", "--files-from", "-"]] {
        let ended = place.run_with(query, b"gone.txt\nold.md\n");
        assert_eq!((ended.status, ended.told.matches("cannot read gone.txt").count()), (2, 1), "{query:?}");
        assert!(ended.out.contains("Old"), "{query:?}");
    }
}

#[test]
fn standard_input_cannot_be_two_things() {
    let ended = two().run_with(&["list", "-", "--files-from", "-"], b"old.md\n");
    assert_eq!(ended.status, 2);
    assert_eq!(ended.told, "kiosque: standard input cannot be both an article and a list of paths; use - once\n");
}

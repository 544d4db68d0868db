//! The log: off unless asked for, where it is asked for, without an article's words.

use super::{Place, ended};

fn library() -> Place {
    Place::with(&[("a.md", "---\ntitle: One\ndate: the day of doves\n---\n\nSecretive words.\n")])
}

#[test]
fn there_is_none_unless_asked_for() {
    let place = library();
    place.run(&["list", "."]);
    assert!(!place.state().join("log").exists());
}

#[test]
fn it_tells_what_was_done_and_what_failed_and_no_words() {
    let place = library();
    let mut command = place.command(&["show", "a.md", "gone.txt", "--log"]);
    assert_eq!(ended(command.env("KIOSQUE_LOG", "debug"), b"").status, 2);
    let log = std::fs::read_to_string(place.state().join("log")).unwrap();
    for told in ["start version=", "path=a.md", "diagnostic-", "path=gone.txt", "mistake-unreadable"] {
        assert!(log.contains(told), "{told}\n{log}");
    }
    assert!(!log.contains("Secretive") && !log.contains("doves"), "{log}");
}

#[test]
fn it_goes_where_it_is_told_to_and_grows() {
    let place = library();
    for _ in 0..2 {
        assert_eq!(place.run(&["--log=own.log", "list", "."]).status, 0);
    }
    let log = std::fs::read_to_string(place.folder.path().join("own.log")).unwrap();
    assert_eq!(log.matches("start version=").count(), 2, "{log}");
    assert!(!place.state().join("log").exists());
}

#[test]
fn a_filter_that_is_none_and_a_file_that_cannot_be_are_told() {
    let place = library();
    let odd = ended(place.command(&["list", "."]).env("KIOSQUE_LOG", "kiosque=loud"), b"");
    assert_eq!((odd.status, odd.told.contains("invalid KIOSQUE_LOG")), (2, true), "{}", odd.told);
    let lost = place.run(&["list", ".", "--log=a.md/log"]);
    assert_eq!((lost.status, lost.told.contains("a.md/log"), lost.told.contains("os error")), (2, true, false), "{}", lost.told);
}

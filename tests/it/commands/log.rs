//! The log: off by default, in the requested place, without text of articles.

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
fn it_records_actions_and_failures_and_no_text_of_articles() {
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
fn it_is_written_to_the_requested_file_and_appended() {
    let place = library();
    for _ in 0..2 {
        assert_eq!(place.run(&["--log=own.log", "list", "."]).status, 0);
    }
    let log = std::fs::read_to_string(place.folder.path().join("own.log")).unwrap();
    assert_eq!(log.matches("start version=").count(), 2, "{log}");
    assert!(!place.state().join("log").exists());
}

#[test]
fn an_invalid_log_level_and_an_impossible_log_file_are_reported() {
    let place = library();
    let odd = ended(place.command(&["list", "."]).env("KIOSQUE_LOG", "kiosque=loud"), b"");
    assert_eq!((odd.status, odd.told.contains("invalid KIOSQUE_LOG")), (2, true), "{}", odd.told);
    let lost = place.run(&["list", ".", "--log=a.md/log"]);
    assert_eq!((lost.status, lost.told.contains("a.md/log"), lost.told.contains("os error")), (2, true, false), "{}", lost.told);
}

#[test]
fn restricted_mode_opens_edits_and_logs_nothing() {
    let film = ("a.md", "# The film\n\n<https://www.youtube.com/watch?v=tidetable01>\n");
    let opener = "[[open]]\nkind = 'video'\nrun = ['/bin/sh', '-c', 'touch opened']\n";
    let place = Place::with(&[film, ("config.toml", opener), ("restricted.toml", &format!("restricted = true\n{opener}"))]);
    let was_run = || place.folder.path().join("opened").exists();
    let refused = "not available in restricted mode";
    for arguments in [&["--config=config.toml", "--restricted", "open", "a.md"][..], &["--config=restricted.toml", "open", "a.md"]] {
        let ended = place.run(arguments);
        assert!(ended.status == 2 && ended.told.contains(refused) && !was_run(), "{arguments:?} {}", ended.told);
    }
    let mut command = place.command(&["--config=config.toml", "open", "a.md"]);
    assert_eq!(ended(command.env("KIOSQUE_RESTRICTED", "1"), b"").status, 2);
    let lines = place.run_with(&["--config=restricted.toml", "--plain", "a.md"], b"open 1\nedit\nq\n");
    assert!(lines.out.contains(refused) || lines.told.contains(refused), "{}\n{}", lines.out, lines.told);
    assert!(!was_run());
    assert_eq!(place.run(&["--restricted", "--log=own.log", "list", "."]).status, 2);
    assert!(!place.folder.path().join("own.log").exists());
}

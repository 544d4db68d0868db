//! The real program in a pseudo-terminal: it sets the terminal up, restores it, and starts other programs.

mod background;
mod failures;
mod first_steps;
mod index;
mod live;
mod mouse;
mod notes;
mod pictures;
mod programs;
mod resuming;
mod searching;
mod session;
mod several;
mod stalled;
mod state;

use std::process::{Command, Stdio};

use rustix::process::Signal;
use session::{Session, Setup};

/// Shown at the start wherever the bundled articles are read.
const BUNDLED: &str = "   articles   newest first";

#[test]
fn it_starts_on_the_articles_opens_one_and_gives_the_terminal_back() {
    let mut session = Session::start(&Setup::bundled());
    session.wait_for(BUNDLED);
    // The cursor is hidden at the end of the frame.
    session.wait_until("a terminal of its own", |screen, _| screen.alternate_screen() && screen.hide_cursor() && screen.bracketed_paste());
    session.send("/title:renaudot\r\r");
    session.wait_for("30 May 2021 · ");
    session.send("q");
    session.send("q");
    assert_eq!(session.wait(), 0);
    session.assert_restored();
}

#[test]
fn it_speaks_french_where_the_environment_does() {
    let variables = vec![("LC_ALL", "fr_FR.UTF-8".to_owned())];
    let mut session = Session::start(&Setup { variables, ..Setup::bundled() });
    session.wait_for("   articles   récents d’abord");
    session.send("?");
    session.wait_for("Ligne suivante de la liste ou de l’article");
    session.send("\x1b");
    session.wait_until("the help closed", |screen, _| !screen.contents().contains("Aide"));
    session.send("/titre:renaudot\r\r");
    session.wait_for("30 mai 2021 · ");
    session.send("B");
    session.wait_for("B ne fait rien ici\u{202f}; ? montre les touches");
    session.send("q");
    session.send("q");
    assert_eq!(session.wait(), 0);
}

#[test]
fn without_articles_the_tour_is_in_the_language_of_the_interface() {
    for (locale, title) in [("C.UTF-8", "A tour of kiosque"), ("fr_FR.UTF-8", "Visite guidée de kiosque")] {
        let folder = tempfile::tempdir().unwrap();
        let variables = vec![("LC_ALL", locale.to_owned())];
        let mut session = Session::start(&Setup { folder: folder.path().to_owned(), variables, ..Setup::bundled() });
        session.wait_for(title);
        session.send("\x03");
        assert_eq!(session.wait(), 0);
    }
}

#[test]
fn sigterm_ends_it_and_gives_the_terminal_back() {
    let mut session = Session::start(&Setup::bundled());
    session.wait_for(BUNDLED);
    session.signal(Signal::TERM);
    assert_eq!(session.wait(), 143);
    session.assert_restored();
}

#[test]
fn a_reader_that_dies_leaves_the_terminal_as_it_was() {
    for signal in [Signal::KILL, Signal::ABORT, Signal::SEGV] {
        let mut session = Session::start(&Setup::bundled());
        session.wait_until("the articles", |screen, _| {
            let shown = screen.contents();
            shown.contains(BUNDLED) && !shown.contains("searching the folder")
        });
        session.signal(signal);
        if signal == Signal::SEGV {
            // The first only makes Rust's own handler step aside; two at once would count as one.
            std::thread::sleep(std::time::Duration::from_millis(300));
            session.signal(signal);
        }
        assert_ne!(session.wait(), 0, "{signal:?}");
        session.wait_for("kiosque ended unexpectedly");
        session.assert_restored();
    }
}

#[test]
fn a_terminal_that_goes_away_ends_it() {
    let mut session = Session::start(&Setup::bundled());
    session.wait_for(BUNDLED);
    let ended = session.hang_up();
    assert!(ended.as_secs_f32() < 2.0, "{ended:?}");
}

#[test]
fn without_a_shell_there_is_nothing_to_go_to_sleep_for() {
    let mut session = Session::start(&Setup::bundled());
    session.wait_for(BUNDLED);
    session.send("\x1a");
    session.wait_for("Cannot suspend: not started");
    session.send("q");
    assert_eq!(session.wait(), 0);
}

#[test]
fn it_follows_the_terminal_to_any_size() {
    let mut session = Session::start(&Setup::bundled());
    session.wait_for(BUNDLED);
    session.resize(120, 30);
    session.wait_until("the reader beside the list", |screen, _| screen.rows(0, 120).any(|row| row.contains('│')));
    session.resize(1, 1);
    session.wait_until("one cell of a request for room", |screen, _| screen.contents().trim() == "T");
    session.send("j");
    session.resize(40, 10);
    // The order has no room in the heading.
    session.wait_until("the list in 40 columns", |screen, _| {
        screen.rows(0, 40).next().is_some_and(|row| row.trim() == "23 unread · 23   articles")
    });
    session.send("q");
    assert_eq!(session.wait(), 0);
    session.assert_restored();
}

#[test]
fn the_first_key_after_a_resize_is_handled_at_once() {
    let mut session = Session::start(&Setup::bundled());
    session.wait_for("A face for The Times");
    for step in 0..6 {
        session.resize(60 + step, 20 + step);
        // The status line stands on the last row of the new screen.
        session.wait_until("the new size", |screen, _| {
            screen.rows(0, 60 + step).nth(usize::from(19 + step)).is_some_and(|row| row.contains("? help"))
        });
        session.send("x");
        session.wait_for("x is not bound here");
        session.send("j");
        session.wait_until("the answer gone", |screen, _| !screen.contents().contains("x is not bound here"));
    }
    session.send("q");
    assert_eq!(session.wait(), 0);
}

#[test]
fn a_terminal_of_one_cell_is_no_reason_to_fail() {
    let setup = Setup { size: (1, 1), ..Setup::bundled() };
    let mut session = Session::start(&setup);
    session.wait_until("one cell of a request for room", |screen, _| screen.contents().trim() == "T");
    session.send("q");
    assert_eq!(session.wait(), 0);
}

#[test]
fn a_terminal_that_does_not_know_its_size_is_taken_for_a_usual_one() {
    let mut session = Session::start(&Setup { size: (0, 0), ..Setup::bundled() });
    session.wait_for(BUNDLED);
    session.send("q");
    assert_eq!(session.wait(), 0);
}

#[test]
fn a_broken_configuration_is_reported_and_the_articles_open() {
    let mut session = Session::start(&Setup { config: "mesure = 60\n".to_owned(), size: (110, 24), ..Setup::bundled() });
    session.wait_for(BUNDLED);
    session.wait_for("config.toml:1: unknown option `mesure`; did you mean `measure`?");
    session.send("\x03");
    assert_eq!(session.wait(), 0);
}

#[test]
fn a_paste_is_text_and_never_keys() {
    let mut session = Session::start(&Setup::bundled());
    session.wait_for(BUNDLED);
    session.send("\x1b[200~q\rq\x1b[201~");
    session.send("/");
    session.send("\x1b[200~renaudot\x1b[201~");
    session.wait_for("/renaudot");
    session.wait_for(" of ");
    session.send("\x03");
    assert_eq!(session.wait(), 0);
}

#[test]
fn help_needs_no_terminal() {
    let out = Command::new(session::PROGRAM).arg("--help").stdin(Stdio::null()).output().unwrap();
    assert_eq!(out.status.code(), Some(0));
    let text = String::from_utf8(out.stdout).unwrap();
    assert!(text.contains("Examples:") && text.contains("Exit status: 0 success, 1 nothing found, 2 error."), "{text}");
    assert!(out.stderr.is_empty());
}

#[test]
fn without_a_terminal_it_says_so() {
    let out = Command::new(session::PROGRAM)
        .current_dir(session::ROOT)
        .env_remove("KIOSQUE_CONFIG")
        .env("XDG_CONFIG_HOME", "/nowhere")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(out.status.code(), Some(2));
    assert_eq!(
        String::from_utf8(out.stderr).unwrap(),
        "kiosque: kiosque needs a terminal with cursor addressing; `kiosque --plain`, `kiosque list` and `kiosque show` do not\n"
    );
    assert!(out.stdout.is_empty(), "{:?}", String::from_utf8_lossy(&out.stdout));
}

//! The colours that follow the background of the terminal: the question, and its answer among keys.

use super::BUNDLED;
use super::session::{Session, Setup};

const QUESTION: &[u8] = b"\x1b]11;?\x1b\\";

/// A session in a terminal with 24-bit colours, which asked for the background.
fn asked(more: &[(&'static str, &str)]) -> Session {
    let variables = [("COLORTERM", "truecolor")].iter().chain(more).map(|&(name, value)| (name, value.to_owned())).collect();
    let session = Session::start(&Setup { variables, ..Setup::bundled() });
    session.wait_for(BUNDLED);
    session
}

/// Whether the program asked for the background colour.
fn has_asked(raw: &[u8]) -> bool {
    raw.windows(QUESTION.len()).any(|bytes| bytes == QUESTION)
}

/// Whether the screen has 24-bit text colours, and paints no background of its own behind the list's first row.
fn is_adapted(screen: &vt100::Screen) -> bool {
    let (rows, columns) = screen.size();
    let (rows, columns) = (rows.get(), columns.get());
    let cells = (0..rows).flat_map(|row| (0..columns).filter_map(move |column| screen.cell(row, column)));
    let (mut coloured, mut plain) = (false, false);
    for cell in cells {
        coloured |= matches!(cell.fgcolor(), vt100::Color::Rgb(..));
        plain |= cell.bgcolor() == vt100::Color::Default;
    }
    coloured && plain
}

#[test]
fn colours_follow_the_background_and_keys_around_the_answer_stay_keys() {
    for (head, tail) in
        [("\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\", ""), ("\x1b]11;rgb:1e1e/1e", "1e/2e2e\x07"), ("j\x1b]11;rgb:ffff/ffff/ffff\x1b\\k", "")]
    {
        let mut session = asked(&[]);
        session.wait_until("the question", |_, raw| has_asked(raw));
        session.send(head);
        // Longer than the pause after which the beginning of a sequence is taken for keys.
        std::thread::sleep(std::time::Duration::from_millis(if tail.is_empty() { 0 } else { 300 }));
        session.send(tail);
        session.wait_until("colours for the background", |screen, _| is_adapted(screen));
        session.send("/renaudot\r");
        session.wait_for("renaudot");
        session.send("\x03");
        assert_eq!(session.wait(), 0);
        session.assert_restored();
        let unknown = session.said().iter().any(|row| row.contains("is not bound") || row.contains("11;rgb"));
        assert!(!unknown, "{:?}", session.said());
    }
}

#[test]
fn without_an_answer_the_palette_stays_and_keys_work() {
    let mut session = asked(&[]);
    session.send("/renaudot\r");
    session.wait_for("renaudot");
    assert!(!session.screen(is_adapted));
    session.send("\x03");
    assert_eq!(session.wait(), 0);
}

#[test]
fn only_a_terminal_with_24_bit_colours_that_may_answer_is_asked() {
    for variables in [&[("COLORTERM", "")][..], &[("NO_COLOR", "1")], &[("STY", "1.tty"), ("TERM", "screen")]] {
        let mut session = asked(variables);
        session.send("\x03");
        assert_eq!(session.wait(), 0);
        session.wait_until("no question", |_, raw| !has_asked(raw));
    }
    // tmux answers for itself, so the question is not wrapped.
    let session = asked(&[("TMUX", "/tmp/none"), ("TERM", "tmux-256color")]);
    session.wait_until("the question", |_, raw| has_asked(raw));
}

#[test]
fn the_background_is_asked_for_again_when_the_terminal_comes_back() {
    let questions = |raw: &[u8]| raw.windows(QUESTION.len()).filter(|bytes| *bytes == QUESTION).count();
    // After the shell had the terminal.
    let script = "\"$0\"; echo THE SHELL; read -r answer; fg >/dev/null";
    let variables = vec![("COLORTERM", "truecolor".to_owned())];
    let mut session = Session::start(&Setup { script, variables: variables.clone(), ..Setup::bundled() });
    session.wait_for(BUNDLED);
    session.send("\x1a");
    session.wait_for("THE SHELL");
    session.wait_until("one question", |_, raw| questions(raw) == 1);
    session.send("on\r");
    session.wait_until("another question", |_, raw| questions(raw) >= 2);
    session.send("\x1b]11;rgb:ffff/ffff/ffff\x1b\\");
    session.wait_until("colours for the background", |screen, _| is_adapted(screen));
    session.send("/renaudot\r");
    session.wait_for("renaudot");
    session.send("\x03");
    assert_eq!(session.wait(), 0);
    // After the editor had it.
    let variables = [variables, vec![("EDITOR", "/bin/true".to_owned())]].concat();
    let mut session = Session::start(&Setup { variables, ..Setup::bundled() });
    session.wait_for(BUNDLED);
    session.send("\r");
    session.wait_until("the article", |screen, _| !screen.contents().contains("newest first"));
    session.send("e");
    session.wait_until("another question", |_, raw| questions(raw) == 2);
    session.send("\x1b]11;rgb:1e1e/1e1e/2e2e\x07");
    session.wait_until("colours for the background", |screen, _| is_adapted(screen));
    session.send("\x03");
    assert_eq!(session.wait(), 0);
    session.assert_restored();
}

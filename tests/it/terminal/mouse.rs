//! The mouse, pastes and focus events, as terminals send them; the mouse is turned off on every exit.

use rustix::process::Signal;
use vt100::{MouseProtocolEncoding, MouseProtocolMode, Screen};

use super::BUNDLED;
use super::session::{Session, Setup};

fn taken(screen: &Screen) -> bool {
    screen.mouse_protocol_mode() == MouseProtocolMode::PressRelease && screen.mouse_protocol_encoding() == MouseProtocolEncoding::Sgr
}

fn is_on(session: &Session) {
    session.wait_until("the mouse taken", |screen, _| taken(screen));
}

fn is_off(session: &Session) {
    session.wait_until("the mouse given back", |screen, _| screen.mouse_protocol_mode() == MouseProtocolMode::None);
}

#[test]
fn m_captures_the_mouse_and_quitting_releases_it() {
    let mut session = Session::start(&Setup::bundled());
    // Rows stay where they are once all articles are read.
    let read = |screen: &Screen| screen.contents().contains(BUNDLED) && screen.contents().contains("A face for The Times");
    session.wait_until("all articles read", |screen, _| read(screen));
    is_off(&session);
    session.send("M");
    is_on(&session);
    // A click on the third row of the list, let go, and once more.
    session.send("\x1b[<0;20;4M\x1b[<0;20;4m\x1b[<0;20;4M\x1b[<0;20;4m");
    session.wait_for(" min");
    let before = session.screen(Screen::contents);
    session.send(&"\x1b[<65;20;4M".repeat(500));
    session.wait_until("the text scrolled", |screen, _| screen.contents() != before);
    session.send("M");
    is_off(&session);
    session.send("M");
    is_on(&session);
    session.send("q");
    session.wait_for(BUNDLED);
    session.send("q");
    assert_eq!(session.wait(), 0);
    session.assert_restored();
}

#[test]
fn a_signal_gives_the_mouse_back() {
    let mut session = Session::start(&Setup { config: "mouse = true\n".to_owned(), ..Setup::bundled() });
    session.wait_for(BUNDLED);
    is_on(&session);
    session.signal(Signal::TERM);
    assert_eq!(session.wait(), 143);
    session.assert_restored();
}

#[test]
fn the_shell_has_the_mouse_while_the_program_sleeps() {
    let script = "\"$0\"; echo THE SHELL; read -r answer; fg >/dev/null";
    let mut session = Session::start(&Setup { config: "mouse = true\n".to_owned(), script, ..Setup::bundled() });
    session.wait_for(BUNDLED);
    is_on(&session);
    session.send("\x1a");
    session.wait_for("THE SHELL");
    session.assert_quiet();
    session.send("on\r");
    session.wait_for(BUNDLED);
    is_on(&session);
    session.send("q");
    assert_eq!(session.wait(), 0);
    session.assert_restored();
}

#[test]
fn mischief_in_place_of_a_mouse_ends_nothing() {
    let mut session = Session::start(&Setup { config: "mouse = true\n".to_owned(), ..Setup::bundled() });
    session.wait_for(BUNDLED);
    is_on(&session);
    for report in ["<0;0;0M", "<65;0;0M", "<0;65535;65535M", "<0;99999999;1M", "<;;M", "<0;-1;-1M", "<255;1;1M", "M   ", "M !!", "0;0;0M"] {
        session.send(&format!("\x1b[{report}"));
    }
    session.send("\x1b[I\x1b[O\x1b[I");
    session.send("\x1b[M\u{1}\u{1}\u{1}");
    session.send(":");
    session.wait_for("Commands");
    session.send("\x03");
    assert_eq!(session.wait(), 0);
    session.assert_restored();
}

#[test]
fn a_long_paste_is_one_clean_line() {
    let mut session = Session::start(&Setup::bundled());
    session.wait_for(BUNDLED);
    session.send("/");
    let text = "zeppelin\r\nq\x1b[31mq\x1b]52;c;eA==\x07\x1b[A".repeat(100_000 / 32);
    session.send(&format!("\x1b[200~{text}\x1b[201~"));
    session.wait_for("No article matches");
    session.send("\x15renaudot");
    session.wait_for("/renaudot");
    session.send("\x03");
    assert_eq!(session.wait(), 0);
    session.assert_restored();
    session.wait_until("nothing pasted acts on the terminal", |_, raw| !raw.windows(5).any(|bytes| bytes == b"\x1b]52;"));
}

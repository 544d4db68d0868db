//! Tests of key names and of converting terminal events.

use crossterm::event::KeyEventState;
use proptest::prelude::*;

use super::*;

fn pressed(code: KeyCode, modifiers: KeyModifiers) -> Option<String> {
    Key::from_event(KeyEvent::new(code, modifiers)).map(|key| key.to_string())
}

#[test]
fn a_key_is_written_as_it_is_read() {
    let plain = "j G space enter esc tab backtab backspace del ins up down left right home end pgup pgdn f1 f12 \" ] ; - é 5";
    for written in plain.split(' ').chain(["ctrl-d", "alt-x", "ctrl-alt-x", "ctrl--", "alt-enter", "ctrl-space", "alt-X"]) {
        assert_eq!(written.parse::<Key>().map(|key| key.to_string()), Ok(written.to_owned()));
    }
}

#[test]
fn a_key_has_one_form_however_it_is_written() {
    for (written, form) in [("Ctrl-D", "ctrl-d"), ("PageDown", "pgdn"), ("ctrl-i", "tab"), ("ctrl-[", "esc"), ("ctrl-alt-@", "@")] {
        assert_eq!(written.parse::<Key>().map(|key| key.to_string()), Ok(form.to_owned()));
    }
}

#[test]
fn what_names_no_key_is_refused() {
    for written in ["", "ctrl-", "jj", "hyper-x", "f13", "f0", "\u{1b}", "ctrl-jj"] {
        assert_eq!(written.parse::<Key>(), Err(UnknownKey(written.to_owned())));
    }
}

#[test]
fn a_sequence_is_keys_with_spaces_between() {
    assert_eq!(" z   a ".parse::<Sequence>().map(|keys| keys.to_string()), Ok("z a".into()));
    assert_eq!("z zz".parse::<Sequence>(), Err(UnknownKey("zz".into())));
    assert!("".parse::<Sequence>().is_err());
}

#[test]
fn shift_is_folded_into_the_letter() {
    assert_eq!(pressed(KeyCode::Char('g'), KeyModifiers::SHIFT).as_deref(), Some("G"));
    assert_eq!(pressed(KeyCode::Char('G'), KeyModifiers::SHIFT).as_deref(), Some("G"));
    assert_eq!(pressed(KeyCode::Char('ß'), KeyModifiers::SHIFT).as_deref(), Some("ß"));
    assert_eq!(pressed(KeyCode::Tab, KeyModifiers::SHIFT).as_deref(), Some("backtab"));
    assert_eq!(pressed(KeyCode::BackTab, KeyModifiers::SHIFT).as_deref(), Some("backtab"));
    assert_eq!(pressed(KeyCode::Up, KeyModifiers::SHIFT).as_deref(), Some("up"));
}

#[test]
fn control_knows_no_capitals() {
    assert_eq!(pressed(KeyCode::Char('D'), KeyModifiers::CONTROL | KeyModifiers::SHIFT).as_deref(), Some("ctrl-d"));
    assert_eq!(pressed(KeyCode::Char('i'), KeyModifiers::CONTROL).as_deref(), Some("tab"));
}

#[test]
fn alt_gr_only_chose_the_character() {
    let alt_gr = KeyModifiers::CONTROL | KeyModifiers::ALT;
    assert_eq!(pressed(KeyCode::Char('{'), alt_gr).as_deref(), Some("{"));
    assert_eq!(pressed(KeyCode::Char('ł'), alt_gr).as_deref(), Some("ł"));
    assert_eq!(pressed(KeyCode::Char('x'), alt_gr).as_deref(), Some("ctrl-alt-x"));
}

#[test]
fn a_no_break_space_is_the_space_bar() {
    assert_eq!(pressed(KeyCode::Char('\u{a0}'), KeyModifiers::NONE).as_deref(), Some("space"));
}

#[test]
fn keys_let_go_and_keys_without_meaning_are_nothing() {
    let release = KeyEvent { code: KeyCode::Enter, modifiers: KeyModifiers::NONE, kind: KeyEventKind::Release, state: KeyEventState::NONE };
    assert_eq!(Key::from_event(release), None);
    assert_eq!(Key::from_event(KeyEvent { kind: KeyEventKind::Repeat, ..release }).map(Key::code), Some(Code::Enter));
    for code in [KeyCode::Null, KeyCode::CapsLock, KeyCode::F(0), KeyCode::F(35), KeyCode::Char('\u{1b}')] {
        assert_eq!(pressed(code, KeyModifiers::NONE), None);
    }
}

#[test]
fn only_a_plain_figure_counts() {
    assert_eq!(Key::char('7').digit(), Some(7));
    assert_eq!(Key::new(Code::Char('7'), Held::Alt).digit(), None);
}

proptest! {
    #[test]
    fn every_key_that_can_be_pressed_can_be_written(c: char, shift: bool, control: bool, alt: bool) {
        let mut modifiers = KeyModifiers::NONE;
        modifiers.set(KeyModifiers::SHIFT, shift);
        modifiers.set(KeyModifiers::CONTROL, control);
        modifiers.set(KeyModifiers::ALT, alt);
        if let Some(key) = Key::from_event(KeyEvent::new(KeyCode::Char(c), modifiers)) {
            prop_assert_eq!(key.to_string().parse::<Key>(), Ok(key));
        }
    }

    #[test]
    fn no_text_upsets_the_reading_of_keys(text: String) {
        if let Ok(keys) = text.parse::<Sequence>() {
            prop_assert_eq!(keys.to_string().parse::<Sequence>(), Ok(keys));
        }
    }
}

//! The terminal's answer to the question for its background colour, `ESC ] 11 ; rgb:RRRR/GGGG/BBBB ESC \`, which crossterm takes for keys.
//!
//! The answer may come at any time, in pieces, or never. What can only be part of it is held back until it is complete; every other key
//! passes at once, before, after and between its parts.

use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// The question: OSC 11 with a question mark.
pub(crate) const QUESTION: &str = "\x1b]11;?\x1b\\";

/// Time after the question in which a lone Escape may be the first byte of the answer.
const AWAITED: Duration = Duration::from_secs(2);

/// Longest pause before what may be the beginning of an answer is passed on as keys.
const REST: Duration = Duration::from_millis(100);

/// Longest pause within what is an answer beyond doubt; its rest is then waited for without holding anything else up.
const LONG_REST: Duration = Duration::from_secs(1);

/// Time after which the rest of an answer is no longer expected.
const GIVEN_UP: Duration = Duration::from_secs(5);

const BEGINNING: &str = "\x1b]11;";

/// Separates the answer from the keys.
#[derive(Debug, Default)]
pub(super) struct Background {
    /// When the question was asked, until it is answered.
    asked: Option<Instant>,
    held: Vec<Event>,
    /// The characters of the held events.
    text: String,
    /// When the last event was held.
    last: Option<Instant>,
}

/// A text that may be the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// It is no beginning of an answer.
    Other,
    /// It may become one.
    Maybe,
    /// Nothing but an answer begins so.
    Certainly,
    /// A whole answer, with the colour if it names one.
    Whole(Option<[u8; 3]>),
}

impl Background {
    /// The question was asked at `asked`; `None` where no answer is awaited.
    pub(super) fn expect(&mut self, asked: Option<Instant>) {
        self.asked = asked;
    }

    /// Whether an answer is awaited.
    pub(super) fn is_awaited(&self) -> bool {
        self.asked.is_some()
    }

    /// Longest time to wait for further input; `None` if nothing is held.
    pub(super) fn patience(&self) -> Option<Duration> {
        (!self.held.is_empty()).then_some(if self.is_certain() { LONG_REST } else { REST })
    }

    /// Takes an event; returns the events that are certain not to belong to the answer, in order, and the colour once it is known.
    pub(super) fn take(&mut self, event: Event, now: Instant) -> (Vec<Event>, Option<[u8; 3]>) {
        let mut passed = Vec::new();
        if self.last.is_some_and(|last| now.duration_since(last) > GIVEN_UP) {
            self.forget();
        }
        let Some(characters) = characters(&event) else { return (vec![event], None) };
        let next = format!("{}{characters}", self.text);
        match self.reading(&next, now) {
            Reading::Maybe | Reading::Certainly => {
                self.held.push(event);
                (self.text, self.last) = (next, Some(now));
            }
            Reading::Whole(colour) => {
                self.forget();
                self.asked = None;
                return (passed, colour);
            }
            Reading::Other => {
                // An Escape that did not end the answer was a key.
                let released = if self.is_certain() { self.release_escape().into_iter().collect() } else { self.release() };
                if released.is_empty() {
                    passed.push(event);
                } else {
                    passed.extend(released);
                    let (more, colour) = self.take(event, now);
                    passed.extend(more);
                    return (passed, colour);
                }
            }
        }
        (passed, None)
    }

    /// Handles a pause; returns the events that were held back for nothing.
    pub(super) fn pause(&mut self) -> Vec<Event> {
        if self.is_certain() {
            return self.release_escape().into_iter().collect();
        }
        self.release()
    }

    fn release(&mut self) -> Vec<Event> {
        let held = std::mem::take(&mut self.held);
        self.forget();
        held
    }

    fn is_certain(&self) -> bool {
        self.text.starts_with(BEGINNING)
    }

    fn forget(&mut self) {
        self.held.clear();
        self.text.clear();
        self.last = None;
    }

    /// Takes back an Escape that was held as the possible end of the answer.
    fn release_escape(&mut self) -> Option<Event> {
        if !self.text.ends_with('\x1b') {
            return None;
        }
        self.text.pop();
        self.held.pop()
    }

    fn reading(&self, text: &str, now: Instant) -> Reading {
        let awaited = self.asked.is_some_and(|asked| now.duration_since(asked) < AWAITED);
        if BEGINNING.starts_with(text) {
            // Alone, Escape is a key, unless the answer is about to come.
            return if text.len() > 1 || awaited { Reading::Maybe } else { Reading::Other };
        }
        let Some(body) = text.strip_prefix(BEGINNING) else { return Reading::Other };
        if let Some(body) = body.strip_suffix('\x07').or_else(|| body.strip_suffix("\x1b\\")) {
            return Reading::Whole(colour(body));
        }
        if is_beginning(body.strip_suffix('\x1b').unwrap_or(body)) { Reading::Certainly } else { Reading::Other }
    }
}

/// The characters that a key event was read from, as far as an answer may contain them.
fn characters(event: &Event) -> Option<String> {
    let Event::Key(KeyEvent { code, modifiers, kind: KeyEventKind::Press, .. }) = event else { return None };
    match (code, *modifiers - KeyModifiers::SHIFT) {
        (KeyCode::Esc, KeyModifiers::NONE) => Some("\x1b".to_owned()),
        (KeyCode::Char('g'), KeyModifiers::CONTROL) => Some("\x07".to_owned()),
        (KeyCode::Char(c), KeyModifiers::NONE) => Some(c.to_string()),
        (KeyCode::Char(c), KeyModifiers::ALT) => Some(format!("\x1b{c}")),
        _ => None,
    }
}

/// Whether `body` is the beginning of a colour as terminals write it: `rgb:` or `rgba:` with up to four digits a component.
fn is_beginning(body: &str) -> bool {
    let (head, digits) = body.split_once(':').map_or((body, None), |(head, digits)| (head, Some(digits)));
    let Some(digits) = digits else { return "rgba".starts_with(head) };
    let parts: Vec<&str> = digits.split('/').collect();
    let sound = |part: &&str| part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    matches!(head, "rgb" | "rgba") && parts.len() <= head.len() && parts.iter().all(sound)
}

/// The colour `rgb:R/G/B`, each with one to four hexadecimal digits.
fn colour(body: &str) -> Option<[u8; 3]> {
    let digits = body.strip_prefix("rgb:").or_else(|| body.strip_prefix("rgba:"))?;
    let mut parts = digits.split('/').map(|part| {
        let value = u32::from_str_radix(part, 16).ok()?;
        let most = 16_u32.checked_pow(u32::try_from(part.len()).ok()?)?.checked_sub(1)?;
        u8::try_from(value.checked_mul(255)?.checked_div(most)?).ok()
    });
    Some([parts.next()??, parts.next()??, parts.next()??])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The events that crossterm makes of these bytes: an Escape in front of a character is Alt, alone it is the key. `_` is a pause,
    /// in which a read ends; `D` is the down arrow.
    fn events(bytes: &str) -> Vec<Option<Event>> {
        let mut events = Vec::new();
        let mut rest = bytes.chars().peekable();
        while let Some(c) = rest.next() {
            let key = |code, modifiers| Some(Event::Key(KeyEvent::new(code, modifiers)));
            events.push(match c {
                '_' => None,
                'D' => key(KeyCode::Down, KeyModifiers::NONE),
                '\x07' => key(KeyCode::Char('g'), KeyModifiers::CONTROL),
                '\x1b' => match rest.next_if(|&next| next != '_' && next != '\x1b') {
                    Some(next) => key(KeyCode::Char(next), KeyModifiers::ALT),
                    None => key(KeyCode::Esc, KeyModifiers::NONE),
                },
                c => key(KeyCode::Char(c), KeyModifiers::NONE),
            });
        }
        events
    }

    fn write(event: &Event) -> String {
        match event {
            Event::Key(KeyEvent { code: KeyCode::Down, .. }) => "D".to_owned(),
            event => characters(event).unwrap(),
        }
    }

    fn asked_at(asked: Option<Instant>) -> Background {
        Background { asked, ..Background::default() }
    }

    /// The keys passed on and the colour found, where the question was asked just now or not at all.
    fn through(bytes: &str, asked: bool) -> (String, Option<[u8; 3]>) {
        let now = Instant::now();
        let mut background = asked_at(asked.then_some(now));
        let (mut keys, mut found) = (String::new(), None);
        for event in events(bytes) {
            let passed = match event {
                Some(event) => {
                    let (passed, colour) = background.take(event, now);
                    found = found.or(colour);
                    passed
                }
                None => background.pause(),
            };
            keys.extend(passed.iter().map(write));
        }
        keys.extend(background.pause().iter().map(write));
        (keys, found)
    }

    const DARK: Option<[u8; 3]> = Some([0x1e, 0x1e, 0x2e]);

    #[test]
    fn the_answer_is_never_taken_for_keys_whatever_ends_it() {
        for answer in [
            "\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\",
            "\x1b]11;rgb:1e1e/1e1e/2e2e\x07",
            "\x1b]11;rgb:1e/1e/2e\x07",
            "\x1b]11;rgba:1E1E/1E1E/2E2E/FFFF\x1b\\",
        ] {
            for asked in [true, false] {
                assert_eq!(through(answer, asked), (String::new(), DARK), "{answer:?}");
                assert_eq!(through(&format!("jg{answer}kD"), asked), ("jgkD".to_owned(), DARK), "{answer:?}");
            }
        }
    }

    #[test]
    fn an_answer_may_be_split_at_any_byte() {
        let answer = "\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\";
        for at in 1..answer.len() {
            let (head, tail) = answer.split_at(at);
            // A read that ends within the first four bytes is followed by the rest before the pause is over.
            let between = if at < BEGINNING.len() { "" } else { "_" };
            let events = format!("j{head}{between}{tail}k");
            if !(head.ends_with('\x1b') && between == "_") {
                assert_eq!(through(&events, true), ("jk".to_owned(), DARK), "{at}");
            }
        }
    }

    #[test]
    fn an_escape_apart_from_its_sequence_is_still_the_answers() {
        // The events of `ESC`, then `]11;…`, then `ESC`, then `\`, each from a read of its own.
        let now = Instant::now();
        let mut background = asked_at(Some(now));
        let escape = || Event::Key(KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE));
        let typed = events("]11;rgb:1e1e/1e1e/2e2e").into_iter().flatten();
        for event in std::iter::once(escape()).chain(typed).chain([escape()]) {
            assert_eq!(background.take(event, now), (Vec::new(), None));
        }
        let end = Event::Key(KeyEvent::new(KeyCode::Char('\\'), KeyModifiers::NONE));
        assert_eq!(background.take(end, now), (Vec::new(), DARK));
    }

    #[test]
    fn keys_between_its_parts_are_keys() {
        assert_eq!(through("\x1b]11;rgb:1e1e/Dj1e1e/_G2e2ek\x07", true), ("DjGk".to_owned(), DARK));
        assert_eq!(through("\x1b]11;rgb:1e1e/1e1e/2e2e\x1b_j\x07", true), ("\x1bj".to_owned(), DARK));
    }

    #[test]
    fn keys_that_begin_like_an_answer_are_keys() {
        for keys in ["\x1b_", "\x1b]_j", "\x1b]1_", "\x1b]12_", "\x1bj", "]11;", "11;rgb:", "\x07", "\x1b]11\x1b_"] {
            for asked in [true, false] {
                assert_eq!(through(keys, asked), (keys.replace('_', ""), None), "{keys:?}");
            }
        }
    }

    #[test]
    fn an_escape_waits_only_while_the_answer_may_come() {
        let now = Instant::now();
        let escape = Event::Key(KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE));
        assert_eq!(asked_at(None).take(escape.clone(), now).0.len(), 1);
        assert_eq!(asked_at(Some(now)).take(escape.clone(), now).0.len(), 0);
        assert_eq!(asked_at(Some(now)).take(escape, now + AWAITED).0.len(), 1);
    }

    #[test]
    fn it_may_be_asked_again_after_an_answer() {
        let now = Instant::now();
        let mut background = asked_at(Some(now));
        let answer = |background: &mut Background| {
            let colours = events("\x1b]11;rgb:1e1e/1e1e/2e2e\x07").into_iter().flatten().filter_map(|event| background.take(event, now).1);
            colours.last()
        };
        assert_eq!((answer(&mut background), background.is_awaited()), (DARK, false));
        background.expect(Some(now));
        assert!(background.is_awaited());
        assert_eq!((answer(&mut background), background.is_awaited()), (DARK, false));
    }

    #[test]
    fn the_rest_of_an_answer_is_not_expected_forever() {
        let now = Instant::now();
        let mut background = asked_at(Some(now));
        for event in events("\x1b]11;rgb:1e").into_iter().flatten() {
            background.take(event, now);
        }
        let a = Event::Key(KeyEvent::new(KeyCode::Char('a'), KeyModifiers::NONE));
        assert_eq!(background.take(a, now + GIVEN_UP + REST).0.len(), 1);
    }

    #[test]
    fn an_answer_without_a_colour_is_an_answer() {
        assert_eq!(through("\x1b]11;\x07j", true), ("j".to_owned(), None));
        assert_eq!(colour("rgb:f/8/0"), Some([255, 136, 0]));
        assert_eq!(colour("rgb:fff/000/800"), Some([255, 0, 127]));
        assert_eq!(colour("rgb:/1/2"), None);
    }
}

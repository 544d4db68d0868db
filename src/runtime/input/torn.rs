//! Escape sequences split in two. During a flood of mouse events or a paste, the terminal's queue may be full just after the first byte
//! of a sequence; that byte is then read as the Escape key, and the rest as letters. Such pieces are joined and dropped, or a turn of
//! the wheel would press keys.

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// Poll timeout for further input. Crossterm does not poll at all with a timeout of zero, and spins below a millisecond: long enough for
/// one poll, short enough to cost nothing.
const POLL: Duration = Duration::from_micros(40);

/// Longest pause within a torn sequence. A pressed Escape never waits: it is the first event after a pause.
const REST: Duration = Duration::from_millis(100);

/// The longest sequence put together again, in characters; those of the mouse have up to 18.
const LONGEST: usize = 32;

/// Rejoins escape sequences that arrive in two parts.
#[derive(Debug, Default)]
pub(super) struct Torn {
    held: Vec<Event>,
    /// Whether the event before came without a pause.
    flowing: bool,
    /// Whether this is pasted text whose start sequence was torn.
    pasting: bool,
}

impl Torn {
    /// Time without input that counts as a pause.
    pub(super) fn patience(&self) -> Duration {
        if self.held.is_empty() { POLL } else { REST }
    }

    /// Takes an event; returns those that are certain now, in order.
    pub(super) fn take(&mut self, event: Event) -> Vec<Event> {
        if self.pasting && matches!(event, Event::Key(_)) {
            return Vec::new();
        }
        if self.held.is_empty() {
            let half = self.flowing && is_escape(&event);
            self.flowing = true;
            if half {
                self.held.push(event);
                return Vec::new();
            }
            return vec![event];
        }
        let next = letter(&event);
        self.held.push(event);
        match (self.held.len(), next) {
            (2, Some('[')) | (3..LONGEST, Some('0'..='9' | ';' | '<' | '?')) => (),
            (3..LONGEST, Some('@'..='~')) => {
                let sequence: String = self.held.iter().skip(2).filter_map(letter).collect();
                self.pasting = sequence == "200~";
                self.held.clear();
            }
            _ => return std::mem::take(&mut self.held),
        }
        Vec::new()
    }

    /// Handles a pause: the events held back were not part of a sequence.
    pub(super) fn pause(&mut self) -> Vec<Event> {
        (self.flowing, self.pasting) = (false, false);
        std::mem::take(&mut self.held)
    }
}

fn is_escape(event: &Event) -> bool {
    matches!(event, Event::Key(KeyEvent { code: KeyCode::Esc, kind: KeyEventKind::Press, modifiers: KeyModifiers::NONE, .. }))
}

fn letter(event: &Event) -> Option<char> {
    let Event::Key(KeyEvent { code: KeyCode::Char(c), modifiers, .. }) = event else { return None };
    (!modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT)).then_some(*c)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The events passed on for keys written as characters, `E` being Escape and `_` a pause.
    fn through(keys: &str) -> String {
        let mut torn = Torn::default();
        let mut out = Vec::new();
        for c in keys.chars() {
            let code = if c == 'E' { KeyCode::Esc } else { KeyCode::Char(c) };
            out.extend(if c == '_' { torn.pause() } else { torn.take(Event::Key(code.into())) });
        }
        out.extend(torn.pause());
        out.iter().map(|event| if is_escape(event) { 'E' } else { letter(event).unwrap() }).collect()
    }

    #[test]
    fn typed_keys_pass_through() {
        assert_eq!(through("E_jE_EEx"), "EjEEEx");
        assert_eq!(through("jE_[<0;1;1M"), "jE[<0;1;1M");
        assert_eq!(through("E[<0;1;1M"), "E[<0;1;1M");
    }

    #[test]
    fn a_torn_sequence_is_dropped() {
        assert_eq!(through("jE[<65;20;4Mk"), "jk");
        assert_eq!(through("jE[Ak"), "jk");
    }

    #[test]
    fn after_the_torn_beginning_of_a_paste_nothing_counts_until_a_pause() {
        assert_eq!(through("jE[200~q:quit_k"), "jk");
    }

    #[test]
    fn keys_that_are_not_a_sequence_are_not_lost() {
        assert_eq!(through("jEk"), "jEk");
        assert_eq!(through("jE[é"), "jE[é");
        let long = format!("jE[{}", "1".repeat(100));
        assert_eq!(through(&long), long);
    }
}

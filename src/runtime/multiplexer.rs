//! The terminal multiplexer around the program, if any, and how a text reaches the clipboard through it.

use std::env;
use std::fmt::Write as _;

use crossterm::Command as _;
use crossterm::clipboard::CopyToClipboard;

/// The bytes of a sequence sent to GNU screen at once: it truncates chunks longer than 768 bytes.
const STRETCH: usize = 240;
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Multiplexer {
    /// None: the terminal reads our output itself.
    None,
    Tmux,
    Screen,
}

impl Multiplexer {
    pub(crate) fn detect() -> Self {
        let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
        match (set("TMUX"), set("STY")) {
            (true, _) => Self::Tmux,
            (false, true) => Self::Screen,
            (false, false) => Self::None,
        }
    }
}

/// The escape sequence that puts `text` on the terminal's clipboard (OSC 52).
///
/// tmux reads the plain sequence if `set-clipboard` is `on`, and passes a wrapped one through if `allow-passthrough` is (before tmux 3.3:
/// always); it drops the other. So both are sent. GNU screen passes through device control strings, in chunks; the sequence in them must
/// end with BEL, because its usual end would end the string.
pub(crate) fn sequence(text: &str, multiplexer: Multiplexer) -> String {
    let mut plain = String::new();
    // Writing to a string cannot fail.
    let _ = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut plain);
    match multiplexer {
        Multiplexer::None => plain,
        Multiplexer::Tmux => {
            let wrapped = plain.replace('\x1b', "\x1b\x1b");
            let _ = write!(plain, "\x1bPtmux;{wrapped}\x1b\\");
            plain
        }
        Multiplexer::Screen => {
            let body = format!("{}\x07", plain.trim_end_matches("\x1b\\"));
            let stretches = body.as_bytes().chunks(STRETCH).map(|stretch| format!("\x1bP{}\x1b\\", String::from_utf8_lossy(stretch)));
            stretches.collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_terminal_gets_one_sequence() {
        assert_eq!(sequence("foo", Multiplexer::None), "\x1b]52;c;Zm9v\x1b\\");
    }

    #[test]
    fn tmux_gets_both_sequences_that_it_may_accept() {
        assert_eq!(sequence("foo", Multiplexer::Tmux), "\x1b]52;c;Zm9v\x1b\\\x1bPtmux;\x1b\x1b]52;c;Zm9v\x1b\x1b\\\x1b\\");
    }

    #[test]
    fn screen_gets_chunks_that_it_accepts() {
        assert_eq!(sequence("foo", Multiplexer::Screen), "\x1bP\x1b]52;c;Zm9v\x07\x1b\\");
        let long = sequence(&"x".repeat(1000), Multiplexer::Screen);
        assert!(long.split("\x1bP").all(|stretch| stretch.len() <= STRETCH + 2), "{long:?}");
        let joined = long.replace("\x1b\\", "").replace("\x1bP", "");
        assert_eq!(format!("{}\x1b\\", joined.trim_end_matches('\x07')), sequence(&"x".repeat(1000), Multiplexer::None));
    }
}

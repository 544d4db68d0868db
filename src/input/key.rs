//! Key presses and key sequences, and how `config.toml` writes them. With `mouse`, the only file that uses crossterm's events.
//!
//! The same key press arrives in several forms, depending on terminal and keyboard protocol; [`Key::new`] normalises them, so that a
//! configured key equals the pressed one.

use std::fmt;
use std::str::FromStr;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// A key press.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    code: Code,
    held: Held,
}

/// The key pressed, Shift already applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// The key of a character; the space bar is a space.
    Char(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Insert,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    /// A function key, from 1.
    F(u8),
}

/// The modifiers held down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Held {
    Nothing,
    Ctrl,
    /// Alt, or Option on a Mac.
    Alt,
    CtrlAlt,
}

/// Names of keys without a visible character. The first name of a key is the one written.
const NAMES: &[(&str, Code)] = &[
    ("space", Code::Char(' ')),
    ("enter", Code::Enter),
    ("return", Code::Enter),
    ("esc", Code::Esc),
    ("escape", Code::Esc),
    ("tab", Code::Tab),
    ("backtab", Code::BackTab),
    ("shift-tab", Code::BackTab),
    ("backspace", Code::Backspace),
    ("del", Code::Delete),
    ("delete", Code::Delete),
    ("ins", Code::Insert),
    ("insert", Code::Insert),
    ("up", Code::Up),
    ("down", Code::Down),
    ("left", Code::Left),
    ("right", Code::Right),
    ("home", Code::Home),
    ("end", Code::End),
    ("pgup", Code::PageUp),
    ("pageup", Code::PageUp),
    ("pgdn", Code::PageDown),
    ("pagedown", Code::PageDown),
    ("f1", Code::F(1)),
    ("f2", Code::F(2)),
    ("f3", Code::F(3)),
    ("f4", Code::F(4)),
    ("f5", Code::F(5)),
    ("f6", Code::F(6)),
    ("f7", Code::F(7)),
    ("f8", Code::F(8)),
    ("f9", Code::F(9)),
    ("f10", Code::F(10)),
    ("f11", Code::F(11)),
    ("f12", Code::F(12)),
];

/// Modifiers as written before a key.
const HELD: &[(&str, Held)] = &[("ctrl-alt-", Held::CtrlAlt), ("alt-ctrl-", Held::CtrlAlt), ("ctrl-", Held::Ctrl), ("alt-", Held::Alt)];

impl Key {
    /// Normalises a key press.
    ///
    /// Control ignores letter case. Control and Alt with anything but a plain letter or digit is `AltGr`, which only selected the
    /// character. Terminals send Ctrl-I, Ctrl-M and Ctrl-[ as Tab, Enter and Escape. Every kind of space, such as the no-break space of
    /// French keyboards, is the space bar.
    pub fn new(code: Code, held: Held) -> Self {
        let code = match code {
            Code::Char(c) if c.is_whitespace() => Code::Char(' '),
            code => code,
        };
        match (code, held) {
            (Code::Char('i' | 'I'), Held::Ctrl) => Self { code: Code::Tab, held: Held::Nothing },
            (Code::Char('m' | 'M'), Held::Ctrl) => Self { code: Code::Enter, held: Held::Nothing },
            (Code::Char('['), Held::Ctrl) => Self { code: Code::Esc, held: Held::Nothing },
            (Code::Char(c), Held::CtrlAlt) if !c.is_ascii_alphanumeric() && c != ' ' => Self { code, held: Held::Nothing },
            (Code::Char(c), Held::Ctrl | Held::CtrlAlt) => Self { code: Code::Char(c.to_ascii_lowercase()), held },
            _ => Self { code, held },
        }
    }

    /// The key of the character `c`.
    pub fn char(c: char) -> Self {
        Self::new(Code::Char(c), Held::Nothing)
    }

    /// The key of a terminal event; `None` for key releases and for keys that cannot be bound.
    pub(crate) fn from_event(event: KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let shift = event.modifiers.contains(KeyModifiers::SHIFT);
        let code = match event.code {
            KeyCode::Char(c) if c.is_control() => return None,
            KeyCode::Char(c) if shift => Code::Char(single_uppercase(c)),
            KeyCode::Char(c) => Code::Char(c),
            KeyCode::Tab if shift => Code::BackTab,
            KeyCode::F(n @ 1..=12) => Code::F(n),
            other => *NAMED.iter().find_map(|(event, code)| (*event == other).then_some(code))?,
        };
        let held = match (event.modifiers.contains(KeyModifiers::CONTROL), event.modifiers.contains(KeyModifiers::ALT)) {
            (false, false) => Held::Nothing,
            (true, false) => Held::Ctrl,
            (false, true) => Held::Alt,
            (true, true) => Held::CtrlAlt,
        };
        Some(Self::new(code, held))
    }

    /// The key without modifiers.
    pub fn code(self) -> Code {
        self.code
    }

    /// A letter with Control held.
    pub fn ctrl(c: char) -> Self {
        Self::new(Code::Char(c), Held::Ctrl)
    }

    /// The character it types, if it types one.
    pub fn typed(self) -> Option<char> {
        match (self.code, self.held) {
            (Code::Char(c), Held::Nothing) => Some(c),
            _ => None,
        }
    }

    pub(crate) fn is_enter(self) -> bool {
        self.code == Code::Enter
    }

    pub(crate) fn is_escape(self) -> bool {
        self.code == Code::Esc
    }

    pub(crate) fn is_backspace(self) -> bool {
        self.code == Code::Backspace
    }

    pub(crate) fn held(self) -> Held {
        self.held
    }

    /// The digit, if the key is one: digits make up counts.
    pub fn digit(self) -> Option<usize> {
        let (Code::Char(c), Held::Nothing) = (self.code, self.held) else { return None };
        c.to_digit(10).map(|digit| digit as usize)
    }

    /// The names of keys without a visible character, as in `config.toml`.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|(name, _)| *name)
    }
}

/// Crossterm's codes for keys without a character.
const NAMED: &[(KeyCode, Code)] = &[
    (KeyCode::Enter, Code::Enter),
    (KeyCode::Esc, Code::Esc),
    (KeyCode::Tab, Code::Tab),
    (KeyCode::BackTab, Code::BackTab),
    (KeyCode::Backspace, Code::Backspace),
    (KeyCode::Delete, Code::Delete),
    (KeyCode::Insert, Code::Insert),
    (KeyCode::Up, Code::Up),
    (KeyCode::Down, Code::Down),
    (KeyCode::Left, Code::Left),
    (KeyCode::Right, Code::Right),
    (KeyCode::Home, Code::Home),
    (KeyCode::End, Code::End),
    (KeyCode::PageUp, Code::PageUp),
    (KeyCode::PageDown, Code::PageDown),
];

/// The upper case of `c`, if it is a single character: `ß` stays.
fn single_uppercase(c: char) -> char {
    let mut capital = c.to_uppercase();
    match (capital.next(), capital.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

/// Error: the text is not the name of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownKey(
    /// The text.
    pub String,
);

impl FromStr for Key {
    type Err = UnknownKey;

    fn from_str(written: &str) -> Result<Self, UnknownKey> {
        let lower = written.to_ascii_lowercase();
        let (prefix, held) = HELD.iter().find(|(prefix, _)| lower.starts_with(prefix)).copied().unwrap_or(("", Held::Nothing));
        let (name, lower) = (written.get(prefix.len()..).unwrap_or_default(), lower.get(prefix.len()..).unwrap_or_default());
        if let Some(&(_, code)) = NAMES.iter().find(|(known, _)| *known == lower) {
            return Ok(Self::new(code, held));
        }
        let mut characters = name.chars();
        match (characters.next(), characters.next()) {
            (Some(c), None) if !c.is_control() && !c.is_whitespace() => Ok(Self::new(Code::Char(c), held)),
            _ => Err(UnknownKey(written.to_owned())),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((prefix, _)) = HELD.iter().find(|(_, held)| *held == self.held) {
            f.write_str(prefix)?;
        }
        match (NAMES.iter().find(|(_, code)| *code == self.code), self.code) {
            (Some((name, _)), _) => f.write_str(name),
            (None, Code::Char(c)) => write!(f, "{c}"),
            (None, code) => write!(f, "{code:?}"),
        }
    }
}

/// Keys pressed one after the other, written with spaces between them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Sequence(pub Vec<Key>);

impl FromStr for Sequence {
    type Err = UnknownKey;

    fn from_str(written: &str) -> Result<Self, UnknownKey> {
        let keys: Vec<Key> = written.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
        if keys.is_empty() { Err(UnknownKey(written.to_owned())) } else { Ok(Self(keys)) }
    }
}

impl fmt::Display for Sequence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, key) in self.0.iter().enumerate() {
            write!(f, "{}{key}", if index == 0 { "" } else { " " })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;

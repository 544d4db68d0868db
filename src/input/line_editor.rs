//! Line editor with cursor and history, used by the search, the palette and every filter.

use std::sync::Arc;

use tui_input::{Input, InputRequest, StateChanged};

use super::key::{Code, Held, Key};
use crate::article::clean;

pub(crate) const HISTORY: usize = 100;

#[derive(Debug, Clone, Default)]
pub struct LineEditor {
    input: Input,
    /// History, oldest first.
    past: Arc<Vec<String>>,
    /// Whether the text was typed; a preset text is not a prefix to search the history for.
    typed: bool,
    /// The history entry shown, and the text before it was recalled.
    recalled: Option<(usize, String)>,
}

/// The effect of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edited {
    Changed,
    Moved,
    /// Nothing: not an editing key, or nothing to do.
    Ignored,
}

impl LineEditor {
    /// An empty line with its history, oldest first.
    pub fn new(past: Arc<Vec<String>>) -> Self {
        Self { past, ..Self::default() }
    }

    /// The text. Contains no control characters, and at most [`clean::LINE`] characters.
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// The display column of the cursor.
    pub(crate) fn cursor_column(&self) -> usize {
        self.input.visual_cursor()
    }

    /// Replaces the text and puts the cursor at its end.
    pub fn set(&mut self, text: &str) {
        self.input = Input::new(clean::line(text));
        (self.typed, self.recalled) = (false, None);
    }

    /// Inserts pasted text at the cursor, as one clean line.
    pub(crate) fn paste(&mut self, text: &str) -> Edited {
        let room = clean::LINE.saturating_sub(self.text().chars().count());
        let changes = clean::line(text).chars().take(room).filter(|&c| self.input.handle(InputRequest::InsertChar(c)).is_some()).count();
        if changes == 0 {
            return Edited::Ignored;
        }
        (self.typed, self.recalled) = (true, None);
        Edited::Changed
    }

    /// Handles an editing key.
    pub fn press(&mut self, key: Key) -> Edited {
        match (key.code(), key.held()) {
            (Code::Char(c), Held::Nothing) => self.insert(c),
            (Code::Up, Held::Nothing) | (Code::Char('p'), Held::Ctrl) => self.recall_older(),
            (Code::Down, Held::Nothing) | (Code::Char('n'), Held::Ctrl) => self.recall_newer(),
            _ => request(key).map_or(Edited::Ignored, |request| self.edit(request)),
        }
    }

    fn insert(&mut self, c: char) -> Edited {
        let mut kept = String::new();
        clean::push(&mut kept, c.encode_utf8(&mut [0; 4]), clean::Space::Line);
        if kept.is_empty() || self.text().chars().count() >= clean::LINE {
            return Edited::Ignored;
        }
        kept.chars().map(|c| self.edit(InputRequest::InsertChar(c))).last().unwrap_or(Edited::Ignored)
    }

    fn edit(&mut self, request: InputRequest) -> Edited {
        match self.input.handle(request) {
            Some(StateChanged { value: true, .. }) => {
                (self.typed, self.recalled) = (true, None);
                Edited::Changed
            }
            Some(StateChanged { cursor: true, .. }) => Edited::Moved,
            _ => Edited::Ignored,
        }
    }

    /// Recalls the previous history entry that begins with the typed text.
    fn recall_older(&mut self) -> Edited {
        let (at, draft) = self.recalled.clone().unwrap_or_else(|| (self.past.len(), self.text().to_owned()));
        let Some(at) = (0..at).rev().find(|&at| self.may_recall(at, &draft)) else { return Edited::Ignored };
        self.recall(at, draft)
    }

    fn recall_newer(&mut self) -> Edited {
        let Some((at, draft)) = self.recalled.take() else { return Edited::Ignored };
        if let Some(at) = (at + 1..self.past.len()).find(|&at| self.may_recall(at, &draft)) {
            return self.recall(at, draft);
        }
        self.input = Input::new(draft);
        Edited::Changed
    }

    fn may_recall(&self, at: usize, draft: &str) -> bool {
        let begins = |line: &String| !self.typed || line.starts_with(draft);
        self.past.get(at).is_some_and(|line| begins(line) && line != draft && line != self.text())
    }

    fn recall(&mut self, at: usize, draft: String) -> Edited {
        let Some(line) = self.past.get(at) else { return Edited::Ignored };
        // History comes from a file, and is cleaned like pasted text.
        self.input = Input::new(clean::line(line));
        self.recalled = Some((at, draft));
        Edited::Changed
    }
}

/// The edit of a key: readline's keys, and the usual ones.
fn request(key: Key) -> Option<InputRequest> {
    use InputRequest as Ask;
    Some(match (key.code(), key.held()) {
        (Code::Backspace, Held::Nothing) | (Code::Char('h'), Held::Ctrl) => Ask::DeletePrevChar,
        (Code::Delete, Held::Nothing) | (Code::Char('d'), Held::Ctrl) => Ask::DeleteNextChar,
        (Code::Left, Held::Nothing) | (Code::Char('b'), Held::Ctrl) => Ask::GoToPrevChar,
        (Code::Right, Held::Nothing) | (Code::Char('f'), Held::Ctrl) => Ask::GoToNextChar,
        (Code::Left, Held::Ctrl | Held::Alt) | (Code::Char('b'), Held::Alt) => Ask::GoToPrevWord,
        (Code::Right, Held::Ctrl | Held::Alt) | (Code::Char('f'), Held::Alt) => Ask::GoToNextWord,
        (Code::Home, Held::Nothing) | (Code::Char('a'), Held::Ctrl) => Ask::GoToStart,
        (Code::End, Held::Nothing) | (Code::Char('e'), Held::Ctrl) => Ask::GoToEnd,
        (Code::Backspace, Held::Alt | Held::Ctrl) | (Code::Char('w'), Held::Ctrl) => Ask::DeletePrevWord,
        (Code::Delete, Held::Alt | Held::Ctrl) | (Code::Char('d'), Held::Alt) => Ask::DeleteNextWord,
        (Code::Char('u'), Held::Ctrl) => Ask::DeleteFromStart,
        (Code::Char('k'), Held::Ctrl) => Ask::DeleteTillEnd,
        (Code::Char('y'), Held::Ctrl) => Ask::Yank,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::input::Sequence;

    fn press(line: &mut LineEditor, keys: &str) -> Edited {
        let keys: Sequence = keys.parse().unwrap();
        keys.0.into_iter().map(|key| line.press(key)).last().unwrap()
    }

    fn typed(keys: &str) -> (String, usize) {
        let mut line = LineEditor::default();
        press(&mut line, keys);
        (line.text().to_owned(), line.cursor_column())
    }

    #[test]
    fn letters_are_inserted_at_the_cursor() {
        assert_eq!(typed("a b space c"), ("ab c".into(), 4));
        assert_eq!(typed("a b left c"), ("acb".into(), 2));
        assert_eq!(typed("a b home c end d"), ("cabd".into(), 4));
    }

    #[test]
    fn the_cursor_counts_display_columns() {
        assert_eq!(typed("日 本 é"), ("日本é".into(), 5));
    }

    #[test]
    fn characters_words_and_lines_are_deleted() {
        assert_eq!(typed("a b backspace").0, "a");
        assert_eq!(typed("a b home del").0, "b");
        assert_eq!(typed("a b space c d ctrl-w").0, "ab ");
        assert_eq!(typed("a b space c d left ctrl-u").0, "d");
        assert_eq!(typed("a b c left left ctrl-k").0, "a");
    }

    #[test]
    fn a_line_says_what_a_key_did() {
        let mut line = LineEditor::default();
        assert_eq!(press(&mut line, "backspace"), Edited::Ignored);
        assert_eq!(press(&mut line, "a"), Edited::Changed);
        assert_eq!(press(&mut line, "ctrl-a"), Edited::Moved);
        assert_eq!(press(&mut line, "f1"), Edited::Ignored);
        assert_eq!(press(&mut line, "alt-x"), Edited::Ignored);
    }

    #[test]
    fn pasted_text_is_one_clean_line() {
        let mut line = LineEditor::default();
        line.set("ab");
        press(&mut line, "left");
        assert_eq!(line.paste("1\n2\x1b[31m\u{202e}\t"), Edited::Changed);
        assert_eq!(line.text(), "a1 2\u{fffd}[31mb");
        assert_eq!(line.paste(""), Edited::Ignored);
        line.paste(&"x".repeat(100_000));
        assert_eq!(line.text().chars().count(), clean::LINE);
    }

    fn recalling(past: &[&str], typed: &str, keys: &[&str]) -> Vec<String> {
        let mut line = LineEditor::new(Arc::new(past.iter().map(ToString::to_string).collect()));
        line.paste(typed);
        let shown = keys.iter().map(|key| {
            press(&mut line, key);
            line.text().to_owned()
        });
        shown.collect()
    }

    #[test]
    fn arrows_recall_earlier_lines_and_come_back() {
        assert_eq!(recalling(&["two", "one"], "", &["up", "ctrl-p", "up", "down", "ctrl-n", "down"]), ["one", "two", "two", "one", "", ""]);
    }

    #[test]
    fn earlier_lines_begin_as_what_was_typed() {
        let past = ["tram", "train", "bus", "tram"];
        assert_eq!(recalling(&past, "tra", &["up", "up", "up", "down", "down"]), ["tram", "train", "tram", "train", "tram"]);
        assert_eq!(recalling(&past, "x", &["up"]), ["x"]);
    }

    #[test]
    fn a_sequence_within_a_line_is_no_beginning() {
        let mut line = LineEditor::new(Arc::new(vec!["one".to_owned(), "two".to_owned()]));
        line.set("two");
        press(&mut line, "up");
        assert_eq!(line.text(), "one");
        press(&mut line, "down");
        assert_eq!(line.text(), "two");
    }

    #[test]
    fn a_recalled_line_that_is_edited_is_a_beginning_itself() {
        let past = ["tram stop", "train", "tram"];
        assert_eq!(recalling(&past, "", &["up", "space", "up"]), ["tram", "tram ", "tram stop"]);
    }

    proptest! {
        #[test]
        fn no_keys_upset_a_line(keys: Vec<(u8, char)>) {
            let editing = "left right home end del backspace ctrl-w alt-d ctrl-u ctrl-k ctrl-y alt-b alt-f up down".parse::<Sequence>().unwrap();
            let mut line = LineEditor::default();
            for (choice, c) in keys {
                line.press(editing.0.get(usize::from(choice)).copied().unwrap_or(Key::char(c)));
                prop_assert!(!line.text().contains(char::is_control));
            }
        }
    }
}

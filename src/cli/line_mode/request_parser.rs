//! Parses an input line: a number, a command by name or keys, or an unambiguous prefix of a name.

use crate::input::{Command, Found, Keymap, Mode, Sequence};
use crate::words::LineMode;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Request<'a> {
    On,
    /// The number of an article in the list, or of a paragraph in the article.
    Number(usize),
    /// A command of the reader, with its argument.
    Run(Command, &'a str),
    /// A command of the line mode only, with its argument.
    Own(Own, &'a str),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Own {
    Open,
    Find,
    Section,
    Paragraph,
    Unread,
    Unmark,
    GoToNote,
}

pub(super) const OWN: &[(&str, Own, LineMode)] = &[
    ("open", Own::Open, LineMode::HelpOpen),
    ("find", Own::Find, LineMode::HelpFind),
    ("section", Own::Section, LineMode::HelpSection),
    ("paragraph", Own::Paragraph, LineMode::HelpParagraph),
    ("unread", Own::Unread, LineMode::HelpUnread),
    ("unmark", Own::Unmark, LineMode::HelpUnmark),
    ("go-to-note", Own::GoToNote, LineMode::HelpGoToNote),
];

pub(super) const SHORT: &[(&str, Command)] = &[
    ("more", Command::PageDown),
    ("list", Command::Back),
    ("next", Command::NextArticle),
    ("previous", Command::PreviousArticle),
    ("headings", Command::Contents),
    ("quotes", Command::QuotesPanel),
    ("links", Command::LinkHints),
    ("again", Command::Redraw),
];

pub(super) fn read<'a>(line: &'a str, keymap: &Keymap, mode: Mode) -> Result<Request<'a>, LineMode> {
    let line = line.trim();
    if line.is_empty() {
        return Ok(Request::On);
    }
    if let Ok(number) = line.parse() {
        return Ok(Request::Number(number));
    }
    let (word, rest) = line.split_once(char::is_whitespace).map_or((line, ""), |(word, rest)| (word, rest.trim()));
    if let Some(asked) = exact(word, rest).or_else(|| by_keys(line, word, rest, keymap, mode)) {
        return Ok(asked);
    }
    if let Some(searched) = line.strip_prefix('/') {
        return Ok(if mode == Mode::List { Request::Run(Command::Search, searched) } else { Request::Own(Own::Find, searched) });
    }
    // Keys as they are pressed: `'a`, `''`.
    if let Some(letter) = line.strip_prefix('\'') {
        return Ok(Request::Run(Command::GoToMark, letter.trim()));
    }
    let lower = word.to_lowercase();
    let names: Vec<&str> = names().filter(|name| name.starts_with(&lower)).collect();
    match names.as_slice() {
        [] => Err(LineMode::Unknown { word: word.to_owned() }),
        [name] => exact(name, rest).ok_or(LineMode::Unknown { word: word.to_owned() }),
        several => Err(LineMode::Several { word: word.to_owned(), known: several.join(", ") }),
    }
}

fn names() -> impl Iterator<Item = &'static str> {
    let own = OWN.iter().map(|(name, ..)| *name).chain(SHORT.iter().map(|(name, _)| *name));
    own.chain(Command::ALL.iter().map(|command| command.name()))
}

fn exact<'a>(word: &str, rest: &'a str) -> Option<Request<'a>> {
    if let Some((_, own, _)) = OWN.iter().find(|(name, ..)| *name == word) {
        return Some(Request::Own(*own, rest));
    }
    let short = SHORT.iter().find(|(name, _)| *name == word).map(|(_, command)| *command);
    short.or_else(|| word.parse().ok()).map(|command| Request::Run(command, rest))
}

/// The command bound to these keys in the reader: the whole line, or its first word.
fn by_keys<'a>(line: &str, word: &str, rest: &'a str, keymap: &Keymap, mode: Mode) -> Option<Request<'a>> {
    let found = |keys: &str| match keymap.lookup(mode, &keys.parse::<Sequence>().ok()?.0) {
        Found::Run(command) => Some(command),
        Found::Wait(_) | Found::Nothing => None,
    };
    found(line).map(|command| Request::Run(command, "")).or_else(|| Some(Request::Run(found(word)?, rest)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    fn parsed(line: &str, mode: Mode) -> Result<Request<'_>, LineMode> {
        read(line, &Config::new(None).0.keymap, mode)
    }

    #[test]
    fn a_line_is_a_number_a_name_a_key_or_the_beginning_of_a_name() {
        assert_eq!(parsed(" ", Mode::List), Ok(Request::On));
        assert_eq!(parsed("12", Mode::List), Ok(Request::Number(12)));
        assert_eq!(parsed("next-article", Mode::Reader), Ok(Request::Run(Command::NextArticle, "")));
        assert_eq!(parsed("next", Mode::Reader), Ok(Request::Run(Command::NextArticle, "")));
        assert_eq!(parsed("v 2", Mode::Reader), Ok(Request::Run(Command::Video, "2")));
        assert_eq!(parsed("q", Mode::List), Ok(Request::Run(Command::Quit, "")));
        assert_eq!(parsed("z M", Mode::Reader), Ok(Request::Run(Command::FoldCloseAll, "")));
        assert_eq!(parsed("vid 2", Mode::Reader), Ok(Request::Run(Command::Video, "2")));
        assert_eq!(parsed("search  two words ", Mode::List), Ok(Request::Run(Command::Search, "two words")));
        assert_eq!(parsed("' a", Mode::Reader), Ok(Request::Run(Command::GoToMark, "a")));
        assert_eq!(parsed("''", Mode::Reader), Ok(Request::Run(Command::GoToMark, "'")));
        assert_eq!(parsed("/words", Mode::Reader), Ok(Request::Own(Own::Find, "words")));
    }

    #[test]
    fn an_unknown_command_is_an_error() {
        assert_eq!(parsed("dance", Mode::List), Err(LineMode::Unknown { word: "dance".to_owned() }));
        assert!(matches!(parsed("fold", Mode::Reader), Err(LineMode::Several { .. })));
    }

    #[test]
    fn no_name_is_declared_twice() {
        let mut all: Vec<&str> = names().collect();
        all.sort_unstable();
        let count = all.len();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}

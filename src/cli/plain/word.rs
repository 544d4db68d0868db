//! What a typed line asks for: a number, a command by its name or its keys, or the beginning of a name that only one has.

use crate::input::{Command, Found, Keymap, Mode, Sequence};
use crate::words::Plain;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asked<'a> {
    /// To go on.
    On,
    /// An article of the list, a paragraph of the article.
    Number(usize),
    /// A command of the reader, with what stands behind it.
    Run(Command, &'a str),
    /// A word of the linear interface alone, with what stands behind it.
    Own(Own, &'a str),
}

/// Words that the reader does not need, because it has a screen.
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

/// Their names.
pub(super) const OWN: &[(&str, Own, Plain)] = &[
    ("open", Own::Open, Plain::HelpOpen),
    ("find", Own::Find, Plain::HelpFind),
    ("section", Own::Section, Plain::HelpSection),
    ("paragraph", Own::Paragraph, Plain::HelpParagraph),
    ("unread", Own::Unread, Plain::HelpUnread),
    ("unmark", Own::Unmark, Plain::HelpUnmark),
    ("go-to-note", Own::GoToNote, Plain::HelpGoToNote),
];

/// Shorter names of commands.
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

/// Reads a line.
pub(super) fn read<'a>(line: &'a str, keymap: &Keymap, mode: Mode) -> Result<Asked<'a>, Plain> {
    let line = line.trim();
    if line.is_empty() {
        return Ok(Asked::On);
    }
    if let Ok(number) = line.parse() {
        return Ok(Asked::Number(number));
    }
    let (word, rest) = line.split_once(char::is_whitespace).map_or((line, ""), |(word, rest)| (word, rest.trim()));
    if let Some(asked) = exact(word, rest).or_else(|| by_keys(line, word, rest, keymap, mode)) {
        return Ok(asked);
    }
    if let Some(searched) = line.strip_prefix('/') {
        return Ok(if mode == Mode::List { Asked::Run(Command::Search, searched) } else { Asked::Own(Own::Find, searched) });
    }
    let lower = word.to_lowercase();
    let names: Vec<&str> = names().filter(|name| name.starts_with(&lower)).collect();
    match names.as_slice() {
        [] => Err(Plain::Unknown { word: word.to_owned() }),
        [name] => exact(name, rest).ok_or(Plain::Unknown { word: word.to_owned() }),
        several => Err(Plain::Several { word: word.to_owned(), known: several.join(", ") }),
    }
}

fn names() -> impl Iterator<Item = &'static str> {
    let own = OWN.iter().map(|(name, ..)| *name).chain(SHORT.iter().map(|(name, _)| *name));
    own.chain(Command::ALL.iter().map(|command| command.name()))
}

fn exact<'a>(word: &str, rest: &'a str) -> Option<Asked<'a>> {
    if let Some((_, own, _)) = OWN.iter().find(|(name, ..)| *name == word) {
        return Some(Asked::Own(*own, rest));
    }
    let short = SHORT.iter().find(|(name, _)| *name == word).map(|(_, command)| *command);
    short.or_else(|| word.parse().ok()).map(|command| Asked::Run(command, rest))
}

/// The command that these keys run in the reader: all of the line, or its first word.
fn by_keys<'a>(line: &str, word: &str, rest: &'a str, keymap: &Keymap, mode: Mode) -> Option<Asked<'a>> {
    let found = |keys: &str| match keymap.lookup(mode, &keys.parse::<Sequence>().ok()?.0) {
        Found::Run(command) => Some(command),
        Found::Wait(_) | Found::Nothing => None,
    };
    found(line).map(|command| Asked::Run(command, "")).or_else(|| Some(Asked::Run(found(word)?, rest)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    fn asked(line: &str, mode: Mode) -> Result<Asked<'_>, Plain> {
        read(line, &Config::new(None).0.keymap, mode)
    }

    #[test]
    fn a_line_is_a_number_a_name_a_key_or_the_beginning_of_a_name() {
        assert_eq!(asked(" ", Mode::List), Ok(Asked::On));
        assert_eq!(asked("12", Mode::List), Ok(Asked::Number(12)));
        assert_eq!(asked("next-article", Mode::Reader), Ok(Asked::Run(Command::NextArticle, "")));
        assert_eq!(asked("next", Mode::Reader), Ok(Asked::Run(Command::NextArticle, "")));
        assert_eq!(asked("v 2", Mode::Reader), Ok(Asked::Run(Command::Video, "2")));
        assert_eq!(asked("q", Mode::List), Ok(Asked::Run(Command::Quit, "")));
        assert_eq!(asked("z M", Mode::Reader), Ok(Asked::Run(Command::FoldCloseAll, "")));
        assert_eq!(asked("vid 2", Mode::Reader), Ok(Asked::Run(Command::Video, "2")));
        assert_eq!(asked("search  two words ", Mode::List), Ok(Asked::Run(Command::Search, "two words")));
        assert_eq!(asked("/words", Mode::Reader), Ok(Asked::Own(Own::Find, "words")));
    }

    #[test]
    fn what_is_no_command_is_told() {
        assert_eq!(asked("dance", Mode::List), Err(Plain::Unknown { word: "dance".to_owned() }));
        assert!(matches!(asked("fold", Mode::Reader), Err(Plain::Several { .. })));
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

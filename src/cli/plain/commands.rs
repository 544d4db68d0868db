//! What each command does where nothing is drawn. What is about looks (folds, colours, widths, panes) says that it makes no sense
//! here.

use std::sync::Arc;

use anyhow::Result;

use super::list::PAGE as PAGE_OF_LIST;
use super::word::{OWN, Own, SHORT};
use super::{Flow, Session};
use crate::input::Command;
use crate::library::ArticleKey;
use crate::words::{Label, Notice, Plain};

/// How many paragraphs `page-down` tells.
const PAGE: usize = 5;

impl Session<'_> {
    /// Runs a command.
    pub(super) fn run(&mut self, command: Command, rest: &str) -> Result<Flow> {
        use Command as C;
        let reading = self.open.is_some();
        match command {
            C::Quit | C::ForceQuit => return Ok(Flow::End),
            C::PageDown | C::HalfPageDown | C::ScrollDown if reading => self.read_on(PAGE)?,
            C::Down | C::NextParagraph | C::PageDown | C::HalfPageDown | C::ScrollDown => self.go_on()?,
            C::Enter if rest.is_empty() => self.go_on()?,
            C::Enter => self.numbered(command.name(), rest, usize::MAX, Self::open_number)?,
            C::Up | C::PreviousParagraph | C::PageUp | C::HalfPageUp | C::ScrollUp => self.go_back()?,
            C::First if reading => self.jump(1)?,
            C::First => self.arrange()?,
            C::Last if reading => self.jump(self.open.as_ref().map_or(0, |open| open.blocks.len()))?,
            C::Last => self.tell_last_rows()?,
            C::Cancel if !reading => self.search("")?,
            C::Back | C::Cancel => self.go_to_list()?,
            C::NextArticle => self.open_beside(true)?,
            C::PreviousArticle => self.open_beside(false)?,
            C::NextSection => self.go_to_heading(true)?,
            C::PreviousSection => self.go_to_heading(false)?,
            C::NextQuote => self.go_to_quote(true)?,
            C::PreviousQuote => self.go_to_quote(false)?,
            C::Search if rest.is_empty() => self.say(&Plain::WhatWords { command: command.name().to_owned() })?,
            C::Search => self.search(rest)?,
            C::NextMatch => self.go_to_match(true)?,
            C::PreviousMatch => self.go_to_match(false)?,
            C::Contents => self.tell_headings()?,
            C::QuotesPanel => self.tell_quotes()?,
            C::Video => self.video(rest)?,
            C::LinkHints => self.tell_links()?,
            C::OpenPage => self.open_page()?,
            C::AllVideos => self.all_videos(rest)?,
            C::Copy => self.copy(rest)?,
            C::Note => self.note(rest)?,
            C::DeleteNote => self.delete_note(rest)?,
            C::Notes => self.tell_notes(rest)?,
            C::Edit => self.edit()?,
            C::Changes => self.tell_changes()?,
            C::Mark => self.mark(rest)?,
            C::GoToMark => self.go_to_mark(rest)?,
            C::Marks => self.tell_marks()?,
            C::OlderPlace => self.older()?,
            C::NewerPlace => self.newer()?,
            C::Undo => self.take_back()?,
            C::ReadAll => self.count_all_as(true)?,
            C::UnreadAll => self.count_all_as(false)?,
            C::Suspend => self.sleep()?,
            C::About => self.tell_about()?,
            C::Order => self.reorder(rest)?,
            C::Rescan => self.rescan()?,
            C::Star => self.on_row(command.name(), rest, Self::star)?,
            C::Read => self.on_row(command.name(), rest, |session, key| session.count_as(key, true))?,
            C::Redraw => self.again()?,
            C::Help | C::Palette => self.help(rest)?,
            C::Select => self.say(&Plain::NoSelecting)?,
            C::FoldToggle
            | C::FoldOpen
            | C::FoldClose
            | C::FoldOpenAll
            | C::FoldCloseAll
            | C::FoldLevel1
            | C::FoldLevel2
            | C::FoldLevel3
            | C::FoldLevel4
            | C::FoldLevel5
            | C::FoldLevel6
            | C::FoldQuotesOnly => self.say(&Plain::NoFolding)?,
            C::Picture | C::OtherPane | C::Theme | C::Wider | C::Narrower | C::Zen | C::Mouse => {
                self.say(&Plain::NoSense { command: command.name().to_owned() })?;
            }
        }
        Ok(Flow::On)
    }

    /// Runs a word that is no command of the reader.
    pub(super) fn run_own(&mut self, own: Own, rest: &str) -> Result<()> {
        match own {
            Own::Open if self.open.is_some() => self.open_link(rest),
            Own::Open => self.numbered("open", rest, self.rows.len(), Self::open_number),
            Own::Find => self.find(rest),
            Own::Section => self.numbered("section", rest, usize::MAX, Self::go_to_section),
            Own::Paragraph => self.numbered("paragraph", rest, usize::MAX, Self::jump),
            Own::Unmark => self.unmark(rest),
            Own::GoToNote => self.go_to_note(rest),
            Own::Unread => self.on_row("unread", rest, |session, key| session.count_as(key, false)),
        }
    }

    /// Does something with the number that stands behind a command.
    fn numbered(&mut self, command: &str, rest: &str, most: usize, act: impl FnOnce(&mut Self, usize) -> Result<()>) -> Result<()> {
        match rest.parse() {
            Ok(number) => act(self, number),
            Err(_) if most == usize::MAX => self.say(&Plain::WhatWords { command: command.to_owned() }),
            Err(_) => self.say(&Plain::WhichNumber { command: command.to_owned(), most }),
        }
    }

    /// Does something with the open article, or with the one of the list whose number is given.
    fn on_row(&mut self, command: &str, rest: &str, act: impl FnOnce(&mut Self, ArticleKey) -> Result<()>) -> Result<()> {
        let most = self.rows.len();
        let key = match (&self.open, rest.parse::<usize>()) {
            (Some(open), _) => Some(open.key),
            (None, Ok(number)) => number.checked_sub(1).and_then(|at| self.rows.get(at)).map(|row| row.key),
            (None, Err(_)) => return self.say(&Plain::WhichNumber { command: command.to_owned(), most }),
        };
        match key {
            Some(key) => act(self, key),
            None => self.say(&Plain::NoNumber { number: rest.parse().unwrap_or_default(), most }),
        }
    }

    fn go_back(&mut self) -> Result<()> {
        match self.open.as_ref().map(|open| open.told) {
            None => self.tell_rows_before(),
            Some(0 | 1) => self.say(&Notice::Beginning),
            Some(told) => self.stand_at(told - 1),
        }
    }

    fn go_to_list(&mut self) -> Result<()> {
        // The article just left is among the rows told, if it is listed.
        self.next = self.row_open().unwrap_or(0) / PAGE_OF_LIST * PAGE_OF_LIST;
        self.close();
        self.tell_rows()
    }

    fn go_to_section(&mut self, number: usize) -> Result<()> {
        let Some(open) = &self.open else { return self.say(&Notice::NoArticle) };
        let sections = open.article.sections();
        let heading = number.checked_sub(1).and_then(|at| sections.get(at)).and_then(|section| open.number_of_block(section.heading));
        match heading {
            Some(number) => self.jump(number),
            None if sections.is_empty() => self.say(&Notice::NoSections),
            None => self.say(&Plain::NoNumber { number, most: sections.len() }),
        }
    }

    fn tell_about(&mut self) -> Result<()> {
        let Some(open) = &self.open else { return self.say(&Label::Articles { count: self.rows.len() }) };
        let (article, path) = (Arc::clone(&open.article), open.origin.address());
        self.tell_head()?;
        for (label, value) in [(Label::File, path), (Label::Format, article.format().to_owned())] {
            let line = format!("{}: {value}", self.words.say(&label));
            self.line(&line)?;
        }
        for note in article.notes() {
            self.say(note)?;
        }
        Ok(())
    }

    fn rescan(&mut self) -> Result<()> {
        self.close();
        self.library = super::read_library(&self.roots, self.words)?;
        self.videos.clear();
        self.arrange()
    }

    pub(super) fn again(&mut self) -> Result<()> {
        if self.open.is_some() { self.tell_here() } else { self.go_to_list() }
    }

    /// Tells the commands whose names hold some words; all of them that mean something here.
    fn help(&mut self, rest: &str) -> Result<()> {
        let mut lines = vec![self.words.say(&Plain::HelpEnter), self.words.say(&Plain::HelpNumber)];
        lines.extend(OWN.iter().map(|(name, _, help)| format!("{name}: {}", self.words.say(help))));
        for &command in Command::ALL.iter().filter(|command| !UNTOLD.contains(command)) {
            let short = SHORT.iter().find(|(_, own)| *own == command).map_or(String::new(), |(name, _)| format!("{name}, "));
            lines.push(format!("{short}{}: {}", command.name(), self.words.say(&command)));
        }
        let wanted = rest.to_lowercase();
        for line in lines.iter().filter(|line| line.to_lowercase().contains(&wanted)) {
            self.line(line)?;
        }
        Ok(())
    }
}

/// The commands that help does not tell of: those that do what another does already, and those that make no sense here.
const UNTOLD: &[Command] = &[
    Command::Down,
    Command::Up,
    Command::HalfPageDown,
    Command::HalfPageUp,
    Command::Enter,
    Command::OtherPane,
    Command::ScrollDown,
    Command::ScrollUp,
    Command::NextParagraph,
    Command::FoldToggle,
    Command::FoldOpen,
    Command::FoldClose,
    Command::FoldOpenAll,
    Command::FoldCloseAll,
    Command::FoldLevel1,
    Command::FoldLevel2,
    Command::FoldLevel3,
    Command::FoldLevel4,
    Command::FoldLevel5,
    Command::FoldLevel6,
    Command::FoldQuotesOnly,
    Command::Select,
    Command::Theme,
    Command::Wider,
    Command::Narrower,
    Command::Zen,
    Command::Mouse,
    Command::Palette,
    Command::ForceQuit,
];

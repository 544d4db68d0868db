//! What each command does where nothing is drawn. What is about looks (folds, colours, widths, panes) says that it makes no sense
//! here.

use std::sync::Arc;

use anyhow::Result;

use super::word::{OWN, Own, SHORT};
use super::{Flow, Session};
use crate::app::LinkTarget;
use crate::cli::{open, output};
use crate::input::Command;
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
            C::First if reading => self.go_to_paragraph(1)?,
            C::First => self.arrange()?,
            C::Last if reading => self.go_to_paragraph(self.open.as_ref().map_or(0, |open| open.blocks.len()))?,
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
            C::Copy => self.copy()?,
            C::About => self.tell_about()?,
            C::Order => self.reorder(rest)?,
            C::Rescan => self.rescan()?,
            C::Star => self.on_row(command.name(), rest, Self::star)?,
            C::Read => self.on_row(command.name(), rest, |session, row| session.count_as(row, true))?,
            C::Redraw => self.again()?,
            C::Help | C::Palette => self.help(rest)?,
            _ => self.say(&Plain::NoSense { command: command.name().to_owned() })?,
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
            Own::Paragraph => self.numbered("paragraph", rest, usize::MAX, Self::go_to_paragraph),
            Own::Unread => self.on_row("unread", rest, |session, row| session.count_as(row, false)),
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
    fn on_row(&mut self, command: &str, rest: &str, act: impl FnOnce(&mut Self, usize) -> Result<()>) -> Result<()> {
        let most = self.rows.len();
        let row = match (&self.open, rest.parse::<usize>()) {
            (Some(open), _) => open.row,
            (None, Ok(number)) if (1..=most).contains(&number) => number - 1,
            (None, Ok(number)) => return self.say(&Plain::NoNumber { number, most }),
            (None, Err(_)) => return self.say(&Plain::WhichNumber { command: command.to_owned(), most }),
        };
        act(self, row)
    }

    fn go_back(&mut self) -> Result<()> {
        match self.open.as_ref().map(|open| open.told) {
            None => self.tell_rows_before(),
            Some(0 | 1) => self.say(&Notice::Beginning),
            Some(told) => self.go_to_paragraph(told - 1),
        }
    }

    fn go_to_list(&mut self) -> Result<()> {
        if let Some(open) = self.open.take() {
            self.next = open.row / 10 * 10;
        } else {
            self.next = 0;
        }
        self.tell_rows()
    }

    fn go_to_section(&mut self, number: usize) -> Result<()> {
        let Some(open) = &self.open else { return self.say(&Notice::NoArticle) };
        let sections = open.article.sections();
        let heading = number.checked_sub(1).and_then(|at| sections.get(at)).and_then(|section| open.number_of_block(section.heading));
        match heading {
            Some(number) => self.go_to_paragraph(number),
            None if sections.is_empty() => self.say(&Notice::NoSections),
            None => self.say(&Plain::NoNumber { number, most: sections.len() }),
        }
    }

    fn video(&mut self, rest: &str) -> Result<()> {
        let Some(open) = &self.open else { return self.say(&Notice::NoArticle) };
        let videos: Vec<LinkTarget> = LinkTarget::videos_of(&open.article, &open.path).collect();
        match (videos.as_slice(), rest.parse::<usize>()) {
            ([], _) => self.say(&Notice::NoVideo),
            ([only], Err(_)) => self.start(only),
            (several, Err(_)) => {
                for (index, video) in several.iter().enumerate() {
                    self.line(&format!("{}. {}: {}", index + 1, video.title, video.url))?;
                }
                self.say(&Plain::WhichNumber { command: "video".to_owned(), most: several.len() })
            }
            (several, Ok(number)) => match number.checked_sub(1).and_then(|at| several.get(at)) {
                Some(video) => self.start(video),
                None => self.say(&Plain::NoNumber { number, most: several.len() }),
            },
        }
    }

    fn tell_links(&mut self) -> Result<()> {
        let Some(open) = &self.open else { return self.say(&Notice::NoArticle) };
        let article = Arc::clone(&open.article);
        if article.links().is_empty() {
            return self.say(&Notice::NoLinks);
        }
        for (index, link) in article.links().iter().enumerate() {
            let text = article.text().get(link.range.clone()).unwrap_or_default();
            let line = if text == link.url { format!("{}. {text}", index + 1) } else { format!("{}. {text}: {}", index + 1, link.url) };
            self.line(&line)?;
        }
        self.say(&Plain::WhichNumber { command: "open".to_owned(), most: article.links().len() })
    }

    fn open_link(&mut self, rest: &str) -> Result<()> {
        let Some(open) = &self.open else { return Ok(()) };
        let most = open.article.links().len();
        let Ok(number) = rest.parse::<usize>() else { return self.tell_links() };
        let Some(link) = number.checked_sub(1).and_then(|at| open.article.links().get(at)) else {
            return self.say(&Plain::NoNumber { number, most });
        };
        let title = open.article.text().get(link.range.clone()).unwrap_or_default().to_owned();
        let target = LinkTarget { url: link.url.clone(), kind: link.kind, title, start: None, file: open.path.clone() };
        self.start(&target)
    }

    fn open_page(&mut self) -> Result<()> {
        let Some(open) = &self.open else { return self.say(&Notice::NoArticle) };
        let Some(url) = open.article.meta().url.clone() else { return self.say(&Notice::NoAddress) };
        let title = open.article.meta().title.clone();
        let target = LinkTarget { url, kind: crate::article::LinkKind::Page, title, start: None, file: open.path.clone() };
        self.start(&target)
    }

    /// Opens something outside, by the same programs and the same gate as the reader.
    fn start(&mut self, target: &LinkTarget) -> Result<()> {
        use std::io::Write;
        self.out.flush()?;
        match open::start(self.config, target, &self.roots) {
            Ok(address) => self.say(&Plain::Started { address }),
            Err(error) => {
                output::complain(&error, self.words);
                Ok(())
            }
        }
    }

    /// Writes the article's address by itself, for whoever copies it: there is no clipboard without a terminal's own signs.
    fn copy(&mut self) -> Result<()> {
        let Some(open) = &self.open else { return self.say(&Notice::NoArticle) };
        match open.article.meta().url.clone() {
            Some(url) => self.line(&url),
            None => self.say(&Notice::NoAddress),
        }
    }

    fn tell_about(&mut self) -> Result<()> {
        let Some(open) = &self.open else { return self.say(&Label::Articles { count: self.rows.len() }) };
        let (article, path) = (Arc::clone(&open.article), open.path.display().to_string());
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
        self.library = super::Library::read(&self.roots, &super::Piped::default(), self.words)?;
        self.library.find_standings();
        self.open = None;
        self.arrange()
    }

    fn again(&mut self) -> Result<()> {
        if self.open.is_some() { self.tell_here() } else { self.go_to_list() }
    }

    /// Tells the commands whose names hold some words; all of them that mean something here.
    fn help(&mut self, rest: &str) -> Result<()> {
        let mut lines = vec![self.words.say(&Plain::HelpEnter), self.words.say(&Plain::HelpNumber)];
        lines.extend(OWN.iter().map(|(name, _, help)| format!("{name}: {}", self.words.say(help))));
        for &command in Command::ALL.iter().filter(|command| is_told(**command)) {
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

/// Whether help tells of a command: those that do what another does already are left out, and those that make no sense here.
fn is_told(command: Command) -> bool {
    use Command as C;
    matches!(
        command,
        C::PageDown
            | C::PageUp
            | C::First
            | C::Last
            | C::Back
            | C::Cancel
            | C::NextArticle
            | C::PreviousArticle
            | C::NextSection
            | C::PreviousSection
            | C::NextQuote
            | C::PreviousQuote
            | C::PreviousParagraph
            | C::Search
            | C::NextMatch
            | C::PreviousMatch
            | C::Contents
            | C::QuotesPanel
            | C::Video
            | C::LinkHints
            | C::OpenPage
            | C::Copy
            | C::About
            | C::Order
            | C::Rescan
            | C::Star
            | C::Read
            | C::Redraw
            | C::Help
            | C::Quit
    )
}

//! Runs a parsed request on the state and writes the changes. A command runs as on the screen; its argument replaces the keys typed into
//! its picker or prompt. Only reading by paragraphs and paging the list are specific to the line mode.

use anyhow::Result;

use super::article::Position;
use super::request_parser::{OWN, Own, Request, SHORT};
use super::{Flow, Session};
use crate::app::{Effect, Layer, LineRequest, Msg};
use crate::input::{Code, Command, Held, Key};
use crate::library::{ArticleKey, Order};
use crate::words::{LineMode, Notice};

const PAGE: usize = 5;

/// The parts of the state that are reported when they change.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shown {
    article: Option<ArticleKey>,
    position: Option<Position>,
    query: String,
    order: Order,
}

impl Session<'_> {
    pub(super) fn run(&mut self, request: Request<'_>) -> Result<Flow> {
        match request {
            Request::On => self.go_on(1)?,
            Request::Number(number) if self.is_reading() => self.jump_to(number)?,
            Request::Number(number) => self.open_number(number)?,
            Request::Own(own, argument) => self.run_own(own, argument)?,
            Request::Run(command, argument) => self.run_command(command, argument)?,
        }
        self.carry_out()
    }

    fn go_on(&mut self, paragraphs: usize) -> Result<()> {
        if self.is_reading() { self.read_on(paragraphs) } else { self.write_rows() }
    }

    fn go_back(&mut self) -> Result<()> {
        if self.is_reading() { self.read_back() } else { self.write_rows_before() }
    }

    fn run_command(&mut self, command: Command, argument: &str) -> Result<()> {
        use Command as C;
        let reading = self.is_reading();
        match command {
            C::PageDown | C::HalfPageDown | C::ScrollDown => self.go_on(PAGE),
            C::Down | C::NextParagraph => self.go_on(1),
            C::Up | C::PreviousParagraph | C::PageUp | C::HalfPageUp | C::ScrollUp => self.go_back(),
            C::Enter if argument.is_empty() => self.go_on(1),
            C::Enter => self.numbered(command.name(), argument, None, Self::open_number),
            C::First if reading => self.jump_to(1),
            C::First => self.write_list(),
            C::Last if reading => self.jump_to(self.pump.article().map_or(0, |article| super::article::paragraphs(&article).len())),
            C::Last => self.write_rows_around(self.pump.state.list.view.total.saturating_sub(1)),
            C::Redraw if reading => self.write_paragraph(),
            C::Back | C::Redraw => self.go_to_list(),
            C::Cancel if reading => self.go_to_list(),
            C::NextArticle | C::PreviousArticle if reading => self.go_to_neighbour(command),
            C::NextArticle => self.open_number(1),
            C::LinkHints => self.write_links(),
            C::Help | C::Palette => self.help(argument),
            C::Search => self.search(argument),
            _ if command.takes_argument() => {
                self.reporting(|session| session.pump.direct(LineRequest::WithArgument { command, argument: argument.to_owned() }))
            }
            C::NextMatch | C::PreviousMatch => self.go_to_match(command),
            C::Note => self.note(argument),
            C::DeleteNote if !argument.is_empty() => self.with_note("delete-note", argument, LineRequest::DeleteNote),
            C::Mark | C::GoToMark => self.letter(command, argument),
            C::Star | C::Read if !reading => self.on_row(command, argument),
            C::Copy => self.copy(argument),
            C::Video | C::AllVideos | C::Order => self.pick(command, argument),
            C::Notes => self.write_notes(argument),
            C::Select => self.say(&LineMode::NoSelecting),
            _ if command.folds() => self.say(&LineMode::NoFolding),
            C::Picture | C::OtherPane | C::Theme | C::Wider | C::Narrower | C::Zen | C::Mouse => {
                self.say(&LineMode::NoSense { command: command.name().to_owned() })
            }
            _ => self.reporting(|session| session.pump.run(command)),
        }
    }

    fn run_own(&mut self, own: Own, argument: &str) -> Result<()> {
        match own {
            Own::Open if self.is_reading() && argument.parse::<usize>().is_err() => self.write_links(),
            Own::Open if self.is_reading() => self.numbered("open", argument, None, Self::open_link),
            Own::Open => self.numbered("open", argument, Some(self.pump.state.list.view.total), Self::open_number),
            Own::Find if self.is_reading() => self.find(argument),
            Own::Find => self.search(argument),
            Own::Section => self.numbered("section", argument, None, Self::go_to_section),
            Own::Paragraph => self.numbered("paragraph", argument, None, Self::jump_to),
            Own::Unmark => self.unmark(argument),
            Own::GoToNote => self.with_note("go-to-note", argument, LineRequest::GoToNote),
            Own::Unread => self.unread(argument),
        }
    }

    /// Runs an action and writes what it changed.
    pub(super) fn reporting(&mut self, act: impl FnOnce(&mut Self)) -> Result<()> {
        let before = self.shown();
        act(self);
        self.report(&before)
    }

    /// Writes the differences to the state before: a popup, notices, another place, another list.
    pub(super) fn report(&mut self, before: &Shown) -> Result<()> {
        let layer = std::mem::take(&mut self.pump.state.layer);
        self.write_layer(&layer)?;
        self.say_notices()?;
        let now = self.shown();
        if now.article.is_some() && now.article != before.article {
            let title = self.pump.article().map(|article| article.meta().title.clone()).unwrap_or_default();
            self.line(&title)?;
            return self.write_paragraph();
        }
        if now.article.is_some() && now.position != before.position {
            let same = now.position.map(|now| now.number) == before.position.map(|before| before.number);
            return if same { self.write_quote_here() } else { self.write_paragraph() };
        }
        if now.article.is_none() && (before.article.is_some() || (&now.query, now.order) != (&before.query, before.order)) {
            return self.write_list();
        }
        Ok(())
    }

    pub(super) fn report_opening(&mut self) -> Result<()> {
        self.say_notices()?;
        if self.is_reading() { self.write_opening() } else { Ok(()) }
    }

    fn say_notices(&mut self) -> Result<()> {
        for notice in std::mem::take(&mut self.pump.notices) {
            // The comparison is awaited, so its start need not be announced.
            if notice != Notice::Comparing {
                self.say(&notice)?;
            }
        }
        Ok(())
    }

    pub(super) fn shown(&mut self) -> Shown {
        let reading = self.is_reading();
        let position = self.position().filter(|_| reading);
        let list = &self.pump.state.list;
        let article = self.pump.state.reader.as_ref().map(|reader| reader.key).filter(|_| reading);
        Shown { article, position, query: list.query.clone(), order: list.order }
    }

    /// Carries out effects on the terminal and on other programs.
    fn carry_out(&mut self) -> Result<Flow> {
        for effect in std::mem::take(&mut self.pump.outside) {
            match effect {
                Effect::Open(target) => self.open(&target)?,
                Effect::Copy(text) => self.put(&text)?,
                Effect::Edit { path, line } => self.edit(&path, line)?,
                Effect::EditConfig => self.edit_config()?,
                Effect::Suspend => self.sleep()?,
                Effect::Quit => return Ok(Flow::End),
                _ => (),
            }
        }
        Ok(Flow::On)
    }

    fn go_to_list(&mut self) -> Result<()> {
        if self.is_reading() {
            self.pump.run(Command::Back);
            self.say_notices()?;
        }
        self.write_rows_around(self.pump.state.list.view.cursor)
    }

    fn go_to_neighbour(&mut self, command: Command) -> Result<()> {
        let before = self.shown();
        self.pump.run(command);
        if self.shown().article == before.article { self.report(&before) } else { self.report_opening() }
    }

    fn search(&mut self, typed: &str) -> Result<()> {
        if typed.is_empty() {
            return self.say(&LineMode::WhatWords { command: Command::Search.name().to_owned() });
        }
        if self.is_reading() {
            self.pump.run(Command::Back);
        }
        self.reporting(|session| session.type_in(Command::Search, typed))
    }

    /// Searches the article, and writes the first paragraph with a match.
    fn find(&mut self, typed: &str) -> Result<()> {
        if typed.is_empty() {
            return self.say(&LineMode::WhatWords { command: "find".to_owned() });
        }
        self.type_in(Command::Search, typed);
        // A prompt that stays open contains a mistake.
        self.pump.state.layer = Layer::Panes;
        if let Some(mistake) = self.pump.state.search.mistake.clone() {
            return self.say(&mistake);
        }
        self.say_notices()?;
        let Some(article) = self.pump.article() else { return Ok(()) };
        let matches = &self.pump.state.search.matches;
        let mut numbers: Vec<_> =
            (0..matches.len()).filter_map(|index| super::article::number_of(&article, matches.get(index)?.start)).collect();
        numbers.dedup();
        match numbers.len() {
            0 => Ok(()),
            count => self.say(&LineMode::Holds { count }).and_then(|()| self.write_paragraph()),
        }
    }

    /// Goes to the next paragraph with a match, however many matches the present one has.
    fn go_to_match(&mut self, command: Command) -> Result<()> {
        let before = self.shown();
        loop {
            let last = self.shown();
            self.pump.run(command);
            let now = self.shown();
            let here = (now.article, now.position.map(|now| now.number)) == (before.article, before.position.map(|before| before.number));
            if !here || now == last || !self.pump.notices.is_empty() {
                return self.report(&before);
            }
        }
    }

    /// Opens a prompt by its command, types into it and presses Enter.
    pub(super) fn type_in(&mut self, command: Command, typed: &str) {
        self.pump.run(command);
        self.fill_prompt(typed);
    }

    /// Types into the open prompt, replacing its content, and presses Enter.
    pub(super) fn fill_prompt(&mut self, typed: &str) {
        let Layer::Prompt(prompt) = &mut self.pump.state.layer else { return };
        prompt.line.set("");
        self.pump.send(Msg::Pasted(typed.to_owned()));
        self.pump.send(Msg::Key(Key::new(Code::Enter, Held::Nothing)));
    }

    /// Runs a command that waits for a letter.
    fn letter(&mut self, command: Command, typed: &str) -> Result<()> {
        let mut letters = typed.chars();
        match (letters.next(), letters.next()) {
            (None, _) if command == Command::Mark && !self.is_reading() => self.say(&Notice::NoArticle),
            (None, _) => self.say(&LineMode::WhatWords { command: command.name().to_owned() }),
            (Some(letter), None) => self.reporting(|session| {
                session.pump.run(command);
                if matches!(session.pump.state.layer, Layer::Letter(_)) {
                    session.pump.send(Msg::Key(Key::char(if letter == '’' { '\'' } else { letter })));
                }
            }),
            (Some(_), Some(_)) => self.say(&Notice::NoLetter { key: typed.to_owned() }),
        }
    }

    /// Runs a command on the article with the given list number.
    fn on_row(&mut self, command: Command, argument: &str) -> Result<()> {
        let most = self.pump.state.list.view.total;
        self.numbered(command.name(), argument, Some(most), |session, number| {
            if !session.select(number)? {
                return Ok(());
            }
            session.reporting(|session| session.pump.run(command))
        })
    }

    /// Marks an article as unread, if it is read.
    fn unread(&mut self, argument: &str) -> Result<()> {
        let (title, read) = if let Some(reader) = &self.pump.state.reader {
            (reader.article().meta().title.clone(), reader.status.read)
        } else {
            let most = self.pump.state.list.view.total;
            let Ok(number) = argument.parse() else { return self.say(&LineMode::WhichNumber { command: "unread".to_owned(), most }) };
            if !self.select(number)? {
                return Ok(());
            }
            self.pump.state.list.view.selected().map(|row| (row.title.clone(), row.status.read)).unwrap_or_default()
        };
        if !read {
            return self.say(&Notice::CountsAsUnread { title });
        }
        self.reporting(|session| session.pump.run(Command::Read))
    }

    fn go_to_section(&mut self, number: usize) -> Result<()> {
        let Some(article) = self.pump.article() else { return self.say(&Notice::NoArticle) };
        let sections = article.sections();
        let heading = number.checked_sub(1).and_then(|at| sections.get(at)).map(|section| section.heading);
        let start = heading.and_then(|heading| article.blocks().get(heading)).map(|block| block.range.start);
        match start.and_then(|start| super::article::number_of(&article, start)) {
            Some(number) => self.jump_to(number),
            None if sections.is_empty() => self.say(&Notice::NoSections),
            None => self.say(&LineMode::NoNumber { number, most: sections.len() }),
        }
    }

    /// Acts on the number given as argument; without one, says which are valid, where `most` is known.
    fn numbered(
        &mut self,
        command: &str,
        argument: &str,
        most: Option<usize>,
        act: impl FnOnce(&mut Self, usize) -> Result<()>,
    ) -> Result<()> {
        let command = command.to_owned();
        match (argument.parse(), most) {
            (Ok(number), _) => act(self, number),
            (Err(_), Some(most)) => self.say(&LineMode::WhichNumber { command, most }),
            (Err(_), None) => self.say(&LineMode::WhatWords { command }),
        }
    }

    /// Lists the commands whose name or explanation contains the words; without words, all that apply here.
    fn help(&mut self, argument: &str) -> Result<()> {
        let mut lines = vec![self.words.say(&LineMode::HelpEnter), self.words.say(&LineMode::HelpNumber)];
        lines.extend(OWN.iter().map(|(name, _, help)| format!("{name}: {}", self.words.say(help))));
        for &command in Command::ALL.iter().filter(|command| !command.folds() && !UNLISTED.contains(command)) {
            let short = SHORT.iter().find(|(_, own)| *own == command).map_or(String::new(), |(name, _)| format!("{name}, "));
            lines.push(format!("{short}{}: {}", command.name(), self.words.say(&command)));
        }
        let wanted = argument.to_lowercase();
        for line in lines.iter().filter(|line| line.to_lowercase().contains(&wanted)) {
            self.line(line)?;
        }
        Ok(())
    }
}

/// Commands that help leaves out: duplicates of others, and those without meaning in the line mode.
const UNLISTED: &[Command] = &[
    Command::Down,
    Command::Up,
    Command::HalfPageDown,
    Command::HalfPageUp,
    Command::Enter,
    Command::OtherPane,
    Command::ScrollDown,
    Command::ScrollUp,
    Command::NextParagraph,
    Command::Select,
    Command::Theme,
    Command::Wider,
    Command::Narrower,
    Command::Zen,
    Command::Mouse,
    Command::Palette,
    Command::ForceQuit,
];

//! `kiosque --plain`: the reader line by line, for screen readers and for terminals without cursor movement. Each line typed is a number
//! or a command by name or key; the answer is written below, and nothing is overwritten. Works on a pipe too.
//!
//! A second view of [`State`]: `request_parser` parses a line, `commands` sends it to the state, `message_pump` carries out effects and
//! waits for the answers, and the other files write the resulting state. Commands behave as decided by `app` alone.

mod article;
mod commands;
mod external_programs;
mod list;
mod message_pump;
mod pickers;
mod render_block;
mod request_parser;

use std::io::{BufRead, IsTerminal, Read, Write, stdin, stdout};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc::channel;

use anyhow::Result;
use clap::ArgMatches;

use self::message_pump::MessagePump;
use super::config::Setup;
use super::output::{self, Out};
use super::{arguments, found, sources};
use crate::app::{Focus, Presentation, Start, State};
use crate::article::clean;
use crate::config::theme::{ColourDepth, Theme};
use crate::input::Mode;
use crate::library::{LinkTarget, Note, SavedLocation};
use crate::runtime::config_editor::Location;
use crate::runtime::librarian::FirstArticle;
use crate::runtime::multiplexer::Multiplexer;
use crate::runtime::pictures::ImageTarget;
use crate::runtime::services::Services;
use crate::runtime::signals::Lent;
use crate::runtime::{clock, terminal};
use crate::ui::safe_text;
use crate::words::{LineMode, Sentence, Words};

const LONGEST: u64 = 64 << 10;

/// The screen size for the state's layout: ten rows of the list, and the widest text possible.
const SIZE: (u16, u16) = (1000, 12);

/// No pictures are drawn.
const NO_PICTURES: ImageTarget = ImageTarget { graphics: None, multiplexer: Multiplexer::None };

/// Whether to read another line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flow {
    On,
    End,
}

struct Session<'d> {
    words: &'d Words,
    pump: MessagePump,
    /// The first row of the list not written yet.
    next: usize,
    /// Whether the paragraph at the cursor is the next to write, rather than the one after it.
    unwritten: bool,
    /// The notes written last, by number: indices into those that the state lists.
    numbered: Vec<(SavedLocation, Note)>,
    /// The target that is opened if it is asked for once more.
    asked: Option<LinkTarget>,
    lent: Lent,
    /// The configuration file, or why there is none.
    config_file: Location,
    out: Out,
    /// Columns to wrap lines at; `None` unless the output is a terminal.
    columns: Option<usize>,
}

pub(super) fn run(matches: &ArgMatches, setup: &Setup) -> Result<ExitCode> {
    let config = Arc::new(setup.config()?.clone());
    let sources = sources::folders(arguments::paths(matches, "path"), &config)?.or_tour(setup.words.language()).settled()?;
    setup.mistakes().iter().for_each(|mistake| output::report(&setup.words.say(&mistake.sentence())));
    let (post, inbox) = channel();
    let (mut state, mut effects) = State::new(Start {
        words: setup.words.clone(),
        theme: (Theme::default(), String::new()),
        library: sources.name,
        presentation: Presentation::Lines,
        size: SIZE,
        ascii: false,
        depth: ColourDepth::None,
        graphics: None,
        now: clock::now(),
        focus: if sources.wanted.is_empty() { Focus::List } else { Focus::Reader },
        zen: false,
        session: None,
        config,
    });
    let services = Services::start(sources.paths.clone(), FirstArticle::of(&sources.wanted, None), &state, NO_PICTURES, &post)?;
    effects.extend(matches.get_one::<String>("at").map(|query| state.search_for(query)).unwrap_or_default());
    let mut session = Session {
        words: &setup.words,
        pump: MessagePump::new(state, services, inbox),
        next: 0,
        unwritten: false,
        numbered: Vec::new(),
        asked: None,
        lent: Lent::without_loop()?,
        config_file: setup.file.clone(),
        out: output::out(),
        columns: stdout().is_terminal().then(|| usize::from(terminal::size().0)),
    };
    session.say(&LineMode::Welcome)?;
    session.begin(effects)?;
    session.converse()?;
    Ok(session.end())
}

impl Session<'_> {
    /// Has everything saved, and reports what could not be.
    fn end(&self) -> ExitCode {
        let Some(leftover) = self.pump.services.end() else { return found(true) };
        output::report(&self.words.say(&leftover.label()));
        ExitCode::from(super::FAILED)
    }

    fn converse(&mut self) -> Result<()> {
        let asks = stdin().is_terminal();
        let mut input = stdin().lock();
        loop {
            if asks {
                write!(self.out, "{} ", self.words.say(&LineMode::Prompt))?;
            }
            self.out.flush()?;
            let mut line = Vec::new();
            if input.by_ref().take(LONGEST).read_until(b'\n', &mut line)? == 0 {
                if asks {
                    writeln!(self.out)?;
                }
                break;
            }
            let line = clean::line(&String::from_utf8_lossy(&line));
            if self.answer(&line)? == Flow::End {
                break;
            }
        }
        self.out.flush()?;
        Ok(())
    }

    fn answer(&mut self, line: &str) -> Result<Flow> {
        let mode = if self.is_reading() { Mode::Reader } else { Mode::List };
        let keymap = Arc::clone(&self.pump.state.config);
        match request_parser::read(line, &keymap.keymap, mode) {
            Ok(request) => self.run(request),
            Err(why) => self.say(&why).map(|()| Flow::On),
        }
    }

    fn is_reading(&self) -> bool {
        self.pump.state.focus == Focus::Reader
    }

    fn say(&mut self, sentence: &impl Sentence) -> Result<()> {
        let text = self.words.say(sentence);
        self.line(&text)
    }

    /// Writes a line, wrapped between words if it is wider than the terminal.
    fn line(&mut self, text: &str) -> Result<()> {
        let text = clean::line(text);
        let Some(columns) = self.columns else { return Ok(writeln!(self.out, "{text}")?) };
        for row in safe_text::wrap(&text, columns) {
            writeln!(self.out, "{row}")?;
        }
        Ok(())
    }
}

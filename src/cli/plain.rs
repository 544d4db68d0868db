//! `kiosque --plain`: reading line by line, for screen readers and for terminals that cannot move their cursor. What is typed is a
//! number or a command by its name; what is written comes below, and nothing is ever drawn over. Works on a pipe as well.
//!
//! Owns the session: what is open and where one is. `word` reads what was typed, `tell` puts an article's blocks into words,
//! `commands` says what each command does here, `keeping` writes down what is kept, `way` knows the places left.

mod article;
mod changes;
mod commands;
mod copying;
mod keeping;
mod list;
mod marks;
mod notes;
mod outside;
mod patience;
mod quotations;
mod tell;
mod way;
mod word;

use std::io::{BufRead, IsTerminal, Read, Write, stdin, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::ArgMatches;

use self::article::Open;
use self::notes::Numbered;
use self::way::Way;
use self::word::Asked;
use super::config::Desk;
use super::library::Library;
use super::output::{self, Out};
use super::sources::Piped;
use super::{arguments, found, sources};
use crate::app::LinkTarget;
use crate::article::clean;
use crate::config::Config;
use crate::input::Mode;
use crate::library::{ListRow, Order};
use crate::runtime::signals::LentAlone;
use crate::runtime::terminal;
use crate::store::file::Recent;
use crate::store::ledger::{Ledger, Told};
use crate::ui::ink;
use crate::words::{Plain, Sentence, Words};

/// The longest line that is read, in bytes.
const LONGEST: u64 = 64 << 10;

/// What comes after a line was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flow {
    On,
    End,
}

/// Reading at work.
struct Session<'d> {
    words: &'d Words,
    config: &'d Config,
    roots: Vec<PathBuf>,
    library: Library,
    query: String,
    order: Order,
    rows: Vec<ListRow>,
    /// The first row that was not told yet.
    next: usize,
    open: Option<Open>,
    /// What is kept, once something is; `None` where it cannot be had.
    ledger: Option<Ledger>,
    /// What takes back what was done, the latest last.
    undo: Vec<Vec<Told>>,
    way: Way,
    /// The notes and the videos that were told last, by number.
    numbered: Vec<Numbered>,
    videos: Vec<LinkTarget>,
    /// The file of several articles read last.
    recent: Recent,
    lent: LentAlone,
    out: Out,
    /// Columns to break lines at; `None` where nobody's terminal shows them.
    columns: Option<usize>,
}

/// Runs `kiosque --plain`.
pub(super) fn run(matches: &ArgMatches, desk: &Desk) -> Result<ExitCode> {
    let config = desk.config()?;
    let sources = sources::folders(arguments::paths(matches, "path"), config)?.or_tour(desk.words.language()).settled()?;
    for mistake in desk.mistakes() {
        output::tell(&desk.words.say(&mistake.sentence()));
    }
    let library = read_library(&sources.paths, &desk.words)?;
    let mut session = Session {
        words: &desk.words,
        config,
        roots: sources.paths,
        library,
        query: matches.get_one::<String>("at").cloned().unwrap_or_default(),
        order: config.options.order,
        rows: Vec::new(),
        next: 0,
        open: None,
        ledger: None,
        undo: Vec::new(),
        way: Way::default(),
        numbered: Vec::new(),
        videos: Vec::new(),
        recent: Recent::default(),
        lent: LentAlone::new()?,
        out: output::out(),
        columns: stdout().is_terminal().then(|| usize::from(terminal::size().0)),
    };
    session.say(&Plain::Welcome)?;
    session.arrange()?;
    let wanted = sources.wanted.first().and_then(|wanted| session.row_of(wanted));
    let only = (session.rows.len() == 1).then_some(0);
    if let Some(row) = wanted.or(only) {
        session.open_row(row)?;
    }
    session.converse()?;
    Ok(found(true))
}

/// Reads the articles; says so where it takes more than a moment.
fn read_library(paths: &[PathBuf], words: &Words) -> Result<Library> {
    let say = |sentence: &Plain| output::tell(&words.say(sentence));
    let mut library = patience::saying(patience::MOMENT, &say, |found| Library::read_telling(paths, &Piped::default(), words, found))?;
    library.find_statuses();
    Ok(library)
}

impl Session<'_> {
    /// Answers line after line, to the last.
    fn converse(&mut self) -> Result<()> {
        let asks = stdin().is_terminal();
        let mut input = stdin().lock();
        loop {
            if asks {
                write!(self.out, "{} ", self.words.say(&Plain::Prompt))?;
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
        let mode = if self.open.is_some() { Mode::Reader } else { Mode::List };
        let asked = match word::read(line, &self.config.keymap, mode) {
            Ok(asked) => asked,
            Err(why) => {
                self.say(&why)?;
                return Ok(Flow::On);
            }
        };
        match asked {
            Asked::On => self.go_on()?,
            Asked::Number(number) => self.go_to_number(number)?,
            Asked::Own(own, rest) => self.run_own(own, rest)?,
            Asked::Run(command, rest) => return self.run(command, rest),
        }
        Ok(Flow::On)
    }

    fn go_on(&mut self) -> Result<()> {
        if self.open.is_some() { self.read_on(1) } else { self.tell_rows() }
    }

    fn go_to_number(&mut self, number: usize) -> Result<()> {
        if self.open.is_some() { self.jump(number) } else { self.open_number(number) }
    }

    /// Says a sentence.
    fn say(&mut self, sentence: &impl Sentence) -> Result<()> {
        let text = self.words.say(sentence);
        self.line(&text)
    }

    /// Writes a line, broken between words where it is wider than the terminal.
    fn line(&mut self, text: &str) -> Result<()> {
        let text = clean::line(text);
        let Some(columns) = self.columns else { return Ok(writeln!(self.out, "{text}")?) };
        let mut row = String::new();
        let mut width = 0;
        for word in text.split(' ') {
            let own = usize::from(ink::width(word));
            if width > 0 && width + 1 + own > columns {
                writeln!(self.out, "{row}")?;
                row.clear();
                width = 0;
            }
            if width > 0 {
                row.push(' ');
                width += 1;
            }
            row.push_str(word);
            width += own;
        }
        Ok(writeln!(self.out, "{row}")?)
    }
}

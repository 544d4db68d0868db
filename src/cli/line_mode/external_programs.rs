//! Runs other programs: opens URLs, copies text, edits the file, suspends.

use std::io::{IsTerminal, Write, stdin};
use std::path::Path;

use anyhow::Result;

use super::Session;
use crate::article::clean;
use crate::cli::{open, output};
use crate::library::LinkTarget;
use crate::runtime::clipboard::{THROUGH_TERMINAL, TMUX, feed};
use crate::runtime::multiplexer::{Multiplexer, sequence};
use crate::runtime::surroundings::Surroundings;
use crate::runtime::{config_editor, opener};
use crate::words::{LineMode, Mistake, Notice};

impl Session<'_> {
    /// Opens a URL with the same programs and the same checks as `kiosque open`.
    pub(super) fn open(&mut self, target: &LinkTarget) -> Result<()> {
        self.out.flush()?;
        let (state, services) = (&self.pump.state, &self.pump.services);
        let again = self.asked.take().is_some_and(|asked| asked == *target);
        let mut question = None;
        let confirm = |what: &str, with: &str| {
            question = Some(LineMode::OpenAgain { what: what.to_owned(), with: with.to_owned() });
            again
        };
        match self.lent.while_lent(|| open::start(&state.config, target, &services.roots, confirm)) {
            Ok(Some(address)) => self.say(&LineMode::Started { address }),
            Ok(None) => {
                self.asked = Some(target.clone());
                question.map_or(Ok(()), |question| self.say(&question))
            }
            Err(error) => {
                output::print_error(&error, self.words);
                Ok(())
            }
        }
    }

    /// Copies text with the configured program, tmux or the terminal; if there is none, writes it out.
    pub(super) fn put(&mut self, text: &str) -> Result<()> {
        let around = Surroundings::look();
        let own = &self.pump.state.config.options.copy;
        let heard = self.columns.is_some() && !around.dumb;
        let restricted = self.pump.state.config.options.restricted;
        let argv = match (own.is_empty() || restricted, !restricted && heard && around.multiplexer == Multiplexer::Tmux) {
            (false, _) => own.clone(),
            (true, true) => TMUX.map(str::to_owned).to_vec(),
            (true, false) => Vec::new(),
        };
        let what = clean::line(text);
        if let Some(program) = argv.first().cloned() {
            return match feed(&argv, text, &self.pump.services.post) {
                Ok(()) => self.say(&Notice::CopiedWith { program, what }),
                Err(why) => self.say(&Notice::CopyFailed { program, why }),
            };
        }
        if heard && text.len() <= THROUGH_TERMINAL {
            write!(self.out, "{}", sequence(text, around.multiplexer))?;
            return self.say(&Notice::Sent { what });
        }
        self.say(&LineMode::NoClipboard)?;
        for line in text.lines() {
            writeln!(self.out, "{}", clean::line(line))?;
        }
        Ok(())
    }

    /// Opens the configuration file in the editor.
    pub(super) fn edit_config(&mut self) -> Result<()> {
        let restricted = self.pump.state.config.options.restricted;
        if !restricted && !self.can_edit() {
            return self.say(&LineMode::NoEditing);
        }
        self.out.flush()?;
        let notice = config_editor::edit(&self.config_file, restricted, |argv| self.lent.while_lent(|| opener::run_foreground(argv)));
        self.say(&notice)
    }

    /// Whether an editor can have the terminal.
    fn can_edit(&self) -> bool {
        self.columns.is_some() && stdin().is_terminal()
    }

    pub(super) fn edit(&mut self, path: &Path, line: u32) -> Result<()> {
        if self.pump.state.config.options.restricted {
            return self.say(&Notice::Refused { why: Mistake::Restricted });
        }
        if !self.can_edit() {
            return self.say(&LineMode::NoEditing);
        }
        let Some(argv) = opener::editor(path, line) else { return self.say(&Notice::NoEditor) };
        self.out.flush()?;
        if let Err(why) = self.lent.while_lent(|| opener::run_foreground(&argv)) {
            let program = argv.into_iter().next().unwrap_or_default();
            return self.say(&Notice::EditorFailed { program, why });
        }
        self.reporting(|session| session.pump.read_again())?;
        self.write_paragraph()
    }

    /// Suspends the program until the shell resumes it.
    pub(super) fn sleep(&mut self) -> Result<()> {
        if !opener::can_sleep() {
            return self.say(&Notice::CannotSuspend);
        }
        self.out.flush()?;
        opener::sleep();
        if self.is_reading() { self.write_paragraph() } else { self.write_rows_around(self.pump.state.list.view.cursor) }
    }
}

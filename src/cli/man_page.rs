//! `kiosque man`: the manual page, generated from the definition of the command line. One page covers all commands, so that packagers
//! install one file, `kiosque.1`, and readers search in one place.

use std::io::Write;
use std::process::ExitCode;

use anyhow::Result;
use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::config::Setup;
use super::{arguments, found, output};
use crate::formats::FORMATS;
use crate::words::help::SEARCHES;
use crate::words::{Manual, Usage, Words};

pub(super) fn run(setup: &Setup) -> Result<ExitCode> {
    let page = page(&setup.words)?;
    let mut out = output::out();
    out.write_all(page.as_bytes())?;
    out.flush()?;
    Ok(found(true))
}

fn page(words: &Words) -> Result<String> {
    let command = arguments::command(words);
    let man = Man::new(command.clone()).manual(words.say(&Manual::Title));
    let mut page = Page { words, text: Vec::new() };
    man.render_title(&mut page.text)?;
    page.section(&Manual::NameHeading, &format!("kiosque - {}", words.say(&Usage::About)))?;
    man.render_synopsis_section(&mut page.text)?;
    page.section(&Manual::DescriptionHeading, &words.say(&Manual::Description))?;
    man.render_options_section(&mut page.text)?;
    page.commands(command)?;
    page.examples()?;
    page.formats()?;
    let mut searches = Vec::new();
    for (example, finds) in SEARCHES {
        searches.push((*example, words.say(finds)));
    }
    page.items(&Manual::SearchHeading, &searches)?;
    page.list(&Manual::StatusHeading, &[("0", Manual::Status0), ("1", Manual::Status1), ("2", Manual::Status2)])?;
    let variables = [
        ("KIOSQUE_CONFIG", Manual::VariableConfig),
        ("XDG_CONFIG_HOME", Manual::VariableConfigHome),
        ("XDG_STATE_HOME", Manual::VariableStateHome),
        ("XDG_CACHE_HOME", Manual::VariableCacheHome),
        ("KIOSQUE_RESTRICTED", Manual::VariableRestricted),
        ("KIOSQUE_LOG", Manual::VariableLog),
        ("VISUAL, EDITOR", Manual::VariableEditor),
        ("NO_COLOR", Manual::VariableNoColor),
        ("LC_ALL, LC_MESSAGES, LC_CTYPE, LANG", Manual::VariableLocale),
    ];
    page.list(&Manual::EnvironmentHeading, &variables)?;
    let files = [
        ("$XDG_CONFIG_HOME/kiosque/config.toml", Manual::FileConfig),
        ("$XDG_STATE_HOME/kiosque/kiosque.db", Manual::FileState),
        ("$XDG_STATE_HOME/kiosque/log", Manual::FileLog),
        ("$XDG_CACHE_HOME/kiosque", Manual::FileIndex),
    ];
    page.list(&Manual::FilesHeading, &files)?;
    let text = String::from_utf8_lossy(&page.text).into_owned();
    Ok(text.replace("\n.SH SYNOPSIS\n", &format!("\n.SH {}\n", words.say(&Manual::SynopsisHeading))))
}

/// A page being written.
struct Page<'w> {
    words: &'w Words,
    text: Vec<u8>,
}

impl Page<'_> {
    fn section(&mut self, heading: &Manual, text: &str) -> Result<()> {
        let mut roff = Roff::new();
        roff.control("SH", [self.words.say(heading).as_str()]);
        roff.text([roman(text)]);
        Ok(roff.to_writer(&mut self.text)?)
    }

    /// Writes a list of names, each with a sentence.
    fn list(&mut self, heading: &Manual, items: &[(&str, Manual)]) -> Result<()> {
        let items: Vec<(&str, String)> = items.iter().map(|(name, sentence)| (*name, self.words.say(sentence))).collect();
        self.items(heading, &items)
    }

    fn items(&mut self, heading: &Manual, items: &[(&str, String)]) -> Result<()> {
        let mut roff = Roff::new();
        roff.control("SH", [self.words.say(heading).as_str()]);
        for (name, sentence) in items {
            roff.control("TP", []);
            roff.text([bold(*name)]);
            roff.text([roman(sentence)]);
        }
        Ok(roff.to_writer(&mut self.text)?)
    }

    /// Writes each format with the endings of its files.
    fn formats(&mut self) -> Result<()> {
        let mut endings: Vec<(&str, Vec<&str>)> = Vec::new();
        for format in FORMATS {
            if endings.last().is_none_or(|(name, _)| *name != format.name) {
                endings.push((format.name, Vec::new()));
            }
            endings.last_mut().into_iter().for_each(|(_, all)| all.extend(format.extensions));
        }
        let lines: Vec<(&str, String)> = endings.iter().map(|(name, all)| (*name, format!(".{}", all.join(" .")))).collect();
        self.items(&Manual::FormatsHeading, &lines)?;
        let mut roff = Roff::new();
        roff.control("PP", []);
        roff.text([roman(self.words.say(&Manual::FormatsInside))]);
        Ok(roff.to_writer(&mut self.text)?)
    }

    /// Writes the examples of `--help` unchanged: from their heading to the next empty line.
    fn examples(&mut self) -> Result<()> {
        let mut roff = Roff::new();
        roff.control("SH", [self.words.say(&Manual::ExamplesHeading).as_str()]);
        roff.control("nf", []);
        for line in self.words.say(&Usage::Examples).lines().skip(1).take_while(|line| !line.is_empty()) {
            roff.text([roman(line)]);
        }
        roff.control("fi", []);
        Ok(roff.to_writer(&mut self.text)?)
    }

    fn commands(&mut self, mut whole: Command) -> Result<()> {
        whole.build();
        let mut roff = Roff::new();
        roff.control("SH", [self.words.say(&Usage::CommandsHeading).to_uppercase().as_str()]);
        roff.to_writer(&mut self.text)?;
        whole.get_subcommands().try_for_each(|command| self.command(command))
    }

    /// Writes a command with its arguments, and its subcommands.
    fn command(&mut self, command: &Command) -> Result<()> {
        let mut roff = Roff::new();
        let call = command.clone().render_usage().to_string();
        let call = call.trim_start_matches("Usage: ").replace('\n', " ");
        let about = |command: &Command| roman(command.get_about().map(ToString::to_string).unwrap_or_default());
        roff.control("SS", [call.as_str()]);
        roff.text([about(command)]);
        for below in command.get_subcommands() {
            roff.control("TP", []);
            roff.text([bold(below.get_name())]);
            roff.text([about(below)]);
        }
        roff.to_writer(&mut self.text)?;
        // Global options are listed above already.
        let own = command.clone().mut_args(|arg| if arg.is_global_set() || arg.get_id() == "help" { arg.hide(true) } else { arg });
        let mut options = Vec::new();
        if own.get_arguments().any(|arg| !arg.is_hide_set()) {
            Man::new(own).render_options_section(&mut options)?;
        }
        // The command itself is the heading of these options.
        let options = String::from_utf8_lossy(&options).into_owned();
        let lines = options.lines().filter(|line| !line.starts_with(".SH ") && !line.starts_with(".ie") && !line.starts_with(".el"));
        self.text.extend(lines.flat_map(|line| [line, "\n"]).flat_map(str::bytes));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_every_command_and_every_option() {
        let words = Words::default();
        let page = page(&words).unwrap().replace('\\', "");
        let mut command = arguments::command(&words);
        command.build();
        for below in command.get_subcommands() {
            assert!(page.contains(&format!(".SS \"kiosque {}", below.get_name())), "{}", below.get_name());
            for long in below.get_arguments().filter_map(clap::Arg::get_long) {
                assert!(page.contains(&format!("--{long}")), "{long}");
            }
        }
        for needed in [".docx", ".eml", "near/5", "kiosque.db"] {
            assert!(page.contains(needed), "{needed}");
        }
        for heading in [
            "FORMATS",
            "SEARCHING",
            "NAME",
            "SYNOPSIS",
            "OPTIONS",
            "ARGUMENTS",
            "COMMANDS",
            "EXAMPLES",
            "\"EXIT STATUS\"",
            "ENVIRONMENT",
            "FILES",
        ] {
            assert_eq!(page.matches(&format!(".SH {heading}\n")).count(), 1, "{heading}");
        }
    }
}

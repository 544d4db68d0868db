//! `kiosque config`: the configuration's path, the values in force, and its mistakes; also loads configuration and language for every
//! command.

use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::ArgMatches;
use etcetera::BaseStrategy;

use super::output;
use crate::config::{Config, Mistake, Origin};
use crate::runtime::{config_editor, surroundings};
use crate::store::config_file::ConfigFile;
use crate::store::memory;
use crate::words::{self, Notice, Words, Wrong};

/// Configuration and language, loaded before any command runs.
pub(super) struct Setup {
    pub(super) words: Words,
    /// The configuration file, or why there is none.
    pub(super) file: Result<ConfigFile, words::Mistake>,
    /// The configuration in force and the mistakes in the user's file; an error if the given file cannot be read.
    read: Result<(Config, Vec<Mistake>), words::Mistake>,
}

impl Setup {
    /// Reads the configuration. Comes before parsing the command line, whose errors are shown in the configured language.
    pub(super) fn open() -> Self {
        let asked = asked(std::env::args_os().skip(1)).or_else(|| std::env::var_os("KIOSQUE_CONFIG"));
        let asked = asked.filter(|path| !path.is_empty()).map(PathBuf::from);
        let guess = surroundings::language();
        let given = asked.is_some();
        let file = path(asked).map(|path| ConfigFile { path });
        let read = read(&file, given);
        if let Ok((config, _)) = &read {
            memory::set_limit(config.options.memory_limit.into());
        }
        let wanted = read.as_ref().ok().and_then(|(config, _)| config.options.language).unwrap_or(guess);
        Self { words: Words::new(wanted), file, read }
    }

    /// The configuration in force; an error if the given file cannot be read.
    pub(super) fn config(&self) -> Result<&Config> {
        match &self.read {
            Ok((config, _)) => Ok(config),
            Err(why) => bail!(Wrong(why.clone())),
        }
    }

    /// Turns restricted mode on where the command line or `KIOSQUE_RESTRICTED` asks for it; the configuration may have done so.
    pub(super) fn restrict(&mut self, asked: bool) {
        let by_environment = std::env::var_os("KIOSQUE_RESTRICTED").is_some_and(|value| !value.is_empty() && value != "0");
        if let Ok((config, _)) = &mut self.read {
            config.options.restricted |= asked || by_environment;
        }
    }

    /// Whether restricted mode is on. Without a readable configuration nothing is started anyway.
    pub(super) fn is_restricted(&self) -> bool {
        self.read.as_ref().is_ok_and(|(config, _)| config.options.restricted)
    }

    pub(super) fn mistakes(&self) -> &[Mistake] {
        self.read.as_ref().map_or(&[], |(_, mistakes)| mistakes)
    }

    /// The first mistake, for the reader's status line.
    pub(super) fn config_notice(&self) -> Option<Notice> {
        config_editor::first(self.mistakes())
    }

    fn file(&self) -> Result<&ConfigFile> {
        self.file.as_ref().map_err(|why| Wrong(why.clone()).into())
    }
}

pub(super) fn run(matches: &ArgMatches, setup: &Setup) -> Result<ExitCode> {
    let mut out = output::out();
    match matches.subcommand_name() {
        Some("path") => writeln!(out, "{}", setup.file()?.shown())?,
        Some("check") => return check(setup),
        Some("init") => return init(setup),
        _ => {
            let name = setup.file()?.shown();
            for (key, value, origin) in setup.config()?.in_force() {
                let origin = match origin {
                    Origin::Default => origin.to_string(),
                    Origin::File { line } => format!("{name}:{line}"),
                };
                output::fields(&mut out, &[&key, &value, &origin])?;
            }
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn check(setup: &Setup) -> Result<ExitCode> {
    setup.config()?;
    for mistake in setup.mistakes() {
        output::report(&setup.words.say(&mistake.sentence()));
    }
    if !setup.mistakes().is_empty() {
        return Ok(ExitCode::from(super::FAILED));
    }
    let file = setup.file()?;
    let (exists, path) = (file.exists(), file.shown());
    output::report(&setup.words.say(&if exists { Notice::NoConfigMistakes { path } } else { Notice::NoConfig { path } }));
    Ok(ExitCode::SUCCESS)
}

/// Writes the commented-out default; never overwrites a file.
fn init(setup: &Setup) -> Result<ExitCode> {
    let file = setup.file()?;
    file.create().map_err(Wrong)?;
    let mut out = output::out();
    writeln!(out, "{}", file.shown())?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// The configuration file: `--config`, `$KIOSQUE_CONFIG`, or `$XDG_CONFIG_HOME/kiosque/config.toml`.
fn path(asked: Option<PathBuf>) -> Result<PathBuf, words::Mistake> {
    if let Some(path) = asked {
        return Ok(path);
    }
    let base = etcetera::base_strategy::Xdg::new().map_err(|_| words::Mistake::NoHome)?;
    Ok(base.config_dir().join("kiosque").join("config.toml"))
}

/// The value of `--config`. The command line is parsed later, by the same rules.
fn asked(mut arguments: impl Iterator<Item = OsString>) -> Option<OsString> {
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--") => return None,
            Some("--config") => return arguments.next(),
            Some(text) if text.starts_with("--config=") => return text.split_once('=').map(|(_, path)| path.into()),
            _ => (),
        }
    }
    None
}

/// The configuration in force and the mistakes in the user's file. A given file that cannot be read is an error; the default one may be
/// missing.
fn read(file: &Result<ConfigFile, words::Mistake>, given: bool) -> Result<(Config, Vec<Mistake>), words::Mistake> {
    match file {
        Ok(file) if given || file.exists() => file.read(),
        _ => Ok(Config::new(None)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_configuration_asked_for_is_found_before_the_command_line_is_read() {
        let found = |line: &str| asked(line.split(' ').map(OsString::from)).map(|path| path.into_string().unwrap());
        assert_eq!(found("--config a.toml list").as_deref(), Some("a.toml"));
        assert_eq!(found("list --config=a.toml").as_deref(), Some("a.toml"));
        assert_eq!(found("list -- --config a.toml"), None);
        assert_eq!(found("show a.txt"), None);
    }
}

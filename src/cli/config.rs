//! `kiosque config`: where the configuration is, what is in force, what is wrong with it; and, for every command, the configuration
//! and the language it asks for.

use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::ArgMatches;
use etcetera::BaseStrategy;

use super::output;
use crate::config::{Config, Mistake, Origin};
use crate::runtime::surroundings;
use crate::words::{self, Words, Wrong};

/// The most of a configuration file that is read, in bytes.
const LARGEST: usize = 1 << 20;

/// What every command has at hand.
pub(super) struct Desk {
    /// The language.
    pub(super) words: Words,
    /// The configuration file asked for, where one is.
    asked: Option<PathBuf>,
    /// The configuration in force and what is wrong in a person's file; why, where a file that was asked for cannot be read.
    read: Result<(Config, Vec<Mistake>), words::Mistake>,
}

impl Desk {
    /// Reads the configuration. That comes before the command line, which is told in the language the configuration asks for.
    pub(super) fn open() -> Self {
        let asked = asked(std::env::args_os().skip(1)).or_else(|| std::env::var_os("KIOSQUE_CONFIG"));
        let asked = asked.filter(|path| !path.is_empty()).map(PathBuf::from);
        let guess = surroundings::language();
        let read = read(asked.as_ref());
        let wanted = read.as_ref().ok().and_then(|(config, _)| config.options.language).unwrap_or(guess);
        Self { words: Words::new(wanted), asked, read }
    }

    /// The configuration in force. A file asked for that cannot be read is an error.
    pub(super) fn config(&self) -> Result<&Config> {
        match &self.read {
            Ok((config, _)) => Ok(config),
            Err(why) => bail!(Wrong(why.clone())),
        }
    }

    /// What is wrong in a person's file.
    pub(super) fn mistakes(&self) -> &[Mistake] {
        self.read.as_ref().map_or(&[], |(_, mistakes)| mistakes)
    }
}

/// Runs `kiosque config …`.
pub(super) fn run(matches: &ArgMatches, desk: &Desk) -> Result<ExitCode> {
    let mut out = output::out();
    match matches.subcommand_name() {
        Some("path") => writeln!(out, "{}", path(desk.asked.as_ref())?.display())?,
        Some("check") => return check(desk),
        Some("init") => return init(desk),
        _ => {
            let name = path(desk.asked.as_ref())?.display().to_string();
            for (key, value, origin) in desk.config()?.in_force() {
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

fn check(desk: &Desk) -> Result<ExitCode> {
    desk.config()?;
    for mistake in desk.mistakes() {
        output::tell(&desk.words.say(&mistake.sentence()));
    }
    Ok(if desk.mistakes().is_empty() { ExitCode::SUCCESS } else { ExitCode::from(super::FAILED) })
}

/// Writes a file of comments; never over one that is there.
fn init(desk: &Desk) -> Result<ExitCode> {
    let path = path(desk.asked.as_ref())?;
    let shown = path.display().to_string();
    if path.exists() {
        bail!(Wrong(words::Mistake::ConfigExists { path: shown }));
    }
    let folder = path.parent().map_or(Ok(()), std::fs::create_dir_all);
    if let Err(why) = folder.and_then(|()| std::fs::write(&path, Config::template())) {
        bail!(Wrong(words::Mistake::NotWritten { path: shown, why: (&why).into() }));
    }
    let mut out = output::out();
    writeln!(out, "{shown}")?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// The configuration file: `--config`, `$KIOSQUE_CONFIG`, or `$XDG_CONFIG_HOME/kiosque/config.toml`.
fn path(asked: Option<&PathBuf>) -> Result<PathBuf> {
    if let Some(path) = asked {
        return Ok(path.clone());
    }
    let base = etcetera::base_strategy::Xdg::new().ok().context(Wrong(words::Mistake::NoHome))?;
    Ok(base.config_dir().join("kiosque").join("config.toml"))
}

/// What `--config` names. The command line proper is read later, by the same rules.
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

/// The configuration in force, and what is wrong in a person's file. A file asked for that cannot be read is an error; the usual one
/// may be missing.
fn read(asked: Option<&PathBuf>) -> Result<(Config, Vec<Mistake>), words::Mistake> {
    let Ok(path) = path(asked) else { return Ok(Config::new(None)) };
    if asked.is_none() && !path.exists() {
        return Ok(Config::new(None));
    }
    let shown = path.display().to_string();
    let (bytes, _) =
        crate::store::file::read(&path, LARGEST).map_err(|why| words::Mistake::Unreadable { path: shown.clone(), why: why.cause() })?;
    Ok(Config::new(Some((&shown, &String::from_utf8_lossy(&bytes)))))
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

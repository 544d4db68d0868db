//! `kiosque config`: where the configuration is, what is in force, what is wrong with it; and the configuration for everybody else.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::ArgMatches;
use etcetera::BaseStrategy;

use super::output;
use crate::config::{Config, Mistake, Origin};
use crate::words;

/// The most of a configuration file that is read, in bytes.
const LARGEST: usize = 1 << 20;

/// Runs `kiosque config …`.
pub(super) fn run(matches: &ArgMatches) -> Result<ExitCode> {
    let mut out = output::out();
    match matches.subcommand_name() {
        Some("path") => writeln!(out, "{}", path(matches)?.display())?,
        Some("check") => return check(matches),
        Some("init") => return init(matches),
        _ => {
            let (config, _) = in_force(matches)?;
            let name = path(matches)?.display().to_string();
            for (key, value, origin) in config.in_force() {
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

fn check(matches: &ArgMatches) -> Result<ExitCode> {
    let (_, mistakes) = in_force(matches)?;
    for mistake in &mistakes {
        output::tell(&mistake.to_string());
    }
    Ok(if mistakes.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(super::FAILED) })
}

/// Writes a file of comments; never over one that is there.
fn init(matches: &ArgMatches) -> Result<ExitCode> {
    let path = path(matches)?;
    let shown = path.display().to_string();
    if path.exists() {
        bail!(words::Mistake::ConfigExists { path: shown });
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).with_context(|| words::Mistake::NotWritten { path: shown.clone() })?;
    }
    std::fs::write(&path, Config::template()).with_context(|| words::Mistake::NotWritten { path: shown.clone() })?;
    let mut out = output::out();
    writeln!(out, "{shown}")?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// The configuration file: `--config`, `$KIOSQUE_CONFIG`, or `$XDG_CONFIG_HOME/kiosque/config.toml`.
fn path(matches: &ArgMatches) -> Result<PathBuf> {
    if let Some(path) = asked(matches) {
        return Ok(path);
    }
    let base = etcetera::base_strategy::Xdg::new().context(words::Mistake::NoHome)?;
    Ok(base.config_dir().join("kiosque").join("config.toml"))
}

fn asked(matches: &ArgMatches) -> Option<PathBuf> {
    let given = |matches: &ArgMatches| matches.try_get_one::<PathBuf>("config").ok().flatten().cloned();
    given(matches).or_else(|| given(matches.subcommand()?.1)).filter(|path| !path.as_os_str().is_empty())
}

/// The configuration in force, and what is wrong in a person's file. A file asked for that cannot be read is an error; the usual one
/// may be missing.
pub(super) fn in_force(matches: &ArgMatches) -> Result<(Config, Vec<Mistake>)> {
    let Ok(path) = path(matches) else { return Ok(Config::new(None)) };
    let shown = path.display().to_string();
    let missing = !path.exists() && asked(matches).is_none();
    if missing {
        return Ok(Config::new(None));
    }
    let read = crate::store::file::read(&path, LARGEST);
    let (bytes, _) = read.map_err(|why| words::Mistake::Unreadable { path: shown.clone(), why: why.to_string() })?;
    Ok(Config::new(Some((&shown, &String::from_utf8_lossy(&bytes)))))
}

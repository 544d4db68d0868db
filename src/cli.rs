//! Entry point: the commands that need no screen, and starting the reader. Standard output is data only; errors go to standard error in a
//! line or two. Exit status: 0 done, 1 nothing found, 2 an error.

mod ansi;
mod arguments;
mod by_path;
mod completions;
mod config;
mod dash_arguments;
mod feed;
mod hits;
mod index;
mod json;
mod line_mode;
mod links;
mod list;
mod load_articles;
mod man_page;
mod markdown;
mod notes;
mod open;
mod output;
mod parallel;
mod quotes;
mod saved_speakers;
mod search;
mod show;
mod sort;
mod sources;
mod usage_errors;

use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::ArgMatches;

use crate::runtime::{self, allocator, guardian, log, terminal};
use crate::words::{Mistake, Wrong};
use arguments::LogPlace;
use config::Setup;

const NOTHING_FOUND: u8 = 1;
const FAILED: u8 = 2;

/// Runs the program.
pub fn main() -> ExitCode {
    if guardian::serve(std::env::args_os(), terminal::write_restoring) {
        return ExitCode::SUCCESS;
    }
    allocator::restart();
    let mut setup = Setup::open();
    let matches = match arguments::command(&setup.words).try_get_matches_from(dash_arguments::hide(std::env::args_os())) {
        Ok(matches) => matches,
        Err(error) => return usage_errors::report(&error, &setup.words),
    };
    setup.restrict(matches.get_flag("restricted"));
    match start_log(&matches, &setup).and_then(|()| dispatch(&matches, &setup)) {
        Ok(status) => status,
        Err(error) if output::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            output::print_error(&error, &setup.words);
            ExitCode::from(FAILED)
        }
    }
}

fn dispatch(matches: &ArgMatches, setup: &Setup) -> Result<ExitCode> {
    match matches.subcommand() {
        Some(("list", matches)) => list::run(matches, setup),
        Some(("quotes", matches)) => quotes::run(matches, setup),
        Some(("search", matches)) => search::run(matches, setup),
        Some(("show", matches)) => show::run(matches, setup),
        Some(("index", matches)) => index::run(matches, setup),
        Some(("links", matches)) => links::run(matches),
        Some(("notes", matches)) => notes::run(matches, setup),
        Some(("open", matches)) => open::run(matches, setup),
        Some(("config", matches)) => config::run(matches, setup),
        Some(("completions", matches)) => completions::run(matches, setup),
        Some(("man", _)) => man_page::run(setup),
        _ if matches.get_flag("plain") => line_mode::run(matches, setup),
        _ => read(matches, setup),
    }
}

fn start_log(matches: &ArgMatches, setup: &Setup) -> Result<()> {
    let filter = std::env::var("KIOSQUE_LOG").ok().filter(|filter| !filter.is_empty());
    let asked = arguments::log(matches);
    if asked.is_none() && filter.is_none() {
        return Ok(());
    }
    if setup.is_restricted() {
        bail!(Wrong(Mistake::RestrictedLog));
    }
    let file = match asked {
        Some(LogPlace::File(file)) => Some(file),
        Some(LogPlace::Usual) | None => log::file(),
    };
    let Some(file) = file else { bail!(Wrong(Mistake::NoHome)) };
    let filter = filter.unwrap_or_else(|| "info".to_owned());
    match log::start(&file, &filter) {
        Ok(()) => tracing::info!(version = env!("CARGO_PKG_VERSION"), command = matches.subcommand_name(), "start"),
        Err(log::Failure::Filter) => bail!(Wrong(Mistake::LogFilter { written: filter })),
        Err(log::Failure::File(why)) => bail!(Wrong(Mistake::NotWritten { path: file.display().to_string(), why: (&why).into() })),
    }
    Ok(())
}

fn read(matches: &ArgMatches, setup: &Setup) -> Result<ExitCode> {
    let config = setup.config()?.clone();
    let sources =
        sources::folders(arguments::paths(matches, "path"), &config)?.or_last_library().or_tour(setup.words.language()).settled()?;
    let options = runtime::Options {
        library: sources.name,
        paths: sources.paths,
        wanted: sources.wanted,
        config,
        config_file: setup.file.clone(),
        words: setup.words.clone(),
        theme: matches.get_one::<String>("theme").cloned(),
        at: matches.get_one::<String>("at").cloned(),
        notice: setup.config_notice(),
    };
    runtime::run(options)
}

fn found(any: bool) -> ExitCode {
    if any { ExitCode::SUCCESS } else { ExitCode::from(NOTHING_FOUND) }
}

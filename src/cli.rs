//! The commands that need no screen, and the way from the command line to the reader. Standard output is data only; what goes wrong
//! is told on standard error in a plain line or two. Exit status: 0 done, 1 nothing found, 2 an error.

mod ansi;
mod arguments;
mod completions;
mod config;
mod feed;
mod json;
mod library;
mod links;
mod list;
mod manual;
mod markdown;
mod misuse;
mod open;
mod output;
mod show;
mod sources;

use std::process::ExitCode;

use anyhow::Result;
use clap::ArgMatches;

use crate::runtime;
use crate::words::Notice;

/// The status when nothing was found.
const NOTHING_FOUND: u8 = 1;
/// The status after an error.
const FAILED: u8 = 2;

/// Does what the command line asks for.
pub fn main() -> ExitCode {
    let matches = match arguments::command().try_get_matches_from(arguments::shielded(std::env::args_os())) {
        Ok(matches) => matches,
        Err(error) => {
            if let Some(mistake) = misuse::sentence(&error) {
                output::tell(&mistake);
                return ExitCode::from(FAILED);
            }
            // Help and version are data. A closed pipe is nobody's fault.
            let _ = error.print();
            return ExitCode::SUCCESS;
        }
    };
    match dispatch(&matches) {
        Ok(status) => status,
        Err(error) if output::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(&error);
            ExitCode::from(FAILED)
        }
    }
}

fn dispatch(matches: &ArgMatches) -> Result<ExitCode> {
    match matches.subcommand() {
        Some(("list", matches)) => list::run(matches),
        Some(("show", matches)) => show::run(matches),
        Some(("links", matches)) => links::run(matches),
        Some(("open", matches)) => open::run(matches),
        Some(("config", matches)) => config::run(matches),
        Some(("completions", matches)) => completions::run(matches),
        Some(("man", _)) => manual::run(),
        _ => read(matches),
    }
}

/// Opens the reader.
fn read(matches: &ArgMatches) -> Result<ExitCode> {
    let (config, mistakes) = config::in_force(matches)?;
    let sources = sources::folders(arguments::paths(matches, "path"), &config)?.or_tour();
    let options = runtime::Options {
        library: sources.name,
        paths: sources.paths,
        config,
        theme: matches.get_one::<String>("theme").cloned(),
        at: matches.get_one::<String>("at").cloned(),
        notice: mistakes.into_iter().next().map(|mistake| Notice::ConfigMistake { what: mistake.to_string() }),
    };
    runtime::run(options)
}

fn found(any: bool) -> ExitCode {
    if any { ExitCode::SUCCESS } else { ExitCode::from(NOTHING_FOUND) }
}

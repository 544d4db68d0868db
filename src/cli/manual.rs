//! `kiosque man`: the manual page, made from the same definitions as `--help`. One page tells all commands, so that packagers install
//! one file, `kiosque.1`, and readers search in one place.

use std::io::Write;
use std::process::ExitCode;

use anyhow::Result;
use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::{arguments, found, output};
use crate::words::usage;

/// Runs `kiosque man`.
pub(super) fn run() -> Result<ExitCode> {
    let mut out = output::out();
    out.write_all(&page()?)?;
    out.flush()?;
    Ok(found(true))
}

/// The whole page, in roff.
fn page() -> Result<Vec<u8>> {
    let man = Man::new(arguments::command()).manual(usage::MAN_TITLE);
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    section(&mut page, "DESCRIPTION", usage::MAN_DESCRIPTION)?;
    man.render_options_section(&mut page)?;
    heading(&mut page, "COMMANDS")?;
    let mut whole = arguments::command();
    whole.build();
    for command in whole.get_subcommands() {
        tell(&mut page, command)?;
    }
    examples(&mut page)?;
    list(&mut page, "EXIT STATUS", usage::MAN_STATUS)?;
    list(&mut page, "ENVIRONMENT", usage::MAN_ENVIRONMENT)?;
    list(&mut page, "FILES", usage::MAN_FILES)?;
    Ok(page)
}

/// A command with its arguments, and the commands below it.
fn tell(page: &mut Vec<u8>, command: &Command) -> Result<()> {
    let mut roff = Roff::new();
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").replace('\n', " ");
    roff.control("SS", [usage.as_str()]);
    roff.text([roman(command.get_about().map(ToString::to_string).unwrap_or_default())]);
    for below in command.get_subcommands() {
        roff.control("TP", []);
        roff.text([bold(below.get_name())]);
        roff.text([roman(below.get_about().map(ToString::to_string).unwrap_or_default())]);
    }
    roff.to_writer(page)?;
    // What holds for every command stands under OPTIONS already.
    let own = command.clone().mut_args(|arg| if arg.is_global_set() || arg.get_id() == "help" { arg.hide(true) } else { arg });
    let mut options = Vec::new();
    if own.get_arguments().any(|arg| !arg.is_hide_set()) {
        Man::new(own.disable_help_flag(true)).render_options_section(&mut options)?;
    }
    // The heading of these options is the command itself.
    page.extend(String::from_utf8_lossy(&options).replace(".SH OPTIONS\n", "").into_bytes());
    Ok(())
}

fn heading(page: &mut Vec<u8>, title: &str) -> Result<()> {
    let mut roff = Roff::new();
    roff.control("SH", [title]);
    roff.to_writer(page)?;
    Ok(())
}

fn section(page: &mut Vec<u8>, title: &str, text: &str) -> Result<()> {
    let mut roff = Roff::new();
    roff.control("SH", [title]);
    roff.text([roman(text)]);
    roff.to_writer(page)?;
    Ok(())
}

/// Names, each with a sentence.
fn list(page: &mut Vec<u8>, title: &str, items: &[(&str, &str)]) -> Result<()> {
    let mut roff = Roff::new();
    roff.control("SH", [title]);
    for (name, text) in items {
        roff.control("TP", []);
        roff.text([bold(*name)]);
        roff.text([roman(*text)]);
    }
    roff.to_writer(page)?;
    Ok(())
}

/// The examples of `--help`, as they stand there.
fn examples(page: &mut Vec<u8>) -> Result<()> {
    let mut roff = Roff::new();
    roff.control("SH", ["EXAMPLES"]);
    roff.control("nf", []);
    for line in usage::EXAMPLES.lines().skip(1) {
        roff.text([roman(line)]);
    }
    roff.control("fi", []);
    roff.to_writer(page)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_tells_every_command_and_every_option() {
        let page = String::from_utf8(page().unwrap()).unwrap().replace('\\', "");
        let mut command = arguments::command();
        command.build();
        for below in command.get_subcommands() {
            assert!(page.contains(&format!(".SS \"kiosque {}", below.get_name())), "{}", below.get_name());
            for long in below.get_arguments().filter_map(clap::Arg::get_long) {
                assert!(page.contains(&format!("--{long}")), "{long}");
            }
        }
        for heading in ["NAME", "SYNOPSIS", "OPTIONS", "EXAMPLES", "\"EXIT STATUS\"", "ENVIRONMENT", "FILES"] {
            assert!(page.contains(&format!(".SH {heading}\n")), "{heading}");
        }
    }
}

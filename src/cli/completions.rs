//! `kiosque completions`: shell completion scripts, generated from the definition of the command line.

use std::io::Write;
use std::process::ExitCode;

use anyhow::Result;
use clap::{ArgMatches, Command, ValueHint};
use clap_complete::{Shell, generate};

use super::config::Setup;
use super::{arguments, found, output};
use crate::words::Words;

pub(super) fn run(matches: &ArgMatches, setup: &Setup) -> Result<ExitCode> {
    let Some(&shell) = matches.get_one::<Shell>("shell") else { return Ok(found(false)) };
    let mut out = output::out();
    out.write_all(script(shell, &setup.words).as_bytes())?;
    out.flush()?;
    Ok(found(true))
}

/// The script for a shell, built in memory first because the generator panics on a closed pipe.
fn script(shell: Shell, words: &Words) -> String {
    let mut script = Vec::new();
    let mut command = arguments::command(words);
    generate(shell, &mut command, "kiosque", &mut script);
    let script = String::from_utf8_lossy(&script).into_owned();
    match shell {
        Shell::Bash => with_files(&script, &command),
        Shell::Fish => script + &values(&command),
        _ => script,
    }
}

/// Lines for fish that complete a command's fixed values, such as shell names, where the generator offers files.
fn values(command: &Command) -> String {
    let mut lines = String::new();
    for below in command.get_subcommands() {
        let values: Vec<_> = below.get_positionals().flat_map(clap::Arg::get_possible_values).collect();
        let names: Vec<&str> = values.iter().map(clap::builder::PossibleValue::get_name).collect();
        if !names.is_empty() {
            let of = format!("complete -c kiosque -n \"__fish_kiosque_using_subcommand {}\" -f -a", below.get_name());
            lines.extend([of.as_str(), " \"", &names.join(" "), "\"\n"]);
        }
    }
    lines
}

/// The script for bash, changed so that commands that take files complete them: the generator offers options for an empty word, and bash
/// completes files only if nothing is offered.
fn with_files(script: &str, command: &Command) -> String {
    let takes_files = |below: &&Command| below.get_positionals().any(|arg| arg.get_value_hint() == ValueHint::AnyPath);
    let parts: Vec<String> =
        command.get_subcommands().filter(takes_files).map(|below| format!("        kiosque__subcmd__{})", below.get_name())).collect();
    let mut within = false;
    let mut lines = Vec::new();
    for line in script.lines() {
        if line.starts_with("        kiosque") {
            within = parts.iter().any(|part| part == line);
        }
        lines.push(match line {
            _ if !within => line,
            "            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then" => "            if [[ ${cur} == -* ]] ; then",
            "            COMPREPLY=( $(compgen -W \"${opts}\" -- \"${cur}\") )" => "            COMPREPLY=()",
            other => other,
        });
    }
    lines.join("\n") + "\n"
}

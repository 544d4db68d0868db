//! The command line: what can be asked for. The words stand in `words::usage`.

use std::path::PathBuf;

use clap::builder::ValueParser;
use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::words::usage;

/// The whole command line.
pub(super) fn command() -> Command {
    Command::new("kiosque")
        .version(env!("CARGO_PKG_VERSION"))
        .about(usage::ABOUT)
        .after_help(usage::EXAMPLES)
        .subcommand_precedence_over_arg(true)
        .disable_help_subcommand(true)
        .arg(path("path", usage::PATHS).num_args(0..))
        .arg(Arg::new("at").long("at").value_name("QUERY").help(usage::AT))
        .arg(Arg::new("theme").long("theme").value_name("NAME").help(usage::THEME))
        .arg(config_file())
        .subcommand(list())
        .subcommand(show())
        .subcommand(links())
        .subcommand(open())
        .subcommand(config())
}

fn path(id: &'static str, help: &'static str) -> Arg {
    Arg::new(id).value_name(if id == "path" { "PATH" } else { "FILE" }).value_parser(ValueParser::path_buf()).help(help)
}

fn config_file() -> Arg {
    Arg::new("config")
        .long("config")
        .value_name("FILE")
        .env("KIOSQUE_CONFIG")
        .hide_env_values(true)
        .value_parser(ValueParser::path_buf())
        .global(true)
        .help(usage::CONFIG_FILE)
}

fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}

fn list() -> Command {
    Command::new("list")
        .about(usage::LIST)
        .arg(path("path", usage::LIST_PATHS).num_args(0..).allow_hyphen_values(true))
        .arg(flag("json", usage::LIST_JSON))
}

fn show() -> Command {
    Command::new("show")
        .about(usage::SHOW)
        .arg(path("file", usage::FILES).num_args(1..).required(true))
        .arg(Arg::new("width").long("width").value_name("N").value_parser(clap::value_parser!(u16).range(1..=1000)).help(usage::WIDTH))
        .arg(flag("ansi", usage::ANSI))
        .arg(flag("json", usage::SHOW_JSON).conflicts_with_all(["ansi", "markdown"]))
        .arg(flag("markdown", usage::MARKDOWN).conflicts_with("ansi"))
}

fn links() -> Command {
    Command::new("links")
        .about(usage::LINKS)
        .arg(path("file", usage::FILE).required(true))
        .arg(flag("videos", usage::LINKS_VIDEOS))
        .arg(flag("json", usage::LINKS_JSON))
}

fn open() -> Command {
    Command::new("open")
        .about(usage::OPEN)
        .arg(path("file", usage::FILE).required(true))
        .arg(Arg::new("video").long("video").value_name("N").value_parser(clap::value_parser!(u32).range(1..)).help(usage::OPEN_VIDEO))
}

fn config() -> Command {
    Command::new("config")
        .about(usage::CONFIG)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(Command::new("path").about(usage::CONFIG_PATH))
        .subcommand(Command::new("show").about(usage::CONFIG_SHOW))
        .subcommand(Command::new("check").about(usage::CONFIG_CHECK))
        .subcommand(Command::new("init").about(usage::CONFIG_INIT))
}

/// The paths given for `id`.
pub(super) fn paths(matches: &ArgMatches, id: &str) -> Vec<PathBuf> {
    matches.get_many::<PathBuf>(id).into_iter().flatten().cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        command().debug_assert();
    }

    #[test]
    fn options_may_stand_before_a_command() {
        let matches = command().try_get_matches_from(["kiosque", "--config", "x.toml", "config", "check"]).unwrap();
        assert_eq!(matches.subcommand_name(), Some("config"));
        let matches = command().try_get_matches_from(["kiosque", "articles", "b.txt"]).unwrap();
        assert_eq!((matches.subcommand_name(), paths(&matches, "path").len()), (None, 2));
    }
}

//! The command line: what can be asked for. The words stand in `words::usage`.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser, ValueParser};
use clap::error::Error;
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint};
use clap_complete::Shell;

use crate::config::Config;
use crate::words::usage;

/// The whole command line.
pub(super) fn command() -> Command {
    Command::new("kiosque")
        .version(env!("CARGO_PKG_VERSION"))
        .about(usage::ABOUT)
        .after_help(format!("{}\n\n{}\n{}", usage::EXAMPLES, usage::CLOSING, usage::EXIT_STATUS))
        .subcommand_precedence_over_arg(true)
        .disable_help_subcommand(true)
        .arg(path("path", usage::PATHS).num_args(0..))
        .arg(Arg::new("at").long("at").value_name("QUERY").value_hint(ValueHint::Other).help(usage::AT))
        .arg(theme())
        .arg(config_file())
        .subcommand(list())
        .subcommand(show())
        .subcommand(links())
        .subcommand(open())
        .subcommand(config())
        .subcommand(completions())
        .subcommand(Command::new("man").about(usage::MAN))
}

fn path(id: &'static str, help: &'static str) -> Arg {
    let name = if id == "path" { "PATH" } else { "FILE" };
    Arg::new(id).value_name(name).value_parser(ValueParser::path_buf()).value_hint(ValueHint::AnyPath).help(help)
}

fn theme() -> Arg {
    Arg::new("theme").long("theme").value_name("NAME").value_parser(ThemeName).hide_possible_values(true).help(usage::THEME)
}

/// Takes any name, because people make themes of their own, and offers the bundled ones to completions.
#[derive(Clone)]
struct ThemeName;

impl TypedValueParser for ThemeName {
    type Value = String;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &std::ffi::OsStr) -> Result<String, Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let (config, _) = Config::new(None);
        let names: Vec<PossibleValue> = config.theme_names().map(|name| PossibleValue::new(name.to_owned())).collect();
        Some(Box::new(names.into_iter()))
    }
}

fn config_file() -> Arg {
    Arg::new("config")
        .long("config")
        .value_name("FILE")
        .env("KIOSQUE_CONFIG")
        .hide_env_values(true)
        .value_parser(ValueParser::path_buf())
        .value_hint(ValueHint::FilePath)
        .global(true)
        .help(usage::CONFIG_FILE)
}

fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}

fn list() -> Command {
    Command::new("list")
        .about(usage::LIST)
        .arg(path("path", usage::LIST_PATHS).num_args(0..))
        .args(feed())
        .arg(flag("json", usage::LIST_JSON))
}

/// A list of paths, from a file or a pipe; named as in GNU tar.
fn feed() -> [Arg; 2] {
    let from = path("files-from", usage::FILES_FROM).long("files-from").value_hint(ValueHint::FilePath);
    [from, flag("null", usage::NULL).short('0').requires("files-from")]
}

fn show() -> Command {
    Command::new("show")
        .about(usage::SHOW)
        .arg(path("file", usage::FILES).num_args(1..).required_unless_present("files-from"))
        .args(feed())
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
        .subcommand(Command::new("path").about(usage::CONFIG_PATH))
        .subcommand(Command::new("show").about(usage::CONFIG_SHOW))
        .subcommand(Command::new("check").about(usage::CONFIG_CHECK))
        .subcommand(Command::new("init").about(usage::CONFIG_INIT))
}

fn completions() -> Command {
    let shell = Arg::new("shell").value_name("SHELL").value_parser(clap::value_parser!(Shell)).required(true).help(usage::SHELL);
    Command::new("completions").about(usage::COMPLETIONS).arg(shell)
}

/// Stands before a word of a search that begins with a minus, which would be taken for an option. No argument holds a null
/// character, so none can be mistaken for it.
const SHIELD: &str = "\0";

/// The arguments, words such as `-lang:fr` of a search shielded.
pub(super) fn shielded(arguments: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut command = None;
    let mut before = OsString::new();
    let mut shielded = Vec::new();
    for argument in arguments {
        let text = argument.to_string_lossy().into_owned();
        let is_value = ["--at", "--theme", "--config", "--files-from"].iter().any(|option| before == *option);
        let excludes = text.len() > 2 && text.starts_with('-') && !text.starts_with("--");
        if command == Some(true) && excludes && !is_value {
            shielded.push(OsString::from(format!("{SHIELD}{text}")));
        } else {
            shielded.push(argument.clone());
        }
        if command.is_none() && shielded.len() > 1 && !is_value && !text.starts_with('-') {
            command = Some(text == "list");
        }
        before = argument;
    }
    shielded
}

/// The argument as it was written.
pub(super) fn unshielded(text: &str) -> &str {
    text.trim_start_matches(SHIELD)
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

    #[test]
    fn a_search_may_leave_words_out_and_options_may_follow_it() {
        let line = ["kiosque", "--config", "list", "list", "articles", "-lang:fr", "--json", "-0", "--files-from", "-"];
        let shielded = shielded(line.iter().map(OsString::from));
        let matches = command().try_get_matches_from(shielded).unwrap();
        let (_, matches) = matches.subcommand().unwrap();
        let given: Vec<String> = paths(matches, "path").iter().map(|path| unshielded(&path.to_string_lossy()).to_owned()).collect();
        assert_eq!((given, matches.get_flag("json")), (vec!["articles".to_owned(), "-lang:fr".to_owned()], true));
    }
}

//! The command line: what can be asked for. The words stand with the other sentences.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::builder::{PossibleValue, Str, StringValueParser, TypedValueParser, ValueParser};
use clap::error::Error;
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint};
use clap_complete::Shell;

use crate::config::Config;
use crate::words::{Usage, Words};

/// The whole command line.
pub(super) fn command(words: &Words) -> Command {
    Line(words).whole()
}

/// The command line in a language.
struct Line<'w>(&'w Words);

impl Line<'_> {
    fn say(&self, text: &Usage) -> String {
        self.0.say(text)
    }

    fn whole(&self) -> Command {
        let commands =
            [self.list(), self.show(), self.links(), self.open(), self.config(), self.completions(), self.command("man", &Usage::Man)];
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
        self.command("kiosque", &Usage::About)
            .version(env!("CARGO_PKG_VERSION"))
            .disable_version_flag(true)
            .after_help(self.say(&Usage::Examples))
            .subcommand_precedence_over_arg(true)
            .disable_help_subcommand(true)
            .arg(self.path("path", &Usage::Paths).num_args(0..))
            .arg(self.option("at", &Usage::QueryValue, &Usage::At).value_hint(ValueHint::Other))
            .arg(self.theme())
            .arg(self.config_file())
            .arg(version.help_heading(self.heading(&Usage::OptionsHeading)).help(self.say(&Usage::Version)))
            .subcommands(commands)
    }

    /// A command with what help says of it, all of it in the language: the parser's own words are English.
    fn command(&self, name: &'static str, about: &Usage) -> Command {
        let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
        let usage = self.heading(&Usage::CallHeading);
        Command::new(name)
            .about(self.say(about))
            .disable_help_flag(true)
            .arg(help.help_heading(self.heading(&Usage::OptionsHeading)).help(self.say(&Usage::Help)))
            .subcommand_help_heading(self.heading(&Usage::CommandsHeading))
            .subcommand_value_name(self.say(&Usage::Command))
            .help_template(format!("{{about-with-newline}}\n{usage}: {{usage}}\n\n{{all-args}}{{after-help}}"))
    }

    fn heading(&self, heading: &Usage) -> Str {
        self.say(heading).into()
    }

    fn path(&self, id: &'static str, help: &Usage) -> Arg {
        let name = if id == "path" { Usage::PathValue } else { Usage::FileValue };
        Arg::new(id)
            .value_name(self.heading(&name))
            .value_parser(ValueParser::path_buf())
            .value_hint(ValueHint::AnyPath)
            .help_heading(self.heading(&Usage::ArgumentsHeading))
            .help(self.say(help))
    }

    fn option(&self, name: &'static str, value: &Usage, help: &Usage) -> Arg {
        Arg::new(name).long(name).value_name(self.heading(value)).help_heading(self.heading(&Usage::OptionsHeading)).help(self.say(help))
    }

    fn config_file(&self) -> Arg {
        let option = self.option("config", &Usage::FileValue, &Usage::ConfigFile);
        option.value_parser(ValueParser::path_buf()).value_hint(ValueHint::FilePath).global(true)
    }

    fn theme(&self) -> Arg {
        self.option("theme", &Usage::NameValue, &Usage::Theme).value_parser(ThemeName).hide_possible_values(true)
    }

    /// A list of paths, from a file or a pipe; named as in GNU tar.
    fn feed(&self) -> [Arg; 2] {
        let from = self.option("files-from", &Usage::FileValue, &Usage::FilesFrom);
        let from = from.value_parser(ValueParser::path_buf()).value_hint(ValueHint::FilePath);
        [from, self.flag("null", &Usage::Null).short('0').requires("files-from")]
    }

    fn flag(&self, name: &'static str, help: &Usage) -> Arg {
        let heading = self.heading(&Usage::OptionsHeading);
        Arg::new(name).long(name).action(ArgAction::SetTrue).help_heading(heading).help(self.say(help))
    }

    fn list(&self) -> Command {
        self.command("list", &Usage::List)
            .arg(self.path("path", &Usage::ListPaths).num_args(0..))
            .args(self.feed())
            .arg(self.flag("json", &Usage::ListJson))
    }

    fn show(&self) -> Command {
        let width = self.option("width", &Usage::NumberValue, &Usage::Width);
        self.command("show", &Usage::Show)
            .arg(self.path("file", &Usage::Files).num_args(1..).required_unless_present("files-from"))
            .args(self.feed())
            .arg(width.value_parser(clap::value_parser!(u16).range(1..=1000)))
            .arg(self.flag("ansi", &Usage::Ansi))
            .arg(self.flag("json", &Usage::ShowJson).conflicts_with_all(["ansi", "markdown"]))
            .arg(self.flag("markdown", &Usage::Markdown).conflicts_with("ansi"))
    }

    fn links(&self) -> Command {
        self.command("links", &Usage::Links)
            .arg(self.path("file", &Usage::File).required(true))
            .arg(self.flag("videos", &Usage::LinksVideos))
            .arg(self.flag("json", &Usage::LinksJson))
    }

    fn open(&self) -> Command {
        let video = self.option("video", &Usage::NumberValue, &Usage::OpenVideo);
        self.command("open", &Usage::Open)
            .arg(self.path("file", &Usage::File).required(true))
            .arg(video.value_parser(clap::value_parser!(u32).range(1..)))
    }

    fn config(&self) -> Command {
        self.command("config", &Usage::Config)
            .subcommand_required(true)
            .subcommand(self.command("path", &Usage::ConfigPath))
            .subcommand(self.command("show", &Usage::ConfigShow))
            .subcommand(self.command("check", &Usage::ConfigCheck))
            .subcommand(self.command("init", &Usage::ConfigInit))
    }

    fn completions(&self) -> Command {
        let shell = Arg::new("shell").value_name(self.heading(&Usage::ShellValue)).value_parser(clap::value_parser!(Shell)).required(true);
        let shell = shell.help_heading(self.heading(&Usage::ArgumentsHeading)).help(self.say(&Usage::Shell));
        self.command("completions", &Usage::Completions).arg(shell)
    }
}

/// Takes any name, because people make themes of their own, and offers the bundled ones to completions.
#[derive(Clone)]
struct ThemeName;

impl TypedValueParser for ThemeName {
    type Value = String;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<String, Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let (config, _) = Config::new(None);
        let names: Vec<PossibleValue> = config.theme_names().map(|name| PossibleValue::new(name.to_owned())).collect();
        Some(Box::new(names.into_iter()))
    }
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
        command(&Words::default()).debug_assert();
    }

    #[test]
    fn options_may_stand_before_a_command() {
        let matches = command(&Words::default()).try_get_matches_from(["kiosque", "--config", "x.toml", "config", "check"]).unwrap();
        assert_eq!(matches.subcommand_name(), Some("config"));
        let matches = command(&Words::default()).try_get_matches_from(["kiosque", "articles", "b.txt"]).unwrap();
        assert_eq!((matches.subcommand_name(), paths(&matches, "path").len()), (None, 2));
    }

    #[test]
    fn a_search_may_leave_words_out_and_options_may_follow_it() {
        let line = ["kiosque", "--config", "a.toml", "list", "articles", "-lang:fr", "--json", "-0", "--files-from", "-"];
        let shielded = shielded(line.iter().map(OsString::from));
        let matches = command(&Words::default()).try_get_matches_from(shielded).unwrap();
        let (_, matches) = matches.subcommand().unwrap();
        let given: Vec<String> = paths(matches, "path").iter().map(|path| unshielded(&path.to_string_lossy()).to_owned()).collect();
        assert_eq!((given, matches.get_flag("json")), (vec!["articles".to_owned(), "-lang:fr".to_owned()], true));
    }
}

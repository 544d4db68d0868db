//! Definition of the command line: commands, options and arguments. The help texts are in `words::usage`.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap::builder::{PossibleValue, RangedU64ValueParser, Str, StringValueParser, TypedValueParser, ValueParser};
use clap::error::Error;
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint};
use clap_complete::Shell;

use super::{dash_arguments, sort};
use crate::config::Config;
use crate::words::{Usage, Words};

pub(super) fn command(words: &Words) -> Command {
    Line(words).whole()
}

/// The names of all commands.
pub(super) fn command_names() -> impl Iterator<Item = String> {
    let names: Vec<String> = command(&Words::default()).get_subcommands().map(|command| command.get_name().to_owned()).collect();
    names.into_iter()
}

/// Display order of the global options within a command's own.
const LAST: usize = 900;

/// Builds the command line in one language.
struct Line<'w>(&'w Words);

impl Line<'_> {
    fn say(&self, text: &Usage) -> String {
        self.0.say(text)
    }

    fn whole(&self) -> Command {
        let manual = self.command("man", &Usage::Man, []);
        let commands = [
            self.list(),
            self.search(),
            self.quotes(),
            self.show(),
            self.links(),
            self.notes(),
            self.index(),
            self.open(),
            self.config(),
            self.completions(),
            manual,
        ];
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
        let arguments = [
            self.path("path", &Usage::Paths).num_args(0..),
            self.option("at", &Usage::QueryValue, &Usage::At).value_hint(ValueHint::Other),
            self.option("theme", &Usage::NameValue, &Usage::Theme).value_parser(ThemeName).hide_possible_values(true),
            self.flag("plain", &Usage::Plain),
            self.flag("restricted", &Usage::Restricted).global(true).display_order(LAST),
            self.log(),
            self.option("config", &Usage::FileValue, &Usage::ConfigFile)
                .value_parser(ValueParser::path_buf())
                .value_hint(ValueHint::FilePath)
                .global(true)
                .display_order(LAST),
            self.under_options(version, &Usage::Version).display_order(LAST + 2),
        ];
        self.command("kiosque", &Usage::About, arguments)
            .version(env!("CARGO_PKG_VERSION"))
            .disable_version_flag(true)
            .after_help(self.say(&Usage::Examples))
            .subcommand_precedence_over_arg(true)
            .disable_help_subcommand(true)
            .subcommands(commands)
    }

    /// A command with its help text, entirely in the interface language, since the parser's own headings are English.
    fn command(&self, name: &'static str, about: &Usage, arguments: impl IntoIterator<Item = Arg>) -> Command {
        let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
        let usage = self.say(&Usage::CallHeading);
        Command::new(name)
            .about(self.say(about))
            .args(arguments)
            .disable_help_flag(true)
            .arg(self.under_options(help, &Usage::Help).display_order(LAST + 1))
            .subcommand_help_heading(self.heading(&Usage::CommandsHeading))
            .subcommand_value_name(self.heading(&Usage::Command))
            .help_template(format!("{{about-with-newline}}\n{usage}: {{usage}}\n\n{{all-args}}{{after-help}}\n"))
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
        self.under_options(Arg::new(name).long(name).value_name(self.heading(value)), help)
    }

    fn flag(&self, name: &'static str, help: &Usage) -> Arg {
        self.under_options(Arg::new(name).long(name).action(ArgAction::SetTrue), help)
    }

    fn under_options(&self, arg: Arg, help: &Usage) -> Arg {
        arg.help_heading(self.heading(&Usage::OptionsHeading)).help(self.say(help))
    }

    fn log(&self) -> Arg {
        let log = self.option("log", &Usage::FileValue, &Usage::Log).value_parser(ValueParser::path_buf()).value_hint(ValueHint::FilePath);
        log.num_args(0..=1).require_equals(true).default_missing_value(USUAL_LOG).global(true).display_order(LAST)
    }

    fn list(&self) -> Command {
        let [from, null] = self.feed();
        let paths = self.path("path", &Usage::ListPaths).num_args(0..);
        self.command("list", &Usage::List, [paths, from, null, self.sort(&Usage::ListSort), self.flag("json", &Usage::ListJson)])
    }

    fn search(&self) -> Command {
        let query = Arg::new("query").value_name(self.heading(&Usage::QueryValue)).value_hint(ValueHint::Other);
        let query = query.help_heading(self.heading(&Usage::ArgumentsHeading)).help(self.say(&Usage::SearchQuery));
        let limit = self.option("limit", &Usage::NumberValue, &Usage::SearchLimit);
        let batch = self.option("batch", &Usage::FileValue, &Usage::SearchBatch);
        let arguments = [
            query.required_unless_present("batch"),
            self.path("path", &Usage::SearchPaths).num_args(0..),
            self.sort(&Usage::SearchSort),
            limit.value_parser(RangedU64ValueParser::<usize>::new().range(1..)),
            self.flag("count", &Usage::SearchCount).conflicts_with_all(["limit", "sort"]),
            self.flag("json", &Usage::ListJson),
            batch.value_parser(ValueParser::path_buf()).value_hint(ValueHint::FilePath),
            self.flag("csv", &Usage::SearchCsv).requires("batch").conflicts_with("json"),
        ];
        self.command("search", &Usage::Search, arguments)
    }

    fn quotes(&self) -> Command {
        let speaker = self.option("speaker", &Usage::NameValue, &Usage::QuotesSpeaker).value_hint(ValueHint::Other);
        let group = self.option("group", &Usage::GroupValue, &Usage::QuotesGroup);
        let arguments = [
            self.path("path", &Usage::ListPaths).num_args(0..),
            speaker,
            self.sort(&Usage::QuotesSort),
            group.value_parser(["speaker"]).hide_possible_values(true),
            self.flag("json", &Usage::ListJson).conflicts_with_all(["csv", "markdown"]),
            self.flag("csv", &Usage::SearchCsv).conflicts_with("markdown"),
            self.flag("markdown", &Usage::QuotesMarkdown),
        ];
        self.command("quotes", &Usage::Quotes, arguments)
    }

    fn sort(&self, help: &Usage) -> Arg {
        let names = sort::NAMED.map(|(name, _)| PossibleValue::new(name));
        self.option("sort", &Usage::OrderValue, help).value_parser(names).hide_possible_values(true)
    }

    /// A list of paths from a file or a pipe; options named as in GNU tar.
    fn feed(&self) -> [Arg; 2] {
        let from = self.option("files-from", &Usage::FileValue, &Usage::FilesFrom);
        let from = from.value_parser(ValueParser::path_buf()).value_hint(ValueHint::FilePath);
        [from, self.flag("null", &Usage::Null).short('0').requires("files-from")]
    }

    fn show(&self) -> Command {
        let width = self.option("width", &Usage::NumberValue, &Usage::Width);
        let [from, null] = self.feed();
        let arguments = [
            self.path("file", &Usage::Files).num_args(1..).required_unless_present("files-from"),
            from,
            null,
            width.value_parser(clap::value_parser!(u16).range(1..=1000)),
            self.flag("ansi", &Usage::Ansi),
            self.flag("json", &Usage::ShowJson).conflicts_with_all(["ansi", "markdown"]),
            self.flag("markdown", &Usage::Markdown).conflicts_with("ansi"),
        ];
        self.command("show", &Usage::Show, arguments)
    }

    fn links(&self) -> Command {
        let file = self.path("file", &Usage::File).required(true);
        let arguments = [file, self.flag("videos", &Usage::LinksVideos), self.flag("json", &Usage::LinksJson)];
        self.command("links", &Usage::Links, arguments)
    }

    fn notes(&self) -> Command {
        let arguments = [
            self.path("path", &Usage::NotesPaths).num_args(0..),
            self.option("label", &Usage::NameValue, &Usage::NotesLabel).value_hint(ValueHint::Other),
            self.flag("json", &Usage::ListJson).conflicts_with("markdown"),
            self.flag("markdown", &Usage::Markdown),
        ];
        self.command("notes", &Usage::Notes, arguments)
    }

    fn index(&self) -> Command {
        let arguments = [
            self.path("path", &Usage::IndexPaths).num_args(0..),
            self.flag("check", &Usage::IndexCheck).conflicts_with("clear"),
            self.flag("clear", &Usage::IndexClear),
        ];
        self.command("index", &Usage::Index, arguments)
    }

    fn open(&self) -> Command {
        let file = self.path("file", &Usage::File).required(true);
        let video = self.option("video", &Usage::NumberValue, &Usage::OpenVideo);
        self.command("open", &Usage::Open, [file, video.value_parser(clap::value_parser!(u32).range(1..))])
    }

    fn config(&self) -> Command {
        self.command("config", &Usage::Config, [])
            .subcommand_required(true)
            .subcommand(self.command("path", &Usage::ConfigPath, []))
            .subcommand(self.command("show", &Usage::ConfigShow, []))
            .subcommand(self.command("check", &Usage::ConfigCheck, []))
            .subcommand(self.command("init", &Usage::ConfigInit, []))
    }

    fn completions(&self) -> Command {
        let shell = Arg::new("shell").value_name(self.heading(&Usage::ShellValue)).value_parser(clap::value_parser!(Shell)).required(true);
        let shell = shell.help_heading(self.heading(&Usage::ArgumentsHeading)).help(self.say(&Usage::Shell));
        self.command("completions", &Usage::Completions, [shell])
    }
}

/// Accepts any name, because users define themes, and offers the bundled ones to shell completion.
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

/// The value that means the default log file.
const USUAL_LOG: &str = "-";

pub(super) enum LogPlace {
    Usual,
    File(PathBuf),
}

pub(super) fn log(matches: &ArgMatches) -> Option<LogPlace> {
    let given = |matches: &ArgMatches| matches.try_get_one::<PathBuf>("log").ok().flatten().cloned();
    let file = given(matches).or_else(|| given(matches.subcommand()?.1))?;
    Some(if file.as_os_str() == USUAL_LOG { LogPlace::Usual } else { LogPlace::File(file) })
}

pub(super) fn paths(matches: &ArgMatches, id: &str) -> Vec<PathBuf> {
    matches.get_many::<PathBuf>(id).into_iter().flatten().map(|path| dash_arguments::restore_article(path)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        command(&Words::default()).debug_assert();
    }

    #[test]
    fn options_may_precede_a_command() {
        let matches = command(&Words::default()).try_get_matches_from(["kiosque", "--config", "x.toml", "config", "check"]).unwrap();
        assert_eq!(matches.subcommand_name(), Some("config"));
        let matches = command(&Words::default()).try_get_matches_from(["kiosque", "articles", "b.txt"]).unwrap();
        assert_eq!((matches.subcommand_name(), paths(&matches, "path").len()), (None, 2));
    }
}

//! The command line: what can be asked for. The words stand with the other sentences.

use std::path::PathBuf;

use clap::builder::{Str, ValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command};

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
        let commands = [self.list(), self.show(), self.links(), self.open(), self.config()];
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
        self.command("kiosque", &Usage::About)
            .version(env!("CARGO_PKG_VERSION"))
            .disable_version_flag(true)
            .after_help(self.say(&Usage::Examples))
            .subcommand_precedence_over_arg(true)
            .disable_help_subcommand(true)
            .arg(self.path("path", &Usage::Paths).num_args(0..))
            .arg(self.option("at", &Usage::QueryValue, &Usage::At))
            .arg(self.option("theme", &Usage::NameValue, &Usage::Theme))
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
            .help_heading(self.heading(&Usage::ArgumentsHeading))
            .help(self.say(help))
    }

    fn option(&self, name: &'static str, value: &Usage, help: &Usage) -> Arg {
        Arg::new(name).long(name).value_name(self.heading(value)).help_heading(self.heading(&Usage::OptionsHeading)).help(self.say(help))
    }

    fn config_file(&self) -> Arg {
        let option = self.option("config", &Usage::FileValue, &Usage::ConfigFile);
        option.value_parser(ValueParser::path_buf()).global(true)
    }

    fn flag(&self, name: &'static str, help: &Usage) -> Arg {
        let heading = self.heading(&Usage::OptionsHeading);
        Arg::new(name).long(name).action(ArgAction::SetTrue).help_heading(heading).help(self.say(help))
    }

    fn list(&self) -> Command {
        self.command("list", &Usage::List)
            .arg(self.path("path", &Usage::ListPaths).num_args(0..).allow_hyphen_values(true))
            .arg(self.flag("json", &Usage::ListJson))
    }

    fn show(&self) -> Command {
        let width = self.option("width", &Usage::NumberValue, &Usage::Width);
        self.command("show", &Usage::Show)
            .arg(self.path("file", &Usage::Files).num_args(1..).required(true))
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
            .arg_required_else_help(true)
            .subcommand(self.command("path", &Usage::ConfigPath))
            .subcommand(self.command("show", &Usage::ConfigShow))
            .subcommand(self.command("check", &Usage::ConfigCheck))
            .subcommand(self.command("init", &Usage::ConfigInit))
    }
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
}

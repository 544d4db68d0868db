//! Checks the documents against the program: the table of keys, commands and options, formats, configuration, queries, links.
//! `UPDATE_EXPECT=1 cargo test docs` writes the table of keys.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use kiosque::config::{Config, DEFAULT, Options};
use kiosque::formats::{self, FORMATS};
use kiosque::input::{Command, Mode};
use kiosque::query;
use kiosque::words::Words;

use crate::driver::program;

const BEGIN: &str = "<!-- keys -->\n";
const END: &str = "<!-- /keys -->";

/// The most words of the README.
const README_WORDS: usize = 1200;

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn text(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap()
}

/// Every document, as a path from the root.
fn documents() -> Vec<String> {
    let in_folder = |folder: &str| {
        let entries = std::fs::read_dir(path(folder)).unwrap().map(|entry| entry.unwrap().path());
        let documents = entries.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
        documents.map(|path| format!("{folder}{}", path.file_name().unwrap().display())).collect::<Vec<_>>()
    };
    [in_folder(""), in_folder("docs/")].concat()
}

/// The text between backquotes.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The keys of a command; those that work in one pane only say so.
fn keys(config: &Config, command: Command) -> String {
    let mut cells = Vec::new();
    for &mode in Mode::ALL {
        let own = config.keymap.bindings().iter().filter(|binding| binding.mode == mode && binding.command == command);
        let keys: Vec<String> = own.map(|binding| code(&binding.keys.to_string())).collect();
        if keys.is_empty() {
            continue;
        }
        let place = match mode {
            Mode::Everywhere => "",
            Mode::List => " (list)",
            Mode::Reader => " (reader)",
        };
        cells.push(format!("{}{place}", keys.join(" ")));
    }
    cells.join(" ")
}

/// A key as code in a cell of a table, where a bar would end the cell.
fn code(keys: &str) -> String {
    format!("`{}`", keys.replace('|', "\\|"))
}

/// The table of all commands, in the order of help.
fn table() -> String {
    let (config, mistakes) = Config::new(None);
    assert_eq!(mistakes, []);
    let words = Words::default();
    let mut out = String::from("\n| keys | action | command |\n|---|---|---|\n");
    for &command in Command::ALL {
        writeln!(out, "| {} | {} | `{}` |", keys(&config, command), words.say(&command), command.name()).unwrap();
    }
    out.push('\n');
    out
}

#[test]
fn the_table_of_keys_is_the_default() {
    let document = text("docs/keys.md");
    let (before, rest) = document.split_once(BEGIN).expect("docs/keys.md marks where the keys begin");
    let (written, after) = rest.split_once(END).expect("docs/keys.md marks where the keys end");
    let expected = table();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(path("docs/keys.md"), format!("{before}{BEGIN}{expected}{END}{after}")).unwrap();
    } else {
        assert_eq!(written, expected, "update it: UPDATE_EXPECT=1 cargo test docs");
    }
}

#[test]
fn the_readme_has_two_cargo_commands_and_ci_runs_the_tests_with_the_second() {
    let readme = text("README.md");
    let is_command = |line: &&str| line.starts_with("cargo run ") || line.starts_with("cargo test ");
    let commands: Vec<&str> = readme.lines().filter(is_command).collect();
    assert_eq!(commands, ["cargo run --release -- articles", "cargo test --locked"]);
    assert!(text(".ci/run").lines().any(|line| line == commands[1]));
}

#[test]
fn the_readme_is_short() {
    let words = text("README.md").split_whitespace().count();
    assert!(words <= README_WORDS, "README.md has {words} words");
}

#[test]
fn the_keys_of_the_readme_are_bound() {
    let (config, _) = Config::new(None);
    let bound: BTreeSet<String> = config.keymap.bindings().iter().map(|binding| binding.keys.to_string()).collect();
    let readme = text("README.md");
    let rows = readme.split("## Ten keys").nth(1).unwrap().lines().filter(|line| line.starts_with("| `")).take(10);
    let unbound: Vec<&str> = rows.flat_map(|row| quoted(row.split('|').nth(1).unwrap())).filter(|key| !bound.contains(*key)).collect();
    assert!(unbound.is_empty(), "not bound by default: {unbound:?}");
}

/// The names that help lists under `Commands:`.
fn subcommands(help: &str) -> Vec<String> {
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    lines.filter_map(|line| line.strip_prefix("  ")?.split(' ').next().filter(|name| !name.is_empty()).map(str::to_owned)).collect()
}

/// The long options in `text`.
fn options(text: &str) -> BTreeSet<String> {
    let is_end = |c: char| !c.is_ascii_lowercase() && c != '-';
    let starts = text.match_indices("--").filter(|(at, _)| !text[..*at].ends_with(|c: char| c == '-' || c.is_alphanumeric()));
    let found = starts.map(|(at, _)| text[at..].split(is_end).next().unwrap_or_default().to_owned());
    found.filter(|option| option.trim_start_matches('-').len() > 1).collect()
}

#[test]
fn the_command_line_is_documented_as_help_lists_it() {
    let help = |arguments: &[&str]| String::from_utf8(program().args(arguments).arg("--help").output().unwrap().stdout).unwrap();
    let document = text("docs/command-line.md");
    let mut known = options(&help(&[]));
    for name in subcommands(&help(&[])) {
        assert!(document.contains(&format!("`kiosque {name}")), "kiosque {name} is not in docs/command-line.md");
        let own = help(&[&name]);
        known.extend(options(&own));
        for below in subcommands(&own) {
            assert!(quoted(&document).any(|code| code == below || code == format!("kiosque {name} {below}")), "kiosque {name} {below}");
        }
    }
    assert_eq!(options(&document), known);
}

#[test]
fn every_format_and_extension_is_documented() {
    let document = text("docs/formats.md");
    let named: BTreeSet<&str> = quoted(&document).collect();
    for extension in FORMATS.iter().flat_map(|format| format.extensions) {
        assert!(named.contains(format!(".{extension}").as_str()), ".{extension} is not in docs/formats.md");
    }
    let readme = text("README.md");
    let rows = readme.split("## What it reads").nth(1).unwrap().lines().filter(|line| line.starts_with("| ") && line.contains('`'));
    let extensions = rows.take_while(|row| !row.contains("first screen")).flat_map(quoted).filter(|code| code.starts_with('.'));
    let unread: Vec<&str> = extensions.filter(|extension| !formats::accepts(&format!("a{extension}"))).collect();
    assert!(unread.is_empty(), "not read: {unread:?}");
}

#[test]
fn every_option_is_documented_with_its_default() {
    let document = text("docs/configuration.md");
    for name in Options::NAMES {
        let default =
            DEFAULT.lines().find_map(|line| line.strip_prefix(&format!("{name} = "))).filter(|_| !["open", "keys"].contains(name));
        let cells = default.map_or_else(|| format!("| `{name}` | |"), |value| format!("| `{name}` | `{value}` |"));
        assert!(document.contains(&cells), "docs/configuration.md lacks {cells}");
    }
}

#[test]
fn documented_queries_hold_no_mistake() {
    let document = text("docs/searching.md");
    let rows = document.lines().filter(|line| line.starts_with("| `"));
    for typed in rows.flat_map(|row| quoted(row.split(" | ").next().unwrap())).filter(|typed| !typed.ends_with(':')) {
        assert!(query::parse(typed).mistakes.is_empty(), "{typed}");
    }
}

/// The anchor that a heading gets on a forge.
fn anchor(heading: &str) -> String {
    let kept = heading.trim_start_matches('#').trim().chars().filter(|c| c.is_alphanumeric() || [' ', '-', '_'].contains(c));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

/// The targets of links and pictures outside of code.
fn targets(document: &str) -> impl Iterator<Item = &str> {
    document.split("](").skip(1).filter_map(|rest| rest.split(')').next())
}

#[test]
fn links_between_documents_lead_somewhere() {
    for name in documents() {
        let document = text(&name);
        for target in targets(&document).filter(|target| !target.starts_with("http")) {
            let (file, heading) = target.split_once('#').unwrap_or((target, ""));
            let linked = if file.is_empty() { path(&name) } else { path(&name).parent().unwrap().join(file) };
            assert!(linked.exists(), "{name} links to {target}, which does not exist");
            let linked = || std::fs::read_to_string(&linked).unwrap();
            let leads = heading.is_empty() || linked().lines().any(|line| line.starts_with('#') && anchor(line) == heading);
            assert!(leads, "{name} links to {target}, which has no such heading");
        }
    }
}

#[test]
fn every_rule_for_speakers_is_explained() {
    let document = text("docs/quotations.md");
    let rows = document.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
    let rows: Vec<&str> = rows.map(|(rule, _)| rule).filter(|rule| *rule != "rule").collect();
    let rules: Vec<&str> = kiosque::article::SpeakerRule::ALL.iter().map(|rule| rule.name()).collect();
    assert_eq!(rows, rules);
}

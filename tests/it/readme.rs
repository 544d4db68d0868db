//! Whether the README says what the program does: its table of keys is made here, from the commands and the default configuration.
//! `UPDATE_EXPECT=1 cargo test readme` writes it anew.

use std::fmt::Write;
use std::path::Path;

use kiosque::config::Config;
use kiosque::input::{Command, Mode};
use kiosque::words::Words;

const BEGIN: &str = "<!-- keys -->\n";
const END: &str = "<!-- /keys -->";

/// The keys of a command as a reader is told them: those that hold in one pane only say so.
fn keys(config: &Config, command: Command) -> String {
    let mut told = Vec::new();
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
        told.push(format!("{}{place}", keys.join(" ")));
    }
    told.join(" ")
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
    let mut out = String::from("\n| keys | what they do | name |\n|---|---|---|\n");
    for &command in Command::ALL {
        writeln!(out, "| {} | {} | `{}` |", keys(&config, command), words.say(&command), command.name()).unwrap();
    }
    out.push('\n');
    out
}

#[test]
fn the_table_of_keys_is_the_default() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = readme.split_once(BEGIN).expect("README.md marks where the keys begin");
    let (written, after) = rest.split_once(END).expect("README.md marks where the keys end");
    let made = table();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, format!("{before}{BEGIN}{made}{END}{after}")).unwrap();
    } else {
        assert_eq!(written, made, "write it anew: UPDATE_EXPECT=1 cargo test readme");
    }
}

#[test]
fn its_two_commands_are_there() {
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let is_command = |line: &&str| line.starts_with("cargo run ") || line.starts_with("cargo test ");
    let commands: Vec<&str> = readme.lines().filter(is_command).collect();
    assert_eq!(commands, ["cargo run --release -- articles", "cargo test --locked"]);
    let ci = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/run")).unwrap();
    assert!(ci.lines().any(|line| line == commands[1]));
}

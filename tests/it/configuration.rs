//! Configuration: the default names every option, keys survive a round trip, and a mistake names its file, its line and the nearest
//! valid name.
//!
//! The cases are in `tests/configs`. Those under `valid` contain no mistake; those under `invalid` end in the expected messages, one per
//! line, after `#:`.

use std::path::{Path, PathBuf};

use kiosque::config::{ColourDepth, Config, DEFAULT, Options, theme};
use kiosque::input::{Command as Order, Mode, Sequence};
use kiosque::words::Words;

use crate::driver::program;

fn cases(kind: &str) -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/configs").join(kind);
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), std::fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn the_default_names_every_option_command_role_and_part() {
    let begins = |name: &str| DEFAULT.lines().any(|line| line.starts_with(&format!("{name} = ")));
    let table = |name: &str| DEFAULT.lines().any(|line| line.starts_with('[') && line.trim_matches(['[', ']']).starts_with(name));
    for name in Options::NAMES {
        assert!(begins(name) || table(name), "config.toml does not name the option {name}");
    }
    for command in Order::ALL {
        assert!(begins(command.name()), "config.toml does not name the command {}", command.name());
    }
    for name in theme::names() {
        assert!(begins(name), "config.toml does not name the style {name}");
    }
}

#[test]
fn keys_are_read_as_they_are_written() {
    let (config, _) = Config::new(None);
    for binding in config.keymap.bindings() {
        let written = binding.keys.to_string();
        assert_eq!(written.parse::<Sequence>().as_ref(), Ok(&binding.keys), "{written}");
        let own = config.keymap.keys_of(binding.command, if binding.mode == Mode::List { Mode::List } else { Mode::Reader });
        let listed = config.keymap.keys_of(binding.command, Mode::List);
        assert!(own.contains(&written) || listed.contains(&written), "{written} runs {} but is not shown", binding.command.name());
    }
}

#[test]
fn valid_files_hold_no_mistake() {
    for (path, text) in cases("valid") {
        let (_, mistakes) = Config::new(Some(("config.toml", &text)));
        assert_eq!(mistakes, [], "{}", path.display());
    }
}

#[test]
fn mistakes_in_invalid_files_are_reported_with_their_line() {
    for (path, text) in cases("invalid") {
        let expected: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("#: ")).collect();
        assert!(!expected.is_empty(), "{} does not say what is told", path.display());
        let (config, mistakes) = Config::new(Some(("config.toml", &text)));
        let words = Words::default();
        let told: Vec<String> = mistakes.iter().map(|mistake| words.say(&mistake.sentence())).collect();
        assert_eq!(told, expected, "{}", path.display());
        assert!(config.theme_for(&config.options.theme, ColourDepth::True, None).is_some());
    }
}

#[test]
fn config_check_reports_mistakes_and_sets_the_exit_status() {
    for (kind, status) in [("valid", 0), ("invalid", 2)] {
        for (path, text) in cases(kind) {
            let out = program().args(["config", "check", "--config"]).arg(&path).output().unwrap();
            assert_eq!(out.status.code(), Some(status), "{}", path.display());
            assert!(out.stdout.is_empty());
            let told = String::from_utf8(out.stderr).unwrap();
            let expected = text.lines().filter_map(|line| line.strip_prefix("#: "));
            let mut expected: Vec<String> = expected.map(|line| line.replacen("config.toml", &path.display().to_string(), 1)).collect();
            if expected.is_empty() {
                expected.push(format!("no mistakes in {}", path.display()));
            }
            let told: Vec<&str> = told.lines().map(|line| line.strip_prefix("kiosque: ").unwrap_or(line)).collect();
            assert_eq!(told, expected);
        }
    }
}

#[test]
fn config_init_writes_a_file_that_sets_nothing_and_never_overwrites() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep/config.toml");
    let init = || program().args(["config", "init", "--config"]).arg(&path).output().unwrap();
    assert_eq!(init().status.code(), Some(0));
    let written = std::fs::read_to_string(&path).unwrap();
    assert_eq!(written, Config::template());
    assert_eq!(Config::new(Some(("config.toml", &written))).1, []);
    std::fs::write(&path, "measure = 60\n").unwrap();
    assert_eq!(init().status.code(), Some(2));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "measure = 60\n");
}

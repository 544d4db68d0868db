//! Whether what `src/lib.rs` tells of the house is still so: the crates of each layer, and the tests named there.

use super::rules;
use super::source;

/// The words between backquotes.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The crates that the list of layers gives each layer: what stands from `Crates: ` to the full stop.
fn crates(lib: &str) -> Vec<Vec<&str>> {
    lib.split("Crates: ").skip(1).filter_map(|rest| rest.split('.').next()).map(quoted).collect()
}

/// The names of tests, which have at least three words.
fn tests(lib: &str) -> Vec<&str> {
    let is_test = |name: &&str| name.matches('_').count() > 1 && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    lib.lines().flat_map(quoted).filter(is_test).collect()
}

#[test]
fn the_crates_told_are_those_allowed() {
    let allowed: Vec<Vec<&str>> = rules::OUTSIDE.iter().map(|(_, crates)| crates.iter().map(|(name, _)| *name).collect()).collect();
    assert_eq!(crates(&source::lib()), allowed);
}

#[test]
fn the_tests_told_exist() {
    let files = source::every_file();
    let exists = |name: &str| files.iter().any(|file| file.text.contains(&format!("fn {name}(")));
    let lib = source::lib();
    let told = tests(&lib);
    assert!(told.len() > 10, "the list of what always holds was not read: {told:?}");
    let missing: Vec<&str> = told.into_iter().filter(|name| !exists(name)).collect();
    assert!(missing.is_empty(), "told in src/lib.rs, but nowhere to be found: {missing:?}");
}

#[test]
fn what_is_told_is_read_from_comments() {
    let lib = "//! 0. [`page`] lays out.\n//!    Crates: `one`,\n//!    `two`.\n//!    Tests: `a_b_c`, `any_mod`.\n";
    assert_eq!(crates(lib), [["one", "two"]]);
    assert_eq!(tests(lib), ["a_b_c"]);
}

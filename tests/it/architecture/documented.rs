//! Checks claims of `src/lib.rs` and `SECURITY.md` about the sources: the crates of each layer, and the tests named.

use super::rules;
use super::source;

/// The words between backquotes.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The crates of each layer: the text from `Crates: ` to the full stop.
fn crates(lib: &str) -> Vec<Vec<&str>> {
    lib.split("Crates: ").skip(1).filter_map(|rest| rest.split('.').next()).map(quoted).collect()
}

/// The names of tests, which have at least three words.
fn tests(document: &str) -> Vec<&str> {
    let is_test = |name: &&str| name.matches('_').count() > 1 && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    document.lines().flat_map(quoted).filter(is_test).collect()
}

#[test]
fn the_crates_of_each_layer_are_those_allowed() {
    let allowed: Vec<Vec<&str>> = rules::OUTSIDE.iter().map(|(_, crates)| crates.iter().map(|(name, _)| *name).collect()).collect();
    assert_eq!(crates(&source::lib()), allowed);
}

#[test]
fn the_tests_named_in_documents_exist() {
    let files = source::every_file();
    let exists = |name: &str| files.iter().any(|file| file.text.contains(&format!("fn {name}(")));
    for (name, document) in [("src/lib.rs", source::lib()), ("SECURITY.md", source::security())] {
        let named = tests(&document);
        assert!(named.len() > 10, "{name}: its tests were not read: {named:?}");
        let missing: Vec<&str> = named.into_iter().filter(|test| !exists(test)).collect();
        assert!(missing.is_empty(), "{name} names tests that do not exist: {missing:?}");
    }
}

#[test]
fn crates_and_tests_are_read_from_comments() {
    let lib = "//! 0. [`page`] lays out.\n//!    Crates: `one`,\n//!    `two`.\n//!    Tests: `a_b_c`, `any_mod`.\n";
    assert_eq!(crates(lib), [["one", "two"]]);
    assert_eq!(tests(lib), ["a_b_c"]);
}

//! Source files without comments and without code that only tests compile.

use std::path::{Path, PathBuf};

/// A source file of the library.
#[derive(Debug)]
pub(super) struct Source {
    /// Its path within `src`.
    pub(super) path: String,
    /// The layer it belongs to.
    pub(super) layer: String,
    /// The whole text.
    pub(super) text: String,
    /// The text without comments and tests; lines stay where they are.
    pub(super) code: String,
}

impl Source {
    /// A source of this path and text.
    pub(super) fn new(path: &str, text: &str) -> Self {
        let layer = path.split('/').next().unwrap_or_default().trim_end_matches(".rs");
        Self { path: path.to_owned(), layer: layer.to_owned(), text: text.to_owned(), code: without_tests(text) }
    }

    /// Depth in the module tree: `find/words.rs` has depth 2.
    pub(super) fn depth(&self) -> usize {
        self.path.split('/').count()
    }
}

/// The text of `src/lib.rs`.
pub(super) fn lib() -> String {
    std::fs::read_to_string(root().join("src/lib.rs")).unwrap()
}

/// The text of `SECURITY.md`.
pub(super) fn security() -> String {
    std::fs::read_to_string(root().join("SECURITY.md")).unwrap()
}

/// The files of the layers, without those that only tests compile.
pub(super) fn sources() -> Vec<Source> {
    let files = rust_files("src");
    let of_tests: Vec<String> = files.iter().flat_map(test_modules).collect();
    let is_test = |path: &str| of_tests.iter().any(|module| path == format!("{module}.rs") || path.starts_with(&format!("{module}/")));
    files.into_iter().filter(|file| file.path != "lib.rs" && file.path != "main.rs" && !is_test(&file.path)).collect()
}

/// Every file of Rust there is, tests included.
pub(super) fn every_file() -> Vec<Source> {
    ["src", "tests", "benches", "fuzz/src", "fuzz/fuzz_targets"].iter().flat_map(|folder| rust_files(folder)).collect()
}

/// The text of `Cargo.toml`.
pub(super) fn manifest() -> String {
    std::fs::read_to_string(root().join("Cargo.toml")).unwrap()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &str) -> Vec<Source> {
    let top = root().join(folder);
    let mut folders = vec![top.clone()];
    let mut paths: Vec<PathBuf> = Vec::new();
    while let Some(next) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&next) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                paths.push(path);
            }
        }
    }
    paths.sort();
    let source = |path: &PathBuf| {
        let name = path.strip_prefix(&top).unwrap().to_str().unwrap();
        Source::new(name, &std::fs::read_to_string(path).unwrap())
    };
    paths.iter().map(source).collect()
}

/// The modules that a file declares for tests only, as paths without an ending.
fn test_modules(file: &Source) -> Vec<String> {
    let folder = file.path.trim_end_matches(".rs");
    let lines: Vec<&str> = file.text.lines().map(str::trim).collect();
    let declared = |pair: &[&str]| {
        let name = pair[1].strip_prefix("mod ")?.strip_suffix(';')?;
        (pair[0] == "#[cfg(test)]").then(|| format!("{folder}/{name}"))
    };
    lines.windows(2).filter_map(declared).collect()
}

/// The text without comments and without items for tests, line by line. It trusts the formatter: an item ends where its closing
/// brace stands under its beginning.
fn without_tests(text: &str) -> String {
    let mut code = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let bare = line.trim_start();
        if bare.starts_with("#[cfg(test)]") {
            let indent = &line[..line.len() - bare.len()];
            let end = format!("{indent}}}");
            code.push('\n');
            for (number, skipped) in lines.by_ref().enumerate() {
                code.push('\n');
                let one_line = number == 0 && (skipped.ends_with(';') || skipped.ends_with('}'));
                if one_line || skipped == end {
                    break;
                }
            }
            continue;
        }
        if !bare.starts_with("//") {
            code.push_str(line.split(" // ").next().unwrap_or_default());
        }
        code.push('\n');
    }
    code
}

//! The rules, each a function from a source to its faults.

use std::fmt;
use std::ops::Range;

use super::source::{self, Source};

/// The most lines of a file.
const LINES: usize = 400;
/// The most lines between the braces of a function.
const FUNCTION: usize = 40;
/// Functions that may be longer, each with its reason.
const LONG: &[(&str, &str, &str)] = &[
    ("cli/line_mode/commands.rs", "run_command", "one match over the commands, an arm for each"),
    ("app/commands.rs", "run", "one match over the commands, an arm for each"),
    ("formats/markdown/events.rs", "run", "one match over the parser's events, an arm for each"),
    ("formats/html/writer/elements.rs", "open", "one match over the elements, an arm for each"),
    ("formats/html/writer/elements.rs", "close", "one match over the elements, an arm for each"),
    ("runtime/librarian.rs", "take", "one match over what is asked, an arm for each"),
];

/// The outside crates of each layer, each with its purpose.
pub(super) const OUTSIDE: &[(&str, &[(&str, &str)])] = &[
    ("words", &[("fluent_bundle", "messages with plural rules"), ("unic_langid", "language tags")]),
    ("article", &[("chrono", "calendar dates"), ("siphasher", "fingerprints")]),
    (
        "formats",
        &[
            ("pulldown_cmark", "Markdown"),
            ("aho_corasick", "many marks of Markdown in one pass"),
            ("chrono", "dates written by programs"),
            ("encoding_rs", "character sets other than UTF-8"),
            ("chardetng", "detection of the character set"),
            ("oem_cp", "code pages of DOS"),
            ("whichlang", "language detection"),
            ("serde", "front matter of any syntax as one tree"),
            ("serde_saphyr", "front matter in YAML"),
            ("serde_json", "front matter in JSON"),
            ("toml", "front matter in TOML"),
            ("html5ever", "HTML"),
            ("quick_xml", "XML as events"),
            ("mail_parser", "emails"),
            ("zip", "documents of word processors"),
            ("flate2", "gzip files"),
            ("ruzstd", "zstd files"),
            ("url", "resolution of relative URLs"),
            ("pdfboss_core", "PDF: objects, pages, metadata"),
            ("pdfboss_text", "PDF: pieces of text with their places"),
        ],
    ),
    ("quotes", &[]),
    ("find", &[("regex", "`/regex/` in searches"), ("similar", "word differences"), ("unicode_normalization", "letters without accents")]),
    ("query", &[("unicode_normalization", "field names without accents")]),
    ("library", &[]),
    (
        "page",
        &[
            ("textwrap", "optimal line breaks"),
            ("hypher", "hyphenation"),
            ("unicode_linebreak", "line break opportunities"),
            ("icu_segmenter", "line breaks in scripts without spaces"),
            ("unicode_segmentation", "grapheme clusters"),
            ("unicode_width", "display width"),
        ],
    ),
    ("input", &[("crossterm", "key and mouse events"), ("tui_input", "line editing")]),
    ("config", &[("toml", "config.toml"), ("ratatui", "styles")]),
    ("app", &[("ratatui", "rectangles"), ("serde", "JSON for the clipboard"), ("serde_json", "JSON for the clipboard")]),
    ("ui", &[("ratatui", "cells"), ("unicode_segmentation", "grapheme clusters"), ("unicode_width", "display width")]),
    (
        "store",
        &[
            ("etcetera", "folders of state and caches"),
            ("flate2", "compression of saved texts"),
            ("lz4_flex", "compression of texts"),
            ("notify", "changes by other programs"),
            ("rusqlite", "saved state"),
            ("rustix", "opening files without blocking on pipes"),
            ("tempfile", "an unnamed temporary file"),
            ("tracing", "the log"),
        ],
    ),
    (
        "runtime",
        &[
            ("anyhow", "errors at start-up"),
            ("crossterm", "the terminal"),
            ("image", "decoding pictures"),
            ("infer", "the kind of a local file"),
            ("notify", "file system events"),
            ("ratatui", "frames"),
            ("ratatui_image", "graphics protocols of terminals"),
            ("rustix", "poll, signals, process groups"),
            ("signal_hook", "signals as values"),
            ("tracing", "the log"),
            ("tracing_subscriber", "writing the log"),
            ("url", "the check of URLs before they are opened"),
        ],
    ),
    (
        "cli",
        &[
            ("anyhow", "errors of commands"),
            ("clap", "the command line"),
            ("clap_complete", "shell completions"),
            ("clap_mangen", "the manual page"),
            ("etcetera", "the folder of the configuration"),
            ("ratatui", "a theme's styles, written as escape sequences"),
            ("serde", "JSON objects"),
            ("serde_json", "JSON"),
            ("tracing", "the log"),
        ],
    ),
];

/// Something that breaks a rule.
#[derive(Debug)]
pub(super) struct Fault {
    path: String,
    line: usize,
    /// Description.
    pub(super) what: String,
}

impl Fault {
    pub(super) fn new(source: &Source, offset: usize, what: String) -> Self {
        let line = source.code.get(..offset).unwrap_or_default().matches('\n').count() + 1;
        Self { path: source.path.clone(), line, what }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.what)
    }
}

/// The layers in their order.
#[derive(Debug)]
pub(super) struct Layers(Vec<String>);

impl Layers {
    /// The numbered list of `src/lib.rs`; the numbers must count from 0.
    pub(super) fn read(lib: &str) -> Self {
        let mut names = Vec::new();
        for line in lib.lines() {
            let Some((number, rest)) = line.strip_prefix("//! ").and_then(|line| line.split_once(". [`")) else { continue };
            let Ok(number) = number.parse::<usize>() else { continue };
            assert_eq!(number, names.len(), "the list of layers does not count on: {line}");
            names.push(rest.split('`').next().unwrap_or_default().to_owned());
        }
        Self(names)
    }

    /// The names, the first layer first.
    pub(super) fn names(&self) -> &[String] {
        &self.0
    }

    fn number(&self, layer: &str) -> Option<usize> {
        self.0.iter().position(|name| name == layer)
    }

    /// Uses of layers that come later.
    pub(super) fn uses(&self, source: &Source) -> Vec<Fault> {
        let own = self.number(&source.layer).unwrap_or_else(|| panic!("{} is in no layer", source.path));
        let up = "super::".repeat(source.depth());
        let mut used = heads(&source.code, "crate::");
        used.extend(heads(&source.code, &up));
        let later = used.into_iter().filter(|(_, name)| self.number(name).is_some_and(|number| number > own));
        later.map(|(at, name)| Fault::new(source, at, format!("{} uses {name}, which comes after it", source.layer))).collect()
    }

    /// Files, processes, threads, clocks, the environment and the network, where a layer stands before `store`.
    pub(super) fn effects(&self, source: &Source) -> Vec<Fault> {
        if self.number(&source.layer) >= self.number("store") {
            return Vec::new();
        }
        let outside = ["fs", "process", "thread", "time", "env", "net", "os"];
        let used = heads(&source.code, "std::").into_iter().filter(|(_, name)| outside.contains(name));
        used.map(|(at, name)| Fault::new(source, at, format!("{} uses std::{name}", source.layer))).collect()
    }

    /// Colours in a layer that neither chooses nor draws them.
    pub(super) fn colours(&self, source: &Source) -> Vec<Fault> {
        if ["config", "ui", "cli"].contains(&source.layer.as_str()) {
            return Vec::new();
        }
        let styles = heads(&source.code, "ratatui::").into_iter().filter(|(_, name)| *name == "style" || *name == "crossterm");
        let faults = styles.filter(|(_, name)| self.number(&source.layer) < self.number("runtime") || *name == "style");
        faults.map(|(at, _)| Fault::new(source, at, format!("{} knows colours", source.layer))).collect()
    }
}

/// The names that follow a prefix such as `crate::`, in a group of braces too, each with its offset. A prefix within a longer
/// path does not count.
fn heads<'a>(code: &'a str, prefix: &str) -> Vec<(usize, &'a str)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices(prefix) {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':') {
            continue;
        }
        let rest = &code[at + prefix.len()..];
        let Some(group) = rest.strip_prefix('{') else {
            found.push((at, word(rest)));
            continue;
        };
        let mut depth = 0;
        let mut begins = true;
        for (offset, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => begins = true,
                _ if begins && !c.is_whitespace() => {
                    found.push((at, word(&group[offset..])));
                    begins = false;
                }
                _ => (),
            }
        }
    }
    found
}

fn word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    &text[..end]
}

/// The crates that `Cargo.toml` declares for the program itself, as code writes them.
pub(super) fn dependencies() -> Vec<String> {
    let manifest: toml::Table = source::manifest().parse().unwrap();
    manifest["dependencies"].as_table().unwrap().keys().map(|name| name.replace('-', "_")).collect()
}

/// Whether the source uses this crate.
pub(super) fn mentions(source: &Source, name: &str) -> bool {
    !heads(&source.code, &format!("{name}::")).is_empty()
}

/// Outside crates that are not the layer's.
pub(super) fn outside(source: &Source, crates: &[String]) -> Vec<Fault> {
    let own = OUTSIDE.iter().find(|(layer, _)| *layer == source.layer).map_or(&[][..], |(_, crates)| crates);
    let foreign = crates.iter().filter(|name| !own.iter().any(|(allowed, _)| allowed == name));
    let faults = foreign.filter_map(|name| {
        let at = heads(&source.code, &format!("{name}::")).first()?.0;
        Some(Fault::new(source, at, format!("{} uses the crate {name}", source.layer)))
    });
    faults.collect()
}

/// Length and the opening sentence.
pub(super) fn shape(source: &Source) -> Vec<Fault> {
    let mut faults = Vec::new();
    let lines = source.text.lines().count();
    if lines > LINES {
        faults.push(Fault::new(source, 0, format!("{lines} lines, more than {LINES}")));
    }
    if !source.text.starts_with("//! ") {
        faults.push(Fault::new(source, 0, "does not open with //!".to_owned()));
    }
    faults
}

/// Functions with too many lines between their braces. Tests are exempt: a table of cases reads best in one piece.
pub(super) fn functions(source: &Source) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut open: Option<(&str, String, usize)> = None;
    for (number, line) in source.code.lines().enumerate() {
        if let Some((name, end, first)) = &open {
            if line == end {
                let length = length(source, *first + 1..number);
                if length > FUNCTION && !LONG.iter().any(|(path, long, _)| *path == source.path && long == name) {
                    let what = format!("{name} has {length} lines, more than {FUNCTION}");
                    faults.push(Fault { path: source.path.clone(), line: first + 1, what });
                }
                open = None;
            }
        } else if let Some(name) = function_name(line) {
            let indent = line.len() - line.trim_start().len();
            open = Some((name, format!("{}}}", " ".repeat(indent)), number));
        }
    }
    faults
}

/// The number of lines in a range, except lines with a single string of a list.
fn length(source: &Source, lines: Range<usize>) -> usize {
    let is_text = |line: &&str| line.trim().starts_with('"') && line.ends_with("\",");
    source.code.lines().skip(lines.start).take(lines.len()).filter(|line| !is_text(line)).count()
}

/// The name of the function that a line begins, where its body is on lines of its own.
fn function_name(line: &str) -> Option<&str> {
    let (before, rest) = line.split_once("fn ")?;
    let begins = before.split_whitespace().all(|word| word.starts_with("pub") || word == "const" || word == "in");
    (begins && line.ends_with(['{', '('])).then(|| word(rest))
}

/// Sentences outside `words`, where a layer speaks to people: literal texts with two words side by side. Those of logs are for
/// programmers.
pub(super) fn sentences(source: &Source) -> Vec<Fault> {
    if !["page", "input", "config", "app", "ui", "runtime", "cli"].contains(&source.layer.as_str()) {
        return Vec::new();
    }
    let mut faults = Vec::new();
    for (number, line) in source.code.lines().enumerate() {
        let silent =
            ["#[", "#!["].iter().any(|begins| line.trim().starts_with(begins)) || line.contains("reason = ") || line.contains("tracing::");
        let texts = line.split('"').skip(1).step_by(2).filter(|text| !silent && is_sentence(text));
        faults.extend(texts.map(|text| Fault { path: source.path.clone(), line: number + 1, what: format!("says “{text}” by itself") }));
    }
    faults
}

/// Whether a text holds two words, of small letters, side by side.
fn is_sentence(text: &str) -> bool {
    let is_word = |word: &str| word.len() > 1 && word.trim_end_matches([',', '.', ':', ';', '!', '?']).chars().all(char::is_lowercase);
    let words: Vec<bool> = text.split(' ').map(is_word).collect();
    words.windows(2).any(|pair| pair[0] && pair[1])
}

/// Things that must not be left in code: to-do notes, panics, lints allowed without a reason.
pub(super) fn loose_ends(source: &Source) -> Vec<Fault> {
    let mut faults = Vec::new();
    for word in ["TODO", "FIXME", "XXX", "HACK"] {
        if let Some(at) = source.text.find(word) {
            faults.push(Fault {
                path: source.path.clone(),
                line: source.text[..at].matches('\n').count() + 1,
                what: format!("holds {word}"),
            });
        }
    }
    for (escape, advice) in [
        (".unwrap()", ""),
        (".expect(\"", ""),
        ("panic!(", ""),
        ("unreachable!(", ""),
        ("unimplemented!(", ""),
        ("todo!(", ""),
        ("dbg!(", ""),
        ("println!(", ""),
        ("unsafe ", ""),
        ("#[ignore", ""),
        ("#[allow(", ": use #[expect] with a reason"),
    ] {
        if let Some(at) = source.code.find(escape) {
            faults.push(Fault::new(source, at, format!("holds {escape}{advice}")));
        }
    }
    faults
}

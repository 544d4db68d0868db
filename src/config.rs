//! `config.toml`: the embedded defaults, the user's file over them, themes and openers. Owns which options exist and what they mean;
//! finding and reading the file is `cli`'s job.
//!
//! The file at the root of the repository *is* the default: it is read first, then the user's file, by the same code. Each error in the
//! user's file becomes a [`Mistake`] with its line, and the option keeps its default; reading never fails.

mod key_bindings;
pub(crate) mod mistake;
pub(crate) mod opener;
pub(crate) mod options;
pub mod pictures;
mod saved_search;
pub mod theme;
mod toml_reader;

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use toml::de::DeTable;

pub use mistake::Mistake;
pub use opener::Terminal;
pub(crate) use opener::{Kind, Opener, Request};
pub use options::{Ascii, Options};
pub use saved_search::SavedSearch;
pub use theme::{ColourDepth, Part, Theme};

use crate::article::clean;
use crate::input::{Command, Keymap, Mode};
use crate::query::spelling::nearest;
use crate::words;
use theme::contrast;
use toml_reader::{Entry, File, entries, listed, quoted};

/// The documented default.
pub const DEFAULT: &str = include_str!("../config.toml");

/// The theme that follows the background of the terminal, where that is known; else it is the first theme.
pub const AUTO: &str = "auto";

/// The themes that `auto` takes its colours from, on dark grounds and on light ones.
const AUTO_THEMES: (&str, &str) = ("ink", "newsprint");

/// The theme that other themes extend by default.
const FIRST_THEME: &str = "terminal";

/// The origin of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variant explains its fields")]
pub enum Origin {
    /// The embedded default.
    Default,
    /// A line of the user's file, from 1.
    File { line: usize },
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File { line } => write!(f, "line {line}"),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FileKind {
    Default,
    User,
}

impl FileKind {
    fn origin(self, line: usize) -> Origin {
        match self {
            Self::Default => Origin::Default,
            Self::User => Origin::File { line },
        }
    }
}

/// All settings in force.
#[derive(Debug, Clone)]
pub struct Config {
    /// The single options.
    pub options: Options,
    /// The key bindings.
    pub keymap: Keymap,
    themes: Vec<(String, Theme)>,
    openers: Vec<Opener>,
    /// The saved searches.
    pub searches: Vec<SavedSearch>,
    /// The settings as written, with their origin, by full name. Keys and openers keep these themselves.
    written: BTreeMap<String, (String, Origin)>,
}

impl Config {
    /// The defaults with the user's settings: the name of the user's file and its text, if there is one.
    pub fn new(user: Option<(&str, &str)>) -> (Self, Vec<Mistake>) {
        let mut config = Self {
            options: Options::default(),
            keymap: Keymap::default(),
            themes: vec![(FIRST_THEME.to_owned(), Theme::default())],
            openers: Vec::new(),
            searches: Vec::new(),
            written: BTreeMap::new(),
        };
        let mut mistakes = config.read("config.toml", DEFAULT, FileKind::Default);
        if let Some((name, text)) = user {
            mistakes.extend(config.read(name, text, FileKind::User));
        }
        (config, mistakes)
    }

    /// The theme of this name.
    pub fn theme(&self, name: &str) -> Option<&Theme> {
        self.themes.iter().find(|(known, _)| known == name).map(|(_, theme)| theme)
    }

    /// The theme of this name in a terminal of this colour depth, whose background is `ground` if it told.
    pub fn theme_for(&self, name: &str, depth: ColourDepth, ground: Option<[u8; 3]>) -> Option<Theme> {
        let theme = match self.theme(name) {
            Some(theme) => *theme,
            None if name == AUTO => self.auto(ground.filter(|_| depth == ColourDepth::True))?,
            None => return None,
        };
        Some(theme.at(depth))
    }

    /// The theme that was chosen, where the background of the terminal is not known.
    pub fn chosen_theme(&self) -> Theme {
        self.theme_for(&self.options.theme, ColourDepth::True, None).unwrap_or_default()
    }

    fn auto(&self, ground: Option<[u8; 3]>) -> Option<Theme> {
        let Some(ground) = ground else { return self.theme(FIRST_THEME).copied() };
        let (dark, light) = AUTO_THEMES;
        Some(self.theme(if contrast::is_dark(ground) { dark } else { light })?.on(ground))
    }

    /// The names of the themes, the built-in ones first.
    pub(crate) fn theme_names(&self) -> impl Iterator<Item = &str> {
        let own = self.themes.iter().map(|(name, _)| name.as_str());
        std::iter::once(AUTO).chain(own.filter(|&name| name != AUTO))
    }

    pub(crate) fn openers_for(&self, kind: Kind, url: &str) -> Vec<&Opener> {
        self.openers.iter().filter(|opener| opener.opens(kind, url)).collect()
    }

    /// Every option with its value as written in the file, and its origin. Of the themes, the chosen one and those in the user's file.
    pub(crate) fn in_force(&self) -> Vec<(String, String, Origin)> {
        let chosen = format!("themes.{}.", self.options.theme);
        let shown = |key: &str, origin| !key.starts_with("themes.") || key.starts_with(&chosen) || origin != Origin::Default;
        let written = self.written.iter().filter(|(key, (_, origin))| !key.starts_with("keys.") && shown(key, *origin));
        let options = written.map(|(key, (value, origin))| (key.clone(), value.clone(), *origin));
        let openers = self.openers.iter().map(|opener| ("open".to_owned(), opener.to_toml(), opener.origin));
        let searches = self.searches.iter().map(|search| ("search".to_owned(), search.to_toml(), search.origin));
        options.chain(self.keys_in_force()).chain(openers).chain(searches).collect()
    }

    /// The default file with every option commented out, as a start for the user's own.
    pub fn template() -> String {
        let heading = |line: &str| line.starts_with('[') && !line.starts_with("[[");
        let keep = |line: &str| line.is_empty() || line.starts_with('#') || heading(line);
        DEFAULT.lines().map(|line| if keep(line) { format!("{line}\n") } else { format!("#{line}\n") }).collect()
    }

    /// The key bindings by mode: commands with keys, and those kind keys the user removed.
    fn keys_in_force(&self) -> impl Iterator<Item = (String, String, Origin)> {
        let all = Mode::ALL.iter().flat_map(|&mode| Command::ALL.iter().map(move |&command| (mode, command)));
        all.filter_map(|(mode, command)| {
            let name = key_name(mode, command);
            let (_, origin) = self.written.get(&name)?;
            let own = self.keymap.bindings().iter().filter(|binding| binding.mode == mode && binding.command == command);
            let keys: Vec<String> = own.map(|binding| binding.keys.to_string()).collect();
            Some((name, listed(keys.iter().map(String::as_str)), *origin))
        })
    }

    fn read(&mut self, name: &str, text: &str, kind: FileKind) -> Vec<Mistake> {
        let (mut file, table) = File::parse(name, text);
        let mut theme = None;
        let top = entries(table.get_ref());
        for entry in &top {
            match entry.name {
                "keys" => self.read_keys(&mut file, entry, kind),
                "themes" => self.read_themes(&mut file, entry, kind),
                "open" => self.read_openers(&mut file, entry, kind),
                "search" => self.read_searches(&mut file, entry, kind),
                "theme" => theme = Some(entry),
                _ => self.read_option(&mut file, entry, kind),
            }
        }
        // Last, because the theme may be defined further down.
        if let Some(entry) = theme {
            self.read_choice_of_theme(&mut file, entry, kind);
        }
        file.finish()
    }

    fn read_option(&mut self, file: &mut File, entry: &Entry<'_>, kind: FileKind) {
        if let Some(value) = self.options.read(file, entry) {
            self.record(entry.name.to_owned(), value, kind.origin(file.line(&entry.at)));
        }
    }

    fn read_choice_of_theme(&mut self, file: &mut File, entry: &Entry<'_>, kind: FileKind) {
        let Some(name) = file.text(entry) else { return };
        if self.theme(&name).is_none() && name != AUTO {
            let near = nearest(&name, self.theme_names());
            return file.mistake(&entry.value.span(), words::Mistake::UnknownTheme { name }, near);
        }
        self.record("theme".to_owned(), quoted(&name), kind.origin(file.line(&entry.at)));
        self.options.theme = name;
    }

    fn read_keys(&mut self, file: &mut File, entry: &Entry<'_>, kind: FileKind) {
        let Some(table) = file.table(entry) else { return };
        let assignments = key_bindings::assignments(file, table);
        key_bindings::bind(file, &mut self.keymap, &assignments);
        for assignment in assignments {
            self.record(key_name(assignment.mode, assignment.command), String::new(), kind.origin(file.line(&assignment.at)));
        }
    }

    fn read_themes(&mut self, file: &mut File, entry: &Entry<'_>, kind: FileKind) {
        let Some(table) = file.table(entry) else { return };
        for entry in entries(table) {
            let Some(table) = file.table(&entry) else { continue };
            let name = clean::line(entry.name);
            let mut theme = self.start_of_theme(file, &name, table);
            theme::read(file, &mut theme, table, |styled, style, line| {
                self.record(format!("themes.{name}.{styled}"), quoted(style), kind.origin(line));
            });
            match self.themes.iter_mut().find(|(known, _)| *known == name) {
                Some((_, old)) => *old = theme,
                None => self.themes.push((name, theme)),
            }
        }
    }

    /// The base of a theme: the one it extends, else the existing one of its name, else the first.
    fn start_of_theme(&self, file: &mut File, name: &str, table: &DeTable<'_>) -> Theme {
        let own = self.theme(name).or_else(|| self.theme(FIRST_THEME)).copied().unwrap_or_default();
        let Some(extends) = entries(table).into_iter().find(|entry| entry.name == "extends") else { return own };
        let Some(base) = file.text(&extends) else { return own };
        if let Some(theme) = self.theme(&base) {
            return *theme;
        }
        let near = nearest(&base, self.theme_names().filter(|&name| name != AUTO));
        file.mistake(&extends.value.span(), words::Mistake::UnknownTheme { name: base }, near);
        own
    }

    /// The user's openers come before the existing ones.
    fn read_openers(&mut self, file: &mut File, entry: &Entry<'_>, kind: FileKind) {
        let mut openers = Vec::new();
        tables(file, entry, kind, words::Wanted::Openers, |file, table, at, origin| openers.extend(opener::read(file, table, at, origin)));
        openers.append(&mut self.openers);
        self.openers = openers;
    }

    fn read_searches(&mut self, file: &mut File, entry: &Entry<'_>, kind: FileKind) {
        let mut searches = std::mem::take(&mut self.searches);
        tables(file, entry, kind, words::Wanted::Searches, |file, table, at, origin| {
            searches.extend(saved_search::read(file, table, at, origin, &searches));
        });
        self.searches = searches;
    }

    fn record(&mut self, key: String, value: String, origin: Origin) {
        self.written.insert(key, (value, origin));
    }
}

/// Reads an array of tables with `read`; its name and what it must be are for the report of a mistake.
fn tables(
    file: &mut File,
    entry: &Entry<'_>,
    kind: FileKind,
    wanted: words::Wanted,
    mut read: impl FnMut(&mut File, &DeTable<'_>, &Range<usize>, Origin),
) {
    let wrong = |wanted| words::Mistake::WrongType { name: entry.name.to_owned(), wanted };
    let Some(tables) = entry.value.get_ref().as_array() else {
        return file.mistake(&entry.at, wrong(wanted), None);
    };
    for value in tables {
        let at = value.span();
        let Some(table) = value.get_ref().as_table() else {
            file.mistake(&at, wrong(words::Wanted::Table), None);
            continue;
        };
        let origin = kind.origin(file.line(&at));
        read(file, table, &at, origin);
    }
}

fn key_name(mode: Mode, command: Command) -> String {
    format!("keys.{}.{}", mode.name(), command.name())
}

#[cfg(test)]
mod tests;

//! What the environment says: colours, characters, terminal. The only place that reads variables beside the command line.

use std::env;

use anyhow::{Result, bail};

use super::clipboard::Between;
use crate::config::theme::{Depth, Theme};
use crate::config::{Ascii, Config};
use crate::words::{Language, Mistake, Wrong};

/// What was found around the program.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// How many colours the terminal has.
    pub depth: Depth,
    /// Whether the terminal shows Unicode.
    pub unicode: bool,
    /// Whether the terminal cannot move its cursor.
    pub dumb: bool,
    /// Whether frames may be bracketed; tmux leaves stray cells then.
    pub synchronized: bool,
    /// Through what the terminal is reached.
    pub between: Between,
}

impl Surroundings {
    /// Looks around.
    pub fn look() -> Self {
        let term = env::var("TERM").unwrap_or_default();
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()));
        let unicode = locale.is_none_or(|locale| {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        });
        Self {
            depth: depth(&term),
            unicode,
            dumb: term == "dumb" || term.is_empty(),
            synchronized: env::var_os("TMUX").is_none(),
            between: between(),
        }
    }

    /// Whether only ASCII is to be drawn.
    pub fn ascii(&self, config: &Config) -> bool {
        match config.options.ascii {
            Ascii::Yes => true,
            Ascii::No => false,
            Ascii::Auto => !self.unicode,
        }
    }

    /// The theme asked for, or the configured one, in the terminal's colours. An unknown name is a mistake.
    pub fn theme(&self, config: &Config, asked: Option<&str>) -> Result<(Theme, String)> {
        let name = asked.unwrap_or(&config.options.theme);
        let Some(theme) = config.theme(name) else {
            let known = config.theme_names().collect::<Vec<_>>().join(", ");
            bail!(Wrong(Mistake::NoSuchTheme { name: name.to_owned(), known }));
        };
        Ok((theme.at(self.depth), name.to_owned()))
    }
}

/// The language that the environment asks for, as POSIX has it: the first of the variables that is set decides. What we do not speak
/// is English.
pub fn language() -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()));
    locale.and_then(|locale| Language::of_locale(&locale)).unwrap_or_default()
}

fn between() -> Between {
    let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    match (set("TMUX"), set("STY")) {
        (true, _) => Between::Tmux,
        (false, true) => Between::Screen,
        (false, false) => Between::Nothing,
    }
}

fn depth(term: &str) -> Depth {
    let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    if set("NO_COLOR") {
        return Depth::None;
    }
    let truecolor = env::var("COLORTERM").is_ok_and(|value| value == "truecolor" || value == "24bit");
    match term {
        _ if truecolor => Depth::True,
        term if term.contains("256color") || term.contains("direct") => Depth::TwoFiftySix,
        term if term.contains("mono") || term.starts_with("vt1") || term.starts_with("vt2") => Depth::None,
        _ => Depth::Sixteen,
    }
}

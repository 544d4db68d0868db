//! Terminal capabilities and locale, from environment variables. Besides the command line, the only place that reads them.

use std::env;
use std::path::Path;

use anyhow::{Result, bail};

use super::multiplexer::Multiplexer;
use crate::config::pictures::Graphics;
use crate::config::theme::{ColourDepth, Theme};
use crate::config::{Ascii, Config};
use crate::query::spelling::nearest;
use crate::store::file;
use crate::words::{Language, Mistake, Wrong};

/// Length of the beginning of a file that is searched for kitty's version, in bytes.
const KITTY_NAMES: usize = 16 << 10;

#[derive(Debug, Clone)]
pub(crate) struct Surroundings {
    pub depth: ColourDepth,
    /// Whether the terminal shows Unicode.
    pub(crate) unicode: bool,
    /// Whether the terminal cannot move its cursor.
    pub dumb: bool,
    /// Whether frames may be bracketed; tmux leaves stray cells then.
    pub(crate) synchronized: bool,
    pub(crate) multiplexer: Multiplexer,
    /// The terminal's image protocol, as far as environment variables show it. The terminal is not queried for it: it
    /// is needed before an answer could come.
    pub graphics: Graphics,
}

impl Surroundings {
    pub(crate) fn look() -> Self {
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
            multiplexer: Multiplexer::detect(),
            graphics: graphics(&|name| env::var(name).unwrap_or_default(), kitty_is_old),
        }
    }

    pub(crate) fn ascii(&self, config: &Config) -> bool {
        match config.options.ascii {
            Ascii::Yes => true,
            Ascii::No => false,
            Ascii::Auto => !self.unicode,
        }
    }

    /// In which form the terminal is given pictures; `None` where it shows none: without colours, or in plain characters.
    pub(crate) fn graphics(&self, config: &Config) -> Option<Graphics> {
        let shows = self.depth != ColourDepth::None && !self.dumb && !self.ascii(config);
        // GNU screen passes no other form on: it cuts long sequences, and shows their rest as text.
        let wanted = config.options.graphics.filter(|_| self.multiplexer != Multiplexer::Screen);
        shows.then(|| wanted.unwrap_or(self.graphics))
    }

    /// Whether the terminal's answer to the question for its background would be of use: `auto` needs 24-bit colours. GNU screen answers
    /// nothing and may show the question.
    pub(crate) fn may_ask_background(&self) -> bool {
        self.depth == ColourDepth::True && !self.dumb && self.multiplexer != Multiplexer::Screen
    }

    /// The theme asked for, or the configured one, in the terminal's colours. An unknown name is a mistake.
    pub(crate) fn theme(&self, config: &Config, asked: Option<&str>) -> Result<(Theme, String)> {
        let name = asked.unwrap_or(&config.options.theme);
        let Some(theme) = config.theme_for(name, self.depth, None) else {
            let known = config.theme_names().collect::<Vec<_>>().join(", ");
            let what = Mistake::NoSuchTheme { name: name.to_owned(), known };
            bail!(Wrong(what.or_meant(nearest(name, config.theme_names()))));
        };
        Ok((theme, name.to_owned()))
    }
}

/// The language that the environment asks for, as POSIX has it: the first of the variables that is set decides. What we do not speak
/// is English.
pub(crate) fn language() -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()));
    locale.and_then(|locale| Language::of_locale(&locale)).unwrap_or_default()
}

/// The form in which the terminal takes pictures that `variable` speaks of; `is_old` knows of the folder where kitty is installed.
/// Variables of a terminal live on in those that are started within it, so what names the one in use goes before what names the one
/// around.
fn graphics(variable: &dyn Fn(&str) -> String, is_old: fn(&Path) -> bool) -> Graphics {
    let set = |name: &str| !variable(name).is_empty();
    let term = variable("TERM");
    if set("TMUX") || set("STY") || term.starts_with("screen") || term.starts_with("tmux") {
        return Graphics::Blocks;
    }
    let kitty = || {
        let folder = variable("KITTY_INSTALLATION_DIR");
        if !folder.is_empty() && is_old(Path::new(&folder)) { Graphics::Blocks } else { Graphics::Kitty }
    };
    match term.as_str() {
        "xterm-kitty" => return kitty(),
        "xterm-ghostty" => return Graphics::Kitty,
        term if ["foot", "mlterm", "yaft", "contour"].iter().any(|name| term.starts_with(name)) => return Graphics::Sixel,
        term if !term.starts_with("xterm") && !term.starts_with("wezterm") => return Graphics::Blocks,
        _ => (),
    }
    if let Ok(version) = variable("VTE_VERSION").parse::<u32>() {
        return of_vte(version);
    }
    if ["XTERM_VERSION", "VTE_VERSION", "ALACRITTY_WINDOW_ID"].iter().any(|name| set(name)) {
        return Graphics::Blocks;
    }
    match variable("TERM_PROGRAM").as_str() {
        "iTerm.app" | "WezTerm" | "mintty" | "rio" => Graphics::Iterm2,
        "ghostty" => Graphics::Kitty,
        "" if variable("LC_TERMINAL") == "iTerm2" => Graphics::Iterm2,
        "" if variable("KONSOLE_VERSION").parse().is_ok_and(|version: u32| version >= 220_400) => Graphics::Iterm2,
        "" if set("KITTY_WINDOW_ID") => kitty(),
        _ => Graphics::Blocks,
    }
}

/// The finest block characters that VTE draws itself, whatever the font has: sextants from 0.68 on at the latest, octants from 0.78 on.
fn of_vte(version: u32) -> Graphics {
    match version {
        7800.. => Graphics::Octants,
        6800.. => Graphics::Sextants,
        _ => Graphics::Blocks,
    }
}

/// Whether the kitty installed in `folder` is older than 0.28, the first that draws pictures in cells. No variable has the version; the
/// file in which kitty names it does, as packaged by distributions.
fn kitty_is_old(folder: &Path) -> bool {
    let Ok((bytes, _)) = file::raw(&folder.join("kitty/constants.py"), KITTY_NAMES) else { return false };
    let text = String::from_utf8_lossy(&bytes);
    let version = text.split_once("Version = Version(").and_then(|(_, figures)| figures.split_once(')'));
    let figures = version.map(|(figures, _)| figures.split(',').map_while(|figure| figure.trim().parse::<u32>().ok()).collect::<Vec<_>>());
    figures.is_some_and(|figures| figures.len() > 1 && figures < vec![0, 28])
}

fn depth(term: &str) -> ColourDepth {
    let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    if set("NO_COLOR") {
        return ColourDepth::None;
    }
    let truecolor = env::var("COLORTERM").is_ok_and(|value| value == "truecolor" || value == "24bit");
    match term {
        _ if truecolor => ColourDepth::True,
        term if term.contains("256color") || term.contains("direct") => ColourDepth::TwoFiftySix,
        term if term.contains("mono") || term.starts_with("vt1") || term.starts_with("vt2") => ColourDepth::None,
        _ => ColourDepth::Sixteen,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graphics_of(variables: &[(&str, &str)]) -> Graphics {
        let value = |name: &str| variables.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value).to_owned();
        graphics(&value, |folder| folder.ends_with("old"))
    }

    #[test]
    fn the_terminal_in_use_decides_how_pictures_are_sent() {
        for (variables, expected) in [
            (&[("TERM", "xterm-256color")][..], Graphics::Blocks),
            (&[("TERM", "xterm-kitty")], Graphics::Kitty),
            (&[("TERM", "xterm-256color"), ("KITTY_WINDOW_ID", "1")], Graphics::Kitty),
            (&[("TERM", "xterm-kitty"), ("KITTY_INSTALLATION_DIR", "/opt/new")], Graphics::Kitty),
            (&[("TERM", "xterm-kitty"), ("KITTY_INSTALLATION_DIR", "/opt/old")], Graphics::Blocks),
            (&[("TERM", "foot"), ("KITTY_WINDOW_ID", "1")], Graphics::Sixel),
            (&[("TERM", "xterm-256color"), ("KITTY_WINDOW_ID", "1"), ("VTE_VERSION", "7600")], Graphics::Sextants),
            (&[("TERM", "xterm-256color"), ("VTE_VERSION", "7802")], Graphics::Octants),
            (&[("TERM", "xterm-256color"), ("VTE_VERSION", "5202")], Graphics::Blocks),
            (&[("TERM", "tmux-256color"), ("VTE_VERSION", "7802")], Graphics::Blocks),
            (&[("TERM", "alacritty"), ("TERM_PROGRAM", "WezTerm")], Graphics::Blocks),
            (&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "WezTerm")], Graphics::Iterm2),
            (&[("TERM", "xterm-256color"), ("LC_TERMINAL", "iTerm2")], Graphics::Iterm2),
            (&[("TERM", "xterm-256color"), ("KONSOLE_VERSION", "230804")], Graphics::Iterm2),
            (&[("TERM", "xterm-256color"), ("KONSOLE_VERSION", "180400")], Graphics::Blocks),
            (&[("TERM", "xterm-kitty"), ("TMUX", "/tmp/tmux")], Graphics::Blocks),
            (&[("TERM", "tmux-256color")], Graphics::Blocks),
            (&[("TERM", "linux")], Graphics::Blocks),
        ] {
            assert_eq!(graphics_of(variables), expected, "{variables:?}");
        }
    }

    #[test]
    fn kitty_is_as_old_as_its_files_say() {
        for (constants, old) in [
            ("class Version(NamedTuple):\n    major: int\n\nversion: Version = Version(0, 26, 5)\n", true),
            ("version: Version = Version(0, 28, 0)\n", false),
            ("version: Version = Version(1, 2, 3)\n", false),
            ("version: Version = Version(", false),
            ("version: Version = Version()", false),
        ] {
            let folder = tempfile::tempdir().unwrap();
            std::fs::create_dir(folder.path().join("kitty")).unwrap();
            assert!(!kitty_is_old(folder.path()));
            std::fs::write(folder.path().join("kitty/constants.py"), constants).unwrap();
            assert_eq!(kitty_is_old(folder.path()), old, "{constants:?}");
        }
    }
}

//! Contrast: computes it, adapts a theme to the background that the terminal reports, and knows which styles are decoration.
//!
//! The formulas are those of WCAG 2.2, <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>.

use ratatui::style::{Color, Style};

use super::{Part, Theme};
use crate::article::Role;

/// The least contrast of text to its background: level AA of WCAG 2.2.
pub(crate) const READABLE: f64 = 4.5;

/// The least contrast of lines, bars and the like, which carry no words.
const VISIBLE: f64 = 1.4;

/// The most contrast to its ground that makes a background of a theme a tint of the ground, rather than a colour of its own.
const TINT: f64 = 2.0;

/// The most by which a part of such a tint differs from that of its ground: a bright yellow has little contrast to white, but is no tint.
const TINT_STEP: u8 = 64;

/// Number of steps from a colour to black or white.
const STEPS: u32 = 64;

/// The roles that carry no words.
const ROLES_OF_DECORATION: &[Role] = &[Role::Ornament];

/// The parts that carry no words.
const PARTS_OF_DECORATION: &[Part] = &[Part::Separator, Part::Scrollbar];

type Rgb = [u8; 3];

/// Relative luminance, from 0 for black to 1 for white.
fn luminance(colour: Rgb) -> f64 {
    let [r, g, b] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// The contrast of two colours, from 1 to 21.
pub(crate) fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Whether white is easier to read on a ground than black.
pub(crate) fn is_dark(ground: Rgb) -> bool {
    contrast(ground, [255; 3]) >= contrast(ground, [0; 3])
}

/// The colour nearest to `colour` that has the contrast `least` to every one of `grounds`: lightened on dark grounds, else darkened.
fn readable(colour: Rgb, grounds: &[Rgb], least: f64) -> Rgb {
    let end = if grounds.first().is_some_and(|&ground| is_dark(ground)) { 255 } else { 0 };
    let enough = |colour: &Rgb| grounds.iter().all(|&ground| contrast(*colour, ground) >= least);
    (0..=STEPS).map(|step| colour.map(|part| mixed(part, end, step))).find(enough).unwrap_or([end; 3])
}

/// `step` of [`STEPS`] on the way from one value to another.
fn mixed(from: u8, to: u8, step: u32) -> u8 {
    u8::try_from((u32::from(from) * (STEPS - step) + u32::from(to) * step) / STEPS).unwrap_or(to)
}

/// The colour half way from one to another.
pub(crate) fn halfway(from: Rgb, to: Rgb) -> Rgb {
    [0, 1, 2].map(|index| mixed(from[index], to[index], STEPS / 2))
}

/// The components of a 24-bit colour.
pub(crate) fn rgb(colour: Option<Color>) -> Option<Rgb> {
    match colour {
        Some(Color::Rgb(r, g, b)) => Some([r, g, b]),
        _ => None,
    }
}

impl Theme {
    /// The theme on a ground that it does not paint: backgrounds that are tints of its own ground become tints of this one, and every
    /// text gets enough contrast. Only 24-bit colours are changed.
    #[must_use]
    pub(in crate::config) fn on(&self, ground: Rgb) -> Self {
        let Some(own) = rgb(self.part(Part::Screen).bg) else { return *self };
        let tinted = |style: Style| match rgb(style.bg) {
            Some(bg) if is_tint(bg, own) => colour(style, None, Some(moved(bg, own, ground))),
            _ => style,
        };
        let mut theme = Self { roles: self.roles.map(tinted), parts: self.parts.map(tinted) };
        theme.parts[Part::Screen as usize].bg = None;
        let popup = rgb(theme.part(Part::Popup).bg).unwrap_or(ground);
        let adapt = |style: Style, least: f64| match (rgb(style.fg), rgb(style.bg)) {
            (Some(fg), Some(bg)) => colour(style, Some(readable(fg, &[bg], least)), None),
            (Some(fg), None) => colour(style, Some(readable(fg, &[ground, popup], least)), None),
            (None, _) => style,
        };
        for (role, style) in Role::ALL.iter().zip(&mut theme.roles) {
            *style = adapt(*style, if ROLES_OF_DECORATION.contains(role) { VISIBLE } else { READABLE });
        }
        for (part, style) in Part::ALL.iter().zip(&mut theme.parts) {
            *style = adapt(*style, if PARTS_OF_DECORATION.contains(part) { VISIBLE } else { READABLE });
        }
        theme
    }
}

/// Whether a background is a tint of the theme's ground, rather than a colour of its own.
fn is_tint(colour: Rgb, own: Rgb) -> bool {
    contrast(colour, own) < TINT && (0..3).all(|index| colour[index].abs_diff(own[index]) <= TINT_STEP)
}

fn colour(style: Style, fg: Option<Rgb>, bg: Option<Rgb>) -> Style {
    let colour = |[r, g, b]: Rgb| Color::Rgb(r, g, b);
    Style { fg: fg.map(colour).or(style.fg), bg: bg.map(colour).or(style.bg), ..style }
}

/// `tint` as far from `ground` as it was from `own`: in the same direction where there is room for it and text stays readable, else in the
/// other.
fn moved(tint: Rgb, own: Rgb, ground: Rgb) -> Rgb {
    let by = |index: usize| i16::from(tint[index]) - i16::from(own[index]);
    let to = |sign: i16| [0, 1, 2].map(|index| (i16::from(ground[index]) + sign * by(index)).clamp(0, 255));
    let end = if is_dark(ground) { [255; 3] } else { [0; 3] };
    let there = to(1).map(|part| u8::try_from(part).unwrap_or_default());
    let has_room = (0..3).all(|index| i16::from(there[index]) - i16::from(ground[index]) == by(index));
    if has_room && contrast(there, end) >= READABLE { there } else { to(-1).map(|part| u8::try_from(part).unwrap_or_default()) }
}

#[cfg(test)]
mod tests {
    use super::super::colour_depth::SIXTEEN;
    use super::*;
    use crate::config::theme::ColourDepth;
    use crate::config::{AUTO, Config};

    /// The colour of a style's text or background, where the theme names it.
    fn known(colour: Option<Color>) -> Option<Rgb> {
        rgb(colour).or_else(|| SIXTEEN.iter().find(|(named, _)| Some(*named) == colour).map(|(_, rgb)| *rgb))
    }

    /// The names of the styles whose words have too little contrast to what they are drawn on; `ground` where the theme paints none.
    fn unreadable(theme: &Theme, ground: Rgb, enough: f64) -> Vec<String> {
        let screen = known(theme.part(Part::Screen).bg).unwrap_or(ground);
        let popup = known(theme.part(Part::Popup).bg).unwrap_or(screen);
        let body = known(theme.role(Role::Text).fg);
        let roles = Role::ALL.iter().filter(|role| !ROLES_OF_DECORATION.contains(role)).map(|&role| (role.name(), theme.role(role)));
        let parts = Part::ALL.iter().filter(|part| !PARTS_OF_DECORATION.contains(part)).map(|&part| (part.name(), theme.part(part)));
        let mut bad = Vec::new();
        for (name, style) in roles.chain(parts) {
            let grounds = known(style.bg).map_or(vec![screen, popup], |bg| vec![bg]);
            let Some(fg) = known(style.fg).or(body) else { continue };
            let least = grounds.iter().map(|&ground| contrast(fg, ground)).fold(21.0, f64::min);
            if least < enough {
                bad.push(format!("{name} {least:.2} on {ground:?}"));
            }
        }
        bad
    }

    #[test]
    fn every_role_of_every_theme_is_readable() {
        let (config, _) = Config::new(None);
        for name in config.theme_names().filter(|name| ![AUTO, "terminal"].contains(name)) {
            let enough = if name == "contrast" { 7.0 } else { READABLE };
            assert_eq!(unreadable(config.theme(name).unwrap(), [0; 3], enough), [""; 0], "{name}");
        }
    }

    #[test]
    fn auto_is_readable_on_every_ground_and_never_paints_it() {
        let (config, _) = Config::new(None);
        let greys = (0..=255).map(|grey| [grey; 3]);
        let colours =
            [[0, 43, 54], [253, 246, 227], [46, 52, 64], [48, 10, 36], [0, 0, 128], [255, 255, 128], [200, 60, 60], [40, 120, 60]];
        for ground in greys.chain(colours) {
            let theme = config.theme_for(AUTO, ColourDepth::True, Some(ground)).unwrap();
            assert_eq!(theme.part(Part::Screen).bg, None);
            assert_eq!(unreadable(&theme, ground, READABLE), [""; 0]);
        }
    }

    #[test]
    fn matches_keep_their_yellow_on_every_light_ground() {
        let (config, _) = Config::new(None);
        for ground in [[255; 3], [253, 246, 227], [250, 250, 245], [230, 230, 230]] {
            let theme = config.theme_for(AUTO, ColourDepth::True, Some(ground)).unwrap();
            let [red, green, blue] = rgb(theme.role(Role::Match).bg).unwrap();
            assert!(red > 200 && green > 180 && blue < 120, "{red} {green} {blue} on {ground:?}");
            // Selected rows and code are tints all the same.
            let selected = rgb(theme.part(Part::ListSelected).bg).unwrap();
            assert!(contrast(selected, ground) < TINT);
        }
    }

    #[test]
    fn palette_colours_on_palette_colours_are_readable() {
        let (config, _) = Config::new(None);
        let theme = config.theme("terminal").unwrap();
        let both = |style: Style| Some((known(style.fg)?, known(style.bg)?));
        let pairs = theme.roles.iter().chain(&theme.parts).filter_map(|&style| both(style));
        for (fg, bg) in pairs {
            assert!(contrast(fg, bg) >= READABLE, "{fg:?} on {bg:?}");
        }
    }

    #[test]
    fn without_an_answer_auto_is_the_terminals_palette() {
        let (config, _) = Config::new(None);
        let terminal = *config.theme("terminal").unwrap();
        assert_eq!(config.theme_for(AUTO, ColourDepth::True, None), Some(terminal));
        assert_eq!(config.theme_for(AUTO, ColourDepth::Sixteen, Some([0; 3])), Some(terminal.at(ColourDepth::Sixteen)));
    }

    #[test]
    fn contrast_is_that_of_the_recommendation() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
        assert!((contrast([119; 3], [255; 3]) - 4.48).abs() < 0.01);
        assert!(is_dark([0, 43, 54]) && !is_dark([253, 246, 227]));
    }
}

//! Adapts a theme to the terminal's colour depth: true colour, 256, 16, or none.

use ratatui::style::{Color, Modifier, Style};

use super::{Part, Theme};
use crate::article::Role;

/// The terminal's colour depth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ColourDepth {
    /// No colours: `NO_COLOR`, or a monochrome terminal.
    None,
    /// The 16 colours of the palette.
    Sixteen,
    /// The palette of 256.
    TwoFiftySix,
    /// 24-bit colour.
    True,
}

impl ColourDepth {
    /// The displayable colour nearest to `rgb`; `None` without colours.
    pub fn nearest(self, [r, g, b]: [u8; 3]) -> Option<Color> {
        let colour = Color::Rgb(r, g, b);
        match self {
            Self::None => None,
            Self::Sixteen => Some(to_16(colour)),
            Self::TwoFiftySix => Some(Color::Indexed(of_cube_or_greys([r, g, b]))),
            Self::True => Some(colour),
        }
    }
}

impl Theme {
    /// The theme in the available colours.
    #[must_use]
    pub fn at(&self, depth: ColourDepth) -> Self {
        match depth {
            ColourDepth::None => self.without_colour(),
            ColourDepth::Sixteen => self.in_sixteen(),
            ColourDepth::TwoFiftySix => self.map(|style| recolour(style, to_256)),
            ColourDepth::True => *self,
        }
    }

    /// The theme without colours. Bold, italic and the like stay; what differed only by colour gets one of them.
    #[must_use]
    pub(crate) fn without_colour(&self) -> Self {
        let mut theme = self.map(|style| Style { fg: None, bg: None, underline_color: None, ..style });
        for &(role, modifier) in ROLES_WITHOUT_COLOUR {
            mark(&mut theme.roles[role as usize], modifier);
        }
        for &(part, modifier) in PARTS_WITHOUT_COLOUR {
            mark(&mut theme.parts[part as usize], modifier);
        }
        theme
    }

    /// The theme in 16 colours; what would no longer differ from its background is reversed.
    fn in_sixteen(&self) -> Self {
        let mut theme = self.map(|style| recolour(style, to_16));
        let behind = theme.part(Part::Screen).bg;
        let roles = theme.roles.iter_mut();
        for style in roles.chain(theme.parts.iter_mut()) {
            if style.fg.is_some() && style.fg == style.bg.or(behind) {
                style.fg =
                    Some(if style.fg == Some(Color::Black) || style.fg == Some(Color::DarkGray) { Color::White } else { Color::Black });
            }
        }
        let selections = [Part::ListSelected, Part::PopupSelected].map(|part| part as usize);
        for index in selections {
            stand_out(&mut theme.parts[index], behind);
        }
        let idle = &mut theme.parts[Part::ListSelectedIdle as usize];
        if idle.bg.is_none() || idle.bg == behind {
            mark(idle, Modifier::UNDERLINED);
        }
        for role in [Role::Match, Role::CurrentMatch, Role::Selection, Role::Hint] {
            stand_out(&mut theme.roles[role as usize], behind);
        }
        let note = &mut theme.roles[Role::Note as usize];
        if note.bg.is_none() || note.bg == behind {
            mark(note, Modifier::UNDERLINED);
        }
        theme
    }

    fn map(&self, change: impl Fn(Style) -> Style) -> Self {
        Self { roles: self.roles.map(&change), parts: self.parts.map(&change) }
    }
}

/// Modifiers that distinguish roles without colours.
const ROLES_WITHOUT_COLOUR: &[(Role, Modifier)] = &[
    (Role::Title, Modifier::BOLD),
    (Role::Title, Modifier::UNDERLINED),
    (Role::Heading, Modifier::BOLD),
    (Role::Subheading, Modifier::BOLD),
    (Role::MinorHeading, Modifier::ITALIC),
    (Role::Link, Modifier::UNDERLINED),
    (Role::Video, Modifier::UNDERLINED),
    (Role::Quote, Modifier::ITALIC),
    (Role::NestedQuote, Modifier::ITALIC),
    (Role::Speaker, Modifier::BOLD),
    (Role::Note, Modifier::UNDERLINED),
    (Role::Match, Modifier::UNDERLINED),
    (Role::CurrentMatch, Modifier::REVERSED),
    (Role::Selection, Modifier::REVERSED),
    (Role::Hint, Modifier::REVERSED),
];

/// Modifiers that distinguish parts of the screen without colours.
const PARTS_WITHOUT_COLOUR: &[(Part, Modifier)] = &[
    (Part::ListSelected, Modifier::REVERSED),
    (Part::ListSelectedIdle, Modifier::UNDERLINED),
    (Part::ListMatch, Modifier::UNDERLINED),
    (Part::StatusError, Modifier::BOLD),
    (Part::Sticky, Modifier::BOLD),
    (Part::ScrollbarMatch, Modifier::BOLD),
    (Part::PopupTitle, Modifier::BOLD),
    (Part::PopupSelected, Modifier::REVERSED),
    (Part::Key, Modifier::BOLD),
];

fn mark(style: &mut Style, modifier: Modifier) {
    *style = style.add_modifier(modifier);
}

fn stand_out(style: &mut Style, behind: Option<Color>) {
    if style.bg.is_none() || style.bg == behind {
        mark(style, Modifier::REVERSED);
    }
}

fn recolour(style: Style, to: fn(Color) -> Color) -> Style {
    Style { fg: style.fg.map(to), bg: style.bg.map(to), underline_color: style.underline_color.map(to), ..style }
}

/// The 16 colours as xterm displays them.
pub(super) const SIXTEEN: [(Color, [u8; 3]); 16] = [
    (Color::Black, [0, 0, 0]),
    (Color::Red, [205, 0, 0]),
    (Color::Green, [0, 205, 0]),
    (Color::Yellow, [205, 205, 0]),
    (Color::Blue, [0, 0, 238]),
    (Color::Magenta, [205, 0, 205]),
    (Color::Cyan, [0, 205, 205]),
    (Color::Gray, [229, 229, 229]),
    (Color::DarkGray, [127, 127, 127]),
    (Color::LightRed, [255, 0, 0]),
    (Color::LightGreen, [0, 255, 0]),
    (Color::LightYellow, [255, 255, 0]),
    (Color::LightBlue, [92, 92, 255]),
    (Color::LightMagenta, [255, 0, 255]),
    (Color::LightCyan, [0, 255, 255]),
    (Color::White, [255, 255, 255]),
];

fn to_16(colour: Color) -> Color {
    let wanted = match colour {
        Color::Rgb(r, g, b) => [r, g, b],
        Color::Indexed(index) => rgb_of(index),
        named => return named,
    };
    let index = hue(wanted).or_else(|| (0..16).min_by_key(|&index| distance(wanted, SIXTEEN[index].1)));
    index.map_or(Color::Reset, |index| SIXTEEN[index].0)
}

/// The index in [`SIXTEEN`] of the colour with the same hue; `None` for greys and near-black.
///
/// By distance alone, every soft colour would become grey, and different styles of a theme would look alike.
fn hue(rgb: [u8; 3]) -> Option<usize> {
    let (most, least) = (rgb.into_iter().max()?, rgb.into_iter().min()?);
    let (chroma, sum) = (u16::from(most - least), u16::from(most) + u16::from(least));
    let is_dark = most < 0x50;
    let is_grey = chroma * 5 < u16::from(most) || chroma * 4 < 255 - sum.abs_diff(255);
    if is_dark || is_grey {
        return None;
    }
    let bits = [0, 1, 2].map(|index| usize::from(u16::from(rgb[index]) * 2 > sum) << index);
    let bright = if most >= 0xb0 { 8 } else { 0 };
    Some(bits.into_iter().sum::<usize>() + bright)
}

fn to_256(colour: Color) -> Color {
    let Color::Rgb(r, g, b) = colour else { return colour };
    let nearest = (16..=255).min_by_key(|&index| distance([r, g, b], rgb_of(index)));
    nearest.map_or(colour, Color::Indexed)
}

/// The nearest colour of the cube or the greys, computed in a few steps, as a picture has thousands of colours.
fn of_cube_or_greys(rgb: [u8; 3]) -> u8 {
    let [r, g, b] = rgb.map(|part| if part < 48 { 0 } else { u8::midpoint(part, 5).saturating_sub(15) / 20 }.min(5));
    let cube = 16 + 36 * r + 6 * g + b;
    let mean = rgb.iter().map(|&part| u16::from(part)).sum::<u16>() / 3;
    let grey = 232 + (mean.saturating_sub(3) / 10).min(23) as u8;
    if distance(rgb, rgb_of(grey)) < distance(rgb, rgb_of(cube)) { grey } else { cube }
}

/// The colour of an index in the 256-colour palette: 16 named colours, a 6×6×6 cube, 24 greys.
fn rgb_of(index: u8) -> [u8; 3] {
    let level = |step: u8| if step == 0 { 0 } else { 55 + step * 40 };
    match index {
        0..=15 => SIXTEEN[usize::from(index)].1,
        16..=231 => [level((index - 16) / 36), level((index - 16) / 6 % 6), level((index - 16) % 6)],
        232..=255 => [8 + (index - 232) * 10; 3],
    }
}

/// Perceived distance of two colours: "redmean", T. Riemersma, "Colour metric" (<https://www.compuphase.com/cmetric.htm>).
fn distance(one: [u8; 3], other: [u8; 3]) -> u32 {
    let [r, g, b] = [0, 1, 2].map(|index| u32::from(one[index].abs_diff(other[index])));
    let mean = u32::midpoint(u32::from(one[0]), u32::from(other[0]));
    (((512 + mean) * r * r) >> 8) + 4 * g * g + (((767 - mean) * b * b) >> 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_become_the_nearest_there_are() {
        for (from, sixteen, many) in [
            (Color::Rgb(250, 5, 5), Color::LightRed, Color::Indexed(196)),
            (Color::Rgb(16, 16, 18), Color::Black, Color::Indexed(233)),
            (Color::Rgb(250, 246, 234), Color::White, Color::Indexed(255)),
            (Color::Rgb(163, 211, 164), Color::LightGreen, Color::Indexed(151)),
            (Color::Rgb(122, 46, 18), Color::Red, Color::Indexed(88)),
            (Color::Green, Color::Green, Color::Green),
        ] {
            assert_eq!((to_16(from), to_256(from)), (sixteen, many), "{from:?}");
        }
        assert_eq!(to_16(Color::Indexed(9)), Color::LightRed);
    }

    #[test]
    fn without_colour_nothing_has_one_and_selections_show() {
        let mut theme = Theme::default();
        theme.set("list_selected", Style::new().fg(Color::Black).bg(Color::Rgb(1, 2, 3)));
        theme.set("title", Style::new().fg(Color::Red).add_modifier(Modifier::ITALIC));
        let plain = theme.at(ColourDepth::None);
        assert_eq!(plain.part(Part::ListSelected), Style::new().add_modifier(Modifier::REVERSED));
        assert_eq!(plain.role(Role::Title), Style::new().add_modifier(Modifier::ITALIC | Modifier::BOLD | Modifier::UNDERLINED));
        assert!(plain.roles.iter().chain(&plain.parts).all(|style| style.fg.is_none() && style.bg.is_none()));
    }

    #[test]
    fn in_sixteen_colours_text_never_vanishes_in_its_background() {
        let mut theme = Theme::default();
        theme.set("screen", Style::new().bg(Color::Rgb(20, 20, 25)));
        theme.set("ornament", Style::new().fg(Color::Rgb(35, 35, 40)));
        theme.set("list_selected", Style::new().bg(Color::Rgb(30, 30, 40)));
        let few = theme.at(ColourDepth::Sixteen);
        assert_eq!(few.role(Role::Ornament).fg, Some(Color::White));
        assert!(few.part(Part::ListSelected).has_modifier(Modifier::REVERSED));
    }
}

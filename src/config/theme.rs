//! Themes: the styles of text roles and of parts of the screen. Outside `ui`, nothing else knows colours.

pub(crate) mod colour_depth;
pub(crate) mod contrast;
pub(crate) mod part;
pub(crate) mod style;

use ratatui::style::Style;
use toml::de::DeTable;

pub use colour_depth::ColourDepth;
pub use part::Part;

use super::toml_reader::{File, entries};
use crate::article::{Role, Roles, clean};
use crate::query::spelling::nearest;
use crate::words::Mistake;

/// The style of every role and every part of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    roles: [Style; Role::ALL.len()],
    parts: [Style; Part::ALL.len()],
}

impl Default for Theme {
    fn default() -> Self {
        Self { roles: [Style::new(); Role::ALL.len()], parts: [Style::new(); Part::ALL.len()] }
    }
}

impl Theme {
    /// The combined style of several roles; the stronger role's style wins.
    pub fn style(&self, roles: Roles) -> Style {
        roles.iter().fold(Style::new(), |style, role| style.patch(self.role(role)))
    }

    /// The style of one role alone.
    pub fn role(&self, role: Role) -> Style {
        self.roles.get(role as usize).copied().unwrap_or_default()
    }

    /// The style of a part of the screen.
    pub fn part(&self, part: Part) -> Style {
        self.parts.get(part as usize).copied().unwrap_or_default()
    }

    /// Sets the style of a role or part by name; returns whether the name exists.
    fn set(&mut self, name: &str, style: Style) -> bool {
        let role = Role::ALL.iter().position(|role| role.name() == name);
        let part = Part::ALL.iter().position(|part| part.name() == name);
        let role = role.and_then(|index| self.roles.get_mut(index));
        let part = part.and_then(|index| self.parts.get_mut(index));
        let Some(place) = role.or(part) else { return false };
        *place = style;
        true
    }
}

/// The names in a theme: roles, then parts of the screen.
pub fn names() -> impl Iterator<Item = &'static str> {
    Role::ALL.iter().map(|role| role.name()).chain(Part::ALL.iter().map(|part| part.name()))
}

/// Reads the styles of a theme over its present ones. `styled` is called for each valid one.
pub(super) fn read(file: &mut File, theme: &mut Theme, table: &DeTable<'_>, mut styled: impl FnMut(&str, &str, usize)) {
    for entry in entries(table).iter().filter(|entry| entry.name != "extends") {
        if !names().any(|name| name == entry.name) {
            file.mistake(
                &entry.at,
                Mistake::UnknownStyled { name: clean::line(entry.name) },
                nearest(entry.name, names().chain(["extends"])),
            );
            continue;
        }
        let Some(written) = file.text(entry) else { continue };
        match style::parse(&written) {
            Ok(style) => {
                theme.set(entry.name, style);
                styled(entry.name, &written, file.line(&entry.at));
            }
            Err(word) => {
                let near = nearest(&word, style::words());
                file.mistake(&entry.value.span(), Mistake::UnknownStyle { word }, near);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::{Color, Modifier};

    use super::*;

    #[test]
    fn roles_and_parts_have_different_names() {
        let mut all: Vec<_> = names().collect();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), Role::ALL.len() + Part::ALL.len());
    }

    #[test]
    fn the_stronger_role_wins_and_the_rest_shows_through() {
        let mut theme = Theme::default();
        theme.set("quote", Style::new().fg(Color::Green).add_modifier(Modifier::ITALIC));
        theme.set("match", Style::new().fg(Color::Black).bg(Color::Yellow));
        let style = theme.style(Roles::of(Role::Match).with(Role::Quote));
        assert_eq!(style, Style::new().fg(Color::Black).bg(Color::Yellow).add_modifier(Modifier::ITALIC));
        assert_eq!(theme.style(Roles::default()), Style::new());
    }
}

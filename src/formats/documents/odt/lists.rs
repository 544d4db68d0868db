//! Lists of an `OpenDocument` text: their markers and counters.

use std::collections::HashMap;

use super::super::xml::Tag;
use crate::article::Marker;

/// Markers of each list style, by style and level from 1.
#[derive(Debug, Default)]
pub(super) struct Lists(HashMap<(String, u8), Mark>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Bullet,
    /// Numbers that begin with this one.
    Figure(u64),
    Nothing,
}

impl Lists {
    /// Takes in the declaration of a level.
    pub(super) fn declare(&mut self, list: &str, name: &str, tag: &Tag<'_>) {
        let Some(level) = tag.attribute("level").and_then(|level| level.parse().ok()) else { return };
        let mark = match name {
            "list-level-style-number" if tag.attribute("num-format").is_none_or(|format| format.is_empty()) => Mark::Nothing,
            "list-level-style-number" => Mark::Figure(tag.attribute("start-value").and_then(|start| start.parse().ok()).unwrap_or(1)),
            _ => Mark::Bullet,
        };
        self.0.insert((list.to_owned(), level), mark);
    }

    /// First number of a list.
    pub(super) fn start(&self, list: &str, level: u8) -> u64 {
        match self.0.get(&(list.to_owned(), level)) {
            Some(Mark::Figure(start)) => *start,
            _ => 1,
        }
    }

    /// Marker of the item that is the `count`th; `None` where there is none.
    pub(super) fn marker(&self, list: &str, level: u8, count: u64) -> Option<Marker> {
        match self.0.get(&(list.to_owned(), level)) {
            Some(Mark::Bullet) | None => Some(Marker::Bullet),
            Some(Mark::Figure(_)) => Some(Marker::Number(count)),
            Some(Mark::Nothing) => None,
        }
    }
}

//! Lists of a Word document: bullets, numbers, and the counters of each level.

use std::collections::HashMap;

use super::super::style::short;
use super::super::xml::{self, Step};
use crate::article::Marker;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Level {
    kind: LevelKind,
    start: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LevelKind {
    Bullet,
    Figure,
    Nothing,
}

/// A list: its definition, and the number at which each level starts.
#[derive(Debug, Default, Clone)]
struct List {
    definition: String,
    starts: HashMap<u8, u64>,
}

#[derive(Debug, Default)]
pub(super) struct Numbering {
    levels: HashMap<(String, u8), Level>,
    lists: HashMap<String, List>,
    /// Current count of each level of each definition.
    counts: HashMap<(String, u8), u64>,
    begun: std::collections::HashSet<(String, u8)>,
}

impl Numbering {
    /// Reads the part that declares the lists.
    pub(super) fn read(xml: &str) -> Self {
        let mut numbering = Self::default();
        let (mut definition, mut list, mut level) = (None::<String>, None::<(String, List)>, 0_u8);
        xml::walk(xml, &mut |step| match step {
            Step::Open(tag) => {
                let value = || tag.attribute("val").unwrap_or_default();
                match tag.name().as_str() {
                    "abstractNum" => definition = tag.attribute("abstractNumId").map(short),
                    "num" => list = tag.attribute("numId").map(|id| (short(id), List::default())),
                    "lvl" | "lvlOverride" => level = tag.attribute("ilvl").and_then(|level| level.parse().ok()).unwrap_or_default(),
                    "abstractNumId" => list.iter_mut().for_each(|(_, list)| list.definition = short(value())),
                    "startOverride" => list.iter_mut().for_each(|(_, list)| _ = list.starts.insert(level, value().parse().unwrap_or(1))),
                    "numFmt" => numbering.level(definition.as_ref(), level).kind = kind(&value()),
                    "start" => numbering.level(definition.as_ref(), level).start = value().parse().unwrap_or(1),
                    _ => (),
                }
            }
            Step::Close(name) if name == "num" => numbering.lists.extend(list.take()),
            Step::Close(name) if name == "abstractNum" => definition = None,
            _ => (),
        });
        numbering
    }

    fn level(&mut self, definition: Option<&String>, level: u8) -> &mut Level {
        let key = (definition.cloned().unwrap_or_default(), level);
        self.levels.entry(key).or_insert(Level { kind: LevelKind::Figure, start: 1 })
    }

    /// Marker of the next item of a list; `None` where there is none.
    pub(super) fn next(&mut self, list: &str, level: u8) -> Option<Marker> {
        // A list that is declared nowhere is one of bullets, as Word shows it.
        let Some(found) = self.lists.get(list) else { return Some(Marker::Bullet) };
        let key = (found.definition.clone(), level);
        let known = self.levels.get(&key).copied().unwrap_or(Level { kind: LevelKind::Bullet, start: 1 });
        for deeper in level + 1..9 {
            self.counts.remove(&(key.0.clone(), deeper));
        }
        if let Some(&start) = found.starts.get(&level)
            && self.begun.insert((list.to_owned(), level))
        {
            self.counts.insert(key.clone(), start.saturating_sub(1));
        }
        let count = self.counts.entry(key).or_insert(known.start.saturating_sub(1));
        *count = count.saturating_add(1);
        match known.kind {
            LevelKind::Bullet => Some(Marker::Bullet),
            LevelKind::Figure => Some(Marker::Number(*count)),
            LevelKind::Nothing => None,
        }
    }
}

fn kind(format: &str) -> LevelKind {
    match format {
        "bullet" => LevelKind::Bullet,
        "none" => LevelKind::Nothing,
        _ => LevelKind::Figure,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_numbers_count_by_level_and_restart() {
        let xml = r#"<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>"#;
        let mut lists = Numbering::read(xml);
        let marks = [("1", 0), ("1", 1), ("1", 0), ("2", 0), ("2", 0), ("9", 0)].map(|(list, level)| lists.next(list, level));
        let expected =
            [Marker::Number(3), Marker::Bullet, Marker::Number(4), Marker::Number(1), Marker::Number(2), Marker::Bullet].map(Some);
        assert_eq!(marks, expected);
    }
}

//! Reads one configuration file: lines, typed values, and mistakes found. Knows TOML, but no options.

use std::ops::{Range, RangeInclusive};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::mistake::Mistake;
use crate::article::clean;
use crate::query::spelling::nearest;
use crate::words::{self, Wanted};

pub(super) struct Entry<'t> {
    pub(super) name: &'t str,
    pub(super) at: Range<usize>,
    pub(super) value: &'t Spanned<DeValue<'t>>,
}

/// The entries of a table in file order.
pub(super) fn entries<'t>(table: &'t DeTable<'t>) -> Vec<Entry<'t>> {
    let mut entries: Vec<_> = table.iter().map(|(name, value)| Entry { name: name.get_ref(), at: name.span(), value }).collect();
    entries.sort_by_key(|entry| (entry.at.start, entry.value.span().start));
    entries
}

/// The file being read.
pub(super) struct File {
    name: String,
    /// Byte offset of each line.
    starts: Vec<usize>,
    mistakes: Vec<Mistake>,
    /// Number of leading mistakes that are TOML syntax errors.
    syntax: usize,
}

impl File {
    /// Parses the text as far as it is valid TOML.
    pub(super) fn parse<'t>(name: &str, text: &'t str) -> (Self, Spanned<DeTable<'t>>) {
        let starts = std::iter::once(0).chain(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1)).collect();
        let mut file = Self { name: clean::line(name), starts, mistakes: Vec::new(), syntax: 0 };
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            file.mistake(&error.span().unwrap_or_default(), words::Mistake::NotToml { why: clean::line(error.message()) }, None);
        }
        file.mistakes.dedup_by_key(|mistake| mistake.line);
        file.syntax = file.mistakes.len();
        (file, table)
    }

    pub(super) fn line(&self, at: &Range<usize>) -> usize {
        self.starts.partition_point(|start| *start <= at.start).max(1)
    }

    pub(super) fn mistake(&mut self, at: &Range<usize>, sentence: words::Mistake, near: Option<String>) {
        let line = self.line(at);
        self.mistakes.push(Mistake { file: self.name.clone(), line, sentence, near });
    }

    /// The mistakes sorted by line. Consequences of broken TOML on the same line are left out.
    pub(super) fn finish(mut self) -> Vec<Mistake> {
        let broken: Vec<usize> = self.mistakes.iter().take(self.syntax).map(|mistake| mistake.line).collect();
        let mut position = 0;
        self.mistakes.retain(|mistake| {
            position += 1;
            position <= self.syntax || !broken.contains(&mistake.line)
        });
        self.mistakes.sort_by_key(|mistake| mistake.line);
        self.mistakes
    }

    pub(super) fn table<'t>(&mut self, entry: &Entry<'t>) -> Option<&'t DeTable<'t>> {
        let table = entry.value.get_ref().as_table();
        table.or_else(|| self.wrong(entry, Wanted::Table))
    }

    pub(super) fn text(&mut self, entry: &Entry<'_>) -> Option<String> {
        match entry.value.get_ref().as_str() {
            Some(text) => Some(clean::line(text)),
            None => self.wrong(entry, Wanted::Text),
        }
    }

    /// Reads a list of strings with their positions; a single string is a list of one.
    pub(super) fn texts(&mut self, entry: &Entry<'_>) -> Option<Vec<(String, Range<usize>)>> {
        let one = std::slice::from_ref(entry.value);
        let values = match entry.value.get_ref() {
            DeValue::Array(values) => values.iter().as_slice(),
            _ => one,
        };
        let texts: Option<Vec<_>> = values.iter().map(|value| Some((clean::line(value.get_ref().as_str()?), value.span()))).collect();
        texts.or_else(|| self.wrong(entry, Wanted::Texts))
    }

    pub(super) fn list(&mut self, entry: &Entry<'_>) -> Option<Vec<(String, Range<usize>)>> {
        if entry.value.get_ref().is_array() { self.texts(entry) } else { self.wrong(entry, Wanted::Texts) }
    }

    pub(super) fn boolean(&mut self, entry: &Entry<'_>) -> Option<bool> {
        entry.value.get_ref().as_bool().or_else(|| self.wrong(entry, Wanted::Truth))
    }

    /// Reads an integer within bounds.
    pub(super) fn number(&mut self, entry: &Entry<'_>, bounds: &RangeInclusive<u16>) -> Option<u16> {
        let integer = entry.value.get_ref().as_integer();
        let number = integer.and_then(|integer| u16::from_str_radix(integer.as_str(), integer.radix()).ok());
        let number = number.filter(|number| bounds.contains(number));
        if number.is_none() {
            let sentence = words::Mistake::OutOfRange { name: clean::line(entry.name), least: *bounds.start(), most: *bounds.end() };
            self.mistake(&entry.value.span(), sentence, None);
        }
        number
    }

    pub(super) fn choice<T: Copy>(&mut self, entry: &Entry<'_>, choices: &[(&'static str, T)]) -> Option<T> {
        let written = self.text(entry)?;
        let chosen = choices.iter().find(|(name, _)| *name == written).map(|(_, choice)| *choice);
        if chosen.is_none() {
            let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            let sentence = words::Mistake::NotOneOf { name: clean::line(entry.name), words: names.join(", ") };
            self.mistake(&entry.value.span(), sentence, nearest(&written, names));
        }
        chosen
    }

    fn wrong<T>(&mut self, entry: &Entry<'_>, wanted: Wanted) -> Option<T> {
        self.mistake(&entry.value.span(), words::Mistake::WrongType { name: clean::line(entry.name), wanted }, None);
        None
    }
}

/// A string as written in TOML.
pub(super) fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// A list of strings as written in TOML, on one line.
pub(super) fn listed<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let texts: Vec<String> = texts.into_iter().map(quoted).collect();
    format!("[{}]", texts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<u16>, Vec<String>) {
        let (mut file, table) = File::parse("f", text);
        let numbers = entries(table.get_ref()).iter().filter_map(|entry| file.number(entry, &(1..=99))).collect();
        (numbers, file.finish().iter().map(|mistake| words::Words::default().say(&mistake.sentence())).collect())
    }

    #[test]
    fn entries_come_in_the_order_of_the_file() {
        assert_eq!(read("b = 2\na = 1_1\nc = 0x1f"), (vec![2, 11, 31], vec![]));
    }

    #[test]
    fn a_mistake_names_its_line() {
        let (numbers, mistakes) = read("a = 1\n\nb = 100\nc = -1\nd = 'x'\n");
        assert_eq!(numbers, [1]);
        assert_eq!(mistakes[0], "f:3: `b` must be a number from 1 to 99");
        assert_eq!(mistakes.len(), 3);
    }

    #[test]
    fn broken_toml_costs_its_line_only() {
        let (numbers, mistakes) = read("a = 1\nb = \nc = 3\n");
        assert_eq!(numbers, [1, 3]);
        assert_eq!(mistakes.len(), 1, "{mistakes:?}");
        assert!(mistakes[0].starts_with("f:2: invalid TOML"), "{mistakes:?}");
    }
}

//! JSON of any size: values are read up to a number of them, because some take many times the memory of what is written; further ones
//! are checked and left out.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::words::Diagnostic;

/// The most values of a text; an object counts as [`OBJECT`]. The largest file of an agency has a tenth of them.
const MOST: usize = 500_000;

/// The number of values that an object takes the memory of.
const OBJECT: usize = 5;

/// The room for further values.
#[derive(Debug)]
pub(super) struct Room {
    left: Cell<usize>,
    full: Cell<bool>,
}

impl Default for Room {
    fn default() -> Self {
        Self { left: Cell::new(MOST), full: Cell::new(false) }
    }
}

impl Room {
    /// The diagnostic of a text with values left out.
    pub(super) fn note(&self) -> Option<Diagnostic> {
        self.full.get().then_some(Diagnostic::TooMuch { most: MOST })
    }

    fn take(&self, count: usize) -> bool {
        let left = self.left.get();
        let fits = left >= count;
        self.left.set(if fits { left - count } else { 0 });
        self.full.set(self.full.get() || !fits);
        fits
    }
}

/// The value that a text is, as far as there is room.
pub(super) fn read(text: &str, room: &Room) -> serde_json::Result<Value> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = Within(room).deserialize(&mut reader)?;
    reader.end()?;
    Ok(value)
}

/// The values of a text up to its first mistake, and whether there is none.
pub(super) fn read_all(text: &str, room: &Room) -> (Vec<Value>, bool) {
    let mut reader = serde_json::Deserializer::from_str(text);
    let mut values = Vec::new();
    while reader.end().is_err() {
        match Within(room).deserialize(&mut reader) {
            Ok(value) if room.take(1) => values.push(value),
            Ok(_) => (),
            Err(_) => return (values, false),
        }
    }
    (values, true)
}

/// Reads an object without its list `name`, whose items are handed to `take` one by one.
pub(super) fn read_list(text: &str, name: &str, take: &mut dyn FnMut(Item)) -> serde_json::Result<Value> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = reader.deserialize_map(Around { name, take })?;
    reader.end()?;
    Ok(value)
}

/// Hands the values of a text to `take` one by one, those of lists at its top item by item. A value that cannot be read is left out up to
/// the end of its line. Returns whether there was one.
pub(super) fn each(text: &str, take: &mut dyn FnMut(Item)) -> bool {
    let (mut rest, mut is_broken) = (text, false);
    loop {
        let mut reader = serde_json::Deserializer::from_str(rest);
        let failed = loop {
            if reader.end().is_ok() {
                return is_broken;
            }
            if let Err(error) = (List { take: &mut *take }).deserialize(&mut reader) {
                break error.line();
            }
        };
        is_broken = true;
        // A text that does not end with its line is reported in the next one.
        let Some((end, _)) = rest.match_indices('\n').nth(failed.saturating_sub(2)) else { return true };
        rest = &rest[end + 1..];
    }
}

/// An item of a list.
pub(super) enum Item {
    Read(Value),
    /// One beyond the most that are read.
    LeftOut,
}

/// The most items that are read of a list.
const ITEMS: usize = 10_000;

/// The value that follows.
#[derive(Clone, Copy)]
struct Within<'r>(&'r Room);

impl<'de> DeserializeSeed<'de> for Within<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Within<'_> {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        loop {
            if !self.0.take(1) {
                while from.next_element::<IgnoredAny>()?.is_some() {}
                break;
            }
            let Some(item) = from.next_element_seed(self)? else { break };
            items.push(item);
        }
        Ok(items.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let mut fields = Map::new();
        if !self.0.take(OBJECT) {
            while from.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        }
        while let Some(name) = from.next_key::<String>()? {
            if self.0.take(2) {
                fields.insert(name, from.next_value_seed(self)?);
            } else {
                from.next_value::<IgnoredAny>()?;
            }
        }
        Ok(fields.into())
    }
}

/// An object with a list in it.
struct Around<'a> {
    name: &'a str,
    take: &'a mut dyn FnMut(Item),
}

impl<'de> Visitor<'de> for Around<'_> {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let (mut fields, room) = (Map::new(), Room::default());
        while let Some(name) = from.next_key::<String>()? {
            if name == self.name {
                from.next_value_seed(List { take: &mut *self.take })?;
            } else if room.take(2) {
                fields.insert(name, from.next_value_seed(Within(&room))?);
            } else {
                from.next_value::<IgnoredAny>()?;
            }
        }
        Ok(fields.into())
    }
}

/// The list.
struct List<'a> {
    take: &'a mut dyn FnMut(Item),
}

impl<'de> DeserializeSeed<'de> for List<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for List<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<(), A::Error> {
        for _ in 0..ITEMS {
            let room = Room::default();
            let Some(item) = from.next_element_seed(Within(&room))? else { return Ok(()) };
            (self.take)(Item::Read(item));
        }
        while from.next_element::<IgnoredAny>()?.is_some() {
            (self.take)(Item::LeftOut);
        }
        Ok(())
    }

    /// An object in place of a list is its only item.
    fn visit_map<A: MapAccess<'de>>(self, from: A) -> Result<(), A::Error> {
        let room = Room::default();
        let item = Within(&room).visit_map(from)?;
        (self.take)(Item::Read(item));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_those_of_the_text() {
        for text in [r#"{"a": [1, -2, 0.5, "x\né", true, null, {}, []], "b": {"c": {"d": 1e300}}}"#, "[]", "1", "\"x\"", "null"] {
            let room = Room::default();
            assert_eq!(read(text, &room).unwrap(), serde_json::from_str::<Value>(text).unwrap());
            assert_eq!(room.note(), None);
        }
        for text in ["", "[1", "{\"a\" 1}", "1 2", &"[".repeat(100_000)] {
            assert!(read(text, &Room::default()).is_err());
        }
    }

    #[test]
    fn further_values_are_left_out_and_noted() {
        for one in ["0,", "{},", "[],", "{\"a\":1},", "\"x\","] {
            let room = Room::default();
            let Value::Array(items) = read(&format!("[{}0]", one.repeat(MOST)), &room).unwrap() else { panic!("no list") };
            assert!(items.len() <= MOST && items.len() >= MOST / 8 && room.note().is_some(), "{one}: {}", items.len());
        }
        let room = Room::default();
        let keys = (0..MOST).map(|number| format!("\"{number}\":0")).collect::<Vec<_>>().join(",") + ",";
        let Value::Object(fields) = read(&format!("{{{keys}\"end\":0}}"), &room).unwrap() else { panic!("no object") };
        assert!(fields.len() < MOST && room.note().is_some());
    }

    #[test]
    fn several_values_are_read_up_to_the_first_mistake() {
        let all = |text| read_all(text, &Room::default());
        assert_eq!(all(" [1] {}\n2 "), (vec![Value::from(vec![1]), Value::Object(Map::new()), 2.into()], true));
        assert_eq!(all("[1] {"), (vec![Value::from(vec![1])], false));
    }

    #[test]
    fn a_list_is_handed_out_item_by_item() {
        let mut counts = (0, 0);
        let text = format!("{{\"a\": 1, \"items\": [{}{{}}], \"b\": 2}}", "{\"c\": 0},".repeat(ITEMS + 4));
        let around = read_list(&text, "items", &mut |item| match item {
            Item::Read(_) => counts.0 += 1,
            Item::LeftOut => counts.1 += 1,
        });
        assert_eq!((around.unwrap().to_string(), counts), ("{\"a\":1,\"b\":2}".to_owned(), (ITEMS, 5)));
    }
}

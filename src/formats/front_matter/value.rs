//! An untyped front matter value: a language `no` stays a word, a date stays as written.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// The key under which the TOML crate hands out a date.
const TOML_DATE: &str = "$__toml_private_datetime";

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Value {
    /// Empty or null.
    #[default]
    Nothing,
    /// Any scalar.
    Text(String),
    List(Vec<Self>),
    /// Keys and values in the order of the file.
    Map(Vec<(String, Self)>),
}

impl Value {
    /// The scalar it is; the first one of a list.
    pub(super) fn text(&self) -> Option<&str> {
        let value = if let Self::List(list) = self { list.first()? } else { self };
        // `[[page]]` without quotation marks is a list within a list.
        let value = if let Self::List(list) = value { list.first()? } else { value };
        let Self::Text(text) = value else { return None };
        let text = text.trim();
        // `[[page|words]]`, a link of note programs, is its words.
        let linked = text.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]")).filter(|inside| !inside.contains("]]"));
        Some(linked.map_or(text, |inside| inside.rsplit('|').next().unwrap_or(inside)).trim()).filter(|text| !text.is_empty())
    }

    /// The value under the first of `keys` that a map has.
    pub(super) fn get(&self, keys: &[&str]) -> Option<&Self> {
        let Self::Map(entries) = self else { return None };
        keys.iter().find_map(|&key| entries.iter().find(|(name, value)| name == key && *value != Self::Nothing).map(|(_, value)| value))
    }

    /// The items of a list; itself where it is no list.
    pub(super) fn items(&self) -> &[Self] {
        match self {
            Self::List(list) => list,
            Self::Nothing => &[],
            other => std::slice::from_ref(other),
        }
    }
}

/// A key as it is compared: lower case, joined by underscores.
pub(super) fn normal(key: &str) -> String {
    key.trim().to_lowercase().replace(['-', ' '], "_")
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Text(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Text(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Text(value.to_string()))
    }

    fn visit_i128<E>(self, value: i128) -> Result<Value, E> {
        Ok(Value::Text(value.to_string()))
    }

    fn visit_u128<E>(self, value: u128) -> Result<Value, E> {
        Ok(Value::Text(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Text(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(value.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map: Vec<(String, Value)> = Vec::new();
        while let Some((key, value)) = entries.next_entry::<Value, Value>()? {
            match key {
                Value::Text(key) if key == TOML_DATE => return Ok(value),
                Value::Text(key) => map.push((normal(&key), value)),
                _ => (),
            }
        }
        Ok(Value::Map(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_toml_are_scalars() {
        let value: Value = toml::from_str("date = 2018-11-13T09:00:00Z\nday = 2018-11-13").unwrap();
        assert_eq!(value.get(&["date"]).and_then(Value::text), Some("2018-11-13T09:00:00Z"));
        assert_eq!(value.get(&["none", "day"]).and_then(Value::text), Some("2018-11-13"));
    }

    #[test]
    fn keys_are_compared_in_one_form() {
        let value: Value = serde_json::from_str(r#"{"Last-Modified": null, "A B": [1, true, "x"]}"#).unwrap();
        assert_eq!(value.get(&["last_modified"]), None);
        assert_eq!(value.get(&["a_b"]).map(|list| list.items().len()), Some(3));
    }
}

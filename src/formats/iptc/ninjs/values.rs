//! Reads properties of a ninjs item of any version: names in any case, one value or several, strings or objects.

use std::borrow::Cow;

use serde_json::{Map, Value};

/// An item, and its properties by their names in lower case.
pub(super) struct Item<'a> {
    properties: Vec<(String, &'a Value)>,
}

impl<'a> Item<'a> {
    /// The item that `value` is; one without properties where it is no object.
    pub(super) fn new(value: &'a Value) -> Self {
        let properties = value.as_object().map(|object| object.iter().map(|(name, value)| (name.to_lowercase(), value)).collect());
        Self { properties: properties.unwrap_or_default() }
    }

    pub(super) fn get(&self, name: &str) -> Option<&'a Value> {
        self.properties.iter().find(|(known, _)| known == name).map(|(_, value)| *value)
    }

    /// A property that is a text or a number.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.get(name).and_then(plain).map(Cow::into_owned)
    }

    /// The item's identifier.
    pub(super) fn address(&self) -> Option<String> {
        self.text("uri").or_else(|| self.text("guid"))
    }

    /// The names in a property: itself, or those of its objects; codes are not names.
    pub(super) fn named(&self, name: &str) -> Vec<String> {
        many(self.get(name))
            .iter()
            .filter_map(|(_, value)| {
                plain(value).map(Cow::into_owned).or_else(|| ["name", "value", "title"].iter().find_map(|name| Item::new(value).text(name)))
            })
            .collect()
    }

    /// Texts with their roles: `headline` and `headline_ROLE` in version 1, an array of objects with `role` and `value` since.
    pub(super) fn worded(&self, one: &str, several: &str) -> Vec<(String, Cow<'a, str>)> {
        let text = |item: &Self, name: &str| item.get(name).and_then(plain);
        let mut found: Vec<(String, Cow<'a, str>)> = text(self, one).map(|text| (String::new(), text)).into_iter().collect();
        let behind = |name: &str| name.strip_prefix(one)?.strip_prefix('_').map(str::to_owned);
        found.extend(self.properties.iter().filter_map(|(name, value)| Some((behind(name)?, plain(value)?))));
        for (_, value) in many(self.get(several)) {
            let part = Item::new(value);
            let role = [part.text("role"), part.text("contenttype")].into_iter().flatten().collect::<Vec<_>>().join(" ");
            found.extend(text(&part, "value").map(|text| (role.to_lowercase(), text)));
        }
        found
    }

    /// The things in a property, an object of them by name or an array.
    pub(super) fn items(&self, name: &str) -> Vec<(String, Self)> {
        many(self.get(name)).into_iter().filter(|(_, value)| value.is_object()).map(|(name, value)| (name, Item::new(value))).collect()
    }
}

/// The main one of texts with roles; empty where there is none.
pub(super) fn main(texts: &[(String, Cow<'_, str>)]) -> String {
    let is_main = |role: &str| role.is_empty() || role.starts_with("main");
    let main = texts.iter().find(|(role, _)| is_main(role)).or_else(|| texts.first());
    main.map(|(_, text)| text.to_string()).unwrap_or_default()
}

/// Each of several things with its name: of an object its properties, where they are things, of an array its elements.
fn many(value: Option<&Value>) -> Vec<(String, &Value)> {
    match value {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(values)) => values.iter().map(|value| (Item::new(value).text("name").unwrap_or_default(), value)).collect(),
        Some(Value::Object(things)) if is_list(things) => things.iter().map(|(name, value)| (name.clone(), value)).collect(),
        Some(value) => vec![(String::new(), value)],
    }
}

/// Whether an object lists things by name, rather than being one.
fn is_list(object: &Map<String, Value>) -> bool {
    !object.is_empty() && object.values().all(Value::is_object)
}

fn plain(value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::String(text) => Some(Cow::Borrowed(text.trim())).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(Cow::Owned(number.to_string())),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_version_reads_alike() {
        for json in [
            r#"{"headline": "H", "body_text": "B", "subject": [{"name": "S", "code": "1"}, {"code": "2"}], "renditions": {"main": {"href": "a.jpg"}}}"#,
            r#"{"headlines": [{"role": "main", "value": "H"}], "bodies": [{"role": "text", "value": "B"}], "subject": [{"name": "S"}], "renditions": [{"name": "main", "href": "a.jpg"}]}"#,
        ] {
            let value: Value = serde_json::from_str(json).unwrap();
            let item = Item::new(&value);
            assert_eq!(item.worded("headline", "headlines")[0].1, "H");
            assert_eq!(item.worded("body", "bodies"), [("text".to_owned(), Cow::Borrowed("B"))]);
            assert_eq!(item.named("subject"), ["S"]);
            let renditions = item.items("renditions");
            assert_eq!((renditions[0].0.as_str(), renditions[0].1.text("href").as_deref()), ("main", Some("a.jpg")));
        }
    }
}

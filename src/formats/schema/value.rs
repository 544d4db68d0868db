//! Converts JSON-LD values of any form to text, lists and URLs.

use serde_json::Value;

use super::graph::Object;
use crate::formats::html::entity;

/// The most items of a list.
const MOST: usize = 64;

/// The deepest wrapping of a value: a list of one, `@value`, `name`.
const WRAPS: usize = 4;

/// The text under the first of `keys` that has one, on one line, without tags and entities.
pub(in crate::formats) fn text(object: &Object, keys: &[&str]) -> Option<String> {
    keys.iter().filter_map(|key| object.get(*key)).find_map(line)
}

/// The text under the first of `keys` that has one, as written.
pub(in crate::formats) fn raw<'a>(object: &'a Object, keys: &[&str]) -> Option<&'a str> {
    keys.iter().filter_map(|key| object.get(*key)).find_map(written)
}

pub(super) fn line(value: &Value) -> Option<String> {
    if let Value::Number(number) = value {
        return Some(number.to_string());
    }
    Some(words(written(value)?)).filter(|text| !text.is_empty())
}

/// The string that a value is, or wraps.
fn written(value: &Value) -> Option<&str> {
    let mut value = value;
    for _ in 0..WRAPS {
        value = match value {
            Value::String(text) => return Some(text.trim()).filter(|text| !text.is_empty()),
            Value::Array(items) => items.first()?,
            Value::Object(object) => ["@value", "name", "headline", "termCode"].iter().find_map(|key| object.get(*key))?,
            Value::Null | Value::Bool(_) | Value::Number(_) => return None,
        };
    }
    None
}

/// The items under the first of `keys` that has some: those of a list, or those that commas part.
pub(in crate::formats) fn list(object: &Object, keys: &[&str]) -> Vec<String> {
    let Some(value) = keys.iter().find_map(|key| object.get(*key)) else { return Vec::new() };
    let items: Vec<String> = match value {
        Value::Array(items) if items.len() > 1 => items.iter().filter_map(line).take(MOST).collect(),
        other => line(other).map(|text| text.split([',', ';']).map(str::trim).map(str::to_owned).collect()).unwrap_or_default(),
    };
    let mut found: Vec<String> = Vec::new();
    for item in items.into_iter().filter(|item| !item.is_empty()).take(MOST) {
        // Content systems mix their own marks into keywords: `@front`, `Type:Story`, `id_1234`.
        let mark = item.starts_with('@') || item.contains([':', '_']) && !item.contains(' ');
        if !mark && !found.contains(&item) && item.len() <= 100 {
            found.push(item);
        }
    }
    found
}

/// The absolute address under the first of `keys` that has one.
pub(in crate::formats) fn address(object: &Object, keys: &[&str]) -> Option<String> {
    keys.iter().filter_map(|key| object.get(*key)).find_map(|value| {
        let mut value = value;
        for _ in 0..WRAPS {
            value = match value {
                Value::String(url) => return Some(url.trim()).filter(|url| is_absolute(url)).map(str::to_owned),
                Value::Array(items) => items.first()?,
                Value::Object(object) => ["url", "contentUrl", "@id"].iter().find_map(|key| object.get(*key))?,
                Value::Null | Value::Bool(_) | Value::Number(_) => return None,
            };
        }
        None
    })
}

/// Whether an address names its scheme, one that can be opened.
pub(in crate::formats) fn is_absolute(url: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

/// `text` on one line, without tags, entities decoded; those of entities, too, for content systems often escape twice.
pub(in crate::formats) fn words(text: &str) -> String {
    let plain = if text.contains('<') { without_tags(text) } else { text.to_owned() };
    let mut plain = entity::decode(&plain).into_owned();
    if plain.contains('&') && plain.contains(';') {
        plain = entity::decode(&plain).into_owned();
    }
    if plain.contains('<') {
        plain = without_tags(&plain);
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `text` without what looks like tags: `<b>`, `</p>`, but not `a < b`.
fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let tag = rest.get(at + 1..).unwrap_or_default();
        let end = tag.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!')).then(|| tag.find('>')).flatten();
        out.push_str(rest.get(..at).unwrap_or_default());
        if let Some(end) = end {
            let name = tag.trim_start_matches('/');
            if ["p", "br", "div", "li"].iter().any(|block| {
                name.get(..block.len()).is_some_and(|start| start.eq_ignore_ascii_case(block))
                    && !name.get(block.len()..).is_some_and(|next| next.starts_with(|c: char| c.is_ascii_alphanumeric()))
            }) {
                out.push(' ');
            }
            rest = tag.get(end + 1..).unwrap_or_default();
        } else {
            out.push('<');
            rest = tag;
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn words_lose_tags_and_entities() {
        assert_eq!(words(" A <b>big</b>\n ship&#8217;s &amp;eacute;t&eacute;<br>x"), "A big ship’s été x");
        assert_eq!(words("a < b & c"), "a < b & c");
        assert_eq!(words("&lt;i&gt;Le Petit&lt;/i&gt;"), "Le Petit");
    }

    #[test]
    fn values_take_many_forms() {
        let object = json!({"a": ["x"], "b": {"@value": " y "}, "c": [{"name": "z"}], "d": 5, "e": null, "f": ""});
        let object = object.as_object().unwrap();
        let found: Vec<_> = ["a", "b", "c", "d", "e", "f", "g"].iter().map(|key| text(object, &[key]).unwrap_or_default()).collect();
        assert_eq!(found, ["x", "y", "z", "5", "", "", ""]);
        assert_eq!(text(object, &["e", "f", "a"]).as_deref(), Some("x"));
    }

    #[test]
    fn lists_are_strings_too() {
        let object = json!({"a": "sea, salt,, sea, @front, Type:Story", "b": ["sea", {"name": "salt"}, ""], "c": ["sea,salt"]});
        let object = object.as_object().unwrap();
        for key in ["a", "b", "c"] {
            assert_eq!(list(object, &[key]), ["sea", "salt"], "{key}");
        }
    }

    #[test]
    fn addresses_are_absolute() {
        let object = json!({"a": "/x", "b": {"@id": "HTTPS://example.org/x"}, "c": "#x"});
        assert_eq!(address(object.as_object().unwrap(), &["a", "c", "b"]).as_deref(), Some("HTTPS://example.org/x"));
    }
}

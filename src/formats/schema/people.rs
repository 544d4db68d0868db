//! Authors and publishers: people and organisations, given as names, objects, lists of either, or references.

use serde_json::Value;

use super::graph::{Graph, Object};
use super::value::{is_absolute, line, text};
use crate::formats::byline::names;

/// The most authors of an article.
const MOST: usize = 32;

/// Authors of an article. A publisher that is named as the author of all it publishes is none.
pub(super) fn authors(object: &Object, graph: &Graph<'_>) -> Vec<String> {
    for key in ["author", "creator"] {
        let Some(value) = object.get(key) else { continue };
        let found = named(value, graph);
        let is_publishers = || is_organization(value, graph) && publisher(object, graph).as_slice() == found;
        if !found.is_empty() && !is_publishers() {
            return found;
        }
    }
    Vec::new()
}

/// Whether a value is one organisation.
fn is_organization(value: &Value, graph: &Graph<'_>) -> bool {
    let kind = value.as_object().and_then(|object| graph.resolve(object).get("@type"));
    kind.and_then(Value::as_str).is_some_and(|kind| kind.ends_with("Organization"))
}

/// Publisher of an article.
pub(super) fn publisher(object: &Object, graph: &Graph<'_>) -> Option<String> {
    let keys = ["publisher", "sourceOrganization", "provider", "isPartOf"];
    keys.iter().filter_map(|key| object.get(*key)).find_map(|value| named(value, graph).into_iter().next())
}

/// The code of a language that is given as an object.
pub(super) fn language(object: &Object) -> Option<String> {
    text(object.get("inLanguage")?.as_object()?, &["alternateName", "identifier"])
}

/// The names in `value`, each once.
fn named(value: &Value, graph: &Graph<'_>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut open = vec![value];
    let mut steps = 0;
    while let Some(value) = open.pop() {
        steps += 1;
        if found.len() >= MOST || steps > 4 * MOST {
            break;
        }
        let name = match value {
            Value::Array(items) => {
                open.extend(items.iter().take(MOST).rev());
                continue;
            }
            Value::Object(object) => {
                let object = graph.resolve(object);
                let inner = object.get("name").or_else(|| object.get("@list")).filter(|inner| inner.is_array());
                if let Some(Value::Array(items)) = inner {
                    open.extend(items.iter().take(MOST).rev());
                    continue;
                }
                of_object(object)
            }
            other => line(other),
        };
        if let Some(name) = name.map(|name| tidy(&name)).filter(|name| is_real_name(name) && !found.contains(name)) {
            found.push(name);
        }
    }
    found
}

fn of_object(object: &Object) -> Option<String> {
    let full = || {
        let (given, family) = (text(object, &["givenName"]), text(object, &["familyName"]));
        let parts: Vec<String> = given.into_iter().chain(family).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    };
    text(object, &["name"]).or_else(full).or_else(|| text(object, &["alternateName", "legalName"]))
}

/// Whether a name is a person's or an organisation's: no address, and none that programs fill in.
fn is_real_name(name: &str) -> bool {
    !name.is_empty() && !is_absolute(name) && !names::is_placeholder(name)
}

/// A name without `By` before it, and without what joins it to nothing.
fn tidy(name: &str) -> String {
    names::without_opener(name.trim()).trim_matches([',', ';', '|', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn authors_come_in_many_forms() {
        let people = json!({"@id": "#ann", "@type": "Person", "name": "Ann Lee", "url": "https://example.org/ann"});
        for author in [
            json!("By Ann Lee"),
            json!({"name": "Ann Lee"}),
            json!([{"@type": "Person", "givenName": "Ann", "familyName": "Lee"}, "Ann Lee"]),
            json!({"@id": "#ann"}),
            json!([{"@id": "#ann"}, {"name": null}, "https://example.org/ann", ""]),
            json!({"name": ["Ann Lee"]}),
            json!([["Ann Lee"]]),
        ] {
            let values = [people.clone(), json!({"author": author})];
            let graph = Graph::new(&values);
            assert_eq!(authors(values[1].as_object().unwrap(), &graph), ["Ann Lee"], "{author}");
        }
    }

    #[test]
    fn a_publisher_is_no_author() {
        let written_by = |author: Value| {
            let values = [json!({"author": author, "publisher": {"@type": "Organization", "name": "The Gazette"}})];
            authors(values[0].as_object().unwrap(), &Graph::new(&values))
        };
        assert_eq!(written_by(json!({"@type": "Organization", "name": "The Gazette"})), [""; 0]);
        assert_eq!(written_by(json!({"@type": "NewsMediaOrganization", "name": "Harbour Desk"})), ["Harbour Desk"]);
        assert_eq!(written_by(json!({"@type": "Person", "name": "The Gazette"})), ["The Gazette"]);
    }

    #[test]
    fn several_authors_keep_their_order() {
        let values = [json!({"author": ["B", {"name": ["A", "C"]}, "B"], "publisher": [{"name": "The Gazette"}]})];
        let graph = Graph::new(&values);
        let object = values[0].as_object().unwrap();
        assert_eq!(authors(object, &graph), ["B", "A", "C"]);
        assert_eq!(publisher(object, &graph).as_deref(), Some("The Gazette"));
    }
}

//! The objects of a JSON-LD document, wherever they are nested: in lists, `@graph`, other objects. Finds them by type and by `@id`; the
//! parent module interprets their fields.

use std::collections::HashMap;

use serde_json::{Map, Value};

pub(in crate::formats) type Object = Map<String, Value>;

/// The most objects that are looked at.
const MOST: usize = 20_000;

/// The most references that are followed in a chain.
const HOPS: usize = 8;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Position {
    /// It is what the document is about: outermost, in a list or `@graph`, or the main entity of such a one.
    Main,
    /// It is a part or a field of another.
    Part,
    /// It is one of those that are only listed or mentioned, such as related articles.
    Listed,
}

/// An object that says what it is, and how it lies in its document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node<'a> {
    pub(super) object: &'a Object,
    pub(super) position: Position,
}

/// The objects of a document.
#[derive(Debug, Default)]
pub(super) struct Graph<'a> {
    /// Those that have a kind, in the order of the document.
    pub(super) nodes: Vec<Node<'a>>,
    by_id: HashMap<&'a str, &'a Object>,
}

impl<'a> Graph<'a> {
    /// The objects in `values`.
    pub(super) fn new(values: &'a [Value]) -> Self {
        let mut graph = Self::default();
        let mut open: Vec<(&Value, Position)> = values.iter().rev().map(|value| (value, Position::Main)).collect();
        let mut seen = 0;
        while let Some((value, position)) = open.pop() {
            match value {
                Value::Array(items) => open.extend(items.iter().rev().map(|item| (item, position))),
                Value::Object(object) => {
                    seen += 1;
                    if seen > MOST {
                        break;
                    }
                    graph.add(object, position);
                    let within = object.iter().filter(|(_, value)| value.is_object() || value.is_array());
                    let mut within: Vec<_> = within.map(|(key, value)| (value, below(key, position))).collect();
                    within.reverse();
                    open.append(&mut within);
                }
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => (),
            }
        }
        graph
    }

    fn add(&mut self, object: &'a Object, position: Position) {
        // An object with nothing but an `@id` is a reference.
        if object.len() > 1
            && let Some(id) = object.get("@id").and_then(Value::as_str)
        {
            let known = self.by_id.entry(id).or_insert(object);
            if known.len() < object.len() {
                *known = object;
            }
        }
        if object.contains_key("@type") || object.contains_key("type") {
            self.nodes.push(Node { object, position });
        }
    }

    /// The object that `object` refers to: itself, or a fuller one with its `@id`.
    pub(super) fn resolve(&self, object: &'a Object) -> &'a Object {
        let mut found = object;
        for _ in 0..HOPS {
            let id = if found.len() <= 2 { found.get("@id").and_then(Value::as_str) } else { None };
            match id.and_then(|id| self.by_id.get(id)) {
                Some(&next) if !std::ptr::eq(next, found) => found = next,
                _ => return found,
            }
        }
        found
    }
}

/// Position of the values under `key`, from that of their object.
fn below(key: &str, position: Position) -> Position {
    match (position, key) {
        (Position::Listed, _)
        | (
            _,
            "itemListElement" | "mentions" | "citation" | "relatedLink" | "significantLink" | "publisher" | "about" | "isBasedOn"
            | "comment" | "review" | "blogPost" | "breadcrumb" | "potentialAction",
        ) => Position::Listed,
        (Position::Main, "@graph" | "mainEntity" | "mainEntityOfPage" | "@list" | "@set" | "@included") => Position::Main,
        (Position::Main | Position::Part, _) => Position::Part,
    }
}

/// Whether one of the types of `object` is `wanted`; types are compared without their vocabulary.
pub(super) fn is_a(object: &Object, wanted: fn(&str) -> bool) -> bool {
    let of = |value: &Value| value.as_str().is_some_and(|kind| wanted(kind.rsplit(['/', '#', ':']).next().unwrap_or(kind)));
    match object.get("@type").or_else(|| object.get("type")) {
        Some(Value::Array(kinds)) => kinds.iter().any(of),
        Some(kind) => of(kind),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::Position::{Listed, Main, Part};
    use super::*;
    use serde_json::json;

    #[test]
    fn objects_are_found_wherever_they_lie() {
        let values = [json!([{"@graph": [
            {"@type": "WebPage", "mainEntity": {"@type": ["x:Thing", "NewsArticle"]}, "video": {"@type": "VideoObject"}},
            {"@type": "ItemList", "itemListElement": [{"item": {"@type": "NewsArticle"}}]},
        ]}])];
        let graph = Graph::new(&values);
        let found: Vec<_> = graph.nodes.iter().map(|node| (is_a(node.object, |kind| kind == "NewsArticle"), node.position)).collect();
        assert_eq!(found, [(false, Main), (true, Main), (false, Part), (false, Main), (true, Listed)]);
    }

    #[test]
    fn references_are_followed_and_circles_end() {
        let values = [json!([{"@id": "#a", "name": "A"}, {"@id": "#a"}, {"@id": "#b", "x": {"@id": "#b"}}])];
        let graph = Graph::new(&values);
        let reference = values[0][1].as_object().unwrap();
        assert_eq!(graph.resolve(reference)["name"], "A");
        let circle = values[0][2].as_object().unwrap();
        assert_eq!(graph.resolve(circle)["@id"], "#b");
    }
}

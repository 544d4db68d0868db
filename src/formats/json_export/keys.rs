//! The names in the first object of a text in JSON, found without reading its values.

/// Number of bytes in which names are looked for.
const LOOKED_AT: usize = 1 << 20;

/// The most names of an object.
const MOST: usize = 256;

/// The names of an object, each with the beginning of its value.
pub(super) struct Keys<'a> {
    names: Vec<(&'a str, &'a str)>,
    /// Whether the object is in a list.
    pub(super) in_list: bool,
}

impl<'a> Keys<'a> {
    /// The names of the object that `text` begins with, or of the first one in its list.
    pub(super) fn of(text: &'a str) -> Option<Self> {
        let text = start(text);
        let (in_list, object) = match text.strip_prefix('[') {
            Some(inside) => (true, inside.trim_start()),
            None => (false, text),
        };
        let inside = object.strip_prefix('{')?;
        Some(Self { names: names(&inside[..inside.floor_char_boundary(LOOKED_AT)]), in_list })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.names.iter().any(|(known, _)| *known == name)
    }

    /// Whether the value of this name is a list of objects.
    pub(super) fn is_list_of_objects(&self, name: &str) -> bool {
        let value = self.names.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value);
        value.strip_prefix('[').is_some_and(|items| items.trim_start().starts_with('{'))
    }
}

/// Whether a text is one object, with nothing behind it.
pub(super) fn is_single(text: &str) -> bool {
    let text = start(text);
    text.starts_with('{') && skip(text).is_none_or(|rest| rest.trim().is_empty())
}

fn start(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
}

/// The names of the object that `inside` is the inside of, up to its end.
fn names(inside: &str) -> Vec<(&str, &str)> {
    let mut names = Vec::new();
    let mut rest = inside;
    while names.len() < MOST {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        let Some(name) = rest.strip_prefix('"') else { break };
        let Some(behind) = skip(rest) else { break };
        let name = &name[..name.len() - behind.len() - 1];
        let Some(value) = behind.trim_start().strip_prefix(':') else { break };
        let value = value.trim_start();
        names.push((name, value));
        let Some(behind) = skip(value) else { break };
        rest = behind;
    }
    names
}

/// The text behind the value at its beginning; `None` where the value does not end.
fn skip(text: &str) -> Option<&str> {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        if quoted {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => {
                    quoted = false;
                    if depth == 0 {
                        return text.get(at + 1..);
                    }
                }
                _ => (),
            }
            continue;
        }
        match byte {
            b'"' => quoted = true,
            b'[' | b'{' => depth += 1,
            b']' | b'}' if depth <= 1 => return text.get(if depth == 0 { at } else { at + 1 }..),
            b']' | b'}' => depth -= 1,
            b',' if depth == 0 => return text.get(at..),
            _ => (),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_without_their_values() {
        let keys = Keys::of(" [ {\"a\": \"x\\\"}\", \"b\" : [ {\"c\": 1}], \"d\": 12, \"e\": null}, {\"f\": 1}]").unwrap();
        let found: Vec<_> = keys.names.iter().map(|(name, _)| *name).collect();
        assert_eq!((found, keys.in_list), (vec!["a", "b", "d", "e"], true));
        assert!(keys.is_list_of_objects("b") && !keys.is_list_of_objects("d"));
    }

    #[test]
    fn one_object_is_told_from_several() {
        assert!(is_single("{\"a\": {}} \n") && is_single("{\"a\": ") && !is_single("{} {}") && !is_single("[{}]"));
    }
}

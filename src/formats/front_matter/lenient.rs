//! Reads front matter that its own parser rejects, line by line: `key: value`, `- item`, `[a, b]`, without nesting.

use super::value::{Value, normal};

/// Every readable line of `text`.
pub(super) fn read(text: &str) -> Value {
    let mut entries: Vec<(String, Value)> = Vec::new();
    for line in text.lines() {
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with('#') {
            continue;
        }
        let separator = if key(line, ':').is_some() { ':' } else { '=' };
        if let Some((name, rest)) = key(line, separator) {
            let (rest, glued) = parted(rest, separator);
            entries.push((normal(name), scalar_or_list(rest)));
            entries.extend(glued.map(|(name, rest)| (normal(name), scalar_or_list(rest))));
        } else if let Some((_, value)) = entries.last_mut() {
            go_on(value, trimmed);
        }
    }
    Value::Map(entries)
}

/// A quoted value, and the key and value that follow it where their line break was lost: `"The sea"date = 2019-05-03`.
fn parted(text: &str, separator: char) -> (&str, Option<(&str, &str)>) {
    let Some(mark) = text.chars().next().filter(|c| matches!(c, '"' | '\'')) else { return (text, None) };
    let Some(end) = text[1..].find(mark).map(|at| at + 2) else { return (text, None) };
    match key(text[end..].trim_start(), separator) {
        Some(next) => (&text[..end], Some(next)),
        None => (text, None),
    }
}

/// The key of a line and the rest behind it, where the line is not indented.
pub(super) fn key(line: &str, separator: char) -> Option<(&str, &str)> {
    let (name, rest) = line.split_once(separator)?;
    let name = name.trim_end();
    let bare = name.trim_matches(['"', '\'']);
    let is_key = !bare.is_empty()
        && bare.len() <= 64
        && name.starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | '"' | '\''))
        && bare.chars().all(|c| c.is_alphanumeric() || "_-. ".contains(c))
        && bare.split(' ').count() <= 3
        && (separator == '=' || rest.is_empty() || rest.starts_with([' ', '\t', '\r']));
    is_key.then_some((bare, rest.trim()))
}

/// A line that gives no key belongs to the value before it: an item of its list, or more of its text.
fn go_on(value: &mut Value, line: &str) {
    let item = line.strip_prefix('-').filter(|rest| rest.is_empty() || rest.starts_with(' '));
    match (item, value) {
        (Some(item), Value::List(list)) => list.push(Value::Text(unquote(item.trim()).to_owned())),
        (Some(item), value @ Value::Nothing) => *value = Value::List(vec![Value::Text(unquote(item.trim()).to_owned())]),
        (None, Value::Text(text)) => {
            text.push(' ');
            text.push_str(line);
        }
        (None, value @ Value::Nothing) if !line.contains(": ") => *value = Value::Text(unquote(line).to_owned()),
        _ => (),
    }
}

fn scalar_or_list(text: &str) -> Value {
    if matches!(text, "" | "~" | "null" | "|" | ">" | ">-" | "|-") {
        return Value::Nothing;
    }
    let Some(inside) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) else {
        return Value::Text(unquote(text).to_owned());
    };
    let items = inside.split(',').map(|item| unquote(item.trim())).filter(|item| !item.is_empty());
    Value::List(items.map(|item| Value::Text(item.to_owned())).collect())
}

/// The text without its quotation marks, or without an unclosed first one.
fn unquote(text: &str) -> &str {
    let inside = |mark| {
        let rest: &str = text.strip_prefix(mark)?;
        rest.strip_suffix(mark).or_else(|| Some(rest).filter(|rest| !rest.contains(mark)))
    };
    inside('"').or_else(|| inside('\'')).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_a_few_plain_words_before_a_colon() {
        assert_eq!(key("title: A: B", ':'), Some(("title", "A: B")));
        assert_eq!(key("\"mots clés\": x", ':'), Some(("mots clés", "x")));
        assert_eq!(key("https://example.org", ':'), None);
        assert_eq!(key("  nested: x", ':'), None);
        assert_eq!(key("He said, after a long while: no", ':'), None);
        assert_eq!(key("title = 'x'", '='), Some(("title", "'x'")));
    }

    #[test]
    fn lists_are_in_brackets_or_on_lines() {
        let value = read("tags: [a, 'b c']\nauthors:\n  - \"Anne\"\n  - Bob: x\ntitle: long\n  title\nnone: ~\n");
        let texts = |key| value.get(&[key]).unwrap().items().iter().filter_map(Value::text).collect::<Vec<_>>();
        assert_eq!(texts("tags"), ["a", "b c"]);
        assert_eq!(texts("authors"), ["Anne", "Bob: x"]);
        assert_eq!(texts("title"), ["long title"]);
        assert_eq!(value.get(&["none"]), None);
    }

    #[test]
    fn a_key_glued_to_the_value_before_it_is_one() {
        let value = read("title = \"The sea\"date = 2019-05-03\nquote = 'A = b'\n");
        let text = |key| value.get(&[key]).and_then(Value::text);
        assert_eq!((text("title"), text("date"), text("quote")), (Some("The sea"), Some("2019-05-03"), Some("A = b")));
    }
}

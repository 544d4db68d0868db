//! JSON as real pages contain it: input that `serde_json` rejects is repaired and parsed again. Comments and wrappers are dropped, commas
//! added or removed, line breaks in strings escaped, truncated input closed. Runs in linear time, no deeper than `serde_json`.

use std::borrow::Cow;

use serde_json::{Deserializer, Value};

use crate::formats::html::entity;

/// The longest text that is read, in bytes. Real ones stay below a tenth of it.
const LONGEST: usize = 4 * 1024 * 1024;

/// The deepest nesting of brackets, that of `serde_json`.
const DEPTH: usize = 128;

/// Values read from a text in JSON.
#[derive(Debug, PartialEq)]
pub(in crate::formats) struct Read {
    /// Its values: one, where the text is what it should be.
    pub(in crate::formats) values: Vec<Value>,
    /// Whether it had to be mended, or could not be read to its end.
    pub(in crate::formats) broken: bool,
}

/// The values in `text`.
pub(in crate::formats) fn read(text: &str) -> Read {
    if text.len() > LONGEST {
        return Read { values: Vec::new(), broken: true };
    }
    let text = text.trim();
    if text.is_empty() {
        return Read { values: Vec::new(), broken: false };
    }
    let (values, whole) = strict(text);
    if whole {
        return Read { values, broken: false };
    }
    let (mended, _) = strict(&repair(&unescaped(text)));
    Read { values: if mended.is_empty() { values } else { mended }, broken: true }
}

/// The values of a text in JSON up to the first mistake, and whether there is none.
fn strict(text: &str) -> (Vec<Value>, bool) {
    let mut values = Vec::new();
    for value in Deserializer::from_str(text).into_iter::<Value>() {
        match value {
            Ok(value) => values.push(value),
            Err(_) => return (values, false),
        }
    }
    (values, true)
}

/// `text` without entities, where it was escaped as a whole.
fn unescaped(text: &str) -> Cow<'_, str> {
    let head = &text[..text.floor_char_boundary(200)];
    if head.contains("&quot;") && !head.contains('"') { entity::decode(text) } else { Cow::Borrowed(text) }
}

/// `text` repaired to strict JSON, as far as the intention is clear.
fn repair(text: &str) -> String {
    let mut mender = Repairer { rest: text, out: String::with_capacity(text.len() + 16), open: Vec::new(), ended: false };
    while mender.step() {}
    while let Some(close) = mender.open.pop() {
        mender.out.push(close);
    }
    mender.out
}

struct Repairer<'a> {
    rest: &'a str,
    out: String,
    /// The brackets that close what is open, the innermost last.
    open: Vec<char>,
    /// Whether the last token completes a value.
    ended: bool,
}

/// Wrappers around and within JSON that have no meaning.
const NOTHING: &[&str] = &["<!--", "-->", "<![CDATA[", "]]>", ";"];

impl Repairer<'_> {
    /// Goes on by one token; whether there was one.
    fn step(&mut self) -> bool {
        self.rest = self.rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let Some(first) = self.rest.chars().next() else { return false };
        let nothing = self.nothing();
        if nothing > 0 {
            return self.pass(nothing);
        }
        match first {
            '{' | '[' => {
                self.begin();
                self.out.push(first);
                self.open.push(if first == '{' { '}' } else { ']' });
                self.ended = false;
                self.pass(1) && self.open.len() <= DEPTH
            }
            '}' | ']' => {
                self.close(first);
                self.pass(1)
            }
            // Commas are put where a value follows another.
            ',' => self.pass(1),
            ':' => {
                self.out.push(':');
                self.ended = false;
                self.pass(1)
            }
            '"' | '\'' => {
                self.begin();
                self.rest = self.rest.get(1..).unwrap_or_default();
                self.string(first);
                self.ended = true;
                true
            }
            _ => self.bare(first),
        }
    }

    /// Length in bytes of the comment or wrapper that comes next.
    fn nothing(&self) -> usize {
        let rest = self.rest;
        if rest.starts_with("//") {
            // Text behind the CDATA marker is JSON again, on the same line or not.
            let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
            return rest.get(..end).and_then(|line| line.find("[CDATA[")).map_or(end, |at| at + 7);
        }
        if rest.starts_with("/*") {
            return rest.find("*/").map_or(rest.len(), |at| at + 2);
        }
        NOTHING.iter().find(|nothing| rest.starts_with(**nothing)).map_or(0, |nothing| nothing.len())
    }

    fn pass(&mut self, bytes: usize) -> bool {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
        true
    }

    /// A value or a key begins: parted by a comma from the one before.
    fn begin(&mut self) {
        if self.ended && !self.open.is_empty() {
            self.out.push(',');
        } else if self.ended {
            self.out.push('\n');
        }
    }

    fn close(&mut self, bracket: char) {
        let Some(at) = self.open.iter().rposition(|open| *open == bracket) else { return };
        // Closes everything left open within.
        while self.open.len() > at {
            self.out.extend(self.open.pop());
        }
        self.ended = true;
    }

    /// A word without quotation marks, a number, or a sign that means nothing.
    fn bare(&mut self, first: char) -> bool {
        let end = self.rest.find(|c: char| !(c.is_alphanumeric() || "_$+-.@".contains(c))).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        if word.is_empty() {
            return self.pass(first.len_utf8());
        }
        self.begin();
        let number = serde_json::from_str::<serde_json::Number>(word).is_ok();
        if rest.trim_start().starts_with(':') {
            self.out.push('"');
            self.out.push_str(word);
            self.out.push('"');
        } else if number || matches!(word, "true" | "false" | "null") {
            self.out.push_str(word);
        } else {
            self.out.push_str("null");
        }
        self.ended = true;
        self.rest = rest;
        true
    }

    /// A string from behind its opening mark to its end.
    fn string(&mut self, mark: char) {
        self.out.push('"');
        while let Some(at) = self.rest.find(|c: char| c == mark || c == '\\' || c == '"' || c < ' ') {
            let (before, rest) = self.rest.split_at(at);
            self.out.push_str(before);
            let mut chars = rest.chars();
            let found = chars.next();
            self.rest = chars.as_str();
            match found {
                Some('\\') => self.escape(),
                Some(c) if c == mark && closes(self.rest) => {
                    self.out.push('"');
                    return;
                }
                Some('"') => self.out.push_str("\\\""),
                Some('\n') => self.out.push_str("\\n"),
                Some('\r' | '\t') => self.out.push(' '),
                Some(c) if c >= ' ' => self.out.push(c),
                _ => (),
            }
        }
        self.out.push_str(self.rest);
        self.rest = "";
        self.out.push('"');
    }

    /// Copies an escape sequence, or repairs it.
    fn escape(&mut self) {
        let Some(next) = self.rest.chars().next() else { return };
        let hex = |digits: &str| digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        match next {
            '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' => self.out.extend(['\\', next]),
            'u' if self.rest.get(1..5).is_some_and(hex) => self.out.push_str("\\u"),
            '\'' => self.out.push('\''),
            '\n' | '\r' => self.out.push(' '),
            _ => {
                self.out.push_str("\\\\");
                return;
            }
        }
        self.rest = self.rest.get(next.len_utf8()..).unwrap_or_default();
    }
}

/// Whether a quotation mark before `rest` ends its string, or is an unescaped part of it.
fn closes(rest: &str) -> bool {
    let trimmed = rest.trim_start();
    let apart = rest.get(..rest.len() - trimmed.len()).is_some_and(|blank| blank.contains('\n'));
    match trimmed.chars().next() {
        None | Some(',' | ':' | '}' | ']') => true,
        Some('/') if trimmed.starts_with("//") || trimmed.starts_with("/*") => true,
        Some('"' | '\'' | '/' | ';' | '<') => apart,
        Some(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(text: &str, value: &Value) {
        assert_eq!(read(text), Read { values: vec![value.clone()], broken: true }, "{text}: {}", repair(text));
    }

    #[test]
    fn right_json_is_taken_as_it_is() {
        assert_eq!(read(r#" {"a": [1, "b\n"]} "#), Read { values: vec![json!({"a": [1, "b\n"]})], broken: false });
        assert_eq!(read(" \n"), Read { values: vec![], broken: false });
        assert_eq!(read("{\"a\": 1}\n{\"b\": 2}").values.len(), 2);
    }

    #[test]
    fn comments_and_wrappers_are_dropped() {
        let value = json!({"a": "b // c"});
        check("<!-- {\"a\": \"b // c\"} -->", &value);
        check("//<![CDATA[\n{\"a\": \"b // c\"}\n//]]>", &value);
        check("/* x */ {// y\n\"a\": \"b // c\" /* z */};", &value);
        check("<![CDATA[{\"a\": \"b // c\"}]]>", &value);
        check("{&quot;a&quot;: &quot;b // c&quot;}", &value);
    }

    #[test]
    fn missing_commas_are_added_and_extra_ones_dropped() {
        check(r#"{"a": [1, 2,], "b": 3,}"#, &json!({"a": [1, 2], "b": 3}));
        check("{\"a\": \"x\"\n\"b\": {} \"c\": 1}", &json!({"a": "x", "b": {}, "c": 1}));
        check(r#"{,"a": 1,,"b": 2}"#, &json!({"a": 1, "b": 2}));
        assert_eq!(read(r#"{"a": 1}, {"b": 2}"#).values.len(), 2);
    }

    #[test]
    fn strings_may_hold_line_feeds_and_quotation_marks() {
        check("{\"a\": \"x\ny\tz\"}", &json!({"a": "x\ny z"}));
        check(r#"{"a": "He said "no" to it", "b": "it\'s \d"}"#, &json!({"a": "He said \"no\" to it", "b": "it's \\d"}));
        check(r#"{a: 'x "y"', b: undefined, "c": NaN}"#, &json!({"a": "x \"y\"", "b": null, "c": null}));
    }

    #[test]
    fn truncated_json_is_closed() {
        check(r#"{"a": [{"b": "c d"#, &json!({"a": [{"b": "c d"}]}));
        check(r#"{"a": [1, {"b": 2}"#, &json!({"a": [1, {"b": 2}]}));
        check(r#"{"a": [1, 2}]"#, &json!({"a": [1, 2]}));
    }

    #[test]
    fn hostile_texts_end() {
        for piece in ["[", "{\"a\":", "]", "\"", "\\", "//", "/*", "<!--", "'", "a", "{}", ",", "\"\n", "&quot;"] {
            let _ = read(&piece.repeat(100_000));
        }
        assert_eq!(read(&"[".repeat(100_000)).values, [] as [Value; 0]);
    }
}

//! HTML cut into tags and text, tolerantly and in linear time. Knows no element's meaning.

/// A piece of HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Text, entities not yet decoded.
    Text(&'a str),
    /// A tag that opens: name in lower case, attributes as written.
    Open(String, &'a str),
    /// A tag that closes, in lower case.
    Close(String),
}

/// The tokens of `source`; comments, declarations and the contents of `script`, `style` and their kind are left out.
pub(super) fn tokens(source: &str) -> Tokens<'_> {
    Tokens { rest: source, endless_comment: false }
}

pub(super) struct Tokens<'a> {
    rest: &'a str,
    endless_comment: bool,
}

/// Elements whose content is no text.
pub(super) const HIDDEN: &[&str] = &["script", "style", "template", "svg", "head", "noscript", "math"];

/// How long a tag may be, in bytes; what is longer is text.
const LONGEST: usize = 16 * 1024;

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        while !self.rest.is_empty() {
            if let Some(after) = self.rest.strip_prefix("<!--") {
                self.rest = self.after_comment(after);
                continue;
            }
            let Some((inside, after)) = tag(self.rest) else {
                let from = self.rest.chars().next().map_or(0, char::len_utf8);
                let end = self.rest[from..].find('<').map_or(self.rest.len(), |at| from + at);
                let (text, rest) = self.rest.split_at(end);
                self.rest = rest;
                return Some(Token::Text(text));
            };
            self.rest = after;
            if inside.starts_with(['!', '?']) {
                continue;
            }
            if let Some(name) = inside.strip_prefix('/') {
                return Some(Token::Close(name.trim().to_ascii_lowercase()));
            }
            let end = inside.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(inside.len());
            let name = inside[..end].to_ascii_lowercase();
            if HIDDEN.contains(&name.as_str()) && !inside.ends_with('/') {
                self.rest = after_element(after, &name);
                continue;
            }
            return Some(Token::Open(name, &inside[end..]));
        }
        None
    }
}

impl<'a> Tokens<'a> {
    /// What was not read yet.
    pub(super) fn rest(&self) -> &'a str {
        self.rest
    }

    /// What follows a comment. One that never ends hides nothing.
    fn after_comment(&mut self, after: &'a str) -> &'a str {
        let end = if self.endless_comment { None } else { after.find("-->") };
        self.endless_comment |= end.is_none();
        end.map_or(after, |at| &after[at + 3..])
    }
}

/// The inside of the tag that `text` begins with, and what follows it.
fn tag(text: &str) -> Option<(&str, &str)> {
    let bytes = text.as_bytes();
    if bytes.first() != Some(&b'<') || !bytes.get(1).is_some_and(|&byte| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!' | b'?')) {
        return None;
    }
    let mut quote = None;
    for (at, &byte) in bytes.iter().enumerate().take(LONGEST).skip(1) {
        match (quote, byte) {
            (None, b'>') => return Some((&text[1..at], &text[at + 1..])),
            (None, b'<') => return None,
            (None, b'"' | b'\'') if bytes[at - 1] == b'=' || bytes[at - 1] == b' ' => quote = Some(byte),
            (Some(mark), _) if mark == byte => quote = None,
            _ => (),
        }
    }
    None
}

/// What follows the end of the element `name`; nothing where it has none.
fn after_element<'a>(text: &'a str, name: &str) -> &'a str {
    let mut at = 0;
    while let Some(offset) = text[at..].find("</") {
        at += offset + 2;
        if text.as_bytes()[at..].get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes())) {
            return text[at..].find('>').map_or("", |close| &text[at + close + 1..]);
        }
    }
    ""
}

/// The value of the first of `names` among the attributes of a tag, as written.
pub(super) fn attribute<'a>(attributes: &'a str, names: &[&str]) -> Option<&'a str> {
    let mut found: Vec<(usize, &str)> = Vec::new();
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            break;
        }
        let end =
            rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len()).max(rest.chars().next().map_or(1, char::len_utf8));
        let (name, after) = rest.split_at(end);
        let mut value = "";
        rest = after;
        if let Some(after) = after.trim_start().strip_prefix('=') {
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
            let inside = if quote.is_some() { &after[1..] } else { after };
            let end = inside.find(|c: char| quote.map_or(c.is_whitespace(), |quote| c == quote)).unwrap_or(inside.len());
            value = &inside[..end];
            rest = inside[end..].strip_prefix(['"', '\'']).unwrap_or(&inside[end..]);
        }
        if let Some(rank) = names.iter().position(|wanted| name.eq_ignore_ascii_case(wanted)).filter(|_| !value.trim().is_empty()) {
            found.push((rank, value.trim()));
        }
    }
    found.into_iter().min_by_key(|(rank, _)| *rank).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(source: &str) -> Vec<String> {
        let show = |token| match token {
            Token::Text(text) => text.to_owned(),
            Token::Open(name, attributes) => format!("<{name}|{attributes}>"),
            Token::Close(name) => format!("</{name}>"),
        };
        tokens(source).map(show).collect()
    }

    #[test]
    fn tags_and_text_are_told_apart() {
        assert_eq!(shown("a<B c='>'>d</B ><br/>e < f<3"), ["a", "<b| c='>'>", "d", "</b>", "<br|/>", "e ", "< f", "<3"]);
        assert_eq!(shown("it's <i>o'clock</i>"), ["it's ", "<i|>", "o'clock", "</i>"]);
    }

    #[test]
    fn scripts_and_comments_are_hidden() {
        assert_eq!(shown("a<script>x<b></SCRIPT>b<!-- c --><!DOCTYPE x>d<style>e"), ["a", "b", "d"]);
        assert_eq!(shown("<!-- a <b>c</b>"), [" a ", "<b|>", "c", "</b>"]);
    }

    #[test]
    fn attributes_have_quotes_or_not() {
        let attributes = " href=\"a b\" SRC = c data-x='d' alt=\"\" e";
        assert_eq!(attribute(attributes, &["href"]), Some("a b"));
        assert_eq!(attribute(attributes, &["none", "data-x", "src"]), Some("d"));
        assert_eq!(attribute(attributes, &["alt", "e"]), None);
    }

    #[test]
    fn hostile_input_takes_linear_time() {
        for part in ["<", "<a ", "<a \"", "<!--", "<a b='\"", "</", "<script>", "<p x=\"'"] {
            let count = tokens(&part.repeat(100_000)).count();
            assert!(count <= 200_000, "{part}");
        }
    }
}

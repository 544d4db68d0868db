//! Marks within a line of reStructuredText: emphasis, code, roles and links, written as HTML.

use std::collections::HashMap;

use crate::formats::html::entity::escape;

/// The longest stretch of marked words or of a link, in bytes.
const REACH: usize = 2000;

/// The longest role, in bytes.
const ROLE: usize = 32;

/// Each mark with its element.
const MARKS: [(&str, &str); 3] = [("``", "code"), ("**", "b"), ("*", "i")];

/// The addresses that lines give names to, by the names in lower case: `.. _the quay: https://…`.
pub(super) fn targets<'l>(lines: &[&'l str]) -> HashMap<String, &'l str> {
    let target = |line: &&'l str| {
        let (name, address) = line.trim_start().strip_prefix(".. _")?.split_once(": ")?;
        address.contains("://").then(|| (name.trim_matches('`').to_lowercase(), address.trim()))
    };
    lines.iter().filter_map(target).collect()
}

/// `text` without its marks.
pub(super) fn plain(text: &str) -> String {
    text.replace("``", "").replace(['*', '`'], "")
}

pub(super) fn write(text: &str, targets: &HashMap<String, &str>, out: &mut String) {
    let (mut rest, mut before) = (text, ' ');
    while let Some(first) = rest.chars().next() {
        let behind = if before.is_alphanumeric() { None } else { marked(rest, out).or_else(|| linked(rest, targets, out)) };
        if let Some(behind) = behind {
            (rest, before) = (behind, ' ');
            continue;
        }
        if let Some(escaped) = rest.strip_prefix('\\') {
            let end = escaped.chars().next().map_or(0, char::len_utf8);
            // An escaped space only parts marks from letters.
            escape(escaped[..end].trim(), out);
            (rest, before) = (&escaped[end..], ' ');
            continue;
        }
        let is_mark = |c: char| matches!(c, '*' | '`' | ':' | '\\' | 'h') || c.is_whitespace();
        let end = rest.char_indices().skip(1).find(|(_, c)| is_mark(*c)).map_or(rest.len(), |(at, _)| at);
        let (word, bare) = (&rest[..end], rest[..end].trim());
        match bare.strip_suffix('_').and_then(|name| targets.get(&name.to_lowercase())) {
            Some(address) => anchor(address, bare.trim_end_matches('_'), out),
            None => escape(word, out),
        }
        before = word.chars().last().unwrap_or(first);
        rest = &rest[end..];
    }
}

/// Writes the marked words that `text` begins with; what is behind them.
fn marked<'t>(text: &'t str, out: &mut String) -> Option<&'t str> {
    let (mark, element) = MARKS.iter().find(|(mark, _)| text.starts_with(mark))?;
    let inner = &text[mark.len()..];
    if inner.starts_with(char::is_whitespace) {
        return None;
    }
    let head = &inner[..inner.floor_char_boundary(REACH)];
    let (at, _) = head.match_indices(mark).find(|(at, _)| *at > 0 && !head[..*at].ends_with(char::is_whitespace))?;
    out.extend(["<", element, ">"]);
    escape(&inner[..at], out);
    out.extend(["</", element, ">"]);
    Some(&inner[at + mark.len()..])
}

/// Writes the link, the role or the address that `text` begins with; what is behind it.
fn linked<'t>(text: &'t str, targets: &HashMap<String, &str>, out: &mut String) -> Option<&'t str> {
    if text.starts_with("https://") || text.starts_with("http://") {
        let end = text.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`')).unwrap_or(text.len());
        let address = text[..end].trim_end_matches(['.', ',', ';', ':', ')', '!', '?']);
        anchor(address, address, out);
        return Some(&text[address.len()..]);
    }
    let name = |rest: &'t str| rest[..rest.floor_char_boundary(ROLE)].split_once(":`").map(|(name, _)| name);
    let is_name = |name: &&str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'-' | b'+'));
    let role = text.strip_prefix(':').and_then(name).filter(is_name);
    let opening = role.map_or(1, |name| name.len() + 3);
    let inner = text.get(opening..).filter(|_| role.is_some() || text.starts_with('`'))?;
    let head = &inner[..inner.floor_char_boundary(REACH)];
    let end = head.find('`').filter(|end| *end > 0)?;
    let behind = inner[end + 1..].trim_start_matches('_');
    let (words, address) = match head[..end].strip_suffix('>').and_then(|said| said.rsplit_once('<')) {
        Some((words, address)) => (words.trim(), Some(address)),
        None => (&head[..end], targets.get(&head[..end].to_lowercase()).copied()),
    };
    let shown = if words.is_empty() { address.unwrap_or_default() } else { words };
    match address.filter(|address| role.is_none() && address.contains(':')) {
        Some(address) => anchor(address, shown, out),
        None => escape(shown.trim_start_matches(['~', '!']), out),
    }
    Some(behind)
}

fn anchor(address: &str, words: &str, out: &mut String) {
    out.push_str("<a href=\"");
    escape(address, out);
    out.push_str("\">");
    escape(words, out);
    out.push_str("</a>");
}

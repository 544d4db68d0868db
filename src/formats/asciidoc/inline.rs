//! Marks within a line of `AsciiDoc`: emphasis, code, links and notes, written as HTML.

use crate::formats::html::entity::escape;

/// The longest stretch of marked words or of a link, in bytes.
const REACH: usize = 2000;

/// Each mark with its element; the doubled ones work within words.
const MARKS: [(&str, &str); 7] = [("**", "b"), ("__", "i"), ("``", "code"), ("*", "b"), ("_", "i"), ("`", "code"), ("#", "mark")];

/// Beginnings of addresses.
const SCHEMES: [&str; 5] = ["https://", "http://", "link:", "mailto:", "xref:"];

pub(super) fn write(text: &str, out: &mut String) {
    // A plus sign at the end of a line breaks it.
    let (text, is_broken) = text.strip_suffix(" +").map_or((text, false), |text| (text, true));
    let (mut rest, mut before) = (text, ' ');
    while let Some(first) = rest.chars().next() {
        let behind = if before.is_alphanumeric() { None } else { link(rest, out) };
        if let Some(behind) = behind.or_else(|| special(rest, out)).or_else(|| marked(rest, before, out)) {
            (rest, before) = (behind, ' ');
            continue;
        }
        let is_mark = |c: char| matches!(c, '*' | '_' | '`' | '#' | '<' | '{' | 'h' | 'l' | 'm' | 'x' | 'f' | 'i');
        let end = rest.char_indices().skip(1).find(|(_, c)| is_mark(*c)).map_or(rest.len(), |(at, _)| at);
        escape(&rest[..end], out);
        before = rest[..end].chars().last().unwrap_or(first);
        rest = &rest[end..];
    }
    if is_broken {
        out.push_str("<br>");
    }
}

/// Writes the link that `text` begins with; what is behind it.
fn link<'t>(text: &'t str, out: &mut String) -> Option<&'t str> {
    let scheme = SCHEMES.iter().find(|scheme| text.starts_with(**scheme))?;
    let head = &text[..text.floor_char_boundary(REACH)];
    let end = head.find(|c: char| c.is_whitespace() || matches!(c, '[' | '<' | '>' | '"')).unwrap_or(head.len());
    let words = head[end..].strip_prefix('[').and_then(|words| words.split_once(']')).map(|(words, _)| words);
    // Without words behind it, only an address is a link; marks of the sentence are none of it.
    let address = if words.is_some() { &head[..end] } else { head[..end].trim_end_matches(['.', ',', ';', ':', ')', '!', '?']) };
    let target = address.strip_prefix("link:").or_else(|| address.strip_prefix("xref:")).unwrap_or(address);
    if words.is_none() && !scheme.contains("//") || target.len() <= scheme.len().min(7) && scheme.contains("//") || target.is_empty() {
        return None;
    }
    let shown = words.map(|words| words.trim_end_matches('^').trim_matches('"')).filter(|words| !words.is_empty()).unwrap_or(target);
    if *scheme == "xref:" {
        escape(shown, out);
    } else {
        out.push_str("<a href=\"");
        escape(target, out);
        out.push_str("\">");
        escape(shown, out);
        out.push_str("</a>");
    }
    Some(&text[address.len() + words.map_or(0, |words| words.len() + 2)..])
}

/// Writes a reference within the page, a note or a picture; what is behind it.
fn special<'t>(text: &'t str, out: &mut String) -> Option<&'t str> {
    let head = &text[..text.floor_char_boundary(REACH)];
    if let Some((inner, _)) = head.strip_prefix("<<").and_then(|rest| rest.split_once(">>")) {
        escape(inner.split_once(',').map_or(inner, |(_, words)| words.trim()), out);
        return text.get(inner.len() + 4..);
    }
    if let Some((note, _)) = head.strip_prefix("footnote:[").and_then(|rest| rest.split_once(']')) {
        out.push_str(" (");
        escape(note, out);
        out.push(')');
        return text.get("footnote:[]".len() + note.len()..);
    }
    let (target, rest) = head.strip_prefix("image:")?.split_once('[')?;
    let (alt, _) = rest.split_once(']').filter(|_| !target.contains(' '))?;
    out.push_str("<img src=\"");
    escape(target, out);
    out.push_str("\" alt=\"");
    escape(alt, out);
    out.push_str("\">");
    text.get("image:[]".len() + target.len() + alt.len()..)
}

/// Writes the marked words that `text` begins with; what is behind them.
fn marked<'t>(text: &'t str, before: char, out: &mut String) -> Option<&'t str> {
    let (mark, element) = MARKS.iter().find(|(mark, _)| text.starts_with(mark))?;
    let (inner, doubled) = (&text[mark.len()..], mark.len() > 1);
    if !doubled && before.is_alphanumeric() || inner.starts_with(char::is_whitespace) {
        return None;
    }
    let head = &inner[..inner.floor_char_boundary(REACH)];
    let ends = |(at, _): &(usize, &str)| {
        let letter = head[at + mark.len()..].starts_with(char::is_alphanumeric);
        *at > 0 && !head[..*at].ends_with(char::is_whitespace) && (doubled || !letter)
    };
    let (at, _) = head.match_indices(mark).find(ends)?;
    out.extend(["<", element, ">"]);
    escape(&inner[..at], out);
    out.extend(["</", element, ">"]);
    Some(&inner[at + mark.len()..])
}

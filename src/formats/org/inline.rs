//! Marks within a line of Org: emphasis, code and links, written as HTML.

use crate::formats::html::entity::escape;

/// The longest link, in bytes.
const LINK: usize = 4000;

/// Each mark with its element.
const MARKS: [(char, &str); 5] = [('*', "b"), ('/', "i"), ('=', "code"), ('~', "code"), ('+', "s")];

/// Endings of pictures.
const PICTURES: [&str; 5] = [".png", ".jpg", ".jpeg", ".gif", ".webp"];

pub(super) fn write(text: &str, out: &mut String) {
    let (mut rest, mut before) = (text, ' ');
    while let Some(first) = rest.chars().next() {
        if let Some(behind) = rest.strip_prefix("[[").and_then(|link| write_link(link, out)) {
            (rest, before) = (behind, ']');
            continue;
        }
        let mark = MARKS.iter().find(|(mark, _)| *mark == first).filter(|_| !before.is_alphanumeric());
        if let Some((mark, element)) = mark
            && let Some((inside, behind)) = marked(&rest[1..], *mark)
        {
            out.extend(["<", element, ">"]);
            escape(inside, out);
            out.extend(["</", element, ">"]);
            (rest, before) = (behind, *mark);
            continue;
        }
        let end = rest
            .char_indices()
            .skip(1)
            .find(|(_, c)| *c == '[' || MARKS.iter().any(|(mark, _)| mark == c))
            .map_or(rest.len(), |(at, _)| at);
        escape(&rest[..end], out);
        before = rest[..end].chars().last().unwrap_or(' ');
        rest = &rest[end..];
    }
}

/// What a mark encloses, and what is behind it: no space beside the marks within, no letter behind.
fn marked(rest: &str, mark: char) -> Option<(&str, &str)> {
    if rest.starts_with(char::is_whitespace) {
        return None;
    }
    let head = &rest[..rest.floor_char_boundary(400)];
    let ends = |(at, _): &(usize, &str)| {
        *at > 0 && !head[..*at].ends_with(char::is_whitespace) && !rest[at + 1..].starts_with(char::is_alphanumeric)
    };
    let (at, _) = head.match_indices(mark).find(ends)?;
    Some((&rest[..at], &rest[at + 1..]))
}

/// Writes a link, given behind its brackets; what is behind it.
fn write_link<'t>(link: &'t str, out: &mut String) -> Option<&'t str> {
    let head = &link[..link.floor_char_boundary(LINK)];
    let end = head.find("]]")?;
    let (target, words) = head[..end].split_once("][").unwrap_or((&head[..end], ""));
    let path = target.strip_prefix("file:").unwrap_or(target);
    let mut address = String::new();
    escape(path, &mut address);
    if words.is_empty() && PICTURES.iter().any(|ending| path.ends_with(ending)) {
        out.extend(["<img src=\"", &address, "\">"]);
    } else if path.contains(':') {
        out.extend(["<a href=\"", &address, "\">"]);
        escape(if words.is_empty() { path } else { words }, out);
        out.push_str("</a>");
    } else {
        escape(if words.is_empty() { path } else { words }, out);
    }
    Some(&link[end + 2..])
}

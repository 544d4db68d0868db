//! Parses one tag: its name, its attributes and its end. Also finds the ends of comments and raw text elements.

use super::dom::Attribute;

/// The most attributes of a tag that are read.
pub(super) const MOST: usize = 256;

/// The longest attribute value, in bytes; longer ones, mostly embedded pictures, are read as empty.
const LONGEST: usize = 64 * 1024;

/// The largest source, in bytes: places in it are numbers of 32 bits.
pub(super) const LARGEST: usize = 1 << 31;

pub(in crate::formats) struct Written {
    /// Its name in lower case.
    pub(in crate::formats) name: String,
    /// The byte after the tag.
    pub(in crate::formats) end: usize,
    /// Whether it ends in `/>`.
    pub(in crate::formats) closes: bool,
    /// Whether it has more attributes than are read.
    pub(in crate::formats) too_many: bool,
}

/// The tag that begins at `at` with `<` or `</` and a letter; its attributes are added to `attributes`. `None` where it never ends.
pub(in crate::formats) fn read(source: &str, at: usize, attributes: &mut Vec<Attribute>, keep: bool) -> Option<Written> {
    let bytes = source.as_bytes();
    let start = at + if bytes.get(at + 1) == Some(&b'/') { 2 } else { 1 };
    let length = bytes[start..].iter().position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'))?;
    let mut place = start + length;
    let mut written = Written { name: source[start..place].to_ascii_lowercase(), end: 0, closes: false, too_many: false };
    let first = attributes.len();
    loop {
        place += bytes[place..].iter().position(|byte| !byte.is_ascii_whitespace())?;
        match bytes[place] {
            b'>' => {
                written.end = place + 1;
                return Some(written);
            }
            b'/' => {
                written.closes = bytes.get(place + 1) == Some(&b'>');
                place += 1;
            }
            _ => {
                let (attribute, end) = attribute(bytes, place)?;
                place = end;
                if keep && attributes.len() - first < MOST {
                    attributes.push(attribute);
                } else {
                    written.too_many |= keep;
                }
            }
        }
    }
}

/// The attribute that begins at `start`, and where it ends.
fn attribute(bytes: &[u8], start: usize) -> Option<(Attribute, usize)> {
    let range = |start: usize, end: usize| (u32::try_from(start).unwrap_or(0), u32::try_from(end).unwrap_or(0));
    // An equals sign at the start belongs to the name.
    let name_end =
        start + 1 + bytes[start + 1..].iter().position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>' | b'='))?;
    let name = range(start, name_end);
    let sign = name_end + bytes[name_end..].iter().position(|byte| !byte.is_ascii_whitespace())?;
    if bytes[sign] != b'=' {
        return Some((Attribute { name, value: (0, 0) }, name_end));
    }
    let value = sign + 1 + bytes[sign + 1..].iter().position(|byte| !byte.is_ascii_whitespace())?;
    let (from, to, end) = match bytes[value] {
        quote @ (b'"' | b'\'') => {
            let length = bytes[value + 1..].iter().position(|&byte| byte == quote)?;
            (value + 1, value + 1 + length, value + 2 + length)
        }
        b'>' => (value, value, value),
        _ => {
            let length = bytes[value..].iter().position(|byte| byte.is_ascii_whitespace() || *byte == b'>')?;
            (value, value + length, value + length)
        }
    };
    let value = if to - from > LONGEST { (0, 0) } else { range(from, to) };
    Some((Attribute { name, value }, end))
}

/// Length of the text that `text` starts with; a `<` at its start is part of it.
pub(in crate::formats) fn end_of_text(text: &str) -> usize {
    let first = text.chars().next().map_or(0, char::len_utf8);
    text[first..].find('<').map_or(text.len(), |end| first + end)
}

/// Length up to and including the next `>`, searched from `from`.
pub(in crate::formats) fn behind(text: &str, from: usize) -> usize {
    text.get(from..).and_then(|rest| rest.find('>')).map_or(text.len(), |at| from + at + 1)
}

/// Length of the comment, declaration or processing instruction at the start of `text`.
pub(in crate::formats) fn declaration(text: &str) -> usize {
    let Some(inside) = text.strip_prefix("<!--") else { return behind(text, 2) };
    if inside.starts_with('>') || inside.starts_with("->") {
        return behind(text, 4);
    }
    let plain = inside.find("-->").map(|at| at + 3);
    // A comment ends at `--!>` too, if that comes first.
    let odd = inside[..plain.unwrap_or(inside.len())].find("--!>").map(|at| at + 4);
    odd.or(plain).map_or(text.len(), |length| 4 + length)
}

/// Length of the content of the raw text element `name`, which only its own end tag closes.
pub(in crate::formats) fn end_of_raw(text: &str, name: &str) -> usize {
    if name == "script" {
        return end_of_script(text);
    }
    let mut at = 0;
    while let Some(offset) = text[at..].find("</") {
        if is_named(&text.as_bytes()[at + offset + 2..], name) {
            return at + offset;
        }
        at += offset + 2;
    }
    text.len()
}

/// Whether what follows `<` or `</` is this name and no longer one.
fn is_named(bytes: &[u8], name: &str) -> bool {
    bytes.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
        && bytes.get(name.len()).is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'))
}

/// Length of a script's content. In an HTML comment in it, another may begin and end (HTML standard, script data double escaped state).
fn end_of_script(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut in_comment, mut in_script, mut dashes, mut at) = (false, false, 0, 0);
    while let Some(&byte) = bytes.get(at) {
        let rest = &bytes[at + 1..];
        let mut length = 1;
        match byte {
            b'-' => dashes += 1,
            b'>' if dashes >= 2 => (in_comment, in_script, dashes) = (false, false, 0),
            b'<' if !in_comment && rest.starts_with(b"!--") => (in_comment, dashes, length) = (true, 2, 4),
            b'<' if rest.first() == Some(&b'/') && is_named(&rest[1..], "script") => {
                if !in_script {
                    return at;
                }
                (in_script, dashes, length) = (false, 0, 8);
            }
            b'<' => {
                in_script |= in_comment && is_named(rest, "script");
                dashes = 0;
            }
            _ => dashes = 0,
        }
        at += length;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    type Seen<'a> = (String, Vec<(&'a str, &'a str)>, &'a str, bool);

    fn read_one(source: &str) -> Option<Seen<'_>> {
        let mut attributes = Vec::new();
        let written = read(source, 0, &mut attributes, true)?;
        let text = |(start, end): (u32, u32)| &source[start as usize..end as usize];
        let pairs = attributes.iter().map(|attribute| (text(attribute.name), text(attribute.value))).collect();
        Some((written.name, pairs, &source[written.end..], written.closes))
    }

    #[test]
    fn tags_end_behind_their_quotes() {
        let (name, pairs, rest, closes) = read_one("<A b='>' c=d/e f = \"g\"h i=>j").unwrap();
        assert_eq!((name.as_str(), rest, closes), ("a", "j", false));
        assert_eq!(pairs, [("b", ">"), ("c", "d/e"), ("f", "g"), ("h", ""), ("i", "")]);
        assert!(read_one("<br/>").unwrap().3);
        assert!(!read_one("<br / a>").unwrap().3);
        assert!(read_one("<a b='").is_none());
    }

    #[test]
    fn text_ends_at_the_next_angle_bracket() {
        assert_eq!(end_of_text("«</span>"), 2);
        assert_eq!(end_of_text("< a<b"), 3);
        assert_eq!(end_of_text("a"), 1);
    }

    #[test]
    fn comments_end_where_browsers_end_them() {
        for (text, rest) in
            [("<!-- a > b -->c", "c"), ("<!-->c", "c"), ("<!--->c", "c"), ("<!-- a --!>b-->", "b-->"), ("<!x>c", "c"), ("<!--", "")]
        {
            assert_eq!(&text[declaration(text)..], rest, "{text}");
        }
    }

    #[test]
    fn raw_content_ends_at_its_own_end_tag() {
        assert_eq!(end_of_raw("a</b></scripty></SCRIPT >", "script"), 15);
        assert_eq!(end_of_raw("a</", "script"), 3);
    }
}

//! Character references of HTML, decoded once, as browsers do (HTML standard, named and numeric character references).

use std::borrow::Cow;

use html5ever::data::NAMED_ENTITIES;

/// The longest name of an entity, `CounterClockwiseContourIntegral;`, in bytes.
const LONGEST: usize = 32;

/// `text` with its entities decoded.
pub(in crate::formats) fn decode(text: &str) -> Cow<'_, str> {
    all(text, false)
}

/// An attribute's value with its entities decoded: there, `&copy=1` is part of an address.
pub(in crate::formats) fn decode_attribute(text: &str) -> Cow<'_, str> {
    all(text, true)
}

/// Decodes a reference without its `&` but with its semicolon: `eacute;`, `#233;`.
pub(in crate::formats) fn character_of(reference: &str) -> Option<String> {
    let mut out = String::new();
    let length = match reference.strip_prefix('#') {
        Some(figures) => figure(figures, &mut out),
        None => name(reference, false, &mut out),
    };
    (length == reference.len()).then_some(out)
}

/// Appends `text` as HTML writes it, also in attributes.
pub(in crate::formats) fn escape(text: &str, html: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"']) {
        html.push_str(&rest[..at]);
        html.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &rest[at + 1..];
    }
    html.push_str(rest);
}

fn all(text: &str, attribute: bool) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let length = if let Some(figures) = rest.strip_prefix('#') { figure(figures, &mut out) } else { name(rest, attribute, &mut out) };
        if length == 0 {
            out.push('&');
        }
        rest = &rest[length..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Appends the character of the number that `figures` begins with; how many bytes after the `&` it takes, 0 for none.
fn figure(figures: &str, out: &mut String) -> usize {
    let (digits, radix) = figures.strip_prefix(['x', 'X']).map_or((figures, 10), |hex| (hex, 16));
    let end = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
    if end == 0 {
        return 0;
    }
    // A number that does not fit is no character anyway.
    let code = u32::from_str_radix(&digits[..end], radix).unwrap_or(u32::MAX);
    out.push(character(code).unwrap_or('\u{fffd}'));
    let semicolon = usize::from(digits[end..].starts_with(';'));
    1 + (figures.len() - digits.len()) + end + semicolon
}

/// The character of a number. Those from 128 to 159 are meant as Windows-1252.
fn character(code: u32) -> Option<char> {
    if let (0x80..=0x9f, Ok(byte)) = (code, u8::try_from(code)) {
        return encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next();
    }
    char::from_u32(code).filter(|&c| c != '\0')
}

/// Appends the expansion of the longest entity name that `text` starts with; returns its length in bytes, 0 if there is none.
fn name(text: &str, attribute: bool, out: &mut String) -> usize {
    let bytes = text.as_bytes();
    let letters = bytes.iter().take(LONGEST).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    if letters == 0 {
        return 0;
    }
    let longest = letters + usize::from(bytes.get(letters) == Some(&b';'));
    for length in (2..=longest).rev() {
        let Some(&(first, second)) = text.get(..length).and_then(|name| NAMED_ENTITIES.get(name)) else { continue };
        let Some(first) = char::from_u32(first).filter(|&c| c != '\0') else { continue };
        let closed = bytes[length - 1] == b';';
        let follows = bytes.get(length).is_some_and(|byte| *byte == b'=' || byte.is_ascii_alphanumeric());
        if attribute && !closed && follows {
            return 0;
        }
        out.push(first);
        out.extend(char::from_u32(second).filter(|&c| c != '\0'));
        return length;
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_decoded_once() {
        assert_eq!(decode("a &amp;lt; b &#233;&#xE9;&eacute; &Ouml;"), "a &lt; b ééé Ö");
        assert_eq!(decode("R&D; &nosuch; & &#1234567890; &#150;"), "R&D; &nosuch; & \u{fffd} –");
        assert!(matches!(decode("plain"), Cow::Borrowed("plain")));
    }

    #[test]
    fn old_names_need_no_semicolon_in_text() {
        assert_eq!(decode("a&nbsp b &notit; &copy2020"), "a\u{a0} b ¬it; ©2020");
        assert_eq!(decode_attribute("?a=1&copy=2&amp;b=3&lt"), "?a=1&copy=2&b=3<");
    }
}

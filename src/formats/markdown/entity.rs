//! Entities of HTML, decoded once: figures and the common names here, the rest of the 2,231 names by the Markdown parser's table.

use std::borrow::Cow;

use pulldown_cmark::{Event, Parser};

/// `text` with its entities decoded.
pub(in crate::formats) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = rest.bytes().take(34).position(|byte| byte == b';').unwrap_or(0);
        if length > 1 && one(&rest[..=length], &mut out) {
            rest = &rest[length + 1..];
        } else {
            out.push('&');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Appends what `entity`, from `&` to `;`, stands for.
fn one(entity: &str, out: &mut String) -> bool {
    let name = &entity[1..entity.len() - 1];
    if let Some(figures) = name.strip_prefix('#') {
        let code = figures.strip_prefix(['x', 'X']).map_or_else(|| figures.parse(), |hex| u32::from_str_radix(hex, 16));
        return code.ok().and_then(character).map(|c| out.push(c)).is_some();
    }
    if !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return false;
    }
    let common = match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        "nbsp" => "\u{a0}",
        "rsquo" => "’",
        "lsquo" => "‘",
        "rdquo" => "”",
        "ldquo" => "“",
        "laquo" => "«",
        "raquo" => "»",
        "hellip" => "…",
        "ndash" => "–",
        "mdash" => "—",
        "eacute" => "é",
        "egrave" => "è",
        "ecirc" => "ê",
        "agrave" => "à",
        "ccedil" => "ç",
        _ => return by_table(entity, out),
    };
    out.push_str(common);
    true
}

/// The character of a figure. Those from 128 to 159 are meant as Windows-1252 (HTML standard, numeric character references).
fn character(code: u32) -> Option<char> {
    if let (0x80..=0x9f, Ok(byte)) = (code, u8::try_from(code)) {
        return encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next();
    }
    char::from_u32(code).filter(|&c| c != '\0')
}

fn by_table(entity: &str, out: &mut String) -> bool {
    Parser::new(entity).any(|event| match event {
        Event::Text(text) if !text.starts_with('&') => {
            out.push_str(&text);
            true
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_decoded_once() {
        assert_eq!(decode("a &amp;lt; b &#233;&#xE9;&eacute; &Ouml;"), "a &lt; b ééé Ö");
        assert_eq!(decode("R&D; &nosuch; & &#1234567890; &#150;"), "R&D; &nosuch; & &#1234567890; –");
        assert!(matches!(decode("plain"), Cow::Borrowed("plain")));
    }
}

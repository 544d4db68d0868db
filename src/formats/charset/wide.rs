//! UTF-32, and UTF-16 without a byte order mark: recognised by their zero bytes and by the characters they make.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// Bytes at the beginning that are looked at.
const LOOKED_AT: usize = 4096;

/// UTF-32, with its mark or without.
pub(super) fn utf32(bytes: &[u8]) -> Option<String> {
    if bytes.len() < 8 {
        return None;
    }
    let little = bytes.starts_with(&[0xff, 0xfe, 0, 0]) || is_utf32(bytes, u32::from_le_bytes);
    let big = bytes.starts_with(&[0, 0, 0xfe, 0xff]) || is_utf32(bytes, u32::from_be_bytes);
    let order: fn([u8; 4]) -> u32 = match (little, big) {
        (true, false) => u32::from_le_bytes,
        (false, true) => u32::from_be_bytes,
        _ => return None,
    };
    let units = bytes.chunks_exact(4).filter_map(|unit| unit.try_into().ok());
    let text: String = units.map(|unit| char::from_u32(order(unit)).unwrap_or('\u{fffd}')).collect();
    Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// Whether every unit is a character, which leaves one byte in four zero or more.
fn is_utf32(bytes: &[u8], order: fn([u8; 4]) -> u32) -> bool {
    let head = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let mut units = head.chunks_exact(4).filter_map(|unit| unit.try_into().ok()).map(order);
    units.all(|unit| unit != 0 && char::from_u32(unit).is_some_and(|c| c >= ' ' || c.is_whitespace()))
}

/// The byte order of UTF-16 without a mark. Characters of ASCII, of which every text has some, have a zero byte, always on the same side;
/// where these are few, nearly all characters are letters or marks.
pub(super) fn utf16_without_mark(head: &[u8]) -> Option<&'static Encoding> {
    let head = head.get(..LOOKED_AT).unwrap_or(head);
    let pairs = head.len() / 2;
    if pairs < 2 {
        return None;
    }
    let (mut big, mut little) = (0, 0);
    for pair in head.chunks_exact(2) {
        match *pair {
            [0, 0] => return None,
            [0, _] => big += 1,
            [_, 0] => little += 1,
            _ => (),
        }
    }
    match (big, little) {
        (0, 0) => None,
        (0, little) if little * 2 >= pairs => Some(UTF_16LE),
        (big, 0) if big * 2 >= pairs => Some(UTF_16BE),
        _ => match [UTF_16LE, UTF_16BE].map(|encoding| is_text(head, encoding)) {
            [true, false] if little > 0 => Some(UTF_16LE),
            [false, true] if big > 0 => Some(UTF_16BE),
            _ => None,
        },
    }
}

/// Whether nearly all of what the units make are letters, spaces and common marks.
fn is_text(head: &[u8], encoding: &'static Encoding) -> bool {
    let (text, _) = encoding.decode_without_bom_handling(head);
    let common = |c: char| {
        let letter = c.is_alphanumeric() || c.is_ascii_graphic() || matches!(c, ' ' | '\t' | '\r' | '\n');
        letter
            || matches!(c, '\u{a0}'..='\u{36f}' | '\u{600}'..='\u{e7f}' | '\u{2010}'..='\u{2044}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff65}')
    };
    let (all, right) = text.chars().fold((0_usize, 0_usize), |(all, right), c| (all + 1, right + usize::from(common(c))));
    all > 8 && right * 100 >= all * 97
}

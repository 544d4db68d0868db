//! Characters of symbol fonts, such as the arrows and ticks that Word inserts for `-->`. Maps the most frequent glyph numbers to Unicode.

/// Numbers of signs in Wingdings, and the signs.
const WINGDINGS: &[(u8, char)] = &[
    (0x28, '☎'),
    (0x2a, '✉'),
    (0x4a, '☺'),
    (0x4c, '☹'),
    (0x6c, '●'),
    (0x6e, '■'),
    (0x6f, '□'),
    (0x71, '❑'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x9f, '•'),
    (0xa7, '▪'),
    (0xa8, '◻'),
    (0xd8, '➢'),
    (0xdf, '←'),
    (0xe0, '→'),
    (0xe1, '↑'),
    (0xe2, '↓'),
    (0xe7, '←'),
    (0xe8, '→'),
    (0xe9, '↑'),
    (0xea, '↓'),
    (0xef, '⇦'),
    (0xf0, '⇨'),
    (0xf3, '⬄'),
    (0xfb, '✗'),
    (0xfc, '✓'),
    (0xfd, '☒'),
    (0xfe, '☑'),
];

/// Numbers of signs in Symbol, and the signs.
const SYMBOL: &[(u8, char)] = &[
    (0x2d, '−'),
    (0xa3, '≤'),
    (0xab, '↔'),
    (0xac, '←'),
    (0xad, '↑'),
    (0xae, '→'),
    (0xaf, '↓'),
    (0xb0, '°'),
    (0xb1, '±'),
    (0xb3, '≥'),
    (0xb4, '×'),
    (0xb7, '•'),
    (0xb8, '÷'),
    (0xb9, '≠'),
    (0xbb, '≈'),
    (0xd2, '®'),
    (0xd3, '©'),
    (0xd4, '™'),
    (0xde, '⇒'),
];

/// The character of this hexadecimal number in a font. Symbol fonts number theirs within Unicode's private use area, or from zero.
pub(super) fn read(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code.trim(), 16).ok()?;
    let signs = match font {
        "Wingdings" => WINGDINGS,
        "Symbol" => SYMBOL,
        _ => return char::from_u32(code).filter(|c| !matches!(c, '\u{e000}'..='\u{f8ff}')),
    };
    let number = u8::try_from(code.checked_sub(0xf000).unwrap_or(code)).ok()?;
    signs.iter().find(|(at, _)| *at == number).map(|(_, sign)| *sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_read_by_font_and_number() {
        assert_eq!(read("Wingdings", "F0E0"), Some('→'));
        assert_eq!(read("Symbol", "B7"), Some('•'));
        assert_eq!(read("Times New Roman", "2013"), Some('–'));
        assert_eq!([read("Wingdings", "F000"), read("Webdings", "F061"), read("Symbol", "x")], [None; 3]);
    }
}

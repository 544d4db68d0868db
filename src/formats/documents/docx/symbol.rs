//! Characters of symbol fonts, such as the arrows and ticks that Word inserts for `-->`. Maps the most frequent glyph numbers to Unicode.

/// Signs in Wingdings, each behind its hexadecimal number.
const WINGDINGS: &str =
    "28☎ 2a✉ 4a☺ 4c☹ 6c● 6e■ 6f□ 71❑ 75◆ 76❖ 9f• a7▪ a8◻ d8➢ df← e0→ e1↑ e2↓ e7← e8→ e9↑ ea↓ ef⇦ f0⇨ f3⬄ fb✗ fc✓ fd☒ fe☑";

/// Signs in Symbol, likewise.
const SYMBOL: &str = "2d− a3≤ ab↔ ac← ad↑ ae→ af↓ b0° b1± b3≥ b4× b7• b8÷ b9≠ bb≈ d2® d3© d4™ de⇒";

/// The character of this hexadecimal number in a font. Symbol fonts number theirs within Unicode's private use area, or from zero.
pub(in crate::formats::documents) fn read(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code.trim(), 16).ok()?;
    let signs = match font {
        "Wingdings" => WINGDINGS,
        "Symbol" => SYMBOL,
        _ => return char::from_u32(code).filter(|c| !matches!(c, '\u{e000}'..='\u{f8ff}')),
    };
    let number = u8::try_from(code.checked_sub(0xf000).unwrap_or(code)).ok()?;
    signs.split(' ').find_map(|sign| sign.strip_prefix(&format!("{number:02x}"))?.chars().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_looked_up_by_font_and_code() {
        assert_eq!(read("Wingdings", "F0E0"), Some('→'));
        assert_eq!(read("Symbol", "B7"), Some('•'));
        assert_eq!(read("Times New Roman", "2013"), Some('–'));
        assert_eq!([read("Wingdings", "F000"), read("Webdings", "F061"), read("Symbol", "x")], [None; 3]);
    }
}

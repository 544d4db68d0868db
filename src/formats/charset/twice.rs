//! Detects text encoded as UTF-8 twice, which reads `Ã©` in place of `é`. It is reported, not repaired.

/// Number of bytes examined.
const LOOKED_AT: usize = 64 * 1024;

/// The fewest pairs that count where the text has other letters beyond ASCII, too.
const FEWEST: usize = 3;

/// Whether most characters beyond ASCII are the bytes of UTF-8, each taken for a character of Windows-1252.
pub(super) fn is_double_encoded(text: &str) -> bool {
    let (mut twice, mut once) = (0_usize, 0_usize);
    let mut chars = text[..text.floor_char_boundary(LOOKED_AT)].chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_ascii() {
            continue;
        }
        let wanted = byte(c).map_or(0, |lead| match lead {
            0xc2..=0xdf => 1,
            0xe0..=0xef => 2,
            0xf0..=0xf4 => 3,
            _ => 0,
        });
        let found = (0..wanted).take_while(|_| chars.next_if(|next| byte(*next).is_some_and(|byte| byte & 0xc0 == 0x80)).is_some());
        if wanted > 0 && found.count() == wanted {
            twice += 1;
        } else {
            once += 1;
        }
    }
    twice > once && (once == 0 || twice >= FEWEST)
}

/// The byte that encodes a character in Windows-1252, or in ISO-8859-1 if Windows-1252 has none.
fn byte(c: char) -> Option<u8> {
    /// The characters of 0x80 to 0x9f (WHATWG Encoding Standard, index windows-1252).
    const HIGH: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    match u32::from(c) {
        low @ 0x80..=0xff => u8::try_from(low).ok(),
        0..0x80 | 0x2123.. => None,
        _ => HIGH.chars().position(|high| high == c).and_then(|at| u8::try_from(at + 0x80).ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text encoded as UTF-8 once too often.
    fn twice(text: &str) -> String {
        encoding_rs::WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    #[test]
    fn double_encoded_text_is_detected() {
        for text in ["Un été à Paris", "“Quoted” — it’s late…", "日本語", "👋", "Привет"] {
            assert!(is_double_encoded(&twice(text)), "{}", twice(text));
        }
    }

    #[test]
    fn correct_text_is_not_taken_for_double_encoded() {
        for text in
            ["", "plain", "Un été à Paris", "NÃO, SÃO PAULO", "Â propos", "l’Âge d’or", "une coquille : « Ã© » pour « é », là", "Â", "âgé"]
        {
            assert!(!is_double_encoded(text), "{text}");
        }
    }
}

//! Character sets that the web does not know, beside those it does: code pages of DOS, Johab, ISO-2022-KR, UTF-7 (RFC 2152).

use encoding_rs::{EUC_KR, Encoding};
use oem_cp::code_table::{DECODING_TABLE_CP437, DECODING_TABLE_CP850, DECODING_TABLE_CP852, DECODING_TABLE_CP855};

/// A character set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Charset {
    /// One of the encoding standard.
    Standard(&'static Encoding),
    /// A code page of DOS: its name and the characters of its upper half.
    CodePage(&'static str, &'static [char; 128]),
    /// Korean syllables put together of their letters.
    Johab,
    /// Korean in seven bits, switched on and off.
    Iso2022Kr,
    /// ASCII, with base64 for the rest.
    Utf7,
}

/// The code pages of DOS.
pub(super) const CP437: Charset = Charset::CodePage("IBM437", &DECODING_TABLE_CP437);
pub(super) const CP850: Charset = Charset::CodePage("IBM850", &DECODING_TABLE_CP850);
pub(super) const CP852: Charset = Charset::CodePage("IBM852", &DECODING_TABLE_CP852);
pub(super) const CP855: Charset = Charset::CodePage("IBM855", &DECODING_TABLE_CP855);

impl Charset {
    /// The character set of this name, without marks and in lower case.
    pub(super) fn of_name(bare: &str) -> Option<Self> {
        Some(match bare {
            "cp437" | "ibm437" | "437" | "cspc8codepage437" => CP437,
            "cp850" | "ibm850" | "850" | "cspc850multilingual" => CP850,
            "cp852" | "ibm852" | "852" | "cspcp852" => CP852,
            "cp855" | "ibm855" | "855" | "csibm855" => CP855,
            "johab" | "cp1361" | "ms1361" => Self::Johab,
            "iso2022kr" | "csiso2022kr" => Self::Iso2022Kr,
            "utf7" | "unicode11utf7" | "csutf7" => Self::Utf7,
            _ => return None,
        })
    }

    pub(in crate::formats) fn name(self) -> &'static str {
        match self {
            Self::Standard(encoding) => encoding.name(),
            Self::CodePage(name, _) => name,
            Self::Johab => "Johab",
            Self::Iso2022Kr => "ISO-2022-KR",
            Self::Utf7 => "UTF-7",
        }
    }

    /// Whether ASCII is written as itself.
    pub(in crate::formats) fn is_ascii_compatible(self) -> bool {
        match self {
            Self::Standard(encoding) => encoding.is_ascii_compatible(),
            Self::CodePage(..) | Self::Johab => true,
            Self::Iso2022Kr | Self::Utf7 => false,
        }
    }

    /// The text of `bytes`, and whether some of them mean nothing.
    pub(in crate::formats) fn decode(self, bytes: &[u8]) -> (String, bool) {
        match self {
            Self::Standard(encoding) => {
                let (text, broken) = encoding.decode_without_bom_handling(bytes);
                (text.into_owned(), broken)
            }
            Self::CodePage(_, upper) => (
                bytes.iter().map(|&byte| upper.get(usize::from(byte).wrapping_sub(128)).copied().unwrap_or(char::from(byte))).collect(),
                false,
            ),
            Self::Johab => replaced(johab(bytes)),
            Self::Iso2022Kr => replaced(iso_2022_kr(bytes)),
            Self::Utf7 => replaced(utf7(bytes)),
        }
    }
}

fn replaced(text: String) -> (String, bool) {
    let broken = text.contains('\u{fffd}');
    (text, broken)
}

/// Between `+` and the next byte that is none of base64, UTF-16 in base64; a `-` there ends it and is not shown.
fn utf7(bytes: &[u8]) -> String {
    let (mut out, mut rest) = (String::with_capacity(bytes.len()), bytes);
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if byte != b'+' {
            out.push(if byte.is_ascii() { char::from(byte) } else { '\u{fffd}' });
            continue;
        }
        let end = rest.iter().position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'))).unwrap_or(rest.len());
        let (encoded, after) = rest.split_at(end);
        rest = after.strip_prefix(b"-").unwrap_or(after);
        match encoded {
            [] => out.push('+'),
            encoded => out.extend(char::decode_utf16(units(encoded)).map(|unit| unit.unwrap_or('\u{fffd}'))),
        }
    }
    out
}

/// The units of UTF-16 in base64; bits that are left over are padding.
fn units(encoded: &[u8]) -> Vec<u16> {
    let (mut units, mut bits, mut held) = (Vec::new(), 0_u32, 0);
    for &byte in encoded {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            _ => 63,
        };
        (bits, held) = (bits << 6 | u32::from(value), held + 6);
        if held >= 16 {
            held -= 16;
            units.push((bits >> held & 0xffff) as u16);
            bits &= (1 << held) - 1;
        }
    }
    units
}

/// KS X 1001 in two bytes of seven bits between SO and SI (RFC 1557).
fn iso_2022_kr(bytes: &[u8]) -> String {
    let (mut plain, mut shifted, mut at) = (Vec::with_capacity(bytes.len()), false, 0);
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            0x0e => shifted = true,
            0x0f => shifted = false,
            0x1b if bytes[at..].starts_with(b"$)C") => at += 3,
            b'\n' => {
                shifted = false;
                plain.push(byte);
            }
            0x21..=0x7e if shifted => plain.push(byte | 0x80),
            _ => plain.push(byte),
        }
    }
    EUC_KR.decode_without_bom_handling(&plain).0.into_owned()
}

/// Two bytes hold three letters of five bits each (KS X 1001, annex 3); other characters are those of EUC-KR elsewhere.
fn johab(bytes: &[u8]) -> String {
    let (mut out, mut at) = (String::with_capacity(bytes.len()), 0);
    while let Some(&lead) = bytes.get(at) {
        at += 1;
        if lead < 0x80 {
            out.push(if lead == b'\\' { '\u{20a9}' } else { char::from(lead) });
            continue;
        }
        let trail = bytes.get(at).copied().unwrap_or_default();
        let c = syllable(u16::from_be_bytes([lead, trail])).or_else(|| of_euc(lead, trail));
        at += usize::from(c.is_some() || trail >= 0x80);
        out.push(c.unwrap_or('\u{fffd}'));
    }
    out
}

/// The syllable of three letters, or a letter alone.
fn syllable(pair: u16) -> Option<char> {
    const LETTERS: [char; 19] =
        ['ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ'];
    let part = |shift: u16| u32::from(pair >> shift & 31);
    if pair & 0x8000 == 0 {
        return None;
    }
    let first = part(10).checked_sub(2).filter(|&first| first < 19);
    let vowel = match part(5) {
        code @ 3..=7 => Some(code - 3),
        code @ 10..=15 => Some(code - 5),
        code @ 18..=23 => Some(code - 7),
        code @ 26..=29 => Some(code - 9),
        _ => None,
    };
    let last = match part(0) {
        code @ 1..=17 => Some(code - 1),
        code @ 19..=29 => Some(code - 2),
        _ => None,
    };
    match (first, vowel, last) {
        (Some(first), Some(vowel), Some(last)) => char::from_u32(0xac00 + (first * 21 + vowel) * 28 + last),
        (Some(first), None, Some(0)) => LETTERS.get(first as usize).copied(),
        (None, Some(vowel), Some(0)) => char::from_u32(0x314f + vowel),
        _ => None,
    }
}

/// A character that is none of the syllables, by its place in EUC-KR.
fn of_euc(lead: u8, trail: u8) -> Option<char> {
    let trail = match trail {
        0x31..=0x7e => trail - 0x31,
        0x91..=0xfe => trail - 0x43,
        _ => return None,
    };
    let row = match lead {
        0xd9..=0xde => 2 * (lead - 0xd9) + 0x21,
        0xe0..=0xf9 => 2 * (lead - 0xe0) + 0x4a,
        _ => return None,
    };
    let (row, column) = if trail < 94 { (row, trail) } else { (row + 1, trail - 94) };
    let bytes = [row | 0x80, (column + 0x21) | 0x80];
    let (text, broken) = EUC_KR.decode_without_bom_handling(&bytes);
    text.chars().next().filter(|_| !broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_decoded() {
        for (name, bytes, text) in [
            ("cp437", &b"Gr\x94\xe1e"[..], "Größe"),
            ("cp850", b"d\x82j\x85 \xb5", "déjà Á"),
            ("cp852", b"\x88\xa2d\xab", "łódź"),
            ("cp855", b"\xa1\xb5 \xe1\xb7\xe5", "Ах рит"),
            ("johab", b"\xd0\x65\x8b\x69 \xd9\x31\x88\x41", "한글 \u{3000}ㄱ"),
            ("iso2022kr", b"\x1b$)C\x0eGQ1[\x0f.", "한글."),
            ("utf7", b"caf+AOk- du +IBQ- 1 +- 1", "café du — 1 + 1"),
        ] {
            let charset = Charset::of_name(name).unwrap();
            assert_eq!(charset.decode(bytes).0, text, "{name}");
        }
    }

    #[test]
    fn every_syllable_of_johab_is_one_of_unicode() {
        let syllables: std::collections::HashSet<char> =
            (0x8000..=u16::MAX).filter_map(syllable).filter(|c| ('가'..='힣').contains(c)).collect();
        assert_eq!(syllables.len(), 11_172);
        assert!(Charset::Johab.decode(b"\xff\xff\x80").1);
    }
}

//! The table of fonts: each has a character set, which decodes the bytes of its text.

use std::collections::HashMap;

use encoding_rs::Encoding;

use super::super::docx::symbol;

/// The most fonts of a table.
const MOST: usize = 4096;

#[derive(Debug, Default)]
pub(super) struct Fonts {
    table: HashMap<i32, Font>,
    open: i32,
    code_page: Option<&'static Encoding>,
    pub(super) default_font: i32,
}

#[derive(Debug, Default, Clone)]
struct Font {
    encoding: Option<&'static Encoding>,
    name: String,
}

impl Fonts {
    /// A control word within the table.
    pub(super) fn word(&mut self, name: &str, number: Option<i32>) {
        let number = number.unwrap_or_default();
        match name {
            "f" if self.table.len() < MOST => {
                self.open = number;
                self.table.entry(number).or_default();
            }
            "fcharset" => self.set(charset(number)),
            "cpg" => self.set(code_page(number)),
            _ => (),
        }
    }

    fn set(&mut self, encoding: Option<&'static Encoding>) {
        if let Some(font) = self.table.get_mut(&self.open) {
            font.encoding = encoding.or(font.encoding);
        }
    }

    /// A piece of a font's name, which a semicolon ends.
    pub(super) fn name(&mut self, text: &str) {
        if let Some(font) = self.table.get_mut(&self.open).filter(|font| font.name.len() < 100) {
            font.name.push_str(text.trim_end_matches(';').trim());
        }
    }

    pub(super) fn set_code_page(&mut self, number: Option<i32>) {
        self.code_page = number.and_then(code_page).or(self.code_page);
    }

    pub(super) fn decode(&self, font: i32, bytes: &[u8]) -> String {
        if bytes.is_ascii() && !self.is_symbolic(font) {
            return bytes.iter().copied().map(char::from).collect();
        }
        if self.is_symbolic(font) {
            return bytes.iter().filter_map(|byte| self.sign(font, u16::from(*byte))).collect();
        }
        let encoding = self.table.get(&font).and_then(|font| font.encoding).or(self.code_page).unwrap_or(encoding_rs::WINDOWS_1252);
        encoding.decode_without_bom_handling(bytes).0.into_owned()
    }

    /// The sign that a unit of Unicode is in a font of symbols.
    pub(super) fn symbol(&self, font: i32, unit: u16) -> Option<String> {
        let private = (0xf000..=0xf0ff).contains(&unit);
        private.then(|| self.sign(font, unit).map_or_else(String::new, String::from))
    }

    fn is_symbolic(&self, font: i32) -> bool {
        self.table.get(&font).is_some_and(|font| matches!(font.name.as_str(), "Symbol" | "Wingdings"))
    }

    fn sign(&self, font: i32, code: u16) -> Option<char> {
        symbol::read(&self.table.get(&font)?.name, &format!("{code:x}"))
    }
}

/// The encoding of a character set by its number in Windows.
fn charset(number: i32) -> Option<&'static Encoding> {
    code_page(match number {
        0 => 1252,
        77 => 10_000,
        128 => 932,
        129 | 130 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}

/// The encoding of a code page by its number.
fn code_page(number: i32) -> Option<&'static Encoding> {
    let label = match number {
        874 | 1250..=1258 => format!("windows-{number}"),
        866 => "ibm866".to_owned(),
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 | 1361 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        10_000 => "macintosh".to_owned(),
        10_007 => "x-mac-cyrillic".to_owned(),
        20_866 => "koi8-r".to_owned(),
        65_001 => "utf-8".to_owned(),
        28_591..=28_606 => format!("iso-8859-{}", number - 28_590),
        _ => return None,
    };
    Encoding::for_label(label.as_bytes())
}

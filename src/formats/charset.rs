//! Bytes to text: byte order marks, UTF-8, UTF-16, what pages and documents in XML declare, and a guess where nothing says. Owns what
//! is no text at all, too. What a document declares is believed unless its bytes say otherwise.

pub(super) mod declared;
mod guess;
pub(super) mod legacy;
pub(super) mod signature;
mod twice;
mod wide;

use std::string::FromUtf8Error;

use encoding_rs::{Encoding, UTF_8};

use crate::words::Diagnostic;
use legacy::Charset;

/// Bytes examined to guess the encoding: this many from the beginning, and this many again around the first that is not ASCII.
const LOOKED_AT: usize = 64 * 1024;

/// The fewest characters beyond ASCII that make valid UTF-8 more than chance in a text declared to be in an encoding of East Asia.
const NO_CHANCE: usize = 4;

/// Bytes of UTF-8 that are copied, at most.
const COPIED: usize = 4 << 20;

/// The text of `bytes`, and what was odd about them. Valid UTF-8 is taken as it is; what is no text is empty, with
/// [`Diagnostic::NotText`]. Where the text begins as HTML or XML does, what it declares counts.
pub fn decode(bytes: Vec<u8>) -> (String, Vec<Diagnostic>) {
    let label = declared::is_markup(bytes.get(..LOOKED_AT).unwrap_or(&bytes)).then(|| declared::label(&bytes)).flatten();
    decode_declared(bytes, label)
}

/// Decodes an HTML page or XML document as [`decode`] does. `label` is an encoding declared outside it, such as in a mail header; without
/// one, the document's own declaration counts.
pub fn decode_markup(bytes: Vec<u8>, label: Option<&str>) -> (String, Vec<Diagnostic>) {
    let label = label.map(str::to_owned).or_else(|| declared::label(&bytes));
    decode_declared(bytes, label)
}

/// Whether these bytes are text in any encoding; [`decode`] reports others as [`Diagnostic::NotText`].
pub fn is_text(bytes: &[u8]) -> bool {
    let head = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    Encoding::for_bom(head).is_some()
        || guess::escaped(head).is_some()
        || wide::utf32(head).is_some()
        || wide::utf16_without_mark(head).is_some()
        || !is_no_text(head)
}

fn decode_declared(bytes: Vec<u8>, label: Option<String>) -> (String, Vec<Diagnostic>) {
    let (text, mut notes) = text_of(bytes, label);
    if twice::is_double_encoded(&text) {
        notes.push(Diagnostic::DoubleEncoded);
    }
    (text, notes)
}

fn text_of(bytes: Vec<u8>, label: Option<String>) -> (String, Vec<Diagnostic>) {
    if let Some(text) = wide::utf32(&bytes) {
        return (text, vec![Diagnostic::Encoding { name: "UTF-32".to_owned() }]);
    }
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        let rest = bytes.get(mark..).unwrap_or_default();
        return if encoding == UTF_8 { utf8(bytes, mark, None) } else { decoded(Charset::Standard(encoding), rest) };
    }
    let head = bytes.get(..LOOKED_AT).unwrap_or(&bytes);
    if let Some(encoding) = wide::utf16_without_mark(head) {
        return decoded(Charset::Standard(encoding), &bytes);
    }
    // Shifts of seven-bit character sets are controls elsewhere.
    let label = label.and_then(|label| Some((declared::charset(&label)?, label)));
    let escaped =
        guess::escaped(head).or(label.as_ref().map(|(charset, _)| *charset).filter(|charset| !matches!(charset, Charset::Standard(_))));
    if let Some(charset) = escaped.filter(|_| !signature::is_signed(head)) {
        return decoded(charset, &bytes);
    }
    if is_no_text(head) {
        return (String::new(), vec![Diagnostic::NotText]);
    }
    utf8(
        bytes,
        0,
        label.and_then(|(charset, label)| if let Charset::Standard(encoding) = charset { Some((encoding, label)) } else { None }),
    )
}

/// UTF-8 from the byte `from` on, unless it is what was declared; where it is neither, nor nearly, what is guessed.
fn utf8(mut bytes: Vec<u8>, from: usize, said: Option<(&'static Encoding, String)>) -> (String, Vec<Diagnostic>) {
    bytes.drain(..from);
    let said = said.filter(|(encoding, _)| encoding.is_ascii_compatible() || !bytes.is_ascii() || bytes.contains(&0x1b));
    let bytes = match checked(bytes) {
        Ok(text) => match said {
            Some((encoding, _)) if may_be(encoding, &text) => return decoded(Charset::Standard(encoding), text.as_bytes()),
            Some((encoding, label)) if encoding != UTF_8 && !text.is_ascii() => return (text, vec![wrong(label, UTF_8)]),
            _ => return (text, Vec::new()),
        },
        Err(bytes) => bytes,
    };
    if from > 0 || is_nearly_utf8(&bytes) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let contradiction = said.filter(|(encoding, _)| *encoding != UTF_8).map(|(_, label)| wrong(label, UTF_8));
        return (text, contradiction.into_iter().chain([Diagnostic::Unreadable { count: lost(&bytes) }]).collect());
    }
    let Some((encoding, label)) = said else { return decoded(guess::of(near(&bytes)), &bytes) };
    if encoding != UTF_8 && encoding.is_ascii_compatible() && !is_refuted(encoding, &bytes) {
        return decoded(Charset::Standard(encoding), &bytes);
    }
    let guessed = guess::of(near(&bytes));
    let (text, mut notes) = decoded(guessed, &bytes);
    if guessed != Charset::Standard(encoding) {
        notes[0] = Diagnostic::Declared { declared: label, name: guessed.name().to_owned() };
    }
    (text, notes)
}

/// The text of bytes that are valid UTF-8, or the bytes. `encoding_rs` checks them several times as fast as the standard library, but only
/// borrowed ones: a copy costs less than the check saves, except in memory.
fn checked(bytes: Vec<u8>) -> Result<String, Vec<u8>> {
    if bytes.len() > COPIED {
        return String::from_utf8(bytes).map_err(FromUtf8Error::into_bytes);
    }
    match UTF_8.decode_without_bom_handling_and_without_replacement(&bytes) {
        Some(text) => Ok(text.into_owned()),
        None => Err(bytes),
    }
}

fn wrong(declared: String, encoding: &'static Encoding) -> Diagnostic {
    Diagnostic::Declared { declared, name: encoding.name().to_owned() }
}

/// Whether a text that is valid UTF-8 may be in the declared encoding all the same: one that is written in ASCII, or whose pairs of
/// bytes look like UTF-8 by chance.
fn may_be(encoding: &'static Encoding, text: &str) -> bool {
    if encoding == UTF_8 || encoding.is_single_byte() {
        return false;
    }
    let few = text.chars().filter(|c| !c.is_ascii()).take(NO_CHANCE).count() < NO_CHANCE;
    let meant = if encoding.is_ascii_compatible() { !text.is_ascii() } else { text.contains('\u{1b}') };
    few && meant && !encoding.decode_without_bom_handling(text.as_bytes()).1
}

/// Whether the bytes speak against the declared encoding: more than one in twenty of those beyond ASCII mean nothing in it, or words
/// of an alphabet of their own were declared to be Latin with accents.
fn is_refuted(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    let sample = near(bytes);
    let (text, _) = encoding.decode_without_bom_handling(sample);
    let odd = text.chars().filter(|c| matches!(c, '\u{fffd}' | '\u{80}'..='\u{9f}')).count();
    let beyond = text.chars().filter(|c| !c.is_ascii()).count();
    odd * 20 > beyond || LATIN.split(' ').any(|name| name == encoding.name()) && is_of_another_alphabet(sample)
}

/// The encodings of alphabets in which most letters are ASCII.
const LATIN: &str = "windows-1250 windows-1252 windows-1254 windows-1257 windows-1258 ISO-8859-2 ISO-8859-3 ISO-8859-4 ISO-8859-10 \
    ISO-8859-13 ISO-8859-14 ISO-8859-15 ISO-8859-16 macintosh";

/// Whether the words that have letters beyond ASCII have hardly any others: Latin ones have two accents of five letters at the most.
fn is_of_another_alphabet(sample: &[u8]) -> bool {
    let letter = |byte: &u8| byte.is_ascii_alphabetic() || *byte >= 0x80;
    let (mut beyond, mut all) = (0_usize, 0_usize);
    for word in sample.split(|byte| !letter(byte)).filter(|word| word.len() > 3 && !word.is_ascii()) {
        beyond += word.iter().filter(|byte| !byte.is_ascii()).count();
        all += word.len();
    }
    beyond * 10 > all * 7
}

/// The number of replacement characters needed for bytes that are not valid UTF-8.
fn lost(bytes: &[u8]) -> usize {
    bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count()
}

fn decoded(charset: Charset, bytes: &[u8]) -> (String, Vec<Diagnostic>) {
    let (text, broken) = charset.decode(bytes);
    let mut notes = vec![Diagnostic::Encoding { name: charset.name().to_owned() }];
    if broken {
        notes.push(Diagnostic::Unreadable { count: text.matches('\u{fffd}').count() });
    }
    (text, notes)
}

/// Whether a text is UTF-8 but for stray bytes: three right characters beyond ASCII for each wrong one. In any other encoding right
/// ones are chance, about one in thirty (a lead byte that a continuation follows). A character at the end may be cut off.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let sample = near(bytes);
    let (mut right, mut wrong) = (0_usize, 0_usize);
    for chunk in sample.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        let cut = std::str::from_utf8(chunk.invalid()).is_err_and(|error| error.error_len().is_none());
        wrong += usize::from(!(chunk.invalid().is_empty() || cut && right > 0 && sample.ends_with(chunk.invalid())));
    }
    right >= wrong * 3
}

/// The most informative part: the bytes around the first that is not ASCII.
fn near(bytes: &[u8]) -> &[u8] {
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let start = first.saturating_sub(LOOKED_AT / 4);
    bytes.get(start..bytes.len().min(start + LOOKED_AT)).unwrap_or(bytes)
}

/// Whether these are the bytes of something else than text: by their first ones, or because more than one in twenty is a control
/// that no text has. Noughts count double, for a text has none.
fn is_no_text(head: &[u8]) -> bool {
    if signature::is_signed(head) {
        return true;
    }
    // In runs short enough for a byte to hold their sum, which the processor then takes sixteen at a time.
    let weight = |&byte: &u8| {
        // Backspaces strike letters twice, as in manual pages.
        let control = byte < b' ' && !matches!(byte, 0x08..=b'\r' | 0x1b) || byte == 0x7f;
        u8::from(byte == 0) + u8::from(control)
    };
    let sum = |run: &[u8]| usize::from(run.iter().map(weight).sum::<u8>());
    head.chunks(64).map(sum).sum::<usize>() * 20 > head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: &str, notes: &[Diagnostic]) {
        assert_eq!(decode(bytes.to_vec()), (text.to_owned(), notes.to_vec()));
    }

    fn encoding(name: &str) -> Diagnostic {
        Diagnostic::Encoding { name: name.to_owned() }
    }

    #[test]
    fn utf8_passes_and_loses_only_its_mark() {
        check(b"", "", &[]);
        check("Été".as_bytes(), "Été", &[]);
        check(b"\xef\xbb\xbfa", "a", &[]);
    }

    #[test]
    fn utf16_is_read_with_its_mark_and_without() {
        let little: Vec<u8> = "Un été à Paris".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "Un été à Paris".encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&little, "Un été à Paris", &[encoding("UTF-16LE")]);
        check(&big, "Un été à Paris", &[encoding("UTF-16BE")]);
        check(&[&[0xff, 0xfe], &little[..]].concat(), "Un été à Paris", &[encoding("UTF-16LE")]);
    }

    #[test]
    fn utf32_is_read_with_its_mark_and_without() {
        let units = |text: &str, bytes: fn(u32) -> [u8; 4]| text.chars().flat_map(|c| bytes(u32::from(c))).collect::<Vec<u8>>();
        for text in ["\u{feff}é… 日", "Un été à Paris", "\u{feff}a"] {
            for bytes in [u32::to_le_bytes, u32::to_be_bytes] {
                check(&units(text, bytes), text.trim_start_matches('\u{feff}'), &[encoding("UTF-32")]);
            }
        }
    }

    #[test]
    fn utf16_without_a_mark_is_read_in_any_script() {
        for text in ["Порт снова открыт, сказал начальник.\n", "港口重新开放。\n港务局局长说。\n", "Το λιμάνι άνοιξε ξανά"]
        {
            let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            check(&little, text, &[encoding("UTF-16LE")]);
            check(&big, text, &[encoding("UTF-16BE")]);
        }
    }

    #[test]
    fn character_sets_of_seven_bits_are_read() {
        check(b"\x1b$)C\x0eGQ1[\x0f 1.\n", "한글 1.\n", &[encoding("ISO-2022-KR")]);
        check(b"\x1b$BF|K\\8l\x1b(B.", "日本語.", &[encoding("ISO-2022-JP")]);
        let page = b"<meta charset=utf-7><p>caf+AOk-</p>";
        assert!(decode(page.to_vec()).0.ends_with("<p>café</p>"));
    }

    #[test]
    fn western_texts_without_a_mark_are_windows_1252() {
        let bytes = b"Le journal a \xe9t\xe9 imprim\xe9 \xe0 Paris, \xab d\xe8s lundi \xbb, dit-il.";
        check(bytes, "Le journal a été imprimé à Paris, « dès lundi », dit-il.", &[encoding("windows-1252")]);
    }

    #[test]
    fn a_text_cut_off_within_a_character_is_utf8() {
        let (text, notes) = decode("L’été, à la r\u{e9}".as_bytes()[..16].to_vec());
        assert!(text.starts_with("L’été, à la"), "{text}");
        assert!(notes.is_empty() || notes == [Diagnostic::Unreadable { count: 1 }], "{notes:?}");
        assert_eq!(decode(b"Un caf\xe9".to_vec()).0, "Un café");
    }

    #[test]
    fn stray_bytes_leave_a_text_utf8() {
        let mut bytes = "Dès le début de l’été, la mairie a décidé d’élargir l’allée près du musée.".as_bytes().to_vec();
        bytes.push(0xe9);
        let (text, notes) = decode(bytes);
        assert!(text.starts_with("Dès le début") && text.ends_with('\u{fffd}'));
        assert_eq!(notes, [Diagnostic::Unreadable { count: 1 }]);
    }

    #[test]
    fn binary_data_decodes_to_an_empty_text() {
        check(b"\x89PNG\r\n\x1a\n", "", &[Diagnostic::NotText]);
        check(&[0; 200], "", &[Diagnostic::NotText]);
        check(&(0..200).map(|n| n % 20).collect::<Vec<u8>>(), "", &[Diagnostic::NotText]);
        assert_eq!(decode(b"a\x00b with one nought in a whole line of text".to_vec()).1, []);
    }

    #[test]
    fn a_guess_looks_past_a_long_beginning_in_ascii() {
        let bytes = [&b"word ".repeat(40_000)[..], b"l'\xe9t\xe9 \xe0 la plage, dit-il \xe0 son fr\xe8re"].concat();
        assert!(decode(bytes).0.ends_with("l'été à la plage, dit-il à son frère"));
    }

    #[test]
    fn a_declared_encoding_is_believed() {
        let page = b"<meta charset=iso-8859-2><p>\xaelu\xbbou\xe8k\xfd k\xf9\xf2";
        check(page, "<meta charset=iso-8859-2><p>Žluťoučký kůň", &[encoding("ISO-8859-2")]);
        let page = b"<?xml version='1.0' encoding='Shift_JIS'?><p>\x93\xfa\x96{\x8c\xea</p>";
        assert!(decode(page.to_vec()).0.ends_with("<p>日本語</p>"));
        let page = b"<meta charset=iso-2022-jp><p>\x1b$BF|K\\8l\x1b(B</p>";
        assert!(decode(page.to_vec()).0.ends_with("<p>日本語</p>"));
    }

    #[test]
    fn latin_1_and_ascii_are_windows_1252() {
        for label in ["iso-8859-1", "us-ascii", "latin1", "windows-1252"] {
            let page = [format!("<meta charset={label}>").as_bytes(), b"\x93Caf\xe9\x94 \x96 it\x92s \x80"].concat();
            let (text, notes) = decode(page);
            assert!(text.ends_with("“Café” – it’s €"), "{text}");
            assert_eq!(notes, [encoding("windows-1252")]);
        }
    }

    #[test]
    fn a_declaration_that_the_bytes_refute_is_noted() {
        let wrong = |declared: &str, name: &str| [Diagnostic::Declared { declared: declared.into(), name: name.into() }];
        let page = "<meta charset=iso-8859-1><p>Un été";
        check(page.as_bytes(), page, &wrong("iso-8859-1", "UTF-8"));
        let page = "<?xml version='1.0' encoding='utf-16'?><p>Un été";
        check(page.as_bytes(), page, &wrong("utf-16", "UTF-8"));
        let page = b"<meta charset=utf-8><p>Le journal a \xe9t\xe9 imprim\xe9 \xe0 Paris, dit-il \xe0 son fr\xe8re.";
        assert_eq!(decode(page.to_vec()).1, wrong("utf-8", "windows-1252"));
        let russian = encoding_rs::WINDOWS_1251.encode("Сегодня в городе открылась новая библиотека для детей").0;
        let (text, notes) = decode([b"<meta charset=windows-1252><p>".as_slice(), &russian].concat());
        assert!(text.contains("библиотека"), "{text}");
        assert_eq!(notes, wrong("windows-1252", "windows-1251"));
    }

    #[test]
    fn a_declaration_without_evidence_against_it_is_not() {
        check(b"<meta charset=iso-8859-1><p>plain", "<meta charset=iso-8859-1><p>plain", &[]);
        check(b"<meta charset=nonsense><p>plain", "<meta charset=nonsense><p>plain", &[]);
        check("a text on <meta charset=latin1>, été".as_bytes(), "a text on <meta charset=latin1>, été", &[]);
    }

    #[test]
    fn the_header_of_a_mail_counts_before_the_page() {
        let page = b"<meta charset=utf-8>\xaelu\xbbou\xe8k\xfd".to_vec();
        assert_eq!(decode_markup(page, Some("iso-8859-2")).0, "<meta charset=utf-8>Žluťoučký");
    }

    #[test]
    fn double_encoded_texts_are_noted_and_left_as_they_are() {
        check("Un Ã©tÃ© Ã\u{a0} Paris".as_bytes(), "Un Ã©tÃ© Ã\u{a0} Paris", &[Diagnostic::DoubleEncoded]);
    }

    #[test]
    fn any_bytes_are_answered() {
        for seed in 0..200_u32 {
            let bytes: Vec<u8> = (0..300_u32).map(|n| (n.wrapping_mul(2_654_435_761).wrapping_add(seed * 97) >> 13) as u8).collect();
            let _ = decode(bytes);
        }
    }
}
